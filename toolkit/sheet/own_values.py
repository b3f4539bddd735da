"""What we write into our columns: which values are ours, and which may be, under one of our names."""

from __future__ import annotations

import re
from datetime import date, time
from functools import cache

from toolkit.catalogue import ENTRIES, LANGUAGES, text
from toolkit.core.status import EXEMPT, Timeliness
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal

_FIRST_YEAR = 1930  # a date before it is a small number that is shown as one
_SERIALS = range(36_526, 73_051)  # 2000 to 2099
_SHOWN = re.compile(r"20\d\d([-/.])\d{1,2}\1\d{1,2}(?: \d{1,2}:\d\d(?::\d\d)?)?")
_EARLIER_NOTES = ("状态是已提交,没有完成时间",)
"""As earlier versions worded them; whoever changes a note adds what it was."""


def is_ours(field: str, value: Raw) -> bool:
    """Whether a value is one that we write into a column."""
    if field in ("due", "checked_at"):
        return isinstance(value, date) and value.year >= _FIRST_YEAR
    if field == "days_late":
        if isinstance(value, (date, time)):  # a number where another column's format stayed behind
            return value == time() or (isinstance(value, date) and value.year < _FIRST_YEAR)
        return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0 and value == int(value)
    if field == "note":
        return isinstance(value, str) and _notes().fullmatch(value) is not None
    return isinstance(value, str) and value in words_of(field)


def may_be_ours(field: str, value: Raw, name: str) -> bool:
    """Whether we may have written a value into a column of some name.

    Under ours a date may have become its number, or it or a number the text that was shown, where only values were
    pasted.
    """
    if is_ours(field, value):
        return True
    if OWN_BY_NAME.get(normal(name)) != field:
        return False
    if field == "days_late" and isinstance(value, str):
        return value.isdecimal()
    if field not in ("due", "checked_at"):
        return False
    if isinstance(value, str):
        return _SHOWN.fullmatch(value.strip()) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool) and int(value) in _SERIALS


@cache
def words_of(field: str) -> frozenset[str]:
    """The words that we write for a status, or for whether something is overdue, in both languages."""
    keys = ["yes", "no"] if field == "overdue" else [f"timeliness-{t.value}" for t in Timeliness]
    if field == "timeliness":
        keys += [f"work-{w.value}" for w in EXEMPT]
    return frozenset(text(key, lang) for key in keys for lang in LANGUAGES)


@cache
def _notes() -> re.Pattern[str]:
    """The notes that we write: sentences of the catalogue. Only the reason of a rejection may say anything."""
    entries = [ENTRIES[key] for key in ENTRIES if key.startswith(("note-", "reason-"))]
    # Each once, and what may be anything only as the last: a long text is not tried in ever more ways.
    templates = dict.fromkeys([*(template for e in entries for template in (e.zh, e.en)), *_EARLIER_NOTES])
    said = "|".join(_sentence(template) for template in templates if "{reason}" not in template)
    rejected = "|".join(_sentence(template) for template in templates if "{reason}" in template)
    return re.compile(rf"(?!$)(?:(?:{said})(?:; ?|$))*(?:{rejected})?", re.DOTALL)


def _sentence(template: str) -> str:
    parts = re.split(r"(\{\w+\})", template)
    return "".join(
        (".*" if part == "{reason}" else "[^;]*") if part.startswith("{") else re.escape(part) for part in parts
    )
