"""Which files obligations name as evidence, and whether they are there.

A file is named by the settings (``[deliverables.files]``, by duty id, evidence or deliverable), by an evidence cell
that holds a file's name or a pattern (``欠款报表-{period}.xlsx``), by the duty's evidence, or by ``extra.file`` of the
pack's duty. An obligation that names none expects none. Obligations that name the same file share it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path

from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT
from toolkit.deliverables.config import Config
from toolkit.deliverables.library import Library, plain
from toolkit.deliverables.months import folders_of, month_in
from toolkit.deliverables.names import files_in, without_lead
from toolkit.deliverables.rules.base import Problem
from toolkit.record import NamedTuple
from toolkit.sheet.vocabulary import normal

SHORTEST = 3
"""Characters of a key in the settings that may be looked for within a deliverable's words."""


@dataclass(slots=True)
class Expectation:
    """A file that one or more obligations name. ``paths`` are those found."""

    pattern: str
    period: Period
    department: str
    near: Path
    judged: list[Judged] = field(default_factory=list)
    paths: tuple[Path, ...] = ()

    @property
    def first(self) -> Obligation:
        """The first obligation that names it."""
        return self.judged[0].obligation

    @property
    def duties(self) -> tuple[str, ...]:
        """The numbers of the duties that name it."""
        return tuple(dict.fromkeys(j.obligation.duty.id for j in self.judged if j.obligation.duty.id))

    @property
    def what(self) -> str:
        """How a message names it: what is owed, shortened."""
        text = " ".join((self.first.duty.deliverable or self.first.duty.id).split())
        return text if len(text) <= 30 else text[:29] + "…"

    @property
    def name(self) -> str:
        """The name that was looked for, with period and department said."""
        return self.pattern.replace("{period}", str(self.period)).replace("{department}", self.department)

    @property
    def due(self) -> Moment | None:
        """The first due of its obligations."""
        dues = [j.due for j in self.judged if j.due is not None]
        return min(dues, key=lambda d: d.latest) if dues else None

    @property
    def handed_in(self) -> Moment | None:
        """The last time that the sheets say it was handed in."""
        found = [
            attempt.at
            for j in self.judged
            for attempt in (j.obligation.submission, j.obligation.resubmission)
            if attempt is not None and attempt.at is not None
        ]
        return max(found, key=lambda m: m.latest) if found else None

    def by_department(self) -> list[Expectation]:
        """The same for each department that owes it: one file may be owed by several."""
        owed: dict[str, list[Judged]] = {}
        for judged in self.judged:
            owed.setdefault(judged.obligation.duty.provider, []).append(judged)
        return [replace(self, department=name, judged=some) for name, some in owed.items()]

    def by_what(self) -> list[Expectation]:
        """The same for each thing that is owed, by workbook: rows that owe another thing are told of it, too."""
        owed: dict[tuple[str, str], list[Judged]] = {}
        for judged in self.judged:
            obligation = judged.obligation
            owed.setdefault((obligation.place.workbook, obligation.duty.deliverable), []).append(judged)
        return [replace(self, judged=some) for some in owed.values()]


class Kept(NamedTuple):
    """An obligation that names files, or whose papers are to be looked at; and the patterns of the files."""

    judged: Judged
    patterns: tuple[str, ...]


def files_of(duties: Iterable[Duty]) -> dict[str, str]:
    """The files that a pack's duties name, or their patterns, by the duty's id."""
    return {d.id: str(d.extra["file"]) for d in duties if "file" in d.extra}


class Naming:
    """Finds out which files an obligation names."""

    def __init__(self, config: Config, pack_duties: Iterable[Duty] = ()) -> None:
        self._keys = {normal(key): pattern for key, pattern in config.files.items()}
        self._pack = files_of(pack_duties)
        self._may: dict[tuple[str, str, str], bool] = {}
        self._memo: dict[tuple[str, str, tuple[str, ...], str], tuple[str, ...]] = {}

    @property
    def by_words(self) -> bool:
        """Whether a row may name a file without writing its name: by its duty, what it promises, or its evidence."""
        return bool(self._keys or self._pack)

    def may_name(self, duty_id: str, deliverable: str, evidence: str) -> bool:
        """Whether a row with these cells may name a file; False is certain."""
        if "." in evidence or "{" in evidence:
            return True
        key = (duty_id, deliverable, evidence if normal(evidence) in self._keys else "")
        if key not in self._may:
            known = any(text and normal(text) in self._keys for text in key) or duty_id in self._pack
            within = bool(self._keys) and any(len(k) >= SHORTEST and k in normal(deliverable) for k in self._keys)
            self._may[key] = known or within
        return self._may[key]

    def patterns(self, obligation: Obligation, evidence: str | None = None) -> tuple[str, ...]:
        """The files that an obligation names, from the surest source that names any.

        Args:
            evidence: what its row says as evidence; None for what its submission says.
        """
        duty = obligation.duty
        said = evidence
        if said is None:
            said = obligation.submission.evidence if obligation.submission else ""
        if "." not in said and "{" not in said and normal(said) not in self._keys:
            said = ""  # a voucher's number, as in most rows: no file's name, and not worth remembering
        key = (duty.id, duty.deliverable, duty.evidence, said)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._find(duty, said)
        return found

    def _find(self, duty: Duty, said: str) -> tuple[str, ...]:
        if self._keys:
            deliverable = normal(duty.deliverable)
            for wanted in (duty.id, *duty.evidence, said):
                if wanted and (pattern := self._keys.get(normal(wanted))):
                    return (pattern,)
            for name, pattern in self._keys.items():
                if len(name) >= SHORTEST and name in deliverable:
                    return (pattern,)
        for texts in ([said], duty.evidence):
            found = tuple(name for text in texts for name in files_in(text))
            if found:
                return found
        return (self._pack[duty.id],) if duty.id in self._pack else ()


def expectations(
    kept: Iterable[Kept], workbooks: Mapping[str, Path], config: Config, period: Period
) -> list[Expectation]:
    """What the obligations of a period expect, each file once, in the order of the obligations.

    Args:
        workbooks: name of a department's workbook → its path; a deliverable lies in that folder or below.
    """
    found: dict[tuple[str, Path, str], Expectation] = {}
    for one, patterns in kept:
        obligation = one.obligation
        if one.work in EXEMPT or obligation.period not in (None, period):
            continue
        for pattern in patterns:
            case = obligation.event.id if obligation.event else ""
            if "{case}" in pattern:
                pattern = pattern.replace("{case}", case or "*")
            book = workbooks.get(obligation.place.workbook)
            near = config.folder or (book.parent if book else Path())
            department = obligation.duty.provider
            key = (plain(pattern), near, department if "{department}" in pattern else "")
            found.setdefault(key, Expectation(pattern, period, department, near)).judged.append(one)
    return list(found.values())


def locate(expected: Iterable[Expectation], library: Library) -> None:
    """Fill in the files that are there. A number before a name is a list's where only a file without it is there."""
    for one in expected:
        for pattern in filter(None, (one.pattern, without_lead(one.pattern))):
            found = library.find(pattern, one.near, one.period, one.department, documents=True)
            if found:
                one.pattern, one.paths = pattern, tuple(found)
                break


def presence(one: Expectation, library: Library, as_of: Moment, zone: tzinfo) -> Iterator[Problem]:
    """What is to be said about whether and when a file was handed in. The sheet's word counts; a file's own time of
    modification changes when it is copied or synced, and is only mentioned."""
    if not one.paths:
        for part in one.by_department():
            for same in part.by_what():
                yield _missing(same, library, as_of)
        return
    handed_in, due = one.handed_in, one.due
    path = one.paths[0]
    modified = Moment.of(datetime.fromtimestamp(path.stat().st_mtime, zone).replace(tzinfo=None, microsecond=0))
    mtime = _shown(Moment(modified.day, (modified.second or 0) // 60 * 60))
    params = {"what": one.what, "file": path.name, "mtime": mtime}
    if handed_in is None:
        yield Problem(_place(one, "submitted_at"), "deliverable-unrecorded", params)
    elif modified.latest > handed_in.latest and modified.latest > (due.latest if due else 0):
        yield Problem(_place(one, "submitted_at"), "deliverable-touched", params | {"at": _shown(handed_in)})


def _missing(one: Expectation, library: Library, as_of: Moment) -> Problem:
    due, handed_in = one.due, one.handed_in
    params = {"what": one.what, "pattern": one.name, "folder": one.near.name or "."}
    owed = handed_in is not None or (due is not None and due.latest < as_of.latest)
    if "{period}" in one.pattern and owed:
        others = library.find(one.pattern, one.near, None, one.department, documents=True)
        if others:
            return Problem(
                _place(one, "evidence", "evidence_no"),
                "deliverable-file-missing",
                params | {"seen": others[-1].name},
                "other",
            )
    if owed and (seen := _in_its_month(one, library)):
        return Problem(
            _place(one, "evidence", "evidence_no"), "deliverable-file-missing", params | {"seen": seen}, "before"
        )
    if handed_in is not None:
        at = {"at": _shown(handed_in)}
        return Problem(_place(one, "evidence", "evidence_no"), "deliverable-file-missing", params | at, "said")
    params["due"] = _shown(due) if due else "-"
    return Problem(_place(one, "evidence", "evidence_no"), "deliverable-file-missing", params, "" if owed else "early")


def _in_its_month(one: Expectation, library: Library) -> str:
    """Where the file lies whose name says another month, as that of a row that was carried over; empty: nowhere."""
    month = month_in(one.name)
    if month is None or month == one.period:
        return ""
    for folder in folders_of(month, one.near, one.period):
        found = library.find(one.pattern, folder, one.period, one.department, documents=True)
        if found:
            common = os.path.commonpath([one.near.resolve(), found[0]])
            return found[0].relative_to(common).as_posix()
    return ""


def _place(one: Expectation, *fields: str) -> Place:
    """The row's cell under one of these columns, else the row."""
    place = one.first.place
    column = next((c for name in fields if (c := one.first.columns.get(name))), 0)
    return Place(place.workbook, place.sheet, place.row, column)


def _shown(moment: Moment) -> str:
    return str(moment).replace("T", " ")
