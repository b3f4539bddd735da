"""New cells at the right end of many rows of a regular sheet: some rows at a time, in one pass.

The bytes are split between the rows, what is new is put before each end tag, and the pieces are joined again, nearly
all of it without a step of Python for a cell. Rows that share their cells, as the rows of a ``RowBlock`` do, share
their bytes but for the row number. What turns out not to be regular raises ``Irregular``, and ``rows_fast`` takes over,
which gives the same result later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from operator import itemgetter, lt

from toolkit.errors import WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook.gather import Rows
from toolkit.workbook.ooxml.cells import ROW, CellWriter, Column, KindOfCell, column_number
from toolkit.workbook.ooxml.choose import Chooser, needed
from toolkit.workbook.ooxml.rows_fast import Head, Line, head_of
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.port import CellUpdate, CellValue, Look, RowBlock

_CHUNK = 1 << 18  # bytes
_LAST = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"([^<>]*+)>')
_STYLE = re.compile(rb'\ss="([0-9]+)"')
_OPEN, _CLOSE = b'<row r="', b"</row>"
Cells = tuple[tuple[CellValue, Look], ...]
"""The formats of the cell left of the new ones and of their row."""
_Key = tuple[int, int | None, int | None]
"""The identity of a row's new cells, and their place."""


class Irregular(Exception):
    """The rows are not what they seemed to be."""


class Block:
    """The cells of a ``RowBlock`` as bytes."""

    def __init__(self, block: RowBlock, chooser: Chooser, writer: CellWriter) -> None:
        self.numbers: Sequence[int] = block.rows
        self.first, self.last = block.columns[0], block.columns[-1]
        self._block = block
        self._chooser = chooser
        self._writer = writer
        self._known: dict[_Key, bytes] = {}
        self._formats: dict[tuple[int, KindOfCell], int] = {}

    def endings(
        self, start: int, names: Sequence[bytes], left: Sequence[int | None], style: Sequence[int | None]
    ) -> list[bytes]:
        """What comes after the present cells of rows ``start`` and following: new cells and the end tag.

        Args:
            names: the rows' numbers as written.
            left: the format of each row's last cell, None where it has none.
            style: each row's own format, None where it has none.
        """
        known = self._known
        cells = self._block.cells[start : start + len(names)]
        keys = list(zip(map(id, cells), left, style, strict=True))
        new = {key: some for key, some in zip(keys, cells, strict=True) if key not in known}
        if new:
            try:
                known.update(zip(new, self._made(new), strict=True))
            except WriteRefusedError:
                self._refuse(start)
                raise
        return [known[key].replace(ROW, name) for key, name in zip(keys, names, strict=True)]

    def _made(self, rows: dict[_Key, Cells]) -> list[bytes]:
        """The ends of rows, a column at a time."""
        places = [key[1:] for key in rows]
        columns = []
        for cells in zip(*rows.values(), strict=True):
            values, looks = zip(*cells, strict=True)
            columns.append(Column(values, zip(looks, places, strict=True)))
        self._choose(columns)
        made = [column.cells(self._maker(n)) for n, column in enumerate(columns)]
        return list(map(b"".join, zip(*made, repeat(_CLOSE), strict=False)))

    def _choose(self, columns: Sequence[Column]) -> None:
        """Choose the formats in the order in which the cells stand: one by one, they would get the same."""
        kinds = [(at, n, kind, c) for n, c in enumerate(columns) for kind, at in c.first.items()]
        for at, n, kind, column in sorted(kinds, key=itemgetter(0, 1)):
            if (n, kind) not in self._formats:
                look, place = kind[1]
                one = CellUpdate(self._block.sheet, self.numbers[0], self._block.columns[n], column.values[at], look)
                self._formats[n, kind] = self._chooser.run([one], *place)[0]

    def _maker(self, n: int) -> Callable[[KindOfCell, list[CellValue]], list[bytes]]:
        def make(kind: KindOfCell, values: list[CellValue]) -> list[bytes]:
            made = self._writer.cells(self._block.columns[n], self._formats[n, kind], values)
            look, _ = kind[1]
            return [cell if needed(value, look) else b"" for cell, value in zip(made, values, strict=True)]

        return make

    def _refuse(self, start: int) -> None:
        columns = self._block.columns
        for number, cells in zip(self.numbers[start:], self._block.cells[start:], strict=True):
            self._writer.refuse_first((number, c, value) for c, (value, _) in zip(columns, cells, strict=True))


class Singles:
    """Single cells, by row, as bytes."""

    def __init__(self, rows: Rows, chooser: Chooser, writer: CellWriter) -> None:
        self.numbers = sorted(rows)
        self.first = min(some[0].column for some in rows.values())
        self.last = max(some[-1].column for some in rows.values())
        self._rows = rows
        self._line = Line(chooser, writer)

    def endings(
        self, start: int, names: Sequence[bytes], left: Sequence[int | None], style: Sequence[int | None]
    ) -> list[bytes]:
        """As ``Block.endings``."""
        numbers = self.numbers[start : start + len(names)]
        cells, rows = self._line.cells, self._rows
        return [cells(n, rows[n], a, b).encode() + _CLOSE for n, a, b in zip(numbers, left, style, strict=True)]


def append(sheet: Sheet, some: Block | Singles) -> None:
    """Collect one splice that puts the cells at the ends of their rows. Its bytes are made when they are asked for,
    and may then raise ``Irregular``.

    Raises:
        Irregular: the first or last row is not there.
    """
    data = sheet.data
    start = data.find(b'<row r="%d"' % some.numbers[0], sheet.start, sheet.end)
    last = data.rfind(b'<row r="%d"' % some.numbers[-1], sheet.start, sheet.end)
    end = data.find(_CLOSE, last, sheet.end) + len(_CLOSE)
    if start < 0 or last < start or end < len(_CLOSE):
        raise Irregular
    sheet.splice(start, end, _Appended(sheet, start, end, some))


class _Rows(NamedTuple):
    """Rows in pieces: their numbers, those as written, the rest of their start tags, their cells."""

    numbers: Sequence[int]
    names: Sequence[bytes]
    tails: Sequence[bytes]
    cells: Sequence[bytes]


class _Appended:
    """The rows between two offsets with their new cells, a piece at a time."""

    def __init__(self, sheet: Sheet, start: int, end: int, some: Block | Singles) -> None:
        self._data = sheet.data
        self._start, self._end = start, end
        self._some = some
        self._seen: dict[tuple[bytes, bytes] | None, int | None] = {None: None}

    def __iter__(self) -> Iterator[bytes]:
        data, at = self._data, self._start
        done = last = 0
        while at < self._end:
            stop = self._end
            if at + _CHUNK < stop:
                stop = data.rfind(_CLOSE, at, at + _CHUNK) + len(_CLOSE)
                if stop <= at:
                    stop = data.find(_CLOSE, at, self._end) + len(_CLOSE)
            rows = data[at + len(_OPEN) : stop - len(_CLOSE)].split(_CLOSE + _OPEN)
            if data.count(b"<row", at, stop) != len(rows):
                raise Irregular  # a row that is self-closed, or something between rows
            heads, _, cells = zip(*[row.partition(b">") for row in rows], strict=True)
            names, _, tails = zip(*[head.partition(b'"') for head in heads], strict=True)
            if not b"".join(names).isdigit():
                raise Irregular
            numbers = list(map(int, names))
            if numbers[0] <= last or not all(map(lt, numbers, numbers[1:])):
                raise Irregular
            last = numbers[-1]
            piece, count = self._piece(_Rows(numbers, names, tails, cells), done)
            yield piece or data[at:stop]
            done += count
            at = stop
        if done != len(self._some.numbers):
            raise Irregular

    def _piece(self, rows: _Rows, done: int) -> tuple[bytes, int]:
        """Rows with their new cells, and how many got some; nothing if none did."""
        numbers, names, tails, cells = rows
        wanted = self._some.numbers
        until = bisect_left(wanted, numbers[-1] + 1, done)
        here = list(wanted[done:until])
        if not here:
            return b"", 0
        heads = {tail: head_of(tail, self._some.first, self._some.last) for tail in set(tails)}
        if here == numbers:
            endings = self._endings(done, rows, heads)
        else:
            place = dict(zip(numbers, range(len(numbers)), strict=True))
            try:
                chosen = [place[n] for n in here]
            except KeyError:
                raise Irregular from None  # a row that is not there
            some = _Rows(here, *([column[i] for i in chosen] for column in (names, tails, cells)))
            endings = [_CLOSE] * len(numbers)
            for i, ending in zip(chosen, self._endings(done, some, heads), strict=True):
                endings[i] = ending
        same = {tail: b'"%b>' % tail for tail in heads}
        grown = {tail: b'"%b>' % head.grown for tail, head in heads.items()}
        tags = [same[t] if e == _CLOSE else grown[t] for t, e in zip(tails, endings, strict=True)]
        pieces = zip(repeat(_OPEN), names, tags, cells, endings, strict=False)
        return b"".join(chain.from_iterable(pieces)), len(here)

    def _endings(self, done: int, rows: _Rows, heads: dict[bytes, Head]) -> list[bytes]:
        return self._some.endings(done, rows.names, self._lefts(rows.cells), [heads[t].style for t in rows.tails])

    def _lefts(self, cells: Sequence[bytes]) -> list[int | None]:
        """The format of each row's last cell.

        Raises:
            Irregular: it does not stand left of the new ones, or cannot be told.
        """
        seen, first = self._seen, self._some.first
        match = _LAST.match
        found = [match(row, place) if (place := row.rfind(b'<c r="')) >= 0 else None for row in cells]
        keys = [(m[1], m[2]) if m is not None else None for m in found]
        for key in set(keys) - seen.keys():
            assert key is not None  # that one is known from the beginning
            style = _STYLE.search(key[1])
            seen[key] = int(style[1]) if style else 0
            if column_number(key[0].decode()) >= first:
                raise Irregular
        return list(map(seen.__getitem__, keys))
