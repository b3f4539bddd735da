"""The benchmark of month-end runs, and what is kept of the workbooks does not grow with their number."""

from __future__ import annotations

import runpy
from pathlib import Path

BENCH = Path(__file__).parent / "month_end.py"


def test_a_small_run(tmp_path: Path) -> None:
    bench = runpy.run_path(str(BENCH))
    found = {}
    for books in (5, 25):
        source = tmp_path / str(books)
        bench["make"](source, books, reviewed=True)
        ours, base = bench["compare"](source, tmp_path)
        assert (ours.code, base.code) == (1, 0)
        found[books] = ours.megabytes
    # Twenty more workbooks of 200 rows: kept whole, their rows alone would take this much.
    assert found[25] - found[5] < 12
