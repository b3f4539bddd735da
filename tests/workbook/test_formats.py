"""Formats other than .xlsx are read, and where LibreOffice can, written: .xlsb, .xls, .et, templates, macro sheets."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import formats_kit as kit
import office
import openpyxl
import pytest
from held_out_tables import TABLES, value_of
from made import MAIN, SHEET, archive, parts, unpack, worksheet

from toolkit.workbook import CellUpdate, Look, through_office, undo
from toolkit.workbook.backups import FOLDER
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import OwnSheet

ROOT = Path(__file__).resolve().parents[2]
needs_office = pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))


def test_a_module_where_a_check_is_run_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Older formats are read in a process of their own, which must not take what lies in the folder for Python's."""
    path = tmp_path / "销售部.xlsb"
    path.write_bytes(kit.xlsb())
    for name in ("pickle", "zipfile", "python_calamine"):
        (tmp_path / f"{name}.py").write_text(f"open('{name}.ran', 'w')\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert FileWorkbook(path).read().sheets[0].rows[0][0] == kit.HEAD[0]
    assert not list(tmp_path.glob("*.ran"))


@pytest.mark.skipif(sys.platform == "win32", reason="which has no limits")
def test_read_where_the_system_takes_no_limit() -> None:
    """As macOS takes none of the address space, and any system none above what was set before."""
    words = """
import resource
given = resource.setrlimit
def setrlimit(kind, limits):
    if kind == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    given(kind, limits)
resource.setrlimit = setrlimit
given(resource.RLIMIT_CPU, (20, 20))
from toolkit.workbook.quarantine import main
main()
assert resource.getrlimit(resource.RLIMIT_CPU) == (20, 20)
"""
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, input=kit.xlsb(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    kind, sheets = pickle.loads(done.stdout)
    assert (kind, sheets[0].rows[0][0]) == ("sheets", kit.HEAD[0])


@pytest.mark.parametrize("cell", [kit.short_cell, kit.rich_cell], ids=["short", "rich"])
def test_xlsb_with_cells_that_excel_does_not_write(cell: Any, tmp_path: Path) -> None:
    rows = [["部门", "", "事项", "期限"], ["", "备注", "", "每月5号前"]]
    (tmp_path / "a.xlsb").write_bytes(kit.xlsb(rows, cell))
    (tmp_path / "b.xlsb").write_bytes(kit.xlsb(rows))
    one, other = (FileWorkbook(tmp_path / name).read().sheets for name in ("a.xlsb", "b.xlsb"))
    assert one == other and [v for row in one[0].rows for v in row if v] == [
        "部门",
        "事项",
        "期限",
        "备注",
        "每月5号前",
    ]


@pytest.mark.parametrize("suffix", [".xltx", ".xltm", ".xlsm"])
def test_templates_are_written_like_workbooks(suffix: str, tmp_path: Path) -> None:
    path = kit.xlsx(tmp_path / f"a{suffix}")
    workbook = FileWorkbook(path)
    receipt = workbook.write([CellUpdate("责任表", 1, 6, "甲")], expected=workbook.read().fingerprint, label="t")
    assert receipt.path == path
    assert FileWorkbook(path).read().sheets[0].rows[0][5] == "甲"


def test_an_xls_that_is_an_xlsx_is_written_losslessly(tmp_path: Path) -> None:
    path = kit.xlsx(tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    workbook = FileWorkbook(path)
    receipt = workbook.write([CellUpdate("责任表", 1, 6, "甲")], expected=workbook.read().fingerprint, label="t")
    assert receipt.parts_changed


def test_a_macro_sheet_of_excel_4_hides_nothing(tmp_path: Path) -> None:
    """A virus of long ago left one in many a workbook."""
    content = parts(worksheet('<row r="2"><c t="inlineStr"><is><t>甲</t></is></c></row>'))  # not written plainly
    rels, book = content["xl/_rels/workbook.xml.rels"].decode(), content["xl/workbook.xml"].decode()
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    more = f'<Relationship Id="rId9" Type="{kind}" Target="macrosheets/sheet1.xml"/></Relationships>'
    content["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", more).encode()
    listed = '<sheet name="Macro1" sheetId="9" state="veryHidden" r:id="rId9"/></sheets>'
    content["xl/workbook.xml"] = book.replace("</sheets>", listed).encode()
    content["xl/macrosheets/sheet1.xml"] = (
        '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
        f'xmlns="{MAIN}"><sheetData/></xm:macrosheet>'
    ).encode()
    path = tmp_path / "a.xlsm"
    path.write_bytes(archive(content))
    assert [(s.name, s.rows[1][0]) for s in FileWorkbook(path).read().sheets] == [("责任表", "甲")]
    written = FileWorkbook(path)
    written.write([CellUpdate("责任表", 2, 2, "乙")], expected=written.read().fingerprint, label="t")
    assert unpack(path) | {SHEET: b""} == content | {SHEET: b""}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("converted")
    for suffix in ("xls", "ods"):
        kit.by_libreoffice(suffix, folder)
    shutil.copy(folder / "销售部.xls", folder / "销售部.et")
    return folder


UPDATES = [
    CellUpdate("责任表", 1, 6, "检查状态", Look.HEADER),
    CellUpdate("责任表", 2, 6, "=按时", Look.RED),
    CellUpdate("责任表", 3, 6, 3, Look.NUMBER),
]


OWN = OwnSheet("检查结果", (("甲",), ("没有",)), 1, (8.0,))


@needs_office
@pytest.mark.parametrize("suffix", [".xls", ".ods", ".et"])
def test_libreoffice_writes_the_same_format(
    suffix: str, converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = Path(shutil.copy(converted / f"销售部{suffix}", tmp_path))
    before = path.read_bytes()
    workbook = FileWorkbook(path)
    content = workbook.read()
    receipt = workbook.write(UPDATES, [OWN], expected=content.fingerprint, label="t")
    assert receipt.path == path
    assert receipt.backup is not None
    assert receipt.backup.read_bytes() == before
    assert path.read_bytes()[:4] == before[:4]  # the format is what it was
    assert not (tmp_path / "state").exists()  # where clicks in a window are noted, of which there was none
    after = FileWorkbook(path).read()
    assert [s.name for s in after.sheets] == ["责任表", "别的", "检查结果"]
    assert [row[5] for row in after.sheets[0].rows[:3]] == ["检查状态", "=按时", 3.0]
    for old, new in zip(content.sheets, after.sheets, strict=False):
        assert [[*row][:5] for row in new.rows] == [[*row][:5] for row in old.rows]
    assert sorted(p.name for p in tmp_path.iterdir()) == [FOLDER, path.name]
    undo.undo_file(path)
    assert path.read_bytes() == before


@needs_office
def test_without_room_for_temporary_files_the_others_are_checked(
    converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [Path(shutil.copy(converted / "销售部.ods", tmp_path)), kit.xlsx(tmp_path / "保险部.xlsx")]
    before = [path.read_bytes() for path in kept]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))  # as good as a full disk
    monkeypatch.setattr(through_office, "_running", [])  # one that runs has its folder already
    found = kit.check(tmp_path, code=3)
    assert {f["workbook"]: f["error"] for f in found["files"]} == {"销售部.ods": "file-not-written", "保险部.xlsx": ""}
    assert len(found["obligations"]) == 2 * len(kit.ROWS)
    assert [path.read_bytes() == old for path, old in zip(kept, before, strict=True)] == [True, False]


@needs_office
def test_an_archive_at_the_end_of_an_xls_is_its_theme(converted: Path, tmp_path: Path) -> None:
    """Excel lays one, whole, into each .xls it saves; where it stands is chance."""
    path = tmp_path / "a.xls"
    theme = archive({"[Content_Types].xml": b"<Types/>", "theme/theme/theme1.xml": b"<theme/>"})
    path.write_bytes((converted / "销售部.xls").read_bytes() + theme)
    assert FileWorkbook(path).read().sheets == FileWorkbook(converted / "销售部.xls").read().sheets


@needs_office
@pytest.mark.parametrize("code_page", [936, 1252])
def test_the_code_page_of_an_xls_is_that_of_somebodys_system(code_page: int, converted: Path, tmp_path: Path) -> None:
    data = (converted / "销售部.xls").read_bytes()
    utf_16 = struct.pack("<3H", 0x42, 2, 1200)
    assert data.count(utf_16) == 1
    path = tmp_path / "a.xls"
    path.write_bytes(data.replace(utf_16, struct.pack("<3H", 0x42, 2, code_page)))
    assert FileWorkbook(path).read().sheets == FileWorkbook(converted / "销售部.xls").read().sheets


@needs_office
def test_an_ods_written_for_people_to_read(converted: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    parts_of = unpack(converted / "销售部.ods")
    tag = re.compile(rb"(?=</?(?:table|office):|<text:p)")
    content, found = tag.subn(b"\n  ", parts_of["content.xml"])
    assert found > 50
    path.write_bytes(archive(parts_of | {"content.xml": content}))
    assert FileWorkbook(path).read().sheets == FileWorkbook(converted / "销售部.ods").read().sheets


@needs_office
def test_whole_numbers_that_an_xls_stores_as_fractions_are_no_other_numbers(converted: Path, tmp_path: Path) -> None:
    data = (converted / "销售部.xls").read_bytes()
    # [MS-XLS] 2.4.220 RK and 2.5.218: 7 as LibreOffice stores it, and as programs do that know no whole numbers.
    record, whole = struct.pack("<4HH", 0x27E, 10, 2, 2, 0)[:8], struct.pack("<L", 7 << 2 | 2)
    at = data.index(record)
    place = data.index(whole, at)
    assert place - at < 16
    path = tmp_path / "销售部.xls"
    path.write_bytes(data[:place] + struct.pack("<d", 7.0)[4:] + data[place + 4 :])
    workbook = FileWorkbook(path)
    receipt = workbook.write(UPDATES, expected=workbook.read().fingerprint, label="t")
    assert receipt.path == path
    assert FileWorkbook(path).read().sheets[1].rows[2][2] == 7


@needs_office
@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_our_columns_are_known_again_in_a_table_in_its_own_words(suffix: str, tmp_path: Path) -> None:
    """Phrases are its deadlines, so that our 应交时间 repeats no date of its own."""
    table = next(t for t in TABLES if t["id"] == "q60")
    book = openpyxl.Workbook()
    for row in table["rows"]:
        book.active.append([*map(value_of, row)])
    book.save(tmp_path / "表.xlsx")
    path = kit.converted(tmp_path / "表.xlsx", suffix, tmp_path)
    (tmp_path / "表.xlsx").unlink()
    results = [kit.check(path), kit.check(path)]
    assert results[0]["obligations"] and results[1]["obligations"] == results[0]["obligations"]
    assert results[1]["written"] == []
    sheet = FileWorkbook(path).read().sheets[0]
    assert [*sheet.rows[1]].count("应交时间") == 1 and sheet.dayends


@needs_office
def test_bold_and_formulas_survive_in_ods(converted: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(converted / "销售部.ods", tmp_path))
    workbook = FileWorkbook(path)
    workbook.write(UPDATES, expected=workbook.read().fingerprint, label="t")
    with office.opened(path) as live:
        sheet = live.book.sheets["责任表"]
        assert sheet["E3"].formula == "=ROW()*3"
        assert sheet["B2"].font.bold
        assert sheet["F2"].value == "=按时"


def test_without_libreoffice_the_result_goes_beside(tmp_path: Path, converted: Path) -> None:
    path = Path(shutil.copy(converted / "销售部.xls", tmp_path))
    before = path.read_bytes()
    code = (
        "import sys; from toolkit.workbook import through_office as t; t.available = lambda: False\n"
        "from toolkit.frontends.cli import main; main(sys.argv[1:])"
    )
    words = ["check", str(path), "--period", "2026-10", "--as-of", "2026-11-06", "--format", "json"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, cwd=ROOT, check=False)
    assert json.loads(done.stdout)["written"][0]["result_workbook"].endswith("销售部.检查结果.xlsx")
    assert path.read_bytes() == before


@needs_office
def test_a_cell_far_away_is_not_for_libreoffice(tmp_path: Path) -> None:
    def row(*texts: str, before: str = "") -> str:
        cells = (f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>' for t in texts)
        return f"<table:table-row>{before}{''.join(cells)}</table:table-row>"

    blank = '<table:table-row table:number-rows-repeated="60000"/>'
    far = row("x", before='<table:table-cell table:number-columns-repeated="99"/>')
    rows = row(*kit.HEAD[1:]) + row(*kit.ROWS[0][1:]) + blank + far
    path = kit.ods(tmp_path / "a.ods", f"<table:table table:name='表'>{rows}</table:table>")
    before = path.read_bytes()
    (told,) = (f for f in kit.check(path)["findings"] if f["rule"] == "written-beside")
    assert "表!CV60003" in told["message"] and path.read_bytes() == before


def test_rows_alike_of_an_ods_are_kept_once(tmp_path: Path) -> None:
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="{times}">'
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>' for v in of)
        + "</table:table-row>"
        for times, of in ((1, ("事项", "期限")), (900, ("报表", "每月5号前")), (1, ("报表", "每月6号前")))
    )
    path = kit.ods(tmp_path / "a.ods", f"<table:table table:name='表'>{rows}</table:table>")
    (sheet,) = FileWorkbook(path).read().sheets
    assert [list(sheet.rows[i]) for i in (0, 900, 901)] == [
        ["事项", "期限"],
        ["报表", "每月5号前"],
        ["报表", "每月6号前"],
    ]
    assert len({id(cells) for cells in sheet.rows}) == 3 and sheet.rows[901][0] is sheet.rows[1][0]


@needs_office
def test_what_has_no_room_in_an_xls_goes_beside(tmp_path: Path) -> None:
    """LibreOffice has columns past the 256th while a file is open, and drops them when it saves as .xls."""
    book = openpyxl.Workbook()
    for row in (kit.HEAD, *kit.ROWS):
        book.active.append([*row, *[None] * 251, "x"])
    book.save(tmp_path / "a.xlsx")
    path = kit.converted(tmp_path / "a.xlsx", "xls", tmp_path)
    before = path.read_bytes()
    result = kit.check(path)
    (told,) = (f for f in result["findings"] if f["rule"] == "written-beside")
    assert "Sheet!IW1" in told["message"] and path.read_bytes() == before
    beside = openpyxl.load_workbook(result["written"][0]["result_workbook"])
    assert "应交时间" in [cell.value for cell in beside["Sheet"][1]]


@needs_office
def test_why_libreoffice_did_not_write(tmp_path: Path, converted: Path) -> None:
    path = Path(shutil.copy(converted / "销售部.ods", tmp_path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Basic/Standard/Module1.xml", "<x/>")
    words = ["check", str(path), "--period", "2026-10", "--as-of", "2026-11-06", "--format", "json"]
    done = subprocess.run([sys.executable, "-m", "toolkit", *words], capture_output=True, cwd=ROOT, check=False)
    result = json.loads(done.stdout)
    assert result["written"][0]["result_workbook"].endswith("销售部.检查结果.xlsx")
    (told,) = (f for f in result["findings"] if f["rule"] == "written-beside")
    assert "宏" in told["message"] and ".xlsm" in told["remedy"]
