"""Folding text one character to one, so that positions in the folded text are positions in what the person wrote."""

from __future__ import annotations

import re

from toolkit.core.traditional import SIMPLIFIED
from toolkit.patterns import compiled

_FOLD: dict[int, int | str] = {**SIMPLIFIED, 0x3000: " ", 0x00A0: " ", 0x2009: " ", 0x202F: " "}
_FOLD.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_FOLD.update({ord(c): "-" for c in "‐‑‒–—―−－"})
_FOLD.update({ord("～"): "~", ord("〜"): "~", ord("∶"): ":", ord("﹕"): ":", ord("。"): ".", ord("、"): "、"})
_FOLD.update({ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("【"): "(", ord("】"): ")"})
_FOLD.update({ord("〔"): "(", ord("〕"): ")", ord("["): "(", ord("]"): ")"})
_FOLD.update({code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
_FOLD.update({code: chr(code - 0xFEE0 + 32) for code in range(ord("Ａ"), ord("Ｚ") + 1)})
_FOLD[ord("［")] = "("
_FOLD[ord("］")] = ")"


_PLAIN = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾", "一二二三三四五六六七八九十")
_FORMAL = compiled(r"(?:[壹贰貳叁參肆伍陆陸柒捌玖拾]+)(?=[个個]?(?:工作[日天]|[日天周月年]|小时|小時))")  # 柒日内
_HYPHEN = compiled(  # 48-hour turnaround, 5-business-day SLA
    r"(?<=\d)-(?=(?:(?:business|working|calendar)[- ])?(?:hour|hr|day|week|month)s?\b)"
    r"|(?<=\d[- ]business)-(?=days?\b)|(?<=\d[- ]working)-(?=days?\b)",
    re.IGNORECASE,
)
_TWICE = compiled(  # the fifth (5th) Business Day, the twenty-first (21st) day
    r"\b(?:[a-z]+-)?(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir)tie)th) ?[(\uff08](\d{1,2})(?:st|nd|rd|th)?[)\uff09]",
    re.IGNORECASE,
)
_STOPS = frozenset("。；;！!，,、")
_PAIRS = {'"': '"', "“": "”", "「": "」", "(": ")", "\uff08": "\uff09", "【": "】", "[": "]"}
_SPACED_TIME = compiled(r"(?<![\w.:])([01]?\d|2[0-4])(?: [:\uff1a] ?| ?[:\uff1a] (?=00|30))([0-5]\d)(?!\d)")
_NUMBERED = compiled(  # 1.12月25日前, 一、11月20日
    r"^[(\uff08]?\d{1,2}[.\uff0e)\uff09](?=(?:0?[1-9]|1[0-2]) ?月|\d{1,3} ?分钟)"
    r"|^[一二三四五六七八九十]、 ?(?=\d)|^一、(?=十[一二]月)"
)
_BULLET = compiled(r"^[-•·*●▪◆■★]\s+")
_SPACED_DAY = compiled(r"(?<![\d/])(\d{1,2})(?: /|/ | / )(\d{1,2})(?! ?[\d/])")
_SPACED_FIGURES = compiled(r"(?<=[一-鿿]) (?=\d)|(?<=\d) (?=[一-鿿])")  # 月结 30 天
_SPACED_WORDS = compiled(  # 3 个 工作 日 内
    r"(?<=工) (?=作 ?日)|(?<=作) (?=日(?![报志程常期]))|(?<=个) (?=工 ?作 ?日|月|小 ?时|自然日)"
    r"|(?<=小) (?=时)|(?<=分) (?=钟)|(?<=[日天时月周年钟号]) (?=[内前后])"
)
_DAY_PART = compiled(r"([今明当])([晚夜早晨])(?![上间会报班餐点宴饭市跑操读茶]|些|自习)")  # 明晚8点
_OF_MONTH = compiled(r"[本当][(\uff08](\d{1,2})[)\uff09]月")  # 本(11)月25日
_OCTOBER = compiled(  # 十一放假前, 五一、十一前
    "(?<![一二三四五六七八九十百廿\\d第])十一(?=假期|长假|放假|黄金周|期间)|(?<=五一[、和,，及])十一(?![一二三四五六七八九月号日个\\d])"
)
_NUMERALS = r"[\d一二三四五六七八九十]+"
_NTH_DAYS = compiled(rf"第 ?({_NUMERALS}(?: ?[、,，/] ?{_NUMERALS})+) ?([天日])")  # 第1、3、7天
_CASE = "(?:特急|紧急|加急|急件|平件|特件|普通|一般|简易|简单|复杂|疑难)(?:的|情况|情形|事项|业务|申请|案件|问题|件)*"
_LENGTH = rf"(?:当[日天]|{_NUMERALS} ?个?(?:工作日|自然日|[日天周]|小时))"
_MARKED_CASE = compiled(  # 一般:3日, 特急(1日)
    rf"(?:^|(?<=[\"“(\uff08【日天时周内)\uff09,\uff0c;\uff1b、/ ]))({_CASE}) ?"
    rf"(?:[:\uff1a] ?({_LENGTH}内?)(?! ?(?:[之以]?前|[-~\uff5e至到\d]))|[(\uff08] ?({_LENGTH}内?) ?[)\uff09])"
)
_OTHER_CASE = compiled(rf"(?<=[日天时周内])(?: ?/ ?)?(?={_CASE} ?{_LENGTH})")  # 一般3日特急1日
_COMMAS = compiled(" ?[、,，/] ?")
# 民國115年, 115年11月, 115.11.10: years of the Republic of China, without its name only those of our time.
_REPUBLIC = compiled(
    r"(?:中华)?民国 ?(\d{1,3}|[一二三四五六七八九〇零]{2,3})(?= ?[年./-])"
    r"|(?<![\da-z./-])(1[0-2]\d)(?= ?年 ?[\d一二三四五六七八九十]{1,2} ?月"
    r"|([./])(?:1[0-2]|0?[1-9])\3[0-3]?\d(?! ?[\d/%条款-]|\.\d))"
)
_BEFORE_REPUBLIC = 1911
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SPACED_DATE = compiled(r"(?<!\d)(20\d\d) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)")


def squeeze(text: str) -> str:
    """Runs of white space as one blank, none at the ends."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without the marks around a phrase (“…”, (…), a full stop) and the blanks in times, dates, figures and words.

    What is said for short (明晚, 第1、3天) is said in full.
    """
    text = _SPACED_DAY.sub(r"\1/\2", _SPACED_DATE.sub(r"\1\2\3\2\4", _with_common_years(text)))
    text = _SPACED_FIGURES.sub("", _SPACED_TIME.sub(r"\1:\2", text))
    text = _TWICE.sub(r"\1th", _HYPHEN.sub(" ", text))
    text = _FORMAL.sub(lambda found: found[0].translate(_PLAIN), text)
    text = _in_full(_BULLET.sub("", _SPACED_WORDS.sub("", text)))
    while len(text) > 1:
        if text[0] in _PAIRS and text[-1] == _PAIRS[text[0]] and not {text[0], text[-1]} & set(text[1:-1]):
            text = text[1:-1].strip()
        elif text[-1] in _STOPS or (text[-1] == "." and text[-3:-2] != "."):
            text = text[:-1].rstrip()
        else:
            break
    return _NUMBERED.sub("", text)


def _in_full(text: str) -> str:
    text = _DAY_PART.sub(lambda found: f"{found[1]}天{'早' if found[2] in '早晨' else '晚'}上", text)
    text = _OTHER_CASE.sub(",", _MARKED_CASE.sub(r"\1\2\3", text))
    text = _OCTOBER.sub("国庆", _OF_MONTH.sub(r"\1月", text)).replace("年中秋", "年 中秋")
    return _NTH_DAYS.sub(lambda found: "、".join(f"第{n}{found[2]}" for n in _COMMAS.split(found[1])), text)


def _with_common_years(text: str) -> str:
    for m in reversed([*_REPUBLIC.finditer(fold(text))]):
        year = int((m[1] or m[2]).translate(_FIGURES)) + _BEFORE_REPUBLIC
        text = f"{text[: m.start()]}{year}{text[m.end() :]}"
    return text


def fold(text: str) -> str:
    """Half-width, simplified, lower case; the same length as ``text``."""
    return text.translate(_FOLD)


def is_chinese(text: str) -> bool:
    """Whether any Chinese character occurs."""
    return any("㐀" <= c <= "鿿" for c in text)
