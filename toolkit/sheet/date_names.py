"""What the names of columns of dates say of beginnings and ends: 来电时间 and 回电时间, Logged and First response.

Names only; ``date_roles`` looks at what stands below them, and decides.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.sheet.column_names import LOOSE, fields_of, is_of_another_time
from toolkit.sheet.guess_names import called, is_actual, says_again
from toolkit.sheet.moved_names import is_moved
from toolkit.sheet.name_words import NameWords, Words, has_words
from toolkit.sheet.owed_names import has_arrived
from toolkit.sheet.plan_names import says_began
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal

_NO_EVENTS = tuple(
    "填表 制表 更新 打印 录入 出生 创建 编制 修订 检查 上次 下次 打卡 birth print update created".split()  # noqa: SIM905
)
_FIGURE = compiled(r"\d")
_DAY = "- 日 日期 时间"
_BEGUN = NameWords(
    # somebody asked for it, or told of it
    Words(has="来文 来电 来函 来访 来件 进线 呼入 报修 报案 报障 申请 申报 提出 投诉 咨询 诉求 反映 通知 发函 委托"),
    # somebody took it in, or put it on a list
    Words(has="受理 接收 收到 收文 接单 接报 接件 建单 开单 立项 立案 下单"),
    # somebody was told to do it
    Words(has="派单 派工 交办 转办 派发 指派 分派 委派 下发 下达 布置"),
    # it took place, or set out
    Words(has="发起 发生 进场 入职 离职 到岗 开工 送检 送修 取样 提货 装船 发货 到货"),
    # in English
    Words(has="call logged raised receiv recd opened report request register enquir inquir complain"),
    Words(has="ordered notified assigned shipp sail"),
)
_GIVEN_OUT = has_words("交办 转办 派发 指派 分派 委派 下达 布置 派单 派工 创建 建单 assigned allocated created")
"""When somebody got it to do, or it was put on a list: nothing can have been done by that."""
_ENTERED = has_words("进场")
"""Somebody was there then, as he was to be, or answered."""
_SENT = NameWords(Words(whole="发出 寄出 送出", then=(_DAY,)))
"""An end where nothing comes back, and else the beginning."""
_CAME = NameWords(
    Words(begins="收 到 最近收 最近到 最近一次收 最近一次到", then=("件 到 讫 单 表 稿",)),
    Words(has="received recd"),
)
"""When it came: to those who have to do something with it, or to those who waited for it."""
_NOTED = has_words("录入 登记 创建 记录 created recorded entered")
"""When somebody wrote it down: the beginning where no other column says when that was."""
_DONE = NameWords(
    # answered, or given back
    Words(
        has="回复 答复 批复 回报 回电 回访 回函 回传 回单 回执 回寄 签回 寄回 返回 返还 退还 交还 还回 归还 交回 收回"
    ),
    Words(has="答应 响应 上门 到场"),
    # closed, settled, mended, paid
    Words(has="结案 结单 结清 关单 关闭 销单 销案 销号 销项 闭环 办结 办毕 办妥 完结 了结 完成 解决 处理 处置 付讫"),
    Words(has="修复 恢复 修好 完修 完工 竣工"),
    Words(has="弄 搞 做 办 修 改 干 补 备 写 印", then=("好 完 定 妥 成",)),
    Words(has="补齐 备齐 凑齐 配齐"),
    # handed in
    Words(has="递交 送单 寄单 交单 送达 出具 交付"),
    Words(has="交 报 送 寄 递 缴 回", then=("来",)),
    Words(has="递 交 报 送 寄", then=("出去",)),
    Words(ends="递 交 报 送 寄 缴 还 给 发 拿 带 补 改 做 办 弄", then=("了",)),
    Words(ends="了没 过没 了没有 过没有"),
    # in English
    Words(has="reply repli respon answer clos resol return fixed complet done settle finish rectif certified"),
    Words(has="shippedback signedoff lodged uploaded deliver handedover submitted", ends="sent", apart="resent"),
)
_OF_OTHER_THINGS = NameWords(
    Words(has="出生 生日 生产日 生效 失效 到期 届满 期满 有效 保修 质保"),
    Words(has="更新 打印 制表 填表 编制 修订 检查 打卡"),
    Words(has="birth print update expir valid warrant effective"),
    Words(has="scheduled forecast projected proposed anticipated estimated intended"),
)
_RATES = NameWords(Words(ends="率 比 % _rate", has="进度 比例 百分比 percent progress"))
"""12.5 below 完成率 and 进度(%) is a part of the whole, and no 5th of December."""
_FOUND = NameWords(
    Words(whole="检查 安全检查 现场检查 专项检查 日常检查", then=("日 日期 时间",)),
    Words(whole="inspect inspection inspected audit audition audited", then=("date on",)),
)
_A_TERM = NameWords(Words(ends="时限 期限 限期 时效", apart="_时限 _期限 _限期 _时效"))
_LOOKED_AT = has_words(
    "审核 审批 复核 复查 核查 抽查 巡查 督查 督办 会签 备注 review check approv audit inspect verif remark note"
)
"""When somebody looked at it, or wrote something of it."""
_OF_HANDING_IN = has_words("提交 上交 递交 呈交 送交 报送 上报 申报 呈报 送审 报审 交稿 交件 交单 应交 应报 应送")
_OF_OTHER_BUSINESS = NameWords(
    Words(has="签订 签约 签署 协议 发布 公布 发文 印发 会议 开会 召开 跟进", begins="合同"),
    Words(begins="活动 演出 比赛 竞赛 考试 面试 宴会 庆典 典礼 开标 开庭", then=("- 举办 举行", "日 日期 时间")),
    Words(has="publish posted meeting contract agreement followup"),
)
"""When a contract was signed, something published, a meeting or a match held: hardly when what is owed was done."""
_BESIDE_BUSINESS = has_words("催 提醒 跟进 付款 支付 打款 remind chas follow paid payment")
"""When somebody was reminded, or paid: not when the business was."""

_WHEN = NameWords(
    Words(has="哪天 哪日 几号 几点 几日 啥时 何时 么时 时候 时间 时点", ends="日子 日期"),
    Words(has="_when_ _date_ _time_ _day_ _on_ _at_"),
)
_ASKED_AFTERWARDS = compiled(
    r"(?:哪[天日]|几[号点日]|[啥何么]时[候间]?|时间|日期).{0,5}(?<!要)的$|^when(?:was|it|they|he|she|we)*(?:done|sent|came|got|handed|submit|finish|deliver)"
    r"|^(?:done|sent|came|handedin|submitted|finished|delivered)when$"
)
"""哪天交的, When done: asked of what was done; 什么时候交 asks when it is to be."""
_ASKED_OF_BEGINNING = NameWords(
    Words(
        ends="定 约 说 派 提 下 布置 交代 交办 吩咐 安排 下达 通知 提出 报修 发现 查到 查出 开始",
        then=("的",),
    )
)
"""哪天定的, 啥时候派的: asked of what was before anything was done."""
_WHETHER = NameWords(Words(ends="吗 没 否 没有 了未 过未 齐未 好未 完未 到未", begins="是否"))


# How much a name says. A known one outweighs what columns are called like, and the order of their dates.
_KNOWN = 8
CALLED = 4
CALLED_LIKE = 3
_ACTUAL = 3
_HARDLY, _LAST_OF_ALL = 1, -1


def named_events(cells: Mapping[int, str], taken: Container[int], body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    """Columns called like the day of an event (提车日期), by that event; Waiting on says for whom, by what is in it."""
    events: dict[str, int] = {}
    for column, text in cells.items():
        stem = event_stem(text)
        # 2月完成时间 says when something was done, 预计完成时间 and 调整后时间 when it is to be: no event column does.
        end = is_moved(text)
        end = end or any(f == "submitted_at" or (f == "phrase" and rank < LOOSE) for f, rank in fields_of(text))
        if (
            stem
            and column not in taken
            and not stem.startswith(_NO_EVENTS)
            and not (end or _says_on_what(text, column, body))
        ):
            events.setdefault(stem, column)
    return events


def _says_on_what(name: str, column: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether only words without any figure stand below an English name: Waiting on, Depends on."""
    held = [row[column - 1] for row in body if len(row) >= column and row[column - 1] not in (None, "")]
    return (
        name.isascii()
        and bool(held)
        and all(isinstance(value, str) and _FIGURE.search(value) is None for value in held)
    )


def speaks_for(name: str, *, is_start: bool = False, is_end: bool = False) -> tuple[int, int]:
    """How much a name says for a column being the beginning, and the end; below 0 it speaks against it.

    Args:
        is_start, is_end: it is the known name that was taken for the one or the other.
    """
    name = _with_time(name)
    plain = normal(name)
    if asks_when_done(name):
        return (CALLED, -CALLED) if _ASKED_OF_BEGINNING.tell(plain) else (-CALLED, CALLED)
    may_be_end = CALLED if called("submitted_at", name) else CALLED_LIKE if _DONE.tell(plain) else 0
    if called("submitted_at", name) and (is_start or _CAME.tell(plain)):
        return CALLED, CALLED_LIKE  # Received on and 收件日期 may be either
    end = _KNOWN if is_end else may_be_end
    if not end and any(f == "submitted_at" and rank < LOOSE for f, rank in fields_of(name)):
        end = CALLED
    if end and is_actual(name):
        end += _ACTUAL
    start = 0
    if is_start:
        start = _KNOWN
    elif called("event_at", name):
        start = CALLED
    elif _BEGUN.tell(plain) or says_began(name):
        start = CALLED_LIKE
    elif _SENT.tell(plain):
        start = _HARDLY
    elif _NOTED.tell(plain):
        start = _LAST_OF_ALL  # 提车日期 rather than 录入日期
        end = end or _LAST_OF_ALL
    elif end:
        # Sent is no beginning beside Completed at.
        start = -_KNOWN if any(f == "submitted_at" and rank < LOOSE for f, rank in fields_of(name)) else -end
    return start, end


def _with_time(name: str) -> str:
    """A name that is only what was done, as that of its time: 反馈时间 for 反馈."""
    if name.isascii() or event_stem(name) or normal(name).endswith(("时", "间", "点")):
        return name
    timed = f"{normal(name)}时间"
    return timed if called("submitted_at", timed) or "submitted_at" in dict(fields_of(timed)) else name


def may_have_come(name: str) -> bool:
    """Whether it says when something came, to those who have to do something with it, or who waited for it."""
    return called("submitted_at", name) and _CAME.tell(normal(name))


def is_end(name: str, *, plainly: bool = False) -> bool:
    """Whether a column is called like the end of something; ``plainly``: by what was done, 实际 alone is not enough."""
    return _DONE.tell(normal(name)) or (not plainly and called("submitted_at", name))


def says_when(name: str) -> bool:
    """Whether dates are to be expected below a name, whatever they are of: 货到哪天, 提车日期, 送出."""
    return event_stem(name) != "" or _WHEN.tell(name) or any(speaks_for(name))


def says_nothing_of_time(name: str) -> bool:
    """Whether a name says of no time what it is of: 盯到."""
    return not (says_when(name) or says_began(name) or is_end(name) or is_looked_at(name) or is_of_something_else(name))


def asks_whether(name: str) -> bool:
    """Whether a name asks whether something was done: Done?, 交了没."""
    return name.rstrip().endswith(("?", "？")) or _WHETHER.tell(name) or _WHETHER.tell(normal(name))


def asks_when_done(name: str) -> bool:
    """Whether a name asks when something was done: 什么时候交的, When done."""
    return _ASKED_AFTERWARDS.search("".join(normal(name).split())) is not None


def is_looked_at(name: str) -> bool:
    """Whether it says when somebody looked at a thing: neither when it began nor when it was done. 复查时间."""
    return _LOOKED_AT.tell(normal(name))


def is_of_handing_in(name: str) -> bool:
    """Whether deadlines so called are of handing in, which is before anybody looks at it: 应报结算日."""
    return _OF_HANDING_IN.tell(normal(name))


def is_of_business(name: str) -> bool:
    """Whether dates below it say when the business was: 提车日期, 交办时间, and neither 催办时间 nor 审核日期."""
    return not _BESIDE_BUSINESS.tell(normal(name)) and not is_looked_at(name) and not is_of_something_else(name)


def is_found_then(name: str) -> bool:
    """Whether it says when somebody looked and may have found what is wrong: 检查日期, which else dates a form."""
    return _FOUND.tell(normal(name))


def is_of_deadline(name: str, deadline: str) -> bool:
    """Whether a column dates what the name of the deadlines is of: 移交日期 beside 移交时限, 开工时间 beside 开工期限.

    No 交办日期: 交办期限 may be the deadline that was given with it.
    """
    began = has_arrived(name) or says_began(name) or _ENTERED.tell(normal(name))
    return is_of_act(name, deadline) and (began or not is_beginning(name))


def is_of_act(name: str, deadline: str) -> bool:
    """Whether a column and the deadlines are called after the same act, whatever that is: 交办日期, 交办期限.

    Started on beside Expected start is no end.
    """
    from toolkit.sheet.shared_acts import is_after_act  # few tables have several columns of dates

    return not says_again(name) and not normal(name).isascii() and is_after_act(name, deadline)


def is_term(name: str) -> bool:
    """Whether it says how long something may take: 到场时限."""
    return _A_TERM.tell(normal(name))


def is_hardly_end(name: str) -> bool:
    """Whether a column so called is not the end just for lack of another: 下达日期, 登记日期, 审核日期."""
    begins = is_beginning(name) and not called("submitted_at", name)
    of_else = _OF_OTHER_BUSINESS.tell(normal(name)) or _BESIDE_BUSINESS.tell(normal(name))
    beside = of_else and not is_end(name)
    return is_looked_at(name) or begins or beside or _NOTED.tell(normal(name))


def is_no_end(name: str, deadline: str) -> bool:
    """Whether dates of a column so called stand there before anything was done: 开始时间, 交办时间.

    Not beside deadlines by which just that is to be done: 派单时间 beside 派单时限.
    """
    given_out = _GIVEN_OUT.tell(normal(name)) and not is_end(name)
    return (says_began(name) or given_out) and not is_of_act(name, deadline)


def is_beginning(name: str) -> bool:
    """Whether a column is called like the beginning of something: 报修时间, 下达日期."""
    return speaks_for(name)[0] >= CALLED_LIKE


def is_of_something_else(name: str) -> bool:
    """Whether dates below a name are of what is to come, or say neither of a beginning nor of an end: 生效日期."""
    return is_of_another_time(name) or is_rate(name) or _OF_OTHER_THINGS.tell(normal(name))


def is_rate(name: str) -> bool:
    """Whether a column is called like parts of a whole: 完成率, 进度(%)."""
    return _RATES.tell(name.strip()) or _RATES.tell(normal(name))
