"""Columns of unknown names that say of what a row is one of several alike: the branch, the ward, the project.

Rows of one promise that fall due several times in a period may stand for its weeks, or for places each of which owes it
every week. What such a column holds tells which: 第2周 or 11.9-11.13 is a week, 城东 is a place. Names of people are
left out: they may take turns.
"""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.sheet.surnames import COMMON, DOUBLE
from toolkit.sheet.table import Table, at

_LONGEST = 20
_N = "[\\d零一二三四五六七八九十]"
_OF_TIME = compiled(
    rf"^[\W_第]*{_N}*[\W\d_]*$|{_N} ?[周旬期次轮批回月日天]|{_N}号(?![楼店库线院厂机])|[周旬]$|周[一二三四五六日天末]"
    r"|^[上中下本]|期间"
    r"|\b(?:week|wk|round|day|month|period)|^w\d|^(?:first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th))\b"
    r"|^(?:mon|tue|wed|thu|fri|sat|sun)(?:\b|[a-z]*day)"
)
_OF_MATTER = compiled(
    r"题|主旨|内容|栏目|版本|路线|议程|课程|重点|类[别型]|topic|subject|theme|title|version|route|agenda", re.IGNORECASE
)
"""Weeks differ in what they are about: 主题, 培训题目."""
_PERSON = compiled(rf"(?:[{COMMON}]|{DOUBLE})[一-龥]{{1,2}}")


def subject_columns(table: Table) -> tuple[int, ...]:
    """Those left of the deadline whose every cell names something, and no time."""
    header = table.header
    known = {*header.columns.values(), *header.event_columns.values(), *header.own.values(), *header.aside}
    known |= {*header.unclear, *header.of_months}
    before = [c for c in header.names if header.left <= c < header.columns.get("phrase", 0) and c not in known]
    places = [c for c in before if not _OF_MATTER.search(header.names[c])]
    return tuple(c for c in places if _names_subjects({at(row, c) for _, row in table.rows}))


def _names_subjects(cells: set[object]) -> bool:
    texts = [cell.strip().lower() for cell in cells if isinstance(cell, str)]
    if len(texts) < max(len(cells), 2) or not all(0 < len(t) <= _LONGEST and not _OF_TIME.search(t) for t in texts):
        return False
    return not all(_PERSON.fullmatch(t) for t in texts)
