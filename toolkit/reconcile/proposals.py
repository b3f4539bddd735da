"""Rows that may belong together, for a person to decide: never matched by the program.

* an amount and a day alike under another key: somebody else paid, or the number was left out
* a number that is alike but for one sign: HT2026-0101 and HT2026-0l01
* an amount that is just what another line lacks
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.reconcile.declaration import Declaration
from toolkit.reconcile.money import money
from toolkit.reconcile.result import Item, Line, Proposal, Reason, Status
from toolkit.reconcile.table import Table

MOST = 3
"""Proposals of one line."""
SHORTEST = 5
"""Signs of a number that may differ in one from another."""
_CROWD = 20
"""Rows of one amount beyond which an amount alone says nothing."""

_MISSING = {Status.MISSING_RIGHT: 0, Status.MISSING_LEFT: 1}


def propose(
    lines: Sequence[Line],
    tables: tuple[Table, Table],
    scales: tuple[list[int | None], list[int | None]],
    declaration: Declaration,
) -> list[Line]:
    """The lines with proposals for rows that are missing on the other side."""
    open_rows: tuple[list[int], list[int]] = ([], [])
    index = [_rows_by_place(lines, tables[side], side) for side in (0, 1)]
    for side in (0, 1):
        open_rows[side].extend(index[side].values())
    if not open_rows[0] and not open_rows[1]:
        return [*lines]
    finder = _Finder(lines, tables, scales, declaration, open_rows)
    out = []
    for line in lines:
        where = _MISSING.get(line.status)
        if where is None:
            out.append(line)
            continue
        row = index[where][_key((line.left or line.right)[0])]
        found: dict[tuple[str, str, int], Proposal] = {}
        for proposal in finder.of(where, row):
            found.setdefault(_key(proposal.item), proposal)
            if len(found) == MOST:
                break
        out.append(line._replace(proposals=tuple(found.values())) if found else line)
    return out


def _key(item: Item) -> tuple[str, str, int]:
    return item.place.workbook, item.place.sheet, item.place.row


def _rows_by_place(lines: Sequence[Line], table: Table, side: int) -> dict[tuple[str, str, int], int]:
    """Rows of the missing lines of a side, by where they stand."""
    wanted = {_key((line.left or line.right)[0]) for line in lines if _MISSING.get(line.status) == side}
    if not wanted:
        return {}
    found = {}
    for row in range(len(table.rows)):
        part = table.parts[table.part_of[row]]
        key = (part.name, part.found.sheet.name, table.numbers[row])
        if key in wanted:
            found[key] = row
    return found


class _Finder:
    """Looks rows up by amount and by numbers with one sign left out: each in constant time."""

    def __init__(
        self,
        lines: Sequence[Line],
        tables: tuple[Table, Table],
        scales: tuple[list[int | None], list[int | None]],
        declaration: Declaration,
        open_rows: tuple[list[int], list[int]],
    ) -> None:
        self._tables, self._scales, self._declaration = tables, scales, declaration
        self._by_amount: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        self._by_near: list[dict[tuple[int, str], list[int]]] = [{}, {}]
        self._lacking: dict[int, list[Line]] = {}
        self._numbers = [k for k, key in enumerate(declaration.keys) if key.left_form.kind in ("number", "digits")]
        for side in (0, 1):
            for row in open_rows[side]:
                self._by_amount[side].setdefault(tables[side].amounts[row], []).append(row)
                for k in self._numbers:
                    for near in _neighbours(tables[side].keys[k][row]):
                        self._by_near[side].setdefault((k, near), []).append(row)
        for line in lines:
            if line.status is Status.DIFFERING and line.difference:
                self._lacking.setdefault(line.difference, []).append(line)

    def of(self, side: int, row: int) -> Iterator[Proposal]:
        """Proposals for a row, the most telling first."""
        other = 1 - side
        amount = self._tables[side].amounts[row]
        alike = [r for r in self._near_number(side, row) if self._tables[other].amounts[r] == amount]
        for found in alike:
            yield Proposal(self._tables[other].item(found), Reason("number-amount"))
        if amount and not self._declaration.terms.bare:
            same = self._by_amount[other].get(amount, [])
            if len(same) <= _CROWD:
                near = [r for r in same if self._in_window(side, row, r)]
                for found in sorted(near, key=lambda r: self._distance(side, row, r)):
                    yield Proposal(self._tables[other].item(found), Reason("amount-day"))
            # A left row more takes off what the left side of a differing line lacks, and so with the right.
            for line in self._lacking.get(-amount if side == 0 else amount, [])[:MOST]:
                item = (line.left or line.right)[0]
                yield Proposal(item, Reason("lack", (("value", line.value), ("difference", money(line.difference)))))
        for found in self._near_number(side, row):
            if found not in alike:
                yield Proposal(self._tables[other].item(found), Reason("number"))

    def _near_number(self, side: int, row: int) -> list[int]:
        found: dict[int, None] = {}
        for k in self._numbers:
            form = self._tables[side].keys[k][row]
            for near in _neighbours(form):
                for other in self._by_near[1 - side].get((k, near), ())[:_CROWD]:
                    if _one_apart(form, self._tables[1 - side].keys[k][other]):
                        found[other] = None
        return sorted(found)

    def _in_window(self, side: int, row: int, other: int) -> bool:
        mine, theirs = self._scales[side][row], self._scales[1 - side][other]
        terms = self._declaration.terms
        return terms.near(mine, theirs) if side == 0 else terms.near(theirs, mine)

    def _distance(self, side: int, row: int, other: int) -> tuple[int, str]:
        mine, theirs = self._scales[side][row], self._scales[1 - side][other]
        far = abs(mine - theirs) if mine is not None and theirs is not None else 1 << 30
        return far, self._tables[1 - side].tie(other)


def _neighbours(form: str) -> list[str]:
    """A number itself, and with each one of its signs left out: what two that are one sign apart have in common."""
    if len(form) < SHORTEST:
        return []
    return [form, *dict.fromkeys(form[:i] + form[i + 1 :] for i in range(len(form)))]


def _one_apart(one: str, other: str) -> bool:
    """Whether two numbers differ by one sign changed, left out or put in, or by two neighbours changed about."""
    if one == other or not one or not other or abs(len(one) - len(other)) > 1:
        return False
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    a, b = one[begin:], other[begin:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]
