"""Which columns of a table are ours, whatever people did to them: parted by a column of theirs, renamed, nameless.

A column that is taken for another one is worse than a second set of ours: what stands in it has to be what we write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from toolkit.catalogue import ENTRIES, LANGUAGES, text
from toolkit.core.status import EXEMPT, Timeliness
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import BY_NAME, OWN, OWN_BY_NAME, normal

SAMPLE = 60
"""Rows under a header that are looked at for what we wrote."""

_UNSURE = frozenset({"due", "overdue", "note"})
_SURE = frozenset({"days_late", "checked_at"})
"""Where both of these stand, ours stood once, even if 检查状态 was deleted since."""
_ORDER = {field: place for place, field in enumerate(OWN)}
_MOST_OF_OURS = 4
"""Where so many of our names stand, all of ours stood."""
_MOST_BETWEEN = 2  # columns that a person put between 应交时间 and the others
_NAMES = frozenset(OWN["timeliness"])


def own_columns(cells: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """Our own columns among the headers: field → column.

    Due, Overdue and Note are ours only beside a column that is surely ours, or where they hold what we write.

    Args:
        cells: the header texts by column.
        body: rows under the header, from which columns without a name of ours are known.
    """
    named = {c: OWN_BY_NAME[n] for c, t in cells.items() if (n := normal(t)) in OWN_BY_NAME}
    if any(field == "timeliness" for field in named.values()):
        named = _without_theirs(named, _until_next(body))
    sure = {c for c, field in named.items() if field not in _UNSURE}
    if not any(named[c] == "timeliness" for c in sure) and len({named[c] for c in sure}) < len(_SURE):
        return _nameless(cells, body)
    grown = True
    while grown:
        more = {c for c in named if c not in sure and (c - 1 in sure or c + 1 in sure)}
        grown = bool(more)
        sure |= more
    # Of two of a name the one in its place among ours wins, then the rightmost: that is where we add ours.
    anchor = max((c for c in sure if named[c] == "timeliness"), default=max(sure))
    start = anchor - _ORDER[named[anchor]]
    own: dict[str, int] = {}
    for column in sorted(sure, key=lambda c: (abs(c - start - _ORDER[named[c]]), -c)):
        own.setdefault(named[column], column)
    if len(own) < len(OWN):
        _complete(own, cells, named, _until_next(body))
    return own


def is_ours(field: str, value: Raw) -> bool:
    """Whether a value is one that we write into a column."""
    if field in ("due", "checked_at"):
        return isinstance(value, date)
    if field == "days_late":
        return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0 and value == int(value)
    if field == "note":
        return isinstance(value, str) and value.startswith(_notes())
    return isinstance(value, str) and value in _words(field)


def _without_theirs(named: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> dict[int, str]:
    """The columns of our names without a 检查状态 that is a person's: none of our words stands in it, or nothing does
    and 逾期天数 or 检查时间 are filled in all the same. Where there is no other the rest are a person's, too.

    Where most of our names are there, people only wrote over what we had put into it.
    """
    if len({*named.values()}) >= _MOST_OF_OURS:
        return dict(named)
    words = _words("timeliness")

    def held(column: int) -> list[Raw]:
        return [v for row in body if column <= len(row) and (v := row[column - 1]) not in (None, "")]

    kept_by_hand = any(field in _SURE and held(c) for c, field in named.items())

    def theirs(column: int) -> bool:
        values = held(column)
        return words.isdisjoint(values) if values else kept_by_hand

    kept = {c: field for c, field in named.items() if field != "timeliness" or not theirs(c)}
    return kept if "timeliness" in kept.values() else {}


@cache
def _words(field: str) -> frozenset[str]:
    keys = ["yes", "no"] if field == "overdue" else [f"timeliness-{t.value}" for t in Timeliness]
    if field == "timeliness":
        keys += [f"work-{w.value}" for w in EXEMPT]
    return frozenset(text(key, lang) for key in keys for lang in LANGUAGES)


@cache
def _notes() -> tuple[str, ...]:
    """How the notes that we write begin."""
    entries = [ENTRIES[key] for key in ENTRIES if key.startswith(("note-", "reason-"))]
    return tuple({template.partition("{")[0] for e in entries for template in (e.zh, e.en)} - {""})


def _until_next(body: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The rows before those of a table that has our columns itself."""
    return next((body[:i] for i, row in enumerate(body) if not _NAMES.isdisjoint(row)), body)


def _holds(body: Sequence[Sequence[Raw]], column: int, field: str) -> bool | None:
    """Whether a column holds what we write, for the most part; None when it holds nothing."""
    values = [v for row in body if 0 < column <= len(row) and (v := row[column - 1]) not in (None, "")]
    return sum(is_ours(field, v) for v in values) * 2 > len(values) if values else None


def _complete(
    own: dict[str, int], cells: Mapping[int, str], named: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> None:
    """Add the columns that stand apart from the others, and those that were given another name, or none."""
    for field in sorted(OWN.keys() - own.keys(), key=lambda f: (f == "due", _ORDER[f])):
        columns = [c for c in named if named[c] == field and _apart(c, field, own, cells)]
        found = next((c for c in sorted(columns, reverse=True) if _holds(body, c, field) is not False), None)
        found = found or _renamed(own, field, cells, body)
        if found is not None:
            own[field] = found


def _apart(column: int, field: str, own: Mapping[str, int], cells: Mapping[int, str]) -> bool:
    """Whether a column of our name is where only ours would be: right of one of ours, or a little to their left."""
    first = min(own.values())
    if column > first:
        return True
    between = range(column + 1, first)
    return len(between) <= _MOST_BETWEEN and not any(normal(cells.get(c, "")) in BY_NAME for c in between)


def _renamed(own: Mapping[str, int], field: str, cells: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column that stands where ours stood and holds what we write, whatever it is called now."""
    fields = [*OWN]
    place = _ORDER[field]
    beside = [own[f] + 1 for f in fields[place - 1 : place] if f in own and place]
    beside += [own[f] - 1 for f in fields[place + 1 : place + 2] if f in own]
    for column in beside:
        # Any date may stand left of ours: a person's, once ours was deleted.
        if column in own.values() or (field == "due" and column in cells):
            continue
        if _holds(body, column, field):
            return column
    return None


def _nameless(cells: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """Our columns where none of their names is left, by what they hold side by side."""
    words = _words("timeliness")
    if all(map(words.isdisjoint, body)):
        return {}
    body = _until_next(body)
    seen = {c for row in body for c, v in enumerate(row, 1) if isinstance(v, str) and v in words}
    for column in sorted(seen, reverse=True):
        start = column - _ORDER["timeliness"]
        held = {field: _holds(body, start + place, field) for field, place in _ORDER.items()}
        if all(held[f] for f in ("timeliness", "checked_at")) and False not in held.values():
            # An empty column with a name is a person's.
            places = {field: start + place for field, place in _ORDER.items() if start + place > 0}
            return {field: c for field, c in places.items() if held[field] or c not in cells}
    return {}
