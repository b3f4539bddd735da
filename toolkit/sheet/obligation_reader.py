"""Rows that say what became of a promise: obligations of either shape."""

from __future__ import annotations

import re
from collections.abc import Collection

from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.nothing import is_blank
from toolkit.core.obligation import Obligation, Review, Submission, obligation_id
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT, Work
from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_latest
from toolkit.sheet.date_names import is_rate
from toolkit.sheet.day_order import read_past
from toolkit.sheet.done_marks import are_only_days, asking
from toolkit.sheet.event_columns import EventColumns
from toolkit.sheet.month_columns import are_of_earlier_year
from toolkit.sheet.months import columns_of_months
from toolkit.sheet.moved_names import asks_leave, is_leave, is_moved, is_put_off, says_leave, says_not_moved
from toolkit.sheet.promise_reader import PromiseReader
from toolkit.sheet.records import Records
from toolkit.sheet.scores import read_score
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.status_words import may_be_done, says_under_way
from toolkit.sheet.subjects import subject_columns
from toolkit.sheet.table import Row, Table, at
from toolkit.sheet.values import DateContext, Raw, Read, read_moment, read_text
from toolkit.sheet.words import (
    is_voided,
    may_say_void,
    read_verdict,
    read_work,
    remark_behind,
    says_void,
)

_NOTHING: frozenset[str] = frozenset()
_WAITING = (Work.NOT_STARTED, Work.IN_PROGRESS)
_NEXT_IN_PHRASE = compiled(r"次月|下个?月|(?:next|following) month", re.IGNORECASE)
_ON_A_DAY = compiled(r"(?:(?P<y>\d{4})\s*[年./-]\s*)?(?P<m>1[0-2]|0?[1-9])\s*[月./-]\s*\d{1,2}")
"""A deadline on one day, which may lie in another month than the period."""


class ObligationReader(PromiseReader):
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
        self.events = EventColumns(table)
        self._late: dict[str, bool] = {}
        self._reviewed = not {"verdict", "reason", "score"}.isdisjoint(self._columns)
        self._unclear = table.header.unclear
        status = table.header.names.get(self._columns.get("work", 0), "")
        self._rated, self._act = is_rate(status), act_of(status)
        self._subjects = subject_columns(table)
        names = table.header.names
        moved = names.get(self._columns.get("due_given", 0), "")
        self.latest = is_latest(names.get(self._columns.get("submitted_at", 0), ""))
        """Whether completions are what came last, of whichever turn."""
        self.moved = moved != "" and is_moved(moved)
        self._put_off = self.moved and is_put_off(moved)
        """Whether deadlines were moved to the days of a column, and whether those are always later."""
        self._leave = {c: asks_leave(name) for c, name in names.items() if self._put_off and is_leave(name)}
        self.came = [] if "submitted_at" in self._columns else asking(table.header)
        """Columns of no field that say whether a thing came, which decide where it is said to be still open."""
        self.manner = (
            tuple(sorted(self._columns.items())),
            self.events.manner,
            self._phrase_unit,
            self._rated,
            self._act,
            self.latest,
            self.moved,
            context,
        )
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
        duty = self.promise(row, provider)
        event_at, event_column = self._event_at(row, duty)
        if self._unclear and any(at(row, column) not in (None, "") for column in self._unclear):
            # One of them may be when it was done, or begun; nobody can say which.
            self._bad_here |= {"submitted_at"} if event_at else {"submitted_at", "event_at"}
        if self._unclear and self._has_no_month(row, duty):
            self._bad_here.add("unrecorded")
        self._here = self.context_of(duty, self._here)
        work, as_date = self._status(row)
        excused = self._excused(row) if work is None and as_date is None else None
        work = work or excused
        if work is None and as_date is None and self._is_void(row) and self._raw(row, "submitted_at") is None:
            work = Work.VOID
        submitted = None if excused else self._moment(row, "submitted_at", self._of_its_month(row, duty))
        if work is None and submitted is None and says_under_way(self._raw(row, "submitted_at")):
            work = Work.IN_PROGRESS
        if work in _WAITING:
            self._note_come(row)
        if submitted is None and as_date is not None and "submitted_at" not in self._bad_here:
            submitted = as_date.value
            if as_date.other is not None:
                self._others["submitted_at"] = as_date.other
        complete = self._complete(row)
        evidence = self._text(row, "evidence_no") or self._text(row, "evidence")
        again = self._moment(row, "resubmitted_at")
        done = "submitted_at" in self._bad_here and _says_done(self._raw(row, "submitted_at"), self.context)
        if done:
            self._bad_here.add("undated")
        case = self._text(row, "event_id")
        due_given = self._moment(row, "due_given") if "due_given" in self._columns and self._is_let(row) else None
        later = self._put_off or (due_given is not None and due_given.day < (period or self.context.period).start)
        obligation = Obligation(
            id=obligation_id(duty, case, period or self.context.period),
            duty=duty,
            place=Place(self.records.workbook, self.table.sheet, number),
            period=period,
            event_at=event_at,
            due_given=due_given,
            submission=None
            if submitted is None
            else Submission(submitted, evidence, complete, self._others.get("submitted_at")),
            resubmission=None if again is None else Submission(again, evidence, None),
            rework_due=self._moment(row, "rework_due") if "rework_due" in self._columns else None,
            review=self._review(row) if self._reviewed else None,
            work=work or (Work.SUBMITTED if done else None),
            pauses=self._pauses(row),
            columns=self._columns,
            confirmed=bool(self._text(row, "boundary")),
            unreadable=frozenset(self._bad_here) if self._bad_here else _NOTHING,
            event_column=event_column,
            event_of_business=self.events.is_of_business(event_column, duty),
            event_or_at=self._others.get("event_at"),
            subject=tuple(read_text(at(row, column)) for column in self._subjects),
            moved=self.moved and later and due_given is not None,
            latest=self.latest,
        )
        return obligation, case

    def _is_let(self, row: Row) -> bool:
        """Whether nothing in a row says that its deadline may not be put off, or not yet."""
        if not self._put_off:
            return True
        if says_not_moved(self._text(row, "note")):
            return False
        return all(says_leave(read_text(at(row, column)), asked) for column, asked in self._leave.items())

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

    def _note_come(self, row: Row) -> None:
        """Note where a thing that is said to be still open came all the same: Blocked beside Received: Yes."""
        for column in self.came:
            if _says_done(raw := at(row, column), self._here):
                self._bad_here |= {"submitted_at", "undated"}
                if column not in {self._columns.get("event_at"), *self.table.header.event_columns.values()}:
                    self._note_bad("submitted_at", "done-without-date", raw, column)

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
            if alone or (self._raw(row, "submitted_at") is None and _may_say_done(raw)):
                self._bad_here.add("submitted_at")  # it may well say that it is done
        elif as_date.problem:
            self._note_bad("work", as_date.problem, raw)
        return None, as_date

    def _event_at(self, row: Row, duty: Duty) -> tuple[Moment | None, int]:
        """The row's own business date, and the column that it stands or belongs in, 0 for none."""
        columns, general = self.events.of(duty), self._columns.get("event_at", 0)
        if not columns:
            return None, 0
        column = next((c for c in columns if at(row, c) is not None), general if general in columns else 0)
        known = column and column not in self._unclear
        return self._moment(row, "event_at", column) if known else None, column or columns[0]

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
        score, readable = read_score(score_raw)
        if not readable:
            self._note_bad("score", "score", score_raw)
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
        return ours[0] if len(ours) == 1 and not are_of_earlier_year([at(row, ours[0])], month) else None

    def _has_no_month(self, row: Row, duty: Duty) -> bool:
        """Whether nothing in a row can say that it was done: there is no column of its month, nor a status."""
        months = self.table.header.of_months
        lacking = "work" not in self._columns and {*self._unclear} <= {*months}
        return lacking and self._of_its_month(row, duty) is None


def _says_done(raw: Raw, context: DateContext) -> bool:
    return read_moment(raw, context).problem == "done-without-date"


def _may_say_done(status: Raw) -> bool:
    """Whether what is no known status may well say that something is done: 已销号, 第1周11.2、第2周11.9."""
    return may_be_done(plain(str(status))) or are_only_days(status)
