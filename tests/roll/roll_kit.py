"""Workbooks to roll forward, and what comes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from toolkit.app.check import check
from toolkit.app.order import Order
from toolkit.app.result import CheckResult
from toolkit.app.roll_forward import RollResult, roll
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
EVERYTHING = Path(__file__).resolve().parent.parent / "packs" / "everything"
HEADS = ("序号", "责任部门", "服务事项", "服务对象", "期限", "业务日期", "完成时间", "状态", "备注")


def write(folder: Path, rows: Sequence[Sequence[Any]], sheet: str = "责任表") -> Any:
    """A workbook of these rows, not saved yet, and the folder for it."""
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    return book


def rolled(folder: Path, book: Any, name: str = "表.xlsx", to: Period = NOVEMBER) -> tuple[RollResult, Any]:
    book.save(folder / name)
    result = roll(folder, to, Settings())
    (file,) = result.files
    return result, load_workbook(file.target) if file.target else None


def values(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def judged(folder: Path, period: Period) -> CheckResult:
    return check([folder], Settings(), Order(Moment.parse("2026-11-15T12:00"), period, write=False))
