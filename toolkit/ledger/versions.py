"""Which files a period rests on: their versions, the deliverables and tables beside them, and which are gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, and_, func, select

from toolkit.core.period import Period
from toolkit.ledger.reading import WHOLE, below, load, parts
from toolkit.ledger.records import ABSENT, PAPERS, FileFacts, Recorded, Texts, period_code
from toolkit.ledger.tables import FINDING, OBLIGATION, RUN, RUN_FILE, TALLY, WORKBOOK


def fingerprints(connection: Connection, number: int, run: int) -> tuple[list[str], dict[str, str]]:
    """The versions of a workbook that are as it was at a run: the last one up to it, and our own writes onto those.

    And of every version that we wrote the one that people had left: what they changed is told by that one, for our
    own next write, which tells it, makes yet another.
    """
    query = (
        select(RUN_FILE.c.run, RUN_FILE.c.fingerprint, RUN_FILE.c.after)
        .where(RUN_FILE.c.workbook == number, RUN_FILE.c.fingerprint != "")
        .order_by(RUN_FILE.c.run)
    )
    known: list[str] = []
    left: dict[str, str] = {}
    for at, read, after in connection.execute(query):
        if at <= run:
            known = [read]
        if read in known and after:
            known.append(after)
        if after:
            left[after] = left.get(read, read)
    return known, left


def known_versions(connection: Connection, number: int) -> set[str]:
    """Every version of a workbook that a run read or wrote."""
    query = select(RUN_FILE.c.fingerprint, RUN_FILE.c.after).where(RUN_FILE.c.workbook == number)
    return {version for row in connection.execute(query) for version in row if version}


def is_older(connection: Connection, number: int, run: int, file: FileFacts) -> bool:
    """Whether a workbook as one run read it is older than what others recorded of it meanwhile; or nobody can tell.

    Args:
        run: the last one that had recorded it when it was read.
    """
    read_by = RUN_FILE.c.workbook == number, RUN_FILE.c.fingerprint != ""
    query = select(RUN_FILE.c.fingerprint, RUN_FILE.c.after).where(*read_by).order_by(RUN_FILE.c.run.desc()).limit(1)
    other = connection.execute(query.where(RUN_FILE.c.run > run)).first()
    if other is None or file.fingerprint in other:
        return False
    before = connection.execute(query.where(RUN_FILE.c.run <= run)).first()
    # What the other one read was there before, and this one read something newer.
    return before is None or other.fingerprint != (before.after or before.fingerprint)


def still_lost(connection: Connection, written: Mapping[tuple[int, int], str]) -> set[tuple[int, int]]:
    """Which of these writes are still known of no run, by run and workbook: the run may have gone on since, and another
    one may have found them.

    Args:
        written: the version that each left.
    """
    runs = set(connection.execute(select(RUN.c.id).where(RUN.c.id.in_({r for r, _ in written}))).scalars())
    found = set()
    for (run, workbook), after in written.items():
        query = select(RUN_FILE.c.run).where(
            RUN_FILE.c.workbook == workbook, (RUN_FILE.c.run == run) | (RUN_FILE.c.after == after)
        )
        if run in runs and connection.execute(query).first() is None:
            found.add((run, workbook))
    return found


def last_versions(connection: Connection, period: Period) -> list[tuple[str, tuple[str, ...]]]:
    """Each workbook's path and versions as last read (and written) in the runs of a period.

    With the deliverables and tables that its last month-end looked into.
    """
    code = period_code(period)
    last = (
        select(RUN_FILE.c.workbook, func.max(RUN_FILE.c.run).label("run"))
        .join(TALLY, (TALLY.c.workbook == RUN_FILE.c.workbook) & (TALLY.c.period == code))
        .where(RUN_FILE.c.fingerprint != "")
        .group_by(RUN_FILE.c.workbook)
        .subquery()
    )
    query = (
        select(WORKBOOK.c.path, RUN_FILE.c.fingerprint, RUN_FILE.c.after)
        .join(last, WORKBOOK.c.id == last.c.workbook)
        .join(RUN_FILE, (RUN_FILE.c.workbook == last.c.workbook) & (RUN_FILE.c.run == last.c.run))
        .order_by(WORKBOOK.c.path)
    )
    found = [(path, (after,) if after else (read,)) for path, read, after in connection.execute(query)]
    read = ((path, (fingerprint,)) for path, (_, fingerprint) in papers(connection, period).items() if fingerprint)
    return sorted([*found, *read])


def papers(connection: Connection, period: Period, run: int | None = None) -> dict[str, tuple[str, str]]:
    """The deliverables and tables that the last month-end of a period looked into: by path, shape and fingerprint.

    With the folder that it was about, whose path ends in ``/``.

    Args:
        run: the last one of interest.
    """
    known = select(func.max(RUN.c.id)).where(
        RUN.c.period == period_code(period), RUN.c.command == WHOLE, RUN.c.finished == 1
    )
    if run is not None:
        known = known.where(RUN.c.id <= run)
    query = (
        select(WORKBOOK.c.path, RUN_FILE.c.shape, RUN_FILE.c.fingerprint)
        .join(RUN_FILE, WORKBOOK.c.id == RUN_FILE.c.workbook)
        .where(RUN_FILE.c.run == known.scalar_subquery(), RUN_FILE.c.shape.in_(PAPERS) | (WORKBOOK.c.name == ""))
    )
    return {path: (shape, fingerprint) for path, shape, fingerprint in connection.execute(query)}


def absent(
    connection: Connection, period: int, head: str, seen: Collection[str], texts: Texts
) -> dict[str, list[Recorded]]:
    """Workbooks below a folder that count in a period and were not seen: their obligations, by path."""
    counted = select(TALLY.c.workbook).where(TALLY.c.period == period)
    query = select(WORKBOOK.c.id, WORKBOOK.c.path).where(WORKBOOK.c.id.in_(counted), below(head))
    lost = {number: path for number, path in connection.execute(query) if path not in seen}
    found: dict[str, list[Recorded]] = {}
    for part in parts(sorted(lost)):
        o = OBLIGATION.c
        where = and_(o.workbook.in_(part), o.period == period, o.counts == 1)
        for number, recorded in load(connection, where, texts):
            found.setdefault(lost[number], []).append(recorded)
    return found


def once_read(connection: Connection, period: int, head: str) -> dict[str, tuple[int, bool]]:
    """The duty workbooks below a folder that month-ends of a period read: how many obligations the last of them had,
    and whether the period still counts on any. By path."""
    query = (
        select(WORKBOOK.c.path, RUN_FILE.c.obligations, WORKBOOK.c.id)
        .join(RUN_FILE, RUN_FILE.c.workbook == WORKBOOK.c.id)
        .join(RUN, RUN.c.id == RUN_FILE.c.run)
        .where(RUN.c.period == period, RUN.c.command == WHOLE, RUN_FILE.c.obligations > 0, below(head))
        .order_by(RUN.c.id)
    )
    counted = set(connection.execute(select(TALLY.c.workbook).where(TALLY.c.period == period)).scalars())
    return {path: (count, number in counted) for path, count, number in connection.execute(query)}


def left_over(connection: Connection, period: int, head: str, seen: Collection[str]) -> list[FileFacts]:
    """Workbooks below a folder that were not seen, and of which something still stands in a period."""
    counted = select(TALLY.c.workbook).where(TALLY.c.period == period)
    said = select(FINDING.c.workbook).where(FINDING.c.period == period, FINDING.c.run_to.is_(None))
    query = select(WORKBOOK.c.path, WORKBOOK.c.name, WORKBOOK.c.department).where(
        WORKBOOK.c.id.in_(counted.union(said)), WORKBOOK.c.name != "", below(head)
    )
    return [
        FileFacts(path, name, department=department, shape=ABSENT)
        for path, name, department in connection.execute(query)
        if path not in seen
    ]
