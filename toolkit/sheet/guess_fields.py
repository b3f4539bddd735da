"""Which column of a table serves which field, where the deadlines are known and few of the names are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.sheet.column_names import LOOSE, fields_of, is_of_neither_side
from toolkit.sheet.guess import are_plainly_deadlines, held_in, is_words, people
from toolkit.sheet.guess_names import called, is_aside, is_deadline, says_when
from toolkit.sheet.guess_owed import are_codes, owed, things
from toolkit.sheet.owed_names import has_arrived, is_goods, is_matter, is_owed, is_to_do
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal

_UNSURE = frozenset({"phrase", "deliverable", "event_at", "resubmitted_at"})
"""Fields for which a known name alone does not tell: 补交日期 may be the first time, Received on when it came."""


def _says_both(names: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether the column of deadlines is called like things, and no other like deadlines.

    Beside 计划完成 a 周报 is a thing. 每周保养 says how often, and by when it does not.
    """
    if not is_thing(names[phrase]) or says_when(names[phrase]):
        return False
    others = [n for c, n in names.items() if c != phrase and normal(n) not in OWN_BY_NAME and held_in(body, c)]
    if any(not called("submitted_at", n) and is_deadline(n) for n in others):
        return False
    return are_plainly_deadlines(held_in(body, phrase))


def is_thing(name: str) -> bool:
    """Whether a column is called like what is owed, by a name that is known or any other."""
    return called("deliverable", name) or is_to_do(name) or "deliverable" in dict(fields_of(name))


def _thing(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> int | None:
    """The column of what is owed by its name: one that is asked for (要交的报告) or to be done (整改措施), a known one
    (报送内容), any other."""
    asked = {c: name for c, name in free.items() if is_owed(name)}
    known = {c: name for c, name in free.items() if any(rank < LOOSE for _, rank in fields_of(name))}
    known = {c: name for c, name in known.items() if not are_codes(held_in(body, c))}  # Item # beside Evidence needed
    if found := things(asked, phrase, body):
        return found
    found = _known_thing(known, body)
    if found is None or is_matter(free[found]):
        found = things(free, phrase, body) or found
    return found or _known_thing(free, body)


def _known_thing(free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column of what is owed by a known name, 工作任务, in which words stand; rather 任务 than 项目."""
    known = {c: dict(fields_of(name)).get("deliverable") for c, name in free.items() if is_words(held_in(body, c))}
    return min(((rank, c) for c, rank in known.items() if rank is not None), default=(0, None))[1]


def _awaited(free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column of goods, of which another one says when they came: 配件, and not 车牌 beside it."""
    return next((c for c, name in free.items() if is_goods(name) and is_words(held_in(body, c))), None)


def told_fields(names: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """The fields that names of columns tell, with their columns, and the people who owe and receive.

    Args:
        names: of all columns; phrase: the one of deadlines.
    """
    fields = {"phrase": phrase}
    free = {c: name for c, name in names.items() if c != phrase}
    for column, name in free.items():
        known = [f for f, rank in fields_of(name) if rank < LOOSE and f not in _UNSURE]
        if known:
            fields.setdefault(known[0], column)
    free = {c: name for c, name in free.items() if c not in fields.values()}
    fields |= people(fields, {c: n for c, n in free.items() if not is_aside(n) and not is_of_neither_side(n)}, body)
    for column, name in free.items():
        # 整改完成日 has a known name in it
        for field, _ in fields_of(name):
            if column not in fields.values() and field not in _UNSURE and field not in fields:
                fields[field] = column
    if "paused_from" not in fields:
        fields.pop("paused_to", None)  # 恢复时间 is when it was in order again
    free = {c: name for c, name in free.items() if c not in fields.values()}
    # 每月5日前报欠款报表 below 工作内容 says both, and what else stands beside it is not owed.
    both = phrase if _says_both(names, phrase, body) else None
    theirs = {c: name for c, name in free.items() if normal(name) not in OWN_BY_NAME}
    goods = _awaited(theirs, body) if any(map(has_arrived, names.values())) else None
    if found := _thing(theirs, phrase, body) or both or goods or owed(theirs, phrase, body):
        fields["deliverable"] = found
    for column, name in free.items():
        if column in fields.values():
            continue
        may_be = dict(fields_of(name))
        if "event_at" in may_be:
            fields.setdefault("event_at", column)
        if "resubmitted_at" in may_be and "submitted_at" in fields:
            fields.setdefault("resubmitted_at", column)
    return fields
