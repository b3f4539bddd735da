"""What cells held before a write, so that a write that fails in the middle leaves the values as they were."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from toolkit.workbook.live_common import TEXT_CODE, Block, block_range, day_fraction, may_be_reread
from toolkit.workbook.live_journal import Cell, Formula
from toolkit.workbook.live_read import formats
from toolkit.workbook.port import CellUpdate, RawSheet, RawValue

if TYPE_CHECKING:
    import xlwings

# One stretch of a column with one number format: first row, last row, column, code.
_Stretch = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Before:
    """Values, formulas and number formats of one block, taken before it is touched."""

    sheet: xlwings.Sheet
    block: Block
    content: tuple[tuple[Any, ...], ...]
    stretches: tuple[_Stretch, ...]

    @classmethod
    def of(cls, sheet: xlwings.Sheet, block: Block, raw: RawSheet) -> Before:
        """Take down what a block holds; ``raw`` is the sheet as it was just read."""
        top, left, bottom, right = block
        stretches = [
            (top + first, top + last, column, code)
            for column in range(left, right + 1)
            for first, last, code in formats(sheet, top, column, 0, bottom - top)
        ]
        formulas = block_range(sheet, block).formula
        grid = formulas if isinstance(formulas, (list, tuple)) else ((formulas,),)
        content = tuple(
            tuple(_content(formula, _raw(raw, top + i, left + j)) for j, formula in enumerate(line))
            for i, line in enumerate(grid)
        )
        return cls(sheet, block, content, tuple(stretches))

    def cells(
        self, updates: Mapping[tuple[int, int], CellUpdate], fills: Mapping[tuple[int, int], str], made: Container[int]
    ) -> Iterator[Cell]:
        """Every cell of the block for the journal, with what is written into it; ``made``: columns that are new."""
        codes = {(r, column): code for first, last, column, code in self.stretches for r in range(first, last + 1)}
        (top, left), name = self.block[:2], self.sheet.name
        for i, line in enumerate(self.content):
            for j, before in enumerate(line):
                at = (top + i, left + j)
                update = updates[at]
                yield Cell(name, *at, update.value, before, codes.get(at), fills.get(at), at[1] in made)

    def restore(self) -> None:
        """Put the values and number formats back; borders, fonts and fills stay as the write left them."""
        texts = set()
        for first, last, column, code in self.stretches:
            self.sheet.range((first, column), (last, column)).number_format = code
            if code == TEXT_CODE:
                texts |= {(row, column) for row in range(first, last + 1)}
        top, left = self.block[:2]
        block_range(self.sheet, self.block).value = [
            [typed(value, (top + i, left + j) in texts) for j, value in enumerate(line)]
            for i, line in enumerate(self.content)
        ]


def _raw(raw: RawSheet, row: int, column: int) -> RawValue:
    line = raw.rows[row - 1] if row <= len(raw.rows) else ()
    return line[column - 1] if column <= len(line) else None


def _content(formula: object, value: RawValue) -> object:
    """The formula where there is one: a text that starts with = and is shown as itself is a text."""
    if isinstance(formula, str) and formula.startswith("=") and formula != value:
        return Formula(formula)
    return value


def typed(value: object, in_text_cell: bool) -> object:
    """A value such that it becomes again what it was."""
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, str) and not in_text_cell and may_be_reread(value):
        return "'" + value
    if isinstance(value, time):
        return day_fraction(value)
    return value / timedelta(days=1) if isinstance(value, timedelta) else value
