"""What becomes of each row of a plain table when its period ends."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from toolkit.app.roll.area import Area
from toolkit.app.roll.marks import beside_their_promise
from toolkit.app.roll.rows import Rolling, by_place, counts_from_event, is_begun, is_current, is_later, is_owed, recurs
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.table import Row, Table, at
from toolkit.sheet.values import read_moment, read_text

_FIGURE = compiled(r"\d")
"""In the column of cases: a number, and not 无 or 每单."""


class Fate(Enum):
    """What becomes of a row."""

    KEEP = auto()
    RESET = auto()
    CARRY = auto()  # reset, and a copy of it stays open
    EMPTY = auto()


def fate(judged: Judged, rolling: Rolling, case: bool = False, beside: bool = False) -> Fate:
    """What becomes of one row when its period ends.

    Args:
        case: whether it is about one, by a number or a date.
        beside: it is of an earlier period, and its promise has a row for this one besides.
    """
    row = judged.obligation
    if row.period is not None and row.period.end >= rolling.to.end:
        return Fate.KEEP  # typed for the new period, or a quarter that goes on
    if beside:
        return Fate.KEEP if is_owed(judged, rolling) else Fate.EMPTY
    current = is_current(row, rolling.source)
    if current and recurs(row, rolling):
        if judged.due is None and row.work is Work.IN_PROGRESS:
            return Fate.KEEP  # begun, and due in a later month
        owed = is_owed(judged, rolling) and (judged.due is not None or is_begun(row))
        return Fate.CARRY if owed else Fate.RESET
    # 及时 for one contract is done once, whether or not the row says when the contract was signed.
    stands = counts_from_event(row, rolling) and not case
    if is_owed(judged, rolling):
        return Fate.CARRY if stands and current and is_begun(row) else Fate.KEEP
    if is_later(row, rolling.source) and row.submission is None:
        return Fate.KEEP
    return Fate.RESET if stands else Fate.EMPTY


def fates_of(area: Area, judged: Mapping[tuple[str, int], Judged], rolling: Rolling) -> dict[int, Fate]:
    """What becomes of each row of a table that is an obligation."""
    table, cells = area.table, dict(area.table.rows)
    rows = {n: found for n in cells if (found := judged.get((area.sheet, n))) is not None}
    beside = beside_their_promise(table, rolling.book, rolling.source)
    return {n: fate(one, rolling, _is_case(table, cells[n], rolling), n in beside) for n, one in rows.items()}


def done_and_staying(
    area: Area, rows: Mapping[int, Judged], fates: Mapping[int, Fate]
) -> tuple[list[Obligation], list[Obligation]]:
    """Rows that are emptied, those of a numbered case left out, and the others."""
    cells = dict(area.table.rows)
    done = [n for n, becomes in fates.items() if becomes is Fate.EMPTY and not _is_numbered(area.table, cells[n])]
    staying = [one.obligation for n, one in rows.items() if fates[n] is not Fate.EMPTY]
    return [rows[n].obligation for n in done], staying


def _is_numbered(table: Table, row: Row) -> bool:
    return _FIGURE.search(read_text(table.cell(row, "event_id"))) is not None


def _is_case(table: Table, row: Row, rolling: Rolling) -> bool:
    """Whether a row is about one case: it has the number of one, or a day of this period from which deadlines count,
    though it may not be known from which of several."""
    if _is_numbered(table, row):
        return True
    days = (read_moment(at(row, c), rolling.old).value for c in table.header.event_columns.values())
    return any(day is not None and day.day >= rolling.source.start for day in days)


def only_cases(area: Area, rolling: Rolling) -> list[int] | None:
    """The rows that stay in a table of cases such as 问题登记; None where a row is to be reset rather than emptied."""
    fates = fates_of(area, by_place(rolling.book), rolling)
    if not {Fate.RESET, Fate.CARRY}.isdisjoint(fates.values()):
        return None
    return [n for n in area.rows if fates.get(n, Fate.KEEP) is Fate.KEEP]
