"""The settings file of the next period's folder: the same, with what it points to still within reach.

What a company wrote beside its settings (rules of deliverables, declarations of reconciliations, tables of dates) goes
along where it lies in the old folder, and is pointed to where it lies elsewhere. Folders of the month's own files are
not copied: next month's are not there yet. The ledger stays where it is, so that the months after it have a past.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.app.ledger import locate
from toolkit.core.period import Period
from toolkit.patterns import compiled
from toolkit.settings import FILE_NAME, Settings, find_settings
from toolkit.settings.file import load_settings

_LINE = compiled(r"\s*(?P<quote>[\"']?)(?P<key>as_of|period)(?P=quote)\s*=")
_VALUE = compiled(r"(=\s*)([\"'])[^\"']*\2")
_LEDGER = compiled(r"(?m)^\s*\[\s*ledger\s*\][^\n]*\n(?P<rest>(?:(?!\s*\[)[^\n]*\n?)*)")
_URL = compiled(r"(?m)^(\s*[\"']?url[\"']?\s*=\s*)(?:\"[^\"\n]*\"|'[^'\n]*')")
_SQLITE = "sqlite:///"


def carry_settings(folder: Path, out: Path, settings: Settings, to: Period) -> None:
    """Write the settings of the new folder, and beside them what they point to in the old one.

    Args:
        settings: those that the old folder is checked with; they say where its ledger is.
    """
    old, new = folder / FILE_NAME, out / FILE_NAME
    said = ""
    if old.is_file():
        text = old.read_text("utf-8-sig")
        said = _within_reach(moved_settings(text, to), tomllib.loads(text), folder, out)
        _write(new, said)
    elif find_settings(out) is not None:
        return  # settings of our own would hide those above
    here = locate(folder, settings)
    if here is None or not here.url.startswith(_SQLITE):
        return
    there = locate(out, load_settings(new) if said else Settings(), create=True)
    file = Path(here.url.removeprefix(_SQLITE)).resolve()
    if there is None or Path(there.url.removeprefix(_SQLITE)).resolve() == file:
        return
    new.unlink(missing_ok=True)
    _write(new, _with_ledger(said, _pointer(file, out)))


def moved_settings(said: str, to: Period) -> str:
    """A settings file for the new period: ``period`` moved on, ``as_of`` dropped, everything else as it was."""
    kept = []
    top = True
    for line in said.splitlines(keepends=True):
        top = top and not line.lstrip().startswith("[")
        m = _LINE.match(line) if top else None
        if m and m["key"] == "as_of":
            continue
        kept.append(_VALUE.sub(rf"\g<1>\g<2>{to}\g<2>", line, count=1) if m else line)
    return "".join(kept)


def _write(path: Path, said: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(said)


def _within_reach(said: str, raw: dict[str, Any], folder: Path, out: Path) -> str:
    """Copy what lies in the old folder; point anew to what lies elsewhere and would be out of reach."""
    for name, rules in _pointed_to(raw):
        found = folder / name
        if not found.exists() or Path(name).is_absolute():
            continue
        inside = found.resolve().is_relative_to(folder.resolve()) and found.resolve() != folder.resolve()
        target = out / name
        if inside and rules and not target.exists():
            if found.is_dir():
                shutil.copytree(found, target)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(found, target)
        elif not inside and not (target.exists() and target.resolve() == found.resolve()):
            anew = _pointer(found.resolve(), out)
            for quote in "\"'":
                said = said.replace(f"{quote}{name}{quote}", f"{quote}{anew}{quote}")
    return said


def _pointed_to(raw: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Files and folders that settings name, and whether they hold rules (and not the month's own files)."""
    deliverables, reconciliations = raw.get("deliverables", {}), raw.get("reconciliations", {})
    for some in (deliverables.get("schemas", ()), reconciliations.get("folders", ())):
        yield from ((name, True) for name in ([some] if isinstance(some, str) else some))
    yield from ((name, True) for name in raw.get("calendar", {}).get("statutory", ()))
    for table in (deliverables, reconciliations):
        if name := table.get("folder"):
            yield name, False


def _pointer(target: Path, out: Path) -> str:
    """A path as the settings in ``out`` name it; the whole one on another drive."""
    try:
        return Path(os.path.relpath(target, out.resolve())).as_posix()
    except ValueError:
        return target.as_posix()


def _with_ledger(said: str, url: str) -> str:
    """The settings with the ledger's place in them."""
    line = f'url = "{url}"'
    table = _LEDGER.search(said)
    if table is None:
        gap = "" if not said else "\n" if said.endswith("\n") else "\n\n"
        return f"{said}{gap}[ledger]\n{line}\n"
    rest, times = _URL.subn(lambda m: f'{m[1]}"{url}"', table["rest"], count=1)
    return said[: table.start("rest")] + (rest if times else f"{line}\n{rest}") + said[table.end("rest") :]
