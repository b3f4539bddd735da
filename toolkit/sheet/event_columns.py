"""Which columns of a table hold the day of the business that a deadline counts from."""

from __future__ import annotations

from toolkit.core.duty import Duty
from toolkit.patterns import compiled
from toolkit.sheet.column_names import ASKED
from toolkit.sheet.date_names import is_of_business
from toolkit.sheet.event_names import counted_from, events_in, names_event, says_event, says_part
from toolkit.sheet.guess import LOOKED_AT, event_columns
from toolkit.sheet.name_words import either
from toolkit.sheet.table import Table
from toolkit.sheet.vocabulary import normal

_CASE = compiled(rf"({either(ASKED)})(?:内容|事项|描述|情况|问题|原因|类[别型]|[人者]|客户|[单门]号)?$")
_CAME = compiled("[接收受]|登记|来|发生|发现|提出|反馈|通知|派|立案|要求")
"""What happens to any case on its day, whatever it is called."""


class EventColumns:
    """The columns of events of one table, looked up by duty."""

    def __init__(self, table: Table) -> None:
        self._columns = table.header.event_columns
        fields = table.header.columns
        self._general, self._day = fields.get("event_at", 0), fields.get("day", 0)
        self._counted = _counted_column(table)
        self._cases = _cases(table) if self._day else ()
        self._known: dict[tuple[str, str | None], tuple[int, ...]] = {}
        self.manner = (*self._columns.items(), self._counted, self._cases)
        """All that decides which one it is, apart from the duty."""

    def of(self, duty: Duty) -> tuple[int, ...]:
        """Columns of a row's business date, of which the first that is filled counts.

        The column that the phrase names (提车 → 提车日期), else the general one.
        """
        known = self._known.get((duty.phrase, duty.event))
        if known is None:
            known = self._known[duty.phrase, duty.event] = self._find(duty)
        return known

    def is_of_business(self, column: int, duty: Duty) -> bool:
        """Whether a column of dates says when the business of a duty was: by its name, or since the phrase names it."""
        if column and column in (self._general, self._day):
            return True
        stem = next((s for s, c in self._columns.items() if c == column), "")
        return is_of_business(stem) or says_event(stem, duty.phrase)

    def _find(self, duty: Duty) -> tuple[int, ...]:
        columns, general = self._columns, self._general
        found: list[int] = []
        said = normal(counted_from(duty.phrase))
        for stem, column in columns.items():
            if len(stem) > 1 and (stem in said or (duty.event and stem == normal(duty.event))):
                found.append(column)
                if column != general:
                    return tuple(found)
        if not found and (column := self._in_other_words(duty.phrase)):
            return (column,)
        # A lone date column, or one that is only called 日期, is the row's business date.
        day = 0 if self._day and self._is_of_case(duty.phrase) else self._day
        lone = next(iter(columns.values())) if len(columns) == 1 else day
        last = general or lone or (0 if names_event(duty.phrase) else self._counted)
        return (*found, last) if last else tuple(found)

    def _is_of_case(self, phrase: str) -> bool:
        """Whether 日期 is when a case came (投诉内容), and deadlines count from something later: 到货后2日内."""
        events = events_in(phrase) if self._cases else []
        return bool(events) and not any(_CAME.search(e) or any(case in e for case in self._cases) for e in events)

    def _in_other_words(self, phrase: str) -> int:
        """The only column whose event a phrase names in another form, 3 days of assignment for Assigned on; or 0."""
        for names in (says_event, says_part):
            found = {column for stem, column in self._columns.items() if names(stem, phrase)}
            if found:
                return found.pop() if len(found) == 1 else 0
        return 0


def _cases(table: Table) -> tuple[str, ...]:
    """What the rows of a table are cases of, by the names of its columns: 投诉 of 投诉内容."""
    found = (_CASE.search(normal(name)) for name in table.header.names.values())
    return tuple(dict.fromkeys(m[1] for m in found if m))


def _counted_column(table: Table) -> int:
    """Of several columns of events the only one that deadlines of the table name; others, 当天, count from it too."""
    header = table.header
    if len(header.event_columns) < 2 or "phrase" not in header.columns or {"event_at", "day"} & header.columns.keys():
        return 0
    names = {column: header.names.get(column, "") for column in header.event_columns.values()}
    found = {*event_columns(names, header.columns["phrase"], [row for _, row in table.rows[:LOOKED_AT]]).values()}
    return found.pop() if len(found) == 1 else 0
