"""The tables that can be listed and exported: their columns, in order."""

from __future__ import annotations

from toolkit.ledger.records import Promise
from toolkit.ledger.tables import COUNTS

_WHO = dict.fromkeys(Promise._fields, str)
_CHANGED = {
    f"{name}_{when}": float if name == "score" else str
    for name in ("work", "timeliness", "submitted", "due", "resubmitted", "rework", "score")
    for when in ("before", "after")
}
SAID = ("message", "remedy")
"""Of a finding, in the language of whoever asks: made of its rule and params, which are what is kept."""
COLUMNS: dict[str, dict[str, type]] = {
    "trend": {
        "period": str,
        "closed": bool,
        **dict.fromkeys(COUNTS, int),
        "on_time_rate": float,
        "days_late_average": float,
        "score_average": float,
    },
    "obligations": {
        "period": str,
        "workbook": str,
        "sheet": str,
        "row": int,
        "id": str,
        **_WHO,
        **dict.fromkeys(("due", "submitted_at", "resubmitted_at", "work", "timeliness"), str),
        "days_late": int,
        "score": float,
        "reason": str,
        "since": str,
    },
    "changes": {
        "run": int,
        **dict.fromkeys(("as_of", "period", "workbook"), str),
        "row": int,
        **dict.fromkeys(("duty", "provider", "receiver", "deliverable"), str),
        **_CHANGED,
    },
    "runs": {
        "run": int,
        **dict.fromkeys(("at", "as_of", "period", "command", "version", "calendar"), str),
        **dict.fromkeys(("settings", "settings_id", "operator"), str),
        **dict.fromkeys(("workbooks", "obligations", "cells"), int),
        "finished": bool,
    },
    "files": {
        "run": int,
        **dict.fromkeys(("at", "period", "workbook", "fingerprint", "after", "shape", "error"), str),
        "obligations": int,
        "cells": int,
        "backup": str,
    },
    "written": {
        "run": int,
        **dict.fromkeys(("at", "period", "workbook", "sheet", "cell", "old"), str),
        "old_known": bool,
        "new": str,
    },
    "findings": {
        **dict.fromkeys(("period", "workbook", "path", "sheet"), str),
        "row": int,
        "column": int,
        **dict.fromkeys(("rule", "severity", *SAID, "params"), str),
        "run_from": int,
        "run_to": int,
    },
}
"""The columns of every table, in order, with the kind of their values. Times are ISO text, the end of a day T24:00."""
