"""From tables to records: duties, events, company days and obligation rows, and every value that could not be read.

Nothing here decides whether a value is a problem: a cell that cannot be read is kept as ``BadValue`` with what it
holds, and the rules say what it means and what to type.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, time

from toolkit.core.duty import Condition, Duty, FieldValue, parse_conditions
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation, Review, Submission
from toolkit.core.period import Period
from toolkit.core.status import Work
from toolkit.sheet.header import SECOND
from toolkit.sheet.table import Row, Table, at
from toolkit.sheet.values import (
    DateContext,
    Raw,
    Read,
    join_moments,
    read_moment,
    read_number,
    read_period,
    read_text,
    read_work,
    read_yes,
)
from toolkit.sheet.vocabulary import event_stem, normal

_ARROWS = re.compile(r"\s*(?:→|->|=>|⇒|>|转给?|移交给?)\s*")
_LINE = re.compile(r"(\S)\s*[\r\n]+\s*(?=(\S))")
_UNIT = re.compile(
    r"[(\[【](?:单位[:: ]?)?(?P<unit>天|日|自然日|工作日|小时|工作小时|周|月"
    r"|(?:(?:working|business|calendar) )?days|hours|weeks|months)[)\]】]"
)
_NEXT = re.compile(r"次月|下月|后一?月|next", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BadValue:
    """A cell that could not be read as what its column holds. ``problem`` is a code of ``sheet.values.Read`` or
    ``status``, ``yes``, ``condition``, ``score``, ``period``, ``day-kind``."""

    place: Place
    field: str
    problem: str
    raw: str
    header: str


@dataclass(slots=True)
class Records:
    """What one workbook holds. Filled by ``read_table``, table by table, and then only read.

    ``rows`` pairs each obligation row with the id of the event it names (empty for none); ``duty_rows`` are the places
    of the duties, by position. ``full``: the workbook keeps duties and obligations on sheets of their own.
    """

    workbook: str
    duties: list[tuple[Duty, Place]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    rows: list[tuple[Obligation, str]] = field(default_factory=list)
    company_days: dict[date, bool] = field(default_factory=dict)
    bad: list[BadValue] = field(default_factory=list)
    full: bool = False


class TableReader:
    """Reads one table's rows. Keeps what all rows share: places, the date context, the department above the table."""

    def __init__(
        self,
        records: Records,
        table: Table,
        context: DateContext,
        department: str,
        uncached: Set[tuple[int, int]] = frozenset(),
    ) -> None:
        """``uncached``: (row, column) of cells that hold a formula without a result: not blank, but not known."""
        self.records = records
        self.table = table
        self.context = context
        self._here = context
        self.department = department
        self._columns = table.header.columns
        self._duties: dict[tuple[object, ...], Duty] = {}
        self._bad_here: set[str] = set()
        self._row_number = 0
        self._last_provider = ""
        self._phrase_unit = _unit_of(table.header.names.get(self._columns.get("phrase", 0), ""))
        self._uncached: dict[int, list[int]] = defaultdict(list)
        for row, column in uncached:
            self._uncached[row].append(column)

    # -- cells -----------------------------------------------------------------------------------------------------

    def _raw(self, row: Row, name: str) -> Raw:
        column = self._columns.get(name)
        if not column or column > len(row):
            return None
        value = row[column - 1]
        return None if value == "" else value

    def _text(self, row: Row, name: str) -> str:
        value = self._raw(row, name)
        return value.strip() if isinstance(value, str) else read_text(value)

    def _note_bad(self, name: str, problem: str, raw: Raw, column: int | None = None) -> None:
        column = column or self._columns[name]
        place = Place(self.records.workbook, self.table.sheet, self._row_number, column)
        header = self.table.header.names.get(column, name)
        self.records.bad.append(BadValue(place, name, problem, read_text(raw), header))
        if problem not in ("ambiguous-order", "status", "yes", "score"):
            self._bad_here.add(name)

    def _moment(self, row: Row, name: str, column: int | None = None) -> Moment | None:
        raw = at(row, column) if column else self._raw(row, name)
        other = at(row, self._columns[SECOND[name]]) if SECOND.get(name) in self._columns else None
        if raw is None and other is None:
            return None
        found = read_moment(raw, self._here)
        if other is not None:
            found = join_moments(found, read_moment(other, self._here))
        if found.problem:
            self._note_bad(name, found.problem, raw, column)
        return found.value

    # -- kinds of table --------------------------------------------------------------------------------------------

    def read_calendar(self) -> None:
        """Company days: 日期 with 休息 or 上班."""
        for number, row in self.table.rows:
            self._start(number)
            raw = self._raw(row, "day")
            when = self._moment(row, "day") if raw is not None else None
            worked = _day_kind(self._text(row, "day_kind"))
            if when is None:
                continue
            if worked is None:
                self._note_bad("day_kind", "day-kind", self._raw(row, "day_kind"))
                continue
            self.records.company_days[when.day] = worked

    def read_duties(self) -> None:
        """责任清单: one duty a row."""
        for number, row in self.table.rows:
            self._start(number)
            if not self._text(row, "deliverable") and not self._text(row, "duty_id"):
                continue
            starts, ends = self._moment(row, "effective_from"), self._moment(row, "effective_to")
            duty = Duty(
                id=self._text(row, "duty_id") or f"{self.table.sheet}!{number}",
                provider=self._provider(row, number),
                receiver=self._name(row, "receiver"),
                deliverable=self._text(row, "deliverable"),
                phrase=self._text(row, "phrase"),
                event=self._text(row, "event") or None,
                owner=self._name(row, "owner"),
                reviewer=self._text(row, "reviewer"),
                evidence=_list(self._text(row, "evidence")),
                completeness=_list(self._text(row, "completeness")),
                conditions=self._conditions(row, "conditions"),
                requirements=self._conditions(row, "requirements"),
                due_next_month=bool(_NEXT.search(self._text(row, "due_in"))),
                stage=self._text(row, "stage"),
                effective_from=starts.day if starts else None,
                effective_to=ends.day if ends else None,
            )
            self.records.duties.append((duty, Place(self.records.workbook, self.table.sheet, number)))

    def read_register(self, event_names: Sequence[str]) -> None:
        """业务登记: an event for each filled event column of a row, or one a row where a type column says which."""
        header = self.table.header
        columns = dict(header.event_columns)
        if "event_at" in header.columns and "event" not in header.columns:
            columns.pop("", None)
        for number, row in self.table.rows:
            self._start(number)
            case = self._text(row, "event_id") or self._text(row, "number")
            pauses = self._pauses(row)
            shared = {
                "attributes": self._attributes(row),
                "ended": self._moment(row, "ended_at"),
                "pauses": pauses,
                "handlers": tuple(p for p in _ARROWS.split(self._text(row, "owner")) if p),
                "place": Place(self.records.workbook, self.table.sheet, number),
            }
            kind = self._text(row, "event")
            if kind and "event_at" in header.columns:
                moment = self._moment(row, "event_at")
                name = _event_named(normal(kind), event_names) or kind
                self.records.events.append(Event(name, case, moment, **shared))  # type: ignore[arg-type]
                continue
            for stem, column in columns.items():
                name = _event_named(stem, event_names)
                if not name or (at(row, column) is None and column not in self._uncached.get(number, ())):
                    continue
                moment = self._moment(row, f"event:{stem}", column)
                self.records.events.append(Event(name, case, moment, **shared))  # type: ignore[arg-type]

    def read_obligations(self) -> None:
        """Obligation rows of either shape; duties of the plain shape are made from the row itself."""
        for number, row in self.table.rows:
            self._start(number)
            period = self._period(row)
            if period is not None:
                self._here = replace(self.context, period=period)
            duty = self._duty_of(row, number)
            event_at = self._event_at(row, duty)
            if duty.due_next_month or _NEXT.search(duty.phrase):
                # 6号 beside 次月5日前 is the 6th of the month in which it is due.
                self._here = replace(self._here, period=self._here.period.shift(1))
            work_raw = self._raw(row, "work")
            work, readable = read_work(work_raw)
            as_date = Read() if readable else read_moment(work_raw, self._here)
            if not readable:
                if as_date.value is None:
                    self._note_bad("work", "status", work_raw)
            elif (
                work is None and isinstance(work_raw, str) and work_raw.strip() and "submitted_at" not in self._columns
            ):
                self._note_bad("work", "status", work_raw)
            submitted = self._moment(row, "submitted_at")
            if submitted is None and not readable and "submitted_at" not in self._bad_here:
                submitted = as_date.value  # 完成情况: 11月6日完成
            complete = self._yes(row, "complete")
            evidence = self._text(row, "evidence_no") or self._text(row, "evidence")
            again = self._moment(row, "resubmitted_at")
            done = "submitted_at" in self._bad_here and self._says_done(row)
            obligation = Obligation(
                id="",
                duty=duty,
                place=Place(self.records.workbook, self.table.sheet, number),
                period=period,
                event_at=event_at,
                due_given=self._moment(row, "due_given") if "due_given" in self._columns else None,
                submission=None if submitted is None else Submission(submitted, evidence, complete),
                resubmission=None if again is None else Submission(again, evidence, None),
                rework_due=self._moment(row, "rework_due") if "rework_due" in self._columns else None,
                review=self._review(row),
                work=work or (Work.SUBMITTED if done else None),
                pauses=self._pauses(row),
                columns=self._columns,
                confirmed=bool(self._text(row, "boundary")),
                unreadable=frozenset(self._bad_here),
            )
            self.records.rows.append((obligation, self._text(row, "event_id")))

    # -- parts of a row --------------------------------------------------------------------------------------------

    def _start(self, number: int) -> None:
        self._row_number = number
        self._here = self.context
        if self._bad_here:
            self._bad_here = set()
        if number in self._uncached:
            self._bad_here = {name for name, column in self._columns.items() if column in self._uncached[number]}
            if any(c in self._uncached[number] for c in self.table.header.event_columns.values()):
                self._bad_here.add("event_at")

    def _says_done(self, row: Row) -> bool:
        return read_moment(self._raw(row, "submitted_at"), self.context).problem == "done-without-date"

    def _name(self, row: Row, name: str) -> str:
        """A department or person; names in narrow cells are broken over several lines."""
        return _LINE.sub(lambda m: m[1] + (" " if (m[1] + m[2]).isascii() else ""), self._text(row, name))

    def _provider(self, row: Row, number: int) -> str:
        found = self._name(row, "provider")
        if found:
            self._last_provider = found
            return found
        section = self.table.sections.get(number)
        if section:
            return section
        # A department is written once for the rows below it, merged or not.
        return self._last_provider if "provider" in self._columns else self.department

    def _period(self, row: Row) -> Period | None:
        raw = self._raw(row, "period")
        if raw is None:
            return None
        found = read_period(raw, self.context.period)
        if found is None:
            self._note_bad("period", "period", raw)
        return found

    def _duty_of(self, row: Row, number: int) -> Duty:
        provider = self._provider(row, number) or self.department
        raw = self._raw(row, "phrase")
        if self._phrase_unit and (amount := read_number(raw)) is not None and 0 < amount < 1000:
            phrase = self._phrase_unit.format(read_text(amount))
        elif isinstance(raw, str):
            phrase = raw.strip()
        elif raw is None:
            phrase = ""
        elif isinstance(raw, time):
            phrase = f"{raw:%H:%M}"
        else:  # a real date in the deadline column is a deadline too
            found = read_moment(raw, self.context).value
            phrase = str(found).replace("T", " ") if found else read_text(raw)
        key = (
            self._text(row, "duty_id"), provider, self._name(row, "receiver"), self._text(row, "deliverable"), phrase,
            self._name(row, "owner"), self._text(row, "due_in"), self._text(row, "event"),
        )  # fmt: skip
        duty = self._duties.get(key)
        if duty is None:
            duty = Duty(
                id=key[0],
                provider=provider,
                receiver=key[2],
                deliverable=key[3],
                phrase=phrase,
                event=key[7] or None,
                owner=key[5],
                due_next_month=bool(_NEXT.search(key[6])),
            )
            self._duties[key] = duty
        return duty

    def _event_at(self, row: Row, duty: Duty) -> Moment | None:
        """The row's own business date: the column that the phrase names (提车 → 提车日期), else the general one."""
        columns = self.table.header.event_columns
        for stem, column in columns.items():
            if len(stem) > 1 and (stem in normal(duty.phrase) or (duty.event and stem == normal(duty.event))):
                if at(row, column) is not None:
                    return self._moment(row, "event_at", column)
                if column != self._columns.get("event_at"):
                    return None
        if "event_at" in self._columns:
            return self._moment(row, "event_at")
        # A lone date column, or one that is only called 日期, is the row's business date.
        lone = next(iter(columns.values())) if len(columns) == 1 else self._columns.get("day")
        return self._moment(row, "event_at", lone) if lone else None

    def _yes(self, row: Row, name: str) -> bool | None:
        raw = self._raw(row, name)
        if raw is None:
            return None
        found = read_yes(raw)
        if found is None:
            self._note_bad(name, "yes", raw)
        return found

    def _review(self, row: Row) -> Review | None:
        verdict_raw = self._raw(row, "verdict")
        reason = self._text(row, "reason")
        score_raw = self._raw(row, "score")
        if verdict_raw is None and not reason and score_raw is None:
            return None
        verdict, readable = read_work(verdict_raw)
        if verdict_raw is not None and verdict not in (Work.ACCEPTED, Work.REJECTED):
            yes = read_yes(verdict_raw)
            verdict = Work.ACCEPTED if yes else Work.REJECTED if yes is False else None
            if verdict is None and not readable:
                self._note_bad("verdict", "status", verdict_raw)
        score = read_number(score_raw)
        if score_raw is not None and (score is None or not 1 <= score <= 5):
            self._note_bad("score", "score", score_raw)
            score = None
        return Review(verdict, self._moment(row, "reviewed_at"), self._text(row, "reviewer"), reason, score)

    def _pauses(self, row: Row) -> tuple[tuple[Moment, Moment | None], ...]:
        """Spans of waiting; several in one cell are separated by ``;`` or line breaks, in the same order in both."""
        if "paused_from" not in self._columns:
            return ()
        starts = list(self._several(row, "paused_from"))
        ends = list(self._several(row, "paused_to"))
        return tuple((s, ends[i] if i < len(ends) else None) for i, s in enumerate(starts))

    def _several(self, row: Row, name: str) -> Iterator[Moment]:
        raw = self._raw(row, name)
        parts: Sequence[Raw] = re.split(r"[;;\n]", raw) if isinstance(raw, str) else [raw]
        for part in parts:
            found = read_moment(part, self.context)
            if found.problem:
                self._note_bad(name, found.problem, raw)
            if found.value:
                yield found.value

    def _conditions(self, row: Row, name: str) -> tuple[Condition, ...]:
        text = self._text(row, name)
        if not text:
            return ()
        try:
            return parse_conditions(text)
        except ValueError:
            self._note_bad(name, "condition", text)
            return ()

    def _attributes(self, row: Row) -> dict[str, FieldValue]:
        """Every cell of a register row under its header; date and time text as datetimes, so that they compare."""
        found: dict[str, FieldValue] = {}
        for column, name in self.table.header.names.items():
            raw = at(row, column)
            if raw is None:
                continue
            if isinstance(raw, str) and (column in self.table.header.event_columns.values()):
                moment = read_moment(raw, self.context).value
                raw = moment.as_datetime() if moment else raw
            if not hasattr(raw, "total_seconds"):
                found[name.strip()] = raw.strip() if isinstance(raw, str) else raw
        return found


def _event_named(stem: str, event_names: Sequence[str]) -> str:
    """The event, as the duties call it, that a register column is about; empty for one that starts no duty."""
    if not event_names:
        return stem
    return next((name for name in event_names if stem in (normal(name), event_stem(name))), "")


def _unit_of(header: str) -> str:
    """How a bare number under 时限(工作日) or Deadline (hours) is worded as a deadline; empty for other headers."""
    m = _UNIT.search(unicodedata.normalize("NFKC", header).lower())
    if not m:
        return ""
    unit = m["unit"]
    return (
        f"within {{}} {unit}"
        if unit.isascii()
        else f"{{}}{'个' if unit[-1] in '月时' or len(unit) > 2 else ''}{unit}内"
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;;\n]", text) if part.strip())


def _day_kind(text: str) -> bool | None:
    """True for a worked day, False for a day off, None for anything else."""
    plain = normal(text)
    if re.fullmatch(r"(?:放假|休息|休|假日|节假日|停工|不上班|公休|off|holiday|dayoff|closed|否|no)", plain):
        return False
    if re.fullmatch(
        r"(?:上班|班|工作日|补班|调休上班|加班|工作|营业|work|working|workday|workingday|open|是|yes)", plain
    ):
        return True
    return None
