"""Open rows that their own table has no room for, because another one stands below: where on the sheet they go.

Into a table of the same columns further down the sheet, else into one of their own under everything else, which next
month is such a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from toolkit.app.new.fields import header
from toolkit.app.roll.area import LAST_ROW, Area, Values
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.names import lasting_name, meaning, shown
from toolkit.app.roll.plain import Homeless, fits, put
from toolkit.app.roll.rows import Rolling, by_place
from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.header import Header
from toolkit.sheet.table import Table
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.vocabulary import normal


class Elsewhere:
    """The plain tables of a workbook as other tables' rows may stand in them, each already rolled."""

    def __init__(self, areas: Sequence[Area], rolling: Rolling, words: DeadlineWords) -> None:
        self._areas = list(areas)
        self._judged = by_place(rolling.book)
        self._words = words
        self._period = rolling.source
        self._rooms: dict[int, Iterator[int]] = {}

    def place(self, homeless: Homeless) -> int:
        """Write an open row where there is room for it on its sheet; the row there, or 0."""
        area = homeless.area
        last = area.table.header.last_row
        below = [a for a in self._areas if a.sheet == area.sheet and a.table.header.first_row > last]
        found = next(filter(None, (self._put(homeless, there) for there in below)), 0)
        if not found and (new := self._new_table(homeless)):
            found = self._put(homeless, new)
        return found

    def _put(self, homeless: Homeless, there: Area) -> int:
        wanted = self._as_there(homeless, there)
        target = next((n for n in self._room(there) if fits(there, n, wanted)), 0) if wanted else 0
        if wanted and target:
            put(there, target, wanted)
        return target

    def _as_there(self, homeless: Homeless, there: Area) -> Values | None:
        """The row's values as cells of another table; None where a column of its own says another thing there.

        Where that table does not say whose a row is, all of its rows have to be of the same department.
        """
        provider = homeless.judged.obligation.duty.provider
        mine, others = homeless.area.table.header, there.table.header
        if any(_meaning(mine, c) != _meaning(others, c) for c in _columns(homeless)):
            return None
        if there.provider:
            return {**homeless.values, there.provider: there.spelled(provider)}
        found = (self._judged.get((there.sheet, n)) for n in there.rows)
        whose = {j.obligation.duty.provider for j in found if j}
        return homeless.values if whose == {provider} else None

    def _room(self, area: Area) -> Iterator[int]:
        """Rows of a table in which nothing stands now, each given once."""
        found = self._rooms.get(id(area))
        if found is None:
            rows = chain(area.blank_below(), sorted((*area.rows, *area.gaps())), area.beyond())
            found = self._rooms[id(area)] = (n for n in rows if area.blank_now(n))
        return found

    def _new_table(self, homeless: Homeless) -> Area | None:
        """A table for such rows below everything on the sheet, its columns where theirs are."""
        area, draft, sheet = homeless.area, homeless.area.draft, homeless.area.sheet
        head, end = area.table.header, draft.end(homeless.area.sheet)
        row = end + 3  # under a blank row and a title
        if row >= LAST_ROW:
            return None
        columns = _columns(homeless)
        names = {c: lasting_name(head, c) for c in columns}
        if not area.provider:
            names[columns[-1] + 1] = header("provider", head.lang)
        draft.put(sheet, row - 1, columns[0], text("roll-carried-table", head.lang))
        for column, name in names.items():
            draft.put(sheet, row, column, name)
        tables = _tables(draft, sheet, self._words, self._period)
        found = next((t for t in tables if t.header.first_row == row and t.header.kind == head.kind), None)
        if found is None:
            draft.put(sheet, row - 1, columns[0], None)
            for column in names:
                draft.put(sheet, row, column, None)
            return None
        for one in self._areas:
            if one.sheet == sheet:
                one.stop = min(one.stop, end + 1)
        new = Area.of(draft, found, tables, area.names)
        new.serial = area.serial
        self._areas.append(new)
        self._rooms.clear()
        return new


def _columns(homeless: Homeless) -> Sequence[int]:
    """The columns of the row's table, ours left out, and those beside it in which the row says something."""
    return sorted(({*homeless.area.table.header.names} - homeless.area.own) | homeless.values.keys())


def _tables(draft: Draft, sheet: str, words: DeadlineWords, period: Period) -> Sequence[Table]:
    found = next(s for s in draft.content().sheets if s.name == sheet)
    known = found.merges, found.visible, found.uncached, found.occupied, found.dayends
    return find_tables(sheet, found.rows, *known, words, period)


def _meaning(head: Header, column: int) -> str:
    """What a column says: a field, a kind of event, or else its name."""
    return meaning(head, column) or normal(shown(head, column))
