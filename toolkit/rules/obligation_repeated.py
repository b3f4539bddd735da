"""Two rows answer to the same duty and the same event or period."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.rules.base import Book, Problem, place_of

ID = "obligation-repeated"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for again, first in book.joined.repeated:
        yield Problem(place_of(again, "duty_id"), {"duty": again.duty.id, "row": str(first.place.row)})
