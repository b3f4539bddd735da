"""What goes back into a clerk's workbook: the plan of cell changes, computed whole before anything is written.

Only our own columns, found by header or added at the right of the table, and our own result sheet. A row is written
only if something in it changes; its 检查时间 says when that was. A second run with nothing new plans nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from toolkit.app.looks import LOOK_OF
from toolkit.catalogue import LANGUAGES, SIGNS, text
from toolkit.core.judge import BOUNDARY
from toolkit.core.moment import DAY, Moment
from toolkit.core.obligation import Judged, Obligation, Verdict
from toolkit.core.status import EXEMPT, Clock, Work
from toolkit.record import NamedTuple
from toolkit.rules.base import Book
from toolkit.sheet.judged_rows import Outcome, TableRows
from toolkit.sheet.own_values import is_ours
from toolkit.sheet.table import Table, at, crowded
from toolkit.sheet.vocabulary import OWN
from toolkit.workbook.port import FILLS, CellUpdate, CellValue, Look, RowBlock, Update
from toolkit.workbook.values import holds


class Cell(NamedTuple):
    """A value and how it should look."""

    value: CellValue
    look: Look = Look.BODY


Painted = Callable[[str, int], Mapping[int, Look] | None]


def _unpainted(_sheet: str, _column: int) -> None:
    return None


def plan_columns(book: Book, painted: Painted = _unpainted) -> tuple[Update, ...]:
    """The changes to our own columns of every duty table in a workbook; empty when everything is already right.

    Args:
        painted: the rows of a column (of a sheet) that have a fill of ours, and which; None where that is not known.
    """
    updates: list[Update] = []
    beside = {id(table) for some in crowded(book.tables) for table in some}
    for part in book.parts:
        table = part.table
        if id(table) not in beside:
            if part:
                updates += _table_updates(part, book, painted)
            updates += _left_over(table)
    return tuple(updates)


def _table_updates(part: TableRows, book: Book, painted: Painted) -> list[Update]:
    table = part.table
    header, lang, sheet = table.header, table.header.lang, table.sheet
    columns, updates = dict(header.own), list[Update]()
    free = table.free_column
    for field, names in OWN.items():
        if field not in columns:
            columns[field] = free
            name = names[LANGUAGES.index(lang)]
            above = range(header.first_row, header.last_row)  # a header of two rows looks whole in both
            updates += [CellUpdate(sheet, row, free, None, Look.HEADER) for row in above]
            updates.append(CellUpdate(sheet, header.last_row, free, name, Look.HEADER))
            free += 1
        elif not header.names.get(columns[field]):  # its name was deleted
            name = names[LANGUAGES.index(lang)]
            updates.append(CellUpdate(sheet, header.last_row, columns[field], name, Look.HEADER))
    order = sorted(OWN, key=columns.__getitem__)
    wanted = _wanted(part, book, order)
    places = tuple(columns[field] for field in order)
    if not header.own:
        updates.append(RowBlock(sheet, places, [number for number, _ in table.rows], wanted))
        return updates
    checked = order.index("checked_at")
    moved = _moved(part, wanted, order.index("timeliness"), painted)
    for (number, row), cells in zip(table.rows, wanted, strict=True):
        # A new column gets its borders in empty cells too.
        changed = [
            CellUpdate(sheet, number, column, *cell)
            for field, column, cell in zip(order, places, cells, strict=True)
            if field != "checked_at" and (moved or field not in header.own or not holds(at(row, column), cell.value))
        ]
        if changed or at(row, places[checked]) is None:
            changed.append(CellUpdate(sheet, number, places[checked], *cells[checked]))
        updates += changed
    return updates


def _moved(part: TableRows, wanted: Sequence[tuple[Cell, ...]], status: int, painted: Painted) -> bool:
    """Whether values moved and left their looks behind: a row has the fill of another status, or all fills are gone.

    A fill that a person took off or chose is none of ours, and stays: one that the cell beside it has too.
    """
    own = part.table.header.own
    column, beside = own.get("timeliness"), own.get("overdue")
    if column is None:
        return False
    found = painted(part.table.sheet, column)
    if found is None:
        return False
    if not found:  # another program saved the values alone
        return any(cells[status].look in FILLS for cells in wanted)
    wrong = {
        number: fill
        for (number, row), cells in zip(part.table.rows, wanted, strict=True)
        if (fill := found.get(number)) not in (None, cells[status].look) and holds(at(row, column), cells[status].value)
    }
    theirs = (painted(part.table.sheet, beside) or {}) if wrong and beside else {}
    return any(theirs.get(number) is not fill for number, fill in wrong.items())


def _left_over(table: Table) -> Iterator[CellUpdate]:
    """What we wrote beside rows that say nothing any more goes, colours too; what a person wrote there stays."""
    for number, row in table.left_over:
        for field, column in table.header.own.items():
            value = at(row, column)
            if is_ours(field, value) or (value is None and field == "timeliness"):
                yield CellUpdate(table.sheet, number, column, None, Look.BODY)


def _wanted(part: TableRows, book: Book, order: Sequence[str]) -> list[tuple[Cell, ...]]:
    """Our cells of every row, in the order of their columns; rows with one outcome share one tuple."""
    lang, checked = part.table.header.lang, _moment_cell(book.as_of)

    def cells(judged: Judged | Verdict, row: Obligation | None, inclusive: bool) -> tuple[Cell, ...]:
        found = row_cells(judged, row, lang, inclusive) | {"checked_at": checked}
        return tuple(found[field] for field in order)

    shared: dict[Outcome, tuple[Cell, ...]] = {}
    out: list[tuple[Cell, ...]] = []
    wanted = (lang, *order, checked.value)
    for index, outcome in enumerate(part.outcomes):
        if outcome is None:
            judged = part.alone[index]
            policy = book.policy_for(judged.obligation.duty.provider, judged.obligation.duty.id)
            out.append(cells(judged, judged.obligation, policy.before_inclusive))
            continue
        known = shared.get(outcome)
        if known is None:
            known = cast("tuple[Cell, ...] | None", outcome.written.get(wanted))
            if known is None:
                known = outcome.written[wanted] = cells(outcome.verdict, None, outcome.inclusive)
            shared[outcome] = known
        out.append(known)
    return out


def row_cells(judged: Judged | Verdict, row: Obligation | None, lang: str, inclusive: bool) -> dict[str, Cell]:
    """Our five computed cells of a row, by field of ``vocabulary.OWN``; all but the time of the check.

    Args:
        row: the row itself; None where nothing was said of it but when it was handed in.
        inclusive: 5号前 includes the 5th, under the policy of the row's duty.
    """
    exempt = judged.work in EXEMPT
    label = f"work-{judged.work.value}" if exempt else f"timeliness-{judged.timeliness.value}"
    look = Look.BODY if exempt else LOOK_OF.get(judged.timeliness, Look.BODY)
    late = judged.overdue
    return {
        "due": _moment_cell(judged.due),
        "timeliness": Cell(text(label, lang), look),
        "overdue": Cell(None if late is None else text("yes" if late else "no", lang)),
        "days_late": Cell(judged.days_late, Look.NUMBER),
        "note": Cell(note(judged, row, lang, inclusive) or None),
    }


def note(judged: Judged | Verdict, row: Obligation | None, lang: str, inclusive: bool) -> str:
    """The words beside a row: why it could not be judged, on what it rests, and what the receiver said."""
    said: list[str] = []
    if judged.reason and judged.reason not in ("waived", "void"):  # which the status beside it says
        said.append(text(f"reason-{judged.reason}", lang))
    if BOUNDARY in judged.ambiguity and judged.due is not None:
        said.append(text("note-boundary" if inclusive else "note-boundary-exclusive", lang))
    if judged.nominal_due and judged.due and judged.nominal_due != judged.due:
        said.append(text("note-rolled", lang, nominal=judged.nominal_due.day.isoformat()))
    if judged.provisional:
        said.append(text("note-provisional", lang))
    if row and row.submission is not None and row.submission.complete is False:
        said.append(text("note-incomplete", lang))
    if row and judged.work is Work.REJECTED and row.review and row.review.reason:
        said.append(text("note-rejected", lang, reason=row.review.reason))
    if judged.rework and judged.rework.due:
        label = text(f"timeliness-{judged.rework.timeliness.value}", lang)
        said.append(text("note-rework", lang, due=str(judged.rework.due).replace("T", " "), timeliness=label))
    if judged.clock is Clock.PAUSED and judged.reason != "paused":
        said.append(text("note-paused", lang))
    return SIGNS[lang].clause.join(said)


def _moment_cell(moment: Moment | None) -> Cell:
    """24:00 is written as the day itself in a format that shows 24:00; anything else as date and time."""
    if moment is None:
        return Cell(None, Look.DATETIME)
    if moment.second == DAY:
        return Cell(moment.day, Look.DAYEND)
    return Cell(moment.as_datetime(), Look.DATETIME)
