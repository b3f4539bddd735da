"""Real workbooks, checked and kept: where the ledger lies, what of a check it holds, what it says about the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command import dutybook
from ledger_kit import AS_OF, LINES, OCTOBER, checked, closed_by_both, keeper, line, put, sheet
from ledger_rows import present

from toolkit.app.check import check
from toolkit.app.ledger import Location, locate
from toolkit.app.ledger.keeper_opening import open_keeper
from toolkit.app.ledger.opening import open_ledger
from toolkit.app.order import Order
from toolkit.core.finding import Severity, said
from toolkit.core.status import Timeliness
from toolkit.errors import CannotRunError, SettingsError
from toolkit.ledger.paths import series
from toolkit.settings import Settings
from toolkit.settings.file import load_settings
from toolkit.workbook.reading import fingerprint


def place_of(folder: Path, settings: Settings | None = None, **more: object) -> Path | None:
    found = locate(folder, settings or Settings(), **{"create": True, **more})  # type: ignore[arg-type]
    return Path(found.url.removeprefix("sqlite:///")) if found else None


def test_where_a_new_ledger_goes(tmp_path: Path) -> None:
    plain = tmp_path / "部门表"
    months = [tmp_path / "a" / name for name in ("2026-10", "月结-2026-10", "2026年10月", "2026-Q4")]
    for folder in (plain, *months):
        folder.mkdir(parents=True)
    assert place_of(plain) == plain / ".dutybook/ledger.sqlite"
    assert {place_of(m) for m in months} == {tmp_path / "a/.dutybook/ledger.sqlite"}
    assert place_of(plain, create=False) is None and place_of(plain, named="none") is None
    toml = tmp_path / "dutybook.toml"
    toml.write_text("lang = 'zh'\n", "utf-8")
    assert place_of(plain, load_settings(toml)) == tmp_path / ".dutybook/ledger.sqlite"
    inside = months[0] / "dutybook.toml"
    inside.write_text("lang = 'zh'\n", "utf-8")
    assert place_of(months[0], load_settings(inside)) == tmp_path / "a/.dutybook/ledger.sqlite"


def test_an_existing_ledger_upwards_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "2026-11"
    folder.mkdir(parents=True)
    (tmp_path / ".dutybook").mkdir()
    (tmp_path / ".dutybook/ledger.sqlite").touch()
    assert place_of(folder, create=False) == tmp_path / ".dutybook/ledger.sqlite"


def test_settings_and_command_line_name_the_ledger(tmp_path: Path) -> None:
    toml = tmp_path / "dutybook.toml"

    def named(url: str) -> Location | None:
        toml.write_text(f"[ledger]\nurl = {url!r}\n", "utf-8")
        return locate(tmp_path, load_settings(toml))

    assert named("book.sqlite") == Location(f"sqlite:///{tmp_path}/book.sqlite", tmp_path, tmp_path)
    assert named("sqlite:///sub/book.sqlite") == Location(f"sqlite:///{tmp_path}/sub/book.sqlite", tmp_path, tmp_path)
    assert named(f"sqlite:///{tmp_path}/x.sqlite") == Location(f"sqlite:///{tmp_path}/x.sqlite", tmp_path, tmp_path)
    assert named("postgresql://duty@db/ledger") == Location("postgresql://duty@db/ledger", tmp_path, tmp_path)
    assert named("none") is None
    elsewhere = tmp_path / "other" / "ledger.sqlite"
    settings = load_settings(toml)
    assert locate(tmp_path, settings, str(elsewhere)) == Location(f"sqlite:///{elsewhere}", tmp_path, tmp_path)
    toml.write_text("[ledger]\nuri = 'x'\n", "utf-8")
    with pytest.raises(SettingsError):
        load_settings(toml)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("2026-10/销售部.xlsx", "*/销售部.xlsx"),
        ("月结-2026-10/分店001/销售部.xlsx", "月结-*/分店001/销售部.xlsx"),
        ("销售部2026年10月.xlsx", "销售部*.xlsx"),
        ("销售部10月份.xlsx", "销售部*.xlsx"),
        ("202610/a.xlsx", "*/a.xlsx"),
        ("2026-Q4/a.xlsx", "*/a.xlsx"),
        ("分店2026/销售部.xlsx", "分店2026/销售部.xlsx"),
        ("合同20261015.xlsx", "合同20261015.xlsx"),
    ],
)
def test_a_series_leaves_the_month_open(path: str, wanted: str) -> None:
    assert series(path) == wanted


def rows(folder: Path, table: str, *more: object) -> list[list[str]]:
    import csv
    import io

    ran = dutybook("history", "--folder", folder, "--format", "csv", "--table", table, *more)
    assert ran.code == 0, ran.err
    return list(csv.reader(io.StringIO(ran.out.lstrip("\ufeff"))))[1:]


def test_a_check_leaves_what_it_read_judged_found_and_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    result = checked(folder)
    assert result.obligations[2].timeliness is Timeliness.OVERDUE
    (file,) = rows(folder, "files")
    assert file[3] == "2026-10/销售部.xlsx" and file[4] == result.files[0].fingerprint
    import hashlib

    assert file[5] == hashlib.sha256(path.read_bytes()).hexdigest()
    found = rows(folder, "obligations")
    assert [(o[4], o[14], o[15]) for o in found] == [
        ("销售部1@2026-10", "accepted", "on_time"),
        ("销售部2@2026-10", "submitted", "on_time"),
        ("销售部3@2026-10", "not_started", "overdue"),
    ]
    written = {c[5]: (c[6], c[8]) for c in rows(folder, "written")}
    assert written["K2"] == ("", "检查状态") and written["K5"] == ("", "逾期未交")
    assert len(written) == result.written[0].cells == 6 * 4
    assert {f[6] for f in rows(folder, "findings")} == {f.rule for f in result.findings} != set()


def test_what_cells_held_before_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    checked(folder)
    put(path, "H5", "2026-11-09 10:00")
    checked(folder, as_of="2026-11-10T18:00")
    latest = {c[5]: (c[6], c[8]) for c in rows(folder, "written") if c[0] == "2"}
    assert latest["K5"] == ("逾期未交", "迟交")
    assert latest["M5"] == ("1", "4")
    (change,) = rows(folder, "changes")
    assert change[9:13] == ["not_started", "submitted", "overdue", "late"]


def test_a_status_that_may_not_follow_is_a_finding_of_the_check(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    assert not [f for f in checked(folder).findings if f.rule == "status-step"]
    put(path, "H3", None)
    put(path, "G3", "未开始")
    for day in (7, 8):
        (found,) = [f for f in checked(folder, as_of=f"2026-11-0{day}T18:00").findings if f.rule == "status-step"]
        assert found.place.cell == "G3" and found.severity is Severity.WARNING
        assert "已验收" in said(found, "zh").text and "not started" in said(found, "en").text
    silent = checked(folder, Settings(rules={"status-step": None}), as_of="2026-11-09T18:00")
    assert not [f for f in silent.findings if f.rule == "status-step"]
    strict = checked(folder, Settings(rules={"status-step": Severity.ERROR}), as_of="2026-11-09T18:00")
    assert [f.severity for f in strict.findings if f.rule == "status-step"] == [Severity.ERROR]


def test_a_closed_period_stands_and_changes_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    other = sheet(folder / "保险部.xlsx", *LINES)
    before = checked(folder)
    closed_by_both(folder)
    put(path, "H5", "2026-11-09 10:00")
    other.unlink()
    after = checked(folder, as_of="2026-11-10T18:00")
    assert after.counts == before.counts
    late = {(f.place.workbook, f.place.cell): f for f in after.findings if f.rule == "late-change"}
    assert set(late) == {("销售部.xlsx", "H5"), ("保险部.xlsx", "")}
    assert "由“—”改成了“2026-11-09 10:00”" in said(late["销售部.xlsx", "H5"], "zh").text
    assert "3 项" in said(late["保险部.xlsx", ""], "zh").text
    status = dutybook("close", "2026-10", "--folder", folder, "--status", "--format", "json")
    assert status.code == 1 and status.json["state"] == "closed" and status.json["late_changes"] == 2


def test_every_cell_of_a_promise_that_changes_is_told_as_what_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    checked(folder)
    closed_by_both(folder)
    changes = {"B3": "总经办", "D3": "别的报表", "E3": "每月9号前"}
    for cell, value in changes.items():
        put(path, cell, value)
    late = {f.place.cell: f for f in checked(folder).findings if f.rule == "late-change"}
    assert set(late) == set(changes)
    for (cell, value), zh, en in zip(
        changes.items(), ("服务对象由", "责任事项由", "期限由"), ("receiver", "deliverable", "deadline"), strict=True
    ):
        said_zh, said_en = said(late[cell], "zh").text, said(late[cell], "en").text
        assert f"的{zh}" in said_zh and said_zh.endswith(f"改成了“{value}”")
        assert f"since then the {en} of “" in said_en and said_en.endswith(f" to {value}")


def test_a_change_that_judges_nothing_differently_is_information(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    checked(folder)
    closed_by_both(folder)
    # Our own writes since the closing are no change.
    assert not [f for f in checked(folder, as_of="2026-11-07T18:00").findings if f.rule == "late-change"]
    put(path, "P20", "随手一记")
    (found,) = [f for f in checked(folder, as_of="2026-11-08T18:00").findings if f.rule == "late-change"]
    assert found.severity is Severity.INFO and found.place.workbook == "销售部.xlsx"
    assert dutybook("close", "2026-10", "--folder", folder, "--status").code == 0


def test_a_folder_that_was_moved_keeps_its_history(tmp_path: Path) -> None:
    sheet(tmp_path / "here" / "2026-10" / "销售部.xlsx", *LINES)
    checked(tmp_path / "here" / "2026-10")
    shutil.move(tmp_path / "here", tmp_path / "there")
    checked(tmp_path / "there" / "2026-10", as_of="2026-11-07T18:00")
    assert {f[3] for f in rows(tmp_path / "there" / "2026-10", "files")} == {"2026-10/销售部.xlsx"}
    assert not rows(tmp_path / "there" / "2026-10", "changes")


def test_a_look_back_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    checked(folder)
    put(path, "H5", "2026-11-05 10:00")
    (found,) = [f for f in checked(folder, as_of="2026-11-05T18:00").findings if f.rule == "ledger-ahead"]
    assert "2026-11-06 18:00" in said(found, "zh").text and "2026-11-05 18:00" in said(found, "en").text
    assert not rows(folder, "changes")
    assert not [f for f in checked(folder, as_of="2026-11-06T18:00").findings if f.rule == "ledger-ahead"]
    assert len(rows(folder, "changes")) == 1


def test_a_newer_ledger_stops_before_anything_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    keep = keeper(folder)
    with keep.ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE meta SET version = 99")
    before = path.read_bytes()
    with pytest.raises(CannotRunError) as refused:
        keeper(folder)
    assert refused.value.key == "ledger-newer" and path.read_bytes() == before


def test_a_ledger_that_fails_is_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    sheet(folder / "销售部.xlsx", *LINES)
    keep = keeper(folder)
    with keep.ledger.writing() as connection:
        connection.exec_driver_sql("DROP TABLE run_file")
    found = keep.finish(check([folder], Settings(), Order(AS_OF, OCTOBER), books=keep))
    (failed,) = [f for f in found.findings if f.rule.startswith("ledger-")]
    assert failed.severity is Severity.ERROR and found.exit_code == 3
    assert "ledger.sqlite" in said(failed, "zh").text and "run_file" in said(failed, "en").text


@pytest.mark.parametrize("command", ["check", "month-end"])
def test_a_ledger_that_takes_nothing_stops_before_anything_is_touched(command: str, tmp_path: Path) -> None:
    """What was written into workbooks would be in no ledger. Where nothing is written, it is told with the rest."""
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    keep = keeper(folder)
    with keep.ledger.writing() as connection:
        refuse = "CREATE TRIGGER closed BEFORE INSERT ON run BEGIN SELECT RAISE(FAIL, 'read only'); END"
        connection.exec_driver_sql(refuse)
    keep.ledger.close()
    before = path.read_bytes()
    words = (command, folder, "--period", "2026-10", "--as-of", AS_OF)
    ran = dutybook(*words)
    assert ran.code == 3 and not ran.out and "ledger.sqlite" in ran.err and "read only" in ran.err
    assert path.read_bytes() == before and [p.name for p in folder.iterdir()] == ["销售部.xlsx"]
    looked = dutybook(*words, "--no-write", "--format", "json")
    assert looked.code == 3 and looked.json["summary"]["overdue"] == 1
    assert [f["severity"] for f in looked.json["findings"] if f["rule"] == "ledger-damaged"] == ["error"]
    assert dutybook(*words, "--ledger", "none").code == 1 and path.read_bytes() != before


@pytest.mark.parametrize("megabytes", [0, 12])
def test_a_damaged_ledger_stops_before_anything_is_touched(megabytes: int, tmp_path: Path) -> None:
    """Also where the pages that are lost are none that the run would read, of a year of a larger company."""
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES)
    keep = keeper(folder)
    with keep.ledger.writing() as connection:
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'signoff_period'"
        page = connection.exec_driver_sql(where).scalar_one()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
        connection.exec_driver_sql(f"CREATE TABLE more AS SELECT zeroblob({megabytes << 20}) AS bytes")
    keep.ledger.close()
    file = keep.ledger.file
    assert file is not None
    data = bytearray(file.read_bytes())
    data[(page - 1) * size : page * size] = b"\xaa" * size
    file.write_bytes(data)
    before = path.read_bytes()
    ran = dutybook("month-end", folder, "--period", "2026-10", "--as-of", AS_OF)
    assert ran.code == 3 and "ledger.sqlite" in ran.err and path.read_bytes() == before
    looked = dutybook("check", folder, "--period", "2026-10", "--as-of", AS_OF, "--no-write", "--format", "json")
    assert looked.code == 3 and looked.json["summary"]["overdue"] == 1


def test_a_new_ledger_that_cannot_be_made_is_information(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    sheet(folder / "销售部.xlsx", *LINES)
    (folder / ".dutybook").write_text("a file is in the way of the folder")
    keep = keeper(folder)
    found = keep.finish(check([folder], Settings(), Order(AS_OF, OCTOBER), books=keep))
    (said_so,) = [f for f in found.findings if f.rule == "ledger-failed"]
    assert said_so.severity is Severity.INFO and len(found.obligations) == 3
    with pytest.raises(CannotRunError):
        keeper(folder, named=str(folder / ".dutybook" / "ledger.sqlite"))


@pytest.mark.parametrize("named", [False, True])
def test_a_disk_that_is_full_leaves_nothing_that_looks_like_a_lost_ledger(named: bool, small_disk: Path) -> None:
    folder = small_disk / "2026-10"
    sheet(folder / "销售部.xlsx", *LINES)
    free = os.statvfs(small_disk)
    (small_disk / "满").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 8192))
    words = ("--ledger", small_disk / "台账.sqlite") if named else ()
    run = ("month-end", folder, "--period", "2026-10", "--as-of", AS_OF, "--no-write", *words)
    assert dutybook(*run).code == 3
    assert sorted(p.name for p in small_disk.rglob("*")) == ["2026-10", "满", "销售部.xlsx"]
    (small_disk / "满").unlink()
    ran = dutybook(*run, "--format", "json")
    assert not [f for f in ran.json["findings"] if f["rule"].startswith("ledger-")]


def test_a_run_that_is_refused_takes_away_no_ledger_that_another_has_used(tmp_path: Path) -> None:
    """While one waits for the summary to be closed, another may go on; and a folder of somebody else stays."""
    folder, own = tmp_path / "2026-10", tmp_path / "台账"
    sheet(folder / "销售部.xlsx", *LINES)
    own.mkdir()
    for used in (True, False):
        waiting = keeper(folder, named=str(own / f"{used}.sqlite"))
        if used:
            other = keeper(folder, named=str(own / f"{used}.sqlite"))
            other.finish(check([folder], Settings(), Order(AS_OF, OCTOBER), books=other))
        waiting.abandon()
        assert (own / f"{used}.sqlite").exists() is used
    (own / "True.sqlite").unlink()
    keeper(folder, named=str(own / "last.sqlite")).abandon()
    assert not list(own.iterdir())


def test_no_ledger_no_keeper(tmp_path: Path) -> None:
    moments = {"at": AS_OF, "as_of": AS_OF}
    assert open_keeper(tmp_path, Settings(), command="check", period=OCTOBER, **moments) is None
    assert not list(tmp_path.iterdir())


def test_in_postgresql(tmp_path: Path, new_url: Callable[[str], str]) -> None:
    """The same from file to file, in a database that the settings name."""
    folder = tmp_path / "2026-10"
    path = sheet(folder / "销售部.xlsx", *LINES, line("销售部4", "2026-11-05 09:00"))
    toml = tmp_path / "dutybook.toml"
    toml.write_text(f"[ledger]\nurl = {new_url('postgresql')!r}\n", "utf-8")
    settings = load_settings(toml)
    before = checked(folder, settings)
    assert not (tmp_path / ".dutybook").exists()
    closed_by_both(folder)
    put(path, "H5", "2026-11-09 10:00")
    after = checked(folder, settings, as_of="2026-11-10T18:00")
    assert after.counts == before.counts
    assert [f.place.cell for f in after.findings if f.rule == "late-change"] == ["H5"]
    assert [o[4] for o in rows(folder, "obligations")] == [f"销售部{n}@2026-10" for n in range(1, 5)]


@pytest.mark.parametrize("first", [False, True])
def test_a_run_that_read_a_workbook_before_another_recorded_it_changes_nothing(tmp_path: Path, first: bool) -> None:
    """Where both are as of one moment, only what they read tells which is the newer."""
    path = sheet(tmp_path / "销售部.xlsx", *LINES)
    if not first:
        checked(tmp_path)
    long = keeper(tmp_path)
    found = check([tmp_path], Settings(), Order(AS_OF, OCTOBER), books=long)
    put(path, "H5", "2026-11-05 10:00")
    checked(tmp_path)
    long.finish(found)
    assert [at for at in submitted(tmp_path) if at is None] == []
    later = keeper(tmp_path)
    put(path, "H5", None)
    found = check([tmp_path], Settings(), Order(AS_OF, OCTOBER), books=later)
    again = keeper(tmp_path)
    again.finish(check([tmp_path], Settings(), Order(AS_OF, OCTOBER), books=again))
    later.finish(found)
    assert len([at for at in submitted(tmp_path) if at is None]) == 1


def test_a_run_that_read_a_workbook_after_another_goes_on(tmp_path: Path) -> None:
    path = sheet(tmp_path / "销售部.xlsx", *LINES)
    checked(tmp_path)
    early = keeper(tmp_path)
    found = check([tmp_path], Settings(), Order(AS_OF, OCTOBER, write=False), books=early)
    put(path, "H5", "2026-11-05 10:00")
    late = keeper(tmp_path)
    newer = check([tmp_path], Settings(), Order(AS_OF, OCTOBER, write=False), books=late)
    early.finish(found)
    late.finish(newer)
    assert None not in submitted(tmp_path)


def submitted(folder: Path) -> list[int | None]:
    ledger = open_ledger(Location(f"sqlite:///{folder}/.dutybook/ledger.sqlite", folder))
    found = [r.fact.submitted for r in present(ledger)]
    ledger.close()
    return found


def test_what_lies_where_the_ledger_says(tmp_path: Path) -> None:
    (tmp_path / "报表.xlsx").write_bytes(b"1")
    location = Location("sqlite:///:memory:", tmp_path)
    assert location.version("报表.xlsx") == fingerprint(b"1")
    assert location.version("没有.xlsx") is location.version("报表.xlsx/没有.xlsx") is None  # its folder is a file now
    assert location.version(".") == ""
