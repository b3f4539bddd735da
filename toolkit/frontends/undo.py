"""``dutybook undo``: what was taken back, in words or as JSON."""

from __future__ import annotations

from typing import Any

from toolkit.catalogue import text
from toolkit.frontends.reporters import as_text
from toolkit.patterns import compiled
from toolkit.workbook.naming import shown
from toolkit.workbook.undo import Undone

_CHECK = compiled(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?")
"""How a write of a check is called: by its as-of time, in a form that may stand in a file name."""


def report_undo(undone: Undone, form: str, lang: str) -> str:
    """An undo as ``text`` or ``json``."""
    if form == "json":
        return as_text(undo_json(undone))
    label = _CHECK.sub(r"\1-\2-\3 \4:\5", undone.label)
    if undone.cells is None:
        return text("undone-file", lang, name=shown(undone.path.name), label=label)
    return text("undone-cells", lang, name=shown(undone.path.name), label=label, cells=undone.cells, kept=undone.kept)


def undo_json(undone: Undone) -> dict[str, Any]:
    """The same for scripts: the contract of ``schemas/undo-result.schema.json``."""
    return {
        "workbook": shown(undone.path.name),
        "mode": "file" if undone.cells is None else "cells",
        "write": undone.label,
        "backup": shown(str(undone.backup)),
        "fingerprint_before": undone.fingerprint_before,
        "fingerprint_after": undone.fingerprint_after,
        "cells": undone.cells,
        "kept": undone.kept,
    }
