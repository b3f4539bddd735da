"""Values of a worksheet straight from its XML, for sheets that are written plainly: most of those there are.

A chunk of rows is read by one regular expression (``shapes``), and each column of it is turned into values at once.
Values, box and empty cells are those that python-calamine gives; whatever is written otherwise raises ``Odd`` and is
left to it. What is read is bounded by what is there: texts are shared, not copied.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import lt

from toolkit.workbook.limits import MOST_CELLS
from toolkit.workbook.ooxml.cell_values import Values
from toolkit.workbook.ooxml.cells import MAX_COLUMN, MAX_ROW
from toolkit.workbook.ooxml.formats import Shows
from toolkit.workbook.ooxml.shapes import ROW, Column, Shape, Variant, cells_of
from toolkit.workbook.ooxml.texts import Odd
from toolkit.workbook.port import RawValue

_CHUNK = 1 << 20  # bytes
_SAMPLE, _LEAST = 24, 3  # rows a shape is learned from, and how many of them must be alike
_SPREAD = 0.6180339887  # of the golden ratio
_MOST_ODD, _RELEARN = 8, 40  # odd rows that are read one by one before a shape is learned from them, and how often
_MOST_MEMO = 50_000


_MOST_RECENT = 4
_HEADERS = 3  # rows of a sheet that may be of another shape than the rest for a remembered one to be taken
_recent: list[tuple[tuple[Shows, ...], Shape]] = []
"""What was learned last: the sheets of a folder are often alike. Values do not depend on the shape they are read by."""


@dataclass(slots=True)
class Grid:
    """The cells of one sheet as calamine lays them out: a full box from A1, empty cells None.

    ``uncached``: formula cells without a value, and errors. ``formulas``: there are formulas.
    """

    rows: list[list[RawValue]] = field(default_factory=list)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    formulas: bool = False


def read_sheet(values: Values, data: bytes, start: int, end: int) -> Grid:
    """The cells of a worksheet part between two offsets: those of the content of sheetData.

    Raises:
        Odd: they are not written plainly.
    """
    # A hundred thousand lists and not one cycle: the collector would look at all of them again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Sheet(values, data, start, end).read()
    except (ValueError, OverflowError, IndexError) as e:  # a number that is none, a date no calendar has
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
        self._shape = Shape(values.formats)
        self._pattern: re.Pattern[bytes] | None = None
        self._columns: list[Column] = []
        self._memo: dict[bytes, RawValue] = {}
        self._marked: set[bytes] = set()
        self._relearned = 0
        self._widths: set[int] = set()
        self._width = self._height = self._last = 0

    def read(self) -> Grid:
        data, at = self._data, self._start
        while at < self._end:
            stop = data.rfind(b"</row>", at, min(at + _CHUNK, self._end)) + 6
            if stop < 6:
                stop = data.find(b"</row>", at, self._end) + 6
            if stop < 6 or self._end - stop < 64:  # self-closed rows may be last
                stop = self._end
            self._chunk(at, stop)
            at = stop
        grid = self._grid
        del grid.rows[self._height :]
        width = self._width
        if self._widths != {width}:
            for row in grid.rows:
                if len(row) < width:
                    row += [None] * (width - len(row))
                elif len(row) > width:
                    del row[width:]
        return grid

    # -- rows ------------------------------------------------------------------------------------------------------

    def _chunk(self, at: int, stop: int) -> None:
        data = self._data
        count = data.count(b"<row", at, stop)
        if not count:
            if data[at:stop].strip():
                raise Odd
            return
        found = self._remembered(at, stop, count) if self._pattern is None else None
        if self._pattern is None:
            self._learn(self._sample(at, stop, count), _LEAST)
            _recent.insert(0, (tuple(self._of.formats), self._shape.copy()))
            del _recent[_MOST_RECENT:]
        assert self._pattern is not None
        if found is None:
            found = self._pattern.findall(data, at, stop)
        if len(found) == count:
            self._take(found)
            return
        for part in self._parts(at, stop):
            self._take(part)

    def _remembered(self, at: int, stop: int, count: int) -> list[tuple[bytes, ...]] | None:
        """The rows, by a shape that was learned from another sheet, if nearly all of them have it."""
        formats = tuple(self._of.formats)
        for known, shape in _recent:
            if known == formats:
                found: list[tuple[bytes, ...]] = shape.compile().findall(self._data, at, stop)
                if len(found) >= count - _HEADERS:
                    self._shape = shape.copy()
                    self._columns, self._pattern = self._shape.columns, self._shape.compile()
                    return found
        return None

    def _sample(self, at: int, stop: int, count: int) -> Iterator[re.Match[bytes]]:
        """Some rows of a chunk, spread over it so that no rhythm in the rows hides one of them."""
        for i in range(min(count, _SAMPLE)):
            place = at + int((stop - at) * (i * _SPREAD % 1.0)) if count > _SAMPLE else at
            place = self._data.find(b"<row", place, stop)
            m = ROW.match(self._data, place, stop) if place >= 0 else None
            if m is None and place >= 0:
                raise Odd
            if m is not None:
                yield m
                at = m.end() if count <= _SAMPLE else at

    def _learn(self, rows: Iterator[re.Match[bytes]] | list[re.Match[bytes]], least: int) -> None:
        self._shape.learn(((m[1], m[2], m[3]) for m in rows), least)
        self._pattern = self._shape.compile()
        self._columns = self._shape.columns

    def _parts(self, at: int, stop: int) -> Iterator[list[tuple[bytes, ...]]]:
        """The rows of a chunk that is not all of one shape, in order."""
        data = self._data
        odd: list[re.Match[bytes]] = []
        while at < stop:
            assert self._pattern is not None
            match = self._pattern.scanner(data, at, stop).match  # type: ignore[attr-defined]
            part = list(iter(match, None))
            if part:
                at = part[-1].end()
                yield [m.groups(b"") for m in part]
            m = ROW.match(data, at, stop)
            if m is None:
                if data[at:stop].strip():
                    gap = re.compile(rb"\s++(?=<row)").match(data, at, stop)
                    if gap is None:
                        raise Odd
                    at = gap.end()
                    continue
                return
            odd.append(m)
            if len(odd) > _MOST_ODD and self._relearned < _RELEARN:
                # The shape is not that of these rows, or no longer.
                self._relearned += 1
                self._learn(odd, _LEAST)
                odd = []
                continue
            self._alone(m)
            at = m.end()

    def _alone(self, m: re.Match[bytes]) -> None:
        """A row of its own shape."""
        number = self._numbered([int(m[1])])
        row: list[RawValue] = []
        for column, name, rest in cells_of(m[3]):
            if name != m[1]:
                raise Odd
            row += [None] * (column - 1 - len(row))
            values = self._mixed(column, [rest], [number])
            row += self._counted(column, Variant("mixed"), values, [number])
        self._add([number], [row], len(row))

    # -- columns ---------------------------------------------------------------------------------------------------

    def _take(self, found: list[tuple[bytes, ...]]) -> None:
        """Rows of the present shape: their numbers and values as they stand in the XML."""
        if not found:
            return
        if isinstance(found[0], bytes):  # with one group only, findall gives no tuples
            found = [(f,) for f in found]
        raw = list(zip(*found, strict=True))
        numbers = list(map(int, raw[0]))
        self._numbered(numbers)
        wanted = [c for c in self._columns if c.valued is not None]
        values: list[Sequence[RawValue]] = []
        hollow: list[RawValue] = [None] * len(numbers)
        for column, held in zip(wanted, raw[1:], strict=True):
            values += [hollow] * (column.number - 1 - len(values))
            values.append(self._values(column, held, numbers))
        rows = list(map(list, zip(*values, strict=True))) if values else [[] for _ in numbers]
        self._add(numbers, rows, len(values))

    def _numbered(self, numbers: list[int]) -> int:
        """Take note of the numbers of further rows; gives the last of them.

        Raises:
            Odd: they do not ascend.
        """
        if numbers[0] <= self._last or not all(map(lt, numbers, numbers[1:])) or numbers[-1] > MAX_ROW:
            raise Odd
        self._last = numbers[-1]
        return self._last

    def _add(self, numbers: list[int], rows: list[list[RawValue]], width: int) -> None:
        if width > MAX_COLUMN or width * numbers[-1] > MOST_CELLS:
            raise Odd
        self._widths.add(width)
        grid = self._grid.rows
        if numbers[-1] - len(grid) == len(numbers):
            grid += rows
            return
        for number, row in zip(numbers, rows, strict=True):
            if number - 1 > len(grid):
                self._widths.add(0)
                grid += [[] for _ in range(number - 1 - len(grid))]
            grid.append(row)

    def _values(self, column: Column, raw: Sequence[bytes], numbers: list[int]) -> Sequence[RawValue]:
        way = column.valued
        assert way is not None
        if way.kind == "mixed":
            values: Sequence[RawValue] = self._mixed(column.number, raw, numbers)
        else:
            # A cell that is not there gives an empty text, which no value is.
            values = self._of.column(way, [r or None for r in raw] if b"" in raw else raw)
        self._grid.formulas |= way.formula
        return self._counted(column.number, way, values, numbers)

    def _counted(self, column: int, way: Variant, values: Sequence[RawValue], numbers: list[int]) -> Sequence[RawValue]:
        """Let the box hold what is there; empty texts become None."""
        for i in range(len(values) - 1, -1, -1):
            if values[i] is not None:
                self._width = max(self._width, column)
                self._height = max(self._height, numbers[i])
                break
        else:
            return values
        hollow = way.kind != "number" and (way.kind != "shared" or self._of.hollow) and "" in values
        return [None if v == "" else v for v in values] if hollow else values

    def _mixed(self, column: int, raw: Sequence[bytes], numbers: list[int]) -> list[RawValue]:
        memo, marked = self._memo, self._marked
        fresh = set(raw).difference(memo)
        if len(memo) > _MOST_MEMO:
            memo.clear()
            marked.clear()
            fresh = set(raw)
        for rest in fresh:
            if not rest:
                memo[rest] = None
                continue
            value, missing, formula = self._of.cell(rest)
            memo[rest] = value
            self._grid.formulas |= formula
            if missing:
                marked.add(rest)
        if marked:
            self._grid.uncached.update((n, column) for n, rest in zip(numbers, raw, strict=True) if rest in marked)
        return list(map(memo.__getitem__, raw))
