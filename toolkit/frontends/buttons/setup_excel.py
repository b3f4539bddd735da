"""Excel: the interpreter that xlwings' RunPython starts, and the folder whose workbooks are trusted.

RunPython reads its interpreter from xlwings.conf in the user's home, unless the workbook's own folder has one. On
Windows the folder becomes a trusted location of Excel; on macOS Excel has none and asks once a workbook.
"""

from __future__ import annotations

import csv
import io
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from toolkit.frontends.buttons.steps import Step, write_whole

_VERSIONS = ("16.0", "15.0", "14.0")
_LOCATION = "Dutybook"


def excel() -> str | None:
    """Where Excel is; None when this machine has none."""
    if sys.platform == "win32":
        import winreg

        key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                return str(winreg.QueryValue(root, key))
            except OSError:
                continue
    mac = Path("/Applications/Microsoft Excel.app")
    return str(mac) if sys.platform == "darwin" and mac.is_dir() else None


def config_file(platform: str = sys.platform) -> Path:
    """xlwings' settings of the user."""
    if platform == "darwin":
        return Path.home() / "Library" / "Containers" / "com.microsoft.Excel" / "Data" / "xlwings.conf"
    return Path.home() / ".xlwings" / "xlwings.conf"


def interpreter(path: Path, platform: str = sys.platform) -> str:
    """The interpreter that RunPython starts, by xlwings' settings; empty for none."""
    return dict(_rows(path)).get(_key(platform), "")


def install_steps(folders: list[Path], platform: str = sys.platform) -> list[Step]:
    """Everything that makes the buttons work in Excel."""
    path, key = config_file(platform), _key(platform)
    steps = [Step("interpreter-excel", {"path": sys.executable, "file": path}, lambda: _set(path, key, sys.executable))]
    if platform == "darwin":
        script, target = _mac_script()
        steps.append(Step("mac-script", {"path": target}, lambda: write_whole(target, script.read_bytes())))
        steps.append(Step("mac-trust", {}))
    else:
        steps += [Step("trust", {"path": folder}, partial(_trust, n, folder)) for n, folder in enumerate(folders, 1)]
    return steps


def uninstall_steps(platform: str = sys.platform) -> list[Step]:
    """Everything that ``install_steps`` did, undone; an interpreter that somebody else set stays."""
    path, key = config_file(platform), _key(platform)
    steps = []
    if interpreter(path, platform) == sys.executable:
        steps.append(Step("removed-interpreter", {"file": path}, lambda: _set(path, key, None)))
    if platform == "win32":
        steps.append(Step("untrust-excel", {}, _untrust))
    return steps


def _key(platform: str) -> str:
    return "INTERPRETER_MAC" if platform == "darwin" else "INTERPRETER_WIN"


def _rows(path: Path) -> list[tuple[str, str]]:
    try:
        said = path.read_text("utf-8-sig")
    except OSError:
        return []
    return [(row[0], row[1] if len(row) > 1 else "") for row in csv.reader(io.StringIO(said)) if row]


def _set(path: Path, key: str, value: str | None) -> None:
    """Set or remove one of xlwings' settings; the others stay."""
    rows = [row for row in _rows(path) if row[0] != key] + ([(key, value)] if value else [])
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    write_whole(path, out.getvalue())


def _mac_script() -> tuple[Path, Path]:
    """xlwings' AppleScript, without which Excel's sandbox starts no Python, and where it belongs."""
    spec = find_spec("xlwings")
    assert spec is not None and spec.origin is not None
    script = next(Path(spec.origin).parent.glob("xlwings-*.applescript"))
    return script, Path.home() / "Library" / "Application Scripts" / "com.microsoft.Excel" / script.name


def _security_key(version: str) -> str:
    return rf"Software\Microsoft\Office\{version}\Excel\Security\Trusted Locations"


def _trust(number: int, folder: Path) -> None:
    if sys.platform != "win32":
        raise OSError("no registry")
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{_security_key(_version(winreg))}\{_LOCATION}{number}") as key:
        winreg.SetValueEx(key, "Path", 0, winreg.REG_SZ, str(folder) + "\\")
        winreg.SetValueEx(key, "AllowSubfolders", 0, winreg.REG_DWORD, 1)
        winreg.SetValueEx(key, "Description", 0, winreg.REG_SZ, "dutybook")


def _untrust() -> None:
    if sys.platform != "win32":
        raise OSError("no registry")
    import winreg

    for version in _VERSIONS:
        for number in range(1, 20):
            try:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{_security_key(version)}\{_LOCATION}{number}")
            except OSError:
                break


def _version(winreg: Any) -> str:
    """The newest Excel that has run for this user."""
    for version in _VERSIONS:
        try:
            winreg.CloseKey(
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"Software\Microsoft\Office\{version}\Excel")
            )  # fmt: skip
        except OSError:
            continue
        return version
    return _VERSIONS[0]
