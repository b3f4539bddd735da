"""The sheet that lists what was found: its links, its limits, and sheets of a person's that are called like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.protection import WorkbookProtection
from sheets_kit import OWN_HEADERS, check, digest, save, table
from write_kit import AS_OF, PERIOD, ROWS, made


def test_the_result_sheet_links_to_its_cells(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    result = check(path, as_of=AS_OF, period=PERIOD)
    ws = load_workbook(path)["检查结果"]
    shown = {}
    for row in ws.iter_rows(min_row=6):
        link = row[3].hyperlink
        assert link is not None
        shown[link.location.replace("'", "").replace("$", "")] = (row[6].value, row[4].value, row[5].value)
    wanted = {f"{f['sheet']}!{f['cell']}": (f["rule"], f["message"], f["remedy"]) for f in result["findings"]}
    assert shown == wanted and set(wanted) == {"责任表!H4", "责任表!E6", "责任表!H7"}


def test_more_findings_than_a_sheet_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.app.result_sheet.MOST_LINKS", 1)
    monkeypatch.setattr("toolkit.app.result_sheet._MOST", 2)
    path = made(tmp_path / "a.xlsx")
    assert len(check(path, as_of=AS_OF, period=PERIOD)["findings"]) == 3
    rows = list(load_workbook(path)["检查结果"].iter_rows(min_row=6))
    assert [row[3].hyperlink is not None for row in rows] == [True, False, False]
    assert [row[3].value for row in rows] == ["H4", "E6", None]
    assert rows[2][4].value == "另有 1 条,这里列不下。"


def test_a_link_to_a_row_and_sheet_names_with_quotes(tmp_path: Path) -> None:
    head = ["责任编号", "业务编号", "完成时间"]
    duties = [
        ["责任编号", "责任部门", "服务对象", "责任事项", "期限", "触发业务"],
        ["A1", "销售部", "财务部", "单", "提车次日", "提车"],
    ]
    register = [["业务编号", "提车日期"], ["K1", "2026-11-05"]]
    path = save(
        tmp_path / "a.xlsx", {"业务 登记's": register, "交付记录": [head, ["X9", None, None]], "责任清单": duties}
    )
    check(path, as_of=AS_OF, period=PERIOD)
    links = [r[3].hyperlink.location for r in load_workbook(path)["检查结果"].iter_rows(min_row=6) if r[3].hyperlink]
    assert "'业务 登记''s'!A2" in links


def test_a_persons_sheet_called_as_ours_is_not_touched(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table(ROWS), "检查结果": [["消防检查结果"], ["合格"]]})
    before = digest(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in result["findings"] if not f["cell"]] == ["write-not-ours"]
    assert digest(path) == before and len(result["obligations"]) == 6


def test_a_persons_sheet_of_nearly_our_name_is_in_nobodys_way(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table(ROWS), "检查结果 ": [["消防检查结果"], ["合格"]]})
    assert check(path, as_of=AS_OF, period=PERIOD)["written"]
    book = load_workbook(path)
    assert book.sheetnames == ["责任表", "检查结果 ", "检查结果"] and book["检查结果 "]["A2"].value == "合格"
    assert not check(path, as_of=AS_OF, period=PERIOD)["written"]


def test_where_no_sheet_may_be_added_the_columns_are_written(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table(ROWS)})
    book = load_workbook(path)
    book.security = WorkbookProtection(lockStructure=True)
    book.save(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    assert "results-not-added" in [f["rule"] for f in result["findings"]]
    book = load_workbook(path)
    assert book.sheetnames == ["责任表"]
    assert [c.value for c in book["责任表"][1]][9:] == list(OWN_HEADERS["zh"])
