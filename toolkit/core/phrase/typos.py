"""Slips of the keyboard that people make in deadlines, read as what was meant.

Chinese input methods offer 好 for 号 and 曰 for 日; where figures or 每月 stand before, only one of them makes sense.
A Latin word that no grammar knows and that is one slip away (a letter missing, doubled, swapped, wrong) from a word of
time is that word: ``wihtin``, ``evry``. Words that are words themselves (``mouth``, ``dairy``) stay as they are.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.core.phrase.text import fold
from toolkit.patterns import compiled

_N = "0-9零一二三四五六七八九十廿"
_ENDS = r"(?=之前|以前|前|内|之内|以内|截|止|为止|、|和|及|交|报|完|盘|结|下午|上午|下班|[,.;:()]|$)"
# Each replaces one character by one, so that positions stay.
_CHINESE: tuple[tuple[str, str], ...] = (
    (rf"(?<=[{_N}])好{_ENDS}", "号"),
    (rf"(?<=[{_N}作次当每本翌同即然])曰", "日"),
    (r"曰(?=内|前|起)", "日"),
    (rf"(?<=[月年季度])低{_ENDS}", "底"),
    (rf"(?<=[月年季周])未{_ENDS}", "末"),
    (r"(?<=[每本下这]周)无(?=[上下]午|下班|中午|前|之前|以前|早上|晚上|晚)", "五"),
    (r"(?<=[号日底末天点半时班])钱(?![包款币])", "前"),
    (rf"(?<=[{_N}]天|[{_N}]日|作日|小时|分钟)类(?![别型似])", "内"),
    (rf"(?<=[{_N}]天之|[{_N}]日之|作日之|小时之|分钟之)类(?![别型似])", "内"),
    # Of merit, and no minutes.
    (r"(?:(?<=[扣罚减奖分][1-9])|(?<=[扣罚减奖分][1-9]\d))分(?![钟内到之后])", "枚"),
    (r"(?:(?<=绩效[1-9])|(?<=绩效[1-9]\d)|(?<=考核[1-9])|(?<=考核[1-9]\d))分(?![钟内到之后])", "枚"),
    (rf"(?<=[{_N}][号日])\+(?=[{_N}]{{1,3}}[号日]|月[底末])", "、"),
    (r"(?<=[每本下])州(?=[一二三四五六日末])", "周"),
    (r"(?<=[天日时周月])已(?=内)", "以"),
    (r"(?<=星)其(?=[一二三四五六日天])", "期"),
    (r"(?<=个工)做(?=日)", "作"),
    (rf"(?<=[{_N}])各(?=月[内前后]|工作[日天]|小时|自然日|星期)", "个"),
    (r"(?<=小)是(?=内|之内)", "时"),
    (r"(?<=[点分])种(?=内|前|之)", "钟"),
    (r"(?<=[季年月])渡", "度"),
    (r"元月(?=[份\d一二三四五六七八九十上中下底末初内前]|$)", "1月"),
    (r"(?<=不[晚迟早])与", "于"),
    (r"(?<=最[晚迟])与", "于"),
    (r"既(?=日起)", "即"),
    (r"(?<=\d)[o](?=[号日:\d])", "0"),
    (r"(?<![a-z\d])(?<![a-z][/.])l(?=\d?[号日点])", "1"),  # l5日; not B/L日
    (r"(?<=[twd])十(?=\d)", "+"),
    (rf"(?:(?<=[{_N}])|(?<=[{_N}] ))x(?= ?(?:24|二十四) ?(?:个?小时|h))", "×"),
    (r"(?<=\d);(?=[0-5]\d(?!\d))", ":"),
    (r"(?:(?<=\b1\d)|(?<=\b2[0-3]))h(?=[0-5]\d(?![\dm]))", ":"),
    # What divides figures of one kind: 3/6/9/12月, 每月5,10日, 15/30号 (but 11/20日 is a month and a day).
    (r"(?<=\d)(?<!1[3-9])(?<![2-9]\d)(?<!\d{3})/(?=\d{1,2}(?:/\d{1,2})*月)", "、"),
    (r"(?:(?<=月\d)|(?<=月\d\d))/(?=\d{1,2}(?:/\d{1,2})*[日号])", "、"),
    (r"(?<=\d),(?= ?\d{1,2}(?:, ?\d{1,2})*[日号])", "、"),
    (r"(?<=1[3-9]|2\d|3[01])/(?=\d{1,2}[日号])", "、"),
)
_SLIPS = tuple((re.compile(pattern), right) for pattern, right in _CHINESE)
_SUSPECTS = compiled(r"\d分|x ?[2二]|\dh\d|[号日]\+|[各已好曰低未无钱类州其做是种与既十渡元;/,]|\do|l\d?[号日点]")

_WORDS_OF_TIME = (
    "before", "after", "within", "until", "every", "month", "months", "monthly", "weeks", "weekly", "quarter",
    "quarterly", "annually", "yearly", "daily", "working", "business", "calendar", "hours", "minutes", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "august", "september", "october", "november", "december", "first", "second", "third", "fourth", "following",
    "deadline", "latest", "earlier", "receipt", "completion", "delivery", "immediately", "promptly", "holiday",
    "holidays", "weekend", "fortnight",
)  # fmt: skip
_WORDS_OF_THEIR_OWN = frozenset((
    "ever", "evert", "alter", "aster", "mouth", "moth", "mouths", "moths", "mouthly", "weeps", "weeds", "weakly",
    "quartet", "quarters", "dally", "dairy", "daisy", "horus", "minuets", "minuses", "wording", "worming", "woking",
    "sundae", "sundry", "marsh", "match", "macho", "fist", "firs", "firth", "firsts", "seconds", "thirds", "thirst",
    "forth", "fourths", "latent", "lates", "earliest", "marches", "holidayed", "deadlines", "headline", "weekends",
    "marched", "receipts", "hour", "minute", "week", "deliver", "deliverer", "befit", "afters", "calendars",
    "receipted",
))  # fmt: skip
_IN_LETTERS = {"hao": "号", "ri": "日", "tian": "天", "yue": "月"}
_SHORT_YEAR = compiled(r"(?<=[a-z]) '(\d\d)(?!\d)", re.IGNORECASE)  # 15 Dec '26
# 每月25, 本月20前, 每季首月15, 每年3月15. 每月2 may be how often.
_SURE = r"(?:3[01]|[12]\d|[5-9]|三十一?|二?十[一二三四五六七八九]?|[五六七八九])"
_ANY = r"(?:3[01]|[12]\d|[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY_LEFT_OUT = compiled(
    rf"(?:[每各]个?月 ?(?:{_SURE}(?=$|[;)]|,(?! ?\d))"
    rf"|{_ANY}(?=\((?=[含遇节如逢不周星休顺提若法非])|/(?! ?\d)|之?前|截|遇))"
    r"|(?:[本当次下翌]个?|[首末]|第[一二三]个?"
    r"|(?<![\d十每满])(?<!月)(?<!月[,、])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]))月 ?"
    rf"{_ANY}(?=$|[();]|[,/](?! ?\d)|之?前|截|遇))"
)
_WOKING = compiled(r"\bwoking(?= (?:days?|hours?))", re.IGNORECASE)  # the town has none
_PINYIN = compiled(r"(?<=\d)(?:hao|ri|tian|yue)(?![a-z])", re.IGNORECASE)
_LATIN = compiled(r"[A-Za-z]{4,}")


def mend(folded: str) -> str:
    """Folded text with the usual slips of Chinese input put right, character for character."""
    if _SUSPECTS.search(folded) is None:
        return folded
    for pattern, right in _SLIPS:
        folded = pattern.sub(right, folded)
    return folded


def with_days_in_full(clean: str) -> str:
    """A phrase in which 号 stands behind every number of a day: 每月25, 次月10前."""
    if "月" not in clean:
        return clean
    for m in reversed([*_DAY_LEFT_OUT.finditer(fold(clean))]):
        clean = clean[: m.end()] + "号" + clean[m.end() :]
    return clean


def spelt_right(text: str, known: frozenset[str]) -> str:
    """A text with misspelt words of time put right. ``known`` words stay as they are."""
    text = _SHORT_YEAR.sub(r" \1", text)
    text = _WOKING.sub("working", text)
    text = _PINYIN.sub(lambda m: _IN_LETTERS[m.group().lower()], text)

    def right(m: re.Match[str]) -> str:
        word = m.group().lower()
        if word in known or word in _WORDS_OF_THEIR_OWN:
            return m.group()
        return _nearest(word) or m.group()

    return _LATIN.sub(right, text)


@cache
def _shortened() -> dict[str, list[str]]:
    """Each word of time under itself and under every form that lacks one letter."""
    found: dict[str, list[str]] = {}
    for word in _WORDS_OF_TIME:
        for form in {word, *_without_one(word)}:
            found.setdefault(form, []).append(word)
    return found


@cache
def _nearest(word: str) -> str | None:
    """The one word of time that is a single slip away; None where there is none, or more than one."""
    table = _shortened()
    near = {w for form in (word, *_without_one(word)) for w in table.get(form, ()) if _one_slip(word, w)}
    return near.pop() if len(near) == 1 else None


def _without_one(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter is missing, added, wrong, or swapped with its neighbour; the first letter is right."""
    if a == b or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return shorter in _without_one(longer)
    wrong = [i for i in range(len(a)) if a[i] != b[i]]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
