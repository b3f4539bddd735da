"""``dutybook roll``: the next period's workbooks from this period's. The old folder is never touched.

Each workbook is copied losslessly, and only cell values of its tables change. Files are independent: one that cannot
be rolled is a finding, and the others are rolled all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from toolkit.app.check_one import failure
from toolkit.app.deliverables import deliverable_files
from toolkit.app.files import Source, sources
from toolkit.app.outcome import Exit, exit_of
from toolkit.app.pack import load_pack
from toolkit.app.result import Progress
from toolkit.app.result_sheet import unchecked_sheet
from toolkit.app.roll.anatomy import anatomies
from toolkit.app.roll.dates import move_months
from toolkit.app.roll.plan import Plan, Planner
from toolkit.app.roll.settings_file import carry_settings
from toolkit.app.roll.stage import staged
from toolkit.app.work_calendar import calendar_of
from toolkit.app.workbook_kind import is_summary
from toolkit.catalogue import listed
from toolkit.core.calendar import WorkCalendar
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.period import Period
from toolkit.errors import CannotRunError, UsageError, WorkbookChangedError, WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.settings import FILE_NAME, Settings
from toolkit.sheet.vocabulary import SHEETS
from toolkit.workbook import write_cells
from toolkit.workbook.locks import not_writable
from toolkit.workbook.naming import shown
from toolkit.workbook.ooxml.edit import renew
from toolkit.workbook.ooxml.rename import has_sheet, rename_sheet
from toolkit.workbook.owners import who_has_open
from toolkit.workbook.reading import parse
from toolkit.workbook.replace import read_bytes

ROLLED = frozenset({".xlsx", ".xlsm"})
NAMED = 20
"""Names of workbooks left behind that fit on a line or two."""


@dataclass(frozen=True, slots=True)
class RolledFile:
    """One workbook: the rows ``carried`` over, ``new`` (or reset for the new period) and ``emptied``.

    ``target`` is None when no new workbook was made: ``error`` is the catalogue key that says why, or empty for a
    format that is only reported.
    """

    name: str
    target: Path | None
    shape: str = ""
    carried: int = 0
    new: int = 0
    emptied: int = 0
    error: str = ""


class Why(StrEnum):
    """Why a workbook was left behind: nothing in it goes on."""

    DELIVERABLE = "deliverable"
    SUMMARY = "summary"
    NO_DUTY_SHEET = "no-duty-sheet"


class Left(NamedTuple):
    """A workbook that was left behind."""

    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class RollResult:
    """What rolling a folder did. ``left``: workbooks of which there is none in the next period, not among ``files``."""

    folder: Path
    out: Path
    source: Period
    to: Period
    files: tuple[RolledFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a workbook could not be carried over."""
        return any(f.error for f in self.files)

    @property
    def exit_code(self) -> Exit:
        return exit_of(self.failed, self.findings)


def roll(
    folder: Path, to: Period, settings: Settings, *, out: Path | None = None, progress: Progress | None = None
) -> RollResult:
    """Make the workbooks of the period ``to`` from those in a folder.

    Args:
        settings: those that the folder is checked with; the period that ends is theirs when their file is in the
            folder, else the one in the folder's name, else the one before ``to``.
        out: where to; by default a folder beside this one, named after the new period.

    Raises:
        UsageError: wrong settings about deliverables, not a folder, no duty sheet in it, no later period, a folder
            within the other, or a file that is there already.
        CannotRunError: the new folder cannot be made.
    """
    if not folder.is_dir():
        raise UsageError("usage-folder", path=folder)
    source = _source_period(folder, to, settings)
    out = out or _beside(folder, source, to)
    _refuse_nested(folder, out)
    pack = load_pack(settings.pack) if settings.pack else None
    handed_in = deliverable_files(folder, settings, pack)  # this month's papers: next month's are not there yet
    found: list[Source] = []
    left: list[Left] = []
    for one in sources([folder]):
        if one.path.resolve() in handed_in:
            left.append(Left(one.name, Why.DELIVERABLE))
        else:
            found.append(one)
    if not found:
        raise _nothing(folder, left)
    targets = _targets(found, out, source, to)
    own = [out / FILE_NAME] if (folder / FILE_NAME).is_file() else []
    calendar = calendar_of(settings)
    files: list[RolledFile] = []
    findings = list(_skipped(folder, source, to))
    with staged(out) as stage:
        for path in (*targets.values(), *own):
            if path.exists():
                raise UsageError("roll-exists", name=path)
        for number, one in enumerate(found):
            if progress:
                progress(number, len(found), one.name)
            target = targets[one.name]
            file, more = _roll_one(one, stage / target.relative_to(out), settings, calendar, source, to)
            if isinstance(file, Left):
                left.append(file)
            else:
                files.append(replace(file, target=target) if file.target else file)
            findings += more
        if not files:
            raise _nothing(folder, left)
        carry_settings(folder, stage, settings, to)
    if progress:
        progress(len(found), len(found), "")
    ordered = tuple(sorted(findings, key=lambda f: f.sort_key))
    return RollResult(folder, out, source, to, tuple(files), ordered, tuple(sorted(left)))


def _nothing(folder: Path, left: list[Left]) -> UsageError:
    """Why there is nothing to roll: no workbooks, or none with a duty sheet."""
    if not left:
        return UsageError("roll-nothing", path=folder)
    return UsageError("roll-no-duties", path=folder, names=listed(one.name for one in sorted(left)[:NAMED]))


def _source_period(folder: Path, to: Period, settings: Settings) -> Period:
    inside = settings.source is not None and settings.source.resolve().parent == folder.resolve()
    period = settings.period if inside else None
    if period is None:
        try:
            period = Period.parse(folder.resolve().name)
        except ValueError:
            period = to.shift(-1)
    if period.start >= to.start or period.months != to.months:
        raise UsageError("roll-backwards", source=period, to=to)
    return period


def _skipped(folder: Path, source: Period, to: Period) -> Iterator[Finding]:
    """That there are periods between: what recurs was owed in each of them, and has a row in none."""
    between = []
    while (source := source.shift(1)).start < to.start:
        between.append(source)
    if between:
        params = {"periods": listed(between), "first": between[0], "to": to}
        filled = tuple(sorted((name, str(value)) for name, value in params.items()))
        yield Finding(Place(shown(folder.resolve().name)), "roll-skipped", Severity.WARNING, filled)


def _beside(folder: Path, source: Period, to: Period) -> Path:
    """A sibling: 月结-2026-10 becomes 月结-2026-11, any other name the new period itself."""
    folder = folder.resolve()
    moved = move_months(folder.name, {source: to}, solid=True)
    return folder.parent / (moved if moved != folder.name else str(to))


def _refuse_nested(folder: Path, out: Path) -> None:
    old, new = folder.resolve(), out.resolve()
    if old == new or old in new.parents or new in old.parents:
        raise UsageError("roll-inside", path=out)


def _targets(found: list[Source], out: Path, source: Period, to: Period) -> dict[str, Path]:
    """Where each workbook goes: under its own name, with the month in it moved on unless two would then be one."""
    moved = {}
    for one in found:
        folder, _, file = one.name.rpartition("/")
        stem, dot, suffix = file.rpartition(".")
        moved[one.name] = out / folder / f"{move_months(stem, {source: to}, solid=True)}{dot}{suffix}"
    names = list(moved.values())
    return {name: path if names.count(path) == 1 else out / name for name, path in moved.items()}


def _roll_one(
    one: Source,
    target: Path,
    settings: Settings,
    calendar: WorkCalendar,
    source: Period,
    to: Period,
    *,
    again: bool = True,
) -> tuple[RolledFile | Left, list[Finding]]:
    """Roll one workbook; one that changes meanwhile is planned once more."""
    findings: list[Finding] = []
    try:
        data = read_bytes(one.path)
        content = parse(one.path.name, data)._replace(name=one.name)
        if is_summary(content):
            return Left(one.name, Why.SUMMARY), []
        suffix = one.path.suffix.lower()
        around = anatomies(data) if suffix in ROLLED else {}
        plan = Planner(content, around, settings, calendar, source, to).plan()
        if plan is None:
            return Left(one.name, Why.NO_DUTY_SHEET), []
        if suffix not in ROLLED:
            params = (("suffix", suffix),)
            return RolledFile(one.name, None, plan.shape), [
                Finding(Place(one.name), "roll-format", Severity.ERROR, params)
            ]
        who = who_has_open(one.path)
        if who:
            findings.append(Finding(Place(one.name), "roll-open", Severity.WARNING, (("who", who),)))
        target.parent.mkdir(parents=True, exist_ok=True)
        receipt = write_cells(one.path, plan.updates, out=target)
        if receipt.fingerprint_before != content.fingerprint:  # saved by somebody while we planned
            target.unlink(missing_ok=True)
            if again:
                return _roll_one(one, target, settings, calendar, source, to, again=False)
            raise WorkbookChangedError
        _empty_results(target)
    except CannotRunError as error:
        return RolledFile(one.name, None, error=error.key), [*findings, failure(one.name, error)]
    except OSError as error:
        failed = not_writable(error)
        return RolledFile(one.name, None, error=failed.key), [*findings, failure(one.name, failed)]
    findings += _rename_sheets(target, one.name, plan)
    file = RolledFile(one.name, target, plan.shape, plan.carried, plan.new, plan.emptied)
    return file, [*findings, *plan.findings]


def _empty_results(target: Path) -> None:
    """Take from our own sheet what was found in the old period: its links go to rows that hold something else now."""
    data = target.read_bytes()
    with suppress(WriteRefusedError):
        new = renew(data, [unchecked_sheet(name) for name in SHEETS["results"]])
        if new is not data:
            target.write_bytes(new)


def _rename_sheets(target: Path, name: str, plan: Plan) -> Iterator[Finding]:
    """Name sheets for the new period, where that is safe; say which could not be."""
    if not plan.names:
        return
    data = target.read_bytes()
    for old, new in plan.in_the_way.items():
        if (renamed := rename_sheet(data, old, new, SHEETS["results"])) is not None:
            data = renamed
            yield Finding(Place(name, new), "roll-sheet-aged", Severity.INFO, (("new", new), ("old", old)))
    for old, new in plan.names.items():
        renamed = rename_sheet(data, old, new, SHEETS["results"])
        if renamed is None:
            taken = () if not has_sheet(data, new) else (("variant", "taken"),)
            params = (("new", new), ("old", old), *taken)
            yield Finding(Place(name, old), "roll-sheet-name", Severity.WARNING, params)
        else:
            data = renamed
    target.write_bytes(data)
