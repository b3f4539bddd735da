"""Words for how far something is: not begun, under way, handed in, sent back, accepted, or not owed at all.

The same words in a column of statuses and where the day of completion belongs.
"""

# ruff: noqa: E501, SIM905  (lists of words read better as one string)

from __future__ import annotations

from toolkit.core.status import Work
from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.status_forms import status_said

EDGES = " ,;。.、'\"‘’“”`"
"""Signs around what a cell says."""
_NOT_YET = compiled(
    r"(?:还|尚|暂|仍|仍然|暂时|目前)?(?:(?:未|没有?)(?:及时|按时)?|待(?=.))"
    r"(?:全部)?(?:完成|办结|办理|办|处理|提交|上交|补交|移交|交付|交|上报|报送|报|送达|送|发送|发|开始|做|落实|解决|答复|回复|反馈)?[了的]?"
    r"|(?:还|尚|仍)(?:没有?|未)(?![审批验核签评付])[一-鿿]{1,2}"
    r"|not ?(?:yet)?(?: ?(?:done|submitted|sent|started|completed?|finished|delivered|handed ?(?:in|over)|received))?(?: ?yet)?"
)

VOID = ("作废", "取消", "撤销")
"""Each of them, and with 已 before it, says that something is void."""
VOID_EN = ("void", "voided", "cancelled", "canceled", "withdrawn")

# fmt: off
WORK: dict[str, Work] = {
    name: work
    for work, names in {
        Work.NOT_STARTED: "未开始 未做 未办 未完成 未提交 未交 未交付 未报 未上报 未报送 未办结 未办理 未处理 未解决 未落实 未开展 逾期未交 逾期未完成 待处理 待办 待提交 尚未开始 未启动 notstarted open todo outstanding notdone notyet notcommenced yettostart new scheduled planned backlog pending no n 否 × ✗ ✘ 打开 未关闭 未到期 notdue notyetdue",
        Work.IN_PROGRESS: "进行中 办理中 处理中 推进中 在办 正在办理 部分完成 inprogress ongoing started commenced wip workinprogress processing drafting indraft incomplete ontrack atrisk delayed behindschedule stalled blocked 暂停 已暂停 挂起 已挂起 paused onhold 在途 在途中",
        Work.SUBMITTED: "已提交 已完成 完成 完结 了结 办毕 办妥 搞定 结案 结项 结清 销号 销案 闭环 关闭 关单 按时完成 已按时完成 按期完成 已按期完成 准时完成 按时 按期 准时 如期 正常完成 全部完成 逾期完成 逾期已交 延期完成 超期完成 提前完成 已交 已交付 已上交 已移交 已报 已上报 已报送 已送达 已发送 已发 已寄 已归档 已办理 已处理 已解决 已落实 已结案 已办结 办结 已送 已办 已答复 已回复 已归还 √ ✓ ✔ submitted done completed complete finished closed delivered handedin answered ontime 是 yes y 已重交 已补交 待验收 未验收 待审核 待确认 待复核",
        Work.REJECTED: "退回 已退回 驳回 拒收 不合格 打回 否决 rejected returned sentback vetoed 不通过 未通过 验收不通过 验收未通过 审核不通过 审核未通过 验收不合格 不同意 不认可 不接受 拒绝 返工 需返工 重做 需重做 需整改 reject refused notaccepted failed fail rework 退件 已退件 退单 已退单 已驳回 已打回 已拒收 decline declined",
        Work.ACCEPTED: "已验收 验收 验收合格 合格 通过 已确认 已接收 已收 accepted approved ok confirmed passed 验收通过 已通过 审核通过 同意 认可 接受 已接受 确认 已签收 签收 accept pass acceptedwithcomments approvedwithcomments",
        Work.WAIVED: "豁免 已豁免 免交 免报 waived exempt",
        Work.NOT_APPLICABLE: "不适用 无业务 本期无业务 本月无业务 无此业务 本月无 本期无 当月无 本周无 本季无 本季度无 本年无 本月没有 本期没有 不涉及 无此项 无需 无需办理 无需交付 无需提交 无需上报 不需要 不用交 不用报 notapplicable notrequired na n/a",
        Work.VOID: " ".join((*VOID, *(f"已{word}" for word in VOID), *VOID_EN)),
    }.items()
    for name in names.split()
}
# fmt: on
"""Status words, as ``joined`` gives them."""
_MAY_BE_DONE = compiled(
    r"已|完|毕|[了过]$|止|缓|停|免|\b(?:done|complet|clos|sent|finish|submit|deliver|resolv|cancel|on hold|stopp)"
)
TICKS = frozenset("√ ✓ ✔ ☑ v ok".split())
_OPEN = compiled(
    r"[未没待尚缺差]|正在|准备|中$|快|即将|已经?(?:逾|超[期时]|过期|催|启动|安排|通知|延|推迟|改期|开始|受理|接[单报收件]|派|下[单达发])|止损|almost|nearly|\b(?:not|pending|awaiting|waiting|in progress|being)\b"
)
_GAPS = compiled(r"[\s_-]+")
_TICKS = frozenset("v 已 ok".split())
"""Say that it is done where a day should stand; v and 已 are no status, ok is one that only the receiver gives."""
_LEFT_OPEN = frozenset("暂停 已暂停 挂起 已挂起 paused onhold blocked 在途 在途中 未到期 notdue notyetdue".split())
_OF_REVIEW = ("待", "未")


def joined(text: str) -> str:
    """A plain text as statuses are compared: In progress, in-progress and in_progress are one."""
    return _GAPS.sub("", text)


def work_said(text: str, act: str = "") -> Work | None:
    """The status that words stand for, in their plain form (``core.traditional.plain``); None for other words.

    Args:
        act: as of ``status_forms.status_said``.
    """
    word = joined(text)
    return WORK.get(word) or status_said(word, act)


def says_not_yet(text: str) -> bool:
    """Whether a plain text says that something is still to be done, and nothing else: 还没交, 未办, not yet."""
    return _NOT_YET.fullmatch(text.rstrip(EDGES)) is not None


def says_done(text: str) -> bool | None:
    """Whether a plain text where the day of completion belongs says that it is done, or not yet; None for neither.

    待验收 tells of the review, not of the day, and so does 退回; and of what is 暂停 nobody can say whether it is overdue.
    """
    word = joined(text.strip(EDGES))
    work = work_said(word)
    if word in _TICKS or (work is Work.SUBMITTED and not word.startswith(_OF_REVIEW)):
        return True
    not_yet = work in (Work.NOT_STARTED, Work.IN_PROGRESS) and word not in _LEFT_OPEN
    return False if not_yet or says_not_yet(text) else None


def says_did(text: str) -> bool:
    """Whether a plain text beside a day says that it was done then: 已整改, √. 已暂停 and 已交办 say other things."""
    return text in TICKS or (text.startswith("已") and work_said(joined(text)) is Work.SUBMITTED)


def may_be_done(text: str) -> bool:
    """Whether a plain text that is no known word may say that something is done, or not to be done: 已销号, 暂缓.

    材料准备中 and 正在推进 say that it is not.
    """
    return _MAY_BE_DONE.search(text) is not None and _OPEN.search(text) is None


def says_under_way(value: object) -> bool:
    """Whether 进行中 stands where the day of completion should: what it is about has begun."""
    if type(value) is not str:
        return False
    text = plain(value).strip(EDGES)
    return work_said(text) is Work.IN_PROGRESS and says_done(text) is False
