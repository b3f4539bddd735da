"""The suite's own phrases: kind, dates from 2026-11-04 10:00, recurrence and roll of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.app.explain import explain
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Kind
from toolkit.core.moment import Moment
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import Policy
from toolkit.core.traditional import simplified, spellings

AT = Moment.parse("2026-11-04T10:00")
PHRASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "phrases.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("wanted", PHRASES, ids=[p["text"][:40] for p in PHRASES])
def test_phrase(wanted: dict[str, Any], calendar: WorkCalendar) -> None:
    found = explain(wanted["text"], AT, AT, calendar, Policy(), "zh")
    assert found["kind"] == wanted["kind"]
    assert found["recurrence"] == wanted["recurrence"]
    dues = [f"{d['date']}T{d['time']}" for d in found["due"]]  # type: ignore[attr-defined]
    if "due" in wanted:
        assert dues == wanted["due"]
    else:
        ok = wanted["ok"]  # either a day or a day and time
        assert not dues if not ok else dues[0] in ok or dues[0][:10] in ok
    rolls = [r["roll"] for r in found["rules"]]  # type: ignore[attr-defined]
    assert (rolls[0] if rolls else None) == wanted["roll"]


@pytest.mark.parametrize("text", ["", " ", "  ", "-", "–", "无", "\n", "。", "\0", "(", "５", "五" * 3000, "😀5号前"])
def test_odd_text_is_read_without_fail(text: str) -> None:
    assert read_phrase(text).text == text


def test_blank_has_no_deadline() -> None:
    assert read_phrase("　").kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "11月31日前",
        "2026-11-31",
        "2026/2/29",
        "每年2月30日",
        "13月5日前",
        "11月32日前",
        "二月三十号",
        "by 31 November",
        "11.31",
    ],
)
def test_a_date_that_no_calendar_has_is_none(text: str) -> None:
    reading = read_phrase(text)
    assert (reading.kind, reading.rules, reading.ambiguity) == (Kind.NONE, (), ("no-such-day",))


@pytest.mark.parametrize("text", ["每月31日", "2月29日前", "2024-02-29", "3月、6月、9月、12月31日前", "每月最后一天"])
def test_a_day_that_some_months_have_is_one(text: str) -> None:
    assert read_phrase(text).rules


@pytest.mark.parametrize("text", ["11-25", "11/25", "11.25", "１１－２５", "11-25 ", "11-25 24:00", "11/25 24:00前"])
def test_month_and_day_in_figures_alone_are_a_date_and_said_to_be_figures(text: str) -> None:
    reading = read_phrase(text)
    (rule,) = reading.rules
    assert rule.position is not None and (rule.position.month, rule.position.month_day) == ((11,), (25,))
    assert "figures-as-date" in reading.ambiguity


@pytest.mark.parametrize("text", ["3-5", "1/3", "5/11", "24/7", "24-7", "13-13", "0-5", "HT11-25", "3-5-7"])
def test_figures_that_may_be_no_date_are_none(text: str) -> None:
    assert read_phrase(text).kind is Kind.NONE


@pytest.mark.parametrize("text", ["11-25(周三)", "11/25 17:00前", "11-25 17:00前", "11.25 下午5点", "11-25 (Wed)"])
def test_a_date_in_figures_is_not_lost_before_a_time_or_a_weekday(text: str) -> None:
    (rule,) = read_phrase(text).rules
    assert rule.position is not None and (rule.position.month, rule.position.month_day) == ((11,), (25,))
    assert rule.kind is Kind.CALENDAR


def test_traditional_and_full_width_are_the_same_phrase() -> None:
    plain = read_phrase("每个月5号前").rules
    assert read_phrase("每個月５號前").rules == plain
    assert read_phrase("每 个 月 5 号 前").rules == plain


def test_every_phrase_reads_in_traditional_characters_as_in_simplified_ones() -> None:
    """會議召開15日前 is no 15th of each month."""
    folder = Path(__file__).parent
    lines = (folder / "held_out.txt").read_text("utf-8").splitlines()
    phrases = {line.rpartition("|")[2] for line in lines if "|" in line and not line.startswith("#")}
    phrases |= {json.loads(line)["text"] for line in (folder / "phrases.jsonl").read_text("utf-8").splitlines()}
    seen = 0
    for phrase in phrases:
        traditional = "".join(spellings(sign)[-1] for sign in phrase)
        seen += traditional != phrase
        assert simplified(repr(read_phrase(traditional))) == simplified(repr(read_phrase(phrase))), traditional
    assert seen > 2000


def test_the_event_keeps_the_words_of_the_sheet() -> None:
    assert read_phrase("會議召開15日前發通知").rules[0].anchor_event == "會議召開"
    assert read_phrase("交車後3日內").rules[0].anchor_event == "交車"
    assert read_phrase("业务发生一周内").rules[0].anchor_event == "业务发生"
    assert read_phrase("财务部应在3日内答复").rules[0].anchor_event == ""
    assert read_phrase("within 3 days of receipt of invoice").rules[0].anchor_event == "receipt of invoice"


def test_company_words() -> None:
    words = Vocabulary((("司庆日", "NAMED", "national-day"), ("得空", "POLICY", "")))
    assert read_phrase("得空回复").kind is Kind.NONE
    assert read_phrase("得空回复", words).kind is Kind.POLICY_UNDEFINED
    assert read_phrase("司庆日前3天", words).kind is Kind.CALENDAR


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("T+1", ["T+n-calendar-or-workday"]),
        ("次日", ["next-day-calendar-or-workday"]),
        ("每周末", ["end-of-week"]),
        ("每两周周末", ["end-of-week", "phase"]),
        ("end of every week", ["end-of-week"]),
    ],
)
def test_what_a_phrase_leaves_open(text: str, marks: list[str]) -> None:
    assert list(read_phrase(text).ambiguity) == marks


@pytest.mark.parametrize("text", ["约3天", "约3天内", "3天左右", "about 3 days", "within about 2 hours of receipt"])
def test_about_a_length_is_told(text: str) -> None:
    assert "approximate" in read_phrase(text).ambiguity
