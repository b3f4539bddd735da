"""What a run leaves in the ledger, on both databases."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_rows import DUE, OCTOBER, open_row, present, row, run, trend
from sqlalchemy import update
from steps import growth

from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.period import Period
from toolkit.core.status import Timeliness, Work
from toolkit.errors import CannotRunError, UsageError
from toolkit.ledger import listings, queries, reading, versions
from toolkit.ledger.cells import pack, unpack
from toolkit.ledger.columns import COLUMNS
from toolkit.ledger.records import WORK, ColumnChange, Texts, moment_code, period_code
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import OBLIGATION


def listed(ledger: Ledger, table: str, **asked: object) -> list[dict[str, object]]:
    with ledger.reading() as connection:
        within = queries.scope(connection, queries.Question(**asked))  # type: ignore[arg-type]
        return list(listings.table(connection, table, within))


def states(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM state").scalar_one())


def test_a_second_run_without_news_adds_no_state(ledger: Ledger) -> None:
    rows = [row("销售部1", 5), open_row("销售部2", 6), row("", 7, deliverable="上月业务单", score=4.5)]
    run(ledger, *rows)
    assert states(ledger) == 3
    # Overdue for one day more, and as of later: nothing anybody did.
    later = [rows[0], open_row("销售部2", 6, days_late=2), rows[2]]
    assert run(ledger, *later, as_of="2026-11-07T18:00") == 2
    assert states(ledger) == 3
    assert [r["run"] for r in listed(ledger, "runs")] == [2, 1]


def test_changes_are_states_from_run_to_run(ledger: Ledger) -> None:
    run(ledger, open_row("销售部1", 5), row("销售部2", 6))
    late = row("销售部1", 5, timeliness=Timeliness.LATE, submitted="2026-11-07T09:00", days_late=2)
    run(ledger, late, row("销售部2", 6), as_of="2026-11-07T18:00")
    (change,) = listed(ledger, "changes")
    assert (change["run"], change["duty"], change["row"]) == (2, "销售部1", 5)
    assert (change["work_before"], change["work_after"]) == ("not_started", "submitted")
    assert (change["timeliness_before"], change["timeliness_after"]) == ("overdue", "late")
    assert (change["submitted_before"], change["submitted_after"]) == (None, "2026-11-07T09:00")
    (found,) = [o for o in listed(ledger, "obligations") if o["duty"] == "销售部1"]
    assert found["id"] == "销售部1@2026-10" and found["days_late"] == 2 and found["since"] == "2026-11-07T18:00"
    assert found["due"] == "2026-11-05T24:00" and found["sheet"] == "责任表"


def test_a_moved_row_is_no_change(ledger: Ledger) -> None:
    run(ledger, row("销售部1", 5))
    run(ledger, row("销售部1", 9), as_of="2026-11-07T18:00")
    assert states(ledger) == 1
    assert [r.fact.row for r in present(ledger)] == [9]
    assert not listed(ledger, "changes")


def test_rows_of_one_name_are_told_apart_by_what_they_say(ledger: Ledger) -> None:
    """Rows without a number: one is inserted above the others, and one of the others is handed in."""
    first = [open_row("", n, event_at=f"2026-10-{n:02d}", deliverable="装饰单") for n in (5, 6, 7)]
    run(ledger, *first)
    now = [
        open_row("", 5, event_at="2026-10-02", deliverable="装饰单"),
        *(open_row("", n + 1, event_at=f"2026-10-{n:02d}", deliverable="装饰单") for n in (5, 6)),
        row("", 8, event_at="2026-10-07", deliverable="装饰单", timeliness=Timeliness.LATE, days_late=1),
    ]
    run(ledger, *now, as_of="2026-11-07T18:00")
    (change,) = listed(ledger, "changes")
    assert change["row"] == 8 and change["work_after"] == "submitted"
    assert len(present(ledger)) == 4


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_many_rows_of_one_name_sorted_otherwise(kind: str, new_url: Callable[[str], str]) -> None:
    """Each is looked up by what it says: held against every other they would take hours."""

    def work(many: int) -> None:
        rows = [row("", n, event_at=f"2026-10-{1 + n % 28:02}T{n // 28 % 24:02}:{n // 672:02}") for n in range(many)]
        with contextlib.closing(Ledger(new_url(kind)).open(create=True)) as ledger:
            run(ledger, *rows, path="2026-10/销售部.xlsx")
            before = {r.event_at: r.number for r in present(ledger, "2026-10/销售部.xlsx")}
            run(ledger, *reversed(rows), path="2026-10/销售部.xlsx")
            assert {r.event_at: r.number for r in present(ledger, "2026-10/销售部.xlsx")} == before
            november = OCTOBER.shift(1)
            run(ledger, *reversed(rows), path="2026-11/销售部.xlsx", period=november, as_of="2026-12-06T18:00")
            assert not [r for r in present(ledger, "2026-10/销售部.xlsx") if r.counts]

    assert growth(work, 500) < 4.4


def test_as_many_rows_of_one_name_as_a_sheet_may_have(ledger: Ledger) -> None:
    """Which of them each is must fit into the database: 33,000 are more than a number of two bytes can tell apart."""
    run(ledger, row("", 5))
    with ledger.writing() as connection:
        connection.execute(update(OBLIGATION).values(ordinal=1_048_575))
    run(ledger, row("", 5), row("", 6))
    assert [r.ordinal for r in present(ledger)] == [1_048_575, 1_048_576]


def test_a_row_that_goes_away_counts_no_more(ledger: Ledger) -> None:
    run(ledger, open_row("销售部1", 5), row("销售部2", 6))
    run(ledger, row("销售部2", 6), as_of="2026-11-07T18:00")
    assert trend(ledger)[0]["obligations"] == 1
    (change,) = listed(ledger, "changes")
    assert change["work_after"] is None


def test_a_workbook_used_again_next_month_keeps_last_months_figures(ledger: Ledger) -> None:
    november = Period(2026, 11)
    run(ledger, open_row("销售部1", 5), row("销售部2", 6))
    run(ledger, row("销售部1", 5, period=november), period=november, as_of="2026-12-06T18:00")
    assert [(t["period"], t["obligations"], t["overdue"]) for t in trend(ledger)] == [
        ("2026-10", 2, 1),
        ("2026-11", 1, 0),
    ]


def test_what_is_carried_over_into_the_next_months_copy_counts_once(ledger: Ledger) -> None:
    november = Period(2026, 11)
    run(ledger, open_row("销售部1", 5), row("销售部2", 6), path="2026-10/销售部.xlsx")
    late = row("销售部1", 9, timeliness=Timeliness.LATE, days_late=20)
    run(
        ledger,
        late,
        row("销售部1", 5, period=november),
        path="2026-11/销售部.xlsx",
        period=november,
        as_of="2026-12-06T18:00",
    )
    october = trend(ledger)[0]
    assert (october["obligations"], october["overdue"], october["late"]) == (2, 0, 1)
    both = trend(ledger, workbook="*/销售部.xlsx")
    assert [t["obligations"] for t in both] == [2, 1]


def test_a_look_back_changes_nothing(ledger: Ledger) -> None:
    run(ledger, row("销售部1", 5))
    run(ledger, open_row("销售部1", 5, timeliness=Timeliness.NOT_DUE), as_of="2026-10-15T18:00")
    assert [r.fact.work for r in present(ledger)] == [WORK[Work.SUBMITTED]]
    assert len(listed(ledger, "runs")) == 2


def test_a_workbook_that_could_not_be_read_keeps_what_it_had(ledger: Ledger) -> None:
    run(ledger, row("销售部1", 5))
    locked = Finding(Place("销售部.xlsx"), "file-open", Severity.ERROR, (("name", "销售部.xlsx"),))
    run(ledger, as_of="2026-11-07T18:00", error="file-open", fingerprint="", findings=[locked])
    assert len(present(ledger)) == 1
    assert [f["rule"] for f in listed(ledger, "findings") if f["run_to"] is None] == ["file-open"]


def test_findings_stand_from_run_to_run(ledger: Ledger) -> None:
    place = Place("销售部.xlsx", "责任表", 5, 3)
    blank = Finding(place, "deadline-missing", Severity.ERROR, (("what", "欠款报表"),))
    other = Finding(place, "time-missing", Severity.WARNING, (("what", "欠款报表"),))
    run(ledger, row(), findings=[blank, blank])
    run(ledger, row(), findings=[blank, other], as_of="2026-11-07T18:00")
    found = sorted(((f["rule"], f["run_from"], f["run_to"]) for f in listed(ledger, "findings")), key=str)
    assert found == [("deadline-missing", 1, 2), ("deadline-missing", 1, None), ("time-missing", 2, None)]


def test_what_was_written_is_told_cell_by_cell(ledger: Ledger) -> None:
    changes = (
        ColumnChange("责任表", 8, [5, 6, 9], [None] * 3, ["2026-11-05T24:00"] * 3),
        ColumnChange("责任表", 9, [5], ["临期"], ["逾期未交"]),
        ColumnChange("责任表", 9, [6], None, [3]),
        ColumnChange("责任表", 10, [5, 6], [None, None], [None, 2]),  # of the first only the look
    )
    run(ledger, row(), changes=changes)
    found = listed(ledger, "written")
    assert [(c["cell"], c["old"], c["new"]) for c in found] == [
        ("H5", None, "2026-11-05T24:00"),
        ("H6", None, "2026-11-05T24:00"),
        ("H9", None, "2026-11-05T24:00"),
        ("I5", "临期", "逾期未交"),
        ("I6", None, 3),
        ("J6", None, 2),
    ]
    assert [c["old_known"] for c in found] == [True, True, True, True, False, True]
    assert listed(ledger, "files")[0]["cells"] == 7


@given(
    st.lists(st.tuples(st.booleans() | st.integers() | st.text() | st.none() | st.floats(allow_nan=False)), min_size=1)
)
def test_packed_cells_come_back_as_they_were(values: list[tuple[object]]) -> None:
    news = [v for (v,) in values] * 3
    rows = [3 * i + i % 2 for i in range(1, len(news) + 1)]
    found = list(unpack(pack([ColumnChange("表", 7, rows, news[::-1], news)])))
    assert [(c.row, c.new, type(c.new), c.old) for c in found] == [
        (r, n, type(n), o) for r, n, o in zip(rows, news, news[::-1], strict=True)
    ]


def test_a_run_says_what_it_judged_with(ledger: Ledger) -> None:
    run(ledger, row())
    (found,) = listed(ledger, "runs")
    wanted = {
        "at": "2026-11-06T18:00",
        "as_of": "2026-11-06T18:00",
        "period": "2026-10",
        "command": "month-end",
        "version": "0.1.0",
        "calendar": "holidays 0.109 (CN)",
        "settings": "dutybook.toml",
        "operator": "ops",
        "workbooks": 1,
        "obligations": 1,
        "finished": True,
    }
    assert wanted.items() <= found.items()
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT text FROM settings").scalar_one() == "lang = 'zh'"


def test_trends_by_duty_department_and_workbook(ledger: Ledger) -> None:
    for month in (8, 9, 10):
        period = Period(2026, month)
        for provider in ("销售部", "保险部"):
            rows = [
                row(f"{provider}1", 5, provider=provider, period=period, score=4),
                row(f"{provider}2", 6, provider=provider, period=period, work=Work.REJECTED),
                open_row(f"{provider}3", 7, provider=provider, period=period),
                row(f"{provider}4", 8, provider=provider, period=period, timeliness=Timeliness.LATE, days_late=month),
            ]
            name = f"2026-{month:02d}/{provider}.xlsx"
            run(ledger, *rows, path=name, period=period, as_of=f"2026-{month + 1:02d}-06T18:00")
    whole = trend(ledger)
    assert [t["period"] for t in whole] == ["2026-08", "2026-09", "2026-10"]
    assert whole[2] | {"closed": False} == whole[2]
    last = whole[2]
    assert (last["obligations"], last["on_time"], last["late"], last["overdue"], last["rejected"]) == (8, 4, 2, 2, 2)
    assert last["on_time_rate"] == pytest.approx(0.5) and last["days_late_average"] == 10
    assert last["score_average"] == 4
    assert [t["obligations"] for t in trend(ledger, department="保险部")] == [4, 4, 4]
    assert [t["overdue"] for t in trend(ledger, duty="保险部3")] == [1, 1, 1]
    assert [t["obligations"] for t in trend(ledger, duty="保险部3", department="销售部")] == []
    assert [t["obligations"] for t in trend(ledger, workbook="*/保险部.xlsx", last=2)] == [4, 4]
    assert [t["obligations"] for t in trend(ledger, workbook="保险部.xlsx")] == [4, 4, 4]
    assert not trend(ledger, workbook="险部.xlsx") and not trend(ledger, duty="没有")


def test_a_duty_that_is_promised_in_many_ways(few_parameters: Ledger) -> None:
    many = 1_200
    run(few_parameters, *(row("", n, deliverable=f"欠款报表{n}") for n in range(many)))
    for n in range(5):
        run(few_parameters, row("", 5), path=f"分店{n}/销售部.xlsx")
    asked = {"duty": "欠款报表", "workbook": "销售部.xlsx"}
    assert [t["obligations"] for t in trend(few_parameters, **asked)] == [many + 5]
    for table in COLUMNS:
        assert isinstance(listed(few_parameters, table, **asked), list)


def test_the_tally_is_what_counting_gives(ledger: Ledger) -> None:
    rows = [row("销售部1", 5), open_row("销售部2", 6), row("", 7, deliverable="上月业务单", receiver="总经办")]
    run(ledger, *rows)
    run(ledger, open_row("销售部1", 5), row("", 7, deliverable="上月业务单"), as_of="2026-11-07T18:00")
    with ledger.reading() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM tally ORDER BY period, provider, receiver").fetchall()
    with ledger.writing() as connection:
        from toolkit.ledger.tally import recount

        recount(connection, {(1, 20261001)})
        assert connection.exec_driver_sql("SELECT * FROM tally ORDER BY period, provider, receiver").fetchall() == kept


def test_names_and_moments_come_back_as_they_were(ledger: Ledger) -> None:
    cases = ["JC-0001", "2026-10#2", "#7", "=x", "2026-10", "2026-10-05"]
    rows = [row("销售部1", 5 + i, case=case) for i, case in enumerate(cases)]
    odd = row("销售部1", 90)
    rows.append(odd._replace(obligation=odd.obligation._replace(id="elsewhere")))
    run(ledger, *rows)
    assert [r.name for r in present(ledger)] == [*(f"销售部1@{case}" for case in cases), "elsewhere"]
    assert {r.fact.due for r in present(ledger)} == {moment_code(DUE)}
    run(ledger, *rows, as_of="2026-11-07T18:00")
    assert states(ledger) == len(rows)


def _record(url: str, worker: int, times: int) -> None:
    ledger = Ledger(url).open(create=True)
    for i in range(times):
        rows = [row(f"销售部{n}", n + 5, submitted=f"2026-11-0{1 + (i + n) % 5}T10:00") for n in range(20)]
        run(ledger, *rows, path=f"w{worker}.xlsx")
        run(ledger, *rows, path="shared.xlsx")
    ledger.close()


def test_two_processes_at_once(url: str) -> None:
    """Both create the ledger, and both record, into workbooks of their own and into the same one."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_record, args=(url, n, 8)) for n in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [w.exitcode for w in workers] == [0, 0]
    ledger = Ledger(url).open()
    assert len(listed(ledger, "runs")) == 32
    for path in ("w0.xlsx", "w1.xlsx", "shared.xlsx"):
        assert len(present(ledger, path)) == 20
    with ledger.reading() as connection:
        # One present state an obligation; a state ends where the next begins.
        open_states = connection.exec_driver_sql("SELECT count(*) FROM state WHERE run_to IS NULL").scalar_one()
        broken = connection.exec_driver_sql(
            "SELECT count(*) FROM state s WHERE s.run_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM state n "
            "WHERE n.obligation = s.obligation AND n.run_from = s.run_to)"
        ).scalar_one()
        backwards = connection.exec_driver_sql("SELECT count(*) FROM state WHERE run_to <= run_from").scalar_one()
    assert (open_states, broken, backwards) == (60, 0, 0)
    assert trend(ledger)[0]["obligations"] == 60
    ledger.close()


def test_what_is_no_ledger(new_url: Callable[[str], str]) -> None:
    with pytest.raises(UsageError, match="ledger"):
        Ledger(new_url("sqlite")).open()
    for wrong in ("mysql://x/y", "sqlite://", "sqlite:///", "not a url", "postgresql://duty@db:port/ledger"):
        with pytest.raises(UsageError) as error:
            Ledger(wrong)
        assert error.value.key == "ledger-url"
    url = new_url("sqlite")
    path = Ledger(url).file
    assert path is not None
    path.write_bytes(b"PK\x03\x04 this is a workbook, not a ledger" * 40)
    with pytest.raises(CannotRunError) as failure:
        Ledger(url).open(create=True)
    assert failure.value.key == "ledger-damaged"


def test_a_schema_with_bytes_that_are_no_text_is_damage(new_url: Callable[[str], str]) -> None:
    """SQLite names what it cannot make sense of, and such a name its driver cannot say."""
    url = new_url("sqlite")
    ledger = Ledger(url).open(create=True)
    path = ledger.file
    ledger.close()
    assert path is not None
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE note (", b"CREATE TABLE \xaaote ("))
    with pytest.raises(CannotRunError) as failure:
        Ledger(url).open()
    assert failure.value.key == "ledger-damaged"


@pytest.mark.parametrize("damage", ["DELETE FROM meta", "UPDATE meta SET version = 'x'", "UPDATE meta SET version = 0"])
def test_a_version_that_is_none_is_damage(damage: str, new_url: Callable[[str], str]) -> None:
    url = new_url("sqlite")
    ledger = Ledger(url).open(create=True)
    assert ledger.file is not None
    ledger.close()
    with contextlib.closing(sqlite3.connect(ledger.file)) as connection, connection:
        connection.execute(damage)
    before = ledger.file.read_bytes()
    with pytest.raises(CannotRunError) as failure:
        Ledger(url).open(create=True)
    assert failure.value.key == "ledger-damaged" and "版本号" in failure.value.text("zh")
    assert ledger.file.read_bytes() == before


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(CannotRunError) as failure:
        Ledger("postgresql://duty:secret@/x?host=/nowhere").open(create=True)
    assert failure.value.key == "ledger-failed"
    assert "secret" not in failure.value.text("zh")


def test_a_driver_without_the_library_that_it_needs(tmp_path: Path) -> None:
    """``psycopg`` can be imported only where libpq is: what it says then is no ModuleNotFoundError."""
    (tmp_path / "psycopg.py").write_text("raise ImportError('no pq wrapper available')\n", "utf-8")
    asked = [sys.executable, "-m", "toolkit", "history", "--lang", "en", "--ledger", "postgresql://duty@db/ledger"]
    first = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(Path(__file__).resolve().parents[2])))}
    ran = subprocess.run(asked, env=first, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "psycopg is missing; the ledger postgresql://duty@db/ledger cannot be reached" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows fewer letters")
@pytest.mark.parametrize("folder", ["完成了吗?", "100%25", "a#b", "a@b:c"])
def test_a_folder_may_be_called_anything(folder: str, tmp_path: Path) -> None:
    file = tmp_path / folder / "ledger.sqlite"
    ledger = Ledger(f"sqlite:///{file}").open(create=True)
    assert run(ledger, row()) == 1
    ledger.close()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [file] == [ledger.file]


def test_folders_whose_names_differ_in_case_alone_are_two(ledger: Ledger) -> None:
    for path in ("Shop/a.xlsx", "shop/b.xlsx", "Shop_/c.xlsx", "d.xlsx"):
        run(ledger, row(), path=path)
    with ledger.reading() as connection:
        found = [set(reading.workbooks_below(connection, head)) for head in ("Shop/", "shop/", "")]
        lost = versions.absent(connection, period_code(OCTOBER), "Shop/", {"Shop/a.xlsx"}, Texts())
    assert found[:2] == [{"Shop/a.xlsx"}, {"shop/b.xlsx"}] and len(found[2]) == 4
    assert not lost


def test_closings_are_read_per_period(ledger: Ledger) -> None:
    run(ledger, row())
    with ledger.reading() as connection:
        assert not reading.closings(connection)
        assert reading.basis(connection, OCTOBER).run == 1
        assert reading.basis(connection, OCTOBER.shift(1)).run == 0


def test_a_moment_still_to_come_gives_way_to_how_things_stand(ledger: Ledger) -> None:
    """A slip in the year of ``--as-of`` must not keep every run out of the ledger until then."""
    run(ledger, row("销售部1", 5))
    run(ledger, open_row("销售部1", 5, timeliness=Timeliness.OVERDUE), as_of="2027-11-09T18:00", at="2026-11-09T18:00")
    assert [r.fact.work for r in present(ledger)] == [WORK[Work.NOT_STARTED]]
    run(ledger, row("销售部1", 5), as_of="2026-11-10T18:00")
    assert [r.fact.work for r in present(ledger)] == [WORK[Work.SUBMITTED]]
    # A clock that went back is no reason: what was recorded had come by then.
    run(ledger, open_row("销售部1", 5, timeliness=Timeliness.OVERDUE), as_of="2020-01-01T18:00")
    assert [r.fact.work for r in present(ledger)] == [WORK[Work.SUBMITTED]]
