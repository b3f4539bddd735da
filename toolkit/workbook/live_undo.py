"""What cells held before a write, so that a write that fails in the middle leaves the values as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from toolkit.record import NamedTuple
from toolkit.workbook.live_common import (
    TEXT_CODE,
    Cell,
    areas,
    block_range,
    day_fraction,
    hulls,
    may_be_reread,
    overlap,
    put,
)
from toolkit.workbook.live_journal import Changed, Formula
from toolkit.workbook.live_looks import OURS, Fills, codes, fills, value_at
from toolkit.workbook.port import FILLS, CellUpdate, Look, RawSheet

if TYPE_CHECKING:
    import xlwings


class Before(NamedTuple):
    """Values, formulas, number formats and fills of cells of one sheet, taken before the first is touched.

    ``content``: by cell. ``codes``: the number formats, where they are known. ``empty``: cells between them that hold
    nothing. ``fills``: of those that may get another. ``made``: columns that the write makes.
    """

    sheet: xlwings.Sheet
    content: dict[Cell, Any]
    codes: dict[Cell, str]
    empty: frozenset[Cell]
    fills: Fills
    made: set[int]

    @classmethod
    def of(cls, sheet: xlwings.Sheet, updates: Mapping[Cell, CellUpdate], raw: RawSheet, made: set[int]) -> Before:
        """Take down what cells hold; ``raw`` is the sheet as it was just read."""
        wanted = set(updates)
        looked = (at for at, u in updates.items() if u.look not in (Look.KEEP, Look.HEADER) and at[1] not in made)
        content: dict[Cell, Any] = {}
        empty: set[Cell] = set()
        for hull in hulls(wanted):
            formulas = block_range(sheet, hull).formula
            grid = formulas if isinstance(formulas, (list, tuple)) else ((formulas,),)
            for row, line in enumerate(grid, hull[0]):
                for column, formula in enumerate(line, hull[1]):
                    if (row, column) in wanted:
                        content[row, column] = _content(formula, value_at(raw, row, column))
                    elif formula in ("", None):
                        empty.add((row, column))
            if any(overlap(hull, box) for box in raw.merges):  # a covered cell seems to hold nothing
                empty.clear()
        return cls(sheet, content, codes(sheet, wanted), frozenset(empty), fills(sheet, looked, raw), made)

    def changed(self, updates: Mapping[Cell, CellUpdate]) -> Iterator[Changed]:
        """Every cell for the journal, with what is written into it."""
        name = self.sheet.name
        for at, before in self.content.items():
            update, fill = updates[at], self.fills.of.get(at)
            refilled = update.look in FILLS or fill in OURS
            yield Changed(
                name, *at, update.value, before, self.codes.get(at), fill if refilled else None, at[1] in self.made
            )

    def came_or_went(self, updates: Mapping[Cell, CellUpdate]) -> Iterator[tuple[Cell, Any]]:
        """What each cell held, and what it got."""
        yield from self.content.items()
        yield from ((at, update.value) for at, update in updates.items())

    def restore(self) -> None:
        """Put the values and number formats back; borders, fonts and fills stay as the write left them."""
        by_code: dict[str, list[Cell]] = {}
        for at, code in self.codes.items():
            by_code.setdefault(code, []).append(at)
        for code, some in by_code.items():
            for area in areas(self.sheet, some):
                area.number_format = code
        values = {at: typed(value, self.codes.get(at) == TEXT_CODE) for at, value in self.content.items()}
        put(self.sheet, values, self.empty)


def _content(formula: object, value: object) -> object:
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
