"""The packs: the promises word for word, and errors that name the place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from toolkit import resources
from toolkit.app.pack import known_packs, load_pack
from toolkit.core.moment import Moment
from toolkit.errors import PackError

HERE = Path(__file__).resolve().parent
EVERYTHING = HERE.parent / "packs" / "everything"

PROMISES = {
    "消贷部": """分期客户档案及时输入,未及时录入电脑,帮助查询
及时提供放贷客户的卡和存折及放贷信息
梦洋记账时客户买车与合同不是同一人,查客户档案
提供清户客户银行还款凭证的打印
客户退保证金及过户保证金时,过户手续是否完善
对违约客户做协调工作
及时报客户银行公证费
及时(5号前)提供欠款报表
每月提供分期客户业务办结日期
配合财务完善汇款客户信息核对""",
    "客服部": """及时报销入户、过户、抵押相关费用(业务发生一周内)
提车次日及时提供刷卡单
提回车当日及时将车辆及车辆手续入库
配合财务人员去银行存款""",
    "保险部": """核实过户客户是否拖欠保费
提供准确续保日期
及时提供客户准确保险理赔金额,配合财务及时入账
对汽修厂结账,出具信息完整的结算单
对保险公司结账,出具信息完整的结算单
每月5号前提供欠款报表
配合财务人员去银行存款""",
    "销售部": """及时提供购车打款单及内容完整
提供订车、交车单(订、交车单经客户本人签字)以备完善档案
结账时提醒客户带首付款条结账
结账时带完整档案来结账
分期客户提供核算单、欠条、协议(欠条、协议经客户本人签字)
每天下午5点以后交车,如有现金,说服客户提前交款或让客户把钱交自己卡上,交车时刷卡
交车后3日内出装饰单,填写装饰单时带订车单、交车单
及时(每月1号上午12点之前)报上月业务单及报销上月所有业务费用""",
    "人事部": """通知新员工交职工保证金到财务、及时建立职工档案,计算工龄
及时报销交电话费、水电费等费用
协助财务理清职工食堂账务
协助财务职工调整工资事宜
及时通知财务员工入保险时间""",
}


def test_34_promises_word_for_word() -> None:
    pack = load_pack("dealership-finance")
    assert pack.department_names == tuple(PROMISES)
    found = {
        name: list(dict.fromkeys(d.extra.get("promise", d.deliverable) for d in pack.duties_of(name)))
        for name in PROMISES
    }
    assert found == {name: text.splitlines() for name, text in PROMISES.items()}
    assert sum(map(len, found.values())) == 34
    assert {d.receiver for d in pack.duties} == {"财务部"}


def test_promises_are_those_of_the_source(shared: Path) -> None:
    source = next((shared / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")
    for text in PROMISES.values():
        for promise in text.splitlines():
            assert promise in source


def test_phrases_are_quoted_from_the_promise() -> None:
    for duty in load_pack("dealership-finance").duties:
        promise = duty.extra.get("promise", duty.deliverable)
        assert duty.phrase in promise, duty.id
        if duty.phrase == "及时":
            assert duty.extra["measurable"], duty.id
        for part in duty.completeness:
            assert part, duty.id


def test_what_the_source_says_beyond_the_words() -> None:
    duties = {d.id: d for d in load_pack("dealership-finance").duties}
    late = {i for i, d in duties.items() if d.due_next_month}
    assert late == {"消贷部8", "保险部6", "销售部8a", "销售部8b"}
    assert duties["销售部8a"].extra["promise"] == duties["销售部8b"].extra["promise"]
    rule = duties["销售部6"]
    assert rule.is_rule
    assert [str(c) for c in rule.conditions] == ["交车时间≥17:00", "现金金额>0"]
    assert [d.id for d in duties.values() if d.is_rule] == ["销售部6"]
    cash = {"付款方式": "现金"}, {"付款方式": "刷卡"}, {"付款方式": "提前交款"}
    assert [rule.requirements[0].holds(c) for c in cash] == [False, True, True]
    assert duties["客服部3"].completeness == ("车辆", "车辆手续")
    events = {d.phrase: d.event for d in duties.values() if d.event}
    assert events["提车次日"] == "提车" and events["提回车当日"] == "提回车"
    assert events["交车后3日内"] == "交车" and events["业务发生一周内"] == "业务发生"


def test_deadlines_are_read_as_they_were_meant() -> None:
    from toolkit.app.work_calendar import work_calendar
    from toolkit.core.period import Period
    from toolkit.core.phrase import read_phrase
    from toolkit.core.policy import Policy
    from toolkit.core.resolve import due_for_event, dues_in_period

    duties = {d.id: d for d in load_pack("dealership-finance").duties}
    calendar, october = work_calendar("CN"), Period(2026, 10)

    def due(name: str) -> list[str]:
        rules, later = read_phrase(duties[name].phrase).rules, duties[name].due_next_month
        return [str(x.effective) for r in rules for x in dues_in_period(r, october, calendar, Policy(), later)]

    def after(name: str, event: str) -> str:
        (rule,) = read_phrase(duties[name].phrase).rules
        found = due_for_event(rule, Moment.parse(event), calendar, Policy())
        return str(found.effective) if found else ""

    assert due("消贷部8") == due("保险部6") == ["2026-11-05T24:00"]
    assert due("销售部8a") == due("销售部8b") == ["2026-11-01T12:00"]
    assert due("消贷部9") == ["2026-10-31T24:00"]
    assert after("客服部1", "2026-10-30T09:00") == "2026-11-06T24:00"
    assert after("客服部2", "2026-10-30T09:00") == "2026-10-31T24:00"
    assert after("客服部3", "2026-10-30T09:00") == "2026-10-30T24:00"
    assert after("销售部7", "2026-10-29T18:30") == "2026-11-01T24:00"
    assert after("消贷部2", "2026-10-29") == ""


def test_everything_has_one_of_each_kind() -> None:
    pack = load_pack(EVERYTHING)
    assert pack.name == "everything"
    assert "everything" not in known_packs()
    stages = [d.stage for d in pack.duties if d.stage]
    assert stages == ["响应", "解决", "关闭"]
    calls = [d for d in pack.duties if d.event == "立项"]
    assert [[c.holds({"年龄月数": age}) for age in (0, 11, 12, 30)] for d in calls for c in d.conditions] == [
        [True, True, False, False],
        [False, False, True, True],
    ]


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        (('phrase = "每月回访', 'phraze = "每月回访'), "pack-invalid", "duties[0] 回访1"),
        (("年龄月数<12", "很快"), "pack-invalid", "回访1.conditions"),
        (("年龄月数<12", "借阅时间≥2026-02-30"), "pack-invalid", "回访1.conditions"),
        (("年龄月数<12", "金额<12"), "pack-column-missing", "金额<12"),
        (('event = "借阅"', 'event = "出借"'), "pack-column-missing", "借阅.event: 出借"),
        (('provider = "办事处"', 'provider = "办公室"'), "pack-department-missing", "办公室"),
        (('id = "回访2"', 'id = "回访1"'), "pack-duty-twice", "回访1"),
        (('"借阅时间", kind = "event"', '"借阅时间", kind = "choice", choices = "级别"'), "pack-list-missing", "级别"),
        (('"借阅时间"', '"借阅"'), "pack-event-name", "办事处.借阅"),
        (('name = "everything"', "name = "), "written-wrong", "2"),
    ],
)
def test_errors_name_the_place(tmp_path: Path, change: tuple[str, str], key: str, says: str) -> None:
    text = (EVERYTHING / "pack.toml").read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / "pack.toml"
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(path)
    assert caught.value.key == key
    assert says in caught.value.text("zh")
    assert says in caught.value.text("en")


def test_two_versions_of_a_promise_may_follow_each_other(tmp_path: Path) -> None:
    text = (EVERYTHING / "pack.toml").read_text(encoding="utf-8")
    text += """
[[duties]]
id = "周报"
provider = "客服部"
receiver = "总经理"
deliverable = "周报"
phrase = "每周四下午"
effective_from = 2027-01-01
"""
    text = text.replace('phrase = "每周五下午"', 'phrase = "每周五下午"\neffective_to = 2026-12-31')
    (tmp_path / "pack.toml").write_text(text, encoding="utf-8")
    versions = [d for d in load_pack(tmp_path).duties if d.id == "周报"]
    assert [str(d.effective_from or d.effective_to) for d in versions] == ["2026-12-31", "2027-01-01"]


def test_an_unknown_pack_names_those_that_there_are() -> None:
    with pytest.raises(PackError, match="dealership-finance"):
        load_pack("no-such-pack")


@pytest.mark.parametrize("name", ["duty", "pack", "event", "submission", "issue", "calendar"])
def test_schemas_are_schemas_and_say_what_they_mean(name: str) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((resources.schemas() / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:dutybook:schema:{name}"

    def walk(node: object, where: str) -> None:
        if isinstance(node, dict):
            properties = node.get("properties", {})
            if isinstance(properties, dict) and "type" in node:
                assert not properties or "additionalProperties" in node, where
                for key, value in properties.items():
                    assert "$ref" in value or (value.get("title") and value.get("description")), f"{where}.{key}"
            for key, value in node.items():
                walk(value, f"{where}.{key}")
        elif isinstance(node, list):
            for item in node:
                walk(item, where)

    walk(schema, name)
