"""In our column of statuses stands that nothing is owed, and nothing else in the row says so: it is written over."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import LANGUAGES, text
from toolkit.core.finding import Place, Severity
from toolkit.core.status import EXEMPT, HANDED_IN
from toolkit.rules.base import Book, Problem, what
from toolkit.sheet.table import at

ID = "own-status-typed"
SEVERITY = Severity.WARNING

_WORDS = frozenset(text(f"work-{work.value}", lang) for work in EXEMPT for lang in LANGUAGES)


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for part in book.parts:
        column = part.table.header.own.get("timeliness", 0)
        if not column:
            continue
        for index, (number, row) in enumerate(part.table.rows):
            said = at(row, column)
            if said not in _WORDS or part[index].work in EXEMPT | HANDED_IN:
                continue
            place = Place(book.name, part.table.sheet, number, column)
            yield Problem(place, {"deliverable": what(part[index].obligation), "raw": str(said)})
