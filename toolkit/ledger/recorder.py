"""Recording a run: workbook by workbook, kept in bulk, as changes to what is there.

Each bulk is one transaction. A run that is killed leaves what it had kept, marked as not finished. What a closed period
holds is never changed. A run as of an earlier moment than a workbook's last one, or overtaken by a later run, is noted
but changes nothing: the ledger says how things stand, and such a run says how they stood. A moment that was
still to come is no such last one: what was recorded as of next year, by a slip, gives way to any later run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from toolkit.core.finding import Finding
from toolkit.core.obligation import Judged
from toolkit.crew import Crew, Task
from toolkit.ledger.bulk import Bulk, Item
from toolkit.ledger.fact_reader import MOST, FactReader
from toolkit.ledger.facts import Seen
from toolkit.ledger.reading import Before
from toolkit.ledger.records import (
    ABSENT,
    PAPERS,
    FileFacts,
    RunFacts,
    Texts,
    moment_code,
    period_code,
    text_id,
)
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import RUN, RUN_FILE, SETTINGS, WRITTEN
from toolkit.ledger.writes import next_number

BULK = 8_000
"""Obligations of one transaction: some forty workbooks."""


class Recorder:
    """Keeps one run. ``add`` each workbook, then ``finish``."""

    def __init__(self, ledger: Ledger, run: RunFacts, crew: Crew | None = None) -> None:
        """``crew``: keeps a bulk while the run goes on."""
        self._crew = crew
        self._under_way: tuple[Task[tuple[int, set[int]]], list[Item]] | None = None
        self.ledger = ledger
        self.run = run
        self.number = 0
        self._announced = 0
        self._items: list[Item] = []
        self._waiting = 0
        self._totals: Counter[str] = Counter()
        self._stored: set[int] = set()
        self.facts = self._fresh()

    def try_out(self) -> None:
        """See whether the ledger takes a run, and leave it as it is.

        Raises:
            CannotRunError: the ledger cannot be written.
        """
        with self.ledger.writing() as connection:
            self._begin(connection)
            connection.rollback()

    def announce(self) -> None:
        """Note that the run is under way: what it writes and does not come to record is known by that to be its own.

        Raises:
            CannotRunError: the ledger cannot be written.
        """
        with self.ledger.writing() as connection:
            number = self._begin(connection)
        self._announced = number

    def add(
        self,
        file: FileFacts,
        judged: Sequence[Judged],
        findings: Sequence[Finding],
        before: Before | None = None,
        seen: Sequence[Seen] | None = None,
        lost: Sequence[tuple[int, FileFacts]] = (),
    ) -> None:
        """Note one workbook; kept with the next bulk.

        Args:
            before: what the ledger has of it, if that was read already, with the texts of ``facts``.
            seen: the obligations as ``facts`` reads them, if that was done already.
            lost: what runs that did not finish wrote into it, by their numbers.

        Raises:
            CannotRunError: the ledger cannot be written.
        """
        self._items.append(Item(file, judged, findings, before, seen, lost))
        self._waiting += len(judged) + 20
        if self._waiting >= BULK:
            self.flush()

    def flush(self) -> None:
        """Keep what is waiting, all of it or nothing: now, or while the run goes on.

        Raises:
            CannotRunError: the ledger cannot be written; it may be the bulk before this one that was not kept.
        """
        self._settle()
        items, self._items, self._waiting = self._items, [], 0
        task = Task(partial(self._keep, items), len(items))
        self._under_way = task, items
        if self._crew is not None:
            self._crew.begin(task)
        else:
            task.run()
        if task.done:
            self._settle()

    def _keep(self, items: list[Item]) -> tuple[int, set[int]]:
        """Keep a bulk; the number of the run, and the texts that the ledger is known to have now."""
        with self.ledger.writing() as connection:
            if not self.number and self._announced:
                self._withdraw(connection)
            number = self.number or self._begin(connection)
            bulk = Bulk(connection, self.run, number, set(self._stored), self.facts)
            bulk.keep(items)
        return number, bulk.stored

    def _settle(self) -> None:
        """See to it that the bulk under way is kept."""
        if self._under_way is None:
            return
        (task, items), self._under_way = self._under_way, None
        if self._crew is not None:
            self._crew.finish(task)
        self.number, self._stored = task.result()
        if len(self.facts.texts.promises) + len(self.facts.texts.notes) > MOST:
            self.facts, self._stored = self._fresh(), set()
        self._totals.update(
            files=sum(1 for i in items if not (i.file.path.endswith("/") or i.file.shape in (*PAPERS, ABSENT))),
            obligations=sum(len(i.judged) for i in items),
            findings=sum(len(i.findings) for i in items),
            cells=sum(i.file.cells for i in items),
        )

    def finish(self, calendar: str = "") -> int:
        """Keep the rest and mark the run as finished; its number.

        Args:
            calendar: the work calendar that the run judged under, where it was not known at the beginning.
        """
        self.flush()
        self._settle()
        with self.ledger.writing() as connection:
            totals: dict[str, Any] = {n: self._totals[n] for n in ("files", "obligations", "findings", "cells")}
            totals |= {"finished": 1, "calendar": calendar or self.run.calendar}
            connection.execute(update(RUN).where(RUN.c.id == self.number).values(totals))
        return self.number

    def _fresh(self) -> FactReader:
        """Makes the facts of workbooks, with the texts that they mention, until there are too many of these."""
        return FactReader(Texts(), period_code(self.run.period))

    def _withdraw(self, connection: Connection) -> None:
        """Take the announcement back, with what others may have noted there of a run that still goes on.

        A run has the number of the moment at which it records first: it stands before those that look at things later.
        """
        for table, column in ((RUN, RUN.c.id), (RUN_FILE, RUN_FILE.c.run), (WRITTEN, WRITTEN.c.run)):
            connection.execute(delete(table).where(column == self._announced))

    def _begin(self, connection: Connection) -> int:
        run = self.run
        settings = text_id(f"{run.settings}\x1f{run.settings_text}")
        if connection.execute(select(SETTINGS.c.id).where(SETTINGS.c.id == settings)).first() is None:
            connection.execute(insert(SETTINGS).values(id=settings, label=run.settings, text=run.settings_text))
        number = next_number(connection, RUN)
        connection.execute(
            insert(RUN).values(
                id=number,
                at=moment_code(run.at),
                as_of=moment_code(run.as_of),
                period=period_code(run.period),
                command=run.command,
                version=run.version,
                calendar=run.calendar,
                settings=settings,
                operator=run.operator,
                files=0,
                obligations=0,
                findings=0,
                cells=0,
                finished=0,
            )
        )
        return number
