"""One function a button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from toolkit.app.check import Checked, Options, check_one
from toolkit.app.files import Source
from toolkit.app.result_sheet import tally
from toolkit.app.work_calendar import work_calendar
from toolkit.core.finding import Finding, Severity, said
from toolkit.core.period import Period
from toolkit.frontends.buttons.window import Kind, Window, show_cell
from toolkit.frontends.session import Session
from toolkit.workbook.live import LiveWorkbook


def check(window: Window, lang: str) -> None:
    """检查本表: judge the workbook as it stands in the window, colour it, and say how it stands."""
    path = Path(window.book.fullname)
    session = Session(lang)
    settings = session.settings(None, [path])
    as_of = session.as_of(None, settings)
    options = Options(as_of, settings.period or Period.containing(as_of.day), True, settings.departments)
    calendar = work_calendar(settings.country, settings.company_days)
    checked = check_one(LiveWorkbook(window.book), Source(path, window.book.name, False), settings, calendar, options)
    shown = [f for f in checked.findings if f.severity is not Severity.INFO]
    if first := next((f for f in shown if f.place.cell), None):
        show_cell(window.book, first.place.sheet, first.place.cell.split(":")[0])
    window.tell(_summary(checked, shown, lang), _kind(checked, shown))


def _summary(checked: Checked, shown: list[Finding], lang: str) -> str:
    """What a check found, in a sentence or two."""
    if checked.record.error or not checked.record.shape:
        words = said(shown[-1], lang)
        end = "。" if lang == "zh" else ". "
        return f"{words.text}{end}{words.remedy}"
    return tally(checked.judged, shown, lang)


def _kind(checked: Checked, shown: list[Finding]) -> Kind:
    if checked.record.error:
        return Kind.ERROR
    return Kind.WARNING if shown or any(j.overdue for j in checked.judged) else Kind.INFO


ACTIONS: dict[str, Callable[[Window, str], None]] = {"check": check}
