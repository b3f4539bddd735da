"""Real workbooks that other people and programs made: every other part keeps its bytes, and readers agree."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import warnings
import zipfile
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from made import unpack

from toolkit.errors import WriteRefusedError
from toolkit.workbook import CellUpdate, Look, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import Link, OwnSheet

BEYOND = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile)
VALUES = ["应交 <时间>", 42, 3.5, True, datetime(2026, 11, 28, 18, 30), " 两头空 "]
LOOKS = [Look.HEADER, Look.NUMBER, Look.GREEN, Look.RED, Look.DATETIME, Look.BODY]


@pytest.fixture(scope="module")
def validate(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("validate", shared / "ooxml" / "validate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def corpus(shared: Path) -> list[dict[str, Any]]:
    entries = json.loads((shared / "corpora" / "workbooks.json").read_text("utf-8"))
    return [e | {"path": shared / "corpora" / "workbooks" / e["file"]} for e in entries]


def problems(validate: ModuleType, path: Path) -> list[str]:
    try:
        return list(validate.check(path))
    except BEYOND as e:  # the validator's own limits; the file may be beyond it before and after
        return [repr(e)]


def openpyxl_cells(path: Path, sheet: str) -> Any:
    """The sheet as openpyxl sees it; None where openpyxl cannot read the workbook at all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(path)[sheet]
        except BEYOND:  # some of these files are beyond it
            return None


@pytest.mark.parametrize("looks", [False, True], ids=["values", "looks"])
def test_cells(looks: bool, corpus: list[dict[str, Any]], validate: ModuleType, tmp_path: Path) -> None:
    seen = 0
    for entry in corpus:
        path, sheet, column = entry["path"], entry["sheet"], entry["column"]
        updates = [
            CellUpdate(sheet, row, column + row % 2, value, LOOKS[row - 1] if looks else Look.KEEP)
            for row, value in enumerate(VALUES, 1)
        ]
        out = tmp_path / entry["file"]
        try:
            receipt = write_cells(path, updates, out)
        except WriteRefusedError as e:
            assert e.key in ("write-protected", "write-signed", "write-merged"), entry["file"]
            assert not out.exists()
            continue
        old, new = unpack(path), unpack(out)
        assert list(new)[: len(old)] == list(old), entry["file"]
        changed = {n for n in new if new[n] != old.get(n)}
        allowed = {entry["part"], "xl/styles.xml", "xl/workbook.xml"}
        if "xl/styles.xml" not in old:  # a date needs a format, and a format a place
            allowed |= {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
        assert {n.replace("\\", "/") for n in changed} <= allowed | {n for n in changed if "/tables/" in n}, entry[
            "file"
        ]
        assert changed == set(receipt.parts_changed), entry["file"]
        assert ("xl/workbook.xml" in changed) == receipt.stale_formulas or looks, entry["file"]
        if not problems(validate, path):
            assert not problems(validate, out), entry["file"]
        back = next(s for s in FileWorkbook(out).read().sheets if s.name == sheet)
        for update in updates:
            assert back.rows[update.row - 1][update.column - 1] == update.value, entry["file"]
        cells = openpyxl_cells(out, sheet)
        if cells is None:
            assert openpyxl_cells(path, sheet) is None, entry["file"]
        else:
            seen += 1
            for update in updates:
                assert cells.cell(update.row, update.column).value == update.value, entry["file"]
    assert seen > 100


def test_only_the_target_cells_differ(corpus: list[dict[str, Any]], tmp_path: Path) -> None:
    for entry in corpus[::3]:
        updates = [CellUpdate(entry["sheet"], row, entry["column"], "甲") for row in (1, 3, 5)]
        out = tmp_path / f"out{Path(entry['path']).suffix}"
        try:
            write_cells(entry["path"], updates, out)
        except WriteRefusedError:
            continue
        old, new = FileWorkbook(entry["path"]).read(), FileWorkbook(out).read()
        for a, b in zip(old.sheets, new.sheets, strict=True):
            assert (a.name, a.visible, a.merges, a.uncached) == (b.name, b.visible, b.merges, b.uncached)
            targets = {(u.row, u.column) for u in updates if u.sheet == a.name}
            mine = {(r, c): v for r, row in enumerate(a.rows, 1) for c, v in enumerate(row, 1) if v is not None}
            theirs = {(r, c): v for r, row in enumerate(b.rows, 1) for c, v in enumerate(row, 1) if v is not None}
            assert {k: v for k, v in theirs.items() if k not in targets} == {
                k: v for k, v in mine.items() if k not in targets
            }, entry["file"]


def own(sheet: str, lines: int) -> OwnSheet:
    body = tuple((i, datetime(2026, 1, i, 9), "说明" * 30, Link("去看", sheet, "B2")) for i in range(1, lines + 1))
    head = ("编号", "时间", "说明", "位置")
    return OwnSheet("检查结果", (("检查结果",), head, *body), 2, (8, 16, 40, 10), {3: Look.RED, 4: Look.GREEN})


def test_own_sheet(corpus: list[dict[str, Any]], validate: ModuleType, tmp_path: Path) -> None:
    for entry in corpus[::2]:
        path = tmp_path / entry["file"]
        shutil.copy(entry["path"], path)
        workbook = FileWorkbook(path, backups=False)
        old = unpack(path)
        try:
            first = workbook.write([], [own(entry["sheet"], 4)], expected=workbook.read().fingerprint, label="t")
        except WriteRefusedError as e:
            assert e.key in ("write-structure-protected", "write-signed"), entry["file"]
            continue
        assert len(first.parts_changed) == 5, entry["file"]
        new = unpack(path)
        assert len([n for n in old if new[n] != old[n]]) == 3 + ("xl/styles.xml" in old), entry["file"]
        assert workbook.read().sheets[-1].rows[3][1] == datetime(2026, 1, 2, 9), entry["file"]
        again = workbook.write([], [own(entry["sheet"], 4)], expected=first.fingerprint_after, label="t")
        assert again.fingerprint_after == first.fingerprint_after, entry["file"]
        longer = workbook.write([], [own(entry["sheet"], 6)], expected=first.fingerprint_after, label="t")
        assert len(longer.parts_changed) == 1, entry["file"]
        if not problems(validate, entry["path"]):
            assert not problems(validate, path), entry["file"]


def test_libreoffice_opens_them(corpus: list[dict[str, Any]], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    wanted = [e for e in corpus if not e["strict"] and e["file"].endswith(".xlsx")][::12]
    written = {}
    for number, entry in enumerate(wanted):
        path = tmp_path / f"book{number}.xlsx"
        shutil.copy(entry["path"], path)
        workbook = FileWorkbook(path, backups=False)
        updates = [CellUpdate(entry["sheet"], 2, entry["column"], "写入的字")]
        try:
            workbook.write(updates, [own(entry["sheet"], 3)], expected=workbook.read().fingerprint, label="t")
        except WriteRefusedError:
            continue
        written[path] = entry
    out = tmp_path / "out"
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), *map(str, written)], check=True, capture_output=True, timeout=120)
    for path, entry in written.items():
        assert zipfile.is_zipfile(out / path.name), entry["file"]
        sheets = {s.name: s for s in FileWorkbook(out / path.name).read().sheets}
        assert sheets[entry["sheet"]].rows[1][entry["column"] - 1] == "写入的字", entry["file"]
        assert sheets["检查结果"].rows[1][0] == "编号", entry["file"]
        assert b"dutybook_result" in unpack(out / path.name)["xl/workbook.xml"], entry["file"]
