"""Several tables below one another: what the upper one has no room for stays on the sheet, and is judged as before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from toolkit.app.check import check
from toolkit.app.order import Order
from toolkit.app.roll_forward import RollResult, roll
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.settings import Settings

OCTOBER = Period(2026, 10)
UPPER = [
    ["消贷部 2026年10月 承诺兑现登记"],
    [],
    ["事项", "服务对象", "期限", "责任人", "完成时间", "凭证", "备注", "金额"],
    ["欠款报表", "财务部", "每月5号前", "陈静", None, "欠款报表-{period}.xlsx", "等银行", 1200.5],
    ["对账明细", "财务部", "每月第3个工作日", "陈静", "2026-10-13", None, None, None],
    [],
    ["二、逐笔放贷的"],
]
LOWER = [
    ["业务号", "事项", "放贷日期", "时限", "交给", "经办", "完成日期", "备注"],
    ["DK01", "存折移交", "2026-10-13", "放贷后2个工作日内", "财务部", "吴敏", None, None],
    [],
    ["填表:陈静", None, "复核:吴敏"],
]


def made(folder: Path, *rows: Sequence[Any]) -> Path:
    folder.mkdir(parents=True)
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(folder / "表.xlsx")
    return folder


def rolled(folder: Path, to: Period) -> tuple[RollResult, list[list[Any]]]:
    result = roll(folder, to, Settings())
    return result, [list(row) for row in load_workbook(result.out / "表.xlsx").active.iter_rows(values_only=True)]


def judged(folder: Path, period: Period, write: bool = False) -> dict[tuple[str, str], Judged]:
    result = check([folder], Settings(), Order(Moment.parse("2028-01-15T12:00"), period, write=write))
    assert not [f for f in result.findings if f.rule in ("obligation-repeated", "deadline-missing")]
    return {(j.obligation.duty.deliverable, str(j.due)[:10]): j for j in result.obligations}


def test_a_table_of_their_own_below(tmp_path: Path) -> None:
    folder = made(tmp_path / "2026-10", *UPPER, *LOWER)
    before = judged(folder, OCTOBER, write=True)
    result, rows = rolled(folder, OCTOBER.shift(1))
    (told,) = result.findings
    assert (told.rule, told.place.row, dict(told.params)["row"]) == ("roll-beyond", 4, "15")
    assert [(f.carried, f.new) for f in result.files] == [(2, 2)]
    assert [row[:9] for row in rows[12:]] == [
        ["结转的事项", *[None] * 8],
        [*UPPER[2], "责任部门"],
        ["欠款报表", "财务部", "2026年10月5日前", "陈静", None, "欠款报表-2026-10.xlsx",
         "等银行;结转自 2026-10;原期限:每月5号前", 1200.5, "消贷部"],
    ]  # fmt: skip
    after = judged(result.out, OCTOBER.shift(1))
    assert set(after) == {("欠款报表", "2026-10-05"), ("存折移交", "2026-10-15"), ("欠款报表", "2026-11-05"),
                          ("对账明细", "2026-11-04")}  # fmt: skip
    was, now = (found["欠款报表", "2026-10-05"].obligation for found in (before, after))
    assert [(d.provider, d.receiver, d.owner) for d in (was.duty, now.duty)] == [("消贷部", "财务部", "陈静")] * 2
    assert {"submitted_at", "evidence", "note"} <= now.columns.keys()


def test_a_year_in_which_nothing_is_done(tmp_path: Path) -> None:
    """One more table, not one a month; and once all is done, its rows serve again."""
    folder, period = made(tmp_path / "2026-10", *UPPER, *LOWER), OCTOBER
    for _ in range(12):
        judged(folder, period, write=True)
        period = period.shift(1)
        result, rows = rolled(folder, period)
        assert {f.rule for f in result.findings} == {"roll-beyond"}
        folder = result.out
    assert [row[0] for row in rows].count("事项") == 2
    found = judged(folder, period)
    assert sorted(due for what, due in found if what == "欠款报表") == [f"{OCTOBER.shift(n)}-05" for n in range(13)]
    assert len([what for what, _ in found if what == "对账明细"]) == 12  # October's was done
    book = load_workbook(folder / "表.xlsx")
    for row in range(15, book.active.max_row + 1):
        book.active.cell(row, 5).value = "2027-10-20"
    book.save(folder / "表.xlsx")
    result, rows = rolled(folder, period.shift(1))
    assert sorted(str(row[0]) for row in rows[14:] if row[0]) == ["对账明细", "欠款报表"]


def test_behind_a_table_of_the_same_columns(tmp_path: Path) -> None:
    rows = [["部门", "事项", "期限", "完成时间"], ["甲部", "交报表", "每月5号前", None], ["合计", "1 项", None, None]]
    result, new = rolled(made(tmp_path / "2026-10", *rows, *rows), OCTOBER.shift(1))
    assert [row[:3] for row in new[6:]] == [["甲部", "交报表 (2026-10)", "2026年10月5日前"]] * 2
    assert [dict(f.params)["row"] for f in result.findings] == ["8", "7"] and result.exit_code == 1


def test_not_behind_another_departments_table(tmp_path: Path) -> None:
    """Where the columns are the same but only the lines above the tables say whose they are."""
    heads = ["序号", "事项", "期限", "完成时间"]
    rows = [["一、甲部"], heads, [1, "报表", "每月5号前", None], ["二、乙部"], heads, [1, "台账", "每月9号前", "10-8"]]
    result, new = rolled(made(tmp_path / "2026-10", *rows), OCTOBER.shift(1))
    assert [row[:5] for row in new[7:]] == [
        ["结转的事项", *[None] * 4], [*heads, "责任部门"], [1, "报表 (2026-10)", "2026年10月5日前", None, "甲部"],
    ]  # fmt: skip
    after = judged(result.out, OCTOBER.shift(1))
    assert {(what, due, j.obligation.duty.provider) for (what, due), j in after.items()} == {
        ("报表", "2026-11-05", "甲部"), ("台账", "2026-11-09", "乙部"), ("报表 (2026-10)", "2026-10-05", "甲部"),
    }  # fmt: skip


def test_not_among_promises_that_nobody_hands_in(tmp_path: Path) -> None:
    """A list without a column for when things were done; and columns that were told by what stands in them."""
    rows = [
        ["责任部门", "事项", "期限", "PIC", "完成时间"],
        ["甲部", "报表", "每月5号前", "乙部", None],
        ["责任部门", "事项", "期限"],
        ["甲部", "年报", "12月31日前"],
    ]
    result, new = rolled(made(tmp_path / "2026-10", *rows), OCTOBER.shift(1))
    assert [row[0] for row in new[4:]] == [None, "结转的事项", "责任部门", "甲部"]
    was, now = (judged(folder, period) for folder, period in
                ((tmp_path / "2026-10", OCTOBER), (result.out, OCTOBER.shift(1))))  # fmt: skip
    before, after = was["报表", "2026-10-05"].obligation, now["报表 (2026-10)", "2026-10-05"].obligation
    assert after.columns == before.columns and after.duty.receiver == before.duty.receiver
