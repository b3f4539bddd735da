"""Values of numpy, pandas and decimal: written as what they are in Excel, or refused with their cell."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from made import save, worksheet

from toolkit.errors import WriteRefusedError
from toolkit.workbook import CellUpdate, write_cells
from toolkit.workbook.port import Look, RowBlock

SHEET = "责任表"
AT = datetime(2026, 11, 5, 10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(tmp_path / "a.xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (np.int64(5), 5), (np.int32(-7), -7), (np.float32(2.5), 2.5), (np.bool_(True), True), (np.str_("x"), "x"),
        (Decimal("12.30"), 12.3), (Fraction(1, 4), 0.25), (np.datetime64("2026-11-05"), datetime(2026, 11, 5)),
        (np.datetime64("2026-11-05T10:00"), AT), (np.datetime64("2026-11-05T10:00", "ns"), AT),
        (pd.Timestamp(AT), AT), (pd.Timestamp(AT, tz="Asia/Shanghai"), AT),
    ],
    ids=lambda v: type(v).__name__,
)  # fmt: skip
def test_written_as_what_they_are(value: Any, wanted: object, path: Path) -> None:
    block = RowBlock(SHEET, (2, 3), [3, 4], [((value, Look.KEEP), ("甲", Look.KEEP))] * 2)
    write_cells(path, [CellUpdate(SHEET, 2, 2, value), block])
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == [wanted] * 3
    assert type(sheet["B2"].value) is type(wanted)


@pytest.mark.parametrize("value", [pd.NaT, pd.NA, np.datetime64("NaT"), np.float32("nan"), Decimal("NaN")], ids=str)
def test_missing_values_are_refused(value: Any, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [CellUpdate(SHEET, 2, 2, value)])
    assert caught.value.key == "write-value" and "B2" in caught.value.text("en") and path.read_bytes() == before


@pytest.mark.parametrize("value", [[1], b"x", np.array([1]), pd.Period("2026-10"), pd.Timedelta(hours=2)], ids=repr)
def test_what_no_cell_holds_is_named(value: Any, path: Path) -> None:
    with pytest.raises(TypeError, match=f"^B2 of {SHEET}: .*{type(value).__name__} is not str, int"):
        write_cells(path, [CellUpdate(SHEET, 2, 2, value)])
