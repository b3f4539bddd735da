"""Which columns hold what the receiving side said, why, and when it came again, where no known name says so.

接收部门意见, Sign-off and Outcome are what it said, 不认可原因 is why, 再次答复 and 改好重报 are when it came again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.core.status import Work
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import is_end
from toolkit.sheet.foot import is_only_total
from toolkit.sheet.guess import are_dates, held_in
from toolkit.sheet.guess_names import is_rework, says_again
from toolkit.sheet.owed_names import has_arrived
from toolkit.sheet.values import Raw, read_number
from toolkit.sheet.verdict_names import (
    ANSWERED,
    ASKED_FOR,
    BY_NOBODY,
    COMPARED,
    EXAMINED,
    MARKED,
    MAY_SAY_WHY,
    NO_OPINION,
    OF_A_MATTER,
    OF_ACCEPTANCE,
    OF_AN_EXAMINATION,
    OF_ITS_OWN,
    OF_ITSELF,
    OPINION,
    PLEASED,
    REPORTED,
    SAYS_WHAT,
    SAYS_WHY,
    SENT_BACK,
    SOMEBODY_OK,
    says_word,
)
from toolkit.sheet.vocabulary import BY_NAME, OWN_BY_NAME, normal
from toolkit.sheet.words import are_verdicts, read_verdict, read_work

_FAR = frozenset({Work.NOT_STARTED, Work.IN_PROGRESS, Work.SUBMITTED})
_FIRST_TIME = frozenset({"submitted_at", "verdict", "reason", "score"})
_LEAST_SAID, _NEARLY_ALL = 3, 0.9
_ALONE = frozenset({"ok", "okay", "allok", "isitok"})
"""So called, beside when things came; else it says that they did."""
_QUESTIONS = ("是否", "?", "？")
"""是 and 否 below 领导是否审批 may be of either; 满意 below 客户是否满意 is what the customer said."""


def verdict_column(
    columns: Mapping[str, int], cells: Mapping[int, str], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column that is called like an opinion, and in which most cells say accepted or sent back; None for none.

    Args:
        columns: field to column, without ``verdict``; 验收意见 may stand there as the reason of a score.
        cells: the header's names by column.
        taken: columns that are something else.
        body: rows below the header; only those that owe something count, no footer.
    """
    told = {*columns.values(), *taken} - {columns.get("score_reason", 0), columns.get("event_at", 0)}
    fitting = {c: name for c, name in cells.items() if c not in told and is_opinion(name, held_in(body, c))}
    if "submitted_at" in columns:
        fitting |= {c: name for c, name in cells.items() if c not in told and normal(name) in _ALONE}
    owing = owing_rows(columns, body) if fitting else []
    for column, name in fitting.items():
        if _is_said_of_a_matter(name, columns, owing):
            continue
        plain = normal(name)
        ticked = OF_ACCEPTANCE.tell(plain) and not any(word in name for word in _QUESTIONS)
        ticked = ticked or PLEASED.tell(plain) or plain in _ALONE or SOMEBODY_OK.tell(name)
        if are_verdicts(held_in(owing, column), ticked, opinions=True):
            return column
    return None


def plain_verdict(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column of any name that nothing else has, in which nearly all cells say accepted or sent back, in words.

    Ticks and what is said of goods or of money are none, and a few cells may be chance. 资料齐全 is asked for where it
    stands beside most of what has not come.
    """
    for column, name in free.items():
        values, plain = held_in(body, column), normal(name)
        if len(values) < _LEAST_SAID and not _say_both(values):
            continue
        if fields_of(name) or _is_of_else(name, values) or NO_OPINION.tell(plain):
            continue
        if _is_said_of_a_matter(name, columns, body):
            continue
        came = held_in([row for row in body if held_in([row], column)], columns.get("submitted_at", column))
        if len(came) * 2 <= len(values):
            continue
        if sum(are_verdicts([value]) for value in values) >= _NEARLY_ALL * len(values):
            return column
    return None


def verdict_in_step(
    columns: Mapping[str, int], cells: Mapping[int, str], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column in which it is said of what came, and of nothing else, that some was good and some was bad.

    Its name has to be of somebody's word, or of the status: 天气, 口味 and 成绩 are good and bad, too.
    Examinations are the other side's (街道抽查) where what is owed is none; 检验结果 beside 检测报告 is in what came.
    """
    said = {c: name for c, name in free.items() if any(isinstance(value, str) for value in held_in(body, c))}
    work = columns.get("work", 0)
    if work and not any(read_work(value)[0] in _FAR for value in held_in(body, work)):
        said[work] = cells[work]
    if "submitted_at" not in columns or not said:
        return None
    from toolkit.sheet.day_pairs import judged  # few tables have such columns

    rows = owing_rows(columns, body)
    things = [str(thing) for thing in held_in(rows, columns["deliverable"])]
    examined = sum(REPORTED.tell(thing) for thing in things) * 2 > len(things)
    fitting = {}
    for column, name in said.items():
        text = name if name.isascii() else normal(name)
        of_a_matter = OF_A_MATTER.tell(text) and (examined or not EXAMINED.tell(text))
        of_else = ASKED_FOR.tell(text) or OF_ITS_OWN.tell(text) or NO_OPINION.tell(text)
        of_else = of_else or SAYS_WHAT.tell(text)
        word = column == work or says_word(name)
        if word and not (of_a_matter or of_else or _is_said_of_a_matter(name, columns, rows)):
            fitting[column] = name
    return judged(columns["submitted_at"], fitting, rows)


def reason_column(verdict: int, free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column that is called like the reason why something was sent back, and holds words, or nothing yet.

    整改意见 and 问题说明 are it where they stand beside what was sent back, and nowhere else.

    Args:
        verdict: the column in which it says what was sent back.
    """
    for column, name in free.items():
        values, plain = held_in(body, column), normal(name)
        if not all(isinstance(value, str) for value in values):
            continue
        if SAYS_WHY.tell(plain) or (MAY_SAY_WHY.tell(plain) and _stands_beside_rejections(column, verdict, body)):
            return column
    return None


def _stands_beside_rejections(column: int, verdict: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether something stands in a column in most rows that were sent back, and in no other that was judged."""
    judged = [row for row in body if held_in([row], verdict)]
    back = [row for row in judged if read_verdict(row[verdict - 1])[0] is Work.REJECTED]
    said = len(held_in(back, column))
    return said * 2 > len(back) and said == len(held_in(judged, column))


def again_column(
    columns: Mapping[str, int], cells: Mapping[int, str], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column that is called like a second time, of dates or still blank, beside what was said of the first.

    Where nothing was said, and no other column may be when it came, 返工日期 may be just that; so is 改完日期 where
    what is owed is to mend something.
    """
    if "resubmitted_at" in columns:
        return None
    # 重新提交日期, too, which has 提交日期 in it
    known = {field: c for field, c in columns.items() if field != "submitted_at" or not says_again(cells[c])}
    free = {c: name for c, name in cells.items() if c not in known.values() and c not in taken}
    goods = any(map(has_arrived, cells.values()))  # there 二次回复 says another day on which they are to come
    found = [c for c, name in free.items() if says_again(name) and not (goods and ANSWERED.tell(name))]
    found = [c for c in found if not (values := held_in(body, c)) or are_dates(values)]
    told = _FIRST_TIME & known.keys() and len(known) == len(columns)
    if not found or not (told or _several_dates([c for c in free if c not in found], body)):
        return None
    came = "submitted_at" in known or any(is_end(name) for c, name in free.items() if c not in found)
    return found[0] if came or "phrase" not in columns or not is_rework(cells[columns["phrase"]]) else None


def _several_dates(columns: Sequence[int], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether there are columns of dates both for a beginning and for an end."""
    return sum(are_dates(held_in(body, c)) for c in columns) > 1


def score_column(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column that is called like a mark the other side gives, and holds nothing but marks from 1 to 5.

    Args:
        columns: field to column, as known.
        free: the names of the columns that say nothing else.
        body: rows below the header; a sum or average at the foot is no mark.
    """
    fitting = [c for c, name in free.items() if MARKED.tell(normal(name)) and not OF_ITSELF.tell(normal(name))]
    owing = owing_rows(columns, body) if fitting else []
    for column in fitting:
        marked = [row for row in owing if held_in([row], column)]
        things = held_in(marked, columns["deliverable"])
        if _are_marks(held_in(marked, column)) and not _are_examinations([free[column]]) | _are_examinations(things):
            return column
    return None


def _are_marks(values: Sequence[Raw]) -> bool:
    marks = [read_number(value) for value in values]  # in a .csv they are text
    return bool(marks) and all(mark is not None and 1 <= mark <= 5 for mark in marks)


def _are_examinations(things: Sequence[Raw]) -> bool:
    """Whether most things are called like examinations."""
    return sum(OF_AN_EXAMINATION.tell(str(thing)) for thing in things) * 2 > len(things)


def is_opinion(name: str, values: Sequence[Raw] = ()) -> bool:
    """Whether a column is called like what is said of a thing that came: 验收意见, 客户是否满意, Sign-off.

    Args:
        values: what stands in it.
    """
    return (SOMEBODY_OK.tell(name) or OPINION.tell(normal(name))) and not _is_of_else(name, values)


def is_asked_for(name: str) -> bool:
    """Whether a name asks whether something is needed, and not what became of it: 是否需验收, Sign-off needed?"""
    return ASKED_FOR.tell(name if name.isascii() else normal(name))


def _is_of_else(name: str, values: Sequence[Raw] = ()) -> bool:
    """Whether a name is that of a question, of a matter, or of what those say who owe it.

    Where something was sent back after an examination it is said of what came: 打回 below 抽检结果.
    """
    text = name if name.isascii() else normal(name)
    of_a_matter = OF_A_MATTER.tell(text)
    if of_a_matter and EXAMINED.tell(text) and any(map(_says_sent_back, values)):
        of_a_matter = False
    return any((ASKED_FOR.tell(text), of_a_matter, OF_ITS_OWN.tell(text)))


def _says_sent_back(value: Raw) -> bool:
    return isinstance(value, str) and SENT_BACK.tell(value)


def _say_both(values: Sequence[Raw]) -> bool:
    """Whether some values say in words that a thing was accepted, and others that it was sent back."""
    said = {read_verdict(value)[0] for value in values if are_verdicts([value])}
    return {Work.ACCEPTED, Work.REJECTED} <= said


def _is_said_of_a_matter(name: str, columns: Mapping[str, int], owing: Sequence[Sequence[Raw]]) -> bool:
    """Whether what is said in a column so called is said by nobody in particular, of matters: 结果 beside 检验报告."""
    if not BY_NOBODY.tell(normal(name)) or "deliverable" not in columns:
        return False
    things = list(map(str, held_in(owing, columns["deliverable"])))
    return any(OF_A_MATTER.tell(thing) or COMPARED.tell(thing) for thing in things)


def owing_rows(columns: Mapping[str, int], body: Sequence[Sequence[Raw]]) -> list[Sequence[Raw]]:
    """The rows with something owed or a deadline: a footer (制表人:李铁军) has neither, nor has a row of totals."""
    places = [columns[field] for field in ("deliverable", "phrase", "duty_id") if field in columns]
    held = ((row, [value for place in places for value in held_in([row], place)]) for row in body)
    return [row for row, values in held if not all(map(is_only_total, values))]


def before_next_header(body: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The rows before those of another table, which begin with the names of its columns."""
    return next((body[:i] for i, row in enumerate(body) if _is_header(row)), body)


def _is_header(row: Sequence[Raw]) -> bool:
    held = [value for value in row if value is not None and value != ""]
    if len(held) < 3 or not all(isinstance(value, str) for value in held):
        return False
    names = [name for name in map(normal, held) if name not in OWN_BY_NAME]  # a checked table begins where it did
    return sum(name in BY_NAME for name in names) * 2 > len(names)
