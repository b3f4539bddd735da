"""The ledger's schema, version by version, as numbered steps that are only ever added to.

A new ledger takes every step from the first, as an old one takes those it lacks: there is one way to the present shape.
Statements are plain SQL that SQLite and PostgreSQL share; ``{key}``, ``{blob}`` and the like are what they say
differently, or only one of them must.
All numbers of rows are given by us, under the lock that every writer holds, so no step needs a sequence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TYPES = {
    "sqlite": {"key": "INTEGER", "blob": "BLOB", "without_rowid": " WITHOUT ROWID", "with_id": "", "widen": ""},
    "postgresql": {
        "key": "BIGINT",
        "blob": "BYTEA",
        "without_rowid": "",
        "with_id": " INCLUDE (id)",
        "widen": "ALTER TABLE obligation ALTER COLUMN ordinal TYPE INTEGER",
    },
}

# 1: runs, what they read and wrote, and obligations as changes: a state holds from one run up to another.
_RUNS = """
CREATE TABLE settings (id BIGINT NOT NULL PRIMARY KEY, label TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE run (
    id {key} NOT NULL PRIMARY KEY, at BIGINT NOT NULL, as_of BIGINT NOT NULL, period INTEGER NOT NULL,
    command TEXT NOT NULL, version TEXT NOT NULL, calendar TEXT NOT NULL, settings BIGINT NOT NULL,
    operator TEXT NOT NULL, files INTEGER NOT NULL, obligations INTEGER NOT NULL, findings INTEGER NOT NULL,
    cells INTEGER NOT NULL, finished SMALLINT NOT NULL);
CREATE INDEX run_period ON run (period, id);
CREATE TABLE workbook (
    id {key} NOT NULL PRIMARY KEY, path TEXT NOT NULL UNIQUE, series TEXT NOT NULL, name TEXT NOT NULL,
    department TEXT NOT NULL, last_run BIGINT NOT NULL, last_as_of BIGINT NOT NULL);
CREATE INDEX workbook_series ON workbook (series);
CREATE TABLE run_file (
    run BIGINT NOT NULL, workbook BIGINT NOT NULL, fingerprint TEXT NOT NULL, after TEXT NOT NULL, shape TEXT NOT NULL,
    error TEXT NOT NULL, obligations INTEGER NOT NULL, cells INTEGER NOT NULL, backup TEXT NOT NULL,
    PRIMARY KEY (run, workbook)){without_rowid};
CREATE INDEX run_file_workbook ON run_file (workbook, run);
CREATE TABLE written (
    run BIGINT NOT NULL, workbook BIGINT NOT NULL, cells {blob} NOT NULL, PRIMARY KEY (run, workbook)){without_rowid};
CREATE TABLE promise (
    id BIGINT NOT NULL PRIMARY KEY, duty TEXT NOT NULL, provider TEXT NOT NULL, receiver TEXT NOT NULL,
    deliverable TEXT NOT NULL, phrase TEXT NOT NULL, owner TEXT NOT NULL);
CREATE INDEX promise_duty ON promise (duty);
CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE obligation (
    id {key} NOT NULL PRIMARY KEY, workbook BIGINT NOT NULL, promise BIGINT NOT NULL, period INTEGER NOT NULL,
    name TEXT NOT NULL, event_at BIGINT, ordinal SMALLINT NOT NULL, counts SMALLINT NOT NULL);
CREATE INDEX obligation_workbook ON obligation (workbook, period);
CREATE INDEX obligation_promise ON obligation (promise, period);
CREATE TABLE state (
    obligation BIGINT NOT NULL, run_from BIGINT NOT NULL, run_to BIGINT, promise BIGINT, sheet_row INTEGER NOT NULL,
    work SMALLINT NOT NULL, timeliness SMALLINT NOT NULL, due BIGINT, nominal BIGINT, submitted BIGINT,
    resubmitted BIGINT, rework_due BIGINT, rework SMALLINT, days_late INTEGER, score DOUBLE PRECISION,
    provisional SMALLINT NOT NULL, held SMALLINT, note BIGINT NOT NULL,
    PRIMARY KEY (obligation, run_from)){without_rowid};
CREATE INDEX state_ended ON state (run_to) WHERE run_to IS NOT NULL;
CREATE TABLE finding (
    id {key} NOT NULL PRIMARY KEY, workbook BIGINT NOT NULL, period INTEGER NOT NULL, rule TEXT NOT NULL,
    severity TEXT NOT NULL, place TEXT NOT NULL, sheet TEXT NOT NULL, sheet_row INTEGER NOT NULL,
    sheet_column INTEGER NOT NULL, params TEXT NOT NULL, run_from BIGINT NOT NULL, run_to BIGINT);
CREATE INDEX finding_workbook ON finding (workbook, period);
CREATE INDEX finding_period ON finding (period, run_to)
"""

# 2: sign-offs, and the last run that changed a status of a period: what was prepared before it is out of date.
_CLOSING = """
CREATE TABLE signoff (
    id {key} NOT NULL PRIMARY KEY, period INTEGER NOT NULL, role TEXT NOT NULL, by_name TEXT NOT NULL,
    at BIGINT NOT NULL, run BIGINT NOT NULL, as_of BIGINT NOT NULL, reason TEXT NOT NULL, accepted TEXT NOT NULL);
CREATE INDEX signoff_period ON signoff (period, id);
CREATE TABLE period (id INTEGER NOT NULL PRIMARY KEY, changed_run BIGINT NOT NULL);
INSERT INTO period (id, changed_run)
    SELECT o.period, max(s.run_from) FROM obligation o JOIN state s ON s.obligation = o.id GROUP BY o.period
"""

# 3: counts by workbook, period and who serves whom, so that trends over millions of obligations come at once.
_TALLY = """
CREATE TABLE tally (
    workbook BIGINT NOT NULL, period INTEGER NOT NULL, provider TEXT NOT NULL, receiver TEXT NOT NULL,
    obligations INTEGER NOT NULL, on_time INTEGER NOT NULL, late INTEGER NOT NULL, overdue INTEGER NOT NULL,
    due_soon INTEGER NOT NULL, not_due INTEGER NOT NULL, undetermined INTEGER NOT NULL, exempt INTEGER NOT NULL,
    rejected INTEGER NOT NULL, days_late BIGINT NOT NULL, scored INTEGER NOT NULL, score DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (period, workbook, provider, receiver)){without_rowid};
CREATE INDEX tally_provider ON tally (provider, period);
CREATE INDEX tally_workbook ON tally (workbook, period);
INSERT INTO tally SELECT o.workbook, o.period, p.provider, p.receiver, count(*),
    sum(CASE WHEN s.timeliness = 3 THEN 1 ELSE 0 END), sum(CASE WHEN s.timeliness = 4 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.timeliness = 2 THEN 1 ELSE 0 END), sum(CASE WHEN s.timeliness = 1 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.timeliness = 0 THEN 1 ELSE 0 END), sum(CASE WHEN s.timeliness = 5 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.work >= 5 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.work = 3 OR s.resubmitted IS NOT NULL THEN 1 ELSE 0 END),
    coalesce(sum(s.days_late), 0), count(s.score), coalesce(sum(s.score), 0)
    FROM obligation o JOIN state s ON s.obligation = o.id AND s.run_to IS NULL
    JOIN promise p ON p.id = coalesce(s.promise, o.promise)
    WHERE o.counts = 1 GROUP BY o.workbook, o.period, p.provider, p.receiver
"""

# 4: what the receiver said first: 1 accepted as first handed in, 0 anything else, NULL nothing yet. Of what is older it
# is known as far as status and second submissions tell; the next check of a workbook says it exactly.
_REVIEWS = """
ALTER TABLE state ADD COLUMN first_right SMALLINT;
UPDATE state SET first_right = CASE WHEN work = 4 AND resubmitted IS NULL THEN 1 ELSE 0 END
    WHERE work IN (3, 4) OR resubmitted IS NOT NULL;
ALTER TABLE tally ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN first_right INTEGER NOT NULL DEFAULT 0;
DELETE FROM tally;
INSERT INTO tally SELECT o.workbook, o.period, p.provider, p.receiver, count(*),
    sum(CASE WHEN s.timeliness = 3 THEN 1 ELSE 0 END), sum(CASE WHEN s.timeliness = 4 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.timeliness = 2 THEN 1 ELSE 0 END), sum(CASE WHEN s.timeliness = 1 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.timeliness = 0 THEN 1 ELSE 0 END), sum(CASE WHEN s.timeliness = 5 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.work >= 5 THEN 1 ELSE 0 END),
    sum(CASE WHEN s.work = 3 OR s.resubmitted IS NOT NULL THEN 1 ELSE 0 END),
    coalesce(sum(s.days_late), 0), count(s.score), coalesce(sum(s.score), 0),
    count(s.first_right), coalesce(sum(s.first_right), 0)
    FROM obligation o JOIN state s ON s.obligation = o.id AND s.run_to IS NULL
    JOIN promise p ON p.id = coalesce(s.promise, o.promise)
    WHERE o.counts = 1 GROUP BY o.workbook, o.period, p.provider, p.receiver
"""

# 5: which obligations of a duty count in a period, out of the index alone: else each would be looked up where it lies.
# And what a run changed in its order, so that the first few need no sorting of a hundred thousand.
_BY_PROMISE = """
DROP INDEX obligation_promise;
CREATE INDEX obligation_promise ON obligation (promise, period, counts){with_id};
DROP INDEX state_ended;
CREATE INDEX state_ended ON state (run_to, obligation) WHERE run_to IS NOT NULL
"""

# 6: findings in the order in which they are listed, so that the first come at once.
_LATEST_FINDINGS = """
CREATE INDEX finding_run ON finding (run_from DESC, id)
"""

# 7: a sheet that numbers nothing may have more than 32,767 rows of one name. In SQLite numbers have no width.
_MANY_OF_ONE_NAME = "{widen}"

# 8: what people said besides dates and scores: the id of a note, 0 where nothing was said; and the evidence. Of what is
# older nobody knows it, until the next check of a workbook whose period is open.
_SAID = """
ALTER TABLE state ADD COLUMN review BIGINT;
ALTER TABLE state ADD COLUMN evidence TEXT
"""

STEPS: tuple[str, ...] = (_RUNS, _CLOSING, _TALLY, _REVIEWS, _BY_PROMISE, _LATEST_FINDINGS, _MANY_OF_ONE_NAME, _SAID)
CURRENT = len(STEPS)


def migrate(connection: Connection, have: int, to: int = CURRENT) -> None:
    """Take the steps from version ``have`` up to ``to``, in the transaction of the connection.

    Version 0 is an empty database. The version is kept in the table ``meta``.
    """
    types = _TYPES[connection.dialect.name]
    if have == 0:
        connection.exec_driver_sql("CREATE TABLE meta (id INTEGER NOT NULL PRIMARY KEY, version INTEGER NOT NULL)")
        connection.exec_driver_sql("INSERT INTO meta (id, version) VALUES (1, 0)")
    for step in STEPS[have:to]:
        for statement in step.split(";\n"):
            if found := statement.format(**types):
                connection.exec_driver_sql(found)
    connection.exec_driver_sql(f"UPDATE meta SET version = {int(to)} WHERE id = 1")
