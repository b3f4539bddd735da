"""What is to be written into one sheet: single cells by row, and blocks of rows that share their cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise, repeat
from operator import itemgetter

from toolkit.workbook.gather import FEW, Rows, by_row, gather
from toolkit.workbook.ooxml.cells import Box
from toolkit.workbook.port import CellUpdate, CellValue, Look, RowBlock, Update, cells_of


class Targets:
    """The cells of one sheet that are to be written. ``rows`` are single ones, ``blocks`` whole rows of them.

    The rows of a block are not among ``rows`` or in another block: where they would be, all are taken one by one.
    """

    def __init__(self, updates: Sequence[Update]) -> None:
        self._given = updates
        self.updates = gather(updates)
        """The same changes, with blocks for cells in the same columns of many rows."""
        # By class: that is sooner than isinstance, and there may be half a million.
        mixed = RowBlock in set(map(type, self.updates))
        blocks = [u for u in self.updates if u.__class__ is RowBlock and u.rows and u.columns] if mixed else []
        singles = [u for u in self.updates if u.__class__ is not RowBlock] if mixed else self.updates
        self.rows: Rows = by_row(singles)  # type: ignore[arg-type]
        self.blocks: list[RowBlock] = []
        if blocks and all(map(_plain, blocks)) and self._apart(blocks):
            self.blocks = sorted(blocks, key=lambda b: b.rows[0])
        elif blocks:
            self.rows = by_row(cells_of(updates))

    def _apart(self, blocks: Sequence[RowBlock]) -> bool:
        spans = sorted((b.rows[0], b.rows[-1]) for b in blocks)
        if any(a[1] >= b[0] for a, b in pairwise(spans)):
            return False
        return not any(first <= row <= last for row in self.rows for first, last in spans)

    def __bool__(self) -> bool:
        return bool(self.rows or self.blocks)

    def expand(self) -> None:
        """Take all cells one by one."""
        if self.blocks:
            self.rows = by_row(cells_of(self._given))
            self.blocks = []

    def bounds(self) -> Box:
        """The box around all cells."""
        boxes = [(n, some[0].column, n, some[-1].column) for n, some in self.rows.items()]
        boxes += [(b.rows[0], b.columns[0], b.rows[-1], b.columns[-1]) for b in self.blocks]
        tops, lefts, bottoms, rights = zip(*boxes, strict=True)
        return min(tops), min(lefts), max(bottoms), max(rights)

    def columns(self) -> set[int]:
        """Every column that is written to."""
        found = {u.column for some in self.rows.values() for u in some}
        return found.union(*(b.columns for b in self.blocks))

    def at(self, row: int) -> list[CellUpdate]:
        """The cells of one row, in order."""
        for block in self.blocks:
            i = bisect_left(block.rows, row)
            if i < len(block.rows) and block.rows[i] == row:
                return list(cells_of([block._replace(rows=[row], cells=[block.cells[i]])]))
        return self.rows.get(row, [])

    def hit(self, box: Box) -> CellUpdate | None:
        """A cell inside the box, if any."""
        r1, c1, r2, c2 = box
        for n in self.rows if r2 - r1 > len(self.rows) else range(r1, r2 + 1):
            if r1 <= n <= r2:
                for update in self.rows.get(n, ()):
                    if c1 <= update.column <= c2:
                        return update
        for block in self.blocks:
            i = bisect_left(block.rows, r1)
            if i < bisect_right(block.rows, r2):
                for update in self.at(block.rows[i]):
                    if c1 <= update.column <= c2:
                        return update
        return None

    def headers(self) -> Rows:
        """The cells that are written as headers, by row."""
        return by_row(u for some in self.rows.values() for u in some if u.look is Look.HEADER)

    def shown(self, most: int) -> set[tuple[int, type, CellValue, Look]]:
        """What stands in the first rows, each once: column, class of the value, value, look."""
        found: set[tuple[int, type, CellValue, Look]] = set()
        for n in sorted(self.rows)[:most]:
            found.update((u.column, u.value.__class__, u.value, u.look) for u in self.rows[n])
        for block in self.blocks:
            rows = {id(cells): cells for cells in block.cells[:most]}.values()
            for column, cells in zip(block.columns, zip(*rows, strict=True), strict=True):
                values, looks = zip(*cells, strict=True)
                found.update(zip(repeat(column), map(type, values), values, looks, strict=False))
        return found


def _plain(block: RowBlock) -> bool:
    """Whether a block can be written as one: enough rows, in order, and no headers, whose look depends on the place."""
    rows, columns = block.rows, block.columns
    if len(rows) < FEW or len(rows) != len(block.cells):
        return False
    ascending = isinstance(rows, range) and rows.step > 0
    if not ascending and any(a >= b for a, b in pairwise(rows)):
        return False
    if any(a >= b for a, b in pairwise(columns)):
        return False
    distinct = {id(cells): cells for cells in block.cells}.values()
    if set(map(len, distinct)) != {len(columns)}:
        return False
    return Look.HEADER not in set(map(itemgetter(1), chain.from_iterable(distinct)))
