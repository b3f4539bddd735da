"""Values of a worksheet straight from its XML, for sheets that are written plainly: most of those there are.

A chunk of rows is read by one regular expression (``shapes``), and each column of it is turned into values at once.
Values, box and empty cells are those that python-calamine gives; whatever is written otherwise raises ``Odd`` and is
left to it. What is read is bounded by what is there: texts are shared, not copied.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from operator import lt

from toolkit.patterns import compiled
from toolkit.workbook.limits import MOST_CELLS
from toolkit.workbook.ooxml.cell_values import Lack, Values
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW
from toolkit.workbook.ooxml.shapes import Column, Shape, cells_of, split
from toolkit.workbook.ooxml.texts import Odd
from toolkit.workbook.port import RawValue

_FIRST, _CHUNK = 1 << 16, 1 << 18  # bytes: of the first chunk, which most is learned from, and of the others
_SAMPLE, _LEAST = 16, 2  # rows a shape is learned from, and how many of them must be alike
_SPREAD = 0.6180339887  # of the golden ratio
_MOST_ODD, _MOST_LEARNED = 12, 40  # rows of a chunk that are read one by one before there is learning, and how often
_MOST_MEMO = 50_000
_SPACE = compiled(rb"\s*+")

_MOST_RECENT = 4
_recent: list[Shape] = []
"""What was learned last: the sheets of a folder are often alike. Values do not depend on the shape they are read by."""

Row = tuple[RawValue, ...]


class Grid:
    """The cells of one sheet as calamine lays them out: a full box from A1, empty cells None.

    ``uncached``: formula cells without a value, and errors. ``blank``: cells that read as empty and are not.
    ``formulas``: there are formulas.
    """

    __slots__ = ("blank", "formulas", "rows", "uncached")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.uncached: set[tuple[int, int]] = set()
        self.blank: set[tuple[int, int]] = set()
        self.formulas = False


def read_sheet(values: Values, data: bytes, start: int, end: int) -> Grid:
    """The cells of a worksheet part between two offsets: those of the content of sheetData.

    Raises:
        Odd: they are not written plainly.
    """
    # A hundred thousand rows and not one cycle: the collector would look at all of them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Sheet(values, data, start, end).read()
    except (ValueError, OverflowError, LookupError) as e:  # a number that is none, a date no calendar has
        raise Odd from e
    finally:
        if collecting:
            gc.enable()


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, values: Values, data: bytes, start: int, end: int) -> None:
        self._of = values
        self._data, self._start, self._end = data, start, end
        self._grid = Grid()
        formats = values.kinds.formats
        self._others = [Shape(formats), *(s for s in reversed(_recent) if s.formats == formats)]
        self._shape = self._others.pop()
        self._learned = 0
        self._memo: dict[bytes, RawValue] = {}
        self._marked: set[bytes] = set()
        self._blank: set[bytes] = set()
        self._widths: set[int] = set()
        self._width = self._height = self._last = 0

    def read(self) -> Grid:
        data, end = self._data, self._end
        opened = _SPACE.match(data, self._start, end)
        at = opened.end() if opened else end
        if at < end and not data.startswith(b"<row", at):
            raise Odd
        size = _FIRST
        while at < end:
            stop = data.find(b"<row", at + size, end)
            if stop < 0:
                stop = end
            self._take(self._columns(at, stop), at, stop)
            self._others = []
            at, size = stop, _CHUNK
        if self._shape.columns:
            _recent[:] = [self._shape, *(s for s in _recent if s is not self._shape)][:_MOST_RECENT]
        self._trim()
        return self._grid

    def _trim(self) -> None:
        """Let every row be as wide as the box, and the box end with the last value."""
        grid, width = self._grid, self._width
        del grid.rows[self._height :]
        if self._widths != {width}:
            blank: Row = (None,) * width
            grid.rows = [
                row if len(row) == width else row[:width] + blank[len(row) :] if row else blank for row in grid.rows
            ]

    # -- shapes ----------------------------------------------------------------------------------------------------

    def _columns(self, at: int, stop: int) -> list[tuple[bytes, ...]]:
        """The rows of a chunk, by the groups of the shape's expression, when nearly all of them are of that shape."""
        while True:
            found = self._shape.pattern.findall(self._data, at, stop)
            columns = list(zip(*found, strict=True))
            odd = columns[-1]
            if not any(odd):
                return columns
            rows = [(row[0], row[-1]) for row in found if row[-1]]
            if len(rows) <= _MOST_ODD or not self._other(rows):
                return columns

    def _other(self, rows: list[tuple[bytes, bytes]]) -> bool:
        """Go over to another shape for the sake of rows (number, content) that are not of the present one.

        Returns:
            Whether there is another one.
        """
        before = self._shape
        if self._others:
            self._shape = self._others.pop()
        elif self._learned < _MOST_LEARNED:
            self._learned += 1
            # Spread, so that no rhythm in the rows hides one of them.
            places = sorted({int(len(rows) * (i * _SPREAD % 1.0)) for i in range(_SAMPLE)})
            self._shape = before.grown(self._of.kinds, [rows[i] for i in places], _LEAST)
        return self._shape is not before

    # -- rows ------------------------------------------------------------------------------------------------------

    def _take(self, columns: list[tuple[bytes, ...]], at: int, stop: int) -> None:
        """The rows of a chunk, by column: their numbers, values, and contents of those that are of another shape."""
        odd = columns[-1]
        head = next((i for i, held in enumerate(odd) if not held), 0)
        if head:  # the rest of each column has no gaps for them
            self._take([c[:head] for c in columns], at, stop)
            columns = [c[head:] for c in columns]
        numbers = list(map(int, columns[0]))
        if numbers[0] <= self._last or not all(map(lt, numbers, numbers[1:])) or numbers[-1] > MAX_ROW:
            raise Odd  # they do not ascend
        self._last = numbers[-1]
        alone = [(i, self._alone(columns[0][i], held)) for i, held in enumerate(columns[-1]) if held]
        hollow: list[RawValue] = [None] * len(numbers)
        values: list[Sequence[RawValue]] = []
        for column, held in zip(self._shape.valued, columns[1:-1], strict=True):
            values += [hollow] * (column.number - 1 - len(values))
            values.append(self._values(column, held, numbers) if any(held) else hollow)
            if column.formula and not self._grid.formulas:
                self._grid.formulas = self._data.find(b"<f", at, stop) >= 0
        values += [hollow] * (self._width - len(values))
        rows: list[Row] = list(zip(*values, strict=True)) if values else [()] * len(numbers)
        for i, row in alone:
            rows[i] = row
            self._widths.add(len(row))
        self._widths.add(len(values))
        if max(self._widths) > MAX_COLUMN or max(self._widths) * numbers[-1] > MOST_CELLS:
            raise Odd
        self._add(numbers, rows)

    def _alone(self, number: bytes, content: bytes) -> Row:
        """A row of its own shape."""
        row: list[RawValue] = []
        for column, attrs, inner in cells_of(number, content):
            row += [None] * (column - 1 - len(row))
            value, lack, formula = self._of.cell(attrs, inner)
            self._grid.formulas |= formula
            if lack is not Lack.NOTHING:
                cells = self._grid.blank if lack is Lack.BLANK else self._grid.uncached
                cells.add((int(number), column))
            row += self._counted(column, "mixed", [value], [int(number)])
        return tuple(row)

    def _add(self, numbers: list[int], rows: list[Row]) -> None:
        grid = self._grid.rows
        if numbers[-1] - len(grid) == len(numbers):
            grid += rows
            return
        self._widths.add(0)
        for number, row in zip(numbers, rows, strict=True):
            grid += [()] * (number - 1 - len(grid))
            grid.append(row)

    # -- columns ---------------------------------------------------------------------------------------------------

    def _values(self, column: Column, raw: Sequence[bytes], numbers: list[int]) -> Sequence[RawValue]:
        mixed = column.kind == "mixed"
        values = self._mixed(column.number, raw, numbers) if mixed else self._of.column(column.kind, raw)
        return self._counted(column.number, column.kind, values, numbers)

    def _counted(self, column: int, kind: str, values: Sequence[RawValue], numbers: list[int]) -> Sequence[RawValue]:
        """Let the box hold what is there; empty texts become None."""
        for i in range(len(values) - 1, -1, -1):
            if values[i] is not None:
                self._width = max(self._width, column)
                self._height = max(self._height, numbers[i])
                break
        else:
            return values
        hollow = kind != "number" and (kind != "shared" or self._of.hollow) and "" in values
        return [None if v == "" else v for v in values] if hollow else values

    def _mixed(self, column: int, raw: Sequence[bytes], numbers: list[int]) -> list[RawValue]:
        memo, marked, blank = self._memo, self._marked, self._blank
        fresh = set(raw).difference(memo)
        if len(memo) > _MOST_MEMO:
            memo.clear()
            marked.clear()
            blank.clear()
            fresh = set(raw)
        for rest in fresh:
            if not rest:
                memo[rest] = None
                continue
            value, lack, formula = self._of.cell(*split(rest))
            memo[rest] = value
            self._grid.formulas |= formula
            if lack is not Lack.NOTHING:
                (blank if lack is Lack.BLANK else marked).add(rest)
        if marked:
            self._grid.uncached.update((n, column) for n, rest in zip(numbers, raw, strict=True) if rest in marked)
        if blank:
            self._grid.blank.update((n, column) for n, rest in zip(numbers, raw, strict=True) if rest in blank)
        return list(map(memo.__getitem__, raw))
