"""From every version to the present one, on both databases; and never backwards."""

from __future__ import annotations

import multiprocessing

import pytest
from ledger_rows import OCTOBER, open_row, row, run, trend
from sqlalchemy import inspect

from toolkit.app.past import past_of
from toolkit.errors import CannotRunError
from toolkit.ledger import tables
from toolkit.ledger.migrations import CURRENT, migrate
from toolkit.ledger.store import Ledger, version

# A run over one workbook, written down as version 1 had it: what every later program must be able to read.
_RUN_OF_VERSION_1 = """
INSERT INTO settings VALUES (7, 'dutybook.toml', 'lang = ''zh''');
INSERT INTO run VALUES
    (1, 73992661200, 73992686400, 20261001, 'check', '0.1.0', 'CN', 7, '', 1, 3, 0, 0, 1),
    (2, 73992761200, 73992764800, 20261001, 'check', '0.1.0', 'CN', 7, '', 1, 3, 0, 0, 1);
INSERT INTO workbook VALUES (1, '销售部.xlsx', '销售部.xlsx', '销售部.xlsx', '销售部', 2, 73992764800);
INSERT INTO run_file VALUES (1, 1, 'aa', '', 'plain', '', 3, 0, ''), (2, 1, 'bb', '', 'plain', '', 3, 0, '');
INSERT INTO promise VALUES (11, '销售部1', '销售部', '财务部', '欠款报表', '每月5号前', '张三');
INSERT INTO promise VALUES (12, '销售部2', '销售部', '总经办', '上月业务单', '每月1号', '李四');
INSERT INTO note VALUES (5, '{"sheet": "责任表"}');
INSERT INTO obligation VALUES (1, 1, 11, 20261001, '', NULL, 0, 1);
INSERT INTO obligation VALUES (2, 1, 12, 20261001, '', NULL, 0, 1), (3, 1, 12, 20261001, '#2', NULL, 0, 0);
INSERT INTO state VALUES (1, 1, 2, NULL, 5, 0, 2, 73992686400, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, 5);
INSERT INTO state VALUES
    (1, 2, NULL, NULL, 5, 2, 4, 73992686400, NULL, 73992733000, NULL, NULL, NULL, 1, NULL, 0, NULL, 5),
    (2, 1, NULL, NULL, 6, 2, 3, 73992686400, NULL, 73992633000, NULL, NULL, NULL, NULL, 5.0, 0, NULL, 5),
    (3, 1, 2, NULL, 7, 0, 2, 73992686400, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, 5)
"""


def at_version(url: str, wanted: int) -> Ledger:
    """A database as the program of that version left it, with a run in it."""
    ledger = Ledger(url)
    with ledger.writing() as connection:
        migrate(connection, 0, 1)
        for statement in _RUN_OF_VERSION_1.split(";\n"):
            connection.exec_driver_sql(statement)
        migrate(connection, 1, wanted)
    return ledger


@pytest.mark.parametrize("wanted", range(1, CURRENT + 1))
def test_from_every_version_to_the_present(url: str, wanted: int) -> None:
    ledger = at_version(url, wanted)
    ledger.open()
    with ledger.reading() as connection:
        assert version(connection) == CURRENT
        assert connection.exec_driver_sql("SELECT changed_run FROM period").scalar_one() == 2
    (october,) = trend(ledger)
    assert {k: october[k] for k in ("obligations", "on_time", "late", "overdue", "score_average")} == {
        "obligations": 2,
        "on_time": 1,
        "late": 1,
        "overdue": 0,
        "score_average": 5.0,
    }
    assert run(ledger, row("销售部1", 5), open_row("销售部9", 6), as_of="2026-11-20T18:00") == 3
    assert trend(ledger)[0]["obligations"] == 2
    ledger.close()


def test_what_the_receiver_said_is_made_out_of_older_states(url: str) -> None:
    ledger = at_version(url, 3)
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE state SET work = 4 WHERE obligation = 2")
        connection.exec_driver_sql("UPDATE state SET work = 4, resubmitted = 73992843000 WHERE obligation = 1")
    ledger.open()
    with ledger.reading() as connection:
        found = connection.exec_driver_sql("SELECT sum(reviewed), sum(first_right), sum(scored) FROM tally").one()
    assert tuple(found) == (2, 1, 1)
    (october,) = past_of(ledger, OCTOBER.shift(1)).months
    assert (october.first_right_rate, october.average) == (0.5, 5.0)
    ledger.close()


def test_the_last_version_is_what_the_program_expects(url: str) -> None:
    ledger = Ledger(url).open(create=True)
    with ledger.reading() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == set(tables.METADATA.tables)
        for name, table in tables.METADATA.tables.items():
            there = {c["name"]: c for c in found.get_columns(name)}
            assert set(there) == {c.name for c in table.columns}, name
            for column in table.columns:
                assert there[column.name]["nullable"] == column.nullable, f"{name}.{column.name}"
            keys = found.get_pk_constraint(name)["constrained_columns"]
            assert set(keys) == {c.name for c in table.primary_key}, name
    ledger.close()


def test_columns_are_in_the_order_in_which_rows_are_added(url: str) -> None:
    ledger = Ledger(url).open(create=True)
    with ledger.reading() as connection:
        for name in ("run_file", "written", "workbook", "obligation", "state", "finding"):
            there = [c["name"] for c in inspect(connection).get_columns(name)]
            assert there == [c.name for c in tables.METADATA.tables[name].columns], name
    ledger.close()


def test_a_newer_ledger_is_refused_and_left_alone(url: str) -> None:
    ledger = Ledger(url).open(create=True)
    run(ledger, row())
    with ledger.writing() as connection:
        connection.exec_driver_sql(f"UPDATE meta SET version = {CURRENT + 1}")
    with pytest.raises(CannotRunError) as refused:
        Ledger(url).open(create=True)
    assert refused.value.key == "ledger-newer"
    for lang in ("zh", "en"):
        assert str(CURRENT + 1) in refused.value.text(lang)
    with ledger.reading() as connection:
        assert version(connection) == CURRENT + 1
    ledger.close()


def test_a_step_that_fails_leaves_the_old_version(url: str) -> None:
    ledger = at_version(url, 1)
    with ledger.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE tally (id INTEGER)")  # in the way of the third step
    with pytest.raises(CannotRunError):
        ledger.open()
    with ledger.reading() as connection:
        assert version(connection) == 1
        assert not inspect(connection).has_table("signoff")
    with ledger.writing() as connection:
        connection.exec_driver_sql("DROP TABLE tally")
    ledger.open()
    assert trend(ledger)[0]["period"] == str(OCTOBER)
    ledger.close()


def _open(url: str, results: object) -> None:
    ledger = Ledger(url).open()
    with ledger.reading() as connection:
        results.put(version(connection))  # type: ignore[attr-defined]
    ledger.close()


def test_two_processes_migrate_at_once(url: str) -> None:
    at_version(url, 1).close()
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [context.Process(target=_open, args=(url, results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    assert [results.get(timeout=120) for _ in workers] == [CURRENT] * 3
    for worker in workers:
        worker.join(60)
    ledger = Ledger(url).open()
    assert trend(ledger)[0]["obligations"] == 2
    ledger.close()
