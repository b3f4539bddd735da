"""One function a button of a department's workbook: each calls the use case that the command line calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from toolkit.app.check_one import Checked, Run, check_one
from toolkit.app.files import Source
from toolkit.app.order import Order
from toolkit.app.result import count
from toolkit.app.result_sheet import tally
from toolkit.app.work_calendar import calendar_of
from toolkit.catalogue import listed, text
from toolkit.core.deadline import Kind as DeadlineKind
from toolkit.core.finding import Finding, Severity, said
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.errors import DutybookError, UsageError
from toolkit.frontends.buttons.window import Kind, Selected, Window, selected, show_cell, visible_rows
from toolkit.frontends.session import Session
from toolkit.settings import Settings
from toolkit.workbook.live import LiveWorkbook
from toolkit.workbook.port import Look, OwnSheet, Update, WorkbookContent, WriteReceipt

_MOST_ROWS = 200
"""Rows that can be handed in at once: more is a slip of the hand."""
_LISTED = 8


@dataclass(frozen=True)
class Click:
    """What every button works with: the window, the language, the settings that hold for the workbook, the time.

    ``own_lang``: the language of the workbook.
    """

    window: Window
    own_lang: str

    @cached_property
    def lang(self) -> str:
        """The language of everything that is said: the settings', else the workbook's."""
        try:
            return self.settings.lang or self.own_lang
        except DutybookError:  # whoever needs the settings says what is wrong with them
            return self.own_lang

    @cached_property
    def path(self) -> Path:
        """Where the workbook is; its bare name where that is no place on this machine (a SharePoint address)."""
        import xlwings

        try:
            return Path(self.window.book.fullname)
        except xlwings.XlwingsError:
            return Path(self.window.book.name)

    @cached_property
    def session(self) -> Session:
        return Session(self.own_lang)

    @cached_property
    def settings(self) -> Settings:
        return self.session.settings(None, [self.path])

    @cached_property
    def moment(self) -> Moment:
        """When it is, as the settings or the clock say it."""
        return self.session.moment(None, self.settings)

    @cached_property
    def as_of(self) -> Moment:
        return self.moment.whole

    @cached_property
    def period(self) -> Period:
        return self.settings.period_at(self.as_of)

    @cached_property
    def workbook(self) -> LiveWorkbook:
        return LiveWorkbook(self.window.book)

    def said(self, key: str, **params: object) -> str:
        return text(f"button-{key}", self.lang, **params)

    def tell(self, key: str, kind: Kind = Kind.INFO, **params: object) -> None:
        self.window.tell(self.said(key, **params), kind)

    def write(self, content: WorkbookContent, updates: Sequence[Update], label: str) -> WriteReceipt:
        return self.workbook.write(updates, expected=content.fingerprint, label=label)


class _Narrated:
    """A workbook that says in the status bar what is being done to it."""

    def __init__(self, click: Click) -> None:
        self._click = click

    @property
    def name(self) -> str:
        return self._click.workbook.name

    def read(self) -> WorkbookContent:
        self._click.window.status(self._click.said("reading"), 15)
        content = self._click.workbook.read()
        self._click.window.status(self._click.said("judging"), 40)
        return content

    def painted(self, sheet: str, column: int) -> Mapping[int, Look] | None:
        return self._click.workbook.painted(sheet, column)

    def alone(self) -> AbstractContextManager[None]:
        return self._click.workbook.alone()

    def write(
        self, updates: Sequence[Update], own_sheets: Sequence[OwnSheet] = (), *, expected: str, label: str
    ) -> WriteReceipt:
        self._click.window.status(self._click.said("writing"), 65)
        return self._click.workbook.write(updates, own_sheets, expected=expected, label=label)


def check(click: Click) -> None:
    """检查本表: judge the workbook as it stands in the window, colour it, and say how it stands."""
    click.workbook.refuse_read_only()
    settings = click.settings
    run = Run(Order.of(settings, click.as_of), settings, calendar_of(settings))
    checked = check_one(_Narrated(click), Source(click.path, click.window.book.name, False), run)
    shown = [f for f in checked.findings if f.severity is not Severity.INFO]
    click.window.status("")
    if first := next((f for f in shown if f.place.cell), None):
        show_cell(click.window.book, first.place.sheet, _corner(first))
    click.window.tell(*_summary(checked, shown, click.lang))


def _corner(finding: Finding) -> str:
    """The cell to show; for a whole row its first."""
    place = finding.place
    return place.cell if place.column else f"A{place.row}"


def _summary(checked: Checked, shown: list[Finding], lang: str) -> tuple[str, Kind]:
    """What a check found, in a sentence or two, and how serious it is."""
    if checked.record.error or not checked.record.shape:
        words = said(shown[-1], lang)
        return "\n".join(filter(None, words)), Kind.ERROR if checked.record.error else Kind.WARNING
    unseen = next((f for f in shown if f.rule == "results-not-added"), None)
    rest = [f for f in shown if f is not unseen]
    found = tally(count(checked.judged), rest, lang)
    if rest:
        found += "" if unseen else text("button-see-results", lang)
        place = _place(rest[0], lang)
        found += "\n\n" + text("button-first", lang, place=place, message=said(rest[0], lang).text)
    if unseen:
        found += "\n\n" + "\n".join(filter(None, said(unseen, lang)))
    serious = shown or any(j.overdue and j.timeliness.value == "overdue" for j in checked.judged)
    return found, Kind.WARNING if serious else Kind.INFO


def _place(finding: Finding, lang: str) -> str:
    """Where a problem is, as the result sheet says it."""
    place = finding.place
    where = place.cell if place.column else text("result-row", lang, row=place.row) if place.row else ""
    return f"{place.sheet} {where}".strip()


def due_rows(click: Click) -> None:
    """生成本期应交: add the rows of a period that the duty list owes and nobody has written."""
    from toolkit.app.period_rows import plan_period_rows

    click.workbook.refuse_read_only()
    answer = click.window.ask(click.said("which-period"), str(click.period))
    if answer is None:
        return
    period = click.session.period(answer.strip() or str(click.period))
    content = click.workbook.read()
    plan = plan_period_rows(content, click.settings, click.as_of, period)
    if plan is None:
        click.tell("no-duty-list", Kind.WARNING)
    elif not plan.rows:
        click.tell("nothing-to-add" if not plan.left_out else "no-room", period=period, sheet=plan.sheet)
    else:
        click.write(content, plan.updates, f"period-{period}")
        show_cell(click.window.book, plan.sheet, f"A{plan.rows[0]}")
        click.tell("added", count=len(plan.rows), period=period, sheet=plan.sheet, row=plan.rows[0])


def hand_in(click: Click) -> None:
    """登记完成: mark the selected rows as handed in now.

    Raises:
        UsageError: too many rows are chosen.
    """
    from toolkit.app.hand_in import plan_hand_in

    click.workbook.refuse_read_only()
    chosen = _chosen(click)
    content = click.workbook.read()
    sheet = next(s for s in content.sheets if s.name == chosen.sheet)
    rows = list(visible_rows(click.window.book, chosen, len(sheet.rows), _MOST_ROWS))
    if len(rows) > _MOST_ROWS:
        raise UsageError("button-too-many", most=_MOST_ROWS)
    plan = plan_hand_in(content, click.settings, click.as_of, chosen.sheet, rows)
    unread = click.said("not-a-date", cells=listed(plan.unread), count=len(plan.unread)) if plan.unread else ""
    if not plan.rows:
        none = click.said("already-in" if plan.skipped else "no-rows")
        click.window.tell(unread or none, Kind.WARNING)
        return
    lines = [click.said("row", row=row, what=name) for row, name in plan.rows[:_LISTED]]
    more = len(plan.rows) - len(lines)
    lines += [click.said("more-rows", count=more)] if more else []
    at = click.moment.as_datetime()
    when = f"{at:%Y-%m-%d %H:%M}"
    question = click.said("which-number" if plan.numbered else "confirm", count=len(plan.rows), when=when)
    number = click.window.ask("\n".join([*lines, question]))
    if number is None:
        return
    click.write(content, plan.updates(at, number.strip()), "hand-in")
    key = "handed-in-but" if plan.skipped else "handed-in"
    done = click.said(key, count=len(plan.rows), when=when, skipped=plan.skipped)
    click.window.tell("\n".join(filter(None, (done, unread))), Kind.WARNING if unread else Kind.INFO)


def explain(click: Click) -> None:
    """解释期限: how the deadline in the selected cell, or of its row, is read, and when it falls due."""
    from toolkit.app.examine import examine
    from toolkit.app.explain import explain as read
    from toolkit.app.roll.rows import by_place

    chosen = _chosen(click)
    row, column = chosen.first
    content = click.workbook.read()
    calendar = calendar_of(click.settings)
    book = examine(content, click.settings, calendar, as_of=click.as_of, period=click.period)
    judged = by_place(book).get((chosen.sheet, row))
    event, phrase, about = None, "", ("", "")
    duty = judged.obligation.duty if judged else next(
        (d for d, place in book.records.duties if (place.sheet, place.row) == (chosen.sheet, row)), None
    )  # fmt: skip
    if duty is not None:
        phrase, about = duty.phrase, (duty.provider, duty.id)
        event = judged.obligation.event_at if judged else None
    else:
        value = click.window.book.sheets[chosen.sheet].range((row, column)).value
        phrase = (
            value.strip() if isinstance(value, str) and click.settings.read(value).kind is not DeadlineKind.NONE else ""
        )
    if not phrase:
        click.tell("no-phrase", Kind.WARNING)
        return
    policy = click.settings.policy_for(*about, content.name)
    found = read(
        phrase, click.moment, event, calendar, policy, click.lang, click.settings.words, duty=about[1] or None
    )  # fmt: skip
    said_ = f"{phrase}\n{found['message']}"
    due = judged.due if judged else None
    if due is not None:
        said_ += "\n" + click.said("row-due", due=str(due).replace("T", " "))
    click.window.tell(said_)


def undo(click: Click) -> None:
    """撤销上次写回: give the cells of the last write back what they held."""
    taken = click.workbook.take_back()
    left = [click.said(f"undone-{key}", count=n) for key, n in (("kept", taken.kept), ("lost", taken.lost)) if n]
    done = click.said("undone", cells=taken.cells) if taken.cells or not left else click.said("undone-nothing")
    click.window.tell("".join([done, *left]), Kind.WARNING if left else Kind.INFO)


def _chosen(click: Click) -> Selected:
    """The selected cells.

    Raises:
        UsageError: something else is selected.
    """
    chosen = selected(click.window.book)
    if chosen is None:
        raise UsageError("button-select")
    return chosen


ACTIONS: dict[str, Callable[[Click], None]] = {f.__name__: f for f in (check, due_rows, hand_in, explain, undo)}
