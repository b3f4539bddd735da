"""How a count, or a day such as the next one, stands to the days, times and things that the phrase itself names."""

from __future__ import annotations

from toolkit.core.phrase.events import GRADE
from toolkit.core.phrase.grammar import Fields, Token
from toolkit.core.phrase.state import AUXILIARIES, State, clause_after, later, previous, token_at
from toolkit.core.phrase.talk import names_no_day
from toolkit.patterns import compiled

_ASKED_FOR = compiled(  # FOI requests: 20 working days; not Battery life: 10 hours
    r"\b(?:requests?|quer(?:y|ies)|enquir(?:y|ies)|inquir(?:y|ies)|questions?|complaints?|claims?|appeals?|tickets?|"
    r"incidents?|orders?|applications?|summar(?:y|ies)|reports?|letters?|invoices?|quotes?|quotations?|feedback|"
    r"refunds?|approvals?|results?|samples?|(?:p|s|l|sev|severity|priority|level) ?\d|critical|urgent|high|medium|low|"
    r"standard|routine) *$"
    r"|(?:工单|投诉|申请|咨询|报告|报价|退款|回访|答疑|审批|订单|告警|报障|故障|异议|来函|信访|结果|样品|小结) *$"
    r"|(?:^|[\s,;、])(?:[ps]|sev) ?\d *$"
)
_TASK = compiled(
    " *(?:[出给拿办做弄搞批回审](?!勤|差|席|行|游|国|公|事|班|来|家)|交(?!流|通|接|易)|"
    "报(?!表|纸|价单)|发(?!布会|票|展)|[付缴提]|上报|上交|汇报|更新|公布|完成|审核|汇总|结清|结算|入账)"
)
_KEPT = compiled(
    r"\b(?:keep|kept|retain|retained|store|stored|preserved?|archived?|hold|held)\b[^,;.]* for *$"
    r"|(?:保存|保留|留存|保管|存档|留档|存放)(?:期限|时间|期|至少|不少于|不低于|不得少于|为|到|至|满|完整|了|[:\s])*$"
)
_STOCK = compiled("(?:库存|周转|库龄|账龄|在途|账期)(?:天数|时间|周期|量|水平|期|率|平均|合理|原则上|应|要|须|需)*$")
_DONE_THEN = tuple(word for word in AUXILIARIES if len(word) > 1)  # 就餐 is nothing that is done
_HANDLED = (
    "人数", "计划", "安排", "名单", "数据", "情况", "订单", "菜单", "食谱", "行程", "排班", "任务", "需求", "预报",
    "用量", "销量", "客流", "备货", "采购", "班次", "车辆", "路线", "房态", "预约", "手术", "工作",
    "日报", "报表", "日报表", "报告", "台账", "流水", "余额", "资金", "汇总", "汇总表", "明细", "明细表", "单据",
    "业绩", "库存", "收入", "记录", "销售额", "营业额", "统计表", "清单", "小结", "总结",
)  # fmt: skip
_DOING = {"GAP", "THING", "VERB", "ACTION", "NOISE", "HAPPEN", "EVENTNOUN", "NOTICE"}
_NAMING = {"GAP", "NOTICE", "NOISE", "EVENTNOUN", "THING", "WORKREST"}


def day_said_before(s: State, i: int, value: Fields) -> bool:
    """15日前入职当月参保,15日后次月参保: the 15th again, no fifteen days; nor 10日后不再受理 behind a day."""
    days = {d.pos.get("month_day") for d in (*s.drafts, s.draft) if d.pos}
    if value.get("src") != "RI" or not value.get("on"):
        return False
    refused = (behind := token_at(s, i + 1)) is not None and behind.cls == "BREACH"
    return (value["n"],) in days or (refused and any(day and day != (value["n"],) for day in days))


def of_the_day(s: State, event: str) -> bool:
    """每周五开会提前2天通知: the event is what the phrase itself puts on a day, right before it."""
    return bool(event and s.chinese and s.draft.pos and s.text[s.slot_end :].lstrip().startswith(event))


def from_a_day(s: State, i: int, value: Fields) -> bool:
    """7月1日后48小时内, 2 hours before Friday: from a day that the phrase names, and not from an event."""
    day = token_at(s, i - 1 if s.chinese else i + 1)
    if s.chinese and day is not None and day.cls in ("START", "FINISH"):
        day = token_at(s, i - 2)  # 每季度开始后第2周
    counted = value.get("after") or value.get("before")
    if day is None or day.cls not in ("POS", "FREQ") or not counted or day.value.get("term"):
        return False
    return s.chinese or (value.get("next", False) and not names_no_day(s, day, day.value, None))


def said_before(s: State, i: int) -> bool:
    """parts ordered by 3.30pm, fitted next day: words of its own before the day say that it is another promise."""
    before, prev = token_at(s, i - 2), token_at(s, i - 1)
    return prev is not None and prev.cls in ("GAP", "VERB") and before is not None and before.cls in ("STOP", "LIST")


def time_of_order(s: State, prev: Token | None) -> bool:
    """orders before 2pm ship same day, after 2pm next day: what is owed is owed by the end of that day."""
    d = s.draft
    if d.clock is None or not d.clock_relation or d.pos is not None or d.freq is not None or d.dayref is not None:
        return False
    apart = prev is not None and prev.cls in ("GAP", "VERB", "EVENTNOUN")
    return apart or (d.relation == "from" and bool(s.drafts))


def before_named_day(s: State, i: int, value: Fields) -> bool:
    """每周二发版日前一天: before the day that the phrase itself names, in the same clause."""
    pos = s.draft.pos
    if pos is None or s.draft.freq is None or "offset" in pos or not ({"weekday", "month_day"} & set(pos)):
        return False
    if (
        value["unit"] != "day"
        or value["n"] != int(value["n"])
        or not previous(s, i, 4, "POS", "FREQ")
        or previous(s, i, 4, "STOP")
        or s.draft.relation is not None
    ):
        return False
    pos.update(offset=-value["n"], offset_workdays=bool(value.get("working")))
    s.draft.relation = "by"
    return True


def ahead_of_named_day(s: State, value: Fields) -> bool:
    """市里12月1日要,咱们提前3天给: ahead of the one day that the phrase has named, in the clause before."""
    pos = s.draft.pos
    if not (s.chinese and value.get("ahead") and value.get("before") and pos and value["unit"] == "day"):
        return False
    if s.drafts or s.draft.freq or "offset" in pos or value["n"] % 1 or s.draft.clause == s.draft.started:
        return False
    return "month_day" in pos or "weekday" in pos


def every_other_day(s: State, i: int, t: Token) -> bool:
    """隔天巡查一次; 提车隔天回访一次 is once, on the day after."""
    alternate = t.value.get("amb") == "geri-next-or-alternate" and later(s, i, "QUOTA")
    return alternate and not previous(s, i, 1, "HAPPEN", "EVENTNOUN", "AFTER", "VERB", "ACTION")


def asked_for(s: State, t: Token) -> bool:
    """FOI requests: 20 working days, P1: 15 min: what is asked for or handed over; else it is how long something is."""
    before = s.text[: t.start].rstrip()
    return _ASKED_FOR.search(before.lower()) is not None or GRADE.search(before) is not None


def of_a_task(s: State, t: Token) -> bool:
    """三个工作日出定损单; 22个工作日出勤 and 5个工作日报表 are nothing to be done in that time."""
    return _TASK.match(s.text, t.end) is not None


def kept_for(s: State, t: Token, value: Fields) -> bool:
    """keep copies for 2 years after employment ends, 库存控制在45天以内: how long something is kept."""
    if s.text.startswith("控制", t.start) and _STOCK.search(s.text[: t.start]):
        return True
    return value.get("unit") in ("month", "year") and _KEPT.search(s.text[: t.start].lower()) is not None


def of_what_is_handled(s: State, i: int) -> bool:
    """每天12:30前统计次日就餐人数: behind a time, and words of what is done, the day that the figures are of."""
    said, rest = token_at(s, i - 1), clause_after(s, i)
    if not s.chinese or said is None or said.cls not in ("GAP", "VERB", "ACTION", "NOTICE"):
        return False
    if s.draft.clock is None or not s.draft.clock_relation:
        return False
    if rest and rest[0].cls == "DE":
        rest = rest[1:]
    if (
        not rest
        or any(t.cls not in _NAMING and t.cls != "WEAK" for t in rest)
        or s.text.startswith(_DONE_THEN, rest[0].start)
    ):
        return False
    return s.text[rest[0].start : rest[-1].end].endswith(_HANDLED)


def begins_window(s: State, i: int) -> bool:
    """11月14日22:00至11月15日06:00: a day with a time, from which a window runs to another; it is due with its end."""
    classes = [t.cls for t in s.tokens[i : i + 5]]
    return classes == ["POS", "CLOCK", "TO", "POS", "CLOCK"]


def of_what_comes(s: State, i: int) -> bool:
    """每天17点前的单据,次日录入, 17点前下单的,当日发出: the time before a day belongs to what the phrase is about."""
    classes = [t.cls for t in s.tokens[:i]]
    clock = len(classes) - classes[::-1].index("CLOCK") if "CLOCK" in classes else i
    if classes[clock : clock + 1] != ["BEFORE"]:
        return False
    rest = classes[clock + 1 :]
    doing = next((k for k, cls in enumerate(rest) if cls not in _DOING), len(rest))
    return rest[doing : doing + 1] == ["DE"] and (not doing or rest[doing + 1 : doing + 2] == ["STOP"])
