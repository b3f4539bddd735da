"""The back ends that the contract suite holds to the port: append a factory to ``BACKENDS`` to have one tried."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import office

from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import Workbook


@dataclass(frozen=True)
class Backend:
    """``open`` gives the workbook at a path for the time of a test; ``lacks`` says why it cannot run here, if so."""

    name: str
    open: Callable[[Path], AbstractContextManager[Workbook]]
    lacks: Callable[[], str | None] = lambda: None


BACKENDS: list[Backend] = [
    Backend("file", lambda path: nullcontext(FileWorkbook(path))),
    Backend("live", office.opened, office.lacks),
]
