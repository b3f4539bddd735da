"""The ``[deliverables]`` table of ``dutybook.toml``.

::

    [deliverables]
    folder = "交付件"              # where to look, from the settings' folder; default: beside the department's workbook
    schemas = ["交付件规则"]        # folders with schemas of one's own

    [deliverables.files]
    "消贷部8" = "欠款报表-消贷-{period}.xlsx"   # by duty id, or by what the evidence column says
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.deliverables.schema import DeliverableSchema, load_schemas, shipped_folder
from toolkit.errors import SettingsError
from toolkit.settings import Settings

SCHEMA = "_config.json"
TABLE = "deliverables"


@dataclass(frozen=True, slots=True)
class Config:
    """What a company says about its deliverables. ``files``: duty id or evidence name → file name or pattern."""

    folder: Path | None = None
    schema_folders: tuple[Path, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def schemas(self) -> tuple[DeliverableSchema, ...]:
        """The shipped schemas and the company's own.

        Raises:
            UsageError: a folder is missing or a schema in it is wrong.
        """
        return load_schemas(self.schema_folders)


def read_config(settings: Settings) -> Config:
    """The table of the settings' file; the defaults where there is no file or no such table.

    Raises:
        SettingsError: it does not fit ``schemas/deliverables/_config.json``.
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
    schemas = raw.get("schemas", [])
    return Config(
        home / raw["folder"] if "folder" in raw else None,
        tuple(home / name for name in ([schemas] if isinstance(schemas, str) else schemas)),
        dict(raw.get("files", {})),
    )


def _validate(raw: Any, path: Path) -> None:
    import jsonschema

    schema = json.loads((shipped_folder() / SCHEMA).read_text("utf-8"))
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(raw))
    if error is not None:
        where = ".".join((TABLE, *map(str, error.absolute_path)))
        raise SettingsError(path=path.name, where=where, detail=error.message)
