"""What looks like a day of a period and is something else: a length, a rate, the time of what is handed in."""

from __future__ import annotations

import re

from toolkit.core.phrase.convert.counts import span_nth
from toolkit.core.phrase.events import GRADE
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.slots_event import take_span
from toolkit.core.phrase.slots_frequency import take_frequency
from toolkit.core.phrase.state import SLOTS, State, clause_after, previous, token_at
from toolkit.core.phrase.talk import Said
from toolkit.patterns import compiled

_DATA = (
    "数据", "单据", "票据", "业务", "发票", "账单", "流水", "考勤", "订单", "费用", "明细", "记录", "销售额", "工时",
)  # fmt: skip
_TAKES_OBJECT = (
    "报", "交", "做", "出", "填", "发", "完成", "报送", "编制", "开展", "进行", "提供", "办理", "组织", "准备", "整理",
    "核对", "汇总", "编写", "审核", "结清", "关闭", "启动", "收齐", "收集", "收取", "清点", "清理", "核销", "打印",
    "装订", "归档", "录入", "登记", "复核", "公布", "发布",
)  # fmt: skip
_CAME_IN_BEFORE = compiled(
    "(?:之前|以前|前)(?:已)?(?:收到|收取|接收|接到|提交|提报|申报|申请|入职|离职|转正|下单|下达|订购|预订|报名|报送|上报|送审|送达|到货|到账|"
    "签约|签订|签收|开票|开具|录入|登记|审批通过|审核通过|办理|发生|受理|交付|入库|出库|发货|提货|寄出|注册|认证|成交|生效|购买|投保|退货|"
    "缴费|付款|收货|报修|投诉|来文|交件|收件|[报交填送来](?=的,))的"
)
_CAME_IN = compiled(
    r"\b(?:received|submitted|placed|raised|approved|posted|entered|booked|lodged|filed|handed in|sent in|ordered|made|"
    r"registered|delivered|confirmed)(?: on or)? (?:by|before|until|up to)(?: the)? *$"
)
_ORDINAL = compiled(r"(?:the )?(?:first|second|third|1st|2nd|3rd)", re.IGNORECASE)
_BY_THE = compiled(r"\b(?:by|on) the \d(?:st|nd|rd)$", re.IGNORECASE)
_IN_TURN = compiled(  # what there is a first and a second of
    r" (?:shipment|deliver(?:y|ies)|payroll|batch|lot|meeting|session|lesson|class|inspection|payment|instal?lment"
    r"|invoice|drawdown|disbursement|review|audit|visit|interview|hearing|round|phase|stage|milestone|release|version"
    r"|sample|article|po|prototype|trial|trip|flight|voyage|order|use|run|sale)s?\b",
    re.IGNORECASE,
)
_GRADED = compiled(
    "(?:一般|普通|重大|较大|紧急|特殊|简易|简单|复杂|轻微|严重|常规)(?:隐患|问题|缺陷|故障|投诉|案件|事项|工单|申请|维修|整改|需求|事故|业务)$"
)
_TIME_FOR = compiled(  # 犹豫期15日(自签收次日起)
    "(?:犹豫|冷静|优惠|宽限|公示|公告|观察|试运行|磨合|缓冲|退货|鉴赏|等待|反悔|考察|见习|保留|锁定|过渡|答疑|评标|异议|申诉|举证|答辩|"
    "整改|响应|处理|办理|审批|审核|回复|答复)期限?[:为是 ]*$"
)
_DAYS = frozenset({*SLOTS, "FREQ", "MONTHOF"})
_OF_A_DAY = ("BEFORE", "CLOCK", "PART", "FINISH")
_ENDS = compiled(" *(?:截止|截至|止|结束|下班|前)")
_ENDED = ("到期", "届满", "期满", "到期日", "届满日", "期满日", "终止日", "终止")
_BEGUN = (
    "投标截止", "投标截止时间", "截止日", "截止之日", "召开", "举行", "举办", "开始", "放假", "开幕", "直播", "播出",
    "开机",
)  # fmt: skip
_COMES_MONTHLY = ("征期开始", "申报期开始", "纳税期开始", "缴费期开始", "结算期开始", "账期开始")
_HANDS_IN = (*_TAKES_OBJECT, "提交", "上报", "上交", "递交")
_NAMING = {"GAP", "THING", "EVENTNOUN", "NOTICE", "NOISE", "VERB"}
_MOST_NAMING = 3
_DONE_BY = ("完成", "上报", "报", "交", "提交", "进行", "结束", "做完", "出", "办", "开展", "实施")
_DONE_WITH = ("合格", "完毕", "完成", "通过", "齐全", "到位", "无误")


def taken_otherwise(s: State, i: int, t: Token, value: Fields, said: Said) -> bool:
    """Whether words for a day mean something else, which is put into the draft if it is a slot of its own."""
    if _of_a_term(s, i, t, value, said) or _is_first_of_its_kind(s, t, value):
        return True
    if _takes_further_length(s, i, t) or _rate_in_days(s, i, t) or _takes_length(s, i, t):
        return True
    if not value.get("count") and (_is_object(s, i, t, value) or _names_a_task(s, i, t, value)):
        return True
    if value.get("count") or not (_is_of_data(s, i, t) or _is_of_what_comes(s, i, t)):
        return False
    if said.freq:
        take_frequency(s, i, Token("FREQ", said.freq, t.start, t.end))
    return True


def _of_a_term(s: State, i: int, t: Token, value: Fields, said: Said) -> bool:
    """每学期第2周: when a term begins, no calendar here says; 每学期9月10日, 每学期每周五 it need not."""
    freq = said.freq or s.draft.freq
    weekly = said.freq is not None and said.freq["unit"] == "week" and value.get("unit") == "month"  # 每周5日
    daily = bool(freq and freq["unit"] == "day" and "unit" not in value and set(value) & {"month_day", "nth_workday"})
    if not (weekly or daily) and (not (freq and freq.get("term")) or {"month", "weekday", "holiday"} & set(value)):
        return False
    if said.freq:
        take_frequency(s, i, Token("FREQ", freq, t.start, t.end))
    return True


def _is_first_of_its_kind(s: State, t: Token, value: Fields) -> bool:
    """Before first shipment: no day of the month. By the 1st, whatever follows, and monthly it is one."""
    if s.chinese or "month_day" not in value or s.draft.freq or _ORDINAL.fullmatch(s.text, t.start, t.end) is None:
        return False
    if _BY_THE.search(s.text[: t.end]):
        return False
    return _IN_TURN.match(s.text, t.end) is not None


def _is_object(s: State, i: int, t: Token, value: Fields) -> bool:
    """每月5号前报月末库存, 12月20日前完成年终总结: what is handed in is of the end of a period; the day was said."""
    prev, nxt = token_at(s, i - 1), token_at(s, i + 1)
    if not (s.chinese and value.get("bare") and s.draft.has_slot and nxt) or prev is None or prev.end < t.start:
        return False
    if prev.cls in ("VERB", "ACTION") and nxt.cls in ("GAP", "THING", "NOISE"):
        return True  # 收齐月末票据
    limits = ("STOP", "CLOSE", "BEFORE", "WITHIN", "CLOCK", "PART", "AFTER", "FINISH")
    return s.text.endswith(_TAKES_OBJECT, 0, t.start) and nxt.cls not in limits


def _names_a_task(s: State, i: int, t: Token, value: Fields) -> bool:
    """年终考核每年1月20日前完成: the end of the year names what is done; when, is said right behind it."""
    if not (s.chinese and value.get("bare") and not s.draft.has_slot):
        return False
    rest = clause_after(s, i)
    named = next((k for k, o in enumerate(rest) if o.cls not in _NAMING), len(rest))
    if not named or named > _MOST_NAMING or rest[0].start != t.end:
        return False
    verb = s.text[rest[0].start : rest[0].end]
    if rest[0].cls == "VERB" and (len(verb) == 1 or (named > 1 and verb in _HANDS_IN)):
        return False  # 月底报总结次月5日报计划
    days = [k for k, o in enumerate(rest) if k >= named and o.cls == "POS" and "month_day" in o.value]
    if not days or any(o.cls != "FREQ" for o in rest[named : days[0]]):
        return False
    behind = [o for o in rest[days[0] + 1 :] if o.cls not in ("BEFORE", "CLOCK", "PART")]
    done = not behind or s.text.startswith(_DONE_BY, behind[0].start)
    return done or all(o.cls != "VERB" for o in rest[:named])


def _is_of_data(s: State, i: int, t: Token) -> bool:
    """每月1-15日数据17日前报, 16日-月末数据次月2日前报: the days that the data are of, not when they are due."""
    rest = clause_after(s, i)
    if len(rest) > 1 and rest[0].cls == "TO" and rest[1].cls == "POS":
        t, rest = rest[1], rest[2:]
    return s.chinese and s.text.startswith(_DATA, t.end) and any(o.cls == "POS" for o in rest)


def _is_of_what_comes(s: State, i: int, t: Token) -> bool:
    """20日前收到的发票月底付款, orders placed by the 10th are shipped by the 15th: till when the cases came in."""
    if not any(o.cls in ("POS", "SPAN", "DAYREF", "TN", "MONTHOF") for o in s.tokens[i + 1 :]):
        return False
    if s.chinese:
        return _CAME_IN_BEFORE.match(s.text, t.end) is not None
    behind = token_at(s, i + 1)
    return _CAME_IN.search(s.text[: t.start]) is not None and behind is not None and behind.cls == "COUNTSAS"


def _rate_in_days(s: State, i: int, t: Token) -> bool:
    """一日三次, 3日一次: how often, where neither a month nor another day is named."""
    behind, days = token_at(s, i + 1), t.value.get("month_day", ())
    if behind is None or behind.cls != "QUOTA" or not t.value.get("ri") or len(days) != 1 or "freq" in t.value:
        return False
    if s.draft.freq or sum(o.cls in SLOTS for o in s.tokens) > 1:
        return False
    take_frequency(s, i, Token("FREQ", {"unit": "day", "every": days[0]}, t.start, t.end))
    return True


def _takes_further_length(s: State, i: int, t: Token) -> bool:
    """逾期第7天、第30天: what looks like a day is one more length, and is taken as such."""
    if s.draft.span is None or s.draft.span.get("src") != "NTH" or not previous(s, i, 1, "LIST", "AND"):
        return False
    further = span_nth([t])
    if further is None:
        return False
    take_span(s, i, Token("SPAN", {**further, "event": s.draft.event}, t.start, t.end))
    return True


def _takes_length(s: State, i: int, t: Token) -> bool:
    """货到3日付款, 一般3日: what looks like a day of the month is a length from an event, or of a kind of case."""
    value, prev, nxt = t.value, token_at(s, i - 1), token_at(s, i + 1)
    # 25日开始30日前完成: what begins on a day of its own is no event that the 30th is counted from, nor is 征期开始.
    begun = s.text.endswith(_BEGUN, 0, t.start) and not s.text.endswith(_COMES_MONTHLY, 0, t.start)
    begun = begun and not any(o.cls in _DAYS for o in s.tokens[:i])
    around = nxt is not None and nxt.cls == "BEFORE" and (begun or s.text.endswith(_ENDED, 0, t.start))
    if not (s.chinese and value.get("ri") and set(value) <= {"unit", "month_day", "ri"}) or s.draft.freq:
        return False
    if len(value["month_day"]) != 1 or prev is None or prev.end != t.start:
        return False
    of_its_day = s.text.endswith("日", 0, t.start) and prev.cls in ("RI", "NOISE", "GAP")
    if around or (of_its_day and nxt is not None and nxt.cls == "BEFORE"):
        ahead = {"n": value["month_day"][0], "unit": "day", "working": False, "src": "RI", "before": True}
        take_span(s, i, Token("SPAN", ahead, t.start, t.end))  # 开庭日三日前, 合同到期30日前, 股东大会召开20日前
        return True
    arrived = prev.cls == "TO" and prev.value == "到" and previous(s, i - 1, 1, "GAP", "THING", "NOISE")
    happened = arrived or prev.cls == "HAPPEN" or s.text.endswith(_DONE_WITH, 0, t.start)
    if happened and (nxt is None or nxt.cls not in ("ACTION", "VERB")):
        happened = bool(s.draft.event) and (nxt is None or nxt.cls in ("STOP", "CLOSE"))  # 出库次日,到货3日
    before = s.text[: t.start]
    lasting = _TIME_FOR.search(before) and (nxt is None or not (nxt.cls in _OF_A_DAY or _ENDS.match(s.text, t.end)))
    if not (happened or lasting or GRADE.search(before) or _GRADED.search(before)):
        return False
    length = {"n": value["month_day"][0], "unit": "day", "working": False, "src": "RI", "after": happened}
    take_span(s, i, Token("SPAN", length, t.start, t.end))
    return True
