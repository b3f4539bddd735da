"""Which fields the name of a column may say: names that are known, and such inside longer ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from toolkit.patterns import compiled
from toolkit.sheet.name_words import NameWords, Words, has_words
from toolkit.sheet.plan_names import says_began
from toolkit.sheet.vocabulary import BARE, BY_NAME, NAMES, halves, normal

LOOSE = 1000
"""The rank from which on a name was found inside a longer header."""
_LONGEST = 20  # characters of such a name

# A name inside a longer header (本月实际完成时间, 财务服务对象) still tells what the column is, for these fields only.
_LOOSE = ("deliverable", "phrase", "submitted_at", "provider", "receiver", "owner", "event_at", "evidence", "duty_id")
_Inside = dict[str, list[tuple[int, str]]]  # a known name: its places among all, and the fields


def _inside(names: Iterable[tuple[str, str]]) -> _Inside:
    found: _Inside = {}
    for order, (name, field) in enumerate(names):
        found.setdefault(name, []).append((order, field))
    return found


_LOOSE_NAMES = _inside(
    (normal(name), field)
    for field in _LOOSE
    for name in NAMES[field]
    if not name.isascii() and len(normal(name)) > 1 and name not in BARE
)
_LENGTHS = sorted({len(name) for name in _LOOSE_NAMES})
# English names count as whole words only: a Transaction is no action, a Reporter no report, Overdue no due.
_LOOSE_WORDS = _inside(
    (name, field)
    for field in _LOOSE
    for name in NAMES[field]
    if re.fullmatch(r"[a-z ]{3,}", name) and (field, name) != ("deliverable", "duty")  # a Duty officer is none
)
_MOST_WORDS = max(name.count(" ") for name in _LOOSE_WORDS) + 1
ASKED = "申请 诉求 送修 报修 报障 报案 投诉 陈情 举报 反映 来电 求助 咨询 预约 送检 寄修 请修 请购"
"""What those did who wait for what is done."""
_DEPARTMENTS = "部门 科室 处室 单位"
"""What a column of departments is called."""
_FOR_THEM = f"{ASKED} 接收 接受 受理 收件 需求 提出 送检 送校 送修 送审 送样 发起 对方 对口 主送 送达 验收"
# 接收科室, 验收部门 are the other side, 配合部门, 考核部门 neither: what is late is not theirs.
_OTHER_SIDE = NameWords(
    Words(
        ends=_FOR_THEM,
        then=("- 方", _DEPARTMENTS),
        apart=" ".join(f"被{word}" for word in _FOR_THEM.split()),
    ),
    Words(ends="被服务", then=("- 方", _DEPARTMENTS)),
)
_TO_WHOM = compiled(
    "^[需要应]?(?:提交|上报|报送|[交报送发寄呈给])[到给至往予]?.{0,4}(?:哪|何[处人]|谁)(?!.*[出供填做]$)"
)  # 交给哪个部门
_NEITHER_SIDE = NameWords(
    Words(
        ends="配合 协办 协同 协助 监督 考核 审核 审批 复核 抄送 督办 督查 分管 会签 检查 来源 下达 交办 使用",
        then=(_DEPARTMENTS,),
    )
)
_OUR_SIDE = has_words("责任 主责 主办 牵头 承办 执行 提供")
# 项目编号 is no project, 保管期限 how long something is kept.
_OF_A_THING = NameWords(Words(ends="编号 号 号码 代码 日期 时间 负责人 金额 单价 数量 地址 电话 单位 科室 部门"))
# 门店要交的 is no branch.
_IS_OWED = NameWords(
    Words(ends="要 应 须 该", then=("交 报 出 提供 提交 上交 上报 回传", "- 的")),
    pattern=compiled("^[要应须该](?:交|报|送|给)给?[^给]{1,6}的$"),
)
_OF_SOMEBODY = frozenset({"provider", "receiver", "owner"})
# 接收部门意见, Customer feedback are what somebody says, and nobody's name.
_IS_SAID = NameWords(
    Words(ends="意见 评价 评语 评分 打分 结论 结果 反馈 回执 评定 留言 批示 批注 的话 叮嘱 寄语"),
    Words(ends="_outcome _result _verdict _review _check _checked _feedback _comment _comments _decision _opinion"),
    Words(ends="_assessment _rating _score"),
)
# Below 接收部门签字, Receiver acceptance stands either who signed or that it is in order.
_IS_SIGNED = NameWords(
    Words(ends="验收 签字 签名 签认 认可 确认 审批 审核 评审 抽查 判定 复核 复查 复验 核对 核验 核查"),
    Words(begins="accept approv sign_off signoff signed_off signedoff"),
    Words(ends="_acceptance _accepted _approval _approved _sign_off _signoff"),
)
# 班组长, 车间主任, 门店对接人 are people, and no part of a company.
_A_TITLE = NameWords(
    Words(ends="班 组 科 处 室 队 所 站 厂 店 部", then=("长",)),
    Words(ends="主任 经理 主管 总监 领导 书记 编辑"),
    Words(ends="验 工 理 料 务", then=("员",)),
    Words(ends="对接 联络 联系 经办 经手", then=("人 员",)),
)
_A_TERM = NameWords(
    Words(
        ends="保管 保存 证书 证照 留存 存放 有效 质保 保修 保质 保险 租赁 租用 承租 报废 借款 贷款 授信 合同 聘用 任职"
        " 使用 试用 折旧 经营 合作 担保 抵押 存续",
        then=("期限 时限 年限 期 期满日 到期 到期日 到期日期 到期时间",),
    )
)
_MAY_UNTIL = NameWords(
    Words(
        whole="- 网上 线上 在线",
        then=(
            "报名 预约 预订 预定 订票 售票 投票 征订 认购 抢购 团购 促销 优惠",
            "- 开放 接受",
            "截止 截至 期限 时限 时间 日期 截止日 截止时间 截止日期 截至时间 截至日期 结束时间 结束日期",
        ),
    ),
)
"""Until when others may do something, which nobody owes: 报名截止, and not 报名资料报送时限 or 预约确认时限."""
# HR备注, 逾期原因, 未达账项说明 say something beside what is owed; why a thing was not accepted is told elsewhere.
_A_REMARK = NameWords(
    Words(ends="备注 附注 批注", then=("- 栏 说明 信息",)),
    Words(
        ends="逾期 超期 延期 延误 迟交 迟报 滞后 异常 差异 偏差 特殊 其他 其它 补充 情况",
        then=("- 情况", "原因 的原因 理由 的理由 说明"),
    ),
    pattern=compiled(
        r"未(?!.{0,2}(?:认可|通过|同意|接[收受]|满意|合格|验收)).{1,6}(?:情况)?(?:的?原因|的?理由|说明)$"
        r"|\b(?:remarks?|notes?|commentary)\W*$",
        re.I,
    ),
)
_REVIEWED = "复核 复查 复验 审核 审查 验收 检查 核查 核验 抽查 督查 评审"
_A_REVIEWER = NameWords(
    Words(ends=_REVIEWED, then=("人 人员 者",), apart=" ".join(f"被{word}" for word in _REVIEWED.split()))
)
_AHEAD = NameWords(
    # planned, or promised
    Words(
        has="应 须 需 拟 计划 预计 预定 预测 要求 约定 约好 承诺 规定 法定 目标 期限 最迟 最晚 截止 截至 算下来 算出来"
    ),
    Words(has="说好 讲好 定好", then=("- 的", "哪 几 何 啥 什 时 日")),
    Words(ends="说好 讲好 定好", then=("- 的",)),
    Words(ends="交期", apart="实际交期"),
    # another time
    Words(has="上次 下次 下一 提醒"),
    Words(has="催", before="款 收 缴 费"),
    # put off
    Words(has="延期 展期 展延 顺延 推迟"),
    Words(has="改期 改到", apart="整改期 修改期 更改期 整改到 修改到 更改到 改到位"),
    Words(ends="返工 返修 重做 重交 补交 补报", then=("到 至",)),
    # in English
    Words(has="planned due expected target required agreed next remind postpon extended"),
    Words(
        has="last",
        before="_deliver _submi _sent _suppli _provid _receiv _report _fil _handed _issu",
    ),
)
_LOOKED_AT = compiled("(?:审核|审批|评审|复核|复查|核查|抽查|会签|签批)(?:完成|办结|结束|完毕)")
"""审核完成日 is when somebody had looked at it, and no known name of completions."""
_LATEST = NameWords(
    Words(begins="最近一次", then=("提交 上交 报送 上报 报出 送交 送出 发出 回传 收到",)),
    Words(has="_last", then=("_deliver _submi _sent _suppli _provid _receiv _report _fil _handed _issu",)),
)
_MEASURED = compiled(
    r"\b(?:hours?|hrs?|minutes|days|costs?|efforts?|workload|duration|amounts?|spend|budget|value|price|qty|quantity|units?|numbers?"
    r"|no|count|size|work)\W*$",
    re.I,
)
"""Actual Work Hours and Actual cost are how much, and no day."""
_PRICED = compiled(
    r"(?:金额|[单售]价|价[格钱]|数量?|页[码数]|费用?|成本|预算|[合总小]计|总额)$"
    r"|\b(?:qty|quantity|price|amount|cost|total|pages?)\b",
    re.I,
)
"""Names beside which 项目 and Item are those of a price list or a contents page."""
_FORECAST = NameWords(
    Words(has="预计 预估 预期 预测 估计"),
    pattern=compiled(r"\b(?:forecast|expected|estimated?|eta)\b", re.I),
)
_WANTED = compiled(r"\b(?:need(?:ed|s)?|required|missing|outstanding|owed|wanted)\b", re.I)
"""Evidence needed is what is owed, and not what proves it."""
AGAIN = NameWords(
    Words(has="再次 重新 返工 改好 改完 改后"),
    Words(
        has="二次 2次",
        then=("提交 交 报 送 上交 上报 上送 补交 补报 补送 答复 回复 回传 整改 完成",),
    ),
    Words(has="重", then=("交 报 送 做 提 传 写 填 改 弄 办 搞 画 印",)),
    Words(has="resubmi resend resent rework _redo again secondsubmi second_submi"),
)
"""What came a second time is so called."""
_SUM_DUE = compiled(
    r"\b(?:total|amounts?|balance|net|gross|sum|principal|interest|premium)\W+(?:amount\W+)?due\b", re.I
)
"""How much somebody owes: Total due."""
_PREPOSITIONS = frozenset("of for to in on at from with".split())  # noqa: SIM905
_OPENING = compiled(r"[(\[{]")
"""Deadline for the report, Report (due): what stands last says of what it is."""
_FOR_LATER = has_words("补交 补报 补送 补正")


@lru_cache(maxsize=4096)
def fields_of(text: str) -> tuple[tuple[str, int], ...]:
    """The fields a header text may name, each with its rank (0 is the name our templates use); empty for none."""
    name = normal(text)
    if found := BY_NAME.get(name):
        return tuple((field, _rank(field, name)) for field in found)
    if not name:
        return ()
    if _A_REVIEWER.tell(name):
        return (("reviewer", LOOSE - 1),)
    if _A_REMARK.tell(text if text.isascii() else name):
        return (("note", LOOSE),)
    if known := [half for half in halves(text) if half in BY_NAME]:
        both = [f for f in BY_NAME[known[0]] if f in BY_NAME[known[-1]]] or BY_NAME[known[0]]
        return tuple((f, min(_rank(f, half) for half in known) if len(known) > 1 else LOOSE) for f in both)
    if name.isascii():
        words = re.findall(r"[a-z]+", text.lower())
        if words[-1:] == ["ok"]:
            return ()  # Delivered OK? asks how, not when
        ends = [" ".join(part) for k in range(1, _MOST_WORDS + 1) for part in (words[:k], words[-k:])]
        dated = words[1:2] == ["of"] and words[0] in ("date", "day", "time")  # Date of issue is no issue
        said = is_said(text)
        last = _PREPOSITIONS.isdisjoint(words) and not _OPENING.search(text)
        told = (
            field
            for part, field in _known(ends, _LOOSE_WORDS)
            if not (field == "evidence" and _WANTED.search(text))
            and not (dated and field == "deliverable")
            and not (last and field in ("deliverable", "owner") and _ends_as_another(words, part))
            and not (field == "event_at" and words[-1] == "by")  # Raised by says who
            and not (field == "phrase" and _SUM_DUE.search(text))
            and not (said and field in _OF_SOMEBODY)
            and not (field == "submitted_at" and (is_of_another_time(text) or says_began(text) or is_measured(text)))
        )
        return next((_or_again(text, field, LOOSE) for field in told), ())
    if _TO_WHOM.search(name):
        return ()  # which the content has to bear out
    if not _OUR_SIDE.tell(name):
        if _OTHER_SIDE.tell(name):
            return (("receiver", LOOSE),)
        if _NEITHER_SIDE.tell(name):
            return ()
    if _A_TERM.tell(name) or is_open_until(name):
        return ()
    # The longer the known name, the surer: 须提交文件 is what is owed, 资助项目 beside it is not.
    ends = [part for length in _LENGTHS if length <= len(name) for part in (name[:length], name[-length:])]
    return next(
        (
            _or_again(name, field, LOOSE + _LONGEST - len(known))
            for known, field in _known(ends, _LOOSE_NAMES)
            if not (field == "deliverable" and _OF_A_THING.tell(name))
            and not (field in _OF_SOMEBODY and (_IS_OWED.tell(name) or is_said(name)))
            and not (field in ("provider", "receiver") and is_title(name))
            and not (
                field == "submitted_at"
                and (is_of_another_time(name) or says_began(name) or _LOOKED_AT.search(name) is not None)
            )
        ),
        (),
    )


def _ends_as_another(words: Sequence[str], part: str) -> bool:
    """Whether an English name ends as one of another field than that it begins with: Report due, Responsible dept.

    Its last word says what it is, and those before of what.
    """
    ends = [" ".join(words[k:]) for k in range(part.count(" ") + 1, len(words))]
    return " ".join(words).startswith(f"{part} ") and any(end in _LOOSE_WORDS for end in ends)


def _or_again(name: str, field: str, rank: int) -> tuple[tuple[str, int], ...]:
    """A field found in a name; 补交截止 may be the deadline, and beside another one that of the second time."""
    again = field == "phrase" and (AGAIN.tell(name) or _FOR_LATER.tell(name))
    return ((field, rank), ("rework_due", LOOSE + _LONGEST)) if again else ((field, rank),)


def _known(parts: Iterable[str], names: _Inside) -> Iterator[tuple[str, str]]:
    """The known names among the beginnings and ends of a longer one, and their fields: the longest first."""
    found = {(-len(part), order, part, field) for part in parts for order, field in names.get(part, ())}
    return ((part, field) for _, _, part, field in sorted(found))


@lru_cache(maxsize=4096)
def _rank(field: str, name: str) -> int:
    return next((i for i, n in enumerate(NAMES[field]) if normal(n) == name), LOOSE - 1)


def is_lasting(text: str) -> bool:
    """Whether a column so called says how long something lasts or is kept: 保管期限, 证照到期日."""
    return _A_TERM.tell(normal(text))


def is_open_until(text: str) -> bool:
    """Whether a column so called says until when others may do something, and need not: 报名截止, 预约截止时间."""
    return _MAY_UNTIL.tell(normal(text))


def is_of_neither_side(text: str) -> bool:
    """Whether a column is of departments that neither owe nor receive: 配合部门, 考核部门."""
    return _NEITHER_SIDE.tell(normal(text))


def is_of_the_other_side(text: str) -> bool:
    """Whether a column is of departments for which something is done: 送审部门, 需求单位."""
    name = normal(text)
    return _OTHER_SIDE.tell(name) and not _OUR_SIDE.tell(name)


def is_of_another_time(text: str) -> bool:
    """Whether dates of a column so called are of what is to come, or of another time: 应交日, 计划交出日期."""
    return _AHEAD.tell(text)


def is_latest(text: str) -> bool:
    """Whether a completion so called is the last there was, of whichever time: Last sent, 最近一次提交."""
    return _LATEST.tell(text)


def is_forecast(text: str) -> bool:
    """Whether dates of a column so called are only what somebody thinks: 预计完成时间, Expected date."""
    return _FORECAST.tell(text)


def is_measured(text: str) -> bool:
    """Whether a column so called says how much of something there was: Actual Work Hours, Actual cost."""
    return _MEASURED.search(text) is not None


def is_of_prices(text: str) -> bool:
    """Whether a column so called stands in price lists and contents pages: 单价, 页码, Amount."""
    return _PRICED.search(text) is not None


def is_said(text: str) -> bool:
    """Whether a column so called holds what somebody says of a thing: 接收部门评价, Customer feedback."""
    name = text if text.isascii() else normal(text)
    return _IS_SAID.tell(name) and "谁" not in name  # 向谁反馈, 交给谁验收 ask for somebody


def is_signed(text: str) -> bool:
    """Whether who signs may stand in a column so called, or that it is in order: 责任人签字, Receiver acceptance."""
    return _IS_SIGNED.tell(text if text.isascii() else normal(text))


def is_title(text: str) -> bool:
    """Whether a column is called like what a person is in a company: 班组长, 车间主任, 部门经理."""
    return _A_TITLE.tell(normal(text))
