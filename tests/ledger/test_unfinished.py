"""Runs that end in the middle: what they wrote is theirs, once the next run has found it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import dutybook
from ledger_kit import AS_OF, LINES, OCTOBER, closed_by_both, keeper, line, put, sheet

from toolkit.app.check import check
from toolkit.app.ledger.keeper import Keeper
from toolkit.app.order import Means, Order
from toolkit.core.finding import said
from toolkit.core.moment import Moment
from toolkit.core.status import Timeliness
from toolkit.errors import CannotRunError
from toolkit.ledger import recorder
from toolkit.ledger.store import Ledger
from toolkit.settings import Settings

LATER = Moment.parse("2026-11-09T18:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "2026-10"
    for name in ("保险部", "客服部", "销售部"):
        sheet(made / f"{name}.xlsx", *(line(f"{name}{n}", "2026-11-04 10:00" if n else None) for n in range(3)))
    return made


def begun(folder: Path, url: str, as_of: Moment = AS_OF) -> Keeper:
    """A run that has written, and not recorded yet."""
    keep = keeper(folder, as_of=as_of, named=url)
    found = check([folder], Settings(), Order(as_of, OCTOBER), books=keep)
    assert len(found.written) == 3
    return keep


def whole(folder: Path, url: str | None, as_of: Moment = AS_OF) -> Any:
    keep = keeper(folder, as_of=as_of, named=url)
    return keep.finish(check([folder], Settings(), Order(as_of, OCTOBER), books=keep))


def listed(url: str, table: str) -> list[dict[str, Any]]:
    ran = dutybook("history", "--ledger", url, "--format", "json", "--table", table)
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = ran.json["rows"]
    return found


def cells(url: str) -> Counter[tuple[str, str]]:
    return Counter((c["workbook"], c["cell"]) for c in listed(url, "written"))


def test_what_a_killed_run_wrote_is_known_after_the_next(folder: Path, url: str) -> None:
    begun(folder, url)
    whole(folder, url)
    last, killed = listed(url, "runs")
    assert (last["finished"], last["cells"]) == (True, 0)
    assert (killed["finished"], killed["workbooks"], killed["cells"]) == (False, 3, 3 * 6 * 4)
    written = cells(url)
    assert sum(written.values()) == killed["cells"] and set(written.values()) == {1}
    first = next(f for f in listed(url, "files") if f["run"] == killed["run"])
    assert first["after"] == next(f for f in listed(url, "files") if f["run"] == last["run"])["fingerprint"]
    whole(folder, url, LATER)
    assert len(listed(url, "runs")) == 3 and len([f for f in listed(url, "files") if f["run"] == killed["run"]]) == 3


def test_several_killed_runs_each_have_their_own(folder: Path, url: str) -> None:
    whole(folder, url)
    begun(folder, url, LATER)
    put(folder / "销售部.xlsx", "H3", "2026-11-05 10:00")
    begun(folder, url, Moment.parse("2026-11-10T18:00"))
    whole(folder, url, Moment.parse("2026-11-10T18:00"))
    last, second, first, _ = listed(url, "runs")
    assert last["cells"] == 0 and (first["finished"], second["finished"]) == (False, False)
    assert first["workbooks"] == 2 and second["workbooks"] == 3  # what a person saved over the first is not known


def test_a_run_that_is_still_at_it_records_its_own(folder: Path, url: str) -> None:
    slow = begun(folder, url)
    whole(folder, url)
    slow.finish(check([], Settings(), Order(AS_OF, OCTOBER)))
    assert [r["finished"] for r in listed(url, "runs")] == [True, True]
    assert set(cells(url).values()) == {1}


def test_after_a_closing_our_own_writes_are_no_change(folder: Path, url: str) -> None:
    keep = keeper(folder, named=url)
    keep.finish(check([folder], Settings(), Order(AS_OF, OCTOBER, write=False), books=keep))
    closed_by_both(url)
    begun(folder, url, LATER)
    assert not [f for f in whole(folder, url, LATER).findings if f.rule == "late-change"]


def test_a_ledger_that_takes_no_more_still_says_what_is_closed(
    folder: Path, new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_url("sqlite")
    before = whole(folder, url)
    closed_by_both(url)
    for path in folder.glob("*.xlsx"):
        put(path, "H3", "2026-11-08 10:00")
    with Ledger(url).writing() as connection:
        refuse = "CREATE TRIGGER full BEFORE INSERT ON run_file BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        connection.exec_driver_sql(refuse)
    monkeypatch.setattr(recorder, "BULK", 1)
    after = whole(folder, url, LATER)
    assert [f.rule for f in after.findings if f.rule.startswith("ledger-")]
    assert after.counts == before.counts
    assert [j.timeliness for j in after.obligations].count(Timeliness.OVERDUE) == 3


@pytest.mark.parametrize("closed", [False, True])
def test_a_ledger_that_goes_away_in_the_middle(folder: Path, new_url: Callable[[str], str], closed: bool) -> None:
    """Without it nobody knows what is closed; where nothing was, the others are checked all the same."""
    url = new_url("sqlite")
    whole(folder, url)
    if closed:
        closed_by_both(url)
    keep = keeper(folder, as_of=LATER, named=url)

    def gone(done: int, _: int, __: str) -> None:
        if done == 1:
            keep.ledger.close()
            Path(url.removeprefix("sqlite:///")).write_bytes(b"x" * 9000)

    def run() -> Any:
        found = check([folder], Settings(), Order(LATER, OCTOBER), Means(progress=gone), books=keep)
        return keep.finish(found)

    if closed:
        with pytest.raises(CannotRunError):
            run()
    else:
        found = run()
        assert len(found.obligations) == 9 and len(found.written) == 3
        assert [f.rule for f in found.findings if f.rule.startswith("ledger-")] == ["ledger-damaged"]


def test_a_ledger_that_cannot_be_written_is_found_out_at_the_end(
    folder: Path, new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the run could not be announced stops nothing: who holds the ledger may be done by then."""
    url = new_url("sqlite")

    def refuse(_: recorder.Recorder) -> None:
        raise CannotRunError("ledger-failed", name="x", detail="locked")

    monkeypatch.setattr(recorder.Recorder, "announce", refuse)
    assert not [f for f in whole(folder, url).findings if f.rule.startswith("ledger-")]
    assert [r["finished"] for r in listed(url, "runs")] == [True]


def test_without_backups_nothing_is_found(tmp_path: Path, new_url: Callable[[str], str]) -> None:
    url, folder = new_url("sqlite"), tmp_path / "2026-10"
    sheet(folder / "销售部.xlsx", *LINES)
    keep = keeper(folder, named=url)
    check([folder], Settings(), Order(AS_OF, OCTOBER), books=keep)
    shutil.rmtree(folder / ".dutybook-backup")
    whole(folder, url)
    assert [(r["finished"], r["cells"]) for r in listed(url, "runs")] == [(True, 0), (False, 0)]


def test_an_empty_file_in_place_of_the_ledger_is_told(folder: Path) -> None:
    """What a copy that broke off leaves: what was closed would be open again without a word."""
    file = folder.parent / ".dutybook" / "ledger.sqlite"
    file.parent.mkdir()
    file.touch()
    (found,) = [f for f in whole(folder, None).findings if f.rule.startswith("ledger-")]
    assert found.rule == "ledger-begun" and str(file) in said(found, "zh").text
    assert not [f for f in whole(folder, None).findings if f.rule.startswith("ledger-")]


def test_a_folder_in_place_of_the_ledger_is_no_ledger_missing(folder: Path) -> None:
    (folder.parent / ".dutybook" / "ledger.sqlite").mkdir(parents=True)
    for words in (("check", folder), ("close", "2026-10", "--folder", folder, "--by", "张三"), ("month-end", folder)):
        ran = dutybook(*words, *(("--period", "2026-10") if words[0] != "close" else ()))
        assert ran.code == 3 and "ledger.sqlite" in ran.err, words


def test_a_period_that_is_closed_during_a_run_is_told(folder: Path, url: str) -> None:
    whole(folder, url)
    keep = keeper(folder, as_of=LATER, named=url)
    found = check([folder], Settings(), Order(LATER, OCTOBER), books=keep)
    closed_by_both(url)
    (told,) = [f for f in keep.finish(found).findings if f.rule.startswith("ledger-")]
    assert told.place.workbook == (url.partition("?")[0].rpartition("/")[2])
    assert told.rule == "ledger-overtaken" and "2026-10" in said(told, "en").text
    assert not [f for f in whole(folder, url, LATER).findings if f.rule.startswith("ledger-")]
