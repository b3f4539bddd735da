"""Totals: subtotals and running ones, above or below their rows, in words, and what they left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, ROWS, make, run


def test_subtotals_running_totals_gaps_and_notes(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        ws.append(["10月刷卡单"])
        ws.append(HEAD)
        ws.append(ROWS[0])
        ws.append(["小计", None, None, 200])
        ws.append(["KF-002", date(2026, 10, 3), "000102", 300])
        ws.append(["KF-003", date(2026, 10, 3), "000103", 50])
        ws.append(["本页合计", None, None, 350])
        ws.append(["合计", None, None, 550])
        ws.append(["累计", None, None, 98765])
        ws.append([])
        ws.append(["制表人", "王五"])
        ws.append(["备注:以上为 POS 机流水", None, None, 1])

    assert run(make(tmp_path, fill)) == (3, [])

    def wrong(ws: Worksheet) -> None:
        fill(ws)
        ws["D7"], ws["D8"] = 300, 500

    assert run(make(tmp_path, wrong))[1] == [("D7", "deliverable-total", ""), ("D8", "deliverable-total", "")]


def test_totals_in_english(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["October 2026"], HEAD, ROWS[0], ["Sub-total", None, None, 200], ROWS[1]):
            ws.append(row)
        for row in (["Sub total:", None, None, 300], ["Totals", None, None, 500], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])

    def wrong(ws: Worksheet) -> None:
        fill(ws)
        ws["A7"], ws["D6"], ws["D7"] = "Grand Totals", 301, 501

    assert run(make(tmp_path, wrong))[1] == [("D6", "deliverable-total", ""), ("D7", "deliverable-total", "")]


def test_amounts_as_people_write_them_and_what_a_total_left_out(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS):
            ws.append(row)
        for number, said in enumerate(("¥1,200.00", "300元整", "0.5万", "RMB 20", "20-"), 3):
            ws.append([f"KF-{number:03}", date(2026, 10, 4), f"00010{number}", said])
        ws.append(["合计", None, None, "7,000.00元"])
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill)) == (7, [])

    def with_total(total: float, of: str = "300元整") -> Path:
        def change(ws: Worksheet) -> None:
            fill(ws)
            ws["D6"], ws["D10"] = of, total

        return make(tmp_path, change)

    assert run(with_total(500))[1] == [("D10", "deliverable-total", "typed")], "what a SUM of the numbers alone is"
    assert run(with_total(501))[1] == [("D10", "deliverable-total", "")], "not what the texts are about"
    assert run(with_total(7000, "三百"))[1] == [
        ("D6", "deliverable-value", "number"),
        ("D10", "deliverable-total", "part"),
    ]


def test_a_row_struck_through_that_a_total_leaves_out_is_named(tmp_path: Path) -> None:
    def with_total(total: float) -> Path:
        def fill(ws: Worksheet) -> None:
            for row in (HEAD, *ROWS, ["合计", None, None, total], ["制表人:王五"]):
                ws.append(row)
            for column in "ABCD":
                ws[f"{column}3"].font = Font(strike=True)

        return make(tmp_path, fill)

    row = ("3:3", "deliverable-value", "struck")
    assert run(with_total(200))[1] == [row, ("D4", "deliverable-total", "struck")]
    assert run(with_total(300))[1] == [row, ("D4", "deliverable-total", "")]
    assert run(with_total(500))[1] == [row]


def test_a_total_above_its_rows_and_none_at_all(tmp_path: Path) -> None:
    def above(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, ["合计", None, None, 500], *ROWS, [], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, above)) == (2, [])

    def none(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, [], ["制表人:王五"]):
            ws.append(row)

    assert run(make(tmp_path, none)) == (2, [("D4", "deliverable-total", "missing")])
