"""The work calendar and the small value types around it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.calendar import HolidayData, Roll, WorkCalendar
from toolkit.core.moment import Moment
from toolkit.core.period import Period

SPRING = HolidayData(
    days_off=frozenset(date(2026, 2, d) for d in (16, 17, 18, 19, 20, 23)),
    workdays=frozenset({date(2026, 2, 14), date(2026, 2, 28)}),
    covered_years=frozenset({2026}),
    label="test",
)
CALENDAR = WorkCalendar(SPRING)


def test_make_up_days_count() -> None:
    assert CALENDAR.add_workdays(date(2026, 2, 12), 3) == date(2026, 2, 24)


def test_saturday_plus_one_is_monday() -> None:
    assert CALENDAR.add_workdays(date(2026, 11, 14), 1) == date(2026, 11, 16)
    assert CALENDAR.add_workdays(date(2026, 11, 14), -1) == date(2026, 11, 13)


def test_company_day_wins() -> None:
    company = CALENDAR.with_company({date(2026, 2, 28): False, date(2026, 11, 15): True})
    assert not company.is_workday(date(2026, 2, 28))
    assert company.is_workday(date(2026, 11, 15))


def test_years_without_notice_are_not_covered() -> None:
    assert CALENDAR.covers(date(2026, 1, 1), date(2026, 12, 31))
    assert not CALENDAR.covers(date(2026, 12, 31), date(2027, 1, 1))


def test_rolls() -> None:
    day = date(2026, 2, 28)  # a make-up day: no roll
    assert {CALENDAR.roll(day, r) for r in Roll} == {day}
    sunday = date(2026, 5, 31)
    assert CALENDAR.roll(sunday, Roll.FOLLOWING) == date(2026, 6, 1)
    assert CALENDAR.roll(sunday, Roll.MODIFIED_FOLLOWING) == date(2026, 5, 29)
    assert CALENDAR.roll(sunday, Roll.PRECEDING) == date(2026, 5, 29)
    assert CALENDAR.roll(date(2026, 11, 1), Roll.MODIFIED_PRECEDING) == date(2026, 11, 2)


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(-300, 300))
def test_adding_agrees_with_walking(day: date, count: int) -> None:
    step = 1 if count > 0 else -1
    walked, left = day.toordinal(), abs(count)
    while left:
        walked += step
        left -= CALENDAR.is_workday(date.fromordinal(walked))
    assert CALENDAR.add_workdays(day, count) == date.fromordinal(walked)


@given(DAYS, st.sampled_from(list(Roll)))
def test_roll_is_idempotent(day: date, convention: Roll) -> None:
    rolled = CALENDAR.roll(day, convention)
    assert CALENDAR.roll(rolled, convention) == rolled


@given(DAYS, DAYS)
def test_counting_between(a: date, b: date) -> None:
    lo, hi = sorted((a, b))
    walked = sum(CALENDAR.is_workday(date.fromordinal(o)) for o in range(lo.toordinal() + 1, hi.toordinal() + 1))
    assert CALENDAR.workdays_between(lo, hi) == walked
    assert CALENDAR.workdays_between(hi, lo) == -walked


def test_outside_the_calendar_is_said() -> None:
    with pytest.raises(OverflowError):
        CALENDAR.is_workday(date(1999, 1, 1))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-10", "2026-10"),
        ("202610", "2026-10"),
        ("2026年1月", "2026-01"),
        ("2026/3", "2026-03"),
        ("2026-Q4", "2026-Q4"),
        ("2026年第四季度", "2026-Q4"),
        ("2026", "2026"),
        ("October 2026", "2026-10"),
        ("Sept 2026", "2026-09"),
        ("2026 Oct", "2026-10"),
        ("Oct-26", "2026-10"),
        ("10/2026", "2026-10"),
    ],
)
def test_periods(text: str, written: str) -> None:
    period = Period.parse(text)
    assert str(period) == written
    assert period.shift(1).shift(-1) == period
    assert period.start in period and period.end in period and period.shift(1).start not in period


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-00", "13/2026", "October", "5 October 2026", "10", "2026-Q5", "每月", "20-6-10", "20²6-10"],
)
def test_no_period(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)


@pytest.mark.parametrize("text", ["2026-11-05T24:00", "2026-11-05T17:30", "2026-11-05T12:00:01", "2026-11-05"])
def test_moments_round_trip(text: str) -> None:
    assert str(Moment.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "2026-11", "2026-11-5", "2026-11-31", "2026-11-05T", "2026-11-05T9:00", "2026-11-05T25:00", "2026-11-05T12:60",
     "2026-11-05X12:00", "2026-11-05T12:00:1", "2026-11-05T12:00:00.5", "2026-11-05T12:00Z", "20-11-2026", "今天"],
)  # fmt: skip
def test_no_moment(text: str) -> None:
    with pytest.raises(ValueError):
        Moment.parse(text)


def test_midnight_is_two_names_for_one_instant() -> None:
    assert Moment.parse("2026-11-05T24:00").latest == Moment.parse("2026-11-06T00:00").earliest
