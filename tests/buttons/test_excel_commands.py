"""The command lines that Excel's buttons start, word for word, on the .xlsm workbooks as LibreOffice shows them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from screen import Office, command

from toolkit import resources

# As VBA puts it together: xlwings.bas, ExecuteWindows, with what RunPython hands to it.
LINE = (
    '"{python}" -B -c "import xlwings.utils;xlwings.utils.prepare_sys_path(\\"{paths}\\"); {code}" '
    ' --wb="{name}" --from_xl=1 --app="C:\\Program Files\\Microsoft Office\\EXCEL.EXE" --hwnd="1234" 2> "{log}" '
)


def code_of(sub: str, workbook: Path) -> str:
    """The Python that a Sub of a workbook's VBA project runs."""
    olevba = pytest.importorskip("oletools.olevba")
    with zipfile.ZipFile(workbook) as package:
        project = olevba.VBA_Parser("vbaProject.bin", package.read("xl/vbaProject.bin"))
    code = "\n".join(said for *_, said in project.extract_macros())
    found = re.search(rf'^Sub {sub}\(\): RunPython "([^"]+)": End Sub', code, re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_line_is_the_one_that_vba_makes() -> None:
    """The template above against the source that is compiled into the workbooks."""
    import xlwings

    said = (Path(xlwings.__file__).parent / "xlwings.bas").read_text("ascii")
    assert '" -B -c ""import xlwings.utils;xlwings.utils.prepare_sys_path(\\""" & PYTHONPATH & "\\""); "' in said
    assert '" --wb=" & """" & ThisWorkbook.Name & """ --from_xl=1" & " --app="' in said


@pytest.fixture(scope="module")
def excel_folder(home: Path) -> Path:
    folder = home / "责任表" / "Excel"
    command(home, "new", "dealership-finance", "--period", "2026-11", "--out", str(folder), "--buttons", "excel")
    shutil.copy(home / "责任表" / "dutybook.toml", folder / "dutybook.toml")
    return folder


@pytest.fixture
def shown(office: Office, excel_folder: Path) -> Iterator[Any]:
    """消贷部.xlsm as LibreOffice opens it."""
    book = office.open(excel_folder / "消贷部.xlsm")
    book.sheets["交付记录"].impl.activate()
    yield book
    book.close()


def start(sub: str, book: Any, home: Path) -> subprocess.Popen[str]:
    path = Path(book.fullname)
    line = LINE.format(
        python=sys.executable,
        paths=f"FALSE;{path};{path};;;;",
        code=code_of(sub, path),
        name=book.name,
        log=home / "xlwings.log",
    )
    return subprocess.Popen(line, shell=True, env=os.environ | {"HOME": str(home)}, text=True, cwd=home)


def test_check(office: Office, shown: Any, home: Path) -> None:
    sheet = shown.sheets["交付记录"]
    running = start("Dutybook_check", shown, home)
    said = office.message()
    office.photograph("Excel-检查本表")
    office.answer()
    assert running.wait(20) == 0, (home / "xlwings.log").read_text()
    assert said.startswith("本表 "), said
    assert sheet["S4"].value == datetime(2026, 12, 5)


def test_every_other_command(office: Office, shown: Any, home: Path) -> None:
    sheet = shown.sheets["交付记录"]
    sheet["A4:C4"].select()
    running = start("Dutybook_hand_in", shown, home)
    assert "第 4 行" in office.until(office.dialog, "the question").text
    office.screen.type("PZ-1")
    office.answer()
    assert office.message().startswith("已登记 1 行")
    office.answer()
    assert running.wait(20) == 0, (home / "xlwings.log").read_text()
    assert sheet["J4"].value == "PZ-1"

    running = start("Dutybook_undo", shown, home)
    assert office.message().startswith("已恢复上一次写入的 3 个单元格")
    office.answer()
    assert running.wait(20) == 0
    assert sheet["J4"].value is None

    sheet["D4"].select()
    running = start("Dutybook_explain", shown, home)
    assert "本行应交时间" in office.message()
    office.answer()
    assert running.wait(20) == 0

    sheet["A5:H5"].clear_contents()
    running = start("Dutybook_due_rows", shown, home)
    office.until(office.dialog, "the question")
    office.answer()
    assert "应交的 1 项" in office.message()
    office.answer()
    assert running.wait(20) == 0, (home / "xlwings.log").read_text()
    assert sheet["A5"].value == "消贷部9"


@pytest.fixture
def finance(office: Office, excel_folder: Path) -> Iterator[Any]:
    """月结检查.xlsm as LibreOffice opens it."""
    book = office.open(excel_folder / "月结检查.xlsm")
    yield book
    book.close()


def asked(office: Office, running: subprocess.Popen[str], home: Path) -> None:
    """Wait for the dialog that a command shows."""

    def shown() -> Any:
        assert running.poll() is None, (home / "xlwings.log").read_text()
        return office.dialog()

    office.until(shown, "the dialog")


def finished(running: subprocess.Popen[str], home: Path) -> None:
    assert running.wait(20) == 0, (home / "xlwings.log").read_text()


def test_finance_chooses_a_folder(office: Office, finance: Any, home: Path) -> None:
    sheet = finance.sheets[0]
    for caption in ("Cancel", "Select"):
        running = start("Dutybook_choose_folder", finance, home)
        asked(office, running, home)
        office.photograph(f"Excel-选择文件夹-{caption}")
        office.answer(caption)
        if caption == "Cancel":
            finished(running, home)
            assert sheet["C6"].value is None
    said = office.message()
    office.answer()
    finished(running, home)
    folder = Path(finance.fullname).parent
    assert str(folder) in said, said
    assert (sheet["C6"].value, sheet["C7"].value) == (str(folder), "2026-11")


def test_finance_checks_a_month_and_opens_its_summary(office: Office, finance: Any, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    shutil.copytree(resources.samples() / "2026-10", folder)
    sheet = finance.sheets[0]
    sheet["C6"].value = str(folder)
    sheet["C7"].value = "2026-10"
    summary = folder / "月结汇总-2026-10.xlsx"

    running = start("Dutybook_open_summary", finance, home)
    assert str(summary) in office.message()  # there is none yet
    office.answer()
    finished(running, home)

    running = start("Dutybook_month_end", finance, home)
    said = office.message(90)
    office.photograph("Excel-月结检查")
    office.answer()
    finished(running, home)
    assert said.startswith("共 "), said
    assert str(summary) in said
    assert summary.is_file()
    table = sheet["B11:H15"].value
    assert [row[0] for row in table] == ["消贷部", "客服部", "保险部", "销售部", "人事部"]
    assert all(isinstance(row[2], float) and row[2] > 0 for row in table), table
    assert sheet["C8"].value == str(summary)

    running = start("Dutybook_open_summary", finance, home)
    opened = office.until(lambda: next((b for b in finance.app.books if b.name == summary.name), None), "the summary")
    finished(running, home)
    shown = [str(value) for sheet in opened.sheets for row in sheet["A1:H20"].value for value in row]
    assert any("2026-10" in value for value in shown)
    assert {"消贷部", "人事部"} <= set(shown)
    opened.close()


@pytest.mark.parametrize("name", ["消贷部.xlsm", "月结检查.xlsm"])
def test_the_ribbon_does_what_the_buttons_do(name: str, excel_folder: Path) -> None:
    """Every command of the ribbon calls the Sub of a button, whose command line the other tests run."""
    from toolkit.frontends.buttons.commands import DEPARTMENT, FINANCE

    olevba = pytest.importorskip("oletools.olevba")
    with zipfile.ZipFile(excel_folder / name) as package:
        ribbon = package.read("customUI/customUI.xml").decode()
        project = olevba.VBA_Parser("vbaProject.bin", package.read("xl/vbaProject.bin"))
    code = "\n".join(said for *_, said in project.extract_macros())
    called = re.findall(r'onAction="(\w+)"', ribbon)
    subs = dict(re.findall(r"^Sub (Ribbon_\w+)\(control As IRibbonControl\): (\w+): End Sub", code, re.MULTILINE))
    wanted = FINANCE if name.startswith("月结") else DEPARTMENT
    assert {action: subs[action] for action in called} == {f"Ribbon_{name}": f"Dutybook_{name}" for name in wanted}


def test_buttons_show_in_calc_too(office: Office, shown: Any) -> None:
    """LibreOffice reads the buttons of the .xlsm: their captions, and that they lie beside the title."""
    found = office.buttons(shown)
    assert set(found) == {"检查本表", "生成本期应交", "登记完成", "解释期限", "撤销上次写回"}
    assert len({box.top for box in found.values()}) == 1
    office.settle()
    office.photograph("Excel-工作簿在Calc中")
