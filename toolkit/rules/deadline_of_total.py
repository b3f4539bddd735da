"""A row of totals has a deadline beside it: what is called so owes nothing, and may have been meant to."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Place, Severity
from toolkit.rules.base import Book, Problem
from toolkit.sheet.values import read_text

ID = "deadline-of-total"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for table in book.tables:
        for number, label, deadline in table.totals_due:
            place = Place(book.name, table.sheet, number, table.header.columns["phrase"])
            yield Problem(place, {"label": read_text(label), "raw": deadline})
