"""The benchmark of the whole job must run; what it measures is claimed in the README, not here."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import openpyxl
import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def bench() -> dict[str, object]:
    return runpy.run_path(str(HERE / "whole.py"))


def test_it_runs(bench: dict[str, object], tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    made = bench["jobs"](work, [30], folder=2)  # type: ignore[operator]
    assert [(j.rows, j.books) for j in made] == [(30, 1), (200, 2)]
    for job in made:
        figures = bench["compared"](job, tmp_path, 1)  # type: ignore[operator]
        assert figures["write_cells"].codes == figures["openpyxl"].codes == {0}
        assert figures["dutybook check"].codes == {1}  # there is something overdue
        lines = bench["report"](job, figures)  # type: ignore[operator]
        assert len(lines) == 3
        assert all("times as fast" in line for line in lines[1:])


def test_the_programs_write_what_they_should(bench: dict[str, object], tmp_path: Path) -> None:
    bench["make"](tmp_path / "a.xlsx", 20, 3)  # type: ignore[operator]
    command = [sys.executable, "-c", bench["WRITE_CELLS"], str(tmp_path / "a.xlsx"), "20"]
    assert bench["measured"](command)[2] == 0  # type: ignore[operator]
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["台账0", "责任表", "台账2"]
    assert [c.value for c in book["责任表"][1]][10:] == ["应交时间", "状态", "逾期", "天数"]
    assert book["责任表"].cell(21, 14).value == 21 % 9
