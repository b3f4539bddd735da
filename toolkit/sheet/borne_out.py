"""Whether what stands in a column bears out what its name may say, where the name alone does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_signed
from toolkit.sheet.values import Raw
from toolkit.sheet.words import read_verdict

_OF_SOMEBODY = frozenset({"provider", "receiver", "owner"})
_NO_NAME = compiled(r"[已未待请见无同不]|通过|合格|(?:yes|no|ok|signed|pending|see)\b|.*[,。;!?,;]")
_LONGEST = 30


def is_borne_out(field: str, name: str, values: Sequence[Raw]) -> bool:
    """Whether a column of that name may be the field: below 责任人签字 there have to be names, and no 同意.

    Args:
        values: what stands in it, without blank cells.
    """
    if field == "deliverable" and _count_up(values):
        return False
    return field not in _OF_SOMEBODY or not is_signed(name) or _name_somebody(values)


def _count_up(values: Sequence[Raw]) -> bool:
    """Whether the values only number the rows: 1, 2, 3 below Item."""
    numbers = [value for value in values if isinstance(value, int)]
    return len(numbers) == len(values) > 1 and all(b - a == 1 for a, b in pairwise(numbers))


def _name_somebody(values: Sequence[Raw]) -> bool:
    """Whether most values may be people or departments: words that are neither a verdict nor a sentence."""
    return sum(isinstance(v, str) and _may_be_name(v.strip()) for v in values) * 2 > len(values)


def _may_be_name(text: str) -> bool:
    if not 2 <= sum(c.isalpha() for c in text) <= len(text) <= _LONGEST or not text[0].isalpha():
        return False
    return _NO_NAME.match(text.lower()) is None and read_verdict(text) == (None, False)
