"""A table of a sheet: a header and the rows that belong to it. ``table_finder`` finds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from toolkit.record import NamedTuple
from toolkit.sheet.header import DUTIES, PLAIN, Header
from toolkit.sheet.header_rows import Merge
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import SHEET_BY_NAME, normal

Row = Sequence[Raw]


class Table(NamedTuple):
    """``rows`` are (row number from 1, cells); cells merged downwards are filled in. ``sections``: row → department
    written on a line of its own above it. ``free_column``: where new columns may go without covering anything.
    ``left_over``: rows among and below those that belong to it no more, and hold what we once wrote beside them.
    ``totals_due``: rows of totals that have a deadline beside them: row, label, deadline."""

    sheet: str
    header: Header
    rows: tuple[tuple[int, Row], ...]
    free_column: int
    visible: bool = True
    sections: Mapping[int, str] = {}
    title: str = ""
    left_over: Sequence[tuple[int, Row]] = ()
    totals_due: Sequence[tuple[int, str, str]] = ()

    def cell(self, row: Row, name: str) -> Raw:
        """The raw value of a field in a row; None where the table has no such column."""
        column = self.header.columns.get(name)
        return at(row, column) if column else None


def at(row: Row, column: int) -> Raw:
    """The cell in a column (from 1) of a row that may be shorter; blank text is None."""
    value = row[column - 1] if column <= len(row) else None
    return None if value == "" else value


def filled_down(rows: Sequence[Row], merges: Iterable[Merge], after: int = 0) -> Sequence[Row]:
    """The rows with the value of a cell merged over several of them in each; sideways merges stay as they are.

    Args:
        after: the row up to which merges may end without being filled in: nobody asks for the rows above.
    """
    tall = [m for m in merges if m[2] > m[0] and m[2] > after]
    if not tall:
        return rows
    filled: list[Row] = list(rows)
    for r1, c1, r2, _ in tall:
        value = at(filled[r1 - 1], c1) if r1 <= len(filled) else None
        if value is None:
            continue
        for r in range(r1, min(r2, len(filled))):
            cells = [*filled[r], *([None] * (c1 - len(filled[r])))]
            cells[c1 - 1] = value
            filled[r] = cells
    return filled


def standing_above(merges: Iterable[Merge], columns: Iterable[int], after: int) -> dict[tuple[int, int], int]:
    """The cells, (row, column) below a row, into which ``filled_down`` brings a value of some columns, and the row in
    which that stands: whoever adds up takes it once."""
    wanted = set(columns)
    tall = [m for m in merges if m[2] > m[0] > after and m[1] in wanted]
    return {(row, column): first for first, column, last, _ in tall for row in range(first + 1, last + 1)}


def as_shown(
    rows: Sequence[tuple[int, Row]], padded: Mapping[tuple[int, int], int], columns: Iterable[int]
) -> Sequence[tuple[int, Row]]:
    """Rows by number, with whole numbers in some columns as their cells show them: 12 as 0012 by the format 0000.

    Args:
        padded: (row, column) of such cells → the digits that they show.
    """
    wanted = set(columns)
    places: dict[int, list[int]] = {}
    for row, column in padded:
        if column in wanted:
            places.setdefault(row, []).append(column)
    return [(n, _shown(row, [(c, padded[n, c]) for c in places[n]]) if n in places else row) for n, row in rows]


def _shown(row: Row, columns: Iterable[tuple[int, int]]) -> Row:
    cells = list(row)
    for column, digits in columns:
        value = at(row, column)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0 and value == int(value):
            cells[column - 1] = f"{int(value):0{digits}d}"
    return cells


def crowded(tables: Iterable[Table]) -> list[list[Table]]:
    """Tables that stand beside one another, whose rows cannot be told apart: two or more of each such row."""
    found: dict[tuple[str, int], list[Table]] = {}
    for table in tables:
        found.setdefault((table.sheet, table.header.first_row), []).append(table)
    return [some for some in found.values() if len(some) > 1]


def is_duty_list(table: Table) -> bool:
    """Whether a table lists promises and not what became of them, whatever its sheet is called."""
    columns = table.header.columns.keys()
    if table.header.kind == DUTIES:
        return True
    named = SHEET_BY_NAME.get(normal(table.sheet)) == "duties" or "duty_id" in columns
    return table.header.kind == PLAIN and named and not {"submitted_at", "work"} & columns
