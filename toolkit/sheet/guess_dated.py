"""Columns of dates that are the deadlines of a table whose names nobody could list.

Told by a name that asks when, by its plan, by the goods that are awaited, or by how its days lie to those of another
column and by what stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import fields_of, is_of_prices
from toolkit.sheet.date_names import asks_when_done, is_end, is_of_handing_in, says_nothing_of_time
from toolkit.sheet.day_pairs import DayPair, due_and_done
from toolkit.sheet.guess import LOOKED_AT, are_dates, held_in, is_words
from toolkit.sheet.guess_fields import is_thing
from toolkit.sheet.guess_names import asks_who, called, is_actual, is_deadline, is_in_charge, says_when
from toolkit.sheet.header_rows import stacked, texts_of, times_in_groups
from toolkit.sheet.moved_names import is_moved
from toolkit.sheet.owed_names import has_arrived, is_delivery, is_goods, is_owed, is_supplier
from toolkit.sheet.plan_names import is_plan, is_planned_end, is_real_end, says_began
from toolkit.sheet.shared_acts import is_of_act, share_act
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal
from toolkit.sheet.words import read_work, read_yes

_LEAST_NAMES = 3
MOST_COLUMNS = 100
"""Names of a header that is looked for by what stands below it."""
_OPEN_OR_SHUT = frozenset({"打开", "开", "开启", "开放", "关闭", "关"})
_BARE = compiled(".了")
_OPEN_OR_CLOSED = frozenset({"打开", "关闭", "已打开", "已关闭"})
"""So valves, posts and lists of names are, too."""


def dated_deadlines(rows: Sequence[Sequence[Raw]]) -> tuple[int, int] | None:
    """The column of dates that are deadlines, and the first row of its table, from 0; None for none.

    Its name asks when, beside one that is called like things, or its days and what stands beside them tell.
    """
    for i, row in enumerate(rows):
        names, last = names_in(row), i + 1
        under = names_in(rows[last]) if names and last < len(rows) else None
        if names and under and (times_in_groups(names, under) or _is_below_groups(names, under, rows[last + 1 :])):
            names, last = stacked(names, under), last + 1
        if names is None or not _LEAST_NAMES <= len(names) <= MOST_COLUMNS:
            continue
        below = rows[last : last + LOOKED_AT]
        dated = [c for c in names if are_dates(held_in(below, c), 2)]
        asked = [c for c in dated if says_when(names[c]) and not asks_when_done(names[c])]  # 哪天定的 is no deadline
        if asked and all(is_moved(names[c]) for c in asked):  # 调整后期限 beside 计划时间
            asked = [c for c in dated if c not in asked and is_deadline(names[c])] or asked
        # 应交时间 may be ours, and is no deadline beside one of a person's
        times = [c for c in asked if normal(names[c]) not in OWN_BY_NAME] or _planned(names, dated) or asked
        began = [c for c in dated if says_began(names[c])]  # 实际启动 is no end, unless all is of that
        actual = [c for c in dated if is_actual(names[c]) and (c not in began or began == dated)]
        first = [
            c for c in dated if not is_moved(names[c]) and (c not in began or began == dated)
        ]  # not Revised beside
        if len(first) < len(dated) and not actual and any(is_plan(names[c]) for c in first):
            actual = [c for c in first if is_end(names[c])]  # Done beside Target and Extended
        if not times and len(first) == len(actual) + 1 == 2:
            times = [c for c in first if c not in actual]  # 交稿日期 beside 实际收到
        if not times and len(dated) == 2:
            times = _done_before(names, dated, below)
        if len(dated) > 1 and (pair := due_and_done(names, dated, below)) and (pair.due in times or not asked):
            times = [pair.due]
        else:
            pair = None
        others = {c: name for c, name in names.items() if c not in times}
        owed = any(map(is_thing, others.values())) or (asked and _is_kept_by_somebody(others, below))
        owed = owed or (bool(asked) and is_ticked_off(others, below))
        owed = owed or (pair is not None and _is_of_act(pair, names, asked=pair.due in asked))
        if times and (owed or _are_goods_awaited(names[times[0]], others, below)):
            starts = [k for k, cells in enumerate(below, last) if len(cells) >= times[0] and cells[times[0] - 1]]
            return times[0], starts[0]
    return None


def _is_below_groups(names: Mapping[int, str], under: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a row of text is the second of a header: it names columns that have no name, with dates below it."""
    if len(names) < _LEAST_NAMES:
        return False  # a title
    return any(c not in names and not are_dates([text]) and are_dates(held_in(body, c), 2) for c, text in under.items())


def is_ticked_off(names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a column beside deadlines says that something was done, and asks just that or also says that it was not:
    Rec'd?, 办到哪了."""
    for column, name in names.items():
        act, held = act_of(name), held_in(body, column)
        if _OPEN_OR_SHUT.issuperset(str(value).strip() for value in held):
            continue  # so are valves, and posts that are offered
        if not act and any(read_yes(value) is not None for value in held):
            continue
        if not act and all(str(value).strip() in _OPEN_OR_CLOSED for value in held):
            continue
        said = [read_work(value, act=act)[0] for value in held]
        told = act or not {Work.NOT_STARTED, Work.IN_PROGRESS}.isdisjoint(said)
        if told and Work.SUBMITTED in said and sum(map(bool, said)) * 2 > len(said) > 1:
            return any(is_words(held_in(body, c)) for c in names if c != column)
    return False


def _is_kept_by_somebody(names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether columns beside deadlines say who owes it and when it was done, whatever that is: 店长, 改好日.

    报了 beside 报名截止 may be of those who only want to take part; 补了 beside 谁补 is not.
    """
    who = [name for name in names.values() if asks_who(name)]
    ends = {c: name for c, name in names.items() if is_end(name)}
    told = [c for c, name in ends.items() if not _BARE.fullmatch(normal(name)) or any(name[0] in text for text in who)]
    return _is_somebodys(names.values()) and any(are_dates(held_in(body, c)) for c in told)


def _is_of_act(pair: DayPair, names: Mapping[int, str], *, asked: bool) -> bool:
    """Whether two columns of days are of one act, beside what is to be done, or others named after it: 落实班所.

    Or beside whose it is, where the one says what really was (T0要求, T0实际 and 责任工程师); beside anybody who gives
    what is to be handed in: 投稿科室, 计划报送日 and 报送日; and, where the one asks by when (``asked``), beside
    who does it: Calibration due, Calibrated on, Lab.
    """
    due, done = names[pair.due], names[pair.done]
    others = [name for c, name in names.items() if c not in pair]
    if not share_act(due, done):
        return False
    charged = is_actual(done) and any(map(is_in_charge, others))
    given = (asked or is_of_handing_in(due)) and _is_somebodys(others)
    return charged or given or any(is_owed(name) or is_of_act(name, done) for name in others)


def _is_somebodys(names: Iterable[str]) -> bool:
    """Whether any column is called like those who owe something."""
    return any(called(field, name) for field in ("owner", "provider") for name in names)


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
    """Whether goods, or their 交期, are called by their name, beside who supplies them and when they really came.

    Nobody need be named where they came as was promised: 承诺到货 and 到货日, and none was sold beside it: 单价.
    """
    came = [name for c, name in names.items() if are_dates(held_in(body, c)) and (is_actual(name) or has_arrived(name))]
    supplied = any(is_supplier(name) and is_words(held_in(body, c)) for c, name in names.items())
    promised = any(has_arrived(name) and share_act(deadline, name) for name in came)
    promised = promised and not any(map(is_of_prices, names.values()))
    called_so = any(map(is_goods, names.values()))
    return (called_so and bool(came) and (supplied or promised)) or (is_delivery(deadline) and bool(came) and supplied)


def names_in(row: Sequence[Raw]) -> dict[int, str] | None:
    """As ``texts_of``; None where something else stands in the row."""
    if any(v is not None and v != "" and not isinstance(v, str) for v in row):
        return None
    return texts_of(row)
