"""Tables whose column names nobody could list, told by what stands in the columns.

Only where a sheet has no table by its names, or above the first that is one. A column of deadlines as people write them
is what no other list has: terms of contracts (一年) and amounts are not taken for any, and dates only under a name that
asks when (最晚补交, 哪天), beside things that are called so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.core.deadline import DeadlineRule, Kind, Relation
from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.date_names import asks_when_done, is_end, says_nothing_of_time
from toolkit.sheet.day_pairs import due_and_done, says_enough
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import (
    LOOKED_AT,
    are_dates,
    are_plainly_deadlines,
    doer,
    event_columns,
    has_completion,
    held_in,
    is_words,
)
from toolkit.sheet.guess_fields import is_thing, told_fields
from toolkit.sheet.guess_names import OTHER_TERMS, called, is_actual, says_when
from toolkit.sheet.header_rows import stacked, times_in_groups
from toolkit.sheet.owed_names import has_arrived, is_delivery, is_goods, is_supplier
from toolkit.sheet.plan_names import is_planned_end, is_real_end, says_began
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal
from toolkit.sheet.words import read_work, read_yes

_MOST_READ = 120  # cells of a sheet that are tried as deadlines
_LEAST_NAMES, _MOST_COLUMNS = 3, 100
_ASKS = compiled("(?!按|依|据|见|照).*(?:要求|规定|约定)|[每当本][月周年季]截")
_OF_TIME = compiled(r"时[间点候]|\b(?:time|when)\b", re.I)
_Names = tuple[int, int, dict[int, str]]


def guess_columns(
    rows: Sequence[Sequence[Raw]], words: DeadlineWords
) -> tuple[int, int, dict[int, str], dict[str, int]] | None:
    """First and last row of the header, its names and its fields, both by column; None where there is no such table.

    Rows and columns count from 1. There are ``phrase`` and ``deliverable``, and who owes it, to whom, or when it came.
    """
    found = _worded(rows, words)
    if found is None:
        return None
    phrase, (top, last, names) = found
    body = rows[last : last + LOOKED_AT]
    fields = told_fields(names, phrase, body)
    if "deliverable" not in fields:
        return None
    thing = is_thing(names[fields["deliverable"]])
    told = says_when(names[phrase]) or "phrase" in dict(fields_of(names[phrase]))
    came = _has_come(phrase, names, body) or _is_met(phrase, names, body)
    came = came or (told and _is_ticked_off({c: n for c, n in names.items() if c != phrase}, body))
    if not (thing or told or came or _is_dated_after(phrase, names, body)):
        return None  # 用法 and 时间 of medicines, 早餐 of 周一
    # Where nobody is named, the names themselves must say that things are due: 须提交文件, Deadline.
    someone = {"provider", "receiver", "owner", "submitted_at"} & fields.keys()
    free = {c: name for c, name in names.items() if c not in fields.values()}
    called_so = says_when(names[phrase]) and thing
    if not (someone or called_so or came or has_completion(phrase, free, body)):
        return None
    if someone_else := doer(fields, names, free, body):
        fields["owner"] = someone_else
    return top + 1, last, names, fields


def _worded(rows: Sequence[Sequence[Raw]], words: DeadlineWords) -> tuple[int, _Names] | None:
    """The column of deadlines and the header above it: in words, or else dates.

    Not 频次 with 月报 below it, where 报送时间 beside it holds some, too.
    """
    in_words = _deadlines(rows[:LOOKED_AT], words)
    found = []
    for phrase, first, surely in in_words:
        header = _header_above(rows, first, phrase, words)
        if header and _is_called_so(header[2], phrase, surely):
            found.append((phrase, header))
    if found:
        return min(found, key=lambda it: _rank(it[1][2][it[0]]))
    dated = None if any(surely for *_, surely in in_words) else _dated(rows[:LOOKED_AT])
    header = _header_above(rows, dated[1], dated[0], words) if dated else None
    return (dated[0], header) if dated and header else None


def _rank(name: str) -> tuple[bool, bool]:
    """Columns of deadlines are taken in the order of this: 几月底前办 before 依据 with 部令18号 below it."""
    known = {field for field, rank in fields_of(name) if rank < LOOSE}
    return _says_done(name), bool(known) and "phrase" not in known


def _is_called_so(names: Mapping[int, str], phrase: int, surely: bool) -> bool:
    """Whether the column of deadlines may be called as it is, also beside the others.

    Args:
        surely: most cells say by when; else the name has to ask for it.
    """
    name = names[phrase]
    if _says_done(name) and any(_asks_by_when(other) for c, other in names.items() if c != phrase):
        return False  # 啥时候给的 beside 啥时候要
    return says_when(name) or (
        not OTHER_TERMS.search(name) and (surely or _asks_by_when(name) or _OF_TIME.search(name) is not None)
    )


def _says_done(name: str) -> bool:
    """Whether a column is called like the completion, and not like deadlines: 什么时候给的, 完成时间."""
    return asks_when_done(name) or (called("submitted_at", name) and not says_when(name))


def _asks_by_when(name: str) -> bool:
    """Whether a column is called like deadlines, and not like the completion."""
    return not _says_done(name) and (says_when(name) or "phrase" in dict(fields_of(name)))


def _deadlines(rows: Sequence[Sequence[Raw]], words: DeadlineWords) -> list[tuple[int, int, bool]]:
    """The columns in which most cells may say when, those with the most first, the first rows of their tables, and
    whether most say by when, as 客户签收后 and 点击后能看到列表 do not, which only have 后 in them."""
    budget = _MOST_READ
    found: list[tuple[int, int, int, bool]] = []
    for column in range(1, max(map(len, rows), default=0) + 1):
        cells = [(i, row[column - 1]) for i, row in enumerate(rows) if len(row) >= column and row[column - 1]]
        said: dict[int, bool] = {}
        for i, value in cells:
            if isinstance(value, str) and _may_be_one(value.strip()) and words.may_say(value) and budget:
                budget -= 1
                if rules := words.read(value).rules:
                    said[i] = any(map(_says_by_when, rules))
        if len(said) < 2:
            continue
        below = [i for i, _ in cells if i >= min(said)]
        if len(said) * 2 > len(below):
            surely = sum(said.values()) > 1 and sum(said.values()) * 2 > len(below)
            found.append((-len(said), column, min(said), surely))
    return [(column, first, surely) for _, column, first, surely in sorted(found)]


def _says_by_when(rule: DeadlineRule) -> bool:
    """Whether a rule says by when, and not only after what."""
    return not (rule.kind is Kind.EVENT_RELATIVE and rule.relation is Relation.FROM)


def _may_be_one(text: str) -> bool:
    """Whether a text may be a deadline: 季 and 周 are surnames as well, 盖章后回交要求 is the name of deadlines."""
    return len(text) > 1 and _ASKS.fullmatch(text) is None


def _is_below_groups(names: Mapping[int, str], under: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a row of text is the second of a header: it names columns that have no name, with dates below it."""
    if len(names) < _LEAST_NAMES:
        return False  # a title
    return any(c not in names and not are_dates([text]) and are_dates(held_in(body, c), 2) for c, text in under.items())


def _is_deadline(name: str, words: DeadlineWords) -> bool:
    """Whether a text is a deadline and no name of a column, as 应送到(评估后20天) is."""
    text = normal(name)
    return words.says(name) and words.says(text) and _may_be_one(name)


def _dated(rows: Sequence[Sequence[Raw]]) -> tuple[int, int] | None:
    """As ``_deadlines`` for a column of dates under a name that asks when, beside one that is called like things."""
    for i, row in enumerate(rows):
        names, last = _names(row), i + 1
        under = _names(rows[last]) if names and last < len(rows) else None
        if names and under and (times_in_groups(names, under) or _is_below_groups(names, under, rows[last + 1 :])):
            names, last = stacked(names, under), last + 1
        if names is None or not _LEAST_NAMES <= len(names) <= _MOST_COLUMNS:
            continue
        below = rows[last : last + LOOKED_AT]
        dated = [c for c in names if are_dates(held_in(below, c), 2)]
        asked = [c for c in dated if says_when(names[c]) and not asks_when_done(names[c])]  # 哪天定的 is no deadline
        # 应交时间 may be ours, and is no deadline beside one of a person's
        times = [c for c in asked if normal(names[c]) not in OWN_BY_NAME] or _planned(names, dated) or asked
        began = [c for c in dated if says_began(names[c])]  # 实际启动 is no end, unless all is of that
        actual = [c for c in dated if is_actual(names[c]) and (c not in began or began == dated)]
        if not times and len(dated) == len(actual) + 1 == 2:
            times = [c for c in dated if c not in actual]  # 交稿日期 beside 实际收到
        if not times and len(dated) == 2:
            times = _done_before(names, dated, below)
        if len(dated) > 1 and (pair := due_and_done(names, dated, below)) and (pair.due in times or not asked):
            times = [pair.due]
        else:
            pair = None
        others = {c: name for c, name in names.items() if c not in times}
        owed = any(map(is_thing, others.values())) or (asked and _is_kept_by_somebody(others, below))
        owed = owed or (pair is not None and says_enough(pair, names, below))
        owed = owed or (bool(asked) and _is_ticked_off(others, below))
        if times and (owed or _are_goods_awaited(names[times[0]], others, below)):
            starts = [k for k, cells in enumerate(below, last) if len(cells) >= times[0] and cells[times[0] - 1]]
            return times[0], starts[0]
    return None


def _is_ticked_off(names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a column beside deadlines says that something was done, and asks just that or also says that it was not:
    Rec'd?, 办到哪了."""
    for column, name in names.items():
        act, held = act_of(name), held_in(body, column)
        if not act and any(read_yes(value) is not None for value in held):
            continue
        said = [read_work(value, act=act)[0] for value in held]
        told = act or not {Work.NOT_STARTED, Work.IN_PROGRESS}.isdisjoint(said)
        if told and Work.SUBMITTED in said and sum(map(bool, said)) * 2 > len(said) > 1:
            return any(is_words(held_in(body, c)) for c in names if c != column)
    return False


def _is_kept_by_somebody(names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether columns beside deadlines say who owes it and when it was done, whatever that is: 店长, 改好日."""
    somebody = any(called(field, name) for field in ("owner", "provider") for name in names.values())
    return somebody and any(is_end(name) and are_dates(held_in(body, c)) for c, name in names.items())


def _done_before(names: Mapping[int, str], dated: Sequence[int], body: Sequence[Sequence[Raw]]) -> list[int]:
    """The one of two columns of dates, of whatever name, before which something was done: 盯到 beside 了结于.

    What is done before a day did not begin on it. Only where most rows have such a day.
    """
    ends = [c for c in dated if is_end(names[c]) and "submitted_at" not in dict(fields_of(names[c]))]
    others = [c for c in dated if says_nothing_of_time(names[c]) and not fields_of(names[c])]
    if len(ends) != 1 or len(others) != 1 or ends == others or len(held_in(body, others[0])) * 2 <= len(body):
        return []
    pairs = [(row[others[0] - 1], row[ends[0] - 1]) for row in body if held_in([row], others[0])]
    return others if any(_is_earlier(done, due) for due, done in pairs) else []


def _is_earlier(one: Raw, other: Raw) -> bool:
    """Whether both are days, and the one is before the other."""
    return isinstance(one, date) and isinstance(other, date) and one.timetuple()[:3] < other.timetuple()[:3]


def _planned(names: Mapping[int, str], dated: Sequence[int]) -> list[int]:
    """The columns of dates that are called like planned ends: 计划完成, and 计划结束 beside 实际结束."""
    over = any(map(is_real_end, names.values()))
    return [c for c in dated if is_planned_end(names[c], plainly=not over)]


def _are_goods_awaited(deadline: str, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether goods, or their 交期, are called by their name, beside who supplies them and when they really came."""
    return (
        (any(map(is_goods, names.values())) or is_delivery(deadline))
        and any(is_supplier(name) and is_words(held_in(body, c)) for c, name in names.items())
        and any((is_actual(name) or has_arrived(name)) and are_dates(held_in(body, c)) for c, name in names.items())
    )


def _has_come(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether it stands beside deadlines when things came or were done: 卡点, 到货."""
    ends = [c for c, name in names.items() if c != phrase and (is_end(name) or has_arrived(name))]
    said = [value for value in held_in(body, phrase) if not are_dates([value])]
    return any(are_dates(held_in(body, c)) for c in ends) and are_plainly_deadlines(said)


def _is_met(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether another column says when dated deadlines were met."""
    dated = [c for c in names if are_dates(held_in(body, c))]
    pair = due_and_done(names, dated, body) if phrase in dated and len(dated) > 1 else None
    return pair is not None and pair.due == phrase


def _is_dated_after(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether deadlines name the event of a column of dates, beside another one: 派工后4小时内, 派工时间, 到户时间.

    Or they stand beside the days worked out from them, and those of what was really done: 应履行日, 实际履行日.
    """
    dated = {c: name for c, name in names.items() if c != phrase and are_dates(held_in(body, c))}
    if any(map(says_when, dated.values())) and any(map(is_actual, dated.values())):
        return are_plainly_deadlines(held_in(body, phrase))
    named = event_columns(dated, phrase, body)
    return bool(named) and len(dated) > len(named) and are_plainly_deadlines(held_in(body, phrase))


def _header_above(rows: Sequence[Sequence[Raw]], first: int, phrase: int, words: DeadlineWords) -> _Names | None:
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
        names = stacked(upper, names)
        top -= 1
    if len(names) < 3 or phrase not in names or _is_deadline(names[phrase], words):
        return None
    return top, last, names


def _names(row: Sequence[Raw]) -> dict[int, str] | None:
    """The texts of a row by column; None where something else stands in it."""
    if any(v is not None and v != "" and not isinstance(v, str) for v in row):
        return None
    return {c: v.strip() for c, v in enumerate(row, 1) if isinstance(v, str) and v.strip()}
