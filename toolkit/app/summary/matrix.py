"""服务矩阵: who serves whom, providers down and receivers across: on-time rates, numbers, and scores where given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.app.summary import table
from toolkit.app.summary.book import HAIR, LINE, PALE, RATE, SCORE, Book
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.text import LONG_NAME, lines, short, width
from toolkit.app.tally import Sum
from toolkit.core.scoring import Targets

MOST_RECEIVERS = 40
"""Columns that somebody still looks through; what serves fewer is one column, the others together."""
_FIRST, _MOST_FIRST, _WIDTH = 22, 40, 14
"""Characters of the column of names, at least and at most, and of the others."""
_MOST_WIDE, _NARROW = 10, 9.5
"""Columns that print on one page; where there are more, they and the rows are closer together."""


def matrix(book: Book, figures: Figures, aims: Targets) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("matrix")
    table.title(book, sheet, "matrix", words("matrix-lead"))
    if not figures.pairs:
        sheet.set_column(0, 0, _FIRST)
        sheet.set_column(1, 4, _WIDTH)
        table.nothing(book, sheet, 3, 5, words("matrix-none"))
        return
    grid = _grid(book, figures)
    sheet.set_column(0, 0, grid.first)
    sheet.set_column(1, len(grid.heads), grid.width)
    starts, heights, after = [], [50.0], 2
    for kind in ("matrix-rate", "matrix-count", *(["matrix-score"] if figures.marks.scored else [])):
        starts.append(after + 1)
        after = _block(book, sheet, after + 1, kind, grid, aims)
        heights.append(_high(book, grid))
    heights[:2] = [sum(heights[:2])]
    table.print_blocks(sheet, starts, heights, [grid.first, *[grid.width] * len(grid.heads)])
    sheet.freeze_panes(0, 1)
    sheet.repeat_columns(0)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Sums by provider and receiver, in the order of their names, totals last.

    ``first``, ``width``: characters of the column of names and of the others; ``spare``: points that a row has beside
    its text.
    """

    heads: list[str]
    names: list[str]
    sums: list[list[Sum]]
    first: float
    width: float
    spare: int


def _grid(book: Book, figures: Figures) -> _Grid:
    words = book.words
    receivers, others = _receivers(figures)
    providers = [d.name for d in figures.departments if d.counts.obligations]
    heads = [short(r, LONG_NAME) if r else words("unnamed-receiver") for r in receivers]
    if others:
        heads.append(words("matrix-others", count=len(others)))
    heads.append(words("total"))
    groups = [(r,) for r in receivers] + ([tuple(others)] if others else []) + [tuple(receivers) + tuple(others)]
    sums = [[_merge(figures, [p], group) for group in groups] for p in providers]
    sums.append([_merge(figures, providers, group) for group in groups])
    names = [short(p, LONG_NAME) if p else words("unnamed-provider") for p in providers] + [words("total")]
    first = min(max(_FIRST, *(width(name) + table.INDENT + 2 for name in names)), _MOST_FIRST)
    return _Grid(heads, names, sums, first, *((_WIDTH, 6) if len(heads) <= _MOST_WIDE else (_NARROW, 2)))


def _receivers(figures: Figures) -> tuple[list[str], list[str]]:
    """Receivers with the most obligations first, and those that share the last column."""
    numbers: dict[str, int] = {}
    for receiver, one in figures.receivers:
        numbers[receiver] = one.counts.obligations
    ranked = sorted(numbers, key=lambda r: (-numbers[r], r))
    return ranked[:MOST_RECEIVERS], ranked[MOST_RECEIVERS:]


def _merge(figures: Figures, providers: Sequence[str], receivers: Sequence[str]) -> Sum:
    found = Sum()
    for provider in providers:
        for receiver in receivers:
            if one := figures.pairs.get((provider, receiver)):
                found.add(one)
    return found


def _high(book: Book, grid: _Grid) -> float:
    """Points of a block, with the blank row above it."""
    return 15 + 24 + _header(book, grid) + sum(LINE * lines(name, grid.first) + grid.spare for name in grid.names)


def _header(book: Book, grid: _Grid) -> float:
    """Points of the header."""
    return LINE * max(lines(book.words("matrix-corner"), grid.first), *(lines(h, grid.width) for h in grid.heads)) + 8


def _block(book: Book, sheet: Any, top: int, kind: str, grid: _Grid, aims: Targets) -> int:
    """One block with its heading; the colour scale leaves the totals out. Returns the row after it."""
    table.heading(book, sheet, top, book.words(kind))
    row, heads, names = top + 1, grid.heads, grid.names
    corner = book.words("matrix-corner")
    sheet.set_row(row, _header(book, grid))
    sheet.write_string(row, 0, corner, book.head())
    for column, text in enumerate(heads, 1):
        sheet.write_string(row, column, text, book.head())
    total = {"bold": True, "bg_color": PALE}
    edge = {"border": 1, "border_color": HAIR}
    for down, (name, counts) in enumerate(zip(names, grid.sums, strict=True), row + 1):
        last = down == row + len(names)
        sheet.set_row(down, LINE * lines(name, grid.first) + grid.spare)
        sheet.write_string(
            down, 0, name, book.style(**edge, text_wrap=True, indent=1, **(total if last else {"bold": True}))
        )
        for column, c in enumerate(counts, 1):
            look = {**edge, "align": "center", **(total if last or column == len(heads) else {})}
            _cell(book, sheet, down, column, c, kind, look)
    body = (row + 1, 1, row + len(names) - 1, max(len(heads) - 1, 1))
    if kind == "matrix-rate":
        middle = min(max((aims.on_time - aims.amber) / 100, 0.01), 0.99)
        _three_colours(sheet, body, 0, middle, 1)
    elif kind == "matrix-score":
        _three_colours(sheet, body, 1, min(max(aims.score - aims.amber / 20, 1.1), 4.9), 5)
    else:
        scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0}
        sheet.conditional_format(*body, {**scale, "min_color": "#FFFFFF", "max_color": "#A9C4E2"})
    return row + 1 + len(names)


def _three_colours(sheet: Any, body: tuple[int, int, int, int], low: float, middle: float, high: float) -> None:
    stops = {"min_type": "num", "mid_type": "num", "max_type": "num"}
    points = {"min_value": low, "mid_value": middle, "max_value": high}
    colours = {"min_color": "#EE9A90", "mid_color": "#FBE7A3", "max_color": "#9ED3AE"}
    sheet.conditional_format(*body, {"type": "3_color_scale", **stops, **points, **colours})


def _cell(book: Book, sheet: Any, row: int, column: int, one: Sum, kind: str, look: dict[str, object]) -> None:
    counts = one.counts
    value = {
        "matrix-rate": counts.on_time_rate,
        "matrix-count": counts.obligations or None,
        "matrix-score": one.marks.average,
    }[kind]
    if value is None:
        # A pair that serves nobody is empty; one where nothing has fallen due says so.
        if counts.obligations:
            sheet.write_string(row, column, book.words("none"), book.style(**look))
        else:
            sheet.write_blank(row, column, None, book.style(**look))
    elif kind != "matrix-count":
        shown = RATE if kind == "matrix-rate" else SCORE
        sheet.write_number(row, column, value, book.style(**look, num_format=shown))
    else:
        sheet.write_number(row, column, value, book.style(**look))
