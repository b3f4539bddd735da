"""Workbooks in many layouts, the real command over them, and comparison of what it says and writes.

Expectations stand in the tests, worked out by hand from the terms of the model; nothing here computes a due date.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from command import dutybook
from jsonschema import Draft202012Validator

from toolkit import resources

LABELS = {
    "zh": {
        "not_due": "未到期",
        "due_soon": "临期",
        "overdue": "逾期未交",
        "on_time": "按时",
        "late": "迟交",
        "undetermined": "无法判定",
        "waived": "豁免",
        "not_applicable": "不适用",
        "void": "作废",
    },
    "en": {
        "not_due": "Not due",
        "due_soon": "Due soon",
        "overdue": "Overdue",
        "on_time": "On time",
        "late": "Late",
        "undetermined": "Undetermined",
        "waived": "Waived",
        "not_applicable": "Not applicable",
        "void": "Void",
    },
}
OWN_HEADERS = {
    "zh": ("应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"),
    "en": ("Due", "Check status", "Overdue", "Days late", "Checked at", "Note"),
}
YES = {"zh": {True: "是", False: "否"}, "en": {True: "Yes", False: "No"}}
EXEMPT = ("waived", "not_applicable", "void")


@cache
def _validator() -> Draft202012Validator:
    path = resources.schemas() / "check-result.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def check(*paths: Path, as_of: str, period: str, lang: str = "zh", write: bool = True) -> dict[str, Any]:
    """``dutybook check --format json``; the output fits its schema, and the exit code what it says."""
    words = [*paths, "--as-of", as_of, "--period", period, "--format", "json", "--lang", lang]
    found = dutybook("check", *words, *([] if write else ["--no-write"]))
    assert found.code in (0, 1, 3) and found.out.startswith("{"), found.err + found.out
    result = found.json
    _validator().validate(result)
    failed = any(f["error"] for f in result["files"])
    loud = any(f["severity"] != "info" for f in result["findings"]) or result["summary"]["overdue"]
    assert found.code == (3 if failed else 1 if loud else 0)
    return result


@dataclass(frozen=True)
class Row:
    """A row as a clerk typed it, and what is expected of it. ``due`` None: none can be computed.

    ``cells`` are further cells by header. ``more`` are further fields of the obligation in JSON.
    """

    phrase: object = None
    done: object = None
    event: object = None
    due: str | None = None
    timeliness: str = "undetermined"
    days: int | None = None
    work: str | None = None
    cells: Mapping[str, object] = field(default_factory=dict)
    more: Mapping[str, object] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    what: str = "欠款报表"


ZH = ("序号", "责任部门", "服务事项", "服务对象", "期限", "业务时间", "责任人", "完成时间", "备注")


def table(rows: Sequence[Row], columns: Sequence[str] = ZH) -> list[list[object]]:
    """Header and rows of the ordinary plain table, with further columns for the cells that rows bring along."""
    extra = [c for c in dict.fromkeys(c for r in rows for c in r.cells) if c not in columns]
    header = [*columns, *extra]
    out: list[list[object]] = [list(header)]
    for number, row in enumerate(rows, 1):
        known: dict[str, object] = {
            "序号": number,
            "责任部门": "销售部",
            "服务事项": f"{row.what}{number}",
            "服务对象": "财务部",
            "期限": row.phrase,
            "业务时间": row.event,
            "责任人": "张三",
            "完成时间": row.done,
        }
        out.append([row.cells.get(c, known.get(c)) for c in header])
    return out


class Struck(str):
    """A text that is struck through in its cell."""


def save(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of plain grids, made with openpyxl."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.active)
    for name, grid in sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(grid, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    if isinstance(value, Struck):
                        cell.font = Font(strike=True)
    book.save(path)
    return path


def by_row(result: Mapping[str, Any], sheet: str | None = None) -> dict[int, dict[str, Any]]:
    """Obligations by their row."""
    found: dict[int, dict[str, Any]] = {}
    for o in result["obligations"]:
        if sheet is None or o["sheet"] == sheet:
            assert o["row"] not in found, f"two obligations in row {o['row']}"
            found[o["row"]] = o
    return found


def differences(got: Mapping[str, Any], row: Row) -> list[str]:
    """What differs between an obligation in JSON and what its row should give."""
    wanted: dict[str, object] = {
        "due": row.due,
        "timeliness": row.timeliness,
        "days_late": row.days if row.due else None,
        "overdue": None if row.days is None else row.days > 0,
        **row.more,
    }
    if row.work:
        wanted["work"] = row.work
    return [f"{k}: {got[k]!r}, not {v!r}" for k, v in wanted.items() if got[k] != v]


def prove(
    path: Path, rows: Sequence[Row], first: int, *, as_of: str, period: str, sheet: str = "责任表"
) -> dict[str, Any]:
    """Check a workbook whose ``rows`` stand from row ``first`` on: JSON, findings by rule and row, written cells."""
    result = check(path, as_of=as_of, period=period)
    got = by_row(result, sheet)
    wrong = []
    for number, row in enumerate(rows, first):
        if number not in got:
            wrong.append(f"row {number} {row.phrase!r}: not judged")
            continue
        wrong += [f"row {number} {row.phrase!r} {row.done!r}: {d}" for d in differences(got[number], row)]
        rules = {
            f["rule"] for f in result["findings"] if f["sheet"] == sheet and f["cell"] and _row_of(f["cell"]) == number
        }
        if rules != set(row.findings):
            wrong.append(f"row {number} {row.phrase!r} {row.done!r}: findings {sorted(rules)}, not {row.findings}")
    extra = set(got) - set(range(first, first + len(rows)))
    if extra:
        wrong.append(f"rows judged that are none: {sorted(extra)}")
    wrong += written_wrong(path, sheet, dict(enumerate(rows, first)), as_of)
    assert not wrong, "\n".join(wrong)
    return result


def _row_of(cell: str) -> int:
    return int("".join(ch for ch in cell.split(":")[0] if ch.isdigit()))


def written(path: Path, sheet: str, header_row: int, lang: str = "zh") -> dict[str, int]:
    """Our columns as another program sees them: header → column. The rightmost of a name."""
    from openpyxl import load_workbook

    ws = load_workbook(path)[sheet]
    return {c.value: c.column for c in ws[header_row] if c.value in OWN_HEADERS[lang]}


def written_wrong(path: Path, sheet: str, rows: Mapping[int, Row], as_of: str, lang: str = "zh") -> list[str]:
    """What differs between the written cells, read with openpyxl, and what each row should give."""
    from openpyxl import load_workbook

    ws = load_workbook(path)[sheet]
    header = next((r for r in range(min(rows) - 1, 0, -1) if any(c.value == OWN_HEADERS[lang][1] for c in ws[r])), None)
    if header is None:
        return ["no columns of ours"]
    at = {c.value: c.column for c in ws[header] if c.value in OWN_HEADERS[lang]}
    if tuple(sorted(at, key=lambda h: at[h])) != OWN_HEADERS[lang]:
        return [f"our columns: {at}"]
    due, status, flag, days, when, _note = (at[h] for h in OWN_HEADERS[lang])
    wrong = []
    for number, row in rows.items():
        label = row.work if row.work in EXEMPT else row.timeliness
        want: dict[str, object] = {
            "status": LABELS[lang][str(label)],
            "flag": None if row.days is None else YES[lang][row.days > 0],
            "days": row.days,
            "when": as_datetime(as_of),
            "due": None,
        }
        have: dict[str, object] = {
            "status": ws.cell(number, status).value,
            "flag": ws.cell(number, flag).value,
            "days": ws.cell(number, days).value,
            "when": ws.cell(number, when).value,
            "due": ws.cell(number, due).value,
        }
        if row.due:
            day, _, clock = row.due.partition("T")
            cell = ws.cell(number, due)
            if clock == "24:00":
                want["due"] = datetime.fromisoformat(day)
                want["format"], have["format"] = True, "24:00" in cell.number_format
            else:
                want["due"] = as_datetime(row.due)
        wrong += [f"row {number}: written {k} {have[k]!r}, not {v!r}" for k, v in want.items() if have[k] != v]
    return wrong


def as_datetime(text: str) -> datetime:
    """An ISO moment as a cell holds it."""
    day, _, clock = text.partition("T")
    if not clock:
        clock = "24:00"
    found = datetime.fromisoformat(day)
    if clock == "24:00":
        return found
    return datetime.combine(found.date(), time.fromisoformat(clock))


def findings(result: Mapping[str, Any], rule: str) -> list[str | None]:
    """Cells of the findings of one rule."""
    return [f["cell"] for f in result["findings"] if f["rule"] == rule]


def parts(path: Path) -> dict[str, bytes]:
    """Package parts by name."""
    with zipfile.ZipFile(path) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist()}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
