"""Columns told by what stands in them: the new workbook is read as the old one was, and nothing open is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.table import Table

from toolkit.app.check import check
from toolkit.app.order import Order
from toolkit.app.result import CheckResult
from toolkit.app.roll_forward import RollResult, roll
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings

OCTOBER, NOVEMBER, DECEMBER = (Period(2026, month) for month in (10, 11, 12))
HEADS = ["要给的东西", "业务时间", "啥时候要", "给谁", "谁弄", "完成时间", "备注"]


def batches(heads: Sequence[str], *open_days: int) -> Any:
    """A workbook of a batch a day, all handed in but those of some days."""
    book = Workbook()
    book.active.append(list(heads))
    for day in range(3, 13):
        at = datetime(2026, 10, day, 9)
        done = None if day in open_days else at
        book.active.append([f"入库单第{day}批", at, "到货当天", "中央厨房", "阿强", done])
    return book


def rolled(folder: Path, book: Any, to: Period = NOVEMBER) -> RollResult:
    folder.mkdir(parents=True)
    book.save(folder / "采购部.xlsx")
    return roll(folder, to, Settings())


def judged(folder: Path, period: Period) -> CheckResult:
    return check([folder], Settings(), Order(Moment.parse("2026-12-06T18:00"), period, write=False))


def heads(result: RollResult) -> list[Any]:
    return [cell.value for cell in load_workbook(result.out / "采购部.xlsx").active[1]]


def open_ones(folder: Path, period: Period) -> list[tuple[str, str]]:
    return [(j.obligation.duty.deliverable, str(j.due)[:10]) for j in judged(folder, period).obligations]


def test_what_is_open_is_read_again_and_columns_are_named_for_it(tmp_path: Path) -> None:
    result = rolled(tmp_path / "2026-10", batches(HEADS, 7, 9))
    named = [(f.rule, dict(f.params)["old"], dict(f.params)["new"]) for f in result.findings]
    assert named == [
        ("roll-column-named", "要给的东西", "责任事项"),
        ("roll-column-named", "啥时候要", "期限"),
    ]
    assert heads(result) == ["责任事项", "业务时间", "期限", "给谁", "谁弄", "完成时间", "备注"]
    still = [("入库单第7批", "2026-10-07"), ("入库单第9批", "2026-10-09")]
    assert open_ones(result.out, NOVEMBER) == still
    again = roll(result.out, DECEMBER, Settings())
    assert not again.left and not again.findings
    assert open_ones(again.out, DECEMBER) == still


def test_what_is_owed_and_when_in_one_cell_stays_what_it_is(tmp_path: Path) -> None:
    book = Workbook()
    said = ["每月5号前提供欠款报表", "库存表(每月10号前)", "前台日报每月8日前交", "整理仓库"]
    book.active.append(["工作内容", "责任人", "完成时间"])
    for n, text in enumerate(said):
        book.active.append([text, "阿强", None if n else datetime(2026, 10, 4)])
    result = rolled(tmp_path / "2026-10", book)
    assert heads(result) == ["工作内容", "责任人", "完成时间"]
    assert not {"roll-row-lost", "roll-column-named", "roll-due-differs"} & {f.rule for f in result.findings}
    assert open_ones(result.out, NOVEMBER) == [
        ("每月5号前提供欠款报表", "2026-11-05"),
        ("库存表(每月10号前)", "2026-11-10"),
        ("前台日报每月8日前交", "2026-11-08"),
        ("整理仓库", "None"),
        ("库存表(2026年10月10日前)", "2026-10-10"),
        ("前台日报2026年10月8日前交", "2026-10-08"),
    ]


def test_an_emptied_table_is_still_one(tmp_path: Path) -> None:
    result = rolled(tmp_path / "2026-10", batches(["要给的东西", "到货日期", "啥时候要", *HEADS[3:]]))
    assert (result.files[0].carried, result.files[0].emptied) == (0, 10)
    assert heads(result)[:3] == ["责任事项", "到货日期", "期限"]
    assert not roll(result.out, DECEMBER, Settings()).left


def test_the_column_of_the_completion_is_known_though_nothing_stands_in_it(tmp_path: Path) -> None:
    book = batches(["事项", "业务时间", "期限", "给谁", "谁弄", "哪天送来的/实交", "备注"], 7)
    result = rolled(tmp_path / "2026-10", book)
    assert heads(result) == ["事项", "业务时间", "期限", "给谁", "谁弄", "完成时间", "备注"]
    assert open_ones(result.out, NOVEMBER) == [("入库单第7批", "2026-10-07")]


def test_names_are_left_where_the_rows_tell_what_they_are(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["要给的东西", "啥时候要", "给谁", "谁弄", "完成时间"])
    for day in range(3, 9):
        book.active.append([f"盘点表{day}", f"每月{day}号前", "中央厨房", "阿强", datetime(2026, 10, day, 9)])
    result = rolled(tmp_path / "2026-10", book)
    assert not result.findings
    assert heads(result)[:2] == ["要给的东西", "啥时候要"]


def test_what_the_deadlines_count_from_keeps_its_name_once_the_completion_is_known(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["要给的东西", "营业日期", "什么时候要", "给谁", "几号报的", "重报"])
    for day in range(3, 9):
        row = ["营业日报", datetime(2026, 10, day), "次日10点前", "财务部", datetime(2026, 10, day + 1, 9), None]
        book.active.append(row)
    result = rolled(tmp_path / "2026-10", book)
    assert heads(result)[1:5] == ["营业日期", "期限", "给谁", "完成时间"]


def test_names_that_formulas_go_by_stay_and_it_is_said(tmp_path: Path) -> None:
    book = batches(HEADS, 7, 9)
    book.active.add_table(Table(displayName="Batches", ref="A1:G11"))
    result = rolled(tmp_path / "2026-10", book)
    assert heads(result) == HEADS
    assert [(f.rule, f.severity, f.place.cell) for f in result.findings] == [
        ("roll-not-read", Severity.ERROR, "A1"),
        ("roll-row-lost", Severity.ERROR, "6:6"),
        ("roll-row-lost", Severity.ERROR, "8:8"),
    ]
    rows = load_workbook(result.out / "采购部.xlsx").active.iter_rows(min_row=2, values_only=True)
    assert [(row[0], row[2]) for row in rows if row[0]] == [("入库单第7批", "到货当天"), ("入库单第9批", "到货当天")]


def test_a_table_without_a_known_completion_is_not_rolled_and_that_is_said(tmp_path: Path) -> None:
    book = batches(["要给的东西", "甲方日期", "啥时候要", "给谁", "谁弄", "乙方日期"], 7, 9)
    result = rolled(tmp_path / "2026-10", book)
    (told,) = result.findings
    assert (told.rule, told.severity, told.place.cell) == ("roll-completion-unclear", Severity.ERROR, "B1")
    assert (result.files[0].carried, result.files[0].new, result.files[0].emptied) == (0, 0, 0)
    book.active["B1"], book.active["F1"] = "业务时间", "完成时间"
    mended = rolled(tmp_path / "mended" / "2026-10", book)
    assert (mended.files[0].carried, mended.files[0].emptied) == (2, 8)
