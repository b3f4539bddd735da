"""The registry of rules, and the runner that stamps id and severity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from toolkit.core.finding import Finding, Severity
from toolkit.rules import (
    completion_before_event,
    completion_in_future,
    completion_missing,
    completion_undated,
    date_ambiguous,
    deadline_missing,
    deadline_not_in_period,
    deadline_unmeasurable,
    deadline_unreadable,
    duty_unknown,
    event_missing,
    event_unknown,
    formula_uncached,
    obligation_missing,
    obligation_repeated,
    rejection_unexplained,
    result_provisional,
    rework_overdue,
    rule_broken,
    score_unexplained,
    status_contradiction,
    submission_incomplete,
    tables_side_by_side,
    time_missing,
    value_unreadable,
)
from toolkit.rules.base import Book, Rule

RULES: tuple[Rule, ...] = cast(
    "tuple[Rule, ...]",
    (
        deadline_missing,
        deadline_unreadable,
        deadline_unmeasurable,
        deadline_not_in_period,
        value_unreadable,
        date_ambiguous,
        completion_undated,
        completion_missing,
        completion_in_future,
        completion_before_event,
        time_missing,
        status_contradiction,
        event_missing,
        event_unknown,
        obligation_missing,
        obligation_repeated,
        duty_unknown,
        rule_broken,
        submission_incomplete,
        rejection_unexplained,
        score_unexplained,
        rework_overdue,
        result_provisional,
        formula_uncached,
        tables_side_by_side,
    ),
)
"""Every rule over a workbook that could be read, in the order of ``dutybook rules``."""


def run_rules(book: Book, levels: Mapping[str, Severity | None] | None = None) -> list[Finding]:
    """All findings of one workbook, in order of place. ``levels`` changes a rule's severity, None turns it off."""
    levels = levels or {}
    found: list[Finding] = []
    for rule in RULES:
        severity = levels.get(rule.ID, rule.SEVERITY)
        if severity is None:
            continue
        for problem in rule.check(book):
            params = dict(problem.params)
            if problem.variant:
                params["variant"] = problem.variant
            found.append(Finding(problem.place, rule.ID, severity, tuple(sorted(params.items()))))
    return sorted(found, key=lambda f: f.sort_key)
