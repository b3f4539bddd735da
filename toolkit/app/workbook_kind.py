"""Workbooks that are nobody's duties though they look like it: those that we made ourselves."""

from __future__ import annotations

from toolkit.catalogue import LANGUAGES, text
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.beside_marks import belongs_to
from toolkit.workbook.port import WorkbookContent

_SUMMARY_SHEETS = ({"总览", "服务矩阵", "审计"}, {"overview", "servicematrix", "audit"})
_BUTTON_SHEETS = ("月结检查", "monthendcheck")


def is_summary(content: WorkbookContent) -> bool:
    """Whether a workbook is a month-end summary that we made: it is not a duty sheet, though it looks like one."""
    names = {normal(s.name) for s in content.sheets}
    return any(marks <= names for marks in _SUMMARY_SHEETS)


def is_made_by_us(content: WorkbookContent) -> bool:
    """Whether a workbook is a summary, the one with finance's buttons, or the results beside a file that cannot be
    written: nobody's duties."""
    return is_summary(content) or _has_finances_buttons(content) or belongs_to(content) is not None


def _has_finances_buttons(content: WorkbookContent) -> bool:
    """Whether it is the workbook whose only sheet says how the month-end check is run by buttons."""
    if len(content.sheets) != 1 or normal(content.sheets[0].name) not in _BUTTON_SHEETS:
        return False
    hints = [text("button-sheet-hint", lang) for lang in LANGUAGES]
    return any(cell in hints for row in content.sheets[0].rows[:5] for cell in row)
