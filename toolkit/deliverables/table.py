"""Finding a deliverable's table on a sheet, and telling its rows from titles, totals, signatures and notes.

As in ``toolkit.sheet`` the header is known by what it says and not by where it stands: the row (or pair of rows) in
which most of the wanted titles are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.deliverables.split import Splitter
from toolkit.deliverables.totals import Total, is_figure
from toolkit.patterns import compiled
from toolkit.sheet.money_unit import money_unit
from toolkit.sheet.table import Row, as_shown, at, standing_above
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet

DEEPEST = 200
"""Rows from the top in which a header is looked for."""
_TITLE_ROWS = 12
_AROUND = compiled(
    r"^\s*\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、)）]\s*(?=\D)"
    r"|(?<=.)\s*[/／]?\s*(?:人民币|[百千]?[万亿]?元|rmb|cny|[¥￥])\s*$",
    re.IGNORECASE,
)
"""1.金额, 刷卡金额/元, 金额RMB."""
_LONG = 20
"""Signs of titles with a number or a unit."""
_LAST_CHOICE = 1000
_IN_BRACKETS = compiled(r"[(（【\[]\s*([^)）】\]]*?)\s*[)）】\]]")
_OF_YUAN = compiled(r"(?:人民币|rmb|cny|[¥￥])?\s*元?", re.IGNORECASE)
_NO_AMOUNT = compiled(r"大写|%|％|‰|说明|备注")
"""What in brackets makes 金额 or 手续费 no column of amounts."""


@dataclass(frozen=True, slots=True)
class Head:
    """A header: its sheet, its rows, wanted name → column, column → what it says there.

    ``rivals``: wanted name → other columns of the table that are called so no less than the one that was taken.
    ``known``: normal forms of all that the wanted columns may be called.
    """

    sheet: RawSheet
    first_row: int
    last_row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]
    rivals: Mapping[str, Sequence[int]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A table on a sheet. Rows and columns count from 1.

    ``columns``: wanted name → column. ``titles``: column → what its header says. ``above``: cells above the header
    that hold text, as (row, column, text); ``below``: all rows under the header that are no rows of data; ``again``:
    the rows in which the header stands once more; ``merged``: (row, column) of what is filled in below the first row
    of a merged cell → that row; ``rivals``: as in ``Head``; ``moved``: rows with
    the header in other words or another order, under which nothing was read; ``apart``: those with the header of a
    table of another kind.
    """

    sheet: RawSheet
    first_row: int
    last_row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]
    rows: Sequence[tuple[int, Row]]
    totals: Sequence[Total]
    above: Sequence[tuple[int, int, str]]
    below: Sequence[tuple[int, Row]]
    again: Sequence[int] = ()
    merged: Mapping[tuple[int, int], int] = field(default_factory=dict)
    rivals: Mapping[str, Sequence[int]] = field(default_factory=dict)
    moved: Sequence[int] = ()
    apart: Sequence[int] = ()

    def shown(self, names: Iterable[str]) -> Sequence[tuple[int, Row]]:
        """The rows with numbers in some columns as their cells show them: for columns that are no amounts."""
        if not self.sheet.padded:
            return self.rows
        return as_shown(self.rows, self.sheet.padded, [self.columns[n] for n in names if n in self.columns])

    def unit(self, name: str) -> int:
        """What the numbers of a column count, in yuan; 1 where they count something else."""
        return money_unit(self.titles.get(self.columns.get(name, 0), ""), (text for _, _, text in self.above))

    def twins(self, name: str, amounts: bool) -> list[int]:
        """The rivals of a column that hold something else than it does; of ``amounts`` those with any figure."""
        taken = self.columns[name]
        others = [
            c for c in self.rivals.get(name, ()) if any(at(r, c) not in (None, at(r, taken)) for _, r in self.rows)
        ]
        return [c for c in others if not amounts or any(is_figure(at(r, c)) for _, r in self.rows)]


def find_table(sheet: RawSheet, wanted: Mapping[str, Sequence[str]]) -> Found | None:
    """The table whose header names most of the wanted columns, and one of them at least; see ``find_head``."""
    head = find_head(sheet, wanted, 1)
    return table_under(head) if head else None


def find_head(sheet: RawSheet, wanted: Mapping[str, Sequence[str]], least: int = 2) -> Head | None:
    """The header that names most of the wanted columns; None where none names ``least`` of them.

    Args:
        wanted: name → normal forms of its titles, the preferred first.
    """
    by_title: dict[str, list[tuple[int, str]]] = {}
    for name, titles in wanted.items():
        for rank, title in enumerate(titles):
            by_title.setdefault(title, []).append((rank, name))
    best: tuple[int, int, dict[str, int], dict[int, str]] | None = None
    for index in range(min(len(sheet.rows), DEEPEST)):
        for last, texts, enough in _header_texts(sheet, index):
            columns = _match(texts, by_title)
            if enough is not None and len(columns) <= len(_match(enough, by_title)):
                continue
            if len(columns) >= least and (best is None or len(columns) > len(best[2])):
                best = (index, last, columns, texts)
        if best is not None and len(best[2]) == len(wanted):
            break
    if best is None:
        return None
    index, last, columns, texts = best
    return Head(sheet, index + 1, last, columns, texts, _rivals(columns, texts, wanted), frozenset(by_title))


def _rivals(
    columns: Mapping[str, int], texts: Mapping[int, str], wanted: Mapping[str, Sequence[str]]
) -> dict[str, list[int]]:
    """The columns that might as well be the one of a name: 金额(不含税) and 金额(含税). What stands apart from the
    table is of another: behind a column without a title, or one of the same title behind a column nobody wants."""
    free = [c for c in sorted(texts) if c not in columns.values()]
    found: dict[str, list[int]] = {}
    for name, taken in columns.items():
        title, apart = _known_as(texts[taken], wanted[name]), _apart(texts[taken])
        others = [c for c in free if (_known_as(texts[c], wanted[name]), _apart(texts[c])) == (title, apart)]
        table = texts.keys() if apart else columns.values()
        others = [c for c in others if all(step in table for step in range(min(c, taken) + 1, max(c, taken)))]
        if others:
            found[name] = others
    return found


def _apart(text: str) -> int:
    """How far what a title says in brackets sets it apart from others of the name: 0 for nothing or yuan, 1 for what
    may be meant (不含税), 2 for what is no amount (大写)."""
    said = _IN_BRACKETS.findall(text)
    if any(_NO_AMOUNT.search(part) for part in said):
        return 2
    return int(any(_OF_YUAN.fullmatch(part) is None for part in said))


def _known_as(text: str, titles: Sequence[str]) -> tuple[str, bool]:
    """The one of some titles that a text is, and whether it is just so, with its number and unit."""
    title = normal(text)
    return (title, True) if title in titles else (normal(_AROUND.sub("", text)), False)


def table_under(head: Head, signers: Iterable[str] = ()) -> Found:
    """The table under a header. ``signers``: labels of signatures that this kind has besides the usual ones."""
    sheet, first = head.sheet, head.first_row
    parts = Splitter(sheet, head.last_row, head.columns.values(), head.titles, signers, head.known)
    above = [
        (r, c, v.strip())
        for r in range(max(1, first - _TITLE_ROWS), first)
        for c, v in enumerate(sheet.rows[r - 1], 1)
        if isinstance(v, str) and v.strip()
    ]
    merged = standing_above(sheet.merges, head.columns.values(), head.last_row)
    found = parts.rows, parts.totals, above, parts.below, parts.again, merged, head.rivals, parts.moved, parts.apart
    return Found(sheet, first, head.last_row, head.columns, head.titles, *found)


def _header_texts(sheet: RawSheet, index: int) -> Iterator[tuple[int, dict[int, str], dict[int, str] | None]]:
    """The row as a header of one row, then as the upper of two; with the number of the last row, and with the titles
    that must name fewer columns for this to be the header: a title stands over a header, too."""
    upper = _texts(sheet.rows[index])
    if len(upper) < 2:
        return
    if parted := _parted(sheet, index, upper):
        yield index + 2, parted, None
    yield index + 1, upper, None
    if index + 1 >= len(sheet.rows):
        return
    lower = _texts(sheet.rows[index + 1])
    merged = [m for m in sheet.merges if m[0] == index + 1]
    spread = dict(upper)
    if not merged and lower and _stands_over(upper, lower, sheet.rows[index + 1]):
        for c in sorted(lower.keys() - upper.keys()):
            spread[c] = spread.get(c - 1, "")
    elif not lower or not any(r2 > r1 or c2 > c1 for r1, c1, r2, c2 in merged):
        return
    for r1, c1, r2, c2 in merged:
        if r1 == r2 and c1 in upper:
            spread.update(dict.fromkeys(range(c1, c2 + 1), upper[c1]))
    enough = None if merged else lower
    # A lower cell's own name counts, or the group's and its own together (欠款 over 金额).
    joined = {c: lower.get(c) or spread[c] for c in spread.keys() | lower.keys() if c in lower or c in spread}
    yield index + 2, joined, enough
    yield index + 2, {c: spread.get(c, "") + lower.get(c, "") for c in joined}, enough


def _parted(sheet: RawSheet, index: int, upper: Mapping[int, str]) -> dict[int, str]:
    """The titles of a row under some of which, merged over several columns, the next row holds a text for each and
    nothing elsewhere: 金额 over 不含税 and 含税 is 金额(不含税) and 金额(含税). Empty for any other row."""
    groups = [(c1, c2) for r1, c1, r2, c2 in sheet.merges if r1 == r2 == index + 1 and c1 < c2 and c1 in upper]
    under = {c: c1 for c1, c2 in groups for c in range(c1, c2 + 1)}
    if not under or index + 1 >= len(sheet.rows) or len(upper.keys() - under.keys()) < 2:
        return {}
    lower = sheet.rows[index + 1]
    filled = {c for c, v in enumerate(lower, 1) if v not in (None, "")}
    texts = _texts(lower)
    if filled != under.keys() or texts.keys() != filled or any(map(str.isdigit, "".join(texts.values()))):
        return {}
    return {**upper, **{c: f"{upper[first]}({texts[c]})" for c, first in under.items()}}


def _texts(row: Row) -> dict[int, str]:
    return {c: v for c, v in enumerate(row, 1) if isinstance(v, str) and v.strip()}


def _stands_over(upper: Mapping[int, str], lower: Mapping[int, str], row: Row) -> bool:
    """Whether one row may be the upper of a header of two where no cell is merged, as in a CSV: what stands under a
    title of it is part of a group, which goes on at the right under no title of its own."""
    if any(v not in (None, "") for c, v in enumerate(row, 1) if c not in lower):
        return False
    return upper.keys().isdisjoint(c for c in lower if c + 1 in upper or c + 1 not in lower)


def _match(texts: Mapping[int, str], by_title: Mapping[str, list[tuple[int, str]]]) -> dict[str, int]:
    offers = sorted(
        (rank, _apart(text), column, name) for column, text in texts.items() for rank, name in _offers(text, by_title)
    )
    columns: dict[str, int] = {}
    for _, _, column, name in offers:
        if name not in columns and column not in columns.values():
            columns[name] = column
    return columns


def _offers(text: str, by_title: Mapping[str, list[tuple[int, str]]]) -> Sequence[tuple[int, str]]:
    """What a title may stand for, and how well: without its number and unit only if it is not known with them."""
    found = by_title.get(normal(text))
    if found is None and len(text) <= _LONG and (bare := _AROUND.sub("", text)) != text:
        found = [(rank + _LAST_CHOICE, name) for rank, name in by_title.get(normal(bare), ())]
    return found or ()
