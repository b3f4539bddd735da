"""审计: what the summary rests on: period, as-of, calendar, settings, program, and each file with its fingerprint."""

from __future__ import annotations

import re

from toolkit import __version__, catalogue
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.result import FileRecord
from toolkit.app.summary import table
from toolkit.app.summary.book import Book, Cell
from toolkit.app.summary.figures import Figures, workbooks
from toolkit.app.summary.links import Links
from toolkit.app.summary.table import Column
from toolkit.app.summary.text import lines
from toolkit.app.tally_lists import MOST
from toolkit.core.finding import Place

_FILES = (
    Column("column-workbook", 26),
    Column("column-department", 14, most=30),
    Column("column-shape", 12, "center"),
    Column("column-obligations", 10, "center"),
    Column("column-fingerprint", 40, font="Consolas"),
    Column("column-written", 11, "center"),
    Column("column-backup", 36),
    Column("column-note", 24),
)


def audit(book: Book, month_end: MonthEnd, figures: Figures, links: Links) -> None:
    """Write the sheet."""
    words = book.words
    sheet = book.sheet("audit")
    table.title(book, sheet, "audit", words("audit-lead"))
    table.set_widths(sheet, _FILES)
    table.heading(book, sheet, 3, words("audit-run"))
    row = 4
    last = len(_FILES) - 1
    room = sum(c.width for c in _FILES[1:])
    for name, value in _facts(book, month_end, figures):
        sheet.write_string(row, 0, name, book.body(bold=True))
        sheet.merge_range(row, 1, row, last, "", book.body(text_wrap=True))
        book.write(sheet, row, 1, value, text_wrap=True)
        sheet.set_row(row, 4 + 16.5 * lines(value, room))
        row += 1
    table.heading(book, sheet, row + 1, words("audit-files"))
    table.header(book, sheet, row + 2, _FILES)
    # Not an earlier summary: each would quote the one before, and no two runs would be alike.
    files = workbooks(month_end)
    inside = [d for d in month_end.deliverables if d.found]
    if not (files or inside):
        table.nothing(book, sheet, row + 3, len(_FILES), words("audit-no-files"))
        return
    written = {w.workbook: w for w in month_end.result.written}
    values: list[list[Cell]] = []
    for f in files:
        w = written.get(f.name)
        backup = w.backup.name if w and w.backup else None
        cells = w.cells if w else 0
        place = links.to(Place(f.name))
        departments = book.words("names-join").join(f.departments) or f.department
        values.append(
            [place, departments, _shape(book, f), f.obligations, f.fingerprint, cells, backup, _state(book, f)]
        )
    for d in inside:
        shape = book.words("shape-deliverable")
        state = book.words("file-fine") if not d.error else _said(book, d.error)
        values.append([links.to(Place(d.name)), d.department, shape, None, d.fingerprint, 0, None, state])
    columns = table.with_room(_FILES, values)
    table.set_widths(sheet, columns)
    table.rows(book, sheet, row + 3, columns, values)
    sheet.autofilter(row + 2, 0, row + 2 + min(len(values), MOST), last)
    sheet.repeat_rows(row + 2)


def _facts(book: Book, m: MonthEnd, f: Figures) -> list[tuple[str, str]]:
    words = book.words
    result = m.result
    provisional = words("audit-provisional-yes", count=f.provisional) if f.provisional else words("audit-final")
    names = ("on_time", "late", "overdue", "due_soon", "not_due", "exempt", "obligations")
    numbers = {n: getattr(f.total, n) for n in names}
    counts = words("audit-counts-value", **numbers, undetermined=f.undetermined)
    targets = {name: f"{value:g}" for name, value in m.targets._asdict().items()}
    facts = [
        ("audit-period", f"{words.period(result.period)} ({result.period})"),
        ("audit-as-of", words.moment(result.as_of)),
        ("audit-folder", m.folder.name or str(m.folder)),
        ("audit-calendar", result.calendar or words("none")),
        ("audit-provisional", provisional),
        ("audit-settings", result.settings or words("audit-default")),
        ("audit-counts", counts),
        ("audit-rate", words("note-rate")),
        ("audit-targets", words("audit-targets-value", **targets)),
        ("audit-ledger", _ledger(book, m)),
        ("audit-version", f"dutybook {__version__}"),
    ]
    return [(words(key), value) for key, value in facts]


def _ledger(book: Book, m: MonthEnd) -> str:
    """Which ledger, and how far back it goes; a file by its name alone, since its folder is of this machine."""
    past = m.past
    if past is None:
        return book.words("audit-no-ledger")
    name = past.ledger if "://" in past.ledger else past.ledger.replace("\\", "/").rsplit("/", 1)[-1]
    earlier = len(past.periods)
    return book.words("audit-ledger-value", name=name, count=earlier)


def _shape(book: Book, f: FileRecord) -> str:
    return book.words(f"shape-{f.shape or 'none'}")


def _state(book: Book, f: FileRecord) -> str:
    """What was wrong with the file, in a word: its full message stands on 数据问题."""
    return _said(book, f.error) if f.error else book.words("file-fine")


def _said(book: Book, key: str) -> str:
    entry = catalogue.ENTRIES.get(key)
    if entry is None:
        return key
    # The detail is on 数据问题; here stands what comes before it.
    text = entry.zh if book.words.lang == "zh" else entry.en
    return re.sub(r"\([^)]*$|[\s:：;；,，]+$", "", text.split("{")[0]).rstrip()
