"""From cells to records: what a row schema is held against.

A record holds, by column name, a JSON value: text, number, true or false; dates as ``2026-10-05``, moments as
``2026-10-05T17:30:00``, periods as ``2026-10``. Blank cells are left out. What cannot be read as its column's kind
stays as the text that stands there, for the schema to refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from toolkit.core.nothing import is_blank
from toolkit.core.traditional import UNSEEN
from toolkit.deliverables.schema import DeliverableSchema, Kind
from toolkit.deliverables.signatures import is_signed, read_signature
from toolkit.deliverables.table import Found
from toolkit.deliverables.voided import void_rows
from toolkit.patterns import compiled
from toolkit.sheet.amounts import plain_text, written_amount
from toolkit.sheet.day_order import in_column
from toolkit.sheet.money_unit import says_its_own
from toolkit.sheet.period_cells import read_period
from toolkit.sheet.values import DateContext, Raw, read_moment, read_number, read_text
from toolkit.sheet.words import read_yes

Record = dict[str, Any]


@dataclass(slots=True)
class Records:
    """The rows of a table as records. ``numbers[i]`` is the sheet row of ``records[i]``.

    ``suspects`` are the indexes of rows with a cell that could not be read as its kind; ``unknown`` the (index, column
    name) of cells with a formula without a result or an error value, which are blank and yet not; ``typed`` holds, by
    column, the indexes of numbers that stand as text, which a spreadsheet's SUM leaves out; ``unsure`` those of dates
    whose month and day could be told apart by the settings only; ``unsigned`` the (index, column name) of signatures
    that are said to be missing, which are blank and yet not; ``merged`` those of cells that only repeat what stands
    once, in a merged cell: a sum has it once; ``void`` the sheet rows that say that they are void. ``units``: columns
    whose numbers count thousands of yuan, or more.
    """

    numbers: list[int] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    suspects: set[int] = field(default_factory=set)
    unknown: set[tuple[int, str]] = field(default_factory=set)
    typed: dict[str, list[int]] = field(default_factory=dict)
    unsure: dict[str, list[int]] = field(default_factory=dict)
    unsigned: set[tuple[int, str]] = field(default_factory=set)
    merged: set[tuple[int, str]] = field(default_factory=set)
    void: frozenset[int] = frozenset()
    units: dict[str, int] = field(default_factory=dict)


def read_records(found: Found, schema: DeliverableSchema, context: DateContext) -> Records:
    """Read every row of a table, column by column."""
    out = Records([number for number, _ in found.rows])
    rows = [row for _, row in found.shown(c.name for c in schema.columns if c.kind is Kind.TEXT)]
    names: list[str] = []
    columns: list[list[Any]] = []
    for column in schema.columns:
        place = found.columns.get(column.name)
        if place is None:
            continue
        cells: list[Raw] = [row[place - 1] if len(row) >= place else None for row in rows]
        if is_signed(schema, column):
            signatures = [read_signature(raw, column) for raw in cells]
            out.unsigned.update((index, column.name) for index, (_, unsigned) in enumerate(signatures) if unsigned)
            names.append(column.name)
            columns.append([text for text, _ in signatures])
            continue
        values, bad, noted = _READERS[column.kind](cells, context)
        if column.kind is Kind.NUMBER and (unit := found.unit(column.name)) != 1:
            _in_unit(cells, values, unit)
            out.units[column.name] = unit
        if bad and column.kind is Kind.NUMBER and _COUNT.search(found.titles.get(place, "") + column.name):
            values, bad, noted = _whole_numbers(cells, context)
        if bad and column.kind is Kind.NUMBER and _RATE.search(found.titles.get(place, "") + column.name):
            bad = _with_percentages(values, bad)
        out.suspects.update(bad)
        if noted:
            kept = out.unsure if column.kind in (Kind.DATE, Kind.MOMENT) else out.typed
            kept[column.name] = noted
        names.append(column.name)
        columns.append(values)
    out.unknown = _indexed(found, out.numbers, found.sheet.uncached)
    out.merged = _indexed(found, out.numbers, found.merged)
    out.records = [
        {name: value for name, value in zip(names, values, strict=True) if value is not None}
        for values in zip(*columns, strict=True)
    ]
    out.void = void_rows(found, schema, dict(zip(out.numbers, out.records, strict=True)))
    return out


def _indexed(found: Found, numbers: Sequence[int], cells: Collection[tuple[int, int]]) -> set[tuple[int, str]]:
    """Some cells, (row, column), that are of the table's rows: by index and name."""
    if not cells:
        return set()
    at_column = {place: name for name, place in found.columns.items()}
    index_of = {number: i for i, number in enumerate(numbers)}
    return {(index_of[r], at_column[c]) for r, c in cells if r in index_of and c in at_column}


Reading = tuple[list[Any], list[int], list[int]]
"""Values, indexes of those that could not be read, and of numbers that stand as text or dates that are unsure."""


def _texts(cells: Sequence[Raw], _: DateContext) -> Reading:
    return [(_bare(v) or None) if isinstance(v, str) else _as_text(v) for v in cells], [], []


def _bare(text: str) -> str:
    return text.strip() if text.isascii() else text.translate(UNSEEN).strip()


def _as_text(raw: Raw) -> str | None:
    if raw is None:
        return None
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime) and not (raw.hour or raw.minute or raw.second):
        return raw.date().isoformat()
    return read_text(raw)


def _numbers(cells: Sequence[Raw], _: DateContext) -> Reading:
    values: list[Any] = []
    bad: list[int] = []
    typed: list[int] = []
    for i, raw in enumerate(cells):
        if type(raw) is float or type(raw) is int:
            values.append(raw)
        elif raw is None or raw == "":
            values.append(None)
        else:
            number = as_number(raw)
            if number is not None:
                typed.append(i)
                values.append(number)
            elif isinstance(raw, str) and is_blank(raw):
                values.append(None)
            else:
                values.append(read_text(raw))
                bad.append(i)
    return values, bad, typed


_COUNT = compiled(r"数量|[件台张人天晚次笔份个户]数")
"""What columns are called that count something."""
_COUNTED = compiled(r"(\d+)\s*[张晚天日期次台件份个人笔户页辆条项套]")
"""3张, below the title of a column of whole numbers."""


def _whole_numbers(cells: Sequence[Raw], context: DateContext) -> Reading:
    values, bad, typed = _numbers(cells, context)
    left = []
    for i in bad:
        if m := _COUNTED.fullmatch(plain_text(str(values[i]))):
            values[i] = float(m[1])
            typed.append(i)
        else:
            left.append(i)
    return values, left, sorted(typed)


def as_number(raw: Raw, unit: int = 1) -> float | None:
    """A number, or text that is one, as ``toolkit.sheet.amounts`` and ``read_number`` read it; None otherwise.

    Args:
        unit: what a number counts, in yuan; text that says its own (1.2万, 300元) is brought to it.
    """
    found = read_number(raw)
    if found is None and isinstance(raw, str):
        written = written_amount(raw)
        found = None if written is None else float(written)
    return found / unit if found is not None and unit != 1 and isinstance(raw, str) and says_its_own(raw) else found


_RATE = compiled(r"[率比%折]|[占税]点|(?i:\b(?:rate|ratio|percent|percentage|share)\b)")
"""What columns of rates are called; in one of amounts 5% is a mistake."""
_PERCENT = compiled(r"([-+]?\d+(?:\.\d+)?)\s*%")


def _with_percentages(values: list[Any], bad: Sequence[int]) -> list[int]:
    """Make 5% the number that a cell with that format holds; which indexes are left that cannot be read."""
    left = []
    for i in bad:
        if m := _PERCENT.fullmatch(plain_text(str(values[i]))):
            values[i] = float(Decimal(m[1]) / 100)
        else:
            left.append(i)
    return left


def _in_unit(cells: Sequence[Raw], values: list[Any], unit: int) -> None:
    """Bring numbers that say their own unit to that of their column."""
    for i, raw in enumerate(cells):
        if isinstance(raw, str) and isinstance(values[i], float):
            values[i] = as_number(raw, unit)


def _yes(cells: Sequence[Raw], _: DateContext) -> Reading:
    values: list[Any] = []
    bad = []
    for i, raw in enumerate(cells):
        said = None if raw is None or raw == "" else read_yes(raw)
        if said is None and raw is not None and read_text(raw):
            bad.append(i)
            values.append(read_text(raw))
        else:
            values.append(said)
    return values, bad, []


def _moments(whole_days: bool) -> Callable[[Sequence[Raw], DateContext], Reading]:
    def read(cells: Sequence[Raw], context: DateContext) -> Reading:
        values: list[Any] = []
        bad: list[int] = []
        unsure: list[int] = []
        known: dict[Raw, str | None] = {}
        doubtful: set[Raw] = set()
        context = in_column(cells, context)
        for i, raw in enumerate(cells):
            if raw is None or raw == "":
                values.append(None)
            elif type(raw) is date:
                values.append(raw.isoformat())
            elif raw in known:
                values.append(known[raw])
                if known[raw] is None:
                    bad.append(i)
                    values[-1] = read_text(raw)
                elif raw in doubtful:
                    unsure.append(i)
            else:
                found = read_moment(raw, context)
                moment = found.value
                if moment is None or found.problem not in ("", "ambiguous-order"):
                    blank = not found.problem
                    if not blank:
                        known[raw] = None
                        bad.append(i)
                    values.append(None if blank else read_text(raw))
                else:
                    known[raw] = moment.day.isoformat() if whole_days or not moment.has_time else str(moment)
                    values.append(known[raw])
                    if found.problem:
                        doubtful.add(raw)
                        unsure.append(i)
        return values, bad, unsure

    return read


def _periods(cells: Sequence[Raw], context: DateContext) -> Reading:
    values: list[Any] = []
    bad = []
    for i, raw in enumerate(cells):
        found = None if raw is None or raw == "" else read_period(raw, context.period)
        if found is None and raw is not None and read_text(raw):
            bad.append(i)
            values.append(read_text(raw))
        else:
            values.append(None if found is None else str(found))
    return values, bad, []


def read_values(cells: Sequence[Raw], kind: Kind, context: DateContext) -> list[Any]:
    """What the cells of a column hold, read as a kind; None for blank, the text itself where it is no such thing."""
    return _READERS[kind](cells, context)[0]


_READERS: dict[Kind, Callable[[Sequence[Raw], DateContext], Reading]] = {
    Kind.TEXT: _texts,
    Kind.NUMBER: _numbers,
    Kind.INTEGER: _whole_numbers,
    Kind.YES: _yes,
    Kind.DATE: _moments(True),
    Kind.MOMENT: _moments(False),
    Kind.PERIOD: _periods,
}
