"""Times of day as people type them: 17:30, 下午5点半, 5:30 pm."""

from __future__ import annotations

import re

from toolkit.core.moment import DAY
from toolkit.patterns import compiled

_PARTS = "凌晨|清晨|早上|早晨|早|上午|中午|下午|午后|傍晚|晚上|晚间|晚|夜里"
PARTS_ALONE = frozenset((*_PARTS.split("|"), "am", "pm"))
_PART = rf"(?P<part>{_PARTS})?\s*"
_CLOCK = compiled(
    _PART + r"(?P<H>\d{1,2})\s*(?:[:：点时]\s*(?P<half>半|整)"
    r"|[:：点时]\s*(?P<M>\d{1,2})\s*分?(?:\s*[:：]?\s*(?P<S>\d{1,2})(?:\.\d+)?\s*秒?)?|[点时])?"
    r"\s*(?P<ap>a\.?m\.?|p\.?m\.?)?"
)


def read_clock(text: str) -> int | None:
    """Second of the day of 17:30, 下午5点半, 5:30 pm, 24:00; None when the text is no clock time."""
    m = _CLOCK.fullmatch(text.strip())
    if not m:
        return {"中午": DAY // 2, "noon": DAY // 2}.get(text.strip())
    if m["M"] is None and m["half"] is None and not m["ap"] and not re.search(r"[点时]", text):
        return None  # a bare number is no time
    hour, minute = int(m["H"]), 30 if m["half"] == "半" else int(m["M"] or 0)
    part, ap = m["part"] or "", (m["ap"] or "").replace(".", "")
    if ((part in ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜里") or ap == "pm") and hour < 12) or (
        part == "中午" and hour < 11
    ):
        hour += 12
    elif part in ("晚上", "晚间", "晚", "夜里") and hour == 12:
        hour = 24
    elif (ap == "am" or part == "凌晨") and hour == 12:
        hour = 0
    second = hour * 3600 + minute * 60 + int(m["S"] or 0)
    return second if minute < 60 and int(m["S"] or 0) < 60 and second <= DAY else None
