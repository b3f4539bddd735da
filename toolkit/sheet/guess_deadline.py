"""Which of several columns with names of deadlines holds them, and which something else: 节点 beside 履约期限."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import are_dates, are_deadlines, held_in
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import MAY_ASK_HOW, normal

_FIRST = -1  # a rank before that of any name
_DAY = compiled(r"\s*[0-3]?\d[日号]\s*")


def deadline_columns(
    offers: Sequence[tuple[int, int]], cells: Mapping[int, str], body: Sequence[Sequence[Raw]], words: DeadlineWords
) -> list[tuple[int, int]]:
    """The columns that may be the deadline, with their ranks, without those in which something else stands.

    That is how much is asked for below 要求完成, and beside deadlines a number or a name below 节点. What is said in
    words comes before dates alone: 移交时限 before 应交日期, which was worked out from it.

    Args:
        offers: ranks and columns, by their names.
        cells: the header's names by column.
        body: rows below the header.
    """
    held = {c: held_in(body, c) for _, c in offers}
    kept = [(r, c) for r, c in offers if normal(cells[c]) not in MAY_ASK_HOW or are_deadlines(held[c], words)]
    if len(kept) < 2:
        return kept
    told = {c for _, c in kept if held[c] and are_deadlines(held[c], words)}
    if told:
        kept = [(r, c) for r, c in kept if c in told or not held[c] or any(are_deadlines([v], words) for v in held[c])]
    first = min(kept)[1]
    if not _are_only_dates(held[first]):
        return kept
    worded = [c for c in told if are_worded(held[c], words)]
    return [(_FIRST if c == min(worded, default=0) else r, c) for r, c in kept]


def are_worded(values: Sequence[Raw], words: DeadlineWords) -> bool:
    """Whether most values are deadlines in words, which a date typed for one row is not."""
    said = [v for v in values if isinstance(v, str) and not are_dates([v]) and not _DAY.fullmatch(v) and words.says(v)]
    return len(said) * 2 > len(values)


def _are_only_dates(values: Sequence[Raw]) -> bool:
    return bool(values) and all(are_dates([v]) for v in values)
