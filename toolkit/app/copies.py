"""A workbook beside its own copy (保险部 - 副本.xlsx, 保险部(1).xlsx): what stands in both counts twice.

Only workbooks whose names say so are held against each other: branches may well have handed in the same at one time.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from toolkit.core.finding import Finding, Place, Severity
from toolkit.patterns import compiled
from toolkit.sheet.judged_rows import TableRows

COPIED = "workbook-copied"
_BEFORE = compiled(r"^(?:副本|复件|备份|copy\s+of|backup\s+of)[\s_\-—]*(?:\(\d{1,2}\))?[\s_\-—]*", re.IGNORECASE)
_AFTER = compiled(r"[\s_\-—]*(?:的?副本|复件|备份|拷贝|copy|backup|bak)?(?:\s+\d{1,2}|\s*\(\d{1,2}\))?$", re.IGNORECASE)
_LEAST = 0.5  # of what the smaller one handed in

Row = tuple[object, ...]


class Copies:
    """The workbooks of a run that may be copies of one another, as they are read."""

    def __init__(self, paths: Sequence[Path]) -> None:
        alike: defaultdict[tuple[Path, str], list[Path]] = defaultdict(list)
        for path in paths if len(paths) > 1 else ():
            alike[path.parent, original(path.stem)].append(path)
        self._alike = {path: some for some in alike.values() if len(some) > 1 for path in some}
        self._rows: dict[Path, frozenset[Row]] = {}

    def told(self, path: Path, name: str, parts: Sequence[TableRows]) -> list[Finding]:
        """That a workbook holds what one that was read before it does, where it is so."""
        if path not in self._alike:
            return []
        mine = self._rows[path] = _handed_in(parts)
        found = []
        for other in self._alike[path]:
            rows = self._rows.get(other, frozenset())
            both = len(mine & rows)
            if other != path and both and both >= _LEAST * min(len(mine), len(rows)):
                params = (("count", str(both)), ("other", other.name))
                found.append(Finding(Place(name), COPIED, Severity.WARNING, params))
        return found


def original(stem: str) -> str:
    """The name that a copy is of, as people and programs name copies; any other name as it is."""
    name = _BEFORE.sub("", unicodedata.normalize("NFKC", stem).strip())
    while (shorter := _AFTER.sub("", name)) and shorter != name:
        name = shorter
    return (name or stem).casefold()


def _handed_in(parts: Sequence[TableRows]) -> frozenset[Row]:
    """The rows that say when something was handed in."""
    fields = ("deliverable", "duty_id", "phrase", "event_at", "event_id", "submitted_at")
    return frozenset(
        row
        for part in parts
        for row in zip(part.departments, *map(part.cells, fields), strict=True)
        if row[-1] is not None
    )
