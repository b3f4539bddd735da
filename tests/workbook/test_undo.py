"""Backups, their journals, retention, and taking writes back."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command import dutybook
from jsonschema import Draft202012Validator
from made import save, worksheet

from toolkit import resources
from toolkit.errors import WorkbookOpenError, WriteRefusedError
from toolkit.workbook import CellUpdate, Look, backups, journal, undo
from toolkit.workbook.file import FileWorkbook, write_cells
from toolkit.workbook.port import OwnSheet
from toolkit.workbook.reading import fingerprint

ROOT = Path(__file__).resolve().parents[2]
NAME = "责任表"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(tmp_path / "销售部.xlsx", worksheet(ROW))


def write(path: Path, *updates: CellUpdate, label: str = "t", keep: int = 20) -> None:
    workbook = FileWorkbook(path, keep=keep)
    workbook.write(updates, expected=workbook.read().fingerprint, label=label)


def put(path: Path, column: int, value: Any, label: str = "t", keep: int = 20) -> None:
    write(path, CellUpdate(NAME, 1, column, value), label=label, keep=keep)


def rows(path: Path) -> list[Any]:
    return list(FileWorkbook(path).read().sheets[0].rows[0])


def edited(path: Path, cell: str, value: Any) -> None:
    """A person's edit, in another program."""
    book = openpyxl.load_workbook(path)
    book[NAME][cell] = value
    book.save(path)


def test_undo_goes_back_write_by_write(path: Path) -> None:
    versions = [path.read_bytes()]
    for n in (2, 3, 4):
        put(path, n, n, label=f"第{n}次")
        versions.append(path.read_bytes())
    for expected in reversed(versions[:-1]):
        undo.undo_file(path)
        assert path.read_bytes() == expected
    with pytest.raises(WriteRefusedError) as caught:
        undo.undo_file(path)
    assert caught.value.key == "undo-none"


def test_after_an_undo_the_same_write_can_be_made_and_undone_again(path: Path) -> None:
    old = path.read_bytes()
    for _ in range(3):
        put(path, 2, "甲")
        assert undo.undo_file(path).cells is None
        assert path.read_bytes() == old


def test_to_and_fro_is_told_apart(path: Path) -> None:
    """A file that comes back to what it was has two writes that end in the same bytes."""
    put(path, 2, "甲", label="a")
    one = path.read_bytes()
    put(path, 2, "乙", label="b")
    two = path.read_bytes()
    put(path, 2, "甲", label="c")
    assert path.read_bytes() == one
    undo.undo_file(path)
    assert path.read_bytes() == two
    undo.undo_file(path)
    assert path.read_bytes() == one


def test_an_edit_is_not_lost(path: Path) -> None:
    put(path, 2, "甲")
    edited(path, "C1", "我写的")
    theirs = path.read_bytes()
    with pytest.raises(WriteRefusedError) as caught:
        undo.undo_file(path)
    assert caught.value.key == "undo-edited"
    assert "--cells-only" in caught.value.text("zh")
    assert path.read_bytes() == theirs


def test_cells_only_keeps_what_people_did(path: Path) -> None:
    values = [
        "甲",
        "=乙",
        3,
        1.5,
        True,
        date(2026, 11, 5),
        datetime(2026, 11, 5, 9, 30),
        datetime(2026, 11, 6),
        time(8),
    ]
    looks = [
        Look.HEADER,
        Look.RED,
        Look.NUMBER,
        Look.KEEP,
        Look.KEEP,
        Look.DAYEND,
        Look.DATETIME,
        Look.DATETIME,
        Look.KEEP,
    ]
    write(path, *(CellUpdate(NAME, 1, c, v, k) for c, (v, k) in enumerate(zip(values, looks, strict=True), 2)))
    write(path, CellUpdate(NAME, 1, 1, "改了"), label="later")
    undo.undo_file(path)
    edited(path, "C1", "人改的")
    edited(path, "A2", "人加的")
    done = undo.undo_cells(path)
    assert (done.cells, done.kept) == (8, 1)
    found = rows(path)
    assert found[0] == 1
    assert found[2] == "人改的"
    assert [v for v in found[3:] if v is not None] == []
    assert FileWorkbook(path).read().sheets[0].rows[1][0] == "人加的"


def test_noting_that_a_write_is_undone_clears_what_a_killed_one_left(path: Path) -> None:
    put(path, 2, 5)
    book = openpyxl.load_workbook(path)
    book.active.cell(1, 2).value = "改过"
    book.save(path)
    (backup,) = backups.of(path)
    left = backup.with_name(f".~dutybook~{backup.name}.json~4242.tmp")
    left.write_bytes(b"half")
    lock = path.with_name(f".~dutybook~{path.name}.lock")
    lock.touch()
    assert undo.undo_cells(path).cells == 0  # somebody changed it: nothing is written, only noted
    assert not left.exists()
    assert not lock.exists()


def test_cells_only_again_goes_one_write_further(path: Path) -> None:
    put(path, 2, "甲", label="a")
    put(path, 2, "乙", label="b")
    edited(path, "D1", "人写的")
    assert undo.undo_cells(path).label == "b"
    assert rows(path)[1] == "甲"
    assert undo.undo_cells(path).label == "a"
    assert rows(path)[1:] == [None, None, "人写的"]
    with pytest.raises(WriteRefusedError) as caught:
        undo.undo_cells(path)
    assert caught.value.key == "undo-none"
    with pytest.raises(WriteRefusedError):  # it would take the person's edit with it
        undo.undo_file(path)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_a_formula_of_before_is_not_turned_into_a_value(name: str, tmp_path: Path) -> None:
    """Whatever the file is called: some that end with .xls are of the newer format."""
    path = save(tmp_path / name, worksheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>5</v></c></row>'))
    write(path, CellUpdate(NAME, 1, 1, "甲"), CellUpdate(NAME, 1, 2, "乙"))
    newer = path.rename(tmp_path / "edited.xlsx")  # which is all that openpyxl opens
    edited(newer, "C1", "x")
    newer.rename(path)
    done = undo.undo_cells(path)
    assert (done.cells, done.kept, done.formulas, done.changed) == (1, 1, (f"{NAME}!A1",), ())
    assert rows(path) == ["甲", 5.0, "x"]


def test_cells_that_stay_as_they_are_are_named(tmp_path: Path) -> None:
    """With the backup for those that held formulas; a cell that was written blank and was blank before is none."""
    cells = "".join(f'<row r="{r}"><c r="A{r}"><f>1+{r}</f><v>2</v></c><c r="B{r}"><v>5</v></c></row>' for r in (1, 2))
    path = save(tmp_path / "a.xlsx", worksheet(cells))
    wrote = [CellUpdate(NAME, row, column, "甲") for row in (1, 2) for column in (1, 2)]
    write(path, *wrote, CellUpdate(NAME, 1, 4, None, Look.BODY))
    edited(path, "B2", "x")
    (backup,) = (tmp_path / backups.FOLDER).glob("*.xlsx")
    done = dutybook("undo", path, "--cells-only")
    assert "已恢复 1 个单元格" in done.out and "另有 3 个保持不动" in done.out
    assert f"{NAME}!A1:A2 原来是公式" in done.out and backup.name in done.out
    assert f"{NAME}!B2 写入之后有人改过" in done.out


def test_cells_only_over_all_of_a_check(tmp_path: Path) -> None:
    sample = Path(shutil.copy(ROOT / "samples" / "2026-10" / "销售部.xlsx", tmp_path))
    before = FileWorkbook(sample).read()
    assert dutybook("check", sample, "--period", "2026-10", "--as-of", "2026-11-06T18:00").code == 1
    workbook = FileWorkbook(sample, backups=False)  # a person's edit, of which our backups know nothing
    person = [CellUpdate(before.sheets[0].name, 60, 26, "人写的")]
    workbook.write(person, expected=workbook.read().fingerprint, label="t")
    done = dutybook("undo", sample, "--cells-only", "--format", "json")
    assert done.code == 0, done.err
    assert json.loads(done.out)["cells"] > 100
    after = {s.name: s for s in FileWorkbook(sample).read().sheets}
    for sheet in before.sheets:
        for r, row in enumerate(after[sheet.name].rows):
            old = sheet.rows[r] if r < len(sheet.rows) else ()
            for c, value in enumerate(row):
                if value != "人写的" and sheet.name != "检查结果":
                    assert value == (old[c] if c < len(old) else None)


def rows_reversed(sheet: Any) -> None:
    values = [[c.value for c in row] for row in sheet.iter_rows(min_row=2, max_row=6)]
    for number, row in enumerate(reversed(values), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


@pytest.mark.parametrize(
    "hand",
    [rows_reversed, lambda sheet: sheet.insert_cols(2), lambda sheet: sheet.insert_rows(3, 2)],
    ids=["rows sorted", "a column inserted", "rows inserted"],
)
def test_cells_only_after_rows_or_columns_moved(hand: Any, tmp_path: Path) -> None:
    """All that the check wrote goes, wherever it is now; what a person changed among it stays, and is named."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = NAME
    sheet.append(["部门", "事项", "期限", "完成时间"])
    for day, done in ((5, "2026-11-04"), (3, "2026-11-05"), (4, None), (20, None)):
        sheet.append(["保险部", f"报表{day}", f"每月{day}号前", done])
    sheet.append(["保险部", "答复", "及时", None])
    book.save(path)
    assert dutybook("check", path, "--period", "2026-11", "--as-of", "2026-11-06T18:00").code == 1
    book = openpyxl.load_workbook(path)
    hand(book[NAME])
    book[NAME]["D8" if book[NAME].max_row > 6 else "C9"] = "人写的"
    status = next(c.column for c in book[NAME][1] if c.value == "检查状态")
    book[NAME].cell(2, status).value = "我看过了"
    book.save(path)
    before = [[c.value for c in row] for row in book[NAME].iter_rows()]
    done = undo.undo_cells(path)
    assert done.changed == (f"{NAME}!{book[NAME].cell(2, status).coordinate}",)
    after = [[c.value for c in row] for row in openpyxl.load_workbook(path)[NAME].iter_rows()]
    left = {(r, c): v for r, row in enumerate(after, 1) for c, v in enumerate(row, 1) if v is not None}
    theirs = {(r, c): v for r, row in enumerate(before, 1) for c, v in enumerate(row, 1) if v is not None}
    assert left == {at: v for at, v in theirs.items() if at[1] < status - 1 or at == (2, status)}


def test_a_formula_typed_where_a_check_wrote_is_one(tmp_path: Path) -> None:
    """The text format of our columns goes with them."""
    path = save(tmp_path / "a.xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    write(path, CellUpdate(NAME, 1, 2, "检查状态", Look.HEADER), CellUpdate(NAME, 2, 2, "迟交", Look.YELLOW))
    edited(path, "C1", "x")
    undo.undo_cells(path)
    cell = openpyxl.load_workbook(path)[NAME]["B2"]
    assert (cell.value, cell.number_format, cell.fill.patternType) == (None, "General", None)


def test_the_header_of_a_table_stays(tmp_path: Path) -> None:
    """A table cannot have a column without a name; the cells below are given back."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = NAME
    for row in (["甲", "乙"], ["1", "2"], ["3", "4"]):
        sheet.append(row)
    sheet.add_table(openpyxl.worksheet.table.Table(displayName="表1", ref="A1:B3"))
    book.save(path)
    write(path, CellUpdate(NAME, 1, 3, "检查状态", Look.HEADER), CellUpdate(NAME, 2, 3, "按时", Look.GREEN))
    workbook = FileWorkbook(path, backups=False)
    workbook.write([CellUpdate(NAME, 9, 9, "人写的")], expected=workbook.read().fingerprint, label="t")
    done = undo.undo_cells(path)
    assert (done.cells, done.kept) == (1, 1)
    grid = FileWorkbook(path).read().sheets[0].rows
    assert (grid[0][2], grid[1][2], grid[8][8]) == ("检查状态", None, "人写的")


def test_journals_fit_their_schema(path: Path) -> None:
    workbook = FileWorkbook(path)
    own = OwnSheet("检查结果", (("甲",),), 1, (8.0,))
    many = [CellUpdate(NAME, r, 2, datetime(2026, 11, r), Look.DATETIME) for r in range(1, 9)]
    more = [CellUpdate(NAME, r, 3, "按时", Look.GREEN) for r in (1, 2, 3, 7, 8)]
    workbook.write([*many, *more], [own], expected=workbook.read().fingerprint, label="t")
    schema = json.loads((resources.schemas() / "write-journal.schema.json").read_text("utf-8"))
    (note,) = (path.parent / backups.FOLDER).glob("*.json")
    raw = json.loads(note.read_text("utf-8"))
    Draft202012Validator(schema).validate(raw)
    assert raw["after"] == fingerprint(path.read_bytes())
    assert raw["sheets"] == ["检查结果"]
    assert [(c["column"], c["rows"]) for c in raw["cells"]] == [(2, [1, 8]), (3, [1, 3]), (3, [7, 8])]
    found = journal.load(note)
    assert found is not None
    assert sorted(found.cells or (), key=lambda c: (c.column, c.row)) == [*many, *more]


@pytest.mark.parametrize(
    "block",
    [
        {"columns": [2, 3], "rows": [2, 3], "numbers": None, "of": [[["甲", "body"]]], "at": [0, 0]},
        {"columns": [2], "rows": [2, 3], "numbers": None, "of": [[["甲", "body"]]], "at": [0]},
        {"columns": [2], "rows": [2, 3], "numbers": None, "of": [[["甲", "body"]]], "at": [0, 1]},
        {"columns": [2], "rows": [2, 3], "numbers": [2], "of": [[["甲", "body"]]], "at": [0, 0]},
        {"column": 2, "rows": [2, 3], "values": ["甲"], "looks": "body"},
        {"column": 2, "rows": [2, 3], "values": {"of": ["甲"], "at": [0, 7]}, "looks": "body"},
    ],
)
def test_a_journal_whose_parts_do_not_fit_is_none(block: dict[str, object], path: Path) -> None:
    put(path, 2, "甲")
    (backup,) = backups.of(path)
    note = backup.with_name(backup.name + ".json")
    raw = json.loads(note.read_text("utf-8"))
    note.write_text(json.dumps(raw | {"cells": [{"sheet": NAME, **block}]}), "utf-8")
    assert journal.load(note) is None
    with pytest.raises(WriteRefusedError) as caught:
        undo.undo_cells(path)
    assert caught.value.key == "undo-none"


def test_a_write_of_very_many_cells_is_undone_whole_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_CELLS", 1000)
    old = path.read_bytes()
    write_cells(path, [CellUpdate(NAME, r, 2, r) for r in range(1, journal.MOST_CELLS + 2)])
    with pytest.raises(WriteRefusedError) as caught:
        undo.undo_cells(path)
    assert caught.value.key == "undo-no-cells"
    undo.undo_file(path)
    assert path.read_bytes() == old


@pytest.mark.parametrize("damage", ["backup", "journal", "both"])
def test_damage_in_the_backup_folder_is_noticed(damage: str, path: Path) -> None:
    put(path, 2, "甲")
    new = path.read_bytes()
    (backup,) = backups.of(path)
    if damage != "journal":
        backup.write_bytes(backup.read_bytes()[:-50])
    if damage != "backup":
        backup.with_name(backup.name + ".json").write_text('{"version": 1, "cells": [[')
    with pytest.raises(WriteRefusedError) as caught:
        undo.undo_file(path)
    assert caught.value.key == ("undo-damaged" if damage == "backup" else "undo-none")
    assert path.read_bytes() == new


def test_undo_gives_way_to_whoever_has_the_file_open(path: Path) -> None:
    put(path, 2, "甲")
    path.with_name(f".~lock.{path.name}#").write_text("李四,,PC-7,,")
    with pytest.raises(WorkbookOpenError):
        undo.undo_file(path)


def test_the_oldest_backups_go_and_others_files_stay(path: Path) -> None:
    other = save(path.with_name("销售部~x.xlsx"), worksheet(ROW))
    put(other, 2, "别的")
    kept = path.parent / backups.FOLDER / "人放的.txt"
    kept.write_text("x")
    for n in range(8):
        put(path, 2, n, label=f"t{n}", keep=3)
    names = sorted(p.name for p in (path.parent / backups.FOLDER).iterdir() if p.name.startswith("销售部~t"))
    assert [n.split("~")[1] for n in names] == ["t5", "t5", "t6", "t6", "t7", "t7"]
    assert len(backups.of(other)) == 1
    assert kept.exists()
    for expected in (6.0, 5.0, 4.0):
        undo.undo_file(path)
        assert rows(path)[1] == expected


def test_a_long_chinese_name_has_room_for_backups(tmp_path: Path) -> None:
    path = save(tmp_path / ("责任表" * 26 + ".xlsx"), worksheet(ROW))
    old = path.read_bytes()
    put(path, 2, "甲")
    undo.undo_file(path)
    assert path.read_bytes() == old


def test_whole_numbers_come_back_whole(path: Path) -> None:
    put(path, 2, 10, label="a")
    put(path, 2, 12, label="b")
    undo.undo_cells(path)
    with zipfile.ZipFile(path) as archive:
        assert any(b"<v>10</v>" in archive.read(name) for name in archive.namelist())


def test_command(path: Path) -> None:
    old = path.read_bytes()
    put(path, 2, "甲", label="20261128T1800")
    done = dutybook("undo", path, "--format", "json", "--lang", "en")
    assert done.code == 0
    schema = json.loads((resources.schemas() / "undo-result.schema.json").read_text("utf-8"))
    found = json.loads(done.out)
    Draft202012Validator(schema).validate(found)
    assert (found["mode"], found["write"], found["cells"]) == ("file", "20261128T1800", None)
    assert path.read_bytes() == old
    again = dutybook("undo", path, "--lang", "en")
    assert again.code == 3
    assert again.err.startswith("dutybook: There is no write to 销售部.xlsx")
    put(path, 2, "乙", label="20261128T1800")
    told = dutybook("undo", path, "--lang", "zh").out
    assert told.strip() == "销售部.xlsx 已恢复到写入(2026-11-28 18:00)之前的样子"
    assert dutybook("undo", path.with_name("没有.xlsx")).code == 3
    assert dutybook("undo").code == 2


def test_settings_keep_and_switch_off(path: Path) -> None:
    sample = Path(shutil.copy(ROOT / "samples" / "2026-10" / "客服部.xlsx", path.parent))
    (path.parent / "dutybook.toml").write_text("backups_keep = 2\n")
    for day in (1, 3, 6):
        dutybook("check", sample, "--period", "2026-10", "--as-of", f"2026-11-0{day}")
    assert len(backups.of(sample)) == 2
    (path.parent / "dutybook.toml").write_text("backups = false\n")
    dutybook("check", sample, "--period", "2026-10", "--as-of", "2026-11-20")
    assert len(backups.of(sample)) == 2
    (path.parent / "dutybook.toml").write_text("backups_keep = 0\n")
    assert dutybook("check", sample, "--period", "2026-10").code == 2


def test_all_of_a_check_is_undone(tmp_path: Path) -> None:
    for name in ("保险部.xlsx", "人事部.xlsx"):
        sample = Path(shutil.copy(ROOT / "samples" / "2026-10" / name, tmp_path))
        old = sample.read_bytes()
        dutybook("check", sample, "--period", "2026-10", "--as-of", "2026-11-06T18:00")
        assert sample.read_bytes() != old
        assert dutybook("undo", sample).code == 0
        assert sample.read_bytes() == old
