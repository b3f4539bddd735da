"""What is expected in a period, and how it is found in the workbooks.

What is expected comes from the settings and the template pack. A duty of the pack is expected in a period when its
deadline gives it a date there by itself: what an event starts, what is merely due "promptly", and conditional rules are
not owed each month. It is found when some workbook has it for its department: under the same duty id, else under the
same name, else under a name that contains it or is contained in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from toolkit.app.month_end_result import Expected
from toolkit.app.pack import Pack
from toolkit.app.work_calendar import calendar_of
from toolkit.core.duty import Duty
from toolkit.core.obligation import Obligation
from toolkit.core.period import Period
from toolkit.core.resolve import dues_in_period
from toolkit.patterns import compiled
from toolkit.settings import Settings
from toolkit.sheet.units import fold
from toolkit.sheet.vocabulary import normal

SHORTEST = 3
"""Characters of a name that may be looked for within another: 业务单 says what it is, 报表 would be in any."""
SHORTEST_LATIN = 8
_REMEMBERED = 20_000
# What the same deliverable is written with and without: adverbs, the month it is for, and the verb before it.
_PASSING = compiled(r"及时|按时|准时|定时|尽快|(?:\d{4}年)?\d{1,2}月份?|[上本当每]月份?")
_VERB = compiled(r"提供|报送|上报|提交|上交|出具|报(?![销表告名])")


class Match(StrEnum):
    """How a duty of the pack was found in a workbook, the surest first."""

    ID = "id"
    NAME = "name"
    WITHIN = "within"


def expected_duties(pack: Pack | None, period: Period, settings: Settings) -> tuple[Duty, ...]:
    """The pack's duties that have a date in the period by themselves, in the pack's order."""
    if pack is None:
        return ()
    calendar = calendar_of(settings)
    found = []
    for duty in pack.duties:
        if duty.is_rule or duty.event is not None or not (duty.in_force(period.start) or duty.in_force(period.end)):
            continue
        policy = settings.policy_for(duty.provider, duty.id, "")
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


class Finder:
    """Looks for the expected duties while the workbooks go by."""

    def __init__(self, duties: Iterable[Duty], period: Period) -> None:
        self._duties = tuple(duties)
        self._period = period
        self._wanted: dict[str, list[Duty]] = {}
        for duty in self._duties:
            self._wanted.setdefault(fold(duty.provider), []).append(duty)
        self._providers: dict[str, str] = {}
        self._seen: set[tuple[str, str, str, str]] = set()

    @property
    def wanted(self) -> bool:
        """Whether anything is looked for at all."""
        return bool(self._wanted)

    def see(self, obligation: Obligation) -> None:
        """Note the duty of an obligation, if it serves the period."""
        if not self._wanted or obligation.period not in (None, self._period):
            return
        duty = obligation.duty
        provider = self._providers.get(duty.provider)
        if provider is None:
            provider = self._providers[duty.provider] = fold(duty.provider)
        wanted = self._wanted.get(provider)
        if not wanted:
            return
        key = (provider, duty.id, duty.deliverable, duty.phrase)
        if key in self._seen:
            return
        if len(self._seen) >= _REMEMBERED:  # sheets with a wording for every row
            self._seen.clear()
        self._seen.add(key)
        left = [d for d in wanted if match(d, (duty,)) is None]
        if len(left) < len(wanted):
            self._wanted[provider] = left

    def expected(self, departments: Iterable[str]) -> tuple[Expected, ...]:
        """Every expected duty of the departments, and whether a workbook has it for this period."""
        ours = {fold(name) for name in departments}
        lost = {id(duty) for wanted in self._wanted.values() for duty in wanted}
        return tuple(
            Expected(d.provider, d.id, d.deliverable, id(d) not in lost)
            for d in self._duties
            if fold(d.provider) in ours
        )


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
