"""Days in the words of what is to be done that only say which things are meant.

处理10月20日前的投诉 names no deadline, nor does 催收10月31日前欠款.
"""

from __future__ import annotations

from toolkit.patterns import compiled
from toolkit.sheet.name_words import either

_CLAUSE = compiled("[^,，;；。]+[,，;；。]*|[,，;；。]+")
_UNTIL = compiled(
    r"(?<=[\d一二三四五六七八九十两半个日号號天周月年季时点分钟底末初旬班庆节期以之])[前内內](?![容部控勤外台期])"
)
_COUNTED = compiled("[后後].*[内內]")  # 收到后5日内
_BEGINS = compiled(
    r"[(（\s]*\d?[.、]?(?:[一-鿿]{1,6}[部科室处組组])?(?:及时|按时|请|应|须|需|于|在)*[(（]?[每次当本下上]?个?"
    r"(?:[\d一二三四五六七八九十两]|[年季月周旬日天])"
)
_IS_OF_THINGS = compiled(r"[前内內](?:的|到期|[^,，;；。:：、\s]{1,5}的)")
_DEEDS = (
    "必 应 须 需 要 向 给 由 将 把 与 对 再 就 全 交 送 提 填 发 出 办 做 结 还 缴 付 到 上报 上传 上交 完成 归还 归档"
    " 反馈 回复 答复 录入 登记 支付 通知 告知 落实 整改 整理 组织 召开 汇总 盘点 核对 检查 配合 协助 入库 入账 备案"
    " 存档 更新 清理 准备 安排 审核 审批 审查 打扫 打印"
)
_IS_OF_DEEDS = compiled(rf"[前内內](?:$|[)）\s:：]|报(?!表)|{either(_DEEDS)})")
"""What may follow a deadline that does not begin its clause: 库存表每月10号前提交, and not 催收10月31日前欠款."""


def without_things(said: str) -> str:
    """What is to be done and when, in one cell, without the clauses that only say which things are meant.

    审核每周五前上交的周报 is such a clause, and 每月5号前提供客户的信息 is not. Empty where nothing else is said.
    """
    return "".join(clause for clause in _CLAUSE.findall(said) if not _is_of_things(clause.rstrip(",，;；。")))


def _is_of_things(clause: str) -> bool:
    found = list(_UNTIL.finditer(clause))
    if len(found) != 1 or _BEGINS.match(clause):
        return False
    behind = clause[found[0].start() :]
    return bool(_IS_OF_THINGS.match(behind)) or not (_IS_OF_DEEDS.match(behind) or _COUNTED.search(clause))
