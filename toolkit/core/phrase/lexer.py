"""Characters to tokens: numbers, written dates and clock times, words of the grammar, and the gaps between them."""

from __future__ import annotations

import re

from toolkit.core.phrase.beside_word import beside
from toolkit.core.phrase.grammar import Grammar, Token
from toolkit.patterns import compiled

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_TENS = {"十": 10, "百": 100, "廿": 20, "卅": 30}
_NUMERAL = frozenset(_DIGITS) | frozenset(_TENS)
# Written with figures and marks: 2026-12-25, 20261225, 31/12/2026, 17:30, 12/25, 12.25, 3.5; plain figures last.
_FIGURES = compiled(
    r"(?P<ymd>(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2}(?!\d))|(?P<dmy>\d{1,2}([-/.])\d{1,2}\4(?:19|20)\d\d(?!\d))"
    r"|(?P<short>\d{1,2}([-/.])\d{1,2}\6\d{1,2}(?![\d./%-]))"
    r"|(?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d))|(?P<md>\d{1,2}[/.]\d{1,2}(?![\d./%]))"
    r"|(?P<packed>20\d\d[01]\d[0-3]\d(?!\d))|(?P<ord>\d{1,3}(?:st|nd|rd|th)(?![a-z]))|(?P<num>\d+(?:,\d{3})*(?:\.\d+)?)"
)
# 11-25 as the whole phrase, or before the time of day; else the dash is that of 3-5天.
_DASHED = compiled(r"^ *(\d{1,2})-(\d{1,2})(?= *(?:$|\d{1,2}:\d\d|\((?:周|星期|礼拜|[a-z]{3})|[上下中]午|早|晚))")
_RECENT = (20, 40)  # years of two figures
# HT20261105, GD-20261105-03; PO 20261105, but PO 20261105前 and PO 2026-11-05 name days.
_NUMBER_OF = compiled(r"(?:[a-z]|(?<![a-z])(?!due|ddl|eta|etd|end|by)[a-z]{1,4}[-_/#])\Z")
_PACKED_NUMBER = compiled(r"(?:(?<=\bpo )|(?<=\bso )|(?<=\bno )|(?<=\binv )|(?<=\bref ))20\d{6}(?! ?(?:之?前|以前|截))")
_MEASURES = frozenset({"DAY", "NATURAL", "WORKDAY", "HOUR", "WORKHOUR", "MONTHS", "YEAR"})
_TIME_ENDS = compiled(r" *(?:$|[,;.()]|[之以]?前|截|止|hrs?\b|h\b|local|sharp|latest)")
_MINUTES = (0, 15, 30, 45, 59)  # of a time without a mark, behind a date; 1930 may be a year
_DECIMAL = compiled(r"\d+\.(?:\d|[257][05])")
_COUNTED = compiled(r"[月日号天周年时点分个季]|小时|工作日|星期|礼拜|自然日|[a-z]")
_NOT_A_DAY = tuple("日号个天年月岁余多元条次家名人件")
_PUNCTUATION = {
    **dict.fromkeys(",;.!?:\n", "STOP"),
    "(": "OPEN",
    ")": "CLOSE",
    "、": "LIST",
    "/": "LIST",
    "&": "LIST",
    "-": "TO",
    "~": "TO",
}


def tokens_of(folded: str, grammar: Grammar) -> list[Token]:
    """The tokens of a folded phrase. What is in no class is a ``GAP``; blanks make no token."""
    out: list[Token] = []
    if (dashed := _DASHED.match(folded)) and (token := _month_day(int(dashed[1]), int(dashed[2]), dashed.end())):
        out.append(token)
    at, size = out[0].end if out else 0, len(folded)
    words, lengths = grammar.words, grammar.lengths
    while at < size:
        char = folded[at]
        if char == " ":
            at += 1
            continue
        token = _word(folded, at, words, lengths)
        token = token and beside(token, out, folded, words)
        if token is None:
            if "0" <= char <= "9":
                token = _figures(folded, at)
                if token.cls == "NUM" and token.end - at == 4:
                    token = _four_figures(token, folded, out)
                if token.cls == "HM" and _label_ends(folded, at) and ":" in folded[at : token.end]:
                    end = folded.index(":", at)
                    token = Token("NUM", int(folded[at:end]), at, end)
                if token.cls == "DATE" and _is_number_of(token, folded):
                    token = Token("GAP", "", at, token.end)
            elif char in _NUMERAL:
                found = _numeral(folded, at)
                out.extend(found)
                at = found[-1].end
                continue
            elif char in _PUNCTUATION:
                token = Token(_PUNCTUATION[char], char, at, at + 1)
            else:
                token = Token("GAP", char, at, _gap_end(folded, at))
        if token.cls in _MEASURES or (token.cls == "WEEK" and _latin(char)):
            _decimal_before(token, out, folded)
        last = out[-1] if out else None
        if (
            last
            and last.cls == "GAP"
            and token.cls == "NUM"
            and last.end == at
            and _latin(folded[at - 1])
            and not _COUNTED.match(folded, token.end)
        ):
            token = Token("GAP", folded[at : token.end], at, token.end)  # Sev2 is one word; not APP12月5日
        if last and last.cls == token.cls == "GAP":
            last.end = token.end
            last.value = folded[last.start : last.end]
        else:
            out.append(token)
        at = token.end
    return out


def _word(folded: str, at: int, words: dict[str, tuple[str, object]], lengths: dict[str, list[int]]) -> Token | None:
    for n in lengths.get(folded[at], ()):
        end = at + n
        found = words.get(folded[at:end])
        if found and end <= len(folded) and _bounded(folded, at, end):
            return Token(found[0], found[1], at, end)
    return None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _label_ends(folded: str, at: int) -> bool:
    """P1:15分钟, S2:30 min: the figure belongs to the letter before it, and is no hour."""
    return at > 0 and _latin(folded[at - 1]) and not (at > 1 and (_latin(folded[at - 2]) or folded[at - 2].isdigit()))


def _is_number_of(date: Token, folded: str) -> bool:
    """HT20261105, 20261105@example.com: the number of something."""
    code = _NUMBER_OF.search(folded, 0, date.start) or _PACKED_NUMBER.match(folded, date.start)
    return code is not None or folded.startswith("@", date.end)


def _bounded(folded: str, start: int, end: int) -> bool:
    """Latin words match whole: ``by`` is not in ``baby``, nor ``h`` in ``hotel``; figures may touch them (48h, wd3)."""
    first, last = folded[start], folded[end - 1]
    if last.isascii() and last.isalpha() and end < len(folded):
        after = folded[end]
        if after.isascii() and after.isalpha():
            return False
    if first.isascii() and first.isalpha() and start:
        before = folded[start - 1]
        return not (before.isascii() and before.isalpha())
    return True


def _gap_end(folded: str, at: int) -> int:
    end = at + 1
    if folded[at].isascii() and folded[at].isalpha():
        while end < len(folded) and folded[end].isascii() and (folded[end].isalpha() or folded[end] in "'-"):
            end += 1
    return end


def _figures(folded: str, at: int) -> Token:
    m = _FIGURES.match(folded, at)
    if m is None:  # every run of figures matches the last alternative
        return Token("GAP", folded[at], at, at + 1)
    kind, text, end = m.lastgroup or "num", m.group(), m.end()
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if kind == "ymd":
        return _date(numbers[0], numbers[1], numbers[2], at, end)
    if kind == "packed":
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]), at, end)
    if kind == "dmy":
        first, second, year = numbers
        if first > 12 >= second:
            return _date(year, second, first, at, end)
        token = _date(year, first, second, at, end)
        if token.cls == "DATE" and second <= 12 and first != second:
            token.value["numeric"] = (year, first, second)
        return token
    if kind == "short":
        return _short_date(numbers, text, at, end)
    if kind == "clock":
        seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers[2] if len(numbers) > 2 else 0)
        return Token("HM", seconds, at, end) if seconds <= 86400 else Token("GAP", text, at, end)
    if kind == "md":
        if "/" in text and 13 <= numbers[0] <= 31 and 1 <= numbers[1] <= 12:
            numbers.reverse()  # 30/11
        month, day = numbers
        return _month_day(month, day, end, at) or Token("RATIO", (month, day, text[-3:-2]), at, end)
    if kind == "ord":
        return Token("ORDINAL", numbers[0], at, end)
    if "." in text or "," in text:
        return Token("FRACTION", float(text.replace(",", "")), at, end)
    return Token("NUM", int(text[:9]), at, end) if len(text) <= 6 else Token("GAP", text, at, end)


def _month_day(month: int, day: int, end: int, start: int = 0) -> Token | None:
    return Token("MD", (month, day), start, end) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _decimal_before(unit: Token, out: list[Token], folded: str) -> None:
    """1.5天, 0.5个工作日, 2.5 hours: before a unit such figures are no day of a month; 17.30 hrs is a time."""
    at = len(out) - 1 - (len(out) > 1 and out[-1].cls == "GE")
    if at < 0 or out[at].cls not in ("MD", "RATIO"):
        return
    text = folded[out[at].start : out[at].end]
    clock = unit.cls == "HOUR" and _latin(folded[unit.start]) and len(text.partition(".")[2]) > 1
    if _DECIMAL.fullmatch(text) and not clock:
        out[at] = Token("FRACTION", float(text), out[at].start, out[at].end)


def _four_figures(token: Token, folded: str, before: list[Token]) -> Token:
    """0800, at 1730, 0800 & 2000, 20261120 1800: a time of day as nurses and soldiers write it."""
    n = int(token.value)
    last = before[-1] if before else None
    if n > 2400 or n % 100 > 59:
        return token
    listed = len(before) > 1 and before[-1].cls in ("AND", "LIST", "TO") and before[-2].cls == "HM"
    said = last is not None and (last.value == "at" or (last.cls in ("BY", "BEFOREP") and n < 1960))
    dated = n < 2400 and n // 100 not in (19, 20) and n % 100 in _MINUTES and _dated(before)
    if folded[token.start] == "0" or listed or said or (dated and _TIME_ENDS.match(folded, token.end)):
        return Token("HM", n // 100 * 3600 + n % 100 * 60, token.start, token.end)
    return token


def _dated(before: list[Token]) -> bool:
    """Whether a whole date ends the tokens: 2026-11-20, 20 Nov 2026, 11月20日."""
    classes = [t.cls for t in before[-4:]]
    if classes[-1:] == ["NUM"] and len(classes) > 1:  # of a year
        return 2000 < int(before[-1].value) < 2100 and "MONTHNAME" in classes[-3:-1]
    return classes[-1:] == ["DATE"] or (classes[-1:] in (["RI"], ["HAO"]) and classes[-3:-2] == ["MONTH"])


def _short_date(numbers: list[int], text: str, at: int, end: int) -> Token:
    """26.11.27, 11/20/26, 27-11-26: a year of two figures, which is the one that can be a year of our time."""
    a, b, c = numbers
    if _RECENT[0] <= a <= _RECENT[1] and not ("/" in text and _RECENT[0] <= c <= _RECENT[1]):
        token = _date(2000 + a, b, c, at, end)
    elif _RECENT[0] <= c <= _RECENT[1] and "/" in text and a <= 12:
        token = _date(2000 + c, a, b, at, end)
        if token.cls == "DATE" and b <= 12 and a != b:
            token.value["numeric"] = (2000 + c, a, b)
    elif _RECENT[0] <= c <= _RECENT[1]:
        token = _date(2000 + c, b, a, at, end)
    else:
        return Token("GAP", text, at, end)
    if token.cls == "DATE":
        token.value.update(weak=True, short=True, figures=tuple(numbers))
    return token


def _date(year: int, month: int, day: int, at: int, end: int) -> Token:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return Token("GAP", "", at, end)
    return Token("DATE", {"unit": "year", "year": year, "month": (month,), "month_day": (day,)}, at, end)


def _numeral(folded: str, at: int) -> list[Token]:
    """Chinese numerals: 二十一, 廿五, 十, 一百二十; a run without 十 (一三五) is one number each, with 〇 a year."""
    end = at
    while end < len(folded) and folded[end] in _NUMERAL:
        end += 1
    run = folded[at:end]
    if (
        len(run) > 1
        and run[1] in _TENS
        and folded[at - 1 : at] in ("周", "期", "拜")
        and folded.startswith(("点", "时"), end)
    ):
        return [Token("NUM", _DIGITS.get(run[0], 0), at, at + 1), *_numeral(folded, at + 1)]  # 周五十七点
    if not any(c in _TENS for c in run):
        if len(run) == 4 and (end < len(folded) and folded[end] == "年"):
            return [Token("NUM", int("".join(str(_DIGITS[c]) for c in run)), at, end)]
        return [Token("NUM", _DIGITS[c], at + i, at + i + 1) for i, c in enumerate(run)]
    total, digit = 0, 0
    for c in run:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in ("十", "百"):
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            total += _TENS[c]
    if run[0] in "廿卅" and total + digit <= 31 and not folded.startswith(_NOT_A_DAY, end):
        return [Token("DOM", {"month_day": (total + digit,)}, at, end)]  # 每月廿五前: 廿 is of days
    return [Token("NUM", total + digit, at, end)]
