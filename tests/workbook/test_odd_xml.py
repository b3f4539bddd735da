"""XML as the standard allows it and few programs write it: the values are read all the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made import MAIN, PACKAGE_REL, REL, STYLES, archive, parts, save, worksheet

from toolkit.errors import WorkbookUnreadableError
from toolkit.workbook import CellUpdate, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.ooxml.scan import holds

CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ROW = '<row r="1"><c r="A1"><v>42</v></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>'
SHEET = worksheet(ROW)


def value(inner: str, attrs: str = "") -> str:
    return worksheet(ROW.replace('<c r="A1"><v>42</v>', f'<c r="A1"{attrs}>{inner}'))


ODD = {
    "comment in a number": value("<v>4<!-- x -->2</v>"),
    "comment before a number": value("<v><!-- x -->42</v>"),
    "reference in a number": value("<v>4&#50;</v>"),
    "section in a number": value("<v>4<![CDATA[2]]></v>"),
    "white space around a number": value("<v>\n 42\t</v>"),
    "instruction in a number": value("<v>4<?x 3?>2</v>"),
    "extension of a cell": value('<v>42</v><extLst><ext xmlns:z="urn:z" uri="{C}"><z:v>5</z:v></ext></extLst>'),
    "extension of a row": worksheet(
        ROW.replace(
            "</row>", '<extLst><ext xmlns:z="urn:z" uri="{R}"><z:c r="Z9"><z:v>5</z:v></z:c></ext></extLst></row>'
        )
    ),
    "prefix of a cell": value("<v>42</v>").replace('<c r="A1">', f'<c xmlns="{MAIN}" r="A1">'),
    "choice around the cells": SHEET.replace(
        "<sheetData>",
        f'<mc:AlternateContent xmlns:mc="{CHOICES}"><mc:Choice Requires="z" xmlns:z="urn:z"><sheetData><row r="1">'
        '<c r="A1"><v>5</v></c></row></sheetData></mc:Choice><mc:Fallback><sheetData>',
    ).replace("</sheetData></worksheet>", "</sheetData></mc:Fallback></mc:AlternateContent></worksheet>"),
    "cells of another program before": SHEET.replace(
        "<sheetData>", '<sheetData xmlns="urn:z"><row r="1"><c r="A1"><v>5</v></c></row></sheetData><sheetData>', 1
    ),
    "cells of another program after": SHEET.replace(
        "</worksheet>",
        '<extLst><ext uri="{Z}"><z:sheetData xmlns:z="urn:z"><z:row r="1"><z:c r="A1"><z:v>5</z:v></z:c></z:row>'
        "</z:sheetData></ext></extLst></worksheet>",
    ),
}


@pytest.mark.parametrize("sheet", ODD.values(), ids=ODD.keys())
def test_values_are_what_the_standard_says(sheet: str, tmp_path: Path) -> None:
    rows = FileWorkbook(save(tmp_path / "a.xlsx", sheet)).read().sheets[0].rows
    assert list(map(list, rows)) == [[42.0, "乙"]]


def test_shared_text_in_white_space(tmp_path: Path) -> None:
    table = f'<sst xmlns="{MAIN}"><si><t>甲</t></si><si><t>丁</t></si></sst>'
    rels = parts(SHEET)["xl/_rels/workbook.xml.rels"].decode()
    relation = f'<Relationship Id="rId3" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    more = {
        "xl/sharedStrings.xml": table,
        "xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", relation),
    }
    path = save(tmp_path / "a.xlsx", value("<v>\n 1\n</v>", ' t="s"'), **more)
    assert FileWorkbook(path).read().sheets[0].rows == [["丁", "乙"]]


def test_a_length_of_time_beyond_all(tmp_path: Path) -> None:
    """A telephone number in a cell formatted as a length of time: the other cells are read."""
    styles = STYLES.replace('<xf numFmtId="14"', '<xf numFmtId="46"')
    path = save(tmp_path / "a.xlsx", value("<v>13812345678</v>", ' s="3"'), **{"xl/styles.xml": styles})
    assert FileWorkbook(path).read().sheets[0].rows == [[13812345678.0, "乙"]]


@pytest.mark.parametrize("error", ["#SPILL!", "#FIELD!", "#PYTHON!", "#N/A"])
@pytest.mark.parametrize("before", ["", "<!-- x -->"], ids=["plain", "commented"])
def test_errors_old_and_new_are_no_values(error: str, before: str, tmp_path: Path) -> None:
    cells = f'<c r="A1" t="e"><f>A9</f><v>{error}</v></c><c r="B1" t="str"><f>A8</f><v>{error}</v></c>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(parts(worksheet(f'{before}<row r="1">{cells}</row>'))))
    (sheet,) = FileWorkbook(path).read().sheets
    assert (list(sheet.rows[0]), sheet.uncached) == ([None, error], {(1, 1)})


def test_parts_in_places_of_their_own(tmp_path: Path) -> None:
    """Dates stay dates where the formats are, whatever the parts are called."""
    made = parts(value("<v>46331</v>", ' s="3"'))
    moved = {
        "xl/workbook.xml": "book.xml",
        "xl/_rels/workbook.xml.rels": "_rels/book.xml.rels",
        "xl/styles.xml": "looks/formats.xml",
        "xl/worksheets/sheet1.xml": "工作/一.xml",
    }
    content = {moved.get(name, name): data for name, data in made.items()}
    content["_rels/.rels"] = content["_rels/.rels"].replace(b"xl/workbook.xml", b"./book.xml")
    content["_rels/book.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE_REL}"><Relationship Id="rId1" Type="{REL}/worksheet" '
        f'Target="./looks/../%E5%B7%A5%E4%BD%9C/一.xml"/><Relationship Id="rId2" Type="{REL}/styles" '
        'Target="/looks/formats.xml"/></Relationships>'
    ).encode()
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(content))
    assert FileWorkbook(path).read().sheets[0].rows == [[date(2026, 11, 5), "乙"]]


def test_an_entity_is_no_value(tmp_path: Path) -> None:
    sheet = value("<v>&e;</v>").replace("?>", '?><!DOCTYPE worksheet [<!ENTITY e "42">]>', 1)
    with pytest.raises(WorkbookUnreadableError):
        FileWorkbook(save(tmp_path / "a.xlsx", sheet)).read()


@given(st.text("<!?a", max_size=12).map(str.encode), st.sampled_from([b"<!", b"<?"]), st.integers(0, 3))
@example(b"a!" * 1500 + b"<!", b"<!", 0)
@example(b"a!" * 1500, b"<!", 0)
def test_two_characters_that_stand_together_are_found(data: bytes, mark: bytes, start: int) -> None:
    assert holds(data, mark, start) == (data.find(mark, start) >= 0)


@pytest.mark.parametrize("sheet", [SHEET, ODD["comment in a number"]], ids=["plain", "odd"])
def test_a_module_of_excel_5_hides_nothing(sheet: str, tmp_path: Path) -> None:
    """Excel lists it among the sheets, without a part of its own."""
    listed = parts(sheet)["xl/workbook.xml"].decode()
    module = '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/></sheets>'
    path = save(tmp_path / "a.xlsx", sheet, **{"xl/workbook.xml": listed.replace("</sheets>", module)})
    assert [(s.name, *map(list, s.rows)) for s in FileWorkbook(path).read().sheets] == [("责任表", [42.0, "乙"])]
    write_cells(path, [CellUpdate("责任表", 1, 3, "丙")])
    assert list(FileWorkbook(path).read().sheets[0].rows[0]) == [42.0, "乙", "丙"]
    lost = module.replace('r:id=""', 'r:id="rId99"')
    save(path, sheet, **{"xl/workbook.xml": listed.replace("</sheets>", lost)})
    with pytest.raises(WorkbookUnreadableError):
        FileWorkbook(path).read()
