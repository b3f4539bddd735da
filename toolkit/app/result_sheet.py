"""The 检查结果 sheet of a clerk's workbook: what was found, each line a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.app.result import Counts
from toolkit.catalogue import LANGUAGES, SIGNS, text
from toolkit.core.finding import Finding, Severity, cell_name, said
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.sheet.vocabulary import SHEET_BY_NAME, SHEETS, normal
from toolkit.workbook.port import MOST_LINKS, CellValue, Link, Look, OwnSheet, RawSheet

_LOOKS = {Severity.ERROR: Look.RED, Severity.WARNING: Look.YELLOW}
_WIDTHS = (6.0, 8.0, 13.0, 10.0, 60.0, 50.0, 24.0)
_VOLATILE_ROW = 2
_HEADER = 5
_MOST = 1_000_000  # findings; a sheet has 1,048,576 rows


def result_sheet(
    counts: Counts,
    findings: Sequence[Finding],
    *,
    as_of: Moment,
    period: Period,
    lang: str,
    existing: Sequence[RawSheet],
) -> OwnSheet | None:
    """The sheet to write, or None when the one that is there already says the same.

    Args:
        existing: the sheets of the workbook as read; a result sheet among them keeps its name.
    """
    old = next((s for s in existing if _is_ours(s)), None)
    name = old.name if old else SHEETS["results"][LANGUAGES.index(lang)]
    rows: list[tuple[CellValue | Link, ...]] = [
        (text("result-title", lang),),
        (text("result-when", lang, as_of=str(as_of).replace("T", " "), period=str(period)),),
        (tally(counts, findings, lang),),
        (),
        _names(lang),
    ]
    header = _HEADER
    looks: dict[int, Look] = {}
    severities = {s: text(f"severity-{s.value}", lang) for s in Severity}
    for number, finding in enumerate(findings[:_MOST], 1):
        (_, sheet, row, column), severity, words = finding.place, finding.severity, said(finding, lang)
        link: Link | str = ""
        if row and column:
            cell = cell_name(row, column)
            link = Link(cell, sheet, cell) if number <= MOST_LINKS else cell
        elif row:
            label = text("result-row", lang, row=row)
            link = Link(label, sheet, f"A{row}") if number <= MOST_LINKS else label
        rows.append((number, severities[severity], sheet, link, words.text, words.remedy, finding.rule))
        if severity in _LOOKS:
            looks[len(rows)] = _LOOKS[severity]
    if len(findings) > _MOST:
        rows.append(("", "", "", "", text("result-more", lang, count=len(findings) - _MOST), "", ""))
    if not findings:
        rows.append(("", "", "", "", text("result-none", lang), "", ""))
    if old is not None and _content(old.rows) == _content(rows):
        return None
    return OwnSheet(name, tuple(rows), header, _WIDTHS, looks, look_column=2)


def has_result_sheet(sheets: Sequence[RawSheet]) -> bool:
    """Whether one of the sheets is that of an earlier check."""
    return any(map(_is_ours, sheets))


def _is_ours(sheet: RawSheet) -> bool:
    """Whether a sheet has the name of ours; under another way of writing it, whether it begins as ours does, too."""
    if sheet.name in SHEETS["results"]:
        return True
    if SHEET_BY_NAME.get(normal(sheet.name)) != "results":
        return False
    first = sheet.rows[0][:1] if sheet.rows else ()
    return any(value == text("result-title", lang) for value in first for lang in LANGUAGES)


def unchecked_sheet(name: str) -> OwnSheet:
    """The sheet of that name before there was a check."""
    lang = LANGUAGES[SHEETS["results"].index(name)]
    return OwnSheet(
        name,
        ((text("result-title", lang),), (text("new-results-empty", lang),), (), (), _names(lang)),
        _HEADER,
        _WIDTHS,
    )


def _names(lang: str) -> tuple[str, ...]:
    return tuple(text(f"result-{c}", lang) for c in ("no", "severity", "sheet", "cell", "message", "remedy", "rule"))


def tally(counts: Counts, findings: Sequence[Finding] | int, lang: str, key: str = "tally") -> str:
    """One sentence: 本表 28 项:按时 20,临期 3,逾期 2,无法判定 3;2 处数据问题.

    ``findings`` may be the number of those above information. The key ``tally-all`` speaks of several workbooks.
    """
    parts = [
        text("tally-part", lang, label=text(f"timeliness-{name}", lang), count=number)
        for name in ("on_time", "late", "overdue", "due_soon", "not_due")
        if (number := getattr(counts, name))
    ]
    if counts.undetermined - counts.exempt:
        label = text("timeliness-undetermined", lang)
        parts.append(text("tally-part", lang, label=label, count=counts.undetermined - counts.exempt))
    if counts.exempt:
        parts.append(text("tally-part", lang, label=text("tally-exempt", lang), count=counts.exempt))
    if not isinstance(findings, int):
        findings = sum(1 for f in findings if f.severity is not Severity.INFO)
    joined = SIGNS[lang].colon + SIGNS[lang].comma.join(parts) if parts else ""
    return text(key, lang, total=counts.obligations, parts=joined, problems=findings)


def _content(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """What a sheet says, apart from when it was written; trailing blanks do not count."""
    found = []
    for number, row in enumerate(rows, 1):
        cells = ["" if number == _VOLATILE_ROW else _plain(v) for v in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)
