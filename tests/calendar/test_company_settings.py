"""What a company sets about its deadlines, through the real commands: words, policies, levels, tables."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import dutybook
from openpyxl import Workbook, load_workbook

from toolkit import resources
from toolkit.app.work_calendar import work_calendar
from toolkit.core.calendar import WorkCalendar
from toolkit.core.moment import Moment
from toolkit.errors import SettingsError
from toolkit.settings.file import load_settings

SCHEMA = json.loads((resources.schemas() / "explain.schema.json").read_text("utf-8"))
AS_OF = "2026-11-04T10:00"


def explained(folder: Path, settings: str, phrase: str, *more: str) -> dict[str, Any]:
    """``dutybook explain --format json`` under these settings; checked against the schema."""
    path = folder / "dutybook.toml"
    path.write_text(settings, "utf-8")
    out = dutybook("explain", phrase, "--settings", path, "--as-of", AS_OF, "--format", "json", *more).out
    found: dict[str, Any] = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def first(found: dict[str, Any]) -> str:
    return f"{found['due'][0]['date']}T{found['due'][0]['time']}"


def checked(folder: Path, settings: str, rows: list[list[object]], *more: str) -> dict[str, Any]:
    """``dutybook check`` over one sheet under these settings."""
    (folder / "dutybook.toml").write_text(settings, "utf-8")
    book = Workbook()
    sheet = book.active
    sheet.title = "责任表"
    for row in [["责任编号", "责任部门", "服务对象", "事项", "期限", "业务日期", "完成时间"], *rows]:
        sheet.append(row)
    path = folder / "销售部11月.xlsx"
    book.save(path)
    out = dutybook("check", path, "--period", "2026-11", "--as-of", "2026-11-27T09:00", "--format", "json", *more).out
    found: dict[str, Any] = json.loads(out)
    return found


WORDS = '[words]\n"关账日" = "每月25日"\n"军训前" = "8月20日前"\n"出勤日" = "工作日"\n'
WORDS += '"cutover day" = "the 25th of each month"\n'


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("关账日前", "2026-11-25T24:00"),
        ("关账日17:00前", "2026-11-25T17:00"),
        ("关账日前3天", "2026-11-22T24:00"),
        ("关账日后2个工作日内", "2026-11-27T24:00"),
        ("军训前", "2027-08-20T24:00"),
        ("3个出勤日内", "2026-11-09T24:00"),
        ("by the Cutover Day", "2026-11-25T24:00"),
    ],
)
def test_company_words(tmp_path: Path, phrase: str, due: str) -> None:
    found = explained(tmp_path, WORDS, phrase)
    assert first(found) == due
    assert found["text"] == phrase


def test_company_words_through_check(tmp_path: Path) -> None:
    found = checked(tmp_path, WORDS, [["D-1", "销售部", "财务部", "对账单", "关账日前", None, "2026-11-19"]])
    one = found["obligations"][0]
    assert (one["phrase"], one["due"], one["timeliness"]) == ("关账日前", "2026-11-25T24:00", "on_time")
    without = checked(tmp_path, "", [["D-1", "销售部", "财务部", "对账单", "军训前", None, "2026-11-26"]])
    assert without["obligations"][0]["due"] is None


LAYERS = """
[policy]
roll = "following"
t_plus_workdays = true
[policy.workbooks."销售部*.xlsx"]
roll = "none"
before_inclusive = false
[policy.departments."财务部"]
roll = "preceding"
[policy.duties."D-7"]
before_inclusive = true
"""


def test_precedence(tmp_path: Path) -> None:
    """default < policy < workbook < department < duty, and explain says which one decided."""
    phrase = "每月15日前"  # 15 November 2026 is a Sunday
    plain = explained(tmp_path, LAYERS, phrase)
    assert first(plain) == "2026-11-16T24:00"
    assert plain["policy"] == {
        "before_inclusive": {"value": True, "source": "default"},
        "roll": {"value": "following", "source": "policy"},
    }
    book = explained(tmp_path, LAYERS, phrase, "--workbook", "销售部11月.xlsx")
    assert first(book) == "2026-11-14T24:00"
    assert book["policy"]["before_inclusive"] == {"value": False, "source": "policy.workbooks.销售部*.xlsx"}
    finance = explained(tmp_path, LAYERS, phrase, "--workbook", "销售部11月.xlsx", "--department", "财务部")
    assert first(finance) == "2026-11-13T24:00"  # the 14th is a Saturday
    duty = explained(tmp_path, LAYERS, phrase, "--department", "财务部", "--duty", "D-7")
    assert first(duty) == "2026-11-13T24:00"
    assert duty["policy"] == {
        "before_inclusive": {"value": True, "source": "policy.duties.D-7"},
        "roll": {"value": "preceding", "source": "policy.departments.财务部"},
    }


def test_a_workbook_s_policy_through_check(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["D-1", "销售部", "财务部", "对账单", "每月5号前", None, "2026-11-05"],
        ["D-7", "销售部", "财务部", "凭证", "每月5号前", None, "2026-11-05"],
    ]
    found = {o["deliverable"]: o for o in checked(tmp_path, LAYERS, rows)["obligations"]}
    assert (found["对账单"]["due"], found["对账单"]["timeliness"]) == ("2026-11-04T24:00", "late")
    assert (found["凭证"]["due"], found["凭证"]["timeliness"]) == ("2026-11-05T24:00", "on_time")


NAMES = '[department_names]\n"保险部" = ["保险科"]\n[policy.departments."保险科"]\nroll = "following"\n'


@pytest.mark.parametrize("department", ["保险部", "保险科", "保險 科"])
def test_a_department_s_policy_holds_whichever_of_its_names_it_stands_under(tmp_path: Path, department: str) -> None:
    row: list[object] = ["D-1", department, "财务部", "对账单", "每月15日前", None, "2026-11-16"]  # a Sunday
    (one,) = checked(tmp_path, NAMES, [row])["obligations"]
    assert (one["due"], one["timeliness"]) == ("2026-11-16T24:00", "on_time")
    said = explained(tmp_path, NAMES, "每月15日前", "--department", department)
    assert said["policy"]["roll"] == {"value": "following", "source": "policy.departments.保险科"}


def test_a_duty_s_policy_holds_however_its_number_is_typed(tmp_path: Path) -> None:
    policy = '[policy.duties."D-7"]\nroll = "following"\n'
    (one,) = checked(tmp_path, policy, [["ｄ－7", "保险部", "财务部", "对账单", "每月15日前"]])["obligations"]
    assert one["due"] == "2026-11-16T24:00"


def test_a_wrong_layer_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "dutybook.toml"
    for wrong in (
        '[policy.workbooks."a.xlsx"]\nrol = "none"\n',
        '[words]\n"关账日" = 25\n',
        "[policy]\ncut_off = 17\n",
    ):
        path.write_text(wrong, "utf-8")
        with pytest.raises(SettingsError):
            load_settings(path)


WRONG = (
    ("[targets]\non_time = 0.95", "targets.on_time", "95(不写 0.95)"),
    ('[targets]\non_time = "95"', 'targets.on_time 写的是 "95"', "数字,不加引号"),
    ("[targets]\non_time = true", "targets.on_time 写的是 true", "数字,不加引号"),
    ("[targets]\nfirst_time_right = 101", "targets.first_time_right 写的是 101", "不大于 100"),
    ("[targets]\non_time = -1", "targets.on_time 写的是 -1", "不小于 0"),
    ("lang = 'zh'\nlang = 'en'", "dutybook.toml", "同一个名称"),
    ("[policy]\nbefore_confirmd = true", "policy.before_confirmd", "before_confirmed"),
    ('[policy.departments."甲部"]\nrol = "none"', "policy.departments.甲部.rol", "roll"),
    ('departmnts = ["甲部"]', "departmnts", "departments"),
    ('[policy]\nroll = "sometimes"', 'policy.roll 写的是 "sometimes"', "preceding"),
    (
        '[policy.duties."甲1"]\nbefore_confirmed = "yes"',
        'policy.duties.甲1.before_confirmed 写的是 "yes"',
        "true 或 false",
    ),
    ('departments = "甲部"', 'departments 写的是 "甲部"', "方括号"),
    ("policy = 3", "policy 写的是 3", "[policy]"),
    ("due_soon_workdays = 99", "due_soon_workdays 写的是 99", "不大于 60"),
    ("due_soon_workdays = 0.5", "due_soon_workdays 写的是 0.5", "整数"),
    ("[policy]\nhalf_day_hours = 0", "policy.half_day_hours 写的是 0", "大于 0"),
    ('[calendar]\nworkdays = ["11-07"]', 'calendar.workdays 写的是 "11-07"', "2026-11-07"),
    ('[calendar]\nworkdays = ["2026-13-07"]', 'calendar.workdays 写的是 "2026-13-07"', "2026-11-07"),
    ('[calendar]\ncountry = "中国"', 'calendar.country 写的是 "中国"', "CN"),
    ('[calendar]\nstatutory = ["cn-tax-2027"]', "“cn-tax-2027”", "cn-tax-2026"),
    ('[policy]\nend_of_business = "25:70"', 'policy.end_of_business 写的是 "25:70"', "17:30"),
    ('[policy]\nbusiness_hours = ["09:00-12:00", "13:30-17:30"]', "business_hours 写的是", '[["09:00", "12:00"]'),
    ('[policy]\nbusiness_hours = "9:00-18:00"', 'business_hours 写的是 "9:00-18:00"', '[["09:00", "12:00"]'),
    ('[policy]\nbusiness_hours = [["9:00"]]', 'business_hours 写的是 ["9:00"]', '[["09:00", "12:00"]'),
    ('[policy]\nbusiness_hours = [["9点", "18:00"]]', 'business_hours 写的是 "9点"', "17:30"),
    ('[policy]\nbusiness_hours = [["12:00", "09:00"]]', 'business_hours 写的是 [["12:00", "09:00"]]', "先早后晚"),
    ('[policy]\nbusiness_hours = [["9:00", "12:00"], ["11:00", "18:00"]]', "business_hours 写的是 [[", "互不重叠"),
    ('[policy]\nbusiness_hours = [["9:00", "9:00"]]', 'business_hours 写的是 [["9:00", "9:00"]]', "先早后晚"),
    ('[policy]\nend_of_business = "下午"', 'policy.end_of_business 写的是 "下午"', "17:30"),
    ('[policy.departments."甲部"]\ncut_off = "25:70"', 'policy.departments.甲部.cut_off 写的是 "25:70"', "17:30"),
    ('[service_levels]\n"及时" = "尽快"', 'service_levels.及时 写的是 "尽快"', "3个工作日"),
    ('[service_levels]\n"及时" = "每月5号"', 'service_levels.及时 写的是 "每月5号"', "3个工作日"),
    ('[service_levels]\n"及时" = "3天前"', 'service_levels.及时 写的是 "3天前"', "3个工作日"),
    ('[rules]\ntime-mising = "off"', "rules.time-mising", "time-missing"),
    ('[rules]\ntime-missing = "no"', 'rules.time-missing 写的是 "no"', "off"),
    ('period = "十月"', 'period 写的是 "十月"', "2026-10"),
    ('as_of = "now"', 'as_of 写的是 "now"', "2026-11-06T18:00"),
    ('[words]\n"关账日" = "关账日"', "“关账日”写成“关账日”", "每月25日"),
    ('[words]\n"关账日" = "关账日前"', "“关账日”写成“关账日前”", "每月25日"),
    ('[words]\n"关账日" = "关账日后3天"', "“关账日”写成“关账日后3天”", "每月25日"),
    ('[words]\n"关账日" = "结账日"\n"结账日" = "每月25日"', "“关账日”写成“结账日”", "每月25日"),
    ('[calendar]\nworkdays = ["2026-11-07"]\ndays_off = ["2026-11-07"]', "2026-11-07", "只留一处"),
    ('[words]\n"关账日" = "哈哈"', "“关账日”写成“哈哈”", "每月25日"),
    ('[words]\n"关账日" = ""', 'words.关账日 写的是 ""', "空"),
)


@pytest.mark.parametrize(("written", "what", "wanted"), WRONG, ids=lambda v: v[:30])
def test_wrong_settings_are_said_as_they_were_written_with_what_may_stand_there(
    tmp_path: Path, written: str, what: str, wanted: str
) -> None:
    path = tmp_path / "dutybook.toml"
    path.write_text(written, "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    zh, en = caught.value.text("zh"), caught.value.text("en")
    assert what in zh and wanted in zh.replace(what, "") and "dutybook.toml" in zh
    assert not re.search(r"[a-z]+ [a-z]+", zh.replace("1 workday", "")), "English in a Chinese sentence"
    assert not re.search("[一-鿿]", en.translate(str.maketrans("", "", written)).replace("甲", ""))


def test_cut_off_and_lunar_days(tmp_path: Path) -> None:
    cut = explained(tmp_path, '[policy]\ncut_off = "17:30"\n', "每月5号前")
    assert first(cut) == "2026-11-05T17:30"
    assert cut["policy"]["cut_off"] == {"value": "17:30", "source": "policy"}
    assert first(explained(tmp_path, "", "每月初五前")) == "2026-11-13T24:00"
    solar = explained(tmp_path, "[policy]\nlunar_days = false\n", "每月初五前")
    assert first(solar) == "2026-11-05T24:00" and "公历" in solar["message"]


LEVELS = '[service_levels]\n"及时" = "1 workday"\n"D-7" = "2 working hours"\n'


def test_a_word_may_say_more_of_what_happens(tmp_path: Path) -> None:
    assert first(explained(tmp_path, '[words]\n"交车" = "交车后3日内"\n', "交车")) == "2026-11-07T24:00"


def test_service_levels_through_check(tmp_path: Path) -> None:
    """A level for the word and another for one duty; the due is marked as resting on them, in the sheet too."""
    rows: list[list[object]] = [
        ["D-1", "销售部", "财务部", "打款单", "及时", "2026-11-06", "2026-11-09"],
        ["D-7", "销售部", "财务部", "卡和存折", "及时提供", "2026-11-06 10:00", "2026-11-06 13:00"],
        ["D-8", "销售部", "财务部", "信息", "尽快", "2026-11-06", "2026-11-06"],
    ]
    found = {o["deliverable"]: o for o in checked(tmp_path, LEVELS, rows)["obligations"]}
    assert (found["打款单"]["due"], found["打款单"]["timeliness"]) == ("2026-11-09T24:00", "on_time")
    assert "service-level" in found["打款单"]["ambiguity"]
    assert (found["卡和存折"]["due"], found["卡和存折"]["timeliness"]) == ("2026-11-06T12:00", "late")
    assert "service-level" in found["卡和存折"]["ambiguity"]
    assert found["信息"]["due"] is None and found["信息"]["timeliness"] == "undetermined"
    sheet = load_workbook(tmp_path / "销售部11月.xlsx")["责任表"]
    notes = {row[3].value: str(row[-1].value) for row in sheet.iter_rows(min_row=2)}
    assert "服务时限" in notes["打款单"] and "服务时限" in notes["卡和存折"]
    duty = explained(tmp_path, LEVELS, "及时", "--duty", "D-7")
    assert first(duty) == "2026-11-04T12:00"
    assert duty["policy"]["service_levels"]["source"] == "service_levels"


@pytest.mark.parametrize("phrase", ["及时", "即時", "ASAP", "as soon as possible", "TBD", "待定"])
def test_what_is_advised_for_a_word_without_a_date_helps(tmp_path: Path, phrase: str) -> None:
    rows: list[list[object]] = [["D-1", "销售部", "财务部", "打款单", phrase, "2026-11-06", "2026-11-09"]]
    (finding,) = checked(tmp_path, "", rows, "--no-write", "--lang", "en")["findings"]
    (advised,) = re.findall('".+" = ".+"', finding["remedy"])
    as_typed = f'"{phrase}" = "1 workday"'
    for level in (advised, as_typed):
        found = checked(tmp_path, f"[service_levels]\n{level}\n", rows, "--no-write")
        assert found["obligations"][0]["due"] == "2026-11-09T24:00", level


@pytest.mark.parametrize(
    ("length", "due"),
    [
        ("一个工作日", "2026-11-05T24:00"),
        ("两天内", "2026-11-06T24:00"),
        ("three working days", "2026-11-09T24:00"),
        ("半小时", "2026-11-04T10:30"),
        ("一个半小时", "2026-11-04T11:30"),
        ("1个月零5天", "2026-12-09T24:00"),
    ],
)
def test_service_levels_in_words(tmp_path: Path, length: str, due: str) -> None:
    assert first(explained(tmp_path, f'[service_levels]\n"及时" = "{length}"\n', "及时")) == due


TAX = '[calendar]\nstatutory = ["cn-tax-2026"]\n'


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("法定申报期内", "2026-11-16"),
        ("纳税申报期限前", "2026-11-16"),
        ("每月在申报期内完成申报", "2026-11-16"),
        ("次月征期结束前", "2026-12-15"),
        ("by the tax filing deadline", "2026-11-16"),
    ],
)
def test_statutory_table(tmp_path: Path, phrase: str, due: str) -> None:
    found = explained(tmp_path, TAX, phrase)
    assert found["due"][0]["date"] == due
    assert "statutory-table" in found["ambiguity"]
    assert "税总办征科函〔2025〕64号" in str(found["policy"]["statutory"]["value"])
    # Its days are final, whatever the roll.
    rolled = explained(tmp_path, '[policy]\nroll = "preceding"\n' + TAX, phrase)
    assert rolled["due"][0]["date"] == due
    unknown = explained(tmp_path, "", phrase)  # without the table the words mean nothing but an event, at most
    assert unknown["kind"] == "event-relative" or not unknown["due"]


def test_statutory_table_through_check(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'name = "rent"\ntitle = "Rent days"\nwords = ["交租日"]\ndays = [2026-11-03, 2026-12-03]\n', "utf-8"
    )
    settings = '[calendar]\nstatutory = ["cn-tax-2026", "own.toml"]\n'
    rows: list[list[object]] = [
        ["D-1", "财务部", "总经办", "增值税", "法定申报期内", None, "2026-11-16 18:00"],
        ["D-2", "财务部", "总经办", "租金", "交租日前", None, "2026-11-04"],
    ]
    found = {o["deliverable"]: o for o in checked(tmp_path, settings, rows)["obligations"]}
    assert (found["增值税"]["due"], found["增值税"]["timeliness"]) == ("2026-11-16T24:00", "on_time")
    assert (found["租金"]["due"], found["租金"]["timeliness"]) == ("2026-11-03T24:00", "late")


def _by_the_rule(year: int, month: int, calendar: WorkCalendar) -> date:
    """税收征收管理法实施细则 第一百零九条: three or more days off in a row until the 15th put it off by as many.

    As the yearly notices apply it, in working days; a 15th that is a day off goes to the first working day after.
    """
    last = date(year, month, 15)
    if not calendar.is_workday(last):
        return calendar.add_workdays(last, 1)
    published = calendar.data.days_off | {
        d for d in (date(year, month, n) for n in range(1, 16)) if not calendar.is_workday(d)
    }
    longest, run_of = 0, 0
    for n in range(1, 16):
        run_of = run_of + 1 if date(year, month, n) in published else 0
        longest = max(longest, run_of)
    return calendar.add_workdays(last, longest) if longest >= 3 else last


def test_the_published_days_follow_the_rule() -> None:
    """A mistyped date in the table would not: every published day of 2026 is what its rule gives."""
    path = resources.templates() / "statutory" / "cn-tax-2026.toml"
    (table,) = load_settings_of(path)
    calendar = work_calendar("CN")
    assert list(table) == [_by_the_rule(2026, month, calendar) for month in range(1, 13)]
    assert all(calendar.is_workday(day) for day in table)
    assert all(b - a > timedelta(days=19) for a, b in pairwise(table))


def load_settings_of(path: Path) -> list[tuple[date, ...]]:
    import tomllib

    raw = tomllib.loads(path.read_text("utf-8"))
    schema = json.loads((resources.schemas() / "statutory.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(raw, default=str)))
    return [tuple(raw["days"])]


def test_explain_in_words_says_where_a_setting_stands(tmp_path: Path) -> None:
    path = tmp_path / "dutybook.toml"
    path.write_text(LAYERS, "utf-8")
    words = ("explain", "每月15日前", "--settings", path, "--as-of", AS_OF)
    out = dutybook(*words, "--department", "财务部", "--lang", "zh").out
    assert 'roll = "preceding"(policy.departments.财务部)' in out
    english = dutybook(*words, "--lang", "en").out
    assert 'roll = "following" (policy)' in english and "before_inclusive = true (default)" in english


def test_times_of_another_zone(tmp_path: Path) -> None:
    """--event with an offset is what the clock shows in the settings' zone; without one it is that already."""
    here = explained(tmp_path, "", "2小时内", "--event", "2026-11-04T02:00Z")
    assert first(here) == "2026-11-04T12:00"
    berlin = explained(tmp_path, 'timezone = "Europe/Berlin"\n', "2小时内", "--event", "2026-11-04T02:00+00:00")
    assert first(berlin) == "2026-11-04T05:00"
    code = dutybook("explain", "2小时内", "--event", "2026-11-04T02:00X").code
    assert code == 2


@pytest.mark.parametrize("zone", ["Asia", "Asia/Beijng", "", "../etc/passwd", "x" * 300])
@pytest.mark.parametrize("command", ["explain", "check", "validate"])
def test_a_zone_that_there_is_not_is_said_by_every_command(command: str, zone: str, tmp_path: Path) -> None:
    """Also where the moment is given, and no clock is read. On the disk Asia is a folder."""
    (tmp_path / "dutybook.toml").write_text(f'timezone = "{zone}"\nas_of = "{AS_OF}"\n', "utf-8")
    ran = dutybook(command, tmp_path, "--settings", tmp_path / "dutybook.toml")
    assert (ran.code, ran.out) == (2, "")
    assert f"没有名为“{zone}”的时区。请在设置里改 timezone,例如 Asia/Shanghai。" in ran.err


def test_dates_without_quotation_marks(tmp_path: Path) -> None:
    """TOML has dates of its own; they mean the same, and nothing where a name is wanted."""
    path = tmp_path / "dutybook.toml"
    path.write_text("as_of = 2026-11-06T18:00:00\n[calendar]\ndays_off = [2026-12-31]\n", "utf-8")
    found = load_settings(path)
    assert (found.as_of, dict(found.company_days)) == (Moment.parse("2026-11-06T18:00"), {date(2026, 12, 31): False})
    path.write_text("timezone = 2026-10-01\npack = 07:30:00\n", "utf-8")
    with pytest.raises(SettingsError, match="no time zone named “2026-10-01”"):
        load_settings(path)
