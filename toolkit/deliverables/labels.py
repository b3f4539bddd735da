"""What a row under a header says it is: a total, an amount brought forward, signatures and notes, the header again."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Set
from string import ascii_lowercase

from toolkit.core.traditional import plain
from toolkit.sheet.amounts import written_amount
from toolkit.sheet.table import Row, at
from toolkit.sheet.totals import DIGITS, FIRST, LONG, begins_with_month
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal

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
_ASIDE = re.compile(r"其\s*中")
_OTHER_TIME = re.compile(
    r"(?:(?:比|较|与|同)\s*)?(?:[上去前]\s*[年月期季周]|上一?年度?)[^:]{0,8}(?:[合总小]\s*计|增减|增加|减少|差额|对比|比较)?"
    r"|(?:环比|同比)[^:]{0,6}|(?:净?增减|净增)(?:额|数|率|%)?|[^:]{0,6}(?:占比|比重|比例)"
)
_HEADS = re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?[、.．]?|[ivx]{1,4}[、.．]?")
_NUMBER_BEGINS = frozenset("((一二三四五六七八九十ivxIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
_LONGEST_NUMBER = 6
MARKS = frozenset(("-", "--", "---", "—", "——", "/", "//", "\\", "×", "x"))
"""What stands in the cells of a row that is crossed out."""
_LONGEST_NAME = 16
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ORDINAL = re.compile(
    rf"(?P<stem>[{_STEMS}])|(?P<letter>[a-z])|[栏行]次|\(?(?P<number>\d{{1,2}})\)?|(?P<sum>\(?\d{{1,2}}\)?\s*=[\d\s()+*/×÷-]+)"
)
_LAST = frozenset("计計总總和笔筆求写寫数數值额額余餘转轉存页頁年月期白 \t\n\u3000 lLmMtTdDeEfFxXnN")
"""What labels of such rows may begin or end with; one that does neither is certain to be none."""
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


class Foot:
    """Tells lines of signatures and notes. ``signers``: labels that are known besides the usual ones."""

    def __init__(self, signers: Iterable[str] = ()) -> None:
        own = [plain(label) for label in signers if label.strip()]
        spaced = "|".join(r"\s*".join(map(re.escape, "".join(label.split()))) for label in own)
        self._own = re.compile(rf"(?:{spaced}){_ENDS}\s*(?:\([^)]*\))?\s*(?::.*)?", re.DOTALL) if spaced else None
        self._begins = _WHO_BEGINS | {letter for label in own for letter in (label[0], label[0].upper())}

    def is_footer(self, text: str) -> bool:
        """Whether a cell begins a line of signatures or notes: 制表人:张三, or 制表人 with the name beside it."""
        said = plain(text)
        if self._own is not None and self._own.fullmatch(said):
            return True
        if ":" in said:
            return _FOOTER.match(said) is not None
        return len(text) <= 12 and _LABEL.fullmatch(said) is not None

    def names_someone(self, text: str) -> bool:
        """Whether a cell may begin such a line, or be what a row of data is about: 收款人:张三."""
        return _SOMEONE.match(plain(text)) is not None

    def labels(self, row: Row) -> frozenset[int]:
        """The columns of a row that holds several such labels and nothing else; none for any other row."""
        filled = {c: v for c, v in enumerate(row, 1) if v is not None and v != ""}
        bare = (v.rstrip(" :：") if isinstance(v, str) else "" for v in filled.values())
        return frozenset(filled) if len(filled) > 1 and all(v and self.is_footer(v) for v in bare) else frozenset()

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
    if not value or value[0] in FIRST or value[-1] in _LAST or ":" in value or "：" in value:
        return True
    return value[0] in DIGITS and begins_with_month(value)


def first_of(row: Row) -> Raw:
    """What stands in the first cell of a row that is filled; None for an empty row."""
    return next((v for v in row if v is not None and v != ""), None)


def is_carried(label: str) -> bool:
    """Whether a label is that of a balance or a page's sum that was brought forward: 期初余额, 承前页."""
    return _CARRIED.fullmatch(label.rstrip(": ")) is not None


def is_of_which(label: str) -> bool:
    """Whether a label says what a total above it holds among other things: 其中:逾期90天以上."""
    return _ASIDE.match(label) is not None


def compares(label: str) -> bool:
    """Whether a label below a total is that of another time's figure, or of how they differ: 上月合计, 比上月增减."""
    return _OTHER_TIME.fullmatch(label.rstrip(": ")) is not None


def may_number(first: str) -> bool:
    """Whether a text may be the number of a group's title; cheap, and False is certain."""
    return len(first) < _LONGEST_NUMBER and first[:1] in _NUMBER_BEGINS


def heads_group(row: Row) -> bool:
    """Whether a row holds only one text, perhaps behind the number that titles of groups have: 一 | 人保."""
    found = [v for v in row if v is not None and v != ""]
    if not found or not all(isinstance(v, str) for v in found):
        return False
    return len(found) == 1 or (len(found) == 2 and numbers_group(found[0]))


def numbers_group(value: Raw) -> bool:
    """Whether a cell is a number as titles of groups have: 一, (二), Ⅲ."""
    return isinstance(value, str) and value != "" and _HEADS.fullmatch(plain(value.strip())) is not None


def carried_among(row: Row) -> bool:
    """Whether any cell of a row is such a label, as in statements that name the account on every line."""
    return any(isinstance(v, str) and v and len(v) < 20 and v[-1] in _LAST and is_carried(plain(v)) for v in row)


def says_no_more(label: str) -> bool:
    """Whether a text in a printed row says that nothing follows: 以下空白."""
    return _NO_MORE.fullmatch(label) is not None


def in_words(first: str) -> bool:
    """Whether a row that begins with this text says an amount in words, as the line under the totals does."""
    return (first[0] in FIRST or "大" in first) and _WORDS.match(plain(first)) is not None


def is_ordinals(row: Row, below: Row = ()) -> bool:
    """Whether a row under a header numbers the columns: 甲, 乙, 1, 2, 3=1+2. ``below``: the next row, in which the
    count of a first row of data may go on."""
    texts = [_counted(v) for v in row if v is not None and v != ""]
    if len(texts) < 3 or not all(t and len(t) <= LONG for t in texts):
        return False
    found = [m for t in texts if (m := _ORDINAL.fullmatch(t))]
    if len(found) < len(texts) or (len(texts) == 3 and all(map(str.isdigit, texts))):
        return False
    if any(m["sum"] for m in found):
        return True
    stems = "".join(m["stem"] for m in found if m["stem"])
    numbers = [int(m["number"]) for m in found if m["number"]]
    letters = "".join(m["letter"] for m in found if m["letter"])
    after = _counted(first_of(below))
    goes_on = (stems[:1] == _STEMS[0] and after == _STEMS[1]) or (
        found[0]["number"] == "1" and after.strip("()") == "2"
    )
    if letters:
        return len(letters) == len(found) and ascii_lowercase.startswith(letters) and after != "b"
    return _STEMS.startswith(stems) and numbers == [*range(1, len(numbers) + 1)] and not goes_on


_COUNTS = frozenset(
    ("笔数", "人数", "台数", "户数", "次数", "件数", "单数", "占比", "比例", "小计", "合计", "总计", "合计金额")
)
"""What hardly any column is called but one of a summary."""
_FIGURES = _COUNTS | {"金额", "数量", "总额"}
"""What columns of a summary are called."""


def sums_up(titles: Set[str]) -> bool:
    """Whether a table with some titles, in their normal form, is a summary of another."""
    return not _COUNTS.isdisjoint(titles)


def is_unfilled(row: Row, wanted: Iterable[int]) -> bool:
    """Whether a row of a form holds nothing but its own number and formulas that come to 0, or is crossed out with the
    same mark in every cell."""
    filled = [(c, v) for c, v in enumerate(row, 1) if v is not None and v != ""]
    if any(type(v) is not str for _, v in filled):
        looked_at = {*wanted}
        own = filled[0][0] not in looked_at  # its number in the form, before all else
        numbers = all(isinstance(v, (int, float)) for _, v in filled)
        return numbers and len(filled) > own and all(c in looked_at and v == 0 for c, v in filled[own:])
    return len(filled) > 1 and {plain(str(v)) for _, v in filled} <= MARKS


def is_headed(row: Row, below: Row) -> bool:
    """Whether a row past a table may be the header of another: short texts without figures, the first of them no name
    of a column of figures. It has a title over every cell of the next row that is filled, ``below``: one that has not,
    客户 | 大客户, says what the rows under it are about."""
    if any(type(v) is not str and v is not None for v in row):
        return False
    cells = {c: v for c, v in enumerate(row, 1) if v is not None and v != ""}
    texts = [normal(v) for v in cells.values() if isinstance(v, str) and len(v) <= _LONGEST_NAME]
    if len(cells) < 2 or len(texts) < len(cells) or any(map(str.isdigit, "".join(texts))) or texts[0] in _FIGURES:
        return False
    return all(c in cells for c, v in enumerate(below, 1) if v is not None and v != "")


def names_column(titles: Iterable[str], names: Container[str]) -> bool:
    """Whether one of some titles is the name of a column: of one of the table above, or usual for figures."""
    return any(said in names or said in _FIGURES for said in titles)


def has_amount(row: Row) -> bool:
    """Whether a cell of a row is a number, perhaps typed as text."""
    return any(
        isinstance(v, (int, float)) or (isinstance(v, str) and v != "" and written_amount(v) is not None) for v in row
    )


def _counted(value: Raw) -> str:
    """A cell as the text in which an ordinal is looked for; empty where it can be none."""
    if isinstance(value, str):
        return plain(value)
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def repeats(row: Row, heads: Mapping[int, str]) -> bool:
    """Whether a row says the header once more, as on each printed page. ``heads``: column → its title's normal form."""
    said = [(column, value) for column in heads if (value := at(row, column)) is not None and value != ""]
    same = sum(isinstance(value, str) and normal(value) == heads[column] for column, value in said)
    return same >= min(2, len(heads)) and same * 2 > len(said)
