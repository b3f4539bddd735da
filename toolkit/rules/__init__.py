"""The registry of rules, and the runner that stamps id and severity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from toolkit.core.finding import Finding, Place, Severity, shortened
from toolkit.core.obligation import Judged
from toolkit.rules import (
    columns_guessed,
    completion_before_event,
    completion_column_unclear,
    completion_in_future,
    completion_missing,
    completion_turn_early,
    completion_undated,
    completion_year_early,
    date_ambiguous,
    deadline_missing,
    deadline_not_in_period,
    deadline_of_total,
    deadline_unmeasurable,
    deadline_unreadable,
    deadline_weekday_wrong,
    deadline_year_missing,
    duty_unknown,
    event_missing,
    event_unknown,
    formula_uncached,
    month_sheet_missing,
    obligation_missing,
    obligation_repeated,
    own_column_aside,
    rejection_unexplained,
    result_provisional,
    rework_overdue,
    row_struck,
    rule_broken,
    score_unexplained,
    sheet_of_other_month,
    status_contradiction,
    submission_incomplete,
    tables_side_by_side,
    time_missing,
    value_unreadable,
)
from toolkit.rules.base import LONGEST_NAME, Book, BookRule, Glance, Problem, RowRule
from toolkit.sheet.judged_rows import TableRows, Told

ROW_RULES: tuple[RowRule, ...] = cast(
    "tuple[RowRule, ...]",
    (
        deadline_missing,
        deadline_unreadable,
        deadline_unmeasurable,
        deadline_not_in_period,
        deadline_year_missing,
        deadline_weekday_wrong,
        completion_missing,
        completion_in_future,
        completion_turn_early,
        completion_year_early,
        completion_before_event,
        time_missing,
        status_contradiction,
        event_missing,
        submission_incomplete,
        rejection_unexplained,
        score_unexplained,
        rework_overdue,
        result_provisional,
    ),
)
"""What is said of single obligations."""

BOOK_RULES: tuple[BookRule, ...] = cast(
    "tuple[BookRule, ...]",
    (
        value_unreadable,
        date_ambiguous,
        completion_undated,
        completion_column_unclear,
        event_unknown,
        obligation_missing,
        obligation_repeated,
        duty_unknown,
        rule_broken,
        formula_uncached,
        row_struck,
        deadline_of_total,
        tables_side_by_side,
        columns_guessed,
        own_column_aside,
        sheet_of_other_month,
        month_sheet_missing,
    ),
)
"""What is said of a workbook."""

RULES: tuple[RowRule | BookRule, ...] = (*ROW_RULES, *BOOK_RULES)
"""Every rule over a workbook that could be read, in the order of ``dutybook rules``."""


def may_speak(glance: Glance) -> bool:
    """Whether any rule may have something to say of rows that look so; one that does not tell may of every row."""
    return any(not hasattr(rule, "concerns") or rule.concerns(glance) for rule in ROW_RULES)


def run_rules(book: Book, levels: Mapping[str, Severity | None] | None = None) -> list[Finding]:
    """All findings of one workbook, in order of place. ``levels`` changes a rule's severity, None turns it off."""
    severities = {rule.ID: (levels or {}).get(rule.ID, rule.SEVERITY) for rule in RULES}
    found: list[Finding] = []
    for part in book.parts:
        found += _of_table(part, book, severities)
    for judged in book.unlisted:
        found += _of_row(judged, book, severities)
    for rule in BOOK_RULES:
        severity = severities[rule.ID]
        if severity is not None:
            for problem in rule.check(book):
                params, what = _told(problem)
                found.append(Finding(problem.place, rule.ID, severity, params, what))
    return sorted(found, key=lambda f: f.sort_key)


def _of_table(part: TableRows, book: Book, severities: Mapping[str, Severity | None]) -> Iterator[Finding]:
    """What the rules say of the rows of a table: of rows that stand alike, it is found out once."""
    workbook, sheet, rows = book.name, part.table.sheet, part.table.rows
    for index, outcome in enumerate(part.outcomes):
        if outcome is None:
            yield from _of_row(part.alone[index], book, severities)
            continue
        if outcome.like is None:
            continue
        if outcome.told is None:
            outcome.told = tuple(_of_outcome(Judged(outcome.like, *outcome.verdict), book))
        for rule, column, params, named in outcome.told:
            severity = severities[rule]
            if severity is not None:
                number, row = rows[index]
                what = shortened(part.name(row), LONGEST_NAME) if named else None
                yield Finding(Place(workbook, sheet, number, column), rule, severity, params, what)


def _of_outcome(judged: Judged, book: Book) -> Iterator[Told]:
    for rule in ROW_RULES:
        for problem in rule.check_row(judged, book):
            params, what = _told(problem)
            yield rule.ID, problem.place.column, params, what is not None


def _of_row(judged: Judged, book: Book, severities: Mapping[str, Severity | None]) -> Iterator[Finding]:
    for rule in ROW_RULES:
        severity = severities[rule.ID]
        if severity is not None:
            for problem in rule.check_row(judged, book):
                params, what = _told(problem)
                yield Finding(problem.place, rule.ID, severity, params, what)


def _told(problem: Problem) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """The parameters of a problem, and the name of the obligation apart from them."""
    params = dict(problem.params)
    what = params.pop("what", None)
    if problem.variant:
        params["variant"] = problem.variant
    return tuple(sorted(params.items())), what
