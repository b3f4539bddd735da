"""服务矩阵: who serves whom. One block of on-time rates, one of numbers, providers down and receivers across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.app.result import Counts
from toolkit.app.summary import table
from toolkit.app.summary.book import HAIR, LINE, PALE, RATE, Book
from toolkit.app.summary.departments import FAIR
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.text import clean, lines

MOST_RECEIVERS = 20
"""Columns that still print; what serves fewer is one column, the others together."""
_FIRST, _WIDTH = 22, 14


def matrix(book: Book, figures: Figures) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("matrix")
    table.title(book, sheet, "matrix", words("matrix-lead"))
    sheet.set_column(0, 0, _FIRST)
    if not figures.pairs:
        sheet.set_column(1, 4, _WIDTH)
        table.nothing(book, sheet, 3, 5, words("matrix-none"))
        return
    receivers, others = _receivers(figures)
    providers = [d.name for d in figures.departments if d.counts.obligations]
    heads = [clean(r, 60) if r else words("unnamed-receiver") for r in receivers]
    if others:
        heads.append(words("matrix-others", count=len(others)))
    heads.append(words("total"))
    sheet.set_column(1, len(heads), _WIDTH)
    groups = [(r,) for r in receivers] + ([tuple(others)] if others else []) + [tuple(receivers) + tuple(others)]
    grid = [[_merge(figures, [p], group) for group in groups] for p in providers]
    grid.append([_merge(figures, providers, group) for group in groups])
    names = [clean(p, 60) if p else words("unnamed-provider") for p in providers] + [words("total")]
    after = _block(book, sheet, 3, "matrix-rate", heads, names, grid)
    _block(book, sheet, after + 1, "matrix-count", heads, names, grid)
    sheet.freeze_panes(0, 1)
    sheet.repeat_columns(0)


def _receivers(figures: Figures) -> tuple[list[str], list[str]]:
    """Receivers with the most obligations first, and those that share the last column."""
    numbers: dict[str, int] = {}
    for (_, receiver), counts in figures.pairs.items():
        numbers[receiver] = numbers.get(receiver, 0) + counts.obligations
    ranked = sorted(numbers, key=lambda r: (-numbers[r], r))
    return ranked[:MOST_RECEIVERS], ranked[MOST_RECEIVERS:]


def _merge(figures: Figures, providers: Sequence[str], receivers: Sequence[str]) -> Counts:
    found = [figures.pairs[p, r] for p in providers for r in receivers if (p, r) in figures.pairs]
    return Counts(*(sum(numbers) for numbers in zip(*found, strict=True)))


def _block(
    book: Book, sheet: Any, top: int, kind: str, heads: list[str], names: list[str], grid: list[list[Counts]]
) -> int:
    """One block with its heading; the colour scale leaves the totals out. Returns the row after it."""
    table.heading(book, sheet, top, book.words(kind))
    row = top + 1
    corner = book.words("matrix-corner")
    high = max(lines(corner, _FIRST), *(lines(h, _WIDTH) for h in heads))
    sheet.set_row(row, LINE * high + 8)
    sheet.write_string(row, 0, corner, book.head())
    for column, text in enumerate(heads, 1):
        sheet.write_string(row, column, text, book.head())
    total = {"bold": True, "bg_color": PALE}
    edge = {"border": 1, "border_color": HAIR}
    for down, (name, counts) in enumerate(zip(names, grid, strict=True), row + 1):
        last = down == row + len(names)
        sheet.set_row(down, LINE * lines(name, _FIRST) + 6)
        sheet.write_string(
            down, 0, name, book.style(**edge, text_wrap=True, indent=1, **(total if last else {"bold": True}))
        )
        for column, c in enumerate(counts, 1):
            look = {**edge, "align": "center", **(total if last or column == len(heads) else {})}
            _cell(book, sheet, down, column, c, kind, look)
    body = (row + 1, 1, row + len(names) - 1, max(len(heads) - 1, 1))
    if kind == "matrix-rate":
        stops = {"min_type": "num", "mid_type": "num", "max_type": "num"}
        points = {"min_value": 0, "mid_value": FAIR, "max_value": 1}
        colours = {"min_color": "#EE9A90", "mid_color": "#FBE7A3", "max_color": "#9ED3AE"}
        sheet.conditional_format(*body, {"type": "3_color_scale", **stops, **points, **colours})
    else:
        scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0}
        sheet.conditional_format(*body, {**scale, "min_color": "#FFFFFF", "max_color": "#A9C4E2"})
    return row + 1 + len(names)


def _cell(book: Book, sheet: Any, row: int, column: int, counts: Counts, kind: str, look: dict[str, object]) -> None:
    value = counts.on_time_rate if kind == "matrix-rate" else counts.obligations or None
    if value is None:
        # A pair that serves nobody is empty; one where nothing has fallen due says so.
        if counts.obligations:
            sheet.write_string(row, column, book.words("none"), book.style(**look))
        else:
            sheet.write_blank(row, column, None, book.style(**look))
    elif kind == "matrix-rate":
        sheet.write_number(row, column, value, book.style(**look, num_format=RATE))
    else:
        sheet.write_number(row, column, value, book.style(**look))
