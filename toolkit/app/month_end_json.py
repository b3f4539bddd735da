"""A month-end as JSON: what ``as_json`` says of the check, and what finance's check adds to it."""

from __future__ import annotations

from typing import Any

from toolkit.app.as_json import check_json, summary_json
from toolkit.app.close import items_json
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.past import Past
from toolkit.app.reconciliations import Reconciliation
from toolkit.app.summary.figures import Figures, figures
from toolkit.app.tally import Sum
from toolkit.core.period import Period
from toolkit.ledger.closing import Signoff, Stage


def month_end_json(month_end: MonthEnd, lang: str, summary_workbook: str | None) -> dict[str, Any]:
    """A check result with departments, deliverables, reconciliations, ratings, history and closing."""
    found = figures(month_end)
    result = check_json(month_end.result, lang)
    return result | {
        "summary": summary_json(month_end.counts),
        "month_end": {
            "departments": list(month_end.departments),
            "missing_departments": list(month_end.missing),
            "expected": [
                {"department": e.department, "duty": e.duty_id, "deliverable": e.deliverable, "found": e.found}
                for e in month_end.expected
            ],
            "summary_workbook": summary_workbook,
            "measures": _measures(found),
            "targets": month_end.targets._asdict(),
            "providers": [_rated(d.name, d.sum) for d in found.departments],
            "receivers": [_rated(name, one) for name, one in found.receivers],
            "pairs": [
                {"provider": provider, "receiver": receiver} | _rated("", one, named=False)
                for (provider, receiver), one in sorted(found.pairs.items())
            ],
            "ageing": dict(found.ages),
            "deliverables": [
                {
                    "name": d.name,
                    "department": d.department,
                    "departments": list(d.departments),
                    "duties": list(d.duties),
                    "schema": d.schema,
                    "expected": d.expected,
                    "found": d.found,
                    "rows": d.rows,
                    "errors": d.errors,
                    "warnings": d.warnings,
                    "fingerprint": d.fingerprint,
                    "error": d.error,
                }
                for d in month_end.deliverables
            ],
            "reconciliations": [_reconciled(r, lang) for r in month_end.reconciliations],
            "unreconciled": list(month_end.unreconciled),
            "history": _history(month_end.past),
            "closing": _closing(month_end.past, month_end.result.period),
        },
    }


def _measures(found: Figures) -> list[dict[str, Any]]:
    return [
        {
            "name": m.key,
            "kind": m.kind,
            "value": m.value,
            "last": m.before,
            "target": m.target,
            "light": m.light.value if m.light else None,
        }
        for m in found.measures
    ]


def _rated(name: str, one: Sum, *, named: bool = True) -> dict[str, Any]:
    """Counts and the receiving side's word."""
    m = one.marks
    told: dict[str, Any] = {"name": name} if named else {}
    return (
        told
        | summary_json(one.counts)
        | {
            "longest_overdue": one.longest,
            "reviewed": m.reviewed,
            "first_right": m.first_right,
            "first_right_rate": m.first_right_rate,
            "sent_back": m.sent_back,
            "accepted_after": m.mended,
            "rework_on_time": m.rework_on_time,
            "rework_late": m.rework_late,
            "scored": m.scored,
            "score_average": m.average,
            "low_scores": m.low,
        }
    )


def _reconciled(one: Reconciliation, lang: str) -> dict[str, Any]:
    from toolkit.reconcile.explain import explained

    return {
        "name": one.shown.name,
        "title": one.title,
        "left": {"label": one.left.label, "rows": one.left.rows, "total": one.left.total / 100},
        "right": {"label": one.right.label, "rows": one.right.rows, "total": one.right.total / 100},
        "counts": one.counts._asdict(),
        "open": one.open_count,
        "provisional": one.shown.provisional,
        "lines": [
            {
                "status": line.status.value,
                "difference": line.difference / 100,
                "text": explained(one.shown, line, lang),
                "left": [str(item.place) for item in line.left],
                "right": [str(item.place) for item in line.right],
            }
            for line in one.open_lines
        ],
    }


def _history(past: Past | None) -> list[dict[str, Any]]:
    """The periods before this one that the ledger has, the oldest first."""
    if past is None:
        return []
    return [
        {"period": str(period), "closed": period in past.closed}
        | summary_json(month.counts)
        | {"sent_back": month.sent_back, "scored": month.scored, "score_average": month.average}
        for period, month in zip(past.periods, past.months, strict=True)
    ]


def _closing(past: Past | None, period: Period) -> dict[str, Any] | None:
    """Where the period stands; null without a ledger."""
    if past is None:
        return None
    standing = past.standing
    return {
        "period": str(period),
        "state": (standing.stage if standing else Stage.OPEN).value,
        "prepared": _signed(standing.prepared if standing else None),
        "reviewed": _signed(standing.reviewed if standing else None),
        "lapsed": _signed(standing.lapsed if standing else None),
        "late_changes": past.late,
    }


def _signed(made: Signoff | None) -> dict[str, Any] | None:
    if made is None:
        return None
    found: dict[str, Any] = {"by": made.by, "at": str(made.at), "reason": made.reason or None}
    found["accepted"] = items_json(made.accepted) if made.accepted else None
    return found
