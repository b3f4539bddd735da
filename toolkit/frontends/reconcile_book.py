"""The result as a workbook: a first sheet with the totals and their proof, then a sheet of lines a reconciliation."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from toolkit.catalogue import LANGUAGES, text
from toolkit.errors import CannotRunError
from toolkit.reconcile.result import Reconciled, Status
from toolkit.reconcile.tabular import bridge_rows, line_rows, statuses, summary_rows
from toolkit.workbook.atomic import put
from toolkit.workbook.port import FILLS, Look, WorkbookContent

_FONT = "微软雅黑"
_LOOKS = {
    Status.MATCHED: Look.GREEN,
    Status.DIFFERING: Look.RED,
    Status.MISSING_LEFT: Look.RED,
    Status.MISSING_RIGHT: Look.RED,
    Status.AMBIGUOUS: Look.YELLOW,
    Status.OUTSIDE: Look.GREY,
    Status.UNREADABLE: Look.YELLOW,
}
_WIDTHS = (5, 8, 10, 14, 9, 11, 12, 9, 11, 12, 12, 56)
_LINE = 15.0  # points of a line of 10-point text
_AMOUNTS = (6, 9, 10)
_SUMMARY_AMOUNTS = (3, 4, 5)
_HEAD_ROW = 2  # of the first sheet, counted from 0
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_reconciled(done: Sequence[Reconciled], path: Path, lang: str) -> None:
    """Write the workbook in one step.

    Raises:
        CannotRunError: the file cannot be written.
    """
    import xlsxwriter

    content = BytesIO()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as book:
            _Book(book, lang).write(done)
        put(path.resolve(), content.getvalue(), None)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        cause = error if isinstance(error, OSError) else error.args[0]  # it wraps the system's
        raise CannotRunError(
            "file-not-written", name=path.name, detail=getattr(cause, "strerror", None) or str(cause)
        ) from error


def is_reconciled(content: WorkbookContent) -> bool:
    """Whether a workbook is one that ``write_reconciled`` made: by its first sheet and the heads there."""
    if not content.sheets:
        return False
    first = content.sheets[0]
    heads = first.rows[_HEAD_ROW] if len(first.rows) > _HEAD_ROW else ()
    for lang in LANGUAGES:
        ours = summary_rows((), lang)[0]
        if first.name == text("reconcile-sheet", lang) and tuple(heads[: len(ours)]) == ours:
            return True
    return False


class _Book:
    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        plain = {"font_name": _FONT, "font_size": 10, "valign": "top"}
        edge = {**plain, "border": 1, "border_color": "#BFBFBF"}
        self.title = book.add_format({**plain, "font_size": 14, "bold": True})
        self.plain = book.add_format(plain)
        self.head = book.add_format({**edge, "bold": True, "bg_color": "#D9E1F2", "text_wrap": True, "align": "center"})
        self.cell = book.add_format({**edge, "text_wrap": True})
        self.day = book.add_format({**edge, "num_format": "yyyy-mm-dd", "align": "center"})
        self.money = book.add_format({**edge, "num_format": "#,##0.00;[Red]-#,##0.00"})
        self.bold_money = book.add_format({**edge, "num_format": "#,##0.00;[Red]-#,##0.00", "bold": True})
        self.status = {s: book.add_format({**edge, "bg_color": f"#{FILLS[look]}"}) for s, look in _LOOKS.items()}

    def write(self, done: Sequence[Reconciled]) -> None:
        name = text("reconcile-sheet", self.lang)
        sheet = self._sheet(name, len(summary_rows((), self.lang)[0]) - 1)
        taken = {name.casefold()}
        names = [_name(one.title, taken) for one in done]
        self._summary(sheet, done, names)
        for one, own in zip(done, names, strict=True):
            self._lines(self._sheet(own, len(_WIDTHS) - 1), one)

    def _sheet(self, name: str, last_column: int) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        sheet.hide_gridlines(2)
        sheet.set_column(0, last_column, 12, self.plain)
        return sheet

    def _summary(self, sheet: Any, done: Sequence[Reconciled], names: Sequence[str]) -> None:
        period = next((str(one.period) for one in done if one.period), "")
        sheet.write(
            0,
            0,
            text("reconcile-title", self.lang, title=text("reconcile-sheet", self.lang), period=period),
            self.title,
        )
        rows = summary_rows(done, self.lang)
        sheet.set_column(0, 0, 34, self.plain)
        sheet.set_column(1, 2, 16, self.plain)
        sheet.set_column(3, 5, 16, self.plain)
        sheet.set_column(6, len(rows[0]) - 1, 9, self.plain)
        self._row(sheet, _HEAD_ROW, rows[0], header=True)
        for r, row in enumerate(rows[1:], _HEAD_ROW + 1):
            self._row(sheet, r, row, _SUMMARY_AMOUNTS)
            sheet.write_url(r, 0, f"internal:'{names[r - _HEAD_ROW - 1]}'!A1", self.cell, str(row[0]))
        r = _HEAD_ROW + len(rows) + 1
        for one in done:
            if not one.bridge:
                continue
            sheet.write_string(r, 0, one.title, self.head)
            sheet.write(r, 1, "", self.head)
            for label, amount in bridge_rows(one, self.lang):
                r += 1
                sheet.write(r, 0, label, self.cell)
                sheet.write(r, 1, amount, self.bold_money)
            r += 2
        sheet.write(r, 0, text("reconcile-prepared", self.lang), self.plain)
        sheet.repeat_rows(_HEAD_ROW)

    def _lines(self, sheet: Any, one: Reconciled) -> None:
        period = str(one.period or "")
        sheet.write_string(0, 0, text("reconcile-title", self.lang, title=one.title, period=period), self.title)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, self.plain)
        found = statuses(one)
        last = 2
        for last, row in enumerate(line_rows(one, self.lang), 2):
            self._row(sheet, last, row, _AMOUNTS, header=last == 2)
            sheet.set_row(last, _LINE * max(_lines_of(v, w) for v, w in zip(row, _WIDTHS, strict=True)))
            if last > 2:
                sheet.write(last, 1, row[1], self.status[found[last - 3]])
        sheet.autofilter(2, 0, last, len(_WIDTHS) - 1)
        sheet.freeze_panes(3, 4)
        sheet.repeat_rows(2)

    def _row(self, sheet: Any, r: int, row: Sequence[Any], amounts: Sequence[int] = (), header: bool = False) -> None:
        for c, value in enumerate(row):
            if header or isinstance(value, str):
                # Text stays text: a name or note that begins with = is no formula.
                sheet.write_string(r, c, str(value or ""), self.head if header else self.cell)
            elif isinstance(value, date):
                sheet.write_datetime(r, c, value, self.day)
            else:
                sheet.write(r, c, value, self.money if c in amounts else self.cell)


def _lines_of(value: Any, width: float) -> int:
    """Lines that a text takes in a column: programs do not measure wrapped text of a file that is new to them."""
    if not isinstance(value, str):
        return 1
    wide = sum(2 if ord(ch) > 0x2E7F else 1 for ch in value)
    return max(1, math.ceil(wide * 1.1 / width))


def _name(title: str, taken: set[str]) -> str:
    """A sheet's name that Excel takes, and no other has."""
    base = _NOT_IN_NAMES.sub(" ", title).strip("' ")[:28] or "1"
    name = next(n for i in range(len(taken) + 2) if (n := base if not i else f"{base}{i + 1}").casefold() not in taken)
    taken.add(name.casefold())
    return name
