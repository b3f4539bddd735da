"""What one run works out and the next can use: small JSON files in the user's cache folder.

Nothing depends on them: a file that is missing, of another version or damaged is made again.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any


def cache_folder() -> Path:
    """The user's own cache folder for us; ``DUTYBOOK_CACHE`` names another."""
    if named := os.environ.get("DUTYBOOK_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "dutybook"


def kept(name: str, stamp: str) -> dict[str, Any] | None:
    """What was kept under a name with this stamp; None when there is nothing, or it is of another stamp."""
    try:
        raw = json.loads((cache_folder() / name).read_bytes())
    except (OSError, ValueError):
        return None
    return raw if stamp and isinstance(raw, dict) and raw.get("stamp") == stamp else None


def keep(name: str, stamp: str, data: dict[str, Any]) -> None:
    """Keep JSON data under a name; where there is no place for it, the next run works it out again."""
    path = cache_folder() / name
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(data | {"stamp": stamp}, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):  # a folder that may not even be looked into
            beside.unlink(missing_ok=True)


def stamp_of(*paths: Path) -> str:
    """What tells one version of files from another: their names, sizes and times; empty when one is missing."""
    try:
        return " ".join(f"{p} {s.st_mtime_ns} {s.st_size}" for p in paths for s in (p.stat(),))
    except OSError:
        return ""
