"""The five roll conventions against QuantLib, an independent program, on every day of the published years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from toolkit.app.work_calendar import work_calendar
from toolkit.core.calendar import Roll

ql = pytest.importorskip("QuantLib")

CONVENTIONS = {
    Roll.NONE: ql.Unadjusted,
    Roll.FOLLOWING: ql.Following,
    Roll.MODIFIED_FOLLOWING: ql.ModifiedFollowing,
    Roll.PRECEDING: ql.Preceding,
    Roll.MODIFIED_PRECEDING: ql.ModifiedPreceding,
}
# The interbank market works on make-up days, as offices do; the stock exchange does not.
OFFICE = ql.China(ql.China.IB)


def _ql(day: date) -> ql.Date:
    return ql.Date(day.day, day.month, day.year)


def _py(day: ql.Date) -> date:
    return date(day.year(), day.month(), day.dayOfMonth())


@pytest.mark.parametrize("roll", CONVENTIONS)
def test_rolls_agree_with_quantlib(roll: Roll) -> None:
    calendar = work_calendar("CN")
    wrong = []
    day = date(2020, 1, 1)
    while day <= date(2026, 12, 20):  # a roll at the very end would need the notice for 2027
        if calendar.roll(day, roll) != _py(OFFICE.adjust(_ql(day), CONVENTIONS[roll])):
            wrong.append(day)
        day += timedelta(days=1)
    assert not wrong, wrong[:10]


@pytest.mark.parametrize("count", [1, 3, 10, 20, -1, -5])
def test_adding_working_days_agrees_with_quantlib(count: int) -> None:
    calendar = work_calendar("CN")
    day = date(2020, 3, 1)
    while day <= date(2026, 10, 31):
        expected = _py(OFFICE.advance(_ql(day), count, ql.Days))
        assert calendar.add_workdays(day, count) == expected, day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("country", "theirs"),
    [("US", ql.UnitedStates(ql.UnitedStates.Settlement)), ("GB-ENG", ql.UnitedKingdom())],
    ids=["US", "GB-ENG"],
)
def test_other_countries_agree_with_quantlib(country: str, theirs: ql.Calendar) -> None:
    calendar = work_calendar(country)
    days = (date(2024, 1, 8) + timedelta(days=n) for n in range(1080))
    assert not [d for d in days if calendar.is_workday(d) != theirs.isBusinessDay(_ql(d))]
    assert calendar.is_covered(date(2030, 6, 3))  # days fixed by law need no yearly notice


def test_a_weekend_is_the_country_s_own() -> None:
    emirates, saudi = work_calendar("AE"), work_calendar("SA")
    assert emirates.is_workday(date(2026, 11, 6)) and not emirates.is_workday(date(2026, 11, 7))
    assert saudi.is_workday(date(2026, 11, 8)) and not saudi.is_workday(date(2026, 11, 6))
