"""An event meets the condition of a conditional rule but not what the rule requires."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem

ID = "rule-broken"
SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for event, duty, requirement in book.joined.broken:
        params = {"duty": duty.id, "case": event.id, "requirement": str(requirement)}
        params["have"] = str(event.attributes.get(requirement.field, ""))
        yield Problem(event.place, params)
    for event, duty, requirement in book.joined.unclear:
        have = event.attributes.get(requirement.field)
        params = {"duty": duty.id, "case": event.id, "field": requirement.field}
        if have in (None, ""):
            yield Problem(event.place, params, "unclear")
        elif isinstance(have, date):
            yield Problem(event.place, params, "no-clock")
        else:
            yield Problem(event.place, {**params, "have": str(have)}, "unread")
