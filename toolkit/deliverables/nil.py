"""A table without rows that says itself that there was nothing: 本月无业务, nil return."""

from __future__ import annotations

from toolkit.core.period import MONTH_NAME, Period, named_month
from toolkit.core.traditional import plain
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.deliverables.table import Found
from toolkit.patterns import compiled
from toolkit.sheet.name_words import either

_KIND = either(
    "刷卡 收款 付款 收付款 退款 开票 报销 借款 贷款 欠款 收入 支出 收支 销售 采购 结算 维修 往来 装饰 保险 相关 新增"
)
_DEED = either("业务 发生 发生额 业务发生 交易")
_BROUGHT = "(?P<brought>订单|投诉|客诉|索赔)"
"""What others bring or do not bring: that there is none cannot say that it was not done, and says something of a list
of such only. 销售 is business of any kind, and 交易记录 nobody here has to write."""
_LONE = compiled(r"(?:无|nil)[.。]?")
_SENTENCE = compiled(
    r"(?:[本当该]\s*[月期季]|(?:(?P<y>20\d\d)\s*年)?\s*(?P<m>\d{1,2})\s*月份?)?\s*(?:均|全部|内)?\s*"
    rf"(?:(?:无|没有|零)\s*[此该]?[项类]?(?:{_KIND}?{_DEED}|(?:{_KIND}?交易|销售)记录|销售|{_BROUGHT}(?:记录)?)|未发生(?:{_KIND}?{_DEED}|{_KIND})?)"
    r"[,;。!]?\s*(?:特此(?:说明|声明|报告))?[。!]?"
    r"|nil\s+(?:return|report)\.?"
    r"|(?:no|nil)\s+(?:(?:card|cash|bank|new|such)\s+)?"
    r"(?:transactions?|business|activity|movements?|sales?|(?P<came>order|complaint|claim)s?)"
    r"(?:\s+(?:(?:for|in|during)\s+)?"
    rf"(?:th[ei]s?\s+(?:month|period|quarter)|(?P<name>{MONTH_NAME})(?:\s+(?P<year>20\d\d))?))?\.?"
)
"""What says so. Other words after 无 or no mostly say something else: 无锡, 没有做, no staff; and
没有付款, no payments may say that it was not done."""


def says_nothing_came(found: Found, schema: DeliverableSchema, period: Period | None) -> bool:
    """Whether a line below the header, with nothing beside it, says that there was nothing to list in the period.

    无 alone does where it is the first line: below 备注: it is an answer to that.
    """
    lines = ([value for value in row if value not in (None, "")] for _, row in found.below)
    for index, filled in enumerate(line for line in lines if line):
        if len(filled) != 1 or not isinstance(filled[0], str):
            continue
        text = plain(filled[0]).strip()
        if index == 0 and _LONE.fullmatch(text):
            return True
        m = _SENTENCE.fullmatch(text)
        if m and (what := m["brought"] or m["came"]) and what not in plain(" ".join((schema.title, *schema.names))):
            continue  # 无投诉 says nothing of card slips
        if m and (period is None or _is_of(m["y"] or m["year"], m["m"], m["name"], period)):
            return True
    return False


def _is_of(year: str | None, month: str | None, name: str | None, period: Period) -> bool:
    """Whether a year and a month that a line names, each of which may be missing, are those of the period."""
    said = int(month) if month else named_month(name) if name else period.month
    return int(year or period.year) == period.year and period.month <= said < period.month + period.months
