"""What cannot be written into gets its result beside it, in a workbook that is known again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import formats_kit as kit
import openpyxl
import pytest
from made import archive, parts, worksheet

from toolkit.errors import WorkbookChangedError, WriteRefusedError
from toolkit.workbook import CellUpdate, Look, undo
from toolkit.workbook.backups import FOLDER
from toolkit.workbook.beside import build
from toolkit.workbook.beside_marks import belongs_to
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import DAYEND_CODE, Link, OwnSheet, RawSheet, WorkbookContent


@pytest.mark.parametrize("suffix", [".csv", ".xlsb"])
def test_result_beside(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"销售部{suffix}"
    path.write_bytes(kit.csv("gb18030") if suffix == ".csv" else kit.xlsb())
    before = path.read_bytes()
    found = kit.check(tmp_path)
    assert [o["timeliness"] for o in found["obligations"]] == ["on_time", "late", "overdue"]
    target = tmp_path / "销售部.检查结果.xlsx"
    assert found["written"][0]["result_workbook"] == str(target)
    assert path.read_bytes() == before
    book = openpyxl.load_workbook(target)
    assert book.sheetnames[0] == "所属工作簿"
    assert book["所属工作簿"]["B2"].value == path.name
    sheet = book[book.sheetnames[1]]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert rows[0] == [*kit.HEAD, "应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    assert [row[1] for row in rows[1:]] == [row[1] for row in kit.ROWS]
    assert [row[5] for row in rows[1:]] == ["按时", "迟交", "逾期未交"]
    assert sheet["B3"].data_type == "s"
    assert "检查结果" in book.sheetnames
    # The next check does not take it for a duty sheet, by whatever name, and has nothing new to say.
    shutil.copy(target, tmp_path / "改了名.xlsx")
    again = kit.check(tmp_path)
    assert len(again["obligations"]) == 3
    assert {f["workbook"]: f["shape"] for f in again["files"]} == {path.name: "plain", "改了名.xlsx": "summary"}
    assert openpyxl.load_workbook(target)["所属工作簿"]["B2"].value == path.name


def test_names_and_dates_that_excel_has_not(tmp_path: Path) -> None:
    names = ["责" * 40, "责" * 40 + "乙", "甲/乙", "检查结果说明"]
    rows = [[date(1899, 12, 31), datetime(1, 1, 1, 8, 30)], [date(1900, 3, 1), None]]
    content = WorkbookContent("a.ods", "f", tuple(RawSheet(name, rows) for name in names))
    own = OwnSheet("检查结果", (("甲",), (Link("A1", names[1], "A1"),)), 1, (8.0,))
    made = build("a.ods", content, [CellUpdate(name, 1, 3, "甲") for name in names], [own], "zh")
    path = tmp_path / "a.检查结果.xlsx"
    path.write_bytes(made)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[1:] == ["责" * 31, "责" * 25 + " (2)", "甲_乙", "检查结果说明", "检查结果"]
    assert book["检查结果"]["A2"].hyperlink.location == f"'{book.sheetnames[2]}'!A1"
    found = [[c.value for c in row] for row in book["甲_乙"].iter_rows(min_row=1, max_row=2)]
    assert found == [["1899-12-31", "0001-01-01 08:30:00", "甲"], [datetime(1900, 3, 1), None, None]]


def test_every_kind_of_value_beside(tmp_path: Path, shared: Path) -> None:
    rows: list[list[Any]] = [
        ["头", date(2026, 1, 2), None, "x"],
        [1, 2.5, True, False, datetime(2026, 1, 1, 10, 30), time(8, 30), timedelta(hours=30)],
        ["a\x01b", " lead", "two\nlines", '<&>"', "长" * 40_000, float("nan")],
        [],
        [None, "only"],
    ]
    updates = [
        CellUpdate("甲", 1, 8, "应交时间", Look.HEADER), CellUpdate("甲", 2, 8, date(2026, 11, 5), Look.DAYEND),
        CellUpdate("甲", 3, 2, "改", Look.RED), CellUpdate("甲", 3, 1, None),
        CellUpdate("甲", 7, 2, datetime(2026, 1, 1, 9)),
    ]  # fmt: skip
    content = WorkbookContent("a.ods", "f", (RawSheet("甲", rows), RawSheet("乙", rows)))
    path = tmp_path / "a.检查结果.xlsx"
    path.write_bytes(build("a.ods", content, updates, [], "zh"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[1:] == ["甲"] and book["甲"].dimensions == "A1:H7"
    found = [[c.value for c in row] for row in book["甲"].iter_rows()]
    assert found == [
        ["头", datetime(2026, 1, 2), None, "x", None, None, None, "应交时间"],
        [1, 2.5, True, False, datetime(2026, 1, 1, 10, 30), time(8, 30), timedelta(hours=30), datetime(2026, 11, 5)],
        [None, "改", "two\nlines", '<&>"', "长" * 32_767, "nan", None, None],
        [None] * 8,
        [None, "only", *[None] * 6],
        [None] * 8,
        [None, datetime(2026, 1, 1, 9), *[None] * 6],
    ]
    assert (book["甲"]["H2"].number_format, book["甲"]["B3"].fill.fgColor.rgb) == (DAYEND_CODE, "FFF8B4B4")
    validate = shared / "ooxml" / "validate.py"
    assert subprocess.run([sys.executable, validate, path], capture_output=True, check=False).returncode == 0


_BUILT = """
from hashlib import sha256
from datetime import date, datetime
from toolkit.workbook import CellUpdate, Look
from toolkit.workbook.beside import build
from toolkit.workbook.port import RawSheet, WorkbookContent
rows = ((1, "a", 2.5, True, date(2026, 10, 1), datetime(2026, 10, 1, 9)),)
looks = (Look.HEADER, Look.RED, Look.YELLOW, Look.BLUE, Look.GREY, Look.DAYEND)
made = [CellUpdate("s", n, 7, datetime(2026, 10, 2, 9), look) for n, look in enumerate(looks, 1)]
print(sha256(build("a.csv", WorkbookContent("a.csv", "0", (RawSheet("s", rows),)), made, (), "zh")).hexdigest())
"""


def test_equal_results_are_equal_files_in_every_process() -> None:
    """Sets of text come in another order in each process."""
    runs = (
        subprocess.run(
            [sys.executable, "-c", _BUILT],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        )
        for seed in range(1, 5)
    )
    assert len({run.stdout for run in runs}) == 1


def test_a_newer_result_replaces_the_older_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv("utf-8"))
    kit.check(path)
    target = tmp_path / "销售部.检查结果.xlsx"
    first = target.read_bytes()
    path.write_bytes(kit.csv("utf-8").replace(b"2026-10-08", b"2026-10-03"))
    kit.check(path)
    assert target.read_bytes() != first
    undo.undo_file(target)
    assert target.read_bytes() == first


def test_two_files_of_one_stem_have_a_result_each(tmp_path: Path) -> None:
    (tmp_path / "销售部.csv").write_bytes(kit.csv("utf-8"))
    (tmp_path / "销售部.xlsb").write_bytes(kit.xlsb())
    kit.check(tmp_path)
    names = {p.name for p in tmp_path.iterdir()} - {FOLDER}
    assert {"销售部.检查结果.xlsx", "销售部.xlsb.检查结果.xlsx"} < names
    for name, owner in (("销售部.检查结果.xlsx", "销售部.csv"), ("销售部.xlsb.检查结果.xlsx", "销售部.xlsb")):
        assert belongs_to(FileWorkbook(tmp_path / name).read()) == owner


def test_a_file_of_that_name_that_is_not_ours_stays(tmp_path: Path) -> None:
    for name in ("销售部.检查结果.xlsx", "销售部.csv.检查结果.xlsx"):
        (tmp_path / name).write_bytes(archive(parts(worksheet(""))))
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv("utf-8"))
    workbook = FileWorkbook(path)
    with pytest.raises(WriteRefusedError) as caught:
        workbook.write([CellUpdate("销售部", 1, 5, "甲")], expected=workbook.read().fingerprint, label="t")
    assert caught.value.key == "beside-not-ours"


def test_beside_a_file_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv("utf-8"))
    workbook = FileWorkbook(path)
    before = workbook.read().fingerprint
    path.write_bytes(kit.csv("gb18030"))
    with pytest.raises(WorkbookChangedError):
        workbook.write([CellUpdate("销售部", 1, 5, "甲")], expected=before, label="t")
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
