"""Which texts are deadlines, in the words that everybody has and in those that a company has of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from toolkit.core.deadline import PhraseReading
from toolkit.core.phrase import read_phrase
from toolkit.patterns import compiled
from toolkit.sheet.vocabulary import normal

_LONGEST = 60
_MAY_SAY_WHEN = compiled(
    r"\d|[前内內后後每周週月日天号號旬季年]|within|before|after|\bby\b|day|week|month|quarter|shift|EOD|EOM",
    re.IGNORECASE,
)
_NO_DEADLINE = compiled(
    r"第?[\d一二三四五六七八九十两半]+ ?个?(?:年|月份?|季度|天|日|周|小时|课时|学时|分钟|d)|Q[1-4]"  # terms, periods
    r"|[A-Za-z]{1,5}[- ]?\d{3,}"  # T-301 is a number of something
    r"|(?:[一-鿿]{2,4}[:：] ?)?\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T]\d.*)?"  # dates may be of anything
    r"|\d{1,2}:\d\d|[-\d., ]+"
)
_ASKS = compiled("[几幾][点點号號时時天日个個月周季]|啥|什[么麼]|何[时時]|多久|多[长長]|哪天|when", re.I)


_CLAUSE = compiled("[,，;；。]")
_UNTIL = compiled(
    r"(?<=[\d一二三四五六七八九十两半个日号號天周月年季时点分钟底末初旬班庆节期以之])[前内內](?![容部控勤外台期])"
)
_COUNTED = compiled("[后後].*[内內]")  # 收到后5日内
_BEGINS = compiled(
    r"[(（\s]*\d?[.、]?(?:[一-鿿]{1,6}[部科室处組组])?(?:及时|按时|请|应|须|需|于|在)*[(（]?[每次当本下上]?个?"
    r"(?:[\d一二三四五六七八九十两]|[年季月周旬日天])"
)
_IS_OF_THINGS = compiled(r"[前内內](?:的|到期|[^,，;；。:：、\s]{1,5}的)")
_IS_OF_DEEDS = compiled(
    r"[前内內](?:$|[)）\s:：]|[必应须需要向给由将把与对再就全交送提填发出办做结还缴付到]|报(?!表)|上[报交传]|完成|归[还档]|反馈|[回答]复"
    r"|录入|登记|支付|通知|告知|落实|整[改理]|组织|召开|汇总|盘点|核对|检查|配合|协助|入[库账]|备案|存档|更新|清理|准备|安排|审[核批查]|打[扫印])"
)
"""What may follow a deadline that does not begin its clause: 库存表每月10号前提交, and not 催收10月31日前欠款."""


class DeadlineWords:
    """How a company says when.

    Args:
        read: how its deadlines are read.
        own: its own words, 封账日, which say nothing to anybody else.
    """

    def __init__(self, read: Callable[[str], PhraseReading] = read_phrase, own: Iterable[str] = ()) -> None:
        self.read = read
        self._own = tuple(map(normal, own))

    def may_say(self, value: str) -> bool:
        """Whether a text is worth reading as a deadline: terms of contracts, bare dates and numbers are not."""
        text = value.strip()
        if _ASKS.search(text):
            return False  # 几点之前 is the name of such a column
        if len(text) > _LONGEST or _NO_DEADLINE.fullmatch(text):
            return False
        return _MAY_SAY_WHEN.search(text) is not None or any(word in normal(text) for word in self._own)

    def says(self, value: str) -> bool:
        """Whether a text is a deadline that can be read."""
        return self.may_say(value) and bool(self.read(value).rules)


def without_things(said: str) -> str:
    """What is to be done and when, in one cell, without clauses that only say which things are meant.

    处理10月20日前的投诉 and 审核每周五前上交的周报 name no deadline; 每月5号前提供客户的信息 does.
    """
    clauses = [clause for clause in _CLAUSE.split(said) if not _is_of_things(clause)]
    return said if len(clauses) == len(_CLAUSE.findall(said)) + 1 else ",".join(clauses)


def _is_of_things(clause: str) -> bool:
    found = list(_UNTIL.finditer(clause))
    if len(found) != 1 or _BEGINS.match(clause):
        return False
    behind = clause[found[0].start() :]
    return bool(_IS_OF_THINGS.match(behind)) or not (_IS_OF_DEEDS.match(behind) or _COUNTED.search(clause))


PLAIN_WORDS = DeadlineWords()
"""Those of everybody."""
