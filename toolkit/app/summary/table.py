"""One way to lay out a list: title, a line that says what it is, header, rows, or a sentence when there are none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

from toolkit.app.summary.book import GREY, HAIR, LINE, NAVY, PALE, Book, Cell
from toolkit.app.summary.links import Link
from toolkit.app.summary.text import clean, lines, width
from toolkit.app.tally import OUTCOMES
from toolkit.app.tally_lists import MOST

PAGE_WIDTH, PAGE_HEIGHT = 108, 490
UPRIGHT_WIDTH, UPRIGHT_HEIGHT = 74, 735
"""Characters and points that fit on a page of A4 across, and on one upright, in any font."""
LEAST_SCALE, LEAST_UPRIGHT = 60, 75
"""The percent below which nobody reads what is printed, and that from which what is high is rather printed upright."""
WIDEST_LINK = 46
"""Characters of a column of links at most."""
INDENT = 1.3
"""Characters that the indent of left-aligned cells takes."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` names the header: one of ``OUTCOMES``, or a ``summary-…`` entry. ``width`` is in characters.

    Where ``most`` is given, the column is as wide as its longest text wants: at least ``width``, and at most that.
    """

    key: str
    width: float
    align: str = "left"
    font: str = ""
    most: float = 0


def title(book: Book, sheet: Any, key: str, lead: str) -> None:
    """The sheet's name large on row 1, one grey line on row 2."""
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, book.words.sheet(key), book.style(font_size=16, bold=True, font_color=NAVY))
    sheet.set_row(1, 22)
    sheet.write_string(1, 0, lead, book.style(font_color=GREY))


def print_blocks(sheet: Any, starts: Sequence[int], heights: Sequence[float], widths: Sequence[float]) -> None:
    """Print a sheet of several blocks: on one page where they fit, else each on a page of its own.

    What is narrow and high is printed upright. A block that is too wide to be read on one page goes on to the right,
    behind the first column again; one that is too high goes on below, under its header.

    Args:
        starts: the first row of each block, the second is its header.
        heights: points of each block, with what stands above the first one.
        widths: characters of each column.
    """
    first, rest = widths[0], [*accumulate(widths[1:], initial=0.0)]
    across, down = PAGE_WIDTH, PAGE_HEIGHT
    if sum(heights) > down and (first + rest[-1]) * LEAST_UPRIGHT <= UPRIGHT_WIDTH * 100:
        sheet.set_portrait()
        across, down = UPRIGHT_WIDTH, UPRIGHT_HEIGHT
    pages = ceil(rest[-1] / (across * 100 / LEAST_SCALE - first))
    if pages == 1 and sum(heights) * LEAST_SCALE <= down * 100:
        sheet.fit_to_pages(1, 1)
        return
    ends = [bisect_left(rest, rest[-1] * page / pages - 0.01) for page in range(pages + 1)]
    widest = first + max(rest[b] - rest[a] for a, b in pairwise(ends))
    scale = min(across * 100 / widest, 100)
    if (fitting := down * 100 / max(heights)) >= LEAST_SCALE:
        scale = min(scale, fitting)
    else:
        sheet.repeat_rows(starts[0] + 1)
    # A page that is fitted to its width takes no breaks; at this scale it is as wide with any font's digits.
    sheet.set_print_scale(int(scale))
    sheet.set_h_pagebreaks(starts[1:])
    sheet.set_v_pagebreaks([end + 1 for end in ends[1:-1]])
    sheet.print_across()


def with_room(columns: Sequence[Column], values: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns as wide as their values want: a link is not wrapped by LibreOffice, but cut off."""
    needed = [column.width for column in columns]
    for record in values[:MOST]:
        for index, value in enumerate(record):
            if isinstance(value, Link):
                needed[index] = max(needed[index], min(width(value.label) + INDENT + 1, WIDEST_LINK))
            elif isinstance(value, str) and needed[index] < columns[index].most:
                needed[index] = max(needed[index], min(width(clean(value)) + INDENT + 1, columns[index].most))
    return [replace(column, width=wide) for column, wide in zip(columns, needed, strict=True)]


def set_widths(sheet: Any, columns: Sequence[Column]) -> None:
    """Give the columns of a sheet, from the first, their widths."""
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)


def heading(book: Book, sheet: Any, row: int, text: str) -> None:
    """A section's name on a sheet that has several."""
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, text, book.style(font_size=12, bold=True, font_color=NAVY))


def header(book: Book, sheet: Any, row: int, columns: Sequence[Column]) -> None:
    """The header cells; the row is as high as its longest name wants."""
    names = [book.words.outcome(c.key) if c.key in OUTCOMES else book.words(c.key) for c in columns]
    # Three more: the filter button covers the end of the cell.
    needed = max(lines(name, c.width - 3) for name, c in zip(names, columns, strict=True))
    sheet.set_row(row, LINE * max(needed, 1) + 8)
    for index, name in enumerate(names):
        sheet.write_string(row, index, name, book.head())


def rows(
    book: Book,
    sheet: Any,
    first: int,
    columns: Sequence[Column],
    values: Sequence[Sequence[Cell]],
    left_out: int = 0,
) -> int:
    """Write the rows from row ``first`` on, each as high as its text wants. Returns the row after the last one.

    Args:
        left_out: how many more there are than are given.
    """
    writers = []
    for c in columns:
        edge: dict[str, object] = {"align": c.align} if c.align == "center" else {"align": c.align, "indent": 1}
        writers.append(book.column(text_wrap=True, **edge, **({"font_name": c.font} if c.font else {})))
    rooms = [c.width - (INDENT if c.align == "left" else 0) for c in columns]
    row = first
    for row, record in enumerate(values[:MOST], first):
        high = 1
        for index, value in enumerate(record):
            if isinstance(value, Link):
                value = value.within(rooms[index] - 1)
            writers[index].write(sheet, row, index, value)
            if not isinstance(value, str):
                continue  # times, numbers and links have their room
            text, room = clean(value), rooms[index]
            if 2 * len(text) > room - 3 and width(text) > room - 3:
                high = max(high, lines(text, room))
        sheet.set_row(row, LINE * high + 4)
    after = row + 1 if values else first
    left_out += max(len(values) - MOST, 0)
    if left_out:
        left = book.words("more", count=left_out)
        sheet.write_string(after, 0, left, book.style(font_color=GREY, italic=True))
        after += 1
    return after


def nothing(book: Book, sheet: Any, row: int, columns: int, text: str) -> None:
    """A sentence in place of rows, across the table."""
    sheet.set_row(row, 48)
    look = book.style(align="center", font_size=12, font_color=GREY, bg_color=PALE, border=1, border_color=HAIR)
    sheet.merge_range(row, 0, row, columns - 1, text, look)


def listing(
    book: Book,
    sheet: Any,
    top: int,
    columns: Sequence[Column],
    values: Sequence[Sequence[Cell]],
    none: str,
    left_out: int = 0,
) -> int:
    """Header, rows, frozen header, filter and print titles; returns the row after the last one."""
    columns = with_room(columns, values)
    set_widths(sheet, columns)
    header(book, sheet, top, columns)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    if not values:
        nothing(book, sheet, top + 1, len(columns), none)
        return top + 2
    after = rows(book, sheet, top + 1, columns, values, left_out)
    sheet.autofilter(top, 0, top + min(len(values), MOST), len(columns) - 1)
    return after
