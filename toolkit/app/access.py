"""How the files of a run may be got at: the password that opens them, the patience while others have them open; and by
what its writes are known as those of one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.live import LiveWorkbook
from toolkit.workbook.owners import Patience
from toolkit.workbook.port import Workbook

if TYPE_CHECKING:
    from toolkit.workbook.passwords import Secret


class Access(NamedTuple):
    """One run's means. ``password`` None: none is known; ``patience`` None: nobody is waited for.

    ``run``: when it began (UTC, ISO 8601), which later runs sort after; empty: its writes do not belong together.
    """

    password: Secret | None = None
    patience: Patience | None = None
    run: str = ""


def open_workbook(path: Path, settings: Settings, access: Access) -> Workbook:
    """The workbook where it is: in the window of Excel or LibreOffice that has it open, if it can be reached, else
    the file. What the window shows, saved or not, is what people mean."""
    return LiveWorkbook.find(path) or FileWorkbook(
        path,
        backups=settings.backups,
        keep=settings.backups_keep,
        password=access.password,
        patience=access.patience,
        run=access.run,
    )
