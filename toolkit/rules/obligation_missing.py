"""An event or the period starts an obligation, and no row of 交付记录 answers to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem, what

ID = "obligation-missing"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    often = Counter(row.duty.id for row in book.joined.missing if row.event is None)
    dues = {id(judged.obligation): judged.due for judged in book.unlisted}
    for row in book.joined.missing:
        params = {"duty": row.duty.id, "what": what(row), "period": str(row.period or book.period)}
        if row.event is None and often[row.duty.id] > 1 and (due := dues.get(id(row))):
            params["period"] = str(due.day)  # each of several weeks by its day
        if row.event is None:
            yield Problem(row.place, params)
        else:
            yield Problem(row.place, params | {"event": row.event.type, "case": row.event.id}, "event")
