"""LibreOffice: the macro file in the user's profile, the interpreter it starts, the folder whose workbooks are trusted.

Macro security stays at the level it has; only workbooks in the named folders may run our macros without a question.
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, unescape

from toolkit import resources
from toolkit.catalogue import text
from toolkit.errors import CannotRunError
from toolkit.frontends.buttons.steps import Step, write_whole
from toolkit.workbook import libreoffice
from toolkit.workbook.libreoffice.process import soffice_path
from toolkit.workbook.live_journal import state_folder

MACRO, CONFIG = "dutybook_buttons.py", "dutybook_buttons.json"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n</oor:items>\n'
)
_ITEM = '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse">'
_SECURE = re.compile(
    r'<item oor:path="/org\.openoffice\.Office\.Common/Security/Scripting">\s*<prop oor:name="SecureURL"[^>]*>'
    r"(?:(?!</item>).)*</item>",
    re.DOTALL,
)
_URL = re.compile(r"<it>([^<]*)</it>")
_SHOWN = ("working", "still-working", "no-python", "lost")


def profile() -> Path:
    """The user's LibreOffice profile: the folder that holds ``user``. It may not be there yet."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "LibreOffice" / "4"
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "libreoffice" / "4"


def lacks() -> list[tuple[str, str]]:
    """What the buttons need and this machine lacks: catalogue keys of the thing and of its remedy."""
    found = []
    if soffice_path() is None:
        return [("buttons-lacks-office", "buttons-lacks-office-fix")]
    if not libreoffice.uno_available():
        found.append(("buttons-lacks-uno", "buttons-lacks-uno-fix"))
    if not _has_python_macros():
        found.append(("buttons-lacks-provider", "buttons-lacks-provider-fix"))
    return found


def installed(base: Path) -> dict[str, Any] | None:
    """What an earlier installation wrote down in a profile; None where there is none."""
    try:
        found = json.loads((_scripts(base) / CONFIG).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and (_scripts(base) / MACRO).is_file() else None


def current(base: Path, config: dict[str, Any]) -> bool:
    """Whether what is installed is this version's, and its interpreter is still there."""
    source = resources.templates() / "buttons" / "calc" / MACRO
    same = (_scripts(base) / MACRO).read_bytes() == source.read_bytes()
    return same and Path(str(config.get("python"))).is_file()


def install_steps(base: Path, folders: list[Path], lang: str) -> list[Step]:
    """Everything that makes the buttons work in one profile.

    Raises:
        CannotRunError: something is missing, or LibreOffice runs and would overwrite its settings at its end.
    """
    if missing := lacks():
        raise CannotRunError("buttons-lacks", what=text(missing[0][0], lang), fix=text(missing[0][1], lang))
    _refuse_running(base)
    before = installed(base) or {}
    urls = sorted({*before.get("trusted", ()), *(folder.as_uri() for folder in folders)})
    log = state_folder() / "buttons.log"
    config = {"python": sys.executable, "log": str(log), "trusted": urls}
    config |= {key: text(f"button-{key}", lang) for key in _SHOWN}
    source = resources.templates() / "buttons" / "calc" / MACRO
    scripts, registry = _scripts(base), _registry(base)

    def write_config() -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        write_whole(scripts / CONFIG, json.dumps(config, ensure_ascii=False, indent=1))

    steps = [
        Step("macro", {"path": scripts / MACRO}, lambda: write_whole(scripts / MACRO, source.read_bytes())),
        Step("interpreter", {"path": sys.executable}, write_config),
    ]
    return steps + [
        Step("trust", {"path": folder}, partial(_trust, registry, add=[folder.as_uri()])) for folder in folders
    ]


def uninstall_steps(base: Path) -> list[Step]:
    """Everything that ``install_steps`` did, undone; folders trusted by somebody else stay trusted.

    Raises:
        CannotRunError: LibreOffice runs.
    """
    before = installed(base)
    if before is None:
        return [Step("not-installed", {"path": base})]
    _refuse_running(base)
    scripts, registry = _scripts(base), _registry(base)
    steps = [Step("removed", {"path": scripts / name}, (scripts / name).unlink) for name in (MACRO, CONFIG)]
    urls = list(before.get("trusted", ()))
    steps.append(Step("untrust", {"count": len(urls)}, lambda: _trust(registry, remove=urls)))
    return steps


def _scripts(base: Path) -> Path:
    return base / "user" / "Scripts" / "python"


def _registry(base: Path) -> Path:
    return base / "user" / "registrymodifications.xcu"


def _refuse_running(base: Path) -> None:
    if (base / ".lock").exists():
        raise CannotRunError("buttons-office-runs", path=base / ".lock")


def _has_python_macros() -> bool:
    """Whether LibreOffice's own Python support is there: Debian has it in a package of its own."""
    program = soffice_path()
    if program is None:
        return False
    folder = Path(program).resolve().parent
    places = (folder, folder.parent / "Resources", Path("/usr/lib/libreoffice/program"))
    return any((place / "pythonscript.py").is_file() for place in places)


def _trust(registry: Path, *, add: list[str] | None = None, remove: list[str] | None = None) -> None:
    """Change the list of trusted folders in a profile's settings; every other byte of them stays."""
    said = registry.read_text("utf-8") if registry.exists() else _EMPTY
    found = _SECURE.search(said)
    urls = [unescape(url) for url in _URL.findall(found[0])] if found else []
    wanted = [u for u in urls if u not in (remove or ())] + [u for u in add or () if u not in urls]
    items = "".join(f"<it>{escape(url)}</it>" for url in wanted)
    item = f"{_ITEM}<value>{items}</value></prop></item>" if wanted else ""
    if found:
        said = said[: found.start()] + item + said[found.end() :]
    else:
        said = said.replace("</oor:items>", f"{item}</oor:items>")
    write_whole(registry, said)
