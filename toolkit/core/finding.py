"""A problem found in somebody's data: a value that sorts, not an exception, and not yet words.

Words come last: the same finding is written into a Chinese sheet, an English log and a JSON file. A finding keeps the
rule and the parameters; ``catalogue`` turns them into a message and a remedy.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from toolkit.catalogue import SIGNS, Said, say, text
from toolkit.patterns import compiled
from toolkit.record import NamedTuple


class Severity(StrEnum):
    """``error``: something could not be judged or is wrong. ``warning``: look at it. ``info``: for your knowledge."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
"""The worst first."""


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """A, B, …, Z, AA for column numbers from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shortened(text: str, limit: int) -> str:
    """A text of a cell as a message quotes it: on one line and no longer than this."""
    return cut(" ".join(text.split()), limit)


def cut(text: str, limit: int) -> str:
    """A text of at most so many characters, the last a mark where there were more."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cell_name(row: int, column: int) -> str:
    """``F12`` for row 12, column 6."""
    return f"{column_letters(column)}{row}"


class Place(NamedTuple):
    """Where a problem is: as exactly as is known. Row and column count from 1; 0 means the sheet or file as a whole."""

    workbook: str
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """``F12``, ``12:12`` for a whole row, or empty."""
        if self.row and self.column:
            return cell_name(self.row, self.column)
        return f"{self.row}:{self.row}" if self.row else ""

    def __str__(self) -> str:
        workbook, sheet, row, column = self
        if row and column:
            return f"{workbook}: {sheet}!{column_letters(column)}{row}"
        return f"{workbook}:{f' {sheet}' if sheet else ''}{f'!{row}:{row}' if row else ''}"


class Finding(NamedTuple):
    """``rule`` is the id of a rule, or the key of an error for a file that failed; ``params`` fill its catalogue entry;
    pairs, so that a finding can be compared and put into sets.

    ``what`` is the name of the obligation, where the message has a place for it: apart from the other parameters, since
    rows that stand alike differ in nothing else.
    """

    place: Place
    rule: str
    severity: Severity
    params: tuple[tuple[str, str], ...] = ()
    what: str | None = None

    @property
    def filled(self) -> dict[str, str]:
        """Everything that fills the catalogue entry, by name."""
        return dict(self.params) if self.what is None else {**dict(self.params), "what": self.what}

    @property
    def sort_key(self) -> tuple[Place, int, str]:
        """By file, then sheet, row and column, the worst first."""
        return self.place, RANK[self.severity], self.rule


_ISO_T = compiled(r"(?<![\w-])(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?!\.\w)")
_NAMES = frozenset({"name", "file", "folder", "path"})
"""Parameters that are names of files, to be said letter by letter: 2026-11-06T18:00 may be one."""


def said(finding: Finding, lang: str) -> Said:
    """Message and remedy of a finding in ``zh`` or ``en``."""
    words = _said(finding.rule, _params(finding), lang)
    if not finding.what:
        return words
    return Said(words.text.replace(_NAME, finding.what), words.remedy.replace(_NAME, finding.what))


def _params(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What fills the words that are shared: a row without a name is called otherwise than by one."""
    return (*finding.params, ("what", "")) if finding.what == "" else finding.params


_NAME = "\0"
"""Stands for the name of the obligation in words that many findings share; no cell can hold it."""


@lru_cache(maxsize=1 << 14)  # the sheet, the screen and the summary say the same
def _said(rule: str, params: tuple[tuple[str, str], ...], lang: str) -> Said:
    found = {"what": _NAME} | {
        name: _ISO_T.sub(r"\1 \2", value) if "T" in value and name not in _NAMES else value for name, value in params
    }
    variant = found.pop("variant", "")
    return say(f"{rule}:{variant}" if variant else rule, lang, **found)


def forget_words() -> None:
    """Let go of the words of findings, which a run over many workbooks need not say again."""
    _said.cache_clear()
    _rest_of_line.cache_clear()


def line(finding: Finding, lang: str) -> str:
    """A finding on one line: ``销售部.xlsx: 责任表!F12 [错误] 期限为空 (deadline-missing)。请填写期限…``."""
    place, rule, severity, _, what = finding
    rest = _rest_of_line(rule, severity, _params(finding), lang)
    return f"{place}{rest}" if not what else f"{place}{rest.replace(_NAME, what)}"


@lru_cache(maxsize=1 << 14)
def _rest_of_line(rule: str, severity: Severity, params: tuple[tuple[str, str], ...], lang: str) -> str:
    found = _said(rule, params, lang)
    stop = SIGNS[lang].stop if found.remedy else SIGNS[lang].stop.rstrip()
    level = text(f"severity-{severity.value}", lang).lower()
    return f" [{level}] {found.text} ({rule}){stop}{found.remedy}"
