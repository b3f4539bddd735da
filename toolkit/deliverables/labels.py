"""What a row under a header says it is: a total, an amount brought forward, signatures and notes, the header again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.core.traditional import SIMPLIFIED
from toolkit.sheet.amounts import written_amount
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal

_WHOSE = r"(?:本\s*[页期月次年季周旬日]|全\s*[月年]|\d{1,2}\s*月份?)?\s*"
_TOTAL = re.compile(
    rf"{_WHOSE}(?P<kind>总\s*合|[合总小累])\s*计(?!\s*划)"
    r"|(?P<en>grand[\s-]*totals?|(?P<part>sub[\s-]*totals?)|totals?)\b"
)
_SHORT = re.compile(
    rf"{_WHOSE}(?P<kind>[共月周旬日])\s*计\s*(?:总?金\s*额|总?数)?\s*(?:\(?元\)?)?\s*:?"
    r"(?P<figure>\s*[¥￥]?[\d,.]*\d\s*(?:元|[笔台辆户人份张个次条项家])?)?"
)
"""Labels that names and items begin with, too: 共计达, 月计提."""
_NAMED = re.compile(
    r"(?P<name>\S.*?)\s*(?:(?P<sum>(?:总合|[合总共])计)|小计)(?:金额|数)?\s*:?"
    r"|(?P<group>\S.*?)\s+(?:汇总|总和|求和|(?P<latin>total|sum)|(?P<other>计数|平均值|count|average))"
    r"|(?P<alone>汇\s*总)\s*:?"
)
"""The total of a group, as people and spreadsheets write it: 一店小计, 李丽 汇总."""
_ALL = re.compile(
    r"(?:\d{4}\s*[年.-])?\s*(?:\d{1,2}\s*月份?|第?[一二三四1-4]\s*季度|[上下]半年|年?度)?"
    r"|以上|全部|所有|(?:全|本)(?:店|部门?|公司|校|厂|院)"
)
"""Names of which the total is that of the whole table: 2026年10月合计."""
_WORDS = re.compile(
    r"(?:[合总共]\s*计|金\s*额|人民币|报销|本单)?[^:\d]{0,8}大\s*写\s*(?:金\s*额)?(?:$|[\s):零壹贰叁肆伍陆柒捌玖拾])|[合总共]\s*计\s*(?:金额|总额)?\s*\(?\s*人民币"
)
"""The line under the totals that says the amount in words: 合计人民币(大写):肆佰元整."""
_CARRIED = re.compile(
    r"(?:期[初末]|[上本][期月年日季]|[月年][初末])\s*(?:余额|结余|结存|结转|余额结转)"
    r"|[本当][日月年期]发生额(?:合计)?"
    r"|结转(?:[上下本][年月期页]|次[页月年])|[承接][前上]页|[过转][次下]页"
    r"|(?:opening|closing) balance|(?:balance\s*)?(?:(?:brought|carried) (?:forward|down)|[bc]/[fd])"
)
_NO_MORE = re.compile(
    r"[\W_]*(?:(?:本页)?以下\s*(?:为?\s*空白|无(?:正文|内容|数据|记录|业务)?)|此[处行栏页]\s*空白|空白)[\W_]*"
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ORDINAL = re.compile(
    rf"(?P<stem>[{_STEMS}])|[栏行]次|\(?(?P<number>\d{{1,2}})\)?|(?P<sum>\(?\d{{1,2}}\)?\s*=[\d\s()+*/×÷-]+)"
)
_FIRST = frozenset("合总總小累本全共汇匯以月周旬日大 \t\n\u3000 TtSsGg")
_LAST = frozenset("计計总總和求写寫数數值额額余餘转轉存页頁年月期白 \t\n\u3000 lLmMtTdDeEfFxXnN")
"""What labels of such rows may begin or end with; one that does neither is certain to be none."""
_PARTS = frozenset({"本周", "本旬", "本日"})
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_LONG = 60
"""Signs that no label has; what is longer is not looked into."""
_MOST_TEXTS = 3
"""Texts of a row that a label, those of cells merged over its group, and a dash or an amount with its sign may be."""
_WHO = (
    r"制\s*表|填\s*表|制\s*单|填\s*单|填\s*报|编\s*制|审\s*核|复\s*核|审\s*批|批\s*准|主\s*管|负责人|经办|移交|接收|保管|归档|报销人"
    r"|盖\s*章|签\s*字|签\s*章|签\s*收|prepared by|checked by|reviewed by|approved by|signature|signed|seal"
)
_FOOTER = re.compile(
    rf"(?:{_WHO}|领导|会计|出纳|财务|单位|公司|部门|对方|日期|备注|说明|注|notes?|remarks?)[^:]{{0,12}}:"
)
_SOMEONE = re.compile(r"[^:]{1,6}(?:人|员|者|签字|签名|签章|盖章)\s*:")
"""What signatures may begin with, and rows of data, too: 监盘人:张三, 联系人:张三."""
_ENDS = r"(?:人|员|者|签字|签名|签章|盖章|意见)*"
_LABEL = re.compile(rf"(?:{_WHO}){_ENDS}")
_WHO_BEGINS = frozenset("制填编审复主批负经移接保归报盖签pcrasPCRAS")
"""What the label of a signature may begin with."""
_DAY = re.compile(r"\s*(?:\d{4}\s*[年./-])?\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?\s*")
_FIGURES = re.compile(r"[\d\s:/.,年月日-]*|共?\s*\d+\s*[笔台辆户人份张个次条项家]")


@dataclass(frozen=True, slots=True)
class Named:
    """The label of a group's total. ``kind`` is ``part``, ``running`` (a count, no sum) or ``grand``.

    ``sums``: it may be the total of the whole table where there is no other (销售部合计). ``doubtful``: it may be the
    name of something else (Colgate Total) where no row above is of such a group.
    """

    name: str
    kind: str
    sums: bool = False
    doubtful: bool = False


class Foot:
    """Tells lines of signatures and notes. ``signers``: labels that are known besides the usual ones."""

    def __init__(self, signers: Iterable[str] = ()) -> None:
        own = [_plain(label) for label in signers if label.strip()]
        spaced = "|".join(r"\s*".join(map(re.escape, "".join(label.split()))) for label in own)
        self._own = re.compile(rf"(?:{spaced}){_ENDS}\s*(?:\([^)]*\))?\s*(?::.*)?", re.DOTALL) if spaced else None
        self._begins = _WHO_BEGINS | {label[0] for label in own}

    def is_footer(self, text: str) -> bool:
        """Whether a cell begins a line of signatures or notes: 制表人:张三, or 制表人 with the name beside it."""
        plain = _plain(text)
        if self._own is not None and self._own.fullmatch(plain):
            return True
        if ":" in plain:
            return _FOOTER.match(plain) is not None
        return len(text) <= 12 and _LABEL.fullmatch(plain) is not None

    def names_someone(self, text: str) -> bool:
        """Whether a cell may begin such a line, or be what a row of data is about: 收款人:张三."""
        return _SOMEONE.match(_plain(text)) is not None

    def signer(self, row: Row) -> str:
        """The label of a signature with which a row begins, the name in the next cell; empty for most rows."""
        first = first_of(row)
        if type(first) is not str or first[0] not in self._begins or ":" in first or "：" in first:
            return ""
        return first if self.is_footer(first) else ""


def may_label(value: Raw) -> bool:
    """Whether a cell may be a label that is told here; cheap, and False is certain."""
    if type(value) is not str:
        return False
    if not value or value[0] in _FIRST or value[-1] in _LAST or ":" in value or "：" in value:
        return True
    return value[0] in _DIGITS and _month(value)


def _month(text: str) -> bool:
    """Whether a text may be the label of a month's total: 10月合计(元)."""
    return text[0] in _DIGITS and ("计" in text or "計" in text)


def first_of(row: Row) -> Raw:
    """What stands in the first cell of a row that is filled; None for an empty row."""
    return next((v for v in row if v is not None and v != ""), None)


def total_of(row: Row) -> str:
    """What kind of totals a row holds, by the label among its first texts; empty for none."""
    texts = [v for v in row if isinstance(v, str) and v.strip()][:3]
    return next((kind for n, text in enumerate(texts) if (kind := total_kind(text, alone=n > 0))), "")


def only_short(row: Row) -> bool:
    """Whether the label of a row of totals is a word that may also say what a row of data is about: 共计, 月计."""
    return any(isinstance(v, str) and _short(_plain(v)) is not None for v in row)


def has_day(row: Row) -> bool:
    """Whether a cell of a row is a day, perhaps typed as text."""
    return any(isinstance(v, date) or (isinstance(v, str) and _DAY.fullmatch(v) is not None) for v in row)


def total_kind(text: str, alone: bool = False) -> str:
    """``grand``, ``part`` or ``running`` for a cell that labels a row of totals; empty for any other.

    Args:
        alone: the label must be all that the cell holds, as where a name or number stands before it.
    """
    if not text or not (text[0] in _FIRST or _month(text)):
        return ""
    plain = _plain(text)
    if m := _short(plain):
        if alone and m["figure"]:
            return ""
        return "part" if m["kind"] in "周旬日" or m[0][:2] in _PARTS or "页" in m[0] else "grand"
    m = _TOTAL.match(plain)
    if not m or (alone and plain[m.end() :].strip(" :")):
        return ""
    if m["en"]:
        return "part" if m["part"] else "grand"
    if m["kind"] == "累":
        return "running"
    return "part" if m["kind"] == "小" or m[0][:2] in _PARTS or "页" in m[0] else "grand"


def named_total(label: str) -> Named | None:
    """The total of a group, by the label that stands beside its figures."""
    m = _NAMED.fullmatch(label) if len(label) <= _LONG else None
    if m is None:
        return None
    if m["alone"]:
        return Named("", "grand")
    name = m["name"] or m["group"]
    if m["other"]:
        return Named(name, "running", doubtful=True)
    if m["latin"]:
        return Named(name, "part", doubtful=True)
    return Named(name, "grand" if m["sum"] and _ALL.fullmatch(name) else "part", bool(m["sum"]))


def is_carried(label: str) -> bool:
    """Whether a label is that of a balance or a page's sum that was brought forward: 期初余额, 承前页."""
    return _CARRIED.fullmatch(label.rstrip(": ")) is not None


def carried_among(row: Row) -> bool:
    """Whether any cell of a row is such a label, as in statements that name the account on every line."""
    return any(isinstance(v, str) and v and len(v) < 20 and v[-1] in _LAST and is_carried(_plain(v)) for v in row)


def says_no_more(label: str) -> bool:
    """Whether a text in a printed row says that nothing follows: 以下空白."""
    return _NO_MORE.fullmatch(label) is not None


def in_words(first: str) -> bool:
    """Whether a row that begins with this text says an amount in words, as the line under the totals does."""
    return (first[0] in _FIRST or "大" in first) and _WORDS.match(_plain(first)) is not None


def is_ordinals(row: Row, below: Row = ()) -> bool:
    """Whether a row under a header numbers the columns: 甲, 乙, 1, 2, 3=1+2. ``below``: the next row, in which the
    count of a first row of data may go on."""
    texts = [_counted(v) for v in row if v is not None and v != ""]
    if len(texts) < 3 or not all(t and len(t) <= _LONG for t in texts):
        return False
    found = [m for t in texts if (m := _ORDINAL.fullmatch(t))]
    if len(found) < len(texts) or (len(texts) == 3 and all(map(str.isdigit, texts))):
        return False
    if any(m["sum"] for m in found):
        return True
    stems = "".join(m["stem"] for m in found if m["stem"])
    numbers = [int(m["number"]) for m in found if m["number"]]
    after = _counted(first_of(below))
    goes_on = (stems[:1] == _STEMS[0] and after == _STEMS[1]) or (
        found[0]["number"] == "1" and after.strip("()") == "2"
    )
    return _STEMS.startswith(stems) and numbers == [*range(1, len(numbers) + 1)] and not goes_on


def _counted(value: Raw) -> str:
    """A cell as the text in which an ordinal is looked for; empty where it can be none."""
    if isinstance(value, str):
        return _plain(value)
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def repeats(row: Row, heads: Mapping[int, str]) -> bool:
    """Whether a row says the header once more, as on each printed page. ``heads``: column → its title's normal form."""
    said = [(column, value) for column in heads if (value := at(row, column)) is not None and value != ""]
    same = sum(isinstance(value, str) and normal(value) == heads[column] for column, value in said)
    return same >= min(2, len(heads)) and same * 2 > len(said)


def lone_label(row: Row) -> tuple[str, bool]:
    """The only text of a row, all else being figures or days, and whether there are days; empty for none.

    What a cell merged over the rows of a group says may be in the label, too: 一店 | 一店小计.
    """
    texts = 0
    for value in row:
        if type(value) is str and value and value[0] not in _DIGITS:
            texts += 1
            if texts > _MOST_TEXTS:
                return "", False  # as most rows of data are
    found, days = "", False
    for value in row:
        if value is None or value == "" or (isinstance(value, (int, float)) and not isinstance(value, bool)):
            continue
        if not isinstance(value, str):
            days = True
            continue
        plain = _plain(value)
        if plain in found or _FIGURES.fullmatch(plain) or written_amount(value) is not None:
            continue
        if found and found not in plain:
            return "", days
        found = plain
    return found, days


def _short(plain: str) -> re.Match[str] | None:
    return _SHORT.fullmatch(plain) if len(plain) <= _LONG else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower().translate(SIMPLIFIED)
