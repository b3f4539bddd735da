"""``x-total``: columns whose total row must tie with the rows above it.

``"x-total": ["金额"]``, or ``[{"column": "金额", "required": false, "tolerance": 0.01}]``. 小计 and 本页合计 are held
against the rows since the last of them, one right below another (南区合计 below the 小计 of its shops) against all
groups since one like itself, 合计 and 总计 against all rows; 累计 runs over periods and is passed over. That rows in
different money were added up is told, and so is an amount in words that is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from toolkit.catalogue import listed
from toolkit.core.finding import Place
from toolkit.core.traditional import plain
from toolkit.deliverables.records import as_number
from toolkit.deliverables.rules.base import Named, Problem, Sheet, differs
from toolkit.deliverables.rules.words import wrong_words
from toolkit.deliverables.totals import Total, is_figure
from toolkit.record import NamedTuple
from toolkit.sheet.currencies import currencies, home, settled
from toolkit.sheet.table import at
from toolkit.sheet.totals import lone_label, named_total, total_kind
from toolkit.sheet.values import read_text

KEYWORD = "x-total"
_WRITTEN = r"[¥$]?-?\d[\d,]*(?:\.\d+)?\s*万?元?"
_MONEY = re.compile(r"¥\s*-?\d[\d,]*(?:\.\d+)?\s*万?元?|-?\d[\d,]*(?:\.\d+)?\s*万?元")
_MONEY_OF_TOTAL = re.compile(
    r"(?:[合总共小]计|(?<![^\W\d_])金额|[大小]写|人民币|[整正元角分]|[合总共小]\s*计[\s:,(]*(?:(?![^\W\d_]*[退其中每均另])[^\W\d_]{1,4})?\s*\d+\s*[笔张台户人件单])"
    rf"[\s:,;、()]*({_MONEY.pattern})"
)
"""A sum of money behind the label of a total, its count, or the same in words: 合计(大写):叁佰元整 ¥300.00."""
_UNIT = re.compile(r"(?<=[^\s(])\s*\([^()]*\)$")
_NAMED = 10
"""Rows named in a sentence."""
Span = tuple[int, int]
"""Rows that are added up: after one row of the sheet, until another."""
_KIND = re.compile(r"([小合总])\s*计")


class _Edge(NamedTuple):
    """Where a group ends: the row of its total, how many steps up that is, and what it is called."""

    row: int
    step: int
    word: str


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    yield from (Named(item if isinstance(item, str) else item["column"], number=True) for item in option)


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield totals that differ, and say where there is none."""
    for item in sheet.options(KEYWORD):
        name = item if isinstance(item, str) else item["column"]
        needed = bool(_needed(item))
        within = 0.0 if isinstance(item, str) else float(item.get("tolerance", 0))
        column = sheet.found.columns.get(name)
        if column is None:
            continue
        whole = any(t.kind == "grand" for t in sheet.found.totals) or sheet.found.moved
        if needed and sheet.read.records and not whole:
            last = sheet.read.numbers[-1]
            params = {"column": sheet.title(name), "wanted": sheet.amount(name, _sum(sheet, name, 0, last))}
            yield Problem(sheet.at(last, name), "deliverable-total", params, "missing")
        yield from _currencies(sheet, name, column)
        yield from _compare(sheet, name, column, within, needed)
        if needed:
            yield from _beyond(sheet, name)
    names = (item if isinstance(item, str) else item["column"] for item in sheet.options(KEYWORD))
    if named := next((name for name in names if name in sheet.found.columns), ""):
        yield from wrong_words(sheet, named)


def _compare(sheet: Sheet, name: str, column: int, within: float, needed: bool) -> Iterator[Problem]:
    unknown = {sheet.read.numbers[i] for i, other in sheet.read.unknown if other == name}
    for total, spans in _spans(sheet):
        first, last = spans[0]
        place = sheet.at(total.number, name)
        if (total.number, column) in sheet.found.sheet.uncached:
            yield Problem(place, "formula-uncached")
            continue
        if any(first < row < last for row in unknown) or (total.kind == "grand" and unknown):
            continue
        yield from _one(sheet, name, total, column, spans, within, needed, place)


def _beyond(sheet: Sheet, name: str) -> Iterator[Problem]:
    """Rows below the last total, which no total adds up. Where they come to nothing it is right without them; where
    they come to all that is above it, they may say once more what it is made of."""
    totals, numbers = _counting(sheet), sheet.read.numbers
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


def _currencies(sheet: Sheet, name: str, column: int) -> Iterator[Problem]:
    found = sheet.found
    above = [text for _, _, text in found.above]
    said = currencies(found.rows, [column], found.titles, above, found.sheet.signs)
    known = settled(said) if any(said) else []
    usual = home(known, found.titles.values())
    codes = [code or usual for code in known]
    if other := next((i for i, code in enumerate(codes) if code != codes[0]), 0):
        params = {"column": sheet.title(name), "currencies": listed(dict.fromkeys(codes))}
        yield Problem(sheet.place(other, name), "deliverable-currencies", params)


def _spans(sheet: Sheet) -> Iterator[tuple[Total, list[Span]]]:
    """The totals with the rows that each may be the sum of, the likeliest first."""
    numbers = sheet.read.numbers or [0]
    since = table = 0  # the row of the last total; of the last of a whole table
    edges: list[_Edge] = []
    totals = _counting(sheet)
    above = any(t.kind == "part" and t.number < numbers[0] for t in totals)
    for index, total in enumerate(totals):
        here, step = total.number, 1
        if total.kind == "part" and above:
            until = next((t.number for t in totals[index + 1 :]), 1 << 30)
            yield total, [(here, until)]  # those of groups stand above their rows
            continue
        if here < numbers[0]:
            yield total, [(0, 1 << 30)]  # a total above its rows
            continue
        if total.kind == "grand" and here > numbers[-1]:
            spans = [(0, here)]
            if table and (any(table < again < here for again in sheet.found.again) or _is_summed(totals[index:])):
                spans.insert(0, (table, here))  # two tables, one below the other
        elif not edges or any(since < number < here for number in numbers):
            spans = [(since, here), (0, here)] if total.kind == "grand" else [(since, here)]
        elif _is_subtotal(totals[index - 1]) and _is_empty(sheet, total):
            step, spans = edges[-1].step, [(since, here)]  # of a group without rows
        else:  # right below another: that of all groups since one like itself
            step = edges[-1].step + 1
            spans = [(edge, here) for edge in _likely(edges, step, _word(total))] + [(0, here)]
        yield total, spans
        since = here
        edges.append(_Edge(here, step, _word(total)))
        if total.kind == "grand":
            table = here


def _likely(edges: Sequence[_Edge], step: int, word: str) -> Iterator[int]:
    """The ends of groups after which those may begin that a total right below another adds up, the last of them first:
    of one as many steps up, or of one that is called like it and has no subtotals of its own. Where all are called the
    same, any will do, but for the last, as a total of several groups is not that of one."""
    told = word != edges[-1].word
    for index, edge in reversed([*enumerate(edges)]):
        if edge.step >= step or (edge.word == word if told else index < len(edges) - 2):
            yield edge.row


def _counting(sheet: Sheet) -> list[Total]:
    """The totals that are held against rows: neither those that run on, nor one that is struck through and stands right
    above another that corrects it."""
    totals = [t for t in sheet.found.totals if t.kind != "running"]
    struck = {row for row, _ in sheet.found.sheet.struck}
    crossed = {
        one.number
        for one, after in pairwise(totals)
        if one.number in struck
        and after.number not in struck
        and not any(one.number < row < after.number for row in sheet.read.numbers)
    }
    return [t for t in totals if t.number not in crossed]


def _is_summed(totals: Sequence[Total]) -> bool:
    """Whether the first of some totals is one of those that a later one, called otherwise, adds up: 合计, 总计."""
    word = _word(totals[0])
    return any(later.kind == "grand" and _word(later) not in ("", word) for later in totals[1:])


def _word(total: Total) -> str:
    """What a row of totals is called: 小, 合 or 总, and empty for other words."""
    texts = (plain(value) for value in total.row if isinstance(value, str))
    return next((m[1] for text in texts if (m := _KIND.search(text))), "")


def _is_subtotal(total: Total) -> bool:
    """Whether a total is called 小计, as one of a group with rows of its own is."""
    return _word(total) == "小"


def _is_empty(sheet: Sheet, total: Total) -> bool:
    return _is_subtotal(total) and not any(is_figure(at(total.row, c)) for c in sheet.found.columns.values())


def _one(
    sheet: Sheet,
    name: str,
    total: Total,
    column: int,
    spans: Sequence[Span],
    within: float,
    needed: bool,
    place: Place,
) -> Iterator[Problem]:
    raw = at(total.row, column)
    if isinstance(raw, str) and (total_kind(raw) or named_total(lone_label([raw])[0])):
        raw = _beside_label(raw, sheet.title(name))  # the row's label stands in this very column
    elif raw is None:
        texts = (v for v in total.row if isinstance(v, str) and total_kind(v))
        said = [_beside_label(v, sheet.title(name), "金额") or _only_sum(sheet, name, v) for v in texts]
        raw = next(filter(None, said), None)
    unit = sheet.unit(name)
    have = as_number(raw, unit)
    sums = [(_sum(sheet, name, *span), span) for span in spans]
    if have is not None and (total.kind == "part" or sheet.found.again):
        aim, span = min(sums, key=lambda found: abs(have - found[0]))
    else:
        aim, span = max(sums, key=lambda found: abs(found[0]))
    params = {"column": sheet.title(name), "wanted": sheet.amount(name, aim)}
    if raw is None:
        if needed and total.kind == "grand" and sheet.read.records:  # else that there are no rows is said
            yield Problem(place, "deliverable-total", params, "blank")
        return
    if have is None:
        yield Problem(place, "deliverable-value", {"column": sheet.title(name), "value": read_text(raw)}, "number")
    elif all(differs(have, _sum(sheet, name, *span), within, unit) for span in spans):
        params |= {"value": sheet.amount(name, have), "difference": sheet.amount(name, have - aim)}
        unread = sum(1 for _, value in _values(sheet, name, *span) if isinstance(value, str))
        typed = set(sheet.read.typed.get(name, ()))
        numbers = [value for i, value in _values(sheet, name, *span) if i not in typed and not isinstance(value, str)]
        struck = {row for row, c in sheet.found.sheet.struck if c == column}
        crossed = [(sheet.read.numbers[i], value) for i, value in _values(sheet, name, *span)]
        left = [value for row, value in crossed if row not in struck and not isinstance(value, str)]
        rows = [row for row, _ in crossed if row in struck]
        if rows and not differs(have, sum(left), within, unit):
            yield Problem(place, "deliverable-total", params | {"rows": listed(rows)}, "struck")
        elif unread:
            yield Problem(place, "deliverable-total", params | {"unread": str(unread)}, "part")
        elif typed and not differs(have, sum(numbers), within, unit):
            left_out = sum(1 for i, _ in _values(sheet, name, *span) if i in typed)
            yield Problem(place, "deliverable-total", params | {"typed": str(left_out)}, "typed")
        else:
            yield Problem(place, "deliverable-total", params)


def _beside_label(text: str, *names: str) -> str | None:
    """The figure behind a total's label in its own cell, 合计:110; with several names of its column only one that is
    called just so, 合计:1笔,手续费金额9元,金额100.00元."""
    said = plain(text)
    for name in names:
        bare = re.escape(_UNIT.sub("", plain(name)))
        if m := re.search(
            rf"(?:(?<![^\W\d_])|(?<=计))(?:{re.escape(plain(name))}|{bare})\s*[:为是]?\s*({_WRITTEN})", said
        ):
            return m[1]
    m = re.fullmatch(rf"[^:\d]*[计計数]\s*:?\s*({_WRITTEN})", said) if len(names) == 1 else None
    return m[1] if m else None


def _only_sum(sheet: Sheet, name: str, text: str) -> str | None:
    """The one sum of money that the label of a total goes on to say, where one column alone must have a total."""
    needed = [n for item in sheet.options(KEYWORD) for n in [_needed(item)] if n in sheet.found.columns]
    said = plain(text)
    found = _MONEY_OF_TOTAL.search(said)
    return found[1] if found and needed == [name] and len(_MONEY.findall(said)) == 1 else None


def _needed(item: Any) -> str:
    """The column that an item of the keyword is about, if it must have a total; else empty."""
    if isinstance(item, str):
        return item
    return str(item["column"]) if item.get("required", True) else ""


def _sum(sheet: Sheet, name: str, after: int, before: int) -> float:
    """The column's sum over a span of rows."""
    return sum((value for _, value in _values(sheet, name, after, before) if not isinstance(value, str)), 0.0)


def _values(sheet: Sheet, name: str, after: int, before: int) -> Iterator[tuple[int, float | str]]:
    """Index and value of the cells of a column that are filled, in the rows after one row until another; a text is one
    that could not be read as a number. A cell merged over several rows counts in the first of them."""
    merged = sheet.read.merged
    for index, (number, record) in enumerate(zip(sheet.read.numbers, sheet.read.records, strict=True)):
        if after < number <= before:
            value = record.get(name)
            if (index, name) in merged:
                continue
            if isinstance(value, (int, float, str)) and not isinstance(value, bool):
                yield index, value
