"""What becomes of each row when a period ends: which are still open, and which come back in the next period."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import DeadlineRule, Kind, Relation
from toolkit.core.duty import Duty
from toolkit.core.finding import Finding, Place, Severity, shortened
from toolkit.core.judge import effective_work, started_days
from toolkit.core.left_open import names_its_day
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation, counting_submission
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve import dues_in_period
from toolkit.core.status import EXEMPT, Work
from toolkit.rules.base import Book
from toolkit.sheet.values import DateContext

_LONG = 30


@dataclass(frozen=True, slots=True)
class Rolling:
    """What rolling one workbook needs to know. ``old`` and ``new`` say how dates are read before and after; by ``now``
    what is handed in has come."""

    book: Book
    source: Period
    to: Period
    old: DateContext
    new: DateContext
    calendar: WorkCalendar
    now: Moment | None = None

    def policy(self, duty: Duty) -> Policy:
        """The policy under which a duty is judged."""
        return self.book.policy_for(duty.provider, duty.id)

    def finding(
        self, key: str, place: Place, severity: Severity = Severity.WARNING, **params: object
    ) -> Finding:  # fmt: skip
        """A finding about a place; ``params`` fill its message."""
        return Finding(place, key, severity, tuple(sorted((name, str(value)) for name, value in params.items())))


def is_open(row: Obligation) -> bool:
    """Whether something is still owed: not handed in, in progress, incomplete, or rejected and not made good.

    What the receiver has accepted is closed, complete or not. A row that is marked as handed in without a readable
    time is taken at its word.
    """
    work = effective_work(row)
    if work in EXEMPT or work is Work.ACCEPTED:
        return False
    if work in (Work.NOT_STARTED, Work.IN_PROGRESS):
        return True
    first, again = row.submission, row.resubmission
    if work is Work.REJECTED:
        judged_at = row.review.at if row.review else None
        # Still marked as rejected after a second attempt: unless the mark is older, that one was rejected too.
        return again is None or again.at is None or judged_at is None or judged_at.latest >= again.at.earliest
    return again is None and first is not None and first.complete is False


def is_owed(judged: Judged, rolling: Rolling) -> bool:
    """Whether something is still owed: it is open, or when it was done lies ahead, and it is not due yet: a plan."""
    row, now = judged.obligation, rolling.now
    handed_in = counting_submission(row)
    if is_open(row) or now is None or handed_in is None or effective_work(row) is not Work.SUBMITTED:
        return is_open(row)
    return handed_in.earliest > now.latest and (judged.due is None or not started_days(judged.due, now))


def is_planned(judged: Judged, rolling: Rolling) -> bool:
    """Whether what is owed is said to be done already, at a time that lies ahead; not in a row of the new period."""
    row = judged.obligation
    goes_on = row.period is not None and row.period.end >= rolling.to.end
    return not goes_on and not is_open(row) and is_owed(judged, rolling)


def is_begun(row: Obligation) -> bool:
    """Whether something was handed in already, though it was sent back or is not whole."""
    return effective_work(row) not in (Work.NOT_STARTED, Work.IN_PROGRESS)


def is_later(row: Obligation, source: Period) -> bool:
    """Whether a row belongs to a later period already, by its event or by the period typed in it."""
    if row.event_at is not None and row.event_at.day > source.end:
        return True
    return row.period is not None and row.period.start > source.end


def recurs(row: Obligation, rolling: Rolling) -> bool:
    """Whether the promise comes back every period: by its phrase, with no business date of its own to count from."""
    return any(_comes_back(rule, row, rolling) for rule in rolling.book.read(row.duty.phrase).rules)


def _comes_back(rule: DeadlineRule, row: Obligation, rolling: Rolling) -> bool:
    if rule.relation in (Relation.FROM, Relation.NOT_BEFORE):
        return rule.kind is Kind.RECURRING
    if rule.kind is Kind.RECURRING:
        return True
    if row.event_at is not None:
        return False
    if rule.kind is Kind.CALENDAR:
        return not names_its_day(rule)
    if rule.kind is Kind.EVENT_RELATIVE:  # 月末后3日内: counts from the end of the period itself
        duty = row.duty
        return bool(
            dues_in_period(rule, rolling.source, rolling.calendar, rolling.policy(duty), duty.due_next_month)
        )  # fmt: skip
    return False


def names_no_day(row: Obligation, rolling: Rolling) -> bool:
    """Whether the phrase waits for something to happen, or says no day at all."""
    reading = rolling.book.read(row.duty.phrase)
    return reading.kind in (Kind.EVENT_RELATIVE, Kind.POLICY_UNDEFINED, Kind.NONE) or not reading.rules


def counts_from_event(row: Obligation, rolling: Rolling) -> bool:
    """Whether the phrase names no day of its own, and the row does not say when something happened."""
    return row.event_at is None and names_no_day(row, rolling)


def is_current(row: Obligation, source: Period) -> bool:
    """Whether a row stands for the period that ends: by what is typed in it, or because nothing is."""
    p = row.period
    return p is None or (p.start <= source.end and p.end >= source.start)


def what(row: Obligation) -> str:
    """How a message names an obligation."""
    return shortened(row.duty.deliverable or row.duty.id, _LONG)


def by_place(book: Book) -> dict[tuple[str, int], Judged]:
    """Judged rows by sheet and row number; what no row answers to is left out."""
    return {(j.obligation.place.sheet, j.obligation.place.row): j for j in book.judged if j.obligation.columns}
