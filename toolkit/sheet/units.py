"""The department that a title, a sheet's name or a file's name speaks of."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from toolkit.patterns import compiled

_ENDINGS = ("部", "科", "处", "室", "中心")
# What parts names: months and years, companies, and words that hold an ending but name no department (内部客户, 各处室,
# 三部门, 干部).
_APART = compiled(
    r"[\d一二三四五六七八九十]+\s*(?:年度?(?!级)|月份?|季度?|日|号(?![店楼门]))|第[一二三四]季度?|[上本下]月|公司|集团"
    r"|[全内外各局干]部|[各到好]处|[各教]室|会议室|各科|处室|科室|[一两二三四五六七八九十多几\d]个?部门"
)
_UNIT = compiled(r"[\u4e00-\u9fff]{1,8}?(?:部(?![分件署长位])|科(?![技目学研员])|处(?![理分罚方长])|室(?!内)|中心)")


_SPACES = compiled(r"\s+")
_BRACKETED = compiled(r"\([^)]*\)|\[[^]]*\]|【[^】]*】|〔[^〕]*〕")
_KIND = compiled(r"(?:管理)?(?:部门?|科室?|处室?|室|中心|组)$")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A department's name as it is compared: spaces, full-width forms and upper case do not count. Brackets do."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", name)).casefold()


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """What names that may be of one department have in common: 财务 for 财务部, 财务科(总院) and 财务."""
    bare = _BRACKETED.sub("", fold(name))
    return _KIND.sub("", bare) or bare


def unit_in(text: str) -> str:
    """The first department that a text names, without the month or company before it; empty for none."""
    if not any(ending in text for ending in _ENDINGS):
        return ""
    found = (_UNIT.search(piece) for piece in _APART.split(text))
    return next((m[0] for m in found if m), "")
