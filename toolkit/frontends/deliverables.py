"""``dutybook validate``: what is wrong inside deliverables, as lines, JSON or annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.app.as_json import finding_json
from toolkit.app.papers import DeliverableRecord
from toolkit.app.validate import Validated
from toolkit.catalogue import as_listed, text
from toolkit.core.finding import Finding, Severity, line
from toolkit.frontends.reporters import as_text


def report_validated(result: Validated, form: str, lang: str) -> str:
    """The result as ``text`` or ``json``."""
    return as_text(validated_json(result, lang)) if form == "json" else "\n".join(_text(result, lang))


def _text(result: Validated, lang: str) -> Iterator[str]:
    for finding in result.findings:
        if finding.severity is not Severity.INFO:
            yield line(finding, lang)
    for finding in result.findings:
        if finding.rule == "deliverable-more":
            yield line(finding, lang)
    for record in result.records:
        if record.error and not record.schema:
            continue
        problems = record.errors + record.warnings
        if record.schema:
            yield text(
                "validate-file", lang, name=record.name, schema=record.schema, rows=record.rows, problems=problems
            )
        else:
            yield text("validate-file-unknown", lang, name=record.name)
    rows = sum(r.rows for r in result.records)
    problems = sum(r.errors + r.warnings for r in result.records)
    yield text("validate-total", lang, files=len(result.records), rows=rows, problems=problems)
    for path in result.annotated:
        yield text("validate-annotated", lang, path=path)
    if not result.screened and rows > 1000:
        yield text("validate-slow", lang)


def validated_json(result: Validated, lang: str) -> dict[str, Any]:
    """The contract of ``schemas/deliverables/_validate-result.json``."""
    return {
        "period": str(result.period) if result.period else None,
        "files": [record_json(r) for r in result.records],
        "findings": [_finding(f, lang) for f in result.findings],
        "annotated": [str(p) for p in result.annotated],
        "summary": {
            "files": len(result.records),
            "rows": sum(r.rows for r in result.records),
            "errors": sum(f.severity is Severity.ERROR for f in result.findings),
            "warnings": sum(f.severity is Severity.WARNING for f in result.findings),
        },
    }


def record_json(record: DeliverableRecord) -> dict[str, Any]:
    """One file."""
    return {
        "file": record.name,
        "schema": record.schema or None,
        "sheet": record.sheet or None,
        "department": record.department or None,
        "duties": list(record.duties),
        "expected": record.expected,
        "found": record.found,
        "rows": record.rows,
        "errors": record.errors,
        "warnings": record.warnings,
        "due": str(record.due) if record.due else None,
        "handed_in": str(record.handed_in) if record.handed_in else None,
        "fingerprint": record.fingerprint or None,
        "error": record.error or None,
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    params = finding.filled
    value = params.get("value")
    value = as_listed(value, lang) if isinstance(value, str) else value
    return finding_json(finding, lang) | {"variant": params.get("variant"), "value": value}
