"""Some workbooks of a run in one transaction: what is new, what changed, what is gone."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, update

from toolkit.core.finding import Finding
from toolkit.core.obligation import Judged
from toolkit.ledger import finding_rows, reading
from toolkit.ledger.carried import copies, perhaps_earlier, with_periods
from toolkit.ledger.cells import pack
from toolkit.ledger.closing import Closing
from toolkit.ledger.fact_reader import FactReader
from toolkit.ledger.facts import Seen
from toolkit.ledger.matching import match
from toolkit.ledger.paths import series
from toolkit.ledger.reading import Before
from toolkit.ledger.records import (
    ABSENT,
    Fact,
    FileFacts,
    Recorded,
    RunFacts,
    moment_code,
    period_code,
    short_name,
)
from toolkit.ledger.steps import held
from toolkit.ledger.tables import OBLIGATION, WORKBOOK
from toolkit.ledger.versions import is_older, still_lost
from toolkit.ledger.writes import Rows, next_number, write

_Alike = dict[tuple[int | None, int | None], deque[Recorded]]
"""Obligations of one name by business date and due."""


@dataclass(frozen=True, slots=True)
class Item:
    """One workbook of a run."""

    file: FileFacts
    judged: Sequence[Judged]
    findings: Sequence[Finding]
    before: Before | None = None  # as already read, with the texts of the recorder
    seen: Sequence[Seen] | None = None  # what was judged, as facts with those texts
    lost: Sequence[tuple[int, FileFacts]] = ()  # what runs that did not finish wrote into it, by their numbers


class Bulk:
    """One transaction's worth of workbooks."""

    def __init__(self, connection: Connection, run: RunFacts, number: int, stored: set[int], facts: FactReader) -> None:
        self.connection = connection
        self.of = run.period
        self.period = period_code(run.period)
        self.as_of = moment_code(run.as_of) or 0
        self.number = number
        self.stored = stored
        self.facts = facts
        self.texts = facts.texts
        self.rows = Rows()
        self.closings: dict[int, Closing] = reading.closings(connection)
        self._overtaken: set[int] = set()
        self._next_obligation = next_number(connection, OBLIGATION)

    def keep(self, items: Sequence[Item]) -> None:
        """Keep these workbooks."""
        found = [item.seen if item.seen is not None else self._seen(item) for item in items]
        frozen = {i.file.path for i, rows in zip(items, found, strict=True) if self._is_frozen(rows)}
        before = self._workbooks(items, frozen)
        periods = {self.period} | {s.period for rows in found for s in rows}
        current = [before[i.file.path] for i in items if self._is_current(before[i.file.path])]
        for item in items:
            known, fresh = item.before, before[item.file.path]
            if known is not None and known.last_run == fresh.last_run and fresh.last_run:
                fresh.obligations.extend(known.obligations)
        todo = [b for b in current if b.last_run and not b.obligations]
        if todo:
            reading.fill(self.connection, todo, periods, self.texts)
        marks = periods | set(self.closings)
        standing: dict[int, list[Any]] = defaultdict(list)
        for row in reading.open_findings(self.connection, [b.number for b in current if b.last_run], marks):
            standing[row["workbook"]].append(row)
        for item, rows in zip(items, found, strict=True):
            workbook = before[item.file.path]
            if item.file.shape != ABSENT:
                self._file(self.number, item.file, workbook.number, len(rows))
            if self._is_current(workbook):
                if item.judged or not item.file.error:
                    self._obligations(workbook, rows, item.file.path)
                there = standing[workbook.number]
                new, ended = finding_rows.compared(item.findings, there, self.period, {s.period for s in rows})
                self.rows.findings += [(workbook.number, *key, self.number, None) for key in new]
                self.rows.findings_ended += ended
        self._lost(items, before)
        write(self.connection, self.rows, self.number, self.period, self.texts, self.stored, self.closings)

    def _seen(self, item: Item) -> Sequence[Seen]:
        now = self.facts.read(item.judged)
        asked = perhaps_earlier(now, self.of, self.texts)
        return with_periods(self.connection, item.file.path, now, asked, self.of, self.texts) if asked else now

    def _lost(self, items: Sequence[Item], before: Mapping[str, Before]) -> None:
        """What runs that did not finish wrote, as theirs."""
        found = {(run, before[item.file.path].number): file for item in items for run, file in item.lost}
        if found:
            for run, workbook in sorted(still_lost(self.connection, {key: f.after for key, f in found.items()})):
                self._file(run, found[run, workbook], workbook, 0)

    def _is_current(self, before: Before) -> bool:
        current = before.last_run < self.number and not before.is_ahead(self.as_of)
        return current and before.number not in self._overtaken

    def _is_frozen(self, rows: Sequence[Seen]) -> bool:
        """Whether a run over rows like these changes no status, because all their periods are closed."""
        return self.period in self.closings and all(row.period in self.closings for row in rows)

    def _workbooks(self, items: Sequence[Item], frozen: Collection[str]) -> dict[str, Before]:
        """Every workbook of the bulk, with a number; what is known of it is brought up to date.

        A ``frozen`` one stays as of when it was closed: once it is reopened, a run as of that moment is no look back.
        """
        files = {item.file.path: item.file for item in items}
        before = reading.workbooks(self.connection, files)
        self._overtaken = {
            there.number
            for item in items
            if (there := before.get(item.file.path)) and (had := item.before) and there.last_run > had.last_run
            # Another run recorded it since this one read it.
            if is_older(self.connection, there.number, had.last_run, item.file)
        }
        number = next_number(self.connection, WORKBOOK)
        changed = []
        for path, file in files.items():
            known = before.get(path)
            as_of = self.as_of if path not in frozen else known.last_as_of if known else 0
            row = {"department": file.department, "last_run": self.number, "last_as_of": as_of}
            if known is None:
                before[path] = Before(number)
                self.rows.workbooks.append((number, path, series(path), file.name, *row.values()))
                number += 1
            elif self._is_current(known):
                changed.append({"known": known.number} | row)
        if changed:
            columns = ("department", "last_run", "last_as_of")
            self.connection.execute(
                update(WORKBOOK)
                .where(WORKBOOK.c.id == bindparam("known"))
                .values({name: bindparam(name) for name in columns}),
                changed,
            )
        return before

    def _file(self, run: int, file: FileFacts, workbook: int, obligations: int) -> None:
        row = (run, workbook, file.fingerprint, file.after, file.shape, file.error, obligations)
        self.rows.files.append((*row, file.cells, file.backup))
        if file.changes:
            self.rows.written.append((run, workbook, pack(file.changes)))

    # -- obligations -----------------------------------------------------------------------------------------------

    def _obligations(self, workbook: Before, now: Sequence[Seen], path: str) -> None:
        here = {r.period for r in workbook.obligations if r.counts}
        own = self._own_of_closed(workbook, path)
        ordinals: Counter[str] = Counter()
        for recorded in workbook.obligations:
            ordinals[recorded.name] = max(ordinals[recorded.name], recorded.ordinal + 1)
        carried: dict[int, dict[str, _Alike]] = {}
        for old, new, sure in match(workbook.obligations, now):
            code = old.period if old else new.period if new else self.period
            closed = code in self.closings
            if old is not None and new is not None:
                if not closed or not (old.counts or old.number in own):
                    self._change(workbook.number, old, new, sure)
            elif new is not None:
                if closed and (code in here or code == self.period):
                    continue  # a row added since: a finding, but no obligation of the period as it was closed
                if code != self.period and not closed:
                    if code not in carried:
                        carried[code] = self._elsewhere(workbook.number, series(path), code)
                    if theirs := carried[code].get(new.name):
                        self.rows.uncounted.append(_taken(theirs, new).number)
                self._add(workbook.number, new, ordinals[new.name], counts=not closed)
                ordinals[new.name] += 1
            elif old is not None and code == self.period and not closed:
                self.rows.ended.append(old.number)
                self.rows.uncounted.append(old.number)
                self.rows.touched.add((workbook.number, code))

    def _own_of_closed(self, workbook: Before, path: str) -> frozenset[int]:
        """What the month's own workbook owed as it was closed, though it counts where it was carried to."""
        mine = [r for r in workbook.obligations if not r.counts and r.period == self.period in self.closings]
        return frozenset(r.number for r in mine) - copies(self.connection, path, mine)

    def _elsewhere(self, workbook: int, in_series: str, period: int) -> dict[str, _Alike]:
        """What counts in other workbooks of a series, by name: last month's copy, of which this one may go on."""
        found: dict[str, _Alike] = defaultdict(lambda: defaultdict(deque))
        there = reading.same_series(self.connection, workbook, in_series, period, self.texts)
        for recorded in sorted(there, key=lambda r: r.fact.submitted is not None):  # what is open was carried over
            found[recorded.name][recorded.event_at, recorded.fact.due].append(recorded)
        return found

    def _change(self, workbook: int, old: Recorded, new: Seen, sure: bool) -> None:
        fact, had = new.fact, old.fact
        if had.review is None:  # an earlier version did not ask: that it is known now is no change
            had = had._replace(review=fact.review, evidence=fact.evidence)
        if fact == old.fact:
            return
        base = held(had, new) if sure else None
        if base is not None:
            fact = fact._replace(held=base)
            if fact == old.fact:
                return
        if fact[:_ROW] == had[:_ROW] and fact[_ROW + 1 :] == had[_ROW + 1 :]:
            said = {"said": fact.review, "beside": fact.evidence}
            self.rows.moved.append({"known": old.number, "at": fact.row, **said})
            self._said(fact)
            return
        self.rows.ended.append(old.number)
        self._state(old.number, fact, None)
        self.rows.touched.add((workbook, old.period))

    def _add(self, workbook: int, new: Seen, ordinal: int, *, counts: bool) -> None:
        number = self._next_obligation
        self._next_obligation += 1
        promise = self.texts.promises[new.fact.promise]
        name = short_name(new.name, promise, new.period)
        row = (number, workbook, new.fact.promise, new.period, name, new.event_at, ordinal, int(counts))
        self.rows.obligations.append(row)
        self._state(number, new.fact, new.fact.promise)
        if counts:
            self.rows.touched.add((workbook, new.period))

    def _state(self, obligation: int, fact: Fact, promise: int | None) -> None:
        own = None if fact.promise == promise else fact.promise
        self.rows.states.append((obligation, self.number, None, own, *fact[1:]))
        self.rows.promises.add(fact.promise)
        self.rows.notes.add(fact.note)
        self._said(fact)

    def _said(self, fact: Fact) -> None:
        if fact.review:
            self.rows.notes.add(fact.review)


def _taken(theirs: _Alike, new: Seen) -> Recorded:
    """The one of an earlier copy's obligations of a name that a row goes on, taken from them.

    Cases without a number have one name (提车单): the business date and the due tell them apart.
    """
    exact = new.event_at, new.fact.due
    key = exact if exact in theirs else next(iter(theirs))
    old = theirs[key].popleft()
    if not theirs[key]:
        del theirs[key]
    return old


_ROW = Fact._fields.index("row")
