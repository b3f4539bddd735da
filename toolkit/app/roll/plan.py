"""The plan for one workbook: every cell change that makes the next period's workbook of this one.

The plan is tried before it is handed out: the new content is read and judged in memory, and an open obligation whose
due would no longer be the old one (每月20号前 in another month, the fourth of four Fridays) gets its day said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from toolkit.app.examine import examine
from toolkit.app.roll import full
from toolkit.app.roll.anatomy import Anatomy
from toolkit.app.roll.area import Area, refill
from toolkit.app.roll.dates import explicit, in_period, period_like
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.elsewhere import Elsewhere
from toolkit.app.roll.fates import only_cases
from toolkit.app.roll.names import Names
from toolkit.app.roll.outcome import of_another_period, unreviewed
from toolkit.app.roll.plain import Homeless, roll_plain
from toolkit.app.roll.rows import Rolling, by_place, what
from toolkit.app.roll.sheets import sheet_names
from toolkit.app.roll.titles import rename_columns, retitle, unsign
from toolkit.app.roll.trial import Trial, attached
from toolkit.app.workbook_tables import tables_of
from toolkit.catalogue import listed
from toolkit.core.calendar import WorkCalendar
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.sheet.day_order import in_workbook
from toolkit.sheet.fields import DATED
from toolkit.sheet.header import OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.period_cells import read_period
from toolkit.sheet.table import Table, crowded, is_duty_list
from toolkit.sheet.values import DateContext
from toolkit.workbook.port import CellUpdate, WorkbookContent


@dataclass(frozen=True, slots=True)
class Plan:
    """Cell changes, and how many rows are carried over, new (or reset for the new period) and emptied.

    ``names``: sheets that are named for the old period, and what they should be called. ``in_the_way``: last year's
    sheets of those names, and what they should be called before.
    """

    updates: tuple[CellUpdate, ...]
    shape: str
    carried: int
    new: int
    emptied: int
    findings: tuple[Finding, ...]
    names: Mapping[str, str]
    in_the_way: Mapping[str, str]


class Planner:
    """Plans the next period of one workbook."""

    def __init__(
        self,
        content: WorkbookContent,
        anatomies: Mapping[str, Anatomy],
        settings: Settings,
        calendar: WorkCalendar,
        source: Period,
        to: Period,
    ) -> None:
        self._settings, self._calendar = settings, calendar
        self._name = content.name
        self._as_of = Moment.end_of(source.end)
        book = self._examine(content, source)
        plain = DateContext(source, content.date1904, settings.day_order(content.name), zone=settings.policy.zone)
        old = in_workbook(book.tables, plain)  # in the new workbook, what proves it may be gone
        own = calendar.with_company(book.records.company_days)
        self._rolling = Rolling(book, source, to, old, in_period(plain, to), own, settings.as_of)
        self._draft = Draft(content, anatomies)
        self._tables = [t for t in book.tables if t.header.kind in (PLAIN, OBLIGATIONS, REGISTER)]
        # A register alone is a list of one month's cases (汇款登记-2026-10): next month has its own.
        self._owes = book.records.full or any(t.header.kind != REGISTER for t in self._tables)
        self._all = tables_of(content, settings, source)
        names = book.records.departments
        self._areas = {id(t): Area.of(self._draft, t, book.tables, names) for t in book.tables}
        self._open: list[tuple[Judged, str, int]] = []  # an open obligation, and the sheet and row it has now
        self._findings: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def _examine(self, content: WorkbookContent, period: Period) -> Book:
        return examine(content, self._settings, self._calendar, as_of=self._as_of, period=period)

    def _try(self, content: WorkbookContent, period: Period) -> Book:
        """Without the sheets of other months, one of which may be named for the new period."""
        others = set(self._rolling.book.left_out)
        return self._examine(content._replace(sheets=tuple(s for s in content.sheets if s.name not in others)), period)

    def plan(self) -> Plan | None:
        """The plan; None when nothing in the workbook is a duty sheet, or a register that one goes by."""
        if not self._owes:
            return None
        book = self._rolling.book
        beside = self._crowded()
        usable = [t for t in self._tables if id(t) not in beside]
        if book.records.full:
            self._roll_full([t for t in usable if t.header.kind in (OBLIGATIONS, REGISTER)])
        # Where no duty list says what is owed, each row does, whatever columns it has.
        kinds = (PLAIN,) if book.records.full else (PLAIN, OBLIGATIONS)
        plain = [t for t in usable if t.header.kind in kinds and t.visible]
        plain = [t for t in plain if not (book.records.full and is_duty_list(t))]
        homeless = [one for table in plain for one in self._roll_plain(table)]
        self._place_elsewhere(homeless, [self._areas[id(t)] for t in plain])
        kept = {judged.obligation.place for judged, _sheet, _row in self._open}
        rolled = {t.sheet for t in usable if {"submitted_at", "work"} & t.header.columns.keys()}
        self._findings += unreviewed(self._rolling, rolled, kept)
        self._findings += of_another_period(self._rolling)
        self._say_periods()
        for table in book.tables:
            self._say_dates(table)
            retitle(table, self._all, self._draft, self._rolling)
        for table in usable:
            if not table.header.unclear:
                rename_columns(table, self._draft, self._rolling)
                unsign(self._areas[id(table)], self._rolling)
        columns = Names(self._rolling, self._draft, plain)
        trial = Trial(self._rolling, self._draft, self._open, self._columns, self._try, columns)
        self._findings += trial.run()
        self._findings += attached(self._rolling, [self._areas[id(t)] for t in usable])
        if book.left_out:
            place, sheets = Place(self._name, book.left_out[0]), listed(book.left_out)
            self._findings.append(self._rolling.finding("roll-left-out", place, sheets=sheets))
        findings = tuple(sorted(self._findings, key=lambda f: f.sort_key))
        shape = "full" if book.records.full else "plain"
        counts, (in_the_way, names) = self._counts, sheet_names(self._rolling, self._tables, self._all)
        updates = tuple(self._draft.updates())
        counted = counts["carried"], counts["new"], counts["emptied"]
        return Plan(updates, shape, *counted, findings, names, in_the_way)

    def _crowded(self) -> set[int]:
        """Tables beside one another, whose rows cannot be told apart: they are left as they are."""
        found = crowded(self._rolling.book.tables)
        for first, *_others in found:
            place = Place(self._name, first.sheet, first.header.first_row)
            self._findings.append(self._rolling.finding("roll-side-by-side", place))
        return {id(t) for some in found for t in some}

    # -- the shapes ------------------------------------------------------------------------------------------------

    def _roll_full(self, tables: Sequence[Table]) -> None:
        rolling, judged = self._rolling, by_place(self._rolling.book)
        records = [t for t in tables if t.header.kind == OBLIGATIONS and t.visible]
        late = full.unanswered(rolling)
        owed = [j.obligation for j in late]
        for i, table in enumerate(records):
            area, lang = self._areas[id(table)], table.header.lang
            kept = full.kept_rows(table, rolling)
            missed = late if i == 0 else []
            late_rows = [full.late_row(j.obligation, rolling, lang) for j in missed]
            new = full.new_rows(rolling, lang) if i == 0 else []
            done = refill(area, kept, [full.cells(area, row) for row in (*late_rows, *new)])
            for number, target in done.moved.items():
                if (table.sheet, number) in judged:
                    self._open.append((judged[(table.sheet, number)], table.sheet, target))
                    owed.append(judged[(table.sheet, number)].obligation)
            for j, target in zip(missed, done.placed, strict=False):
                self._place_late(j, table, target)
            for row, target in zip(new, done.placed[len(missed) :], strict=True):
                if target:
                    self._counts["new"] += 1
                else:
                    place = Place(self._name, table.sheet)
                    name = row.get("deliverable") or row.get("duty_id")
                    self._findings.append(rolling.finding("roll-no-room", place, what=name, period=rolling.to))
            self._counts["carried"] += len(done.moved)
            self._counts["emptied"] += done.emptied
        for table in tables:
            if table.header.kind == REGISTER:
                done = refill(self._areas[id(table)], full.kept_cases(table, rolling, owed), [])
                self._counts["emptied"] += done.emptied

    def _place_late(self, judged: Judged, table: Table, target: int) -> None:
        """Note where an obligation went that nobody wrote a row for."""
        row = judged.obligation
        period = row.period or self._rolling.source
        if not target:
            self._findings.append(self._rolling.finding("roll-no-room", row.place, what=what(row), period=period))
            return
        self._counts["carried"] += 1
        self._open.append((judged, table.sheet, target))
        if row.event is not None and not row.event.id and "event_at" not in table.header.columns:
            self._findings.append(self._rolling.finding("roll-unnumbered", row.event.place, what=what(row)))

    def _roll_plain(self, table: Table) -> Sequence[Homeless]:
        """Roll one table; its open rows that found no room in it."""
        area = self._areas[id(table)]
        if not {"submitted_at", "work"} & table.header.columns.keys():
            for number in area.rows:  # a list of promises, nothing to hand in here
                area.clear_own(number)
            self._say_unclear(table)
            return ()
        judged = by_place(self._rolling.book)
        cases = only_cases(area, self._rolling) if self._rolling.book.records.full else None
        if cases is not None:
            moved = refill(area, cases, [])
            self._open += [(judged[(table.sheet, n)], table.sheet, target) for n, target in moved.moved.items()]
            self._counts.update(carried=len(cases), emptied=moved.emptied)
            return ()
        done = roll_plain(area, self._rolling)
        self._open += [(judged[(table.sheet, n)], table.sheet, target) for n, target in done.moved.items()]
        self._counts.update(carried=done.carried, new=done.renewed, emptied=done.emptied)
        self._findings += done.findings
        return done.homeless

    def _say_unclear(self, table: Table) -> None:
        """Say that a table was not rolled because nobody knows which of its rows are done."""
        header = table.header
        if header.unclear:
            place = Place(self._name, table.sheet, header.last_row, header.unclear[0])
            names = "”“".join(header.names.get(column, "") for column in header.unclear)
            finding = self._rolling.finding("roll-completion-unclear", place, Severity.ERROR, names=names)
            self._findings.append(finding)

    def _place_elsewhere(self, homeless: Sequence[Homeless], areas: Sequence[Area]) -> None:
        """Find room below for the rows that another table stands under, once all of them are rolled."""
        elsewhere = Elsewhere(areas, self._rolling, self._settings.deadline_words)
        for one in homeless:
            row = one.judged.obligation
            period = row.period or self._rolling.source
            finding = partial(self._rolling.finding, place=row.place, what=what(row), period=period)
            if target := elsewhere.place(one):
                self._open.append((one.judged, row.place.sheet, target))
                self._counts["carried"] += 1
                self._findings.append(finding("roll-beyond", variant="below", row=target))
            else:
                self._findings.append(finding("roll-no-room"))

    # -- saying what was left to the period ------------------------------------------------------------------------

    def _say_periods(self) -> None:
        """The period of each carried row, where the table has a column and what it holds would now mean another."""
        to = self._rolling.to
        for judged, sheet, row in self._open:
            column = self._columns(sheet, judged).get("period", 0)
            period = judged.obligation.period or self._rolling.source
            if not column or (judged.obligation.period is None and judged.obligation.event_at is not None):
                continue
            raw = self._draft.value(sheet, row, column)
            if read_period(raw, to) != period:
                said = period_like(raw, period)
                self._draft.put(sheet, row, column, said if read_period(said, to) == period else str(period))

    def _columns(self, sheet: str, judged: Judged) -> Mapping[str, int]:
        """Columns of the table that an obligation is in; those of 交付记录 for one that nobody wrote."""
        if judged.obligation.columns:
            return judged.obligation.columns
        return next(t.header.columns for t in self._tables if t.sheet == sheet and t.header.kind == OBLIGATIONS)

    def _say_dates(self, table: Table) -> None:
        """Dates typed without a year or month, where the new period would give them another."""
        header = table.header
        columns = {header.columns[f] for f in DATED if f in header.columns} | set(header.event_columns.values())
        rows = {n for n, _row in table.rows} | {r for _j, sheet, r in self._open if sheet == table.sheet}
        for row in rows:
            for column in columns:
                raw = self._draft.value(table.sheet, row, column)
                if isinstance(raw, str):
                    said = explicit(raw, self._rolling.old, self._rolling.new)
                    if said != raw:
                        self._draft.put(table.sheet, row, column, said)
