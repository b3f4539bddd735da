"""Judging an obligation: when it was due, whether it was met, and by how many started days it was missed.

The three axes stay apart: the work status is what people say, the timeliness is computed here, the clock says whether
time runs. Nothing is invented: without a computable due the answer is ``undetermined`` with the reason.
"""

from __future__ import annotations

from itertools import product

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import MONTHS_OF, Due, Kind, PhraseReading
from toolkit.core.find_due import find_due
from toolkit.core.moment import DAY, Moment
from toolkit.core.obligation import Judged, Obligation, Rework, Verdict, counting_submission
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve_days import add_months
from toolkit.core.resolve_many import Resolver, shared_resolver
from toolkit.core.status import EXEMPT, HANDED_IN, NOT_OWED, Clock, Reason, Timeliness, Work
from toolkit.record import NamedTuple

BOUNDARY = "before-day-inclusive"

_YEAR, _MONTH = 365, 31  # days
_AHEAD = 10  # days before a due in which that may well be done


class Standing(NamedTuple):
    """What an obligation is judged against: its due, or None and why, and what is ambiguous in it."""

    due: Due | None
    reason: Reason
    ambiguity: tuple[str, ...]


def judge(
    obligation: Obligation,
    reading: PhraseReading,
    as_of: Moment,
    period: Period,
    resolver: Resolver,
    due_soon_workdays: int = 1,
) -> Judged:
    """Judge one obligation as of a moment.

    Args:
        period: serves where the obligation names none of its own.
        resolver: the work calendar, and the policy that holds for the obligation's duty.
    """
    if obligation.latest:
        obligation = _of_this_turn(obligation, reading, period, resolver)
    work = effective_work(obligation)
    if work in NOT_OWED:
        return Judged(obligation, work, Timeliness.UNDETERMINED, reason=NOT_OWED[work])
    calendar = resolver.calendar
    verdict = _verdict(obligation, reading, work, as_of, period, resolver, due_soon_workdays)
    if verdict.work is not work:  # nothing happened, and nothing is owed
        return Judged(obligation, *verdict)
    clock = _clock(obligation)
    if verdict.due is None and clock is Clock.PAUSED:
        verdict = verdict._replace(reason="paused")
    rework = _rework(obligation, work, as_of, calendar, due_soon_workdays)
    if clock or rework:
        verdict = verdict._replace(clock=clock, rework=rework)
    return Judged(obligation, *verdict)


def standing(obligation: Obligation, reading: PhraseReading, period: Period, resolver: Resolver) -> Standing:
    """What the obligation is judged against."""
    ambiguity = _ambiguity(obligation, reading, resolver.policy)
    due, reason = find_due(obligation, reading, period, resolver)
    if due is not None:
        ambiguity += tuple(a for a in due.ambiguity if a not in ambiguity)
    return Standing(due, reason, ambiguity)


def _of_this_turn(obligation: Obligation, reading: PhraseReading, period: Period, resolver: Resolver) -> Obligation:
    """An obligation without what was handed in the turn before, long ahead of a due of the period: Last sent.

    What is due on one day has no turn before: it may be that, and nobody can say when it was done.
    """
    due, last, span = (
        standing(obligation, reading, period, resolver).due,
        obligation.submission,
        obligation.period or period,
    )
    if due is None or last is None or last.at is None or any(r.kind is Kind.EVENT_RELATIVE for r in reading.rules):
        return obligation
    day, owed = last.at.day, due.nominal.day
    if not day < span.start <= owed <= span.end or (owed - day).days <= _AHEAD:
        return obligation
    once = obligation.due_given is not None or any(r.kind is not Kind.RECURRING for r in reading.rules)
    return obligation._replace(submission=None, work=obligation.work or (Work.SUBMITTED if once else None))


def _verdict(
    obligation: Obligation,
    reading: PhraseReading,
    work: Work,
    as_of: Moment,
    period: Period,
    resolver: Resolver,
    soon: int,
) -> Verdict:
    """What is said of an obligation that is owed, before its clock and its rework.

    Where figures are in doubt (12/11/2026) it is what all their readings come to, and the mildest of them; where they
    do not agree nobody can say.
    """

    def of(against: Standing, handed_in: Moment | None, unclear: Reason = "") -> Verdict:
        submitted = obligation.submission is not None
        found = conclude(against, work, handed_in, submitted, as_of, resolver.calendar, soon, unclear)
        if found.timeliness is Timeliness.OVERDUE and "unrecorded" in obligation.unreadable:
            return conclude(against, work, handed_in, submitted, as_of, resolver.calendar, soon, "completion-no-month")
        return found

    against, handed_in = standing(obligation, reading, period, resolver), counting_submission(obligation)
    meant = _meant(obligation, handed_in)
    plain = of(against, handed_in, _unclear(obligation))
    begun = _by_event(obligation, reading, period, resolver)
    readings = (against, *begun) if plain.due else _by_order(obligation, reading, period, resolver)
    if not readings or (plain.due and len(meant) == len(readings) == 1):
        return plain
    pairs = zip(readings, meant, strict=True) if begun and len(meant) > 1 else product(readings, meant)
    found = [of(each, at, _unclear(obligation)) for each, at in pairs]  # one hand writes both in one order
    if len({verdict.timeliness for verdict in found}) == 1:
        mildest = min(found, key=lambda verdict: verdict.days_late or 0)
        other = begun and mildest.due != plain.due
        return mildest._replace(event_at=obligation.event_or_at) if other else mildest
    if begun:
        return Verdict(plain.work, Timeliness.UNDETERMINED, ambiguity=against.ambiguity, reason="event-unclear")
    return of(against, None, "completion-doubted") if plain.due else plain


def _meant(obligation: Obligation, handed_in: Moment | None) -> tuple[Moment | None, ...]:
    """When it may have been handed in: two moments where the figures of the one that counts are in doubt."""
    first = obligation.submission
    in_doubt = first is not None and first.or_at is not None and first.at is not None and first.at is handed_in
    return (handed_in, first.or_at) if first is not None and in_doubt else (handed_in,)


def _by_event(
    obligation: Obligation, reading: PhraseReading, period: Period, resolver: Resolver
) -> tuple[Standing, ...]:
    """The standing by the other day that the figures of the event may mean; none where they are in no doubt."""
    if obligation.event_or_at is None:
        return ()
    return (standing(obligation._replace(event_at=obligation.event_or_at), reading, period, resolver),)


def _by_order(
    obligation: Obligation, reading: PhraseReading, period: Period, resolver: Resolver
) -> tuple[Standing, ...]:
    """The standings by either order of day and month of a deadline whose figures are in doubt; else none."""
    rules = reading.rules
    in_doubt = "phrase" in obligation.unreadable or obligation.duty.doubted
    if not in_doubt or not rules or not all(r.position and r.position.numeric for r in rules):
        return ()
    duty = obligation.duty._replace(doubted=False)
    told = obligation._replace(duty=duty, unreadable=obligation.unreadable - {"phrase"})
    policies = (resolver.policy._replace(month_first=first) for first in (True, False))
    resolvers = [shared_resolver(resolver.calendar, policy) for policy in policies]
    return tuple(standing(told, reading, period, each) for each in resolvers)


def conclude(
    against: Standing,
    work: Work,
    handed_in: Moment | None,
    submitted: bool,
    as_of: Moment,
    calendar: WorkCalendar,
    due_soon_workdays: int,
    unclear: Reason = "",
) -> Verdict:
    """What follows from a due and what was handed in, for an obligation that is owed.

    Args:
        handed_in: the submission that counts; ``submitted``: whether there is any.
        unclear: there is a completion, but nobody can read when: the reason.
    """
    due = against.due
    if due is None:
        if against.reason == "event-none" and work is Work.NOT_STARTED:
            return Verdict(Work.NOT_APPLICABLE, Timeliness.UNDETERMINED, reason="not_applicable")
        return Verdict(work, Timeliness.UNDETERMINED, ambiguity=against.ambiguity, reason=against.reason)
    found, days, note = timeliness(due.effective, handed_in, as_of, calendar, due_soon_workdays)
    if not submitted and work in HANDED_IN and work is not Work.REJECTED:
        found, days, note = Timeliness.UNDETERMINED, None, "completion-missing"
    if handed_in is None and unclear:
        found, days, note = Timeliness.UNDETERMINED, None, unclear
    return Verdict(
        work,
        found,
        due.nominal,
        due.effective,
        None if days is None else days > 0,
        days,
        due.provisional,
        against.ambiguity,
        note or ("service-level" if "service-level" in due.ambiguity else ""),
    )


def _unclear(obligation: Obligation) -> Reason:
    """Why nobody can say when it was handed in, though something is said where that should stand; else empty."""
    if "submitted_at" not in obligation.unreadable:
        return ""
    if "unrecorded" in obligation.unreadable:
        return "completion-no-month"
    return "completion-undated" if "undated" in obligation.unreadable else "completion-unreadable"


def effective_work(obligation: Obligation) -> Work:
    """The work status as said, or as the row shows where nobody said: handed in, rejected, accepted, or not started."""
    said = obligation.work
    verdict = obligation.review.verdict if obligation.review else None
    if said in EXEMPT:
        return said
    if verdict is Work.REJECTED and obligation.resubmission is not None and said is not Work.REJECTED:
        return said if said in HANDED_IN else Work.SUBMITTED
    if verdict in (Work.REJECTED, Work.ACCEPTED) and said in (None, Work.SUBMITTED, Work.NOT_STARTED):
        return verdict
    return work_shown(said, obligation.submission is not None)


def work_shown(said: Work | None, submitted: bool) -> Work:
    """The work status of a row without a review: a submission counts for more than 未完成 in the next cell."""
    if submitted and said in (None, Work.NOT_STARTED, Work.IN_PROGRESS):
        return Work.SUBMITTED
    return said or Work.NOT_STARTED


def timeliness(
    due: Moment, handed_in: Moment | None, as_of: Moment, calendar: WorkCalendar, due_soon_workdays: int = 1
) -> tuple[Timeliness, int | None, Reason]:
    """Timeliness, started days late, and a note (``time-missing``) for one due.

    A completion typed as a bare date is compared by days; on the day of a due with a clock time it is on time, noted.
    One that is yet to come (a plan, a slip of the keyboard) makes nothing on time before it is due.
    """
    if handed_in is not None and (handed_in.earliest <= as_of.latest or started_days(due, as_of)):
        if not handed_in.has_time:
            days = (handed_in.day - due.day).days
            if due.second == 0:  # 00:00 ends the day before
                days += 1
            note: Reason = "time-missing" if days == 0 and due.second not in (None, 0, DAY) else ""
            return (Timeliness.LATE, days, "") if days > 0 else (Timeliness.ON_TIME, 0, note)
        late = started_days(due, handed_in)
        return (Timeliness.LATE, late, "") if late else (Timeliness.ON_TIME, 0, "")
    late = started_days(due, as_of)
    if late:
        return Timeliness.OVERDUE, late, ""
    if not calendar.has(due.day):  # 2062 for 2026
        return Timeliness.NOT_DUE, 0, ""
    left = calendar.workdays_between(as_of.day, due.day) if due.day > as_of.day else 0
    return (Timeliness.DUE_SOON if left <= due_soon_workdays else Timeliness.NOT_DUE), 0, ""


def a_year_early(due: Moment, handed_in: Moment) -> bool:
    """Whether something was handed in a year early, or more, give or take a month, and in an earlier year."""
    days = (due.day - handed_in.day).days
    return handed_in.day.year < due.day.year and days >= _YEAR - _MONTH


def a_turn_early(due: Moment, handed_in: Moment, reading: PhraseReading) -> bool:
    """Whether something was handed in by when it was due the last time, and is due every month or more rarely.

    What is due every week is often done for several weeks at once.
    """
    if len(reading.rules) != 1 or reading.rules[0].quota:
        return False
    frequency, position = reading.rules[0].frequency, reading.rules[0].position
    months = MONTHS_OF.get(frequency.unit, 0) * frequency.every if frequency else 0
    once = position is None or max(len(position.month_day), len(position.month), len(position.weekday)) < 2
    return months > 0 and once and handed_in.day <= add_months(due.day, -months)


def started_days(due: Moment, until: Moment) -> int:
    """Started days from a due to a later moment: one second late is 1; 0 when not late."""
    return max(0, -((due.latest - until.latest) // DAY)) if until.latest > due.latest else 0


def _ambiguity(obligation: Obligation, reading: PhraseReading, policy: Policy) -> tuple[str, ...]:
    settled = obligation.confirmed or policy.before_confirmed
    return tuple(code for code in reading.ambiguity if not (code == BOUNDARY and settled))


def _clock(obligation: Obligation) -> Clock | None:
    if not obligation.pauses:
        return None
    return Clock.PAUSED if obligation.pauses[-1][1] is None else Clock.RUNNING


def _rework(obligation: Obligation, work: Work, as_of: Moment, calendar: WorkCalendar, soon: int) -> Rework | None:
    """The second attempt: one that was made, or one that is owed because the first was rejected or incomplete."""
    again, due = obligation.resubmission, obligation.rework_due
    incomplete = obligation.submission is not None and obligation.submission.complete is False
    if again is None and (due is None or not (work is Work.REJECTED or incomplete)):
        return None
    at = again.at if again else None
    if due is None:
        return Rework(None, at, Timeliness.UNDETERMINED, None)
    found, days, _note = timeliness(due.whole, at, as_of, calendar, soon)
    return Rework(due.whole, at, found, days)
