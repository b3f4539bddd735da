"""Days with a time of day as programs write them into texts: 2026-11-05T08:00:00Z, 2026-11-05 00:00:00."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo

from toolkit.core.moment import Moment
from toolkit.patterns import compiled

_ZONE = r"\s*(?P<open>\()?(?P<utc>z|utc|gmt)?\s*(?:(?P<sign>[-+])(?P<ahead_h>\d{1,2}):?(?P<ahead_m>\d{2})?)?(?(open)\))"
_MIDNIGHT = compiled(
    r"\s*(?P<day>\d{1,4}([-/.])\d{1,2}\2\d{1,4})(?:\s+|(?P<T>t))"
    r"(?:0?0:00(?P<S>:00(?:[.,]0+)?)?|12:00:00\s*am)" + _ZONE + r"\s*"
)
_STAMP = compiled(
    r"\s*(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?:\s+|(?P<T>t))"
    r"(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d+)?)?" + _ZONE + r"\s*"
)
_CHINA = timezone(timedelta(hours=8))
_FARTHEST = timedelta(hours=14)  # of any zone from UTC


def local_text(text: str, zone: tzinfo | None) -> str:
    """A text that is a time of day of another zone as the time that it means here; any other as it is.

    00:00 is what programs add to a day without a time; as Excel cannot tell the two apart, it is no time in texts.

    Args:
        zone: in which times are meant here; None: China's.
    """
    if ":" not in text:
        return text
    lower = text.lower()
    midnight = _MIDNIGHT.fullmatch(lower)
    m = midnight or _STAMP.fullmatch(lower)
    if m is None or (m["sign"] == "-" and not (m["utc"] or m["T"] or m["S"])):
        return text  # 08:00-12:00 is from one time to another
    if midnight:
        return midnight["day"]
    if not (m["utc"] or m["sign"]):
        return text
    ahead = timedelta(hours=int(m["ahead_h"] or 0), minutes=int(m["ahead_m"] or 0))
    if ahead > _FARTHEST:
        return text
    there = timezone(-ahead if m["sign"] == "-" else ahead)
    try:
        at = datetime(int(m["y"]), int(m["m"]), int(m["d"]), int(m["H"]), int(m["M"]), int(m["S"] or 0), tzinfo=there)
    except ValueError:
        return text
    here = Moment.of(at.astimezone(zone or _CHINA).replace(tzinfo=None))
    return str(here if here.second else here.day).replace("T", " ")
