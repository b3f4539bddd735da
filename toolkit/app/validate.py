"""``dutybook validate``: what is inside deliverables, each file by itself; annotated copies where they are wanted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.app.access import Access
from toolkit.app.check_one import failure
from toolkit.app.deliverables import Opener, examine_one, told_idle
from toolkit.app.files import Source, resolved, sources
from toolkit.app.outcome import Exit, exit_of
from toolkit.app.papers import DeliverableRecord
from toolkit.app.result import Progress
from toolkit.catalogue import listed
from toolkit.core.finding import Finding, Severity
from toolkit.core.period import Period
from toolkit.deliverables.config import read_config
from toolkit.deliverables.declared import SUFFIX, load_schema
from toolkit.deliverables.examine import Examined, Examiner, Task
from toolkit.deliverables.library import Library
from toolkit.deliverables.months import named_period
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.deliverables.screen import has_screen
from toolkit.errors import CannotRunError, UsageError
from toolkit.settings import Settings
from toolkit.workbook.naming import shown


@dataclass(frozen=True, slots=True)
class Validated:
    """What came of looking at files by themselves."""

    period: Period | None
    records: tuple[DeliverableRecord, ...]
    findings: tuple[Finding, ...]
    annotated: tuple[Path, ...] = ()
    screened: bool = True

    @property
    def exit_code(self) -> Exit:
        """A file that could not be annotated failed, too."""
        return exit_of(any(r.error for r in self.records), self.findings)


def validate(
    paths: Sequence[Path],
    settings: Settings,
    *,
    schema: str = "",
    period: Period | None = None,
    annotate: Path | None = None,
    access: Access | None = None,
    progress: Progress | None = None,
    lang: str = "zh",
    fast: bool = True,
) -> Validated:
    """Look into files by themselves.

    Args:
        schema: name of a schema, or path of one; found out from each file's name and columns when empty.
        period: what the files must be of; else the settings' period, else the one that a file's name says.
        annotate: folder for copies in which the cells are marked.

    Raises:
        UsageError: an unknown or wrong schema, or ``annotate`` is the folder of an original.
    """
    config = read_config(settings)
    idle: list[UsageError] = []
    schemas = config.schemas(idle)
    chosen = _chosen(schema, schemas)
    if chosen is not None:
        for error in (e for e in idle if e.params["path"] == f"{chosen.name}{SUFFIX}"):
            raise error
    opener = Opener(settings, access or Access())
    found = _told_apart(sources(paths))
    if annotate is not None and any(s.path.parent.resolve() == annotate.resolve() for s in found):
        raise UsageError("annotate-inside", path=annotate)
    folders, tops = [f for f in (config.folder,) if f], [path for path in paths if path.is_dir()]
    library = Library(opener.read, folders, settings.department_aliases, settings.folder, tops)
    examiner = Examiner(schemas, library, settings.rules, fast, settings.day_order())
    records: list[DeliverableRecord] = []
    findings: list[Finding] = [] if chosen else [*map(told_idle, idle)]
    copies: list[Path] = []
    for number, source in enumerate(found):
        if progress:
            progress(number, len(found), source.name)
        task = Task(source.path, source.name, period or settings.period or named_period(source.path), schema=chosen)
        record, one = examine_one(task, None, examiner, opener)
        mine = list(one.findings) if isinstance(one, Examined) else [one]
        if source.found and not record.schema and not record.error:
            # Somebody named the folder and not this file: that it is no deliverable is no mistake.
            mine = [f._replace(severity=Severity.INFO) for f in mine]
            record = record._replace(warnings=0)
        marked = any(f.severity is not Severity.INFO for f in mine)
        if annotate is not None and isinstance(one, Examined) and marked:
            made, trouble = _annotated(source, one, annotate, lang, opener.access)
            copies += [made] if made else []
            mine += [trouble] if trouble else []
            record = record._replace(error=trouble.rule) if trouble else record
        records.append(record)
        findings += mine
    if progress:
        progress(len(found), len(found), "")
    ordered = tuple(sorted(findings, key=lambda f: f.sort_key))
    return Validated(period or settings.period, tuple(records), ordered, tuple(copies), has_screen())


def _told_apart(found: Sequence[Source]) -> list[Source]:
    """The files, those of one name called by their folders too, below the folder that they have in common."""
    taken = Counter(source.name.casefold() for source in found)
    alike = [source for source in found if taken[source.name.casefold()] > 1]
    if not alike:
        return list(found)
    try:
        common = Path(os.path.commonpath([resolved(source.path) for source in alike]))
        names = {source.path: resolved(source.path).relative_to(common).as_posix() for source in alike}
    except ValueError:  # on several drives
        real = {source.path: resolved(source.path) for source in alike}
        names = {path: "/".join((p.drive.strip(":\\"), *p.parts[1:])) for path, p in real.items()}
    return [source._replace(name=shown(names.get(source.path, source.name))) for source in found]


def _chosen(name: str, schemas: Sequence[DeliverableSchema]) -> DeliverableSchema | None:
    if not name:
        return None
    if name.endswith(SUFFIX) and Path(name).is_file():
        return load_schema(Path(name))
    found = next((s for s in schemas if name in (s.name, s.title)), None)
    if found is None:
        raise UsageError("deliverable-schema-unknown", name=name, known=listed(s.name for s in schemas))
    return found


def _annotated(
    source: Source, one: Examined, folder: Path, lang: str, access: Access
) -> tuple[Path | None, Finding | None]:
    from toolkit.deliverables.annotate import annotate

    try:
        return annotate(source.path, folder, one.findings, lang, source.name, access.password), None
    except CannotRunError as error:
        return None, failure(source.name, error)
