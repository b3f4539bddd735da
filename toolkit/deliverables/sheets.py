"""On which sheet of a file the table is, where several have one: a sheet a month, a sheet a week, a copy; and which
column of a table is the one, where several are called so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.catalogue import listed
from toolkit.core.finding import Place, column_letters
from toolkit.core.period import Period
from toolkit.deliverables.library import of_period
from toolkit.deliverables.rules.base import Problem, Sheet
from toolkit.deliverables.schema import DeliverableSchema, Kind
from toolkit.deliverables.signatures import signers
from toolkit.deliverables.table import Head, find_head, table_under
from toolkit.sheet.table import at
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet


def heads_of(
    sheets: Sequence[RawSheet], schema: DeliverableSchema, period: Period | None
) -> tuple[Head | None, list[Head]]:
    """The header of the schema's table: on a sheet of a wanted name if there is one, else that with most columns.

    With it those on other sheets that anybody sees and that have as many, where no sheet is asked for.
    """
    wanted = {c.name: c.titles for c in schema.columns}
    named = {normal(name) for name in schema.sheets}
    found: list[Head] = []
    for raw in sorted(of_period(sheets, period), key=lambda s: (normal(s.name) not in named, not s.visible)):
        head = find_head(raw, wanted, min(2, len(wanted)))
        if head is None:
            continue
        if normal(raw.name) in named:
            return head, []
        found.append(head)
    if not found:
        return None, []
    most = max(len(h.columns) for h in found)
    best, *others = (h for h in found if len(h.columns) == most)
    return best, [h for h in others if h.sheet.visible]


def fits(head: Head, schema: DeliverableSchema) -> bool:
    """Whether a header has most of the columns that a schema requires; of all, where it requires none."""
    wanted = schema.required or [c.name for c in schema.columns]
    return sum(name not in head.columns for name in wanted) * 2 < len(wanted)


def passed_over(name: str, schema: DeliverableSchema, used: Head, others: Sequence[Head]) -> Iterator[Problem]:
    """Tables like the one that is looked at which hold rows: whoever keeps a sheet a week thinks them checked too."""
    seen = [h.sheet.name for h in others if table_under(h, signers(schema)).rows]
    if seen:
        yield Problem(Place(name, seen[0]), "deliverable-sheets", {"seen": listed(seen), "used": used.sheet.name})


def doubts(sheet: Sheet) -> Iterator[Problem]:
    """What may be meant otherwise: rows that are struck through and do not say that they are void; a table that ends
    because its header follows in other words or another order, or that has its like beside it; columns of numbers, or
    required ones, of which another is called the same and holds something else."""
    found = sheet.found
    struck = {row for row, column in found.sheet.struck if column in found.columns.values()} - sheet.read.void
    for number, cells in found.rows if struck else ():
        filled = [c for c in found.columns.values() if at(cells, c) is not None]
        if number in struck and all((number, c) in found.sheet.struck for c in filled):
            place = Place(sheet.name, found.sheet.name, number)
            yield Problem(place, "deliverable-value", {"row": str(number)}, "struck")
    for row in found.moved[:1]:
        yield Problem(Place(sheet.name, found.sheet.name, row), "deliverable-sheets", {"row": str(row)}, "order")
    for row in found.apart[:1]:
        yield Problem(Place(sheet.name, found.sheet.name, row), "deliverable-sheets", {"row": str(row)}, "apart")
    if first := _beside(sheet):
        place = Place(sheet.name, found.sheet.name, found.last_row, first)
        yield Problem(place, "deliverable-sheets", {"column": column_letters(first)}, "beside")
    for name in found.rivals:
        column = sheet.schema.column(name)
        taken = found.columns[name]
        differing = found.twins(name, column.kind is Kind.NUMBER)
        if not differing or not (column.required or column.kind is Kind.NUMBER):
            continue
        seen = listed(f"{column_letters(c)} {' '.join(found.titles[c].split())}" for c in (taken, *differing))
        params = {"column": name, "seen": seen, "used": column_letters(taken)}
        yield Problem(
            Place(sheet.name, found.sheet.name, found.last_row, taken), "deliverable-column", params, "several"
        )


def _beside(sheet: Sheet) -> int:
    """The first column of another table under the same header rows with all that the schema requires; 0 for none."""
    found, wanted = sheet.found, sheet.schema.required
    used = found.columns.values()
    outside = {c: normal(said) for c, said in found.titles.items() if not min(used) <= c <= max(used)}
    columns = [next((c for c, said in outside.items() if said in sheet.schema.column(n).titles), 0) for n in wanted]
    if len(columns) < 2 or not all(columns):
        return 0
    rows = found.sheet.rows[found.last_row :]
    return min(columns) if any(all(at(row, c) not in (None, "") for c in columns) for row in rows) else 0
