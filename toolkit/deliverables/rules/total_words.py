"""The amount in words below a table: where it is called a total, it must be that of one, or of the rows.

It may be that of several columns (金额 and 税额), or what is left of one after the other lines below the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from toolkit.core.finding import Place
from toolkit.core.traditional import plain
from toolkit.deliverables.labels import in_words
from toolkit.deliverables.records import as_number
from toolkit.deliverables.rules.base import Problem, Sheet, amount, differs
from toolkit.sheet.capitals import capital_amount
from toolkit.sheet.table import Row, at

_TOTAL = re.compile(r"(?:本单|报销|[合总共]?计|总?金额|总额|人民币|大写|小写)+")
"""What it is called where it is a total's; with any other word (核准, 实付, 其中) it is something else."""
_AMOUNT = re.compile(r"[\W\d_零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正负十百千两]+|rmb")
"""What stands in such a line besides."""
_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?\s*万?")
_FEW = 200
"""Amounts below a table that may have been taken off a total; more are another table's."""


def wrong_words(sheet: Sheet, name: str) -> Iterator[Problem]:
    """Yield amounts in words that no column's rows and no figure of a total or below the table come to.

    Args:
        name: the column whose total the file must have.
    """
    found = sheet.found
    typed = [t.row for t in found.totals]
    said = [(n, row) for n, row in (*((t.number, t.row) for t in found.totals), *found.below) if _says_words(row)]
    if not said or sheet.read.unknown:
        return
    unit = sheet.unit(name)
    sums = [*_sums(sheet), *(v for row in typed for v in _figures(row, unit))]
    others = [row for n, row in found.below if all(n != number for number, _ in said)]
    aside = [v for row in others for v in _figures(row, unit)]
    aside += [v for _, row in found.below for column, v in _in_words(row) if not _is_total(row[:column])]
    known = {*sums, *aside, *map(sum, combinations({*_sums(sheet)} - {0.0}, 2))}
    known |= {total + sign * other for total in sums for other in aside[:_FEW] for sign in (1, -1)}
    above = {n + 1: row for n, row in found.below if _is_title(row)}
    for number, row in said:
        for column, words in _in_words(row):
            if _is_total((*above.get(number, ()), *row[:column])) and all(differs(words, other, 0) for other in known):
                place = Place(sheet.name, found.sheet.name, number, column)
                params = {"column": sheet.title(name), "value": amount(words)}
                params["wanted"] = amount(_sum(sheet, found.columns[name], unit))
                yield Problem(place, "deliverable-total", params, "words")


def _is_total(cells: Row) -> bool:
    """Whether some cells, the last of them an amount in words, call it a total."""
    label = "".join(plain(v) for v in cells if isinstance(v, str))
    return _TOTAL.fullmatch(_AMOUNT.sub("", label)) is not None


def _is_title(cells: Row) -> bool:
    """Whether a row says in one cell what the amounts in words below it are of: 申请金额."""
    filled = [v for v in cells if v is not None and v != ""]
    if len(filled) != 1 or not isinstance(filled[0], str):
        return False
    return capital_amount(filled[0]) is None and not any(map(str.isdigit, filled[0]))


def _says_words(row: Row) -> bool:
    return any(isinstance(v, str) and v != "" and in_words(v) for v in row)


def _sums(sheet: Sheet) -> Iterator[float]:
    """What the rows come to, in yuan, column by column, whether anybody looks at it or not."""
    units = {column: sheet.unit(name) for name, column in sheet.found.columns.items()}
    for column in sheet.found.titles:
        yield _sum(sheet, column, units.get(column, 1))


def _sum(sheet: Sheet, column: int, unit: int) -> float:
    found = sheet.found
    cells = (at(row, column) for number, row in found.rows if (number, column) not in found.merged)
    return sum(as_number(v, unit) or 0.0 for v in cells) * unit


def _in_words(row: Row) -> Iterator[tuple[int, float]]:
    """The amounts in words of a row, each with its column."""
    for column, value in enumerate(row, 1):
        words = capital_amount(value) if isinstance(value, str) else None
        if words is not None:
            yield column, float(words)


def _figures(row: Row, unit: int) -> Iterator[float]:
    """The figures of a row, in what the column counts and in yuan; those within a text, too: 应退:120.50元."""
    for value in row:
        parts = _FIGURE.findall(plain(value)) if isinstance(value, str) else (value,)
        for figure in filter(None, map(as_number, parts)):
            yield from (figure, figure * unit)
