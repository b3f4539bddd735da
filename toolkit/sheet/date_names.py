"""What the names of columns of dates say of beginnings and ends: 来电时间 and 回电时间, Logged and First response.

Names only; ``date_roles`` looks at what stands below them, and decides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from toolkit.patterns import compiled
from toolkit.sheet.column_names import LOOSE, fields_of, is_of_another_time
from toolkit.sheet.guess_names import called, is_actual, says_again
from toolkit.sheet.owed_names import has_arrived
from toolkit.sheet.plan_names import says_began
from toolkit.sheet.vocabulary import event_stem, normal

_NO_EVENTS = tuple(
    "填表 制表 更新 打印 录入 出生 创建 编制 修订 检查 上次 下次 打卡 birth print update created".split()  # noqa: SIM905
)
_BEGUN = compiled(
    r"受理|接收|收到|收文|来文|来电|来函|来访|来件|进线|呼入|报修|报案|报障|申请|申报|提出|投诉|咨询|诉求|反映|建单|开单|立项|立案|下单|派单|派工"
    r"|接单|接报|接件|发起|发生|交办|转办|派发|指派|分派|委派|下发|下达|布置|进场|入职|离职|到岗|开工|通知|发函|委托|送检|送修|取样|提货|装船|发货|到货"
    r"|call|logged|raised|receiv|recd|opened|report|request|register|enquir|inquir|complain|ordered|notified|assigned|shipp|sail"
)
_GIVEN_OUT = compiled(r"交办|转办|派发|指派|分派|委派|下达|布置|派单|派工|创建|建单|assigned|allocated|created")
"""When somebody got it to do, or it was put on a list: nothing can have been done by that."""
_ENTERED = compiled("进场")
"""Somebody was there then, as he was to be."""
_SENT = compiled(r"^(?:发出|寄出|送出)(?:日|日期|时间)?$")
"""An end where nothing comes back, and else the beginning."""
_CAME = compiled(r"^(?:最近(?:一次)?)?(?:收|到)(?:件|到|讫|单|表|稿)|received|recd")
"""When it came: to those who have to do something with it, or to those who waited for it."""
_NOTED = compiled(r"录入|登记|创建|记录|created|recorded|entered")
"""When somebody wrote it down: the beginning where no other column says when that was."""
_DONE = compiled(
    r"回复|答复|批复|回报|回电|回访|回函|回传|回单|回执|回寄|签回|寄回|返回|返还|退还|交还|还回|递交|归还|交回|收回|结案|结单|结清|关单|关闭|销单|销案|销号|销项|闭环|办结|办毕|办妥"
    r"|完结|了结|完成|解决|处理|处置|修复|恢复|修好|完修|完工|竣工|[弄搞做办修改干补备写印](?:好|完|定|妥|成)|[完办了]结|[交报送寄递缴回]来|[递交报送寄]出去|[递交报送寄缴还给发拿带补改做办弄]了$|[了过]没有?$|上门|到场|付讫|送单|寄单|交单|送达|出具|答应|响应|[补备凑配]齐|交付"
    r"|repl[yi]|respon|answer|clos|resol|return|fixed|complet|done|settle|finish|shippedback|signedoff|rectif|certified|lodged|uploaded|deliver|handedover|submitted|(?<!re)sent$"
)
_OF_OTHER_THINGS = compiled(
    r"出生|生日|生效|失效|到期|届满|期满|有效|生产日|更新|打印|制表|填表|编制|修订|检查|打卡|保修|质保"
    r"|birth|print|update|expir|valid|warrant|effective"
)
_RATES = compiled(r"[率比%]$|进度|比例|百分比|percent|progress|\brate$", re.IGNORECASE)
"""12.5 below 完成率 and 进度(%) is a part of the whole, and no 5th of December."""
_FOUND = compiled(r"^(?:安全|现场|日常|专项)?检查(?:日期?|时间)$|^(?:inspect|audit)(?:ion|ed)?(?:date|on)$")
_TERM = compiled(r"(?:完成)?(?:的?(?:时限|期限|限期|时效|截止|最[迟晚]|要求|节点|到期|时间|日期|日|时))+$")
_A_TERM = compiled(r".(?:时限|期限|限期|时效)$")
_LOOKED_AT = compiled(
    r"审核|审批|复核|复查|核查|抽查|巡查|督查|督办|会签|备注|review|check|approv|audit|inspect|verif|remark|note"
)
"""When somebody looked at it, or wrote something of it."""
_OF_OTHER_BUSINESS = compiled(
    r"签订|签约|签署|^合同|协议|发布|公布|发文|印发|会议|开会|召开|跟进|publish|posted|meeting|contract|agreement|followup"
)
"""When a contract was signed, something published, a meeting held: hardly when what is owed was done."""
_BESIDE_BUSINESS = compiled(r"催|提醒|跟进|付款|支付|打款|remind|chas|follow|paid|payment")
"""When somebody was reminded, or paid: not when the business was."""

_WHEN = compiled(r"哪[天日]|几[号点日]|[啥何么]时|时[候间点]|日[子期]$|\b(?:when|date|time|day|on|at)\b", re.IGNORECASE)
_ASKED_AFTERWARDS = compiled(
    r"(?:哪[天日]|几[号点日]|[啥何么]时[候间]?|时间|日期).{0,5}(?<!要)的$|^when(?:was|it|they|he|she|we)*(?:done|sent|came|got|handed|submit|finish|deliver)"
    r"|^(?:done|sent|came|handedin|submitted|finished|delivered)when$"
)
"""哪天交的, When done: asked of what was done; 什么时候交 asks when it is to be."""
_ASKED_OF_BEGINNING = compiled("(?:[定约说派]|布置|交[代办]|吩咐|安排|下达?|通知|提出?|报修|发现|查[到出]|开始)的$")
"""哪天定的, 啥时候派的: asked of what was before anything was done."""
_WHETHER = compiled(r"[?？]\s*$|(?:[吗没否]|没有)$|[了过齐好完到]未$|^是否")


# How much a name says. A known one outweighs what columns are called like, and the order of their dates.
_KNOWN = 8
CALLED = 4
CALLED_LIKE = 3
_ACTUAL = 3
_HARDLY, _LAST_OF_ALL = 1, -1


def named_events(cells: Mapping[int, str], taken: Container[int]) -> dict[str, int]:
    """Columns called like the day of an event (提车日期), by that event."""
    events: dict[str, int] = {}
    for column, text in cells.items():
        stem = event_stem(text)
        # 2月完成时间 says when something was done, 预计完成时间 when it is to be, which no event column does.
        end = any(f == "submitted_at" or (f == "phrase" and rank < LOOSE) for f, rank in fields_of(text))
        if stem and column not in taken and not stem.startswith(_NO_EVENTS) and not end:
            events.setdefault(stem, column)
    return events


def speaks_for(name: str, *, is_start: bool = False, is_end: bool = False) -> tuple[int, int]:
    """How much a name says for a column being the beginning, and the end; below 0 it speaks against it.

    Args:
        is_start, is_end: it is the known name that was taken for the one or the other.
    """
    name = _with_time(name)
    plain = normal(name)
    if asks_when_done(name):
        return (CALLED, -CALLED) if _ASKED_OF_BEGINNING.search(plain) else (-CALLED, CALLED)
    may_be_end = CALLED if called("submitted_at", name) else CALLED_LIKE if _DONE.search(plain) else 0
    if called("submitted_at", name) and (is_start or _CAME.search(plain)):
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
    elif _BEGUN.search(plain) or says_began(name):
        start = CALLED_LIKE
    elif _SENT.search(plain):
        start = _HARDLY
    elif _NOTED.search(plain):
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
    return called("submitted_at", name) and _CAME.search(normal(name)) is not None


def is_end(name: str, *, plainly: bool = False) -> bool:
    """Whether a column is called like the end of something; ``plainly``: by what was done, 实际 alone is not enough."""
    return _DONE.search(normal(name)) is not None or (not plainly and called("submitted_at", name))


def says_when(name: str) -> bool:
    """Whether dates are to be expected below a name, whatever they are of: 货到哪天, 提车日期, 送出."""
    return event_stem(name) != "" or _WHEN.search(name) is not None or any(speaks_for(name))


def says_nothing_of_time(name: str) -> bool:
    """Whether a name says of no time what it is of: 盯到."""
    return not (says_when(name) or says_began(name) or is_end(name) or is_looked_at(name) or is_of_something_else(name))


def asks_whether(name: str) -> bool:
    """Whether a name asks whether something was done: Done?, 交了没."""
    return _WHETHER.search(name) is not None or _WHETHER.search(normal(name)) is not None


def asks_when_done(name: str) -> bool:
    """Whether a name asks when something was done: 什么时候交的, When done."""
    return _ASKED_AFTERWARDS.search("".join(normal(name).split())) is not None


def is_looked_at(name: str) -> bool:
    """Whether it says when somebody looked at a thing: neither when it began nor when it was done. 复查时间."""
    return _LOOKED_AT.search(normal(name)) is not None


def is_of_business(name: str) -> bool:
    """Whether dates below it say when the business was: 提车日期, 交办时间, and neither 催办时间 nor 审核日期."""
    return _BESIDE_BUSINESS.search(normal(name)) is None and not is_looked_at(name) and not is_of_something_else(name)


def is_found_then(name: str) -> bool:
    """Whether it says when somebody looked and may have found what is wrong: 检查日期, which else dates a form."""
    return _FOUND.search(normal(name)) is not None


def is_of_deadline(name: str, deadline: str) -> bool:
    """Whether a column dates what the name of the deadlines is of: 移交日期 beside 移交时限, 开工时间 beside 开工期限.

    No 交办日期: 交办期限 may be the deadline that was given with it.
    """
    reached = has_arrived(name) or says_began(name) or _ENTERED.search(normal(name)) is not None
    return is_of_act(name, deadline) and (reached or not is_beginning(name))


def is_of_act(name: str, deadline: str) -> bool:
    """Whether a column and the deadlines are called after the same act, whatever that is: 交办日期, 交办期限."""
    stem = (event_stem(name) or normal(name)).removeprefix("实际").removeprefix("首次")
    if len(stem) < 2 or stem.isascii() or says_again(name):
        return False
    return _TERM.sub("", normal(deadline)).endswith(stem)


def is_term(name: str) -> bool:
    """Whether it says how long something may take: 到场时限."""
    return _A_TERM.search(normal(name)) is not None


def is_hardly_end(name: str) -> bool:
    """Whether a column so called is not the end just for lack of another: 下达日期, 登记日期, 审核日期."""
    begins = is_beginning(name) and not called("submitted_at", name)
    of_else = _OF_OTHER_BUSINESS.search(normal(name)) or _BESIDE_BUSINESS.search(normal(name))
    beside = of_else is not None and not is_end(name)
    return is_looked_at(name) or begins or beside or _NOTED.search(normal(name)) is not None


def is_no_end(name: str, deadline: str) -> bool:
    """Whether dates of a column so called stand there before anything was done: 开始时间, 交办时间.

    Not beside deadlines by which just that is to be done: 派单时间 beside 派单时限.
    """
    given_out = _GIVEN_OUT.search(normal(name)) is not None and not is_end(name)
    return (says_began(name) or given_out) and not is_of_act(name, deadline)


def is_beginning(name: str) -> bool:
    """Whether a column is called like the beginning of something: 报修时间, 下达日期."""
    return speaks_for(name)[0] >= CALLED_LIKE


def is_of_something_else(name: str) -> bool:
    """Whether dates below a name are of what is to come, or say neither of a beginning nor of an end: 生效日期."""
    return is_of_another_time(name) or is_rate(name) or _OF_OTHER_THINGS.search(normal(name)) is not None


def is_rate(name: str) -> bool:
    """Whether a column is called like parts of a whole: 完成率, 进度(%)."""
    return _RATES.search(name.strip()) is not None or _RATES.search(normal(name)) is not None
