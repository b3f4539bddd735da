"""Whatever the layout of a sheet's XML, only our cells change."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import MAIN, SHEET, archive, parts, save, unpack, worksheet

from toolkit.workbook import CellUpdate, Look, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.ooxml.cells import cell_name, column_number
from toolkit.workbook.ooxml.edit import edit

NAME = "责任表"
Q = f"{{{MAIN}}}"


def values(path: Path) -> list[list[object]]:
    return [list(r) for r in FileWorkbook(path).read().sheets[0].rows]


PLAIN = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
PREFIXED = (
    f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}"><x:dimension ref="A1:B3"/><x:sheetData>'
    + PLAIN.replace("<", "<x:").replace("<x:/", "</x:")
    + "</x:sheetData></x:worksheet>"
)
LAYOUTS: dict[str, str | bytes] = {
    "plain": worksheet(PLAIN, '<dimension ref="A1:B3"/>'),
    "no dimension": worksheet(PLAIN),
    "prefix": PREFIXED,
    "byte order mark": b"\xef\xbb\xbf" + worksheet(PLAIN).encode(),
    "utf-16": worksheet(PLAIN).replace("UTF-8", "UTF-16").encode("utf-16"),
    "utf-16 big endian": b"\xfe\xff" + worksheet(PLAIN).replace("UTF-8", "UTF-16").encode("utf-16-be"),
    "missing r": worksheet(re.sub(r' r="(A1|B1|1)"', "", PLAIN)),
    "missing r in the row only": worksheet(PLAIN.replace('<row r="1">', "<row>")),
    "comments": worksheet(PLAIN.replace("<row", '<!-- <row r="2"> --><row')),
    "cdata": worksheet(PLAIN.replace("<v>1</v>", "<v><![CDATA[1]]></v>")),
    "processing instruction": worksheet("<?x <row r='9'/>?>" + PLAIN),
    "single quotes": worksheet(PLAIN.replace('"', "'")),
    "white space": worksheet(PLAIN.replace("<row", "\n  <row").replace("<c", "\n    <c").replace("</row", "\n  </row")),
    "other attribute first": worksheet(PLAIN.replace("<c r=", '<c s="0" r=').replace("<row r=", '<row ht="20" r=')),
    "type before style": worksheet(PLAIN.replace('<c r="B1">', '<c r="B1" t="n" s="2">')),
    "rows out of order": worksheet("".join(reversed(re.findall("<row.*?</row>", PLAIN)))),
    "prefix within": worksheet(PLAIN.replace("<row", f'<s:row xmlns:s="{MAIN}"').replace("</row", "</s:row")),
    "prefix of one row": worksheet(PLAIN.replace("<row", f'<s:row xmlns:s="{MAIN}"', 1).replace("</row", "</s:row", 1)),
    "prefix of one cell": worksheet(PLAIN.replace("<c", f'<s:c xmlns:s="{MAIN}"', 1).replace("</c", "</s:c", 1)),
    "no prefix within": (
        f'<x:worksheet xmlns:x="{MAIN}"><sheetData xmlns="{MAIN}">{PLAIN}</sheetData></x:worksheet>'
    ),
    "cells of another program": worksheet(
        PLAIN,
        '<sheetData xmlns="urn:z"><row r="1"><c r="A1"><v>9</v></c></row></sheetData>',
        '<extLst><ext uri="z"><sheetData xmlns="urn:z"><row r="1"/></sheetData></ext></extLst>',
    ),
    "ascii": worksheet(PLAIN).replace("UTF-8", "us-ascii"),
    "self-closed row": worksheet('<row r="1" spans="1:2"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
                                 '<row r="2" ht="30"/><row r="3" spans="1:1"><c r="A3"><v>3</v></c></row>'),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_writes_into_every_layout(layout: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", LAYOUTS[layout])
    before = unpack(path)
    updates = [
        CellUpdate(NAME, 1, 3, "新"),
        CellUpdate(NAME, 2, 2, 5),
        CellUpdate(NAME, 3, 1, "换"),
        CellUpdate(NAME, 3, 4, True),
        CellUpdate(NAME, 5, 1, 2.5),
    ]
    receipt = write_cells(path, updates)
    assert values(path) == [
        [1, 2, "新", None],
        [None, 5, None, None],
        ["换", None, None, True],
        [None] * 4,
        [2.5, None, None, None],
    ]
    after = unpack(path)
    assert list(after) == list(before)
    assert {n for n in after if after[n] != before[n]} == {SHEET} == set(receipt.parts_changed)
    tree = ElementTree.fromstring(after[SHEET])  # well formed in its own encoding
    numbers = [row.get("r") for row in tree.iter(f"{{{MAIN}}}row") if row.get("r")]
    assert len(set(numbers)) == len(numbers)


def test_empty_sheet_data(tmp_path: Path) -> None:
    sheet = worksheet("").replace("<sheetData></sheetData>", "<sheetData/>")
    path = save(tmp_path / "a.xlsx", sheet)
    write_cells(path, [CellUpdate(NAME, 2, 2, "甲"), CellUpdate(NAME, 1, 1, "乙")])
    assert values(path) == [["乙", None], [None, "甲"]]


def test_alternate_content_beside_the_cells_stays(tmp_path: Path) -> None:
    tail = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    )
    path = save(tmp_path / "a.xlsx", worksheet(PLAIN, tail=tail))
    write_cells(path, [CellUpdate(NAME, 1, 3, "新")])
    assert tail.encode() in unpack(path)[SHEET]


def test_what_the_last_of_two_updates_says_holds(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(PLAIN))
    write_cells(path, [CellUpdate(NAME, 1, 3, "一"), CellUpdate(NAME, 1, 1, 9), CellUpdate(NAME, 1, 3, "二")])
    assert values(path)[0] == [9, 2, "二"]


def test_spans_and_dimension_grow(tmp_path: Path) -> None:
    row = '<row r="1" spans="1:2" ht="20"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    path = save(tmp_path / "a.xlsx", worksheet(row, '<dimension ref="A1:B1"/>'))
    write_cells(path, [CellUpdate(NAME, 1, 4, 1), CellUpdate(NAME, 9, 1, 1)])
    sheet = unpack(path)[SHEET].decode()
    assert '<dimension ref="A1:D9"/>' in sheet
    assert '<row r="1" spans="1:4" ht="20">' in sheet


def test_dates_in_both_calendars(tmp_path: Path) -> None:
    when = datetime(2026, 11, 28, 18)
    book = parts(worksheet(PLAIN))["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    for name, more in (("a.xlsx", {}), ("b.xlsx", {"xl__workbook.xml": book})):
        path = save(tmp_path / name, worksheet(PLAIN), **more)
        write_cells(path, [CellUpdate(NAME, 1, 3, when)])
        assert values(path)[0][2] == when
    assert b"<v>46354.75</v>" in unpack(tmp_path / "a.xlsx")[SHEET]
    assert b"<v>44892.75</v>" in unpack(tmp_path / "b.xlsx")[SHEET]


def test_the_same_write_again_changes_no_byte(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(PLAIN))
    updates = [
        CellUpdate(NAME, 1, 3, "状态", Look.HEADER),
        CellUpdate(NAME, 2, 3, "按时", Look.GREEN),
        CellUpdate(NAME, 3, 3, datetime(2026, 1, 2, 3), Look.DATETIME),
    ]
    first = write_cells(path, updates)
    second = write_cells(path, updates)
    assert second.fingerprint_after == second.fingerprint_before == first.fingerprint_after


# -- whatever the layout ---------------------------------------------------------------------------------------------


@st.composite
def sheets(draw: st.DrawFn) -> tuple[bytes, dict[tuple[int, int], int]]:
    """A worksheet in some legal layout, and its cells."""
    cells = draw(st.dictionaries(st.tuples(st.integers(1, 4), st.integers(1, 8)), st.integers(0, 999), max_size=10))
    p = draw(st.sampled_from(["", "x:"]))
    gap = draw(st.sampled_from(["", "\n", "<!-- <c r='A1'/> -->"]))
    quote = draw(st.sampled_from(['"', "'"]))
    body = ""
    for row in range(1, 5):
        here = sorted(c for r, c in cells if r == row)
        if not here and not draw(st.booleans()):
            continue
        spans = draw(st.sampled_from(["", f' spans="{min(here, default=1)}:{max(here, default=1)}"']))
        inner = ""
        for column in here:
            style = draw(st.sampled_from(["", ' s="1"', ' s="3"']))
            kind = draw(st.sampled_from(["", ' t="n"']))
            attrs = f' r="{cell_name(row, column)}"' + "".join(draw(st.permutations([style, kind])))
            inner += f"{gap}<{p}c{attrs}><{p}v>{cells[row, column]}</{p}v></{p}c>"
        start = f'<{p}row r="{row}"{spans}'
        body += gap + (f"{start}>{inner}{gap}</{p}row>" if inner or draw(st.booleans()) else f"{start}/>")
    space = f'xmlns:x="{MAIN}"' if p else f'xmlns="{MAIN}"'
    data = f"<{p}sheetData>{body}</{p}sheetData>" if body or draw(st.booleans()) else f"<{p}sheetData/>"
    text = f'<?xml version="1.0"?><{p}worksheet {space}>{data}</{p}worksheet>'.replace('"', quote)
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))), cells


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.text(max_size=12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),
)
UPDATES = st.lists(
    st.builds(CellUpdate, st.just(NAME), st.integers(1, 6), st.integers(1, 10), VALUES, st.sampled_from(Look)),
    min_size=1,
    max_size=8,
)


def read_cells(part: bytes) -> dict[tuple[int, int], tuple[str, str | None]]:
    """Cells by position, read by an XML parser: the value's text and its kind."""
    found = {}
    for row in ElementTree.fromstring(part).iter(f"{Q}row"):
        last = 0
        for c in row.iter(f"{Q}c"):
            name = c.get("r")
            column = column_number(name.rstrip("0123456789"))
            assert name == cell_name(int(row.get("r")), column)
            assert column > last
            last = column
            text = c.findtext(f"{Q}v") if c.get("t") != "inlineStr" else c.findtext(f"{Q}is/{Q}t")
            if text is not None:
                found[int(row.get("r")), column] = (text, c.get("t"))
    return found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets(), UPDATES)
def test_only_our_cells_change(sheet: tuple[bytes, dict[tuple[int, int], int]], updates: list[CellUpdate]) -> None:
    raw, cells = sheet
    before = parts(raw)
    edited = edit(archive(before), updates)
    after = unpack(edited.data)
    assert list(after) == list(before)
    assert {n for n in after if after[n] != before[n]} <= {SHEET, "xl/styles.xml"}
    found = read_cells(after[SHEET])
    targets = {(u.row, u.column): u.value for u in updates}
    assert {k: v[0] for k, v in found.items() if k not in targets} == {
        k: str(v) for k, v in cells.items() if k not in targets
    }
    for place, value in targets.items():
        if value is None or value == "":
            assert place not in found
        elif isinstance(value, bool):
            assert found[place] == (str(int(value)), "b")
        elif isinstance(value, (int, float)):
            assert float(found[place][0]) == value
            assert found[place][1] is None
        else:
            assert found[place][1] == ("inlineStr" if isinstance(value, str) else None)
    assert after["xl/styles.xml"].count(b"<xf ") >= before["xl/styles.xml"].count(b"<xf ")
    assert edit(edited.data, updates).data == edited.data
