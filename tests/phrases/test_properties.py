"""Properties that hold for any date and any text."""

from __future__ import annotations

import json
import random
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.app.rule_json import rule_json
from toolkit.app.work_calendar import work_calendar
from toolkit.core.calendar import Roll
from toolkit.core.deadline import Relation
from toolkit.core.describe import describe
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.phrase import read_phrase
from toolkit.core.policy import Policy
from toolkit.core.resolve import due_for_event, dues_in_period, next_dues

CALENDAR = work_calendar("CN")
POLICY = Policy()
HELD_OUT = (Path(__file__).parent / "held_out.txt").read_text("utf-8").splitlines()
TEXTS = [json.loads(x)["text"] for x in (Path(__file__).parent / "phrases.jsonl").read_text("utf-8").splitlines()]
TEXTS += [line.split("|", 4)[4] for line in HELD_OUT if line and not line.startswith("#")]
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
MOMENTS = st.builds(Moment, DAYS, st.one_of(st.none(), st.integers(0, 86_400)))
EVENT_TEXTS = [
    "3日内", "一个月内", "三个月内", "5个工作日内", "24小时内", "4个工作小时内", "合同到期前30天", "半天内", "T+2",
    "提车次日", "一周内", "费用发生次月10日前", "年度终了之日起五个月内", "前3个工作日", "90分钟内",
]  # fmt: skip
LETTERS = "每月周日天号前后内个工作初末底季度年第一二三十半至到下午点时遇节假顺延不含及时5172:.-/()T+ 交车abyheFridwtn"


@given(st.integers(1, 31), st.integers(2020, 2030), st.integers(1, 12))
def test_clamping_does_not_drift(day: int, year: int, month: int) -> None:
    rule = read_phrase(f"每月{day}日").rules[0]
    due = dues_in_period(rule, Period(year, month), CALENDAR, POLICY)[0]
    assert due.nominal.day == date(year, month, min(day, monthrange(year, month)[1]))


@pytest.mark.parametrize("text", EVENT_TEXTS)
@given(first=MOMENTS, second=MOMENTS)
@settings(max_examples=60, deadline=None)
def test_a_later_event_never_gives_an_earlier_due(text: str, first: Moment, second: Moment) -> None:
    early, late = sorted((first, second), key=lambda m: (m.day, -1 if m.second is None else m.second))
    if early.second is None or late.second is None:
        early, late = Moment(early.day), Moment(late.day)  # a known time is compared with a known time only
    rules = read_phrase(text).rules
    if not rules:
        return
    a = due_for_event(rules[0], early, CALENDAR, POLICY)
    b = due_for_event(rules[0], late, CALENDAR, POLICY)
    if a and b:
        assert a.effective.latest <= b.effective.latest


@given(DAYS, st.sampled_from(list(Roll)))
def test_roll_is_idempotent_and_works(day: date, roll: Roll) -> None:
    moved = CALENDAR.roll(day, roll)
    assert CALENDAR.roll(moved, roll) == moved
    if roll is Roll.NEAREST:
        assert CALENDAR.is_workday(moved) or (moved == day and day.isoweekday() < 6)
    elif roll is not Roll.NONE:
        assert CALENDAR.is_workday(moved)


@given(st.text(max_size=60))
@example("每月10日下班前0.5个工作日内")
@example("元旦前周末双休")
@example("月底前最后一个工作日 周末休息")
@settings(max_examples=300, deadline=None)
def test_reading_never_raises(text: str) -> None:
    reading = read_phrase(text)
    assert reading.text == text
    next_dues(reading, Moment(date(2026, 11, 4), 36_000), None, CALENDAR, POLICY)


@given(st.text(alphabet=LETTERS, max_size=24))
@settings(max_examples=1500, deadline=None)
def test_reading_near_phrases_never_raises(text: str) -> None:
    reading = read_phrase(text)
    for rule in reading.rules:
        describe(rule, "zh"), describe(rule, "en"), rule_json(rule)
        dues_in_period(rule, Period(2026, 10), CALENDAR, POLICY)
    next_dues(reading, Moment(date(2026, 11, 4), 36_000), None, CALENDAR, POLICY)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_halves_of_two_phrases_are_read_without_a_crash(lang: str) -> None:
    """Words that nobody would put side by side, each known to the grammar: what a clerk's cut and paste may make."""
    dice = random.Random(lang)
    texts = [text for text in TEXTS if text.isascii() == (lang == "en")]
    at = Moment.parse("2026-11-04T10:00")
    for _ in range(6000):
        a, b = dice.choices(texts, k=2)
        cut = dice.choice(
            [a[: dice.randint(0, len(a))] + b[dice.randint(0, len(b)) :], f"{a}{dice.choice(',、和 后前的')}{b}"]
        )
        try:
            reading = read_phrase(cut)
            next_dues(reading, at, None, CALENDAR, POLICY)
            assert all(describe(rule, lang) for rule in reading.rules)
        except Exception as error:
            raise AssertionError(cut) from error


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_parse_describe_parse_is_stable(lang: str) -> None:
    """Words made from a rule are read as a rule with the same words and the same dates."""
    at = Moment(date(2026, 11, 4), 36_000)
    unstable = []
    count = 0
    for text in TEXTS:
        for rule in read_phrase(text).rules:
            words = describe(rule, lang)
            if not words:
                continue
            count += 1
            again = read_phrase(words)
            whole = type(again)(text, rule.kind, (rule,))
            same = [str(d.effective) for d in next_dues(whole, at, None, CALENDAR, POLICY)] == [
                str(d.effective) for d in next_dues(again, at, None, CALENDAR, POLICY)
            ]
            told = len(again.rules) == 1 and describe(again.rules[0], lang) == words
            if again.kind is not rule.kind or not same or not told:
                unstable.append((text, words, [describe(r, lang) for r in again.rules]))
    assert count > 500
    assert unstable == []


@given(MOMENTS, st.sampled_from(TEXTS))
@settings(max_examples=400, deadline=None)
def test_next_dates_are_not_past_and_in_order(at: Moment, text: str) -> None:
    reading = read_phrase(text)
    dues = next_dues(reading, at, None, CALENDAR, POLICY)
    assert [d.effective.latest for d in dues] == sorted(d.effective.latest for d in dues)
    if (
        len(reading.rules) == 1
        and reading.rules[0].frequency
        and reading.rules[0].relation is not Relation.BREACH_AFTER
    ):
        assert all(d.effective.latest >= at.earliest for d in dues)


def test_a_week_is_seven_days_whatever_the_day() -> None:
    rule = read_phrase("一周内").rules[0]
    for n in range(400):
        day = date(2026, 1, 1) + timedelta(days=n)
        due = due_for_event(rule, Moment(day), CALENDAR, POLICY)
        assert due is not None and due.nominal.day == day + timedelta(days=7)


def _in_words(text: str) -> str:
    """Figures before a unit as Chinese numerals: 每月10号 → 每月十号."""

    def numeral(m: re.Match[str]) -> str:
        tens, ones = divmod(int(m[1]), 10)
        return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")

    return re.sub(r"(?<![\d.,:/+十-])([1-9]\d?)(?=号|日|天|个|周|小时|月|点|工作日)", numeral, text)


_DIGITS = "零一二三四五六七八九"
OTHERWISE: dict[str, Callable[[str], str]] = {
    "numerals": _in_words,
    "号 for 日": lambda t: re.sub(r"(?<=\d)日(?=前|之前|以前)", "号", t),
    "之前": lambda t: re.sub(r"(?<=[号日点底末])前$", "之前", t),
    "以前": lambda t: re.sub(r"(?<=[号日点底末])前(?=[,，。报交提])", "以前", t),
    "之内": lambda t: t.replace("日内", "日之内").replace("天内", "天以内").replace("工作日内", "工作日之内"),
    "星期": lambda t: re.sub(r"(?<!双)周(?=[一二三四五六日])", "星期", t),
    "礼拜": lambda t: re.sub(r"(?<!双)周(?=[一二三四五六])", "礼拜", t),
    "之后": lambda t: re.sub(r"(?<=[^最节以])后(?=\d)", "之后", t),
    "以后的": lambda t: re.sub(r"(?<=[^最节以])后(?=\d)", "以后的", t),
    "17:00": lambda t: re.sub(r"(\d{1,2})点前", r"\1:00前", t),
    "每个月": lambda t: t.replace("每月", "每个月"),
    "a full stop": lambda t: t + "。",
    "brackets": lambda t: f"【{t}】",
    "blanks": lambda t: re.sub(r"(\d+)(?=[号日天个月点])", r" \1 ", t) if not re.search(r"\d[.:]\d|M[+]", t) else t,
    "a blank for a comma": lambda t: re.sub(r"(?<!顺延)(?<!\d),(?!次日|第二天)", " ", t),
}


_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
OTHERWISE_IN_ENGLISH: dict[str, Callable[[str], str]] = {
    "numbers in words": lambda t: re.sub(
        r"(?<![\d.:/+-])([1-9]|1[0-2])(?= (?:working |business |calendar )?(?:day|week|month|hour)s?\b)",
        lambda m: _WORDS[int(m[1])],
        t,
    ),
    "working days": lambda t: re.sub(r"\bbusiness (days?)\b", r"working \1", t),
    "business days": lambda t: re.sub(r"\bworking (days?)\b", r"business \1", t),
    "Fri": lambda t: re.sub(r"\b(Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:sday|nesday|rsday|urday|day)\b", r"\1", t),
    "p.m.": lambda t: re.sub(r"(\d)pm\b", r"\1 p.m.", t),
    "every": lambda t: re.sub(r"\beach\b", "every", t),
    "no later than": lambda t: re.sub(r"^by (?=the|\d)", "no later than ", t),
    "on or before": lambda t: re.sub(r"^by (?=the|\d)", "on or before ", t),
    "a full stop": lambda t: t.rstrip(".") + ".",
    "quotes": lambda t: f'"{t}"',
    "brackets": lambda t: f"[{t}]",
    "a bullet": lambda t: f"- {t}",
    "blanks": lambda t: t.replace(" ", "  "),
}


@pytest.mark.parametrize(
    ("lang", "way"), [*(("zh", way) for way in OTHERWISE), *(("en", way) for way in OTHERWISE_IN_ENGLISH)]
)
def test_the_same_said_otherwise(lang: str, way: str) -> None:
    """Other words for the same, and other marks around it, give the same dates."""
    chinese = lang == "zh"
    change = (OTHERWISE if chinese else OTHERWISE_IN_ENGLISH)[way]
    at = Moment(date(2026, 11, 4), 36_000)

    def said(text: str) -> tuple[object, ...]:
        reading = read_phrase(text)
        return reading.kind, [str(d.effective) for d in next_dues(reading, at, None, CALENDAR, POLICY)]

    changed = [(text, change(text)) for text in TEXTS if bool(re.search("[一-鿿]", text)) is chinese]
    changed = [(text, other) for text, other in changed if text != other and "HT20261105" not in text]
    # 到期30日前 is a length, 到期5号前 a day.
    changed = [
        (text, other) for text, other in changed if not re.search(r"(?:到期|届满|召开|开始|投标截止)\d+日前", text)
    ]
    assert len(changed) > 20
    assert [(text, other) for text, other in changed if said(text) != said(other)] == []
