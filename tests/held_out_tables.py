"""Small tables as people keep them, one a line of ``unit/tables_held_out.jsonl``, written before the finder saw them.

``kind`` (duty or other), ``rows`` from A1 (text that begins with @ is a date), ``expect`` (field to column letter),
``either`` (column letter to the fields that are equally fair), ``period`` (the month for which it is read).
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "unit/tables_held_out.jsonl"
TABLES: list[dict[str, Any]] = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]


def value_of(raw: Any) -> Any:
    """The value of a cell as it is written in the tables."""
    dated = isinstance(raw, str) and re.fullmatch(r"@(\d{4}-\d\d-\d\d(?:T[\d:]+)?)", raw)
    return datetime.fromisoformat(dated[1]) if dated else raw
