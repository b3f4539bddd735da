"""Where a deliverable's checks find what they compare with: other sheets, other files, each read once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from functools import lru_cache
from pathlib import Path

from toolkit.core.period import MONTHS, Period
from toolkit.deliverables.table import Found, find_table
from toolkit.errors import CannotRunError
from toolkit.sheet.months import names_other_span, sheets_of_other_months
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import read_yes
from toolkit.workbook.beside_marks import is_result_name
from toolkit.workbook.formats import READABLE
from toolkit.workbook.naming import shown
from toolkit.workbook.port import RawSheet, WorkbookContent

DOCUMENTS = frozenset(
    {".pdf", ".ofd", ".doc", ".docx", ".docm", ".wps", ".odt", ".rtf", ".txt", ".xml", ".ppt", ".pptx", ".eml", ".msg"}
    | {".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".webp"}
)
"""What is handed in besides: whether it is there is looked at, and nothing inside."""
_APART = "\0"
"""In a pattern: before a month that is no end of a longer number or of a day, as 1-2026 is in 11-2026 or Mar-1-2026."""
_NO_DAY = r"(?<!\d)(?<!\d[-._])" + "".join(rf"(?<!{name}[-._])" for one in MONTHS for name in (one, one[:3]))
Read = Callable[[Path], WorkbookContent]


@dataclass(slots=True)
class Library:
    """Files of a run by folder. ``read`` opens one; ``folders`` are looked through beside the file's own. ``called``:
    what departments are called otherwise, and the name that each goes by. ``beside``: the folder of the settings.
    ``tops``: folders of which those between them and a file are looked into, and nothing below those.

    What was read is kept only for files that others are compared with (``content``).
    """

    read: Read
    folders: Sequence[Path] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    beside: Path | None = None
    tops: Sequence[Path] = ()
    _listed: dict[Path, tuple[tuple[Path, ...], tuple[Path, ...]]] = field(default_factory=dict)
    _named: dict[tuple[Path, str, Period | None, str], list[list[Path]]] = field(default_factory=dict)
    _kept: dict[Path, WorkbookContent | None] = field(default_factory=dict)

    def listing(self, folder: Path) -> tuple[Path, ...]:
        """Every workbook in a folder and below it, in order of name; hidden, owner and result files passed over."""
        return self._files(folder)[0]

    def find(
        self, pattern: str, near: Path, period: Period | None, department: str = "", *, documents: bool = False
    ) -> list[Path]:
        """The workbooks that a pattern names, in the first folder that has any.

        Args:
            documents: where a folder has no such workbook, a PDF, a picture, an archive … will do.
        """
        found = (self.named(pattern, folder, period, department, documents) for folder in self.around(near))
        return next((some[0] for some in found if some), [])

    def compared(self, pattern: str, near: Path, period: Period | None, department: str = "") -> list[Path]:
        """What a deliverable is compared with: found as any file, else the one above it or beside the settings."""
        found = self.find(pattern, near, period, department)
        if found:
            return found
        found = self._for_all_months(pattern, near, period, department)
        return found if len(found) == 1 else []

    def undecided(self, pattern: str, near: Path, period: Period | None, department: str = "") -> list[Path]:
        """Several files beside the settings that a pattern names: nobody says which one is meant."""
        if self.find(pattern, near, period, department):
            return []
        found = self._for_all_months(pattern, near, period, department)
        return found if len(found) > 1 else []

    def _for_all_months(self, pattern: str, near: Path, period: Period | None, department: str) -> list[Path]:
        """The workbooks that a pattern names in the first folder above that has any, up to one that is looked through,
        else beside the settings; of another month only where the pattern is, too."""
        above = [step for step in near.parents if any(step.is_relative_to(top) for top in self.tops)]
        folders = (*above, *([self.beside] if self.beside else []))
        found = (self._in_folder(folder, pattern, period, department) for folder in folders)
        return next(filter(None, found), [])

    def _in_folder(self, folder: Path, pattern: str, period: Period | None, department: str) -> list[Path]:
        files = (p for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith((".", "~$")))
        found = [
            p
            for p in files
            if is_workbook(p)
            and not is_result_name(p.name)
            and any(matches(p, pattern, period, name) for name in self._names(pattern, department))
        ]
        if period is None or names_other_span(pattern, period):
            return found
        return [p for p in found if not names_other_span(p.stem, period)]

    def around(self, near: Path) -> list[Path]:
        """Where a file is looked for: in a folder and below it, then in those above it up to a further folder, then in
        the further folders."""
        tops = [folder for folder in self.folders if near.is_relative_to(folder)]
        above = [step for step in near.parents if any(step.is_relative_to(top) for top in tops)]
        return list(dict.fromkeys((near, *above, *self.folders)))

    def named(
        self, pattern: str, folder: Path, period: Period | None, department: str, documents: bool
    ) -> list[list[Path]]:
        """The workbooks that a pattern names in a folder and below it; behind them the documents; nothing empty."""
        key = (folder, pattern, period, department if "{department}" in pattern else "")
        if key not in self._named:
            names = self._names(pattern, department)
            self._named[key] = [
                [p for p in some if any(matches(p, pattern, period, name) for name in names)]
                for some in self._files(folder)
            ]
        return [some for some in self._named[key][: 1 + documents] if some]

    def _names(self, pattern: str, department: str) -> tuple[str, ...]:
        """What a department is called, where a pattern asks for it."""
        of_whom = department if "{department}" in pattern else ""
        return (of_whom, *(other for other, name in self.called.items() if of_whom and name == of_whom))

    def _files(self, folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The workbooks and the documents in a folder and below it."""
        if folder not in self._listed:
            files = list(_handed_in(folder))
            workbooks = tuple(p for p in files if is_workbook(p) and not is_result_name(p.name))
            self._listed[folder] = workbooks, tuple(p for p in files if not is_workbook(p))
        return self._listed[folder]

    def content(self, path: Path) -> WorkbookContent | None:
        """A file to compare with; None if it cannot be read."""
        if path not in self._kept:
            try:
                self._kept[path] = self.read(path)
            except CannotRunError:
                self._kept[path] = None
        return self._kept[path]


def is_workbook(path: Path) -> bool:
    """Whether a file is called as one that can be looked into."""
    return path.suffix.lower() in READABLE


def _handed_in(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in READABLE | DOCUMENTS and path.is_file():
            yield path


def of_period(sheets: Sequence[RawSheet], period: Period | None) -> list[RawSheet]:
    """The sheets but for those named for another month, where one is named for this (9月, 10月)."""
    others = sheets_of_other_months([s.name for s in sheets], period) if period else frozenset()
    return [s for s in sheets if s.name not in others]


def table_in(sheets: Sequence[RawSheet], sheet: str, column: str, *others: str) -> Found | None:
    """The table that has a column of that title (and the others, if it can be)."""
    wanted = {name: (normal(name),) for name in (column, *others)}
    for raw in sheets:
        if sheet and normal(raw.name) != normal(sheet):
            continue
        found = find_table(raw, wanted)
        if found is not None and column in found.columns:
            return found
    return None


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A file name or pattern as names are compared: no full-width forms, no spaces, no case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", shown(text))).lower()


def matches(path: Path, pattern: str, period: Period | None, department: str = "") -> bool:
    """Whether a file is one that a pattern names. A pattern without a suffix matches any file's."""
    wanted = plain(pattern).replace("\\", "/")
    name = plain(path.name if "/" not in wanted else "/".join(path.parts[-1 - wanted.count("/") :]))
    if not wanted.endswith(tuple(READABLE | DOCUMENTS)):
        name = name[: -len(path.suffix)]
    return _pattern(wanted, period, department).match(name) is not None


@lru_cache(maxsize=1024)  # a folder of a thousand workbooks is looked through for each pattern
def _pattern(wanted: str, period: Period | None, department: str) -> re.Pattern[str]:
    forms = (translate(form).replace(_APART, _NO_DAY) for form in _forms(wanted, period, department))
    return re.compile("|".join(forms))


def _forms(pattern: str, period: Period | None, department: str) -> Iterator[str]:
    """A pattern with ``{period}`` in each way in which periods are written in names; any period for None."""
    pattern = _literal(pattern).replace("{department}", plain(department) or "*")
    if "{period}" not in pattern:
        yield pattern
        return
    if period is None:
        yield pattern.replace("{period}", "*")
        return
    bare = "*{period}" not in pattern and "{period}*" not in pattern  # *oct* would be in doctor, too
    for written in written_forms(period):
        yield pattern.replace("{period}", written)
    for written in _short_forms(period, bare):
        yield pattern.replace("{period}", _APART + written)


def _literal(pattern: str) -> str:
    """Square brackets stand for themselves in file names; only * and ? are wild."""
    return pattern.replace("[", "[[]")


def written_forms(period: Period) -> tuple[str, ...]:
    """2026-10, 202610, 2026.10, 2026年10月, 10月, October 2026 …; of quarters and years likewise."""
    year, month = period.year, period.month
    if period.months == 12:
        return (f"{year}", f"{year}年", f"{year}年度")
    if period.months == 3:
        number = (month + 2) // 3
        hanzi = "一二三四"[number - 1]
        return (f"{year}-q{number}", f"{year}q{number}", f"{year}年{hanzi}季度", f"{year}年第{hanzi}季度", f"q{number}")
    found = [f"{year}{sep}{month:02d}" for sep in ("-", "", ".", "_", "年")]
    found += [f"{year}-{month}", f"{year}.{month}", f"{year}年{month}月", f"{year}年{month:02d}月", f"{month}月"]
    found += [f"{year}年{month}月份", f"{month}月份", f"{month:02d}月"]
    name = MONTHS[month - 1]
    for named in dict.fromkeys((name, name[:3], "sept" if month == 9 else name)):
        for sep in ("", "-", "_", "."):
            found += [f"{named}{sep}{year}", f"{year}{sep}{named}"]
    return tuple(found)


def _short_forms(period: Period, bare: bool) -> Iterator[str]:
    """10-2026, Oct-26 and, if ``bare``, Oct: too short to be looked for anywhere in a name."""
    if period.months > 1:
        return
    year, month, name = period.year, period.month, MONTHS[period.month - 1]
    yield from (f"{number}{sep}{year}" for number in (f"{month:02d}", f"{month}") for sep in "-._")
    for named in dict.fromkeys((name, name[:3], "sept" if month == 9 else name)):
        yield from (f"{named}{sep}{year % 100:02d}" for sep in ("", "-", "_", ".", "'", "’"))
        if bare:
            yield named


def holds(where: Mapping[str, object], value_of: Callable[[str], object]) -> bool:
    """Whether a row meets ``{"付款方式": ["刷卡", "转账"]}``: every column holds the value, or one of those listed.

    Of a column of ticks that is 是 or 否.
    """
    for column, wanted in where.items():
        have = value_of(column)
        allowed = wanted if isinstance(wanted, list) else [wanted]
        if isinstance(have, bool):
            if not any(read_yes(str(w)) is have for w in allowed):
                return False
        elif not any(have == w or (have is not None and str(have).strip() == str(w)) for w in allowed):
            return False
    return True
