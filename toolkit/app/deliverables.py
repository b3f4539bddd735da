"""Deliverables at month-end: the files that obligations name as evidence, whether they are there, what is inside them.

``app.validate`` looks at files by themselves, as the command does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from toolkit.app.access import Access, open_workbook
from toolkit.app.check_one import Checked, failure
from toolkit.app.files import resolved
from toolkit.app.pack import Pack
from toolkit.app.papers import DeliverableRecord
from toolkit.app.result import Progress
from toolkit.app.workbook_tables import duty_tables, has_duties
from toolkit.catalogue import listed
from toolkit.core.duty import Duty
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.deliverables.config import read_config
from toolkit.deliverables.examine import Examined, Examiner, Task
from toolkit.deliverables.expect import Expectation, Kept, Naming, expectations, files_of, owner_of
from toolkit.deliverables.gather import gather
from toolkit.deliverables.levels import as_findings
from toolkit.deliverables.library import Library, is_workbook, matches, plain
from toolkit.deliverables.months import named_period
from toolkit.deliverables.papers import papers
from toolkit.deliverables.places import Places
from toolkit.deliverables.presence import locate, presence
from toolkit.deliverables.rules.base import Problem
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.deliverables.sheets import fits, heads_of
from toolkit.deliverables.tasks import is_called, is_for, is_workbook_of, tasks, with_evidence
from toolkit.errors import CannotRunError, UsageError, WorkbookUnreadableError
from toolkit.settings import Settings
from toolkit.sheet.judged_rows import providers_of
from toolkit.workbook.atomic import read_bytes
from toolkit.workbook.port import WorkbookContent
from toolkit.workbook.reading import fingerprint


class Collector:
    """Takes what deliverables need from each workbook as it is checked, then looks into the files.

    ``take`` is for whoever watches a check that keeps no obligations: it holds on to the rows that name a file and to
    submissions whose papers are to be looked at, and to nothing else.

    Args:
        folder: of the departments' workbooks.
        pack: its duties may name files (``extra.file``).

    Raises:
        UsageError: the settings' part about deliverables, or a schema, is wrong.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        period: Period,
        *,
        pack: Pack | None = None,
        access: Access | None = None,
    ) -> None:
        self._settings = settings
        self._period = period
        self._config = read_config(settings)
        self._idle: list[UsageError] = []
        self._schemas = self._config.schemas(self._idle)
        self._naming = Naming(self._config, pack.duties if pack else ())
        self._opener = Opener(settings, access or Access())
        self._home = folder
        self._folders = [f for f in (self._config.folder, folder) if f]
        self._library = Library(self._opener.read, self._folders, settings.department_aliases, settings.folder)
        self._called: list[DeliverableSchema] | None = None
        self._kept: list[Kept] = []
        self._workbooks: dict[str, Path] = {}
        self._duty_books: dict[Path, Path] = {}
        self._owing: dict[Path, frozenset[str]] = {}
        self._departments = set(settings.departments)
        self._has: dict[tuple[str, tuple[str, ...]], bool] = {}

    def take(self, checked: Checked) -> None:
        """Take one workbook."""
        record = checked.record
        self._workbooks[record.name] = record.path
        if record.shape:
            self._duty_books[resolved(record.path)] = record.path
            self._owing[record.path] = frozenset(providers_of(checked.judged))
            self._departments |= self._owing[record.path]
        self._kept += gather(checked.judged, self._naming, self._has_file, checked.evidence)

    def _has_file(self, duty: Duty) -> bool:
        """Whether a file that is called like a deliverable may show whether a duty's papers are complete."""
        key = (duty.id, duty.evidence)
        if key not in self._has:
            if self._called is None:
                names = [p for folder in self._folders for p in self._library.listing(folder)]
                self._called = [s for s in self._schemas if any(is_called(p, [s]) for p in names)]
            self._has[key] = any(is_for(schema, duty) for schema in self._called)
        return self._has[key]

    def named(self, waiting: Sequence[Checked] = ()) -> frozenset[Path]:
        """The files that obligations name as evidence, resolved: those of the workbooks taken, and of some that wait.

        A workbook that nothing but itself names is no evidence. What a row names is evidence whether or not it is owed.
        """
        kept, books = list(self._kept), dict(self._workbooks)
        for checked in waiting:
            books[checked.record.name] = checked.record.path
            kept += gather(checked.judged, self._naming, self._has_file, checked.evidence)
        found = set()
        places = Places(self._home)  # what is named is evidence, whosever it is
        for one in locate(expectations(kept, books, self._config, self._period), self._library, places):
            by = {books[j.obligation.place.workbook].resolve() for j in one.judged}
            found |= {real for path in one.paths if by != {real := path.resolve()}}
        return frozenset(found)

    def _may_show(self, places: Places, judged: Judged, file: Examined) -> bool:
        """Whether a file may show the papers of an obligation that names none: another branch's does not."""
        return not places.of_another(file.path, self._home, owner_of(judged.obligation, self._workbooks))

    def finish(
        self, as_of: Moment, progress: Progress | None = None
    ) -> tuple[tuple[DeliverableRecord, ...], tuple[Finding, ...]]:
        """Look for every deliverable of the period, look into each, and hold submissions against what they require."""
        settings, kept = self._settings, self._kept
        places = Places(self._home, self._owing, self._departments)
        owed = (one for one in kept if one.owed_in(self._period))
        expected = locate(expectations(owed, self._workbooks, self._config, self._period), self._library, places)
        work = tasks(expected, self._folders, self._library, self._schemas, self._period, set(self._duty_books))
        order = settings.day_order()
        examiner = Examiner(self._schemas, self._library, settings.rules, day_order=order, variant="month-end")
        examined: dict[Path, Examined] = {}
        records: list[DeliverableRecord] = []
        findings = [*map(told_idle, self._idle)]
        for number, (task, one) in enumerate(work):
            if progress:
                progress(number, len(work), task.name)
            record, found = examine_one(task, one, examiner, self._opener)
            records.append(record)
            findings += found.findings if isinstance(found, Examined) else [found]
            if isinstance(found, Examined):
                examined[task.path.resolve()] = found
        if progress:
            progress(len(work), len(work), "")
        zone = ZoneInfo(settings.timezone)
        about = [p for one in expected for p in presence(one, self._library, places, as_of, zone)]
        about += papers(with_evidence(kept, expected, examined, self._schemas, partial(self._may_show, places)))
        findings += as_findings([*about, *self._unused()], settings.rules)
        for one in (part for whole in expected if not whole.paths for part in whole.by_department()):
            lost = DeliverableRecord(one.name, None, True, False, one.department, one.duties)
            records.append(lost._replace(due=one.due, handed_in=one.handed_in))
        return tuple(records), tuple(sorted(findings, key=lambda f: f.sort_key))

    def _unused(self) -> Iterator[Problem]:
        """Keys of ``[deliverables.files]`` by which nothing was looked for; without workbooks that is no wonder."""
        for key, like in self._naming.unused() if self._workbooks else ():
            params = {"entry": key, "file": self._config.files[key], "period": str(self._period), "names": listed(like)}
            yield Problem(Place(self._settings.label), "deliverable-key-unused", params, "" if like else "bare")


def told_idle(error: UsageError) -> Finding:
    """What a schema says in vain: the rest of it is looked at, and so are the other kinds."""
    return failure(str(error.params["path"]), error)._replace(severity=Severity.WARNING)


def deliverable_files(
    folder: Path, settings: Settings, pack: Pack | None = None, access: Access | None = None
) -> frozenset[Path]:
    """Files under a folder that are deliverables by their names, resolved: no duty sheets, whatever they look like.

    Args:
        pack: its duties may name files. A workbook that is called as one of its departments, or as one of the
            settings', is that department's: 续保部.xlsx is no 续保日期表. So is one that is only called like a kind of
            deliverable, and holds duties instead.
    """
    config = read_config(settings)
    schemas = config.schemas(idle=[])
    opener = Opener(settings, access or Access())
    library = Library(opener.read)
    departments = settings.names_of_departments(pack.department_names if pack else ())
    named = (*config.files.values(), *files_of(pack.duties if pack else ()).values())
    patterns = [pattern.replace("{case}", "*") for pattern in named]
    found = set()
    for path in library.listing(folder):
        if is_workbook_of(path, departments):
            continue
        like = [s for s in schemas if is_called(path, [s])]
        asked = any(matches(path, pattern, None) for pattern in patterns)
        if asked or (like and not _holds_duties(path, like, opener)):
            found.add(path)
    if config.folder is not None and config.folder.resolve() != folder.resolve():
        found |= set(library.listing(config.folder))
    return frozenset(p.resolve() for p in found)


def _holds_duties(path: Path, schemas: Sequence[DeliverableSchema], opener: Opener) -> bool:
    """Whether a file called like some kinds of deliverables has a duty table, and the table of none of them.

    One whose name says both the kind and a month is taken at its word. One that cannot be read is not taken for a
    deliverable if it says no month: reading it as a workbook says so.
    """
    stem = plain(path.stem)
    if named_period(path) is not None and any(plain(name) in stem for schema in schemas for name in schema.names):
        return False
    try:
        content = opener.read(path)
    except CannotRunError:
        return named_period(path) is None
    if not has_duties(content, opener.settings):
        return False
    heads = ((schema, heads_of(content.sheets, schema, None)[0]) for schema in schemas)
    return not any(head is not None and fits(head, schema) for schema, head in heads)


def keeps_duties_too(path: Path, settings: Settings, access: Access) -> bool:
    """Whether a deliverable has a table of duties besides: on a sheet that is of no kind, or one with what was done."""
    try:
        content = Opener(settings, access).read(path)
    except CannotRunError:
        return False
    heads = [(schema, *heads_of(content.sheets, schema, None)) for schema in read_config(settings).schemas(idle=[])]
    of_kinds = {h.sheet.name for schema, first, more in heads if first for h in (first, *more) if fits(h, schema)}
    tables = duty_tables(content, settings)
    return any(table.sheet not in of_kinds or "submitted_at" in table.header.columns for table in tables)


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens workbooks the way that a run may."""

    settings: Settings
    access: Access

    def read(self, path: Path) -> WorkbookContent:
        """The content of a workbook, opened with the password and patience at hand.

        Raises:
            CannotRunError: it cannot be read.
        """
        return open_workbook(path, self.settings, self.access).read()


def _mark_of(path: Path) -> str:
    """The fingerprint of a file that is no workbook.

    Raises:
        CannotRunError: it is empty or cannot be read.
    """
    data = read_bytes(path)
    if not data:
        raise WorkbookUnreadableError("file-empty")
    return fingerprint(data)


def examine_one(
    task: Task, one: Expectation | None, examiner: Examiner, opener: Opener
) -> tuple[DeliverableRecord, Examined | Finding]:
    """One file read and checked; what cannot be read is a finding."""
    duties, department = (one.duties, one.department) if one else ((), task.department)
    base = DeliverableRecord(task.name, task.path, one is not None, True, department, duties)
    if one is not None:
        others = tuple(part.department for part in one.by_department() if part.department != one.department)
        base = base._replace(due=one.due, handed_in=one.handed_in, others=others)
    try:
        if one is not None and not is_workbook(task.path):
            mark = _mark_of(task.path)
            return base._replace(fingerprint=mark), Examined(task.name, task.path, fingerprint=mark)
        content = opener.read(task.path)
    except CannotRunError as error:
        return base._replace(error=error.key, errors=1), failure(task.name, error)
    found = examiner.examine(task, content)
    worst = [f.severity for f in found.findings]
    # Where nobody names the file, a kind that one department hands in is that department's.
    whose = next((s.departments for s in examiner.schemas if s.name == found.schema), ())
    return (
        base._replace(
            department=department or (whose[0] if one is None and len(whose) == 1 else ""),
            schema=found.schema,
            sheet=found.sheet,
            rows=found.rows,
            errors=worst.count(Severity.ERROR),
            warnings=worst.count(Severity.WARNING),
            fingerprint=found.fingerprint,
        ),
        found,
    )
