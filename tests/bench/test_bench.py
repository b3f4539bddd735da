"""The benchmark itself must run and compare equal dates; its speeds are claimed with room for busy machines."""

from __future__ import annotations

import runpy
from pathlib import Path


def test_both_ways_give_the_same_dates_and_ours_is_faster() -> None:
    bench = runpy.run_path(str(Path(__file__).parent / "resolve.py"))
    naive, ours = bench["compare"](30_000)
    assert naive > 3 * ours


def test_a_new_phrase_is_read_within_a_millisecond() -> None:
    each, count = runpy.run_path(str(Path(__file__).parent / "resolve.py"))["reading"]()
    assert count > 1000
    assert each < 1
