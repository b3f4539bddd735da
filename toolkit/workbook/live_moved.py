"""Where the rows of a write into an open workbook are now: people sort tables, and insert and delete rows.

A row is known by what it holds beside the cells that were written; one that was blank there, by what was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence, Set

from toolkit.record import NamedTuple
from toolkit.workbook.live_journal import Changed, Entry
from toolkit.workbook.port import RawSheet, RawValue
from toolkit.workbook.values import as_stored

Held = tuple[tuple[int, RawValue], ...]
"""What a row holds: (column, value) of its cells that are not blank."""


class _Row(NamedTuple):
    """What a row holds in the columns of a write, and in the others; columns that are computed are left out."""

    ours: Held
    rest: Held

    @property
    def mark(self) -> Held:
        """What the row is known by."""
        return self.rest or self.ours


def rows_now(
    entry: Entry, sheets: Mapping[str, RawSheet], computed: Callable[[str], Set[int]]
) -> dict[tuple[str, int], int]:
    """By sheet and row of a write: the row that it is now. Those that cannot be told are not in it.

    Args:
        sheets: as they are, by name.
        computed: the columns of a sheet with formulas. What they show follows from other cells, and changes with them.
    """
    written: defaultdict[str, defaultdict[int, list[Changed]]] = defaultdict(lambda: defaultdict(list))
    for cell in entry.cells:
        written[cell.sheet][cell.row].append(cell)
    found: dict[tuple[str, int], int] = {}
    for name, rows in written.items():
        if name not in sheets:
            continue
        there = _places(rows, entry.rows.get(name, {}), sheets[name], ())
        if len(there) < len(rows) or _moved(there):
            there = _places(rows, entry.rows.get(name, {}), sheets[name], computed(name))
        found |= {(name, row): now for row, now in there.items()}
    return found


def _places(
    written: Mapping[int, Sequence[Changed]],
    before: Mapping[int, Sequence[RawValue]],
    sheet: RawSheet,
    computed: Container[int],
) -> dict[int, int]:
    """Where the rows of one sheet are: those that hold what they held, then those that somebody typed in."""
    columns = {cell.column for cells in written.values() for cell in cells}
    now = {row: _row(dict(enumerate(cells, 1)), columns, computed) for row, cells in enumerate(sheet.rows, 1)}
    then = {
        row: _row(dict(enumerate(before.get(row, ()), 1)) | {c.column: c.wrote for c in cells}, columns, computed)
        for row, cells in written.items()
    }
    marked: defaultdict[Held, list[int]] = defaultdict(list)
    for row, holds in now.items():
        for some in filter(None, holds):
            marked[some].append(row)
    alike: defaultdict[Held, list[int]] = defaultdict(list)
    for row in sorted(then):
        alike[then[row].mark].append(row)
    found: dict[int, int] = {}
    for mark, rows in alike.items():
        there = marked[mark]
        as_written = {then[row].ours for row in rows}
        untouched = [row for row in there if now[row].ours in as_written]
        # Rows that say the same keep their order when a table is sorted or gets more rows.
        same = next((some for some in (there, untouched) if len(some) == len(rows)), rows)
        if set(same) <= set(there):
            found |= dict(zip(rows, same, strict=True))
    if not _moved(found):
        was = {row: _row(dict(enumerate(before.get(row, ()), 1)), columns, computed) for row in then}
        left = (row for row in then if row not in found and row in now)
        found |= {row: row for row in left if now[row] == was[row] or _mostly(now[row], then[row])}
    return found


def _row(cells: Mapping[int, RawValue], ours: Container[int], computed: Container[int]) -> _Row:
    held = [(c, as_stored(v)) for c, v in cells.items() if v not in (None, "") and c not in computed]
    return _Row(tuple(sorted(p for p in held if p[0] in ours)), tuple(p for p in held if p[0] not in ours))


def _moved(places: Mapping[int, int]) -> bool:
    return any(row != now for row, now in places.items())


def _mostly(now: _Row, then: _Row) -> bool:
    """Whether a row still holds more than half of what it held."""
    held = {*then.ours, *then.rest}
    return 2 * len(held.intersection({*now.ours, *now.rest})) > len(held)
