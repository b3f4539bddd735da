"""``dutybook undo``: what was taken back, in words or as JSON."""

from __future__ import annotations

from typing import Any

from toolkit.catalogue import text
from toolkit.frontends.reporters import as_text
from toolkit.workbook.undo import Undone


def report_undo(undone: Undone, form: str, lang: str) -> str:
    """An undo as ``text`` or ``json``."""
    if form == "json":
        return as_text(undo_json(undone))
    if undone.cells is None:
        return text("undone-file", lang, name=undone.path.name, label=undone.label)
    return text("undone-cells", lang, name=undone.path.name, label=undone.label, cells=undone.cells, kept=undone.kept)


def undo_json(undone: Undone) -> dict[str, Any]:
    """The same for scripts: the contract of ``schemas/undo-result.schema.json``."""
    return {
        "workbook": undone.path.name,
        "mode": "file" if undone.cells is None else "cells",
        "write": undone.label,
        "backup": str(undone.backup),
        "fingerprint_before": undone.fingerprint_before,
        "fingerprint_after": undone.fingerprint_after,
        "cells": undone.cells,
        "kept": undone.kept,
    }
