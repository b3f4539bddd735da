"""How the files of a run may be got at: the password that opens them, and the patience while others have them open."""

from __future__ import annotations

from pathlib import Path

from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.live import LiveWorkbook
from toolkit.workbook.owners import Patience
from toolkit.workbook.passwords import Secret
from toolkit.workbook.port import Workbook


class Access(NamedTuple):
    """One run's means. ``password`` None: none is known; ``patience`` None: nobody is waited for."""

    password: Secret | None = None
    patience: Patience | None = None


def open_workbook(path: Path, settings: Settings, access: Access) -> Workbook:
    """The workbook where it is: in the window of Excel or LibreOffice that has it open, if it can be reached, else
    the file. What the window shows, saved or not, is what people mean."""
    return LiveWorkbook.find(path) or FileWorkbook(
        path,
        backups=settings.backups,
        keep=settings.backups_keep,
        password=access.password,
        patience=access.patience,
    )
