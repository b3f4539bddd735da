"""Judging a plain table by its columns: each distinct deadline, day and completion is worked out once.

Most rows say what they owe, when it was begun and when it was handed in, and nothing else. Those are judged here, by
the same functions as any row (``sheet.obligation_reader``, ``core.judge``), called once for what rows have in common.
A row with anything else in it (a review, a pause, a value that cannot be read, several dues in the period) is left to
the way of a single row; ``tests/check/test_bulk.py`` holds both ways to the same answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from operator import itemgetter

from toolkit.app.bulk_memory import Begun, Course, Memory, Promise
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.duty import Duty
from toolkit.core.judge import a_turn_early, a_year_early, conclude, standing, work_shown
from toolkit.core.moment import Moment
from toolkit.core.obligation import Submission, Verdict
from toolkit.core.period import Period
from toolkit.core.register import same
from toolkit.core.resolve import YEAR_IMPLIED
from toolkit.core.resolve_many import Resolver
from toolkit.core.status import Work
from toolkit.rules import may_speak
from toolkit.rules.base import Glance
from toolkit.sheet.day_order import read_past
from toolkit.sheet.fields import INDIFFERENT
from toolkit.sheet.header import SECOND
from toolkit.sheet.judged_rows import Outcome, TableRows
from toolkit.sheet.obligation_reader import ObligationReader
from toolkit.sheet.status_words import says_under_way
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw, read_moment
from toolkit.sheet.words import read_yes

LEAST = 8
"""Rows below which looking for what rows have in common is not worth it."""

_APART = frozenset({"provider", "phrase", "event_at", "day", "submitted_at"})
"""Deadline, department and the two dates, which are looked at in every row."""

_KNOWN = frozenset({"period", "due_in", "event", "due_given", "work", "complete", "completeness", "boundary"})
"""What else is known here: ``_promise`` asks for it, or it is in the key of ``_on_course``. A row with something in
another field that may decide is left to the way of a single row."""

_QUIET = frozenset({None, Work.NOT_STARTED, Work.IN_PROGRESS, Work.SUBMITTED, Work.ACCEPTED})
"""Work statuses that need no second look."""


class BulkJudge:
    """Judges the plain tables of one workbook."""

    def __init__(
        self,
        read: Callable[[str], PhraseReading],
        resolver_for: Callable[[str, str], Resolver],
        dues_in: Callable[[Duty, Period], int],
        *,
        as_of: Moment,
        period: Period,
        due_soon_workdays: int,
        by_duty: bool,
        joins: bool,
        memory: Memory,
    ) -> None:
        """Args:
        resolver_for: the calendar and policy of a department's duty, by their names.
        dues_in: how many dues a promise without a duty list has in a period.
        by_duty: policies or service levels are set for single duties, so that a duty's number decides too.
        joins: the workbook has duties or events that its rows answer to, which is for the way of single rows.
        """
        self._read = read
        self._resolver_for = resolver_for
        self._dues_in = dues_in
        self._as_of = as_of
        self._period = period
        self._soon = due_soon_workdays
        self._by_duty = by_duty
        self._joins = joins
        self._memory = memory
        memory.trim()

    def judge(self, reader: ObligationReader, uncached: Sequence[int]) -> TableRows:
        """The rows of a table; those left to the way of a single row have no outcome yet.

        Args:
            uncached: rows with a formula that has no stored result.
        """
        table, columns = reader.table, reader.table.header.columns
        providers = reader.providers()
        outcomes: list[Outcome | None] = []
        judged = TableRows(reader, providers, outcomes)
        phrase = columns.get("phrase", 0) - 1
        second = not columns.keys().isdisjoint(SECOND.values())
        # What was last submitted may be of another turn, which only the whole row shows.
        if len(table.rows) < LEAST or self._joins or phrase < 0 or second or reader.latest:
            outcomes += [None] * len(table.rows)
            return judged
        deciding = sorted({*(columns[f] for f in columns.keys() - INDIFFERENT - _APART), *reader.came})
        others = [columns[f] for f in columns.keys() - INDIFFERENT - _APART - _KNOWN]
        if self._by_duty and "duty_id" in columns:
            deciding.append(columns["duty_id"])
        submitted = columns.get("submitted_at", 0)
        width = max([*columns.values(), *table.header.event_columns.values(), *reader.came])
        key_of = itemgetter(phrase, *(c - 1 for c in deciding or [phrase + 1]))  # twice, where it is alone: a tuple
        left_out = {*uncached, *_shared_numbers(table.rows, columns.get("duty_id", 0))}
        voided = reader.voided()
        promises: dict[str, dict[object, Promise]] = {}
        mine: dict[object, Promise] = {}
        last: str | None = None
        for (number, row), provider in zip(table.rows, providers, strict=True):
            if provider != last:
                mine, last = promises.setdefault(provider, {}), provider
            if number in voided:  # nor may others be judged like it
                outcomes.append(None)
                continue
            if len(row) < width:
                row = [*row, *[None] * (width - len(row))]
            key = key_of(row)
            promise = mine.get(key)
            if promise is None:
                promise = self._promise(reader, number, row, provider, key, others)
                if promise is None:
                    outcomes.append(None)
                    continue
                mine[key] = promise
            if promise is _ALONE or number in left_out:
                outcomes.append(None)
                continue
            raw: Raw = None
            for column in promise.events:
                raw = row[column - 1]
                if raw is not None and raw != "":
                    break
            if promise.events and column != promise.events[0] and raw is not None:
                outcomes.append(None)  # what is said of its date is said at another cell
                continue
            begun = promise.course.begun.get(raw)
            if begun is None:
                begun = self._begun(promise, raw, reader)
                if begun is None:
                    outcomes.append(None)
                    continue
                promise.course.begun[raw] = begun
            done = row[submitted - 1] if submitted else None
            try:
                outcomes.append(begun.done[done])
            except KeyError:
                outcome = begun.done[done] = self._outcome(promise, begun, done)
                outcomes.append(outcome)
        return judged

    def _promise(
        self,
        reader: ObligationReader,
        number: int,
        row: Row,
        provider: str,
        key: tuple[Raw, ...],
        others: Sequence[int],
    ) -> Promise | None:
        """What rows like this one share; ``_ALONE`` when each needs a look of its own, None when this one does.

        Args:
            others: columns of which nothing is known here; those filled in are for the way of single rows.
        """
        if any(value in (0, 1) for value in key):  # Python takes 1, 1.0 and True for the same key
            return None
        header = reader.table.header
        if header.unclear or header.of_months or any(at(row, column) is not None for column in others):
            return _ALONE
        shared = self._memory.promises
        if not self._by_duty:
            # Another department's under the same policy, or of another workbook: a resolver stands for both.
            known = shared.get((key, id(self._resolver_for(provider, "")), reader.manner))
            if known is not None:
                return known
        one = reader.read_sound(number, row, provider)
        if one is None:
            return None
        columns, duty = reader.table.header.columns, one.duty
        complete = at(row, columns["complete"]) if "complete" in columns else None
        if complete is not None and read_yes(complete) is not True:
            return _ALONE
        if "work" in columns and not reader.said_of(at(row, columns["work"]))[1]:
            return _ALONE  # the status cell tells a date
        if one.work not in _QUIET or duty.completeness:
            return _ALONE
        reading, resolver = self._read(duty.phrase), self._resolver_for(provider, duty.id)
        period = one.period or self._period
        if reader.moved and at(row, columns["due_given"]) is not None:
            return _ALONE  # a remark, or another column, may say that it was not allowed
        if one.due_given is None and self._has_several(duty, reading, resolver, period):
            return _ALONE
        events = reader.events.of(duty)
        column = events[0] if events else 0
        one = one._replace(event_column=column, event_of_business=reader.events.is_of_business(column, duty))
        promise = Promise(one, reading, resolver, period)
        promise.events = events
        self._on_course(promise, reader)
        if not self._by_duty:
            shared[key, id(resolver), reader.manner] = promise
        return promise

    def _has_several(self, duty: Duty, reading: PhraseReading, resolver: Resolver, period: Period) -> bool:
        """Whether there are several dues, in the period or in years that may be meant, of which a row serves one."""
        if reading.kind is Kind.RECURRING and self._dues_in(duty, period) > 1:
            return True
        standing_rules = (r for r in reading.rules if r.kind in (Kind.RECURRING, Kind.CALENDAR))
        found = [resolver.for_period(r, period, duty.due_next_month) for r in standing_rules]
        return any(len(dues) > 1 or any(YEAR_IMPLIED in due.ambiguity for due in dues) for dues in found)

    def _on_course(self, promise: Promise, reader: ObligationReader) -> None:
        row = promise.like
        base = reader.context if row.period is None else reader.context._replace(period=row.period)
        promise.here = reader.context_of(row.duty, base)
        key = (
            id(promise.reading),
            id(promise.resolver),
            promise.period,
            row.duty.due_next_month,
            row.due_given,
            row.confirmed,
            row.work,
            promise.here,
            reader.context,
            row.duty.id if self._by_duty else "",
            row.duty.phrase,
            promise.events,
            reader.manner,
        )
        found = self._memory.courses.get(key)
        if found is None:
            found = self._memory.courses[key] = Course(promise.reading, promise.resolver)
        promise.course = found

    def _begun(self, promise: Promise, raw: Raw, reader: ObligationReader) -> Begun | None:
        """Rows of a promise with this cell as business date; None where it cannot be read."""
        base = reader.context if promise.period == self._period else reader.context._replace(period=promise.period)
        event = read_moment(raw, base)
        if event.problem:
            return None
        at_ = event.value
        key = at_.day if at_ is not None and promise.by_day else at_
        course = promise.course
        if len(course.begun) >= Memory.MOST:
            course.begun.clear()
            course.standings.clear()
        against = course.standings.get(key)
        if against is None:
            one = promise.like._replace(event_at=at_)
            against = course.standings[key] = standing(one, promise.reading, promise.period, promise.resolver)
        return Begun(at_, against)

    def _outcome(self, promise: Promise, begun: Begun, raw: Raw) -> Outcome | None:
        """What is said of rows with this completion cell; None where it cannot be read."""
        done = read_past(raw, promise.here)
        if done.problem or says_under_way(raw):
            return None
        moment, submitted = done.value, done.value is not None
        calendar: WorkCalendar = promise.resolver.calendar
        work = work_shown(promise.said, submitted)
        verdict = conclude(begun.against, work, moment, submitted, self._as_of, calendar, self._soon)
        inclusive = promise.resolver.policy.before_inclusive
        memory, key = self._memory, (verdict, inclusive)
        if self._is_notable(promise, begun, verdict, moment):  # what is said of such rows names their dates
            submission = None if moment is None else Submission(moment)
            like = promise.like._replace(event_at=begun.event, submission=submission)
            return Outcome(verdict, like, inclusive, memory.written.setdefault(key, {}))
        outcome = memory.outcomes.get(key)
        if outcome is None:
            outcome = memory.outcomes[key] = Outcome(verdict, None, inclusive, memory.written.setdefault(key, {}))
        return outcome

    def _is_notable(self, promise: Promise, begun: Begun, verdict: Verdict, done: Moment | None) -> bool:
        """Whether a rule may have something to say of such rows."""
        in_future = year_early = turn_early = before_event = False
        if done is not None:
            in_future = done.earliest > self._as_of.latest
            if verdict.due is not None:
                year_early = a_year_early(verdict.due, done)
                turn_early = a_turn_early(verdict.due, done, promise.reading)
            before_event = promise.follows_event and begun.event is not None and done.surely_before(begun.event)
        # A glance, but for its names: rows by the ten thousand differ in their dates and look the same.
        seen = (
            verdict.reason, verdict.timeliness, verdict.provisional, verdict.ambiguity,
            promise.said, done is not None, in_future, year_early, turn_early, before_event,
        )  # fmt: skip
        known = self._memory.notable.get(seen)
        if known is None:
            known = self._memory.notable[seen] = may_speak(Glance(*seen))
        return known


_ALONE = Promise.__new__(Promise)


def _shared_numbers(rows: Sequence[tuple[int, Row]], column: int) -> set[int]:
    """Rows whose duty number another row has too: which of them answers is for the way of single rows to say."""
    if not column:
        return set()
    names = [(number, same(str(raw))) for number, row in rows if (raw := at(row, column)) is not None]
    count = Counter(name for _, name in names)
    return {number for number, name in names if count[name] > 1}
