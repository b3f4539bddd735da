"""Which texts are deadlines, in the words that everybody has and in those that a company has of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from toolkit.core.deadline import PhraseReading
from toolkit.core.phrase import read_phrase
from toolkit.patterns import compiled
from toolkit.sheet.vocabulary import normal

_LONGEST = 60
_MAY_SAY_WHEN = compiled(
    r"\d|[前内內后後每周週月日天号號旬季年]|within|before|after|\bby\b|day|week|month|quarter|shift|EOD|EOM",
    re.IGNORECASE,
)
_NO_DEADLINE = compiled(
    r"第?[\d一二三四五六七八九十两半]+ ?个?(?:年|月份?|季度|天|日|周|小时|课时|学时|分钟|d)|Q[1-4]"  # terms, periods
    r"|[A-Za-z]{1,5}[- ]?\d{3,}"  # T-301 is a number of something
    r"|(?:[一-鿿]{2,4}[:：] ?)?\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T]\d.*)?"  # dates may be of anything
    r"|\d{1,2}:\d\d|[-\d., ]+"
)
_ASKS = compiled("[几幾][点點号號时時天日个個月周季]|啥|什[么麼]|何[时時]|多久|多[长長]|哪天|when", re.I)


class DeadlineWords:
    """How a company says when.

    Args:
        read: how its deadlines are read.
        own: its own words, 封账日, which say nothing to anybody else.
    """

    def __init__(self, read: Callable[[str], PhraseReading] = read_phrase, own: Iterable[str] = ()) -> None:
        self.read = read
        self._own = tuple(map(normal, own))

    def may_say(self, value: str) -> bool:
        """Whether a text is worth reading as a deadline: terms of contracts, bare dates and numbers are not."""
        text = value.strip()
        if _ASKS.search(text):
            return False  # 几点之前 is the name of such a column
        if len(text) > _LONGEST or _NO_DEADLINE.fullmatch(text):
            return False
        return _MAY_SAY_WHEN.search(text) is not None or any(word in normal(text) for word in self._own)

    def says(self, value: str) -> bool:
        """Whether a text is a deadline that can be read."""
        return self.may_say(value) and bool(self.read(value).rules)


PLAIN_WORDS = DeadlineWords()
"""Those of everybody."""
