"""The ``[deliverables]`` table of ``dutybook.toml``.

::

    [deliverables]
    folder = "交付件"              # where to look, from the settings' folder; default: beside the department's workbook
    schemas = ["交付件规则"]        # folders with schemas of one's own

    [deliverables.files]
    "消贷部8" = "欠款报表-消贷-{period}.xlsx"   # by duty id, or by what the evidence column says
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.deliverables.declared import load_schemas, shipped_folder
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.errors import UsageError
from toolkit.settings import Settings
from toolkit.settings.file import own_table

SCHEMA = "_config.json"
TABLE = "deliverables"


@dataclass(frozen=True, slots=True)
class Config:
    """What a company says about its deliverables. ``files``: duty id or evidence name → file name or pattern."""

    folder: Path | None = None
    schema_folders: tuple[Path, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def schemas(self, idle: list[UsageError] | None = None) -> tuple[DeliverableSchema, ...]:
        """The shipped schemas and the company's own; ``idle`` is as of ``load_schemas``.

        Raises:
            UsageError: a folder is missing or a schema in it is wrong.
        """
        return load_schemas(self.schema_folders, idle)


def read_config(settings: Settings) -> Config:
    """The table of the settings' file; the defaults where there is no file or no such table.

    Raises:
        SettingsError: it does not fit ``schemas/deliverables/_config.json``.
    """
    raw = own_table(settings, TABLE, shipped_folder() / SCHEMA)
    if raw is None or settings.source is None:
        return Config()
    home = settings.source.parent
    schemas = raw.get("schemas", [])
    return Config(
        home / raw["folder"] if "folder" in raw else None,
        tuple(home / name for name in ([schemas] if isinstance(schemas, str) else schemas)),
        dict(raw.get("files", {})),
    )
