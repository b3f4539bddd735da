"""What each sheet of a new workbook holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.app.new.fields import column_of, header, options, own_columns, register_column
from toolkit.app.new.look import Format, Shade
from toolkit.app.new.table import Choices, TableColumn, TableSheet, Value
from toolkit.app.pack import Department, Pack
from toolkit.catalogue import text
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Due, PhraseReading, Relation
from toolkit.core.duty import Duty
from toolkit.core.left_open import owed_by_list
from toolkit.core.period import Period
from toolkit.core.phrase import read_phrase
from toolkit.core.policy import Policy
from toolkit.core.resolve import dues_in_period

_TABS = {
    "duties": "1F4E78",
    "register": "2E75B6",
    "obligations": "3B7D4F",
    "issues": "BF8F00",
    "calendar": "7F7F7F",
}

_SELDOM = ("reviewer", "stage")
"""Columns of 责任清单 that only those departments get that need them."""


@dataclass(frozen=True, slots=True)
class Making:
    """What the sheets of one workbook are made from."""

    pack: Pack
    department: Department
    period: Period
    calendar: WorkCalendar
    policy: Policy
    lang: str
    read: Callable[[str], PhraseReading] = read_phrase  # with the company's own words, where it has some

    def say(self, key: str, **params: object) -> str:
        """A text of the catalogue in the language of the workbook."""
        return text(key, self.lang, **params)

    def sheet_name(self, kind: str) -> str:
        """What a sheet of a kind is called."""
        return self.say(f"new-sheet-{kind}")

    def table(
        self, kind: str, columns: Iterable[TableColumn], rows: Iterable[tuple[Value, ...]] = (), frozen: int = 1
    ) -> TableSheet:
        """A table sheet with its title, hint and tab colour."""
        name = self.sheet_name(kind)
        dated = kind in ("obligations", "register", "issues")
        title = self.say(
            "new-title-period" if dated else "new-title",
            department=self.department.name,
            sheet=name,
            **({"year": self.period.year, "month": self.period.month} if dated else {}),
        )
        waived = options("new-statuses", self.lang)[-3:]
        return TableSheet(
            name,
            title,
            self.say(f"new-hint-{kind}"),
            tuple(columns),
            tuple(rows),
            _TABS[kind],
            frozen,
            header("work", self.lang),
            waived,
        )

    def field(self, name: str, width: float, kind: Format = Format.WORDS, **more: Any) -> TableColumn:
        """The column of a field, under the name that templates use."""
        return TableColumn(header(name, self.lang), width, kind, **more)

    def choose(self, key: str) -> Choices:
        """What a drop-down offers."""
        return Choices(options(key, self.lang))

    @property
    def parties(self) -> tuple[str, ...]:
        """Every department of the pack, and every other receiver."""
        return tuple(dict.fromkeys((*self.pack.department_names, *(d.receiver for d in self.pack.duties))))


def duties(m: Making) -> TableSheet:
    """责任清单: what the department promised."""
    f = m.field
    events = Choices(m.department.events, strict=False) if m.department.events else None
    mine = m.pack.duties_of(m.department.name)
    seldom = [name for name in _SELDOM if any(getattr(d, name) for d in mine)]
    columns = (
        f("duty_id", 10, Format.TEXT, centre=True),
        f("provider", 9, centre=True),
        f("receiver", 9, centre=True, choices=Choices(m.parties, strict=False)),
        f("deliverable", 38),
        f("phrase", 16),
        f("event", 12, centre=True, choices=events),
        f("due_in", 7, centre=True, choices=m.choose("new-due-in")),
        f("evidence", 14),
        f("completeness", 16),
        f("conditions", 17),
        f("requirements", 16),
        f("owner", 9, centre=True),
        *(f(name, 9, centre=True) for name in seldom),
        f("effective_from", 12, Format.DATE),
        f("effective_to", 12, Format.DATE),
        f("note", 30),
    )
    return m.table("duties", columns, (_duty_row(m, d, seldom) for d in mine), frozen=1)


def _duty_row(m: Making, d: Duty, seldom: Iterable[str]) -> tuple[Value, ...]:
    notes = [d.note, d.extra.get("event", ""), d.extra.get("measurable", "")]
    if promise := d.extra.get("promise"):
        notes.insert(0, m.say("new-promise", promise=promise))
    if serves := d.extra.get("serves"):
        notes.insert(0, serves)
    if m.lang == "en":
        notes.insert(0, d.gloss)
    this_month, next_month = options("new-due-in", m.lang)
    periodic = not d.event and bool(d.phrase)
    join = "且" if m.lang == "zh" else " and "
    return (
        d.id,
        d.provider,
        d.receiver,
        d.deliverable,
        d.phrase,
        d.event,
        next_month if d.due_next_month else this_month if periodic else None,
        ";".join(d.evidence),
        ";".join(d.completeness),
        join.join(str(c) for c in d.conditions),
        join.join(str(c) for c in d.requirements),
        d.owner,
        *(getattr(d, name) for name in seldom),
        d.effective_from,
        d.effective_to,
        "\n".join(n for n in notes if n),
    )


def register(m: Making) -> TableSheet:
    """业务登记: one row a case, one column an event."""
    lists = dict(m.pack.lists)
    return m.table("register", (register_column(c, lists) for c in m.department.columns), frozen=2)


def obligations(m: Making) -> TableSheet:
    """交付记录: the period's obligations as far as they have a date already; the others are added case by case."""
    f, theirs = m.field, Shade.RECEIVER
    found = [(d, dues) for d in m.pack.duties_of(m.department.name) if (dues := period_dues(m, d))]
    columns = [
        f("duty_id", 10, Format.TEXT, centre=True, choices=column_of(m.sheet_name("duties"), "A")),
        f("deliverable", 28),
        f("receiver", 9, centre=True, choices=Choices(m.parties, strict=False)),
        f("phrase", 14),
        f("period", 9, Format.TEXT, centre=True),
        f("event_id", 13, Format.TEXT, centre=True, choices=column_of(m.sheet_name("register"), "A")),
        f("owner", 9, centre=True),
        f("work", 9, centre=True, choices=m.choose("new-statuses")),
        f("submitted_at", 17, Format.DATETIME),
        f("evidence_no", 12, Format.TEXT),
        f("complete", 7, centre=True, choices=m.choose("new-yes-no")),
        f("verdict", 9, centre=True, choices=m.choose("new-verdicts"), shade=theirs),
        f("reviewed_at", 17, Format.DATETIME, shade=theirs),
        f("reason", 16, shade=theirs),
        f("rework_due", 17, Format.DATETIME, shade=theirs),
        f("resubmitted_at", 17, Format.DATETIME),
        f("score", 6, centre=True, score=True, shade=theirs),
        f("note", 14),
        *own_columns(m.lang),
    ]
    rows = [_obligation_row(m, d, dues, n) for d, dues in found for n in range(len(dues))]
    return m.table("obligations", columns, rows, frozen=2)


def period_dues(m: Making, duty: Duty) -> list[Due]:
    """When a duty owed once a period falls due; empty for rules, event duties and promises without a date."""
    if duty.event or duty.is_rule or not (duty.in_force(m.period.start) or duty.in_force(m.period.end)):
        return []
    # A window (每天下午5点以后) says when something holds, not by when anything is due.
    rules = [r for r in m.read(duty.phrase).rules if r.relation not in (Relation.FROM, Relation.NOT_BEFORE)]
    dues = [
        x
        for r in rules
        for x in dues_in_period(r, m.period, m.calendar, m.policy, duty.due_next_month)
        # A day named once (12月20日前) is owed in its own period only, and each version of a promise in its own time.
        if owed_by_list(r, x, m.period) and duty.in_force(x.nominal.day)
    ]
    return sorted(dues, key=lambda due: due.effective.latest)


def _obligation_row(m: Making, d: Duty, dues: list[Due], n: int) -> tuple[Value, ...]:
    """Row ``n`` of a duty. Where several fall due in a period (every Friday), rows serve them in turn."""
    status = options("new-statuses", m.lang)[0]
    note = m.say("new-nth", n=n + 1, day=dues[n].effective.day.isoformat()) if len(dues) > 1 else ""
    row = (d.id, d.deliverable, d.receiver, d.phrase, str(m.period), None, d.owner, status)
    return (*row, *([None] * 9), note)


def issues(m: Making) -> TableSheet:
    """问题登记: what other departments asked. The deadline that the pack agrees on is offered, others may be typed."""
    f, theirs = m.field, Shade.RECEIVER
    named = {k: m.say(f"new-issue-{k}") for k in ("number", "receiver", "event_at", "deliverable", "provider")}
    parties = Choices(m.parties, strict=False)
    agreed = Choices((m.pack.issue_phrase,), strict=False) if m.pack.issue_phrase else None
    columns = (
        TableColumn(named["number"], 12, Format.TEXT, theirs, centre=True),
        TableColumn(named["receiver"], 11, shade=theirs, choices=parties, centre=True),
        TableColumn(named["event_at"], 17, Format.DATETIME, theirs),
        TableColumn(named["deliverable"], 40, shade=theirs),
        TableColumn(named["provider"], 11, choices=parties, centre=True),
        f("phrase", 14, centre=True, choices=agreed),
        f("paused_from", 17, Format.DATETIME),
        f("paused_to", 17, Format.DATETIME),
        f("work", 9, centre=True, choices=m.choose("new-statuses")),
        TableColumn(m.say("new-issue-submitted_at"), 17, Format.DATETIME),
        f("verdict", 9, centre=True, choices=m.choose("new-verdicts"), shade=theirs),
        f("note", 22),
        *own_columns(m.lang),
    )
    return m.table("issues", columns, frozen=1)


def calendar(m: Making) -> TableSheet:
    """日历: the company's own days off and working days."""
    f = m.field
    columns = (
        f("day", 14, Format.DATE),
        f("day_kind", 12, centre=True, choices=m.choose("new-day-kinds")),
        TableColumn(m.say("new-note"), 46),
    )
    return m.table("calendar", columns)
