"""What explain says, alone and in batches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import dutybook

from toolkit.app.explain import explain, explain_lines
from toolkit.catalogue import ENTRIES
from toolkit.core.calendar import WorkCalendar
from toolkit.core.describe import say_ambiguity
from toolkit.core.moment import Moment
from toolkit.core.phrase import read_phrase
from toolkit.core.phrase.grammar import load
from toolkit.core.policy import DECIDED_BY, Policy

AT = Moment.parse("2026-11-04T10:00")


def test_fields(calendar: WorkCalendar) -> None:
    found = explain("每月5号前", AT, None, calendar, Policy(), "zh")
    assert set(found) == {"text", "kind", "rules", "due", "recurrence", "ambiguity", "policy", "message"}
    assert found["due"] == [{"date": f"{m}-05", "time": "24:00"} for m in ("2026-11", "2026-12", "2027-01")]
    assert found["recurrence"] == {"unit": "month", "every": 1}
    assert found["ambiguity"] == ["before-day-inclusive"]
    assert "5日前" in str(found["message"]) and "before_inclusive" in str(found["message"])
    json.dumps(found)


def test_the_message_follows_the_policy_and_the_language(calendar: WorkCalendar) -> None:
    strict = explain("每月5号前", AT, None, calendar, Policy(before_inclusive=False), "zh")
    assert strict["due"][0] == {"date": "2026-11-04", "time": "24:00"}  # type: ignore[index]
    assert "不含" in str(strict["message"])
    english = explain("每月5号前", AT, None, calendar, Policy(), "en")
    assert "before 5th of each month" in str(english["message"])


def test_event_and_compound(calendar: WorkCalendar) -> None:
    found = explain("交车后3日内", AT, Moment.parse("2026-12-01"), calendar, Policy(), "zh")
    assert found["due"] == [{"date": "2026-12-04", "time": "24:00"}]
    pair = explain("30分钟内响应,24小时内处理完毕", AT, AT, calendar, Policy(), "zh")
    assert [d["time"] for d in pair["due"]] == ["10:30", "10:00"]  # type: ignore[attr-defined]


def test_of_two_deadlines_the_one_that_counts(calendar: WorkCalendar) -> None:
    found = explain("收到后30日内或12月20日前,以较早者为准", AT, AT, calendar, Policy(), "zh")
    assert found["due"] == [{"date": "2026-12-04", "time": "24:00"}] and len(found["rules"]) == 2  # type: ignore[arg-type]
    assert found["whichever"] == "earlier" and "以较早者为准" in str(found["message"])
    english = explain("the later of 30 days after receipt and 20 December", AT, AT, calendar, Policy(), "en")
    assert english["due"] == [{"date": "2026-12-20", "time": "24:00"}] and english["whichever"] == "later"
    assert "whichever is later" in str(english["message"])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("11月5日、20日", "11-05 11-20"),
        ("11月5日或20日", "11-05"),
        ("11月5日或20日,两者取其先", "11-05"),
        ("11月5日或11月20日,两者取其先", "11-05"),
        ("11月5日或20日,取早", "11-05"),
        ("11月5日或20日,先到为准", "11-05"),
        ("11月5日或20日,哪个早按哪个", "11-05"),
        ("11月5日或20日,以先发生者为准", "11-05"),
        ("12月10日或20日,取其晚", "12-20"),
        ("11月5日前,延期3天,扣100元", "11-05"),
        ("11月5日前,延期一天,每天扣100元", "11-05"),
        ("11月5日前,推迟一天;扣2分", "11-05"),
        ("11月5日前(延期3天),罚款50元", "11-05"),
        ("11月5日前,延期3天(扣2分)", "11-05"),
        ("11月5日延期3天,扣分", ""),
        ("11月5日再延3天,交财务部", ""),
        ("11月5日再延3天,客户要求", ""),
        ("11月5日再延3天、2天", ""),
        ("11月5日再延3天、再延2个工作日", ""),
        ("11月5日再延3天(已批)", "11-08"),
        ("11月5日再延3天,已批", "11-08"),
        ("11月5日再延3天,总经理已批准", "11-08"),
        ("11月5日再延3天,须总经理批准", ""),
        ("11月5日前,延期3天提交,扣50元", "11-05"),
        ("11月5日前,延期3天报批", "11-05"),
        ("11月5日前,推迟一天提交,扣2分", "11-05"),
        ("11月5日前,延期3天提交的扣100元", "11-05"),
        ("11月5日前(延期1天交,扣10元)", "11-05"),
        ("11月5日前,延期3天,报总经理审批", "11-05"),
        ("11月5日前,延期3天,须总经理批准", "11-05"),
        ("11月5日前,延期1个工作日,发警告", "11-05"),
        ("11月5日前,延期3天,已批评", "11-05"),
        ("11月5日前,延期3天,经理审批", "11-05"),
        ("11月8日再延到下月5日", "12-05"),
        ("原定11月25日,延长至5日", "12-05"),
        ("11月8日前,再延至次月10日", "12-10"),
        ("11月25日再延到5日", "12-05"),
        ("11月28日延至2日", "12-02"),
        ("12月30日再延到3日", "2027-01-03"),
        ("原定11月15日,现改为10日", "11-10"),
        ("11月5日延期3天(已批准)", "11-08"),
        ("11月5日再延3天、再延2天", "11-10"),
        ("11月5日已延期3天,再延2天", "11-10"),
        ("11月5日再延到8日", "11-08"),
        ("11月15日前每周五,11月15日起每周一", "11-06 11-13 11-16"),
        ("12月前每周五报,12月起每周一报", "11-06 11-13 12-07"),
        ("12月前每周五,之后每周一", "11-06 11-13 12-07"),
        ("11月5日延期至8日", "11-08"),
        ("滞后2周", ""),
        ("合同生效日期2026-11-01起30日内", "12-01"),
        ("16:00前下单当日发,16:00后次日发", "11-04"),  # AT is before four
        ("9:00前下单当日发,9:00后次日发", "11-05"),
        ("B/L日后21天内交单", "11-25"),
    ],
)
def test_all_days_of_a_phrase(text: str, days: str, calendar: WorkCalendar) -> None:
    found = explain(text, AT, AT, calendar, Policy(), "zh")
    assert [d["date"].removeprefix("2026-") for d in found["due"]] == days.split()  # type: ignore[attr-defined]


def test_dates_that_are_counted_from_an_event_are_not_told_as_the_next() -> None:
    def told(*words: str) -> list[str]:
        return dutybook("explain", *words, "--as-of", "2026-11-04T10:00", "--lang", "zh").out.splitlines()

    assert "  假如从 2026-11-04 10:00 算起:2026-11-05 24:00;业务发生的时间用 --event 给出" in told("提车次日")
    assert "  从 2026-12-01 09:00 算起:2026-12-02 24:00" in told("提车次日", "--event", "2026-12-01T09:00")
    assert "  接下来:2026-11-25 24:00、2026-12-25 24:00、2027-01-25 24:00" in (of_25 := told("每月25日前"))
    assert not any("5号" in row for row in of_25), "what is said of “before” is said of this day"
    assert any(row.startswith("  接下来:") for row in told("提车次日,每月5号前"))


def test_a_batch_goes_on_after_a_bad_line(calendar: WorkCalendar) -> None:
    lines = ['{"id": 1, "text": "每月5号前"}', "not json", "", "[]", '{"id": "b", "text": "5号楼"}', '{"text": 5}']
    found = list(explain_lines(lines, lambda text: explain(text, AT, None, calendar, Policy(), "en"), "en"))
    assert [f.get("id") for f in found] == [1, None, None, "b", None]
    assert [f.get("line") for f in found] == [None, 2, 4, None, 6]
    assert found[3]["kind"] == "none" and found[3]["due"] == []


def test_the_exit_code_of_a_batch_says_whether_every_line_was_used(tmp_path: Path) -> None:
    batch = tmp_path / "phrases.jsonl"
    good = ['{"id": 1, "text": "每月5号前"}', "", '{"id": 2, "text": "5号楼"}', '{"id": 3, "text": "5号\u2028前"}']
    batch.write_text("\n".join(good) + "\n", "utf-8")
    done = dutybook("explain", "--batch", batch)
    answers = [json.loads(line) for line in done.out.split("\n") if line]
    assert (done.code, [a.get("id") for a in answers]) == (0, [1, 2, 3])  # no deadline in it is an answer, too
    for bad in ("not json", '{"id": 4}', '{"id": 4, "text": 5}', "[]"):
        batch.write_text("\n".join([good[0], bad, good[2]]), "utf-8")
        done = dutybook("explain", "--batch", batch, "--lang", "en")
        answers = [json.loads(line) for line in done.out.split("\n") if line]
        assert (done.code, done.err) == (1, "")
        assert [(a.get("id"), a.get("line")) for a in answers] == [(1, None), (None, 2), (2, None)]
        assert answers[1]["error"].startswith("Line 2")
    batch.write_bytes('{"text": "每月5号前"}'.encode("gb18030"))
    done = dutybook("explain", "--batch", batch, "--lang", "en")
    assert (done.code, "UTF-8" in done.err) == (3, True)
    assert dutybook("explain", "--batch", tmp_path / "none.jsonl").code == 3


@pytest.mark.parametrize("phrases", [(), ("",), (" ", "")])
def test_without_a_phrase_there_is_nothing_to_explain(phrases: tuple[str, ...]) -> None:
    done = dutybook("explain", *phrases, "--lang", "zh")
    assert done.code == 2 and "没有给出期限" in done.err


def test_every_ambiguity_that_a_setting_decides_has_words_and_a_field() -> None:
    fields = Policy._fields
    for code, setting in DECIDED_BY.items():
        assert setting in fields
        for lang in ("zh", "en"):
            assert setting in say_ambiguity(code, Policy(), lang) or code == "service-level"
            assert f"ambiguity-{code}" in ENTRIES


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_grammar_has_no_word_twice_and_no_unknown_class(lang: str) -> None:
    grammar = load(lang)
    made = {cls for cls, _ in grammar.words.values()}
    made |= {p.name for stage in grammar.stages for p in stage.productions}
    made |= {"NUM", "FRACTION", "GAP", "HM", "MD", "RATIO", "DATE", "ORDINAL", "STOP", "OPEN", "CLOSE", "LIST", "TO"}
    made.add("STATUTORY")  # words of this class come with a statutory table
    used = {c for stage in grammar.stages for p in stage.productions for c in p.classes}
    assert used <= made
    assert grammar.repeated == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_examples_in_the_grammar(lang: str, calendar: WorkCalendar) -> None:
    examples = [e for stage in load(lang).stages for p in stage.productions for e in p.examples]
    assert examples
    for example in examples:
        text, _, wanted = example.partition(" -> ")
        found = explain(text, AT, AT, calendar, Policy(), lang)
        due = found["due"][0] if found["due"] else None  # type: ignore[index]
        said = f"{due['date']} {due['time']}" if due else str(found["kind"])
        assert said == wanted, text


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("本月15日起每周五", True),
        ("自下月起每月5日", True),
        ("every Friday starting 15 November", False),
        ("2027年起每月5日前", False),
        ("自签收之日起10日内", False),
        ("每月1号起", False),
        ("within 5 days from 1 December", False),
    ],
)
def test_a_start_that_no_date_tells_is_said(text: str, left_out: bool) -> None:
    assert ("start-left-out" in read_phrase(text).ambiguity) == left_out


def test_a_department_that_the_settings_do_not_list(tmp_path: Path) -> None:
    settings = tmp_path / "dutybook.toml"
    settings.write_text('departments = ["销售部"]\n[department_names]\n"销售部" = ["销售科"]\n', "utf-8")
    for name, code in (("销售部", 0), ("销售科", 0), ("销售部 ", 0), ("消售部", 2)):
        done = dutybook("explain", "每月5号前", "--department", name, "--settings", str(settings))
        assert done.code == code
    assert "消售部" in done.err and "销售部" in done.err


def test_what_holds_no_deadline_is_told_with_what_to_write() -> None:
    for form in ("text", "json"):
        assert "请写明" in dutybook("explain", "看天气", "--lang", "zh", "--format", form).out
