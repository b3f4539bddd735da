"""A company calendar that contradicts the national one, and other years, through the real commands."""

from __future__ import annotations

import calendar as months
import json
from datetime import date
from pathlib import Path

import pytest
from command import dutybook
from openpyxl import Workbook

from toolkit.app.explain import explain
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.policy import Policy

# A Saturday and two holidays are worked; a Thursday, a Friday, New Year's Eve and a Monday are not.
COMPANY = """[calendar]
workdays = ["2026-11-07", "2026-10-01", "2027-01-01"]
days_off = ["2026-11-05", "2026-11-06", "2026-12-31", "2027-01-04"]
"""


def _first(folder: Path, settings: str, phrase: str, as_of: str = "2026-11-04T10:00") -> tuple[str, bool]:
    """The first due under these settings, and whether it is provisional."""
    path = folder / "dutybook.toml"
    path.write_text(settings, "utf-8")
    out = dutybook("explain", phrase, "--settings", path, "--as-of", as_of, "--event", as_of, "--format", "json").out
    due = json.loads(out)["due"][0]
    return f"{due['date']}T{due['time']}", bool(due.get("provisional"))


@pytest.mark.parametrize(
    ("phrase", "national", "company"),
    [
        ("每月5日前,遇节假日顺延", "2026-11-05T24:00", "2026-11-07T24:00"),
        ("每月5日前,遇节假日提前", "2026-11-05T24:00", "2026-11-04T24:00"),
        ("by the 5th, next working day if a holiday", "2026-11-05T24:00", "2026-11-07T24:00"),
        ("3个工作日内", "2026-11-09T24:00", "2026-11-10T24:00"),
        ("within 3 business days", "2026-11-09T24:00", "2026-11-10T24:00"),
        ("T+1个工作日", "2026-11-05T24:00", "2026-11-07T24:00"),
        ("16个工作小时内", "2026-11-05T17:00", "2026-11-07T17:00"),
        ("每周五,节假日除外", "2026-11-06T24:00", "2026-11-13T24:00"),
        ("12月最后一个工作日前", "2026-12-31T24:00", "2026-12-30T24:00"),
    ],
)
def test_the_company_calendar_goes_first(tmp_path: Path, phrase: str, national: str, company: str) -> None:
    assert _first(tmp_path, "", phrase)[0] == national
    assert _first(tmp_path, COMPANY, phrase)[0] == company


def test_a_day_that_the_company_decides_is_not_provisional(tmp_path: Path) -> None:
    """1 January 2027 is a national holiday and a company's working day; the year's notice is not needed for it."""
    late = "2026-12-15T10:00"
    assert _first(tmp_path, "", "次月第1个工作日前", late) == ("2027-01-04T24:00", True)
    assert _first(tmp_path, COMPANY, "次月第1个工作日前", late)[0] == "2027-01-01T24:00"


def test_the_company_calendar_through_check(tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text(COMPANY, "utf-8")
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    for row in (
        ["责任编号", "责任部门", "服务对象", "事项", "期限", "业务日期", "完成时间"],
        ["A-1", "销售部", "客户", "对账单", "每月5日前,遇节假日顺延", None, "2026-11-07 16:00"],
        ["A-2", "销售部", "客户", "发票", "交车后3个工作日内", "2026-11-04", "2026-11-10 16:00"],
    ):
        sheet.append(row)
    path = tmp_path / "销售部11月.xlsx"
    book.save(path)
    (tmp_path / "plain.toml").write_text("", "utf-8")
    for settings, dues in (
        ("dutybook.toml", ["2026-11-07", "2026-11-10"]),
        ("plain.toml", ["2026-11-05", "2026-11-09"]),
    ):
        more = ("--settings", tmp_path / settings, "--format", "json")
        out = dutybook("check", path, "--period", "2026-11", "--as-of", "2026-11-20", *more).out
        found = {o["deliverable"]: str(o["due"]) for o in json.loads(out)["obligations"]}
        assert [found[name][:10] for name in ("对账单", "发票")] == dues


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028])
def test_month_ends_and_leap_days(year: int) -> None:
    """The last day, the 30th and the 31st of every month of a year, asked on its first day."""
    work = work_calendar("CN")
    for month in range(1, 13):
        last = months.monthrange(year, month)[1]
        as_of = Moment(date(year, month, 1))
        for phrase, day in (
            ("每月30日前", min(30, last)),
            ("每月31号前", last),
            ("每月最后一天", last),
            ("本月底前", last),
            ("by the 29th of each month", min(29, last)),
            (f"{month}月底前", last),
        ):
            due = explain(phrase, as_of, as_of, work, Policy(), "en")["due"][0]
            assert due["date"] == date(year, month, day).isoformat(), (phrase, month)
            assert "provisional" not in due or not due["provisional"]


def test_working_days_of_a_year_without_its_notice_are_provisional() -> None:
    work = work_calendar("CN")
    for month in range(1, 13):
        as_of = Moment(date(2027, month, 1))
        for phrase in ("本月第3个工作日前", "每月5日前,遇节假日顺延", "within 3 business days"):
            assert explain(phrase, as_of, as_of, work, Policy(), "en")["due"][0]["provisional"], (phrase, month)


@pytest.mark.parametrize("day", ["2024-02-29", "2025-12-31", "2026-02-14", "2027-01-01", "2027-03-01"])
def test_a_recurring_due_is_never_of_a_day_gone_by(day: str) -> None:
    """Also of one that ended at midnight, when the phrase is asked at 00:00 of the next day."""
    work = work_calendar("CN")
    as_of = Moment.parse(day)
    for phrase in (
        "每月底前",
        "每天",
        "每天17:00前",
        "每周五",
        "每个工作日",
        "每季度末",
        "每年12月31日前",
        "每月1号前",
    ):
        dues = explain(phrase, as_of, as_of, work, Policy(), "zh")["due"]
        assert all(due["date"] >= day for due in dues), (phrase, dues)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("类型", "法定节假日"), ("是否工作日", "否"), ("是否上班", "不上班"), ("是否放假", "是"), ("是否休息", "是"),
        ("类型", "厂休"), ("上班/休息", "休"), ("日期类型", "休息日"), ("Workday", "No"), ("Day off", "Y"),
    ],
)  # fmt: skip
def test_how_a_calendar_sheet_asks(header: str, cell: str, tmp_path: Path) -> None:
    assert _due_beside(["日期", header], ["2026-11-06", cell], tmp_path) == "2026-11-10T24:00"
    more = [["日期", header, "星期", "假期名称", "备注"], ["2026-11-06", cell, "周五", "司庆", "全公司"]]
    assert _due_beside(*more, tmp_path) == "2026-11-10T24:00"


def test_days_off_from_one_day_to_another(tmp_path: Path) -> None:
    headers: list[object] = ["开始日期", "结束日期", "类型", "说明"]
    assert _due_beside(headers, ["2026-11-06", "2026-11-09", "休息", "厂庆"], tmp_path) == "2026-11-11T24:00"
    assert _due_beside(headers, ["2026-11-06", None, "休息", None], tmp_path) == "2026-11-10T24:00"
    assert (
        _due_beside(["序号", *headers], [1, "2026-11-07", "2026-11-07", "上班", None], tmp_path) == "2026-11-07T24:00"
    )
    assert _due_beside(headers, ["2026-11-09", "2026-11-06", "休息", None], tmp_path) == "2026-11-09T24:00"


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["姓名", "开始日期", "结束日期", "类型"], ["张三", "2026-11-06", "2026-11-09", "休息"]),
        (["开始日期", "结束日期", "类型"], ["2026-11-06", "2026-11-09", "出差"]),
        (["姓名", "日期", "是否休息"], ["张三", "2026-11-06", "是"]),
        (["姓名", "部门", "日期", "是否工作日", "时长"], ["张三", "财务部", "2026-11-06", "否", 3]),
        (["姓名", "日期", "是否休假", "备注"], ["张三", "2026-11-06", "是", "年假"]),
        (["日期", "工作/休息", "人数"], ["2026-11-06", "休息", 3]),
        (["Date", "Workday", "Room"], ["2026-11-06", "N", "A1"]),
        (["日期", "班次", "是否工作"], ["2026-11-06", "晚班", "否"]),
        (["日期", "是否工作", "事项", "完成时间"], ["2026-11-06", "否", "y", None]),
        (["姓名", "日期", "班次"], ["张三", "2026-11-06", "休"]),
    ],
)
def test_the_days_off_of_some_are_not_the_company_s(headers: list[object], cells: list[object], tmp_path: Path) -> None:
    assert _due_beside(headers, cells, tmp_path) == "2026-11-09T24:00"


_FROM_TO: list[object] = ["开始日期", "结束日期", "类型", "备注"]


@pytest.mark.parametrize(
    ("sheet", "cells", "is_calendar"),
    [
        ("加班安排", ["2026-11-06", "2026-11-09", "休息", None], False),
        ("请假", ["2026-11-06", "2026-11-09", "休息", "张三"], False),
        ("Sheet2", ["2026-11-06", "2026-11-09", "休息", "张三"], False),
        ("考勤", ["2026-11-06 08:00", "2026-11-06 17:00", "休息", None], False),
        ("检修计划", ["2026-11-06", "2026-11-09", "停工", "3号线检修"], False),
        ("个人日程", ["2026-11-06", "2026-11-09", "休息", None], False),
        ("2026放假安排", ["2026-11-06", "2026-11-09", "放假", "厂庆"], False),
        ("Sheet3", ["2026-11-06", "2026-11-09", "休息", "张三年假"], False),
        ("日历", ["2026-11-06", "2026-11-09", "休息", "张三年假"], False),
        ("名单", ["2026-11-06", "2026-11-09", "放假", "婚假"], False),
        ("工作日历", ["2026-11-06", "2026-11-09", "放假", "厂庆"], True),
    ],
)
def test_days_from_to_are_the_company_s_unless_of_a_person_or_a_thing(
    sheet: str, cells: list[object], is_calendar: bool, tmp_path: Path
) -> None:
    due = _due_beside(_FROM_TO, cells, tmp_path, sheet)
    assert (due == "2026-11-11T24:00") is is_calendar
    assert is_calendar or due == "2026-11-09T24:00"


@pytest.mark.parametrize(
    ("sheet", "first", "rest"),
    [
        ("客户放假", ["客户", *_FROM_TO[:3]], ["甲", "2026-11-06", "2026-11-09", "放假"]),
        ("日历", ["客户", *_FROM_TO[:3]], ["甲", "2026-11-06", "2026-11-09", "放假"]),
        ("节假日", ["国家", *_FROM_TO[:3]], ["越南", "2026-11-06", "2026-11-09", "放假"]),
        ("供应商", _FROM_TO[:3], ["2026-11-06", "2026-11-09", "放假"]),
        ("学生假期", _FROM_TO[:3], ["2026-11-06", "2026-11-09", "放假"]),
    ],
)
def test_holidays_of_others_are_not_the_company_s(
    sheet: str, first: list[object], rest: list[object], tmp_path: Path
) -> None:
    assert _due_beside(first, rest, tmp_path, sheet) == "2026-11-09T24:00"
    for title in ("供应商放假安排", "班级放假安排"):
        assert _due_beside([title], first, tmp_path, sheet, rest) == "2026-11-09T24:00"
        assert _due_beside([title], first[-3:], tmp_path, "日历", rest[-3:]) == "2026-11-09T24:00"


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["日期", "班次", "姓名"], ["2026-11-06", "休息", "张三"]),
        (["日期", "星期", "值班人", "备注"], ["2026-11-07", "六", "李四", "休息日"]),
        (["开始日期", "结束日期", "类型", "适用部门"], ["2026-11-06", "2026-11-09", "休息", "全公司"]),
    ],
)
def test_a_rota_called_calendar_is_no_error(headers: list[object], cells: list[object], tmp_path: Path) -> None:
    assert _due_beside(headers, cells, tmp_path) == "2026-11-09T24:00"
    out = dutybook("check", tmp_path / "a.xlsx", "--no-write", "--period", "2026-11", "--format", "json").out
    assert "value-unreadable" not in [finding["rule"] for finding in json.loads(out)["findings"]]


def test_of_two_rows_the_narrower_says_which_days_are_worked(tmp_path: Path) -> None:
    more = [["2026-11-07", "2026-11-07", "上班", None], ["2026-11-06", "2026-11-09", "休息", None]]
    for rows in (more, more[::-1]):
        assert _due_beside(_FROM_TO, rows[0], tmp_path, "日历", rows[1]) == "2026-11-10T24:00"


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["日期", "类型", "星期"], ["2026-11-06", "国庆节", "五"]),
        (["日期", "类型", "事由"], ["2026-11-06", "厂庆", "x"]),
        (["日期", "星期", "是否上班"], ["2026-11-06", "五", "不上"]),
        (_FROM_TO, ["2026-11-06", "2026-11-09", "调班", None]),
        (_FROM_TO, ["2026-11-09", "2026-11-06", "休息", None]),
        (["起始日期", "截止日期", "类型"], ["2026-11-06", "2026-11-09", "休息"]),
        (["From", "To", "Type"], ["2026-11-06", "2026-11-09", "off"]),
    ],
)
def test_a_calendar_that_cannot_be_read_is_told(headers: list[object], cells: list[object], tmp_path: Path) -> None:
    _due_beside(headers, cells, tmp_path)
    out = dutybook("check", tmp_path / "a.xlsx", "--no-write", "--period", "2026-11", "--format", "json").out
    assert "value-unreadable" in [finding["rule"] for finding in json.loads(out)["findings"]]


def _due_beside(
    headers: list[object], cells: list[object], folder: Path, sheet: str = "日历", more: list[object] | None = None
) -> str:
    """When two working days after a Thursday are over, beside a sheet of days."""
    book = Workbook()
    duties = book.active
    assert duties is not None
    for line in (
        ["部门", "事项", "期限", "收到日期", "完成时间"],
        ["甲部", "资料", "收到后2个工作日内", "2026-11-05", None],
    ):
        duties.append(line)
    days = book.create_sheet(sheet)
    for row in (headers, cells, more or []):
        days.append(row)
    book.save(folder / "a.xlsx")
    out = dutybook("check", folder / "a.xlsx", "--as-of", "2026-11-06", "--period", "2026-11", "--format", "json").out
    (duty,) = json.loads(out)["obligations"]
    return str(duty["due"])
