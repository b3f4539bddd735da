"""Dates in words, and what people write around them in a cell: 十一月五日, 已于, 周五, (补交), 王工签收, done."""

from __future__ import annotations

from toolkit.patterns import compiled
from toolkit.sheet.status_words import EDGES, TICKS, says_did
from toolkit.sheet.surnames import COMMON, DOUBLE

_WEEKDAY = compiled(
    r"[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?"
    r"|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|urday)?\b\.?,?"
)
_WORDS = compiled(
    r"^(?:已于|于|已在|在|约|时间|日期|完成于|提交于|by|on|at)[:：]?\s*"
    # 完成3/5 and 完成1.5 are counts
    r"|^(?:已?(?:交|补交|提交|上报|报送|送达|报|送)|补)[:：]?\s*(?=\d{1,4}\s*[年月.\-]|\d{4}/|[〇零一二三四五六七八九十]+[年月])"
    r"|^(?:已?(?:完成|办结)|done|submitted|sent)[:：]?\s*"
    r"(?=\d{4}|\d{1,2}\s*月|[〇零一二三四五六七八九十]+[年月]|(?:\d\d? )?[a-z]{3,9}\b)"
    r"|\s*(?:已?(?:完成|提交|上报|报送|办结|交付|交|送达|送|报|归还|答复|回复|解决|补交|补报|补)[了的]?|done|submitted|sent)$"
)
# Remarks that neither say that it is not done nor name another day.
_REMARK = compiled(
    r"\s*\((?:后?补[交报录做办]?|已补|已[交报送]|已?(?:完成|提交|上报|报送)|按时|准时|迟交?|晚交?|逾期|电子版|纸质版?|邮件|邮寄|快递|微信|系统|线上|扫描件"
    r"|late|done|sent|by e?mail|online)\)$"
)
# Who got it, behind a date: somebody by name, and nothing else. 预计签收, 无人签收 and 请签收 say no such thing.
_BY_WHOM = (
    rf"(?:(?:{DOUBLE}|[{COMMON}])(?:(?![未没拒不无应须要])[一-龥]){{1,2}}|[{COMMON}](?:总|工|经理|主任|会计|姐|哥|老师)"
    r"|财务|会计|出纳|前台|仓库|门卫|客户|对方"
    r"|(?![等请送交待通让由须需给向报催拟预已未下上明后约将要应可另再先非没无不])[一-龥]{1,5}[部科处室])"
)
_RECEIVED = compiled(
    r"(?<=[\d日号点时分半整午])(?:[ ,;、。]*已?(?:签收|签字|签认|收到|收讫|收妥|接收|收)"
    rf"|[ ,;、。]*{_BY_WHOM} ?(?:已?(?:签收|签字|签认|收到|收讫|收妥|接收|收)|签))(?:了|无误)?$"
)
_DAY_IN_BRACKETS = compiled(r"(?P<before>[^\d()]+)\((?P<day>\d[^()]*[\d日号])\)")  # 已交(11月5日)
_PART_OF_ALL = compiled(r"\d+/\d+")
_BESIDE_DAY = compiled(r"(?P<before>\D*)(?P<day>\d.*?\d[日号]?|\d[日号])(?P<after>[^\d日号]*)")
_ISO = compiled(r"\d{4}-\d\d-\d\dt")
_ZONE = compiled(r"\s*(?:\+08:?00|北京时间)$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TENS = compiled(r"([一二三四五六七八九])?十([一二三四五六七八九])?")


def bare(text: str) -> str:
    """What is left of a plain text, which may be a date, without what is written around it."""
    days = _WEEKDAY.sub(" ", text)
    text = _ZONE.sub("", days.replace("t", " ") if _ISO.match(text) else days)
    text = _RECEIVED.sub("", _REMARK.sub("", text.strip(EDGES)))
    return _without_did(_WORDS.sub("", _WORDS.sub("", text)).strip(EDGES))


def _without_did(text: str) -> str:
    """已整改 11.4, 11.4√ → 11.4."""
    bracketed = _DAY_IN_BRACKETS.fullmatch(text)
    m = bracketed or _BESIDE_DAY.fullmatch(text)
    if m is None:
        return text
    before, after = m["before"].strip(EDGES + ":"), "" if bracketed else m["after"].strip(EDGES)
    words = [word for word in (before, after) if word]
    if before not in TICKS and _PART_OF_ALL.fullmatch(m["day"]):
        return text  # 已交3/4
    return m["day"] if words and all(map(says_did, words)) else text


def numerals(text: str) -> str:
    """A text with its Chinese numerals as figures: 二〇二六年十一月五日 → 2026年11月5日."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    text = _TENS.sub(
        lambda m: str((int((m[1] or "一").translate(_DIGITS))) * 10 + int((m[2] or "零").translate(_DIGITS))), text
    )
    return text.translate(_DIGITS)
