"""``x-total``: columns whose total row must tie with the rows above it.

``"x-total": ["金额"]``, or ``[{"column": "金额", "required": false, "tolerance": 0.01}]``. 小计 and 本页合计 are held
against the rows since the last of them, one right below another (南区合计 below the 小计 of its shops) against all
groups since one like itself, 合计 and 总计 against all rows; 累计 runs over periods and is passed over. That rows in
different money were added up is told, and so is an amount in words that is none of these. Rows that say 作废 are in no
total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.catalogue import listed
from toolkit.deliverables.records import as_number
from toolkit.deliverables.rules.base import Named, Problem, Sheet, differs
from toolkit.deliverables.rules.total_figure import figure_of
from toolkit.deliverables.rules.total_spans import Span, counting, spans
from toolkit.deliverables.rules.total_words import wrong_words
from toolkit.deliverables.totals import Total
from toolkit.record import NamedTuple
from toolkit.sheet.currencies import currencies, home, settled
from toolkit.sheet.values import read_text

KEYWORD = "x-total"
_NAMED = 10
"""Rows named in a sentence."""


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    yield from (Named(item if isinstance(item, str) else item["column"], number=True) for item in option)


class _Column(NamedTuple):
    """A column whose totals are looked at. ``needed``: there must be one of all rows; ``within``: how far totals may be
    off; ``alone``: no other column must have one."""

    name: str
    number: int
    needed: bool
    within: float
    alone: bool


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield totals that differ, and say where there is none."""
    looked_at = _columns(sheet)
    for column in looked_at:
        name = column.name
        whole = any(t.kind == "grand" for t in sheet.found.totals) or sheet.found.moved
        if column.needed and sheet.read.records and not whole:
            last = sheet.read.numbers[-1]
            params = {"column": sheet.title(name), "wanted": sheet.amount(name, _sum(sheet, name, 0, last))}
            yield Problem(sheet.at(last, name), "deliverable-total", params, "missing")
        yield from _currencies(sheet, column)
        yield from _compare(sheet, column)
        if column.needed:
            yield from _beyond(sheet, name)
    if looked_at:
        yield from wrong_words(sheet, looked_at[0].name)


def _columns(sheet: Sheet) -> list[_Column]:
    """The columns of the table that the keyword names."""
    items = [{"column": item} if isinstance(item, str) else item for item in sheet.options(KEYWORD)]
    items = [item for item in items if item["column"] in sheet.found.columns]
    needed = [str(item["column"]) for item in items if item.get("required", True)]
    return [
        _Column(
            name := item["column"],
            sheet.found.columns[name],
            bool(item.get("required", True)),
            float(item.get("tolerance", 0)),
            needed == [name],
        )
        for item in items
    ]


def _compare(sheet: Sheet, column: _Column) -> Iterator[Problem]:
    """Hold the totals of a column against the rows that each may be the sum of, but where some cannot be read."""
    unknown = {sheet.read.numbers[i] for i, name in sheet.read.unknown if name == column.name}
    for total, rows in spans(sheet):
        first, last = rows[0]
        if (total.number, column.number) in sheet.found.sheet.uncached:
            yield Problem(sheet.at(total.number, column.name), "formula-uncached")
        elif not (any(first < row < last for row in unknown) or (total.kind == "grand" and unknown)):
            yield from _one(sheet, column, total, rows)


def _one(sheet: Sheet, column: _Column, total: Total, rows: Sequence[Span]) -> Iterator[Problem]:
    name, place, unit = column.name, sheet.at(total.number, column.name), sheet.unit(column.name)
    raw = figure_of(total, column.number, sheet.title(name), alone=column.alone)
    have = as_number(raw, unit)
    sums = [(_sum(sheet, name, *span), span) for span in rows]
    if have is not None and (total.kind == "part" or sheet.found.again):
        aim, span = min(sums, key=lambda found: abs(have - found[0]))
    else:
        aim, span = max(sums, key=lambda found: abs(found[0]))
    params = {"column": sheet.title(name), "wanted": sheet.amount(name, aim)}
    if raw is None:
        if column.needed and total.kind == "grand" and sheet.read.records:  # else that there are no rows is said
            yield Problem(place, "deliverable-total", params, "blank")
    elif have is None:
        yield Problem(place, "deliverable-value", {"column": sheet.title(name), "value": read_text(raw)}, "number")
    elif all(differs(have, amount, column.within, unit) for amount, _ in sums):
        params |= {"value": sheet.amount(name, have), "difference": sheet.amount(name, have - aim)}
        why, variant = _why(sheet, column, have, span)
        yield Problem(place, "deliverable-total", params | why, variant)


def _why(sheet: Sheet, column: _Column, have: float, span: Span) -> tuple[dict[str, str], str]:
    """Why a total may differ from its rows: what to say of those that are struck through, that cannot be read or are
    numbers typed as text, and which of the messages says it."""
    name, unit, numbers = column.name, sheet.unit(column.name), sheet.read.numbers
    cells = [*_values(sheet, name, *span, void=True)]
    void = [numbers[i] for i, value in cells if numbers[i] in sheet.read.void and value]
    if void and not differs(have, sum(v for _, v in cells if not isinstance(v, str)), column.within, unit):
        return {"rows": listed(void)}, "void"
    cells = [(i, value) for i, value in cells if numbers[i] not in sheet.read.void]
    struck = {row for row, c in sheet.found.sheet.struck if c == column.number}
    crossed = [numbers[i] for i, _ in cells if numbers[i] in struck]
    standing = [value for i, value in cells if numbers[i] not in struck and not isinstance(value, str)]
    if crossed and not differs(have, sum(standing), column.within, unit):
        return {"rows": listed(crossed)}, "struck"
    if unread := sum(isinstance(value, str) for _, value in cells):
        return {"unread": str(unread)}, "part"
    typed = set(sheet.read.typed.get(name, ()))
    as_numbers = [value for i, value in cells if i not in typed and not isinstance(value, str)]
    if typed and not differs(have, sum(as_numbers), column.within, unit):
        return {"typed": str(sum(i in typed for i, _ in cells))}, "typed"
    return {}, ""


def _beyond(sheet: Sheet, name: str) -> Iterator[Problem]:
    """Rows below the last total, which no total adds up. Where they come to nothing it is right without them; where
    they come to all that is above it, they may say once more what it is made of."""
    totals, numbers = counting(sheet), sheet.read.numbers
    if not numbers or not any(t.kind == "grand" for t in totals) or totals[0].number < numbers[0]:
        return
    last = totals[-1].number
    rows = [numbers[i] for i, value in _values(sheet, name, last, numbers[-1]) if not isinstance(value, str)]
    left = _sum(sheet, name, last, numbers[-1])
    again = not differs(left, _sum(sheet, name, 0, last), 0) and not _has_record(sheet, last)
    if differs(left, 0, 0) and not again:
        said = listed([*rows[:_NAMED], "…"] if len(rows) > _NAMED else rows)
        params = {"column": sheet.title(name), "row": str(last), "rows": said, "wanted": sheet.amount(name, left)}
        yield Problem(sheet.at(rows[0], name), "deliverable-total", params, "beyond")


def _has_record(sheet: Sheet, last: int) -> bool:
    """Whether a row below the last total has all that each row above it has, as one of those that it is made of has
    not: 业务编号 and 刷卡日期 beside the amount."""
    rows = zip(sheet.read.numbers, sheet.read.records, strict=True)
    named = [(n, {c for c, v in row.items() if not isinstance(v, (int, float))}) for n, row in rows]
    always = set.intersection(*(names for number, names in named if number < last))
    return len(always) > 1 and any(always <= names for number, names in named if number > last)


def _currencies(sheet: Sheet, column: _Column) -> Iterator[Problem]:
    """Say that rows in different money are added up."""
    found = sheet.found
    above = [text for _, _, text in found.above]
    said = currencies(found.rows, [column.number], found.titles, above, found.sheet.signs)
    known = settled(said) if any(said) else []
    usual = home(known, found.titles.values())
    codes = [code or usual for code in known]
    if other := next((i for i, code in enumerate(codes) if code != codes[0]), 0):
        params = {"column": sheet.title(column.name), "currencies": listed(dict.fromkeys(codes))}
        yield Problem(sheet.place(other, column.name), "deliverable-currencies", params)


def _sum(sheet: Sheet, name: str, after: int, before: int) -> float:
    """The column's sum over a span of rows."""
    return sum((value for _, value in _values(sheet, name, after, before) if not isinstance(value, str)), 0.0)


def _values(
    sheet: Sheet, name: str, after: int, before: int, *, void: bool = False
) -> Iterator[tuple[int, float | str]]:
    """Index and value of the cells of a column that are filled, in the rows after one row until another; a text is one
    that could not be read as a number. A cell merged over several rows counts in the first of them. ``void``: also of
    rows that are void."""
    merged, left_out = sheet.read.merged, frozenset() if void else sheet.read.void
    for index, (number, record) in enumerate(zip(sheet.read.numbers, sheet.read.records, strict=True)):
        if after < number <= before and number not in left_out:
            value = record.get(name)
            if (index, name) in merged:
                continue
            if isinstance(value, (int, float, str)) and not isinstance(value, bool):
                yield index, value
