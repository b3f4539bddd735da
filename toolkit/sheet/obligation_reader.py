"""Rows that say what became of a promise: obligations of either shape."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence

from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.nothing import is_blank
from toolkit.core.obligation import Obligation, Review, Submission, obligation_id
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT, Work
from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.date_names import is_of_business, is_rate
from toolkit.sheet.day_order import read_past
from toolkit.sheet.deadline_cells import read_deadline
from toolkit.sheet.event_names import counted_from, names_event, says_event, says_part
from toolkit.sheet.fields import WORDED
from toolkit.sheet.guess import LOOKED_AT, event_columns
from toolkit.sheet.months import columns_of_months
from toolkit.sheet.records import Records
from toolkit.sheet.row_reader import RowReader
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.status_words import may_be_done, says_under_way
from toolkit.sheet.subjects import subject_columns
from toolkit.sheet.table import Row, Table, at
from toolkit.sheet.values import DateContext, Raw, Read, read_moment, read_number, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import (
    is_voided,
    may_say_void,
    read_list,
    read_next_month,
    read_verdict,
    read_work,
    remark_behind,
    says_void,
)

_NOTHING: frozenset[str] = frozenset()
_UNIT = compiled(
    r"[(\[【](?:单位[:： ]?)?(?P<unit>天|日|自然日|工作日|小时|工作小时|周|月"
    r"|(?:(?:working|business|calendar) )?days|hours|weeks|months)[)\]】]"
)
_BRACKETS = frozenset("([【")
_NEXT_IN_PHRASE = compiled(r"次月|下个?月|(?:next|following) month", re.IGNORECASE)


_ReadWord = Callable[["ObligationReader", Row, str], str]


_ON_A_DAY = compiled(r"(?:(?P<y>\d{4})\s*[年./-]\s*)?(?P<m>1[0-2]|0?[1-9])\s*[月./-]\s*\d{1,2}")
"""A deadline on one day, which may lie in another month than the period."""


class ObligationReader(RowReader):
    """Reads the rows of one table; what cannot be read is noted in the records of its workbook."""

    def __init__(
        self,
        records: Records,
        table: Table,
        context: DateContext,
        department: str,
        uncached: Collection[tuple[int, int]] = (),
    ) -> None:
        super().__init__(records, table, context, department, uncached)
        self._duties: dict[tuple[str, ...], Duty] = {}
        self._worded = tuple(self._readers())
        self._events: dict[tuple[str, str | None], tuple[int, ...]] = {}
        self._late: dict[str, bool] = {}
        self._reviewed = not {"verdict", "reason", "score"}.isdisjoint(self._columns)
        self._unclear = table.header.unclear
        status = table.header.names.get(self._columns.get("work", 0), "")
        self._rated, self._act = is_rate(status), act_of(status)
        self._phrase_unit = _unit_of(table.header.names.get(self._columns.get("phrase", 0), ""))
        self._counted = _counted_column(table)
        self._subjects = subject_columns(table)
        events = (*table.header.event_columns.items(), self._counted)
        self.manner = (tuple(sorted(self._columns.items())), events, self._phrase_unit, self._rated, self._act, context)
        """All that decides how a row is understood, apart from its cells, department, and what has no value stored."""

    def read_sound(self, number: int, row: Row, provider: str) -> Obligation | None:
        """One obligation row, or None, with nothing noted, where something in it cannot be read."""
        noted = len(self.records.bad)
        obligation, _ = self.read_obligation(number, row, provider)
        under_way = says_under_way(self._raw(row, "submitted_at"))  # which is a status, where a date should stand
        if len(self.records.bad) == noted and not obligation.unreadable and not under_way:
            return obligation
        del self.records.bad[noted:]
        return None

    def read_obligation(self, number: int, row: Row, provider: str) -> tuple[Obligation, str]:
        """One obligation row of either shape, and the case it names; duties of the plain shape are made from the row.

        What cannot be read is noted in the records.
        """
        self._start(number)
        period = self._period(row)
        if period is not None:
            self._here = self.context._replace(period=period)
        duty = self._duty_of(row, provider)
        event_at, event_column = self._event_at(row, duty)
        if self._unclear and any(at(row, column) not in (None, "") for column in self._unclear):
            # One of them may be when it was done, or begun; nobody can say which.
            self._bad_here |= {"submitted_at"} if event_at else {"submitted_at", "event_at"}
        self._here = self.context_of(duty, self._here)
        work, as_date = self._status(row)
        excused = self._excused(row) if work is None and as_date is None else None
        work = work or excused
        if work is None and as_date is None and self._is_void(row) and self._raw(row, "submitted_at") is None:
            work = Work.VOID
        submitted = None if excused else self._moment(row, "submitted_at", self._of_its_month(row, duty))
        if work is None and submitted is None and says_under_way(self._raw(row, "submitted_at")):
            work = Work.IN_PROGRESS
        if submitted is None and as_date is not None and "submitted_at" not in self._bad_here:
            submitted = as_date.value
        complete = self._yes(row, "complete")
        evidence = self._text(row, "evidence_no") or self._text(row, "evidence")
        again = self._moment(row, "resubmitted_at")
        done = "submitted_at" in self._bad_here and self._says_done(row)
        if done:
            self._bad_here.add("undated")
        case = self._text(row, "event_id")
        obligation = Obligation(
            id=obligation_id(duty, case, period or self.context.period),
            duty=duty,
            place=Place(self.records.workbook, self.table.sheet, number),
            period=period,
            event_at=event_at,
            due_given=self._moment(row, "due_given") if "due_given" in self._columns else None,
            submission=None if submitted is None else Submission(submitted, evidence, complete),
            resubmission=None if again is None else Submission(again, evidence, None),
            rework_due=self._moment(row, "rework_due") if "rework_due" in self._columns else None,
            review=self._review(row) if self._reviewed else None,
            work=work or (Work.SUBMITTED if done else None),
            pauses=self._pauses(row),
            columns=self._columns,
            confirmed=bool(self._text(row, "boundary")),
            unreadable=frozenset(self._bad_here) if self._bad_here else _NOTHING,
            event_column=event_column,
            event_of_business=self.is_of_business(event_column, duty),
            subject=tuple(read_text(at(row, column)) for column in self._subjects),
        )
        return obligation, case

    def voided(self) -> set[int]:
        """Rows whose name or remark says that they are void."""
        found: set[int] = set()
        for field, says in (("deliverable", is_voided), ("note", says_void)):
            place = self._columns.get(field, 0) - 1
            if place < 0:
                continue
            if may_say_void([row[place] for _, row in self.table.rows if place < len(row)]):
                found |= {n for n, row in self.table.rows if says(read_text(at(row, place + 1)))}
        return found

    def _is_void(self, row: Row) -> bool:
        return is_voided(self._text(row, "deliverable")) or says_void(self._text(row, "note"))

    def name(self, row: Row) -> str:
        """What is owed in a row, or else its duty number: what a message calls the obligation."""
        return self._text(row, "deliverable") or self._text(row, "duty_id")

    # -- parts of a row ------------------------------------------------------------------------------------------------

    def context_of(self, duty: Duty, here: DateContext) -> DateContext:
        """What dates of a row without a year belong to, but for that of its event.

        6号 beside 次月5日前 is the 6th of the month in which it is due.
        """
        late = self._late.get(duty.phrase)
        if late is None:
            late = self._late[duty.phrase] = _NEXT_IN_PHRASE.search(duty.phrase) is not None
        return here._replace(period=here.period.shift(1)) if late or duty.due_next_month else here

    def _duty_of(self, row: Row, provider: str) -> Duty:
        words = [read(self, row, name) for name, read in self._worded]
        duty = self._duties.get((provider, *words))
        if duty is None:
            duty = self._duties[provider, *words] = self._duty(provider, words)
        return duty

    def _duty(self, provider: str, words: Sequence[str]) -> Duty:
        """The promise of a department that these words make: as many as the table has columns for."""
        said = {name: word for (name, _), word in zip(self._worded, words, strict=True)}
        return Duty(
            id=said.get("duty_id", ""),
            provider=provider,
            receiver=said.get("receiver", ""),
            deliverable=said.get("deliverable", ""),
            phrase=said.get("phrase", ""),
            event=said.get("event") or None,
            owner=said.get("owner", ""),
            completeness=read_list(said.get("completeness", "")),
            due_next_month=read_next_month(said.get("due_in", "")),
        )

    def _readers(self) -> Iterator[tuple[str, _ReadWord]]:
        """How each column is read that the promise of a row is made of."""
        own: dict[str, _ReadWord] = {
            "phrase": ObligationReader._phrase,
            "receiver": RowReader._department,
            "owner": RowReader._name,
        }
        for name in WORDED:
            # 资料要求 counts beside 资料完整 only: without it nobody could say whether the papers are there.
            if name in self._columns and (name != "completeness" or "complete" in self._columns):
                yield name, own.get(name, RowReader._text)

    def _phrase(self, row: Row, name: str) -> str:
        """A deadline in words, whatever stands in its cell."""
        raw = self._raw(row, name)
        phrase, doubt = read_deadline(raw, self._phrase_unit, self._here, self.table.header.lang)
        if doubt:
            self._note_bad(name, doubt, raw)
            self._bad_here.add(name)
        return phrase

    def said_of(self, raw: Raw) -> tuple[Work | None, bool]:
        """What a cell of the status says, and whether it could be read."""
        return read_work(raw, self._rated, self._act)

    def _status(self, row: Row) -> tuple[Work | None, Read | None]:
        """What the status cell says; and where it names no status, the date in it instead (完成情况: 11月6日完成)."""
        raw = self._raw(row, "work") if "work" in self._columns else None
        if raw is None:
            return None, None
        work, readable = self.said_of(raw)
        alone = "submitted_at" not in self._columns
        if readable:
            if work is None and alone and isinstance(raw, str) and raw.strip():
                self._note_bad("work", "status", raw)
                if not is_blank(raw):
                    self._bad_here.add("submitted_at")  # 待定: it says neither that it is done nor that it is not
            return work, None
        as_date = read_past(raw, self._here)
        if as_date.problem == "done-without-date":
            return Work.SUBMITTED, None  # Y and v, as in a column of completions
        if as_date.value is None:
            self._note_bad("work", "status", raw)
            if alone or (self._raw(row, "submitted_at") is None and may_be_done(plain(str(raw)))):
                self._bad_here.add("submitted_at")  # it may well say that it is done
        elif as_date.problem:
            self._note_bad("work", as_date.problem, raw)
        return None, as_date

    def _event_at(self, row: Row, duty: Duty) -> tuple[Moment | None, int]:
        """The row's own business date, and the column that it stands or belongs in, 0 for none."""
        columns, general = self.event_cells(duty), self._columns.get("event_at", 0)
        if not columns:
            return None, 0
        column = next((c for c in columns if at(row, c) is not None), general if general in columns else 0)
        known = column and column not in self._unclear
        return self._moment(row, "event_at", column) if known else None, column or columns[0]

    def event_cells(self, duty: Duty) -> tuple[int, ...]:
        """Columns of a row's business date, of which the first that is filled counts.

        The column that the phrase names (提车 → 提车日期), else the general one.
        """
        known = self._events.get((duty.phrase, duty.event))
        if known is None:
            known = self._events[duty.phrase, duty.event] = self._event_cells(duty)
        return known

    def is_of_business(self, column: int, duty: Duty) -> bool:
        """Whether a column of dates says when the business of a duty was: by its name, or since the phrase names it."""
        if column in (self._columns.get("event_at"), self._columns.get("day")):
            return True
        stem = next((s for s, c in self.table.header.event_columns.items() if c == column), "")
        return is_of_business(stem) or says_event(stem, duty.phrase)

    def _event_cells(self, duty: Duty) -> tuple[int, ...]:
        columns, general = self.table.header.event_columns, self._columns.get("event_at", 0)
        found: list[int] = []
        said = normal(counted_from(duty.phrase))
        for stem, column in columns.items():
            if len(stem) > 1 and (stem in said or (duty.event and stem == normal(duty.event))):
                found.append(column)
                if column != general:
                    return tuple(found)
        if not found and (column := self._event_in_other_words(duty.phrase)):
            return (column,)
        # A lone date column, or one that is only called 日期, is the row's business date.
        lone = next(iter(columns.values())) if len(columns) == 1 else self._columns.get("day", 0)
        last = general or lone or (0 if names_event(duty.phrase) else self._counted)
        return (*found, last) if last else tuple(found)

    def _event_in_other_words(self, phrase: str) -> int:
        """The only column whose event a phrase names in another form, 3 days of assignment for Assigned on; or 0."""
        stems = self.table.header.event_columns.items()
        for names in (says_event, says_part):
            found = {column for stem, column in stems if names(stem, phrase)}
            if found:
                return found.pop() if len(found) == 1 else 0
        return 0

    def _review(self, row: Row) -> Review | None:
        verdict_raw = self._raw(row, "verdict")
        reason = self._text(row, "reason")
        score_raw = self._raw(row, "score")
        if verdict_raw is None and not reason and score_raw is None:
            return None
        verdict, readable = read_verdict(verdict_raw)
        if not readable:
            self._note_bad("verdict", "verdict", verdict_raw)
        if verdict is Work.REJECTED and not reason:
            reason = remark_behind(verdict_raw)
        score = read_number(score_raw)
        if score_raw is not None and (score is None or not 1 <= score <= 5):
            self._note_bad("score", "score", score_raw)
            score = None
        said = self._text(row, "score_reason")
        return Review(verdict, self._moment(row, "reviewed_at"), self._text(row, "reviewer"), reason, score, said)

    def _excused(self, row: Row) -> Work | None:
        """豁免 or 无业务 where the day of completion should stand, which says that there is none to come."""
        raw = self._raw(row, "submitted_at")
        if type(raw) is not str or read_moment(raw, self._here).problem != "unreadable":
            return None
        work, _ = read_work(raw)
        return work if work in EXEMPT else None

    def _of_its_month(self, row: Row, duty: Duty) -> int | None:
        """The column in which something is done that is due on a day of another month: 10月完成时间 for 10月12日前.

        None where it is that of the period, or there is none. Those that come back every month have the period's.
        """
        months, found = self.table.header.of_months, _ON_A_DAY.match(duty.phrase)
        if not months or found is None or self._raw(row, "submitted_at") is not None:
            return None
        month = Period(int(found["y"] or self._here.period.year), int(found["m"]))
        names = {c: self.table.header.names[c] for c in months}
        ours = [c for series in columns_of_months(names, month).values() for c, is_ours in series.items() if is_ours]
        return ours[0] if len(ours) == 1 else None

    def _says_done(self, row: Row) -> bool:
        return read_moment(self._raw(row, "submitted_at"), self.context).problem == "done-without-date"


def _counted_column(table: Table) -> int:
    """Of several columns of events the only one that deadlines of the table name; others, 当天, count from it too."""
    header = table.header
    if len(header.event_columns) < 2 or "phrase" not in header.columns or {"event_at", "day"} & header.columns.keys():
        return 0
    names = {column: header.names.get(column, "") for column in header.event_columns.values()}
    found = {*event_columns(names, header.columns["phrase"], [row for _, row in table.rows[:LOOKED_AT]]).values()}
    return found.pop() if len(found) == 1 else 0


def _unit_of(header: str) -> str:
    """How a bare number under 时限(工作日) or Deadline (hours) is worded as a deadline; empty for other headers."""
    plain = unicodedata.normalize("NFKC", header).lower()
    m = None if _BRACKETS.isdisjoint(plain) else _UNIT.search(plain)
    if not m:
        return ""
    unit = m["unit"]
    return (
        f"within {{}} {unit}"
        if unit.isascii()
        else f"{{}}{'个' if unit[-1] in '月时' or len(unit) > 2 else ''}{unit}内"
    )
