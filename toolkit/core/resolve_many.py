"""Many obligations at once: each rule is resolved once for a period and once for an event day.

A hundred thousand obligations rest on a few rules, months and days, so the answers are kept in tables by the identity
of the rule. Only clock rules (24小时内) depend on the event's time of day, and are computed each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import DeadlineRule, Due, Kind
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve import due_for_event, dues_in_period


@lru_cache(maxsize=64)
def shared_resolver(calendar: WorkCalendar, policy: Policy) -> Resolver:
    """One resolver for a calendar and a policy, so that the workbooks of a run share its answers."""
    return Resolver(calendar, policy)


class Resolver:
    """``dues_in_period`` and ``due_for_event`` under one calendar and policy, with the answers kept."""

    __slots__ = ("_events", "_periods", "_rules", "_tables", "calendar", "policy")

    def __init__(self, calendar: WorkCalendar, policy: Policy) -> None:
        self.calendar = calendar
        self.policy = policy
        self._rules: dict[int, DeadlineRule] = {}  # keeps every rule alive, so that its id stays its own
        self._tables: dict[int, dict[date, Due | None]] = {}
        self._events: dict[int, dict[date, Due | None] | None] = {}
        self._periods: dict[tuple[int, int, int, int, bool], list[Due]] = {}

    def many(self, work: Iterable[tuple[DeadlineRule, date]]) -> list[Due | None]:
        """The due of each rule for the day of its event (time not known), or for the month that holds the day.

        Of several dues in a month the first. None where a rule gives none.
        """
        out: list[Due | None] = []
        tables = self._tables
        for rule, day in work:
            try:
                out.append(tables[id(rule)][day])
            except KeyError:  # seldom, and trying is twice as fast as looking first
                self._rules[id(rule)] = rule
                found = tables.setdefault(id(rule), {})[day] = self._first(rule, day)
                out.append(found)
        return out

    def _first(self, rule: DeadlineRule, day: date) -> Due | None:
        if rule.kind in (Kind.CALENDAR, Kind.RECURRING):
            # All days of a month share one answer, found once.
            dues = self.for_period(rule, Period(day.year, day.month))
            return dues[0] if dues else None
        return due_for_event(rule, Moment(day), self.calendar, self.policy)

    @staticmethod
    def by_day(rule: DeadlineRule) -> bool:
        """Whether the due depends on the day of the event alone, and not on its time."""
        return rule.kind is Kind.EVENT_RELATIVE and not rule.by_clock

    def for_period(self, rule: DeadlineRule, period: Period, due_next_month: bool = False) -> list[Due]:
        """As ``dues_in_period``; the list is shared and must not be changed."""
        key = (id(rule), period.year, period.month, period.months, due_next_month)
        found = self._periods.get(key)
        if found is None:
            self._rules[id(rule)] = rule
            found = self._periods[key] = dues_in_period(rule, period, self.calendar, self.policy, due_next_month)
        return found

    def for_event(self, rule: DeadlineRule, event: Moment) -> Due | None:
        """As ``due_for_event`` without pauses or a duty's own service level."""
        key = id(rule)
        if key not in self._events:
            self._rules[key] = rule
            self._events[key] = {} if self.by_day(rule) else None
        table = self._events.get(key)
        if table is None:
            return due_for_event(rule, event, self.calendar, self.policy)
        day = event.day
        if day not in table:
            table[day] = due_for_event(rule, event, self.calendar, self.policy)
        return table[day]
