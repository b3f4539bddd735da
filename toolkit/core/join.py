"""Joining duties with what happened: which obligations there should be, and which rows answer to them.

Orphans on either side are kept and reported: a row whose event the register does not have, an event or period that no
row answers to. A duty whose event did not happen in the period is *not applicable*, which differs from missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Due, Kind, PhraseReading, Relation
from toolkit.core.duty import Condition, Duty, FieldValue
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.judge import age_in_months
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve import dues_in_period
from toolkit.core.status import Work

AGE_NAMES = ("年龄月数", "age_months")


@dataclass(slots=True)
class Joined:
    """Obligations to judge, and what did not fit together.

    ``missing`` are those among ``obligations`` that no row answers to. ``orphans`` name an event that no register has;
    ``unknown`` a duty that the duty list does not have. ``broken`` are events that meet a conditional rule's condition
    but not its requirement; ``unclear`` those whose attributes do not say. ``repeated`` answer twice.
    """

    obligations: list[Obligation] = field(default_factory=list)
    missing: list[Obligation] = field(default_factory=list)
    orphans: list[tuple[Obligation, str]] = field(default_factory=list)
    unknown: list[Obligation] = field(default_factory=list)
    broken: list[tuple[Event, Duty, Condition]] = field(default_factory=list)
    unclear: list[tuple[Event, Duty, Condition]] = field(default_factory=list)
    repeated: list[tuple[Obligation, Obligation]] = field(default_factory=list)


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
        self.by_id: dict[str, list[Duty]] = defaultdict(list)
        for duty, _place in duties:
            self.by_id[duty.id].append(duty)
        self.events: dict[tuple[str, str], Event] = {}
        self.by_type: dict[str, list[Event]] = defaultdict(list)
        self.cases: set[str] = set()
        for event in events:
            self.by_type[event.type].append(event)
            self.cases.add(event.id)
            if event.id:
                self.events.setdefault((event.type, event.id), event)

    def join(self, rows: Iterable[tuple[Obligation, str]]) -> Joined:
        """Complete the rows from duty list and register, then add what no row answers to."""
        out = Joined()
        answered: dict[tuple[str, str], list[Obligation]] = defaultdict(list)
        for row, case in rows:
            done = self._complete(row, case, out)
            if done is None:
                continue
            out.obligations.append(done)
            answered[(done.duty.id, case or str(done.period or self.period))].append(done)
        self._take_turns(out)
        self._repeats(answered, out)
        for duty, place in self.duties:
            if duty.is_rule:
                self._check_rule(duty, out)
            else:
                self._expected(duty, place, answered, out)
        return out

    # -- rows ------------------------------------------------------------------------------------------------------

    def _complete(self, row: Obligation, case: str, out: Joined) -> Obligation | None:
        versions = self.by_id.get(row.duty.id, [])
        event = None
        if case:
            names = [v.event for v in versions if v.event] or [row.duty.event or ""]
            event = next((self.events[(n, case)] for n in names if (n, case) in self.events), None)
        at = row.event_at or (event.at if event else None)
        if not versions:
            if row.duty.id and self.by_id:
                out.unknown.append(row)
            duty = row.duty
        else:
            day = at.day if at else (row.period or self.period).start
            version = next((v for v in versions if v.in_force(day)), versions[-1])
            # What the row itself says wins; what it leaves blank comes from the duty list.
            duty = replace(
                version,
                phrase=row.duty.phrase or version.phrase,
                owner=row.duty.owner or (event.handlers[-1] if event and event.handlers else version.owner),
                provider=version.provider or row.duty.provider,
                deliverable=row.duty.deliverable or version.deliverable,
                due_next_month=version.due_next_month or row.duty.due_next_month,
            )
            if case and event is None and any(v.event for v in versions):
                out.orphans.append((row, case))
        pauses = row.pauses or (event.pauses if event else ())
        done = replace(row, duty=duty, event=event, event_at=at, pauses=pauses)
        return replace(done, id=obligation_id(duty, case, row.period or self.period))

    def _take_turns(self, out: Joined) -> None:
        """Rows for one promise and period with several dues (每周五) serve them in turn, in the order of the rows."""
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, row in enumerate(out.obligations):
            if row.due_given is None and self.read(row.duty.phrase).kind is Kind.RECURRING:
                duty = row.duty
                what = duty.id or (duty.provider, duty.receiver, duty.deliverable, duty.phrase)
                groups[(what, row.event.id if row.event else "", row.event_at, row.period)].append(index)
        for indexes in groups.values():
            if len(indexes) < 2:
                continue
            first = out.obligations[indexes[0]]
            if len(self._dues(first.duty, self.read(first.duty.phrase))) < 2:
                continue
            for turn, index in enumerate(indexes, 1):
                row = out.obligations[index]
                out.obligations[index] = replace(row, occurrence=turn, id=f"{row.id}#{turn}")

    @staticmethod
    def _repeats(answered: dict[tuple[str, str], list[Obligation]], out: Joined) -> None:
        for (duty_id, _case), same in answered.items():
            if duty_id and len(same) > 1 and all(o.event_at == same[0].event_at for o in same):
                live = [o for o in same if o.work is not Work.VOID]
                out.repeated += [(again, live[0]) for again in live[1:] if not _differs(again, live[0])]

    # -- what should be there --------------------------------------------------------------------------------------

    def _expected(
        self, duty: Duty, place: Place, answered: dict[tuple[str, str], list[Obligation]], out: Joined
    ) -> None:
        reading = self.read(duty.phrase)
        if duty.event is None:
            self._expected_once(duty, place, reading, answered, out)
            return
        standing = reading.kind is Kind.RECURRING
        happened = [e for e in self.by_type.get(duty.event, ()) if self._concerns(e, duty, standing)]
        for event in happened:
            holds = self._holds(duty.conditions, event)
            if not holds:
                continue
            rows = answered.get((duty.id, event.id), ())
            wanted = len(self._dues(duty, reading)) if standing else 1
            for _ in range(max(0, wanted - len(rows))):
                self._add_missing(duty, event.place, event, out)
        mine = any(key[0] == duty.id for key in answered)
        if not happened and not mine and duty.in_force(self.period.start):
            out.obligations.append(
                Obligation(
                    obligation_id(duty, "", self.period), duty, place, period=self.period, work=Work.NOT_APPLICABLE
                )
            )

    def _expected_once(
        self,
        duty: Duty,
        place: Place,
        reading: PhraseReading,
        answered: dict[tuple[str, str], list[Obligation]],
        out: Joined,
    ) -> None:
        dues = [d for d in self._dues(duty, reading) if duty.in_force(d.nominal.day)]
        if len(self.by_id[duty.id]) > 1 and not dues:
            return
        rows = sum(
            1 for (duty_id, _key), found in answered.items() if duty_id == duty.id
            for o in found if (o.period or self.period) == self.period
        )  # fmt: skip
        for _ in range(max(0, len(dues) - rows)):
            self._add_missing(duty, place, None, out)

    def _add_missing(self, duty: Duty, place: Place, event: Event | None, out: Joined) -> None:
        owner = event.handlers[-1] if event and event.handlers else duty.owner
        obligation = Obligation(
            obligation_id(duty, event.id if event else "", self.period),
            replace(duty, owner=owner),
            place,
            period=self.period,
            event=event,
            event_at=event.at if event else None,
            pauses=event.pauses if event else (),
        )
        out.missing.append(obligation)
        out.obligations.append(obligation)

    def _dues(self, duty: Duty, reading: PhraseReading) -> list[Due]:
        policy = self.policy_for(duty.provider, duty.id)
        found: list[Due] = []
        for rule in reading.rules:
            if rule.kind is Kind.RECURRING and rule.relation not in (Relation.FROM, Relation.NOT_BEFORE):
                found += dues_in_period(rule, self.period, self.calendar, policy, duty.due_next_month)
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
        for event in self.by_type.get(duty.event or "", ()):
            if event.at is None or event.at.day not in self.period or not self._holds(duty.conditions, event):
                continue
            attributes = self._attributes(event)
            for requirement in duty.requirements:
                verdict = requirement.holds(attributes)
                if verdict is False:
                    out.broken.append((event, duty, requirement))
                elif verdict is None:
                    out.unclear.append((event, duty, requirement))


def obligation_id(duty: Duty, case: str, period: Period) -> str:
    """Stable: the duty (its id, or who promises what) and the event or period."""
    return f"{duty.id or f'{duty.provider}/{duty.deliverable}'}@{case or period}"


def _differs(a: Obligation, b: Obligation) -> bool:
    """Two rows for one duty and period that are different dues (weekly reports), told apart by what they hold."""
    return (
        a.due_given != b.due_given
        or a.duty.deliverable != b.duty.deliverable
        or a.submission != b.submission
        or a.occurrence != b.occurrence
    )
