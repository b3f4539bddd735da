"""Annotated copies: the original as it was, everything else of the copy too; cells marked, notes, a sheet of all."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from kinds import KINDS, Kind, write
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from toolkit.app.access import Access
from toolkit.app.validate import Validated, validate
from toolkit.core.period import Period
from toolkit.errors import UsageError
from toolkit.settings import Settings
from toolkit.workbook.passwords import Secret, lock, unlock
from toolkit.workbook.port import FILLS, Look

ROOT = Path(__file__).resolve().parents[2]
KIND = KINDS[0]
MISTAKES: dict[str, Any] = {"B5": "HT2026-0101", "C6": None, "G7": 7400, "A9": "制表人:"}


def bad(folder: Path, kind: Kind = KIND, change: dict[str, Any] | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    return write(kind, folder, change or MISTAKES)


def run(path: Path, out: Path, lang: str = "zh") -> Validated:
    return validate([path], Settings(), period=Period(2026, 10), annotate=out, lang=lang)


def cells(path: Path, sheet: int = 0) -> Iterator[Any]:
    for row in openpyxl.load_workbook(path).worksheets[sheet].iter_rows():
        yield from row


def test_marks_notes_and_the_sheet_of_findings(tmp_path: Path) -> None:
    path = bad(tmp_path / "原件")
    before = path.read_bytes()
    result = run(path, tmp_path / "标注")
    assert path.read_bytes() == before
    (copy,) = result.annotated
    assert copy == tmp_path / "标注" / KIND.file
    marked = {c.coordinate for c in cells(copy) if c.fill.fgColor.rgb == f"FF{FILLS[Look.RED]}"}
    noted = {c.coordinate: c.comment for c in cells(copy) if c.comment}
    assert marked == set(noted) == {"B5", "C6", "G7", "A9"}
    assert "“合同号”的“HT2026-0101”与第 4 行重复" in noted["B5"].text and "deliverable-repeated" in noted["B5"].text
    assert {c.author for c in noted.values()} == {"检查"}
    listed = [c.value for c in cells(copy, -1)]
    assert "校验结果" in openpyxl.load_workbook(copy).sheetnames
    assert all(any(cell == v for v in listed) for cell in marked)
    assert result.exit_code == 1


def test_everything_else_of_the_copy_is_as_it_was(tmp_path: Path) -> None:
    """Values, formulas, number formats, borders, widths, merges, pictures: only fills, notes and one sheet are new."""
    path = bad(tmp_path / "原件")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["J4"] = "=G4*2"
    sheet["G5"].number_format = '#,##0.00"元"'
    sheet["G5"] = "一千"
    sheet.add_image(Image(ROOT / "samples" / "picture.png"), "L2")
    sheet["E5"].comment = Comment("财务问过", "老板")
    sheet["B5"].comment = Comment("原来就有的批注", "老板")
    book.save(path)
    (copy,) = run(path, tmp_path / "标注").annotated
    one, other = openpyxl.load_workbook(path).active, openpyxl.load_workbook(copy).worksheets[0]
    assert one is not None
    for row in one.iter_rows():
        for cell in row:
            same = other[cell.coordinate]
            assert (same.value, same.number_format) == (cell.value, cell.number_format), cell.coordinate
            # Proxies of openpyxl are not equal to one another; what they say is.
            assert [repr(same.border), repr(same.font), repr(same.alignment)] == [
                repr(cell.border), repr(cell.font), repr(cell.alignment),
            ], cell.coordinate  # fmt: skip
    assert one.merged_cells.ranges == other.merged_cells.ranges
    assert {k: d.width for k, d in one.column_dimensions.items()} == {
        k: d.width for k, d in other.column_dimensions.items()
    }
    assert other["E5"].comment and other["E5"].comment.text == "财务问过"
    text = other["B5"].comment.text if other["B5"].comment else ""
    assert text.startswith("原来就有的批注") and "重复" in text
    kept = ("xl/media/", "xl/theme/", "docProps/", "xl/drawings/drawing")
    with zipfile.ZipFile(path) as a, zipfile.ZipFile(copy) as b:
        for name in a.namelist():
            if name.startswith(kept):
                assert a.read(name) == b.read(name), name
        assert set(a.namelist()) <= set(b.namelist())


def test_the_copies_of_every_kind_are_valid_and_open(tmp_path: Path, shared: Path) -> None:
    """By the schemas of the standard; and LibreOffice shows as many notes as there are cells with findings."""
    for kind in KINDS:
        change: dict[str, Any] = {}
        for plant in kind.plants:
            change.update(plant.cells)
        bad(tmp_path / "原件", kind, change)
    result = validate([tmp_path / "原件"], Settings(), period=Period(2026, 10), annotate=tmp_path / "标注")
    assert len(result.annotated) == len(KINDS)
    done = subprocess.run(
        [sys.executable, str(shared / "ooxml" / "validate.py"), *map(str, result.annotated)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_notes_and_keeps_them_hidden(tmp_path: Path) -> None:
    (copy,) = run(bad(tmp_path / "原件"), tmp_path / "标注").annotated
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "ods",
         "--outdir", str(tmp_path), str(copy)],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    with zipfile.ZipFile(tmp_path / f"{copy.stem}.ods") as made:
        content = made.read("content.xml").decode()
    assert content.count("<office:annotation ") == 4
    assert 'office:display="true"' not in content


def test_a_second_sheet_with_notes_of_its_own_and_findings_on_rows(tmp_path: Path) -> None:
    path = bad(tmp_path / "原件", KIND, {"C3": "联系方式"})
    (copy,) = run(path, tmp_path / "标注", "en").annotated
    note = openpyxl.load_workbook(copy).worksheets[0]["A3"].comment
    assert note is not None and "There is no column" in note.text and note.author == "Check"
    assert "Findings" in openpyxl.load_workbook(copy).sheetnames


def test_a_clean_file_needs_no_copy_and_other_formats_are_told(tmp_path: Path) -> None:
    path = write(KIND, tmp_path)
    assert run(path, tmp_path / "标注").annotated == ()
    table = tmp_path / "刷卡单-2026-10.csv"
    table.write_text("业务编号,刷卡日期,凭证号,金额\nKF-1,2026-10-02,,12\n", encoding="utf-8-sig")
    result = run(table, tmp_path / "标注")
    assert result.annotated == () and result.exit_code == 3
    assert "annotate-format" in [f.rule for f in result.findings]


def test_what_is_no_deliverable_needs_no_copy(tmp_path: Path) -> None:
    """The duty sheets beside the deliverables in a folder, of whatever format."""
    folder = tmp_path / "原件"
    bad(folder)
    (folder / "客服部.csv").write_text("责任部门,事项,期限,完成时间\n客服部,报表,每月5号前,\n", encoding="utf-8-sig")
    book = openpyxl.Workbook()
    book.active.append(["责任部门", "事项", "期限", "完成时间"])
    book.save(folder / "销售部.xlsx")
    result = run(folder, tmp_path / "标注")
    assert [p.name for p in result.annotated] == [KIND.file]
    assert result.exit_code == 1


def test_originals_are_never_replaced(tmp_path: Path) -> None:
    path = bad(tmp_path / "原件")
    before = path.read_bytes()
    with pytest.raises(UsageError):
        run(path, tmp_path / "原件")
    assert path.read_bytes() == before
    below = bad(tmp_path / "原件" / "子")
    result = validate([tmp_path / "原件"], Settings(), period=Period(2026, 10), annotate=tmp_path / "标注")
    made = {p.relative_to(tmp_path).as_posix() for p in result.annotated}
    assert made == {f"标注/{KIND.file}", f"标注/子/{below.name}"}
    assert run(path, tmp_path / "标注", "en").annotated == run(path, tmp_path / "标注").annotated != ()
    kept = bad(tmp_path / "别处")
    before = kept.read_bytes()
    result = run(path, tmp_path / "别处")
    assert result.exit_code == 3 and result.annotated == () and kept.read_bytes() == before
    assert "target-workbook" in [f.rule for f in result.findings]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, two = bad(tmp_path / "一店"), bad(tmp_path / "二店", change={"C6": None})
    (tmp_path / "三店").mkdir()
    other = shutil.copy(two, tmp_path / "三店" / f"另-{KIND.file}")
    named = [f"一店/{KIND.file}", f"二店/{KIND.file}", other.name]
    for paths in ([one, two, other], [one.parent, two.parent, other]):
        result = validate(paths, Settings(), period=Period(2026, 10), annotate=tmp_path / "标注")
        assert [r.name for r in result.records] == named
        assert [p.relative_to(tmp_path / "标注").as_posix() for p in result.annotated] == named
        assert {f.place.workbook for f in result.findings} == set(named)
        assert sum(c.comment is not None for c in cells(result.annotated[0])) > 1
        assert sum(c.comment is not None for c in cells(result.annotated[1])) == 1


def test_a_workbook_that_takes_no_more_sheets_and_a_name_that_is_taken(tmp_path: Path) -> None:
    path = bad(tmp_path / "原件")
    book = openpyxl.load_workbook(path)
    book.create_sheet("校验结果")["A1"] = "别人的表"
    book.save(path)
    (copy,) = run(path, tmp_path / "标注").annotated
    assert openpyxl.load_workbook(copy).sheetnames[-1] == "校验结果2"
    from openpyxl.workbook.protection import WorkbookProtection

    book.security = WorkbookProtection(lockStructure=True)
    book.save(path)
    (copy,) = run(path, tmp_path / "标注").annotated
    opened = openpyxl.load_workbook(copy)
    assert opened.sheetnames[-1] == "校验结果" and opened.worksheets[0]["B5"].comment


def test_the_copy_of_an_encrypted_file_is_encrypted_too(tmp_path: Path) -> None:
    secret = Secret("月结2026")
    path = bad(tmp_path / "原件")
    path.write_bytes(lock(path.read_bytes(), secret))
    result = validate([path], Settings(), period=Period(2026, 10), annotate=tmp_path / "标注", access=Access(secret))
    (copy,) = result.annotated
    assert copy.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
    plain = tmp_path / "开.xlsx"
    plain.write_bytes(unlock(copy.read_bytes(), secret)[0])
    assert openpyxl.load_workbook(plain).worksheets[0]["C6"].comment
    without = run(path, tmp_path / "标注")
    assert without.exit_code == 3 and without.annotated == ()


def test_copies_of_all_sorts_of_workbooks_keep_every_value(tmp_path: Path, shared: Path) -> None:
    """Workbooks of other programs, with drawings, notes, tables, macros: marked here and there, else as they were."""
    from toolkit.core.finding import Finding, Place, Severity
    from toolkit.deliverables.annotate import annotate
    from toolkit.errors import CannotRunError
    from toolkit.workbook.file import FileWorkbook

    def values(path: Path) -> dict[str, list[tuple[int, int, object]]]:
        return {
            s.name: [(r, c, v) for r, row in enumerate(s.rows) for c, v in enumerate(row) if v is not None]
            for s in FileWorkbook(path).read().sheets
        }

    made = 0
    for number, path in enumerate(sorted((shared / "corpora").rglob("*.xls[xm]"))[::4]):
        try:
            before = values(path)
        except CannotRunError:
            continue
        places = [
            Place(path.name, name, r, c) for name in list(before)[:2] for r, c in ((1, 1), (5, 2), (5, 40), (900, 2))
        ]
        findings = [Finding(place, "deliverable-empty", Severity.ERROR) for place in [*places, Place(path.name)]]
        copy = annotate(path, tmp_path, findings, "zh", f"{number}-{path.name}")
        after = values(copy)
        assert {name: after[name] for name in before} == before, path.name
        assert len(after) in (len(before), len(before) + 1)
        made += 1
    assert made > 20
