"""The department that a title, a sheet's name or a file's name speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from toolkit.core.traditional import SIMPLIFIED
from toolkit.patterns import compiled

KINDS = "部|科|处|室|组|中心"
"""What names of departments end with."""
BRANCHES = "公司|店|站|院|班"
"""What those are called besides who owe something as departments do. A title may begin with such a name, and go on
with the department's."""
_ENDINGS = tuple(KINDS.split("|"))
# What parts names: months and years, companies, and words that hold an ending but name no department (内部客户, 各处室,
# 三部门, 干部).
_APART = compiled(
    r"[\d一二三四五六七八九十]+\s*(?:年度?(?!级)|月份?|季度?|日|号(?![店楼门]))|第[一二三四]季度?|[上本下]月|公司|集团"
    r"|[全内外各局干]部|[各到好]处|[各教]室|会议室|各科|处室|科室|[一两二三四五六七八九十多几\d]个?部门"
    r"|[各每分按][班小]?组|(?:(?<![\u4e00-\u9fff])|(?<=[年月度]))[班小]组"
)
# 组织部 is of organisation; 债务重组, 1号机组 and 组装 are things, and nobody.
_GROUP = r"(?<![重改编机模词])组(?![织长成合件装别员建团数委卷]|办公室)"
_UNIT = compiled(
    rf"[\u4e00-\u9fff]{{1,8}}?(?:部(?![分件署长位])|科(?![技目学研员])|处(?![理分罚方长])|室(?!内)|{_GROUP}|中心)"
)
# 接收部门:财务部, 报:财务部, 对财务部, 财务部联系人, 财务部印制: the other side, or who made the form.
_OTHERS = compiled(
    r"(?:(?:接收|接受|收件|送达|主送|抄送|呈报|呈送|服务|审核|复核|批准|审批|监督|考核|验收|印制|印发|制发)"
    r"(?:部门|单位|科室|处室|对象|方|人|至|给)?|(?:报送|上报|提交|送交)(?:对象|至|给|到)|(?<![填上呈汇申])报|致|送|\bto)"
    r"\s*[:\uff1a]\s*[^\s:\uff1a]+"
    r"|(?:(?<![核校绝相面针])对(?![账接公外内私象方比照])|(?<![方倾导意])向(?![阳东前荣上明华])|致(?![远和诚公用达力])|给)"
    rf"[\u4e00-\u9fff]{{1,8}}?(?:部门?|科室?|处室?|室|{_GROUP}|中心)"
    rf"|[\u4e00-\u9fff]{{1,8}}?(?:{KINDS})"
    r"(?:(?:联系人|联系电话|电话)(?=\s*(?:[:\uff1a\d]|$))|印制|印发|监制|制发|编印|收$|收讫)",
    re.IGNORECASE,
)
_HANDED_TO = ("交", "给", "对", "向", "送", "报", " to")

_SPACES = compiled(r"\s+")
_BRACKETED = compiled(r"\([^)]*\)|\[[^]]*\]|【[^】]*】|〔[^〕]*〕")
_KIND = compiled(rf"(?:(?:管理)?(?:部门|科室|处室|{KINDS})|department|dept\.?|division|office|team)$")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A department's name as it is compared: 財務處 is 财务处.

    Spaces, full-width forms, upper case and traditional characters do not count. Brackets do.
    """
    return _SPACES.sub("", _plain(name))


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """What names that may be of one department have in common: 财务 for 财务部, 财务科(总院) and 财务; finance for
    Finance Dept."""
    bare = _BRACKETED.sub("", fold(name))
    return _KIND.sub("", bare) or bare


def own_side(text: str) -> str:
    """A title without what it says of the other side: those to whom things go, who checks, who printed the form."""
    simple, kept, begin = text.translate(SIMPLIFIED), "", 0
    if ":" not in text and not any(ending in simple for ending in _ENDINGS):
        return text
    for m in _OTHERS.finditer(simple):
        kept, begin = kept + text[begin : m.start()] + " ", m.end()
    return kept + text[begin:]


def unit_in(text: str) -> str:
    """The first department that a text names, without the month or company before it; empty for none."""
    simple = text.translate(SIMPLIFIED)
    if not any(ending in simple for ending in _ENDINGS):
        return ""
    begin = 0
    for m in (*_APART.finditer(simple), None):
        if found := _UNIT.search(simple, begin, m.start() if m else len(simple)):
            return text[found.start() : found.end()]
        begin = m.end() if m else begin
    return ""


def department_in(text: str, departments: Iterable[str]) -> str:
    """The one of some departments that a text names first; empty for none."""
    return _first(_plain(text), {fold(name): name for name in departments})[2]


def unit_by(text: str, others: Mapping[str, str]) -> str:
    """The first department that a text names, whether by its kind (…部) or by another name that is known.

    Args:
        others: folded name → the department's own. One that is the end of a longer name counts no more (财务 in
            计划财务部), nor one that something is handed to (交财务).
    """
    plain, unit = _plain(text), unit_in(text)
    begin = plain.find(_plain(unit)) if unit else len(plain)
    start, end, own = _first(plain, others, _HANDED_TO)
    return own if own and (start, -end) < (begin, -begin - len(unit)) else others.get(fold(unit), unit)


def names_unit(text: str, name: str) -> bool:
    """Whether a text has a department's name in it: IT is in IT-2026-10, and not in Quality."""
    return bool(name) and _spelled(fold(name)).search(_plain(text)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(SIMPLIFIED)


def _first(plain: str, names: Mapping[str, str], barred: tuple[str, ...] = ()) -> tuple[int, int, str]:
    """The first of some folded names in a text, the longest of those there: begin, end, and what it stands for."""
    found: list[tuple[int, int, str]] = []
    for name, own in names.items():
        if not name:
            continue
        there = (m for m in _spelled(name).finditer(plain) if not plain[: m.start()].rstrip().endswith(barred))
        found += [(m.start(), -m.end(), own) for m in there][:1]
    start, end, own = min(found, default=(0, 0, ""))
    return start, -end, own


@lru_cache(maxsize=4096)
def _spelled(name: str) -> re.Pattern[str]:
    """A folded name as texts spell it: with blanks, _ and - between its signs; Latin letters are whole words."""
    spelled = r"[\s_-]*".join(map(re.escape, name))
    before = r"(?<![a-z])" if name[:1].isascii() and name[:1].isalpha() else ""
    after = r"(?![a-z])" if name[-1:].isascii() and name[-1:].isalpha() else ""
    return re.compile(before + spelled + after)
