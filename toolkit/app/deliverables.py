"""Deliverables: the files that obligations name as evidence, whether they are there, and what is inside them.

``examine_deliverables`` is month-end's part; ``validate`` looks at files by themselves, as the command does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from toolkit.app.access import Access, open_workbook
from toolkit.app.check import Progress, failure
from toolkit.app.files import Source, sources
from toolkit.app.pack import Pack
from toolkit.app.result import CheckResult
from toolkit.core.finding import Finding, Severity
from toolkit.core.period import Period
from toolkit.deliverables.config import read_config
from toolkit.deliverables.examine import Examined, Examiner, Task, as_findings
from toolkit.deliverables.expect import Expectation, Naming, expectations, locate, presence
from toolkit.deliverables.library import Library, matches
from toolkit.deliverables.papers import papers
from toolkit.deliverables.schema import SUFFIX, DeliverableSchema, load_schema
from toolkit.deliverables.tasks import is_called, named_period, tasks, with_evidence
from toolkit.errors import CannotRunError, UsageError
from toolkit.settings import Settings
from toolkit.workbook.port import WorkbookContent


@dataclass(frozen=True, slots=True)
class DeliverableRecord:
    """One file that was looked for or looked into.

    ``expected``: an obligation names it. ``found`` False: it is not there, and ``name`` is what was looked for.
    ``error`` is a catalogue key when it could not be read. ``errors`` and ``warnings`` count its findings.
    """

    name: str
    path: Path | None
    expected: bool
    found: bool
    department: str = ""
    duties: tuple[str, ...] = ()
    schema: str = ""
    sheet: str = ""
    rows: int = 0
    errors: int = 0
    warnings: int = 0
    fingerprint: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Validated:
    """What came of looking at files by themselves."""

    period: Period | None
    records: tuple[DeliverableRecord, ...]
    findings: tuple[Finding, ...]
    annotated: tuple[Path, ...] = ()
    screened: bool = True

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings above information, 3 a file could not be read or annotated."""
        if any(r.error for r in self.records):
            return 3
        return 1 if any(f.severity is not Severity.INFO for f in self.findings) else 0


def examine_deliverables(
    result: CheckResult,
    folder: Path,
    settings: Settings,
    period: Period,
    *,
    pack: Pack | None = None,
    access: Access | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[DeliverableRecord, ...], tuple[Finding, ...]]:
    """Look for every deliverable of a period, look into each, and hold submissions against what they require.

    Args:
        result: what the check of the folder's workbooks found out.
        pack: its duties may name files (``extra.file``).

    Raises:
        UsageError: the settings' part about deliverables, or a schema, is wrong.
    """
    config = read_config(settings)
    opener = _Opener(settings, access or Access())
    folders = [f for f in (config.folder, folder) if f]
    library = Library(opener.read, folders)
    naming = Naming(config, pack.duties if pack else ())
    kept = [j for j in result.obligations if j.obligation.duty.completeness or naming.patterns(j.obligation)]
    expected = expectations(kept, {f.name: f.path for f in result.files}, naming, config, period)
    locate(expected, library)
    duty_books = {f.path.resolve() for f in result.files if f.shape}
    schemas = config.schemas()
    work = tasks(expected, folders, library, schemas, period, duty_books)
    examiner = Examiner(schemas, library, settings.rules, month_first=settings.policy.month_first)
    examined: dict[Path, Examined] = {}
    records: list[DeliverableRecord] = []
    findings: list[Finding] = []
    for number, (task, one) in enumerate(work):
        if progress:
            progress(number, len(work), task.name)
        record, found = _examine(task, one, examiner, opener)
        records.append(record)
        findings += found.findings if isinstance(found, Examined) else [found]
        if isinstance(found, Examined):
            examined[task.path.resolve()] = found
    if progress:
        progress(len(work), len(work), "")
    zone = ZoneInfo(settings.timezone)
    about = [p for one in expected for p in presence(one, library, result.as_of, zone)]
    about += papers(with_evidence(kept, expected, examined, schemas))
    findings += as_findings(about, settings.rules)
    for one in expected:
        if not one.paths:
            records.append(DeliverableRecord(one.pattern, None, True, False, one.department, one.duties))
    return tuple(records), tuple(sorted(findings, key=lambda f: f.sort_key))


def deliverable_files(folder: Path, settings: Settings) -> frozenset[Path]:
    """Files under a folder that are deliverables by their names, resolved: no duty sheets, whatever they look like."""
    config = read_config(settings)
    schemas = config.schemas()
    library = Library(_Opener(settings, Access()).read)
    found = {p.resolve() for p in library.listing(folder) if is_called(p, schemas)}
    for pattern in config.files.values():
        found |= {p.resolve() for p in library.listing(folder) if matches(p, pattern.replace("{case}", "*"), None)}
    if config.folder is not None and config.folder.resolve() != folder.resolve():
        found |= {p.resolve() for p in library.listing(config.folder)}
    return frozenset(found)


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
    schemas = config.schemas()
    chosen = _chosen(schema, schemas)
    opener = _Opener(settings, access or Access())
    found = [s for s in sources(paths) if not (s.found and s.path.name == "dutybook.toml")]
    if annotate is not None and any(s.path.parent.resolve() == annotate.resolve() for s in found):
        raise UsageError("annotate-inside", path=annotate)
    library = Library(opener.read, [f for f in (config.folder,) if f])
    examiner = Examiner(schemas, library, settings.rules, fast, settings.policy.month_first)
    records: list[DeliverableRecord] = []
    findings: list[Finding] = []
    copies: list[Path] = []
    for number, source in enumerate(found):
        if progress:
            progress(number, len(found), source.name)
        task = Task(source.path, source.name, period or settings.period or named_period(source.path), schema=chosen)
        record, one = _examine(task, None, examiner, opener)
        mine = list(one.findings) if isinstance(one, Examined) else [one]
        if annotate is not None and isinstance(one, Examined) and mine:
            made, trouble = _annotated(source, one, annotate, lang)
            copies += [made] if made else []
            mine += [trouble] if trouble else []
            record = replace(record, error=trouble.rule) if trouble else record
        records.append(record)
        findings += mine
    if progress:
        progress(len(found), len(found), "")
    from toolkit.deliverables.screen import has_screen

    ordered = tuple(sorted(findings, key=lambda f: f.sort_key))
    return Validated(period or settings.period, tuple(records), ordered, tuple(copies), has_screen())


def _chosen(name: str, schemas: Sequence[DeliverableSchema]) -> DeliverableSchema | None:
    if not name:
        return None
    if name.endswith(SUFFIX) and Path(name).is_file():
        return load_schema(Path(name))
    found = next((s for s in schemas if name in (s.name, s.title)), None)
    if found is None:
        raise UsageError("deliverable-schema-unknown", name=name, known="、".join(s.name for s in schemas))
    return found


@dataclass(frozen=True, slots=True)
class _Opener:
    """Opens workbooks the way that this run may."""

    settings: Settings
    access: Access

    def read(self, path: Path) -> WorkbookContent:
        return open_workbook(path, self.settings, self.access).read()


def _examine(
    task: Task, one: Expectation | None, examiner: Examiner, opener: _Opener
) -> tuple[DeliverableRecord, Examined | Finding]:
    """One file read and checked; what cannot be read is a finding."""
    duties, department = (one.duties, one.department) if one else ((), task.department)
    base = DeliverableRecord(task.name, task.path, one is not None, True, department, duties)
    try:
        content = opener.read(task.path)
    except CannotRunError as error:
        return replace(base, error=error.key, errors=1), failure(task.name, error)
    found = examiner.examine(task, content)
    worst = [f.severity for f in found.findings]
    return (
        replace(
            base,
            schema=found.schema,
            sheet=found.sheet,
            rows=found.rows,
            errors=worst.count(Severity.ERROR),
            warnings=worst.count(Severity.WARNING),
            fingerprint=found.fingerprint,
        ),
        found,
    )


def _annotated(source: Source, one: Examined, folder: Path, lang: str) -> tuple[Path | None, Finding | None]:
    from toolkit.deliverables.annotate import annotate

    try:
        return annotate(source.path, folder, one.findings, lang, source.name), None
    except CannotRunError as error:
        return None, failure(source.name, error)
