"""OpenDocument spreadsheets as other programs and people lay them out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from formats_kit import ods
from made import archive, unpack

from toolkit.errors import WorkbookUnreadableError
from toolkit.workbook.file import FileWorkbook


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
