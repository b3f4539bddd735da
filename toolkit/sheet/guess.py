"""Tables whose column names nobody could list, told by what stands in the columns: deadlines in words, dates, names.

Only where a sheet has no table by names. A column of deadlines as people write them is what no other list has: terms of
contracts (一年) and amounts are not taken for any, and dates only under a name that asks when (最晚补交, 哪天), beside
things that are called so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.core.phrase import read_phrase
from toolkit.patterns import compiled
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.guess_names import OTHER_TERMS, PEOPLE, asks_who, called, is_about, is_aside, is_outsider, says_when
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal

_LOOKED_AT = 40  # rows from the top of a sheet
_MOST_READ = 120  # cells of a sheet that are tried as deadlines
_LONGEST = 60
_MOST_COLUMNS = 100
_MAY_SAY_WHEN = compiled(
    r"\d|[前内后每周月日天号旬季年]|within|before|after|\bby\b|day|week|month|quarter|shift|EOD|EOM", re.IGNORECASE
)
_NO_DEADLINE = compiled(
    r"[\d一二三四五六七八九十两半]+ ?个?(?:年|月|季度|天|日|周|小时|课时|学时|分钟)"  # the term of a contract
    r"|\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T]\d.*)?|\d{1,2}:\d\d|[-\d., ]+"  # dates may be of anything
)
_ASKS = compiled("几点|几号|几时|啥|什么|何时|多久|多长|哪天|when", re.I)
_COUNTED = compiled(
    r"内|后|当[日天]|次日|翌日|之?日起|within|after|from|upon|same day|next day|(?:days?|hours?|weeks?|months?) of|T\+",
    re.IGNORECASE,
)
_ACTUAL = compiled("实际|实[交返寄收报送发]|actual", re.I)
_DATE = compiled(r"(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?(?:[ T]?\d.*)?")
_PLANNED = compiled("^(?:预计|计划|实际)")
_A_UNIT = compiled(r"单位|unit", re.I)
"""So called alone, it is that of a department or of a quantity."""
_DEPARTMENT = compiled(r".*(?:部|科|处|室|组|所|院|中心|班|店|厂|队|局|行|公司|集团|办)")


_UNSURE = frozenset({"phrase", "deliverable", "event_at", "resubmitted_at"})
"""Fields for which a known name alone does not tell: 补交日期 may be the first time, Received on when it came."""


def deliverable_column(
    columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """What is owed in a table of which only that column has no known name: the text nearest to the deadlines.

    Only where the column of deadlines holds such as people write in words, and another column says who owes or what
    became of it; a list of contracts with their terms is none.

    Args:
        columns: field to column, without ``deliverable``; columns count from 1.
        free: the names of the columns that say nothing else.
        body: rows below the header.
    """
    named = {"provider", "receiver", "owner", "submitted_at", "work", "duty_id"} & columns.keys()
    told = named or _people(columns, free, body)
    values = _column(body, columns["phrase"])
    said = [v for v in values if isinstance(v, str) and _tried(v) and read_phrase(v).rules]
    if not values or len(said) * 2 <= len(values):
        dated = [v for v in values if isinstance(v, date)]
        return _things(free, body) if told and len(dated) * 2 > len(values) else None
    return _owed(free, columns["phrase"], body) if told else _things(free, body)


def people_columns(
    columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]], *, outsiders: bool
) -> dict[str, int]:
    """Who owes, to whom, who does it and when it came, where no column of a known name says so: 报到哪里, PIC.

    Args:
        columns: field to column, as known.
        free: the names of the columns that say nothing else.
        body: rows below the header; none, nothing is told.
        outsiders: whether suppliers, customers and the like may be those who owe; else a department does, which a
            title or the file's name says.
    """
    return _people(columns, {c: n for c, n in free.items() if outsiders or not is_outsider(n)}, body)


def event_columns(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """Columns of dates from which the deadlines count, by event: 签收日期 beside 签收后7天内, ETD beside "after ETD".

    Args:
        free: the names of columns that may be such.
        phrase: the column of the deadlines.
    """
    body = body[:_LOOKED_AT]
    said = " ".join(v.lower() for v in _column(body, phrase) if isinstance(v, str))
    found: dict[str, int] = {}
    for column, name in free.items():
        stem = event_stem(name) or _PLANNED.sub("", normal(name))
        # receipt for Received on: an English verb and its noun begin alike.
        begun = stem[:5] if stem.isascii() else stem
        if len(begun) > 1 and begun in said and _are_dates(_column(body, column)):
            found.setdefault(stem, column)
    return found


def guess_columns(rows: Sequence[Sequence[Raw]]) -> tuple[int, int, dict[int, str], dict[str, int]] | None:
    """First and last row of the header, its names and its fields, both by column; None where there is no such table.

    Rows and columns count from 1. There are ``phrase`` and ``deliverable``, and who owes it, to whom, or when it came.
    """
    in_words = _deadlines(rows[:_LOOKED_AT])
    found = in_words or _dated(rows[:_LOOKED_AT])
    if found is None:
        return None
    phrase, first = found
    header = _header_above(rows, first, phrase)
    if header is None:
        return None
    top, last, names = header
    if in_words and OTHER_TERMS.search(names[phrase]) and not says_when(names[phrase]):
        return None
    body = rows[last : last + _LOOKED_AT]
    fields = _fields(names, phrase, body)
    if "deliverable" not in fields:
        return None
    thing = called("deliverable", names[fields["deliverable"]])
    if not thing and not says_when(names[phrase]) and "phrase" not in dict(fields_of(names[phrase])):
        return None  # 用法 and 时间 of medicines, 早餐 of 周一
    # Where nobody is named, the names themselves must say that things are due: 须提交文件, Deadline.
    if not {"provider", "receiver", "owner", "submitted_at"} & fields.keys() and not (
        says_when(names[phrase]) and thing
    ):
        return None
    return top + 1, last, names, fields


def any_counted(body: Sequence[Sequence[Raw]], phrase: int) -> bool:
    """Whether any of the deadlines in a column may count from an event; found out quickly, by its words."""
    return any(isinstance(text, str) and _COUNTED.search(text) for text in _column(body, phrase))


def _deadlines(rows: Sequence[Sequence[Raw]]) -> tuple[int, int] | None:
    """The column with the most cells that say when, and the index of the first row of its table."""
    budget = _MOST_READ
    best: tuple[int, int, int] | None = None
    for column in range(1, max(map(len, rows), default=0) + 1):
        cells = [(i, row[column - 1]) for i, row in enumerate(rows) if len(row) >= column and row[column - 1]]
        said = []
        for i, value in cells:
            if isinstance(value, str) and _tried(value) and budget:
                budget -= 1
                if read_phrase(value).rules:
                    said.append(i)
        if len(said) < 2:
            continue
        below = [i for i, _ in cells if i >= said[0]]
        if len(said) * 2 > len(below) and (best is None or len(said) > best[0]):
            best = (len(said), column, said[0])
    return (best[1], best[2]) if best else None


def _dated(rows: Sequence[Sequence[Raw]]) -> tuple[int, int] | None:
    """As ``_deadlines`` for a column of dates under a name that asks when, beside one that is called like things."""
    for i, row in enumerate(rows):
        names = _names(row)
        if names is None or not 3 <= len(names) <= _MOST_COLUMNS:
            continue
        below = rows[i + 1 : i + 1 + _LOOKED_AT]
        dated = [c for c in names if _are_dates(_column(below, c), 2)]
        times = [c for c in dated if says_when(names[c])]
        actual = [c for c in dated if _ACTUAL.search(names[c])]
        if not times and len(dated) == len(actual) + 1 == 2:
            times = [c for c in dated if c not in actual]  # 交稿日期 beside 实际收到
        if times and any(c not in times and called("deliverable", name) for c, name in names.items()):
            starts = [k for k, cells in enumerate(below, i + 1) if len(cells) >= times[0] and cells[times[0] - 1]]
            return times[0], starts[0]
    return None


def _tried(value: str) -> bool:
    text = value.strip()
    if _ASKS.search(text):
        return False  # 几点之前 is the name of such a column
    return len(text) <= _LONGEST and _MAY_SAY_WHEN.search(text) is not None and _NO_DEADLINE.fullmatch(text) is None


def _header_above(rows: Sequence[Sequence[Raw]], first: int, phrase: int) -> tuple[int, int, dict[int, str]] | None:
    """The header's first row, from 0, its last, from 1, and the names by column; two rows where the upper fills gaps.

    A line of its own between header and rows (一、运营类) is passed over.
    """
    last = first
    while last and sum(v is not None and v != "" for v in rows[last - 1]) == 1:
        last -= 1
    names = _names(rows[last - 1]) if last else None
    if names is None or len(names) < 2:
        return None
    top = last - 1
    upper = _names(rows[top - 1]) if top else None
    if upper is not None and len(upper) > 1 and (len(upper.keys() - names.keys()) or phrase not in names):
        names = {c: upper.get(c, "") + names.get(c, "") for c in sorted(upper.keys() | names.keys())}
        top -= 1
    if len(names) < 3 or phrase not in names or (_tried(names[phrase]) and read_phrase(names[phrase]).rules):
        return None
    return top, last, names


def _names(row: Sequence[Raw]) -> dict[int, str] | None:
    """The texts of a row by column; None where something else stands in it."""
    if any(v is not None and v != "" and not isinstance(v, str) for v in row):
        return None
    return {c: v.strip() for c, v in enumerate(row, 1) if isinstance(v, str) and v.strip()}


def _fields(names: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    fields = {"phrase": phrase}
    free = {c: name for c, name in names.items() if c != phrase}
    for column, name in free.items():
        known = [f for f, rank in fields_of(name) if rank < LOOSE and f not in _UNSURE]
        if known:
            fields.setdefault(known[0], column)
    free = {c: name for c, name in free.items() if c not in fields.values()}
    fields |= _people(fields, {c: n for c, n in free.items() if not is_aside(n)}, body)
    free = {c: name for c, name in free.items() if c not in fields.values()}
    if found := _owed(free, phrase, body):
        fields["deliverable"] = found
    for column, name in free.items():
        if column not in fields.values() and "event_at" in dict(fields_of(name)):
            fields.setdefault("event_at", column)
    return fields


def _people(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    found: dict[str, int] = {}
    counted = event_columns(free, columns["phrase"], body).values()
    for field in PEOPLE:
        fitting = [
            column
            for column, name in free.items()
            if column not in found.values()
            and not (field == "submitted_at" and column in counted)
            and called(field, name)
            and (values := _column(body, column))
            and _fits(field, name, values)
        ]
        if field not in columns and fitting:
            # 哪个车间 says more of who owes it than 工序.
            found[field] = next((c for c in fitting if asks_who(free[c])), fitting[0])
            name, values = free[found[field]], _column(body, found[field])
            if field == "owner" and called("provider", name) and _are_departments(values):
                del found[field]  # 谁负责, 主责: the department, if departments stand there
    return found


def _owed(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> int | None:
    """A column of text that is called like things, or else the text nearest to the deadlines."""
    if found := _things(free, body):
        return found
    words = [c for c, name in free.items() if not is_aside(name) and _is_words(_column(body, c))]
    return _nearest([c for c in words if not is_about(free[c])] or words, phrase)


def _things(free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The first column of text that is called like things."""
    return next(
        (
            c
            for c, name in free.items()
            if not is_aside(name) and called("deliverable", name) and not is_about(name) and _is_words(_column(body, c))
        ),
        None,
    )


def _fits(field: str, name: str, values: Sequence[Raw]) -> bool:
    if field in ("submitted_at", "event_at"):
        return _are_dates(values)
    if field == "provider" and _A_UNIT.fullmatch(name):
        return _are_departments(values)
    return _is_words(values)


def _are_departments(values: Sequence[Raw]) -> bool:
    return all(isinstance(v, str) and _DEPARTMENT.fullmatch(v.strip()) for v in values)


def _are_dates(values: Sequence[Raw], least: int = 1) -> bool:
    dated = [v for v in values if isinstance(v, date) or (isinstance(v, str) and _DATE.fullmatch(v.strip()))]
    return len(dated) >= least and len(dated) * 2 > len(values)


def _nearest(columns: Sequence[int], phrase: int) -> int | None:
    """The nearest to the left, where people write what comes first, or else the first to the right."""
    left = [c for c in columns if c < phrase]
    return max(left) if left else min(columns, default=None)


def _column(body: Sequence[Sequence[Raw]], column: int) -> list[Raw]:
    return [row[column - 1] for row in body if len(row) >= column and row[column - 1] not in (None, "")]


def _is_words(values: Sequence[Raw]) -> bool:
    words = [v for v in values if isinstance(v, str) and any(c.isalpha() for c in v)]
    return len(words) * 2 > len(values)
