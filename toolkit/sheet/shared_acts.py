"""Two columns of days that are named after one act, whatever it is: by when it is to be done, and when it was.

要求落实日 and 落实日, 啥日子报 and 报了的日子, To be closed by and Closed (date): without the signs of what is to
be, of what was done, and of time, the same is left of both names.
"""

from __future__ import annotations

from functools import lru_cache

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.field_names import HANDED_IN
from toolkit.sheet.name_words import NameWords, Words
from toolkit.sheet.vocabulary import normal


def _longest_first(words: str) -> tuple[str, ...]:
    return tuple(sorted(words.split(), key=len, reverse=True))


_AHEAD = _longest_first(
    "合同要求 合同规定 合同约定 要求 规定 约定 商定 议定 承诺 答应 说好 讲好"
    " 约好 计划 预定 拟 拟定 限 限定 限期 应 应当 须 必须 需 需要 该 要"
    " 最晚 最迟 不晚于 不迟于 截 截止 截至 期限 时限 时效 到期 卡 目标 前 之前 以前 内 之内 以内 节点 哪天 哪日 几号"
    " 几日 啥日子 啥时 啥时候 什么时候 什么日子 何时 何日"
)
_BEHIND = _longest_first(f"最后 {' '.join(_AHEAD)}")
"""最后登录 was the last time, and no deadline; 回函最后日 is one."""
_TIME = _longest_first("日 日期 日子 时 时间 时候 时点 天 的")
_WAS = _longest_first("实际 了 完 完成 完毕 好 毕 讫 妥 齐 于 那天 那日 当天 当日")
_OF_THIS_TURN = _longest_first("本次 本期 本轮 本回 本日 本周 本旬 本月 本季 本季度 本年 本年度 此次 这次 这回")
"""本次应保养日期 is of the same act as 实际保养日期: of which turn it is says nothing of what is done."""
_BEFORE_IT = _longest_first("实 实际 真正 已 已经 首次 最终 末次 后续")
_HANDED_IN_AS = (("报送", "报"), ("上报", "报"), ("呈报", "报"), ("提交", "交"), ("上交", "交"), ("递交", "交"))
"""How the same is called of what is handed in: 应报结算日 and 报送结算日."""
_WORDS = compiled("[a-z]+")
_TO_BE_EN = frozenset(
    "due agreed target targeted required needed must deadline before until till later window sla cutoff promised"  # noqa: SIM905
    " committed wanted should limit".split()
)
_TIME_EN = frozenset(
    "date day time on at of the a is was when it be to by no not than ends closes actual actually".split()  # noqa: SIM905
)
_ACTUAL = frozenset({"actual", "actually"})
_PAST = compiled("(?!(?:need|feed|seed|speed|breed|bed|weed)$)[a-z]+ed")
_PAST_ELSE = frozenset(
    "done sent given made built kept cut met held sworn shown told written drawn hung laid brought caught found fought"  # noqa: SIM905
    " left lit read rebuilt redone rewritten rung run set sealed sewn split spent spoken swept taken thrown torn undone"
    " won withdrawn wound worn woven grown handed".split()
)
_BEGUN = NameWords(
    Words(has="_issued _raised _tasked _claimed _queried _asked _requested _ordered _complained _assigned _allocated"),
    Words(
        has="_logged _applied _enquired _inquired _referred _instructed _commissioned _registered _created _permitted"
    ),
    Words(has="_noted _recorded _planned _scheduled _found _given"),
)
"""Issued on beside Issue due is when that began, unless it is to be issued by then."""
_LEAST_STEM = 3
_FORMS = frozenset(
    "- e y t d s n ed ted ped led ned red ded ged med bed ied ing ting ping ning ling ding ging ery ies ion sion ssion"  # noqa: SIM905
    " tion ution ved ation ition se sed sing te ve ving al ment ure ten en ance".split()
)
"""How the forms of one word end behind what they share: deliver, delivered and delivery; reply and replied."""
_NO_DUTY = NameWords(
    # lent and hired, stays and travels
    Words(has="还 借 租 退 住 宿 房 客 车 返 离 抵 到港 到岗 到校 到场 出发 出场 出院 入院 回场 航 飞 靠 泊 班 假 岗"),
    # lessons, tests and treatments, what grows and breeds, what is used up
    Words(has="用 吃 喝 检 课 训 诊 疗 术 疫 苗 播 种 收割 孕 产仔 胎 展 演 播出 赛 庭 会议 约见 访"),
    # goods that leave, and money
    Words(has="发货 装船 装车 启运 起运 提货 出库 入库 上架 款 付 缴 购 买 售 保险"),
    # in English
    Words(
        has="_return _borrow _rent _hire _hiring _lend _lent _loan _lease _check_ _checked_ _depart _arriv _sail _land"
        " _load _ship _dispatch _despatch _depart _travel _visit _leav _stay _book _ride _fly"
    ),
    Words(has="_treat _admit _discharg _vaccin _dose _born _calv _hatch _plant _harvest _sow _train _teach _taught"),
    Words(has="_use_ _used_ _eat_ _consum"),
    Words(has="_pay _paid _invoic _bill _sold _sell _bought _buy _purchas _drawn _matur _insur _open"),
)
"""Acts of which such pairs are as well kept of loans, stays, travels and treatments, which nobody owes."""
_OF_ROUTINE = compiled(rf"^(?:要求|规定|限定)(?!{HANDED_IN}).*(?:日期|时间)$")
"""When something is to be done that is no duty: 要求配送时间."""


class _Act(NamedTuple):
    """What is done by a name, and whether it says that it is to be."""

    said: str
    to_be: bool


def share_act(due: str, done: str) -> bool:
    """Whether the one name says by when something is to be done, and the other when just that was done."""
    to_be, was = _act(due), _act(done)
    if not to_be.to_be or was.to_be or due == done or _NO_DUTY.tell(due) or _NO_DUTY.tell(done):
        return False
    if _OF_ROUTINE.search(due):
        return False
    return (not done.isascii() or _says_done(done, due)) and _is_same(to_be.said, was.said)


def is_of_act(name: str, act: str) -> bool:
    """Whether a column of whatever it is named after the act of another: 落实班所 and 落实没有 of 落实日."""
    said = _act(act).said
    if said.isascii():
        words = _WORDS.findall(name.lower())
        return bool(said) and any(_are_forms(one, two) for one in said.split() for two in words)
    return len(said) > 1 and said in normal(name)


def is_after_act(name: str, deadline: str) -> bool:
    """Whether a column and the deadlines are called after one act, whatever it is: 交办日期, 交办期限."""
    was = _act(name).said
    return (not was.isascii() or _says_done(name, deadline)) and _is_same(_act(deadline).said, was)


def is_of_one_act(one: str, two: str) -> bool:
    """Whether two columns of days are called after one act: 首次答复日 and 最终答复日."""
    first, second = _act(one).said, _act(two).said
    return bool(first and second) and (first.endswith(second) or second.endswith(first))


def _is_same(to_be: str, was: str) -> bool:
    if not was or not to_be:
        return False
    if to_be == was:
        return True
    if was.isascii():
        return all(any(_are_forms(one, two) for two in to_be.split()) for one in was.split())
    return len(was) > 1 and to_be.endswith(was)


@lru_cache(maxsize=1024)
def _act(name: str) -> _Act:
    plain = normal(name)
    if plain.isascii():
        return _english(_WORDS.findall(name.lower()))
    plain = _without_first(plain, _OF_THIS_TURN)
    ahead = _without_first(plain, _AHEAD)
    behind = _without_last(ahead, _BEHIND + _TIME)
    to_be = ahead != plain or behind != _without_last(ahead, _TIME)
    said = _without_first(behind, _BEFORE_IT)
    said = _without_last(said, _WAS + _TIME) or said
    for long, short in _HANDED_IN_AS:
        said = said.replace(long, short)
    return _Act(said, to_be)


def _without_first(text: str, words: tuple[str, ...]) -> str:
    while word := next((word for word in words if text.startswith(word)), ""):
        text = text.removeprefix(word)
    return text


def _without_last(text: str, words: tuple[str, ...]) -> str:
    while word := next((word for word in words if text.endswith(word)), ""):
        text = text.removesuffix(word)
    return text


def _english(words: list[str]) -> _Act:
    act = [word for word in words if word not in _TO_BE_EN and word not in _TIME_EN]
    by = words[-1:] == ["by"] and not any(word.endswith("ed") for word in act)  # Closed by says who
    to_be = by or "to be" in " ".join(words) or not _TO_BE_EN.isdisjoint(words)
    return _Act(" ".join(act), to_be)


def _says_done(name: str, due: str) -> bool:
    """Whether an English name says that something was done, which Claim date and Issued on beside Issue due do not."""
    words = _WORDS.findall(name.lower())
    if not _ACTUAL.isdisjoint(words):
        return True
    done = {word for word in words if word in _PAST_ELSE or _PAST.fullmatch(word)}
    return bool(done) and (not _BEGUN.tell(name) or not done.isdisjoint(_WORDS.findall(due.lower())))


def _are_forms(one: str, two: str) -> bool:
    """Whether two English words are forms of one: delivery and delivered."""
    shared = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return any((one[k:] or "-") in _FORMS and (two[k:] or "-") in _FORMS for k in range(_LEAST_STEM, shared + 1))
