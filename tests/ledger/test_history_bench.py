"""The benchmark runs, records what it claims, and small questions are answered at once."""

from __future__ import annotations

import runpy
from pathlib import Path

from toolkit.ledger.store import Ledger


def test_a_small_year_is_recorded_and_asked_about(ledger: Ledger) -> None:
    bench = runpy.run_path(str(Path(__file__).parent.parent / "bench" / "history.py"))
    recorded, seconds = bench["build"](ledger, 3, 2, 60)
    assert recorded == 2 * 3 * 5 * 2 * 60 and seconds > 0
    found = {what: (taken, count) for what, taken, count in bench["ask"](ledger)}
    assert found["everything: trend"][1] == 3 * 5 * 2 * 60
    assert found["a department: trend"][1] == 3 * 2 * 60
    assert found["a duty: trend"][1] == 3 * 2 * 6
    assert found["a workbook: trend"][1] == 3 * 60
    assert found["everything: latest changes"][1] == 20
    assert all(taken < 1 for taken, _ in found.values())
