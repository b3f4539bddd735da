"""``dutybook undo``: what was taken back, of one workbook or of a folder, in words or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from toolkit.app.undo import Each, RunUndone
from toolkit.catalogue import listed, text
from toolkit.errors import CannotRunError
from toolkit.frontends.reporters import as_text
from toolkit.patterns import compiled
from toolkit.workbook.naming import shown
from toolkit.workbook.undo import Undone

_MOST_AREAS = 8
_CHECK = compiled(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?")
"""How a write of a check is called: by its as-of time, in a form that may stand in a file name."""


def report_undo(undone: Undone, form: str, lang: str) -> str:
    """An undo as ``text`` or ``json``."""
    if form == "json":
        return as_text(undo_json(undone))
    name, label = shown(undone.path.name), _as_of(undone.label)
    if undone.cells is None:
        return text("undone-file", lang, name=name, label=label) + _once(undone, lang)
    said = text("undone-cells", lang, name=name, label=label, cells=undone.cells, kept=undone.kept)
    return said + _once(undone, lang) + _kept(undone, lang)


def undo_json(undone: Undone) -> dict[str, Any]:
    """The same for scripts: the contract of ``schemas/undo-result.schema.json``."""
    return {
        "workbook": shown(undone.path.name),
        "once": undone.once,
        "mode": "file" if undone.cells is None else "cells",
        "write": undone.label,
        "backup": shown(str(undone.backup)),
        "fingerprint_before": undone.fingerprint_before,
        "fingerprint_after": undone.fingerprint_after,
        "cells": undone.cells,
        "kept": undone.kept,
        "formulas": list(undone.formulas),
        "changed": list(undone.changed),
    }


def report_run(undone: RunUndone, folder: Path, form: str, lang: str, timezone: str) -> str:
    """What came of a folder, a line a workbook."""
    if form == "json":
        return as_text(run_json(undone, folder, lang))
    at = undone.run.astimezone(ZoneInfo(timezone)).strftime("%Y-%m-%d %H:%M")
    count, failed = len(undone.workbooks), undone.failed
    lines = [text("undone-run", lang, at=at, label=_as_of(undone.label), count=count)]
    lines += [_line(one, lang) for one in undone.workbooks]
    total = "undone-run-failed" if failed else "undone-run-total"
    lines.append(text(total, lang, workbooks=count - failed, failed=failed))
    if undone.left:
        lines.append(text("undone-run-left", lang, names=listed(undone.left)))
    return "\n".join(lines)


def run_json(undone: RunUndone, folder: Path, lang: str) -> dict[str, Any]:
    """The same for scripts: the contract of ``schemas/undo-folder-result.schema.json``."""
    return {
        "folder": shown(str(folder)),
        "run": undone.run.isoformat(),
        "write": undone.label,
        "restored": len(undone.workbooks) - undone.failed,
        "failed": undone.failed,
        "workbooks": [
            {
                "workbook": one.name,
                "undone": {**undo_json(one.undone), "workbook": one.name} if one.undone else None,
                "error": one.error.key if one.error else None,
                "message": _why(one.name, one.error, lang) if one.error else None,
            }
            for one in undone.workbooks
        ],
        "left": list(undone.left),
    }


def _line(one: Each, lang: str) -> str:
    if one.undone is None:
        assert one.error is not None
        said = _why(one.name, one.error, lang)
        return said if said.startswith(one.name) else text("undone-run-not", lang, name=one.name, why=said)
    cells, kept = one.undone.cells, one.undone.kept
    key = "undone-run-file" if cells is None else "undone-run-cells"
    return text(key, lang, name=one.name, cells=cells, kept=kept) + _once(one.undone, lang) + _kept(one.undone, lang)


def _why(name: str, error: CannotRunError, lang: str) -> str:
    """Of a workbook by the name that it has in the folder, which tells those of subfolders apart."""
    if error.params.get("name") == name.rpartition("/")[2]:
        error = type(error)(error.key, **{**error.params, "name": name})
    return error.text(lang)


def _once(undone: Undone, lang: str) -> str:
    return text("undone-once", lang, name=undone.once) if undone.once else ""


def _kept(undone: Undone, lang: str) -> str:
    """Which cells stayed as they are, and why."""
    said = ""
    if undone.formulas:
        said += text("undone-formulas", lang, cells=_few(undone.formulas), backup=shown(str(undone.backup)))
    if undone.changed:
        said += text("undone-changed", lang, cells=_few(undone.changed))
    return said


def _few(areas: Sequence[str]) -> str:
    return listed([*areas[:_MOST_AREAS], *(["…"] if len(areas) > _MOST_AREAS else [])])


def _as_of(label: str) -> str:
    return _CHECK.sub(r"\1-\2-\3 \4:\5", label)
