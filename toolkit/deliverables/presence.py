"""Whether the files are there that obligations name as evidence, whose they are, and when they were handed in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.deliverables.expect import Expectation
from toolkit.deliverables.library import Library, plain
from toolkit.deliverables.months import folder_month, folders_of, month_in
from toolkit.deliverables.names import without_lead
from toolkit.deliverables.period_named import stated
from toolkit.deliverables.places import Owner, Places, is_written
from toolkit.deliverables.rules.base import Problem
from toolkit.workbook.naming import shown


def locate(expected: Iterable[Expectation], library: Library, places: Places) -> list[Expectation]:
    """Fill in the files that are there, and give each file once, with all the obligations that name it.

    What lies beside a workbook that names it, or below, counts for no workbook elsewhere; but for those further below
    of other departments, for which that folder is in common.
    """
    expected = list(expected)
    beside: dict[Path, Owner] = {}
    for one in expected:
        one.paths = _look(one, dict.fromkeys((one.folder, one.owner.near)), library, places, {})
        if one.paths and one.paths[0].is_relative_to(one.owner.near):
            beside |= {path.resolve(): one.owner for path in one.paths}
    for one in expected:
        one.paths = one.paths or _look(one, library.around(one.owner.near), library, places, beside)
    shared: dict[tuple[str, str, tuple[Path, ...] | Path], Expectation] = {}
    for one in expected:
        department = one.department if "{department}" in one.pattern else ""
        first = shared.setdefault((plain(one.pattern), department, one.paths or one.folder), one)
        if first is not one:
            first.judged += one.judged
    return list(shared.values())


def _look(
    one: Expectation, folders: Iterable[Path], library: Library, places: Places, beside: Mapping[Path, Owner]
) -> tuple[Path, ...]:
    """The files that are there in the first of some folders that has any which are nobody else's.

    A number before a name is a list's where only a file without it is there.
    """
    for pattern in filter(None, (one.pattern, without_lead(one.pattern))):
        for folder in folders:
            for some in library.named(pattern, folder, one.period, one.department, True):
                own = [p for p in some if not places.of_another(p, folder, one.owner, pattern)]
                own = [
                    p
                    for p in own
                    if is_written(p.parent.name, pattern)
                    or (_may_be(one.owner, p, beside, places) and not _is_of_before(p, folder, one))
                ]
                if own:
                    one.pattern = pattern
                    return tuple(own)
    return ()


def _is_of_before(path: Path, base: Path, one: Expectation) -> bool:
    """Whether a file lies in the folder of a month before the period, the nearest that is one, below where it is looked
    for; not one whose name says another month, too, as that of a row that was carried over."""
    near = one.owner.near if path.is_relative_to(one.owner.near) else base
    months = (folder_month(part, one.period) for part in reversed(path.relative_to(near).parts[:-1]))
    month = next(filter(None, months), None)
    return month is not None and month.end < one.period.start and stated(one.name, one.period) is not False


def _may_be(owner: Owner, path: Path, beside: Mapping[Path, Owner], places: Places) -> bool:
    """Whether a file is not kept by another owner, beside whose workbook it lies."""
    keeper = beside.get(path.resolve(), owner)
    above = owner.near.is_relative_to(keeper.near) and path.resolve().parent == keeper.near.resolve()
    return keeper.near == owner.near or (above and not places.same(keeper, owner))


def presence(one: Expectation, library: Library, places: Places, as_of: Moment, zone: tzinfo) -> Iterator[Problem]:
    """What is to be said about whether and when a file was handed in. The sheet's word counts; a file's own time of
    modification changes when it is copied or synced, and is only mentioned."""
    if not one.paths:
        for part in one.by_department():
            for same in part.by_what():
                yield _missing(same, library, places, as_of)
        return
    handed_in, due = one.handed_in, one.due
    path = one.paths[0]
    modified = Moment.of(datetime.fromtimestamp(path.stat().st_mtime, zone).replace(tzinfo=None, microsecond=0))
    mtime = _shown(Moment(modified.day, (modified.second or 0) // 60 * 60))
    params = {"what": one.what, "file": shown(path.name), "mtime": mtime}
    if handed_in is None:
        yield Problem(_place(one, "submitted_at"), "deliverable-unrecorded", params)
    elif modified.latest > handed_in.latest and modified.latest > (due.latest if due else 0):
        yield Problem(_place(one, "submitted_at"), "deliverable-touched", params | {"at": _shown(handed_in)})


def _missing(one: Expectation, library: Library, places: Places, as_of: Moment) -> Problem:
    """That a file is not there, and what is there instead."""
    due, handed_in = one.due, one.handed_in
    params = {"what": one.what, "pattern": one.name, "folder": shown(one.folder.name) or "."}
    variant = "said" if handed_in is not None else ""
    if handed_in is not None:
        params["at"] = _shown(handed_in)
    elif due is None or due.latest >= as_of.latest:
        variant = "early"
    if variant != "early":
        kind, seen = next(_seen(one, library, places), ("", ""))
        variant, params["seen"] = kind or variant, seen
    params["due"] = _shown(due) if due else "-"
    return Problem(_place(one, "evidence", "evidence_no"), "deliverable-file-missing", params, variant)


def _seen(one: Expectation, library: Library, places: Places) -> Iterator[tuple[str, str]]:
    """What there is instead of a file: in which sense, and where."""
    folders = list(dict.fromkeys((one.folder, *library.around(one.owner.near))))
    if "{period}" in one.pattern:
        for folder in folders:
            now = _called(one, folder, library, one.period)
            for path in (p for p in reversed(_called(one, folder, library, None)) if p not in now):
                if not places.of_another(path, folder, one.owner, one.pattern):
                    yield "other", shown(path.name)
    if seen := _in_its_month(one, library, places):
        yield "before", seen
    for folder in folders:
        for path in _called(one, folder, library, one.period):
            seen = places.shown(path)
            folders_above = seen.split("/")[:-1]
            past = {month_in(part) or folder_month(part, one.period) for part in folders_above} - {None, one.period}
            yield "another-month" if past else "another", seen


def _called(one: Expectation, folder: Path, library: Library, period: Period | None) -> list[Path]:
    """The files in a folder and below it that are called so, whosever they are; of any period for None."""
    return [p for some in library.named(one.pattern, folder, period, one.department, True) for p in some]


def _in_its_month(one: Expectation, library: Library, places: Places) -> str:
    """Where the file lies whose name says another month, as that of a row that was carried over; empty: nowhere."""
    month = month_in(one.name)
    if month is None or month == one.period:
        return ""
    for folder in folders_of(month, one.folder, one.period):
        for path in _called(one, folder, library, one.period):
            if not places.of_another(path, folder, one.owner, one.pattern):
                common = os.path.commonpath([one.folder.resolve(), path])
                return shown(path.relative_to(common).as_posix())
    return ""


def _place(one: Expectation, *fields: str) -> Place:
    """The row's cell under one of these columns, else the row."""
    place = one.first.place
    column = next((c for name in fields if (c := one.first.columns.get(name))), 0)
    return Place(place.workbook, place.sheet, place.row, column)


def _shown(moment: Moment) -> str:
    return str(moment).replace("T", " ")
