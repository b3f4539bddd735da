"""A sheet of card slips, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.app.validate import validate
from toolkit.core.finding import Finding
from toolkit.core.period import Period
from toolkit.settings import Settings

PERIOD = Period(2026, 10)


def make(folder: Path, fill: Callable[[Worksheet], None], name: str = "刷卡单-2026-10.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "刷卡单"
    fill(sheet)
    path = folder / name
    book.save(path)
    return path


def run(path: Path, schema: str = "") -> tuple[int, list[tuple[str, str, str]]]:
    result = validate([path], Settings(), period=PERIOD, schema=schema)
    return result.records[0].rows, [brief(f) for f in result.findings]


def brief(finding: Finding) -> tuple[str, str, str]:
    return finding.place.cell, finding.rule, dict(finding.params).get("variant", "")


HEAD = ["业务编号", "刷卡日期", "凭证号", "金额"]
ROWS = [["KF-001", date(2026, 10, 2), "000101", 200], ["KF-002", date(2026, 10, 3), "000102", 300]]
