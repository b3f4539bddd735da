"""The ``[reconciliations]`` table of ``dutybook.toml``.

::

    [reconciliations]
    folders = ["核对声明"]                    # folders with declarations of one's own
    names = ["汇款核对", "刷卡核对"]           # those that every month-end must have
    folder = "银行流水"                       # where tables are looked for too
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit import resources
from toolkit.catalogue import listed
from toolkit.errors import UsageError
from toolkit.reconcile.declaration import FOLDER, Declaration, load_declarations
from toolkit.settings import Settings
from toolkit.settings.file import own_table

SCHEMA = "_config.json"
TABLE = "reconciliations"


@dataclass(frozen=True, slots=True)
class Config:
    """What a company says about its reconciliations. ``names``: those that must be done."""

    folder: Path | None = None
    folders: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()

    def declarations(self) -> tuple[Declaration, ...]:
        """The shipped declarations and the company's own.

        Raises:
            UsageError: a folder is missing, a declaration in it is wrong, or a name is that of none.
        """
        found = load_declarations(self.folders)
        known = [d.name for d in found]
        for name in self.names:
            if name not in known:
                raise UsageError("reconcile-unknown", name=name, known=listed(known))
        return found


def read_config(settings: Settings) -> Config:
    """The table of the settings' file; the defaults where there is no file or no such table.

    Raises:
        SettingsError: it does not fit ``schemas/reconciliations/_config.json``.
    """
    raw = own_table(settings, TABLE, resources.schemas() / FOLDER / SCHEMA)
    if raw is None or settings.source is None:
        return Config()
    home = settings.source.parent
    folders = raw.get("folders", [])
    return Config(
        home / raw["folder"] if "folder" in raw else None,
        tuple(home / name for name in ([folders] if isinstance(folders, str) else folders)),
        tuple(raw.get("names", ())),
    )
