"""Deadlines that were moved: how the columns of the new days and of who allows them are called, and what remarks and
cells say of it."""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.sheet.name_words import NameWords, Words, either, has_words
from toolkit.sheet.vocabulary import normal

_MOVED = NameWords(
    Words(
        ends="延期 延长 延后 展期 展延 顺延 推迟 改期 调整 变更 修订",
        then=("后 后的", "- 期限 新期限 日期 时间 完成时间 完成时限"),
    ),
    Words(ends="延期 延长 延后 展期 展延 顺延 推迟 改期 调整 变更 修订", then=("到 至 为",)),
    Words(whole="延 改 推", then=("- 后", "到 至")),
    Words(whole="新 调整 变更 修订", then=("- 的", "期限 时限")),
    Words(whole="extended postponed moved rescheduled pushed", then=("- _back", "_to _until")),
    Words(
        whole="revised rescheduled extended adjusted",
        then=("- _due _target _completion _end _finish _delivery", "- _date"),
    ),
)
_SECOND = NameWords(Words(begins="二次 第二次 2次", then=("- 整改 提交 完成", "- 的", "期限 时限")))
_ASKS_LEAVE = has_words("延 展 推 改期 是否 批准 同意 准许 获批 approv agreed granted extension")
_EITHER_WAY = has_words("调整 变更 修订 改 新 moved rescheduled revised adjusted")
_ONLY_ASKED = has_words("申请 拟 请求 建议 希望 预计 预估 request propos expect")
_ALLOWED = NameWords(
    Words(has="同意 批准 核准 准予", then=("延 展 改期",)),
    Words(
        ends="批准 获批 同意 核准 准许 审批 批复 批示",
        then=("- 否 与否 没 没有 吗 了吗 意见 结果 结论 情况 状态",),
    ),
    Words(ends="_approved _approval _agreed _granted", then=("- _status",)),
    pattern=compiled(
        "(?:延[期长]|展[期延]|顺延|推迟|改期|变更|调整).*(?:审|批|核|同意|意见|准)|extension.*(?:approv|agreed|granted)",
        re.IGNORECASE,
    ),
)
_MOVE = either("延期 延长 展期 顺延 推迟 改期")
_LEAVE = either("同意 批准 批复 核准 准许 准予 许可 允许 通过 获批 准 批")
_NOT_MOVED = compiled(
    rf"{_MOVE}(?:(?:的?申请|请求|报告)[,，:：]?\s*)?[暂尚仍还]?"
    rf"(?:[未没不]有?[获被予能得]{{0,2}}{_LEAVE}|被?驳回|被拒|拒绝|待(?:审(?!计)|批)|[还正]?在?[审批][批核]?中)"
    rf"|(?:[未没不]有?[获被予能得]{{0,2}}{_LEAVE}|驳回|拒绝)[其该此再]?{_MOVE}(?:的?申请|请求)?(?=$|[\s,;，；。)）!！至到])"
    r"|extension(?: request)?(?: (?:was|is|has been|still))? (?:not (?:been )?(?:approved|granted|agreed|allowed)"
    r"|refused|rejected|denied|declined|pending)\b|\bno extension\b",
    re.IGNORECASE,
)
_GIVEN = compiled(
    r"同意|批|准|允许|许可|通过|可以|^[是可行√✓y]$|\b(?:yes|ok(?:ay)?|approved?|granted|agreed|allowed)\b",
    re.IGNORECASE,
)
_REFUSED = compiled(
    rf"[不未没]有?[获被予能得可]{{0,2}}(?:{_LEAVE}|行|可以?|能|允|延|展|准|推)|[否驳拒×]|暂缓|^暂|待(?:审|批|定|复|议|核|领导|研究|确认)|[审批核]中$"
    r"|^[不未没]$|\b(?:no|pending|not (?:approved|granted|agreed|allowed|yet))\b|reject|refus|denied|declin|n't",
    re.IGNORECASE,
)
_CLAUSES = compiled(r"[,;，；。、!！\s]+")
_NOT_GIVEN = compiled(r"[不未没否驳拒待暂×]|中$|\b(?:not?|pending)\b|reject|refus|denied|declin|n't", re.IGNORECASE)


def is_moved(text: str) -> bool:
    """Whether a column so called holds the days to which deadlines were moved: 延期至, and no 申请延期至."""
    name = text if text.isascii() else normal(text)
    return _MOVED.tell(name) and not _ONLY_ASKED.tell(name)


def is_second(text: str) -> bool:
    """Whether a column is called like the deadline of a second time: 二次期限."""
    return _SECOND.tell(normal(text))


def is_put_off(text: str) -> bool:
    """Whether days below such a name (``is_moved``) are later ones, which 调整后期限 and 改期至 need not be."""
    return is_moved(text) and not _EITHER_WAY.tell(text)


def is_leave(text: str) -> bool:
    """Whether a column beside such days says whether deadlines may be moved: 是否同意延期, 审批意见, 是否批准."""
    return _ALLOWED.tell(text if text.isascii() else normal(text))


def asks_leave(text: str) -> bool:
    """Whether such a column (``is_leave``) asks just that, and no opinion: 是否批准, 延期审批."""
    return _ASKS_LEAVE.tell(text)


def says_not_moved(remark: str) -> bool:
    """Whether a remark says that a deadline was not moved, or not yet: 延期未获批准, 不同意延期, extension refused.

    延期:样品没通过 says why it was.
    """
    return _NOT_MOVED.search(remark) is not None


def says_leave(said: str, asked: bool) -> bool:
    """Whether what stands in a column of approvals allows something: 是, 已批, 同意延期; 不同意 and 待批 do not.

    What is refused in one clause is refused; what is allowed in one, is, whatever else there is not: 不影响,同意.

    Args:
        asked: the column asks just that (是否批准), so that a blank says not yet; below 审批意见 it says nothing.
    """
    clauses = [clause for clause in _CLAUSES.split(said) if clause]
    if said.isascii() or len(clauses) < 2:
        clauses = [said]
    if any(map(_REFUSED.search, clauses)):
        return False
    if any(_GIVEN.search(clause) and not _NOT_GIVEN.search(clause) for clause in clauses):
        return True
    if _NOT_GIVEN.search(said):
        return False
    return not asked or _GIVEN.search(said) is not None
