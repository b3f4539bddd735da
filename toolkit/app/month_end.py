"""Finance's check over a folder: every department's workbook, every deliverable of the period, one summary workbook.

What is expected comes from the settings and the template pack. A duty of the pack is expected in a period when its
deadline gives it a date there by itself: what an event starts, what is merely due "promptly", and conditional rules are
not owed each month. It is found when some workbook has it for its department: under the same duty id, else under the
same name, else under a name that contains it or is contained in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from toolkit.app.access import Access
from toolkit.app.check import Progress, check
from toolkit.app.pack import Pack
from toolkit.app.result import CheckResult, Expected, MonthEnd
from toolkit.app.summary import SUMMARY, write_summary
from toolkit.app.summary.text import fold
from toolkit.app.work_calendar import work_calendar
from toolkit.core.duty import Duty
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.resolve import dues_in_period
from toolkit.patterns import compiled
from toolkit.settings import Settings
from toolkit.sheet.vocabulary import normal

DEPARTMENT_MISSING = "department-missing"
DELIVERABLE_MISSING = "deliverable-missing"
_LEVELS = {DEPARTMENT_MISSING: Severity.ERROR, DELIVERABLE_MISSING: Severity.WARNING}

SHORTEST = 3
"""Characters of a name that may be looked for within another: 业务单 says what it is, 报表 would be in any."""
SHORTEST_LATIN = 8
# What the same deliverable is written with and without: adverbs, the month it is for, and the verb before it.
_PASSING = compiled(r"及时|按时|准时|定时|尽快|(?:\d{4}年)?\d{1,2}月份?|[上本当每]月份?")
_VERB = compiled(r"提供|报送|上报|提交|上交|出具|报(?![销表告名])")


class Match(StrEnum):
    """How a duty of the pack was found in a workbook, the surest first."""

    ID = "id"
    NAME = "name"
    WITHIN = "within"


def month_end(
    folder: Path,
    settings: Settings,
    pack: Pack | None,
    *,
    as_of: Moment,
    period: Period,
    out: Path | None = None,
    write: bool = True,
    progress: Progress | None = None,
    lang: str = "zh",
    access: Access | None = None,
) -> MonthEnd:
    """Check a folder for a period and, when ``out`` is given, write the summary workbook there.

    Raises:
        CannotRunError: the summary cannot be written.
    """
    if pack is not None and not settings.departments:
        # So that a sheet whose title alone names its department is known as theirs.
        settings = replace(settings, departments=pack.department_names)
    result = check([folder], settings, as_of=as_of, period=period, write=write, progress=progress, access=access)
    found = assess(result, folder, settings, pack)
    if out is not None:
        write_summary(found, out, lang)
    return found


def assess(result: CheckResult, folder: Path, settings: Settings, pack: Pack | None) -> MonthEnd:
    """Compare what was read with what is expected; what is missing becomes findings of the result."""
    departments = _departments(result, settings, pack)
    there = [name for name in departments if _has_rows(result, name)]
    files = {name: _file_of(result, name) for name in departments}
    missing = tuple(name for name in departments if name not in there)
    expected = _compare(result, departments, expected_duties(pack, result.period, settings))
    home = folder.name or str(folder)
    period = str(result.period)
    findings = []
    failed = {f.name for f in result.files if f.error}
    for name in missing:
        params = {"department": name, "period": period}
        if not files[name]:
            findings.append((DEPARTMENT_MISSING, home, params))
        elif files[name] not in failed:  # one that could not be read has a finding of its own
            findings.append((DEPARTMENT_MISSING, files[name], params | {"variant": "empty"}))
    for lost in expected:
        if not lost.found and lost.department in there:
            params = {"department": lost.department, "deliverable": lost.deliverable, "duty": lost.duty_id}
            findings.append((DELIVERABLE_MISSING, files[lost.department] or home, params))
    more = tuple(f for rule, place, params in findings if (f := _finding(rule, place, params, settings.rules)))
    return MonthEnd(result.with_findings(more), departments, missing, expected, folder)


def expected_duties(pack: Pack | None, period: Period, settings: Settings) -> tuple[Duty, ...]:
    """The pack's duties that have a date in the period by themselves, in the pack's order."""
    if pack is None:
        return ()
    calendar = work_calendar(settings.country, settings.company_days)
    found = []
    for duty in pack.duties:
        if duty.is_rule or duty.event is not None or not (duty.in_force(period.start) or duty.in_force(period.end)):
            continue
        policy = settings.policy_for(duty.provider, duty.id)
        rules = settings.read(duty.phrase).rules
        if any(dues_in_period(rule, period, calendar, policy, duty.due_next_month) for rule in rules):
            found.append(duty)
    return tuple(found)


def match(wanted: Duty, owned: Iterable[Duty]) -> Match | None:
    """The surest way in which one of a department's duties is the wanted one; None when none is."""
    best: Match | None = None
    name = _core(wanted)
    for duty in owned:
        if fold(duty.id) == fold(wanted.id):
            return Match.ID
        other = _core(duty)
        if name and name == other:
            best = Match.NAME
        elif best is None and _contains(name, other):
            best = Match.WITHIN
    return best


def _core(duty: Duty) -> str:
    """What is delivered, without deadline, month, verb, brackets and punctuation: 欠款报表 for 提供10月欠款报表."""
    text = normal(duty.deliverable)
    phrase = normal(duty.phrase)
    if phrase and phrase != text:
        text = text.replace(phrase, "")
    text = _PASSING.sub("", text)
    verb = _VERB.match(text)
    return text[verb.end() :] if verb else text


def _contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    least = SHORTEST_LATIN if short.isascii() else SHORTEST
    return len(short) >= least and short in long


def _departments(result: CheckResult, settings: Settings, pack: Pack | None) -> tuple[str, ...]:
    """Those of the settings, else the pack's, else those that the rows name, in order of appearance."""
    if settings.departments:
        return settings.departments
    if pack is not None and pack.departments:
        return pack.department_names
    seen: dict[str, str] = {}
    for judged in result.obligations:
        if name := judged.obligation.duty.provider.strip():
            seen.setdefault(fold(name), name)
    return tuple(seen.values())


def _has_rows(result: CheckResult, department: str) -> bool:
    """Whether a workbook holds duties of the department: by its rows, else by the file's own department."""
    wanted = fold(department)
    if any(fold(f.department) == wanted and f.shape for f in result.files):
        return True
    return any(fold(name) == wanted for name in {j.obligation.duty.provider for j in result.obligations})


def _file_of(result: CheckResult, department: str) -> str:
    """Name of the workbook that is the department's: by its rows, else by its file name; empty when there is none."""
    wanted = fold(department)
    for f in result.files:
        if fold(f.department) == wanted:
            return f.name
    for judged in result.obligations:
        if fold(judged.obligation.duty.provider) == wanted:
            return judged.obligation.place.workbook
    return next((f.name for f in result.files if f.shape != SUMMARY and wanted in fold(Path(f.name).stem)), "")


def _compare(result: CheckResult, departments: tuple[str, ...], duties: tuple[Duty, ...]) -> tuple[Expected, ...]:
    """Every expected duty of the departments, and whether a workbook has it for this period."""
    owned: dict[str, dict[tuple[str, str, str], Duty]] = {}
    for judged in result.obligations:
        if judged.obligation.period in (None, result.period):
            duty = judged.obligation.duty
            owned.setdefault(fold(duty.provider), {})[duty.id, duty.deliverable, duty.phrase] = duty
    wanted = {fold(d) for d in departments}
    return tuple(
        Expected(d.provider, d.id, d.deliverable, match(d, owned.get(fold(d.provider), {}).values()) is not None)
        for d in duties
        if fold(d.provider) in wanted
    )


def _finding(
    rule: str, workbook: str, params: Mapping[str, str], levels: Mapping[str, Severity | None]
) -> Finding | None:
    """A finding at the level that the settings give its rule; None when they switch it off."""
    level = levels.get(rule, _LEVELS[rule])
    return Finding(Place(workbook), rule, level, tuple(params.items())) if level else None
