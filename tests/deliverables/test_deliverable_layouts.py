"""Whatever the layout, a good table has no findings and a planted mistake exactly its own; and money adds up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kinds import KINDS, Kind

from toolkit.core.period import Period
from toolkit.deliverables.declared import load_schemas
from toolkit.deliverables.examine import Examined, Examiner, Task
from toolkit.deliverables.library import Library
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.errors import CannotRunError
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet, WorkbookContent

PERIOD = Period(2026, 10)
SCHEMAS = {s.name: s for s in load_schemas()}
USED = [k for k in KINDS if k.totals]


def unread(path: Path) -> WorkbookContent:
    raise CannotRunError("file-missing", name=path.name)


EXAMINER = Examiner(tuple(SCHEMAS.values()), Library(unread))


def titles() -> dict[str, dict[str, list[str]]]:
    """By schema and column, every title it may have."""
    import json

    found: dict[str, dict[str, list[str]]] = {}
    for name, schema in SCHEMAS.items():
        raw = json.loads(schema.source.read_text("utf-8"))["properties"]
        found[name] = {column: [column, *sub.get("x-names", [])] for column, sub in raw.items()}
    return found


TITLES = titles()


@dataclass(frozen=True)
class Layout:
    """One arrangement of a kind's sample on a sheet. ``cells`` are where its rows and columns went."""

    kind: Kind
    sheet: RawSheet
    rows: tuple[int, ...]
    columns: dict[str, int]


def column_of(schema: DeliverableSchema, header: str) -> str:
    return next((c.name for c in schema.columns if normal(header) in c.titles), "")


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    kind = draw(st.sampled_from(USED))
    schema = SCHEMAS[kind.schema]
    order = draw(st.permutations(range(len(kind.headers))))
    left, top = draw(st.integers(0, 3)), draw(st.integers(0, 4))
    extra = draw(st.sampled_from(["", "财务核对", "打印序列"]))
    headers = []
    for i in order:
        name = column_of(schema, kind.headers[i])
        headers.append(draw(st.sampled_from(TITLES[kind.schema][name])) if name else kind.headers[i])
    if draw(st.booleans()):
        headers = [h if len(h) < 3 else f"{h[:2]}\n{h[2:]}" for h in headers]
    pad: list[Any] = [None] * left
    rows: list[list[Any]] = [[*pad, kind.title]]
    rows += [[*pad, "单位:元"] if draw(st.booleans()) else [] for _ in range(top)]
    rows.append([*pad, *headers, *([extra] if extra else [])])
    places = []
    for row in kind.rows:
        if draw(st.integers(0, 5)) == 0:
            rows.append([])
        rows.append([*pad, *(raw(row[i]) for i in order), *(["x"] if extra else [])])
        places.append(len(rows))
    total: list[Any] = [None] * len(order)
    for header in kind.totals:
        at = kind.headers.index(header)
        total[order.index(at)] = sum(float(str(row[at] or 0).replace(",", "")) for row in kind.rows)
    free = next((i for i, v in enumerate(total) if v is None), 0)
    total[free] = draw(st.sampled_from(["合计", "合 计", "总计", "Total", "本月合计"]))
    rows.append([*pad, *total])
    rows += [[] for _ in range(draw(st.integers(0, 2)))]
    footer = draw(st.sampled_from([list(kind.footer), apart(kind.footer)]))
    below = [footer, *(["备注:本表一式两份"] for _ in range(draw(st.integers(0, 1))))]
    if draw(st.booleans()):
        below = [[cell.replace(":", "\uff1a") for cell in row] for row in below]  # as a Chinese keyboard types it
    rows += [[*pad, *row] for row in below]
    columns = {kind.headers[i]: left + 1 + n for n, i in enumerate(order)}
    return Layout(kind, RawSheet("Sheet1", rows), tuple(places), columns)


def apart(footer: tuple[str, ...]) -> list[str]:
    """A footer with each name in the cell beside its label."""
    return [part for cell in footer for part in (f"{cell.partition(':')[0]}:", cell.partition(":")[2]) if cell]


def raw(value: Any) -> Any:
    """As a reader gives it: every number a float."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def examine(layout: Layout, sheet: RawSheet) -> Examined:
    task = Task(Path(layout.kind.file), layout.kind.file, PERIOD)
    return EXAMINER.examine(task, WorkbookContent(layout.kind.file, "0" * 64, (sheet,)))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layouts())
def test_a_good_table_is_clean_wherever_and_however_it_stands(layout: Layout) -> None:
    found = examine(layout, layout.sheet)
    assert found.findings == ()
    assert (found.schema, found.rows) == (layout.kind.schema, len(layout.kind.rows))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layouts(), st.data())
def test_a_mistake_is_found_at_its_cell_in_every_layout(layout: Layout, data: st.DataObject) -> None:
    """A required cell emptied, a date of next year, or a total that is a cent off."""
    kind, schema = layout.kind, SCHEMAS[layout.kind.schema]
    rows = [list(row) for row in layout.sheet.rows]
    choice = data.draw(st.sampled_from(["blank", "date", "total"]))
    if choice == "blank":
        wanted = [h for h in kind.headers if column_of(schema, h) in schema.required and h not in kind.totals]
        header, row = data.draw(st.sampled_from(wanted)), data.draw(st.sampled_from(layout.rows))
        rows[row - 1][layout.columns[header] - 1] = None
        rule = "deliverable-value"
    elif choice == "date":
        names = [n for n, how in schema.table.get("x-period", {}).get("columns", {}).items() if how != "from"]
        dated = [h for h in kind.headers if column_of(schema, h) in names]
        if not dated:
            return
        header, row = data.draw(st.sampled_from(dated)), data.draw(st.sampled_from(layout.rows))
        rows[row - 1][layout.columns[header] - 1] = date(2027, 3, 1)
        rule = "deliverable-period"
    else:
        header = data.draw(st.sampled_from(kind.totals))
        row = layout.rows[-1] + 1
        rows[row - 1][layout.columns[header] - 1] += 0.01
        rule = "deliverable-total"
    found = examine(layout, RawSheet("Sheet1", rows))
    assert [(f.place.row, f.place.column, f.rule) for f in found.findings] == [(row, layout.columns[header], rule)]
