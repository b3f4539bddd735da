"""Joining duties with what happened: which obligations there should be, and which rows answer to them.

Orphans on either side are kept and reported: a row whose event the register does not have, an event or period that no
row answers to. A duty whose event did not happen in the period is *not applicable*, which differs from missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from toolkit.core.calendar import WorkCalendar
from toolkit.core.condition import Condition, FieldValue
from toolkit.core.deadline import Due, Kind, PhraseReading, Relation
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.left_open import names_its_day, owed_by_list
from toolkit.core.moment import Moment, age_in_months
from toolkit.core.obligation import Obligation, obligation_id
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.register import Answers, Register, same
from toolkit.core.resolve import dues_in_period
from toolkit.core.status import Work

AGE_NAMES = ("年龄月数", "age_months")
"""Attributes of an event that are worked out here; no register has a column for them."""


class Joined:
    """Obligations to judge, and what did not fit together.

    ``missing`` are those among ``obligations`` that no row answers to. ``orphans`` name an event that no register has;
    ``unknown`` a duty that the duty list does not have. ``broken`` are events that meet a conditional rule's condition
    but not its requirement; ``unclear`` those whose attributes do not say. ``repeated`` answer twice.
    """

    __slots__ = ("broken", "missing", "obligations", "orphans", "repeated", "unclear", "unknown", "where_orphans")

    def __init__(self) -> None:
        self.obligations: list[Obligation] = []
        self.missing: list[Obligation] = []
        self.orphans: list[tuple[Obligation, str]] = []
        self.where_orphans: set[Place] = set()
        self.unknown: dict[Place, Obligation] = {}
        self.broken: list[tuple[Event, Duty, Condition]] = []
        self.unclear: list[tuple[Event, Duty, Condition]] = []
        self.repeated: list[tuple[Obligation, Obligation]] = []


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
        self.calendar = calendar
        self.policy_for = policy_for
        self.read = read
        self.duties = duties
        self.versions: dict[str, list[tuple[Duty, Place]]] = defaultdict(list)
        for duty, place in sorted(duties, key=lambda pair: pair[0].effective_from or date.min):
            self.versions[same(duty.id)].append((duty, place))
        self.register = Register(events)
        providers = {duty.provider for duty, _ in duties}
        self.provider = providers.pop() if len(providers) == 1 else ""
        """The department that all the duties are of: a row of an unknown duty is theirs too."""
        self._known_slots: dict[tuple[object, ...], list[tuple[Duty, int]]] = {}

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
        seen: set[str] = set()
        for duty, place in self.duties:
            if duty.is_rule:
                self._check_rule(duty, out)
            elif duty.event is not None:
                self._expected(duty, place, answered, out)
            elif same(duty.id) not in seen:
                seen.add(same(duty.id))
                self._expected_once(same(duty.id), answered, out)
        return out

    # -- rows ------------------------------------------------------------------------------------------------------

    def _complete(self, row: Obligation, case: str, answered: Answers, out: Joined) -> Obligation:
        versions = [duty for duty, _ in self.versions.get(same(row.duty.id), ())] if row.duty.id else []
        names = [v.event for v in versions if v.event] or ([row.duty.event] if row.duty.event else [])
        event = self.register.find(case, names) if case else None
        if not case and row.event_at and names:
            # Where nobody numbers cases, the date says which event a row answers to.
            same_day = self.register.on_day(row.event_at.day, names)
            event = next((e for e in same_day if not answered.rows(versions or [row.duty], e)), None)
        at = row.event_at or (event.at if event else None)
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
            unreadable=unreadable,
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
                dues = self._dues(version, period)
                if dues and version.in_force(min(handed_in, dues[-1].nominal.day)):
                    return version
        day = at.day if at else period.start
        return next((v for v in versions if v.in_force(day)), versions[0 if at is None else -1])

    def _take_turns(self, out: Joined) -> None:
        """Rows for one promise and period with several dues (每周五) serve them in turn, in the order of the rows."""
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, row in enumerate(out.obligations):
            if row.due_given is None and self.read(row.duty.phrase).kind is Kind.RECURRING:
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
            key = (listed, duty.provider, duty.phrase, duty.due_next_month, period)
            slots = self._known_slots.get(key)
            if slots is None:
                slots = self._known_slots[key] = self._slots(listed, duty, period)
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
        key = ("", duty.provider, duty.phrase, duty.due_next_month, period)
        if key not in self._known_slots:
            self._known_slots[key] = self._slots("", duty, period)
        return len(self._known_slots[key])

    def _slots(self, duty_id: str, duty: Duty, period: Period) -> list[tuple[Duty, int]]:
        """What a promise without an event owes in a period: the version and which of that version's dues, from 1.

        A monthly promise owes once however often it changes in the month; of several dues each falls under the version
        in force on its day.
        """
        versions = [d for d, _ in self.versions.get(duty_id, ()) if d.event is None and not d.is_rule] or [duty]
        found = [
            (due.nominal.day, version, number)
            for version in versions
            for number, due in enumerate(self._dues(version, period), 1)
            if version.in_force(due.nominal.day)
        ]
        if len(versions) > 1 and all(number == 1 for _, _, number in found):
            found = found[:1]
        return [(version, number) for _, version, number in sorted(found, key=lambda slot: slot[0])]

    # -- what should be there --------------------------------------------------------------------------------------

    def _expected(self, duty: Duty, place: Place, answered: Answers, out: Joined) -> None:
        """What the events of the period start; nothing happened is *not applicable*."""
        reading = self.read(duty.phrase)
        standing = reading.kind is Kind.RECURRING
        happened = [e for e in self.register.of(duty.event) if self._concerns(e, duty, standing)]
        for event in happened:
            if not self._holds(duty.conditions, event):
                continue
            rows = answered.rows([duty], event, self.period if standing else None)
            wanted = len(self._dues(duty, self.period)) if standing else 1
            for number in range(len(rows) + 1, wanted + 1):
                self._add_missing(duty, event.place, event, number if wanted > 1 else 0, out)
        if not happened and not answered.any(duty) and duty.in_force(self.period.start):
            out.obligations.append(
                Obligation(
                    obligation_id(duty, "", self.period), duty, place, period=self.period, work=Work.NOT_APPLICABLE
                )
            )

    def _expected_once(self, duty_id: str, answered: Answers, out: Joined) -> None:
        """What the period itself starts: a row for each due."""
        places = dict(reversed([(id(duty), place) for duty, place in self.versions[duty_id]]))
        slots = self._slots(duty_id, self.versions[duty_id][0][0], self.period)
        rows = answered.in_period(duty_id, self.period)
        if not slots and not rows:
            slots = self._dated(duty_id, answered)
        for version, number in slots[rows:]:
            self._add_missing(version, places[id(version)], None, number if len(slots) > 1 else 0, out)

    def _dated(self, duty_id: str, answered: Answers) -> list[tuple[Duty, int]]:
        """What a promise owes once in the period by the day it names: 次月5日前, and 10月20日前 in October.

        The latter is owed once in all: a row of another period answers to it, too.
        """
        for version, _ in self.versions[duty_id]:
            for rule in self.read(version.phrase).rules:
                if rule.kind is not Kind.CALENDAR or rule.relation in (Relation.FROM, Relation.NOT_BEFORE):
                    continue
                if names_its_day(rule) and answered.any(version):
                    continue
                policy = self.policy_for(version.provider, version.id)
                for due in dues_in_period(rule, self.period, self.calendar, policy, version.due_next_month):
                    if owed_by_list(rule, due, self.period) and version.in_force(due.nominal.day):
                        return [(version, 1)]
        return []

    def _add_missing(self, duty: Duty, place: Place, event: Event | None, occurrence: int, out: Joined) -> None:
        owner = event.handlers[-1] if event and event.handlers else duty.owner
        name = obligation_id(duty, event.id if event else "", self.period)
        obligation = Obligation(
            f"{name}#{occurrence}" if occurrence else name,
            duty._replace(owner=owner),
            place,
            period=self.period,
            event=event,
            event_at=event.at if event else None,
            pauses=event.pauses if event else (),
            occurrence=occurrence,
        )
        out.missing.append(obligation)
        out.obligations.append(obligation)

    def _dues(self, duty: Duty, period: Period) -> list[Due]:
        policy = self.policy_for(duty.provider, duty.id)
        found: list[Due] = []
        for rule in self.read(duty.phrase).rules:
            if rule.kind is Kind.RECURRING and rule.relation not in (Relation.FROM, Relation.NOT_BEFORE):
                found += dues_in_period(rule, period, self.calendar, policy, duty.due_next_month)
        return sorted(found, key=lambda d: d.effective.latest)

    def _concerns(self, event: Event, duty: Duty, standing: bool) -> bool:
        """Whether an event can start this period's obligation; a standing subject does from its start to its end."""
        if event.at is None or not duty.in_force(event.at.day if not standing else self.period.start):
            return False
        if not standing:
            return event.at.day in self.period
        return event.at.day <= self.period.end and (event.ended is None or event.ended.day >= self.period.start)

    # -- conditions ------------------------------------------------------------------------------------------------

    def _holds(self, conditions: Sequence[Condition], event: Event) -> bool:
        """All conditions hold; one that cannot be decided does not hold."""
        return all(c.holds(self._attributes(event)) is True for c in conditions)

    def _attributes(self, event: Event) -> dict[str, FieldValue]:
        found = dict(event.attributes)
        if event.at is not None:
            age = age_in_months(event.at, Moment(self.period.start))
            found.update(dict.fromkeys(AGE_NAMES, age))
        return found

    def _check_rule(self, duty: Duty, out: Joined) -> None:
        for event in self.register.of(duty.event):
            if event.at is None or event.at.day not in self.period:
                continue
            attributes = self._attributes(event)
            open_ = [c for c in duty.conditions if c.holds(attributes) is not True]
            if any(c.holds(attributes) is False or attributes.get(c.field) in (None, "") for c in open_):
                continue  # a blank amount of cash is none
            for requirement in duty.requirements:
                verdict = requirement.holds(attributes)
                if open_:  # a day without a clock time; of what is as required anyway nothing is asked
                    out.unclear += [(event, duty, c) for c in open_ if verdict is not True]
                elif verdict is False:
                    out.broken.append((event, duty, requirement))
                elif verdict is None:
                    out.unclear.append((event, duty, requirement))
