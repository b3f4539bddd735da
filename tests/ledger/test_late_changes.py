"""What people said of an obligation, changed after its month was closed: told at its cell, and in no figure."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command import dutybook
from ledger_kit import closed_by_both
from ledger_rows import OCTOBER, open_row, present, row, run
from sqlalchemy import update

from toolkit.core.obligation import Judged, Review, Submission
from toolkit.core.status import Work
from toolkit.ledger import listings, queries, reading
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import PERIOD, STATE

HEAD = (
    *("部门", "服务对象", "责任编号", "责任事项", "期限", "状态", "完成时间", "凭证号", "资料完整", "验收", "验收人"),
    *("验收时间", "退回原因", "重交期限", "重交时间", "评分", "评分理由", "备注"),
)
AT = {name: f"{chr(ord('A') + i)}2" for i, name in enumerate(HEAD)}
"""The cell of each column in the first row."""
DAY = datetime(2026, 10, 4)
ROWS: tuple[dict[str, Any], ...] = (
    {
        "状态": "已验收",
        "凭证号": "P1",
        "资料完整": "是",
        "验收": "已验收",
        "验收人": "郑会计",
        "验收时间": DAY,
        "评分": 5,
    },
    {
        "状态": "已验收",
        "凭证号": "P2",
        "资料完整": "是",
        "验收": "已验收",
        "验收人": "郑会计",
        "评分": 2,
        "评分理由": "慢",
    },
    {"凭证号": "P3", "资料完整": "否", "验收": "退回", "退回原因": "缺章", "重交期限": datetime(2026, 10, 9)},
    {"资料完整": "是", "验收": "已验收", "重交时间": datetime(2026, 10, 8)},
    {"资料完整": "是", "验收": "已验收"},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A month that was closed."""
    made = tmp_path / "2026-10"
    made.mkdir()
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEAD)
    for number, cells in enumerate(ROWS, 1):
        duty = {"部门": "销售部", "服务对象": "财务部", "责任编号": f"销售部{number}", "责任事项": f"报表{number}"}
        whole = {**duty, "期限": "每月5号前", "完成时间": DAY, **cells}
        page.append([whole.get(name) for name in HEAD])
    book.save(made / "销售部.xlsx")
    month_end(made)
    closed_by_both(made)
    return made


def month_end(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = dutybook(
        *("month-end", folder, "--period", "2026-10", "--as-of", "2026-11-06T18:00", "--format", "json")
    ).json
    return found


def typed(folder: Path, cells: Mapping[str, object], row: int = 2) -> None:
    """Type into columns of a row, the first one unless it is said."""
    path = folder / "销售部.xlsx"
    book = openpyxl.load_workbook(path)
    for name, value in cells.items():
        book.worksheets[0][f"{AT[name][0]}{row}"] = value
    book.save(path)


def shown(folder: Path) -> list[list[object]]:
    """Ratings, what was sent back and what is overdue, as the summary shows them."""
    book = openpyxl.load_workbook(folder / "月结汇总-2026-10.xlsx")
    return [[c.value for c in r] for name in ("评价", "退回与低分", "逾期清单") for r in book[name].iter_rows()]


def told(found: dict[str, Any]) -> dict[str, str]:
    return {f["cell"]: f["message"].partition("之后")[2] for f in found["findings"] if f["rule"] == "late-change"}


def is_unchanged(folder: Path) -> bool:
    return dutybook("close", "2026-10", "--folder", folder, "--status").code == 0


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("验收", "退回", "验收由“已验收”改成了“退回”"),
        ("验收", None, "验收由“已验收”改成了“—”"),
        ("资料完整", "否", "资料完整由“是”改成了“否”"),
        ("资料完整", None, "资料完整由“是”改成了“—”"),
        ("凭证号", "P9", "凭证由“P1”改成了“P9”"),
        ("验收人", "钱会计", "验收人由“郑会计”改成了“钱会计”"),
        ("验收时间", datetime(2026, 10, 9), "验收时间由“2026-10-04”改成了“2026-10-09”"),
        ("退回原因", "数量不符", "退回原因由“—”改成了“数量不符”"),
        ("重交期限", datetime(2026, 10, 9), "重交期限由“—”改成了“2026-10-09”"),
        ("重交时间", datetime(2026, 10, 8), "重交时间由“—”改成了“2026-10-08”"),
        ("评分", 1, "评分由“5”改成了“1”"),
        ("评分理由", "太慢", "评分理由由“—”改成了“太慢”"),
        ("状态", "退回", "状态由“已验收”改成了“退回”"),
    ],
)
def test_every_cell_that_figures_rest_on_is_told_and_the_figures_stay(
    folder: Path, name: str, value: object, said: str
) -> None:
    before = month_end(folder)
    seen = shown(folder)
    assert not told(before) and is_unchanged(folder)
    typed(folder, {name: value})
    after = month_end(folder)
    assert told(after) == {AT[name]: f"“报表1”的{said}"}
    assert {f["severity"] for f in after["findings"] if f["rule"] == "late-change"} == {"error"}
    assert after["summary"] == before["summary"] and after["month_end"]["measures"] == before["month_end"]["measures"]
    assert shown(folder) == seen
    assert [f for f in after["findings"] if f["rule"] != "late-change"] == before["findings"]
    assert not is_unchanged(folder)
    typed(folder, {name: ROWS[0].get(name)})
    assert {f["severity"] for f in month_end(folder)["findings"] if f["rule"] == "late-change"} <= {"info"}
    assert is_unchanged(folder)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"A3": "人力部"}, {"A3": "由“人事部”改成了“人力部”"}),
        ({"C3": "值班表"}, {"C3": "由“排班表”改成了“值班表”"}),
        ({f"A{row}": "人力部" for row in (2, 3, 4)}, {f"A{row}": "由“人事部”改成了“人力部”" for row in (2, 3, 4)}),
        # What may as well be another obligation is told as one that went and one that came.
        ({"A3": "人力部", "C3": "值班表"}, {"C3": "增加了“值班表”", "3:3": "删去了“排班表”"}),
        ({"C3": "值班表", "E3": None}, {"C3": "增加了“值班表”", "3:3": "删去了“排班表”"}),
    ],
)
def test_a_row_without_a_number_is_known_again_under_another_name(
    typed: Mapping[str, Any], told: Mapping[str, str], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["责任部门", "服务对象", "责任事项", "期限", "完成时间"])
    for number, what in enumerate(("工资表", "排班表", "花名册"), 4):
        page.append(["人事部", "财务部", what, f"每月{number}号前", DAY])
    book.save(tmp_path / "人事部.xlsx")
    before = month_end(tmp_path)
    closed_by_both(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "人事部.xlsx")
    for cell, value in typed.items():
        book.worksheets[0][cell] = value
    book.save(tmp_path / "人事部.xlsx")
    after = month_end(tmp_path)
    found = {f["cell"]: f["message"] for f in after["findings"] if f["rule"] == "late-change"}
    assert found.keys() == told.keys() and all(told[cell] in found[cell] for cell in told), found
    assert after["summary"] == before["summary"]
    assert {o["provider"] for o in after["obligations"]} == {"人事部"}


def test_a_verdict_that_alone_says_the_status_is_the_cell_that_is_told(folder: Path) -> None:
    """Not the blank status beside it."""
    typed(folder, {"验收": "已验收", "退回原因": None}, 4)
    assert told(month_end(folder)) == {
        "J4": "“报表3”的验收由“退回”改成了“已验收”",
        "M4": "“报表3”的退回原因由“缺章”改成了“—”",
    }
    typed(folder, {"状态": "已验收"}, 4)  # which now says so, too
    assert set(told(month_end(folder))) == {"F4", "J4", "M4"}


def test_a_verdict_that_cannot_be_read_is_not_told_as_a_blank(folder: Path) -> None:
    typed(folder, {"验收": "再看看"})
    assert told(month_end(folder)) == {"J2": "“报表1”的验收由“已验收”改成了“看不懂的内容”"}


def test_a_remark_is_only_a_touched_file(folder: Path) -> None:
    typed(folder, {"备注": "已电话确认"})
    (said,) = told(month_end(folder)).values()
    assert said.startswith("文件有改动,但判定和评价依据的各格没有变")
    assert is_unchanged(folder)


def test_of_what_an_earlier_version_closed_nobody_can_tell(folder: Path) -> None:
    with sqlite3.connect(folder.parent / ".dutybook" / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE state SET review = NULL, evidence = NULL")
    assert not told(month_end(folder)) and is_unchanged(folder)
    typed(folder, {"验收": "退回"})
    (said,) = told(month_end(folder)).values()
    assert "无法核对" in said and not is_unchanged(folder)


@pytest.mark.parametrize(
    ("cells", "told_there"),
    [
        ({"验收": "退回"}, {"J6": "状态由“已验收”改成了“退回”"}),
        ({"验收": None}, {"J6": "状态由“已验收”改成了“已提交”"}),
        (
            {"验收": "退回", "重交时间": DAY},
            {"J6": "状态由“已验收”改成了“已提交”", "O6": "重交时间由“—”改成了“2026-10-04”"},
        ),
    ],
)
def test_a_verdict_that_nobody_kept_is_told_by_the_status_that_follows(
    folder: Path, cells: dict[str, object], told_there: dict[str, str]
) -> None:
    with sqlite3.connect(folder.parent / ".dutybook" / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE state SET review = NULL, evidence = NULL")
    typed(folder, cells, 6)
    found = month_end(folder)
    assert told(found) == {cell: f"“报表5”的{said}" for cell, said in told_there.items()}
    assert not [f for f in found["findings"] if f["rule"] == "status-contradiction"], "the status is blank"


def test_a_workbook_that_is_gone_keeps_what_the_receiver_said(folder: Path) -> None:
    before = month_end(folder)["month_end"]["measures"]
    (folder / "销售部.xlsx").rename(folder.parent / "别处.bin")
    assert month_end(folder)["month_end"]["measures"] == before


# -- facts --------------------------------------------------------------------------------------------------------


def reviewed(duty: str, number: int, reason: str = "", evidence: str = "", **more: Any) -> Judged:
    """A row that the receiver took, with the reason and the evidence beside it."""
    judged = row(duty, number, work=Work.ACCEPTED, **more)
    first = judged.obligation.submission
    assert first is not None
    review = Review(Work.ACCEPTED, reason=reason)
    handed_in = Submission(first.at, evidence, True)
    return judged._replace(obligation=judged.obligation._replace(review=review, submission=handed_in))


def test_what_is_said_may_be_the_only_thing_that_changes(ledger: Ledger) -> None:
    run(ledger, reviewed("销售部1", 5, evidence="P1"), reviewed("销售部2", 6))
    run(ledger, reviewed("销售部1", 5, evidence="P9"), reviewed("销售部2", 6), as_of="2026-11-07T18:00")
    with ledger.reading() as connection:
        within = queries.scope(connection, queries.Question())
        assert [c["row"] for c in listings.table(connection, "changes", within)] == [5]
        assert reading.basis(connection, OCTOBER).changed_run == 2


def test_what_an_earlier_version_did_not_keep_is_learned_and_no_change(ledger: Ledger) -> None:
    rows = reviewed("销售部1", 5, "缺章", "P1"), open_row("销售部2", 6)
    run(ledger, *rows)
    with ledger.writing() as connection:
        connection.execute(update(STATE).values(review=None, evidence=None))
    run(ledger, *rows, as_of="2026-11-07T18:00")
    with ledger.reading() as connection:
        within = queries.scope(connection, queries.Question())
        assert not list(listings.table(connection, "changes", within))
        assert connection.execute(PERIOD.select()).one().changed_run == 1
    assert [(bool(r.fact.review), r.fact.evidence) for r in present(ledger)] == [(True, "P1"), (False, "")]


def test_rows_of_one_name_are_told_apart_by_what_is_said_of_them(ledger: Ledger) -> None:
    papers = [f"P{n}" for n in range(6)]
    run(ledger, *(reviewed("", n, evidence=paper) for n, paper in enumerate(papers, 5)))
    run(ledger, *(reviewed("", n, evidence=paper) for n, paper in enumerate(reversed(papers), 5)))
    with ledger.reading() as connection:
        assert not list(listings.table(connection, "changes", queries.scope(connection, queries.Question())))
    assert [r.fact.evidence for r in present(ledger)] == papers[::-1]
