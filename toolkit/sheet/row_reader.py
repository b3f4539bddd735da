"""One row of a table, cell by cell: texts, names, moments, spans, each remembered as bad where it cannot be read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.patterns import compiled
from toolkit.sheet.day_order import read_past
from toolkit.sheet.deadline_cells import read_deadline, unit_of
from toolkit.sheet.fields import PAST
from toolkit.sheet.header import SECOND
from toolkit.sheet.period_cells import read_own_period, says_nothing
from toolkit.sheet.records import LEAVES_VALUE, BadAs, BadValue, Records
from toolkit.sheet.table import Row, Table, at
from toolkit.sheet.units import fold
from toolkit.sheet.values import DateContext, Raw, join_moments, read_moment, read_text
from toolkit.sheet.words import read_complete

_LINE = compiled(r"(\S)\s*[\r\n]+\s*(?=(\S))")


class RowReader:
    """Reads the cells of one table's rows; ``_start`` is called before each row."""

    def __init__(
        self,
        records: Records,
        table: Table,
        context: DateContext,
        department: str,
        uncached: Collection[tuple[int, int]] = (),
    ) -> None:
        """``uncached``: (row, column) of cells that hold a formula without a result: not blank, but not known."""
        self.records = records
        self.table = table
        self.context = context
        self._here = context
        self.department = department
        self._columns = table.header.columns
        self._bad_here: set[str] = set()
        self._others: dict[str, Moment] = {}
        self._row_number = 0
        self._says_both = self._columns.get("phrase", 0) == self._columns.get("deliverable")
        self._phrase_unit = unit_of(table.header.names.get(self._columns.get("phrase", 0), ""))
        self._uncached: dict[int, list[int]] = defaultdict(list)
        for row, column in uncached:
            self._uncached[row].append(column)

    def _start(self, number: int) -> None:
        self._row_number = number
        self._here = self.context
        if self._bad_here:
            self._bad_here = set()
        if self._others:
            self._others = {}
        if number in self._uncached:
            self._bad_here = {name for name, column in self._columns.items() if column in self._uncached[number]}
            if any(c in self._uncached[number] for c in self.table.header.event_columns.values()):
                self._bad_here.add("event_at")

    def _raw(self, row: Row, name: str) -> Raw:
        column = self._columns.get(name)
        if not column or column > len(row):
            return None
        value = row[column - 1]
        return None if value == "" else value

    def _text(self, row: Row, name: str) -> str:
        column = self._columns.get(name)
        if column is None or column > len(row):  # most sheets have few of all columns there could be
            return ""
        value = row[column - 1]
        return value.strip() if type(value) is str else read_text(value)

    def _name(self, row: Row, name: str) -> str:
        """A department or person; names in narrow cells are broken over several lines."""
        text = self._text(row, name)
        if not text or ("\n" not in text and "\r" not in text):
            return text
        return _LINE.sub(lambda m: m[1] + (" " if (m[1] + m[2]).isascii() else ""), text)

    def _department(self, row: Row, name: str) -> str:
        """A department, by the name that the company's settings give it."""
        return self._known(self._name(row, name))

    def _phrase(self, row: Row, name: str) -> str:
        """A deadline in words, whatever stands in its cell."""
        raw = self._raw(row, name)
        if self._says_both and isinstance(raw, str):
            from toolkit.sheet.things_meant import without_things  # few tables

            raw = without_things(raw)
        phrase, doubt = read_deadline(raw, self._phrase_unit, self._here, self.table.header.lang)
        if doubt:
            self._note_bad(name, doubt, raw)
            self._bad_here.add(name)
        return phrase

    def _known(self, department: str) -> str:
        known = self.records.departments
        return known.get(fold(department), department) if known and department else department

    def _note_bad(self, name: str, problem: BadAs, raw: Raw, column: int | None = None) -> None:
        column = column or self._columns[name]
        place = Place(self.records.workbook, self.table.sheet, self._row_number, column)
        header = self.table.header.names.get(column, name)
        self.records.bad.append(BadValue(place, name, problem, read_text(raw), header))
        if problem not in LEAVES_VALUE:
            self._bad_here.add(name)

    def _moment(self, row: Row, name: str, column: int | None = None) -> Moment | None:
        if not column and name not in self._columns:
            return None
        raw = at(row, column) if column else self._raw(row, name)
        other = at(row, self._columns[SECOND[name]]) if SECOND.get(name) in self._columns else None
        if raw is None and other is None:
            return None
        found = read_past(raw, self._here) if name in PAST else read_moment(raw, self._here)
        if other is not None:
            found = join_moments(found, read_moment(other, self._here))
        if found.problem:
            self._note_bad(name, found.problem, raw, column)
        if found.other is not None:
            self._others[name] = found.other
        return found.value

    def _several(self, row: Row, name: str) -> Iterator[Moment]:
        raw = self._raw(row, name)
        parts: Sequence[Raw] = re.split(r"[;；\n]", raw) if isinstance(raw, str) else [raw]
        for part in parts:
            found = read_moment(part, self.context)
            if found.problem:
                self._note_bad(name, found.problem, raw)
            if found.value:
                yield found.value

    def _pauses(self, row: Row) -> tuple[tuple[Moment, Moment | None], ...]:
        """Spans of waiting; several in one cell are separated by ``;`` or line breaks, in the same order in both."""
        if "paused_from" not in self._columns:
            return ()
        starts = list(self._several(row, "paused_from"))
        ends = list(self._several(row, "paused_to"))
        return tuple((s, ends[i] if i < len(ends) else None) for i, s in enumerate(starts))

    def _complete(self, row: Row) -> bool | None:
        raw = self._raw(row, "complete") if "complete" in self._columns else None
        if raw is None:
            return None
        found, readable = read_complete(raw)
        if not readable:
            self._note_bad("complete", "yes", raw)
        return found

    def _period(self, row: Row) -> Period | None:
        raw = self._raw(row, "period") if "period" in self._columns else None
        if says_nothing(raw):
            return None
        found = read_own_period(raw, self.context.period)
        if found is None:
            self._note_bad("period", "period", raw)
        return found

    def providers(self) -> list[str]:
        """The department of each of the table's rows: its own, else its section's, else that of the row above.

        A department is written once for the rows below it, merged or not. Without a column for it, all rows are those
        of the department that the table is about.
        """
        column = self._columns.get("provider")
        sections, last = self.table.sections, ""
        names: dict[Raw, str] = {}
        if column is None and not sections:
            return [self.department] * len(self.table.rows)
        found: list[str] = []
        for number, row in self.table.rows:
            raw = row[column - 1] if column and column <= len(row) else None
            name = names.get(raw)
            if name is None:
                name = names[raw] = self._department(row, "provider")
            if name:
                last = name
            section = sections.get(number, "")
            found.append(name or self._known(section) or (last if column else "") or self.department)
        return found
