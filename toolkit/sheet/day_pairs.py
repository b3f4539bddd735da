"""Which two columns of dates are a deadline and when it was met, by how their days lie: some before it, some after.

What is done before a day did not begin on it, and what is done after it does not end with it: a loan is returned after
it was taken, a guest leaves after he came, but a report comes today before its deadline and tomorrow after it. So the
one is told from the other where names alone do not: 答应出货 beside 实出, Needed beside Finished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import LOOSE, fields_of, is_forecast, is_lasting, is_of_another_time
from toolkit.sheet.date_names import (
    CALLED_LIKE,
    asks_when_done,
    is_beginning,
    is_end,
    is_hardly_end,
    is_looked_at,
    is_no_end,
    is_of_something_else,
    speaks_for,
)
from toolkit.sheet.date_times import Times
from toolkit.sheet.guess import held_in
from toolkit.sheet.guess_names import is_actual, is_deadline, says_again
from toolkit.sheet.moved_names import is_moved
from toolkit.sheet.name_words import NameWords, Words, has_words
from toolkit.sheet.plan_names import says_began
from toolkit.sheet.shared_acts import is_of_one_act, share_act
from toolkit.sheet.values import Raw
from toolkit.sheet.verdict_names import says_word
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import read_verdict, read_work, read_yes

_LEAST_ROWS, _NEAR = 2, 31  # rows and days
_NEARLY_ALL = 0.75
_BESIDE = NameWords(
    # reminded, put off, another time
    Words(has="催 提醒 下次 下一 上次 上一 延期 展期"),
    # of money
    Words(has="款 票 缴 续费 保费 会费 学费 租费"),
    Words(has="付", apart="交付"),
    Words(has="报销", before="账"),
    # until when something lasts, or when somebody is examined
    Words(has="续约 续签 续保 生效 失效 保修 质保 考 面试"),
    # in English
    Words(has="remind chas _next_ _last_ paid payment invoice expir valid exam resit interview recall renew"),
)
"""Days on which somebody was reminded, or paid, and until which something lasts: neither is a deadline here."""
_EITHER = compiled("^(?:哪[天日]|几[号点日月]|啥时候?|什么时候)[^前要最限之内]{1,4}$")
"""几号弄完 asks by when or when it was, as the days tell."""
_OF_ELSE = NameWords(
    Words(has="逾 超期 超时 延期 延误 延迟 按时 及时 准时 催 款 票 费 金"),
    Words(has="_late_ _overdue_ _delay _on_time_ _paid_ _invoice_ _invoiced_"),
)
_SENT_OFF = NameWords(
    Words(ends="发出 寄出 送出", then=("- 日 日期 时间",)),
    Words(begins="sent_ left_"),
)
_CAME_IN = compiled(
    r"(?:[收到]|(?<![退打驳返批取寄发送])回|(?<![退打驳返批取寄发送]回)(?<![下人])来)(?:[了齐讫妥件]|位|日期?|时间|那天)*(?:[(（][^()（）]*[)）])?$|\b(?:in|back|came|received|arrived)\b",
    re.I,
)
"""终稿到 and Results in are when that came which was sent off before; 退回 and 批回 what became of it."""
_FIRST, _FINAL = has_words("首次 首个 初次 第一次 _first"), has_words("最终 末次 后续 最后 二次 再次 _final _follow_up")
_BY = NameWords(Words(ends="_by _before"))
"""Above dates it asks when: Back by. Checked by says who."""


class DayPair(NamedTuple):
    """The columns of a deadline and of its completion."""

    due: int
    done: int


def lies_about(due: int, done: int, times: Times) -> bool:
    """Whether days are now before those of another column, now not or still lacking, and never far away."""
    days = times.days_between(due, done)
    waiting = times.count(due) > len(days)
    return _are_near(due, done, times) and min(days) < 0 and (max(days) >= 0 or waiting)


def _may_lie_about(due: int, done: int, times: Times) -> bool:
    """Whether days would be those of another column or soon after it: so would be those on which something ended."""
    return _are_near(due, done, times) and min(times.days_between(due, done)) == 0


def _are_near(due: int, done: int, times: Times) -> bool:
    days = times.days_between(due, done)
    return (
        len(days) >= _LEAST_ROWS and times.count(done) == len(days) and sorted(map(abs, days))[len(days) // 2] <= _NEAR
    )


def due_and_done(names: Mapping[int, str], dated: Iterable[int], body: Sequence[Sequence[Raw]]) -> DayPair | None:
    """The deadline and the completion among columns of dates; None where their days or names do not tell.

    Of several deadlines about which something was done it is the one that asks by its name, and then the nearest; of
    several pairs the last: 初稿 is due before 终稿, 开孔 before 交样.

    Args:
        names: of all columns; dated: those that hold dates.
    """
    times = Times(body)
    free = {c: names[c] for c in dated if not (_BESIDE.tell(names[c]) or is_lasting(names[c]))}
    dues = [c for c, name in free.items() if _may_be_due(name)]
    found: list[tuple[bool, float, DayPair]] = []
    for done in _not_only_first([c for c, name in free.items() if _may_be_done(name)], names):
        about = [due for due in dues if due != done and _are_pair(due, done, names, times)]
        if about:
            due = min(
                about,
                key=lambda c: (is_forecast(names[c]), not _is_asked(names[c], names[done]), _apart(c, done, times)),
            )
            found.append((not says_again(names[done]), times.mean_day(due), DayPair(due, done)))
    return max(found)[-1] if found else None


def met_by(
    due: int, names: Mapping[int, str], dated: Iterable[int], body: Sequence[Sequence[Raw]], known: int | None = None
) -> int | None:
    """The column of dates that says when known deadlines were met; None where none, or more than one, tells.

    Its name has to say so, too, and no other one that something was done or handed in: who always hands in early is on
    time, and files it later (提交, 归档). But what was sent off did not come by that.

    Args:
        names: of all columns; dated: those that may say so.
        known: the column of a known name of completions, if there is one.
    """
    times = Times(body)
    dated = _not_only_first(list(dated), names)
    if not times.count(due):
        return None
    free = [c for c in dated if not _BESIDE.tell(names[c]) and _may_be_done(names[c]) and not is_beginning(names[c])]
    # Reviewed on beside Review due
    of_act = [c for c in dated if is_looked_at(names[c]) and share_act(names.get(due, ""), names[c])]
    free = [*free, *(c for c in of_act if c not in free and not _BESIDE.tell(names[c]))]
    found = [c for c in free if lies_about(due, c, times) or _may_lie_about(due, c, times)]
    found = [c for c in found if not says_again(names[c])] or found
    if len(found) > 1:
        found = [c for c in found if is_end(names[c])]
    if len(found) != 1:
        return None
    met = found[0]
    others = [c for c in dated if c != met and not says_again(names[c])]
    ends = [c for c in others if c == known or speaks_for(names[c])[1] >= CALLED_LIKE or _SENT_OFF.tell(names[c])]
    if any(_is_known(names[c]) or not _SENT_OFF.tell(names[c]) for c in ends):
        return None
    came = _CAME_IN.search(names[met]) is not None
    if came or (not ends and (is_end(names[met]) or met == known)):
        return met
    shared = not ends and share_act(names.get(due, ""), names[met])
    return met if shared and not is_there_while_open(met, names, body) else None


def is_there_while_open(done: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether a column has days in rows that are said to be open: so it does not say when they were done."""
    for column, name in names.items():
        if column == done or _OF_ELSE.tell(name):
            continue
        held = [(row, row[column - 1]) for row in body if held_in([row], column)]
        said = [(row, read_work(cell)[0]) for row, cell in held if isinstance(cell, str) and _is_of_status(cell)]
        told = [(row, work) for row, work in said if work is not None]
        is_open = [row for row, work in told if work in (Work.NOT_STARTED, Work.IN_PROGRESS)]
        if len(told) * 2 > len(held) and any(held_in([row], done) for row in is_open):
            return True
    return False


def _is_of_status(cell: str) -> bool:
    """Whether it may be how far something is, and is no number and no answer: No below QC passed?."""
    return not cell.isdigit() and read_yes(cell) is None


def _not_only_first(columns: Sequence[int], names: Mapping[int, str]) -> list[int]:
    """Columns of days, without those of a first answer where there is a final one, or just an answer: 首次答复日."""
    for first in [c for c in columns if _FIRST.tell(names[c])]:
        others = {c: name for c, name in names.items() if c != first and not _FIRST.tell(name)}
        if any(is_of_one_act(names[first], name) and (_FINAL.tell(name) or c in columns) for c, name in others.items()):
            columns = [c for c in columns if c != first]
    return list(columns)


def _is_known(name: str) -> bool:
    return any(field == "submitted_at" and rank < LOOSE for field, rank in fields_of(name))


def lies_before(due: int, column: int, met: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether days are always before the deadlines, and there already where nothing was done yet: Sent off.

    Args:
        met: the column that says when the deadlines were met.
    """
    times = Times(body)
    days = times.days_between(due, column)
    return len(days) > times.count(met) and max(days) < 0


def asks_by_when(name: str) -> bool:
    """Whether a name asks by when something is to be done, or is a known one of deadlines."""
    return not asks_when_done(name) and is_deadline(name)


def _are_pair(due: int, done: int, names: Mapping[int, str], times: Times) -> bool:
    """Whether the days of two columns are those of a deadline and a completion, as far as one of their names says."""
    if share_act(names[due], names[done]):
        if is_there_while_open(done, names, times.body):
            return False
        return _are_near(due, done, times) and min(times.days_between(due, done)) <= 0
    asked = _is_asked(names[due])
    words = {} if asked else {c: name for c, name in names.items() if says_word(name)}
    told = asked or (times.count(due) > times.count(done) and judged(done, words, times.body) is not None)
    return told and (lies_about(due, done, times) or (asked and _may_lie_about(due, done, times)))


def judged(done: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column in which some of what came, and nothing else, is said to be good and some to be bad; None for none.

    Bad in words: 否 below 是否逾期 is said of something else.
    """
    for column, name in names.items():
        cells = [row[column - 1] for row in body if len(row) >= column]
        if column == done or _OF_ELSE.tell(name) or not any(isinstance(cell, str) for cell in cells):
            continue
        rows = [row for row in body if held_in([row], column)]
        if len(rows) < _LEAST_ROWS or any(not held_in([row], done) for row in rows):
            continue
        said = [(read_verdict(row[column - 1])[0], read_yes(row[column - 1])) for row in rows]
        good = any(work is Work.ACCEPTED for work, _ in said)
        bad = any(work is Work.REJECTED and yes is None for work, yes in said)
        if good and bad and sum(work is not None for work, _ in said) >= _NEARLY_ALL * len(said):
            return column
    return None


def _apart(due: int, done: int, times: Times) -> float:
    days = times.days_between(due, done)
    return sum(map(abs, days)) / len(days)


def _is_asked(name: str, done: str = "") -> bool:
    """Whether a name says that something is to be done by these days: 最晚, 答应出货, and 要求落实日 beside 落实日."""
    return asks_by_when(name) or is_of_another_time(name) or share_act(name, done)


def _may_be_due(name: str) -> bool:
    if is_actual(name) or asks_when_done(name) or is_moved(name) or is_looked_at(name):
        return False
    return _is_asked(name) or not (says_began(name) or is_beginning(name))


def _may_be_done(name: str) -> bool:
    of_else = is_looked_at(name) or is_of_something_else(name) or says_began(name)
    of_else = of_else or is_hardly_end(name) or is_no_end(name, "") or is_moved(name)
    of_else = of_else or "resubmitted_at" in dict(fields_of(name))
    asked = asks_by_when(name) or _BY.tell(name)
    return not of_else and (not asked or _EITHER.search(normal(name)) is not None)
