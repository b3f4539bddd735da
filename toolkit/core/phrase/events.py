"""The words of a phrase that name the event a deadline counts from."""

from __future__ import annotations

from toolkit.core.phrase.grammar import Token
from toolkit.core.phrase.state import BREAKS, SLOTS, State
from toolkit.patterns import compiled

_FILLER = (
    "应当", "应该", "必须", "务必", "需要", "需", "须", "应", "请", "要", "于", "在", "并", "且", "则", "的", "将",
    "会", "可", "我们", "后续", "原则上", "一般", "尽量", "争取", "承诺", "保证", "确保", "为", "即", "与", "和",
    "并在", "就", "都", "由",
)  # fmt: skip

_EVENT_HEADS = (
    "当天",
    "当日",
    "当月",
    "原则上",
    "基本上",
    "理论上",
    "实际上",
    "把",
    "将",
    "自",
    "从",
    "在",
    "于",
    "当",
    "每当",
    "凡",
    "如",
    "若",
    "并",
    "且",
    "或者",
    "或",
    "应",
    "须",
    "需",
    "请",
    "是",
    "只",
    "的",
    "与",
    "和",
)

_NO_HEADS = (
    "或有",
    "请假",
    "需求",
    "应收",
    "应付",
    "应聘",
    "应急",
    "要求",
    "在建",
    "在途",
    "在职",
    "自查",
    "自检",
    "自评",
    "从业",
)

_CASES = "一般|普通|正常|常规|紧急|特急|加急|急件|平件|特件|最速|速|简易|简单|复杂|疑难|特殊|重大|首次|最长|最多"
GRADE = compiled(
    rf"(?:^|[\s,.;:,。;:、(\uff0c\uff1b\uff1a\uff08])(?:{_CASES})(?:的|情况|情形|事项|业务|申请|案件|问题|件)*$"
)
"""What says of which cases a length holds, at the end of a text: such words name no event."""
_NUMBERING = compiled(r"^[(（]?\d{1,2}[)）、.]\s*")
_NAMES_SOMETHING = compiled(r"[^\W\d_年月日号]")  # 11/20日 is no event
_MARKS = " \t,.。;:()\"“”'、-/|，．；：（）／｜－"
_EVENT_TAILS = ("之日", "之后", "以后", "之前", "以前", "的", "后", "之", "起", "时", "当天", "日起")

_DASH = compiled(r"\s+[-–—]\s")
_EN_HEADS = ("the ", "a ", "an ", "of ", "any ", "each ", "every ", "its ", "their ", "our ", "on ", "by ", "day of ")


def event_before(s: State, t: Token, end: int | None = None) -> str:
    """The words right before a token that name an event, from the last mark or slot on; English puts them behind."""
    if not s.chinese:
        return ""
    start = s.slot_end
    last = ""
    for other in s.tokens:
        if other.start >= t.start:
            break
        # 9点前报前一天…: the 前 of a slot is no part of an event's name.
        if other.cls in BREAKS or (other.cls in ("BEFORE", "WITHIN", "APPROX") and last in SLOTS):
            start = max(start, other.end)
        last = other.cls
    if s.draft.span is not None:  # 收票3日内付款、签约5日内归档: what stands before the mark is done by then
        start += s.text[start : t.start].rfind("、") + 1
    connected = end is not None or t.cls != "SPAN" or bool(t.value.get("after") or t.value.get("before"))
    return clean_event(s.text[start : t.start if end is None else end], connected)


_IN_A_WORD = compiled(r"\b[A-Za-z]/[A-Za-z]\b")  # B/L date
_BEFORE_A_TIME = ("at", "by", "on", "in")  # next day at 10:00


def event_after(s: State, i: int, t: Token) -> str:
    """The event that the words behind a token name, up to the next slot or the end of the clause."""
    end = len(s.text)
    for other in s.tokens[i + 1 :]:
        if other.cls == "LIST" and _IN_A_WORD.match(s.text, other.start - 1):
            continue
        if other.cls in BREAKS or other.cls in SLOTS or other.cls in ("AND", "BEFOREP", "UNTIL", "LIST", "IFFALLS"):
            end = other.start
            break
    if _DASH.match(s.text, t.end):
        return ""  # minutes following day - finance team
    found = s.text[t.end : end].strip(_MARKS)
    changed = True
    while changed:
        changed = False
        for head in _EN_HEADS:
            if found.lower().startswith(head):
                found, changed = found[len(head) :], True
    return "" if found.lower() in _BEFORE_A_TIME else found


def clean_event(found: str, connected: bool) -> str:
    """The bare name of an event: 自签收之日 → 签收.

    Unless a word such as 后 connects it to the count, words of obligation at its end (财务部应在) are no event.
    """
    found = _NUMBERING.sub("", found.strip(_MARKS))
    changed = True
    while changed and found not in ("", "会", "班", "课"):
        changed = False
        for tail in _EVENT_TAILS if connected else (*_EVENT_TAILS, *_FILLER):
            if found.endswith(tail):
                found, changed = found[: -len(tail)].rstrip(), True
        for head in _EVENT_HEADS:
            if found.startswith(head) and not found.startswith(_NO_HEADS):
                found, changed = found[len(head) :].lstrip(), True
    return found if _NAMES_SOMETHING.search(found) and not GRADE.search(found) else ""
