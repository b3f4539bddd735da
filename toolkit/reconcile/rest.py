"""What a group's rows have in common, and how that is said: sums, refunds, rows that hang together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from toolkit.reconcile.money import money
from toolkit.reconcile.pairs import by_amount
from toolkit.reconcile.result import Reason, Status
from toolkit.reconcile.subsets import MOST_ROWS
from toolkit.reconcile.terms import Entry, Outcome, Terms, order, total

Side = dict[int, Entry]
"""Rows of one table by their number in it."""


def net(side: Side, is_left: bool) -> list[Outcome]:
    """Rows of one side and key that cancel one another: a payment and its refund. Takes them out of the side.

    Only where as many stand for as against, so that it is plain which rows are meant; rows of 0 cancel nothing.
    """
    found = []
    found_by = by_amount([*side.values()])
    for amount, plus in sorted(found_by.items()):
        minus = found_by.get(-amount, [])
        if amount <= 0 or len(plus) != len(minus):
            continue
        for a, b in zip(sorted(plus, key=order), sorted(minus, key=order), strict=True):
            del side[a.row], side[b.row]
            rows = tuple(sorted((a.row, b.row)))
            reasons = (Reason("netted", (("amount", money(amount)),)),)
            found.append(Outcome(Status.MATCHED, rows if is_left else (), () if is_left else rows, reasons))
    return found


def net_all(side: Side, is_left: bool) -> list[Outcome]:
    """What is left of one side and key, where all of it adds up to 0: a payment, refunded in two parts.

    Takes the rows out of the side. Of more rows than sums are looked for among nothing is claimed.
    """
    entries = sorted(side.values(), key=order)
    if not 2 < len(entries) <= MOST_ROWS or total(entries) or not all(e.amount for e in entries):
        return []
    paid = sum(e.amount for e in entries if e.amount > 0)
    side.clear()
    rows = tuple(sorted(e.row for e in entries))
    reasons = (Reason("netted-sum", (("amount", money(paid)), ("count", str(len(rows))))),)
    return [Outcome(Status.MATCHED, rows if is_left else (), () if is_left else rows, reasons)]


def needed(side: Side) -> Side:
    """The rows of a side without those of other periods."""
    return {i: e for i, e in side.items() if not e.optional}


def amounts(left: Sequence[Entry], right: Sequence[Entry]) -> Reason:
    """Why rows that belong together differ: in their amounts, or in the sums of these."""
    one, two = total(left), total(right)
    params = (("left", money(one)), ("right", money(two)), ("difference", money(one - two)))
    return Reason("amount" if len(left) == len(right) == 1 else "amount-sum", params)


def several(left: Sequence[Entry], right: Sequence[Entry], why: str) -> Reason:
    """Why it stays open which row goes with which.

    Args:
        why: what makes it doubtful; where both sides come to the same it is told so.
    """
    one, two = total(left), total(right)
    params = (("left", str(len(left))), ("right", str(len(right))), ("difference", money(one - two)))
    return Reason(f"ambiguous-{why}" + ("-ties" if one == two else ""), params)


def clusters(edges: Sequence[tuple[Entry, Entry]]) -> list[tuple[list[Entry], list[Entry]]]:
    """Rows that hang together, left and right, in the order of the edges."""
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def find(node: tuple[int, int]) -> tuple[int, int]:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    entries: dict[tuple[int, int], Entry] = {}
    for a, b in edges:
        one, two = (0, a.row), (1, b.row)
        entries[one], entries[two] = a, b
        root[find(one)] = find(two)
    found: dict[tuple[int, int], tuple[list[Entry], list[Entry]]] = {}
    for node, entry in entries.items():
        found.setdefault(find(node), ([], []))[node[0]].append(entry)
    return [*found.values()]


def in_reach(left: Sequence[Entry], right: Sequence[Entry], terms: Terms) -> bool:
    """Whether each row has somebody of the other side within the window; unknown days are within any."""
    if not terms.dated or any(e.at is None for side in (left, right) for e in side):
        return True
    before, after = terms.before or 0, terms.after or 0
    mine, theirs = sorted(e.at or 0 for e in left), sorted(e.at or 0 for e in right)
    return all(_some(theirs, a - before, a + after) for a in mine) and all(
        _some(mine, b - after, b + before) for b in theirs
    )


def _some(days: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted days lies between two, both inclusive."""
    at = bisect_left(days, first)
    return at < len(days) and days[at] <= last
