"""How a result is told: lines for people, JSON for scripts, annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.app.levels import EVIDENCE
from toolkit.app.own_kinds import KIND
from toolkit.app.result import MOVED, SUMMARY, CheckResult, Counts
from toolkit.app.result_sheet import tally
from toolkit.catalogue import paired, text
from toolkit.core.finding import Finding, Severity, line, said
from toolkit.rules import columns_guessed

if TYPE_CHECKING:
    from toolkit.app.month_end_result import MonthEnd
    from toolkit.app.noted import Noted


def report(result: CheckResult, form: str, lang: str) -> str:
    """A check result as ``text``, ``json`` or ``github``."""
    if form == "json":
        from toolkit.app.as_json import check_json

        return as_text(check_json(result, lang))
    if form == "github":
        return "\n".join(_github(result, lang))
    return "\n".join(_text(result, lang, result.counts, None))


def report_month_end(month_end: MonthEnd, form: str, lang: str, summary: str | None) -> str:
    """A month-end result in the same forms."""
    if form == "json":
        from toolkit.app.month_end_json import month_end_json

        return as_text(month_end_json(month_end, lang, summary))
    if form == "github":
        return "\n".join(_github(month_end.result, lang))
    infos = "report-infos-summary" if summary else "report-infos"
    lines = list(_text(month_end.result, lang, month_end.counts, month_end.noted, infos))
    if summary:
        lines.append(text("report-summary", lang, path=summary))
    return "\n".join(lines)


def as_text(value: Any) -> str:
    """JSON with Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _text(
    result: CheckResult, lang: str, counts: Counts, noted: Noted | None, infos: str = "report-infos"
) -> Iterator[str]:
    """Findings, a line for each workbook, and the sum.

    Args:
        noted: how many findings there are, where the result holds only the worst.
        infos: the message that says where those are that only inform.
    """
    shown = [f for f in result.findings if f.severity is not Severity.INFO]
    hints = _hints(result)
    for finding in (*shown, *hints):
        yield line(finding, lang)
    number = Counter(f.place.workbook for f in shown)
    hidden = len(result.findings) - len(shown)
    if noted:
        number = Counter()
        for (_, workbook), count in noted.problems.items():
            number[workbook] += count
        hidden = noted.severities[Severity.INFO]
        if left := noted.count - hidden - len(shown):
            yield text("report-more", lang, count=left)
    if hidden := hidden - len(hints):
        yield text(infos, lang, count=hidden)
    written = {w.workbook: w for w in result.written}
    for file in result.files:
        if file.error or not file.shape or file.shape == SUMMARY:
            continue
        note = text("report-unchanged", lang)
        if file.name in written:
            cells = written[file.name].cells
            note = text("report-written", lang, cells=cells) if cells else text("report-results", lang)
            if beside := written[file.name].beside:
                note = text("report-beside", lang, name=beside.name)
        yield f"{file.name}: {tally(file.counts, number[file.name], lang)}{note}"
    yield text(
        "report-total",
        lang,
        files=sum(1 for f in result.files if f.shape in ("plain", "full")),
        as_of=str(result.as_of).replace("T", " "),
        tally=tally(counts, number.total(), lang, "tally-all"),
    )


def _hints(result: CheckResult) -> list[Finding]:
    """Findings for information that are worth a line: what moved, what was passed over, and guesses by which somebody
    is late."""
    charged = {file.name for file in result.files if file.counts.late or file.counts.overdue}

    def bears_blame(finding: Finding) -> bool:
        guess = finding.rule == columns_guessed.ID and dict(finding.params)["variant"] in columns_guessed.OF_DATES
        return guess and finding.place.workbook in charged

    infos = (f for f in result.findings if f.severity is Severity.INFO)
    return [f for f in infos if f.rule == MOVED or (f.rule, dict(f.params)) == (EVIDENCE, KIND) or bears_blame(f)]


def _github(result: CheckResult, lang: str) -> Iterator[str]:
    """Workflow commands; see GitHub's documentation of ``::error``. Line ends and colons are escaped as it asks."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    for finding in result.findings:
        where = f"{finding.place.sheet}!{finding.place.cell}" if finding.place.cell else finding.place.sheet
        message = f"{where} {paired(said(finding, lang), lang)}".strip()
        title = _escape(finding.rule, prop=True)
        file = _escape(finding.place.workbook, prop=True)
        yield f"::{levels[finding.severity]} file={file},title={title}::{_escape(message)}"


def _escape(value: str, prop: bool = False) -> str:
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if prop else value
