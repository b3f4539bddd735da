"""What rows are matched by: numbers compared as people mean them, events by number or day, and who answers to what."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.obligation import Obligation
from toolkit.core.period import Period
from toolkit.core.status import Work
from toolkit.core.traditional import UNSEEN
from toolkit.patterns import compiled

_DASHES = compiled(r"[‐‑‒–—―−]")


@lru_cache(maxsize=65536)
def same(number: str) -> str:
    """A duty's or a case's number as it is compared: full-width forms, spaces, case and kinds of dash do not count."""
    plain = unicodedata.normalize("NFKC", number.translate(UNSEEN)).casefold()
    return _DASHES.sub("-", "".join(plain.split()))


class Register:
    """The events of one workbook, by type, by number and by day."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._by_type: dict[str, list[Event]] = defaultdict(list)
        self._by_case: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            self._by_type[same(event.type)].append(event)
            if event.id:
                self._by_case[same(event.id)].append(event)

    def of(self, event_type: str | None) -> Sequence[Event]:
        """Every event of a type, in the order of the register."""
        return self._by_type.get(same(event_type or ""), ())

    def find(self, case: str, types: Sequence[str]) -> Event | None:
        """The event of a case, of the first of these types that it has; without types, the only one it has."""
        found = self._by_case.get(same(case), ())
        for wanted in types:
            for event in found:
                if same(event.type) == same(wanted):
                    return event
        return found[0] if not types and len(found) == 1 else None

    def on_day(self, day: date, types: Sequence[str]) -> list[Event]:
        """The events of these types on a day."""
        return [e for t in types for e in self.of(t) if e.at is not None and e.at.day == day]


class Answers:
    """Which rows answer to which event or period, by duty."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], list[tuple[int, Obligation]]] = defaultdict(list)

    def add(self, row: Obligation, case: str, period: Period, index: int) -> None:
        """Note a row: ``index`` is its position among the obligations, ``period`` that of the run."""
        if row.event is not None:
            subject = _name(row.event)
        else:
            subject = f"case {same(case)}" if case else str(row.period or period)
        self._rows[(same(row.duty.id), subject)].append((index, row))

    def rows(self, versions: Sequence[Duty], event: Event, serving: Period | None = None) -> list[Obligation]:
        """The rows of a duty that answer to an event; with ``serving``, those of that period or of none."""
        rows = [row for _, row in self._rows.get((same(versions[0].id), _name(event)), ())]
        return rows if serving is None else [row for row in rows if row.period in (None, serving)]

    def in_period(self, duty_id: str, period: Period) -> int:
        """How many rows of a duty serve a period."""
        return sum(
            (row.period or period) == period
            for (known, _), rows in self._rows.items()
            if known == duty_id
            for _, row in rows
        )

    def any(self, duty: Duty) -> bool:
        """Whether any row names the duty."""
        return any(known == same(duty.id) for known, _ in self._rows)

    def repeats(self, obligations: Sequence[Obligation]) -> list[tuple[Obligation, Obligation]]:
        """Rows that answer to what another row answers to already, each with that other row."""
        found = []
        for (duty_id, _), rows in self._rows.items():
            same_rows = [obligations[index] for index, _ in rows]
            if duty_id and len(rows) > 1 and all(o.event_at == same_rows[0].event_at for o in same_rows):
                live = [o for o in same_rows if o.work is not Work.VOID]
                found += [(again, live[0]) for again in live[1:] if not _differs(again, live[0])]
        return found


def _name(event: Event) -> str:
    place = event.place
    return f"event {event.type} {place.sheet} {place.row}"


def _differs(a: Obligation, b: Obligation) -> bool:
    """Two rows for one duty and period that are different dues (weekly reports), told apart by what they hold."""
    return (
        a.period != b.period
        or a.due_given != b.due_given
        or a.duty.deliverable != b.duty.deliverable
        or a.duty.phrase != b.duty.phrase  # what is still owed of an earlier period has its day said
        or a.submission != b.submission
        or a.occurrence != b.occurrence
    )
