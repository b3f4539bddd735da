"""What should be there by duty list and register and no row answers to, and the rules that an event breaks."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.condition import Condition, FieldValue
from toolkit.core.deadline import Kind, Relation
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.joined import Joined
from toolkit.core.left_open import names_its_day, owed_by_list
from toolkit.core.moment import Moment, age_in_months
from toolkit.core.obligation import Obligation, obligation_id
from toolkit.core.period import Period
from toolkit.core.promises import Promises
from toolkit.core.register import Answers, Register, same
from toolkit.core.resolve import dues_in_period
from toolkit.core.status import Work

AGE_NAMES = ("年龄月数", "age_months")
"""Attributes of an event that are worked out here; no register has a column for them."""


class Expected:
    """What the duties of one workbook ask for in one period."""

    def __init__(
        self, duties: Sequence[tuple[Duty, Place]], promises: Promises, register: Register, period: Period
    ) -> None:
        self.duties = duties
        self.promises = promises
        self.register = register
        self.period = period

    def add_to(self, out: Joined, answered: Answers) -> None:
        """Add what no row answers to, and the rules that are broken."""
        seen: set[str] = set()
        for duty, place in self.duties:
            if duty.is_rule:
                self._check_rule(duty, out)
            elif duty.event is not None:
                self._expected(duty, place, answered, out)
            elif same(duty.id) not in seen:
                seen.add(same(duty.id))
                self._expected_once(same(duty.id), answered, out)

    def _expected(self, duty: Duty, place: Place, answered: Answers, out: Joined) -> None:
        """What the events of the period start; nothing happened is *not applicable*."""
        reading = self.promises.read(duty.phrase)
        standing = reading.kind is Kind.RECURRING
        happened = [e for e in self.register.of(duty.event) if self._concerns(e, duty, standing)]
        for event in happened:
            if not self._holds(duty.conditions, event):
                continue
            rows = answered.rows([duty], event, self.period if standing else None)
            wanted = len(self.promises.dues(duty, self.period)) if standing else 1
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
        places = dict(reversed([(id(duty), place) for duty, place in self.promises.versions[duty_id]]))
        slots = self.promises.slots(duty_id, self.promises.versions[duty_id][0][0], self.period)
        rows = answered.in_period(duty_id, self.period)
        if not slots and not rows:
            slots = self._dated(duty_id, answered)
        for version, number in slots[rows:]:
            self._add_missing(version, places[id(version)], None, number if len(slots) > 1 else 0, out)

    def _dated(self, duty_id: str, answered: Answers) -> list[tuple[Duty, int]]:
        """What a promise owes once in the period by the day it names: 次月5日前, and 10月20日前 in October.

        The latter is owed once in all: a row of another period answers to it, too.
        """
        for version, _ in self.promises.versions[duty_id]:
            for rule in self.promises.read(version.phrase).rules:
                if rule.kind is not Kind.CALENDAR or rule.relation in (Relation.FROM, Relation.NOT_BEFORE):
                    continue
                if names_its_day(rule) and answered.any(version):
                    continue
                policy = self.promises.policy_for(version.provider, version.id)
                for due in dues_in_period(rule, self.period, self.promises.calendar, policy, version.due_next_month):
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
            event_or_at=event.or_at if event else None,
            pauses=event.pauses if event else (),
            occurrence=occurrence,
        )
        out.missing.append(obligation)
        out.obligations.append(obligation)

    def _concerns(self, event: Event, duty: Duty, standing: bool) -> bool:
        """Whether an event can start this period's obligation; a standing subject does from its start to its end."""
        if event.at is None or not duty.in_force(event.at.day if not standing else self.period.start):
            return False
        if not standing:
            return event.at.day in self.period
        return event.at.day <= self.period.end and (event.ended is None or event.ended.day >= self.period.start)

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
