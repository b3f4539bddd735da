"""A duty: a standing promise of one department to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any
from unicodedata import normalize

from toolkit.core.traditional import SIMPLIFIED
from toolkit.patterns import compiled
from toolkit.record import NamedTuple

FieldValue = str | int | float | bool | date | datetime | time | None


class Condition(NamedTuple):
    """One test on an event's attributes: 现金金额 > 0. ``op`` is one of ``OPS``; ``value`` is text, as written."""

    field: str
    op: str
    value: str

    def __str__(self) -> str:
        return f"{self.field}{self.op}{self.value}"

    def holds(self, attributes: Mapping[str, FieldValue]) -> bool | None:
        """True or false; None where the attribute is missing or cannot be compared."""
        have = attributes.get(self.field)
        if self.op in ("有", "无"):
            return _is_nothing(have) is (self.op == "无")
        if have is None or have == "":
            return None
        left, right = _comparable(have, self.value)
        if isinstance(left, str) and self.op in _ORDERED and _is_measure(self.value):
            return None  # 3千 is neither more nor less than 0 as letters go
        return None if left is None or right is None else OPS[self.op](left, right)


OPS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    "属于": lambda a, b: str(a) in re.split(r"[/、|]", str(b)),
    "有": lambda a, b: bool(a),
    "无": lambda a, b: not a,
}

_ORDERED = frozenset({">", "≥", "<", "≤"})
_NOTHING = frozenset({"无", "没有", "零", "零元", "〇", "-", "--", "—", "——", "–", "/", "nil", "none", "n/a"})
"""What people type for no amount."""

_ASCII = {"==": "=", "!=": "≠", "<>": "≠", ">=": "≥", "<=": "≤", "in": "属于"}
_ONE = compiled(r"\s*(?P<field>[^=≠<>≥≤!]+?)\s*(?P<op>==|!=|<>|>=|<=|[=≠<>≥≤]| in |属于)\s*(?P<value>.+?)\s*")
_DAY = compiled(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_HAS = compiled(r"\s*(?P<op>有|无)\s*(?P<field>\S+)\s*")


def parse_conditions(text: str) -> tuple[Condition, ...]:
    """Read ``交车时间≥17:00;现金金额>0``: tests joined by 且, ``;`` or a comma, all of which must hold.

    Raises:
        ValueError: a part is not a test.
    """
    found = []
    for part in re.split(r"[;,]|且|\band\b", half_width(text)):
        if not part.strip():
            continue
        if m := _ONE.fullmatch(part):
            op = m["op"].strip()
            found.append(Condition(m["field"], _ASCII.get(op, op), m["value"]))
        elif m := _HAS.fullmatch(part):
            found.append(Condition(m["field"], m["op"], ""))
        else:
            raise ValueError(part.strip())
    return tuple(found)


def _comparable(have: FieldValue, wanted: str) -> tuple[Any, Any]:
    """Both sides as numbers, clock times (seconds), dates or text, whichever the attribute is."""
    if isinstance(have, datetime):
        if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", wanted):
            if have.time() == time():  # a day without a clock time
                return None, None
            return have.hour * 3600 + have.minute * 60 + have.second, _seconds(wanted)
        have = have.date()
    if isinstance(have, time):
        return have.hour * 3600 + have.minute * 60 + have.second, _seconds(wanted)
    if isinstance(have, date):
        m = _DAY.fullmatch(wanted)
        return (have, date(int(m[1]), int(m[2]), int(m[3]))) if m else (None, None)
    if isinstance(have, bool):
        return have, wanted in ("是", "真", "true", "yes", "1")
    if isinstance(have, (int, float)):
        return (float(have), float(wanted)) if _is_number(wanted) else (str(have), wanted)
    text = half_width(str(have)).strip()
    if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", text) and (seconds := _seconds(wanted)) is not None:
        return _seconds(text), seconds
    if _is_number(wanted):
        if _is_nothing(text):
            return 0.0, float(wanted)
        if _is_number(text):
            return float(text), float(wanted)
    return _folded(text), _folded(wanted)


def _is_nothing(have: FieldValue) -> bool:
    if isinstance(have, str):
        return not have.strip() or half_width(have).strip().lower() in _NOTHING
    return have in (None, False, 0)


def _is_measure(wanted: str) -> bool:
    """Whether a condition is about a number, a clock time or a day."""
    return _is_number(wanted) or _seconds(wanted) is not None or _DAY.fullmatch(wanted) is not None


def _folded(text: str) -> str:
    """Text as it is compared: 刷 卡 and 刷卡, 現金 and 现金 are the same."""
    return "".join(half_width(text).split()).casefold().translate(SIMPLIFIED)


def half_width(text: str) -> str:
    """As a person writes who types signs and figures in half width: 17：00 is 17:00."""
    return text if text.isascii() else normalize("NFKC", text)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+]?\d+(\.\d+)?", text.strip()) is not None


def _seconds(text: str) -> int | None:
    m = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text.strip())
    return int(m[1]) * 3600 + int(m[2]) * 60 + int(m[3] or 0) if m else None


class Duty(NamedTuple):
    """A standing promise, provider → receiver. Field by field as in ``schemas/duty.schema.json``.

    ``id`` names it everywhere (销售部7). ``phrase`` is the deadline verbatim, empty when none was written. ``event``
    is the type of register row that starts it (交车), None for duties owed once a period. ``conditions`` limit it to
    the events (or periods) they hold for; ``requirements`` turn it into a conditional rule: for the events that meet
    the conditions, these must hold too (销售部6), and there is no deadline to judge. ``evidence`` is what shows that
    it was done; ``completeness`` what must be there for a submission to count. ``due_next_month``: the obligation
    for 2026-10 falls due in November. ``stage`` orders duties of one case (响应 → 解决 → 关闭). Two duties may share an
    id with different effective spans: versions of one promise.
    """

    id: str
    provider: str
    receiver: str
    deliverable: str
    phrase: str = ""
    event: str | None = None
    owner: str = ""
    reviewer: str = ""
    evidence: tuple[str, ...] = ()
    completeness: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    requirements: tuple[Condition, ...] = ()
    due_next_month: bool = False
    stage: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    gloss: str = ""
    note: str = ""
    extra: Mapping[str, str] = {}

    @property
    def is_rule(self) -> bool:
        """A conditional rule over a register rather than something to hand in."""
        return bool(self.requirements)

    def in_force(self, day: date) -> bool:
        """Whether this version of the promise holds on a day."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )
