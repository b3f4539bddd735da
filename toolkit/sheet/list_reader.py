"""The lists of a workbook that say what is owed and when it begins: company days, duties, events."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from toolkit.core.condition import Condition, FieldValue
from toolkit.core.duty import Duty
from toolkit.core.event import Event
from toolkit.core.finding import Place
from toolkit.patterns import compiled
from toolkit.sheet.conditions import fields_of_time, parse_conditions, read_attribute
from toolkit.sheet.row_reader import RowReader
from toolkit.sheet.table import Row, at
from toolkit.sheet.vocabulary import event_stem, normal
from toolkit.sheet.words import read_day_kind, read_list, read_next_month

_LONGEST = 366  # days off in one row of a calendar
_ARROWS = compiled(r"\s*(?:→|->|=>|⇒|>|转给?|移交给?)\s*")


class ListReader(RowReader):
    """Reads one list into the records of its workbook."""

    def read_calendar(self) -> None:
        """Company days: 日期, or 开始日期 and 结束日期, with 休息 or 上班."""
        read: list[tuple[date, int, bool]] = []
        for number, row in self.table.rows:
            self._start(number)
            raw = self._raw(row, "day")
            when = self._moment(row, "day") if raw is not None else None
            asked = self.table.header.names.get(self._columns["day_kind"], "")
            worked = read_day_kind(self._text(row, "day_kind"), asked)
            if when is None:
                continue
            if worked is None:
                self._note_bad("day_kind", "day-kind", self._raw(row, "day_kind"))
                continue
            until = self._moment(row, "ended_at")
            days = (until.day - when.day).days if until is not None else 0
            if not 0 <= days <= _LONGEST:
                self._note_bad("ended_at", "no-such-stretch", self._raw(row, "ended_at"))
                continue
            read.append((when.day, days, worked))
        # Of two rows that name a day, that which names fewer says more: 11-07 上班 within 11-06 to 11-09 休息.
        for day, days, worked in sorted(read, key=lambda stretch: -stretch[1]):
            for n in range(days + 1):
                self.records.company_days[day + timedelta(days=n)] = worked

    def read_duties(self) -> None:
        """责任清单: one duty a row."""
        for (number, row), provider in zip(self.table.rows, self.providers(), strict=True):
            self._start(number)
            if not self._text(row, "deliverable") and not self._text(row, "duty_id"):
                continue
            starts, ends = self._moment(row, "effective_from"), self._moment(row, "effective_to")
            duty = Duty(
                id=self._text(row, "duty_id") or f"{self.table.sheet}!{number}",
                provider=provider,
                receiver=self._department(row, "receiver"),
                deliverable=self._text(row, "deliverable"),
                phrase=self._phrase(row, "phrase"),
                event=self._text(row, "event") or None,
                owner=self._name(row, "owner"),
                reviewer=self._text(row, "reviewer"),
                evidence=read_list(self._text(row, "evidence")),
                completeness=read_list(self._text(row, "completeness")),
                conditions=self._conditions(row, "conditions"),
                requirements=self._conditions(row, "requirements"),
                due_next_month=read_next_month(self._text(row, "due_in")),
                stage=self._text(row, "stage"),
                effective_from=starts.day if starts else None,
                effective_to=ends.day if ends else None,
                doubted="phrase" in self._bad_here,
            )
            self.records.duties.append((duty, Place(self.records.workbook, self.table.sheet, number)))

    def read_register(self, event_names: Sequence[str]) -> None:
        """业务登记: an event for each filled event column of a row, or one a row where a type column says which.

        The duties are there by now: which columns hold days and times, their conditions say, too.
        """
        header = self.table.header
        times = fields_of_time(duty for duty, _ in self.records.duties)
        columns = dict(header.event_columns)
        if "event_at" in header.columns and "event" not in header.columns:
            columns.pop("", None)
        for number, row in self.table.rows:
            self._start(number)
            case = self._text(row, "event_id") or self._text(row, "number")
            pauses = self._pauses(row)
            shared = {
                "attributes": self._attributes(row, times),
                "ended": self._moment(row, "ended_at"),
                "pauses": pauses,
                "handlers": tuple(p for p in _ARROWS.split(self._text(row, "owner")) if p),
                "place": Place(self.records.workbook, self.table.sheet, number),
            }
            kind = self._text(row, "event")
            if kind and "event_at" in header.columns:
                moment = self._moment(row, "event_at")
                name = _event_named(normal(kind), event_names) or kind
                or_at = self._others.get("event_at")
                self.records.events.append(Event(name, case, moment, **shared, or_at=or_at))  # type: ignore[arg-type]
                continue
            for stem, column in columns.items():
                name = _event_named(stem, event_names)
                if not name or (at(row, column) is None and column not in self._uncached.get(number, ())):
                    continue
                moment = self._moment(row, f"event:{stem}", column)
                or_at = self._others.get(f"event:{stem}")
                self.records.events.append(Event(name, case, moment, **shared, or_at=or_at))  # type: ignore[arg-type]

    # -- parts of a row ------------------------------------------------------------------------------------------------

    def _conditions(self, row: Row, name: str) -> tuple[Condition, ...]:
        text = self._text(row, name)
        if not text:
            return ()
        try:
            return parse_conditions(text, self.context)
        except ValueError:
            self._note_bad(name, "condition", text)
            return ()

    def _attributes(self, row: Row, times: Collection[str]) -> dict[str, FieldValue]:
        """Every cell of a register row under its header, read so that it compares.

        Args:
            times: further columns of days or times of day than those that are called so, as names are compared.
        """
        found: dict[str, FieldValue] = {}
        events = self.table.header.event_columns.values()
        for column, name in self.table.header.names.items():
            raw = at(row, column)
            plain = normal(name)
            # A figure under 加工时间 may be one of hours.
            is_time = plain in times or (column in events and isinstance(raw, str))
            value = read_attribute(raw, self.context, is_time=is_time)
            if value is not None:
                found[name.strip()] = value
                found.setdefault(plain, value)  # 现金金额(元) is meant by 现金金额 too
        return found


def _event_named(stem: str, event_names: Sequence[str]) -> str:
    """The event, as the duties call it, that a register column is about; empty for one that starts no duty."""
    if not event_names:
        return stem
    return next((name for name in event_names if stem in (normal(name), event_stem(name))), "")
