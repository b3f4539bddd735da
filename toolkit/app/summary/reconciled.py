"""核对: tables held against one another: how much agrees, and each line that somebody must look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit import catalogue
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.reconciliations import Reconciliation
from toolkit.app.summary import table
from toolkit.app.summary.book import COLOURS, HAIR, PALE, Book, Cell
from toolkit.app.summary.links import Links
from toolkit.app.summary.table import Column
from toolkit.app.summary.text import clean, lines

if TYPE_CHECKING:
    from toolkit.reconcile.result import Side

_SIDE = 34
"""Characters of a column of either side."""
_COLUMNS = (
    Column("column-reconciliation", 26),
    Column("column-left", _SIDE),
    Column("column-right", _SIDE),
    Column("column-matched", 11, "center"),
    Column("column-differing", 11, "center"),
    Column("column-only-left", 11, "center"),
    Column("column-only-right", 11, "center"),
    Column("column-ambiguous", 11, "center"),
    Column("column-unreadable", 11, "center"),
    Column("column-difference", 16, "right"),
)
_FEW = 6
"""Open lines that may stand on the page of the figures; more begin a page of their own."""
_MONEY = "#,##0.00;[Red]-#,##0.00"


def reconciled(book: Book, month_end: MonthEnd, links: Links) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("reconciled", colour=COLOURS["due_soon"])
    table.title(book, sheet, "reconciled", words("reconciled-lead"))
    table.set_widths(sheet, _COLUMNS)
    done = month_end.reconciliations
    table.heading(book, sheet, 3, words("reconciled-figures"))
    table.header(book, sheet, 4, _COLUMNS)
    if not done and not month_end.unreconciled:
        table.nothing(book, sheet, 5, len(_COLUMNS), words("reconciled-none"))
        return
    row = 5
    for one in done:
        row = _figures(book, sheet, row, one)
    for title in month_end.unreconciled:
        look = book.body(font_color="#8C1D13", bg_color="#F2B8B1", text_wrap=True, indent=1)
        sheet.write_string(row, 0, clean(title, 80), book.body(bold=True, text_wrap=True, indent=1))
        sheet.merge_range(
            row, 1, row, len(_COLUMNS) - 1, words("reconciled-undone", sheet=words.sheet("problems")), look
        )
        sheet.set_row(row, 8 + 16.5 * lines(title, 24))
        row += 1
    if not done:
        return
    row = _bridges(book, sheet, row + 1, done)
    table.heading(book, sheet, row, words("reconciled-lines"))
    if sum(one.open_count for one in done) > _FEW:
        sheet.set_h_pagebreaks([row])
    _lines(book, sheet, row + 1, done, links)


def _figures(book: Book, sheet: Any, row: int, one: Reconciliation) -> int:
    c = one.counts
    left, right = (_side(book, s, one.in_money) for s in (one.left, one.right))
    numbers = (c.matched, c.differing, c.missing_right, c.missing_left, c.ambiguous, c.unreadable)
    sheet.write_string(row, 0, clean(one.title, 80), book.body(bold=True, text_wrap=True, indent=1))
    sheet.write_string(row, 1, left, book.body(text_wrap=True, indent=1))
    sheet.write_string(row, 2, right, book.body(text_wrap=True, indent=1))
    for column, number in enumerate(numbers, 3):
        open_ = column > 3 and number
        ink = {"font_color": "#8C1D13", "bg_color": "#F2B8B1", "bold": True} if open_ else {}
        sheet.write_number(row, column, number, book.body(align="center", num_format="#,##0", **ink))
    _amount(book, sheet, row, one.difference if one.in_money else None)
    sheet.set_row(row, 8 + 16.5 * max(lines(left, _SIDE - 2), lines(right, _SIDE - 2), lines(one.title, 24)))
    return row + 1


def _side(book: Book, side: Side, in_money: bool) -> str:
    params = {"label": clean(side.label, 40), "rows": f"{side.rows:,}"}
    if not in_money:
        return book.words("reconciled-side-bare", **params)
    return book.words("reconciled-side", **params, total=f"{side.total / 100:,.2f}")


def _amount(book: Book, sheet: Any, row: int, cents: int | None) -> None:
    """An amount in the last column; a dash where amounts take no part."""
    if cents is None:
        sheet.write_string(row, 9, book.words("none"), book.body(align="right"))
    else:
        sheet.write_number(row, 9, cents / 100, book.body(num_format=_MONEY))


def _bridges(book: Book, sheet: Any, row: int, done: tuple[Reconciliation, ...]) -> int:
    """From one total to the other, step by step: what is proved, and what is still to be explained."""
    table.heading(book, sheet, row, book.words("reconciled-bridge"))
    row += 1
    for one in done:
        if not one.bridge:
            continue
        for key, cents in one.bridge:
            name = book.words.label(key) if key in catalogue.ENTRIES else key
            sheet.write_string(row, 0, clean(one.title, 80), book.body(indent=1))
            sheet.merge_range(row, 1, row, 8, name, book.body(indent=1))
            sheet.write_number(row, 9, cents / 100, book.body(num_format=_MONEY))
            row += 1
        look = {"bg_color": PALE, "bottom": 2, "bottom_color": HAIR}
        for column in range(10):
            sheet.write_blank(row, column, None, book.style(**look))
        sheet.set_row(row, 5)
        row += 1
    return row + 1


def _lines(book: Book, sheet: Any, top: int, done: tuple[Reconciliation, ...], links: Links) -> None:
    from toolkit.reconcile.explain import explained, status_word

    words, lang = book.words, book.words.lang
    # The explanation reaches over the columns of the figures above.
    for index, key in enumerate(("column-reconciliation", "column-left", "column-right", "column-state")):
        sheet.write_string(top, index, words(key), book.head())
    sheet.merge_range(top, 4, top, 8, words("column-note"), book.head())
    sheet.write_string(top, 9, words("column-difference"), book.head())
    sheet.set_row(top, 24)
    sheet.repeat_rows(top)
    row = top + 1
    for one in done:
        name = clean(one.title, 60)
        for line in one.open_lines:
            text = clean(explained(one.shown, line, lang), 400)
            sides: list[Cell] = []
            for items in (line.left, line.right):
                label = book.words("and-also").join(
                    clean(i.said or f"{i.place.sheet}!{i.place.cell}", 40) for i in items[:3]
                )
                sides.append(links.to(items[0].place, label).within(_SIDE - 3) if items else "")
            for column, value in enumerate((name, *sides)):
                book.write(sheet, row, column, value, text_wrap=True, indent=1)
            book.write(sheet, row, 3, status_word(line.status, lang), align="center", text_wrap=True)
            sheet.merge_range(row, 4, row, 8, "", book.body(text_wrap=True, indent=1))
            book.write(sheet, row, 4, text, text_wrap=True, indent=1)
            _amount(book, sheet, row, line.difference if one.in_money else None)
            sheet.set_row(row, 6 + 16.5 * max(lines(text, 52), lines(name, 24)))
            row += 1
        left = one.open_count - len(one.open_lines)
        if left:
            sheet.write_string(row, 0, words("more-lines", name=one.title, count=left), book.style(italic=True))
            row += 1
    if row == top + 1:
        table.nothing(book, sheet, row, len(_COLUMNS), words("reconciled-clean"))
