"""Workbooks that keep duties, events, deliveries and calendar on sheets of their own, laid out otherwise than ours."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sheets_kit import check, findings, save

AS_OF = "2026-11-20T09:00"
PERIOD = "2026-11"
Grid = Sequence[Sequence[object]]

DUTIES: list[list[object]] = [
    ["服务责任清单(销售部)"],
    [],
    ["期限", "触发业务", "责任编号", "责任部门", "服务对象", "责任事项", "负责人", "适用条件", "须满足", "交付月份", "生效日期", "失效日期", "完整性要求"],
    ["提车次日", "提车", "A1", "销售部", "财务部", "刷卡单", "张三"],
    ["交车后3日内", "交车", "A2", "销售部", "财务部", "装饰单", "李四"],
    ["每月5号前", None, "A3", "销售部", "财务部", "欠款报表", "张三"],
    ["每月5号前", None, "A4", "销售部", "财务部", "上月业务单", "张三", None, None, "次月"],
    [None, "交车", "A5", "销售部", "财务部", "现金须预收或刷卡", "张三", "交车时间≥17:00且现金金额>0", "收款方式 属于 预收/刷卡"],
    ["每周五", None, "A6", "销售部", "总经理", "周报", "张三"],
    ["过户后10日内", "过户", "A7", "销售部", "财务部", "过户单", "张三"],
]  # fmt: skip
REGISTER: list[list[object]] = [
    ["客户", "合同号", "提车日期", "交车时间", "过户日期", "现金金额", "收款方式"],
    ["甲", "HT-1", "2026-11-04", datetime(2026, 11, 5, 16, 0), None, 500, "现金"],
    ["乙", "HT-2", "2026.11.10", datetime(2026, 11, 12, 17, 30), None, 800, "现金"],
    ["丙", "HT-3", None, datetime(2026, 11, 12, 18, 0), None, 800, "刷卡"],
    ["丁", "HT-4", None, datetime(2026, 11, 13, 19, 0), None, 100, None],
]
HEAD = ["业务编号", "责任编号", "完成情况", "实际完成时间", "所属期", "验收结果", "退回原因", "备注"]
ROWS: list[list[object]] = [
    HEAD,
    ["HT-1", "A1", None, "2026-11-05"],
    ["HT-2", "A1", None, "2026-11-12"],
    ["HT-1", "A2", "已提交", "2026-11-08"],
    ["HT-2", "A2"],
    ["HT-3", "A2", "不适用"],
    ["HT-4", "A2", None, "2026-11-17"],
    [None, "A3", None, "2026-11-05"],
    [None, "A4", None, None, "2026-11"],
    [None, "A6", None, "2026-11-06"],
    [None, "A6", None, "2026-11-13"],
    [None, "A6"],
    [None, "A6"],
]


def book(
    tmp_path: Path, duties: Grid = DUTIES, register: Grid = REGISTER, rows: Grid = ROWS, **more: Grid
) -> dict[str, Any]:
    """A workbook with the sheets in an order and under names of their own, checked."""
    path = save(tmp_path / "销售部.xlsx", {"台账": register, "交付台账": rows, "职责清单": duties, **more})
    return check(path, as_of=AS_OF, period=PERIOD)


def found(result: Mapping[str, Any], sheet: str = "交付台账") -> dict[int, tuple[object, ...]]:
    return {
        o["row"]: (o["duty"], o["event"], o["due"], o["timeliness"], o["days_late"])
        for o in result["obligations"]
        if o["sheet"] == sheet
    }


def test_everything_fits(tmp_path: Path) -> None:
    result = book(tmp_path)
    assert found(result) == {
        2: ("A1", "HT-1", "2026-11-05T24:00", "on_time", 0),
        3: ("A1", "HT-2", "2026-11-11T24:00", "late", 1),
        4: ("A2", "HT-1", "2026-11-08T24:00", "on_time", 0),
        5: ("A2", "HT-2", "2026-11-15T24:00", "overdue", 5),
        6: ("A2", "HT-3", None, "undetermined", None),
        7: ("A2", "HT-4", "2026-11-16T24:00", "late", 1),
        8: ("A3", None, "2026-11-05T24:00", "on_time", 0),
        9: ("A4", None, "2026-12-05T24:00", "not_due", 0),
        10: ("A6", None, "2026-11-06T24:00", "on_time", 0),
        11: ("A6", None, "2026-11-13T24:00", "on_time", 0),
        12: ("A6", None, "2026-11-20T24:00", "due_soon", 0),
        13: ("A6", None, "2026-11-27T24:00", "not_due", 0),
    }
    by_duty = {o["duty"]: o for o in result["obligations"]}
    assert (by_duty["A7"]["work"], by_duty["A7"]["sheet"]) == ("not_applicable", "职责清单")
    assert "A5" not in by_duty
    rules = sorted((f["rule"], f["sheet"], f["cell"]) for f in result["findings"])
    assert rules == [
        ("completion-missing", "交付台账", "D5"),
        ("rule-broken", "台账", "3:3"),
        ("rule-broken", "台账", "5:5"),
    ]
    assert [f["message"].count("HT-2") for f in result["findings"] if f["cell"] == "3:3"] == [1]
    row = next(o for o in result["obligations"] if o["row"] == 4 and o["sheet"] == "交付台账")
    assert (row["provider"], row["receiver"], row["deliverable"], row["phrase"], row["owner"]) == (
        "销售部", "财务部", "装饰单", "交车后3日内", "李四",
    )  # fmt: skip


def test_only_deliveries_are_written(tmp_path: Path) -> None:
    book(tmp_path)
    ws = load_workbook(tmp_path / "销售部.xlsx")
    assert ws.sheetnames == ["台账", "交付台账", "职责清单", "检查结果"]
    assert [c.value for c in ws["交付台账"][1]][:8] == HEAD
    assert ws["交付台账"]["J3"].value == "迟交"
    assert [c.value for c in ws["台账"][1]] == REGISTER[0]
    assert [c.value for c in ws["职责清单"][3]] == DUTIES[2]


def test_of_several_weeks_without_a_row_each_is_said_by_its_day(tmp_path: Path) -> None:
    result = book(tmp_path, rows=ROWS[:-2])
    said = [f["message"].partition(" ")[0] for f in result["findings"] if f["rule"] == "obligation-missing"]
    assert said == ["2026-11-20", "2026-11-27"]


def test_orphans_on_either_side(tmp_path: Path) -> None:
    rows = [r for r in ROWS if r[:2] not in (["HT-4", "A2"], [None, "A3"])][:-1]
    rows += [["HT-9", "A1", None, "2026-11-05"], [None, "B7", None, "2026-11-05"]]
    result = book(tmp_path, rows=rows)
    last = len(rows)
    assert findings(result, "event-unknown") == [f"A{last - 1}"]
    assert findings(result, "duty-unknown") == [f"B{last}"]
    assert not findings(result, "deadline-missing")  # there is no column to type one into
    missing = [(f["sheet"], f["cell"]) for f in result["findings"] if f["rule"] == "obligation-missing"]
    # A2 of HT-4 stands at its register row; A3 and the fourth Friday at their duties.
    assert sorted(missing) == [("台账", "5:5"), ("职责清单", "6:6"), ("职责清单", "9:9")]
    owed = {(o["duty"], o["event"]): o for o in result["obligations"] if o["sheet"] != "交付台账"}
    assert (owed["A2", "HT-4"]["timeliness"], owed["A2", "HT-4"]["days_late"]) == ("overdue", 4)
    assert (owed["A3", None]["timeliness"], owed["A3", None]["days_late"]) == ("overdue", 15)
    # The three Friday rows there are serve the first three Fridays, so the missing one is the fourth.
    assert owed["A6", None]["due"] == "2026-11-27T24:00"


def test_a_row_too_many(tmp_path: Path) -> None:
    result = book(tmp_path, rows=[*ROWS, ["HT-1", "A1", None, "2026-11-05"], ["HT-2", "A1", "作废", "2026-11-12"]])
    assert findings(result, "obligation-repeated") == ["B14"]


def test_numbers_are_the_same_however_typed(tmp_path: Path) -> None:
    rows = [list(r) for r in ROWS]
    rows[1][:2], rows[2][:2], rows[3][:2] = ["ht-1 ", "a1"], ["ＨＴ-2", "Ａ1"], ["HT－1", " A2"]
    result = book(tmp_path, rows=rows)
    assert [r[2] for r in list(found(result).values())[:3]] == [
        "2026-11-05T24:00", "2026-11-11T24:00", "2026-11-08T24:00",
    ]  # fmt: skip
    assert {f["rule"] for f in result["findings"]} == {"completion-missing", "rule-broken"}


def test_case_numbers_that_are_numbers(tmp_path: Path) -> None:
    register = [REGISTER[0], ["甲", 1001, "2026-11-04"], ["乙", "1002", "2026-11-10"]]
    rows = [HEAD, ["1001", "A1", None, "2026-11-05"], [1002.0, "A1", None, "2026-11-12"], *[[None, "A6"]] * 4, [None, "A3", "不适用"], [None, "A4"]]  # fmt: skip
    result = book(tmp_path, register=register, rows=rows)
    assert [r[3] for r in list(found(result).values())[:2]] == ["on_time", "late"]
    assert not {"event-unknown", "obligation-missing"} & {f["rule"] for f in result["findings"]}


def test_a_register_with_a_type_column(tmp_path: Path) -> None:
    register = [
        ["业务登记表"],
        ["业务类型", "业务单号", "业务时间", "现金金额", "收款方式", "交车时间"],
        ["提车", "HT-1", "2026-11-04"],
        ["交车", "HT-1", "2026-11-05"],
        ["提车", "HT-2", "11月10日"],
        ["交车", "HT-2", datetime(2026, 11, 12, 17, 30)],
        ["交车", "HT-3", "2026-11-12"],
        ["交车", "HT-4", "2026-11-13"],
    ]
    result = book(tmp_path, register=register)
    assert [r[2] for r in list(found(result).values())[:6]] == [
        "2026-11-05T24:00", "2026-11-11T24:00", "2026-11-08T24:00", "2026-11-15T24:00", None, "2026-11-16T24:00",
    ]  # fmt: skip


def test_deliveries_without_a_case_number_are_matched_by_date(tmp_path: Path) -> None:
    """Where nobody numbers cases, the business date of the row says which event it answers to."""
    register = [["客户", "提车日期", "交车时间"], ["甲", "2026-11-04", None], ["乙", "2026-11-10", None]]
    rows = [
        ["责任编号", "业务日期", "完成时间", "期间"],
        ["A1", "2026-11-04", "2026-11-05"],
        ["A1", "2026-11-10", "2026-11-12"],
        ["A3", None, "2026-11-05"],
        ["A4", None, None],
        *[["A6", None, None]] * 4,
    ]
    result = book(tmp_path, register=[["业务编号", *register[0]], *[[None, *r] for r in register[1:]]], rows=rows)
    assert [(r[2], r[3]) for r in list(found(result).values())[:2]] == [
        ("2026-11-05T24:00", "on_time"), ("2026-11-11T24:00", "late"),
    ]  # fmt: skip
    assert findings(result, "obligation-missing") == []


def test_a_deadline_changed_in_mid_period(tmp_path: Path) -> None:
    """The new version holds from its first day; what was closed before stays with the old one."""
    head = DUTIES[2]

    def versions(old: str, new: str) -> list[list[object]]:
        blank = [None] * 3
        return [
            head,
            [old, None, "V1", "销售部", "财务部", "报表", "张三", *blank, None, "2026-11-14"],
            [new, None, "V1", "销售部", "财务部", "报表", "张三", *blank, "2026-11-15", None],
            [old.replace("每月", ""), "交车", "V2", "销售部", "财务部", "单", "张三", *blank, None, "2026-11-14"],
            ["3日内", "交车", "V2", "销售部", "财务部", "单", "张三", *blank, "2026-11-15", None],
        ]

    register = [["业务编号", "交车时间"], ["K1", "2026-11-14"], ["K2", "2026-11-15"]]

    def dues(old: str, new: str, done: object) -> tuple[object, ...]:
        duties = versions(old, new)
        duties[3][0] = "10日内"
        rows = [HEAD, [None, "V1", None, done], ["K1", "V2"], ["K2", "V2"]]
        result = book(tmp_path, duties=duties, register=register, rows=rows)
        assert findings(result, "obligation-missing") == []
        got = found(result)
        assert (got[3][2], got[4][2]) == ("2026-11-24T24:00", "2026-11-18T24:00")
        return got[2][2:]

    assert dues("每月20号前", "每月25号前", None) == ("2026-11-25T24:00", "not_due", 0)
    assert dues("每月20号前", "每月25号前", "2026-11-18") == ("2026-11-25T24:00", "on_time", 0)
    # closed on the 10th, under the deadline of that day
    assert dues("每月20号前", "每月25号前", "2026-11-10") == ("2026-11-20T24:00", "on_time", 0)
    # due and missed before the change: frozen
    assert dues("每月5号前", "每月25号前", "2026-11-06") == ("2026-11-05T24:00", "late", 1)
    # a stricter deadline that had passed before it came into force binds nobody
    assert dues("每月20号前", "每月10号前", None) == ("2026-11-20T24:00", "due_soon", 0)


def test_missing_weeks_of_two_versions(tmp_path: Path) -> None:
    """Two Fridays under the old version and two under the new: two rows leave two missing."""
    duties = [
        ["责任编号", "责任部门", "服务对象", "责任事项", "期限", "生效日期", "失效日期"],
        ["W", "销售部", "财务部", "周报", "每周五", None, "2026-11-15"],
        ["W", "销售部", "财务部", "周报", "每周五", "2026-11-16", None],
    ]
    result = book(
        tmp_path, duties=duties, rows=[HEAD, [None, "W", None, "2026-11-06"], [None, "W", None, "2026-11-13"]]
    )
    got = sorted((o["due"], o["timeliness"]) for o in result["obligations"])
    assert got == [
        ("2026-11-06T24:00", "on_time"), ("2026-11-13T24:00", "on_time"), ("2026-11-20T24:00", "due_soon"),
        ("2026-11-27T24:00", "not_due"),
    ]  # fmt: skip


def test_the_calendar_sheet_counts_for_all(tmp_path: Path) -> None:
    duties = [DUTIES[2], ["提车后2个工作日内", "提车", "A1", "销售部", "财务部", "刷卡单", "张三"]]
    days = [["公司日历"], ["日期", "班次", "备注"], ["2026-11-05", "休"], ["2026-11-07", "上班"]]
    rows = [HEAD, ["HT-1", "A1", None, "2026-11-07"], ["HT-2", "A1", None, "2026-11-13"]]
    result = book(tmp_path, duties=duties, rows=rows, 工作日历=days)
    assert [r[2:4] for r in found(result).values()] == [
        ("2026-11-07T24:00", "on_time"), ("2026-11-12T24:00", "late"),
    ]  # fmt: skip


def test_no_event_differs_from_missing(tmp_path: Path) -> None:
    result = book(
        tmp_path, register=[REGISTER[0]], rows=[HEAD, [None, "A3"], *[[None, "A6", "豁免"]] * 4, [None, "A4"]]
    )
    works = {o["duty"]: o["work"] for o in result["obligations"]}
    assert (works["A1"], works["A2"], works["A7"]) == ("not_applicable",) * 3
    assert result["summary"]["exempt"] == 3 + 4
    assert findings(result, "obligation-missing") == []


def test_a_register_row_that_cannot_be_read(tmp_path: Path) -> None:
    register = [*REGISTER, ["戊", "HT-5", "2026-02-30", None], ["己", "HT-6", "下周", None]]
    rows = [*ROWS, ["HT-5", "A1", None, "2026-11-05"]]
    result = book(tmp_path, register=register, rows=rows)
    bad = [(f["sheet"], f["cell"]) for f in result["findings"] if f["rule"] == "value-unreadable"]
    assert bad == [("台账", "C6"), ("台账", "C7")]
    assert found(result)[14][3] == "undetermined"
    assert findings(result, "event-unknown") == []
    assert findings(result, "event-missing") == []


def test_issues_are_judged_with_their_pauses(tmp_path: Path) -> None:
    issues = [
        ["问题编号", "提出部门", "提出时间", "问题描述", "责任部门", "答复期限", "暂停时间", "恢复时间", "状态", "答复时间"],
        ["Q1", "财务部", "2026-11-02 10:00", "为何缺单", "销售部", "3个工作日内", None, None, None, "2026-11-05"],
        ["Q2", "财务部", "2026-11-02 10:00", "为何缺单", "销售部", "3个工作日内", "2026-11-03", "2026-11-05", None, "2026-11-10"],
        ["Q3", "财务部", "2026-11-02 10:00", "为何缺单", "销售部", "3个工作日内", "2026-11-03", None, None, None],
    ]  # fmt: skip
    result = book(tmp_path, 问题登记=issues)
    got = {o["row"]: o for o in result["obligations"] if o["sheet"] == "问题登记"}
    assert [(got[n]["due"], got[n]["timeliness"], got[n]["clock"]) for n in (2, 3, 4)] == [
        ("2026-11-05T24:00", "on_time", None),
        ("2026-11-09T24:00", "late", "running"),
        (None, "undetermined", "paused"),
    ]
    assert [got[n]["receiver"] for n in (2, 3, 4)] == ["财务部"] * 3


def test_english_workbook(tmp_path: Path) -> None:
    path = save(
        tmp_path / "sales.xlsx",
        {
            "Duties": [
                ["Duty ID", "Department", "Receiver", "Deliverable", "Deadline", "Event", "Due in", "Owner"],
                ["S1", "Sales", "Finance", "card slip", "within 3 working days of delivery", "Delivery", None, "Ann"],
                ["S2", "Sales", "Finance", "report", "by the 5th of each month", None, "next month", "Ann"],
            ],
            "Register": [
                ["Case no", "Customer", "Delivery date"],
                ["C1", "Bob", "2026-11-05"],
                ["C2", "Eve", "2026-11-12"],
            ],
            "Deliveries": [
                ["Duty ID", "Case no", "Period", "Status", "Submitted at", "Review", "Reason"],
                ["S1", "C1", None, "Done", "2026-11-10", None, None],
                ["S1", "C2", None, "open", None, None, None],
                ["S2", None, "2026-11", "In progress", None, None, None],
            ],
        },
    )
    result = check(path, as_of=AS_OF, period=PERIOD, lang="en")
    assert found(result, "Deliveries") == {
        2: ("S1", "C1", "2026-11-10T24:00", "on_time", 0),
        3: ("S1", "C2", "2026-11-17T24:00", "overdue", 3),
        4: ("S2", None, "2026-12-05T24:00", "not_due", 0),
    }
    sheet = load_workbook(path)["Deliveries"]
    assert [c.value for c in sheet[1]][7:] == ["Due", "Check status", "Overdue", "Days late", "Checked at", "Note"]
    assert [sheet["I2"].value, sheet["I3"].value, sheet["I4"].value] == ["On time", "Overdue", "Not due"]
    assert "Check results" in load_workbook(path).sheetnames


def test_duties_that_name_their_event_only_in_the_phrase(tmp_path: Path) -> None:
    duties = [
        ["责任代码", "服务事项", "时限", "责任部门", "接收部门", "生效日期"],
        ["P1", "刷卡单", "提车次日", "销售部", "财务部"],
        ["P2", "装饰单", "交车后3日内", "销售部", "财务部"],
        ["P3", "杂项", "3日内", "销售部", "财务部"],
    ]
    rows = [
        HEAD,
        ["HT-1", "P1", None, "2026-11-05"],
        ["HT-2", "P2", None, "2026-11-16"],
        ["HT-3", "P3", None, "2026-11-15"],
    ]
    result = book(tmp_path, duties=duties, rows=rows)
    assert found(result) == {
        2: ("P1", "HT-1", "2026-11-05T24:00", "on_time", 0),
        3: ("P2", "HT-2", "2026-11-15T24:00", "late", 1),
        # one event only in that case, so it is the one that is meant
        4: ("P3", "HT-3", "2026-11-15T24:00", "on_time", 0),
    }
    missing = sorted((f["sheet"], f["cell"]) for f in result["findings"] if f["rule"] == "obligation-missing")
    assert missing == [("台账", "2:2"), ("台账", "3:3"), ("台账", "4:4"), ("台账", "5:5")]


def test_conditions_find_their_columns(tmp_path: Path) -> None:
    """现金金额 means the column 现金金额(元), and 800元 is an amount."""
    duties = [DUTIES[2], DUTIES[7]]
    register = [
        ["客户", "合同号", "交车时间", "现金金额（元）", "收款 方式"],
        ["甲", "HT-1", datetime(2026, 11, 12, 17, 30), "800元", "现金"],
        ["乙", "HT-2", datetime(2026, 11, 12, 17, 30), "1,200.50", "刷卡"],
        ["丙", "HT-3", datetime(2026, 11, 12, 17, 30), "0元", "现金"],
        ["丁", "HT-4", datetime(2026, 11, 12, 16, 59), "800元", "现金"],
    ]
    result = book(tmp_path, duties=duties, register=register, rows=[HEAD, [None, "A5", "不适用"]])
    assert findings(result, "rule-broken") == ["2:2"]


@pytest.mark.parametrize("cash", ["¥3,000", "0.3万", "3000.00元"])
def test_amounts_of_a_register_with_their_currency(cash: str, tmp_path: Path) -> None:
    register = [["客户", "合同号", "交车时间", "现金金额", "收款方式"]]
    register += [["甲", "HT-1", datetime(2026, 11, 12, 17, 30), cash, "现金"]]
    result = book(tmp_path, duties=[DUTIES[2], DUTIES[7]], register=register, rows=[HEAD, [None, "A5", "不适用"]])
    assert [f["message"] for f in result["findings"] if f["rule"] == "rule-broken"] == [
        "业务 HT-1 违反 A5:要求 收款方式属于预收/刷卡,登记的是“现金”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "提车日期≥2026-02-30",
        "提车日期=2026-02-30",
        "提车日期≥03/04/2026",
        "现金金额≥3千",
        "现金金额>预收金额",
        "级别≥B",
    ],
)
def test_a_condition_that_nothing_can_be_compared_with_is_told_and_stops_nobody_else(text: str, tmp_path: Path) -> None:
    duties = [DUTIES[2], [*DUTIES[3], text], DUTIES[5]]
    result = book(tmp_path, duties=duties, rows=[HEAD, [None, "A3", None, "2026-11-05"]])
    (told,) = (f for f in result["findings"] if f["rule"] == "value-unreadable")
    assert (told["cell"], told["message"]) == ("H2", f"适用条件“{text}”看不懂")
    assert {o["duty"]: o["timeliness"] for o in result["obligations"]}["A3"] == "on_time"


@pytest.mark.parametrize(
    ("condition", "owed"),
    [
        ("现金金额≥1万", ["HT-2"]),
        ("现金金额>1,000,金额属于800/900", ["HT-2"]),
        ("提车日期≥11月5日", ["HT-2"]),
        ("建档日≥11月5日", ["HT-2"]),
        ("打卡≥下午5点", ["HT-2"]),
    ],
)
def test_what_is_owed_by_a_condition_as_people_write_it(condition: str, owed: list[str], tmp_path: Path) -> None:
    register = [
        ["合同号", "提车日期", "现金金额", "金额", "建档日", "打卡"],
        ["HT-1", "2026-11-04", 500, 800, "2026.11.4", "16:30"],
        ["HT-2", "11月10日", "1.2万", "800", "2026.11.10", "17点半"],
    ]
    duties = [DUTIES[2], [*DUTIES[3], condition]]
    result = book(tmp_path, duties=duties, register=register, rows=[HEAD, [None, "A1", "不适用"]])
    assert [o["event"] for o in result["obligations"] if o["event"]] == owed
    assert not [f for f in result["findings"] if f["rule"] == "value-unreadable"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("次月5日前", ["2026-11", "2026-12"]),
        ("月底前", ["2026-11", "2026-12"]),
        ("本月25日前", ["2026-11", "2026-12"]),
        ("11月20日前", ["2026-11"]),
    ],
)
def test_a_day_without_every_month_is_expected_of_a_standing_promise(
    tmp_path: Path, phrase: str, expected: list[str]
) -> None:
    """A day named in relation to the period is owed in each, a full date in its own; a row answers to either."""
    duties = [["责任编号", "责任部门", "服务对象", "事项", "期限"], ["A1", "销售部", "财务部", "报表", phrase]]
    head = ["责任编号", "期间", "完成时间"]

    def missing(period: str, *rows: list[object]) -> bool:
        path = save(tmp_path / "a.xlsx", {"责任清单": duties, "交付记录": [head, *rows]})
        result = check(path, as_of="2026-12-20T09:00", period=period, write=False)
        return "obligation-missing" in {f["rule"] for f in result["findings"]}

    other: list[object] = ["B1", "2026-11", "2026-11-05"]
    assert [p for p in ("2026-11", "2026-12") if missing(p, other)] == expected
    assert not missing("2026-11", ["A1", "2026-11", "2026-11-05"])


def test_figures_of_the_duty_list_are_doubted_as_those_of_a_plain_table(tmp_path: Path) -> None:
    """12/11/2026 may be of November or December; what comes to the same by both is judged."""
    duties = [["责任编号", "责任部门", "责任事项", "期限"], *(
        [name, "销售部", name, phrase]
        for name, phrase in {"A1": "12/11/2026", "A2": "12/11/2026", "A3": "11/10/2026", "A4": "12/11/2026"}.items()
    )]  # fmt: skip
    rows = [HEAD, [None, "A1", None, "2026-11-15"], [None, "A2", None, "2026-11-01"], [None, "A3"]]
    result = book(tmp_path, duties, rows=rows)
    assert [(o["duty"], o["timeliness"], o["days_late"]) for o in result["obligations"]] == [
        ("A1", "undetermined", None), ("A2", "on_time", 0), ("A3", "overdue", 10),
    ]  # fmt: skip
    assert findings(result, "date-ambiguous") == ["D2", "D3", "D4", "D5"]
    proven = book(tmp_path, [*duties, ["A5", "销售部", "A5", "30/11/2026"]], rows=rows)
    assert [o["due"] for o in proven["obligations"]][:1] == ["2026-11-12T24:00"]
    assert not findings(proven, "date-ambiguous")
