"""What may be found in deliverables, how serious each is, and findings as the settings have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from toolkit.core.finding import Finding, Place, Severity
from toolkit.deliverables.rules.base import Problem

LEVELS: Mapping[str, Severity] = {
    "deliverable-file-missing": Severity.ERROR,
    "deliverable-file-missing:early": Severity.INFO,
    "deliverable-file-missing:before": Severity.WARNING,
    "deliverable-unrecorded": Severity.WARNING,
    "deliverable-touched": Severity.INFO,
    "deliverable-key-unused": Severity.INFO,
    "deliverable-no-schema": Severity.WARNING,
    "deliverable-no-schema:asked": Severity.INFO,
    "deliverable-no-table": Severity.ERROR,
    "deliverable-sheets": Severity.WARNING,
    "deliverable-sheets:apart": Severity.INFO,
    "deliverable-column": Severity.ERROR,
    "deliverable-column:several": Severity.WARNING,
    "deliverable-empty": Severity.ERROR,
    "deliverable-value": Severity.ERROR,
    "deliverable-value:struck": Severity.WARNING,
    "deliverable-repeated": Severity.ERROR,
    "deliverable-sum": Severity.ERROR,
    "deliverable-sum:lost": Severity.WARNING,
    "deliverable-limit": Severity.ERROR,
    "deliverable-total": Severity.ERROR,
    "deliverable-total:void": Severity.WARNING,
    "deliverable-currencies": Severity.WARNING,
    "deliverable-control": Severity.ERROR,
    "deliverable-register": Severity.ERROR,
    "deliverable-source": Severity.WARNING,
    "deliverable-unsigned": Severity.ERROR,
    "deliverable-period": Severity.ERROR,
    "deliverable-period:unstated": Severity.WARNING,
    "deliverable-more": Severity.INFO,
    "column-ambiguous": Severity.WARNING,
    "paper-incomplete": Severity.ERROR,
    "paper-absent": Severity.ERROR,
    "paper-unconfirmed": Severity.WARNING,
    "paper-contradicted": Severity.ERROR,
}
"""Severity by rule, and by those of its variants (after a colon) that have another; in the order in which they are
listed."""
MOST = 500
"""Findings of one rule in one file that are told one by one; how many more there are is told in one."""


def as_findings(problems: Iterable[Problem], levels: Mapping[str, Severity | None]) -> Iterator[Finding]:
    """Problems at the levels of the settings, each rule at most ``MOST`` times a file."""
    told: Counter[tuple[str, str]] = Counter()
    more: dict[tuple[str, str], Place] = {}
    for problem in problems:
        level = _level(problem, levels)
        if level is None:
            continue
        key = (problem.place.workbook, problem.rule)
        told[key] += 1
        if told[key] > MOST:
            more.setdefault(key, problem.place)
            continue
        params = tuple(problem.params.items()) + ((("variant", problem.variant),) if problem.variant else ())
        yield Finding(problem.place, problem.rule, level, params)
    rest = levels.get("deliverable-more", LEVELS["deliverable-more"])
    for key, place in more.items():
        if rest is None:
            break
        params = (("rule", key[1]), ("count", str(told[key] - MOST)), ("told", str(MOST)))
        yield Finding(Place(place.workbook, place.sheet), "deliverable-more", rest, params)


def _level(problem: Problem, levels: Mapping[str, Severity | None]) -> Severity | None:
    """The settings' word on a rule goes for its variants too, but does not make more of one that is milder."""
    rule, variant = problem.rule, f"{problem.rule}:{problem.variant}"
    mild = levels.get(variant, LEVELS.get(variant))
    if mild is not None and levels.get(rule, mild) is not None:
        return mild
    return levels.get(rule, LEVELS.get(rule, Severity.ERROR))  # a rule of duty sheets, as formula-uncached, is one
