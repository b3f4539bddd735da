"""The fast reader gives what python-calamine gives, cell by cell: on real workbooks and on sheets made for it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import MAIN, REL, STYLES, archive, parts, worksheet

from toolkit.errors import CannotRunError
from toolkit.workbook import reading, through_calamine
from toolkit.workbook.ooxml import fused
from toolkit.workbook.ooxml.formats import Shows, date_of, duration_of, shown_by
from toolkit.workbook.ooxml.occupied import with_objects
from toolkit.workbook.port import RawSheet

CODES = (
    *("General", "0", "0.00", "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", 'yyyy-mm-dd" 24:00"', "[h]:mm:ss", "[mm]:ss"),
    *(
        "h:mm AM/PM",
        '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        "[Red]0",
        "[$-804]yyyy年m月d日",
        "上午/下午h时",
    ),
    *('"days "0', "\\d0", "0;yyyy", "[>=100][Magenta][s].00", "[$¥-804]#,##0.00", "e年", "aaaa", "#,##0\\ [$₽-46D]"),
    *("ss.000", "[s].000", "[h]", "dddd", "0*d", "[Blue]\\+[h]:mm;[Red]\\-[h]:mm", "m/d", "0.0E+00", "a/p", "am/pm"),
)


def general(data: bytes) -> list[RawSheet] | str:
    """The worksheets as calamine reads them; the message where it does not."""
    book = reading.book_of(data)
    assert book is not None
    names = {s.name for s in book.sheets}
    try:
        return [*with_objects(book, through_calamine.sheets_in(data, book, names))]
    except (reading.ReaderTrouble, CannotRunError) as error:
        return str(error)


def shown(sheets: list[RawSheet]) -> list[str]:
    """With types: 1.0 and True are equal, and so are days and midnights."""
    return [
        repr((s.name, s.merges, s.visible, sorted(s.uncached), s.occupied, list(map(tuple, s.rows)))) for s in sheets
    ]


def fast(data: bytes) -> tuple[list[RawSheet], int]:
    """The worksheets as we read them, and how many of them without calamine."""
    content, held = reading.opened("a.xlsx", data)
    return list(content.sheets), len(held.plain) if held else 0


def same(data: bytes, *, plain: bool = True) -> None:
    wanted = general(data)
    assert not isinstance(wanted, str), wanted
    found, count = fast(data)
    assert shown(found) == shown(wanted)
    assert (count == len(found)) is plain


def test_real_workbooks(shared: Path) -> None:
    read = sheets = 0
    for path in sorted((shared / "corpora" / "workbooks").glob("*.xls[xm]")):
        data = path.read_bytes()
        if reading.book_of(data) is None:
            continue
        wanted = general(data)
        if isinstance(wanted, str):
            continue
        found, count = fast(data)
        assert shown(found) == shown(wanted), path.name
        read, sheets = read + count, sheets + len(found)
    assert read > 0.6 * sheets


def workbook(rows: str, strings: str = "", codes: tuple[str, ...] = CODES, *, date1904: bool = False) -> bytes:
    """A workbook whose cell formats 5 and following have these codes."""
    from html import escape

    formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{escape(c)}"/>' for i, c in enumerate(codes))
    xfs = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(codes)))
    styles = STYLES.replace("<fonts", f'<numFmts count="{len(codes)}">{formats}</numFmts><fonts', 1)
    styles = styles.replace("</cellXfs>", f"{xfs}</cellXfs>")
    made = parts(worksheet(rows), xl__styles_xml="")
    del made["xl/styles_xml"]
    made["xl/styles.xml"] = styles.encode()
    if strings:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
        relation = f'<Relationship Id="rId9" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        rels = made["xl/_rels/workbook.xml.rels"].decode()
        made["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", relation).encode()
    if date1904:
        made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    return archive(made)


@pytest.mark.parametrize("date1904", [False, True])
def test_numbers_under_every_format(date1904: bool) -> None:
    values = ("0", "0.25", "0.999999999", "1", "1.5", "59", "59.75", "60", "61.1", "45000", "45000.123456789", "2.9E5")
    rows = "".join(
        f'<row r="{r}">{"".join(f"""<c r="{name(c)}{r}" s="{c + 4}"><v>{v}</v></c>""" for c in range(1, 37))}</row>'
        for r, v in enumerate(values, 1)
    )
    same(workbook(rows, date1904=date1904))


def test_numbers_under_formats_that_every_excel_has() -> None:
    """58 is m月d日, the ordinary one of Chinese Excel; such formats stand in no list of codes."""
    ids = range(90)
    styles = STYLES.replace("</cellXfs>", "".join(f'<xf numFmtId="{i}"/>' for i in ids) + "</cellXfs>")
    rows = "".join(f'<row r="{i + 1}"><c r="A{i + 1}" s="{i + 5}"><v>46332.5</v></c></row>' for i in ids)
    made = parts(worksheet(rows))
    made["xl/styles.xml"] = styles.encode()
    same(archive(made))


def name(column: int) -> str:
    return chr(64 + column) if column <= 26 else "A" + chr(38 + column)


@given(st.floats(0, 2_900_000), st.booleans())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_serial_numbers(value: float, date1904: bool) -> None:
    cells = f'<c r="A1" s="9"><v>{value!r}</v></c><c r="B1" s="12"><v>{value!r}</v></c>'
    same(workbook(f'<row r="1">{cells}</row>', date1904=date1904))


@pytest.mark.parametrize(
    ("code", "shows"), [(CODES[4], Shows.DATE), (CODES[7], Shows.DURATION), (CODES[10], Shows.NUMBER)]
)
def test_what_a_format_shows(code: str, shows: Shows) -> None:
    assert shown_by(code) is shows


def test_the_first_days() -> None:
    assert str(date_of(False)(1.0)) == "1900-01-01"
    assert str(date_of(True)(1.0)) == "1904-01-02"
    assert str(duration_of(1.5)) == "1 day, 12:00:00"


TEXTS = (
    *(
        "文字",
        " 两头空 ",
        "a&amp;b &lt;c&gt; &quot;",
        "_x0041_ _x000D_",
        "&#20013;&#x6587;",
        "行\n二",
        "行\r\n二",
        "\t",
    ),
    *("", "　全角　", "a_x41_", "_x005F_x0041_"),
)
ITEMS = (
    *(f"<si><t>{t}</t></si>" for t in TEXTS),
    *(f'<si><t xml:space="preserve">{t}</t></si>' for t in TEXTS),
    '<si><t>念</t><phoneticPr fontId="1" type="noConversion"/></si>',
    '<si><r><rPr><b/><sz val="11"/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细 </t></r></si>',
    '<si><t>漢字</t><rPh sb="0" eb="1"><t>かんじ</t></rPh><phoneticPr fontId="1"/></si>',
    "<si/>",
    "<si><t/></si>",
)


@pytest.mark.parametrize("only", [True, False], ids=["plain", "rich too"])
def test_shared_strings(only: bool) -> None:
    items = ITEMS[: len(TEXTS)] if only else ITEMS
    rows = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>{r - 1}</v></c></row>' for r in range(1, len(items) + 1))
    same(workbook(rows, "".join(items)))


CELLS = (
    *('<c r="{}"><v>{n}</v></c>', '<c r="{}" s="2"><v>{n}.5</v></c>', '<c r="{}" s="9"><v>4{n}</v></c>'),
    *('<c r="{}" t="s"><v>3</v></c>', '<c r="{}" s="1" t="s"><v>1</v></c>', '<c r="{}" s="3"/>', '<c r="{}"></c>'),
    *('<c r="{}" t="b"><v>1</v></c>', '<c r="{}" t="e"><v>#N/A</v></c>', '<c r="{}" t="str"><f>A1</f><v>值</v></c>'),
    *(
        '<c r="{}"><f>A1*2</f><v>{n}</v></c>',
        '<c r="{}"><f>A1*2</f></c>',
        '<c r="{}"><f t="shared" si="0"/><v>1</v></c>',
    ),
    *('<c r="{}" t="inlineStr"><is><t>第{n}</t></is></c>', '<c r="{}" t="inlineStr"><is><t> 空 </t></is></c>'),
    *('<c r="{}" t="inlineStr"><is><t xml:space="preserve"> 空 </t></is></c>', '<c r="{}" t="str"><v></v></c>'),
    *('<c r="{}" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>', '<c r="{}" t="n"><v>1E3</v></c>'),
    *(
        '<c r="{}" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="{}" s="8" cm="1"><v>1</v></c>',
        '<c r="{}" t="str"><f>A1</f><v/></c>',
    ),
)


def sheet(chance: random.Random, rows: int) -> str:
    """Rows of mostly one shape, with gaps, strange cells and changes of the shape on the way."""
    width = chance.randint(1, 8)
    shape = [chance.choice(CELLS) for _ in range(width)]
    out, number = [], 0
    for _ in range(rows):
        number += 1 if chance.random() < 0.97 else chance.randint(2, 9)
        if chance.random() < 0.004:
            shape[chance.randrange(width)] = chance.choice(CELLS)
        odd = chance.random() < 0.02
        cells = []
        for column in range(1, width + 1 + 3 * odd):
            if chance.random() < 0.1:
                continue
            made = chance.choice(CELLS) if odd or column > width else shape[column - 1]
            cells.append(made.replace("{}", f"{name(column)}{number}").replace("{n}", str(number)))
        tail = chance.choice(("", "", ' spans="1:9"', ' ht="15" customHeight="1"'))
        out.append(
            f'<row r="{number}"{tail}/>'
            if chance.random() < 0.01
            else f'<row r="{number}"{tail}>{"".join(cells)}</row>'
        )
    return "".join(out)


@pytest.mark.parametrize("seed", range(40))
def test_sheets_of_many_shapes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    if seed % 2:  # many chunks
        monkeypatch.setattr(fused, "_CHUNK", 3000)
    if seed % 3:  # nothing remembered from the seed before
        monkeypatch.setattr(fused, "_recent", [])
    same(workbook(sheet(chance, chance.choice((1, 5, 40, 400))), "".join(ITEMS), date1904=seed % 5 == 0))


ODD: dict[str, Any] = {
    "order of cells": '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "another row's cell": '<row r="1"><c r="A2"><v>1</v></c></row>',
    "no reference": "<row><c><v>1</v></c></row>",
    "comment": '<row r="1"><!-- <c r="A1"/> --><c r="A1"><v>1</v></c></row>',
    "spaces": '<row r="1">\n <c r="A1">\n  <v>1</v>\n </c>\n</row>',
    "text as a number": '<row r="1"><c r="A1"><v>1-1</v></c></row>',
    "iso date": '<row r="1"><c r="A1" t="d"><v>2026-01-02T03:04:05</v></c></row>',
    "attributes": "<row r='1'><c r='A1' t='b'><v>1</v></c></row>",
    "comment between rows": '<row r="1"><c r="A1"><v>1</v></c></row><!-- <row r="2"><c r="A2"><v>2</v></c></row> -->',
    "cell between rows": '<row r="1"><c r="A1"><v>1</v></c></row><c r="B1"><v>2</v></c><row r="2"/>',
    "order of rows": '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
    "row without a number": '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>',
    "text between rows": '<row r="1"><c r="A1"><v>1</v></c></row>12<row r="2"><c r="A2"><v>1</v></c></row>',
}


def many(between: str) -> str:
    """A hundred rows, something in their midst."""
    rows = [f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 102) if r != 50]
    return "".join(rows[:49]) + between + "".join(rows[49:])


ODD["comment among many rows"] = many('<!-- <row r="50"><c r="A50"><v>50</v></c></row> -->')
ODD["cell among many rows"] = many('<c r="B49"><v>2</v></c>')
ODD["row of another name"] = many('<rows r="50"><c r="A50"><v>50</v></c></rows>')


@pytest.mark.parametrize("kind", ODD)
def test_what_is_odd_is_left_to_calamine(kind: str) -> None:
    same(workbook(ODD[kind]), plain=False)


def test_white_space_between_rows() -> None:
    rows = [f'<row r="{r}" spans="1:1"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 60)]
    same(workbook("\n  " + "\r\n  ".join(rows) + "\n"))
    same(workbook(" \n"))


@pytest.mark.parametrize(
    "written", ["+5", ".5", "5.", "-0", "-.5E+3", "007", "1e300", "-1E-7", "0.1", "9007199254740993"]
)
def test_numbers_as_others_may_write_them(written: str) -> None:
    same(workbook("".join(f'<row r="{r}"><c r="A{r}"><v>{written}</v></c></row>' for r in range(1, 30))))


@pytest.mark.parametrize("written", ["--5", "1.2.3", "e", "1-1", "5 5"])
def test_no_numbers(written: str) -> None:
    """Whatever is to be said of such a sheet, calamine says it."""
    data = workbook("".join(f'<row r="{r}"><c r="A{r}"><v>{written}</v></c></row>' for r in range(1, 30)))
    try:
        assert fast(data)[1] == 0
    except CannotRunError:
        assert isinstance(general(data), str)


def test_columns_in_several_formats_and_with_gaps() -> None:
    """One kind of value in many formats, repeated texts and texts of their own, columns that come late or stop."""
    chance = random.Random(7)
    rows = []
    for r in range(1, 900):
        cells = [
            f'<c r="A{r}" s="{chance.randint(0, 3)}" t="s"><v>{chance.randint(0, 3)}</v></c>',
            f'<c r="B{r}" s="{chance.randint(0, 3)}" t="s"><v>{chance.randint(0, len(ITEMS) - 1)}</v></c>',
            f'<c r="C{r}" s="{chance.choice((9, 10))}"><v>{45000 + chance.randint(0, 9)}</v></c>',
            f'<c r="D{r}" s="{chance.choice((9, 2))}"><v>{45000 + r / 8}</v></c>',
            f'<c r="E{r}"><f>A{r}</f><v>{r}</v></c>' if r % 3 else f'<c r="E{r}"><v>{r}</v></c>',
            f'<c r="F{r}" s="{r % 30}"/>',
            f'<c r="G{r}" t="b"><v>{r % 2}</v></c>' if 200 < r < 500 else "",
            f'<c r="H{r}"><v>{r}</v></c>' if r > 600 else "",
        ]
        rows.append(f'<row r="{r}">{"".join(c for c in cells if chance.random() < 0.8)}</row>')
    same(workbook("".join(rows), "".join(ITEMS)))


def test_whether_there_are_formulas_is_not_remembered_from_another_sheet() -> None:
    def one(formula: str) -> bool:
        rows = (f'<row r="{r}"><c r="A{r}">{formula}<v>{r}</v></c></row>' for r in range(1, 40))
        _, held = reading.opened("a.xlsx", workbook("".join(rows)))
        assert held is not None
        return [p.formulas for p in held.plain.values()] == [True]

    assert [one("<f>1+1</f>"), one(""), one("<f>1+1</f>")] == [True, False, True]


def test_an_error_value_nobody_knows_does_not_stop_the_reading() -> None:
    """calamine gives up the workbook."""
    data = workbook('<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1"><v>1</v></c></row>')
    (found,), _ = fast(data)
    assert found.rows == [(None, 1.0)]
    assert found.uncached == {(1, 1)}
