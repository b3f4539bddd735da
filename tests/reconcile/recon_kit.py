"""Tables made from tuples, and a matcher that tries everything, for the tests of reconciliation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from toolkit.core.calendar import WorkCalendar
from toolkit.core.period import Period
from toolkit.deliverables.table import Found
from toolkit.reconcile.declaration import Declaration, load_declaration
from toolkit.reconcile.engine import reconcile
from toolkit.reconcile.part import Part
from toolkit.reconcile.read_table import read_table
from toolkit.reconcile.result import Line, Reconciled
from toolkit.reconcile.table import Table
from toolkit.sheet.values import DateContext
from toolkit.workbook.port import RawSheet

HEADERS = ("号", "名", "金额", "日期", "标记")
CALENDAR = WorkCalendar()
FIRST = date(2026, 10, 1)

_TOML = """
title = "试"
[left]
label = "左"
files = "左*"
{amount}
date = "日期"
show = "标记"
{left}
[right]
label = "右"
files = "右*"
{amount}
date = "日期"
show = "标记"
{right}
[[keys]]
name = "号"
as = "number"
[[keys]]
name = "名"
as = "name"
[match]
{match}
{more}
"""


def declared(
    folder: Path, match: str = "", more: str = "", left: str = "", right: str = "", amount: str = 'amount = "金额"'
) -> Declaration:
    """A declaration with two keys, and what a test adds."""
    path = folder / "试.toml"
    text = _TOML.format(match=match, more=more, left=left, right=right, amount=amount)
    path.write_text(text, encoding="utf-8")
    return load_declaration(path)


def day(number: int | None) -> date | None:
    """A day of 2026-10 and after, from 1."""
    return None if number is None else FIRST + timedelta(days=number - 1)


def row(key: str, amount: Any, at: int | None = None, mark: str = "", name: str = "") -> tuple[Any, ...]:
    """A row of a table: number, name, amount, day, mark."""
    return (key, name, amount, day(at), mark)


def table(rows: Sequence[tuple[Any, ...]], declaration: Declaration, is_left: bool, period: Period | None) -> Table:
    columns = {name: i for i, name in enumerate(HEADERS, 1)}
    titles = {i: name for name, i in columns.items()}
    found = Found(RawSheet("表", [HEADERS, *rows]), 1, 1, columns, titles, list(enumerate(rows, 2)), [], [], [])
    part = Part("左.xlsx" if is_left else "右.xlsx", found, DateContext(period or Period(2026, 10)))
    return read_table([part], declaration, is_left, period)


def run(
    declaration: Declaration,
    left: Iterable[tuple[Any, ...]],
    right: Iterable[tuple[Any, ...]],
    period: Period | None = None,
    calendar: WorkCalendar = CALENDAR,
) -> Reconciled:
    """Hold two tables of such rows against one another."""
    tables = [table([*rows], declaration, side == 0, period) for side, rows in enumerate((left, right))]
    return reconcile(declaration, tables[0], tables[1], calendar, period)


def told(done: Reconciled) -> list[tuple[str, str, str]]:
    """Status and marks of either side, line by line."""
    return [(line.status.value, marks(line, 0), marks(line, 1)) for line in done.lines]


def marks(line: Line, side: int) -> str:
    return "+".join(sorted(item.said for item in (line.left, line.right)[side]))


def reasons(done: Reconciled, mark: str) -> list[str]:
    """The reasons of the line in which a row of that mark is."""
    (line,) = [x for x in done.lines if mark in {i.said for i in (*x.left, *x.right)}]
    return [r.key for r in line.reasons]


def naive_single(amount: int, others: Sequence[int]) -> str:
    """What becomes of one row against several of its key, undated, one to many: everything tried."""
    if not others:
        return "missing_right"
    if others.count(amount) == 1:
        return "matched"
    if (
        len(others) > 1
        and amount
        and sum(others) == amount
        and (all(o >= 0 for o in others) or all(o <= 0 for o in others))
    ):
        return "matched"
    if others.count(amount) > 1:
        return "ambiguous"
    found = set()
    ways = Counter(others)
    usable = [o for o in others if o and o * amount > 0]
    for size in range(2, len(usable) + 1):
        for some in combinations(sorted(usable), size):
            if amount and sum(some) == amount:
                found.add(some)
    if not found:
        return "differing"
    if len(found) == 1 and all(ways[a] == n for a, n in Counter(next(iter(found))).items()):
        return "matched"
    return "ambiguous"


def naive_pairs(left: Sequence[int], right: Sequence[int], before: int, after: int) -> tuple[list[bool], list[bool]]:
    """Which rows of one key and amount are paired by their days: chains and pairings found by trying all."""
    done = ([False] * len(left), [False] * len(right))

    def near(i: int, j: int) -> bool:
        return -before <= right[j] - left[i] <= after

    def settle(mine: list[int], other: list[int]) -> None:
        for one, two in chains(mine, other):
            if len(one) == len(two) and any(
                all(near(i, j) for i, j in zip(one, some, strict=True)) for some in permutations(two)
            ):
                mark(one, two)
                continue
            same = [
                d
                for d in {left[i] for i in one}
                if of(one, left, d) and len(of(one, left, d)) == len(of(two, right, d))
            ]
            for d in same:
                mark(of(one, left, d), of(two, right, d))
            if same:
                settle([i for i in one if not done[0][i]], [j for j in two if not done[1][j]])

    def of(some: list[int], days: Sequence[int], d: int) -> list[int]:
        return [i for i in some if days[i] == d]

    def mark(one: list[int], two: list[int]) -> None:
        for i in one:
            done[0][i] = True
        for j in two:
            done[1][j] = True

    def chains(mine: list[int], other: list[int]) -> list[tuple[list[int], list[int]]]:
        found: list[tuple[set[int], set[int]]] = []
        for i in mine:
            reach = {j for j in other if near(i, j)}
            if not reach:
                continue
            joined = ({i}, reach)
            for part in [p for p in found if p[1] & reach]:
                found.remove(part)
                joined = (joined[0] | part[0], joined[1] | part[1])
            found.append(joined)
        return [(sorted(a), sorted(b)) for a, b in found]

    settle([*range(len(left))], [*range(len(right))])
    return done
