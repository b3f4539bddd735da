"""The made workbooks: the same bytes every time, whole packages, macros that exist and are readable."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import xml.dom.minidom
import zipfile
from pathlib import Path

import openpyxl
import pytest

from toolkit import resources
from toolkit.app.pack import load_pack
from toolkit.app.work_calendar import work_calendar
from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.frontends.buttons.commands import COMMANDS, DEPARTMENT, FINANCE
from toolkit.frontends.buttons.make.books import Setting, department_book, finance_book
from toolkit.frontends.buttons.make.ods_formulas import translate
from toolkit.settings import Settings

PERIOD = Period.parse("2026-11")
MACRO = resources.templates() / "buttons" / "calc" / "dutybook_buttons.py"


@pytest.fixture(scope="module")
def setting() -> Setting:
    settings = Settings()
    calendar = work_calendar(settings.country, settings.company_days)
    return Setting(load_pack("dealership-finance"), PERIOD, calendar, settings.policy, "zh")


@pytest.fixture(scope="module")
def made(setting: Setting) -> dict[str, bytes]:
    found = {
        f"{department.name}{suffix}": department_book(setting, department, suffix)
        for department in setting.pack.departments
        for suffix in (".xlsm", ".ods")
    }
    return found | {f"月结检查{suffix}": finance_book(PERIOD, "zh", suffix) for suffix in (".xlsm", ".ods")}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_bytes_every_time(setting: Setting, made: dict[str, bytes]) -> None:
    department = setting.pack.departments[0]
    for suffix in (".xlsm", ".ods"):
        assert department_book(setting, department, suffix) == made[department.name + suffix]
        assert finance_book(PERIOD, "zh", suffix) == made["月结检查" + suffix]


def test_every_part_is_well_formed(made: dict[str, bytes]) -> None:
    for name, data in made.items():
        found = parts(data)
        for part, content in found.items():
            if part.endswith((".xml", ".rels", ".vml")):
                xml.dom.minidom.parseString(content)
        if name.endswith(".ods"):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                first = package.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_excel_parts_hang_together(made: dict[str, bytes]) -> None:
    for name, data in made.items():
        if not name.endswith(".xlsm"):
            continue
        found = parts(data)
        types = found["[Content_Types].xml"].decode()
        assert "application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types
        assert 'Extension="bin" ContentType="application/vnd.ms-office.vbaProject"' in types
        assert "customUI/customUI.xml" in found["_rels/.rels"].decode()
        assert 'codeName="ThisWorkbook"' in found["xl/workbook.xml"].decode()
        drawings = [part for part in found if part.endswith(".vml")]
        assert drawings
        ids = re.findall(r'<v:shape id="(\w+)"', "".join(found[d].decode() for d in drawings))
        assert len(ids) == len(set(ids))
        book = openpyxl.load_workbook(io.BytesIO(data), keep_vba=True)
        # Else the collector closes it one day, in vain, and says so in the middle of another test.
        book.vba_archive.close()
        assert book["xlwings.conf"]["B1"].value == "FALSE"
        assert book["xlwings.conf"].sheet_state == "veryHidden"


def test_every_button_and_ribbon_command_has_its_macro(made: dict[str, bytes]) -> None:
    olevba = pytest.importorskip("oletools.olevba")
    for name, data in made.items():
        wanted = set(FINANCE if name.startswith("月结") else DEPARTMENT)
        if name.endswith(".ods"):
            called = set(re.findall(r"dutybook_buttons\.py\$(\w+)\?", parts(data)["content.xml"].decode()))
            functions = set(re.findall(r"^def (\w+)\(event=None\)", MACRO.read_text("utf-8"), re.MULTILINE))
            assert called == wanted
            assert called <= functions
            continue
        found = parts(data)
        project = olevba.VBA_Parser("vbaProject.bin", found["xl/vbaProject.bin"])
        code = {module: said for _, _, module, said in project.extract_macros()}
        assert set(code) == {"ThisWorkbook.cls", "Sheet1.cls", "xlwings.bas", "Dictionary.cls", "Dutybook.bas"}
        subs = set(re.findall(r"^Sub (\w+)\(", code["Dutybook.bas"], re.MULTILINE))
        assert len(re.findall(r"\bSub\b", code["Dutybook.bas"])) == 2 * len(subs)  # each on one line: Sub … End Sub
        vml = "".join(content.decode() for part, content in found.items() if part.endswith(".vml"))
        buttons = set(re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", vml))
        ribbon = set(re.findall(r'onAction="(\w+)"', found["customUI/customUI.xml"].decode()))
        assert buttons == {f"Dutybook_{action}" for action in wanted}
        assert ribbon == {f"Ribbon_{action}" for action in wanted}
        assert buttons | ribbon <= subs
        for action in wanted:
            assert text(f"button-{action}", "zh") in found["customUI/customUI.xml"].decode()
            assert f"click('{action}')" in code["Dutybook.bas"]
        assert "AutoOpen" not in code["Dutybook.bas"]
        assert "Workbook_Open" not in "".join(code.values())


def test_the_vba_project_is_what_its_sources_give() -> None:
    pytest.importorskip("pyopenvba")
    build = resources.templates() / "buttons" / "build.py"
    done = subprocess.run([sys.executable, str(build), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_macro_file_runs_on_older_pythons() -> None:
    import ast

    ast.parse(MACRO.read_text("utf-8"), feature_version=(3, 7))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(MACRO.read_text("utf-8")))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert names <= {*sys.stdlib_module_names, "uno", "unohelper"}


def test_captions_and_tips_in_both_languages() -> None:
    for action in COMMANDS:
        for lang in ("zh", "en"):
            assert text(f"button-{action}", lang)
            assert text(f"button-{action}-tip", lang)


def test_english_workbooks(setting: Setting) -> None:
    english = setting._replace(lang="en")
    data = department_book(english, english.pack.departments[0], ".ods")
    assert 'form:label="Check"' in parts(data)["content.xml"].decode()


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("COUNTA($A4:$R4)>0", "COUNTA([.$A4:.$R4])>0"),
        ('OR($H4="豁免",$H4="A1,B2")', 'OR([.$H4]="豁免";[.$H4]="A1,B2")'),
        ("'责任清单'!$A$4:$A$1000", "[$'责任清单'.$A$4:.$A$1000]"),
        ("LOG10(A1)", "LOG10([.A1])"),
    ],
)
def test_formulas_in_opendocuments_spelling(excel: str, calc: str) -> None:
    assert translate(excel) == calc


def test_calc_reads_what_was_made(setting: Setting, made: dict[str, bytes], tmp_path: Path) -> None:
    """Cells, drop-downs, names and colours arrive in a real LibreOffice as they are in the .xlsm."""
    office = pytest.importorskip("office")
    if missing := office.lacks():
        pytest.skip(missing)
    name = setting.pack.departments[0].name
    path = tmp_path / f"{name}.ods"
    path.write_bytes(made[f"{name}.ods"])
    source = openpyxl.load_workbook(io.BytesIO(made[f"{name}.xlsm"]))
    with office.opened(path) as live:
        book = live.book
        assert [s.name for s in book.sheets] == [n for n in source.sheetnames if n != "xlwings.conf"]
        for sheet in book.sheets:
            theirs = source[sheet.name]
            rows, columns = theirs.max_row, theirs.max_column
            mine = sheet.range((1, 1), (rows, columns)).options(ndim=2).value
            wanted = [[_plain(theirs.cell(r, c).value) for c in range(1, columns + 1)] for r in range(1, rows + 1)]
            assert mine == wanted, sheet.name
        records = book.sheets["交付记录"]
        assert records["A3"].color == tuple(bytes.fromhex("1F4E78"))
        assert records["I4"].number_format.lower() == "yyyy-mm-dd hh:mm"
        assert records["E900"].number_format == "@"
        rule = records["H4"].api.Validation
        assert rule.Type.value == "LIST"
        assert "未开始" in rule.getFormula1()
        assert records["H1000"].api.Validation.Type.value == "LIST"
        assert len(records.api.ConditionalFormats.getConditionalFormats()) >= 2
        assert [n.name for n in book.sheets["检查结果"].names] == ["检查结果!dutybook_result"]


def _plain(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
