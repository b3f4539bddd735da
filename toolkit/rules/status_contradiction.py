"""The status a person chose contradicts the completion time or the receiver's verdict."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import EXEMPT, Work
from toolkit.rules.base import Book, Glance, Problem, place_of

ID = "status-contradiction"
SEVERITY = Severity.WARNING


def concerns(glance: Glance) -> bool:
    """Whether rows that look so may have such a problem."""
    return glance.said in {Work.REJECTED, *EXEMPT} or (glance.said is Work.NOT_STARTED and glance.handed_in)


def check_row(judged: Judged, book: Book) -> Iterator[Problem]:
    """Yield the problems of one obligation."""
    row = judged.obligation
    if row.submission is not None and row.work is Work.NOT_STARTED:
        yield Problem(place_of(row, "work"), {"at": str(row.submission.at)})
    elif row.work is Work.REJECTED and row.submission is None and "submitted_at" not in row.unreadable:
        yield Problem(place_of(row, "work"), {}, "rejected")
    elif row.work in EXEMPT and row.work is not Work.VOID and row.submission is not None:
        yield Problem(place_of(row, "work"), {"at": str(row.submission.at)}, "exempt")
    elif row.review is not None and row.resubmission is None:
        # After a second submission the verdict may be that of the first.
        if row.work is Work.ACCEPTED and row.review.verdict is Work.REJECTED:
            yield Problem(place_of(row, "work"), {}, "accepted")
        elif row.work is Work.REJECTED and row.review.verdict is Work.ACCEPTED:
            yield Problem(place_of(row, "work"), {}, "sent-back")
