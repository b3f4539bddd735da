"""A printed page on a grid of twelve equal columns: headings, paragraphs, cards, small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from toolkit.app.summary.book import GREY, HAIR, INK, LIGHTS, LINE, NAVY, PALE, Book, Cell
from toolkit.app.summary.links import Link
from toolkit.app.summary.table import INDENT
from toolkit.app.summary.text import lines
from toolkit.core.scoring import Light

GRID = 12
WIDTH = 9.15
"""Characters of one column at the size of the tables."""
DOT = "●"
NARROW, SCALE = 8.6, 72
"""Characters of a column, and the percent at which twelve of them fit on a page of A4 with any font's digits."""
PAGE = 735 * 100 / SCALE - 20
"""Points of rows that fit on such a page, with a little to spare."""


@dataclass(frozen=True, slots=True)
class Card:
    """A figure with its name above and a note below; ``leads``: the sheet that it opens."""

    name: str
    value: Cell
    note: str
    colour: str = NAVY
    leads: str = ""
    number: str = "#,##0"
    more: str = ""
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A column of a small table: its header, and from which grid column to which it reaches."""

    name: str
    first: int
    last: int
    align: str = "left"


class Page:
    """Fills a sheet from the top."""

    def __init__(self, book: Book, sheet: Any, width: float = WIDTH) -> None:
        """``width``: characters of one column."""
        self.book = book
        self.width = width
        self.sheet = sheet
        self.row = 0
        self._heights: list[float] = []
        self._sections: list[int] = []
        sheet.set_column(0, GRID - 1, width)
        sheet.center_horizontally()
        sheet.hide_row_col_headers()

    def room(self, columns: int) -> float:
        """Characters that fit on one line of a cell over so many columns."""
        return columns * self.width - INDENT - 1

    def rows_that_fit(self, names: Sequence[str], columns: int, least: int) -> int:
        """How many rows of a table that begins here fit on the first page, with its header and a line below it.

        Args:
            names: the longest text of each row, and over how many ``columns`` it is written.
            least: so many are shown, whether they fit or not.
        """
        left = PAGE - sum(self._heights) - 3 * LINE - 22
        for number, name in enumerate(names):
            left -= LINE * lines(name, columns * self.width - INDENT) + 6
            if left < 0:
                return max(number, least)
        return len(names)

    def gap(self, height: float = 8) -> None:
        """An empty line, as high as that in points."""
        self._high(height)
        self.row += 1

    def across(self, text: str, height: float, **look: object) -> None:
        """One line over the whole width."""
        self._high(height)
        self.sheet.merge_range(self.row, 0, self.row, GRID - 1, text, self.book.style(**look))
        self.row += 1

    def heading(self, text: str) -> None:
        """The name of a section, which begins a new page where it would not fit on the present one."""
        self._sections.append(self.row)
        self.across(text, 25, font_size=12, bold=True, font_color=NAVY, bottom=2, bottom_color=NAVY)

    def paragraph(self, text: str, size: float = 10.5, **look: object) -> None:
        """A text as high as it wants."""
        room = GRID * self.width * 10 / size - 3
        height = 6 + size * 1.65 * lines(text, room)
        self.across(text, height, **{"font_size": size, "text_wrap": True, "font_color": INK, **look})

    def cards(self, cards: Sequence[Card], *, large: bool = False) -> None:
        """Cards side by side over the whole width."""
        book, sheet, top, each = self.book, self.sheet, self.row, GRID // len(cards)
        heights = (20.0, 38.0, 18.0, 20.0) if large else (18.0, 26.0, 17.0)
        for offset, height in enumerate(heights):
            self._high(height, top + offset)
        edge = {"left": 1, "right": 1, "left_color": HAIR, "right_color": HAIR, "bg_color": PALE, "align": "center"}
        for index, card in enumerate(cards):
            first, last = index * each, index * each + each - 1
            bar = {**edge, "top": 5, "top_color": card.colour}
            name = book.style(**bar, font_color=GREY, font_size=10 if large else 9)
            size = 24 if large else 15
            value = book.style(**edge, font_size=size, bold=True, font_color=card.colour, num_format=card.number)
            foot = {**edge, "bottom": 1, "bottom_color": HAIR}
            note = book.style(**(edge if large else foot), font_size=9 if large else 8, font_color=GREY)
            label = Link(card.name, f"internal:'{book.words.sheet(card.leads)}'!A1") if card.leads else None
            sheet.merge_range(top, first, top, last, "" if label else card.name, name)
            if label:
                book.link(sheet, top, first, label, name)
            sheet.merge_range(top + 1, first, top + 1, last, "", value)
            if isinstance(card.value, (int, float)):
                sheet.write_number(top + 1, first, card.value, value)
            else:
                sheet.write_string(top + 1, first, str(card.value), value)
            sheet.merge_range(top + 2, first, top + 2, last, card.note, note)
            if large:
                colour = LIGHTS[card.light.value] if card.light else GREY
                look = book.style(**foot, font_size=9, bold=bool(card.light), font_color=colour)
                sheet.merge_range(top + 3, first, top + 3, last, card.more, look)
        self.row += len(heights)

    def table(
        self,
        spans: Sequence[Span],
        rows: Sequence[Sequence[Cell]],
        looks: Sequence[dict[int, dict[str, object]]] = (),
        least: float = 0,
    ) -> None:
        """A small table.

        Args:
            looks: for each row, formats of single columns beside the usual ones.
            least: points that a row has at least.
        """
        book, sheet = self.book, self.sheet
        self._high(8 + LINE * max(lines(s.name, (s.last - s.first + 1) * self.width) for s in spans))
        for span in spans:
            self._cell(span, span.name, book.head())
        self.row += 1
        for number, values in enumerate(rows):
            high = 1
            for index, (span, value) in enumerate(zip(spans, values, strict=True)):
                look: dict[str, object] = {"align": span.align, "text_wrap": True}
                look |= {} if span.align == "center" else {"indent": 1}
                look |= looks[number].get(index, {}) if number < len(looks) else {}
                if span.last > span.first:
                    sheet.merge_range(self.row, span.first, self.row, span.last, "", book.body(**look))
                book.write(sheet, self.row, span.first, value, **look)
                text = value.label if isinstance(value, Link) else value if isinstance(value, str) else ""
                inset = 0 if span.align == "center" else INDENT
                high = max(high, lines(text, (span.last - span.first + 1) * self.width - inset))
            self._high(max(LINE * high + 6, least))
            self.row += 1

    def print_in_pages(self) -> None:
        """Print as wide as a page; a section that fits on a page is not split over two."""
        self.sheet.set_print_scale(SCALE)  # a page that is fitted to its width takes no breaks
        starts = [0, *self._sections, self.row]
        breaks, used = [], 0.0
        for first, after in pairwise(starts):
            need = sum(self._heights[first:after])
            if used and used + need > PAGE:
                if need <= PAGE or used > PAGE * 0.7:
                    breaks.append(first)
                    used = need % PAGE
                else:
                    used = (used + need) % PAGE
            else:
                used += need
        self.sheet.set_h_pagebreaks(breaks)
        self.sheet.print_area(0, 0, self.row - 1, GRID - 1)

    def _high(self, height: float, row: int | None = None) -> None:
        at = self.row if row is None else row
        self.sheet.set_row(at, height)
        self._heights += [0.0] * (at + 1 - len(self._heights))
        self._heights[at] = height

    def _cell(self, span: Span, text: str, look: Any) -> None:
        if span.last > span.first:
            self.sheet.merge_range(self.row, span.first, self.row, span.last, text, look)
        else:
            self.sheet.write_string(self.row, span.first, text, look)


def lit(light: Light | None) -> dict[str, object]:
    """The ink of a figure under a light."""
    return {"font_color": LIGHTS[light.value], "bold": True} if light else {}
