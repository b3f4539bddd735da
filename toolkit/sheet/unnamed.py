"""What is owed in a table whose column for it has a name that nobody could list: told by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.core.phrase import read_phrase
from toolkit.patterns import compiled
from toolkit.sheet.values import Raw

_TOLD_BY = frozenset({"provider", "receiver", "owner", "submitted_at", "work", "duty_id"})
_LENGTH = compiled(r"\d+ ?(?:年|个月|月|天|日|周)", re.ASCII)  # of a contract, of a warranty


def deliverable_column(columns: Mapping[str, int], free: Sequence[int], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column of what is owed: the nearest of text to the left of the deadlines, or else to their right.

    Only where the column of deadlines holds such as people write in words, and another column says who owes or what
    became of it; a list of contracts with their terms is none.

    Args:
        columns: field to column, without ``deliverable``; columns count from 1.
        free: the columns that say nothing else.
        body: rows below the header.
    """
    phrase = columns["phrase"]
    if not _TOLD_BY & columns.keys() or not _reads_as_deadlines(_column(body, phrase)):
        return None
    names = [c for c in free if _is_text(_column(body, c))]
    left = [c for c in names if c < phrase]
    return max(left) if left else min(names, default=None)


def _column(body: Sequence[Sequence[Raw]], column: int) -> list[Raw]:
    return [row[column - 1] for row in body if len(row) >= column and row[column - 1] not in (None, "")]


def _reads_as_deadlines(values: Sequence[Raw]) -> bool:
    """Whether most are words that say when; dates alone may be of anything."""
    said = [v for v in values if isinstance(v, str) and not _LENGTH.fullmatch(v.strip()) and read_phrase(v).rules]
    return bool(said) and len(said) * 2 > len(values)


def _is_text(values: Sequence[Raw]) -> bool:
    names = [v for v in values if isinstance(v, str) and any(c.isalpha() for c in v)]
    return bool(names) and len(names) * 2 > len(values)
