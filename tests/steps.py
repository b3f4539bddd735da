"""How much work something is, counted: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import toolkit

_OURS = str(Path(toolkit.__file__).parent)


def steps(act: Callable[[], object]) -> int:
    """How many lines of ours something goes through; what others' functions do inside is not counted."""
    count = 0

    def step(_frame: FrameType, event: str, _of: Any) -> Any:
        nonlocal count
        count += event == "line"
        return step

    def call(frame: FrameType, _event: str, _of: Any) -> Any:
        return step if frame.f_code.co_filename.startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as much work four times the size is: 4 for what takes time in proportion, 16 for its square."""
    work(4 * size)  # once for what is made only the first time
    return steps(lambda: work(4 * size)) / steps(lambda: work(size))
