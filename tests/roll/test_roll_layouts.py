"""Layouts that people use: merged departments, footers, formulas, notes, hidden rows, weekly duties, several tables."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from roll_kit import HEADS, NOVEMBER, judged, rolled, values, write

from toolkit.app.roll_forward import roll
from toolkit.core.period import Period
from toolkit.settings import Settings


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
