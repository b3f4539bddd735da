"""How many files there are of each workbook in a folder, as they were counted a short while ago: a run over a thousand
workbooks would otherwise list the same thousand names for each of them. For what may be a little late."""

from __future__ import annotations

import contextlib
import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

_FRESH = 20.0  # seconds
_MOST = 64  # folders
_counted: dict[Path, tuple[float, Counter[str]]] = {}


def recent(folder: Path, group: Callable[[str], str]) -> Counter[str]:
    """How many names a folder holds of each group, not longer than some seconds ago; none where there is no folder.

    Who adds a file, or removes one, may note it in what is given.
    """
    found = _counted.get(folder)
    if found is None or time.monotonic() - found[0] > _FRESH:
        if len(_counted) >= _MOST:
            _counted.clear()
        names: list[str] = []
        with contextlib.suppress(OSError):
            names = os.listdir(folder)  # noqa: PTH208 - names alone, in half the time: there may be hundreds
        found = _counted[folder] = time.monotonic(), Counter(map(group, names))
    return found[1]
