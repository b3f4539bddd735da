"""How cells of an open workbook look now: number formats and fills, in as few calls as each program allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.workbook.live_common import Block, Cell, block_range, hulls
from toolkit.workbook.port import FILLS, RawSheet, RawValue

if TYPE_CHECKING:
    import xlwings

OURS = frozenset(FILLS.values())
# Beyond this many questions about number formats in a column it has no order worth asking for.
_PATIENCE = 200


class Fills(NamedTuple):
    """RRGGBB by cell, empty for none. ``sure``: asked of each cell, not of one for all that say the same."""

    of: dict[Cell, str]
    sure: bool


def number_formats(sheet: xlwings.Sheet, block: Block) -> Iterator[tuple[Block, str]]:
    """The parts of a block with one number format each; what is too varied in Excel is left out."""
    parts = getattr(block_range(sheet, block).impl, "parts", None)
    if parts is not None:
        yield from parts("number_format")
        return
    top, left, bottom, right = block
    for column in range(left, right + 1):
        for first, last, code in _halved(sheet, column, top, bottom):
            yield (first, column, last, column), code


def _halved(sheet: xlwings.Sheet, column: int, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Stretches of one column with one number format each (first row, last row, code), found by halving."""
    open_stretches = [(first, last)]
    for _ in range(_PATIENCE):
        if not open_stretches:
            return
        first, last = open_stretches.pop()
        code = sheet.range((first, column), (last, column)).number_format
        if code is not None:
            yield first, last, code
        elif first < last:
            middle = (first + last) // 2
            open_stretches += [(middle + 1, last), (first, middle)]


def codes(sheet: xlwings.Sheet, cells: Iterable[Cell]) -> dict[Cell, str]:
    """The number formats of cells, as far as they are known."""
    wanted = set(cells)
    found: dict[Cell, str] = {}
    for hull in hulls(wanted):
        for (top, left, bottom, right), code in number_formats(sheet, hull):
            inside = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            found |= dict.fromkeys(wanted.intersection(inside), code)
    return found


def fills(sheet: xlwings.Sheet, cells: Iterable[Cell], raw: RawSheet) -> Fills:
    """The fills of cells.

    In Excel asking cell by cell would take longer than the write. There cells of a column that say the same are taken
    to look the same, and empty ones to have none: in a column of ours it is so.
    """
    wanted = set(cells)
    found: dict[Cell, str] = {}
    sure = True
    for hull in hulls(wanted):
        parts = getattr(block_range(sheet, hull).impl, "parts", None)
        if parts is None:
            sure = False
            continue
        for (top, left, bottom, right), color in parts("color"):
            inside = ((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            found |= dict.fromkeys(wanted.intersection(inside), _hex(color))
    return Fills(found if sure else _fills_by_value(sheet, wanted, raw), sure)


def _fills_by_value(sheet: xlwings.Sheet, cells: set[Cell], raw: RawSheet) -> dict[Cell, str]:
    alike: dict[tuple[int, RawValue], list[Cell]] = {}
    for row, column in cells:
        alike.setdefault((column, value_at(raw, row, column)), []).append((row, column))
    found: dict[Cell, str] = {}
    for (_, value), some in alike.items():
        found |= dict.fromkeys(some, "" if value is None else _hex(sheet.range(some[0]).color))
    return found


def _hex(color: tuple[int, int, int] | None) -> str:
    return bytes(color).hex().upper() if color else ""


def value_at(raw: RawSheet, row: int, column: int) -> RawValue:
    """A cell of a sheet as it was read; None beyond its edge."""
    line = raw.rows[row - 1] if row <= len(raw.rows) else ()
    return line[column - 1] if column <= len(line) else None
