"""Work done by a second thread while the first goes on: for work that waits in good part, for the disk above all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_TURN = 0.0002
"""Seconds after which a thread that has nothing to wait for lets the other have its turn. By default it is 5 ms: as
long as a small workbook takes, and whoever has waited for the disk would wait as long again."""


@contextmanager
def behind() -> Iterator[Callable[[Callable[[], Any]], Callable[[], Any]]]:
    """A way to begin functions that are then carried out one after another; leaving waits for all of them.

    What it gives for a function waits for its result, or raises what it raised: in the first thread, which so decides
    in what order things are told.
    """
    from concurrent.futures import ThreadPoolExecutor

    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        with ThreadPoolExecutor(1, "behind") as pool:
            yield lambda function: pool.submit(function).result
    finally:
        sys.setswitchinterval(turn)
