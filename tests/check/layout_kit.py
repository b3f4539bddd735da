"""The promises that the tests of layouts put on a sheet, in one layout after another, and what is expected of them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sheets_kit import Row, check, parts, save

AS_OF = "2026-11-20T09:00"
PERIOD = "2026-11"
LATE = Row("每月5号前", "2026-11-06", None, "2026-11-05T24:00", "late", 1)
GOOD = Row("每月5号前", "2026-11-05", None, "2026-11-05T24:00", "on_time", 0)
OWED = Row("每月16日前", None, None, "2026-11-16T24:00", "overdue", 4, findings=("completion-missing",))
COUNTED = Row("交车后3日内", "2026-11-08", "2026-11-05", "2026-11-08T24:00", "on_time", 0)
ROWS = [LATE, GOOD, OWED, COUNTED]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def put(sheet: object, grid: Sequence[Sequence[object]], row: int = 1, column: int = 1) -> None:
    for r, cells in enumerate(grid, row):
        for c, value in enumerate(cells, column):
            if value is not None:
                sheet.cell(r, c, value)  # type: ignore[attr-defined]


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace a piece of a sheet's XML, which must be there."""
    held = parts(path)
    assert sum(data.count(old) for data in held.values()) == 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data.replace(old, new))


def judged(
    tmp_path: Path, grid: list[list[object]], as_of: str = AS_OF, period: str = PERIOD
) -> list[tuple[object, ...]]:
    """(due, timeliness, days late) of the rows of one sheet, which raise no finding of their own."""
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=as_of, period=period, write=False)
    assert {f["rule"] for f in result["findings"]} <= {"completion-missing"}, result["findings"]
    return [(o["due"], o["timeliness"], o["days_late"]) for o in result["obligations"]]
