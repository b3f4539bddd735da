"""A reconciliation as JSON, by the contract of ``schemas/reconciliations/_result.json``; amounts are text: 1234.50."""

from __future__ import annotations

from typing import Any

from toolkit.reconcile.explain import explained, reason_words
from toolkit.reconcile.result import Item, Line, Reason, Reconciled, Side


def reconciled_json(done: Reconciled, lang: str, every_line: bool = True) -> dict[str, Any]:
    """One reconciliation; lines that are settled too, or only those that are open."""
    lines = done.lines if every_line else done.open_lines
    return {
        "name": done.name,
        "title": done.title,
        "period": str(done.period) if done.period else None,
        "left": _side(done.left),
        "right": _side(done.right),
        "counts": done.counts._asdict(),
        "bridge": [{"step": key.removeprefix("reconcile-bridge-"), "amount": decimal(n)} for key, n in done.bridge],
        "provisional": done.provisional,
        "lines": [_line(done, line, lang) for line in lines],
    }


def decimal(amount: int) -> str:
    """``1234.50`` for 123450: exact, where a JSON number would be read as a float."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{part:02d}"


def _side(side: Side) -> dict[str, Any]:
    return {
        "label": side.label,
        "files": list(side.files),
        "rows": side.rows,
        "excluded": side.excluded,
        "total": decimal(side.total),
    }


def _line(done: Reconciled, line: Line, lang: str) -> dict[str, Any]:
    return {
        "status": line.status.value,
        "key": line.key or None,
        "value": line.value or None,
        "left": [_item(i) for i in line.left],
        "right": [_item(i) for i in line.right],
        "difference": decimal(line.difference),
        "reasons": [_reason(r) for r in line.reasons],
        "proposals": [
            {**_item(p.item), "reason": p.reason.key, "why": reason_words(p.reason, lang)} for p in line.proposals
        ],
        "why": explained(done, line, lang),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "workbook": item.place.workbook,
        "sheet": item.place.sheet,
        "row": item.place.row,
        "cell": item.place.cell,
        "amount": None if item.amount is None else decimal(item.amount),
        "date": item.day.isoformat() if item.day else None,
        "text": item.said,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"reason": reason.key, **dict(reason.params)}
