"""Every format is read; what cannot be written into gets its result beside it, in a workbook that is known again."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import formats_kit as kit
import office
import openpyxl
import pytest
from command import dutybook
from held_out_tables import TABLES, value_of
from made import MAIN, SHEET, archive, parts, unpack, worksheet

from toolkit.errors import CannotRunError, WorkbookChangedError, WorkbookUnreadableError, WriteRefusedError
from toolkit.workbook import CellUpdate, Look, odf, through_office, undo
from toolkit.workbook.backups import FOLDER
from toolkit.workbook.beside import build
from toolkit.workbook.beside_marks import belongs_to
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import DAYEND_CODE, Link, OwnSheet, RawSheet, WorkbookContent

ROOT = Path(__file__).resolve().parents[2]
needs_office = pytest.mark.skipif(office.lacks() is not None, reason=str(office.lacks()))


def check(*words: object, code: int = 1) -> dict[str, Any]:
    """The real command over files, as JSON."""
    done = dutybook("check", *words, "--period", "2026-10", "--as-of", "2026-11-06T18:00", "--format", "json")
    assert done.code == code, done.err + done.out[-2000:]
    found: dict[str, Any] = done.json
    return found


def test_a_module_where_a_check_is_run_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Older formats are read in a process of their own, which must not take what lies in the folder for Python's."""
    path = tmp_path / "销售部.xlsb"
    path.write_bytes(kit.xlsb())
    for name in ("pickle", "zipfile", "python_calamine"):
        (tmp_path / f"{name}.py").write_text(f"open('{name}.ran', 'w')\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert FileWorkbook(path).read().sheets[0].rows[0][0] == kit.HEAD[0]
    assert not list(tmp_path.glob("*.ran"))


@pytest.mark.skipif(sys.platform == "win32", reason="which has no limits")
def test_read_where_the_system_takes_no_limit() -> None:
    """As macOS takes none of the address space, and any system none above what was set before."""
    words = """
import resource
given = resource.setrlimit
def setrlimit(kind, limits):
    if kind == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    given(kind, limits)
resource.setrlimit = setrlimit
given(resource.RLIMIT_CPU, (20, 20))
from toolkit.workbook.quarantine import main
main()
assert resource.getrlimit(resource.RLIMIT_CPU) == (20, 20)
"""
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, input=kit.xlsb(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    kind, sheets = pickle.loads(done.stdout)
    assert (kind, sheets[0].rows[0][0]) == ("sheets", kit.HEAD[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_text_in_whatever_encoding(encoding: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv(encoding, separator))
    sheet = FileWorkbook(path).read().sheets[0]
    assert sheet.name == "销售部"
    assert [list(row) for row in sheet.rows] == [[v or None for v in row] for row in (kit.HEAD, *kit.ROWS)]


@pytest.mark.parametrize(
    ("lines", "separator", "row"),
    [
        (["账户明细", "日期\t户名\t金额", "10-13\t张伟\t1,200.00", "10-14\t李四\t300.00"], "\t", 3),
        (["账户明细,2026年10月", "日期\t户名\t金额", "10-13\t张伟\t1,200.00", "10-14\t李四\t1,300.00"], "\t", 3),
        (["2026年10月刷卡单", "编号;日期;金额", "A1;10-13;100,00", "A2;10-14;7,50"], ";", 3),
        (["编号|日期|金额", "A1|10-13|1,100.00"], "|", 2),
        (["事项,期限", "报表,3日;特急1日;加急2日", "单据,5日;特急1日;加急2日"], ",", 2),
        (
            ["账户明细", "日期,户名,金额", "\t10-13,\t张伟,\t100.00", "\t10-14,\t李四,\t300.00", "说明", "仅供参考"],
            ",",
            3,
        ),
        (["账号|6222|户名|鑫达", "日期,摘要,金额", "10-13,a|b|c|HT-1,1", "10-14,a|b|c|HT-2,2"], ",", 3),
        (["日期,户名,金额", "10-13,张伟,1", "说明:1;2;3;4", "注:a;b;c;d", "注:a;b;c;d", "注:a;b;c;d"], ",", 2),
        (["户名:鑫达;账号:6222;币种:元", "日期,摘要,金额", "10-13,HT-1;x;y;z,1", "10-14,HT-2;x;y;z,2"], ",", 3),
        (
            ["户名\uff1a鑫达,,", "日期,摘要,金额", "10-13,x;y;z,1", "说明,,", "回单;仅供参考", "章;有效", "完;毕"],
            ",",
            3,
        ),
        (["日期;摘要;金额", "10-13;a,b,c,d;1", "10-14;a,b,c,d;2", "a,b,c", "a,b,c"], ";", 3),
        (["事项,期限\uff08例\uff1a5日\uff09", "报表,3日;特急1日;加急2日", "单据,5日;特急1日"], ",", 2),
        (["事项,2026年10月", "报表,3日;特急1日;加急2日", "单据,5日;特急1日"], ",", 2),
        (["事项"], ",", 1),
    ],
)
def test_the_separator_of_a_csv_is_what_parts_its_table(
    lines: list[str], separator: str, row: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(lines).encode())
    assert FileWorkbook(path).read().sheets[0].rows[row - 1] == lines[row - 1].split(separator)


def test_csv_quotes_and_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('甲,"乙,""丙""\n丁"\n\n1,2,3\n'.encode())
    assert FileWorkbook(path).read().sheets[0].rows == [["甲", '乙,"丙"\n丁'], [], ["1", "2", "3"]]


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"\x00\x01\x02" * 50, "file-not-workbook"), (b"\xff" * 99, "file-encoding")],
    ids=["binary", "no text"],
)
def test_csv_that_is_none(data: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(CannotRunError) as caught:
        FileWorkbook(path).read()
    assert caught.value.key == key


@pytest.mark.parametrize("suffix", [".csv", ".xlsb"])
def test_result_beside(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"销售部{suffix}"
    path.write_bytes(kit.csv("gb18030") if suffix == ".csv" else kit.xlsb())
    before = path.read_bytes()
    found = check(tmp_path)
    assert [o["timeliness"] for o in found["obligations"]] == ["on_time", "late", "overdue"]
    target = tmp_path / "销售部.检查结果.xlsx"
    assert found["written"][0]["result_workbook"] == str(target)
    assert path.read_bytes() == before
    book = openpyxl.load_workbook(target)
    assert book.sheetnames[0] == "所属工作簿"
    assert book["所属工作簿"]["B2"].value == path.name
    sheet = book[book.sheetnames[1]]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert rows[0] == [*kit.HEAD, "应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    assert [row[1] for row in rows[1:]] == [row[1] for row in kit.ROWS]
    assert [row[5] for row in rows[1:]] == ["按时", "迟交", "逾期未交"]
    assert sheet["B3"].data_type == "s"
    assert "检查结果" in book.sheetnames
    # The next check does not take it for a duty sheet, by whatever name, and has nothing new to say.
    shutil.copy(target, tmp_path / "改了名.xlsx")
    again = check(tmp_path)
    assert len(again["obligations"]) == 3
    assert {f["workbook"]: f["shape"] for f in again["files"]} == {path.name: "plain", "改了名.xlsx": "summary"}
    assert openpyxl.load_workbook(target)["所属工作簿"]["B2"].value == path.name


@pytest.mark.parametrize("cell", [kit.short_cell, kit.rich_cell], ids=["short", "rich"])
def test_xlsb_with_cells_that_excel_does_not_write(cell: Any, tmp_path: Path) -> None:
    rows = [["部门", "", "事项", "期限"], ["", "备注", "", "每月5号前"]]
    (tmp_path / "a.xlsb").write_bytes(kit.xlsb(rows, cell))
    (tmp_path / "b.xlsb").write_bytes(kit.xlsb(rows))
    one, other = (FileWorkbook(tmp_path / name).read().sheets for name in ("a.xlsb", "b.xlsb"))
    assert one == other and [v for row in one[0].rows for v in row if v] == [
        "部门",
        "事项",
        "期限",
        "备注",
        "每月5号前",
    ]


def test_names_and_dates_that_excel_has_not(tmp_path: Path) -> None:
    names = ["责" * 40, "责" * 40 + "乙", "甲/乙", "检查结果说明"]
    rows = [[date(1899, 12, 31), datetime(1, 1, 1, 8, 30)], [date(1900, 3, 1), None]]
    content = WorkbookContent("a.ods", "f", tuple(RawSheet(name, rows) for name in names))
    own = OwnSheet("检查结果", (("甲",), (Link("A1", names[1], "A1"),)), 1, (8.0,))
    made = build("a.ods", content, [CellUpdate(name, 1, 3, "甲") for name in names], [own], "zh")
    path = tmp_path / "a.检查结果.xlsx"
    path.write_bytes(made)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[1:] == ["责" * 31, "责" * 25 + " (2)", "甲_乙", "检查结果说明", "检查结果"]
    assert book["检查结果"]["A2"].hyperlink.location == f"'{book.sheetnames[2]}'!A1"
    found = [[c.value for c in row] for row in book["甲_乙"].iter_rows(min_row=1, max_row=2)]
    assert found == [["1899-12-31", "0001-01-01 08:30:00", "甲"], [datetime(1900, 3, 1), None, None]]


def test_every_kind_of_value_beside(tmp_path: Path, shared: Path) -> None:
    rows: list[list[Any]] = [
        ["头", date(2026, 1, 2), None, "x"],
        [1, 2.5, True, False, datetime(2026, 1, 1, 10, 30), time(8, 30), timedelta(hours=30)],
        ["a\x01b", " lead", "two\nlines", '<&>"', "长" * 40_000, float("nan")],
        [],
        [None, "only"],
    ]
    updates = [
        CellUpdate("甲", 1, 8, "应交时间", Look.HEADER), CellUpdate("甲", 2, 8, date(2026, 11, 5), Look.DAYEND),
        CellUpdate("甲", 3, 2, "改", Look.RED), CellUpdate("甲", 3, 1, None),
        CellUpdate("甲", 7, 2, datetime(2026, 1, 1, 9)),
    ]  # fmt: skip
    content = WorkbookContent("a.ods", "f", (RawSheet("甲", rows), RawSheet("乙", rows)))
    path = tmp_path / "a.检查结果.xlsx"
    path.write_bytes(build("a.ods", content, updates, [], "zh"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[1:] == ["甲"] and book["甲"].dimensions == "A1:H7"
    found = [[c.value for c in row] for row in book["甲"].iter_rows()]
    assert found == [
        ["头", datetime(2026, 1, 2), None, "x", None, None, None, "应交时间"],
        [1, 2.5, True, False, datetime(2026, 1, 1, 10, 30), time(8, 30), timedelta(hours=30), datetime(2026, 11, 5)],
        [None, "改", "two\nlines", '<&>"', "长" * 32_767, "nan", None, None],
        [None] * 8,
        [None, "only", *[None] * 6],
        [None] * 8,
        [None, datetime(2026, 1, 1, 9), *[None] * 6],
    ]
    assert (book["甲"]["H2"].number_format, book["甲"]["B3"].fill.fgColor.rgb) == (DAYEND_CODE, "FFF8B4B4")
    validate = shared / "ooxml" / "validate.py"
    assert subprocess.run([sys.executable, validate, path], capture_output=True, check=False).returncode == 0


_BUILT = """
from hashlib import sha256
from datetime import date, datetime
from toolkit.workbook import CellUpdate, Look
from toolkit.workbook.beside import build
from toolkit.workbook.port import RawSheet, WorkbookContent
rows = ((1, "a", 2.5, True, date(2026, 10, 1), datetime(2026, 10, 1, 9)),)
looks = (Look.HEADER, Look.RED, Look.YELLOW, Look.BLUE, Look.GREY, Look.DAYEND)
made = [CellUpdate("s", n, 7, datetime(2026, 10, 2, 9), look) for n, look in enumerate(looks, 1)]
print(sha256(build("a.csv", WorkbookContent("a.csv", "0", (RawSheet("s", rows),)), made, (), "zh")).hexdigest())
"""


def test_equal_results_are_equal_files_in_every_process() -> None:
    """Sets of text come in another order in each process."""
    runs = (
        subprocess.run(
            [sys.executable, "-c", _BUILT],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        )
        for seed in range(1, 5)
    )
    assert len({run.stdout for run in runs}) == 1


def test_a_newer_result_replaces_the_older_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv("utf-8"))
    check(path)
    target = tmp_path / "销售部.检查结果.xlsx"
    first = target.read_bytes()
    path.write_bytes(kit.csv("utf-8").replace(b"2026-10-08", b"2026-10-03"))
    check(path)
    assert target.read_bytes() != first
    undo.undo_file(target)
    assert target.read_bytes() == first


def test_two_files_of_one_stem_have_a_result_each(tmp_path: Path) -> None:
    (tmp_path / "销售部.csv").write_bytes(kit.csv("utf-8"))
    (tmp_path / "销售部.xlsb").write_bytes(kit.xlsb())
    check(tmp_path)
    names = {p.name for p in tmp_path.iterdir()} - {FOLDER}
    assert {"销售部.检查结果.xlsx", "销售部.xlsb.检查结果.xlsx"} < names
    for name, owner in (("销售部.检查结果.xlsx", "销售部.csv"), ("销售部.xlsb.检查结果.xlsx", "销售部.xlsb")):
        assert belongs_to(FileWorkbook(tmp_path / name).read()) == owner


def test_a_file_of_that_name_that_is_not_ours_stays(tmp_path: Path) -> None:
    for name in ("销售部.检查结果.xlsx", "销售部.csv.检查结果.xlsx"):
        (tmp_path / name).write_bytes(archive(parts(worksheet(""))))
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv("utf-8"))
    workbook = FileWorkbook(path)
    with pytest.raises(WriteRefusedError) as caught:
        workbook.write([CellUpdate("销售部", 1, 5, "甲")], expected=workbook.read().fingerprint, label="t")
    assert caught.value.key == "beside-not-ours"


def test_beside_a_file_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "销售部.csv"
    path.write_bytes(kit.csv("utf-8"))
    workbook = FileWorkbook(path)
    before = workbook.read().fingerprint
    path.write_bytes(kit.csv("gb18030"))
    with pytest.raises(WorkbookChangedError):
        workbook.write([CellUpdate("销售部", 1, 5, "甲")], expected=before, label="t")
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".xltx", ".xltm", ".xlsm"])
def test_templates_are_written_like_workbooks(suffix: str, tmp_path: Path) -> None:
    path = kit.xlsx(tmp_path / f"a{suffix}")
    workbook = FileWorkbook(path)
    receipt = workbook.write([CellUpdate("责任表", 1, 6, "甲")], expected=workbook.read().fingerprint, label="t")
    assert receipt.path == path
    assert FileWorkbook(path).read().sheets[0].rows[0][5] == "甲"


def test_an_xls_that_is_an_xlsx_is_written_losslessly(tmp_path: Path) -> None:
    path = kit.xlsx(tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    workbook = FileWorkbook(path)
    receipt = workbook.write([CellUpdate("责任表", 1, 6, "甲")], expected=workbook.read().fingerprint, label="t")
    assert receipt.parts_changed


def test_a_macro_sheet_of_excel_4_hides_nothing(tmp_path: Path) -> None:
    """A virus of long ago left one in many a workbook."""
    content = parts(worksheet('<row r="2"><c t="inlineStr"><is><t>甲</t></is></c></row>'))  # not written plainly
    rels, book = content["xl/_rels/workbook.xml.rels"].decode(), content["xl/workbook.xml"].decode()
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    more = f'<Relationship Id="rId9" Type="{kind}" Target="macrosheets/sheet1.xml"/></Relationships>'
    content["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", more).encode()
    listed = '<sheet name="Macro1" sheetId="9" state="veryHidden" r:id="rId9"/></sheets>'
    content["xl/workbook.xml"] = book.replace("</sheets>", listed).encode()
    content["xl/macrosheets/sheet1.xml"] = (
        '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
        f'xmlns="{MAIN}"><sheetData/></xm:macrosheet>'
    ).encode()
    path = tmp_path / "a.xlsm"
    path.write_bytes(archive(content))
    assert [(s.name, s.rows[1][0]) for s in FileWorkbook(path).read().sheets] == [("责任表", "甲")]
    written = FileWorkbook(path)
    written.write([CellUpdate("责任表", 2, 2, "乙")], expected=written.read().fingerprint, label="t")
    assert unpack(path) | {SHEET: b""} == content | {SHEET: b""}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("converted")
    for suffix in ("xls", "ods"):
        kit.by_libreoffice(suffix, folder)
    shutil.copy(folder / "销售部.xls", folder / "销售部.et")
    return folder


UPDATES = [
    CellUpdate("责任表", 1, 6, "检查状态", Look.HEADER),
    CellUpdate("责任表", 2, 6, "=按时", Look.RED),
    CellUpdate("责任表", 3, 6, 3, Look.NUMBER),
]
OWN = OwnSheet("检查结果", (("甲",), ("没有",)), 1, (8.0,))


@needs_office
@pytest.mark.parametrize("suffix", [".xls", ".ods", ".et"])
def test_libreoffice_writes_the_same_format(
    suffix: str, converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = Path(shutil.copy(converted / f"销售部{suffix}", tmp_path))
    before = path.read_bytes()
    workbook = FileWorkbook(path)
    content = workbook.read()
    receipt = workbook.write(UPDATES, [OWN], expected=content.fingerprint, label="t")
    assert receipt.path == path
    assert receipt.backup is not None
    assert receipt.backup.read_bytes() == before
    assert path.read_bytes()[:4] == before[:4]  # the format is what it was
    assert not (tmp_path / "state").exists()  # where clicks in a window are noted, of which there was none
    after = FileWorkbook(path).read()
    assert [s.name for s in after.sheets] == ["责任表", "别的", "检查结果"]
    assert [row[5] for row in after.sheets[0].rows[:3]] == ["检查状态", "=按时", 3.0]
    for old, new in zip(content.sheets, after.sheets, strict=False):
        assert [[*row][:5] for row in new.rows] == [[*row][:5] for row in old.rows]
    assert sorted(p.name for p in tmp_path.iterdir()) == [FOLDER, path.name]
    undo.undo_file(path)
    assert path.read_bytes() == before


@needs_office
def test_without_room_for_temporary_files_the_others_are_checked(
    converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [Path(shutil.copy(converted / "销售部.ods", tmp_path)), kit.xlsx(tmp_path / "保险部.xlsx")]
    before = [path.read_bytes() for path in kept]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))  # as good as a full disk
    monkeypatch.setattr(through_office, "_running", [])  # one that runs has its folder already
    found = check(tmp_path, code=3)
    assert {f["workbook"]: f["error"] for f in found["files"]} == {"销售部.ods": "file-not-written", "保险部.xlsx": ""}
    assert len(found["obligations"]) == 2 * len(kit.ROWS)
    assert [path.read_bytes() == old for path, old in zip(kept, before, strict=True)] == [True, False]


@needs_office
def test_an_archive_at_the_end_of_an_xls_is_its_theme(converted: Path, tmp_path: Path) -> None:
    """Excel lays one, whole, into each .xls it saves; where it stands is chance."""
    path = tmp_path / "a.xls"
    theme = archive({"[Content_Types].xml": b"<Types/>", "theme/theme/theme1.xml": b"<theme/>"})
    path.write_bytes((converted / "销售部.xls").read_bytes() + theme)
    assert FileWorkbook(path).read().sheets == FileWorkbook(converted / "销售部.xls").read().sheets


@needs_office
@pytest.mark.parametrize("code_page", [936, 1252])
def test_the_code_page_of_an_xls_is_that_of_somebodys_system(code_page: int, converted: Path, tmp_path: Path) -> None:
    data = (converted / "销售部.xls").read_bytes()
    utf_16 = struct.pack("<3H", 0x42, 2, 1200)
    assert data.count(utf_16) == 1
    path = tmp_path / "a.xls"
    path.write_bytes(data.replace(utf_16, struct.pack("<3H", 0x42, 2, code_page)))
    assert FileWorkbook(path).read().sheets == FileWorkbook(converted / "销售部.xls").read().sheets


@needs_office
def test_an_ods_written_for_people_to_read(converted: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    parts_of = unpack(converted / "销售部.ods")
    tag = re.compile(rb"(?=</?(?:table|office):|<text:p)")
    content, found = tag.subn(b"\n  ", parts_of["content.xml"])
    assert found > 50
    path.write_bytes(archive(parts_of | {"content.xml": content}))
    assert FileWorkbook(path).read().sheets == FileWorkbook(converted / "销售部.ods").read().sheets


@needs_office
def test_whole_numbers_that_an_xls_stores_as_fractions_are_no_other_numbers(converted: Path, tmp_path: Path) -> None:
    data = (converted / "销售部.xls").read_bytes()
    # [MS-XLS] 2.4.220 RK and 2.5.218: 7 as LibreOffice stores it, and as programs do that know no whole numbers.
    record, whole = struct.pack("<4HH", 0x27E, 10, 2, 2, 0)[:8], struct.pack("<L", 7 << 2 | 2)
    at = data.index(record)
    place = data.index(whole, at)
    assert place - at < 16
    path = tmp_path / "销售部.xls"
    path.write_bytes(data[:place] + struct.pack("<d", 7.0)[4:] + data[place + 4 :])
    workbook = FileWorkbook(path)
    receipt = workbook.write(UPDATES, expected=workbook.read().fingerprint, label="t")
    assert receipt.path == path
    assert FileWorkbook(path).read().sheets[1].rows[2][2] == 7


def ods(path: Path, *tables: str) -> Path:
    """A spreadsheet of these tables, written by hand."""
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>\n{''.join(tables)}\n"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    made = {"META-INF/manifest.xml": manifest, "mimetype": odf.MEDIA_TYPE, "content.xml": content}
    path.write_bytes(archive({name: part.encode() for name, part in made.items()}))
    return path


def test_an_ods_laid_out_for_people_is_read(tmp_path: Path) -> None:
    cells = "".join(
        "\n  <table:table-row>"
        + "".join(
            f'\n    <table:table-cell office:value-type="string"><text:p>{text}<text:span> </text:span>完'
            "</text:p></table:table-cell>"
            for text in row
        )
        + "\n  </table:table-row>"
        for row in (("事项", "期限"), ("报表", "每月5号前"))
    )
    day = 'office:value-type="date" office:date-value="2026-11-02T08:30:00.000Z"'
    cells += f"\n <table:table-row><table:table-cell {day}><text:p/></table:table-cell>\n</table:table-row>"
    path = ods(tmp_path / "a.ods", f"<table:table table:name='表'>{cells}\n</table:table>")
    assert [list(row) for row in FileWorkbook(path).read().sheets[0].rows] == [
        ["事项 完", "期限 完"],
        ["报表 完", "每月5号前 完"],
        [datetime(2026, 11, 2, 8, 30), None],
    ]


@pytest.mark.parametrize(
    "kept", [("content.xml", "META-INF/manifest.xml"), ("META-INF/manifest.xml", "content.xml", "mimetype")]
)
def test_an_ods_that_does_not_begin_with_its_kind(kept: tuple[str, ...], tmp_path: Path) -> None:
    """Google and others left it out, or put it elsewhere."""
    path = tmp_path / "a.ods"
    cell = '<table:table-cell office:value-type="string"><text:p>事项</text:p></table:table-cell>'
    held = unpack(ods(path, f"<table:table table:name='表'><table:table-row>{cell}</table:table-row></table:table>"))
    path.write_bytes(archive({name: held[name] for name in kept}))
    assert [*map(list, FileWorkbook(path).read().sheets[0].rows)] == [["事项"]]


@pytest.mark.parametrize("content", [b"", b"hello", b"<office:document-content/>"])
def test_an_ods_without_any_sheet_is_damaged(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(archive(unpack(ods(path)) | {"content.xml": content}))
    with pytest.raises(WorkbookUnreadableError):
        FileWorkbook(path).read()


def test_merged_cells_of_an_ods(tmp_path: Path) -> None:
    def cell(text: str, attrs: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{attrs}><text:p>{text}</text:p></table:table-cell>'

    def spanned(columns: int, rows: int) -> str:
        return f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'

    covered, blank = "<table:covered-table-cell/>", '<table:table-cell table:number-columns-repeated="2"/>'
    rows = [
        f'<table:table-row table:number-rows-repeated="2">{cell("题")}</table:table-row><table:table-row/>',
        f"<table:table-row>{blank}{cell('甲', spanned(1, 2))}{cell('应收', spanned(2, 1))}{covered}</table:table-row>",
        f"<table:table-row>{blank}{covered}{cell('本金')}{cell('利息')}</table:table-row>",
    ]
    inner = f"<table:table-cell><table:table table:name='内'>{rows[1]}</table:table></table:table-cell>"
    rows.append(f"<table:table-row>{inner}{cell('甲', spanned(1, 9_000_000))}</table:table-row>")
    first = f"<table:table table:name='一 &amp; 二'>{''.join(rows)}</table:table>"
    row = f"<table:table-row>{cell('乙', spanned(2, 1))}{covered}</table:table-row>"
    second = f'<table:table table:name="三\'">{row}</table:table>'
    sheets = FileWorkbook(ods(tmp_path / "a.ods", first, second)).read().sheets
    assert sheets[0].rows[3][2:4] == ["甲", "应收"] and sheets[0].rows[4][3:5] == ["本金", "利息"]
    assert {s.name: s.merges for s in sheets} == {
        "一 & 二": ((4, 3, 5, 3), (4, 4, 4, 5), (6, 2, 1_048_581, 2)),
        "三'": ((1, 1, 1, 2),),
    }


def test_the_format_of_our_own_days_is_known_in_an_ods(tmp_path: Path) -> None:
    def day(shown: str, held: str = "2026-11-05") -> str:
        said = f'office:value-type="date" office:date-value="{held}"'
        return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"

    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    ours = f'<table:table-row table:number-rows-repeated="2">{blank}{day("2026-11-05 24:00")}</table:table-row>'
    others = "".join(map(day, ("2026-11-05", "2026-11-06 24:00", "11月5日")))
    rows = f"{ours}<table:table-row>{others}</table:table-row>"
    (sheet,) = FileWorkbook(ods(tmp_path / "a.ods", f"<table:table table:name='表'>{rows}</table:table>")).read().sheets
    assert sheet.dayends == {(1, 3), (2, 3)}


@needs_office
@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_our_columns_are_known_again_in_a_table_in_its_own_words(suffix: str, tmp_path: Path) -> None:
    """Phrases are its deadlines, so that our 应交时间 repeats no date of its own."""
    table = next(t for t in TABLES if t["id"] == "q60")
    book = openpyxl.Workbook()
    for row in table["rows"]:
        book.active.append([*map(value_of, row)])
    book.save(tmp_path / "表.xlsx")
    path = kit.converted(tmp_path / "表.xlsx", suffix, tmp_path)
    (tmp_path / "表.xlsx").unlink()
    results = [check(path), check(path)]
    assert results[0]["obligations"] and results[1]["obligations"] == results[0]["obligations"]
    assert results[1]["written"] == []
    sheet = FileWorkbook(path).read().sheets[0]
    assert [*sheet.rows[1]].count("应交时间") == 1 and sheet.dayends


@needs_office
def test_bold_and_formulas_survive_in_ods(converted: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(converted / "销售部.ods", tmp_path))
    workbook = FileWorkbook(path)
    workbook.write(UPDATES, expected=workbook.read().fingerprint, label="t")
    with office.opened(path) as live:
        sheet = live.book.sheets["责任表"]
        assert sheet["E3"].formula == "=ROW()*3"
        assert sheet["B2"].font.bold
        assert sheet["F2"].value == "=按时"


def test_without_libreoffice_the_result_goes_beside(tmp_path: Path, converted: Path) -> None:
    path = Path(shutil.copy(converted / "销售部.xls", tmp_path))
    before = path.read_bytes()
    code = (
        "import sys; from toolkit.workbook import through_office as t; t.available = lambda: False\n"
        "from toolkit.frontends.cli import main; main(sys.argv[1:])"
    )
    words = ["check", str(path), "--period", "2026-10", "--as-of", "2026-11-06", "--format", "json"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, cwd=ROOT, check=False)
    assert json.loads(done.stdout)["written"][0]["result_workbook"].endswith("销售部.检查结果.xlsx")
    assert path.read_bytes() == before


@needs_office
def test_a_cell_far_away_is_not_for_libreoffice(tmp_path: Path) -> None:
    def row(*texts: str, before: str = "") -> str:
        cells = (f'<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>' for t in texts)
        return f"<table:table-row>{before}{''.join(cells)}</table:table-row>"

    blank = '<table:table-row table:number-rows-repeated="60000"/>'
    far = row("x", before='<table:table-cell table:number-columns-repeated="99"/>')
    rows = row(*kit.HEAD[1:]) + row(*kit.ROWS[0][1:]) + blank + far
    path = ods(tmp_path / "a.ods", f"<table:table table:name='表'>{rows}</table:table>")
    before = path.read_bytes()
    (told,) = (f for f in check(path)["findings"] if f["rule"] == "written-beside")
    assert "表!CV60003" in told["message"] and path.read_bytes() == before


def test_rows_alike_of_an_ods_are_kept_once(tmp_path: Path) -> None:
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="{times}">'
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>' for v in of)
        + "</table:table-row>"
        for times, of in ((1, ("事项", "期限")), (900, ("报表", "每月5号前")), (1, ("报表", "每月6号前")))
    )
    path = ods(tmp_path / "a.ods", f"<table:table table:name='表'>{rows}</table:table>")
    (sheet,) = FileWorkbook(path).read().sheets
    assert [list(sheet.rows[i]) for i in (0, 900, 901)] == [
        ["事项", "期限"],
        ["报表", "每月5号前"],
        ["报表", "每月6号前"],
    ]
    assert len({id(cells) for cells in sheet.rows}) == 3 and sheet.rows[901][0] is sheet.rows[1][0]


@needs_office
def test_what_has_no_room_in_an_xls_goes_beside(tmp_path: Path) -> None:
    """LibreOffice has columns past the 256th while a file is open, and drops them when it saves as .xls."""
    book = openpyxl.Workbook()
    for row in (kit.HEAD, *kit.ROWS):
        book.active.append([*row, *[None] * 251, "x"])
    book.save(tmp_path / "a.xlsx")
    path = kit.converted(tmp_path / "a.xlsx", "xls", tmp_path)
    before = path.read_bytes()
    result = check(path)
    (told,) = (f for f in result["findings"] if f["rule"] == "written-beside")
    assert "Sheet!IW1" in told["message"] and path.read_bytes() == before
    beside = openpyxl.load_workbook(result["written"][0]["result_workbook"])
    assert "应交时间" in [cell.value for cell in beside["Sheet"][1]]


@needs_office
def test_why_libreoffice_did_not_write(tmp_path: Path, converted: Path) -> None:
    path = Path(shutil.copy(converted / "销售部.ods", tmp_path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Basic/Standard/Module1.xml", "<x/>")
    words = ["check", str(path), "--period", "2026-10", "--as-of", "2026-11-06", "--format", "json"]
    done = subprocess.run([sys.executable, "-m", "toolkit", *words], capture_output=True, cwd=ROOT, check=False)
    result = json.loads(done.stdout)
    assert result["written"][0]["result_workbook"].endswith("销售部.检查结果.xlsx")
    (told,) = (f for f in result["findings"] if f["rule"] == "written-beside")
    assert "宏" in told["message"] and ".xlsm" in told["remedy"]
