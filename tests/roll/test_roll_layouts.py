"""Layouts that people use: merged departments, footers, formulas, notes, hidden rows, weekly duties, several tables."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from toolkit.app.check import check
from toolkit.app.new.archive import save
from toolkit.app.new_workbook import new_workbooks
from toolkit.app.order import Order
from toolkit.app.pack import load_pack
from toolkit.app.result import CheckResult
from toolkit.app.roll_forward import RollResult, roll
from toolkit.app.work_calendar import work_calendar
from toolkit.catalogue import as_listed
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.settings import Settings

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
EVERYTHING = Path(__file__).resolve().parent.parent / "packs" / "everything"
HEADS = ("序号", "责任部门", "服务事项", "服务对象", "期限", "业务日期", "完成时间", "状态", "备注")


def write(folder: Path, rows: Sequence[Sequence[Any]], sheet: str = "责任表") -> Any:
    """A workbook of these rows, not saved yet, and the folder for it."""
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    return book


def rolled(folder: Path, book: Any, name: str = "表.xlsx", to: Period = NOVEMBER) -> tuple[RollResult, Any]:
    book.save(folder / name)
    result = roll(folder, to, Settings())
    (file,) = result.files
    return result, load_workbook(file.target) if file.target else None


def values(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def judged(folder: Path, period: Period) -> CheckResult:
    return check([folder], Settings(), Order(Moment.parse("2026-11-15T12:00"), period, write=False))


def test_merged_departments_and_blank_rows_before_the_footer(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [
        ["2026年10月服务责任完成情况", *[None] * 8],
        list(HEADS),
        [1, "甲部", "交10月报表", "财务部", "每月5号前", None, "10月5日", "已完成", None],
        [2, None, "交对账单", "财务部", "每月20号前", None, None, "进行中", "等银行"],
        [3, None, "核对客户(陈)", "财务部", "3个工作日内", "10月12日", "10月14日", "已完成", None],
        [4, "乙部", "交台账", "财务部", "每月25号前", None, None, None, None],
        [5, None, "退件(林)", "财务部", "3个工作日内", "10月28日", None, None, None],
        [6, None, "核对客户(何)", "财务部", "3个工作日内", "10月13日", "13号", "已完成", "补件"],
        [], [], [],
        ["制表人:张三", None, None, "审核:李四"],
    ]  # fmt: skip
    book = write(folder, rows)
    sheet = book.active
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("B3:B5")
    sheet.merge_cells("B6:B8")
    result, new = rolled(folder, book)
    assert values(new.active) == [
        ["2026年11月服务责任完成情况", *[None] * 8],
        list(HEADS),
        [1, "甲部", "交11月报表", "财务部", "每月5号前", None, None, None, None],
        [2, None, "交对账单", "财务部", "每月20号前", None, None, None, None],
        [3, *[None] * 8],
        [4, "乙部", "交台账", "财务部", "每月25号前", None, None, None, None],
        [5, None, "退件(林)", "财务部", "3个工作日内", "10月28日", None, None, None],
        [6, *[None] * 8],
        [7, "甲部", "交对账单", "财务部", "2026年10月20日前", None, None, "进行中",
         "等银行;结转自 2026-10;原期限:每月20号前"],
        [8, "乙部", "交台账", "财务部", "2026年10月25日前", None, None, None, "结转自 2026-10;原期限:每月25号前"],
        [None] * 9,
        ["制表人:张三", None, None, "审核:李四", *[None] * 5],
    ]  # fmt: skip
    assert sorted(str(m) for m in new.active.merged_cells.ranges) == ["A1:I1", "B3:B5", "B6:B8"]
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(3, 3, 2)]
    found = {(j.obligation.duty.provider, j.obligation.duty.deliverable, str(j.due)) for j in
             judged(result.out, NOVEMBER).obligations}  # fmt: skip
    assert found == {
        ("甲部", "交11月报表", "2026-11-05T24:00"), ("甲部", "交对账单", "2026-11-20T24:00"),
        ("甲部", "交对账单", "2026-10-20T24:00"), ("乙部", "交台账", "2026-11-25T24:00"),
        ("乙部", "交台账", "2026-10-25T24:00"), ("乙部", "退件(林)", "2026-11-02T24:00"),
    }  # fmt: skip


def test_a_period_column_keeps_the_phrase_and_the_old_period(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["期间", "部门", "事项", "期限", "完成时间", "验收", "退回原因", "凭证号", "凭证"]
    rows = [
        heads,
        ["10月", "甲部", "交报表", "每月5号前", "10月4日", "已验收", None, "记-07", "报表-2026-10.xlsx"],
        ["10月", "甲部", "交清单", "每月9号前", "8号", "退回", "缺页", "记-08", "回单"],
        ["9月", "甲部", "交底稿", "每月12号前", None, None, None, None, None],
        ["8月", "甲部", "交底稿", "每月12号前", "9月1日", None, None, None, None],
        ["11月", "甲部", "交预算", "每月9号前", None, None, None, None, None],
        ["2026-Q4", "甲部", "交季报", "每季度最后一个月20日前", None, None, None, None, None],
        ["10月", "甲部", "交月报", "每月5号前", "10月4日", None, None, None, "月报01-{period}.xlsx"],
        ["10月", "甲部", "交存款单", "每月5号前", "10月4日", None, None, None, "回单 0123"],
    ]
    result, new = rolled(folder, write(folder, rows))
    assert values(new.active) == [
        heads,
        ["11月", "甲部", "交报表", "每月5号前", None, None, None, None, "报表-2026-11.xlsx"],
        ["11月", "甲部", "交清单", "每月9号前", None, None, None, None, "回单"],
        ["9月", "甲部", "交底稿", "每月12号前", None, None, None, None, None],
        [None, "甲部", *[None] * 7],
        ["11月", "甲部", "交预算", "每月9号前", None, None, None, None, None],
        ["2026-Q4", "甲部", "交季报", "每季度最后一个月20日前", None, None, None, None, None],
        ["11月", "甲部", "交月报", "每月5号前", None, None, None, None, "月报01-{period}.xlsx"],
        ["11月", "甲部", "交存款单", "每月5号前", *[None] * 5],
        ["10月", "甲部", "交清单", "每月9号前", "2026年10月8号", "退回", "缺页", "记-08", "回单"],
    ]
    assert result.exit_code == 0
    # Seven months later 9月 would be another September.
    again, later = rolled(tmp_path / "2026-11", new, to=Period(2027, 6))
    assert [r[0] for r in values(later.active)[1:]][2] == "2026-09"
    dues = {
        str(j.due) for j in judged(again.out, Period(2027, 6)).obligations if j.obligation.duty.deliverable == "交底稿"
    }
    assert dues == {"2026-09-12T24:00"}


def test_a_date_whose_order_another_one_showed_is_said_in_full(tmp_path: Path) -> None:
    """13/10/2026 goes, and with it what showed that 03/10/2026 is the third of October."""
    folder = tmp_path / "2026-10"
    rows = [
        ["部门", "事项", "期限", "完成时间", "验收", "退回原因", "备注"],
        ["甲部", "交报表", "每月5号前", "03/10/2026", "退回", "缺页", None],
        ["甲部", "交清单", "每月20号前", "13/10/2026", None, None, None],
    ]
    result, new = rolled(folder, write(folder, rows))
    assert values(new.active)[3][:6] == ["甲部", "交报表", "2026年10月5日前", "2026-10-03", "退回", "缺页"]
    handed_in = {
        j.obligation.submission.at for j in judged(result.out, NOVEMBER).obligations if j.obligation.submission
    }
    assert [str(at) for at in handed_in] == ["2026-10-03"]


def test_what_does_not_fit_stands_below_the_foot_and_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [["部门", "事项", "期限", "完成时间"], ["甲部", "交报表", "每月5号前", None], ["合计", "1 项", None, None]]
    result, new = rolled(folder, write(folder, rows))
    assert values(new.active)[1:] == [
        ["甲部", "交报表", "每月5号前", None],
        ["合计", "1 项", None, None],
        ["甲部", "交报表 (2026-10)", "2026年10月5日前", None],
    ]
    (finding,) = result.findings
    assert (finding.rule, finding.place.cell, dict(finding.params)["period"]) == ("roll-beyond", "2:2", "2026-10")
    assert dict(finding.params)["row"] == "4"
    assert result.exit_code == 1
    assert [str(j.due) for j in judged(result.out, NOVEMBER).obligations] == ["2026-11-05T24:00", "2026-10-05T24:00"]


@pytest.mark.parametrize(
    "foot",
    [["合計", "1 项"], ["共计", "1 项"], ["本月合计", 1], ["Grand total", 1], ["製表人:張三"], ["填表", "张三"]],
    ids=str,
)
def test_the_blank_row_above_a_line_at_the_foot_is_used(foot: list[Any], tmp_path: Path) -> None:
    rows = [["部门", "事项", "期限", "完成时间"], ["甲部", "交报表", "每月5号前", None], [], foot]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert [row[1] for row in values(new.active)[1:3]] == ["交报表", "交报表 (2026-10)"]
    assert not result.findings


def test_what_the_receiver_said_is_of_one_month_and_rows_below_the_foot_are_numbered(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["序号", "部门", "事项", "期限", "完成时间", "验收", "退回原因", "评分", "评分理由"]
    rows = [
        heads,
        [1, "甲部", "库存表", "每月5号前", "10月4日", "验收通过", None, 2, "字迹不清"],
        [2, "甲部", "盘点表", "每月8号前", None, None, None, None, None],
        ["合计", "2 项", *[None] * 7],
    ]
    _result, new = rolled(folder, write(folder, rows))
    assert values(new.active)[1:] == [
        [1, "甲部", "库存表", "每月5号前", *[None] * 5],
        [2, "甲部", "盘点表", "每月8号前", *[None] * 5],
        ["合计", "2 项", *[None] * 7],
        [3, "甲部", "盘点表 (2026-10)", "2026年10月8日前", *[None] * 5],
    ]


def test_only_the_promise_comes_back_and_not_what_was_said_of_the_last_one(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["事项(10月)", "期限", "完成日期", "完成时间", "验收", "验收人", "满意", "页数", "复核人", "类别", "备注"]
    rows = [
        ["2026年10月责任表"],
        heads,
        ["库存表", "每月5号前", "10月4日", "9:30", "接受", "周", "√", 3, "王", "账", "10月4日已传"],
        ["台账", "每月6号前", "10月6日", "9:30", "接受", "周", "√", 5, "王", "账", "附照片,每月5号前先报数"],
        ["月报", "每月7号前", "11月1日", "9:30", "接受", "周", "√", 1, "王", "表", "11.1补交"],
        ["盘点表", "每月28号前", None, None, None, None, None, None, "王", "表", None],
        ["制表人:张三  制表日期:2026年11月3日"],
    ]
    _result, new = rolled(folder, write(folder, rows))
    assert values(new.active) == [
        ["2026年11月责任表", *[None] * 10],
        ["事项(11月)", *heads[1:]],
        ["库存表", "每月5号前", *[None] * 5, 3, "王", "账", None],
        ["台账", "每月6号前", *[None] * 5, 5, "王", "账", "附照片,每月5号前先报数"],
        ["月报", "每月7号前", *[None] * 5, 1, "王", "表", None],
        ["盘点表", "每月28号前", *[None] * 6, "王", "表", None],
        ["制表人:张三  制表日期:", *[None] * 10],
        ["盘点表", "2026年10月28日前", *[None] * 6, "王", "表", "结转自 2026-10;原期限:每月28号前"],
    ]


@pytest.mark.parametrize("name", ["报送要求", "联系电话", "分管领导", "目标值", "扣分标准"])
def test_a_column_whose_name_says_nothing_of_the_last_month_stays(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows: list[list[Any]] = [["事项", "期限", "完成时间", name]]
    rows += [[f"表{i}", f"每月{i}号前", "10月1日", "甲" if i < 9 else None] for i in range(1, 11)]
    rows.append(["周报", "每月28号前", None, None])
    result, new = rolled(folder, write(folder, rows))
    assert [row[3] for row in values(new.active)[1:10]] == ["甲"] * 8 + [None]
    assert not result.findings


@pytest.mark.parametrize("name", ["预计完成时间", "预计完成日期", "催办日期", "验收人", "审核日期"])
def test_what_is_emptied_for_its_name_alone_is_told(name: str, tmp_path: Path) -> None:
    """A guess and a reminder are of the last month in open rows, too; the row carried over keeps them."""
    folder = tmp_path / "2026-10"
    beside = name[0] in "预催"
    day = "周" if name == "验收人" else datetime(2026, 10, 22)
    rows: list[list[Any]] = [["事项", "期限", "完成时间", name], ["月报", "每月5号前", "10月4日", day]]
    rows.append(["周报", "每月20号前", None, day if beside else None])
    result, new = rolled(folder, write(folder, rows))
    assert [row[3] for row in values(new.active)[1:]] == [None, None, day if beside else None]
    (finding,) = result.findings
    assert (finding.rule, dict(finding.params)["names"], result.exit_code) == ("roll-emptied", name, 0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("打印日期:2026/10/9 15:30", "打印日期:"),
        ("签字日期:10月9日 张三", "签字日期: 张三"),
        ("填报人:张三 填报日期:2026-10-08", "填报人:张三 填报日期:"),
        ("填表日期:2026年10月8日  审核人:李四", "填表日期:  审核人:李四"),
        ("Prepared by: Li  Date: 2026-10-08", "Prepared by: Li  Date:"),
        *(
            (stays, stays)
            for stays in (
                "报送日期:10月5日前",
                "上报日期:2026年11月5日前",
                "填报人:张三 上报日期:11月5日 之前",
                "日期:2026年1月1日起执行新版",
                "填报日期:10月5日起每周更新",
                "审核日期:2026-10-09至2026-10-12",
                "批准日期:2024年3月1日(制度)",
                "批准日期:2024年3月1日",
                "Effective date: 2026-10-01",
                "Contract date: 2026-10-01",
                "Due date: 2026-11-05",
                "日期:2026-10-08",
            )
        ),
    ],
)
def test_only_dates_beside_signatures_are_left_blank_and_whole(line: str, expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [[line], ["事项", "期限", "完成时间"], ["库存表", "每月5号前", "10月4日"], [], [line]]
    _result, new = rolled(folder, write(folder, rows))
    assert [values(new.active)[i][0] for i in (0, 4)] == [expected, expected]


def test_what_waits_for_its_verdict_stays_in_its_month_and_is_told(tmp_path: Path) -> None:
    heads = ["部门", "事项", "期限", "完成时间", "验收", "退回原因", "重交时间"]
    rows = [
        heads,
        ["甲部", "报表", "每月5号前", "10月4日", None, None, None],
        ["甲部", "台账", "每月6号前", "10月6日", "退回", "缺页", "10月9日"],
        ["甲部", "月报", "每月7号前", "10月7日", "接受", None, None],
        ["甲部", "日报", "每月8号前", "10月7日", "退回", "缺页", None],
    ]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    (finding,) = result.findings
    assert (finding.rule, finding.place.row, result.exit_code) == ("roll-unreviewed", 2, 0)
    said = dict(finding.params)
    assert (as_listed(said["what"], "zh"), as_listed(said["what"], "en")) == ("报表、台账", "报表, 台账")
    assert said["count"] == "2"
    assert [row[1] for row in values(new.active)[1:]] == ["报表", "台账", "月报", "日报", "日报 (2026-10)"]
    for row in rows[1:]:
        row[4:] = [None] * 3
    result, _ = rolled(tmp_path / "b" / "2026-10", write(tmp_path / "b" / "2026-10", rows))
    assert not result.findings  # nobody accepts anything there


def test_what_is_merged_over_rows_or_stands_in_few_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [
        ["事项", "期限", "完成时间", "类别", "规格", "7月完成", "8月完成"],
        *([f"表{i}", "每月5号前", "10月4日", "账" if i == 0 else None, "A4", 1, 1] for i in range(3)),
        ["表3", "每月5号前", None, None, "A4", 1, 1],
        ["表4", "每月5号前", "10月4日", "日", "A3", 1, None],
    ]
    book = write(folder, rows)
    book.active.merge_cells("D2:D5")
    _result, new = rolled(folder, book)
    assert [row[3:5] for row in values(new.active)[1:6]] == [
        ["账", "A4"], [None, "A4"], [None, "A4"], [None, "A4"], ["日", "A3"],
    ]  # fmt: skip
    assert values(new.active)[0] == rows[0]


def test_rows_that_were_emptied_but_for_their_department_are_used_again(tmp_path: Path) -> None:
    """Else what was late once would take one more row under the foot each time, and find none above another table."""
    rows = [
        ["部门", "事项", "期限", "完成时间"],
        ["甲部", "交报表", "每月5号前", None],
        ["甲部", "交清单", "2026年10月9日前", "2026-10-08"],
        ["合计", "2 项", None, None],
    ]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", [*rows, *rows]))
    assert result.exit_code == 0  # where 交清单 stood
    for row in (2, 3, 6, 7):
        new.active.cell(row, 4).value = "2026-11-04"  # in November nothing is late
    for month in (11, 12):
        folder = tmp_path / f"2026-{month}"
        folder.mkdir(exist_ok=True)
        result, new = rolled(folder, new, to=Period(2026, month).shift(1))
    assert result.exit_code == 0 and len(values(new.active)) == 8
    assert [new.active.cell(r, 2).value for r in (3, 7)] == ["交报表 (2026-12)"] * 2


@pytest.mark.parametrize("column", ["", "备注", "期间", "约定交付时间"])
@pytest.mark.parametrize("phrase", ["及时", "每月20日前"])
def test_what_was_sent_back_is_carried_over_beside_the_new_row_until_it_is_made_good(
    tmp_path: Path, phrase: str, column: str
) -> None:
    """Also where the deadline names no day; and what was carried over is no promise of its own."""
    heads = ["部门", "事项", "期限", "完成时间", "验收", "退回原因", "重交时间", *filter(None, [column])]
    period = {"期间": "2026-10"}.get(column)
    rows = [heads, ["甲部", "明细", phrase, "2026-10-19", "退回", "缺附件", None, *[period][: len(column)]]]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(1, 1, 0)]
    assert [row[3:5] for row in values(new.active)[1:]] == [[None, None], ["2026-10-19", "退回"]]
    said = [str(v) for v in values(new.active)[2]]
    assert {"": "明细 (2026-10)", "期间": "2026-10", "备注": "结转自"}.get(column, "2026-10") in " ".join(said)
    new.active["D2"] = "2026-11-04"
    (tmp_path / "2026-11").mkdir(exist_ok=True)
    result, new = rolled(tmp_path / "2026-11", new, to=Period(2026, 12))
    assert [row[3:5] for row in values(new.active)[1:]] == [[None, None], ["2026-10-19", "退回"]]
    new.active["D2"], new.active["G3"], new.active["E3"] = "2026-12-04", "2026-12-05", "通过"
    result, new = rolled(tmp_path / "2026-12", new, to=Period(2027, 1))
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(0, 1, 1)]
    assert [row[:3] for row in values(new.active)[1:]] == [["甲部", "明细", phrase], ["甲部", None, None]]


def test_a_department_stays_as_it_is_written_whatever_its_name_in_the_settings(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [
        ["部门", "事项", "期限", "完成时间"],
        ["财务科", "交报表", "每月5号前", None],
        ["财务科", "交清单", "2026年10月9日前", "2026-10-08"],
        ["财 务部", "交台账", "每月6号前", None],
        ["合计", "3 项", None, None],
    ]
    write(folder, rows).save(folder / "表.xlsx")
    result = roll(folder, NOVEMBER, Settings(department_aliases={"财务科": "财务部"}))
    assert [f.rule for f in result.findings] == ["roll-beyond"]  # for one of two
    new = values(load_workbook(result.out / "表.xlsx").active)
    assert [row[:2] for row in new[2:]] == [
        ["财务科", "交报表 (2026-10)"], ["财 务部", "交台账"], ["合计", "3 项"], ["财务科", "交台账 (2026-10)"],
    ]  # fmt: skip


def test_a_table_of_rows_with_statuses_is_rolled_too(tmp_path: Path) -> None:
    """The columns of 交付记录 without a duty list: each row says what is owed."""
    folder = tmp_path / "2026-10"
    heads = ["部门", "服务对象", "责任编号", "责任事项", "期限", "状态", "完成时间", "备注"]
    rows: list[list[object]] = [heads]
    for n in range(1, 5):
        rows.append(["甲部", "财务部", f"D{n}", f"报表{n}", "每月5号前", "已提交", "2026-10-04 09:00", f"备注{n}"])
    rows[3][5:7] = [None, None]
    rows += [[None] * 8, ["填表人:", "张三", None, "审核:", "李四", None, None, None]]
    result, new = rolled(folder, write(folder, rows))
    assert [(f.carried, f.new) for f in result.files] == [(1, 4)]
    found = values(new.active)[1:]
    assert [row[5:7] for row in found[:4]] == [[None, None]] * 4
    assert found[4][:5] == ["甲部", "财务部", "D3", "报表3", "2026年10月5日前"]
    assert found[5][0] == "填表人:"
    assert [str(j.due) for j in judged(result.out, NOVEMBER).obligations] == ["2026-11-05T24:00"] * 4 + [
        "2026-10-05T24:00"
    ]
    assert not [f for f in judged(result.out, NOVEMBER).findings if f.rule == "obligation-repeated"]


def test_a_case_that_is_done_does_not_come_back(tmp_path: Path) -> None:
    """及时 with no date in the row is a standing promise, but not for a case that the row numbers."""
    folder = tmp_path / "2026-10"
    heads = ["部门", "事项", "业务编号", "交车日期", "期限", "完成时间", "验收"]
    rows = [
        heads,
        ["甲部", "档案移交", "XS2610-005", None, "及时", "2026-10-16", "通过"],
        ["甲部", "结算单", "XS2610-006", None, "交车次日", "2026-10-16", None],
        ["甲部", "保单", "XS2610-007", None, "交车次日", None, None],
        ["甲部", "答复咨询", "无", None, "及时", "2026-10-20", None],
        ["甲部", "答复来电", None, None, "及时", "2026-10-21", None],
        ["甲部", "收租金", "HT-01", None, "每月10日前", "2026-10-09", "通过"],
    ]
    result, new = rolled(folder, write(folder, rows))
    assert values(new.active) == [
        heads,
        *[["甲部", *[None] * 6]] * 2,
        ["甲部", "保单", "XS2610-007", None, "交车次日", None, None],
        ["甲部", "答复咨询", "无", None, "及时", None, None],
        ["甲部", "答复来电", None, None, "及时", None, None],
        ["甲部", "收租金", "HT-01", None, "每月10日前", None, None],
    ]
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(1, 3, 2)]


def test_what_is_done_and_stands_in_no_row_any_more_is_named(tmp_path: Path) -> None:
    heads = ["部门", "事项", "业务日期", "期限", "完成时间"]
    rows = [
        heads,
        ["住院处", "出院欠费明细", "2026-10-12", "业务发生后3个工作日内", "2026-10-13"],
        ["住院处", "退费单", "2026-10-12", "业务发生后3个工作日内", "2026-10-13"],
        ["住院处", "退费单", None, "业务发生后3个工作日内", None],
        ["住院处", "出院欠费明细", "2026-10-14", "业务发生后3个工作日内", "2026-10-15"],
        ["住院处", "核对清单", None, "2026年10月9日前", "2026-10-08"],
        ["住院处", "退费单(陈)", "2026-10-14", "业务发生后3个工作日内", "2026-10-15"],
        ["住院处", "月报", None, "每月5号前", "2026-10-05"],
    ]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert [row[1] for row in values(new.active)[1:]] == [None, None, "退费单", None, None, None, "月报"]
    (finding,) = result.findings
    said = dict(finding.params)
    assert (finding.rule, finding.place.row, said["count"], result.exit_code) == ("roll-not-back", 2, "1", 0)
    assert as_listed(said["what"], "zh") == "出院欠费明细"
    result, _ = rolled(tmp_path / "b" / "2026-10", write(tmp_path / "b" / "2026-10", [heads, rows[1], rows[4]]))
    assert not result.findings  # a register of cases


def test_a_case_whose_first_day_nobody_can_tell_does_not_come_back(tmp_path: Path) -> None:
    rows = [
        ["责任部门", "事项", "营业日期", "盘点日期", "期限", "完成时间", "备注"],
        ["甲店", "营业日报", datetime(2026, 10, 5), datetime(2026, 10, 4), "次日10点前", datetime(2026, 10, 6), "作废"],
        ["甲店", "营业日报", None, None, "次日10点前", None, "每天"],
    ]  # fmt: skip
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert values(new.active)[1:] == [
        ["甲店", *[None] * 6],
        ["甲店", "营业日报", None, None, "次日10点前", None, "每天"],
    ]
    assert (result.files[0].carried, result.files[0].emptied) == (1, 1)


def test_formulas_notes_and_hidden_rows(tmp_path: Path, shared: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [["序号", *HEADS[1:], "用时"]]
    for n in range(1, 7):
        done = datetime(2026, 10, 12 + n) if n % 2 else None
        used = f'=IF(G{n + 1}="","",G{n + 1}-F{n + 1})'
        day = datetime(2026, 10, 9 + n)
        rows.append(["=ROW()-1", "甲部", f"核对({n})", "财务部", "3个工作日内", day, done, None, None, used])
    rows.append(["=ROW()-1", "甲部", "交报表", "财务部", "每月20号前", None, None, None, None, '=IF(G8="","",1)'])
    book = write(folder, rows)
    sheet = book.active
    sheet["C2"].comment = Comment("看附件", "张三")
    sheet["G4"].hyperlink = "https://example.org/voucher"
    sheet.row_dimensions[6].hidden = True
    result, new = rolled(folder, book)
    sheet = new.active
    for row in range(2, 9):
        assert sheet.cell(row, 1).value == "=ROW()-1"
        assert str(sheet.cell(row, 10).value).startswith("=IF(G")
    assert [sheet.cell(r, 3).value for r in range(2, 10)] == [
        None, "核对(2)", None, "核对(4)", None, "核对(6)", "交报表", "交报表",
    ]  # fmt: skip
    assert (sheet["E8"].value, sheet["E9"].value) == ("每月20号前", "2026年10月20日前")
    assert sheet["C2"].comment.text == "看附件" and sheet.row_dimensions[6].hidden
    assert [(f.rule, dict(f.params)["cells"]) for f in result.findings] == [("roll-attached", "C2, G4")]
    target = result.files[0].target
    run = subprocess.run([sys.executable, shared / "ooxml" / "validate.py", target], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def full_book(tmp_path: Path, formulas: bool) -> tuple[Path, Any]:
    """A full workbook by hand: a weekly and a monthly duty, one with two versions, one by event."""
    folder = tmp_path / "2026-10"
    folder.mkdir()
    book = Workbook()
    duties = book.active
    duties.title = "责任清单"
    duties.append(["责任编号", "责任部门", "服务对象", "责任事项", "期限", "触发业务", "生效日期", "失效日期"])
    duties.append(["A1", "甲部", "财务部", "周报", "每周五17:00前", None, None, None])
    duties.append(["A2", "甲部", "财务部", "月报", "每月5号前", None, None, datetime(2026, 11, 10)])
    duties.append(["A2", "甲部", "财务部", "月报", "每月20号前", None, datetime(2026, 11, 11), None])
    duties.append(["A3", "甲部", "财务部", "回单", "交车后3日内", "交车", None, None])
    duties.append(["A4", "甲部", "财务部", "年终盘点", "12月20日前", None, None, None])
    duties.append(["A5", "甲部", "财务部", "巡检", "每月10号前", "立项", None, None])
    register = book.create_sheet("业务登记")
    register.append(["业务编号", "客户", "交车时间", "立项时间", "结束时间"])
    register.append(["C-1", "陈", "10月3日", None, "10月4日"])
    register.append(["C-2", "林", "10月29日", None, "10月30日"])
    register.append(["P-1", "何", None, datetime(2026, 3, 1), None])
    register.append(["P-2", "郭", None, datetime(2026, 3, 1), datetime(2026, 10, 20)])
    register.append(["C-3", "宋", datetime(2026, 11, 2), None, datetime(2026, 11, 3)])
    register.append(["C-4", "许", None, None, None])
    log = book.create_sheet("交付记录")
    log.append(["责任编号", "责任事项", "期间", "业务编号", "状态", "完成时间", "备注"])
    fridays = (2, 9, 16, 23, 30)
    for n, day in enumerate(fridays):
        done = f"10月{day}日 16:00" if n in (0, 1, 3, 4) else None
        log.append(["A1", "周报", "2026-10", None, "已提交" if done else "未开始", done, None])
    log.append(["A2", "月报", "2026-10", None, "未开始", None, "催过"])
    log.append(["A3", "回单", "2026-10", "C-1", "已提交", "10月5日", None])
    log.append(["A3", "回单", "2026-10", "C-2", "未开始", None, None])
    log.append(["A3", "回单", "2026-10", "C-3", "已提交", datetime(2026, 11, 3, 9), None])
    log.append(["A5", "巡检", "2026-10", "P-1", "已提交", "9号", None])
    log.append(["A5", "巡检", "2026-10", "P-2", "已提交", "9号", None])
    if formulas:
        for row in range(2, 13):
            log.cell(row, 2).value = f'=IFERROR(VLOOKUP(A{row},责任清单!A:D,4,0),"")'
    return folder, book


@pytest.mark.parametrize("formulas", [False, True])
def test_the_full_workbook(tmp_path: Path, formulas: bool) -> None:
    folder, book = full_book(tmp_path, formulas)
    result, new = rolled(folder, book)
    log = [[v for i, v in enumerate(r) if i != 1] for r in values(new["交付记录"])[1:] if any(r[2:])]
    assert [r[:5] for r in log] == [
        ["A1", "2026-10", None, "未开始", None],
        ["A2", "2026-10", None, "未开始", None],
        ["A3", "2026-10", "C-2", "未开始", None],
        ["A3", "2026-10", "C-3", "已提交", datetime(2026, 11, 3, 9)],
        *[["A1", "2026-11", None, "未开始", None] for _ in range(4)],
        ["A2", "2026-11", None, "未开始", None],
    ]  # fmt: skip
    assert [r[0] for r in values(new["业务登记"])[1:]] == ["C-2", "P-1", "C-3", "C-4", None, None]
    assert values(new["责任清单"]) == values(book["责任清单"])
    if formulas:
        assert [new["交付记录"].cell(r, 2).value for r in (2, 12)] == [
            book["交付记录"].cell(r, 2).value for r in (2, 12)
        ]
        return
    assert [f.rule for f in result.findings] == ["roll-due-differs"]  # the third Friday: no column can say it


def test_the_third_of_five_fridays_is_still_the_third(tmp_path: Path) -> None:
    folder, book = full_book(tmp_path, formulas=False)
    log = book["交付记录"]
    log.cell(1, 8, "期限")
    for row in range(2, 7):
        log.cell(row, 8, "每周五17:00前")
    result, new = rolled(folder, book)
    assert not result.findings
    row = values(new["交付记录"])[1]
    assert (row[6], row[7]) == ("原期限:每周五17:00前", "2026年10月16日17:00前")
    after = judged(result.out, NOVEMBER)
    weekly = [str(j.due)[5:10] for j in after.obligations if j.obligation.duty.id == "A1"]
    assert weekly == ["10-16", "11-06", "11-13", "11-20", "11-27"]
    # The project goes on: its rows are written when its day comes, and the check says that one is missing.
    assert [f.rule for f in after.findings if f.rule.startswith("obligation")] == ["obligation-missing"]


def test_a_workbook_made_from_a_pack(tmp_path: Path) -> None:
    """The weekly report handed in three times of four; the year turns."""
    december, folder = Period(2026, 12), tmp_path / "2026-12"
    new_workbooks(load_pack(EVERYTHING), december, folder, work_calendar("CN"), Policy())
    path = folder / "客服部.xlsx"
    book = load_workbook(path)
    sheet = book["交付记录"]
    heads = {c.value: c.column for c in sheet[3]}
    for row in (4, 5, 6):
        sheet.cell(row, heads["完成时间"], datetime(2026, 12, 7 * (row - 3) - 3, 10))
        sheet.cell(row, heads["状态"], "已提交")
    path.unlink()
    save(book, path, datetime(2026, 12, 31))
    result = roll(folder, Period(2027, 1), Settings())
    assert [f for f in result.findings if f.rule != "roll-sheet-name"] == []
    new = load_workbook(result.out / "客服部.xlsx")["交付记录"]
    rows = [
        [new.cell(r, heads[h]).value for h in ("责任编号", "期间", "期限", "状态")] for r in range(4, new.max_row + 1)
    ]
    old = [r for r in rows if r[1] == "2026-12"]
    assert [r for r in old if r[0] == "周报"] == [["周报", "2026-12", "2026年12月25日18:00前", "未开始"]]
    assert [r[1] for r in rows if r[0] == "周报"] == ["2026-12", *["2027-01"] * 5]


def test_tables_side_by_side_and_a_sheet_named_for_its_month(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["事项", "期限", "完成时间"]
    rows = [[*heads, None, *heads], ["交甲", "每月5号前", "10月4日", None, "交乙", "每月6号前", "10月5日"]]
    result, new = rolled(folder, write(folder, rows, sheet="10月"))
    assert values(new.active) == rows
    assert {f.rule for f in result.findings} == {"roll-side-by-side"} and new.sheetnames == ["11月"]


def test_english(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["No", "Department", "Deliverable", "Deadline", "Completed", "Remarks"]
    rows = [
        ["Service duties, October 2026", *[None] * 5],
        heads,
        [1, "Sales", "Debt report", "by the 5th of each month", "2026-10-04", None],
        [2, "Sales", "Customer list", "by the 20th of each month", None, "late again"],
    ]
    result, new = rolled(folder, write(folder, rows))
    assert values(new.active) == [
        ["Service duties, November 2026", *[None] * 5],
        heads,
        [1, "Sales", "Debt report", "by the 5th of each month", None, None],
        [2, "Sales", "Customer list", "by the 20th of each month", None, None],
        [3, "Sales", "Customer list", "by 2026-10-20", None,
         "late again; carried over from 2026-10; deadline as it was: by the 20th of each month"],
    ]  # fmt: skip
    assert result.exit_code == 0


def test_papers_handed_in_are_not_next_months(tmp_path: Path) -> None:
    """欠款报表-2026-10.xlsx is a deliverable: there is none for November yet. What is owed names October's still."""
    folder = tmp_path / "2026-10"
    rows = [
        ["部门", "事项", "期限", "凭证", "完成时间"],
        ["消贷部", "欠款报表", "每月25日前", "欠款报表-{period}.xlsx", None],
    ]
    book = write(folder, rows)
    paper = Workbook()
    paper.active.append(["合同编号", "客户", "欠款合计", "逾期起始日"])
    paper.active.append(["HT0001", "张三", 1050, "2026-10-06"])
    paper.save(folder / "欠款报表-2026-10.xlsx")
    result, new = rolled(folder, book)
    assert [p.name for p in result.out.iterdir()] == ["表.xlsx"]
    assert [row[1:4] for row in values(new.active)[1:]] == [
        ["欠款报表", "每月25日前", "欠款报表-{period}.xlsx"],
        ["欠款报表 (2026-10)", "2026年10月25日前", "欠款报表-2026-10.xlsx"],
    ]


def test_sheets_of_other_months_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [["部门", "事项", "期限", "完成时间"], ["甲部", "交报表", "每月5号前", "10-5"]]
    book = write(folder, rows, sheet="10月")
    book.create_sheet("9月")
    for row in rows:
        book["9月"].append(row)
    result, new = rolled(folder, book)
    assert values(new["9月"]) == rows
    assert values(new["11月"])[1] == ["甲部", "交报表", "每月5号前", None]
    assert [f.rule for f in result.findings] == ["roll-left-out"]


def test_a_remark_under_the_running_numbers_is_no_room(tmp_path: Path) -> None:
    """Rows numbered beforehand are filled in their order; the remark below them stays a remark."""
    folder = tmp_path / "2026-10"
    rows = [
        ["编号", "部门", "事项", "期限", "完成情况", "说明"],
        ["01", "甲部", "报表一", "每月5号前", None, None],
        ["02", "甲部", "报表二", "每月6号前", None, None],
        ["03", "甲部", "消防检查", "每季度末", "进行中", "等消防队"],
        ["04", None, None, None, None, None],
        ["注:逾期扣分", None, None, None, None, None],
        ["负责人:", "孙", None, "日期:", None, None],
    ]
    _result, new = rolled(folder, write(folder, rows))
    found = values(new.active)
    assert found[3] == ["03", "甲部", "消防检查", "每季度末", "进行中", "等消防队"]
    assert [row[:4] for row in found[4:]] == [
        ["04", "甲部", "报表一", "2026年10月5日前"],
        ["注:逾期扣分", None, None, None],
        ["负责人:", "孙", None, "日期:"],
        [5, "甲部", "报表二", "2026年10月6日前"],
    ]
