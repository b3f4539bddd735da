"""Which files obligations name as evidence.

A file is named by the settings (``[deliverables.files]``, by duty id, evidence or deliverable), by an evidence cell
that holds a file's name or a pattern (``欠款报表-{period}.xlsx``), by the duty's evidence, or by ``extra.file`` of the
pack's duty. An obligation that names none expects none. Whether they are there, ``presence`` finds out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.core.duty import Duty
from toolkit.core.finding import shortened
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT
from toolkit.deliverables.config import Config
from toolkit.deliverables.library import plain
from toolkit.deliverables.names import files_in
from toolkit.deliverables.places import Owner
from toolkit.record import NamedTuple
from toolkit.sheet.vocabulary import normal

NEAREST = 6
"""Numbers of duties that are named beside a key that is none."""
SHORTEST = 3
"""Characters of a key in the settings that may be looked for within a deliverable's words."""


@dataclass(slots=True)
class Expectation:
    """A file that one or more obligations name. ``paths`` are those found.

    ``folder``: where it should lie. ``owner``: for whom it is looked for.
    """

    pattern: str
    period: Period
    folder: Path
    owner: Owner
    judged: list[Judged] = field(default_factory=list)
    paths: tuple[Path, ...] = ()

    @property
    def department(self) -> str:
        """The first department that owes it."""
        return self.owner.provider

    @property
    def first(self) -> Obligation:
        """The first obligation that names it."""
        return self.judged[0].obligation

    @property
    def duties(self) -> tuple[str, ...]:
        """The numbers of the duties that name it."""
        return tuple(dict.fromkeys(j.obligation.duty.id for j in self.judged if j.obligation.duty.id))

    @property
    def what(self) -> str:
        """How a message names it: what is owed, shortened."""
        return shortened(self.first.duty.deliverable or self.first.duty.id, 30)

    @property
    def name(self) -> str:
        """The name that was looked for, with period and department said."""
        return self.pattern.replace("{period}", str(self.period)).replace("{department}", self.department)

    @property
    def due(self) -> Moment | None:
        """The first due of its obligations."""
        dues = [j.due for j in self.judged if j.due is not None]
        return min(dues, key=lambda d: d.latest) if dues else None

    @property
    def handed_in(self) -> Moment | None:
        """The last time that the sheets say it was handed in."""
        found = [
            attempt.at
            for j in self.judged
            for attempt in (j.obligation.submission, j.obligation.resubmission)
            if attempt is not None and attempt.at is not None
        ]
        return max(found, key=lambda m: m.latest) if found else None

    def by_department(self) -> list[Expectation]:
        """The same for each department that owes it: one file may be owed by several."""
        owed: dict[str, list[Judged]] = {}
        for judged in self.judged:
            owed.setdefault(judged.obligation.duty.provider, []).append(judged)
        return [replace(self, owner=self.owner._replace(provider=p), judged=some) for p, some in owed.items()]

    def by_what(self) -> list[Expectation]:
        """The same for each thing that is owed, by workbook: rows that owe another thing are told of it, too."""
        owed: dict[tuple[str, str], list[Judged]] = {}
        for judged in self.judged:
            obligation = judged.obligation
            owed.setdefault((obligation.place.workbook, obligation.duty.deliverable), []).append(judged)
        return [replace(self, judged=some) for some in owed.values()]


class Kept(NamedTuple):
    """An obligation that names files, or whose papers are to be looked at; and the patterns of the files."""

    judged: Judged
    patterns: tuple[str, ...]

    def owed_in(self, period: Period) -> bool:
        """Whether its files are to be handed in for a period."""
        return self.judged.work not in EXEMPT and self.judged.obligation.period in (None, period)


def files_of(duties: Iterable[Duty]) -> dict[str, str]:
    """The files that a pack's duties name, or their patterns, by the duty's id."""
    return {d.id: str(d.extra["file"]) for d in duties if "file" in d.extra}


class Naming:
    """Finds out which files an obligation names."""

    def __init__(self, config: Config, pack_duties: Iterable[Duty] = ()) -> None:
        self._keys = {normal(key): pattern for key, pattern in config.files.items()}
        self._unused = {normal(key): key for key in config.files}
        self._numbers: dict[str, None] = {}
        self._pack = files_of(pack_duties)
        for duty in pack_duties:
            self._note(duty)
        self._may: dict[tuple[str, str, str], bool] = {}
        self._memo: dict[tuple[str, str, tuple[str, ...], str], tuple[str, ...]] = {}

    @property
    def by_words(self) -> bool:
        """Whether a row may name a file without writing its name: by its duty, what it promises, or its evidence."""
        return bool(self._keys or self._pack)

    def unused(self) -> Iterator[tuple[str, list[str]]]:
        """Keys of the settings that nothing was called so far, with the numbers of duties that are most like each."""
        from difflib import get_close_matches

        for key in self._unused.values():
            yield key, get_close_matches(key, self._numbers, NEAREST, 0.0)

    def may_name(self, duty_id: str, deliverable: str, evidence: str) -> bool:
        """Whether a row with these cells may name a file; False is certain."""
        if "." in evidence or "{" in evidence:
            return True
        key = (duty_id, deliverable, evidence if normal(evidence) in self._keys else "")
        if key not in self._may:
            if duty_id and self._unused:
                self._numbers[duty_id] = None
            known = any(text and normal(text) in self._keys for text in key) or duty_id in self._pack
            within = bool(self._keys) and any(len(k) >= SHORTEST and k in normal(deliverable) for k in self._keys)
            self._may[key] = known or within
        return self._may[key]

    def patterns(self, obligation: Obligation, evidence: str | None = None) -> tuple[str, ...]:
        """The files that an obligation names, from the surest source that names any.

        Args:
            evidence: what its row says as evidence; None for what its submission says.
        """
        duty = obligation.duty
        said = evidence
        if said is None:
            said = obligation.submission.evidence if obligation.submission else ""
        if "." not in said and "{" not in said and normal(said) not in self._keys:
            said = ""  # a voucher's number, as in most rows: no file's name, and not worth remembering
        key = (duty.id, duty.deliverable, duty.evidence, said)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._find(duty, said)
        return found

    def _note(self, duty: Duty, said: str = "") -> None:
        """Take note of which keys are for a row: also of those that another one comes before."""
        deliverable = normal(duty.deliverable)
        for wanted in (duty.id, *duty.evidence, said, duty.deliverable):
            self._unused.pop(normal(wanted), None)
        for key in [k for k in self._unused if len(k) >= SHORTEST and k in deliverable]:
            del self._unused[key]
        if duty.id:
            self._numbers[duty.id] = None

    def _find(self, duty: Duty, said: str) -> tuple[str, ...]:
        if self._keys:
            self._note(duty, said)
            deliverable = normal(duty.deliverable)
            for wanted in (duty.id, *duty.evidence, said, duty.deliverable):
                if wanted and (pattern := self._keys.get(normal(wanted))):
                    return (pattern,)
            for name, pattern in self._keys.items():
                if len(name) >= SHORTEST and name in deliverable:
                    return (pattern,)
        for texts in ([said], duty.evidence):
            found = tuple(name for text in texts for name in files_in(text))
            if found:
                return found
        return (self._pack[duty.id],) if duty.id in self._pack else ()


def expectations(
    kept: Iterable[Kept], workbooks: Mapping[str, Path], config: Config, period: Period
) -> list[Expectation]:
    """The files that obligations name, in the order of the obligations: each file once for each owner and period.

    Args:
        workbooks: name of a department's workbook → its path; a deliverable lies in that folder or below.
        period: of obligations that say none.
    """
    found: dict[tuple[str, Owner, Period], Expectation] = {}
    for one, patterns in kept:
        obligation = one.obligation
        when = obligation.period or period
        owner = owner_of(obligation, workbooks)
        for pattern in patterns:
            case = obligation.event.id if obligation.event else ""
            if "{case}" in pattern:
                pattern = pattern.replace("{case}", case or "*")
            folder = config.folder or owner.near
            expected = found.setdefault((plain(pattern), owner, when), Expectation(pattern, when, folder, owner))
            expected.judged.append(one)
    return list(found.values())


def owner_of(obligation: Obligation, workbooks: Mapping[str, Path]) -> Owner:
    """For whom an obligation's files are looked for."""
    book = workbooks.get(obligation.place.workbook)
    return Owner(book.parent if book else Path(), obligation.duty.provider, obligation.duty.receiver)
