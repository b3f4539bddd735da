"""Taking back what the last run wrote into the workbooks of a folder, and workbooks that have another name by now."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command import Ran, dutybook
from jsonschema import Draft202012Validator
from made import save, worksheet
from referencing import Registry, Resource

from toolkit import resources
from toolkit.workbook import CellUpdate, backups, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.journal import head, load

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "2026-10"
NAMES = ("人事部.xlsx", "保险部.xlsx", "分店/客服部.xlsx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "10月"
    for name in NAMES:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES / Path(name).name, made / name)
    return made


def check(*paths: Path, day: int = 6) -> None:
    done = dutybook("check", *paths, "--period", "2026-10", "--as-of", f"2026-11-{day:02}T18:00")
    assert done.code == 1, done.out + done.err


def undo(path: Path, *words: str) -> Ran:
    return dutybook("undo", path, "--lang", "zh", *words)


def undo_json(path: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = undo(path, *words, "--format", "json").json
    schemas = [json.loads((resources.schemas() / f"undo-{s}result.schema.json").read_text()) for s in ("", "folder-")]
    registry: Registry[Any] = Registry().with_resources([(s["$id"], Resource.from_contents(s)) for s in schemas])
    Draft202012Validator(schemas["workbooks" in found], registry=registry).validate(found)
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def edited(path: Path) -> None:
    """A person's edit, in another program."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "我改的标题"
    book.save(path)


def test_a_run_is_taken_back_whole_and_then_the_one_before_it(folder: Path) -> None:
    versions = [bytes_of(folder)]
    for day in (6, 20):
        check(folder, day=day)
        versions.append(bytes_of(folder))
        assert all(versions[-1][name] != versions[-2][name] for name in NAMES)
    done = undo(folder)
    assert done.code == 0, done.err
    assert bytes_of(folder) == versions[1]
    lines = done.out.splitlines()
    assert "检查时间 2026-11-20 18:00" in lines[0] and "3 个工作簿" in lines[0]
    assert lines[1:4] == [f"{name}:已恢复到写入之前的样子" for name in NAMES]
    assert lines[4:] == ["已恢复 3 个工作簿。"]
    found = undo_json(folder)
    assert (found["write"], found["restored"], found["failed"]) == ("20261106T1800", 3, 0)
    assert [one["workbook"] for one in found["workbooks"]] == list(NAMES)
    assert bytes_of(folder) == versions[0]
    nothing = undo(folder)
    assert (nothing.code, nothing.out) == (3, "")
    assert "没有可以撤销的运行" in nothing.err


def test_only_what_the_last_run_wrote_is_taken_back(folder: Path) -> None:
    """A second run as of the same time finds one workbook changed: the others are of the run before."""
    check(folder)
    book = openpyxl.load_workbook(folder / NAMES[1])
    heads = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "检查状态"]
    heads[0].offset(1).value = None  # which a check fills in again
    book.save(folder / NAMES[1])
    before = bytes_of(folder)
    check(folder)
    assert [name for name in NAMES if (folder / name).read_bytes() != before[name]] == [NAMES[1]]
    assert "1 个工作簿" in undo(folder).out
    assert bytes_of(folder) == before
    done = undo_json(folder)  # of the run before, that workbook was changed since
    assert [one["error"] for one in done["workbooks"]] == [None, "undo-edited", None]


def test_what_one_workbook_does_not_allow_keeps_none_of_the_others(folder: Path) -> None:
    old = bytes_of(folder)
    check(folder)
    edited(folder / NAMES[0])
    theirs = (folder / NAMES[0]).read_bytes()
    lock = folder / "分店" / ".~lock.客服部.xlsx#"
    lock.write_text(",lisi,PC-7,06.11.2026 09:00,file:///x;")
    done = undo(folder)
    assert done.code == 3
    lines = done.out.splitlines()
    assert lines[1].startswith("人事部.xlsx 在 dutybook 写入之后又被修改过") and "--cells-only" in lines[1]
    assert lines[2] == "保险部.xlsx:已恢复到写入之前的样子"
    assert lines[3].startswith("分店/客服部.xlsx:没有撤销。工作簿正由 lisi (PC-7) 打开")
    assert lines[4].startswith("已恢复 1 个工作簿,没有恢复 2 个;")
    assert (folder / NAMES[0]).read_bytes() == theirs and (folder / NAMES[1]).read_bytes() == old[NAMES[1]]
    lock.unlink()
    again = undo_json(folder)  # those that are left, and no run before it
    assert [(one["workbook"], one["error"]) for one in again["workbooks"]] == [
        (NAMES[0], "undo-edited"),
        (NAMES[2], None),
    ]
    assert (folder / NAMES[2]).read_bytes() == old[NAMES[2]]
    cells = undo(folder, "--cells-only")
    assert (cells.code, cells.out.splitlines()[1].startswith("人事部.xlsx:已恢复 ")) == (0, True)
    found = openpyxl.load_workbook(folder / NAMES[0]).worksheets[0]
    assert found["A1"].value == "我改的标题"
    assert not any(cell.value == "检查状态" for row in found.iter_rows() for cell in row)
    assert undo(folder).code == 3


def test_a_later_change_of_a_subfolder_by_its_name(folder: Path) -> None:
    check(folder)
    edited(folder / "分店" / "客服部.xlsx")
    message = undo_json(folder)["workbooks"][2]["message"]
    assert message.startswith("分店/客服部.xlsx 在 dutybook 写入之后")


def test_a_run_over_several_folders_and_one_workbook_that_was_undone_alone(folder: Path) -> None:
    other = Path(shutil.copytree(folder, folder.with_name("11月")))
    old = bytes_of(folder)
    check(folder, other)
    written = bytes_of(other)
    assert undo(folder / NAMES[0]).code == 0
    assert [one["workbook"] for one in undo_json(folder)["workbooks"]] == list(NAMES[1:])
    assert bytes_of(folder) == old
    assert bytes_of(other) == written
    assert undo_json(other / "分店")["restored"] == 1
    assert [one["workbook"] for one in undo_json(other)["workbooks"]] == list(NAMES[:2])
    assert bytes_of(other) == old


def test_workbooks_that_were_renamed_or_are_gone(folder: Path) -> None:
    old = bytes_of(folder)
    check(folder, day=6)
    check(folder, day=20)
    (folder / NAMES[0]).rename(folder / "行政人事部.xlsx")
    (folder / NAMES[1]).rename(folder.parent / "保险部.xlsx")
    done = undo(folder)
    assert done.code == 3
    lines = done.out.splitlines()
    assert lines[1].startswith("保险部.xlsx 不在原来的文件夹里了")
    assert lines[3] == "行政人事部.xlsx:已恢复到写入之前的样子(写入时名为 人事部.xlsx)"
    found = undo_json(folder)  # what is gone bars the way to no run before
    assert [(one["workbook"], one["error"]) for one in found["workbooks"]] == [
        ("保险部.xlsx", "undo-gone"),
        ("分店/客服部.xlsx", None),
        ("行政人事部.xlsx", None),
    ]
    assert found["workbooks"][2]["undone"]["once"] == "人事部.xlsx"
    assert (folder / "行政人事部.xlsx").read_bytes() == old[NAMES[0]]


def test_two_copies_of_a_workbook_that_is_gone_are_both_left(folder: Path) -> None:
    check(folder)
    for name in ("甲.xlsx", "乙.xlsx"):
        shutil.copy(folder / NAMES[0], folder / name)
    (folder / NAMES[0]).unlink()
    written = (folder / "甲.xlsx").read_bytes()
    assert [one["error"] for one in undo_json(folder)["workbooks"]] == ["undo-gone", None, None]
    assert (folder / "甲.xlsx").read_bytes() == (folder / "乙.xlsx").read_bytes() == written


def test_a_write_that_was_killed_or_is_of_no_run_is_passed_over(folder: Path) -> None:
    check(folder)
    written = bytes_of(folder)
    check(folder, day=20)
    assert undo(folder).code == 0
    for backup in backups.of(folder / NAMES[0]):  # as if the second run had been killed before the first swap
        note = backup.with_name(backup.name + ".json")
        journal = load(note)
        assert journal is not None
        note.write_bytes(journal._replace(undone=False).render())
    assert bytes_of(folder) == written
    write_cells(folder / NAMES[1], [CellUpdate(openpyxl.load_workbook(folder / NAMES[1]).sheetnames[0], 60, 1, "脚本")])
    found = undo_json(folder)
    assert found["write"] == "20261106T1800"
    assert [one["error"] for one in found["workbooks"]] == [None, "undo-edited", None]


def renamed_runs(folder: Path, names: tuple[str, ...] = NAMES) -> None:
    """As if the clock had been put back between the two runs over a folder."""
    notes = [
        note for name in names for note in (folder / name).parent.glob(f".dutybook-backup/{Path(name).stem}~*.json")
    ]
    journals = {note: journal for note in notes if (journal := load(note))}
    first, second = sorted({journal.run for journal in journals.values()})
    for note, journal in journals.items():
        note.write_bytes(journal._replace(run=second if journal.run == first else first).render())


def test_what_was_written_upon_goes_after_it_whatever_the_clock_says(folder: Path) -> None:
    versions = [bytes_of(folder)]
    for day in (6, 20):
        check(folder, day=day)
        versions.append(bytes_of(folder))
    renamed_runs(folder)
    assert undo_json(folder)["write"] == "20261120T1800"
    assert bytes_of(folder) == versions[1]
    assert undo_json(folder)["write"] == "20261106T1800"
    assert bytes_of(folder) == versions[0]


def test_two_runs_at_once_are_both_taken_back_in_the_end(folder: Path) -> None:
    """Each wrote upon what the other had written."""
    old = bytes_of(folder)
    for day in (6, 20):
        check(folder, day=day)
    renamed_runs(folder, NAMES[:1])
    one, two, three = (undo_json(folder) for _ in range(3))
    assert [each["error"] for each in one["workbooks"]] == ["undo-edited", None, None]
    assert [each["workbook"] for each in two["workbooks"]] == list(NAMES) and not two["failed"]
    assert [each["workbook"] for each in three["workbooks"]] == [NAMES[0]] and not three["failed"]
    assert bytes_of(folder) == old


def test_a_backup_that_is_gone_or_damaged_is_told(folder: Path) -> None:
    old = bytes_of(folder)
    check(folder, day=6)
    check(folder, day=20)
    next((folder / backups.FOLDER).glob("人事部~20261120*.xlsx")).unlink()
    damaged = next((folder / "分店" / backups.FOLDER).glob("客服部~20261120*.xlsx"))
    whole = damaged.read_bytes()
    damaged.write_bytes(b"")
    lines = undo(folder).out.splitlines()
    assert lines[1].startswith("人事部.xlsx 的备份 人事部~20261120T1800~")
    assert lines[3].startswith("分店/客服部.xlsx 的备份 客服部~20261120T1800~")
    damaged.write_bytes(whole)
    assert [one["error"] for one in undo_json(folder)["workbooks"]] == ["undo-damaged", None]
    found = undo_json(folder)  # what has no backup bars the way to no run before
    assert [one["error"] for one in found["workbooks"]] == ["undo-edited", None, None]
    assert bytes_of(folder) == {**old, NAMES[0]: (folder / NAMES[0]).read_bytes()}


def test_a_journal_that_says_what_ours_do_not_is_none(folder: Path) -> None:
    old = bytes_of(folder)
    check(folder)
    for name, change in ((NAMES[0], {"workbook": "../x.xlsx"}), (NAMES[1], {"run": "昨天"})):
        note = next((folder / backups.FOLDER).glob(f"{Path(name).stem}~*.json"))
        journal = load(note)
        assert journal is not None
        note.write_bytes(journal._replace(**change).render())
        assert head(note) is load(note) is None
    (folder / "月结汇总-2026-10.xlsx").symlink_to(folder / "nowhere")
    found = undo_json(folder)
    assert [one["workbook"] for one in found["workbooks"]] == [NAMES[2]] and found["left"] == []
    assert (folder / NAMES[2]).read_bytes() == old[NAMES[2]]


def test_our_own_files_stay_and_are_named(folder: Path) -> None:
    (folder / "欠款.csv").write_text("责任部门,事项,期限,完成时间\n甲部,报表,每月5号前,\n", "utf-8")
    words = ("--period", "2026-10", "--as-of", "2026-11-06T18:00", "--pack", "dealership-finance")
    for _ in range(2):  # the second replaces the result workbook, which leaves a backup of it
        assert dutybook("month-end", folder, *words, "--lang", "zh").code in (1, 3)
        (folder / "欠款.csv").write_text("责任部门,事项,期限,完成时间\n甲部,报表,每月5号前,11-04\n", "utf-8")
    (folder / "~$欠款.检查结果.xlsx").write_bytes(b"")  # of somebody who looks at it
    ours = ("月结汇总-2026-10.xlsx", "欠款.检查结果.xlsx")
    kept = {name: (folder / name).read_bytes() for name in ours}
    found = undo_json(folder)
    assert set(found["left"]) == set(ours)
    assert {name: (folder / name).read_bytes() for name in ours} == kept
    assert [one["workbook"] for one in found["workbooks"]] == list(NAMES)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_linked_workbook_is_restored_where_it_is_and_its_neighbours_are_not(folder: Path) -> None:
    other = folder.parent / "别处"
    other.mkdir()
    for name in NAMES[:2]:
        shutil.move(folder / name, other)
    (folder / NAMES[0]).symlink_to(other / NAMES[0])
    old = (other / NAMES[0]).read_bytes()
    check(folder, other)
    neighbour = (other / NAMES[1]).read_bytes()
    assert [one["workbook"] for one in undo_json(folder)["workbooks"]] == [NAMES[0], NAMES[2]]
    assert (folder / NAMES[0]).is_symlink() and (other / NAMES[0]).read_bytes() == old
    assert (other / NAMES[1]).read_bytes() == neighbour


def test_the_head_of_a_journal_is_all_of_it_but_the_cells(folder: Path) -> None:
    check(folder)
    for note in (folder / backups.FOLDER).glob("*.json"):
        whole = load(note)
        assert whole is not None and whole.cells and whole.run
        assert head(note) == whole._replace(cells=())
    note.write_bytes(whole._replace(sheets=("表" * 30,) * 99, cells=None).render())
    assert head(note) == load(note)
    note.write_text("{")
    assert head(note) is None


# one workbook that has another name by now

NAME = "责任表"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(tmp_path / "销售部.xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


def put(path: Path, column: int) -> bytes:
    workbook = FileWorkbook(path)
    update = CellUpdate(NAME, 1, column, "写")
    workbook.write([update], expected=workbook.read().fingerprint, label=f"{column}")
    return path.read_bytes()


def test_a_renamed_workbook_is_known_by_what_we_left(path: Path) -> None:
    versions = [path.read_bytes(), put(path, 2), put(path, 3)]
    path = path.rename(path.with_name("销售一部.xlsx"))
    versions.append(put(path, 4))
    assert undo(path).out == "销售一部.xlsx 已恢复到写入(4)之前的样子\n"
    assert path.read_bytes() == versions[2]
    assert undo(path).out == "销售一部.xlsx 已恢复到写入(3)之前的样子(写入时名为 销售部.xlsx)\n"
    path = path.rename(path.with_name("三部.xlsx"))
    found = undo_json(path)
    assert (found["workbook"], found["once"], found["write"]) == ("三部.xlsx", "销售部.xlsx", "2")
    assert path.read_bytes() == versions[0]
    assert undo(path).code == 3


def test_cells_of_a_renamed_workbook(path: Path) -> None:
    put(path, 2)
    path = path.rename(path.with_name("销售一部.xlsx"))
    found = undo_json(path, "--cells-only")
    assert (found["once"], found["cells"]) == ("销售部.xlsx", 1)
    assert FileWorkbook(path).read().sheets[0].rows[0] == (1.0,)


def test_a_doubtful_name_is_none(path: Path) -> None:
    written = put(path, 2)
    copy = Path(shutil.copy(path, path.with_name("销售部 - 副本.xlsx")))
    assert "没有可以撤销的写入" in undo(copy).err  # the workbook itself is there
    twin = save(path.with_name("二部.xlsx"), worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    assert put(twin, 2) == written  # from the same template, checked alike
    path.unlink()
    twin.unlink()
    assert "没有可以撤销的写入" in undo(copy).err
    assert copy.read_bytes() == written


def test_a_renamed_workbook_that_was_edited_is_left(path: Path) -> None:
    put(path, 2)
    path = path.rename(path.with_name("销售一部.xlsx"))
    edited(path)
    theirs = path.read_bytes()
    for words in ((), ("--cells-only",)):
        assert undo(path, *words).code == 3
    assert path.read_bytes() == theirs
