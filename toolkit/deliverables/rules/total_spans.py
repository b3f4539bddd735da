"""Which rows a total is the sum of: those of a group, of several groups, or all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.core.traditional import plain
from toolkit.deliverables.rules.base import Sheet
from toolkit.deliverables.totals import Total, is_figure
from toolkit.record import NamedTuple
from toolkit.sheet.table import at

Span = tuple[int, int]
"""Rows that are added up: after one row of the sheet, until another."""
_KIND = re.compile(r"([小合总])\s*计")


class _Edge(NamedTuple):
    """Where a group ends: the row of its total, how many steps up that is, and what it is called."""

    row: int
    step: int
    word: str


def spans(sheet: Sheet) -> Iterator[tuple[Total, list[Span]]]:
    """The totals with the rows that each may be the sum of, the likeliest first."""
    numbers = sheet.read.numbers or [0]
    since = table = 0  # the row of the last total; of the last of a whole table
    edges: list[_Edge] = []
    totals = counting(sheet)
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
            found = [(0, here)]
            if table and (any(table < again < here for again in sheet.found.again) or _is_summed(totals[index:])):
                found.insert(0, (table, here))  # two tables, one below the other
        elif not edges or any(since < number < here for number in numbers):
            found = [(since, here), (0, here)] if total.kind == "grand" else [(since, here)]
        elif _is_subtotal(totals[index - 1]) and _is_empty(sheet, total):
            step, found = edges[-1].step, [(since, here)]  # of a group without rows
        else:  # right below another: that of all groups since one like itself
            step = edges[-1].step + 1
            found = [(edge, here) for edge in _likely(edges, step, _word(total))] + [(0, here)]
        yield total, found
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


def counting(sheet: Sheet) -> list[Total]:
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
