"""What the ledger says beside this month's check: earlier months, who signed for the period, what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.app.result import Counts
from toolkit.core.period import Period
from toolkit.ledger.closing import Standing
from toolkit.record import NamedTuple
from toolkit.sheet.units import fold

if TYPE_CHECKING:
    from toolkit.ledger.store import Ledger

_WHOLE = {"sent_back": "rejected", "late_days": "days_late"} | {n: n for n in ("scored", "reviewed", "first_right")}
MONTHS = 12
"""Periods that a trend shows, the present one among them."""


class Month(NamedTuple):
    """One earlier period of a department, or of all. ``score`` is a sum over ``scored`` obligations, ``first_right``
    are those of the ``reviewed`` that were taken as first handed in."""

    counts: Counts = Counts()
    sent_back: int = 0
    late_days: int = 0
    scored: int = 0
    score: float = 0.0
    reviewed: int = 0
    first_right: int = 0

    @property
    def average(self) -> float | None:
        """Average score, 1 to 5; None where none was given."""
        return self.score / self.scored if self.scored else None

    @property
    def first_right_rate(self) -> float | None:
        """first right / reviewed; None while nobody has said anything."""
        return self.first_right / self.reviewed if self.reviewed else None

    def plus(self, other: Month) -> Month:
        """The sum of both."""
        counts = Counts(*(a + b for a, b in zip(self.counts, other.counts, strict=True)))
        return Month(
            counts,
            self.sent_back + other.sent_back,
            self.late_days + other.late_days,
            self.scored + other.scored,
            self.score + other.score,
            self.reviewed + other.reviewed,
            self.first_right + other.first_right,
        )


class Past(NamedTuple):
    """``periods``: those before the present one that the ledger has, the oldest first; ``months`` all departments
    together, ``departments`` each by its name, folded. ``late`` counts changes since the period was closed.
    """

    ledger: str
    periods: tuple[Period, ...] = ()
    months: tuple[Month, ...] = ()
    departments: Mapping[str, Mapping[Period, Month]] = MappingProxyType({})
    closed: frozenset[Period] = frozenset()
    standing: Standing | None = None
    late: int = 0

    def department(self, name: str) -> Mapping[Period, Month]:
        """The periods of a department, however its workbooks spelled it: 財務部 is 财务部."""
        return self.departments.get(fold(name), {})

    def before(self, period: Period) -> Month | None:
        """The period directly before; None when the ledger does not have it."""
        last = period.shift(-1)
        return self.months[self.periods.index(last)] if last in self.periods else None


def past_of(ledger: Ledger, period: Period) -> Past:
    """What the ledger has of the periods before one of the same length, and of its sign-offs.

    Raises:
        CannotRunError: it cannot be read.
    """
    from sqlalchemy import func, select

    from toolkit.ledger import reading
    from toolkit.ledger.records import period_code, period_of
    from toolkit.ledger.tables import COUNTS, TALLY

    wanted = {period_code(period.shift(-n)): period.shift(-n) for n in range(1, MONTHS)}
    names = (*COUNTS, "days_late", "scored", "score", "reviewed", "first_right")
    sums = [func.sum(TALLY.c[name]) for name in names]
    query = select(TALLY.c.period, TALLY.c.provider, *sums).where(TALLY.c.period.in_(sorted(wanted)))
    with ledger.reading() as connection:
        rows = connection.execute(query.group_by(TALLY.c.period, TALLY.c.provider)).fetchall()
        standings = reading.standings(connection)
        late = reading.late_changes(connection, period)
    ledger.close()
    by_period: dict[Period, Month] = {}
    departments: dict[str, dict[Period, Month]] = {}
    for code, provider, *numbers in rows:
        by = dict(zip(names, numbers, strict=True))
        counts = Counts(**{name: int(by[name]) for name in Counts._fields})
        whole = {field: int(by[name]) for field, name in _WHOLE.items()}
        month = Month(counts, score=float(by["score"]), **whole)
        at = wanted[code]
        one = departments.setdefault(fold(provider), {})
        one[at] = one.get(at, Month()).plus(month)
        by_period[at] = by_period.get(at, Month()).plus(month)
    periods = tuple(sorted(by_period))
    return Past(
        ledger.name,
        periods,
        tuple(by_period[p] for p in periods),
        departments,
        frozenset(period_of(code) for code, s in standings.items() if s.closing is not None),
        standings.get(period_code(period), Standing(period)),
        late,
    )
