"""The only place that knows where templates/, schemas/ and samples/ are.

In a wheel they travel inside the package (``toolkit/_data``); in a checkout they stand beside it at the top level.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import CannotRunError

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise CannotRunError("installation-incomplete", name=name)


def templates() -> Path:
    """Folder of the workbook packs, one folder a pack."""
    return _folder("templates")


def schemas() -> Path:
    """Folder of the JSON Schemas (2020-12)."""
    return _folder("schemas")


def samples() -> Path:
    """Folder of the filled sample workbooks that ``dutybook demo`` uses."""
    return _folder("samples")
