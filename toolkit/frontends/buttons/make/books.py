"""All workbooks with buttons of a pack: one a department and program, and 月结检查 for finance."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

from toolkit.app.new.sheets import Making
from toolkit.app.new_workbook import build
from toolkit.app.pack import Department, Pack
from toolkit.catalogue import text
from toolkit.core.calendar import WorkCalendar
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.errors import UsageError
from toolkit.frontends.buttons.commands import DEPARTMENT, FINANCE
from toolkit.frontends.buttons.make import finance, ods, xlsm
from toolkit.frontends.buttons.make.layout import Placed, beside_title, column_pixels, row_pixels
from toolkit.record import NamedTuple

FORMATS = ("xlsm", "ods")
_ON = {
    "duties": ("check", "due_rows", "explain", "undo"),
    "register": ("check", "undo"),
    "obligations": DEPARTMENT,
    "issues": ("check", "hand_in", "explain", "undo"),
}


class Setting(NamedTuple):
    """What every workbook of a run is made from."""

    pack: Pack
    period: Period
    calendar: WorkCalendar
    policy: Policy
    lang: str


def make_all(setting: Setting, out: Path, formats: tuple[str, ...] = FORMATS) -> list[Path]:
    """Make the workbooks in the folder ``out``. Nothing is made when one of them is in the way.

    Raises:
        UsageError: one of the files exists already.
    """
    wanted = [(d, out / f"{d.name}.{form}") for d in setting.pack.departments for form in formats]
    control = text("button-sheet-name", setting.lang)
    finances = [out / f"{control}.{form}" for form in formats]
    for path in (*(p for _, p in wanted), *finances):
        if path.exists():
            raise UsageError("new-exists", name=path.name)
    out.mkdir(parents=True, exist_ok=True)
    for department, path in wanted:
        path.write_bytes(department_book(setting, department, path.suffix))
    for path in finances:
        path.write_bytes(finance_book(setting.period, setting.lang, path.suffix))
    return [*(p for _, p in wanted), *finances]


def department_book(setting: Setting, department: Department, suffix: str) -> bytes:
    """The workbook of a department."""
    book = build(
        setting.pack, department, setting.period, setting.calendar, setting.policy, setting.lang
    )  # fmt: skip
    making = Making(setting.pack, department, setting.period, setting.calendar, setting.policy, setting.lang)
    names = {kind: making.sheet_name(kind) for kind in _ON}
    book.active = book.sheetnames.index(names["obligations"])
    book[making.sheet_name("results")]["A3"] = text("button-results-empty", setting.lang)
    placed = {names[kind]: beside_title(book[names[kind]], on, setting.lang) for kind, on in _ON.items()}
    return _package(book, placed, datetime.combine(setting.period.start, time()), suffix, "department", setting.lang)


def finance_book(period: Period | None, lang: str, suffix: str) -> bytes:
    """The workbook 月结检查; the period may be left to be typed."""
    book = finance.build(period, lang)
    sheet = book.active
    top = sum(row_pixels(sheet, r) for r in range(1, finance.BUTTON_ROW)) + 6
    buttons = beside_title(sheet, FINANCE, lang, left=0, top=top)
    shift = buttons[0].left - column_pixels(sheet, 1)
    placed = {sheet.title: [b._replace(left=b.left - shift, height=32) for b in buttons]}
    stamp = datetime.combine(period.start, time()) if period else datetime(2026, 1, 1)
    return _package(book, placed, stamp, suffix, "finance", lang)


def _package(book: Any, placed: dict[str, list[Placed]], stamp: datetime, suffix: str, ribbon: str, lang: str) -> bytes:
    for i, sheet in enumerate(book.worksheets):
        sheet.sheet_view.tabSelected = i == book.index(book.active)
    if suffix == ".ods":
        return ods.package(book, placed, stamp)
    return xlsm.package(book, placed, stamp, ribbon, lang)
