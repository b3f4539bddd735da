"""Where our columns are added: right of all that stands, or only seems not to stand, in the rows of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from toolkit.sheet.header import Header
from toolkit.sheet.header_rows import Merge
from toolkit.sheet.table import Row
from toolkit.sheet.vocabulary import OWN

_LAST_COLUMN = 16_384  # of a sheet in Excel


def covered_columns(
    starts: Sequence[int], height: int, merges: Sequence[Merge], uncached: Set[tuple[int, int]]
) -> Sequence[int]:
    """For the tables that begin in these rows, the last column in which a cell of theirs looks blank and is not.

    That is one under a merged one, a formula without a result or with an empty one, or one of a pivot table; 0 where
    there is none. ``height``: rows of the sheet.
    """
    last = [0] * len(starts)
    for r1, _, r2, c2 in merges:
        if r1 <= height:
            for i in range(max(bisect_right(starts, r1) - 1, 0), bisect_right(starts, r2)):
                last[i] = max(last[i], c2)
    for row, column in uncached:
        if starts[0] <= row <= height:
            i = bisect_right(starts, row) - 1
            last[i] = max(last[i], column)
    return last


def free_column(rows: Sequence[Row], header: Header, end: int, covered: int) -> int:
    """The first column right of the table from which nothing stands in the table's rows."""
    used = max(header.right, covered)
    for row in rows[header.first_row - 1 : end]:
        if len(row) > used:
            for column in range(len(row), used, -1):
                if row[column - 1] not in (None, ""):
                    used = column
                    break
    if used + len(OWN) > _LAST_COLUMN:
        return _gap(rows[header.first_row - 1 : end], header, covered) or used + 1
    return used + 1


def _gap(rows: Sequence[Row], header: Header, covered: int) -> int:
    """The first of the columns right of the table's own in which there is room for ours; 0 for none. Something in the
    last column of the sheet, which nobody sees, leaves none at the right of everything."""
    known = [*header.columns.values(), *header.event_columns.values(), *header.own.values()]
    taken = {column for row in rows for column, value in enumerate(row, 1) if value not in (None, "")}
    start = max(*known, covered) + 1
    for column in range(start, _LAST_COLUMN + 1):
        if column in taken:
            start = column + 1
        elif column - start + 1 == len(OWN):
            return start
    return 0
