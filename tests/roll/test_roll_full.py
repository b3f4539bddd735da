"""Full workbooks and those made from a pack."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from roll_kit import EVERYTHING, NOVEMBER, judged, rolled, values

from toolkit.app.new.archive import save
from toolkit.app.new_workbook import new_workbooks
from toolkit.app.pack import load_pack
from toolkit.app.roll_forward import roll
from toolkit.app.work_calendar import work_calendar
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.settings import Settings


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
