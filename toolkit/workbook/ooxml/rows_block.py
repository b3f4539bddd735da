"""New cells at the right end of many rows of a regular sheet: a megabyte of rows at a time, in one pass.

The rows' bytes are split at their end tags, what is new is put before each, and the pieces are joined again, nearly all
of it without a step of Python for a cell. Rows that share their cells, as the rows of a ``RowBlock`` do, share their
bytes but for the row number. What turns out not to be regular raises ``Irregular``, and ``rows_fast`` takes over, which
gives the same result later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import lt

from toolkit.workbook.ooxml.cells import CellWriter, column_number
from toolkit.workbook.ooxml.choose import Chooser, needed
from toolkit.workbook.ooxml.rows_fast import Head, Line, head_of
from toolkit.workbook.ooxml.sheet import Sheet
from toolkit.workbook.ooxml.targets import Rows
from toolkit.workbook.port import CellUpdate, RowBlock

_CHUNK = 1 << 20  # bytes
_TAG = re.compile(rb'<row r="([1-9][0-9]{0,6})"([^<>]*+)>')
_LAST = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"([^<>]*+)>')
_STYLE = re.compile(rb'\ss="([0-9]+)"')
_CLOSE = b"</row>"
Frames = dict[tuple[int, int | None, int | None], list[bytes]]
"""Bytes of a row's new cells between the places of its number, by the identity of its cells, the format of the cell at
their left, and that of the row."""


class Irregular(Exception):
    """The rows are not what they seemed to be."""


class Block:
    """The cells of a ``RowBlock`` as bytes."""

    def __init__(self, block: RowBlock, chooser: Chooser, writer: CellWriter) -> None:
        self.numbers: Sequence[int] = block.rows
        self.first, self.last = block.columns[0], block.columns[-1]
        self._block = block
        self._line = Line(chooser, writer)
        self._frames: Frames = {}
        self._ids = list(map(id, block.cells))
        self._parts: dict[tuple[int | None, int | None], dict[Hashable, tuple[str, str]]] = {}
        self._one: tuple[int | None, int | None] | None = None
        self._known: dict[int, list[bytes]] = {}

    def endings(
        self, start: int, names: Sequence[bytes], left: Sequence[int | None], style: Sequence[int | None]
    ) -> list[bytes]:
        """What comes after the present cells of rows ``start`` and following: new cells and the end tag.

        Args:
            names: the rows' numbers as written.
            left: the format of each row's last cell, None where it has none.
            style: each row's own format, None where it has none.
        """
        ids = self._ids[start : start + len(names)]
        if len(set(left)) == 1 and len(set(style)) == 1:
            if self._one != (left[0], style[0]):
                self._one, self._known = (left[0], style[0]), {}
            known = self._known
            for offset, one in enumerate(ids):
                if one not in known:
                    known[one] = self._frame(start + offset, left[0], style[0])
            return [n.join(known[i]) for n, i in zip(names, ids, strict=True)]
        return [
            n.join(self._frame(start + offset, a, b))
            for offset, (n, a, b) in enumerate(zip(names, left, style, strict=True))
        ]

    def _frame(self, index: int, left: int | None, style: int | None) -> list[bytes]:
        key = (self._ids[index], left, style)
        found = self._frames.get(key)
        if found is None:
            parts = self._parts.setdefault((left, style), {})
            pieces = [""]
            for column, (value, look) in zip(self._block.columns, self._block.cells[index], strict=True):
                key_of = (column, value.__class__, value, look._value_)
                part = parts.get(key_of)
                if part is None:
                    update = CellUpdate(self._block.sheet, self.numbers[index], column, value, look)
                    part = parts[key_of] = self._line.parts(update, left, style) if needed(update) else ("", "")
                if part[0]:
                    pieces[-1] += part[0]
                    pieces.append(part[1])
            pieces[-1] += "</row>"
            found = self._frames[key] = [p.encode() for p in pieces]
        return found


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


class _Appended:
    """The rows between two offsets with their new cells, a piece at a time."""

    def __init__(self, sheet: Sheet, start: int, end: int, some: Block | Singles) -> None:
        self._data = sheet.data
        self._start, self._end = start, end
        self._some = some
        self._seen: dict[tuple[bytes, bytes], tuple[int, int]] = {}

    def __iter__(self) -> Iterator[bytes]:
        data, at = self._data, self._start
        done = last = 0
        while at < self._end:
            stop = self._end
            if at + _CHUNK < stop:
                stop = data.rfind(_CLOSE, at, at + _CHUNK) + len(_CLOSE)
                if stop <= at:
                    stop = data.find(_CLOSE, at, self._end) + len(_CLOSE)
            chunk = data[at:stop]
            tags = _TAG.findall(chunk)
            names = [name for name, _ in tags]
            numbers = list(map(int, names))
            rows = chunk.split(_CLOSE)
            if len(rows) != len(tags) + 1 or rows.pop() or numbers[0] <= last:
                raise Irregular  # a row that is self-closed, or something between rows
            if not all(map(lt, numbers, numbers[1:])):
                raise Irregular
            last = numbers[-1]
            piece, count = self._piece(chunk, rows, tags, numbers, done)
            done += count
            at = stop
            yield piece
        if done != len(self._some.numbers):
            raise Irregular

    def _piece(
        self, chunk: bytes, rows: list[bytes], tags: list[tuple[bytes, bytes]], numbers: list[int], done: int
    ) -> tuple[bytes, int]:
        """One chunk with its new cells, and how many rows got some."""
        wanted = self._some.numbers
        until = bisect_left(wanted, numbers[-1] + 1, done)
        here = list(wanted[done:until])
        if here == numbers:
            chosen: Sequence[int] = range(len(numbers))
        else:
            place = dict(zip(numbers, range(len(numbers)), strict=True))
            try:
                chosen = [place[n] for n in here]
            except KeyError:
                raise Irregular from None  # a row that is not there
            if not chosen:
                return chunk, 0
        pick: Callable[[list[bytes]], list[bytes]] = (
            list if len(chosen) == len(numbers) else lambda items: [items[i] for i in chosen]
        )
        heads = {tail: head_of(tail, self._some.first, self._some.last) for tail in {tail for _, tail in tags}}
        tails = pick([tail for _, tail in tags])
        names = pick([name for name, _ in tags])
        left = self._lefts(pick(rows))
        every = endings = self._some.endings(done, names, left, [heads[t].style for t in tails])
        if len(chosen) < len(numbers):
            every = [_CLOSE] * len(rows)
            for i, ending in zip(chosen, endings, strict=True):
                every[i] = ending
        if any(h.grown is not h.tail for h in heads.values()):
            rows = _grown(chunk, rows, tags, heads, every)
        out = [b""] * (2 * len(rows))
        out[0::2] = rows
        out[1::2] = every
        return b"".join(out), len(chosen)

    def _lefts(self, rows: Sequence[bytes]) -> list[int | None]:
        """The format of each row's last cell.

        Raises:
            Irregular: it does not stand left of the new ones, or cannot be told.
        """
        seen, first = self._seen, self._some.first
        match = _LAST.match
        found = [match(row, place) if (place := row.rfind(b'<c r="')) >= 0 else None for row in rows]
        keys = [(m[1], m[2]) if m is not None else None for m in found]
        for key in set(keys):
            if key is not None and key not in seen:
                style = _STYLE.search(key[1])
                seen[key] = column_number(key[0].decode()), int(style[1]) if style else 0
            if key is not None and seen[key][0] >= first:
                raise Irregular
        return [None if k is None else seen[k][1] for k in keys]


def _grown(
    chunk: bytes, rows: list[bytes], tags: list[tuple[bytes, bytes]], heads: dict[bytes, Head], endings: list[bytes]
) -> list[bytes]:
    """The rows with start tags that say how far they reach now, where something was added."""
    if len(heads) == 1 and _CLOSE not in endings:
        ((tail, found),) = heads.items()
        if chunk.count(tail + b">") == len(rows):  # nothing else reads like the start tags
            return chunk.replace(tail + b">", found.grown + b">").split(_CLOSE)[:-1]
    grown = []
    for row, (name, tail), ending in zip(rows, tags, endings, strict=True):
        found = heads[tail]
        if found.grown is not tail and ending != _CLOSE:
            cut = len(b'<row r=""') + len(name)
            row = row[:cut] + found.grown + row[cut + len(tail) :]
        grown.append(row)
    return grown
