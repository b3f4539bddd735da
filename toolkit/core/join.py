"""Joining rows with what is promised and what happened: which duty and which event each of them answers to.

Orphans on either side are kept and reported: a row whose event the register does not have; and, from ``expected``, an
event or period that no row answers to. A duty whose event did not happen in the period is *not applicable*, which
differs from missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.joined import Joined
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation, obligation_id
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.promises import Promises
from toolkit.core.register import Answers, Register, same
from toolkit.core.status import Work


class Joiner:
    """Joins the records of one workbook for one period. Holds the look-up tables; ``join`` does the work once."""

    def __init__(
        self,
        duties: Sequence[tuple[Duty, Place]],
        events: Sequence[Event],
        period: Period,
        calendar: WorkCalendar,
        policy_for: Callable[[str, str], Policy],
        read: Callable[[str], PhraseReading],
    ) -> None:
        self.period = period
        self.read = read
        self.duties = duties
        self.promises = Promises(duties, calendar, policy_for, read)
        self.versions = self.promises.versions
        self.register = Register(events)
        providers = {duty.provider for duty, _ in duties}
        self.provider = providers.pop() if len(providers) == 1 else ""
        """The department that all the duties are of: a row of an unknown duty is theirs too."""

    def join(self, rows: Iterable[tuple[Obligation, str]]) -> Joined:
        """Complete the rows from duty list and register, then add what no row answers to."""
        out = Joined()
        answered = Answers()
        for row, case in rows:
            done = self._complete(row, case, answered, out)
            answered.add(done, case, self.period, len(out.obligations))
            out.obligations.append(done)
        self._take_turns(out)
        out.repeated += answered.repeats(out.obligations)
        if self.duties:
            from toolkit.core.expected import Expected

            Expected(self.duties, self.promises, self.register, self.period).add_to(out, answered)
        return out

    def _complete(self, row: Obligation, case: str, answered: Answers, out: Joined) -> Obligation:
        versions = [duty for duty, _ in self.versions.get(same(row.duty.id), ())] if row.duty.id else []
        names = [v.event for v in versions if v.event] or ([row.duty.event] if row.duty.event else [])
        event = self.register.find(case, names) if case else None
        if not case and row.event_at and names:
            # Where nobody numbers cases, the date says which event a row answers to.
            same_day = self.register.on_day(row.event_at.day, names)
            event = next((e for e in same_day if not answered.rows(versions or [row.duty], e)), None)
        at = row.event_at or (event.at if event else None)
        or_at = row.event_or_at if row.event_at else event.or_at if event else None
        if not versions:
            if row.duty.id and self.versions:
                out.unknown[row.place] = row
            duty = row.duty
            if not duty.provider and self.provider:
                duty = duty._replace(provider=self.provider)
                row = row._replace(duty=duty)
        else:
            version = self._version(versions, row, at)
            # What the row itself says wins; what it leaves blank comes from the duty list.
            duty = version._replace(
                phrase=row.duty.phrase or version.phrase,
                owner=row.duty.owner or (event.handlers[-1] if event and event.handlers else version.owner),
                provider=version.provider or row.duty.provider,
                deliverable=row.duty.deliverable or version.deliverable,
                due_next_month=version.due_next_month or row.duty.due_next_month,
                doubted=version.doubted and not row.duty.phrase,
            )
            if case and event is None and any(v.event for v in versions):
                out.orphans.append((row._replace(duty=duty), case))
                out.where_orphans.add(row.place)
        if event is None and duty is row.duty:
            return row  # a plain row says everything itself
        unreadable = row.unreadable | {"event_at"} if event and event.at is None else row.unreadable
        if duty.phrase and not row.duty.phrase:
            unreadable -= {"phrase"}  # the deadline is that of the duty list
        pauses = row.pauses or (event.pauses if event else ())
        name = obligation_id(duty, case, row.period or self.period)
        of_business = row.event_of_business or event is not None
        return row._replace(
            id=name, duty=duty, event=event, event_at=at, event_of_business=of_business, pauses=pauses,
            unreadable=unreadable, event_or_at=or_at,
        )  # fmt: skip

    def _version(self, versions: Sequence[Duty], row: Obligation, at: Moment | None) -> Duty:
        """The version of a promise that a row falls under: that of its event's day, or the one under which it closed.

        An obligation closes when something is handed in, or else when its due passes. One that is still open when a
        new version comes into force falls under the new one; one that has closed by then is frozen.
        """
        if len(versions) == 1:
            return versions[0]
        period = row.period or self.period
        if at is None:
            handed_in = row.submission.at.day if row.submission and row.submission.at else date.max
            for version in versions:
                dues = self.promises.dues(version, period)
                if dues and version.in_force(min(handed_in, dues[-1].nominal.day)):
                    return version
        day = at.day if at else period.start
        return next((v for v in versions if v.in_force(day)), versions[0 if at is None else -1])

    def _take_turns(self, out: Joined) -> None:
        """Rows for one promise and period with several dues (每周五) serve them in turn, in the order of the rows."""
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, row in enumerate(out.obligations):
            if (row.due_given is None or row.moved) and self.read(row.duty.phrase).kind is Kind.RECURRING:
                duty = row.duty
                what = same(duty.id) or (duty.provider, duty.receiver, duty.deliverable, duty.phrase, row.subject)
                groups[(what, row.event.place if row.event else "", row.event_at, row.period or self.period)].append(
                    index
                )
        for (promise, _event, event_at, period), found in groups.items():
            first, indexes = out.obligations[found[0]], found
            assert isinstance(period, Period)
            duty = first.duty
            listed = promise if isinstance(promise, str) else ""  # rows without a duty id have no versions
            slots = self.promises.slots(listed, duty, period)
            if len(slots) < 2:
                continue
            if len(found) > len(slots):
                indexes = [i for i in found if out.obligations[i].work is not Work.VOID]
            if len(indexes) < 2 and (event_at is not None or not first.duty.id):
                continue  # one row for several dues says by its own dates which of them it serves
            for turn, index in enumerate(indexes, 1):
                row = out.obligations[index]
                version, number = slots[min(turn, len(slots)) - 1]
                duty = (
                    row.duty._replace(phrase=version.phrase) if row.duty.phrase in self._phrases(promise) else row.duty
                )
                out.obligations[index] = row._replace(duty=duty, occurrence=number, id=f"{row.id}#{turn}")

    def _phrases(self, duty_id: object) -> set[str]:
        return {duty.phrase for duty, _ in self.versions.get(str(duty_id), ())}

    def times_owed(self, duty: Duty, period: Period) -> int:
        """How many dues a promise has in a period, if no duty list has it."""
        return len(self.promises.slots("", duty, period))
