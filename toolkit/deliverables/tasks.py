"""Which files a run looks into, and which of them show whether an obligation's papers are complete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from toolkit.core.duty import Duty
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.deliverables.examine import Examined, Task
from toolkit.deliverables.expect import Expectation, Kept
from toolkit.deliverables.library import Library, is_workbook, matches, plain, written_forms
from toolkit.deliverables.months import WITH_MARKS, named_period
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.naming import shown


def tasks(
    expected: Iterable[Expectation],
    folders: Sequence[Path],
    library: Library,
    schemas: Sequence[DeliverableSchema],
    period: Period,
    passed_over: set[Path],
) -> list[tuple[Task, Expectation | None]]:
    """Every file to look into, once: those that are expected, then those of the period that are called like one.

    Args:
        folders: looked through for the latter; names of files are told from the last of them.
        passed_over: resolved paths of duty sheets.
    """
    home = folders[-1]
    found: dict[Path, tuple[Task, Expectation | None]] = {}
    for one in expected:
        duty = one.first.duty
        for path in one.paths:
            task = Task(
                path, _name(path, home), period, one.department, duty.id, next(iter(duty.evidence), ""), asked=True
            )
            found.setdefault(path.resolve(), (task, one))
    forms = {plain(form) for form in written_forms(period)}
    for folder in dict.fromkeys(folders):
        for path in library.listing(folder):
            real = path.resolve()
            if real in found or real in passed_over or not is_called(path, schemas):
                continue
            said = named_period(path)
            if said == period or (said is None and any(form in plain(path.stem) for form in forms)):
                found[real] = (Task(path, _name(path, home), period), None)
    return list(found.values())


def is_called(path: Path, schemas: Iterable[DeliverableSchema]) -> bool:
    """Whether a file is called like a deliverable."""
    return any(matches(path, pattern, None) for schema in schemas for pattern in schema.files)


def is_workbook_of(path: Path, departments: Iterable[str]) -> bool:
    """Whether a file is called as a department, with or without the month: 续保部.xlsx, 续保部-2026-10.xlsx."""
    stem = WITH_MARKS.sub("", plain(path.stem))
    return stem in {plain(name) for name in departments}


def with_evidence(
    kept: Iterable[Kept],
    expected: Iterable[Expectation],
    examined: Mapping[Path, Examined],
    schemas: Sequence[DeliverableSchema],
    may_show: Callable[[Judged, Examined], bool],
) -> Iterator[tuple[Judged, list[Examined]]]:
    """Each obligation with the files that show whether its papers are complete.

    These are the files it names; else those of a schema that says it is for this duty, or bears the evidence's name.

    Args:
        kept: the very objects that ``expected`` holds.
        examined: by resolved path.
        may_show: whether a file that an obligation does not name may be its.
    """
    named: dict[int, list[Path]] = {}
    for one in expected:
        for judged in one.judged:
            named.setdefault(id(judged), []).extend(p.resolve() for p in one.paths)
    by_name = {s.name: s for s in schemas}
    others = [f for f in examined.values() if f.schema]
    for judged, _ in kept:
        files = [examined[p] for p in named.get(id(judged), ()) if p in examined and is_workbook(p)]
        duty = judged.obligation.duty
        yield judged, files or [f for f in others if is_for(by_name[f.schema], duty) and may_show(judged, f)]


def is_for(schema: DeliverableSchema, duty: Duty) -> bool:
    """Whether a schema says that it is for a duty, or bears the name of the duty's evidence."""
    if schema.duties and duty.id in schema.duties:
        return True
    if schema.departments and duty.provider not in schema.departments:
        return False
    return bool({normal(e) for e in duty.evidence} & {normal(n) for n in schema.names})


def _name(path: Path, folder: Path) -> str:
    """A file by its place in the folder, however both are named: that of the settings is absolute, ours need not be."""
    try:
        return shown((path.parent.resolve() / path.name).relative_to(folder.resolve()).as_posix())
    except ValueError:
        return shown(path.name)
