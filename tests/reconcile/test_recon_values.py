"""Amounts to the cent, and keys as people type them."""

# ruff: noqa: E501 - cases read best many a line

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reconcile.mentions import Finder
from toolkit.reconcile.money import cents, money
from toolkit.reconcile.normal import Form, cut_short, with_same
from toolkit.sheet.money_unit import unit_of


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (1200.5, 120050), (0.1 + 0.2, 30), (1.005, 101), (2.675, 268), (-0.005, -1), (1e11, 10**13), (123456789012.34, 12345678901234),
        ("1,200.50", 120050), ("¥300", 30000), ("300元", 30000), ("(12.00)", -1200), ("-12", -1200), ("1.2万元", 1200000),
        ("1,234", 123400), ("RMB 5", 500), (" -¥8.5 ", -850), ("", None), (None, None), ("—", None), ("无", None), ("無", None), ("\\", None), (7, 700),
        ("£1,200.00", 120000), ("€ 70", 7000), ("USD 70", 7000), ("70 EUR", 7000), ("300元整", 30000), ("-£5", -500), ("£-5", -500),
        ("100-", -10000), ("1 000.50", 100050), ("1\u00a0000", 100000), ("(£12.00)", -1200), ("-", None), (".5", 50), ("-¥.05", -5),
        ("△300", -30000), ("红字300", -30000), ("300.00(紅字)", -30000),
        ("USD (500.00)", -50000), ("$(1,200)", -120000), ("(12.00)元", -1200), ("(8.5) EUR", -850), ("(USD 7)", -700),
    ],
)  # fmt: skip
def test_amounts(raw: Any, expected: int | None) -> None:
    assert cents(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "三千",
        "1.2.3",
        "12,34",
        "约300",
        True,
        date(2026, 1, 1),
        "1e5",
        "-5-",
        "1.800,00",
        "3.0E+02",
        "△300-",
        "红字",
        ".",
        "12 34",
        "(5) (6)",
        "5 (6)",
        float("nan"),
        float("inf"),
        1e20,
    ],
)
def test_no_amounts(raw: Any) -> None:
    with pytest.raises(ValueError):
        cents(raw)


@pytest.mark.parametrize(
    ("title", "above", "unit"),
    [
        ("金额", [], 1), ("金额(元)", ["单位:万元"], 1), ("金额(万元)", [], 10_000), ("成本（万元）", [], 10_000), ("金额(万)", [], 10_000),
        ("金额", ["科室成本表", "编制单位:仁和医院 单位:万元"], 10_000), ("金额", ["金额单位:人民币千元"], 1_000), ("金额", ["收款单位:百万元家具公司"], 1),
        ("Amount (RMB'000)", [], 1_000), ("Amount in thousands", [], 1_000), ("Amount", ["Unit: RMB million"], 1_000_000), ("借方(万美元)", [], 10_000),
    ],
)  # fmt: skip
def test_what_the_numbers_of_a_column_count(title: str, above: list[str], unit: int) -> None:
    assert unit_of(title, above) == unit


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(12.34565, 12345650), ("12.3", 12300000), ("(1.5)", -1500000), ("1.2万", 1200000), ("300元", 30000), (None, None)],
)
def test_amounts_in_ten_thousands(raw: Any, expected: int | None) -> None:
    assert cents(raw, 10_000) == expected


@given(st.integers(-(10**13), 10**13))
def test_what_is_written_is_read(amount: int) -> None:
    assert cents(money(amount)) == amount
    assert cents(amount / 100) == amount


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_numbers_are_rounded_as_their_15_digits_say(value: float) -> None:
    exact = Decimal(f"{value:.15g}").quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert abs(cents(value) - int(exact * 100)) <= (1 if abs(value) > 1e7 else 0)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("text", "AB 12", "ab12"), ("number", "HT-2026-001", "ht2026001"), ("number", "HT2026/001", "HT2026—001"),
        ("number", "No.123", "123"), ("number", 20260101.0, "20260101"), ("number", 2026100500000123.0, "2026100500000123"), ("text", "\u200bA009", "A009"), ("name", "张\u200b三", "张三"), ("digits", "00123", 123.0), ("digits", "尾号0123", "123"),
        ("name", "张 三", "张三"), ("name", "张三先生", "张三"), ("name", "张三(代付)", "张三"), ("name", "阿卜杜拉·买买提", "阿卜杜拉买买提"),
        ("name", "張國榮", "张国荣"), ("name", "陳小姐", "陈小姐"), ("name", "葉偉強", "叶伟强"), ("name", "瀋鵬飛女士", "沈鹏飞"), ("name", "龔穎", "龚颖"), ("name", "王頠", "王𬱟"), ("name", "誠信貿易有限公司", "诚信贸易有限公司"),
        *(("name", f"诚信贸易有限公司{note}", "诚信贸易有限公司") for note in ("(代)", "（代付）", "(收款)", "(基本户)", "(原恒信公司)", "(转)", "(票)", "(转账)", "(代张三付款)", "(代张三付)")),
        ("name", "某某有限责任公司", "某某有限公司"), ("name", "Mr. John Smith", "john smith"), ("text", datetime(2026, 10, 1), date(2026, 10, 1)),
    ],
)  # fmt: skip
def test_forms_that_are_the_same(kind: str, one: Any, other: Any) -> None:
    assert Form(kind).of(one) == Form(kind).of(other) != ""


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [("number", "HT-001", "HT-010"), ("name", "张三", "张三丰"), ("name", "某财险(深圳)公司", "某财险(广州)公司"), ("name", "某财险公司(深圳分公司)", "某财险公司"), ("name", "某财险公司(深圳代表处)", "某财险公司"), ("name", "某财险公司(深圳)", "某财险公司(广州)"),
     *(("name", f"诚信贸易有限公司({place})", "诚信贸易有限公司") for place in ("转塘", "付家坡", "原平", "税务", "代家庄", "票务中心")),
     ("name", "诚信(代理)有限公司", "诚信有限公司"), ("text", "A-1", "A1")],
)  # fmt: skip
def test_forms_that_are_not(kind: str, one: Any, other: Any) -> None:
    assert Form(kind).of(one) != Form(kind).of(other)


def test_absurdly_long_names_are_read_at_once() -> None:
    """Held against itself from each of its signs on, a name of a million takes hours."""
    for text in ("某某公司(" + "代" * 1_000_000, "某某公司" + "(代" * 500_000, "(" * 1_000_000):
        Form("name").of(text)


def test_blanks_patterns_ends_and_other_names() -> None:
    assert [Form(k).of(v) for k in ("text", "number", "name") for v in ("", "-", "无", None, "  ")] == [""] * 15
    assert [Form(k).of(v) for k in ("text", "number", "name") for v in ("無", "NIL", "／", "待定", "TBD")] == [""] * 15
    form = Form("number", re.compile(r"HT-?\d+", re.I))
    assert form.of("购车款ht-20260101尾款") == "ht20260101"
    assert form.of("HT-1、HT-2") == "" and form.of("HT-1 即 HT1") == "ht1"
    assert Form("digits", last=4).of("6222 0202 0001 2345") == "2345"
    assert len({Form("digits", last=4).of(raw) for raw in ("6222 0202 0001 0345", "尾号0345", "0345", 345)}) == 1
    assert len({Form("digits", last=4).of(raw) for raw in ("6222 0202 0001 0000", "0000", 0)}) == 1
    same = with_same(Form("name"), {"人保财险": ["中国人保", "PICC"]})
    assert same.of("picc") == same.of("人保财险") != same.of("平安")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(
            (text, ["ht261510"])
            for text in ("HT26-1510 购车款", "购车款ht261510", "付HT26 1510尾款", "ＨＴ２６－１５１０")
        ),
        *((text, ["ht261510"]) for text in ("HT26-1510-王先生", "POS20261027 HT26-1510", "HT26-1510、HT26/1510")),
        *((text, []) for text in ("HT26-15101", "XHT26-1510", "HT26-1510-2", "20-HT26-1510", "HT26、1510", "购车款")),
        ("HT26-1510、HT26-1511 两辆", ["ht261510", "ht261511"]),
        ("HT26-1510A 购车款", ["ht261510a"]),
        ("粤A·12345号车", ["粤a12345"]),
        *((text, ["20260012"]) for text in ("合同20260012", "2026-0012尾款")),
        *((text, []) for text in ("2026 0012", "2026.0012", "20260012.00", "1510", "26年1510号")),
    ],
)
def test_numbers_that_the_other_side_has_are_found_in_texts_as_whole_words(text: str, found: list[str]) -> None:
    known = ["ht261510", "ht261511", "ht261510a", "粤a12345", "20260012", "1510", "张三"]
    finder = Finder.of(Form("number"), known)
    assert finder is not None and [*finder.find(text)] == found


def test_names_and_ends_of_numbers_are_not_looked_for_in_texts() -> None:
    assert Finder.of(Form("name"), ["张三2"]) is None and Finder.of(Form("digits"), ["20260012"]) is None
    assert Finder.of(Form("number", last=6), ["261510"]) is None and Finder.of(Form("number"), ["", "1510"]) is None


@pytest.mark.parametrize(
    ("cells", "cut"),
    [
        ({6.222020200001235e18, "6222020200001234567"}, {6.222020200001235e18}),
        (
            {"6.2E+18", " 6.22202e+18 ", "6.2E18", "1E5", "A+12", "1.5", 7.0, None},
            {"6.2E+18", " 6.22202e+18 ", "6.2E18"},
        ),
        ({"5E+10", "1E+05", "12E10", "3.5E12", "3.5e12", "1.2E+11"}, {"1.2E+11"}),  # codes, but for one
        ({6222020200001230.0, 6222020200004560.0}, {6222020200001230.0, 6222020200004560.0}),
        ({6222020200001230.0, 6222020200004567.0}, set()),
    ],
)
def test_numbers_that_lost_digits_in_a_spreadsheet(cells: set[Any], cut: set[Any]) -> None:
    assert cut_short(cells) == cut
