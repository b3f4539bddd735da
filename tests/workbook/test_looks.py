"""New columns look native: styles, number formats, colours, widths."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from made import MAIN, SHEET, STYLES, archive, parts, save, unpack, worksheet
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color

from toolkit.workbook import CellUpdate, Look, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import DAYEND_CODE, FILLS, OwnSheet

NAME = "责任表"
HEAD = '<row r="1"><c r="A1" s="1" t="str"><v>事项</v></c><c r="B1" s="1" t="str"><v>期限</v></c></row>'
BODY = '<row r="2"><c r="A2" s="2"><v>1</v></c><c r="B2" s="3"><v>46000</v></c></row>'


def cell(path: Path, name: str) -> openpyxl.cell.Cell:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)[NAME][name]


def test_header_and_body_take_after_their_neighbours(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    write_cells(path, [CellUpdate(NAME, 1, 3, "状态", Look.HEADER), CellUpdate(NAME, 2, 3, "按时", Look.GREEN)])
    head, body = cell(path, "C1"), cell(path, "C2")
    assert (head.font.name, head.font.b, head.border.left.style) == ("黑体", True, "thin")
    assert (body.font.name, body.border.left.style, body.number_format) == ("宋体", "thin", "@")
    assert body.fill.fgColor.rgb == "FF" + FILLS[Look.GREEN]


@pytest.mark.parametrize("place", ["column", "row"])
def test_where_cells_are_unlocked_new_ones_are_too(place: str, tmp_path: Path) -> None:
    """In a protected sheet: the neighbour's format is a locked one, and the next write must still be possible."""
    head = '<cols><col min="3" max="9" width="9" style="4"/></cols>' if place == "column" else ""
    rows = (
        HEAD + BODY
        if place == "column"
        else re.sub(r'<row r="(\d)"', r'<row r="\1" s="4" customFormat="1"', HEAD + BODY)
    )
    path = save(tmp_path / "a.xlsx", worksheet(rows, head, '<sheetProtection sheet="1"/>'))
    looks = (Look.BODY, Look.DATETIME, Look.GREEN, Look.RED)
    for value in ("甲", "乙"):
        updates = [CellUpdate(NAME, 2, column, value, look) for column, look in enumerate(looks, 3)]
        write_cells(path, [CellUpdate(NAME, 1, 3, value, Look.HEADER), *updates])
    assert not any(cell(path, name).protection.locked for name in ("C1", "C2", "D2", "E2", "F2"))
    assert (cell(path, "C1").font.name, cell(path, "E2").border.left.style) == ("黑体", "thin")


@pytest.mark.parametrize(
    ("look", "value", "code"),
    [
        (Look.DATETIME, datetime(2026, 11, 5, 12), "yyyy-mm-dd hh:mm"),
        (Look.DAYEND, date(2026, 11, 5), DAYEND_CODE),
        (Look.NUMBER, 3, "0"),
        (Look.BODY, "甲", "@"),
        (Look.BODY, 3, "General"),
        (Look.BODY, date(2026, 1, 2), "yyyy-mm-dd"),
        (Look.KEEP, 3, "General"),
        (Look.KEEP, datetime(2026, 11, 5, 12), "yyyy-mm-dd hh:mm"),
    ],
)
def test_number_formats(look: Look, value: object, code: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    write_cells(path, [CellUpdate(NAME, 2, 3, value, look)])
    assert cell(path, "C2").number_format == code


def test_a_moment_over_a_length_of_time_shows_its_day(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    styles = unpack(path)["xl/styles.xml"].decode().replace('numFmtId="14"', 'numFmtId="46"')
    assert 'numFmtId="46"' in styles
    path = save(path, worksheet(HEAD + BODY), **{"xl/styles.xml": styles})
    write_cells(path, [CellUpdate(NAME, 2, 2, datetime(2026, 11, 28, 18, 30))])
    assert (cell(path, "B2").value, cell(path, "B2").number_format) == (
        datetime(2026, 11, 28, 18, 30),
        "yyyy-mm-dd hh:mm",
    )


def test_a_number_is_no_date_where_the_plain_format_is_one(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    styles = unpack(path)["xl/styles.xml"].decode()
    assert "<numFmts" not in styles
    odd = '<numFmts count="1"><numFmt numFmtId="0" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts'
    path = save(path, worksheet(HEAD + BODY), **{"xl/styles.xml": styles.replace("<fonts", odd, 1)})
    write_cells(path, [CellUpdate(NAME, 2, 4, 42), CellUpdate(NAME, 2, 3, 7, Look.GREEN)])
    assert (cell(path, "D2").value, cell(path, "C2").value) == (42, 7)


def test_a_number_over_a_date_is_no_date_and_a_date_keeps_its_format(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    write_cells(path, [CellUpdate(NAME, 2, 2, 7)])
    assert cell(path, "B2").value == 7
    path = save(tmp_path / "b.xlsx", worksheet(HEAD + BODY))
    write_cells(path, [CellUpdate(NAME, 2, 2, date(2026, 1, 2))])
    assert cell(path, "B2").number_format == "mm-dd-yy"


def test_colours_go_when_the_next_check_says_so(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    for look in (Look.RED, Look.GREEN, Look.BODY):
        write_cells(path, [CellUpdate(NAME, 2, 3, "甲", look)])
    assert cell(path, "C2").fill.patternType is None
    count = unpack(path)["xl/styles.xml"].count(b"<xf ")
    for look in (Look.RED, Look.GREEN, Look.BODY):
        write_cells(path, [CellUpdate(NAME, 2, 3, "甲", look)])
    assert unpack(path)["xl/styles.xml"].count(b"<xf ") == count


def test_existing_styles_keep_their_places(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY))
    before = unpack(path)["xl/styles.xml"]
    write_cells(path, [CellUpdate(NAME, 2, 3, "甲", Look.RED)])
    after = unpack(path)["xl/styles.xml"]
    for old in before.split(b"<cellXfs")[1].split(b"</cellXfs>")[0].split(b"/>")[1:4]:
        assert old in after
    assert after.index(b"FFF8B4B4") > after.index(b"gray125")


def test_column_widths(tmp_path: Path) -> None:
    head = '<cols><col min="2" max="16384" width="9" style="2"/></cols>'
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY, head))
    write_cells(path, [CellUpdate(NAME, 1, 3, "应交时间", Look.HEADER)])
    sheet = unpack(path)[SHEET].decode()
    assert (
        '<col min="2" max="2" width="9" style="2"/><col min="3" max="3" width="12" style="2" customWidth="1"/>' in sheet
    )
    assert '<col min="4" max="16384" width="9" style="2"/>' in sheet


@pytest.mark.parametrize("prefix", ["s:", ""], ids=["a prefix", "no prefix"])
def test_column_widths_written_with_another_prefix(prefix: str, tmp_path: Path) -> None:
    bound = f'xmlns:s="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    head = f'<{prefix}cols {bound}><{prefix}col min="2" max="9" width="9"/></{prefix}cols>'
    sheet = worksheet(HEAD + BODY)
    if not prefix:
        sheet = re.sub("<(/?)([a-z])", r"<\1x:\2", sheet.partition("?>")[2]).replace("xmlns=", "xmlns:x=")
    path = save(tmp_path / "a.xlsx", re.sub("<(x:)?sheetData>", head + r"\g<0>", sheet))
    write_cells(path, [CellUpdate(NAME, 1, 3, "应交时间", Look.HEADER)])
    widths = {
        (e.attrib["min"], e.attrib["width"]) for e in ElementTree.fromstring(unpack(path)[SHEET]).iter(f"{{{MAIN}}}col")
    }
    assert widths == {("2", "9"), ("3", "12"), ("4", "9")}


def test_fonts_are_taken_over_with_what_their_prefix_stands_for(tmp_path: Path) -> None:
    styles = STYLES.replace("<font><sz", f'<s:font xmlns:s="{MAIN}"><s:sz', 1).replace("</font>", "</s:font>", 1)
    styles = styles.replace('<name val="宋体"/>', '<s:name val="宋体"/>')
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY), **{"xl/styles.xml": styles})
    workbook = FileWorkbook(path)
    own = OwnSheet("检查结果", (("序号",), (1,)), 1, (8.0,))
    workbook.write([], [own], expected=workbook.read().fingerprint, label="t")
    ElementTree.fromstring(unpack(path)["xl/styles.xml"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert openpyxl.load_workbook(path)["检查结果"]["A1"].font.name == "宋体"


@pytest.mark.parametrize("content", ["/>", "></styleSheet>"], ids=["closed", "open"])
@pytest.mark.parametrize("related", [True, False])
def test_a_style_sheet_with_nothing_in_it(content: str, related: bool, tmp_path: Path) -> None:
    plain = HEAD.replace(' s="1"', "") + BODY.replace(' s="2"', "").replace(' s="3"', "")
    made = parts(worksheet(plain)) | {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"{content}'.encode()}
    if not related:  # as PyExcelerate writes it
        rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
        made[rels] = re.sub(b'<Relationship Id="rId2"[^>]*>', b"", made[rels])
        made[types] = re.sub(b'<Override PartName="/xl/styles.xml"[^>]*>', b"", made[types])
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(made))
    own = OwnSheet("检查结果", (("序号",), (1,)), 1, (8.0,))
    workbook = FileWorkbook(path)
    receipt = workbook.write(
        [CellUpdate(NAME, 2, 3, "逾期", Look.RED)], [own], expected=workbook.read().fingerprint, label="t"
    )
    assert "xl/styles.xml" in receipt.parts_changed
    assert sorted(unpack(path)) == sorted([*made, "xl/worksheets/sheet2.xml"])
    assert unpack(path)["[Content_Types].xml"].count(b"/xl/styles.xml") == 1
    assert cell(path, "C2").fill.fgColor.rgb == "FFF8B4B4"
    for name in ("A2", "C2"):  # as the first font, fill and border are, all cells are
        assert not cell(path, name).font.b
        assert cell(path, name).border.left.style is None
    assert cell(path, "A2").fill.patternType is None


@pytest.mark.parametrize("how", ['width="4" customWidth="1"', 'width="30" customWidth="1" hidden="1"'])
def test_new_columns_are_seen_where_the_empty_ones_were_narrow_or_hidden(how: str, tmp_path: Path) -> None:
    head = f'<cols><col min="1" max="1" width="3" customWidth="1"/><col min="3" max="16384" {how}/></cols>'
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY, head))
    day = CellUpdate(NAME, 2, 3, date(2026, 11, 5), Look.DAYEND)
    write_cells(path, [CellUpdate(NAME, 1, 3, "应交时间", Look.HEADER), day])
    sheet = unpack(path)[SHEET].decode()
    hidden = ' hidden="0"' if "hidden" in how else ""
    assert f'<col min="3" max="3" width="17" customWidth="1"{hidden}/><col min="4" max="16384" {how}/>' in sheet
    assert '<col min="1" max="1" width="3" customWidth="1"/>' in sheet


def test_a_column_made_wide_enough_keeps_its_width(tmp_path: Path) -> None:
    head = '<cols><col min="3" max="16384" width="30" customWidth="1"/></cols>'
    path = save(tmp_path / "a.xlsx", worksheet(HEAD + BODY, head))
    write_cells(path, [CellUpdate(NAME, 1, 3, "应交时间", Look.HEADER)])
    assert head in unpack(path)[SHEET].decode()


@pytest.mark.parametrize(
    "styles",
    [
        f'<styleSheet xmlns="{MAIN}" xml:space="preserve"/>',
        f'<styleSheet xmlns="{MAIN}"></styleSheet>',
        f'<x:styleSheet xmlns:x="{MAIN}"><x:fonts count="0"/><x:cellXfs/></x:styleSheet>',
    ],
)
def test_a_styles_part_with_nothing_in_it(styles: str, tmp_path: Path) -> None:
    sheet = worksheet(HEAD.replace(' s="1"', ""))
    path = save(tmp_path / "a.xlsx", sheet, **{"xl/styles.xml": styles})
    assert write_cells(path, [CellUpdate(NAME, 2, 1, "甲")]).parts_changed == (SHEET,)
    write_cells(path, [CellUpdate(NAME, 1, 3, "状态", Look.HEADER), CellUpdate(NAME, 2, 3, "按时", Look.GREEN)])
    write_cells(path, [CellUpdate(NAME, 2, 4, datetime(2026, 11, 5, 12), Look.DATETIME)])
    assert cell(path, "A2").number_format == "General"
    assert cell(path, "C2").fill.fgColor.rgb == "FF" + FILLS[Look.GREEN]
    assert cell(path, "D2").value == datetime(2026, 11, 5, 12)
    assert cell(path, "D2").border.left.style is None


@pytest.mark.parametrize("plain", [True, False])
def test_a_format_with_a_choice_for_another_program(plain: bool, tmp_path: Path) -> None:
    """As Hancom writes it: one entry of the list, with a way for itself and one for everybody else."""
    styles = unpack(save(tmp_path / "a.xlsx", worksheet(HEAD + BODY)))["xl/styles.xml"].decode()
    xf = next(m[0] for m in re.finditer(r"<xf [^>]*/>", styles.partition("<cellXfs")[2]) if 'numFmtId="14"' in m[0])
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    own = xf.replace("<xf ", '<xf hs:extension="1" ')
    theirs = f'<mc:Choice xmlns:hs="urn:hs" Requires="hs">{own}</mc:Choice>'
    choice = f"<mc:AlternateContent {mc}>{theirs}<mc:Fallback>{xf}</mc:Fallback></mc:AlternateContent>"
    path = save(
        tmp_path / "a.xlsx",
        worksheet(HEAD + BODY if plain else HEAD + BODY + "<!-- -->"),
        **{"xl/styles.xml": styles.replace(xf, choice)},
    )
    wanted = datetime(2026, 11, 5, 12)
    write_cells(path, [CellUpdate(NAME, 2, 3, "按时", Look.GREEN), CellUpdate(NAME, 2, 4, wanted, Look.DATETIME)])
    (added,) = re.findall(r"<cellXfs.*</cellXfs>", unpack(path)["xl/styles.xml"].decode())
    assert added.count("AlternateContent") == 2
    assert list(FileWorkbook(path).read().sheets[0].rows[1][1:]) == [date(2025, 12, 9), "按时", wanted]


def dressed(path: Path, font: dict[str, object], fill: str = "", turned: int = 0) -> Path:
    """A sheet whose second row is dressed so, by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = NAME
    for row in (["事项", "期限"], ["报表", "每月5号前"]):
        sheet.append(row)
    for one in sheet[2]:
        one.font = Font(name="宋体", **font)
        one.alignment = Alignment(textRotation=turned, wrapText=True)
        if fill:
            one.fill = PatternFill("solid", fgColor=fill)
    book.save(path)
    return path


@pytest.mark.parametrize("color", ["FFFFFFFF", "00F8F8F0", Color(theme=0), Color(indexed=9)], ids=str)
@pytest.mark.parametrize("fill", ["", "FF1F4E78"], ids=["no fill", "dark"])
def test_what_we_write_can_be_read_where_the_text_beside_it_is_white(
    color: Color | str, fill: str, tmp_path: Path
) -> None:
    path = dressed(tmp_path / "a.xlsx", {"color": color, "b": True}, fill)
    write_cells(path, [CellUpdate(NAME, 2, 3, "已交", Look.BODY), CellUpdate(NAME, 2, 4, "逾期未交", Look.RED)])
    told, red = cell(path, "C2"), cell(path, "D2")
    assert (told.font.color is None) == (not fill)  # white on dark is how a person wanted it
    assert red.font.color is None
    assert {(one.font.name, one.font.b) for one in (told, red)} == {("宋体", True)}


@pytest.mark.parametrize("color", ["FF000000", "FFC00000", Color(theme=1), Color(theme=0, tint=-0.5), None], ids=str)
def test_text_that_can_be_read_keeps_its_colour(color: Color | str | None, tmp_path: Path) -> None:
    path = dressed(tmp_path / "a.xlsx", {"color": color})
    before = cell(path, "B2").font
    write_cells(path, [CellUpdate(NAME, 2, 3, "逾期未交", Look.RED)])
    assert repr(cell(path, "C2").font) == repr(before)


def test_what_we_write_stands_level_beside_text_that_is_turned(tmp_path: Path) -> None:
    path = dressed(tmp_path / "a.xlsx", {}, turned=90)
    write_cells(path, [CellUpdate(NAME, 2, 3, "已交", Look.BODY)])
    assert (cell(path, "C2").alignment.textRotation, cell(path, "C2").alignment.wrapText) == (0, True)
    assert cell(path, "B2").alignment.textRotation == 90


@pytest.mark.parametrize("look", [Look.KEEP, Look.BODY])
def test_a_format_that_a_cell_has_already_stays_as_a_person_chose_it(look: Look, tmp_path: Path) -> None:
    path = dressed(tmp_path / "a.xlsx", {"color": "FFFFFFFF"}, turned=90)
    write_cells(path, [CellUpdate(NAME, 2, 2, "已交", look)])
    assert (cell(path, "B2").font.color.rgb, cell(path, "B2").alignment.textRotation) == ("FFFFFFFF", 90)
