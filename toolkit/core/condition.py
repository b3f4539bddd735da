"""Conditions: tests on what a register says of an event, such as 现金金额>0, compared as people mean them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any
from unicodedata import normalize

from toolkit.core.moment import Moment
from toolkit.core.nothing import is_blank
from toolkit.core.traditional import SIMPLIFIED, plain
from toolkit.record import NamedTuple

FieldValue = str | int | float | bool | date | datetime | time | None


class Condition(NamedTuple):
    """One test on an event's attributes: 现金金额 > 0.

    ``op`` is one of ``OPS``, 有 or 无; ``value`` is text, as written. ``number``, ``moment`` and ``second`` are what
    that text means besides, a time of day in seconds; None where it is none of that kind. 10.1 may be a number and a
    day: what it is compared as, the attribute says.
    """

    field: str
    op: str
    value: str = ""
    number: float | None = None
    moment: Moment | None = None
    second: int | None = None

    def __str__(self) -> str:
        return f"{self.field}{self.op}{self.value}"

    @property
    def is_ordered(self) -> bool:
        """Whether it asks for more or less, which only numbers, days and times of day can be."""
        return self.op in _ORDERED

    @property
    def is_about_time(self) -> bool:
        """Whether what it is about can only be a day or a time of day."""
        return self.is_ordered and self.number is None

    def holds(self, attributes: Mapping[str, FieldValue]) -> bool | None:
        """True or false; None where the attribute is missing or cannot be compared."""
        have = attributes.get(self.field)
        if self.op in ("有", "无"):
            return _is_nothing(have) is (self.op == "无")
        if have is None or have == "":
            return None
        left, right = self._sides(have)
        return None if left is None or right is None else OPS[self.op](left, right)

    def _sides(self, have: FieldValue) -> tuple[Any, Any]:
        """Both sides as numbers, seconds of a day, moments or text, whichever the attribute is; None: nobody knows."""
        if isinstance(have, bool):
            return have, self.value in ("是", "真", "true", "yes", "1") if self.op in ("=", "≠") else None
        if isinstance(have, time):
            return _second_of_day(have), self.second
        if isinstance(have, datetime) and self.second is not None:
            return _second_of_day(have) or None, self.second  # 00:00 is a day without a time of day
        if isinstance(have, date):
            return _moments(have, self.moment)
        if self.number is not None and (number := _number(have)) is not None:
            return number, self.number
        # 3千 is neither more nor less than 0 as letters go.
        return (None, None) if self.is_ordered else (_folded(have), _folded(self.value))


def _is_among(have: str, values: str) -> bool | None:
    """Whether a text is one of some values, or several of them; the machine beside is no matter: POS刷卡, POS机.

    None where it says one of them in other words (交车时刷卡, 已提前交款), or nothing but the machine.
    """
    wanted = re.split(r"[/、|,]", values)
    have = re.sub(r"(?:银联)?pos机?", "", have)
    if have in wanted:
        return True
    parts = [part for part in re.split(r"[/、|,+()]", have) if part]
    if all(part in wanted for part in parts):
        return True if parts else None
    names = "|".join(re.escape(value) for value in wanted if len(value) > 1 and not value.isascii())
    if not names:
        return False
    said, denied = re.compile(names), re.compile(_DENIED.format(names=names))
    parts = re.split(r"[/、|,+和]", have)
    return None if all(said.search(part) and not denied.search(part) for part in parts) else False


_DENIED = (
    r"(?:[未没不无非拒][^()]{{0,2}}|取消|待)(?:{names})"
    r"|(?:{names})[^()]{{0,3}}(?:[未没不无坏]|失败|取消|故障|[改换转][成为付]?现)"
)
"""What says that it is none of the values: 没有刷卡, 刷卡失败, 刷卡改现金."""


OPS: dict[str, Callable[[Any, Any], bool | None]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    "属于": _is_among,
}

_ORDERED = frozenset({">", "≥", "<", "≤"})
_NO_AMOUNT = frozenset({"没有", "零", "零元", "〇"})
"""What people type for none, besides 无 and /."""


def half_width(text: str) -> str:
    """As a person writes who types signs and figures in half width: 17：00 is 17:00."""
    return text if text.isascii() else normalize("NFKC", text)


def _second_of_day(have: datetime | time) -> int:
    return have.hour * 3600 + have.minute * 60 + have.second


def _moments(have: date, wanted: Moment | None) -> tuple[Any, Any]:
    """Two moments as far as both can be compared: by the clock where both have one, else by the day."""
    found = Moment.of(have)
    if wanted is None or (wanted.has_time and not found.second and found.day == wanted.day):
        return None, None
    return (found.latest, wanted.latest) if wanted.has_time and found.second else (found.day, wanted.day)


def _number(have: FieldValue) -> float | None:
    """A number, or a text that is one or says none; None for another text."""
    if isinstance(have, (int, float)):
        return float(have)
    text = half_width(str(have)).strip()
    if _is_nothing(text):
        return 0.0
    return float(text) if re.fullmatch(r"[-+]?\d+(\.\d+)?", text) else None


def _is_nothing(have: FieldValue) -> bool:
    if isinstance(have, str):
        return is_blank(have) or plain(have) in _NO_AMOUNT
    return have in (None, False, 0)


def _folded(value: FieldValue) -> str:
    """A value as text is compared: 刷 卡 and 刷卡, 現金 and 现金 are the same; 3 is 3 however a file keeps it."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return "".join(half_width(text).split()).casefold().translate(SIMPLIFIED)
