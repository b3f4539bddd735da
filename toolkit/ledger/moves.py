"""Workbooks that were renamed or moved: known again by what is in them, and called by their new path from then on.

Two things are never made one: where several files, or several workbooks of the ledger, might be meant, none is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, tuple_, update

from toolkit.ledger.facts import Seen
from toolkit.ledger.paths import series
from toolkit.ledger.reading import below, parts
from toolkit.ledger.records import Recorded
from toolkit.ledger.tables import OBLIGATION, RUN_FILE, STATE, TALLY, WORKBOOK

_SAMPLE = 200
"""Rows by which it is asked whether other workbooks hold the same."""


def last_versions(connection: Connection, where: ColumnElement[bool] | None = None) -> dict[str, str]:
    """The version of workbooks as each was last read, or as we left it then, by path.

    Args:
        where: which ones, None for all.
    """
    last = (
        select(RUN_FILE.c.workbook, func.max(RUN_FILE.c.run).label("run"))
        .where(RUN_FILE.c.fingerprint != "")
        .group_by(RUN_FILE.c.workbook)
    )
    if where is not None:
        last = last.where(RUN_FILE.c.workbook.in_(select(WORKBOOK.c.id).where(where)))
    known = last.subquery()
    query = (
        select(WORKBOOK.c.path, RUN_FILE.c.fingerprint, RUN_FILE.c.after)
        .join(known, WORKBOOK.c.id == known.c.workbook)
        .join(RUN_FILE, (RUN_FILE.c.workbook == known.c.workbook) & (RUN_FILE.c.run == known.c.run))
    )
    return {path: after or read for path, read, after in connection.execute(query)}


def at(path: str) -> ColumnElement[bool]:
    """The workbook of this path."""
    return WORKBOOK.c.path == path


def counting(connection: Connection, period: int) -> dict[str, int]:
    """The workbooks of which something counts in a period: their numbers by path."""
    counted = select(TALLY.c.workbook).where(TALLY.c.period == period)
    query = select(WORKBOOK.c.path, WORKBOOK.c.id).where(WORKBOOK.c.id.in_(counted))
    return {row.path: row.id for row in connection.execute(query)}


def same_content(
    new: Mapping[str, str], gone: Mapping[str, Collection[str]], there: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """New files with the content of workbooks that are gone: the old path by the new one.

    A file that may as well be a copy of one that is still there is none of them, unless its name says which it is.

    Args:
        new: the version of each file that the ledger does not know.
        gone, there: by version, the paths of the workbooks that are not where they were, and of the others.
    """
    by_version: dict[str, list[str]] = defaultdict(list)
    for path, version in new.items():
        by_version[version].append(path)
    found = {}
    for version, mine in by_version.items():
        lost, kept = gone.get(version, ()), there.get(version, ())
        if len(mine) == len(lost) == 1 and not kept:
            found[mine[0]] = next(iter(lost))
            continue
        names = [Counter(map(_name, paths)) for paths in (mine, lost, kept)]
        for old in lost:
            if [count[_name(old)] for count in names] == [1, 1, 0]:
                found[next(path for path in mine if _name(path) == _name(old))] = old
    return found


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def alike(before: Sequence[Recorded], now: Sequence[Seen]) -> bool:
    """Whether a file may be a recorded workbook that was edited: most of what either owes the other owes too, and most
    of what was typed into it is still there."""
    was, has = Counter((r.name, r.fact.promise) for r in before), Counter((s.name, s.fact.promise) for s in now)
    if 2 * (was & has).total() <= max(was.total(), has.total()):
        return False
    typed = Counter(filter(None, map(_typed, before)))
    return not typed or 2 * (typed & Counter(filter(None, map(_typed, now)))).total() > typed.total()


def _typed(row: Recorded | Seen) -> tuple[object, ...] | None:
    """What tells a row from one of the same template; None where nothing was typed."""
    said = (row.event_at, row.fact.submitted)
    return None if said == (None, None) else (row.name, row.fact.promise, *said)


def holding(connection: Connection, before: Sequence[Recorded]) -> set[int]:
    """The workbooks that hold most of what a recorded one holds, itself among them: rows that its template gave to
    others too, unless something was typed into them."""
    o, s = OBLIGATION.c, STATE.c
    told: tuple[tuple[str, ColumnElement[Any]], ...] = (("submitted", s.submitted), ("event_at", o.event_at))
    columns: list[ColumnElement[Any]] = [o.promise, o.period]
    keys: set[tuple[int | None, ...]] = {(r.fact.promise, r.period) for r in before}
    for name, column in told:
        values = [r.fact.submitted if name == "submitted" else r.event_at for r in before]
        if any(value is not None for value in values):
            rows = zip(before, values, strict=True)
            keys = {(r.fact.promise, r.period, value) for r, value in rows if value is not None}
            columns.append(column)
            break
    some = sorted(keys)[:_SAMPLE]
    held = (
        select(o.workbook, *columns)
        .join(STATE, (s.obligation == o.id) & s.run_to.is_(None))
        .where(tuple_(*columns).in_(some), o.counts == 1)
        .distinct()
        .subquery()
    )
    query = select(held.c.workbook, func.count()).group_by(held.c.workbook)
    return {workbook for workbook, count in connection.execute(query) if 2 * count > len(some)}


def folder_of(moved: Mapping[str, str], head: str, new: Collection[str], known: Collection[str]) -> str | None:
    """How the paths of a folder began that is now another: most of its files are known again under their names.

    Args:
        moved: the files that are known again: the old path by the new one.
        head: how the paths in the folder begin now.
        new: everything in it that the ledger did not know.
        known: the paths of the ledger.
    """
    heads: Counter[str] = Counter()
    for path, old in moved.items():
        rest = path.removeprefix(head)
        if path.startswith(head) and old.endswith("/" + rest):
            heads[old.removesuffix(rest)] += 1
    for was, count in heads.most_common(1):
        if was != head and 2 * count > sum(1 for path in new if was + path.removeprefix(head) in known):
            return was
    return None


def paths_below(connection: Connection, head: str) -> list[str]:
    """The paths that begin so."""
    return list(connection.execute(select(WORKBOOK.c.path).where(below(head))).scalars())


def rename(connection: Connection, moved: Mapping[str, str], head: str | None) -> dict[str, str]:
    """Call workbooks by their new paths; those that were: somebody else may have been faster.

    Args:
        moved: the old path by the new one.
        head: how the paths in the run's folder begin, from which workbooks are named; None: by their names alone.
    """
    numbers = _numbers(connection, {*moved, *moved.values()})
    done = {new: old for new, old in moved.items() if old in numbers}
    # A path is free that was never taken, or that of a workbook that moves away too.
    while taken := set(done) & set(numbers) - set(done.values()):
        done = {new: old for new, old in done.items() if new not in taken}
    if not done:
        return {}
    rows = [
        {
            "known": numbers[old],
            "new_path": new,
            "new_series": series(new),
            "new_name": "" if new.endswith("/") else _name(new) if head is None else new.removeprefix(head),
            "aside": f"\x1f{numbers[old]}",
        }
        for new, old in done.items()
    ]
    here = update(WORKBOOK).where(WORKBOOK.c.id == bindparam("known"))
    connection.execute(here.values(path=bindparam("aside")), rows)  # first: two may have changed places
    connection.execute(here.values({name: bindparam(f"new_{name}") for name in ("path", "series", "name")}), rows)
    return done


def _numbers(connection: Connection, paths: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in parts(sorted(paths)):
        for path, number in connection.execute(select(WORKBOOK.c.path, WORKBOOK.c.id).where(WORKBOOK.c.path.in_(part))):
            found[path] = number
    return found
