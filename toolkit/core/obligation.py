"""An obligation: one due instance of a duty, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.status import Clock, Reason, Timeliness, Work
from toolkit.record import NamedTuple


class Submission(NamedTuple):
    """What the provider handed in. ``complete`` None: nobody has said.

    ``or_at``: what the figures of ``at`` may mean just as well (12/11/2026).
    """

    at: Moment | None
    evidence: str = ""
    complete: bool | None = None
    or_at: Moment | None = None


class Review(NamedTuple):
    """The receiver's word. ``score`` is 1 to 5; ``reason`` says why it was rejected, ``score_reason`` why it was scored
    so; a sheet may have one column for both."""

    verdict: Work | None = None
    at: Moment | None = None
    by: str = ""
    reason: str = ""
    score: float | None = None
    score_reason: str = ""


class Obligation(NamedTuple):
    """``place.row`` is the sheet row that stands for it. ``event_at`` is the event's time, from register or row.

    ``submission`` is the first one; ``resubmission`` the one that followed a rejection, due by ``rework_due``.
    ``due_given`` is a due a person typed for this very row and which wins over the phrase.
    ``work`` is what people say; None when the row does not say.
    """

    id: str
    duty: Duty
    place: Place
    period: Period | None = None
    event: Event | None = None
    event_at: Moment | None = None
    due_given: Moment | None = None
    submission: Submission | None = None
    resubmission: Submission | None = None
    rework_due: Moment | None = None
    review: Review | None = None
    work: Work | None = None
    pauses: tuple[tuple[Moment, Moment | None], ...] = ()
    columns: Mapping[str, int] = {}
    confirmed: bool = False
    """A person has confirmed in the sheet how an ambiguous deadline is meant."""
    occurrence: int = 0
    """Which of several dues in its period this is, from 1; 0 when there is one, or nobody can tell."""
    unreadable: frozenset[str] = frozenset()
    """Fields of the row whose cells could not be read; what rests on them cannot be judged. ``undated``: the completion
    says that it is done (√), and not when. ``unrecorded``: it would stand in a column that there is not."""
    event_column: int = 0
    """The column of the row's own event date, filled or to be filled; 0 where it has none."""
    event_of_business: bool = True
    """Whether the event date says when the business was: 提车日期 does, 催办时间 does not."""
    event_or_at: Moment | None = None
    """What the figures of ``event_at`` may mean just as well (12/11/2026)."""
    subject: tuple[str, ...] = ()
    """Which of several that owe the same this is, in words of a column that is not known: the branch, the project."""
    moved: bool = False
    """``due_given`` is the day to which the due of the phrase was moved, and wins over that one only if it is later."""
    latest: bool = False
    """``submission`` is the last there was, and may be that of the turn before: Last sent."""

    @property
    def says_both(self) -> bool:
        """Whether one cell of the row says what is owed and when: 每月5日前报送欠款报表."""
        return "phrase" in self.columns and self.columns["phrase"] == self.columns.get("deliverable")


class Rework(NamedTuple):
    """How a rejected obligation's second attempt stands; its own due, its own clock."""

    due: Moment | None
    submitted_at: Moment | None
    timeliness: Timeliness
    days_late: int | None


class Verdict(NamedTuple):
    """What is said of an obligation, apart from which one it is: rows that stand alike share one.

    ``reason`` is a catalogue key that says why it could not be judged, or on what the result rests. ``days_late``
    counts started days (one second late is 1), None where nothing can be said. ``overdue`` is true for what is or was
    late. ``ambiguity`` holds the codes of ``catalogue.deadlines``. ``event_at`` is the day of the event from which the
    due comes where its figures are in doubt and it is not the obligation's.
    """

    work: Work
    timeliness: Timeliness
    nominal_due: Moment | None = None
    due: Moment | None = None
    overdue: bool | None = None
    days_late: int | None = None
    provisional: bool = False
    ambiguity: tuple[str, ...] = ()
    reason: Reason = ""
    clock: Clock | None = None
    rework: Rework | None = None
    event_at: Moment | None = None


class Judged(NamedTuple):
    """An obligation under a calendar and policy, as of a moment. The fields after the first are those of a verdict."""

    obligation: Obligation
    work: Work
    timeliness: Timeliness
    nominal_due: Moment | None = None
    due: Moment | None = None
    overdue: bool | None = None
    days_late: int | None = None
    provisional: bool = False
    ambiguity: tuple[str, ...] = ()
    reason: Reason = ""
    clock: Clock | None = None
    rework: Rework | None = None
    event_at: Moment | None = None


def obligation_id(duty: Duty, case: str, period: Period) -> str:
    """Stable: the duty (its id, or who promises what) and the event or period."""
    return f"{duty.id or f'{duty.provider}/{duty.deliverable}'}@{case or period}"


def counting_submission(obligation: Obligation) -> Moment | None:
    """When the first complete submission was handed in; None while there is none.

    Papers that were incomplete do not count, even when a complete set came later and late: then that one counts.
    """
    for attempt in (obligation.submission, obligation.resubmission):
        if attempt is not None and attempt.at is not None and attempt.complete is not False:
            return attempt.at
    return None
