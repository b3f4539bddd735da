"""The month that the name of a file or folder says, and where the files of another month lie."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from toolkit.core.period import MONTH_NAME, Period, named_month
from toolkit.deliverables.library import plain
from toolkit.sheet.period_cells import read_period

_PERIOD = re.compile(r"(?<!\d)(20\d\d)\s*[-_.年]?\s*(1[0-2]|0[1-9]|[1-9](?=月))(?!\d)")
_NAME_FIRST = rf"(?P<m>{MONTH_NAME})[-_.,\s]*(?P<y>20\d\d)(?!\d)"
_YEAR_FIRST = rf"(?<!\d)(?P<year>20\d\d)[-_.,\s]*(?P<month>{MONTH_NAME})(?![a-z])"
_NAMED = re.compile(rf"(?<![a-z]){_NAME_FIRST}|{_YEAR_FIRST}")  # not Kumar 2026
WITH_MARKS = re.compile(rf"[\W_]*(?:{_PERIOD.pattern}(?:月份?)?|{_NAME_FIRST}|{_YEAR_FIRST})[\W_]*")
"""The month in a name without spaces, with the marks around it."""
_ALONE = re.compile(r"\s*(?:1[0-2]|0?[1-9])\s*月份?\s*")
_HIGHEST = 3
"""Folders, from that of the files upwards, of which one may be the month's."""


def named_period(path: Path) -> Period | None:
    """The month that a file's name says: 欠款报表-2026-10.xlsx, arrears October 2026.xlsx; None for none or several."""
    return month_in(path.stem)


def month_in(name: str) -> Period | None:
    """The month that a name without its ending says; None for none or several."""
    found = {(int(y), int(m)) for y, m in _PERIOD.findall(plain(name))}
    stem = unicodedata.normalize("NFKC", name).lower()
    found |= {(int(m["y"] or m["year"]), named_month(m["m"] or m["month"])) for m in _NAMED.finditer(stem)}
    return Period(*found.pop()) if len(found) == 1 else None


def folder_month(name: str, period: Period) -> Period | None:
    """The month that a folder is called by and nothing else, 9月 as the one nearest to the period; None for others, as
    2026年9-10月, 2026-01起 or 2025年12月新店."""
    if WITH_MARKS.fullmatch(plain(name)):
        return month_in(name)
    return read_period(name, period) if _ALONE.fullmatch(name) else None


def folders_of(month: Period, near: Path, period: Period) -> Iterator[Path]:
    """Where the files of another month lie, as those of the period lie in ``near``: 2026-10/交付件 beside 2026-11."""
    near = near.resolve()
    for own in (near, *near.parents)[:_HIGHEST]:
        if month_in(own.name) == period:
            with suppress(OSError):  # a folder that may not be looked into
                beside = sorted(p for p in own.parent.iterdir() if month_in(p.name) == month)
                yield from (p / near.relative_to(own) for p in beside)
            return
