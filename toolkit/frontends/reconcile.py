"""``dutybook reconcile``: what agrees and what does not, as lines of text or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.app.as_json import finding_json
from toolkit.app.reconcile import Reconciliations
from toolkit.catalogue import listed, text
from toolkit.core.finding import Severity, line
from toolkit.frontends.reporters import as_text
from toolkit.reconcile.as_json import reconciled_json
from toolkit.reconcile.explain import explained, status_word
from toolkit.reconcile.money import money
from toolkit.reconcile.result import Reconciled

MOST = 200
"""Lines of one reconciliation told on the screen."""
_OF_LINES = ("reconcile-differs", "reconcile-missing", "reconcile-on-the-way", "reconcile-ambiguous")


def report_reconciled(result: Reconciliations, form: str, lang: str, every_line: bool = False) -> str:
    """The result as ``text`` or ``json``; settled lines too, if wanted."""
    if form == "json":
        return as_text(reconciliations_json(result, lang, every_line))
    return "\n".join(_text(result, lang, every_line))


def _text(result: Reconciliations, lang: str, every_line: bool) -> Iterator[str]:
    for finding in result.findings:
        # What is about a line is told by the line itself.
        if finding.severity is not Severity.INFO and not finding.rule.startswith(_OF_LINES):
            yield line(finding, lang)
    for one in result.done:
        yield from _one(one, lang, every_line)
    if not result.done and not result.findings:
        yield text("reconcile-none", lang, known=listed(result.known))


def _one(one: Reconciled, lang: str, every_line: bool) -> Iterator[str]:
    totals = {"left_total": money(one.left.total), "right_total": money(one.right.total)} if one.in_money else {}
    yield text(
        "reconcile-report" if one.in_money else "reconcile-report-bare",
        lang,
        title=one.title,
        left=one.left.label,
        left_files=listed(one.left.files),
        left_rows=one.left.rows,
        right=one.right.label,
        right_files=listed(one.right.files),
        right_rows=one.right.rows,
        **totals,
    )
    for side in (one.left, one.right):
        if side.excluded:
            yield "  " + text("reconcile-excluded", lang, label=side.label, count=side.excluded)
    lines = one.lines if every_line else one.open_lines
    for found in lines[:MOST]:
        yield f"  [{status_word(found.status, lang)}] {explained(one, found, lang)}"
    if len(lines) > MOST:
        yield "  " + text("reconcile-more", lang, count=len(lines) - MOST)
    yield "  " + text("reconcile-tally", lang, **one.counts._asdict())
    for key, amount in one.bridge:
        yield f"  {text(key, lang)}: {money(amount)}"
    if one.provisional:
        yield "  " + text("reconcile-provisional", lang)


def reconciliations_json(result: Reconciliations, lang: str, every_line: bool = True) -> dict[str, Any]:
    """The contract of ``schemas/reconciliations/_result.json``."""
    levels = [f.severity for f in result.findings]
    return {
        "period": str(result.period) if result.period else None,
        "reconciliations": [reconciled_json(one, lang, every_line) for one in result.done],
        "findings": [finding_json(f, lang) for f in result.findings],
        "summary": {
            "reconciliations": len(result.done),
            "clean": sum(one.clean for one in result.done),
            "open": sum(len(one.open_lines) for one in result.done),
            "errors": levels.count(Severity.ERROR),
            "warnings": levels.count(Severity.WARNING),
        },
    }
