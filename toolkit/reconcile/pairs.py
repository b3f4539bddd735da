"""One row against one row: rows of one key and one amount, paired by their days.

Pairs are made where there is one way to make them, or where all ways come to the same because as many stand on either
side. Where more stand on one side, the same day decides, then the period; else the rows are tied, and stay so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.reconcile.terms import Entry, Terms, order
from toolkit.record import NamedTuple

Pair = tuple[Entry, Entry]


class Paired(NamedTuple):
    """``ties``: groups of rows of which each may belong to each."""

    pairs: list[Pair]
    ties: list[tuple[list[Entry], list[Entry]]]


def pair_equal(left: Sequence[Entry], right: Sequence[Entry], terms: Terms) -> Paired:
    """Pair rows of one amount. Rows that find nobody within the window are in neither list."""
    if not terms.dated:
        return _settle(sorted(left, key=order), sorted(right, key=order), terms, False)
    known = [sorted((e for e in side if e.at is not None), key=order) for side in (left, right)]
    bare = [sorted((e for e in side if e.at is None), key=order) for side in (left, right)]
    found = Paired([], [])
    for one, other in _chains(known[0], known[1], terms):
        part = _settle(one, other, terms, True)
        found.pairs.extend(part.pairs)
        found.ties.extend(part.ties)
    if bare[0] or bare[1]:
        _undated(found, known, bare)
    return found


def _settle(left: list[Entry], right: list[Entry], terms: Terms, by_day: bool) -> Paired:
    """Pair the rows of one chain."""
    if not left or not right:
        return Paired([], [])
    if _all_near(left, right, terms):
        return Paired(list(zip(left, right, strict=True)), [])
    needed = [[e for e in side if not e.optional] for side in (left, right)]
    for one, other in ((needed[0], right), (left, needed[1]), (needed[0], needed[1])):
        if one and other and _all_near(one, other, terms):
            return Paired(list(zip(one, other, strict=True)), [])
    if by_day:
        same_day, rest = _same_day(left, right)
        if same_day:
            found = Paired(same_day, [])
            for one, other in _chains(rest[0], rest[1], terms):
                part = _settle(one, other, terms, True)
                found.pairs.extend(part.pairs)
                found.ties.extend(part.ties)
            return found
    return Paired([], [(left, right)])


def _all_near(left: Sequence[Entry], right: Sequence[Entry], terms: Terms) -> bool:
    """Whether each has its own: paired in order of days, if they can be at all, for all windows are equally wide."""
    if len(left) != len(right):
        return False
    return all(terms.near(a.at, b.at) for a, b in zip(left, right, strict=True))


def _same_day(left: list[Entry], right: list[Entry]) -> tuple[list[Pair], tuple[list[Entry], list[Entry]]]:
    """Pairs of the days on which as many stand on either side; and the rest."""
    theirs = {at: list(some) for at, some in groupby(right, key=lambda e: e.at)}
    pairs: list[Pair] = []
    for at, some in groupby(left, key=lambda e: e.at):
        mine, other = list(some), theirs.get(at, [])
        if len(mine) == len(other):
            pairs.extend(zip(mine, other, strict=True))
    gone = [{pair[i].row for pair in pairs} for i in (0, 1)]
    rest = ([e for e in left if e.row not in gone[0]], [e for e in right if e.row not in gone[1]])
    return pairs, rest


def _chains(left: list[Entry], right: list[Entry], terms: Terms) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Rows that hang together through windows that overlap; rows with nobody in reach are left out.

    Args:
        left, right: in order, each with a day.
    """
    days = [e.at or 0 for e in right]
    before, after = terms.before or 0, terms.after or 0
    begun: tuple[list[Entry], int, int] | None = None
    for entry in left:
        at = entry.at or 0
        low, high = bisect_left(days, at - before), bisect_right(days, at + after)
        if low == high:
            continue
        if begun is not None and low < begun[2]:
            begun[0].append(entry)
            begun = (begun[0], begun[1], max(high, begun[2]))
            continue
        if begun is not None:
            yield begun[0], right[begun[1] : begun[2]]
        begun = ([entry], low, high)
    if begun is not None:
        yield begun[0], right[begun[1] : begun[2]]


def _undated(found: Paired, known: list[list[Entry]], bare: list[list[Entry]]) -> None:
    """Pair rows without a day with what is left, where all of it comes out even."""
    gone = [{pair[i].row for pair in found.pairs} for i in (0, 1)]
    for i in (0, 1):
        gone[i] |= {e.row for tie in found.ties for e in tie[i]}
    rest = [[e for e in side if e.row not in taken] for side, taken in zip(known, gone, strict=True)]
    left, right = rest[0] + bare[0], rest[1] + bare[1]
    if not left or not right:
        return
    even = len(left) == len(right) and len(rest[0]) <= len(bare[1]) and len(rest[1]) <= len(bare[0])
    if not even:
        # A row with a day can only go with one without; where there is none of these it found nobody.
        one, other = (left if bare[1] else bare[0]), (right if bare[0] else bare[1])
        if one and other:
            found.ties.append((one, other))
        return
    found.pairs.extend(zip(rest[0], bare[1], strict=False))
    found.pairs.extend(zip(bare[0], rest[1], strict=False))
    found.pairs.extend(zip(bare[0][len(rest[1]) :], bare[1][len(rest[0]) :], strict=True))


def by_amount(entries: Sequence[Entry]) -> dict[int, list[Entry]]:
    """Rows by amount."""
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.amount].append(entry)
    return found
