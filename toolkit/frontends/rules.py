"""``dutybook rules``: what is checked: rules over workbooks from their docstrings, other findings by their words."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping

from toolkit.catalogue import ENTRIES, text
from toolkit.core.finding import Severity
from toolkit.rules import RULES

_DELIVERABLES = """
deliverable-file-missing deliverable-unrecorded deliverable-touched deliverable-no-schema deliverable-no-table
deliverable-column deliverable-empty deliverable-value deliverable-repeated deliverable-sum deliverable-limit
deliverable-total deliverable-control deliverable-register deliverable-source deliverable-unsigned deliverable-period
deliverable-more column-ambiguous paper-incomplete paper-absent paper-unconfirmed paper-contradicted
"""
_RECONCILIATIONS = """
reconcile-differs reconcile-missing reconcile-on-the-way reconcile-ambiguous reconcile-unreadable reconcile-undated
column-ambiguous reconcile-column reconcile-sheets reconcile-source reconcile-not-done
"""
_OF_STATUSES = ("status-step:", "late-change:work-")
"""How keys begin that say of two statuses what one without them says in general."""


def describe_rules(lang: str) -> str:
    """Every rule with its id, severity and messages, and the documentation of those over workbooks."""
    out: list[str] = []
    for rule in RULES:
        out += _messages(rule.ID, rule.SEVERITY, lang)
        out += ["", *(f"    {row}".rstrip() for row in (inspect.getdoc(rule) or "").splitlines()), ""]
    for heading, levels in others().items():
        out += [text(heading, lang), ""]
        for rule_id, severity in levels.items():
            out += [*_messages(rule_id, severity, lang), ""]
    return "\n".join(out).rstrip()


def others() -> Mapping[str, Mapping[str, Severity]]:
    """What else may be found, with its severity, under the key of a heading."""
    from toolkit.app import check, copies, month_end
    from toolkit.deliverables import examine
    from toolkit.ledger import compare
    from toolkit.reconcile import explain

    return {
        "rules-ledger": compare.LEVELS,
        "rules-month-end": {
            check.NO_WORKBOOKS: Severity.WARNING,
            "no-duty-sheet": Severity.INFO,
            "duty-sheet-hidden": Severity.WARNING,
            copies.COPIED: Severity.WARNING,
            check.EVIDENCE: Severity.INFO,
            **month_end.LEVELS,
        },
        "rules-deliverables": _levels(_DELIVERABLES, examine.LEVELS),
        "rules-reconciliations": _levels(_RECONCILIATIONS, explain.LEVELS),
    }


def _levels(ids: str, levels: Mapping[str, Severity]) -> dict[str, Severity]:
    return {name: levels.get(name, Severity.ERROR) for name in ids.split()}


def _messages(rule_id: str, severity: Severity, lang: str) -> Iterator[str]:
    yield f"{rule_id} [{text(f'severity-{severity.value}', lang)}]"
    mine = {key: e for key, e in ENTRIES.items() if key == rule_id or key.startswith(f"{rule_id}:")}
    said = [e.zh if lang == "zh" else e.en for key, e in mine.items() if not key.startswith(_OF_STATUSES)]
    yield from (f"    {words}" for words in dict.fromkeys(said))
