"""Names of columns that were told by what stood in them, given where the new workbook would be read otherwise.

A table of 要给的东西 and 啥时候要 is known by its rows. Once most of them are emptied, or deadlines said as dates, it
may be no table of duties any more: there its columns get names that say what they are whatever stands below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.app.new.fields import header
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.rows import Rolling
from toolkit.catalogue import listed
from toolkit.core.finding import Finding, Place, Severity
from toolkit.rules.base import Book
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.header import Header
from toolkit.sheet.table import Table, at
from toolkit.sheet.vocabulary import NAMES, event_stem
from toolkit.workbook.ooxml.cells import letters

_EVENT_NAMES = ("{}日期", "{} date")
_TABLE = frozenset({"phrase", "deliverable"})
"""Without these there is no table."""

_NEEDED = _TABLE | {"submitted_at", "event_at"}
"""What has to be known even where nothing stands in it now; of any other column nothing is lost then."""


class Names:
    """The columns of the rolled tables as the draft is read. A table is known again by where its header ends."""

    def __init__(self, rolling: Rolling, draft: Draft, tables: Sequence[Table]) -> None:
        self._rolling, self._draft, self._tables = rolling, draft, tables
        self._given: dict[tuple[str, int, int], tuple[str, str]] = {}

    def mend(self, book: Book) -> bool:
        """Name the columns that are read otherwise in the new workbook; whether any got another name.

        Args:
            book: the new workbook as it is read now. The names that a table cannot be without come first, and the
                others only if they are wanted then.
        """
        lost = [(table, self._lost(table, book)) for table in self._tables]
        named = [self._name(table, column) for table, columns in lost for column in columns]  # every one of them
        return any(named)

    def findings(self, book: Book) -> Iterator[Finding]:
        """What was renamed, and what could not be."""
        for (sheet, row, column), (old, new) in self._given.items():
            place = Place(self._rolling.book.name, sheet, row, column)
            yield self._rolling.finding("roll-column-named", place, old=old, new=new)
        for table in self._tables:
            head, columns = table.header, self._lost(table, book)
            if not columns:
                continue
            place = Place(self._rolling.book.name, table.sheet, head.last_row, columns[0])
            names = listed(f"“{shown(head, c)}” → “{lasting_name(head, c)}”" for c in columns)
            yield self._rolling.finding("roll-not-read", place, Severity.ERROR, names=names)

    def _lost(self, table: Table, book: Book) -> list[int]:
        """Columns that only their content told, and that are read otherwise in the new workbook."""
        head = table.header
        # Columns of the old month are no longer read, and stay what they are called.
        free = sorted(head.names.keys() - {*head.of_months})
        told = [c for c in free if lasting_name(head, c) != head.names[c]]
        tables = (t for t in book.tables if (t.sheet, t.header.last_row) == (table.sheet, head.last_row))
        found = next(tables, None)
        if found is None:
            return self._first(table, told, [c for c in told if meaning(head, c) in _TABLE])
        other = [c for c in told if not _same(head, found.header, c)]
        wanted = [c for c in other if meaning(head, c) in _NEEDED or any(at(row, c) for _, row in found.rows)]
        # Once the completion is known, the date beside it may well be an event's again.
        return self._first(table, wanted, [c for c in wanted if meaning(head, c) in NAMES.keys() - {"event_at"}])

    def _first(self, table: Table, columns: list[int], some: list[int]) -> list[int]:
        """Those of the columns that are to be named first, as long as any of them is not."""
        return some if any(self._cell(table, c) for c in some) else columns

    def _cell(self, table: Table, column: int) -> int:
        """The row of the header in which a column's name may be written; 0 for none, or if it was written already."""
        head, draft, sheet = table.header, self._draft, table.sheet
        rows = range(head.last_row, head.first_row - 1, -1)
        if any((sheet, row, column) in self._given for row in rows):
            return 0
        return next((row for row in rows if draft.writable(sheet, row, column)), 0)

    def _name(self, table: Table, column: int) -> bool:
        head, row = table.header, self._cell(table, column)
        new = lasting_name(head, column)
        if not row or not self._draft.put(table.sheet, row, column, new):
            return False
        self._given[(table.sheet, row, column)] = (shown(head, column), new)
        return True


def _same(head: Header, found: Header, column: int) -> bool:
    """Whether a column is what it was. The only day from which deadlines may count is the same under any name."""
    was, now = meaning(head, column), meaning(found, column)
    return was == now or (
        _is_event(was) and _is_event(now) and "event_at" not in found.columns and len(found.event_columns) == 1
    )


def _is_event(said: str) -> bool:
    return said == "event_at" or said.startswith("@")


def meaning(head: Header, column: int) -> str:
    """What a column is: a field, or a kind of event behind an @; empty for neither."""
    field = next((f for f, c in head.columns.items() if c == column), "")
    stem = next((s for s, c in head.event_columns.items() if c == column), "")
    return field or (f"@{stem}" if stem else "")


def shown(head: Header, column: int) -> str:
    """The name of a column, or its letters where it has none."""
    return head.names.get(column) or f"({letters(column)})"


def lasting_name(head: Header, column: int) -> str:
    """A name under which the column is read as it is now, though other rows, or none, stand under it."""
    name = shown(head, column)
    fields = [f for f, c in head.columns.items() if c == column and f in NAMES]  # two, where one cell says both
    stem = next((s for s, c in head.event_columns.items() if c == column), "")
    if fields and not any(f in fields and rank < LOOSE for f, rank in fields_of(name)):
        return header(fields[0] if len(fields) == 1 else "deliverable", head.lang)
    if stem and event_stem(name) != stem:
        return next((said for said in (n.format(stem) for n in _EVENT_NAMES) if event_stem(said) == stem), name)
    return name
