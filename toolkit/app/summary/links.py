"""Links from the summary to the cells it speaks of, relative to where the summary lies, so that both can be moved."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary.text import clean, short
from toolkit.core.finding import Place
from toolkit.patterns import compiled

_UNSAFE = compiled(
    r"""[%#?"<>\[\]^`{}|\s\udc80-\udcff]"""
)  # the last are bytes that are no text in the system's encoding
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Link:
    """What the cell shows, and where it leads: ``external:销售部.xlsx#'责任表'!F12``; plain text when empty."""

    label: str
    address: str = ""

    def within(self, columns: float) -> Link:
        """The same on one line that takes at most so many columns."""
        return Link(short(self.label, columns), self.address)


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links out of places. ``paths`` maps a workbook's name to its file; ``base`` is the summary's folder.

    ``alike``: names that workbooks of several folders have, as those of branches do.
    """

    paths: dict[str, Path]
    base: Path
    alike: frozenset[str] = frozenset()

    @classmethod
    def of(cls, month_end: MonthEnd, base: Path) -> Links:
        """The files that a month-end read, linked from a folder."""
        paths = {d.name: d.path for d in month_end.deliverables if d.path is not None}
        for one in month_end.reconciliations:
            for items in (items for line in one.open_lines for items in (line.left, line.right)):
                # Both call a file by its path below the folder.
                paths |= {i.place.workbook: month_end.folder / i.place.workbook for i in items}
        names = Counter(PurePosixPath(f.name).name for f in month_end.result.files)
        alike = frozenset(name for name, count in names.items() if count > 1)
        return cls(paths | {f.name: f.path for f in month_end.result.files}, base, alike)

    def to(self, place: Place, label: str = "") -> Link:
        """A link to the cell, row, sheet or file; not a link when the file is not among those read."""
        cell = f"{place.sheet}!{place.cell}" if place.sheet and place.cell else place.sheet
        shown = clean(label or cell or place.workbook)
        path = self.paths.get(place.workbook)
        if path is None:
            return Link(shown)
        address = f"external:{self._relative(path)}"
        if place.sheet:
            sheet = place.sheet.replace("'", "''")
            address += f"#'{sheet}'!{place.cell or 'A1'}"
        return Link(shown, address if len(address) <= _LONGEST else "")

    def _relative(self, path: Path) -> str:
        try:
            relative = os.path.relpath(path, self.base)
        except ValueError:  # another drive of a Windows machine
            relative = str(path.absolute())
        return _UNSAFE.sub(lambda m: quote(m[0], errors="surrogateescape"), relative.replace(os.sep, "/"))
