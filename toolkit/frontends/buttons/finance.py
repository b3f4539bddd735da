"""The buttons of finance's workbook 月结检查: choose a folder, check every department's workbook, open the summary.

The sheet itself holds what they need, in cells with names, so that a person sees it and can type it too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.result_sheet import tally
from toolkit.app.workbook_kind import is_summary
from toolkit.catalogue import listed, text
from toolkit.core.finding import Severity
from toolkit.core.period import Period
from toolkit.errors import UsageError
from toolkit.frontends.buttons.actions import Click
from toolkit.frontends.buttons.window import Kind
from toolkit.sheet.period_cells import read_period
from toolkit.workbook.made import refuse_other

if TYPE_CHECKING:
    import xlwings

    from toolkit.app.month_end_result import MonthEnd

FOLDER, PERIOD, RESULT, SUMMARY = "dutybook_folder", "dutybook_period", "dutybook_result", "dutybook_summary"
LINES = 40
"""Rows of the table of departments that the sheet has room for."""


def choose_folder(click: Click) -> None:
    """选择文件夹: write the chosen folder into its cell, and the period that its settings or its name say."""
    click.workbook.refuse_read_only()
    now = _text(click, FOLDER)
    start = Path(now) if now and Path(now).is_dir() else click.path.parent if click.path.parent.is_dir() else None
    folder = click.window.folder(click.said("choose_folder"), start)
    if folder is None:
        return
    _cell(click, FOLDER).value = str(folder)
    period = click.session.settings(None, [folder]).period or _period_in(folder.name)
    if period is not None:
        _put_text(_cell(click, PERIOD), str(period))
    count = len(_workbooks(folder, but=click.path))
    click.tell("folder-chosen", Kind.INFO if count else Kind.WARNING, folder=folder, count=count)


def month_end(click: Click) -> None:
    """月结检查: check the folder for the period, write the summary into it, and say department by department."""
    from toolkit.app.access import Access
    from toolkit.app.month_end import month_end as run
    from toolkit.app.order import Means, Order
    from toolkit.app.pack import load_pack
    from toolkit.frontends.access import begun

    click.workbook.refuse_read_only()
    folder, period = _folder(click), _period(click)
    settings = click.session.settings(None, [folder])
    as_of = click.session.as_of(None, settings)
    out = folder / text("month-end-file", click.lang, period=period)
    _close(click, out)

    def progress(done: int, total: int, name: str) -> None:
        click.window.status(
            click.said("checking", done=min(done + 1, total), total=total, name=name), 95 * done // max(total, 1)
        )

    pack = load_pack(settings.pack) if settings.pack else None
    means = Means(Access(run=begun()), progress)
    found = run(folder, settings, pack, Order.of(settings, as_of, period), means, out=out, lang=click.lang)
    if found.unwritten:
        raise found.unwritten
    _cell(click, SUMMARY).value = str(out)
    _show(click, found)
    click.window.status("")
    shown = [f for f in found.result.findings if f.severity is not Severity.INFO]
    words = [tally(found.result.counts, shown, click.lang, "tally-all")]
    if found.missing:
        words.append(click.said("missing", names=listed(found.missing), count=len(found.missing)))
    words.append(click.said("summary-made", path=out))
    click.window.tell("\n".join(words), Kind.WARNING if found.result.exit_code else Kind.INFO)


def open_summary(click: Click) -> None:
    """打开汇总: show the summary that the last check made.

    Raises:
        UsageError: there is none yet.
    """
    said = _text(click, SUMMARY)
    path = Path(said) if said else None
    if path is None or not path.is_file():
        path = _folder(click) / text("month-end-file", click.lang, period=_period(click))
    if not path.is_file():
        raise UsageError("button-no-summary", path=path)
    click.window.open(path)


def _show(click: Click, found: MonthEnd) -> None:
    """One line a department in the table below the buttons."""
    from toolkit.app.result import count

    corner = _cell(click, RESULT)
    rows: list[list[object]] = []
    for name in found.departments:
        mine = [j for j in found.result.obligations if j.obligation.duty.provider == name]
        counts = count(mine)
        state = "missing-file" if name in found.missing else "overdue" if counts.overdue else "fine"
        rows.append([
            name, click.said(f"state-{state}"), counts.obligations, counts.on_time, counts.late, counts.overdue,
            counts.undetermined - counts.exempt,
        ])  # fmt: skip
    if (more := len(rows) - LINES) > 0:
        rows[LINES - 1 :] = [[click.said("more-departments", count=more + 1), None, *["…"] * 5]]
    rows += [[None] * 7 for _ in range(LINES - len(rows))]
    corner.resize(LINES, 7).value = rows


def _cell(click: Click, name: str) -> xlwings.Range:
    """A cell of the sheet by its name.

    Raises:
        UsageError: this is not a workbook for 月结检查.
    """
    for known in click.window.book.names:
        if known.name.casefold() == name:
            return known.refers_to_range
    raise UsageError("button-not-finance")


def _text(click: Click, name: str) -> str:
    value = _cell(click, name).value
    return value.strip() if isinstance(value, str) else ""


def _put_text(cell: xlwings.Range, value: str) -> None:
    cell.number_format = "@"  # 2026-11 must not become a date
    cell.value = value


def _folder(click: Click) -> Path:
    said = _text(click, FOLDER)
    if not said:
        raise UsageError("button-no-folder:chosen")
    if not Path(said).is_dir():
        raise UsageError("button-no-folder", path=said)
    return Path(said)


def _period(click: Click) -> Period:
    value = _cell(click, PERIOD).value
    found = read_period(value, click.period) if value not in (None, "") else None
    if not isinstance(found, Period):
        raise UsageError("button-no-period")
    return found


def _period_in(name: str) -> Period | None:
    try:
        return Period.parse(name[-7:])
    except ValueError:
        return None


def _workbooks(folder: Path, but: Path) -> list[Path]:
    """The workbooks of a folder, without the one whose button was clicked."""
    from toolkit.app.files import resolved, sources

    return [source.path for source in sources([folder]) if resolved(source.path) != resolved(but)]


def _close(click: Click, path: Path) -> None:
    """Close the summary of an earlier check: it is made anew.

    Raises:
        UsageError: there is another file of its name, which is neither closed nor replaced.
    """
    refuse_other(path, is_summary)
    for book in click.window.book.app.books:
        if path.exists() and Path(book.fullname).exists() and Path(book.fullname).samefile(path):
            book.close()
            return


ACTIONS: dict[str, Callable[[Click], None]] = {f.__name__: f for f in (choose_folder, month_end, open_summary)}
