"""A month-end over more findings than it keeps says how many there are all the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from build import AS_OF, PERIOD
from command import dutybook

from toolkit.app.month_end import month_end
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.noted import Noted
from toolkit.app.order import Order
from toolkit.app.tally_lists import MOST
from toolkit.core.finding import Finding, Place, Severity
from toolkit.frontends.reporters import report_month_end
from toolkit.resources import samples
from toolkit.settings import Settings

ROWS = MOST // 2 + 100
"""Of a department; each has one problem. Of two departments they are more than a run keeps."""
DEPARTMENTS = ("销售部", "客服部", "人事部")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("noted")
    for name in DEPARTMENTS[:2]:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["责任部门", "服务对象", "事项", "期限", "完成时间"])
        for n in range(ROWS):
            sheet.append([name, "财务部", f"报表{n}", "每月5号前", None])
        book.save(folder / f"{name}.xlsx")
    (folder / "dutybook.toml").write_text(f"departments = {list(DEPARTMENTS)}\n", "utf-8")
    return folder


def run(folder: Path, keep: bool, out: Path | None = None) -> MonthEnd:
    settings = Settings(departments=DEPARTMENTS)
    return month_end(
        folder,
        settings,
        None,
        Order(AS_OF, PERIOD, write=False, keep="all" if keep else "nothing"),
        out=out,
    )


def test_the_report_counts_them_all(folder: Path) -> None:
    found = run(folder, keep=False)
    said = report_month_end(found, "text", "zh", None)
    shown = said.count("completion-missing")
    (left,) = re.findall(r"另有 (\d+) 处数据问题没有列出", said)
    assert MOST <= shown < 2 * ROWS and shown + int(left) == 2 * ROWS
    assert [f"{ROWS} 处数据问题" in line for line in said.splitlines()[-3:-1]] == [True, True]  # one a workbook
    full = report_month_end(run(folder, keep=True), "text", "zh", None)
    assert "没有列出" not in full and full.count("completion-missing") == 2 * ROWS


def test_the_summary_counts_them_all(folder: Path, tmp_path: Path) -> None:
    run(folder, keep=False, out=tmp_path / "月结汇总.xlsx")
    summary = openpyxl.load_workbook(tmp_path / "月结汇总.xlsx")
    problems = {row[0]: row[-1] for row in summary["部门"].iter_rows(min_row=5, values_only=True)}
    # 人事部 has no workbook, which is its one problem.
    assert [problems[name] for name in DEPARTMENTS] == [ROWS, ROWS, 1]


def test_annotations_name_every_one(folder: Path) -> None:
    args = ["month-end", folder, "--period", PERIOD, "--as-of", AS_OF, "--no-write"]
    ran = dutybook(*args, "--format", "github")
    assert ran.code == 1 and ran.out.count("completion-missing") == 2 * ROWS


def test_the_worst_are_kept() -> None:
    kept = Noted(most=3)
    for row in range(20, 0, -1):
        level = Severity.ERROR if row > 17 else Severity.WARNING if row > 5 else Severity.INFO
        kept.add([Finding(Place("a.xlsx", "表", row), "deadline-missing", level)])
    assert [f.place.row for f in kept.worst] == [18, 19, 20]
    assert kept.count == 20 and kept.severities == {Severity.ERROR: 3, Severity.WARNING: 12, Severity.INFO: 5}
    assert kept.problems == {("", "a.xlsx"): 15}


def test_problems_of_a_workbook_of_several_departments_are_those_of_their_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in (("销售部", 3), ("客服部", 2)):
        sheet = book.create_sheet(name)
        sheet.append(["责任部门", "服务对象", "事项", "期限", "完成时间"])
        for n in range(rows):
            sheet.append([name, "财务部", f"报表{n}", "每月5号前", "做完了吗" if n else None])
    del book[book.sheetnames[0]]
    book.save(tmp_path / "各部门.xlsx")
    out = tmp_path / "月结汇总.xlsx"
    settings = Settings(departments=DEPARTMENTS[:2])
    month_end(tmp_path, settings, None, Order(AS_OF, PERIOD, write=False), out=out)
    summary = openpyxl.load_workbook(out)
    problems = {row[0]: row[-1] for row in summary["部门"].iter_rows(min_row=5, values_only=True)}
    assert {name: problems[name] for name in DEPARTMENTS[:2]} == {"销售部": 3, "客服部": 2}


def test_hints_are_said_to_be_where_they_are(tmp_path: Path) -> None:
    """In the summary: those about settings and folders stand on no sheet of a department."""
    shutil.copytree(samples() / "2026-10", tmp_path / "in")
    words = ["month-end", tmp_path / "in", "--period", "2026-10", "--lang", "zh", "--no-write"]
    said = next(line for line in dutybook(*words).out.splitlines() if line.startswith("另有"))
    sheet = openpyxl.load_workbook(tmp_path / "in" / "月结汇总-2026-10.xlsx")["数据问题"]
    hints = sum(cell.value == "提示" for row in sheet.iter_rows() for cell in row)
    assert said.startswith(f"另有 {hints} 条提示,见汇总的“数据问题”")
