"""Where our columns find their place: what a person has under our names, beside the table or in its way stays."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import rows_from_range
from sheets_kit import OWN_HEADERS, Row, check, parts, save, table
from write_kit import AS_OF, PERIOD, PIXEL
from xlsxwriter import Workbook as Writer

from toolkit.workbook.file import FileWorkbook


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
        ("button", "K2", "L"), ("note", "K2", "J"),
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
        elif what == "button":
            ws.insert_button(at, {"caption": "提交"})
        elif what == "note":
            ws.write_comment("J3", "请核对", {"start_cell": at})
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
