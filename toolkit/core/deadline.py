"""What a deadline phrase says, as a value: the rule, never a date.

A phrase such as ``每月5号前`` is read once into rules; dates come from ``core.resolve`` under a calendar and a policy.
The words follow RFC 5545 (frequency, interval) and the usual business-day conventions; what neither can say (working
days, an event as anchor, whether the named day itself counts) has a field of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from toolkit.core.calendar import Roll
from toolkit.core.moment import Moment
from toolkit.core.period import last_day
from toolkit.record import NamedTuple


class Kind(StrEnum):
    """What sort of deadline a phrase is."""

    CALENDAR = "calendar"
    RECURRING = "recurring"
    EVENT_RELATIVE = "event-relative"
    POLICY_UNDEFINED = "policy-undefined"
    NONE = "none"


class Unit(StrEnum):
    """Units of time. Working days and hours are days and hours with ``working_days`` set."""

    INSTANT = "instant"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}


class Relation(StrEnum):
    """How the duty stands to the date."""

    ON = "on"
    BY = "by"
    FROM = "from"
    NOT_BEFORE = "not-before"
    WITHIN_PERIOD = "within-period"
    BREACH_AFTER = "breach-after"


class CountFrom(StrEnum):
    """Where counting starts: 民法典 第二百零一条 leaves out the day of the event; hours run from the instant."""

    NEXT_DAY = "next_day"
    SAME_DAY = "same_day"
    INSTANT = "instant"
    BEFORE = "before"


class DayPart(StrEnum):
    """A time of day named without figures; the policy says which clock time it ends at."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    START_OF_BUSINESS = "start-of-business"
    START_OF_AFTERNOON = "start-of-afternoon"
    END_OF_BUSINESS = "end-of-business"


class Frequency(NamedTuple):
    """Every ``every`` units."""

    unit: Unit
    every: int = 1


class Position(NamedTuple):
    """Where in a period the date lies. Only what the phrase says is set; the finest named part decides.

    ``unit`` is the period that the position is in (a week for 周五, a month for 5号, a year for 12月25日), which is the
    frame of a calendar deadline. ``month`` and the like select a part of it. Days count from 1, or back from -1.
    """

    unit: Unit
    month_day: tuple[int, ...] = ()
    weekday: tuple[int, ...] = ()  # ISO: Monday is 1
    nth_workday: int | None = None
    nth_weekday: tuple[int, int] | None = None  # (nth, ISO weekday)
    month: tuple[int, ...] = ()
    quarter: int | None = None
    half: int | None = None
    month_of_quarter: int | None = None  # 1 to 3; 4 is the month after the quarter
    part: str | None = None  # of a month: first, mid, last (旬), first-half, second-half; end of a week
    anchor: str | None = None  # month_end, quarter_end, half_year_end, year_end
    offset: int = 0  # days (working days) from the anchor, the holiday or the month day
    offset_workdays: bool = False
    offset_weekday: int | None = None  # the offset counts these (ISO) instead: the 2nd Friday after, the last before
    offset_months: int = 0
    lunar_month: int | None = None
    lunar_day: int | None = None
    statutory: str | None = None  # the name of a table of published days, see policy.StatutoryTable
    holiday: str | None = None  # a named day of the year, see resolve_days.NAMED_DAYS
    days_off: bool = False  # the offset counts from the days off that the holiday is one of
    year: int | None = None
    window: tuple[int, int] | None = None  # month days; the due is the end
    numeric: tuple[int, int, int] | None = None  # 03/04/2027 as written, when day and month may be swapped
    said_weekday: int | None = None  # 11月20日(周五): which only says once more what day that is
    week_no: int | None = None  # of the year, as ISO 8601 counts (RFC 5545 BYWEEKNO); weekday says which day of it

    @property
    def nth_of(self) -> bool:
        """Whether it is the nth working day, or the nth Friday, of its period."""
        return self.nth_workday is not None or self.nth_weekday is not None


_HALF_A_YEAR = timedelta(days=183)


class MonthDay(NamedTuple):
    """A day from which, or up to which, a promise holds; without a year (12月1日起), or of the next one (明年1月起)."""

    year: int | None
    month: int
    day: int  # -1 is the last of the month
    ahead: bool = False

    def near(self, day: date) -> date:
        """Which day it is, seen from a due: of the year of the due, unless another year's is plainly nearer.

        自12月起 means last December for who looks in January, and the coming one for who looks in November.
        """
        if self.year is not None:
            return self.of(self.year)
        own = self.of(day.year)
        if self.ahead:
            coming = self.of(day.year + 1)
            return coming if coming - day < day - own else own
        return self.of(day.year - 1) if own - day > _HALF_A_YEAR else own

    def ends_near(self, day: date) -> date:
        """The same of a last day: 至3月止 means the coming March for who looks in November."""
        own = self.near(day)
        if self.year is None and own < day and (coming := self.of(own.year + 1)) - day <= _HALF_A_YEAR:
            return coming
        return own

    def of(self, year: int) -> date:
        """The day in a year."""
        end = last_day(year, self.month)
        return end if self.day < 1 else end.replace(day=min(self.day, end.day))

    @property
    def day_number(self) -> int:
        """The day as a figure; without a year the last of February is its 28th."""
        return self.day if self.day > 0 else last_day(self.year or 2001, self.month).day

    def __str__(self) -> str:
        """``2026-12-01``, or ``--12-01`` without a year, as ISO 8601 writes it."""
        of_year = f"{self.year:04d}" if self.year is not None else "-"
        return f"{of_year}-{self.month:02d}-{self.day_number:02d}"


def holds_on(day: date, starts: MonthDay | None, ends: MonthDay | None) -> bool:
    """Whether a promise that starts and ends on such days holds on a due.

    An end in the next year (自9月起至次年6月止) is of the year after that of the start.
    """
    if starts is not None and ends is not None and ends.ahead and ends.year is None and not starts.ahead:
        years = (day.year - 1, day.year) if starts.year is None else (starts.year,)
        return any(starts.of(year) <= day <= ends.of(year + 1) for year in years)
    return (starts is None or day >= starts.near(day)) and (ends is None or day <= ends.ends_near(day))


class DeadlineRule(NamedTuple):
    """One deadline. None means that the phrase does not say; the policy then decides.

    ``time`` is seconds of the day, or a named part of it. ``offset`` counts ``unit`` from the event (negative: before
    it); days may have a fraction. ``roll`` None leaves it to the policy, ``Roll.NONE`` is a phrase that says so.
    """

    kind: Kind
    frequency: Frequency | None = None
    position: Position | None = None
    anchor_event: str | None = None
    offset: float | None = None
    unit: Unit | None = None
    working_days: bool = False
    relation: Relation | None = None
    time: int | DayPart | None = None
    inclusive: bool | None = None
    count_from: CountFrom | None = None
    roll: Roll | None = None
    period_offset: int = 0  # periods of the position's unit: 次月 is 1
    quota: str | None = None
    except_months: tuple[int, ...] = ()
    except_days_off: bool = False
    except_last_day: bool = False
    freq_implied: bool = False
    marks: tuple[str, ...] = ()  # t-plus, next-day: readings that a policy of the same name may change
    and_days: int = 0  # beside an offset in months: 1个月零5天
    minutes_ahead: int = 0  # of a part of the day: 下班前30分钟
    word: str | None = None  # the word that a service level may give a length: 及时
    starts: MonthDay | None = None  # from when a promise recurs: 自2027年1月起
    ends: MonthDay | None = None  # and up to when: 至10月31日止

    @property
    def by_clock(self) -> bool:
        """Whether the due is counted in time rather than in days: hours, minutes, half days, one and a half days."""
        return self.unit in (Unit.HOUR, Unit.MINUTE) or (self.unit is Unit.DAY and bool((self.offset or 0) % 1))


class Whichever(StrEnum):
    """Which of several deadlines of a phrase counts, where it says so."""

    EARLIER = "earlier"
    LATER = "later"


class PhraseReading(NamedTuple):
    """A phrase, kept verbatim, and what it was read as. ``ambiguity`` holds codes of the catalogue.

    ``whichever``: the one of its rules that counts; None where all do. ``event_split``: the second of the day of the
    event up to which the first rule counts, and after which the others do.
    """

    text: str
    kind: Kind
    rules: tuple[DeadlineRule, ...] = ()
    ambiguity: tuple[str, ...] = ()
    whichever: Whichever | None = None
    event_split: int | None = None

    def rules_for(self, event: Moment | None) -> tuple[DeadlineRule, ...]:
        """The rules that may count for an event: all, unless the time of the event says which."""
        second = event.second if event is not None else None
        if self.event_split is None or second is None or second == self.event_split:
            return self.rules
        return self.rules[:1] if second < self.event_split else self.rules[1:]

    @property
    def follows_event(self) -> bool:
        """Whether it is met after the event that it names, so that nothing can have been handed in earlier."""
        return any(r.anchor_event is not None and r.count_from is not CountFrom.BEFORE for r in self.rules[:1])


class Due(NamedTuple):
    """A due date and time: before and after moving off a day off. ``Moment.second`` is always set; 24:00 is 86400."""

    nominal: Moment
    effective: Moment
    provisional: bool = False
    ambiguity: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day of the effective due."""
        return self.effective.day


def time_text(value: int | DayPart | None) -> str | None:
    """``17:30``, ``24:00``, or the name of a part of the day."""
    if value is None:
        return None
    if isinstance(value, DayPart):
        return value.value
    return f"{value // 3600:02d}:{value // 60 % 60:02d}" + (f":{value % 60:02d}" if value % 60 else "")


def time_words(value: int | DayPart | None, parts: Mapping[DayPart, str]) -> str:
    """A time of day in words: ``parts`` says what a language calls the parts of a day; empty for none."""
    return parts[value] if isinstance(value, DayPart) else time_text(value) or ""
