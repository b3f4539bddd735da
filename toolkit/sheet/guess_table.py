"""Tables whose column names nobody could list, told by what stands in the columns.

Only where a sheet has no table by its names, or above the first that is one. A column of deadlines as people write them
is what no other list has: terms of contracts (一年) and amounts are not taken for any, and dates only under a name that
asks when (最晚补交, 哪天), beside things that are called so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.core.deadline import Kind
from toolkit.patterns import compiled
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.date_names import asks_when_done, is_end
from toolkit.sheet.day_pairs import due_and_done, is_there_while_open
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.field_names import OTHER_TERMS
from toolkit.sheet.guess import (
    LOOKED_AT,
    are_dates,
    are_days,
    are_plainly_deadlines,
    doer,
    event_columns,
    has_completion,
    held_in,
)
from toolkit.sheet.guess_dated import MOST_COLUMNS, dated_deadlines, is_ticked_off, names_in
from toolkit.sheet.guess_fields import is_thing, told_fields
from toolkit.sheet.guess_names import called, is_actual, is_deadline, says_when
from toolkit.sheet.guess_owed import are_no_duties, are_terms
from toolkit.sheet.guess_within import says_by_when, within_duties
from toolkit.sheet.header_rows import stacked
from toolkit.sheet.name_texts import as_name
from toolkit.sheet.name_words import has_words
from toolkit.sheet.owed_names import has_arrived, is_hardly_owed, is_owed
from toolkit.sheet.shared_acts import share_act
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal

_MOST_READ = 120  # cells of a sheet that are tried as deadlines
_SHORT = 5  # letters: 及时, 尽快办理
_ASKS = compiled("(?!按|依|据|见|照).*(?:要求|规定|约定)|[每当本][月周年季]截")
_OF_TIME = compiled(r"时[间点候]|\b(?:time|when)\b", re.I)
_FROM_TO = compiled("起[止讫迄]|开始.?(?:结束|完成|截止)")
_FIRST, _LAST = compiled(r"(?:first|第一)\s*(.+)", re.I), compiled(r"(?:last|最后一)\s*(.+)", re.I)
_OF_A_TURN = has_words("值班 值守 值日 轮值 轮班 轮岗 排班 班次 顶班 代班 交接 交班 接班 换班 移交")
_Names = tuple[int, int, dict[int, str]]
_Table = tuple[int, int, dict[int, str], dict[str, int]]
"""First and last row of a header, its names and its fields, both by column."""


def guess_columns(rows: Sequence[Sequence[Raw]], words: DeadlineWords) -> _Table | None:
    """First and last row of the header, its names and its fields, both by column; None where there is no such table.

    Rows and columns count from 1. There are ``phrase`` and ``deliverable``, and who owes it, to whom, or when it came.
    """
    return _apart(rows, words) or _within(rows, words)


def _apart(rows: Sequence[Sequence[Raw]], words: DeadlineWords) -> _Table | None:
    """As ``guess_columns`` for a table with a column of deadlines, or in which most of what is owed says when."""
    found = _worded(rows, words)
    if found is None:
        return None
    phrase, (top, last, names) = found
    body = rows[last : last + LOOKED_AT]
    fields = told_fields(names, phrase, body)
    if "deliverable" not in fields:
        return None
    thing = is_thing(names[fields["deliverable"]])
    if not thing and are_dates(held_in(body, phrase)) and are_no_duties(phrase, names, body):
        return None
    told = is_deadline(names[phrase])
    came = _has_come(phrase, names, body) or _is_met(phrase, names, body) or _is_of_same_act(phrase, names, body)
    came = came or (told and is_ticked_off({c: n for c, n in names.items() if c != phrase}, body))
    if not (thing or told or came or _is_dated_after(phrase, names, body)):
        return None  # 用法 and 时间 of medicines, 早餐 of 周一
    # Where nobody is named, the names themselves must say that things are due: 须提交文件, Deadline.
    someone = {"provider", "receiver", "owner", "submitted_at"} & fields.keys()
    charged = told and not {"provider", "receiver", "owner"}.isdisjoint(fields)
    if not charged and is_hardly_owed(names[fields["deliverable"]], names[phrase], names.values()):
        return None
    free = {c: name for c, name in names.items() if c not in fields.values()}
    called_so = says_when(names[phrase]) and thing
    if not (someone or called_so or came or has_completion(phrase, free, body)):
        return None
    if someone_else := doer(fields, names, free, body):
        fields["owner"] = someone_else
    return top + 1, last, names, fields


def _within(rows: Sequence[Sequence[Raw]], words: DeadlineWords) -> _Table | None:
    """As ``guess_columns`` for a list of what is to be done, in whose words deadlines stand."""
    for top, row in enumerate(rows[:LOOKED_AT]):
        names = names_in(row)
        if names and len(names) <= MOST_COLUMNS and (column := within_duties(names, rows[top + 1 :], words)):
            fields = told_fields(names, column, rows[top + 1 : top + 1 + LOOKED_AT])
            return top + 1, top + 1, names, fields | {"deliverable": column}
    return None


def _worded(rows: Sequence[Sequence[Raw]], words: DeadlineWords) -> tuple[int, _Names] | None:
    """The column of deadlines and the header above it: in words, or else dates.

    Not 频次 with 月报 below it, where 报送时间 beside it holds some, too.
    """
    in_words = _deadlines(rows[:LOOKED_AT], words)
    found, worded = [], False
    for phrase, first, surely in in_words:
        header = _header_above(rows, first, phrase, words)
        body = rows[header[1] : header[1] + LOOKED_AT] if header else ()
        if header and _may_hold_some(header[2], phrase, surely, body):
            # 森林防火日报 may be a deadline, and stands far below the header more often than deadlines do.
            far = any(_filled(row) > 1 for row in rows[header[1] : first])
            found.append((far, _rank(header[2][phrase]), (phrase, header)))
        beside = header is not None and _says_something_else(header[2], phrase)
        worded |= surely and not beside and not are_dates(held_in(rows[first:LOOKED_AT], phrase))
    if found and all(are_dates(held_in(rows[header[1] : LOOKED_AT], phrase)) for *_, (phrase, header) in found):
        dated = dated_deadlines(rows[:LOOKED_AT])  # which of them the names of all columns tell, and their days
        found = [it for it in found if dated and it[2][0] == dated[0]] or found
    if found:
        return min(found, key=lambda it: it[:2])[2]
    dated = None if worded else dated_deadlines(rows[:LOOKED_AT])
    header = _header_above(rows, dated[1], dated[0], words) if dated else None
    return (dated[0], header) if dated and header else None


def _rank(name: str) -> tuple[bool, bool]:
    """Columns of deadlines are taken in the order of this: 几月底前办 before 依据 with 部令18号 below it."""
    known = {field for field, rank in fields_of(name) if rank < LOOSE}
    return _says_done(name), bool(known) and "phrase" not in known


def _is_called_so(names: Mapping[int, str], phrase: int, surely: bool, dated: bool) -> bool:
    """Whether the column of deadlines may be called as it is, also beside the others.

    Args:
        surely: most cells say by when; else the name has to ask for it.
        dated: they only name days, which below 下次拜访时间 are of anything: typed as texts no less than as dates.
    """
    name = names[phrase]
    if _says_done(name) and _is_beside_asked(phrase, names):
        return False  # 啥时候给的 beside 啥时候要
    if _says_something_else(names, phrase):
        return False
    return says_when(name) or _asks_by_when(name) or (not dated and (surely or _OF_TIME.search(name) is not None))


def _says_something_else(names: Mapping[int, str], phrase: int) -> bool:
    """Whether words of time are no deadlines there: 季度 below 周期, and 能耗月报 below 报表名称 beside 应呈时间.

    Nor is the Last day of what has a First day.
    """
    name = names[phrase]
    last = _LAST.fullmatch(name)
    if last and any((first := _FIRST.fullmatch(other)) and first[1] == last[1] for other in names.values()):
        return True
    if says_when(name):
        return False
    return OTHER_TERMS.tell(name) or (is_thing(name) and _is_beside_asked(phrase, names))


def _is_beside_asked(column: int, names: Mapping[int, str]) -> bool:
    """Whether another column is called like deadlines, and not like the completion."""
    return any(_asks_by_when(other) for c, other in names.items() if c != column)


def _may_hold_some(names: Mapping[int, str], phrase: int, surely: bool, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a column in which deadlines may stand is called so, and does not just say for how long contracts run."""
    values = held_in(body, phrase)
    if are_terms(names[phrase], values) and not any(map(_says_done, names.values())):
        return False
    dated = are_dates(values) and not _is_handed_in(phrase, names, body)  # 底线 may hold days, too
    return _is_called_so(names, phrase, surely, dated) or _is_from_to(names, phrase, body)


def _is_handed_in(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether other columns say what is owed, and when it was handed in: below any name beside 要交的东西."""
    others = {c: name for c, name in names.items() if c != phrase}
    if not any(map(is_thing, others.values())):
        return False
    asked = any(map(is_owed, others.values()))
    return any(is_end(name) or _says_done(name) for name in others.values()) or (
        asked and any(are_days(held_in(body, c), name) for c, name in others.items())
    )


def _is_from_to(names: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether it says from when to when work is to be done, beside the days on which it was: 起止时间, 完成日.

    Who is on duty from one day to another hands over on the day after.
    """
    if not _FROM_TO.search(normal(names[phrase])) or are_terms(names[phrase], held_in(body, phrase)):
        return False
    if any(map(_OF_A_TURN.tell, names.values())):
        return False
    return any(_says_done(name) and are_days(held_in(body, c), name) for c, name in names.items() if c != phrase)


def _says_done(name: str) -> bool:
    """Whether a column is called like the completion, and not like deadlines: 什么时候给的, 完成时间."""
    return asks_when_done(name) or (called("submitted_at", name) and not says_when(name))


def _asks_by_when(name: str) -> bool:
    """Whether a column is called like deadlines, and not like the completion."""
    return not _says_done(name) and is_deadline(name)


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
                    said[i] = any(map(says_by_when, rules))
        if len(said) < 2:
            continue
        below = [i for i, value in cells if i >= min(said) and (i in said or not _says_as_much(value, words))]
        if len(said) * 2 > len(below):
            surely = sum(said.values()) > 1 and sum(said.values()) * 2 > len(below)
            found.append((-len(said), column, min(said), surely))
    return [(column, first, surely) for _, column, first, surely in sorted(found)]


def _says_as_much(value: Raw, words: DeadlineWords) -> bool:
    """Whether a cell stands among deadlines as well as one of them: a day, 及时."""
    if isinstance(value, str) and len(value.strip()) <= _SHORT:
        return are_dates([value]) or words.read(value).kind is Kind.POLICY_UNDEFINED
    return are_dates([value])


def _may_be_one(text: str) -> bool:
    """Whether a text may be a deadline: 季 and 周 are surnames as well, 盖章后回交要求 is the name of deadlines."""
    return len(text) > 1 and _ASKS.fullmatch(text) is None


def _is_deadline(name: str, words: DeadlineWords) -> bool:
    """Whether a text is a deadline and no name of a column, as 应送到(评估后20天) is."""
    text = normal(name)
    return words.says(name) and words.says(text) and _may_be_one(name)


def _has_come(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether it stands beside deadlines when things came or were done: 卡点, 到货."""
    ends = [c for c, name in names.items() if c != phrase and (is_end(name) or has_arrived(name))]
    said = [value for value in held_in(body, phrase) if not are_dates([value])]
    if not said and is_deadline(names[phrase]):
        met = [c for c in ends if is_end(names[c]) or (has_arrived(names[c]) and share_act(names[phrase], names[c]))]
        return any(are_days(held_in(body, c), names[c]) for c in met)
    return any(are_days(held_in(body, c), names[c]) for c in ends) and (
        is_deadline(names[phrase]) or are_plainly_deadlines(said)
    )


def _is_met(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether another column says when dated deadlines were met."""
    dated = [c for c in names if are_dates(held_in(body, c))]
    pair = due_and_done(names, dated, body) if phrase in dated and len(dated) > 1 else None
    return pair is not None and pair.due == phrase


def _is_of_same_act(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether another column says when was done what is to be done by then: 报了的日子 beside 啥日子报, in words."""
    if are_dates(held_in(body, phrase)):
        return False  # which their days have to bear out
    ends = [c for c, name in names.items() if share_act(names[phrase], name) and are_days(held_in(body, c), name)]
    return any(not is_there_while_open(c, names, body) for c in ends)


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

    A line of its own between header and rows (一、运营类) is passed over, and so are rows of the table before the first
    that says by when: 及时, 2026年11月12日 or a blank cell stand there.
    """
    lowest: _Names | None = None
    for last in range(first, 0, -1):
        row = rows[last - 1]
        if not _filled(row):
            break
        if _filled(row) == 1 or names_in(row) is None:
            continue
        found = _header_at(rows, last, phrase, words)
        value = row[phrase - 1] if len(row) >= phrase else None
        name = as_name(value) if isinstance(value, str) else ""
        said = name != "" and not says_when(name) and words.read(name).kind is not Kind.NONE
        if not said and (found or value not in (None, "")):
            return found or lowest
        lowest = lowest or found  # 法定期间 and 频率及时间 are names all the same, where no other stand above them
    return lowest


def _filled(row: Sequence[Raw]) -> int:
    """In how many cells of a row something stands."""
    return sum(v is not None and v != "" for v in row)


def _header_at(rows: Sequence[Sequence[Raw]], last: int, phrase: int, words: DeadlineWords) -> _Names | None:
    """The header whose last row is this one, from 1; None where none is."""
    names = names_in(rows[last - 1])
    if names is None or len(names) < 2:
        return None
    top = last - 1
    upper = names_in(rows[top - 1]) if top else None
    if upper is not None and len(upper) > 1 and (len(upper.keys() - names.keys()) or phrase not in names):
        if phrase not in names and names.keys() < upper.keys() and _asks_by_when(upper.get(phrase, "")):
            return None  # no name of it is only in this row: the first of the table, in which no deadline was filled in
        names = stacked(upper, names)
        top -= 1
    if len(names) < 3 or phrase not in names or _is_deadline(names[phrase], words):
        return None
    return top, last, names
