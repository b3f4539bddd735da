"""The benchmark runs, finds what was planted, and its time grows with the rows and no faster."""

from __future__ import annotations

import runpy
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent / "bench" / "reconcile.py"


def test_many_rows_are_matched_in_linear_time(tmp_path: Path) -> None:
    bench = runpy.run_path(str(BENCH))
    declaration = bench["declared"](tmp_path)
    few, _, _ = bench["matching"](2_000, declaration, 2)
    many, _, said = bench["matching"](16_000, declaration, 2)
    assert "matched 14" in said and "ambiguous 1" in said
    assert many < 8 * few * 3, f"{few:.3f} s for 2,000 rows, {many:.3f} s for 16,000"
    assert many < 16, "a row takes some 30 microseconds; a millisecond is too many on any machine"
