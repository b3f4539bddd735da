"""The settings that decide what a phrase leaves open. Every ambiguity code names the setting that settles it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo
from types import MappingProxyType

from toolkit.core.calendar import Roll
from toolkit.core.deadline import Unit
from toolkit.core.phrase.text import fold, squeeze
from toolkit.record import NamedTuple

HOUR = 3600


class ServiceLevel(NamedTuple):
    """What a promise without a date is to mean here: ``applies_to`` is a word (及时) or the id of one duty."""

    applies_to: str
    amount: float
    unit: Unit
    working_days: bool = False
    and_days: int = 0  # beside months: 1个月零5天


class StatutoryTable(NamedTuple):
    """Days that an authority publishes, one a month, already moved off days off. ``title`` says what they rest on."""

    name: str
    title: str
    days: tuple[date, ...]


class Policy(NamedTuple):
    """Settable for a workbook, a department, a duty; the default is the ordinary reading. Times in seconds of a day."""

    before_inclusive: bool = True  # 5号前 ends with the 5th; False: with the 4th
    before_confirmed: bool = False  # True removes the mark 边界日
    roll: Roll = Roll.NONE  # for phrases that are silent on days off
    end_of_business: int | None = None  # None: 24:00
    business_hours: tuple[tuple[int, int], ...] = ((9 * HOUR, 18 * HOUR),)
    morning_ends: int = 12 * HOUR
    afternoon_ends: int = 18 * HOUR
    evening_ends: int = 24 * HOUR
    week_workdays: bool = False  # 一周内 is 7 days; True: 5 working days
    t_plus_workdays: bool = False  # T+1 counts calendar days
    next_day_workdays: bool = False  # 次日 is the next calendar day
    from_day_counts: bool = False  # 自签收之日起: the day itself is not counted (民法典 第二百零一条)
    month_end_workday: bool = False  # 月底 is the last day of the month; True: its last working day
    half_day_hours: float = 12
    half_month_days: int = 15
    month_first: bool = True  # 03/04/2027 is March 4th
    cut_off: int | None = None  # when a day without a clock time is over; None: 24:00 (民法典 第二百零三条)
    lunar_days: bool = True  # 每月初五 is a day of the lunar month; False: the 5th
    week_ends_on: int = 5  # "end of week" is Friday; ISO weekday
    phase_start: date | None = None  # a day in a period that counts, for 隔月 and every other week
    service_levels: tuple[ServiceLevel, ...] = ()
    statutory: tuple[StatutoryTable, ...] = ()
    zone: tzinfo | None = None  # for hours across a change to or from summer time; None: there is none

    def service_level(self, duty: str | None, word: str | None) -> ServiceLevel | None:
        """The level of a duty by its id, else of the word that it uses, however the settings write it (ASAP, 即時)."""
        levels = self.service_levels
        by_id = next((level for level in levels if duty and level.applies_to == duty), None)
        return by_id or next((level for level in levels if word and fold(squeeze(level.applies_to)) == word), None)


DECIDED_BY: Mapping[str, str] = MappingProxyType(
    {
        "before-day-inclusive": "before_inclusive",
        "month-end-calendar-or-workday": "month_end_workday",
        "week=7-days-or-5-workdays": "week_workdays",
        "end-of-business-time": "end_of_business",
        "end-of-day": "cut_off",
        "lunar-or-solar": "lunar_days",
        "next-day-calendar-or-workday": "next_day_workdays",
        "T+n-calendar-or-workday": "t_plus_workdays",
        "from-the-day-counting": "from_day_counts",
        "half-day": "half_day_hours",
        "half-month": "half_month_days",
        "working-hours": "business_hours",
        "dmy-or-mdy": "month_first",
        "end-of-week": "week_ends_on",
        "phase": "phase_start",
        "policy-undefined": "service_levels",
        "service-level": "service_levels",
        "statutory-table": "statutory",
    }
)
"""Ambiguity code → the field of ``Policy`` that decides it; codes not here are decided by rewording the phrase."""
