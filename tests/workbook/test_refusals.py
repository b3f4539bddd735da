"""What cannot be written without harm is refused, says why, and leaves the file as it was."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from pathlib import Path

import pytest
from made import SHEET, STYLES, archive, parts, save, worksheet

from toolkit.errors import CannotRunError, WorkbookEncryptedError, WorkbookUnreadableError, WriteRefusedError
from toolkit.workbook import CellUpdate, Look, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import OwnSheet

NAME = "责任表"
ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="4"><v>2</v></c></row>'
ARRAY = (
    '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
)
SHARED = (
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>'
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
)
PROTECTED = '<sheetProtection sheet="1" objects="1"/>'
RANGES = '<protectedRanges><protectedRange sqref="F9 C1:D4" name="填写"/></protectedRanges>'


def prefixed(part: str, prefix: str = "S-1.主") -> str:
    head, _, rest = part.partition("?>")
    return f"{head}?>" + re.sub("<(/?)([a-z])", rf"<\1{prefix}:\2", rest).replace("xmlns=", f"xmlns:{prefix}=")


def refused(path: Path, *updates: CellUpdate) -> WriteRefusedError:
    before = path.read_bytes()
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, updates)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert caught.value.text("zh") != caught.value.text("en")
    return caught.value


@pytest.mark.parametrize(
    ("sheet", "row", "column", "key"),
    [
        (worksheet(ROW, tail='<mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>'), 2, 3, "write-merged"),
        (worksheet(ROW, tail='<mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>'), 3, 2, "write-merged"),
        (worksheet(ARRAY), 1, 1, "write-array"),
        (worksheet(ARRAY), 2, 1, "write-array"),
        (worksheet(ARRAY), 3, 1, "write-array"),
        (worksheet(ARRAY.replace('t="array"', 't="dataTable" dt2D="1"')), 3, 1, "write-array"),
        (worksheet(SHARED), 1, 1, "write-shared"),
        (worksheet(ROW, tail=PROTECTED), 1, 1, "write-protected"),
        (worksheet(ROW, tail=PROTECTED), 1, 3, "write-protected"),
        (worksheet(ROW, tail=PROTECTED + RANGES), 1, 1, "write-protected"),
        (worksheet(ROW, tail=PROTECTED + RANGES.replace(" sqref", ' password="CC1A" sqref')), 1, 3, "write-protected"),
        (prefixed(worksheet(ARRAY)), 2, 1, "write-array"),
        (prefixed(worksheet(SHARED)), 1, 1, "write-shared"),
        (worksheet(ROW), 0, 1, "write-out-of-range"),
        (worksheet(ROW), 1, 16_385, "write-out-of-range"),
        (worksheet(ROW), 1_048_577, 1, "write-out-of-range"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + worksheet(ROW).partition("?>")[2], 1, 3, "write-layout"),
        (worksheet(ROW.replace("</row>", "")), 1, 3, "write-layout"),
        (worksheet(ROW + ROW), 1, 3, "write-layout"),
    ],
)
def test_cells(sheet: str, row: int, column: int, key: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", sheet)
    assert refused(path, CellUpdate(NAME, row, column, "甲")).key == key


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        (worksheet(ROW, tail='<mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>'), 2, 2),
        (worksheet(ARRAY), 4, 1),
        (worksheet(SHARED), 2, 1),
        (worksheet(ROW, tail=PROTECTED), 1, 2),
        (worksheet(ROW, tail=PROTECTED.replace('"1"', '"0"', 1)), 1, 1),
        (worksheet(ARRAY.replace("A1:A3", "A1")), 1, 1),
        (worksheet(ARRAY.replace("A1:A3", "A1")), 2, 1),
        (worksheet(ROW, tail=PROTECTED + RANGES), 1, 3),
        (worksheet(ROW, tail=PROTECTED + RANGES.replace('"填写"/>', '"填写"></protectedRange>')), 1, 3),
    ],
)
def test_and_beside_them_written(sheet: str, row: int, column: int, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", sheet)
    write_cells(path, [CellUpdate(NAME, row, column, "甲")])
    assert FileWorkbook(path).read().sheets[0].rows[row - 1][column - 1] == "甲"


def test_an_unlocked_cell_whose_format_has_a_prefix(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(ROW, tail=PROTECTED), **{"xl/styles.xml": prefixed(STYLES)})
    write_cells(path, [CellUpdate(NAME, 1, 2, "甲")])
    assert FileWorkbook(path).read().sheets[0].rows[0][1] == "甲"


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "长" * 32_768, 10**400, 12345678901234567, -(10**16) - 1]
)
def test_values_a_cell_cannot_hold(value: object, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(ROW))
    assert refused(path, CellUpdate(NAME, 1, 3, value)).key == "write-value"


def test_long_numbers_that_a_cell_keeps(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(ROW))
    write_cells(path, [CellUpdate(NAME, 1, 3, 123456789012345), CellUpdate(NAME, 1, 4, 12345 * 10**15)])
    assert FileWorkbook(path).read().sheets[0].rows[0][2:4] == (123456789012345, 12345 * 10**15)


def test_signed(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(ROW), _xmlsignatures__sig1__xml="<a/>")
    assert refused(path, CellUpdate(NAME, 1, 3, "甲")).key == "write-signed"


def test_bad_member_names(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(parts(worksheet(ROW)) | {"../../evil.xml": b"<a/>"}))
    assert refused(path, CellUpdate(NAME, 1, 3, "甲")).key == "write-bad-name"


def test_duplicate_members(tmp_path: Path) -> None:
    out = io.BytesIO(archive(parts(worksheet(ROW))))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as z:
        warnings.simplefilter("ignore")
        z.writestr(SHEET, worksheet(""))
    path = tmp_path / "a.xlsx"
    path.write_bytes(out.getvalue())
    assert refused(path, CellUpdate(NAME, 1, 3, "甲")).key == "write-duplicate-member"


@pytest.mark.parametrize("name", ["a.xls", "a.xlsb", "a.ods", "a.csv"])
def test_other_formats(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert refused(path, CellUpdate(NAME, 1, 1, "甲")).key == "write-format"


BINARY = {name.replace("workbook.xml", "workbook.bin"): c for name, c in parts(worksheet(ROW)).items()} | {
    "_rels/.rels": parts("")["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
}


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"), (archive(BINARY), ".xlsb")],
    ids=["xls", "xlsb"],
)
@pytest.mark.parametrize("out", [None, "b.xlsx"])
def test_the_content_of_another_format(content: bytes, suffix: str, out: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [CellUpdate(NAME, 1, 1, "甲")], out=tmp_path / out if out else None)
    assert (caught.value.key, caught.value.params["content"]) == ("write-content", suffix)
    assert path.read_bytes() == content and [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("out", "key"),
    [("b.csv", "write-format"), ("b", "write-format"), ("b.xlsm", "write-out-format"), ("b.xltx", "write-out-format")],
)
def test_a_copy_is_called_what_it_is(out: str, key: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(ROW))
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [CellUpdate(NAME, 2, 1, "甲")], out=tmp_path / out)
    assert caught.value.key == key and [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
    write_cells(path, [CellUpdate(NAME, 2, 1, "甲")], out=tmp_path / "b.XLSX")


def test_a_sheet_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(ROW))
    error = refused(path, CellUpdate("没有", 1, 1, "甲"))
    assert error.key == "write-no-sheet"
    assert NAME in str(error)


def test_locked_structure_gets_no_new_sheet(tmp_path: Path) -> None:
    book = parts(worksheet(ROW))["xl/workbook.xml"]
    locked = book.replace(b"<sheets>", b'<workbookProtection lockStructure="1"/><sheets>')
    workbook = FileWorkbook(
        save(tmp_path / "a.xlsx", worksheet(ROW), xl__workbook__xml="", **{"xl/workbook.xml": locked})
    )
    with pytest.raises(WriteRefusedError) as caught:
        own = OwnSheet("检查结果", (("甲",),), 1, (8,))
        workbook.write([], [own], expected=workbook.read().fingerprint, label="t")
    assert caught.value.key == "write-structure-protected"


# -- files that cannot even be read ----------------------------------------------------------------------------------


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError) as caught:
        FileWorkbook(tmp_path / "没有.xlsx").read()
    assert caught.value.key == "file-missing"


def test_encrypted(tmp_path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(archive(parts(worksheet(ROW))))).encrypt("秘密", out)
    path = tmp_path / "a.xlsx"
    path.write_bytes(out.getvalue())
    with pytest.raises(WorkbookEncryptedError):
        FileWorkbook(path).read()
    with pytest.raises(WorkbookEncryptedError):
        write_cells(path, [CellUpdate(NAME, 1, 1, "甲")])
    assert path.read_bytes() == out.getvalue()


WHOLE = archive(parts(worksheet(ROW)))
TEXT = archive({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED)
BADLY = bytearray(WHOLE)
"""Of which one part cannot be unpacked."""
_at = WHOLE.find(b"PK\x03\x04", WHOLE.find(SHEET.encode()) - 30) + 30 + len(SHEET)
BADLY[_at : _at + 8] = bytes([255] * 8)
DOCUMENT = archive(parts(worksheet(ROW), **{"xl/workbook.xml": '<w:document xmlns:w="urn:w"><w:body/></w:document>'}))


NAMES_OF_FILES = frozenset(
    ("Excel", "CSV", "XML", "xlsx", "csv", "xml", "worksheets", "sheet", "workbook", "Content", "Types", "rels")
)
"""What a message in Chinese may say in Latin letters: names of programs, formats and parts of the file."""


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file-empty"),
        (b"%PDF-1.4\n1 0 obj\n", "file-not-workbook"),
        (b"hello, world" * 100, "file-plain-text"),
        ("日期\t金额\r\n10-13\t100\r\n".encode("gb18030"), "file-plain-text"),
        ("日期\t金额\r\n10-13\t100\r\n".encode("utf-16"), "file-plain-text"),
        ("\r\n<HTML><body><table><tr><td>金额</td></tr></table>".encode("gb18030"), "file-web-page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "file-web-page"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "file-not-workbook"),
        (archive({"a.txt": b"x"}), "file-not-workbook"),
        (DOCUMENT, "file-not-workbook"),
        (TEXT, "file-not-workbook"),
        (WHOLE[:-30], "file-corrupt"),
        (WHOLE[: len(WHOLE) // 2], "file-corrupt"),
        (WHOLE.replace(b"PK\x03\x04", b"PK\x03\x05", 3), "file-corrupt"),
        (WHOLE[:40] + WHOLE[60:], "file-corrupt"),
        (bytes(BADLY), "file-corrupt"),
        (archive({n: c for n, c in parts(worksheet(ROW)).items() if n != SHEET}), "file-corrupt"),
        (archive({n.replace("_rels/w", "_relsow"): c for n, c in parts(worksheet(ROW)).items()}), "file-corrupt"),
    ],
    ids=[
        *(
            "empty",
            "pdf",
            "text",
            "tabs",
            "tabs in utf-16",
            "page",
            "xml",
            "picture",
            "zip",
            "document",
            "text document",
            "tail gone",
            "half",
            "headers",
            "bytes gone",
            "packed badly",
        ),
        *("a sheet gone", "name damaged"),
    ],
)
def test_unreadable(content: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkbookUnreadableError) as caught:
        FileWorkbook(path).read()
    assert caught.value.key == key
    assert set(re.findall(r"[A-Za-z]{3,}", caught.value.text("zh"))) <= NAMES_OF_FILES, caught.value.text("zh")
    with pytest.raises(CannotRunError):
        write_cells(path, [CellUpdate(NAME, 1, 1, "甲")])
    assert path.read_bytes() == content


def test_absurd_sizes_are_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    data = bytearray(WHOLE)
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (2**31).to_bytes(4, "little")
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(data))
    with pytest.raises(WorkbookUnreadableError) as caught:
        FileWorkbook(path).read()
    assert caught.value.key == "file-too-large"


def test_formula_cells_without_a_value_are_told(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f><v/></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v></v></c><c r="F1" s="1"/>'
        '<c r="G1"><f t="shared" si="0"/></c>'
    )
    path = save(tmp_path / "a.xlsx", worksheet(f'<row r="1">{cells}</row>'))
    sheet = FileWorkbook(path).read().sheets[0]
    assert (sheet.uncached, sheet.occupied) == ({(1, 1), (1, 3), (1, 5), (1, 7)}, ((1, 4, 1, 4),))


@pytest.mark.parametrize("space", ["", "\n"])
def test_a_picture_placed_in_a_cell_is_no_error(space: str, tmp_path: Path) -> None:
    """Excel stores it as an error with rich data beside it; an error of a formula may have such data, too."""
    cells = (
        '<c r="A1"><v>1</v></c><c r="B1" t="e" vm="1"><v>#VALUE!</v></c><c r="C1" t="e"><v>#N/A</v></c>'
        '<c r="D1" t="e" vm="2"><f>IMAGE(A1)</f><v>#VALUE!</v></c>'
    )
    path = save(tmp_path / "a.xlsx", worksheet(f'{space}<row r="1">{space}{cells}</row>'))
    sheet = FileWorkbook(path).read().sheets[0]
    assert (sheet.uncached, sheet.occupied) == ({(1, 3), (1, 4)}, ((1, 2, 1, 2),))


@pytest.mark.parametrize("free", [0, 1])
def test_no_more_cell_formats_than_excel_takes(free: int, tmp_path: Path) -> None:
    formats = "".join(f'<xf numFmtId="{9 + n}" fontId="0"/>' for n in range(65_490 - 5 - free))
    styles = STYLES.replace("</cellXfs>", f"{formats}</cellXfs>").replace('cellXfs count="5"', "cellXfs")
    path = save(tmp_path / "a.xlsx", worksheet(ROW), **{"xl/styles.xml": styles})
    before = path.read_bytes()
    update = CellUpdate(NAME, 1, 1, "甲", Look.RED)
    if free:
        write_cells(path, [update])
    else:
        assert refused(path, update).key == "write-formats"
    assert (path.read_bytes() == before) is not bool(free)
