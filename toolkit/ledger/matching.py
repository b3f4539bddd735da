"""Which recorded obligation a row on a sheet is.

Obligations are known again by their id. Several rows of one id (a sheet that numbers nothing) are told apart by what
they say: rows that say the same as recorded are taken first, the rest in their order on the sheet.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from toolkit.ledger.facts import Seen
from toolkit.ledger.records import Fact, Recorded, Texts, note_of
from toolkit.record import NamedTuple


class Pair(NamedTuple):
    """An obligation on both sides, or on one. ``sure`` False: which of several rows it is had to be guessed."""

    before: Recorded | None
    now: Seen | None
    sure: bool = True


def match(before: Iterable[Recorded], now: Iterable[Seen]) -> Iterator[Pair]:
    """Pair what is recorded with what is there; what is gone comes last."""
    old: dict[str, list[Recorded]] = defaultdict(list)
    for recorded in before:
        old[recorded.name].append(recorded)
    rows: dict[str, list[Seen]] = {}
    for row in now:
        rows.setdefault(row.name, []).append(row)
    for name, alike in rows.items():
        mine = old.pop(name, None)
        if mine is None:
            for row in alike:
                yield Pair(None, row)
        elif len(mine) == len(alike) == 1:
            yield Pair(mine[0], alike[0])
        else:
            yield from _match_several(sorted(mine, key=_ordinal), alike)
    for rest in old.values():
        for recorded in rest:
            yield Pair(recorded, None)


def match_renamed(before: Iterable[Recorded], now: Iterable[Seen], texts: Texts) -> Iterator[Pair]:
    """As ``match``; and what is gone is what came in its place where only one word of its name differs.

    That is a row of the same sheet with another department or another deliverable, and all else as it was: anything
    less may be another obligation.
    """
    gone: dict[tuple[object, ...], list[Recorded]] = defaultdict(list)
    came: list[Seen] = []
    for pair in match(before, now):
        if pair.now is None and pair.before is not None:
            fact = pair.before.fact
            sheet = note_of(texts.notes.get(fact.note, "{}")).get("sheet", "")
            gone[sheet, fact.row, pair.before.period].append(pair.before)
        elif pair.before is None and pair.now is not None:
            came.append(pair.now)
        else:
            yield pair
    for row in came:
        there = gone[row.judged.obligation.place.sheet, row.fact.row, row.period]
        if len(there) == 1 and _is_renamed(there[0], row, texts):
            yield Pair(there.pop(), row)
        else:
            yield Pair(None, row)
    for rest in gone.values():
        yield from (Pair(recorded, None) for recorded in rest)


def _is_renamed(old: Recorded, row: Seen, texts: Texts) -> bool:
    had, has = texts.promises[old.fact.promise], texts.promises[row.fact.promise]
    if sum(a != b for a, b in zip(had, has, strict=True)) != 1 or had.name == has.name:
        return False
    return _said_of(old.event_at, old.fact) == _said_of(row.event_at, row.fact)


def _said_of(event_at: int | None, fact: Fact) -> tuple[object, ...]:
    """What people typed in a row beside the promise."""
    return (event_at, fact.submitted, fact.work, fact.resubmitted, fact.score, fact.review, fact.evidence)


def _match_several(before: list[Recorded], now: list[Seen]) -> Iterator[Pair]:
    """Rows of one id: by everything a person typed, on the same sheet first, then by event, then in order."""
    left, todo = list(before), list(now)
    pairs: list[Pair] = []
    for alike in (_said, _there, _typed, _event):
        free: dict[tuple[object, ...] | None, deque[Recorded]] = defaultdict(deque)
        for recorded in left:
            free[alike(recorded.event_at, recorded.fact)].append(recorded)
        free.pop(None, None)
        rest: list[Seen] = []
        for row in todo:
            if found := free.get(alike(row.event_at, row.fact)):
                pairs.append(Pair(found.popleft(), row, alike is not _event))
            else:
                rest.append(row)
        taken = {pair.before.number for pair in pairs if pair.before}
        left, todo = [r for r in left if r.number not in taken], rest
        if alike is _typed and len(before) == len(now) and len(todo) == 1:
            # All others are as they were: the one that is left is the one that changed.
            pairs.append(Pair(left.pop(), todo.pop()))
    pairs += [Pair(r, s, False) for r, s in zip(left, todo, strict=False)]
    both = min(len(left), len(todo))
    pairs += [Pair(None, row) for row in todo[both:]]
    pairs += [Pair(recorded, None) for recorded in left[both:]]
    yield from pairs


def _said(event_at: int | None, fact: Fact) -> tuple[object, ...]:
    return (*_there(event_at, fact), fact.score, fact.review, fact.evidence)


def _there(event_at: int | None, fact: Fact) -> tuple[object, ...]:
    return (*_typed(event_at, fact), fact.note)  # which names the sheet


def _typed(event_at: int | None, fact: Fact) -> tuple[object, ...]:
    return (event_at, fact.promise, fact.submitted, fact.work, fact.due, fact.resubmitted)


def _event(event_at: int | None, fact: Fact) -> tuple[object, ...] | None:
    return (event_at, fact.promise) if event_at is not None else None  # which is like no other


def _ordinal(recorded: Recorded) -> int:
    return recorded.ordinal
