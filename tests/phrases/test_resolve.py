"""Rules to dates: periods, events, rolls, clocks, and what a policy changes."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from toolkit.core.calendar import HolidayData, Roll, WorkCalendar
from toolkit.core.deadline import Unit
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.phrase import read_phrase
from toolkit.core.policy import Policy, ServiceLevel
from toolkit.core.resolve import due_for_event, dues_in_period, next_dues
from toolkit.core.resolve_many import Resolver

POLICY = Policy()


def in_period(
    text: str, period: str, calendar: WorkCalendar, policy: Policy = POLICY, later: bool = False
) -> list[str]:
    return [
        str(due.effective)
        for rule in read_phrase(text).rules
        for due in dues_in_period(rule, Period.parse(period), calendar, policy, later)
    ]


def after(text: str, event: str, calendar: WorkCalendar, policy: Policy = POLICY) -> str | None:
    due = due_for_event(read_phrase(text).rules[0], Moment.parse(event), calendar, policy)
    return str(due.effective) if due else None


@pytest.mark.parametrize(
    ("text", "period", "due"),
    [
        ("每月5号前", "2026-10", ["2026-10-05T24:00"]),
        ("次月5日前", "2026-10", ["2026-11-05T24:00"]),
        ("每月31号前", "2026-02", ["2026-02-28T24:00"]),
        ("每月31号前", "2026-03", ["2026-03-31T24:00"]),
        ("每月1号上午12点之前", "2026-10", ["2026-10-01T12:00"]),
        ("每周五", "2026-10", [f"2026-10-{d:02d}T24:00" for d in (2, 9, 16, 23, 30)]),
        ("每月", "2026-10", ["2026-10-31T24:00"]),
        ("每季度首月15日前", "2026-10", ["2026-10-15T24:00"]),
        ("每季度首月15日前", "2026-11", []),
        ("每季度末月25日前", "2026-12", ["2026-12-25T24:00"]),
        ("每季度结束后15日内", "2026-12", ["2027-01-15T24:00"]),
        ("每季度结束后15日内", "2026-10", []),
        ("月度结束后5个工作日内", "2026-10", ["2026-11-06T24:00"]),
        ("每年12月", "2026-12", ["2026-12-31T24:00"]),
        ("每年12月", "2026-10", []),
        ("月底前", "2026-10", ["2026-10-31T24:00"]),
        ("每旬", "2026-11", [f"2026-11-{d}T24:00" for d in (10, 20, 30)]),
        ("every ten days", "2026-11", [f"2026-11-{d}T24:00" for d in (10, 20, 30)]),
        ("下半月内", "2026-02", ["2026-02-28T24:00"]),
        ("2026年12月25日前", "2026-10", ["2026-12-25T24:00"]),
        ("每月第3个工作日前", "2026-10", ["2026-10-10T24:00"]),
        ("每月最后一个周五", "2026-10", ["2026-10-30T24:00"]),
        ("每月10日、20日前", "2026-10", ["2026-10-10T24:00", "2026-10-20T24:00"]),
        ("每月5号前", "2026-Q4", ["2026-10-05T24:00", "2026-11-05T24:00", "2026-12-05T24:00"]),
        ("每月5号前,12月提前至3号前", "2026-12", ["2026-12-03T24:00"]),
        ("每月5号前,12月提前至3号前", "2026-11", ["2026-11-05T24:00"]),
        ("单月10号前", "2026-10", []),
        ("双月10号前", "2026-10", ["2026-10-10T24:00"]),
        ("元旦前", "2026-11", ["2026-12-31T24:00"]),
        ("元旦前", "2027-02", ["2026-12-31T24:00"]),
        ("元旦前一周", "2026-11", ["2026-12-25T24:00"]),
        ("春节前", "2027-01", ["2027-02-05T24:00"]),
        ("春节前", "2026-11", ["2027-02-05T24:00"]),
        ("春节前", "2026-06", ["2026-02-16T24:00"]),
        ("腊月二十前", "2026-11", ["2027-01-27T24:00"]),
        ("2026年春节前", "2026-11", ["2026-02-16T24:00"]),
        ("26年春节前", "2026-11", ["2026-02-16T24:00"]),
        ("去年元旦前", "2026-11", ["2024-12-31T24:00"]),
        ("明年五一前", "2026-11", ["2027-04-30T24:00"]),
        ("今年国庆前", "2026-11", ["2026-09-30T24:00"]),
        ("国庆节前", "2026-11", ["2026-09-30T24:00"]),
        ("国庆节前", "2027-02", ["2027-09-30T24:00"]),
        ("及时", "2026-10", []),
        ("5号楼", "2026-10", []),
        ("交车后3日内", "2026-10", []),
        ("年度终了之日起五个月内", "2026-12", ["2027-05-31T24:00"]),
    ],
)
def test_dues_of_a_period(text: str, period: str, due: list[str], calendar: WorkCalendar) -> None:
    assert in_period(text, period, calendar) == due


def test_the_duty_may_be_due_in_the_next_month(calendar: WorkCalendar) -> None:
    assert in_period("每月5号前", "2026-10", calendar, later=True) == ["2026-11-05T24:00"]
    assert in_period("每月1号上午12点之前", "2026-12", calendar, later=True) == ["2027-01-01T12:00"]


def test_the_boundary_is_a_policy(calendar: WorkCalendar) -> None:
    strict = Policy(before_inclusive=False)
    assert in_period("每月5号前", "2026-10", calendar, strict) == ["2026-10-04T24:00"]
    assert in_period("不晚于每月5号", "2026-10", calendar, strict) == ["2026-10-05T24:00"]
    assert in_period("每月5号前(含当日)", "2026-10", calendar, strict) == ["2026-10-05T24:00"]
    assert in_period("每月5号前(不含当日)", "2026-10", calendar) == ["2026-10-04T24:00"]
    assert in_period("每月5号17:00前", "2026-10", calendar, strict) == ["2026-10-05T17:00"]
    assert in_period("每月底前", "2026-10", calendar, strict) == ["2026-10-31T24:00"]
    assert after("提车次月15日前", "2026-10-20", calendar, strict) == "2026-11-14T24:00"
    assert after("提车次月15日(含)前", "2026-10-20", calendar, strict) == "2026-11-15T24:00"
    assert after("到货次周周五前", "2026-10-20", calendar, strict) == "2026-10-29T24:00"
    assert after("提车当月月底前", "2026-10-20", calendar, strict) == "2026-10-31T24:00"
    assert after("签约当年年底前", "2026-10-20", calendar, strict) == "2026-12-31T24:00"


def test_rolls(calendar: WorkCalendar) -> None:
    # 2026-10-05 lies in the National Day week, which ends with the 7th.
    following = Policy(roll=Roll.FOLLOWING)
    assert in_period("每月5号前", "2026-10", calendar, following) == ["2026-10-08T24:00"]
    assert in_period("每月5号前,遇节假日提前", "2026-10", calendar, following) == ["2026-09-30T24:00"]
    assert in_period("每月5号前,遇节假日不顺延", "2026-10", calendar, following) == ["2026-10-05T24:00"]
    assert in_period("每月31日,遇休息日顺延,不跨月", "2026-10", calendar) == ["2026-10-30T24:00"]
    due = dues_in_period(read_phrase("每月5号前").rules[0], Period(2026, 10), calendar, following)[0]
    assert (str(due.nominal), str(due.effective)) == ("2026-10-05T24:00", "2026-10-08T24:00")


@pytest.mark.parametrize(
    ("text", "event", "due"),
    [
        ("3日内", "2026-11-04T10:00", "2026-11-07T24:00"),
        ("3个工作日内", "2026-02-12", "2026-02-24T24:00"),  # 14 February is worked, the 15th to the 23rd is free
        ("一个月内", "2026-01-31", "2026-02-28T24:00"),
        ("三个月内", "2026-11-30", "2027-02-28T24:00"),
        ("24小时内", "2026-11-04T10:00", "2026-11-05T10:00"),
        ("24小时内", "2026-11-04", "2026-11-05T24:00"),
        ("24 hours before ETD", "2026-11-12", "2026-11-11T24:00"),
        ("会前36小时", "2026-11-12", "2026-11-11T12:00"),
        ("会前48小时", "2026-11-12T10:00", "2026-11-10T10:00"),
        ("开会前4个工作小时", "2026-11-12", "2026-11-12T14:00"),
        ("3日内(含当日)", "2026-11-04", "2026-11-06T24:00"),
        ("合同到期前30天", "2026-11-04", "2026-10-05T24:00"),
        ("提车次日", "2026-11-06", "2026-11-07T24:00"),
        ("收货当日下班前", "2026-11-06", "2026-11-06T24:00"),
        ("次日12点前", "2026-11-06", "2026-11-07T12:00"),
        ("年度终了之日起五个月内", "2026-11-04", "2027-05-31T24:00"),
        ("4个工作小时内", "2026-11-06T16:00", "2026-11-09T11:00"),
        ("100个工作小时内", "2026-11-02T09:00", "2026-11-17T10:00"),
        ("费用发生次月10日前", "2026-11-04", "2026-12-10T24:00"),
        ("及时", "2026-11-04", None),
        ("交车后", "2026-11-04", None),
    ],
)
def test_dues_of_an_event(text: str, event: str, due: str | None, calendar: WorkCalendar) -> None:
    assert after(text, event, calendar) == due


def test_without_make_up_days_a_program_is_wrong_by_a_day() -> None:
    free = frozenset(date(2026, 2, d) for d in range(16, 24))
    plain = WorkCalendar(HolidayData(free, frozenset(), frozenset({2026}), "no make-ups"))
    assert after("3个工作日内", "2026-02-12", plain) == "2026-02-25T24:00"


def test_policies_of_counting(calendar: WorkCalendar) -> None:
    friday = "2026-11-06T10:00"
    assert after("T+1", friday, calendar) == "2026-11-07T24:00"
    assert after("T+1", friday, calendar, Policy(t_plus_workdays=True)) == "2026-11-09T24:00"
    assert after("提车次日", friday, calendar, Policy(next_day_workdays=True)) == "2026-11-09T24:00"
    assert after("一周内", friday, calendar, Policy(week_workdays=True)) == "2026-11-13T24:00"
    assert after("半天内", friday, calendar, Policy(half_day_hours=4)) == "2026-11-06T14:00"
    assert after("当日下班前", friday, calendar, Policy(end_of_business=17 * 3600)) == "2026-11-06T17:00"


def test_a_service_level_gives_an_adverb_a_date(calendar: WorkCalendar) -> None:
    level = Policy(service_levels=(ServiceLevel("及时", 1, Unit.DAY, True), ServiceLevel("D-7", 2, Unit.HOUR)))
    rule = read_phrase("及时提供打款单").rules[0]
    due = due_for_event(rule, Moment.parse("2026-11-06T10:00"), calendar, level)
    assert due is not None and str(due.effective) == "2026-11-09T24:00" and "service-level" in due.ambiguity
    own = due_for_event(rule, Moment.parse("2026-11-06T10:00"), calendar, level, duty="D-7")
    assert own is not None and str(own.effective) == "2026-11-06T12:00"


def test_a_paused_clock_stands_still(calendar: WorkCalendar) -> None:
    rule = read_phrase("4个工作小时内").rules[0]
    start = Moment.parse("2026-11-04T10:00")
    pause = (Moment.parse("2026-11-04T11:00"), Moment.parse("2026-11-04T13:00"))
    due = due_for_event(rule, start, calendar, POLICY, [pause])
    assert due is not None and str(due.effective) == "2026-11-04T16:00"
    assert due_for_event(rule, start, calendar, POLICY, [(pause[0], None)]) is None
    late = (Moment.parse("2026-11-05T11:00"), None)
    done = due_for_event(rule, start, calendar, POLICY, [late])
    assert done is not None and str(done.effective) == "2026-11-04T14:00"
    elapsed = read_phrase("24小时内").rules[0]
    due = due_for_event(elapsed, start, calendar, POLICY, [pause])
    assert due is not None and str(due.effective) == "2026-11-05T12:00"


def test_unpublished_years_are_provisional(calendar: WorkCalendar) -> None:
    rule = read_phrase("3个工作日内").rules[0]
    known = due_for_event(rule, Moment.parse("2026-11-04"), calendar, POLICY)
    unknown = due_for_event(rule, Moment.parse("2035-11-04"), calendar, POLICY)
    assert known and not known.provisional
    assert unknown and unknown.provisional
    plain = dues_in_period(read_phrase("每月5号前").rules[0], Period(2035, 1), calendar, POLICY)[0]
    assert not plain.provisional
    rolled = dues_in_period(read_phrase("每月5号前").rules[0], Period(2035, 1), calendar, Policy(roll=Roll.FOLLOWING))
    assert rolled[0].provisional


def test_a_day_off_except_holidays_is_left_out(calendar: WorkCalendar) -> None:
    assert in_period("每周五,节假日除外", "2026-10", calendar) == [f"2026-10-{d:02d}T24:00" for d in (9, 16, 23, 30)]


def test_a_stated_phase_decides_which_weeks(calendar: WorkCalendar) -> None:
    odd, even = Policy(phase_start=date(2026, 10, 5)), Policy(phase_start=date(2026, 10, 12))
    days = in_period("每两周周五", "2026-10", calendar, odd)
    assert days == ["2026-10-09T24:00", "2026-10-23T24:00"]
    assert in_period("每两周周五", "2026-10", calendar, even) == [
        "2026-10-02T24:00", "2026-10-16T24:00", "2026-10-30T24:00",
    ]  # fmt: skip


def test_many_at_once_are_the_same(calendar: WorkCalendar) -> None:
    resolver = Resolver(calendar, POLICY)
    rules = [
        read_phrase(t).rules[0] for t in ("3日内", "5个工作日内", "24小时内", "半天内", "每月5号前", "每周五", "及时")
    ]
    for rule in rules:
        for day in range(1, 29):
            for second in (None, 0, 36_000, 86_400):
                event = Moment(date(2026, 2, day), second)
                assert resolver.for_event(rule, event) == due_for_event(rule, event, calendar, POLICY)
        for month in range(1, 13):
            period = Period(2026, month)
            assert resolver.for_period(rule, period) == dues_in_period(rule, period, calendar, POLICY)
            assert resolver.for_period(rule, period, True) == dues_in_period(rule, period, calendar, POLICY, True)


def test_beyond_the_calendar_is_no_date(calendar: WorkCalendar) -> None:
    rule = read_phrase("3个工作日内").rules[0]
    assert due_for_event(rule, Moment.parse("2090-01-01"), calendar, POLICY) is None
    assert due_for_event(rule._replace(offset=10**9), Moment.parse("2026-01-01"), calendar, POLICY) is None
    assert next_dues(read_phrase("999999小时内"), Moment.parse("9999-12-31"), None, calendar, POLICY) == []


def test_hours_across_a_change_of_clocks(calendar: WorkCalendar) -> None:
    """The night of 2026-10-25 has 25 hours in Berlin, that of 2026-03-29 has 23; China's clocks never change."""
    berlin = Policy(zone=ZoneInfo("Europe/Berlin"))
    assert after("24小时内", "2026-10-24T12:00", calendar, berlin) == "2026-10-25T11:00"
    assert after("24小时内", "2026-03-28T12:00", calendar, berlin) == "2026-03-29T13:00"
    assert after("1日内", "2026-10-24T12:00", calendar, berlin) == "2026-10-25T24:00"
    assert after("24小时内", "2026-10-24T12:00", calendar, Policy(zone=ZoneInfo("Asia/Shanghai"))) == "2026-10-25T12:00"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("半年度结束后2个月内", "2026-08-31"),  # as listed companies' half-year reports are
        ("季度终了后1个月内", "2026-07-31"),
        ("one month and seven days after the quarter ends", "2026-08-07"),  # as British VAT returns are
    ],
)
def test_months_after_a_period_end_with_their_month(text: str, due: str, calendar: WorkCalendar) -> None:
    first, *_ = next_dues(read_phrase(text), Moment(date(2026, 7, 3)), None, calendar, POLICY)
    assert str(first.effective).startswith(due)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("上午下班前", "2026-11-06T11:30"),
        ("下午上班前", "2026-11-06T13:30"),
        ("下班前半小时", "2026-11-06T17:00"),
        ("每天上班前10分钟", "2026-11-06T08:20"),
        ("by an hour before close of business", "2026-11-06T16:30"),
    ],
)
def test_business_may_stop_at_noon(text: str, due: str, calendar: WorkCalendar) -> None:
    hours = ((8 * 3600 + 1800, 11 * 3600 + 1800), (13 * 3600 + 1800, 17 * 3600 + 1800))
    policy = Policy(business_hours=hours, morning_ends=hours[0][1], end_of_business=hours[1][1])
    found = next_dues(read_phrase(text), Moment.parse("2026-11-06T08:00"), None, calendar, policy)
    assert str(found[0].effective) == due


def test_what_the_phrase_says_of_the_first_day_is_not_for_the_policy(calendar: WorkCalendar) -> None:
    counts = Policy(from_day_counts=True)
    assert after("自收到之日起3日内", "2026-11-11", calendar, counts) == "2026-11-13T24:00"
    assert after("自收到之次日起3日内", "2026-11-11", calendar, counts) == "2026-11-14T24:00"


@pytest.mark.parametrize(
    ("text", "before", "since"),
    [
        ("自12月起每月5日前", "2026-11", "2026-12"),
        ("每周五(12月1日起)", "2026-11", "2027-01"),
        ("从明年1月起每月5日前", "2026-11", "2027-02"),
        ("monthly by the 5th, starting December", "2026-10", "2027-03"),
        ("每月5日前(至10月止)", "2026-11", "2026-10"),
        ("每月5日前,有效期至2026年10月31日", "2026-11", "2026-10"),
        ("每周五报送,2026年11月30日止", "2026-12", "2026-11"),
        ("by the 5th of each month until October", "2026-12", "2026-10"),
    ],
)
def test_a_promise_holds_from_a_day_or_up_to_one(text: str, before: str, since: str, calendar: WorkCalendar) -> None:
    assert in_period(text, before, calendar) == []
    assert in_period(text, since, calendar)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("每月8日前报应收账款(数据截至10月31日)", "2026-11-08"),
        ("每月5日前上报数据,截至10月31日", "2026-11-05"),
        ("每月5日前报库存,截至10月末", "2026-11-05"),
        ("每月5日前报,统计至10月31日止", "2026-11-05"),
        ("每月10日前报台账(至10月31日止)", "2026-11-10"),
        ("数据截至10月31日,每月5日前报", "2026-11-05"),
        ("每月5日前报表(截止10月31日)", "2026-11-05"),
        ("每月5日前报10月31日止的数据", "2026-11-05"),
    ],
)
def test_the_day_of_the_data_is_not_the_end_of_the_promise(text: str, due: str, calendar: WorkCalendar) -> None:
    assert in_period(text, "2026-11", calendar) == [due + "T24:00"]
    assert "end-left-out" in read_phrase(text).ambiguity


@pytest.mark.parametrize(
    ("text", "held", "over"),
    [
        (
            "自9月起至次年6月止,每月5日前",
            ("2026-09", "2026-10", "2026-11", "2027-01", "2027-04"),
            ("2026-08", "2027-07"),
        ),
        ("自9月起至次年3月止,每月5日前", ("2026-09", "2026-11", "2027-03"), ("2026-08", "2027-04")),
        ("自2026年9月起至次年6月止,每月5日前", ("2026-10", "2027-06"), ("2026-08", "2027-07", "2027-10")),
        ("每月5日前(至次年6月30日止)", ("2026-09", "2026-11", "2027-04"), ()),
        ("每周五前(至明年6月止)", ("2026-09", "2026-11", "2027-04"), ()),
    ],
)
def test_an_end_in_the_next_year(
    text: str, held: tuple[str, ...], over: tuple[str, ...], calendar: WorkCalendar
) -> None:
    assert all(in_period(text, period, calendar) for period in held)
    assert not any(in_period(text, period, calendar) for period in over)
    assert ("end-left-out" in read_phrase(text).ambiguity) == (not over)  # nothing tells from which year on


def test_what_is_in_force_up_to_a_day_ends_also_behind_a_thing(calendar: WorkCalendar) -> None:
    assert in_period("每月5日前报送月报,执行至10月31日止", "2026-11", calendar) == []


def test_a_start_in_the_year_before_is_past(calendar: WorkCalendar) -> None:
    assert in_period("3月起每月5日前", "2026-11", calendar) == ["2026-11-05T24:00"]
    assert in_period("每月5日前(至3月止)", "2026-11", calendar) == ["2026-11-05T24:00"]  # of the coming year


def test_a_bound_of_a_year_that_is_supposed_is_told() -> None:
    for text in ("自9月起每月5日前", "每月5日前(至10月止)"):
        assert "bound-year-implied" in read_phrase(text).ambiguity
    assert "bound-year-implied" not in read_phrase("自2026年9月起每月5日前").ambiguity


def test_every_other_week_counts_from_the_start(calendar: WorkCalendar) -> None:
    fridays = ["2026-11-13T24:00", "2026-11-27T24:00"]
    assert in_period("every second Friday from 13 Nov", "2026-11", calendar) == fridays
    assert in_period("每两周周五(11月13日起)", "2026-11", calendar) == fridays
    assert in_period("每两周周五(11月13日起)", "2027-01", calendar) == ["2027-01-08T24:00", "2027-01-22T24:00"]


def test_a_change_from_a_month_on_leaves_what_was_before(calendar: WorkCalendar) -> None:
    assert in_period("每月5日前,12月起改为10日", "2026-11", calendar) == ["2026-11-05T24:00"]
    assert max(in_period("每月5日前,12月起改为10日", "2026-12", calendar)) == "2026-12-10T24:00"


def test_nothing_is_owed_before_its_event(calendar: WorkCalendar) -> None:
    """What comes in on a Saturday cannot be handed in on the Friday before."""
    preceding = Policy(roll=Roll.PRECEDING)
    assert after("收到当日", "2026-11-07", calendar, preceding) == "2026-11-07T24:00"
    assert after("收到次日(遇节假日提前)", "2026-10-02", calendar) == "2026-10-03T24:00"
    assert after("收到后3日内(遇节假日提前)", "2026-11-05", calendar) == "2026-11-06T24:00"
    assert after("到期前3天", "2026-11-04", calendar, preceding) == "2026-10-30T24:00"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("国庆节后3天内", "2026-10-10T24:00"),
        ("国庆后一周内", "2026-10-14T24:00"),
        ("国庆节后第一天", "2026-10-08T24:00"),
        ("国庆后第一个周一", "2026-10-12T24:00"),
        ("国庆后第一个工作日", "2026-10-08T24:00"),
        ("国庆前一周", "2026-09-24T24:00"),
        ("2026年中秋节后3天内", "2026-09-28T24:00"),
    ],
)
def test_after_a_long_holiday_is_after_its_days_off(text: str, due: str, calendar: WorkCalendar) -> None:
    assert in_period(text, "2026-10", calendar) == [due]


def test_several_days_of_a_month_with_strokes(calendar: WorkCalendar) -> None:
    assert in_period("11月10/20/30日", "2026-11", calendar) == [f"2026-11-{day}T24:00" for day in (10, 20, 30)]
