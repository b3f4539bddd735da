"""What the names of columns say of the things that are owed: asked for, to be done, only the matter, or its proof."""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.sheet.guess_names import plain

_OWED = compiled(
    r"[应须欠补]|缺(?![失陷])|需(?!求)|(?<!重)要(?!求)|^(?:还|尚|都)?[差少](?:了|哪|什么|啥|的|[\u4e00-\u9fff]的)"
    r"|\bowe[ds]?\b(?! (?:by|to|from))|need(?:ed)? from|required|missing|outstanding",
    re.I,
)
_TO_DO = compiled(
    r"(?:整改|整治|处理|处置|纠正|改进|改善|修正|预防|补救|落实|解决|交办|应办|拟办|拟采取|行动|具体)(?:的|(?:与|和|及|及其)?预防)?"
    r"(?:要求|措施|动作|事项|行动|计划|方案|任务|举措|对策)$|^(?:措施|动作|举措)$"
    r"|\b(?:corrective|remedial|mitigation|agreed|required|follow-?up) actions?"
    r"|\bto (?:be )?(?:discharge|file|submit|provide|deliver|supply|send|return|produce|hand|lodge|report|prepare)"
    r"(?:d|ed|ted)?\b"
    r"|\bactions? (?:plan|agreed|required|to take)\b|\bmanagement response",
    re.I,
)
_MATTER = compiled(
    r"(?:问题|隐患|缺陷|缺失|故障|毛病|异常|不符合项?|投诉|诉求|差异|发现|不足)(?:点|项|之处|事项)?(?:描述|内容|现象|情况|摘要|说明|名称)?$"
    r"|^(?:项目|课题|工程|合同|系统|论文|课程|活动)(?:名称|题目)?$|题目$"
    r"|\b(?:issues?|findings?|problems?|complaints?|defects?|observations?|nonconformit\w+)\b|^(?:project|subject|contract)s?$",
    re.I,
)
_PROOF = compiled(
    r"(?:支持|支撑|佐证|证明|印证|旁证|辅证|凭证|留痕)(?:性|类)?(?:文件|材料|资料|照片)$|扫描件$|截图$|^附(?:照片|图片?|证明|凭证)"
    r"|\bsupport(?:ing)? (?:files?|doc\w*)|\bscan(?:ned)?\b",
    re.I,
)
_STEP = compiled("节点$")
_GOODS = compiled(
    r"^(?:物[料资品]|货[物品]|商品|品[名项]|产品|零?配件|备件|原?材料|辅料|零件|goods|materials?|parts?|products?)(?:名称|描述)?$",
    re.I,
)
_ARRIVED = compiled(r"(?:到货|收货|来料|到厂|入厂)(?:日期?|时间)?|(?:goods )?arriv(?:ed|al)(?: date| on)?", re.I)
_DELIVERY = compiled(r"交期$|交货[日期时]|delivery", re.I)
_SUPPLIER = compiled(r"供[方货应]|厂[家商]|supplier|vendor", re.I)


def is_owed(name: str) -> bool:
    """Whether what stands in a column so called is asked for: 应交资料, 缺什么, Documents required."""
    return _OWED.search(plain(name)) is not None


def is_to_do(name: str) -> bool:
    """Whether what stands in a column so called is to be done about something: 整改措施, Action agreed."""
    return _TO_DO.search(plain(name)) is not None


def is_matter(name: str) -> bool:
    """Whether a column so called says what something is owed about: 反馈问题, 项目名称, Finding."""
    return _MATTER.search(plain(name)) is not None


def is_proof(name: str) -> bool:
    """Whether a column is called like what shows that something was done: 支持文件, 扫描件."""
    return _PROOF.search(plain(name)) is not None


def is_step(name: str) -> bool:
    """Whether a column is called like steps on the way, which are owed where nothing else is: 节点."""
    return _STEP.search(plain(name)) is not None


def is_goods(name: str) -> bool:
    """Whether a column is called like goods: 物料, Material."""
    return _GOODS.search(plain(name)) is not None


def has_arrived(name: str) -> bool:
    """Whether it says when goods came: 到货日, Arrived."""
    return _ARRIVED.fullmatch(plain(name)) is not None


def is_delivery(name: str) -> bool:
    """Whether it says when goods are to be delivered: 合同交期."""
    return _DELIVERY.search(plain(name)) is not None


def is_supplier(name: str) -> bool:
    """Whether a column is called like those who supply goods: 供方, Vendor."""
    return _SUPPLIER.search(plain(name)) is not None
