"""Values of numpy, pandas and decimal: written as what they are in Excel, or refused with their cell."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from made import save, worksheet

from toolkit import workbook
from toolkit.errors import WriteRefusedError
from toolkit.workbook import CellUpdate, Look, RowBlock, write_cells
from toolkit.workbook.port import OwnSheet
from toolkit.workbook.undo import undo_file

SHEET = "责任表"
AT = datetime(2026, 11, 5, 10)
LAST_OF_DAY = datetime(2026, 11, 5, 23, 59, 59, 999000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(tmp_path / "a.xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (np.int64(5), 5), (np.int32(-7), -7), (np.float32(2.5), 2.5), (np.bool_(True), True), (np.str_("x"), "x"),
        (Decimal("12.30"), 12.3), (Fraction(1, 4), 0.25), (np.datetime64("2026-11-05"), datetime(2026, 11, 5)),
        (np.datetime64("2026-11-05T10:00"), AT), (np.datetime64("2026-11-05T10:00", "ns"), AT),
        (pd.Timestamp(AT), AT), (pd.Timestamp(AT, tz="Asia/Shanghai"), AT), (Decimal("5E20"), 5 * 10**20),
        (Decimal("5E40"), 5 * 10**40), (Decimal("0.1234567890123456789"), 0.12345678901234568),
        (time.max, time(23, 59, 59, 999000)), (pd.Timestamp(AT.date()).to_period("D").end_time, LAST_OF_DAY),
    ],
    ids=lambda v: type(v).__name__,
)  # fmt: skip
def test_written_as_what_they_are(value: Any, wanted: object, path: Path) -> None:
    block = RowBlock(SHEET, (2, 3), [3, 4], [((value, Look.KEEP), ("甲", Look.KEEP))] * 2)
    write_cells(path, [CellUpdate(SHEET, 2, 2, value), block])
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == [wanted] * 3
    assert type(sheet["B2"].value) is type(wanted)


@pytest.mark.parametrize(("kind", "wanted"), [(str, "甲"), (int, 7), (float, 2.5)])
def test_members_of_enumerations_are_their_values(kind: type, wanted: object, path: Path) -> None:
    member = Enum("E", {"A": wanted}, type=kind).A  # type: ignore[attr-defined]
    write_cells(path, [CellUpdate(SHEET, 2, 2, member)])
    assert openpyxl.load_workbook(path)[SHEET]["B2"].value == wanted


@pytest.mark.parametrize("value", [pd.NaT, pd.NA, np.datetime64("NaT"), np.float32("nan"), Decimal("NaN")], ids=str)
def test_missing_values_are_refused(value: Any, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [CellUpdate(SHEET, 2, 2, value)])
    assert caught.value.key == "write-value" and "B2" in caught.value.text("en") and path.read_bytes() == before


@pytest.mark.parametrize("digits", ["12345678901234567890", "12345678901234567890123456789", "9" * 40, "9" * 305])
def test_a_whole_decimal_of_too_many_digits_is_refused(digits: str, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [CellUpdate(SHEET, 2, 2, Decimal(digits))])  # type: ignore[arg-type]
    assert caught.value.key == "write-value" and path.read_bytes() == before


@pytest.mark.parametrize(
    "value",
    [[1], b"x", np.array([1]), pd.Period("2026-10"), pd.Timedelta(hours=2), np.timedelta64(90, "m")],
    ids=repr,
)
def test_what_no_cell_holds_is_named(value: Any, path: Path) -> None:
    with pytest.raises(TypeError, match=f"^B2 of {SHEET}: .*{type(value).__name__} is not str, int"):
        write_cells(path, [CellUpdate(SHEET, 2, 2, value)])


@pytest.mark.parametrize("row", [20.0, np.int64(20), np.float64(20), np.uint8(20)], ids=repr)
def test_rows_as_pandas_and_numpy_count_them(row: Any, path: Path) -> None:
    write_cells(
        path, (u for u in [CellUpdate(SHEET, row, 2, "x"), RowBlock(SHEET, (3,), [row], [(("y", Look.KEEP),)])])
    )
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert (sheet["B20"].value, sheet["C20"].value) == ("x", "y")


@pytest.mark.parametrize("row", [20.5, float("nan"), True, "20", None, np.bool_(True)], ids=repr)
def test_a_row_that_is_no_whole_number_is_refused(row: Any, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(TypeError, match="whole number"):
        write_cells(path, [CellUpdate(SHEET, row, 2, "x")])
    assert path.read_bytes() == before


def test_a_look_by_its_name(path: Path) -> None:
    write_cells(path, [CellUpdate(SHEET, 2, 2, "x", "green"), RowBlock(SHEET, (3,), [2], [(("y", "red"),)])])  # type: ignore[arg-type]
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B2", "C2")] == ["FFE2F0D9", "FFF8B4B4"]


@pytest.mark.parametrize(
    ("update", "said"),
    [
        (OwnSheet("检查结果", (), 1, ()), "neither a CellUpdate nor a RowBlock: OwnSheet"),
        ((SHEET, 2, 2, "x"), "neither a CellUpdate nor a RowBlock"),
        (CellUpdate(1, 2, 2, "x"), "known by its name, not 1"),  # type: ignore[arg-type]
        (CellUpdate(SHEET, 2, 2, "x", "gren"), f"B2 of {SHEET}: 'gren' is no look: keep, header"),  # type: ignore[arg-type]
        (RowBlock(SHEET, (2, 3), [4, 5], [(("x", Look.KEEP),) * 2]), "has 2 rows, and cells for 1"),
        (RowBlock(SHEET, (2, 3), [4], [(("x", Look.KEEP),)]), f"row 4 of {SHEET}: 1 cells for 2 columns"),
        (RowBlock(SHEET, (2,), [4], [("x",)]), f"row 4 of {SHEET}: each cell of a RowBlock is a value and a look"),  # type: ignore[list-item]
    ],
)
def test_what_is_no_change_is_named(update: Any, said: str, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(TypeError, match=re.escape(said)):
        write_cells(path, [CellUpdate(SHEET, 3, 3, "y"), update])
    assert path.read_bytes() == before


def test_a_block_of_nothing_changes_nothing(path: Path) -> None:
    assert write_cells(path, [RowBlock(SHEET, (2,), [], [])]).cells == 0


def test_what_the_package_offers_is_what_its_functions_take_and_give(path: Path) -> None:
    content = workbook.read(path)
    assert type(content) is workbook.WorkbookContent and type(content.sheets[0]) is workbook.RawSheet
    assert content.sheets[0].rows[0][0] == 1 and content.fingerprint == write_cells(path, []).fingerprint_before
    assert not {"OwnSheet", "Link", "Workbook"} & set(dir(workbook))
    with pytest.raises(workbook.CannotRunError):
        workbook.read(path.with_name("none.xlsx"))


def test_the_last_moments_of_a_day_stay_in_it(path: Path) -> None:
    write_cells(
        path,
        [CellUpdate(SHEET, 2, 2, datetime.max), CellUpdate(SHEET, 3, 2, datetime(2026, 11, 5, 23, 59, 59, 999999))],
    )
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert [sheet["B2"].value.date(), sheet["B3"].value.date()] == [datetime.max.date(), datetime(2026, 11, 5).date()]


@pytest.mark.parametrize(
    ("text", "fits"), [("\U0001f600" * 16383, True), ("\U0001f600" * 16384, False), ("\ud800x", False)]
)
def test_the_length_of_a_text_is_that_of_its_utf_16_and_half_a_sign_is_none(text: str, fits: bool, path: Path) -> None:
    before = path.read_bytes()
    if not fits:
        with pytest.raises(WriteRefusedError):
            write_cells(path, [CellUpdate(SHEET, 2, 2, text)])
        with pytest.raises(WriteRefusedError):
            write_cells(path, [RowBlock(SHEET, (2,), [2], [((text, Look.KEEP),)])])
        assert path.read_bytes() == before
        return
    receipt = write_cells(path, [CellUpdate(SHEET, 2, 2, text)])
    assert receipt.cells == 1
    undo_file(path)
    assert path.read_bytes() == before
