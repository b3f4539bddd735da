"""The state of composing one phrase, and how its tokens stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.core.phrase.draft import Around, Draft
from toolkit.core.phrase.grammar import Fields, Token

SLOTS = frozenset({"FREQ", "POS", "CLOCK", "SPAN", "DAYREF", "TN", "PART"})

AUXILIARIES = (
    "把", "将", "需", "须", "应当", "应该", "务必", "必须", "请", "由", "集中", "都", "就", "要", "得把", "再",
    "组织", "召集", "开展", "进行", "举行", "举办", "启动", "安排", "参加", "培训", "验收", "考核", "检查",
    "巡检", "出具", "前往", "现场", "网上", "线上", "准时", "分批", "正式", "集体", "开会", "搬迁", "寄出",
    "送达", "送到", "线下", "领取", "录入", "填报", "抽查", "统一", "复查", "复核", "核对", "清理", "清查",
    "清点", "结清", "缴清", "交清", "还清", "补交", "补齐", "收齐", "报到", "集合", "还款", "付息", "结息",
    "扣款", "划款", "汇款", "转账", "缴费", "交租", "发薪", "发工资", "关账", "封账", "出账", "出表", "出报",
    "出单", "出对账", "更换", "维修", "保养", "检修", "清洗", "采购", "安装", "调试", "拆除", "演练", "回覆",
    "回复", "答复",
)  # fmt: skip

_OCCASIONS = (
    "到期", "期满", "届满", "开标", "开幕", "定稿", "截稿", "交稿", "送审", "体检", "面试", "笔试", "复试",
    "答辩", "报名", "揭牌", "剪彩", "首发", "试产", "量产", "封样", "打样", "送样", "起租", "起息", "切换",
    "割接", "并网", "试运行", "复工",
)  # fmt: skip

_OF_AN_OCCASION = frozenset({"GAP", "NOISE", "EVENTNOUN", "HAPPEN", "WEAK", "VERB", "ACTION", "THING"})
_LONGEST_OCCASION = 6  # characters
_NAMED_BY = frozenset({"weekday", "month_day", "nth_weekday", "nth_workday"})

_FEW = 3  # tokens behind the day of a clause that says little more

SKIP = frozenset({"DE", "OPEN"})

BREAKS = frozenset(
    {
        "STOP",
        "OPEN",
        "CLOSE",
        "FROM",
        "IN",
        "BY",
        "BYMAX",
        "NOTBEFORE",
        "DUE",
        "POLICY",
        "PEREACH",
        "ROLL",
        "NOTOFF",
        "BREACH",
    }
)

_DONE = frozenset(
    {
        "FREQ",
        "DAYREF",
        "STOP",
        "CLOSE",
        "OPEN",
        "VERB",
        "ACTION",
        "CLOCK",
        "PART",
        "INCLUDE",
        "ROLL",
        "NOTOFF",
        "LIST",
        "AND",
        "QUOTA",
        "FINAL",
        "PEREACH",
        "BREACH",
    }
)

# What a clause that says how lateness is treated begins with: 5号后报送的,一律按逾期论处.
_OF_LATE = frozenset({"BREACH", "NOISE", "GAP", "OVER"})

ROUND_A_LENGTH = frozenset(
    {"OPEN", "CLOSE", "STOP", "LIST", "INCLUDE", "ROLL", "NOTOFF", "PASS", "POLICY", "CLOCK", "PART"}
)


@dataclass(slots=True)
class State(Around):
    """A phrase on its way: its tokens, the drafts that are done and the one that is being filled."""

    text: str
    tokens: Sequence[Token]
    drafts: list[Draft] = field(default_factory=list)
    draft: Draft = field(default_factory=Draft)
    slot_end: int = 0  # where the last slot ended, for the text of an event
    skipping: bool = False
    month_ahead: tuple[int, ...] = ()
    beyond: bool = False  # it names a time that no rule can hold, so that no other may be made of its parts

    def next_draft(self) -> None:
        """Close the draft; the next one inherits frequency and event."""
        old = self.draft
        self.drafts.append(old)
        self.draft = Draft(freq=old.freq, inherited=True, event=old.event, clause=old.clause)
        self.draft.recurs = old.recurs


def mark(s: State) -> tuple[object, ...]:
    """Changes when a slot was taken; a slot that was passed over is plain text again."""
    d = s.draft
    return (len(s.drafts), id(d.freq), id(d.pos), id(d.clock), id(d.span), id(d.tn), id(d.dayref))


def previous(s: State, i: int, reach: int, *classes: str) -> bool:
    """Whether one of the ``reach`` tokens before ``i`` is of one of the classes."""
    return any(s.tokens[j].cls in classes for j in range(max(0, i - reach), i))


def token_at(s: State, i: int) -> Token | None:
    """The token at a place; None outside the phrase."""
    return s.tokens[i] if 0 <= i < len(s.tokens) else None


def is_slot(s: State, i: int) -> bool:
    """Whether the token at a place says when."""
    t = token_at(s, i)
    return t is not None and t.cls in SLOTS


def fill(s: State, **values: Any) -> None:
    """Set slots of the draft, which begins with the first of them."""
    if not s.draft.has_slot:
        s.draft.started = s.draft.clause
    for name, value in values.items():
        setattr(s.draft, name, value)


def read_relation(s: State, i: int) -> None:
    """Words of relation that touch the slot at ``i``, before it or behind it."""
    d = s.draft
    j = i - 1
    while (t := token_at(s, j)) is not None and t.cls in ("DE", "OPEN", "ON", "INCLUDE"):
        j -= 1
    before = t.cls if t else ""
    if t is not None and t.value == ":" and (label := token_at(s, j - 1)) is not None and label.cls == "DUE":
        before = "DUE"  # 截止日期:11月30日
    if before in ("BY", "BYMAX", "DUE", "UNTIL"):
        d.relation, d.said_by = "by", True
    elif before == "NOTBEFORE":
        d.relation = "not-before"
        s.note("negation")
    elif before == "BEFOREP":
        d.relation = "before"
    elif before in ("AFTERP", "FROMP"):
        d.relation = _from_when(s, i, before == "AFTERP", _late_ahead(s, j))
    elif before == "OVER":
        d.relation = "over"
    elif before == "ABOUT":
        d.relation = "about"
    nxt = token_at(s, i + 1)
    if nxt is not None and nxt.cls == "INCLUDE":
        nxt = token_at(s, i + 2)
    if nxt is not None and nxt.cls == "OPEN" and (beyond := token_at(s, i + 2)) is not None and beyond.cls == "BEFORE":
        nxt = beyond
    after = nxt.cls if nxt else ""
    if _before_what_is_then(s, i):
        d.relation, d.said_by = "by", True
    elif after == "BEFORE":
        d.relation = "before" if not d.said_by else d.relation
    elif after == "WITHIN" or after == "DUE":
        d.relation, d.said_by = "by", True
    elif after in ("AFTER", "START", "SINCE"):
        d.relation = _from_when(s, i, after == "AFTER", False)
    elif after == "APPROX":
        d.relation = "about"
    elif after == "BREACH" and isinstance(value := s.tokens[i].value, dict) and value.get("late"):
        d.relation = "breach-after"


def _before_what_is_then(s: State, i: int) -> bool:
    """周三评审会前, 12月5日开标前, 9点例会前: before something that takes place then, on the day or time at ``i``."""
    day = s.tokens[i]
    if not s.chinese or not (day.cls == "CLOCK" or (day.cls == "POS" and _NAMED_BY & set(day.value))):
        return False
    j = i + 1
    while (t := token_at(s, j)) is not None and t.cls in _OF_AN_OCCASION and t.end - day.end <= _LONGEST_OCCASION:
        j += 1
    return j > i + 1 and t is not None and t.cls == "BEFORE" and alone_at(s, j)


def _from_when(s: State, i: int, after: bool, late: bool) -> str:
    """What begins after the slot at ``i``, or with it: plain time, or lateness."""
    if late or late_after(s, i):
        return "breach-after" if after else "breach-from"
    return "from"


def _late_ahead(s: State, j: int) -> bool:
    """late after the 10th, not accepted if received after the 10th: the token at ``j`` is the word of relation."""
    if previous(s, j, 1, "NOTDONE"):
        return True
    while (t := token_at(s, j - 1)) is not None and t.cls not in SLOTS and t.cls not in ("BREACH", "STOP", "LIST"):
        j -= 1
    return t is not None and t.cls == "BREACH"


def late_after(s: State, i: int) -> bool:
    """5号后提交视为逾期: what comes after the slot at ``i`` is late, so that the slot itself is the last good day."""
    for j, t in enumerate(s.tokens[i + 1 :], i + 1):
        if t.cls == "BREACH":
            return True
        nxt = token_at(s, j + 1)
        if t.cls == "OVER" and s.chinese and (nxt is None or nxt.cls in ("STOP", "CLOSE")):
            return True  # 5号后交就逾期
        other_day = t.cls in ("SPAN", "TN") or (t.cls in SLOTS and s.chinese)
        if other_day or (t.cls == "STOP" and not (nxt and nxt.cls in _OF_LATE)):
            return False
    return False


def fits(freq: Fields, pos: Fields) -> bool:
    """Whether a position can lie in the periods of a frequency: the 5th in a month or a year, not in a week."""
    order = ("minute", "hour", "day", "week", "month", "quarter", "half-year", "year")
    unit, whole = pos.get("unit"), str(freq["unit"])
    if unit is None or unit == whole:
        return True
    if "week" in (unit, whole):
        return whole == "day" and unit == "week"
    return order.index(whole) > order.index(str(unit))


def alone_at(s: State, i: int) -> bool:
    """Whether nothing follows that would make the slot part of a name (5号 … 楼): an end, a mark, a verb, a time."""
    nxt = token_at(s, i + 1)
    if nxt is None:
        return True
    if nxt.cls in ("EVENTNOUN", "HAPPEN", "FINISH") or s.text[nxt.start : nxt.end] in _OCCASIONS:
        value, beyond = s.tokens[i].value, token_at(s, i + 2)
        # 12月31日到期; not 11月20日会议纪要, the 5th meeting, 5.17活动
        named = {"month", "weekday"} & set(value) and not value.get("weak")
        return bool(named) and (beyond is None or beyond.cls in ("STOP", "CLOSE", "SPAN"))
    if nxt.cls in ("GAP", "NOISE") and s.text.startswith(AUXILIARIES, nxt.start):
        return not s.text.startswith("的", nxt.end)  # 12月上旬把方案定了; 12月31日到期的合同
    if s.chinese and nxt.cls in ("GAP", "NOTICE", "HAPPEN", "NOISE") and _one_of_a_row(s, i):
        return True
    if nxt.cls == "ON" and (timed := token_at(s, i + 2)) is not None and timed.cls == "CLOCK":
        return True  # on the last working day of the month at 16:00
    return nxt.cls in _DONE or (not s.chinese and nxt.cls in ("TO", "LATEST", "BY", "BEFOREP", "UNTIL", "WITHIN"))


def _one_of_a_row(s: State, i: int) -> bool:
    """周一提报,周三审批,周五付款: in each of several clauses a day, and a word or two of what is done on it."""

    def done_on(j: int) -> str:
        t, before, behind = s.tokens[j], token_at(s, j - 1), clause_after(s, j)
        heads = before is None or before.cls == "STOP" or s.text[t.start - 1] == " "
        end = s.text.find(" ", t.end + 1)  # a blank may stand for a comma
        behind = [o for o in behind if end < 0 or o.start < end]
        short = 0 < len(behind) <= _FEW and not any(o.cls in SLOTS or o.cls == "DE" for o in behind)
        return s.text[behind[0].start : behind[-1].end] if heads and short else ""

    if s.tokens[i].cls != "POS":
        return False
    shape = set(s.tokens[i].value)
    row = {j: done_on(j) for j in range(len(s.tokens)) if s.tokens[j].cls == "POS" and set(s.tokens[j].value) == shape}
    # 11月5日余额,11月6日余额 are things
    return bool(row[i]) and len({said for said in row.values() if said}) > 1


def of_some_holiday(s: State, i: int) -> bool:
    """节后第一个工作日, 节前三天: of which holiday is not said."""
    prev = token_at(s, i - 1)
    return prev is not None and prev.cls == "POLICY" and prev.value in ("节后", "节前")


def later(s: State, i: int, *classes: str) -> bool:
    """Whether a token of one of the classes follows in the same clause."""
    for t in s.tokens[i + 1 :]:
        if t.cls == "STOP":
            return False
        if t.cls in classes:
            return True
    return False


def clause_after(s: State, i: int) -> Sequence[Token]:
    """The tokens behind one, up to the end of its clause."""
    end = next((j for j, t in enumerate(s.tokens[i + 1 :], i + 1) if t.cls in ("STOP", "CLOSE", "OPEN")), len(s.tokens))
    return s.tokens[i + 1 : end]
