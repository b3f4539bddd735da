"""完整性: whether every department's workbook, and every deliverable expected in the period, is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary import table
from toolkit.app.summary.book import GREY, Book, Cell
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.links import Links
from toolkit.app.summary.table import Column
from toolkit.app.summary.text import lines
from toolkit.core.finding import Place
from toolkit.sheet.units import fold

_COLUMNS = (
    Column("column-department", 18, most=32),
    Column("column-duty", 16, "center"),
    Column("column-deliverable", 64),
    Column("column-there", 12, "center"),
)
_DEPARTMENTS = (
    Column("column-department", 18, most=32),
    Column("column-workbook", 16, "center"),
    Column("column-note", 64),
    Column("column-obligations", 12, "center"),
)


_FILES = (
    Column("column-department", 18, most=32),
    Column("column-there", 16, "center"),
    Column("column-file", 64),
    Column("column-rows", 12, "center"),
    Column("column-errors", 10, "center"),
    Column("column-warnings", 10, "center"),
)


def completeness(book: Book, month_end: MonthEnd, figures: Figures, links: Links) -> None:
    """Departments above, deliverables and their files below; what is missing first in each."""
    words = book.words
    sheet = book.sheet("completeness", landscape=False)
    table.title(book, sheet, "completeness", words("completeness-lead"))
    departments, deliverables = _departments(book, month_end, figures), _deliverables(book, month_end)
    files = _files(book, month_end, links)
    # One column for the names of all three blocks.
    name = table.with_room(_DEPARTMENTS[:1], [record[:1] for record in (*departments, *deliverables, *files)])
    table.set_widths(sheet, [*name, *_FILES[1:]])
    table.heading(book, sheet, 3, words("completeness-departments"))
    row = _block(book, sheet, 4, [*name, *_DEPARTMENTS[1:]], departments, "completeness-no-departments")
    table.heading(book, sheet, row + 1, words("completeness-deliverables"))
    row = _block(book, sheet, row + 2, [*name, *_COLUMNS[1:]], deliverables, "completeness-no-deliverables")
    if deliverables:
        rule = words("completeness-rule")
        sheet.set_row(row + 1, 8 + 15 * lines(rule, 110))
        sheet.merge_range(row + 1, 0, row + 1, 3, rule, book.style(font_size=9, font_color=GREY, text_wrap=True))
        row += 2
    table.heading(book, sheet, row + 1, words("completeness-files"))
    _block(book, sheet, row + 2, [*name, *_FILES[1:]], files, "completeness-no-files")


def _block(book: Book, sheet: Any, top: int, columns: Sequence[Column], values: list[list[Cell]], none: str) -> int:
    table.header(book, sheet, top, columns)
    if not values:
        table.nothing(book, sheet, top + 1, len(columns), book.words(none))
        return top + 2
    after = table.rows(book, sheet, top + 1, columns, values)
    absent = book.rule(font_color="#8C1D13", bg_color="#F2B8B1", bold=True)
    lost = ("workbook-missing", "workbook-failed", "workbook-empty", "deliverable-missing")
    for text in dict.fromkeys(map(book.words, lost)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": absent}
        for column in (1, 3):
            sheet.conditional_format(top + 1, column, after - 1, column, rule)
    return after


def _files(book: Book, month_end: MonthEnd, links: Links) -> list[list[Cell]]:
    """The files that obligations name, and those called like one: whether they are there, and what was found inside."""
    found: list[list[Cell]] = []
    for d in sorted(month_end.deliverables, key=lambda d: (d.found and not d.error, not d.errors, d.name)):
        state = "deliverable-missing" if not d.found else "workbook-failed" if d.error else "deliverable-there"
        name: Cell = links.to(Place(d.name)) if d.found else d.name
        inside: list[Cell] = [d.rows, d.errors, d.warnings] if d.found and not d.error else [None, None, None]
        found += [[department, book.words(state), name, *inside] for department in d.departments or (None,)]
    return found


def _departments(book: Book, month_end: MonthEnd, figures: Figures) -> list[list[Cell]]:
    states = {d.name: d for d in figures.departments}
    files: dict[str, list[str]] = {}
    for f in month_end.result.files:
        for holder in f.departments or (f.department,):
            files.setdefault(fold(holder), []).append(f.name)
    found: list[list[Cell]] = []
    for name in month_end.departments:
        department = states[name]
        note = book.words("names-join").join(files.get(fold(name), []))
        number = department.counts.obligations
        found.append([name, book.words(f"workbook-{department.workbook}"), note, number])
    missing = set(month_end.missing)
    return sorted(found, key=lambda r: r[0] not in missing)


def _deliverables(book: Book, month_end: MonthEnd) -> list[list[Cell]]:
    ordered = sorted(month_end.expected, key=lambda e: e.found)
    return [
        [e.department, e.duty_id, e.deliverable, book.words("deliverable-there" if e.found else "deliverable-missing")]
        for e in ordered
    ]
