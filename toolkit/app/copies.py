"""A workbook beside its own copy (保险部 - 副本.xlsx, 保险部(1).xlsx), or kept once more every week (第1周/保险部.xlsx,
第2周/保险部.xlsx) or version (保险部v2.xlsx, 保险部 最终版.xlsx): what stands in both counts twice.

Only workbooks whose names say so are held against each other: branches may well have handed in the same at one time.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from toolkit.app.levels import COPIED, Levels, telling
from toolkit.core.finding import Finding, Place
from toolkit.patterns import compiled
from toolkit.sheet.judged_rows import TableRows
from toolkit.workbook.naming import shown

_BEFORE = compiled(r"^(?:副本|复件|备份|copy\s+of|backup\s+of)[\s_\-—]*(?:\(\d{1,2}\))?[\s_\-—]*", re.IGNORECASE)
_AFTER = compiled(r"[\s_\-—]*(?:的?副本|复件|备份|拷贝|copy|backup|bak)?(?:\s+\d{1,2}|\s*\(\d{1,2}\))?$", re.IGNORECASE)
_WEEK = compiled(
    r"第?\s*(?:\d{1,2}|[一二三四五六])\s*周报?|(?<![a-z])w(?:ee)?k?[\s_-]*\d{1,2}(?!\d)"
    r"|(?<![\d.年])\d{1,2}[.月]\d{1,2}(?:日|号)?(?![\d.])",
    re.IGNORECASE,
)
_VERSION = compiled(
    r"[\s_\-—(\[【]*(?:(?<![a-z])v(?:er)?\.?\s*\d+(?:\.\d+)*|最终版?|终稿|定稿|最新版?|修[改订]版?|更新版?|[新旧]版|[初草]稿"
    r"|第[一二三四五\d]版|final|draft|rev\.?\s*\d+)[\s)\]】]*",
    re.IGNORECASE,
)
_JOINTS = compiled(r"[\s_\-—~至到()\[\]【】]+")
_LEAST = 0.5  # of what the smaller one handed in

Row = tuple[object, ...]


class Copies:
    """The workbooks of a run that may be copies of one another, as they are read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        alike: defaultdict[tuple[str, ...], list[Path]] = defaultdict(list)
        for path in paths if len(paths) > 1 else ():
            alike[_series(path)].append(path)
        self._alike = {path: some for some in alike.values() if len(some) > 1 for path in some}
        self._rows: dict[Path, frozenset[Row]] = {}

    def told(self, path: Path, name: str, parts: Sequence[TableRows], levels: Levels) -> tuple[Finding, ...]:
        """That a workbook holds what one that was read before it does, where it is so."""
        if path not in self._alike:
            return ()
        mine = self._rows[path] = _handed_in(parts)
        alike: list[tuple[int, Path]] = []
        for other in self._alike[path]:
            rows = self._rows.get(other, frozenset())
            both = len(mine & rows)
            if other != path and both and both >= _LEAST * min(len(mine), len(rows)):
                alike.append((both, other))
        if not alike:
            return ()
        both, other = max(alike, key=lambda one: one[0])  # of a copy a week the likest is enough
        where = shown(other.name if other.parent == path.parent else f"{other.parent.name}/{other.name}")
        return telling(COPIED, Place(name), levels, {"count": str(both), "other": where})


def original(stem: str) -> str:
    """The name that a copy is of, as people and programs name copies; any other name as it is."""
    name = _BEFORE.sub("", unicodedata.normalize("NFKC", stem).strip())
    while (shorter := _AFTER.sub("", name)) and shorter != name:
        name = shorter
    return (name or stem).casefold()


def _series(path: Path) -> tuple[str, ...]:
    """What the place and name of a workbook are without the week, the version, and the mark of a copy."""
    folders = [_JOINTS.sub("", _WEEK.sub("", unicodedata.normalize("NFKC", part))) for part in path.parent.parts]
    stem = _WEEK.sub("", _VERSION.sub("", unicodedata.normalize("NFKC", path.stem)))
    return (*folders, original(_JOINTS.sub(" ", stem).strip() or path.stem))


def _handed_in(parts: Sequence[TableRows]) -> frozenset[Row]:
    """The rows that say when something was handed in."""
    fields = ("deliverable", "duty_id", "phrase", "event_at", "event_id", "submitted_at")
    return frozenset(
        row
        for part in parts
        for row in zip(part.departments, *map(part.cells, fields), strict=True)
        if row[-1] is not None
    )
