"""Files that mean harm cost little, are refused in words, and change nothing."""

from __future__ import annotations

import os
import random
import re
import time
from datetime import date
from pathlib import Path

import fuzz
import hostile
import pytest
from made import archive, parts, worksheet

from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.workbook import CellUpdate, write_cells
from toolkit.workbook.csvtext import read_csv
from toolkit.workbook.file import FileWorkbook

SECONDS, MEGABYTES = 40.0, 2300.0


@pytest.fixture(scope="module")
def one_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[hostile.Measured, Path, dict[str, bytes]]:
    """One check over a folder of nothing but harmful files."""
    if os.name == "nt":
        pytest.skip("os.wait4 tells what a process cost")
    folder = tmp_path_factory.mktemp("hostile")
    before = {}
    for name, (make, _) in hostile.HARMFUL.items():
        before[name] = make()
        (folder / name).write_bytes(before[name])
    return hostile.measured("check", folder, "--period", "2026-10", "--format", "json"), folder, before


def test_cost_is_bounded(one_run: tuple[hostile.Measured, Path, dict[str, bytes]]) -> None:
    run, folder, before = one_run
    assert run.code == 3
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES
    assert "Traceback" not in run.err
    assert {p.name for p in folder.iterdir()} - set(before) == {".dutybook-backup"}


@pytest.mark.parametrize("name", hostile.HARMFUL)
def test_the_error_is_clear(name: str, one_run: tuple[hostile.Measured, Path, dict[str, bytes]]) -> None:
    run, folder, before = one_run
    key = hostile.HARMFUL[name][1]
    assert run.errors[name] == key
    if key:
        assert (folder / name).read_bytes() == before[name]


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET-7431", "utf-8")
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.external_entity(secret.as_uri()))
    run = hostile.measured("check", path, "--period", "2026-10", "--format", "json")
    assert "7431" not in run.out + run.err


def test_names_that_lead_out_of_the_archive_are_never_unpacked(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c" / "d"
    inner.mkdir(parents=True)
    path = inner / "a.xlsx"
    path.write_bytes(hostile.traversal())
    FileWorkbook(path).read()
    with pytest.raises(WriteRefusedError):
        write_cells(path, [CellUpdate("责任表", 1, 4, "甲")])
    assert not list(tmp_path.rglob("evil*"))


def test_things_that_are_no_files_are_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.xlsx"
    os.mkfifo(pipe)
    zero = tmp_path / "b.xlsx"
    zero.symlink_to("/dev/zero")
    for path in (pipe, zero):
        with pytest.raises(CannotRunError) as caught:
            FileWorkbook(path).read()
        assert caught.value.key == "file-not-readable"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a")', "\t=1", "=cmd|' /C calc'!A0"]
)
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(parts(worksheet(hostile.TABLE))))
    write_cells(path, [CellUpdate("责任表", 1, 4, text)])
    import openpyxl

    cell = openpyxl.load_workbook(path)["责任表"]["D1"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("name", ["worksheet", "pageMargins", "styleSheet"])
def test_a_prefix_that_is_no_text_is_no_crash(name: str, tmp_path: Path) -> None:
    made = parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', tail='<pageMargins left="1"/>'))
    spoilt = re.compile(f"(</?)(?={name}[ >])".encode())
    before = archive({part: spoilt.sub(b"\\1\xbb:", content) for part, content in made.items()})
    path = tmp_path / "a.xlsx"
    path.write_bytes(before)
    with pytest.raises(CannotRunError):
        write_cells(path, [CellUpdate("责任表", 2, 2, date(2026, 11, 5))])
    assert path.read_bytes() == before


def test_far_cells_without_content_do_not_count(tmp_path: Path) -> None:
    """Excel keeps formats of far cells; a sheet that has one is no bomb."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(parts(worksheet(hostile.TABLE + '<row r="9000"><c r="ZZ9000" s="1"/></row>'))))
    assert FileWorkbook(path).read().sheets[0].rows[1][0] == "销售部"


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("xfd1048576", "sheet-too-wide"),
        ("A1048577", "file-corrupt"),
        ("z9999999", "file-corrupt"),
        ("AAAAAAA1", "file-corrupt"),
        ("A4294967296", "file-corrupt"),
        ("A0", "file-unreadable"),
        ("1", "file-unreadable"),
    ],
)
def test_places_that_no_sheet_has(place: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(archive(parts(worksheet(hostile.TABLE + f'<row r="3"><c r="{place}"><v>1</v></c></row>'))))
    with pytest.raises(CannotRunError) as caught:
        FileWorkbook(path).read()
    assert caught.value.key == key


def test_csv_of_many_kinds_is_bounded() -> None:
    begun = time.perf_counter()
    for data in (b'"' * 1_000_001, b'a,"b\n' * 200_000, "长".encode("gb18030") * 500_000, b"\r" * 500_000):
        try:
            read_csv("a.csv", data)
        except CannotRunError:
            continue
    assert time.perf_counter() - begun < 10


def test_fuzzed_files_are_read_or_refused() -> None:
    """The same broken files each time, for at most 15 seconds; ``python tests/workbook/fuzz.py`` goes on for longer."""
    found = fuzz.run(random.Random(7), cases=350, seconds=15.0)
    assert not found.failures, found.failures[:3]
    assert found.slowest < 10
    assert found.cases > 100
