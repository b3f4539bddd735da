"""Dates and months as typed: said so that they mean the same in another period, or moved on."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from toolkit.app.roll.dates import dated_phrases, explicit, move_months, move_name, period_like
from toolkit.app.roll.settings_file import moved_settings
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.sheet.values import DateContext, Raw, read_moment

OCTOBER = Period(2026, 10)


@pytest.mark.parametrize(
    ("typed", "to", "expected"),
    [
        ("10月29日", Period(2026, 11), "10月29日"),  # still the nearest
        ("10月29日", Period(2027, 6), "2026年10月29日"),
        ("10月29日 下午4点", Period(2027, 6), "2026年10月29日 下午4点"),
        ("5号", Period(2026, 11), "2026年10月5号"),
        ("９号", Period(2026, 11), "2026年10月9号"),
        ("10/29", Period(2027, 6), "2026年10/29"),
        ("29 Oct 5pm", Period(2027, 6), "2026-10-29 17:00"),
        ("2026.10.5", Period(2027, 6), "2026.10.5"),
        ("月底", Period(2027, 6), "月底"),
        ("10月8日;10月29日", Period(2027, 6), "2026年10月8日;2026年10月29日"),
        (datetime(2026, 10, 5), Period(2027, 6), datetime(2026, 10, 5)),
        (None, Period(2027, 6), None),
    ],
)
def test_explicit(typed: Raw, to: Period, expected: Raw) -> None:
    old, new = DateContext(OCTOBER), DateContext(to)
    assert explicit(typed, old, new) == expected
    if isinstance(expected, str) and ";" not in expected:
        assert read_moment(expected, new).value == read_moment(typed, old).value


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-10", "2027-01"), ("2026年10月", "2027年1月"), ("2026年09月", "2027年01月"), ("2026/10", "2027/1"),
        ("10月", "1月"), ("10月份", "1月份"), ("202610", "202701"), (202610, 202701), (202610.0, 202701),
        (date(2026, 10, 1), date(2027, 1, 1)), (datetime(2026, 10, 31), datetime(2027, 1, 31)), (None, "2027-01"),
        ("本月", "2027-01"),
    ],
)  # fmt: skip
def test_period_in_the_style_it_was_typed(typed: Raw, expected: Raw) -> None:
    found = period_like(typed, Period(2027, 1))
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("December", "January"), ("dec", "jan"), ("Dec 2026", "Jan 2027"), ("Dec-26", "Jan-27"),
        ("2026 Dec", "2027 Jan"),
        ("Duties DEC.", "Duties JAN."), ("12月", "1月"), ("Dec 2025", "Dec 2025"), ("Dec 5", "Dec 5"),
        ("5 Dec", "5 Dec"),
        ("Nov-Dec", "Nov-Dec"), ("Decor", "Decor"),
    ],
)  # fmt: skip
def test_names_of_sheets(name: str, expected: str) -> None:
    assert move_name(name, Period(2026, 12), Period(2027, 1)) == expected


def test_may_is_a_word_too() -> None:
    may, june = Period(2026, 5), Period(2026, 6)
    assert move_months("May be late", {may: june}) == "May be late"
    assert [move_name(name, may, june) for name in ("May", "what may come")] == ["Jun", "what may come"]


def test_period_of_another_length() -> None:
    assert period_like("2026-Q4", Period(2027, 1, 3)) == "2027-Q1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("销售部 · 交付记录 · 2026年10月", "销售部 · 交付记录 · 2026年11月"),
        ("填报月份:2026 年 10 月", "填报月份:2026 年 11 月"),
        ("10月服务完成情况表(10月份)", "11月服务完成情况表(11月份)"),
        ("Deliveries · 2026-10", "Deliveries · 2026-11"),
        ("Deliveries, October 2026", "Deliveries, November 2026"),
        ("Deliveries, Oct. 2026", "Deliveries, Nov. 2026"),
        ("OCT-2026", "NOV-2026"),
        ("Printed on 5 October 2026", "Printed on 5 October 2026"),
        ("the 5th October 2026", "the 5th October 2026"),
        ("填表日期:2026年10月31日", "填表日期:2026年10月31日"),
        ("填表日期:2026-10-31", "填表日期:2026-10-31"),
        ("10月8日至10月12日值班", "10月8日至10月12日值班"),
        ("1-10月累计", "1-10月累计"),
        ("9月-10月 九-十月 九月~十月 2025年-10月", "9月-10月 九-十月 九月~十月 2025年-10月"),
        ("客诉-10月", "客诉-11月"),
        ("湖滨酒店.10月~客诉-十月,1.十月", "湖滨酒店.11月~客诉-十一月,1.十一月"),
        ("2025年10月", "2025年10月"),
        ("2026年9月", "2026年9月"),
        ("3个月内,110月", "3个月内,110月"),
        ("26年10月", "26年11月"),
        ("115年10月份月報 114年10月", "115年11月份月報 114年10月"),
        ("中華民國115年10月 115年十月 民國一一五年十月", "中華民國115年11月 115年十一月 民國一一五年十一月"),
        ("民國115年10月5日", "民國115年10月5日"),
        ("126年10月", "126年10月"),
        ("十月", "十一月"),
        ("2026年十月份报表", "2026年十一月份报表"),
        ("二〇二六年十月", "二〇二六年十一月"),
        ("国庆十月一日,九、十月", "国庆十月一日,九、十月"),
        ("十月内 十月期", "十月内 十月期"),
    ],
)
def test_titles(text: str, expected: str) -> None:
    assert move_months(text, {OCTOBER: Period(2026, 11)}) == expected


def test_two_months_at_once() -> None:
    months = {Period(2026, 12): Period(2027, 1), Period(2026, 11): Period(2026, 12)}
    assert move_months("报销11月电话费、12月水费", months) == "报销12月电话费、1月水费"
    assert move_months("报销十一月电话费、二〇二六年十二月水费", months) == "报销十二月电话费、二〇二七年一月水费"
    assert move_months("民國115年12月 一一五年十二月", months) == "民國116年1月 一一六年一月"
    assert move_months("欠款报表-202612.xlsx", months, solid=True) == "欠款报表-202701.xlsx"


def test_dated_phrases() -> None:
    def first(due: str, boundary: bool, lang: str) -> str:
        return next(dated_phrases(Moment.parse(due), Moment.parse(due), boundary, lang))

    assert first("2026-10-20T24:00", True, "zh") == "2026年10月20日前"
    assert first("2026-10-20T24:00", False, "zh") == "2026年10月20日"
    assert first("2026-10-30T17:00", False, "zh") == "2026年10月30日17:00前"
    assert first("2026-10-30T17:00", False, "en") == "by 2026-10-30 17:00"


def test_settings_move_on() -> None:
    said = '# ours\nas_of = "2026-11-06"\nperiod = "2026-10"  # the month\npack = "x"\n\n[policy]\nperiod = "2026-10"\n'
    assert moved_settings(said, Period(2026, 11)) == (
        '# ours\nperiod = "2026-11"  # the month\npack = "x"\n\n[policy]\nperiod = "2026-10"\n'
    )
