"""``x-unique``: values that may occur once only.

``"x-unique": ["合同编号", ["保单号", "险种"]]``: no contract number twice; no policy number twice with the same cover.
Rows in which one of the columns is blank are passed over: that is for ``required`` to say. A merged cell is there once.
Full-width forms, capitals, spaces and kinds of dash do not make another number. A row whose amounts are those of
another with the opposite sign takes that one back (退款, 冲销): neither counts; not one of somebody else's, nor a
second one, when nothing is left to be taken back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import Any

from toolkit.catalogue import listed
from toolkit.core.register import same
from toolkit.core.traditional import plain
from toolkit.deliverables.rules.base import Named, Problem, Sheet
from toolkit.patterns import compiled

KEYWORD = "x-unique"
Amounts = tuple[int, ...]
_WHOSE = compiled(r"客户(?!经理)|顾客|车主|[付收]款[人方]|供应商|\b(?:customer|client|payer|payee|supplier)\b")
_CUT = re.compile(r"[0-9]+(?:[.][0-9]+)?e[+][0-9]+|[0-9]{16,}[.]0")
"""A number that a spreadsheet keeps 15 digits of."""


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    for names in option:
        yield from map(Named, [names] if isinstance(names, str) else names)


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield every occurrence after the first."""
    for item in sheet.options(KEYWORD):
        names = [item] if isinstance(item, str) else list(item)
        seen: dict[object, int] = {}
        again: dict[object, Counter[Amounts]] = {}
        for index, record in enumerate(sheet.read.records):
            values = [record.get(n) for n in names]
            if None in values or all((index, n) in sheet.read.merged for n in names):
                continue
            key = _key(values[0]) if len(values) == 1 else tuple(map(_key, values))
            first = seen.setdefault(key, index)
            if first == index:
                continue
            standing = again.setdefault(key, Counter([_amounts(sheet, first)]))
            if _of_another(sheet, first, index) or _counts(standing, _amounts(sheet, index)):
                shown = listed(str(record[n]) for n in names)
                params = {"column": listed(map(sheet.title, names)), "value": shown}
                params["row"] = str(sheet.read.numbers[first])
                variant = "digits" if any(_CUT.fullmatch(str(record[n])) for n in names) else ""
                yield Problem(sheet.place(index, names[0]), "deliverable-repeated", params, variant)


def _counts(standing: Counter[Amounts], amounts: Amounts) -> bool:
    """Whether one more row of a number is one too many, beside those that stand; one that takes another back is not."""
    opposite = tuple(-amount for amount in amounts)
    if any(amounts) and opposite in standing:
        if standing[opposite] > 1:
            standing[opposite] -= 1
        else:
            del standing[opposite]
        return False
    twice = bool(standing) or sum(amounts) < 0  # 100, -100, and -100 once more
    standing[amounts] += 1
    return twice


def _of_another(sheet: Sheet, first: int, index: int) -> bool:
    """Whether two rows are about different customers, where both say who that is."""
    names = (name for name in sheet.found.columns if _WHOSE.search(plain(sheet.title(name))))
    pairs = ((sheet.read.records[first].get(name), sheet.read.records[index].get(name)) for name in names)
    return any(one is not None and other is not None and _key(one) != _key(other) for one, other in pairs)


def _amounts(sheet: Sheet, index: int) -> Amounts:
    """A row's amounts of which there is a total, in millionths; empty where one cannot be read."""
    totals = (item if isinstance(item, str) else item["column"] for item in sheet.options("x-total"))
    found = [sheet.read.records[index].get(name, 0) for name in totals]
    if not all(isinstance(amount, (int, float)) and isfinite(amount) for amount in found):
        return ()
    return tuple(round(amount * 1_000_000) for amount in found)


def _key(value: object) -> object:
    """A value as it is compared. Most numbers are plain letters and digits, of which capitals alone need a look."""
    if type(value) is not str:
        return value
    return value.casefold() if value.isascii() and " " not in value else same(value)
