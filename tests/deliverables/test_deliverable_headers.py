"""Headers of two rows, merged or not, and what stands above a header."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import ROWS, make, run


def fill(ws: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    for row in rows:
        ws.append(list(row))


@pytest.mark.parametrize("total", [500, 510])
def test_a_header_of_two_rows_that_are_not_merged(total: int, tmp_path: Path) -> None:
    """As programs export it, and as a CSV has it."""
    rows: list[list[Any]] = [
        ["10月刷卡单", "", "", "", "", ""],
        ["业务编号", "刷卡日期", "单据", "", "刷卡信息", ""],
        ["", "", "凭证号", "张数", "金额", "手续费"],
        ["KF-001", "2026-10-02", "000101", "1", "200", "1"],
        ["KF-002", "2026-10-03", "000102", "1", "300", "1"],
        ["合计", "", "", "", str(total), ""],
        ["制表人:王五", "", "", "", "", ""],
    ]
    path = tmp_path / "刷卡单-2026-10.csv"
    path.write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    assert run(path) == (2, [("E6", "deliverable-total", "")] if total == 510 else [])
    kept = [[value or None for value in row] for row in rows]
    assert run(make(tmp_path, lambda ws: fill(ws, kept)))[0] == 2


def test_a_title_over_a_header_is_no_part_of_it(tmp_path: Path) -> None:
    rows = [["刷卡单", None, "9月", None], ["业务编号", "刷卡日期", "凭证号", "金额"], *ROWS, ["合计", None, None, 500]]
    found = run(make(tmp_path, lambda ws: fill(ws, [*rows, ["制表人:王五"]])))
    assert found == (2, [("C1", "deliverable-period", "title")])


def test_parts_under_a_merged_title_are_no_row(tmp_path: Path) -> None:
    """Of 不含税 and 含税 below 金额 it is told which was checked."""

    def table(ws: Worksheet) -> None:
        rows = [["业务编号", "刷卡日期", "凭证号", "金额", None], [None, None, None, "不含税", "含税"]]
        fill(ws, [["10月"], *rows, *([*row, 530] for row in ROWS), ["合计", None, None, 510, 1060], ["制表人:王五"]])
        for area in ("D2:E2", "A2:A3", "B2:B3", "C2:C3"):
            ws.merge_cells(area)

    assert run(make(tmp_path, table)) == (2, [("D3", "deliverable-column", "several"), ("D6", "deliverable-total", "")])
