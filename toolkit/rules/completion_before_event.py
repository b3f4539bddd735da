"""Something was handed in before the event that it answers to happened.

One of the two dates is probably a typing error. It is judged as typed.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.deadline import CountFrom
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.rules.base import Book, Problem, place_of

ID = "completion-before-event"
SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Problem]:
    """Yield the problems of one workbook."""
    for judged in book.judged:
        first, event = judged.obligation.submission, judged.obligation.event_at
        if not (first and first.at and event) or not _before(first.at, event):
            continue
        rules = book.read(judged.obligation.duty.phrase).rules
        if rules and rules[0].anchor_event is not None and rules[0].count_from is not CountFrom.BEFORE:
            yield Problem(place_of(judged.obligation, "submitted_at"), {"raw": str(first.at), "event": str(event)})


def _before(at: Moment, event: Moment) -> bool:
    """Whether one surely lies before the other: by the clock where both have one, else by the day."""
    return at.latest < event.latest if at.has_time and event.has_time else at.day < event.day
