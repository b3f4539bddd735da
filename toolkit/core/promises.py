"""What the promises of a duty list owe in a period: which version of each, and how often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Due, Kind, PhraseReading, Relation
from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.register import same
from toolkit.core.resolve import dues_in_period


class Promises:
    """The duties of one workbook in all their versions, by number."""

    def __init__(
        self,
        duties: Sequence[tuple[Duty, Place]],
        calendar: WorkCalendar,
        policy_for: Callable[[str, str], Policy],
        read: Callable[[str], PhraseReading],
    ) -> None:
        self.calendar = calendar
        self.policy_for = policy_for
        self.read = read
        self.versions: dict[str, list[tuple[Duty, Place]]] = defaultdict(list)
        for duty, place in sorted(duties, key=lambda pair: pair[0].effective_from or date.min):
            self.versions[same(duty.id)].append((duty, place))
        self._known_slots: dict[tuple[object, ...], list[tuple[Duty, int]]] = {}

    def slots(self, duty_id: str, duty: Duty, period: Period) -> list[tuple[Duty, int]]:
        """What a promise without an event owes in a period: the version and which of that version's dues, from 1.

        A monthly promise owes once however often it changes in the month; of several dues each falls under the version
        in force on its day.

        Args:
            duty_id: its number, empty for one that no duty list has. ``duty``: what counts where the list has none.
        """
        key = (duty_id, duty.provider, duty.phrase, duty.due_next_month, period)
        found = self._known_slots.get(key)
        if found is None:
            found = self._known_slots[key] = self._slots(duty_id, duty, period)
        return found

    def _slots(self, duty_id: str, duty: Duty, period: Period) -> list[tuple[Duty, int]]:
        versions = [d for d, _ in self.versions.get(duty_id, ()) if d.event is None and not d.is_rule] or [duty]
        found = [
            (due.nominal.day, version, number)
            for version in versions
            for number, due in enumerate(self.dues(version, period), 1)
            if version.in_force(due.nominal.day)
        ]
        if len(versions) > 1 and all(number == 1 for _, _, number in found):
            found = found[:1]
        return [(version, number) for _, version, number in sorted(found, key=lambda slot: slot[0])]

    def dues(self, duty: Duty, period: Period) -> list[Due]:
        """The dues of a promise that comes back, in their order."""
        policy = self.policy_for(duty.provider, duty.id)
        found: list[Due] = []
        for rule in self.read(duty.phrase).rules:
            if rule.kind is Kind.RECURRING and rule.relation not in (Relation.FROM, Relation.NOT_BEFORE):
                found += dues_in_period(rule, period, self.calendar, policy, duty.due_next_month)
        return sorted(found, key=lambda d: d.effective.latest)
