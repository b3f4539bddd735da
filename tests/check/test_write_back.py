"""What a check does to a clerk's file: its own columns and its own sheet, nothing else, and nothing at all twice."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

import base64
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from command import dutybook
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.utils import rows_from_range
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from sheets_kit import OWN_HEADERS, Row, check, digest, parts, save, table
from xlsxwriter import Workbook as Writer

from toolkit.workbook.file import FileWorkbook

AS_OF = "2026-11-20T09:00"
PERIOD = "2026-11"
ROWS = [
    Row("每月5号前", "2026-11-06"),
    Row("每月16日前", None),
    Row("每月23日前", None),
    Row(None, None),
    Row("每月5号前", "没印象"),
    Row("每月30日前", None),
]


def made(path: Path, rows: Sequence[Row] = ROWS) -> Path:
    """A workbook with a good deal around the table: another sheet, a chart, a comment, a list, a coloured rule."""
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    sheet.append(["销售部责任表"])
    for row in table(rows):
        sheet.append(row)
    sheet["H3"].comment = Comment("已电话确认", "李四")
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("I3:I20")
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add(
        "A3:A9", CellIsRule(operator="greaterThan", formula=["3"], fill=PatternFill(bgColor="FFEEAA"))
    )
    sheet.freeze_panes = "A3"
    sheet["J2"] = "=COUNTA(H3:H8)"
    other = book.create_sheet("统计")
    other["A1"] = '=COUNTIF(责任表!H3:H8,"<>")'
    book.save(path)
    return path


def test_only_our_columns_change(tmp_path: Path) -> None:
    path = made(tmp_path / "销售部.xlsx")
    before, cells = parts(path), load_workbook(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    after, now = parts(path), load_workbook(path)
    sheet = "xl/worksheets/sheet1.xml"
    allowed = {sheet, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "docProps/app.xml"}  # fmt: skip
    assert {n for n in before if after.get(n) != before[n]} <= allowed
    assert set(after) - set(before) <= {"xl/worksheets/sheet3.xml", "xl/worksheets/_rels/sheet3.xml.rels"}
    for name in cells.sheetnames:
        for row in cells[name].iter_rows():
            for cell in row:
                assert now[name][cell.coordinate].value == cell.value, cell.coordinate
    assert now.sheetnames == ["责任表", "统计", "检查结果"]
    own = [c.value for c in now["责任表"][2]][9:]
    assert own == ["=COUNTA(H3:H8)", *OWN_HEADERS["zh"]]  # J2 is occupied, so ours begin in K
    assert now["责任表"]["H3"].comment.text == "已电话确认"
    assert now["责任表"].freeze_panes == "A3"
    (written,) = result["written"]
    assert written["workbook"] == "销售部.xlsx" and written["backup"]
    assert parts(Path(written["backup"])) == before


def test_no_formulas_are_written(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table([Row("每月5号前", None, what="=1+1 报表"), Row("=看不懂", None, cells={"期限": "\u200b=HYPERLINK(\"x\")"})])})  # fmt: skip
    check(path, as_of=AS_OF, period=PERIOD)
    for ws in load_workbook(path):
        for row in ws.iter_rows(min_col=10 if ws.title == "责任表" else 1):
            assert all(c.data_type != "f" for c in row), row


def test_the_second_run_writes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    check(path, as_of=AS_OF, period=PERIOD)
    first, when = digest(path), path.stat().st_mtime_ns
    again = check(path, as_of=AS_OF, period=PERIOD)
    assert (digest(path), path.stat().st_mtime_ns, again["written"]) == (first, when, [])
    # an hour later nothing has changed either, so not even the time of the check is written
    later = check(path, as_of="2026-11-20T10:00", period=PERIOD)
    assert (digest(path), later["written"]) == (first, [])


def test_a_plan_that_is_still_blank_gets_no_result_sheet(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"计划": [["事项", "期限", "完成时间"]]})
    before = digest(path)
    assert check(path, as_of=AS_OF, period=PERIOD)["written"] == []
    assert digest(path) == before


def test_a_completion_to_come_is_not_written_again_at_each_check(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", [Row("每月5号前", "2026-11-30")])
    found = check(path, as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in found["findings"]] == ["completion-in-future"]
    first = digest(path)
    later = check(path, as_of="2026-11-20T10:00", period=PERIOD)
    assert (digest(path), later["written"]) == (first, [])


def test_another_time_changes_only_what_must(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    check(path, as_of=AS_OF, period=PERIOD)
    before = load_workbook(path)
    check(path, as_of="2026-11-21T09:00", period=PERIOD)
    after = load_workbook(path)
    changed = {
        c.coordinate: c.value
        for row in after["责任表"].iter_rows()
        for c in row
        if c.value != before["责任表"][c.coordinate].value
    }
    # Row 4 is a day later, and was checked when it changed; the due of the 23rd is near on both days.
    assert changed == {"N4": 5, "O4": datetime(2026, 11, 21, 9)}
    assert [c.value for c in after["统计"]["A"]] == [c.value for c in before["统计"]["A"]]


@pytest.mark.parametrize("command", ["check", "month-end"])
def test_a_folder_without_workbooks_is_not_clean(tmp_path: Path, command: str) -> None:
    """A run by night over the wrong folder would find nothing wrong, every night."""
    folder = tmp_path / "十月"
    folder.mkdir()
    (folder / "说明.txt").touch()
    if command == "month-end":  # whose summary is nothing to check the next time
        dutybook(command, folder, "--period", PERIOD, "--lang", "en")
    ran = dutybook(command, folder, "--period", PERIOD, "--as-of", AS_OF, "--format", "json")
    assert ran.code == 1
    assert [(f["workbook"], f["rule"], f["severity"]) for f in ran.json["findings"]] == [
        ("十月", "no-workbooks", "warning")
    ]
    (folder.parent / "dutybook.toml").write_text('[rules]\nno-workbooks = "off"\n', "utf-8")
    assert dutybook(command, folder, "--period", PERIOD, "--as-of", AS_OF).code == 0


def test_no_write_leaves_everything(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    first = digest(path)
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert result["written"] == [] and len(result["obligations"]) == 6
    assert (digest(path), path.stat().st_mtime) == (first, 1_700_000_000)
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_persons_own_columns_of_our_names(tmp_path: Path) -> None:
    """备注, Note, Due and even 逾期天数 that a person keeps are theirs, before and after our first run."""
    columns = ("事项", "期限", "完成时间", "逾期天数", "备注", "检查说明")
    grid: list[list[object]] = [list(columns), ["报表", "每月5号前", "2026-11-07", "人工:两天", "我的备注", "人工说明"]]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    english = [
        ["Task", "Due", "Completed", "Note", "Overdue"],
        ["report", "by the 5th of each month", "2026-11-07", "mine", "a bit"],
    ]
    second = save(tmp_path / "b.xlsx", {"Sheet1": english})
    for as_of in (AS_OF, "2026-12-01T09:00"):
        check(path, second, as_of=as_of, period=PERIOD)
        for file, theirs, lang in ((path, grid, "zh"), (second, english, "en")):
            ws = load_workbook(file).worksheets[0]
            width = len(theirs[0])
            assert [[c.value for c in r][:width] for r in ws.iter_rows()] == theirs
            assert [c.value for c in ws[1]][width:] == list(OWN_HEADERS[lang])
            assert ws.cell(2, width + 4).value == 2


@pytest.mark.parametrize("said", ["已复核", "王五看过", 1, None])
def test_a_persons_own_column_called_as_our_status(said: object, tmp_path: Path) -> None:
    """None of our words stands in it: it stays theirs at the first check and at every later one, and so do others."""
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间", "检查状态", "逾期天数", "检查时间"],
        ["报表", "每月5号前", "2026-11-07", said, "=1+2", "周三"],
        ["清单", "每月6号前", "2026-11-07", None, "=1+3", None],
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    for as_of in (AS_OF, "2026-12-01T09:00"):
        check(path, as_of=as_of, period=PERIOD)
        ws = load_workbook(path)["责任表"]
        assert [[c.value for c in r][:6] for r in ws.iter_rows()] == grid
        assert [c.value for c in ws[1]][6:] == list(OWN_HEADERS["zh"])
        assert [ws.cell(row, 8).value for row in (2, 3)] == ["迟交", "迟交"]


@pytest.mark.parametrize(
    "columns",
    [
        {"检查状态": [None] * 20, "检查说明": ["灭火器过期2只"] * 20},
        {"检查状态": [*["正常"] * 19, "按时"], "检查说明": ["灭火器过期2只"] * 20},
        {"检查状态": ["正常", "异常", "按时", *[None] * 17], "检查说明": ["灭火器过期2只", "正常", *[None] * 18]},
        {"检查状态": ["已查", "未到期"] * 10, "检查时间": ["周三"] * 20},
        {"检查状态": [*["按时"] * 19, "抽查过"]},
        {"检查说明": [*["作废"] * 19, "作废,已通知"], "检查状态": ["按时"] * 20},
        {name: ["手填"] * 20 for name in OWN_HEADERS["zh"][1:]},
        {"逾期标志": ["是"] * 20, "逾期天数": [2] * 20},
    ],
    ids=["blank status", "one word", "few words", "every second", "last row", "begins alike", "all of them", "alike"],
)
def test_nothing_that_a_person_wrote_under_our_names_is_lost(columns: dict[str, list[object]], tmp_path: Path) -> None:
    """Words of ours among theirs, or a blank column beside them, make the columns none of ours."""
    grid: list[list[object]] = [["事项", "期限", "完成时间", *columns]]
    grid += [[f"报表{n}", "每月5号前", "2026-11-07", *(c[n] for c in columns.values())] for n in range(20)]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    for as_of in (AS_OF, "2026-12-01T09:00"):
        result = check(path, as_of=as_of, period=PERIOD)
        ws = load_workbook(path)["责任表"]
        assert [[c.value for c in r][: len(grid[0])] for r in ws.iter_rows()] == grid
        assert [c.value for c in ws[1]][len(grid[0]) :] == list(OWN_HEADERS["zh"])
    assert not result["written"]


def test_a_column_that_a_person_adds_beside_ours(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx", {"S": [["Task", "Due", "Completed"], ["report", "by the 5th of each month", "2026-11-07"]]}
    )
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    ws = book["S"]
    ws["J1"], ws["J2"] = "Note", "mine"
    ws["C2"] = "2026-11-08"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    ws = load_workbook(path)["S"]
    assert (ws["J1"].value, ws["J2"].value, ws["G2"].value) == ("Note", "mine", 3)
    assert ws.max_column == 10


def test_columns_that_were_moved_or_deleted(tmp_path: Path) -> None:
    """Ours are found by their names wherever a person puts them; one that is gone comes back at the right."""
    path = save(tmp_path / "a.xlsx", {"责任表": table([Row("每月5号前", "2026-11-06")])})
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    ws = book["责任表"]
    ws.insert_cols(1)
    ws.delete_cols(13)  # 逾期天数 is at N after the insertion; 逾期标志 at M
    ws["A1"], ws["A2"] = "确认人", "王五"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    ws = load_workbook(path)["责任表"]
    heads = [c.value for c in ws[1]]
    assert sorted(h for h in heads if h in OWN_HEADERS["zh"]) == sorted(OWN_HEADERS["zh"])
    assert (heads[0], heads[-1], ws.cell(2, len(heads)).value) == ("确认人", "逾期标志", "是")


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_things_right_of_the_table_are_not_covered(tmp_path: Path) -> None:
    """A merged remark, a formula without a result: they look blank and are not."""
    book = Workbook()
    ws = book.active
    ws.title = "责任表"
    for row in table([Row("每月5号前", "2026-11-06"), Row("每月5号前", "2026-11-05")]):
        ws.append(row)
    ws["L2"] = "此区域由财务部填写"
    ws.merge_cells("L2:N3")
    ws["P3"] = "=H3"
    path = tmp_path / "a.xlsx"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    after = load_workbook(path)["责任表"]
    assert [c.value for c in after[1]][16:] == list(OWN_HEADERS["zh"])
    assert (after["P3"].value, after["L2"].value) == ("=H3", "此区域由财务部填写")


@pytest.mark.parametrize("cells", ["J3", "J1", "J2:J3"])
def test_formulas_whose_result_is_an_empty_text_are_not_covered(cells: str, tmp_path: Path) -> None:
    """In a row, in the row of the header, or all the way down a column."""
    path = tmp_path / "a.xlsx"
    with Writer(path) as book:
        ws = book.add_worksheet("责任表")
        for number, row in enumerate(table([Row("每月5号前", "2026-11-06"), Row("每月5号前", "2026-11-05")])):
            ws.write_row(number, 0, row)
        for (cell,) in rows_from_range(cells):
            ws.write_formula(cell, '=IF(H3="","迟","")', None, "")
    check(path, as_of=AS_OF, period=PERIOD)
    after = load_workbook(path)["责任表"]
    assert [c.value for c in after[1]][10:] == list(OWN_HEADERS["zh"])
    assert all(after[cell].value == '=IF(H3="","迟","")' for (cell,) in rows_from_range(cells))


@pytest.mark.parametrize(
    ("what", "at", "first"),
    [
        ("chart", "K2", "S"), ("picture", "K2", "L"), ("text", "J1", "M"), ("sparkline", "K3", "L"),
        ("chart", "A1", "J"),  # over the table itself, not beyond it
        ("picture", "K40", "J"),  # far below
    ],
)  # fmt: skip
def test_what_is_drawn_beside_the_table_does_not_hide_what_is_written(
    what: str, at: str, first: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with Writer(path) as book:
        ws = book.add_worksheet("责任表")
        for number, row in enumerate(table([Row("每月5号前", "2026-11-06"), Row("每月5号前", "2026-11-05")])):
            ws.write_row(number, 0, row)
        if what == "chart":
            chart = book.add_chart({"type": "column"})
            chart.add_series({"values": "=责任表!$A$2:$A$3"})
            ws.insert_chart(at, chart)
        elif what == "picture":
            ws.insert_image(at, "dot.png", {"image_data": io.BytesIO(PIXEL), "x_scale": 20, "y_scale": 20})
        elif what == "text":
            ws.insert_textbox(at, "填表说明", {"object_position": 3})
        else:
            ws.add_sparkline(at, {"range": "责任表!A2:A3"})
    check(path, as_of=AS_OF, period=PERIOD)
    after = load_workbook(path)["责任表"]
    assert next(cell.column_letter for cell in after[1] if cell.value == OWN_HEADERS["zh"][0]) == first


def test_the_area_of_a_pivot_table_is_not_covered(tmp_path: Path) -> None:
    """Its cells are filled in when the book is opened, and what stands there is wiped."""
    path = save(
        tmp_path / "a.xlsx", {"责任表": table([Row("每月5号前", "2026-11-06"), Row("每月5号前", "2026-11-05")])}
    )
    content = parts(path)
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml"
    content["xl/pivotTables/pivotTable1.xml"] = (
        b'<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="p" cacheId="1">'
        b'<location ref="K1:L9" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>'
    )
    content["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{rel}/pivotTable" Target="../pivotTables/pivotTable1.xml"/></Relationships>'
    ).encode()
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/xl/pivotTables/pivotTable1.xml" ContentType="{kind}"/></Types>'.encode()
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    check(path, as_of=AS_OF, period=PERIOD)
    assert FileWorkbook(path).read().sheets[0].rows[0][9:] == (None, None, None, *OWN_HEADERS["zh"])


@pytest.mark.parametrize(
    "names", [("Task", "Due", "Completed"), ("服务事项", "应交时间", "完成时间")], ids=lambda n: n[1]
)
def test_our_columns_after_a_gap_beside_a_deadline_of_our_name(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A remark below keeps ours off the table; then two columns of a name with a gap between are no two tables."""
    remark = [[], [None, None, None, None, None, "x"], ["合计", None, None, None, None, "y"]]
    path = save(tmp_path / "a.xlsx", {"责任表": [list(names), ["报表", "2026-11-05", "2026-11-06"], *remark]})
    first = check(path, as_of=AS_OF, period=PERIOD)
    held = path.read_bytes()
    again = check(path, as_of=AS_OF, period=PERIOD)
    assert first["written"] and not again["written"] and path.read_bytes() == held


GAPS: dict[str, tuple[list[object], list[object], int]] = {
    "beside our due": (["部门", "事项", "应交时间", "完成时间"], ["甲部", "报表", datetime(2026, 11, 5), None], 6),
    "among ours": (["部门", "事项", "期限", "备注", "期限"], ["甲部", "报表", "每月5号前", None, "每月6号前"], 9),
    "before a score": (
        ["部门", "事项", "期限", None, "得分", "期限"],
        ["甲部", "报表", "每月5号前", None, 5, "每月6号前"],
        0,
    ),
    "before remarks": (
        ["部门", "事项", "期限", None, "完成时间", "期限"],
        ["甲部", "报表", "每月5号前", None, None, "每月6号前"],
        0,
    ),
}


@pytest.mark.parametrize(("head", "row", "gap"), GAPS.values(), ids=GAPS.keys())
def test_a_blank_column_where_a_deadline_stands_twice_parts_no_table(
    head: list[object], row: list[object], gap: int, tmp_path: Path
) -> None:
    """However often it is checked there is one table with one set of ours."""
    path = save(tmp_path / "a.xlsx", {"责任表": [head, row, row]})
    for _ in range(3):
        found = check(path, as_of=AS_OF, period=PERIOD)
        book = load_workbook(path)
        ws = book["责任表"]
        names = [c.value for c in ws[1]]
        assert [n for n in names[len(head) :] if n] == list(OWN_HEADERS["zh"])
        assert not {f["rule"] for f in found["findings"]} & {"tables-side-by-side", "own-column-aside"}
        if gap and None not in names:
            ws.insert_cols(gap)
            book.save(path)


@pytest.mark.parametrize("rest", [{}, {"Overdue": "Yes", "Days late": 2, "Note": "mine"}], ids=["alone", "a tracker"])
@pytest.mark.parametrize("name", ["Due", "应交时间"])
def test_dates_of_a_persons_that_are_the_only_deadlines(rest: dict[str, object], name: str, tmp_path: Path) -> None:
    """Under a name of ours, beside ours; there are no two sets after any number of checks."""
    row = ["report", datetime(2026, 11, 5), "2026-11-07"]
    grid: list[list[object]] = [["Task", name, "Completed", *rest], *([*row, *rest.values()] for _ in range(3))]
    path = save(tmp_path / "a.xlsx", {"S": grid})
    for _ in range(3):
        result = check(path, as_of=AS_OF, period=PERIOD)
        ws = load_workbook(path)["S"]
        assert [[c.value for c in r][: len(grid[0])] for r in ws.iter_rows()] == grid
        assert [c.value for c in ws[1]][len(grid[0]) :] == list(OWN_HEADERS["en"])
        assert {o["due"] for o in result["obligations"]} == {"2026-11-05T24:00"}
    assert not result["written"]


def test_what_a_person_typed_into_our_columns_is_put_right(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table([Row("每月5号前", "2026-11-06")])})
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    book["责任表"]["K2"] = "按时"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    assert load_workbook(path)["责任表"]["K2"].value == "迟交"


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


def test_something_in_the_last_column_leaves_room_beside_the_table(tmp_path: Path) -> None:
    """Beside what else stands there, too, if only a formula with an empty result."""
    path = tmp_path / "a.xlsx"
    with Writer(path) as book:
        ws = book.add_worksheet("责任表")
        for number, row in enumerate(table([Row("每月5号前", "2026-11-06"), Row("每月5号前", "2026-11-05")])):
            ws.write_row(number, 0, row)
        ws.write_formula("K2", '=IF(H2="","迟","")', None, "")
        ws.write("XFD1", "x")
        ws.write("P2", "说明")
    check(path, as_of=AS_OF, period=PERIOD)
    ws = load_workbook(path)["责任表"]
    assert [ws.cell(1, c).value for c in range(17, 23)] == list(OWN_HEADERS["zh"])
    assert (ws["K2"].value, ws["P2"].value, ws["XFD1"].value) == ('=IF(H2="","迟","")', "说明", "x")


def test_valid_for_excel(tmp_path: Path, shared: Path) -> None:
    files = [
        made(tmp_path / "a.xlsx"),
        save(tmp_path / "b.xlsx", {"S": [["Task", "Due", "Completed"], ["x", "by the 5th", None]]}),
    ]
    other = Writer(tmp_path / "c.xlsx")
    sheet = other.add_worksheet("责任表")
    grid = table(ROWS)
    for r, row in enumerate(grid):
        sheet.write_row(r, 0, row)
    sheet.add_table(0, 0, len(grid) - 1, len(grid[0]) - 1, {"columns": [{"header": h} for h in grid[0]]})
    chart = other.add_chart({"type": "column"})
    chart.add_series({"values": "=责任表!$A$2:$A$5"})
    sheet.insert_chart("A20", chart)
    other.close()
    files.append(tmp_path / "c.xlsx")
    check(*files, as_of=AS_OF, period=PERIOD)
    done = subprocess.run([sys.executable, shared / "ooxml" / "validate.py", *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def encrypted(path: Path) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = save(path.with_suffix(".plain"), {"责任表": table(ROWS)})
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt("秘密", out)
    path.write_bytes(out.getvalue())
    plain.unlink()
    return path


def test_a_folder_with_bad_files(tmp_path: Path) -> None:
    """One corrupt, one empty, one with a password, one open elsewhere: the others are checked, exit code 3."""
    folder = tmp_path / "十一月"
    (folder / "sub").mkdir(parents=True)
    made(folder / "甲部.xlsx")
    made(folder / "sub" / "乙部.xlsx")
    (folder / "坏.xlsx").write_bytes(made(tmp_path / "x.xlsx").read_bytes()[:3000])
    (folder / "空.xlsx").write_bytes(b"")
    encrypted(folder / "密.xlsx")
    made(folder / "开.xlsx")
    (folder / ".~lock.开.xlsx#").write_text("李四,host/lisi,PC-7,20.11.2026 09:00,file:///x;", "utf-8")
    (folder / "~$甲乙.xlsx").write_bytes(b"\x02Li")
    (folder / "说明.txt").write_text("不是工作簿", "utf-8")
    untouched = {p: digest(p) for p in folder.iterdir() if p.name[0] in "坏空密开"}
    result = check(folder, as_of=AS_OF, period=PERIOD)
    errors = {f["workbook"]: f["error"] for f in result["files"]}
    assert errors == {
        "sub/乙部.xlsx": "", "甲部.xlsx": "", "坏.xlsx": "file-corrupt", "空.xlsx": "file-empty",
        "密.xlsx": "file-encrypted", "开.xlsx": "file-open",
    }  # fmt: skip
    said = {f["workbook"]: f for f in result["findings"] if f["sheet"] is None}
    assert set(said) == {"坏.xlsx", "空.xlsx", "密.xlsx", "开.xlsx"}
    assert all(f["severity"] == "error" and f["message"] and f["remedy"] for f in said.values())
    assert "李四" in said["开.xlsx"]["message"]
    assert {w["workbook"] for w in result["written"]} == {"甲部.xlsx", "sub/乙部.xlsx"}
    assert {o["workbook"] for o in result["obligations"]} == {"甲部.xlsx", "sub/乙部.xlsx", "开.xlsx"}
    assert {p: digest(p) for p in untouched} == untouched
    told = dutybook("check", folder, "--as-of", AS_OF, "--period", PERIOD, "--lang", "zh")
    assert told.code == 3
    assert any(line.startswith("空.xlsx: [错误] ") for line in told.out.splitlines()), told.out


@pytest.mark.parametrize("bin_", ["$RECYCLE.BIN", "#recycle", "System Volume Information"])
def test_a_deleted_workbook_is_nobodys(bin_: str, tmp_path: Path) -> None:
    """On the root of a drive or share, what somebody deleted lies in a folder beside what counts."""
    deleted = made(tmp_path / "R1AB2C.xlsx")
    (tmp_path / bin_).mkdir()
    deleted = deleted.rename(tmp_path / bin_ / deleted.name)
    as_deleted = digest(deleted)
    made(tmp_path / "甲部.xlsx")
    result = check(tmp_path, as_of=AS_OF, period=PERIOD)
    assert [f["workbook"] for f in result["files"]] == ["甲部.xlsx"]
    assert digest(deleted) == as_deleted


@pytest.mark.parametrize("fault", ["missing", "settings"])
def test_what_cannot_run(fault: str, tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    if fault == "missing":
        found = dutybook("check", tmp_path / "没有.xlsx", "--as-of", AS_OF)
        assert found.code == 3 and "没有.xlsx" in found.out
    else:
        (tmp_path / "dutybook.toml").write_text("nonsense = 1\n", "utf-8")
        found = dutybook("check", path, "--as-of", AS_OF)
        assert found.code == 2 and "nonsense" in found.err


def test_exit_codes(tmp_path: Path) -> None:
    clean = save(tmp_path / "clean.xlsx", {"责任表": table([Row("每月5号前", "2026-11-05")])})
    dirty = save(tmp_path / "dirty.xlsx", {"责任表": table([Row(None, None)])})
    late = save(tmp_path / "late.xlsx", {"责任表": table([Row("每月5号前", "2026-11-06")])})
    words = ("--as-of", AS_OF, "--period", PERIOD)
    assert dutybook("check", clean, *words).code == 0
    assert dutybook("check", late, *words).code == 0  # late, but handed in: nothing to be done
    assert dutybook("check", dirty, *words).code == 1
    assert dutybook("check", dirty, clean, *words).code == 1
    assert dutybook("check").code == 2
    assert dutybook("check", clean, "--as-of", "gestern").code == 2
    assert dutybook("check", clean, "--period", "2026-13").code == 2
    assert dutybook("check", clean, "--nonsense").code == 2


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    """``python -m toolkit``: JSON alone on standard output, UTF-8 whatever the locale."""
    path = made(tmp_path / "销售部.xlsx")
    command = [
        sys.executable,
        "-m",
        "toolkit",
        "check",
        str(path),
        "--as-of",
        AS_OF,
        "--period",
        PERIOD,
        "--lang",
        "zh",
    ]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": ""}
    done = subprocess.run([*command, "--format", "json"], capture_output=True, env=environment, check=False)
    assert done.returncode == 1 and done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))["summary"]["obligations"] == 6
    text = subprocess.run(command, capture_output=True, env=environment, check=False)
    lines = text.stdout.decode("utf-8").splitlines()
    assert any(
        re.fullmatch(r"销售部\.xlsx: 责任表!E6 \[错误\] 期限为空 \(deadline-missing\)。请填写期限,例如“每月5号前”。", n)
        for n in lines
    )


def test_github_annotations(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx")
    found = dutybook(
        "check", path, "--as-of", AS_OF, "--period", PERIOD, "--format", "github", "--lang", "en", "--no-write"
    )
    assert "::error file=a.xlsx,title=deadline-missing::责任表!E6 The deadline is blank. Type a deadline" in found.out
    assert found.code == 1


def test_an_english_run_over_a_chinese_sheet(tmp_path: Path) -> None:
    """Messages follow the language asked for; the sheet keeps its own."""
    path = made(tmp_path / "a.xlsx")
    result = check(path, as_of=AS_OF, period=PERIOD, lang="en")
    assert [f["message"] for f in result["findings"] if f["rule"] == "deadline-missing"] == ["The deadline is blank"]
    book = load_workbook(path)
    assert "检查结果" in book.sheetnames and "检查状态" in [c.value for c in book["责任表"][2]]


def test_a_picture_survives(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Writer(path)
    ws = book.add_worksheet("责任表")
    for r, row in enumerate(table(ROWS)):
        ws.write_row(r, 0, row)
    ws.insert_image("L10", "p.png", {"image_data": io.BytesIO(_PNG)})
    book.close()
    before = parts(path)
    check(path, as_of=AS_OF, period=PERIOD)
    after = parts(path)
    for name in before:
        if name.startswith(("xl/media", "xl/drawings")):
            assert after[name] == before[name]
    assert b"<drawing" in after["xl/worksheets/sheet1.xml"]


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_dates_stay_where_ours_stand_in_the_same_column_of_a_table_below(tmp_path: Path) -> None:
    wide = ["序号", "任务名称", "责任人", "期限", "完成时间", "备注", "金额", "基准日期", "说明甲", "说明乙"]
    rows = [[n, f"任务{n}", "张三", "及时", None, "x", 5, datetime(2026, 4, n), "甲", "乙"] for n in (1, 2, 3)]
    below = ["序号", "事项", "责任部门", "接收部门", "期限", "完成时间", "备注"]
    owed = [["1", "欠款报表", "销售部", "财务部", "每月5号前", datetime(2026, 11, 4), None]]
    path = save(tmp_path / "a.xlsx", {"s": [wide, *rows, [None], [None], below, *owed]})
    assert len(check(path, as_of=AS_OF, period=PERIOD)["obligations"]) == 4
    assert not check(path, as_of=AS_OF, period=PERIOD)["written"]
    sheet = load_workbook(path)["s"]
    assert [sheet.cell(row, 8).value for row in range(1, 5)] == ["基准日期", *(datetime(2026, 4, n) for n in (1, 2, 3))]
    assert sheet["H7"].value == "应交时间"
