"""Where the columns that a write made are now: people sort whole rows, and insert rows and columns.

A column is known by its header, and its cells by what was written into them, in whatever order: all of it came from us,
for nothing stood there before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from toolkit.record import NamedTuple
from toolkit.workbook.port import CellUpdate, Look, RawSheet, RawValue
from toolkit.workbook.values import as_stored

Place = tuple[str, int, int]
"""Sheet, row, column."""


class _Block(NamedTuple):
    """A header and the cells written below it, and where that header is now."""

    head: CellUpdate
    cells: list[CellUpdate]
    row: int
    column: int


def made_columns(
    wrote: Mapping[Place, CellUpdate], old: Mapping[str, RawSheet], now: Mapping[str, RawSheet]
) -> dict[Place, Place | None]:
    """Where the cells of columns that a write made are now, by where they were written.

    None: a cell that was written blank and is not, because another one came there.

    Args:
        old, now: the sheets before the write and as they are, by name.
    """
    found: dict[Place, Place | None] = {}
    blocks = [block for block in _blocks(wrote, old) if block.head.sheet in now]
    in_place = {_place(b.head) for b in blocks if value_at(now[b.head.sheet], b.row, b.column) == b.head.value}
    there = [_found(block, now[block.head.sheet], in_place) for block in blocks]
    for block in there:
        sheet = block.head.sheet
        below = [b.row for b in there if (b.head.sheet, b.column) == (sheet, block.column) and b.row > block.row]
        more = max(len(now[sheet].rows) - len(old[sheet].rows), 0) if sheet in old else 0
        last = max((c.row for c in block.cells), default=block.head.row) - block.head.row + block.row + more
        found |= _below(block, now[sheet], min([last, *(row - 1 for row in below)]))
    return found


def value_at(sheet: RawSheet, row: int, column: int) -> RawValue:
    """What stands in a cell; None for one outside."""
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    return cells[column - 1] if column <= len(cells) else None


def _blocks(wrote: Mapping[Place, CellUpdate], old: Mapping[str, RawSheet]) -> Iterator[_Block]:
    """The headers of a write with what it wrote below each, where all of these cells were blank before."""
    columns: defaultdict[tuple[str, int], list[CellUpdate]] = defaultdict(list)
    for cell in sorted(wrote.values(), key=lambda c: c.row):
        columns[cell.sheet, cell.column].append(cell)
    for (sheet, column), cells in columns.items():
        starts = [i for i, c in enumerate(cells) if c.look is Look.HEADER and isinstance(c.value, str)]
        for start, end in pairwise([*starts, len(cells)]):
            head, *below = cells[start:end]
            before = (value_at(old[sheet], c.row, column) for c in (head, *below)) if sheet in old else ()
            if all(value in (None, "") for value in before):
                yield _Block(head, [c for c in below if c.look is not Look.HEADER], head.row, column)


def _found(block: _Block, sheet: RawSheet, taken: set[Place]) -> _Block:
    """The block with the place of its header now; where it was, if that cannot be told."""
    if _place(block.head) in taken:
        return block
    places = [
        (row, column)
        for row, cells in enumerate(sheet.rows, 1)
        for column, value in enumerate(cells, 1)
        if value == block.head.value and (block.head.sheet, row, column) not in taken
    ]
    return block._replace(row=places[0][0], column=places[0][1]) if len(places) == 1 else block


def _below(block: _Block, sheet: RawSheet, last: int) -> dict[Place, Place | None]:
    """Where the cells of a block are.

    First those in their places, then what holds the rest of what was written, then what somebody put there instead.
    """
    name, down = block.head.sheet, block.row - block.head.row
    rows = range(block.row + 1, last + 1)
    held = {row: as_stored(v) for row in rows if (v := value_at(sheet, row, block.column)) is not None}
    at: dict[int, int | None] = {cell.row: cell.row + down for cell in block.cells}
    left: defaultdict[RawValue, list[CellUpdate]] = defaultdict(list)
    for cell in (c for c in block.cells if c.value is not None):
        if held.get(cell.row + down) == as_stored(cell.value):
            del held[cell.row + down]
        else:
            left[as_stored(cell.value)].append(cell)
    taken = set()
    for row, key in held.items():
        if left[key]:
            at[left[key].pop().row] = row
            taken.add(row)
    gone = {cell.row for cells in left.values() for cell in cells}
    instead = iter([row for row in held if row not in taken])
    for cell in block.cells:
        if cell.row + down in taken and (cell.value is None or cell.row in gone):
            at[cell.row] = next(instead, None) if cell.row in gone else None
    found: dict[Place, Place | None] = {_place(block.head): (name, block.row, block.column)}
    return found | {_place(c): (name, now, block.column) if (now := at[c.row]) else None for c in block.cells}


def _place(cell: CellUpdate) -> Place:
    return cell.sheet, cell.row, cell.column
