"""Words that are others beside what stands around them: 下周一审批 is no 一审, 5000 CNY no festival."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.core.phrase.grammar import Token
from toolkit.patterns import compiled

_UNITS = frozenset(
    {"DAY", "RI", "HAO", "WORKDAY", "HOUR", "MINUTE", "WEEK", "MONTHS", "YEAR", "NATURAL", "FEN", "KEZHONG"}
)
_OF_THE_DAY = ("线上", "线下", "线索", "库存", "库房", "库管", "仓库", "仓储", "院内", "院长", "院办", "院务", "楼宇")
_MONEY_BEFORE = compiled(r"(?:(?<!\b20\d)\d|[万千亿]) *\Z")
_FIGURE = compiled(r" *[\d一二两三四五六七八九十半]")
_LENGTH = compiled(
    r" *[\d.一二两三四五六七八九十百半几多~至到-]+ *"
    r"(?:[个周天工营]|自然日|年(?![底末初终度中前\d])|小时|分钟|钟头|刻钟|星期|礼拜|交易日|季度|(?:h|d|m|w|y)[a-z]*\b)"
)
_BEHIND_D = compiled(
    r" *(?:$|[,.;:()]|(?:[01]?\d|2[0-3]) *h|\d+ *m|(?:after|from|of|before|upon|following|latest|max|and|or|in)\b)"
)
_CODE = compiled(r"[a-z]\d+ *\Z")
_ENDS = compiled(r" *(?:$|[,;。、()])")
_AFTER_FROM = compiled(r" *(?:$|[\d零一二三四五六七八九十两半,;:、()]|至|到|算|计|执行|实施|施行|生效|启用|连续)")


def beside(word: Token, before: Sequence[Token], folded: str, words: Mapping[str, tuple[str, object]]) -> Token | None:
    """The token that a word is behind the tokens ``before`` it; None where it begins with a figure."""
    at = word.start
    if word.cls == "BUILDING" and folded.startswith(_OF_THE_DAY, word.end - 1):
        return Token(*words["号"], at, at + 1)  # 每月10号院内自查, 25号库存盘点
    if word.cls == "DAYAFTER" and folded.startswith("day ", at) and before and before[-1].cls == "ORDINAL":
        return Token(*words["day"], at, at + 3)  # 10th day following quarter end
    if word.cls == "NAMED" and folded[at].isascii() and _MONEY_BEFORE.search(folded, 0, at):
        return Token("MONEY", word.value, at, word.end)  # 10万CNY; not 2027 CNY
    if word.cls == "ALSO" and folded[at] == "零":
        # 1小时零5分, 一个月零三天: between two parts of a length; else a figure
        linked = before and before[-1].cls in _UNITS and _FIGURE.match(folded, word.end)
        return word if linked else None
    if word.cls == "DAY" and folded[at : word.end] == "d":
        days = _BEHIND_D.match(folded, word.end) and not _CODE.search(folded, 0, at)
        return word if days or not folded.isascii() else None  # 8D report, 8D 24h, A3D; 3d内
    if word.cls == "ABOUT" and not folded[at].isascii():
        part = before and before[-1].cls == "GAP" and before[-1].end == at  # 合约3日内
        length = not part and _LENGTH.match(folded, word.end)
        return word if length else Token("GAP", folded[at : word.end], at, word.end)  # 约11月20日, 约3点
    if not before or not _misread(word, before, folded):
        return word
    return None if folded[at] == "一" else Token(*words[folded[at]], at, at + 1)


def _misread(word: Token, before: Sequence[Token], folded: str) -> bool:
    """前一周报方案, 5分钟内在群里说: behind a number or a unit the first character belongs to it."""
    last, char = before[-1], folded[word.start]
    if word.end == word.start + 1:
        return False
    if word.cls == "SINCE" and char == "日" and last.cls == "NUM":
        return not folded[last.end : word.start].strip()  # 每月1日起 is not 之日起
    if last.end != word.start:
        return False
    if word.cls == "ONEACT":
        return not _once(word, before, folded)
    if last.cls == "NUM":
        return char in "周天日月年" and word.cls in ("WEAK", "NOISE", "POLICY", "DAYCLOSE", "EOD")  # 每月10日结算
    if last.cls == "EVERY":
        return word.cls == "WEAK" and char in "周日月季年"  # 每日报送, 每周通报
    if word.cls == "NOISE" and folded[word.start : word.end] == "一起":  # 周一起执行; 每周一起开会 is together
        return last.cls.endswith("WEEK") and _AFTER_FROM.match(folded, word.end) is not None
    return char == "内" and word.cls == "NOISE" and last.cls in _UNITS


def _once(word: Token, before: Sequence[Token], folded: str) -> bool:
    """半年一检, 一周一报; not 下周一审批, 第1周一检, 3月一审判决."""
    length = [t.cls for t in before[-3:-1]]
    weekday = before[-1].cls.endswith("WEEK") and length[-1:] != ["NUM"]
    return not weekday and "ORD" not in length and _ENDS.match(folded, word.end) is not None
