"""Files with two tables to be held against one another, and the real command over them."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from toolkit.app.reconcile import run_reconciliations
from toolkit.core.finding import Finding
from toolkit.core.period import Period
from toolkit.reconcile.result import Reconciled
from toolkit.settings import Settings

PERIOD = Period(2026, 10)


def reconcile_folder(
    folder: Path, settings: Settings, period: Period | None
) -> tuple[tuple[Reconciled, ...], tuple[Finding, ...]]:
    """What month-end reconciles in a folder, and the findings."""
    found = run_reconciliations((), folder, settings, period)
    return found.done, found.findings


def d(day: int, month: int = 10) -> date:
    return date(2026, month, day)


def book(path: Path, title: str, head: list[str], rows: list[list[Any]], foot: list[list[Any]] | None = None) -> Path:
    """A table as departments have it: a title, a blank row, the header in row 3."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "表"
    for row in ([title], [], head, *rows, *(foot or [])):
        sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def cards(folder: Path) -> None:
    """交车 and 刷卡单 with one mistake of each kind."""
    book(folder / "交车登记-2026-10.xlsx", "交车登记 2026年10月", ["序号", "业务编号", "客户姓名", "付款方式", "刷卡金额", "交车日期"], [
        [1, "XS-001", "陈先生", "刷卡", 50000, d(9)],
        [2, "XS-002", "林女士", "刷卡", 80000.5, d(10)],
        [3, "XS-003", "黄先生", "现金", 180000, d(12)],
        [4, "XS-004", "刘女士", "刷卡", 30000, d(13)],
        [5, "XS-005", "赵先生", "刷卡", 30000, d(14)],
        [6, "XS-006", "钱先生", "刷卡", 20000, d(15)],
        [7, "XS-0O7", "孙先生", "刷卡", "2万", d(30)],
        [8, "XS-008", "孙先生", "刷卡", "两万", d(30)],
        [9, "XS-010", "郑先生", "刷卡", 5000, d(30)],
    ], [["合计", None, None, None, 395000.5]])  # fmt: skip
    book(folder / "刷卡单-2026-10.xlsx", "刷卡单 2026年10月", ["业务编号", "刷卡日期", "客户", "凭证号", "金额", "手续费"], [
        ["XS001", d(9), "陈先生", "P0001", 30000, 0],
        ["xs-001", "10月10日", "陈先生", "P0002", "20,000.00", 0],
        ["XS-002", d(10), "林女士", "P0003", 80000, 0],
        ["XS-004", d(13), "刘女士", "P0004", 30000, 0],
        ["XS-004", d(13), "刘女士", "P0005", 30000, 0],
        ["XS-005", d(28), "赵先生", "P0006", 30000, 0],
        ["XS-006", d(15), "钱太太", "P0007", 25000, 0],
        ["XS-006", d(16), "钱太太", "P0008", -5000, 0],
        ["XS-009", d(20), "周先生", "P0009", 1234.56, 0],
        ["XS-007", d(30), "孙先生(代付)", "P0010", 20000, 0],
    ], [["合计", None, None, None, 261234.56]])  # fmt: skip


def brief(done: Any) -> list[tuple[str, str, list[int], list[int]]]:
    return [
        (line.status.value, line.value, [i.place.row for i in line.left], [i.place.row for i in line.right])
        for line in done.lines
    ]


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "toolkit", "reconcile", "--folder", str(folder), *words]
    return subprocess.run(call, capture_output=True, text=True, check=False, encoding="utf-8")
