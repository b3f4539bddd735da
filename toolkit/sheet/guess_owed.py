"""Which column of a table says what is owed, where no known name tells, or the known one only says what it is about."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_of_prices
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import are_dates, are_departments, are_files, doer, has_completion, held_in, is_words, people
from toolkit.sheet.guess_names import (
    PEOPLE,
    called,
    is_about,
    is_aside,
    is_customer,
    is_in_charge,
    is_number,
    is_of_person,
    is_outsider,
    says_when,
)
from toolkit.sheet.guess_verdict import is_opinion
from toolkit.sheet.name_words import NameWords, Words, has_words
from toolkit.sheet.owed_names import is_hardly_owed, is_matter, is_owed, is_proof, is_step, is_to_do
from toolkit.sheet.person_names import are_people
from toolkit.sheet.values import Raw
from toolkit.sheet.words import are_verdicts, read_yes

_MUCH = 2.5  # times as long as something else
_NUMBER = compiled(r"\d")
_BY_SOMEBODY = compiled(r"\w by$", re.I)  # Borrowed by
_FULL_DATE = compiled(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})")
_YEARS = compiled(r"[\d一二两三四五六七八九十]+年期?|\d+ years?", re.I)
_OF_WORK = NameWords(
    Words(
        has="整改 整治 完成 办理 办结 办复 处理 处置 解决 落实 销号 提交 上交 上报 报送 答复 回复 反馈",
        then=("期限 时限 限期",),
    )
)
_LENT = NameWords(
    Words(has="续", apart="手续 后续 持续 继续 连续"),
    Words(has="课", apart="课题"),
    Words(has="归还 返还 还款 还书 还车 借 租 支取 兑 下架 上架 库存 换证 取药 处方"),
    Words(has="复诊 复查 随访 学员 会员 讲师 菜 上桌"),
    Words(whole="到期 有效 有效期 失效", then=("- 至 日 日期 时间",)),
    Words(has="_loan _borrow _lent _due_back _returned _expir _renew _lesson _course_ _sku_"),
)
"""Beside such names dated deadlines are those of loans, of what expires, of lessons or stock."""
_TREATED = has_words("接种 疫苗 病人 患者 婴儿 宝宝 _vaccin _patient _baby_")
_LENT_TO = NameWords(
    Words(has="借 租", then=("- 阅 用 出 给", "人 者 方 单位 部门 日 日期 时间")),
    Words(whole="借出 借出去 出借 租出 出租"),
)
_COMES_BACK = has_words("归还 返还 退还 交还 还回 应还 实还 待还 还书 还车 _back_ _return")
_IS_GIVEN = NameWords(
    Words(has="接种 应种 实种 _vaccinat _immuni"), Words(whole="given date_given given_on given_date")
)
_FROM_AND_TO, _LONGEST_TASK = 2, 92  # days
_CODE = compiled(r"(?=.*\d)[A-Za-z]{0,4}[\d./-]*\d[\d./-]*")


def deliverable_column(
    columns: Mapping[str, int],
    cells: Mapping[int, str],
    free: Mapping[int, str],
    body: Sequence[Sequence[Raw]],
    words: DeadlineWords,
) -> int | None:
    """What is owed in a table of which only that column has no known name: the text nearest to the deadlines.

    Only where the column of deadlines holds such as people write in words, and another column says who owes or what
    became of it; a list of contracts with their terms is none.

    Args:
        columns: field to column, without ``deliverable``; columns count from 1.
        cells: the header's names by column, without ours.
        free: the names of the columns that say nothing else.
        body: rows below the header.
    """
    phrase = columns["phrase"]
    named = {"provider", "receiver", "owner", "submitted_at", "work", "duty_id"} & columns.keys()
    sides = people(columns, free, body)
    told = named or sides or has_completion(phrase, free, body)
    rest = {c: text for c, text in free.items() if c not in sides.values() or called("deliverable", text)}
    values = held_in(body, phrase)
    said = [v for v in values if isinstance(v, str) and words.says(v) and not are_dates([v])]
    known = {"submitted_at", "work", "verdict"} & columns.keys() or has_completion(phrase, free, body)
    if not known and are_terms(cells[phrase], values):
        return None  # 履行期限 of contracts
    if not values or len(said) * 2 <= len(values):
        if not told or not are_dates(values):
            return None
        kept = _is_kept({**columns, **sides}, cells, free, body)
        found = things(free, phrase, body)
        found = None if found and is_hardly_owed(free[found], cells[phrase], cells.values()) else found
        return found or (owed(rest, phrase, body) if kept else None)
    return owed(rest, phrase, body) if told else things(free, phrase, body)


def are_terms(name: str, values: Sequence[Raw]) -> bool:
    """Whether most of the values say for how long something lasts: 2026-01-01至2026-12-31, 一年.

    Below 整改期限 they say by when work is to be done, however long it may take.
    """
    return not _OF_WORK.tell(name) and sum(isinstance(value, str) and _is_term(value) for value in values) * 2 > len(
        values
    )


def are_no_duties(phrase: int, names: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether dated deadlines are of what was lent coming back, or of treatments: 借阅人 and 应还日期, Vaccine.

    What is to be filed or put right beside 承租方 or Patient is owed: the deadline or the completion has to be of it.

    Args:
        phrase: the column of deadlines.
        names: the header's names by column.
        body: rows below the header.
    """
    from toolkit.sheet.shared_acts import share_act

    dated = [name for c, name in names.items() if c != phrase and are_dates(held_in(body, c))]
    own = [names[phrase]] if any(share_act(names[phrase], name) for name in dated) else [names[phrase], *dated]
    lent = any(map(_LENT_TO.tell, names.values())) and any(map(_COMES_BACK.tell, own))
    return lent or (any(map(is_treated, names.values())) and any(map(_IS_GIVEN.tell, own)))


def _is_term(text: str) -> bool:
    if _YEARS.fullmatch(text.strip()):
        return True
    days = [int(year) * 365 + int(month) * 30 + int(day) for year, month, day in _FULL_DATE.findall(text)]
    return len(days) == _FROM_AND_TO and days[1] - days[0] > _LONGEST_TASK


def is_treated(name: str) -> bool:
    """Whether dated deadlines beside a column so called are those of patients: Vaccine."""
    return _TREATED.tell(name)


def _is_kept(
    columns: Mapping[str, int], cells: Mapping[int, str], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> bool:
    """Whether it is said besides dated deadlines by whom they are met, when, and how far it is, whatever is owed.

    So it is not of loans and bookings. How far need not be said where somebody is in charge of the very act of which
    both days are: 责任部门, 关闭期限 and 关闭日期.
    """
    by = not {"owner", "provider", "receiver"}.isdisjoint(columns) or doer(columns, cells, free, body) is not None
    if not by or any(is_of_prices(name) or _LENT.tell(name) or is_treated(name) for name in cells.values()):
        return False
    from toolkit.sheet.day_pairs import due_and_done  # few tables have nothing that is called like things
    from toolkit.sheet.shared_acts import share_act

    pair = due_and_done(cells, [c for c in cells if are_dates(held_in(body, c))], body)
    if pair is None or pair.due != columns["phrase"]:
        return False
    charged = any(map(is_in_charge, cells.values()))
    return "work" in columns or (charged and share_act(cells[pair.due], cells[pair.done]))


def owed_beside(
    name: str, columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """Another column that says what is owed, where that of the known name says something else; None for none.

    问题 beside 上报什么 says what was wrong where it is half blank, 反馈问题 beside 整改措施 and 项目名称 beside 需提交
    say what it is about.

    Args:
        name: the known name.
        columns: field to column, with ``deliverable`` and ``phrase`` by their names.
        free: the names of the columns that say nothing else.
        body: rows below the header.
    """
    phrase, known = columns["phrase"], columns["deliverable"]
    said, deadlines = len(held_in(body, known)), len(held_in(body, phrase))
    other = things(free, phrase, body)
    if other is None or not len(held_in(body, other)) >= deadlines > 0:
        return None
    if said * 2 <= deadlines:
        return other
    return other if is_matter(name) and _is_asked_for(free[other], other < phrase) else None


def owed(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> int | None:
    """A column of text that is called like things, or else the text nearest to the deadlines, and nobody's name."""
    if found := things(free, phrase, body):
        return found
    held = {c: held_in(body, c) for c, name in free.items() if not is_aside(name)}
    held = {c: values for c, values in held.items() if not are_verdicts(values, opinions=is_opinion(free[c]))}
    words = [c for c, values in held.items() if is_words(values)]
    words = [c for c in words if not (says_when(free[c]) and all(_NUMBER.search(str(v)) for v in held[c]))]  # 30分钟
    nobody = [c for c in words if not _are_somebody(free[c], held[c])]
    plain = [c for c in nobody if _may_be_things(free[c], held[c])]
    due = len(held_in(body, phrase))
    full = [c for c in plain if len(held[c]) * 2 > due]
    called_by = [c for c, name in free.items() if c < phrase and is_number(name) and len(held_in(body, c)) * 2 > due]
    nearest = _nearest(full or called_by or plain or nobody or words, phrase)
    if nearest not in full:
        return nearest
    # Trades, editors and places recur or are short, what is owed is neither.
    told = [c for c in full if c < phrase and not _recur(held[c])]
    if not _recur(held[nearest]):
        told = [c for c in told if _length(held[c]) > _MUCH * _length(held[nearest])]
        return max(told, key=lambda c: _length(held[c]), default=nearest)
    told = told or [c for c in free if c < phrase and c not in held and _are_called_so(held_in(body, c), due)]
    held |= {c: held_in(body, c) for c in told}
    codes = [c for c in nobody if c < phrase and c not in plain and are_codes(held[c]) and not _recur(held[c])]
    return max(told, key=lambda c: _length(held[c])) if told else min(codes, default=nearest)


def _are_called_so(values: Sequence[Raw], due: int) -> bool:
    """Whether things stand in a column with their numbers, as A-771 手办头 below 款号."""
    return len(values) * 2 > due and is_words(values) and not (are_codes(values) or _recur(values))


def _recur(values: Sequence[Raw]) -> bool:
    """Whether something stands in a column more than once."""
    return len({str(value).strip() for value in values}) < len(values)


def _length(values: Sequence[Raw]) -> float:
    return sum(len(str(value)) for value in values) / max(len(values), 1)


def things(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> int | None:
    """The first column of text that is called like things.

    Rather one that is asked for (应交资料) or that is to be done (整改措施, before the deadline) than what it is about,
    if it is filled as well; and rather any than what proves it: 支持文件, and files by their names; or than 节点.
    """
    fitting = {c: len(v) for c, name in free.items() if _may_be_owed(name) and is_words(v := held_in(body, c))}
    told = [c for c in fitting if not are_verdicts(held_in(body, c), opinions=True)]
    fitting = {c: fitting[c] for c in told}  # accepted below QA sample
    coded = [c for c in fitting if are_codes(held_in(body, c))]
    if len(coded) < len(fitting):
        fitting = {c: most for c, most in fitting.items() if c not in coded}  # Item # beside Evidence needed
    most = max(fitting.values(), default=0)
    full = [c for c in fitting if fitting[c] >= most and _is_asked_for(free[c], c < phrase)]
    beside = [c for c in fitting if is_step(free[c]) or is_proof(free[c]) or are_files(free[c], body, c)]
    plain = [c for c in fitting if is_owed(free[c]) or c not in beside]
    if full or plain:
        return (full or plain)[0]
    if all(is_proof(free[c]) for c in fitting) and _is_beside_things(fitting, free, phrase, body):
        return None  # 附照片 beside 扣分项
    return next(iter(fitting), None)


def _is_beside_things(
    proof: Container[int], free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]
) -> bool:
    """Whether another column than those of proof is as full as that of the deadlines, of what may be owed."""
    held = {c: held_in(body, c) for c, name in free.items() if c not in proof and not is_aside(name)}
    full = {c: values for c, values in held.items() if len(values) >= len(held_in(body, phrase)) and is_words(values)}
    return any(_may_be_things(free[c], v) and not _are_somebody(free[c], v) for c, v in full.items())


def _are_somebody(name: str, values: Sequence[Raw]) -> bool:
    """Whether people or departments stand in a column, by its name or by what they are called."""
    return _is_of_somebody(name) or are_people(values) or are_departments(values)


def _may_be_things(name: str, values: Sequence[Raw]) -> bool:
    """Whether what stands in a column may be owed: more than numbers and single signs."""
    said = all(len(str(value).strip()) == 1 or read_yes(value) is not None for value in values)
    return not (is_about(name) or said or are_codes(values))


def are_codes(values: Sequence[Raw]) -> bool:
    """Whether nothing stands in a column but numbers by which things are called."""
    return all(map(_is_code, values))


def _is_code(value: Raw) -> bool:
    """Whether a value is a number by which something is called: ZD-1, IA-2609."""
    return isinstance(value, str) and _CODE.fullmatch(value.strip()) is not None


def _is_of_somebody(name: str) -> bool:
    """Whether people or departments can be expected below a name, whoever they are."""
    return (
        _BY_SOMEBODY.search(name) is not None
        or is_of_person(name)
        or is_outsider(name)
        or is_customer(name)
        or any(called(f, name) for f in PEOPLE)
    )


def _may_be_owed(name: str) -> bool:
    return not is_aside(name) and (is_to_do(name) or (called("deliverable", name) and not is_about(name)))


def _is_asked_for(name: str, before: bool) -> bool:
    """Whether a name says that what stands below it is to be handed in or done.

    ``before``: it stands before the deadline; 处理措施 behind it says what was done.
    """
    return is_owed(name) or (before and is_to_do(name))


def _nearest(columns: Sequence[int], phrase: int) -> int | None:
    """The nearest to the left, where people write what comes first, or else the first to the right."""
    left = [c for c in columns if c < phrase]
    return max(left) if left else min(columns, default=None)
