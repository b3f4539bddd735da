"""Formulas that wait for a recalculation once the cells that they use are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import MAIN, PACKAGE_REL, REL, parts, save, unpack, worksheet

from toolkit.workbook import CellUpdate, write_cells
from toolkit.workbook.ooxml import formulas

NAME = "责任表"
CHAIN = f'<calcChain xmlns="{MAIN}"><c r="C1" i="1"/></calcChain>'


def with_chain(formula: str) -> dict[str, str]:
    made = {n: c.decode() for n, c in parts("").items()}
    rels = made["xl/_rels/workbook.xml.rels"]
    relation = f'<Relationship Id="rId9" Type="{REL}/calcChain" Target="/xl/calcChain.xml"/>'
    types = made["[Content_Types].xml"]
    override = (
        '<Override PartName="/xl/calcChain.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>'
    )
    return {
        "sheet": worksheet(f'<row r="1"><c r="A1"><v>1</v></c><c r="C1"><f>{formula}</f><v>5</v></c></row>'),
        "xl/calcChain.xml": CHAIN,
        "xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", relation + "</Relationships>"),
        "[Content_Types].xml": types.replace("</Types>", override + "</Types>"),
    }


def test_replacing_a_formula_drops_the_calculation_chain(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", **with_chain("A1*5"))
    receipt = write_cells(path, [CellUpdate(NAME, 1, 3, 7)])
    after = unpack(path)
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["xl/_rels/workbook.xml.rels"] + after["[Content_Types].xml"]
    assert PACKAGE_REL.encode() in after["xl/_rels/workbook.xml.rels"]
    assert "xl/calcChain.xml" in receipt.parts_changed
    assert not receipt.stale_formulas


@pytest.mark.parametrize(
    ("formula", "stale"),
    [
        ("A1*5", False),
        ("B1*5", True),
        ("SUM(B:B)", True),
        ("SUM(D:E)", False),
        ("SUM(A1:C3)", True),
        ("SUM(1:1)", True),
        ("SUM(2:4)", False),
        ("Sheet2!B1", False),
        ("责任表!$B$1", True),
        ("'责任表'!B1", True),
        ("INDIRECT(A1)", True),
        ("税率*2", True),
        ("责任[期限]", True),
        ('IF(A1="B1","B1",TRUE)', False),
        ("LOG10(A1)", False),
    ],
)
def test_stale_formulas_are_told_and_recalculated_on_load(formula: str, stale: bool, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", **with_chain(formula.replace('"', "&quot;")))
    receipt = write_cells(path, [CellUpdate(NAME, 1, 2, 7)])
    assert receipt.stale_formulas is stale
    assert (b'<calcPr fullCalcOnLoad="1"/></workbook>' in unpack(path)["xl/workbook.xml"]) is stale
    assert "xl/calcChain.xml" in unpack(path)


@pytest.mark.parametrize("formula", ["<![CDATA[B1*2]]>", "B<!-- x -->1*2", "<!-- x -->B1*2", "&#66;1*2"])
def test_formulas_in_pieces_are_stale_too(formula: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", **with_chain(formula))
    assert write_cells(path, [CellUpdate(NAME, 1, 2, 7)]).stale_formulas


def test_followers_of_a_formula_shared_across_sheets_are_stale_too() -> None:
    data = b'<c><f t="shared" ref="A1:A9" si="0">\xe4\xb8\x80!B1*2</f></c><c><f t="shared" si="0"/></c>'
    assert formulas.depends(data, 0, len(data), "二", {"一": (5, 2, 5, 2)})
    assert not formulas.depends(data.replace(b"\xe4\xb8\x80!", b""), 0, len(data), "二", {"一": (5, 2, 5, 2)})
