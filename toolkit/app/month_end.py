"""Finance's check over a folder: every department's workbook, every deliverable of the period, one summary workbook.

Workbooks are checked one at a time; of each only what the figures and lists need is kept. Deliverables, reconciliations
and the ledger take part where something asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.access import Access
from toolkit.app.branches import in_several_folders, of_other_branches
from toolkit.app.check import check, nothing_found
from toolkit.app.expected import Finder
from toolkit.app.levels import (
    ASTRAY,
    DELIVERABLE_MISSING,
    DEPARTMENT_ALIKE,
    DEPARTMENT_FOLDERS,
    DEPARTMENT_MISSING,
    POLICY_UNUSED,
    telling,
)
from toolkit.app.month_end_result import MonthEnd
from toolkit.app.month_watch import MonthWatch
from toolkit.app.noted import Noted
from toolkit.app.order import NO_MORE, Means, Order
from toolkit.app.pack import Pack
from toolkit.app.past import past_of
from toolkit.app.reconcile import run_reconciliations
from toolkit.app.reconciliations import kept
from toolkit.app.result import CheckResult
from toolkit.app.summary import write_summary
from toolkit.app.tally import Tally
from toolkit.app.whose import Workbooks
from toolkit.app.workbook_kind import is_summary
from toolkit.catalogue import listed
from toolkit.core.finding import Finding, Place
from toolkit.core.period import Period
from toolkit.errors import CannotRunError
from toolkit.settings import Settings
from toolkit.sheet.units import fold, stem
from toolkit.workbook.made import refuse_ending, refuse_open, refuse_other
from toolkit.workbook.naming import shown

if TYPE_CHECKING:
    from toolkit.app.ledger.keeper import Keeper
    from toolkit.app.papers import Source


def month_end(
    folder: Path,
    settings: Settings,
    pack: Pack | None,
    order: Order,
    means: Means = NO_MORE,
    *,
    keeper: Keeper | None = None,
    out: Path | None = None,
    lang: str = "zh",
) -> MonthEnd:
    """Check a folder for a period and, when ``out`` is given, write the summary workbook there.

    Args:
        order: where it is not to keep all, the result has no obligations, and but the worst findings; tally and noted
            have the figures and the first lines of every list.
        keeper: keeps the run in a ledger; last month's figures, the trend and the sign-offs come from there.

    Raises:
        CannotRunError: somebody has the summary open, and nothing was checked; the ledger cannot be read any more.
        UsageError, SettingsError: the settings about deliverables or reconciliations are wrong, or ``out`` is another
            file than a summary, or not called .xlsx.
    """
    if out is not None:
        refuse_other(out, is_summary)
        refuse_ending(out)
        refuse_open(out, means.access.patience)
    if pack is not None and not settings.departments:
        # So that a sheet whose title alone names its department is known as theirs.
        settings = settings._replace(departments=pack.department_names)
    watch = MonthWatch(folder, settings, pack, order, means.access)
    result = check([folder], settings, order, means, books=keeper, watcher=watch)
    if order.keep != "all":
        result = result.with_findings(tuple(watch.noted.worst))
    found = assess(result, folder, settings, pack, tally=watch.tally, finder=watch.finder, noted=watch.noted)
    deliverables, more = watch.collector.finish(result.as_of)
    idle = (f for table in watch.unused.tables if result.files for f in _unused(table, order.period, settings))
    more = (*nothing_found([folder], result, settings), *watch.unnamed, *idle, *more)
    found = _say(found._replace(deliverables=deliverables), more)
    found, sources = _reconcile(found, settings, means.access)
    if keeper is not None:
        found = _remember(found, keeper, sources)
    if out is not None:
        try:
            write_summary(found, out, lang)
        except CannotRunError as error:  # what was checked, written and recorded is to be told all the same
            return found._replace(unwritten=error)
    return found


def assess(
    result: CheckResult,
    folder: Path,
    settings: Settings,
    pack: Pack | None,
    *,
    tally: Tally,
    finder: Finder,
    noted: Noted,
) -> MonthEnd:
    """Compare what was read with what is expected; what is missing becomes findings of the result.

    Args:
        tally, finder, noted: what was kept of the workbooks, and of their findings, as they went by.
    """
    there = Workbooks.of(result, tally, settings.department_aliases)
    departments = _departments(tally, settings, pack)
    missing = tuple(name for name in departments if not there.has_rows(name))
    expected = finder.expected(departments)
    home = shown(folder.name) or str(folder)
    period = str(result.period)
    findings = []
    for name in missing:
        params = {"department": name, "period": period}
        file = there.file_of(name)
        other, like = there.like(name, departments) if not file else ("", "")
        if like:
            findings.append((DEPARTMENT_MISSING, like, params | {"variant": "called", "other": other}))
        elif not file:
            findings.append((DEPARTMENT_MISSING, home, params))
        elif file not in there.failed:  # one that could not be read has a finding of its own
            findings.append((DEPARTMENT_MISSING, file, params | {"variant": "empty"}))
    for like, names in _alike(tally, departments if settings.departments or pack else ()).items():
        file = next((tally.workbooks[name] for name in names if name in tally.workbooks), home)
        params = {"names": listed(names), "like": like, "toml": ", ".join(f'"{name}"' for name in names)}
        findings.append((DEPARTMENT_ALIKE, file, params))
    astray = of_other_branches(result.files)
    findings += [(ASTRAY, one.file, {**one._asdict()}) for one in astray]
    wrong = {one.file for one in astray}
    for name, folders in in_several_folders([f for f in result.files if f.name not in wrong]).items():
        params = {"department": name, "folders": listed(f or home for f in folders), "like": f"{folders[-1]}{name}"}
        findings.append((DEPARTMENT_FOLDERS, home, params))
    for lost in expected:
        if not lost.found and lost.department not in missing:
            params = {"department": lost.department, "deliverable": lost.deliverable, "duty": lost.duty_id}
            findings.append((DELIVERABLE_MISSING, there.file_of(lost.department) or home, params))
    more = tuple(f for rule, home, params in findings for f in telling(rule, Place(home), settings.rules, params))
    done = MonthEnd(result, departments, missing, tally, noted, expected, folder, targets=settings.targets)
    return _say(done, more)


def _departments(tally: Tally, settings: Settings, pack: Pack | None) -> tuple[str, ...]:
    """Those of the settings, else the pack's, else those that the rows name, in order of appearance."""
    if settings.departments:
        return settings.departments
    if pack is not None and pack.departments:
        return pack.department_names
    seen: dict[str, str] = {}
    for provider in tally.workbooks:
        if name := provider.strip():
            seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _alike(tally: Tally, departments: Iterable[str]) -> dict[str, list[str]]:
    """Departments, and the names in the rows that may be other ways to write theirs.

    财务科 where 财务部 is one of the departments; 财务 where only one other name begins like that.
    """
    ours = {fold(name): name for name in departments}
    seen = {fold(name): name for pair in tally.pairs for name in pair if name.strip()} | ours
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in seen.values():
        alike[stem(name)].append(name)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, names in sorted(alike.items()):
        known = [name for name in names if fold(name) in ours]
        for name in sorted(set(names) - set(known)):
            others = known or ([n for n in names if n != name] if fold(name) == kind else [])
            if len(others) == 1:
                found[others[0]].append(name)
    return found


def _reconcile(found: MonthEnd, settings: Settings, access: Access) -> tuple[MonthEnd, tuple[Source, ...]]:
    """Hold against one another the tables that the settings name, and those that lie in the folder.

    With the files that the tables are in.
    """
    came = run_reconciliations((), found.folder, settings, found.result.period, access=access)
    if not (came.done or came.undone or came.findings):
        return found, came.sources
    found = found._replace(reconciliations=tuple(kept(one) for one in came.done), unreconciled=came.undone)
    return _say(found, came.findings), came.sources


def _remember(found: MonthEnd, keeper: Keeper, sources: tuple[Source, ...]) -> MonthEnd:
    """Finish the ledger's record of the run, and take from it what it knows of the past."""
    found = _say(found, keeper.papers(found.deliverables, sources))
    before, said = len(found.result.obligations), set(found.result.findings)
    result = keeper.finish(found.result)
    gone = result.obligations[before:]
    found.tally.add(gone)  # workbooks of a closed period that are not there any more, as they were frozen
    found.noted.add(f for f in result.findings if f not in said)
    found = found._replace(result=result)
    try:
        return found._replace(past=past_of(keeper.ledger, result.period))
    except CannotRunError:
        return found  # that it failed is a finding already


def _say(found: MonthEnd, more: tuple[Finding, ...]) -> MonthEnd:
    """The same with more findings, but not again that a deliverable cannot be read which was tried as a workbook."""
    failed = {f.name: f.error for f in found.result.files if f.error}
    more = tuple(f for f in more if failed.get(f.place.workbook) != f.rule)
    found.noted.add(more)
    return found._replace(result=found.result.with_findings(more))


def _unused(table: str, period: Period, settings: Settings) -> tuple[Finding, ...]:
    """That nothing of the period falls under a table of the settings."""
    return telling(POLICY_UNUSED, Place(settings.label), settings.rules, {"table": table, "period": str(period)})
