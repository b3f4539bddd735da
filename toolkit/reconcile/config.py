"""The ``[reconciliations]`` table of ``dutybook.toml``.

::

    [reconciliations]
    folders = ["核对声明"]                    # folders with declarations of one's own
    names = ["汇款核对", "刷卡核对"]           # those that every month-end must have
    folder = "银行流水"                       # where tables are looked for too
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit import resources
from toolkit.errors import SettingsError, UsageError
from toolkit.reconcile.declaration import FOLDER, Declaration, load_declarations
from toolkit.settings import Settings

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
                raise UsageError("reconcile-unknown", name=name, known="、".join(known))
        return found


def read_config(settings: Settings) -> Config:
    """The table of the settings' file; the defaults where there is no file or no such table.

    Raises:
        SettingsError: it does not fit ``schemas/reconciliations/_config.json``.
    """
    path = settings.source
    if path is None:
        return Config()
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig")).get(TABLE)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(path=path.name, where=TABLE, detail=str(error)) from error
    if raw is None:
        return Config()
    _validate(raw, path)
    home = path.parent
    folders = raw.get("folders", [])
    return Config(
        home / raw["folder"] if "folder" in raw else None,
        tuple(home / name for name in ([folders] if isinstance(folders, str) else folders)),
        tuple(raw.get("names", ())),
    )


def _validate(raw: Any, path: Path) -> None:
    import jsonschema

    schema = json.loads((resources.schemas() / FOLDER / SCHEMA).read_text("utf-8"))
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(raw))
    if error is not None:
        where = ".".join((TABLE, *map(str, error.absolute_path)))
        raise SettingsError(path=path.name, where=where, detail=error.message)
