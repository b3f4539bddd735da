"""Reconciliation: the two tables of each declaration found, read and held against one another.

``run_reconciliations`` does those that are named, as the command does, or all for which there are tables, as month-end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.app.access import Access, open_workbook
from toolkit.app.check_one import failure
from toolkit.app.outcome import Exit, exit_of
from toolkit.app.papers import Source
from toolkit.app.result import Progress
from toolkit.app.work_calendar import calendar_of
from toolkit.catalogue import listed
from toolkit.core.finding import Finding, Place
from toolkit.core.period import Period
from toolkit.deliverables.config import read_config as deliverables_config
from toolkit.deliverables.levels import as_findings
from toolkit.deliverables.library import Library
from toolkit.deliverables.rules.base import Problem
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.errors import CannotRunError, UsageError
from toolkit.reconcile.columns import unchecked, without_key
from toolkit.reconcile.config import Config, read_config
from toolkit.reconcile.declaration import SUFFIX, Declaration, load_declaration
from toolkit.reconcile.elsewhere import excused
from toolkit.reconcile.engine import reconcile
from toolkit.reconcile.moneys import told_moneys
from toolkit.reconcile.problems import LEVELS, problems
from toolkit.reconcile.result import Reconciled
from toolkit.reconcile.sources import Sources
from toolkit.settings import Settings
from toolkit.workbook.naming import shown
from toolkit.workbook.port import WorkbookContent


@dataclass(frozen=True, slots=True)
class Reconciliations:
    """What came of a run. ``known``: the names of all declarations; ``failed``: a file could not be read.

    ``sources``: the files of the tables that were held against one another, or should have been. ``undone``: the titles
    of those that had to be done and could not, a table missing or unreadable.
    """

    period: Period | None
    done: tuple[Reconciled, ...]
    findings: tuple[Finding, ...]
    known: tuple[str, ...] = ()
    failed: bool = False
    sources: tuple[Source, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def exit_code(self) -> Exit:
        return exit_of(self.failed, self.findings)


def source_files(folder: Path, settings: Settings, period: Period | None) -> frozenset[Path]:
    """The files under a folder, resolved, that its reconciliations are about: a bank statement is no duty workbook.

    Raises:
        UsageError: the settings' part about reconciliations, or a declaration, is wrong.
    """
    config = read_config(settings)
    run = _Run(folder, settings, period, config, Access())
    found: set[Path] = set()
    for declaration in config.declarations():
        left, right = run.files(declaration)
        if (left and right) or declaration.name in config.names:
            found |= {path.resolve() for path in (*left, *right)}
    return frozenset(found)


def run_reconciliations(
    names: Sequence[str],
    folder: Path,
    settings: Settings,
    period: Period | None,
    *,
    left: Sequence[Path] = (),
    right: Sequence[Path] = (),
    access: Access | None = None,
    progress: Progress | None = None,
) -> Reconciliations:
    """Do the reconciliations of some names, each a declaration's or the path of one.

    For no names those that the settings name, and of the others those whose two tables are there.

    Args:
        left, right: the files of either side, where they need not be looked for; for one reconciliation only.

    Raises:
        UsageError: a declaration is wrong or unknown, or files are given for more than one.
    """
    config = read_config(settings)
    declarations = config.declarations()
    chosen = [_chosen(name, declarations) for name in names] or list(declarations)
    if (left or right) and len(names) != 1:
        raise UsageError("reconcile-which", known=listed(d.name for d in declarations))
    needed = {d.name for d in chosen} if names else set(config.names)
    run = _Run(folder, settings, period, config, access or Access())
    done: list[Reconciled] = []
    undone: list[str] = []
    found: list[Problem] = []
    for number, declaration in enumerate(chosen):
        if progress:
            progress(number, len(chosen), declaration.title)
        one, some = run.one(declaration, declaration.name in needed, left, right)
        done += [one] if one else []
        undone += [declaration.title] if one is None and declaration.name in needed else []
        found += some
    if progress:
        progress(len(chosen), len(chosen), "")
    findings = [*as_findings(found, {**LEVELS, **settings.rules}), *run.failures.values()]
    findings.sort(key=lambda f: f.sort_key)
    known = tuple(d.name for d in declarations)
    failed = bool(run.failures)
    return Reconciliations(period, tuple(done), tuple(findings), known, failed, run.sources(), tuple(undone))


def _chosen(name: str, declarations: Sequence[Declaration]) -> Declaration:
    if name.endswith(SUFFIX) and Path(name).is_file():
        return load_declaration(Path(name))
    found = next((d for d in declarations if name in (d.name, d.title)), None)
    if found is None:
        raise UsageError("reconcile-unknown", name=name, known=listed(d.name for d in declarations))
    return found


def _not_done(problem: Problem) -> Problem:
    """Why a reconciliation that nobody asked for was not done."""
    variant = "keys" if problem.variant == "keys" else ""
    return replace(problem, rule="reconcile-not-done", variant=variant)


@dataclass(slots=True)
class _Run:
    """One run's means: where files are found, how they are read, and what could not be read."""

    folder: Path
    settings: Settings
    period: Period | None
    config: Config
    access: Access
    failures: dict[Path, Finding] = field(default_factory=dict)
    _library: Library | None = None
    _schemas: dict[str, DeliverableSchema] | None = None
    _by_itself: dict[str, Reconciled | None] = field(default_factory=dict)
    _read: dict[Path, str] = field(default_factory=dict)
    _used: set[Path] = field(default_factory=set)

    def read(self, path: Path) -> WorkbookContent:
        try:
            content = open_workbook(path, self.settings, self.access).read()
        except CannotRunError as error:
            self.failures[path] = failure(self._name(path), error)
            raise
        self._read[path] = content.fingerprint
        return content

    def sources(self) -> tuple[Source, ...]:
        """The files whose tables took part, or had to."""
        return tuple(Source(path, self._name(path), self._read.get(path, "")) for path in sorted(self._used))

    def one(
        self,
        declaration: Declaration,
        needed: bool,
        left: Sequence[Path],
        right: Sequence[Path],
        *,
        alone: bool = False,
    ) -> tuple[Reconciled | None, list[Problem]]:
        """One reconciliation; None where a table is missing, which is a problem only where it is needed.

        Args:
            alone: without what others say of its rows.
        """
        sources = self._sources()
        files = [given or there for given, there in zip((left, right), self.files(declaration), strict=True)]
        lost = [side for side in (0, 1) if not files[side]]
        if lost and not needed:
            return None, []
        found = [self._no_file(declaration, side) for side in lost]
        if lost:
            self._used |= {path for some in files for path in some}
            return None, found
        names = {path: self._name(path) for some in files for path in some}
        tables = []
        for side in (0, 1):
            table, some = sources.read(declaration, side == 0, files[side], names)
            found += some
            tables.append(table)
        if tables[0] and tables[1] and (keyless := without_key(declaration, tables[0], tables[1])):
            found.append(keyless)
            tables[0] = None
        if tables[0] is None or tables[1] is None:
            # Two files that happen to be called so are no mistake where nobody asked.
            found = [p for p in found if p.rule == "reconcile-column"]
            self._used |= names.keys() if needed else set()
            return None, found if needed else [_not_done(p) for p in found]
        self._used |= names.keys()
        calendar = calendar_of(self.settings)
        done = reconcile(declaration, tables[0], tables[1], calendar, self.period)
        if not alone:
            done = excused(done, self._others(declaration.left.elsewhere), self._others(declaration.right.elsewhere))
        found += [*unchecked(declaration, tables[0], tables[1]), *told_moneys(tables[0], tables[1])]
        return done, [*found, *problems(done, [tables[0], tables[1]])]

    def _others(self, names: Sequence[str]) -> list[Reconciled]:
        """Other reconciliations whose tables are there, each by itself: what is amiss in them is not said here."""
        found = []
        for name in names:
            other = _chosen(name, self.config.declarations())
            if name not in self._by_itself:
                self._by_itself[name] = self.one(other, False, (), (), alone=True)[0]
            done = self._by_itself[name]
            found += [done] if done else []
        return found

    def files(self, declaration: Declaration) -> tuple[list[Path], list[Path]]:
        """The files of both sides that are there."""
        sources = self._sources()
        return sources.files(declaration, True), sources.files(declaration, False)

    def _sources(self) -> Sources:
        if self._library is None:
            own = deliverables_config(self.settings)
            self._library = Library(self.read, [f for f in (self.config.folder, own.folder) if f])
            self._schemas = {s.name: s for s in own.schemas(idle=[])}
        # Each reads anew: what two tables of a hundred thousand rows hold is not kept for the next.
        content = Library(self.read).content
        order = self.settings.day_order()
        return Sources(self._library, content, self.folder, self._schemas or {}, self.period, order)

    def _no_file(self, declaration: Declaration, side: int) -> Problem:
        spec = declaration.right if side else declaration.left
        files = listed(f.replace("{period}", str(self.period or "{period}")) for f in spec.files) or spec.deliverable
        params = {"title": declaration.title, "label": spec.label, "files": files}
        return Problem(Place(self.folder.resolve().name), "reconcile-source", params)

    def _name(self, path: Path) -> str:
        try:
            return shown(path.resolve().relative_to(self.folder.resolve()).as_posix())
        except ValueError:
            return shown(path.name)
