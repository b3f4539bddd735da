"""``dutybook buttons install`` and ``uninstall``: Excel where it is, LibreOffice where it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.catalogue import text
from toolkit.errors import CannotRunError
from toolkit.frontends.buttons import setup_calc, setup_excel
from toolkit.frontends.buttons.steps import Step, take, trusted
from toolkit.workbook.libreoffice.process import soffice_path


def install(folders: Sequence[Path], dry_run: bool, profile: Path | None, lang: str) -> str:
    """Make the buttons of the workbooks in some folders work, and say what was done.

    Raises:
        UsageError: a folder is not there, or too wide to be trusted.
        CannotRunError: neither program is there, or one lacks something.
    """
    places = [trusted(folder) for folder in folders]
    steps: list[Step] = []
    excel = setup_excel.excel()
    if excel is not None:
        steps.append(Step("found", {"program": "Excel", "path": excel}))
        steps += setup_excel.install_steps(places)
    office = soffice_path()
    if office is not None:
        steps.append(Step("found", {"program": "LibreOffice", "path": office}))
        steps += setup_calc.install_steps(profile or setup_calc.profile(), places, lang)
    if not steps:
        raise CannotRunError("buttons-no-program")
    return _said(steps, dry_run, lang, "done")


def uninstall(dry_run: bool, profile: Path | None, lang: str) -> str:
    """Take the buttons off this machine, and say what was done. Workbooks stay as they are."""
    steps = [*setup_excel.uninstall_steps(), *setup_calc.uninstall_steps(profile or setup_calc.profile())]
    return _said(steps, dry_run, lang, "undone")


def _said(steps: list[Step], dry_run: bool, lang: str, end: str) -> str:
    lines = take(steps, dry_run, lang)
    return "\n".join([*lines, text(f"buttons-{'dry-run' if dry_run else end}", lang)])
