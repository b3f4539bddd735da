"""New columns belong to what stands beside them: tables, filters, conditional formats, what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from made import SHEET, archive, parts, save, unpack, worksheet

from toolkit.errors import WriteRefusedError
from toolkit.workbook import CellUpdate, Look, write_cells

NAME = "责任表"
HEAD = '<row r="1"><c r="A1" s="1" t="str"><v>事项</v></c><c r="B1" s="1" t="str"><v>期限</v></c></row>'
BODY = '<row r="2"><c r="A2" s="2"><v>1</v></c><c r="B2" s="3"><v>46000</v></c></row>'


def table_book(path: Path, totals: bool = False) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(NAME)
        columns = [{"header": "事项", "total_string": "合计"}, {"header": "期限"}]
        sheet.add_table("B2:C6" if totals else "B2:C5", {"columns": columns, "name": "责任", "total_row": totals})
        sheet.print_area("A1:C5")
        plain = book.add_worksheet("筛选")
        plain.write_row(0, 0, ["甲", "乙"])
        plain.autofilter("A1:B9")
        plain.conditional_format(
            "A2:B9", {"type": "formula", "criteria": '=$A2=""', "format": book.add_format({"bold": 1})}
        )
    return path


@pytest.mark.parametrize("totals", [False, True])
def test_tables_grow(totals: bool, tmp_path: Path) -> None:
    path = table_book(tmp_path / "a.xlsx", totals)
    updates = [CellUpdate(NAME, 2, 4, "应交\n时间", Look.HEADER), CellUpdate(NAME, 2, 5, "状态", Look.HEADER)]
    updates += [CellUpdate(NAME, 3, 5, "按时", Look.GREEN)]
    receipt = write_cells(path, updates)
    assert "xl/tables/table1.xml" in receipt.parts_changed
    table = openpyxl.load_workbook(path)[NAME].tables["责任"]
    assert table.ref == ("B2:E6" if totals else "B2:E5")
    assert table.autoFilter.ref == "B2:E5"
    assert [c.name for c in table.tableColumns] == ["事项", "期限", "应交\n时间", "状态"]
    assert len({c.id for c in table.tableColumns}) == 4
    assert "$A$1:$E$5" in unpack(path)["xl/workbook.xml"].decode()
    again = write_cells(path, updates)
    assert again.fingerprint_after == receipt.fingerprint_after


def test_a_table_beside_another_does_not_grow(tmp_path: Path) -> None:
    """New columns at the right of both may be the left one's: a list of telephone numbers takes in no status."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(NAME)
        sheet.add_table("A1:B4", {"columns": [{"header": "事项"}, {"header": "期限"}], "name": "责任"})
        sheet.add_table("D1:E4", {"columns": [{"header": "姓名"}, {"header": "电话"}], "name": "电话"})
    write_cells(path, [CellUpdate(NAME, 1, 6, "状态", Look.HEADER), CellUpdate(NAME, 2, 6, "按时", Look.GREEN)])
    tables = openpyxl.load_workbook(path)[NAME].tables
    assert {table.name: table.ref for table in tables.values()} == {"责任": "A1:B4", "电话": "D1:E4"}


def test_a_table_that_a_query_fills_does_not_grow(tmp_path: Path) -> None:
    path = table_book(tmp_path / "a.xlsx")
    content = unpack(path)
    part = content["xl/tables/table1.xml"].replace(b'ref="B2:C5"', b'ref="B2:C5" tableType="queryTable"', 1)
    path.write_bytes(archive(content | {"xl/tables/table1.xml": part}))
    receipt = write_cells(path, [CellUpdate(NAME, 2, 4, "应交时间", Look.HEADER)])
    assert "xl/tables/table1.xml" not in receipt.parts_changed


def test_a_header_that_joins_no_table_leaves_it_alone(tmp_path: Path) -> None:
    path = table_book(tmp_path / "a.xlsx")
    before = unpack(path)["xl/tables/table1.xml"]
    write_cells(path, [CellUpdate(NAME, 2, 6, "状态", Look.HEADER), CellUpdate(NAME, 1, 4, "状态", Look.HEADER)])
    write_cells(path, [CellUpdate(NAME, 2, 4, "事项", Look.HEADER)])  # the name is taken
    assert unpack(path)["xl/tables/table1.xml"] == before


def test_a_tables_own_headers_are_not_renamed(tmp_path: Path) -> None:
    path = table_book(tmp_path / "a.xlsx")
    write_cells(path, [CellUpdate(NAME, 2, 2, "事项")])
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [CellUpdate(NAME, 2, 2, "别的")])
    assert caught.value.key == "write-table-header"


def test_a_tables_column_without_a_name_is_given_one(tmp_path: Path) -> None:
    """LibreOffice writes an empty name for a header that was cleared; Excel would repair the table."""
    path = table_book(tmp_path / "a.xlsx")
    write_cells(
        path, [CellUpdate(NAME, 2, 4, "应交时间", Look.HEADER), CellUpdate(NAME, 2, 5, "检查状态", Look.HEADER)]
    )
    content = unpack(path)
    part = content["xl/tables/table1.xml"].replace("应交时间".encode(), b"").replace("检查状态".encode(), b"")
    path.write_bytes(archive(content | {"xl/tables/table1.xml": part}))
    write_cells(
        path, [CellUpdate(NAME, 2, 4, "应交时间", Look.HEADER), CellUpdate(NAME, 2, 5, "检查状态", Look.HEADER)]
    )
    table = openpyxl.load_workbook(path)[NAME].tables["责任"]
    assert [c.name for c in table.tableColumns] == ["事项", "期限", "应交时间", "检查状态"]


def test_filters_and_conditional_formats_grow(tmp_path: Path) -> None:
    path = table_book(tmp_path / "a.xlsx")
    write_cells(path, [CellUpdate("筛选", 1, 3, "状态", Look.HEADER)])
    sheet = openpyxl.load_workbook(path)["筛选"]
    assert sheet.auto_filter.ref == "A1:C9"
    assert [str(c.sqref) for c in sheet.conditional_formatting] == ["A2:C9"]
    assert "筛选!$A$1:$C$9" in unpack(path)["xl/workbook.xml"].decode()


NEWER = (
    '<extLst><ext xmlns:x14="u" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>'
    '<x14:conditionalFormatting xmlns:xm="v"><x14:cfRule type="expression"><xm:f>名单!$A$1=1</xm:f></x14:cfRule>'
    '<xm:sqref>A2:B9</xm:sqref></x14:conditionalFormatting><x14:conditionalFormatting xmlns:xm="v">'
    '<x14:cfRule type="dataBar"/><xm:sqref>A2:B8</xm:sqref></x14:conditionalFormatting>'
    "</x14:conditionalFormattings></ext></extLst>"
)


def test_every_area_of_formats_and_of_what_is_printed_grows(tmp_path: Path) -> None:
    """Several areas, whole columns, two tables on one sheet, and formats of Excel 2010; but no bars."""
    rule = '<cfRule type="expression" priority="1"><formula>$A2=""</formula></cfRule>'
    wanted = {
        "A1:B1 A2:B2 A9:A9": "A1:D1 A2:D2 A9:A9",
        "A:B": "A:D",
        "$A$1:$B$1048576": "$A$1:$D$1048576",
        "A40:B90": "A40:B90",
    }
    formats = "".join(f'<conditionalFormatting sqref="{area}">{rule}</conditionalFormatting>' for area in wanted)
    low = HEAD.replace('r="1"', 'r="5"').replace("A1", "A5").replace("B1", "B5")
    book = parts("")["xl/workbook.xml"].decode()
    names = f'<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">{NAME}!$A:$B,{NAME}!$A$8:$A$9'
    path = save(
        tmp_path / "a.xlsx",
        worksheet(HEAD + BODY + low, "", formats + NEWER),
        **{"xl/workbook.xml": book.replace("</workbook>", f"{names}</definedName></definedNames></workbook>")},
    )
    heads = [CellUpdate(NAME, row, c, f"{c}", Look.HEADER) for row in (1, 5) for c in (3, 4)]
    write_cells(path, [*heads, CellUpdate(NAME, 6, 3, "x", Look.BODY)])
    sheet, book = (unpack(path)[name].decode() for name in (SHEET, "xl/workbook.xml"))
    assert re.findall(r'sqref="([^"]*)"', sheet) == list(wanted.values())
    assert re.findall("<xm:sqref>([^<]*)<", sheet) == ["A2:D9", "A2:B8"]
    assert f"{NAME}!$A:$D,{NAME}!$A$8:$A$9<" in book
