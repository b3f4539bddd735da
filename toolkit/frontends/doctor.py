"""``dutybook doctor``: what this machine has and lacks, with the fix."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote

from toolkit import __version__
from toolkit.catalogue import text
from toolkit.errors import DutybookError
from toolkit.record import NamedTuple

_NEEDED = (
    "python-calamine",
    "openpyxl",
    "xlsxwriter",
    "pandas",
    "jsonschema",
    "xlwings",
    "holidays",
    "icalendar",
    "msoffcrypto-tool",
    "olefile",
    "lunardate",
    "python-dateutil",
    "SQLAlchemy",
    "rich",
)
_OPTIONAL = {
    "isal": "isal",
    "jsonschema-rs": "dutybook[fast]",
    "pyarrow": "dutybook[parquet]",
    "psycopg": "dutybook[postgres]",
}
"""Packages that some features need, each with what to install for it."""


class Check(NamedTuple):
    """One line of the report: ``ok`` None means that something optional is missing."""

    name: str
    found: str
    ok: bool | None
    fix: str = ""


def examine_machine(lang: str) -> tuple[str, bool]:
    """The report, and whether everything needed is there."""
    checks = list(_checks(lang))
    marks = {True: text("doctor-ok", lang), False: text("doctor-missing", lang), None: text("doctor-optional", lang)}
    lines = [f"dutybook {__version__}, Python {platform.python_version()}, {platform.system()}"]
    for check in checks:
        lines.append(f"[{marks[check.ok]}] {check.name}: {check.found}" + (f"  → {check.fix}" if check.fix else ""))
    return "\n".join(lines), all(c.ok is not False for c in checks)


def _checks(lang: str) -> Iterator[Check]:
    for name in _NEEDED:
        version = _version(name)
        fix = "" if version else f"pip install {name}"
        yield Check(name, version or text("doctor-none", lang), bool(version), fix)
    for name, wanted in _OPTIONAL.items():
        version = _version(name)
        yield Check(
            name,
            version or text("doctor-none", lang),
            True if version else None,
            "" if version else f"pip install '{wanted}'",
        )
    yield _data(lang)
    yield _calendar(lang)
    yield from _programs(lang)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _data(lang: str) -> Check:
    from toolkit import resources

    try:
        found = [folder().name for folder in (resources.templates, resources.schemas, resources.samples)]
    except DutybookError as error:
        return Check(text("doctor-data", lang), error.text(lang), False)
    return Check(text("doctor-data", lang), ", ".join(found), True)


def _calendar(lang: str) -> Check:
    from toolkit.app.work_calendar import holiday_data

    data = holiday_data("CN")
    this = date.today().year
    ok = this in data.covered_years
    fix = "" if ok else text("doctor-calendar-fix", lang)
    return Check(text("doctor-calendar", lang), data.label, ok or None, fix)


def _programs(lang: str) -> Iterator[Check]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Check(
        "LibreOffice",
        office or text("doctor-none", lang),
        True if office else None,
        "" if office else text("doctor-office-fix", lang),
    )
    if sys.platform in ("win32", "darwin"):
        import xlwings

        engines = [engine.name for engine in xlwings.engines]
        yield Check("Excel", ", ".join(engines) or text("doctor-none", lang), True if engines else None)
    yield from _buttons(lang)


def _buttons(lang: str) -> Iterator[Check]:
    """Whether the buttons work here, program by program; a program that is not there needs none."""
    from toolkit.frontends.buttons import setup_calc, setup_excel

    fix = text("doctor-buttons-fix", lang)
    if setup_excel.excel() is not None:
        name, found = text("doctor-buttons", lang, program="Excel"), setup_excel.interpreter(setup_excel.config_file())
        there = Path(found).is_file() if found else False
        yield Check(name, found or text("doctor-buttons-none", lang), there or None, "" if there else fix)
    name = text("doctor-buttons", lang, program="LibreOffice")
    for what, remedy in setup_calc.lacks():
        yield Check(name, text("doctor-none", lang) + " " + text(what, lang), None, text(remedy, lang))
        return
    config = setup_calc.installed(setup_calc.profile())
    if config is None:
        yield Check(name, text("doctor-buttons-none", lang), None, fix)
    elif not setup_calc.current(setup_calc.profile(), config):
        yield Check(name, text("doctor-buttons-stale", lang, python=config.get("python")), False, fix)
    else:
        folders = ", ".join(unquote(url).removeprefix("file://") for url in config.get("trusted", ()))
        yield Check(name, text("doctor-buttons-trusts", lang, python=config["python"], folders=folders), True)
