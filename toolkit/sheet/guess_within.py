"""Lists of what is to be done whose deadlines stand in the words of some of it: 每月5号前提供欠款报表 among promises
without any.

Where most of it says when, ``guess_table`` tells such a column as it tells any column of deadlines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.core.deadline import DeadlineRule, Kind, Relation
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import LOOKED_AT, are_plainly_deadlines, held_in, is_words
from toolkit.sheet.guess_names import says_when
from toolkit.sheet.owed_names import is_goods
from toolkit.sheet.things_meant import without_things
from toolkit.sheet.values import Raw

_LEAST, _SHARE = 2, 4
"""So many must say when, and one in so many, with words such as 及时 among them."""
_SIDES = frozenset({"provider", "owner"})
_DONE = frozenset({"submitted_at", "work"})


def says_by_when(rule: DeadlineRule) -> bool:
    """Whether a rule says by when, and not only after what."""
    return not (rule.kind is Kind.EVENT_RELATIVE and rule.relation is Relation.FROM)


def within_duties(names: Mapping[int, str], body: Sequence[Sequence[Raw]], words: DeadlineWords) -> int | None:
    """The column of what is to be done, where deadlines stand in it; None for none.

    Its name must be known, and so must those of who owes it and of what became of it; no other column may be called
    like deadlines.

    Args:
        names: the names of columns, from 1.
        body: rows below the header.
    """
    known = {c: {field for field, rank in fields_of(name) if rank < LOOSE} for c, name in names.items()}
    told = set[str]().union(*known.values())
    if not (_SIDES & told and _DONE & told) or "phrase" in told or any(map(says_when, names.values())):
        return None
    owed = [c for c, fields in known.items() if "deliverable" in fields and not is_goods(names[c])]
    return owed[0] if len(owed) == 1 and _say_when(held_in(body[:LOOKED_AT], owed[0]), words) else None


def _say_when(values: Sequence[Raw], words: DeadlineWords) -> bool:
    """Whether enough of what is to be done says when, and any of it by when: 每周例会 says how often."""
    if not is_words(values):
        return False
    surely = soon = 0
    for value in values:
        if isinstance(value, str):
            text = without_things(value)
            read = words.read(text)
            plainly = are_plainly_deadlines([text])  # or 提车次日
            surely += any(says_by_when(r) and (plainly or r.kind is Kind.EVENT_RELATIVE) for r in read.rules)
            soon += read.kind is Kind.POLICY_UNDEFINED
    return surely > 0 and surely + soon >= _LEAST and (surely + soon) * _SHARE >= len(values)
