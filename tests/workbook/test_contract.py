"""What every workbook back end must do, whatever the workbook lives in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from backends import BACKENDS, Backend
from openpyxl.styles import Border, Font, Side

from toolkit.errors import WorkbookChangedError, WriteRefusedError
from toolkit.workbook.port import CellUpdate, Link, Look, OwnSheet, Workbook

SHEET = "责任表"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["序号", "责任人", "期限", "完成时间"])
    sheet.append([1, "张三", "每月5号前", datetime(2026, 11, 4, 16, 30)])
    sheet.append([2, "李四", "交车后3日内", None])
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = Border(bottom=Side(style="thin"))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet["A5"] = "合并"
    sheet.merge_cells("A5:B6")
    other = book.create_sheet("隐藏")
    other["B2"] = True
    other.sheet_state = "hidden"
    file = tmp_path / "销售部.xlsx"
    book.save(file)
    return file


@pytest.fixture(params=BACKENDS, ids=lambda b: b.name)
def workbook(request: pytest.FixtureRequest, path: Path) -> Iterator[Workbook]:
    backend: Backend = request.param
    lacks = backend.lacks()
    if lacks:
        pytest.skip(lacks)
    with backend.open(path) as opened:
        yield opened


def rows(workbook: Workbook, sheet: str = SHEET) -> list[list[object]]:
    found = next(s for s in workbook.read().sheets if s.name == sheet)
    return [list(r) for r in found.rows]


def at(workbook: Workbook, row: int, column: int, sheet: str = SHEET) -> object:
    return rows(workbook, sheet)[row - 1][column - 1]


def test_reads_what_is_there(workbook: Workbook) -> None:
    content = workbook.read()
    assert workbook.name == content.name == "销售部.xlsx"
    assert [(s.name, s.visible) for s in content.sheets] == [(SHEET, True), ("隐藏", False)]
    assert list(content.sheets[0].rows[1]) == [1, "张三", "每月5号前", datetime(2026, 11, 4, 16, 30)]
    assert content.sheets[0].rows[2][3] is None
    assert (5, 1, 6, 2) in content.sheets[0].merges
    assert content.sheets[1].rows[1][1] is True
    assert not content.date1904


def test_fingerprint_tells_versions_apart(workbook: Workbook) -> None:
    first = workbook.read().fingerprint
    assert workbook.read().fingerprint == first
    receipt = workbook.write([CellUpdate(SHEET, 2, 5, "按时")], expected=first, label="t1")
    assert receipt.fingerprint_before == first
    assert receipt.fingerprint_after == workbook.read().fingerprint != first


@pytest.mark.parametrize(
    "value",
    [
        "按时",
        "=1+1",
        "+86",
        "-3",
        "@me",
        " 两头空 ",
        "a<b & c>d \"q\" 'p'",
        "第一行\n第二行",
        "_x0041_",
        "007",
        "2026-11-05",
        42,
        -1,
        0,
        3.25,
        True,
        False,
        datetime(2026, 11, 28, 18, 5),
        date(2026, 11, 30),
        time(17, 30),
    ],
)
def test_values_come_back(workbook: Workbook, value: object) -> None:
    expected = workbook.read().fingerprint
    workbook.write([CellUpdate(SHEET, 3, 5, value)], expected=expected, label="t1")
    back = at(workbook, 3, 5)
    assert back == value
    assert isinstance(back, bool) == isinstance(value, bool)
    assert isinstance(back, str) == isinstance(value, str)


def test_only_the_targets_change(workbook: Workbook) -> None:
    before = rows(workbook)
    updates = [CellUpdate(SHEET, 1, 5, "检查状态", Look.HEADER), CellUpdate(SHEET, 2, 5, "按时", Look.GREEN)]
    workbook.write(updates, expected=workbook.read().fingerprint, label="t1")
    after = rows(workbook)
    assert [r[:4] for r in after] == [r[:4] for r in before]
    assert [after[0][4], after[1][4]] == ["检查状态", "按时"]


def test_emptying_a_cell(workbook: Workbook) -> None:
    workbook.write([CellUpdate(SHEET, 2, 2, None)], expected=workbook.read().fingerprint, label="t1")
    assert at(workbook, 2, 2) is None
    assert at(workbook, 2, 3) == "每月5号前"


def test_refuses_a_workbook_that_changed(workbook: Workbook) -> None:
    old = workbook.read().fingerprint
    workbook.write([CellUpdate(SHEET, 2, 5, "甲")], expected=old, label="t1")
    with pytest.raises(WorkbookChangedError):
        workbook.write([CellUpdate(SHEET, 2, 5, "乙")], expected=old, label="t2")
    assert at(workbook, 2, 5) == "甲"


def test_refuses_the_inside_of_a_merge_and_changes_nothing(workbook: Workbook) -> None:
    before = workbook.read()
    updates = [CellUpdate(SHEET, 2, 5, "甲"), CellUpdate(SHEET, 6, 2, "乙")]
    with pytest.raises(WriteRefusedError):
        workbook.write(updates, expected=before.fingerprint, label="t1")
    assert workbook.read().fingerprint == before.fingerprint


def test_refuses_a_sheet_that_is_not_there(workbook: Workbook) -> None:
    with pytest.raises(WriteRefusedError):
        workbook.write([CellUpdate("没有", 1, 1, "甲")], expected=workbook.read().fingerprint, label="t1")


def own_sheet(lines: int) -> OwnSheet:
    header = ("编号", "发现", "位置")
    body = tuple((i, f"期限为空 {i}", Link("去看", SHEET, "C3")) for i in range(1, lines + 1))
    return OwnSheet("检查结果", (("检查结果",), header, *body), 2, (8, 40, 12), {3: Look.RED})


def test_own_sheet_is_added_and_replaced(workbook: Workbook) -> None:
    workbook.write([], [own_sheet(4)], expected=workbook.read().fingerprint, label="t1")
    assert [s.name for s in workbook.read().sheets] == [SHEET, "隐藏", "检查结果"]
    assert rows(workbook, "检查结果")[1:3] == [["编号", "发现", "位置"], [1, "期限为空 1", "去看"]]
    workbook.write([], [own_sheet(2)], expected=workbook.read().fingerprint, label="t2")
    assert [s.name for s in workbook.read().sheets] == [SHEET, "隐藏", "检查结果"]
    assert len([r for r in rows(workbook, "检查结果") if any(v is not None for v in r)]) == 4


def test_own_sheet_never_takes_a_persons_place(workbook: Workbook) -> None:
    mine = OwnSheet(SHEET, (("甲",),), 1, (8,))
    with pytest.raises(WriteRefusedError):
        workbook.write([], [mine], expected=workbook.read().fingerprint, label="t1")
    assert at(workbook, 2, 2) == "张三"
