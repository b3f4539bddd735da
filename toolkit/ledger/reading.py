"""What is recorded of workbooks: their obligations with the present facts, and the sign-offs of periods."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.ledger.closing import Basis, Closing, OpenItems, Role, Signoff, Standing, standing
from toolkit.ledger.records import (
    Fact,
    Promise,
    Recorded,
    Texts,
    moment_of,
    period_code,
    period_of,
    whole_name,
)
from toolkit.ledger.tables import (
    FINDING,
    NOTE,
    OBLIGATION,
    PERIOD,
    PROMISE,
    RUN,
    RUN_FILE,
    SETTINGS,
    SIGNOFF,
    STATE,
    TALLY,
    WORKBOOK,
)

T = TypeVar("T")
WHOLE = "month-end"
"""The command that looks at everything that is expected of a period."""
_MANY = 500
"""Values in one IN list: SQLite and PostgreSQL both take them without trouble."""
_FACT = (
    STATE.c.promise,
    STATE.c.sheet_row,
    STATE.c.work,
    STATE.c.timeliness,
    STATE.c.due,
    STATE.c.nominal,
    STATE.c.submitted,
    STATE.c.resubmitted,
    STATE.c.rework_due,
    STATE.c.rework,
    STATE.c.days_late,
    STATE.c.score,
    STATE.c.provisional,
    STATE.c.held,
    STATE.c.note,
    STATE.c.first_right,
    STATE.c.review,
    STATE.c.evidence,
)


@dataclass(frozen=True, slots=True)
class Before:
    """A workbook as the ledger has it. ``last_run`` 0: not at all."""

    number: int = 0
    last_run: int = 0
    last_as_of: int = 0
    last_at: int = 0
    obligations: list[Recorded] = field(default_factory=list)

    def is_ahead(self, as_of: int) -> bool:
        """Whether it stands as of a later moment than this one. A moment that was still to come when it was recorded,
        next year's by a slip, is no way how things stand: it would keep all runs out until then."""
        return as_of < self.last_as_of <= self.last_at


def workbooks(connection: Connection, paths: Iterable[str]) -> dict[str, Before]:
    """The workbooks of these paths that the ledger has, without their obligations."""
    found = {}
    for part in parts(sorted(set(paths))):
        for path, *rest in connection.execute(_known().where(WORKBOOK.c.path.in_(part))):
            found[path] = Before(*rest)
    return found


def workbooks_below(connection: Connection, head: str) -> dict[str, Before]:
    """The same for those whose paths begin so."""
    return {path: Before(*rest) for path, *rest in connection.execute(_known().where(below(head)))}


def below(head: str) -> ColumnElement[bool]:
    """The workbooks whose paths begin so. Not LIKE, for which SQLite takes Shop/ and shop/ to be one folder."""
    return func.substr(WORKBOOK.c.path, 1, len(head)) == head


def _known() -> Select[Any]:
    w = WORKBOOK.c
    last = func.coalesce(RUN.c.at, 0)
    return select(w.path, w.id, w.last_run, w.last_as_of, last).outerjoin(RUN, RUN.c.id == w.last_run)


def unfinished(connection: Connection) -> dict[int, Moment]:
    """The runs that were begun and did not finish, or not yet, with the moments as of which they judged."""
    query = select(RUN.c.id, RUN.c.as_of).where(RUN.c.finished == 0)
    return {number: _moment(as_of) for number, as_of in connection.execute(query)}


def settings_of_runs(connection: Connection, period: Period | None = None) -> list[str]:
    """Where the settings of runs lay, as it was recorded, the latest first.

    Args:
        period: the one that the runs were about; None: any.
    """
    query = select(SETTINGS.c.label).join(RUN, RUN.c.settings == SETTINGS.c.id)
    if period is not None:
        query = query.where(RUN.c.period == period_code(period))
    latest = func.max(RUN.c.id)
    return list(connection.execute(query.group_by(SETTINGS.c.label).order_by(latest.desc())).scalars())


def first_settings(connection: Connection) -> str:
    """Where the settings of the first run lay; empty where there was none."""
    query = select(SETTINGS.c.label).join(RUN, RUN.c.settings == SETTINGS.c.id).order_by(RUN.c.id).limit(1)
    return connection.execute(query).scalar() or ""


def fill(connection: Connection, before: Collection[Before], periods: Collection[int], texts: Texts) -> None:
    """Add the present obligations of some periods to workbooks, and the texts that they mention."""
    by_number = {b.number: b for b in before}
    rows: list[tuple[int, Recorded]] = []
    for part in parts(list(by_number)):
        rows += load(connection, OBLIGATION.c.workbook.in_(part) & OBLIGATION.c.period.in_(list(periods)), texts)
    for number, recorded in rows:
        by_number[number].obligations.append(recorded)


def load(connection: Connection, where: ColumnElement[bool], texts: Texts) -> list[tuple[int, Recorded]]:
    """Present obligations with the number of their workbook, and the texts that they mention."""
    o = OBLIGATION.c
    query = (
        select(o.workbook, o.id, o.promise, o.period, o.name, o.event_at, o.ordinal, o.counts, *_FACT)
        .join(STATE, (STATE.c.obligation == o.id) & STATE.c.run_to.is_(None))
        .where(where)
    )
    rows = connection.execute(query).fetchall()
    known = texts.promises
    notes = {r[22] for r in rows} | {r[24] for r in rows if r[24]}
    learn(connection, {r[2] for r in rows} | {r[8] for r in rows if r[8]}, notes, texts)
    found = []
    for workbook, number, promise, period, name, event_at, ordinal, counts, *fact in rows:
        fact[0] = fact[0] or promise
        whole = whole_name(name, known[promise], period)
        recorded = Recorded(number, whole, period, event_at, ordinal, Fact._make(fact), bool(counts))
        found.append((workbook, recorded))
    return found


def learn(connection: Connection, promises: Iterable[int], notes: Iterable[int], texts: Texts) -> None:
    """Read the promises and notes that are not known yet."""
    for part in parts([p for p in promises if p not in texts.promises]):
        for number, *words in connection.execute(select(PROMISE).where(PROMISE.c.id.in_(part))):
            texts.promises[number] = Promise(*words)
    for part in parts([n for n in notes if n not in texts.notes]):
        for number, text in connection.execute(select(NOTE).where(NOTE.c.id.in_(part))):
            texts.notes[number] = text


def signoffs(connection: Connection, period: int | None = None) -> dict[int, list[Signoff]]:
    """All sign-offs, by period, in the order in which they were made."""
    query = select(SIGNOFF).order_by(SIGNOFF.c.id)
    if period is not None:
        query = query.where(SIGNOFF.c.period == period)
    found: dict[int, list[Signoff]] = defaultdict(list)
    for row in connection.execute(query):
        accepted = json.loads(row.accepted)
        accepted["changed"] = tuple(accepted.get("changed", ()))
        found[row.period].append(
            Signoff(
                period_of(row.period),
                Role(row.role),
                row.by_name,
                _moment(row.at),
                row.run,
                _moment(row.as_of),
                row.reason,
                OpenItems(**accepted),
            )
        )
    return found


def standings(connection: Connection) -> dict[int, Standing]:
    """Where every period stands that was ever signed."""
    changed = {row.id: row.changed_run for row in connection.execute(select(PERIOD))}
    made = signoffs(connection)
    return {code: standing(period_of(code), some, changed.get(code, 0)) for code, some in made.items()}


def closings(connection: Connection) -> dict[int, Closing]:
    """The closed periods."""
    return {code: s.closing for code, s in standings(connection).items() if s.closing is not None}


def basis(connection: Connection, period: Period) -> Basis:
    """What a sign-off for a period would rest on, as far as the ledger knows (workbooks changed since it does not).

    There is nothing to rest on before a month-end: a check of single workbooks misses no department.
    """
    code = period_code(period)
    runs = select(RUN.c.id, RUN.c.as_of).where(RUN.c.period == code, RUN.c.finished == 1).order_by(RUN.c.id.desc())
    run = connection.execute(runs.limit(1)).first()
    whole = connection.execute(runs.where(RUN.c.command == WHOLE).limit(1)).first()
    changed = connection.execute(select(PERIOD.c.changed_run).where(PERIOD.c.id == code)).scalar() or 0
    findings = connection.execute(
        select(func.count()).where(
            FINDING.c.period == code, FINDING.c.run_to.is_(None), FINDING.c.severity.in_(("error", "warning"))
        )
    ).scalar_one()
    counted = connection.execute(
        select(
            func.coalesce(func.sum(TALLY.c.overdue), 0), func.coalesce(func.sum(TALLY.c.due_soon + TALLY.c.not_due), 0)
        ).where(TALLY.c.period == code)
    ).one()
    items = OpenItems(findings, int(counted[0]), int(counted[1]))
    if run is None or whole is None:
        return Basis(changed_run=changed, open=items)
    later = _later(connection, code, whole.id, whole.as_of)
    if later is not None:
        items = replace(items, behind=str(_moment(whole.as_of)))
    return Basis(run.id, _moment(later or whole.as_of), changed, items)


def _later(connection: Connection, period: int, run: int, as_of: int) -> int | None:
    """The latest moment as of which workbooks stand that a month-end read and, since it was a look back, left so."""
    w = WORKBOOK.c
    counted = select(TALLY.c.workbook).where(TALLY.c.period == period)
    query = (
        select(func.max(w.last_as_of))
        .join(RUN_FILE, (RUN_FILE.c.workbook == w.id) & (RUN_FILE.c.run == run))
        .join(RUN, RUN.c.id == w.last_run)
        .where(w.id.in_(counted), w.last_run < run, w.last_as_of > as_of, w.last_as_of <= RUN.c.at)
    )
    found: int | None = connection.execute(query).scalar()
    return found


def late_changes(connection: Connection, period: Period) -> int:
    """How many changes since the closing stand in the workbooks, as of their last check."""
    query = select(func.count()).where(
        FINDING.c.period == period_code(period),
        FINDING.c.run_to.is_(None),
        FINDING.c.rule == "late-change",
        FINDING.c.severity != "info",
    )
    return int(connection.execute(query).scalar_one())


def same_series(connection: Connection, workbook: int, series: str, period: int, texts: Texts) -> list[Recorded]:
    """Obligations of a period that count in other workbooks of a series: last month's copy of the same sheet."""
    others = select(WORKBOOK.c.id).where(WORKBOOK.c.series == series, WORKBOOK.c.id != workbook)
    where = OBLIGATION.c.workbook.in_(others) & (OBLIGATION.c.period == period) & (OBLIGATION.c.counts == 1)
    return [recorded for _, recorded in load(connection, where, texts)]


def open_findings(
    connection: Connection, numbers: Collection[int], periods: Collection[int]
) -> list[Mapping[str, Any]]:
    """Findings of workbooks that still stand, for some periods."""
    found: list[Mapping[Any, Any]] = []
    for part in parts(list(numbers)):
        query = select(FINDING).where(
            FINDING.c.workbook.in_(part), FINDING.c.period.in_(list(periods)), FINDING.c.run_to.is_(None)
        )
        found.extend(connection.execute(query).mappings())
    return found


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Values in pieces that fit into one IN list."""
    return (values[i : i + _MANY] for i in range(0, len(values), _MANY))


def _moment(code: int) -> Moment:
    found = moment_of(code)
    assert found is not None
    return found
