"""A check result as JSON: the contract of ``schemas/check-result.schema.json``.

``timeliness`` and ``work`` are language-neutral codes; times are ISO 8601 local to the settings' zone, the end of a day
written ``T24:00``; ``row`` is the sheet's row number.
"""

from __future__ import annotations

from typing import Any

from toolkit.app.result import CheckResult, Counts
from toolkit.core.finding import Finding, said
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Review
from toolkit.core.scoring import accepted_submission
from toolkit.workbook.naming import shown


def check_json(result: CheckResult, lang: str) -> dict[str, Any]:
    """The whole result; messages in ``lang``."""
    return {
        "as_of": str(result.as_of),
        "period": str(result.period),
        "calendar": result.calendar,
        "obligations": [_obligation(j) for j in result.obligations],
        "findings": [finding_json(f, lang) for f in result.findings],
        "files": [
            {
                "workbook": f.name,
                "fingerprint": f.fingerprint,
                "department": f.department,
                "shape": f.shape,
                "obligations": f.obligations,
                "error": f.error,
            }
            for f in result.files
        ],
        "summary": summary_json(result.counts),
        "written": [
            {
                "workbook": w.workbook,
                "cells": w.cells,
                "backup": shown(str(w.backup)) if w.backup else None,
                "result_workbook": str(w.beside) if w.beside else None,
            }
            for w in result.written
        ],
    }


def summary_json(counts: Counts) -> dict[str, Any]:
    """Counts by timeliness; ``exempt`` is the part of ``undetermined`` for which nothing is owed."""
    return {
        "obligations": counts.obligations,
        "on_time": counts.on_time,
        "late": counts.late,
        "overdue": counts.overdue,
        "due_soon": counts.due_soon,
        "not_due": counts.not_due,
        "undetermined": counts.undetermined,
        "exempt": counts.exempt,
        "on_time_rate": counts.on_time_rate,
    }


def _obligation(judged: Judged) -> dict[str, Any]:
    row, duty = judged.obligation, judged.obligation.duty
    first = row.submission.at if row.submission else None
    accepted = accepted_submission(judged)
    found: dict[str, Any] = {
        "id": row.id,
        "workbook": row.place.workbook,
        "sheet": row.place.sheet,
        "row": row.place.row,
        "duty": duty.id,
        "provider": duty.provider,
        "receiver": duty.receiver,
        "deliverable": duty.deliverable,
        "owner": duty.owner,
        "phrase": duty.phrase,
        "period": str(row.period) if row.period else None,
        "event": row.event.id if row.event else None,
        "event_at": iso(judged.event_at or row.event_at),
        "nominal_due": iso(judged.nominal_due),
        "due": iso(judged.due),
        "submitted_at": iso(first),
        "resubmitted_at": iso(row.resubmission.at) if row.resubmission else None,
        "accepted_at": iso(accepted.at) if accepted else None,
        "review": review_json(row.review),
        "work": judged.work.value,
        "timeliness": judged.timeliness.value,
        "overdue": judged.overdue,
        "days_late": judged.days_late,
        "provisional": judged.provisional,
        "ambiguity": list(judged.ambiguity),
        "reason": judged.reason or None,
        "clock": judged.clock.value if judged.clock else None,
        "rework": None,
    }
    if judged.rework:
        found["rework"] = {
            "due": iso(judged.rework.due),
            "submitted_at": iso(judged.rework.submitted_at),
            "timeliness": judged.rework.timeliness.value,
            "days_late": judged.rework.days_late,
        }
    return found


def review_json(review: Review | None) -> dict[str, Any] | None:
    """The receiver's word, as every result for scripts has it."""
    if review is None:
        return None
    return {
        "verdict": review.verdict.value if review.verdict else None,
        "at": iso(review.at),
        "by": review.by,
        "reason": review.reason,
        "score": review.score,
        "score_reason": review.score_reason,
    }


def finding_json(finding: Finding, lang: str) -> dict[str, Any]:
    """What every result for scripts says of a finding; the message in ``lang``."""
    words = said(finding, lang)
    return {
        "workbook": finding.place.workbook,
        "sheet": finding.place.sheet or None,
        "cell": finding.place.cell or None,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": words.text,
        "remedy": words.remedy,
    }


def iso(moment: Moment | None) -> str | None:
    """A moment as every result for scripts has it."""
    return None if moment is None else str(moment)
