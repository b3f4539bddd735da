"""The findings that no rule module makes: what each is called, how serious it is, and what the settings say of that."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.core.finding import Finding, Place, Severity

Levels = Mapping[str, Severity | None]
"""What the settings say of rules; None switches one off."""

NO_WORKBOOKS = "no-workbooks"
NO_DUTY_SHEET = "no-duty-sheet"
DUTY_SHEET_HIDDEN = "duty-sheet-hidden"
COPIED = "workbook-copied"
EVIDENCE = "evidence-not-judged"
DEPARTMENT_MISSING = "department-missing"
DEPARTMENT_ALIKE = "department-alike"
DEPARTMENT_UNNAMED = "department-unnamed"
DEPARTMENT_FOLDERS = "department-folders"
WORKBOOK_GONE = "workbook-gone"
ASTRAY = "workbook-astray"
DELIVERABLE_MISSING = "deliverable-missing"
POLICY_UNUSED = "policy-unused"

DEFAULTS: Mapping[str, Severity] = {
    NO_WORKBOOKS: Severity.WARNING,
    NO_DUTY_SHEET: Severity.INFO,
    DUTY_SHEET_HIDDEN: Severity.WARNING,
    COPIED: Severity.WARNING,
    EVIDENCE: Severity.INFO,
    DEPARTMENT_MISSING: Severity.ERROR,
    DEPARTMENT_ALIKE: Severity.WARNING,
    DEPARTMENT_UNNAMED: Severity.WARNING,
    DEPARTMENT_FOLDERS: Severity.INFO,
    WORKBOOK_GONE: Severity.WARNING,
    ASTRAY: Severity.WARNING,
    DELIVERABLE_MISSING: Severity.WARNING,
    POLICY_UNUSED: Severity.INFO,
}


def telling(
    rule: str, place: Place, levels: Levels, params: Mapping[str, str] | None = None, *, usual: Severity | None = None
) -> tuple[Finding, ...]:
    """A finding at the level that the settings give its rule; none where they switch it off.

    Args:
        params: what fills its message.
        usual: the level here where the settings say nothing, if it is not that of the rule.
    """
    level = levels.get(rule, usual or DEFAULTS[rule])
    return (Finding(place, rule, level, tuple((params or {}).items())),) if level else ()
