"""Values as people type them."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toolkit.core.period import Period
from toolkit.core.stamp import local_text
from toolkit.core.status import Work
from toolkit.sheet.day_order import in_column
from toolkit.sheet.period_cells import read_period
from toolkit.sheet.scores import read_score
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.status_words import WORK
from toolkit.sheet.values import DateContext, Read, read_moment, read_number
from toolkit.sheet.words import are_verdicts, read_verdict, read_work, read_yes

CONTEXT = DateContext(Period(2026, 11))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026.11.5", "2026-11-05"),
        ("2026-11-05", "2026-11-05"),
        ("2026/11/5 17:30", "2026-11-05T17:30"),
        ("２０２６／１１／５　１７：３０", "2026-11-05T17:30"),
        ("2026年11月5日", "2026-11-05"),
        ("2026年11月5日 下午5点半", "2026-11-05T17:30"),
        ("2026年11月5日17时30分", "2026-11-05T17:30"),
        ("11月5日", "2026-11-05"),
        ("11-5", "2026-11-05"),
        ("11.5", "2026-11-05"),
        ("11/5 9:05", "2026-11-05T09:05"),
        ("1月3日", "2027-01-03"),
        ("20261105", "2026-11-05"),
        (20261105, "2026-11-05"),
        (20261105.0, "2026-11-05"),
        ("202611051730", "2026-11-05T17:30"),
        ("5号", "2026-11-05"),
        ("5日上午10点", "2026-11-05T10:00"),
        ("五号", "2026-11-05"),
        ("十一月二十五日", "2026-11-25"),
        ("二〇二六年十一月五日", "2026-11-05"),
        ("26.11.5", "2026-11-05"),
        ("115年11月5日", "2026-11-05"),
        ("115.11.5 17:30", "2026-11-05T17:30"),
        ("民國115年11月5日", "2026-11-05"),
        ("民国 99/11/5", "2010-11-05"),
        ("中華民國一一五年十一月五日", "2026-11-05"),
        ("2026-11-05T17:30:01", "2026-11-05T17:30:01"),
        ("2026-11-05 17:30:01", "2026-11-05T17:30:01"),
        ("2026-11-05 24:00", "2026-11-05T24:00"),
        ("2026-11-05 00:00", "2026-11-05"),
        ("2026/11/5 0:00:00", "2026-11-05"),
        ("2026-11-05T00:00:00.000Z", "2026-11-05"),
        ("2026-11-04T16:00:00Z", "2026-11-05"),
        ("11/13/2026 12:00:00 AM", "2026-11-13"),
        ("20261105000000", "2026-11-05"),
        ("11月5日0点", "2026-11-05T00:00"),
        ("2026-11-05T08:00:00Z", "2026-11-05T16:00"),
        ("2026-11-05T08:00:00.000+08:00", "2026-11-05T08:00"),
        ("2026-11-05 20:00:00 -0500", "2026-11-06T09:00"),
        ("2026-11-05 08:00 (UTC+8)", "2026-11-05T08:00"),
        ("13/11/26", "2026-11-13"),
        ("05/11/26", "2026-05-11"),
        ("26/11/05", "2026-11-05"),
        ("2026-11-05(周四)", "2026-11-05"),
        ("2026.11.5 星期四 下午3:20", "2026-11-05T15:20"),
        ("2026.11.5完成", "2026-11-05"),
        ("已交11.5", "2026-11-05"),
        ("11月5号交的", "2026-11-05"),
        ("于十一月五日", "2026-11-05"),
        ("11月5日(补交)", "2026-11-05"),
        ("已交(11月5日)", "2026-11-05"),
        ("√（11.5）", "2026-11-05"),
        ("11月5日 王敏签收", "2026-11-05"),
        ("已整改 11.5", "2026-11-05"),
        ("√11.5", "2026-11-05"),
        ("OK 11.5", "2026-11-05"),
        ("11.5 已归档", "2026-11-05"),
        ("2026-11-05 17:30 已发", "2026-11-05T17:30"),
        ("11月5日 设备科签收", "2026-11-05"),
        ("11月5日 计划财务部已收", "2026-11-05"),
        ("11.5 16:00,财务部已收", "2026-11-05T16:00"),
        ("5号收讫", "2026-11-05"),
        ("2026-11-5 PM", "2026-11-05"),
        ("已于11月5日提交", "2026-11-05"),
        ("5 Nov 2026", "2026-11-05"),
        ("Nov 5, 2026 5pm", "2026-11-05T17:00"),
        ("November 5", "2026-11-05"),
        ("Thu 5 Nov 2026 5:30 PM", "2026-11-05T17:30"),
        ("31/12/2026", "2026-12-31"),
        ("晚上12点", None),
        ("11月5日晚上12点", "2026-11-05T24:00"),
        ("11月5日中午12点", "2026-11-05T12:00"),
        ("12:00 am", None),
        (46331, "2026-11-05"),
        (46331.5, "2026-11-05T12:00"),
        (date(2026, 11, 5), "2026-11-05"),
        (datetime(2026, 11, 5, 17, 30), "2026-11-05T17:30"),
        (datetime(2026, 11, 5), "2026-11-05"),
    ],
)
def test_dates(raw: object, expected: str | None) -> None:
    found = read_moment(raw, CONTEXT)
    assert (str(found.value) if found.value else None) == expected


def test_days_in_figures_without_a_year_lie_near_the_period() -> None:
    october = DateContext(Period(2026, 10), near=True)
    read = {
        raw: read_moment(raw, october) for raw in ("4/10", "4.10", "10/4", "11/5", "5/11", "13/10", "4月10日", "4/7")
    }
    assert {raw: (str(found.value or ""), found.problem) for raw, found in read.items()} == {
        "4/10": ("2026-10-04", "ambiguous-order"),
        "4.10": ("2026-10-04", "ambiguous-order"),
        "10/4": ("2026-10-04", ""),
        "11/5": ("2026-11-05", ""),
        "5/11": ("2026-11-05", "ambiguous-order"),
        "13/10": ("2026-10-13", ""),
        "4月10日": ("2027-04-10", ""),
        "4/7": ("2027-04-07", ""),
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("mdy", {"4/10": "2027-04-10", "11/10": "2026-11-10", "10/4": "2026-10-04", "13/10": "2026-10-13"}),
        ("dmy", {"4/10": "2026-10-04", "11/10": "2026-10-11", "10/4": "2026-10-04", "13/10": "2026-10-13"}),
    ],
)
def test_what_is_said_of_the_order_wins(order: str, expected: dict[str, str]) -> None:
    context = DateContext(Period(2026, 10), near=True).ordered(order)
    read = {raw: read_moment(raw, context) for raw in expected}
    assert {raw: (str(found.value), found.problem) for raw, found in read.items()} == {
        raw: (day, "") for raw, day in expected.items()
    }


def test_another_zone_than_chinas() -> None:
    berlin = CONTEXT._replace(zone=ZoneInfo("Europe/Berlin"))
    assert str(read_moment("2026-11-05T08:00:00Z", berlin).value) == "2026-11-05T09:00"
    assert str(read_moment("2026-11-05T08:00:00+08:00", berlin).value) == "2026-11-05T01:00"


@pytest.mark.parametrize("raw", ["1900-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", date(1900, 1, 1)])
def test_what_programs_write_where_no_date_is_known(raw: object) -> None:
    assert read_moment(raw, CONTEXT._replace(until=date(2026, 11, 20))) == Read(problem="unreadable")


def test_1904() -> None:
    assert str(read_moment(46331 - 1462, DateContext(Period(2026, 11), date1904=True)).value) == "2026-11-05"


@pytest.mark.parametrize("raw", [None, "", "  ", "无", "-", "/", "未完成", "N/A", "待定"])
def test_blank(raw: object) -> None:
    assert read_moment(raw, CONTEXT) == Read()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("2026-02-30", "no-such-day"),
        ("11月31日", "no-such-day"),
        ("31号", "no-such-day"),
        ("已完成", "done-without-date"),
        ("11月5日(退回)", "unreadable"),
        ("11月5日(未齐)", "unreadable"),
        ("11.5(驳回)", "unreadable"),
        ("11.8(承诺)", "unreadable"),
        ("5 Nov (rejected)", "unreadable"),
        ("11月5日未签收", "unreadable"),
        ("已受理11.5", "unreadable"),
        ("已延期11.5", "unreadable"),
        ("11.5已催", "unreadable"),
        *((f"11.5 {what}", "unreadable") for what in ("王敏退", "黄了", "马上", "余款", "何时")),
        *(
            (f"11.5已{what}", "unreadable")
            for what in ("暂停", "交一半", "交办", "搁置", "改期", "讨论", "登记", "作废")
        ),
        ("11月5日 预计签收", "unreadable"),
        ("11月5日 等财务签收", "unreadable"),
        ("11月5日 已通知财务部签收", "unreadable"),
        ("11月5日 下周财务部签收", "unreadable"),
        ("11月5日 请王总签字", "unreadable"),
        ("11月5日 张三未签", "unreadable"),
        ("11月5日前签收", "unreadable"),
        ("11月5日 财务拒收", "unreadable"),
        ("11月5日应收", "unreadable"),
        ("完成3/5", "unreadable"),
        ("已交3/4", "unreadable"),
        ("√", "done-without-date"),
        (True, "done-without-date"),
        ("下周", "unreadable"),
        ("张三", "unreadable"),
        (5.0, "unreadable"),
        (11.5, "unreadable"),
        (time(9, 5), "only-time"),
        ("17:30", "only-time"),
        ("#N/A", "unreadable"),
        ("11月5日、11月8日", "several"),
        ("2026-11-05 25:00", "unreadable"),
        ("03/04/2027", "ambiguous-order"),
    ],
)
def test_problems(raw: object, problem: str) -> None:
    assert read_moment(raw, CONTEXT).problem == problem


@given(
    st.one_of(
        st.text(),
        st.just(float("inf")),
        st.floats(),
        st.integers(),
        st.dates(),
        st.times(),
        st.datetimes(),
        st.booleans(),
    )
)
def test_never_raises(raw: object) -> None:
    read_moment(raw, CONTEXT)
    read_work(raw)
    read_yes(raw)
    read_number(raw)
    read_period(raw, CONTEXT.period)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_text_styles_agree(when: datetime) -> None:
    when = when.replace(second=0, microsecond=0)
    assume(when.time() != time.min)  # in figures alone that is a day without a time
    styles = [
        "%Y-%m-%d %H:%M",
        "%Y/%m/%d %H:%M",
        "%Y.%m.%d %H:%M",
        "%Y年%m月%d日%H时%M分",
        "%Y%m%d%H%M",
        "%d %b %Y %I:%M %p",
    ]
    assert len({str(read_moment(when.strftime(s), CONTEXT).value) for s in styles}) == 1


def test_statuses() -> None:
    assert read_work("已完成") == (Work.SUBMITTED, True)
    assert read_work("100%") == (Work.SUBMITTED, True)
    assert read_work("已交付") == read_work("已报送") == (Work.SUBMITTED, True)
    assert read_work("逾期未交") == read_work("未上报") == (Work.NOT_STARTED, True)
    assert read_work("无需办理") == read_work("无需交付") == (Work.NOT_APPLICABLE, True)
    assert read_work("In progress") == (Work.IN_PROGRESS, True)
    assert read_work("退 回") == (Work.REJECTED, True)
    assert {read_work(w)[0] for w in ("验收通过", "同意", "已签收", "Pass")} == {Work.ACCEPTED}
    assert {read_work(w)[0] for w in ("不通过", "验收不合格", "返工(缺页)", "Not accepted")} == {Work.REJECTED}
    assert {read_work(w)[0] for w in ("退件", "Declined")} == {Work.REJECTED}
    assert {read_work(w)[0] for w in ("Accepted with comments", "Accepted, see notes")} == {Work.ACCEPTED}
    assert read_work("收到") == read_work("需补充") == (None, False)  # neither says whether it was accepted
    assert {read_work(w)[0] for w in ("待验收", "已重交")} == {Work.SUBMITTED}
    assert {read_work(w)[0] for w in ("Rejected - HS code missing", "退回——缺签字", "不通过-缺页")} == {Work.REJECTED}
    for said in (
        *("已提交-退回", "已提交—被退回", "完成-未签字", "已完成 - 80%", "完成–部分", "Done - not yet signed"),
        *("Completed - pending approval", "退回 - 已重交", "Done - unsigned", "已通过-待盖章"),
    ):
        assert read_work(said) == (None, False), said
    assert {read_work(w)[0] for w in ("已完成-王敏", "已完成 - 100%", "Done - under the new form")} == {Work.SUBMITTED}
    assert {read_work(w)[0] for w in ("退回-未签字", "Rejected - not signed")} == {Work.REJECTED}
    assert read_work("进行中 - 80%") == (Work.IN_PROGRESS, True)
    assert read_work("Sent-back") == (Work.REJECTED, True)
    assert read_work("乱写") == read_work("11.12") == read_work(11.12) == (None, False)  # a day is no progress
    assert read_work("99.5%") == read_work(0.5) == read_work("50") == (Work.IN_PROGRESS, True)
    assert read_work("") == (None, True)


_OF_ANOTHER_TIME = (
    "待验收",
    "未验收",
    "待审核",
    "待确认",
    "待复核",
    "暂停",
    "已暂停",
    "挂起",
    "已挂起",
    "paused",
    "onhold",
    "blocked",
    "draft",
    "在途",
    "在途中",
    "未到期",
    "notdue",
    "notyetdue",
)


@pytest.mark.parametrize(("word", "work"), WORK.items(), ids=WORK)
def test_a_word_says_the_same_as_a_status_and_where_the_day_should_stand(word: str, work: Work) -> None:
    """待验收 is the reviewer's turn, and nobody knows whether time runs for what is 暂停: neither tells of the day."""
    assert read_work(word) == (work, True)
    found = read_moment(word, CONTEXT)
    assert found.value is None
    if word in _OF_ANOTHER_TIME:
        assert found.problem == "unreadable"
    elif word in ("na", "n/a"):
        assert not found.problem
    else:
        says = {Work.NOT_STARTED: "", Work.IN_PROGRESS: "", Work.SUBMITTED: "done-without-date"}
        assert found.problem == ("done-without-date" if word == "ok" else says.get(work, "unreadable"))


@pytest.mark.parametrize("word", ["——", "\\", "／", "-", "無", "NONE", "nil", "暂无", "待定", "TBD"])
def test_nothing_as_a_status_and_where_the_day_should_stand(word: str) -> None:
    assert read_work(word) == read_verdict(word) == (None, True)
    assert read_moment(word, CONTEXT) == Read()


@pytest.mark.parametrize(
    ("name", "done", "waiting", "neither"),
    [
        ("回签状态", "已回签|已回|逾期回签|回签了", "未回签|尚未回签|待回签", "已催|已盖章"),
        ("是否销号", "已销号|均已销号", "未销号", "同意销号"),
        ("收齐未", "收齐了|已收齐|收齐", "未收|未收齐", "收据"),
        ("給了沒", "给了|已给", "没给|还没给", "给谁"),
        ("资料回收情况", "已回收|全部回收", "未回收", "回收站"),
        (
            "状态",
            "已关闭|闭环了|处理完毕|Filed|补交了",
            "打开|待回复|未到期|Not received",
            "已启动|已受理|未逾期|已回签名|收着|存着|用着",
        ),
        # another act than that of the column, although it begins with a sign of it
        ("提交情况", "已提交|已交|已交齐", "未提交", "已提醒|已提取|已交费"),
        ("报送情况", "已报送|已送", "未报", "已送审|已报批|已报修"),
        ("整改情况", "已整改|已整完", "未整改", "已整理|已改期"),
        ("交付情况", "已交付|已交清", "未交付", "已付款|已付|已交代"),
        ("归还情况", "已归还|已还", "未归还", "已还价"),
        ("落实情况", "已落实", "未落实", "已落后"),
        ("盖章情况", "已完成", "未完成", "已盖章|未盖章"),
        ("审核状态", "已完成", "未完成", "已审核"),
    ],
)
def test_statuses_in_the_words_of_their_column(name: str, done: str, waiting: str, neither: str) -> None:
    for words, work in ((done, Work.SUBMITTED), (waiting, Work.NOT_STARTED), (neither, None)):
        assert {word: read_work(word, act=act_of(name))[0] for word in words.split("|")} == dict.fromkeys(
            words.split("|"), work
        )


def test_verdicts_in_other_forms() -> None:
    back = (
        "退回修改|退回，缺报废手续|发回补正|打回重做|需补充材料|不予认可|经审核不合格|不符点：HS码|资料不全|复验不合格"
        "|Returned for signature|Revise and resubmit"
    )
    good = "同意销号|修改后通过|原则同意|准予结项|点收无误|符合要求|资料齐全|齐全，签收|基本合格|Approved as noted"
    neither = "同意延期|可以退货|接受处罚|已审核|不清楚|修改后通过，缺签字|优"
    for words, read in (
        (back, (Work.REJECTED, True)),
        (good, (Work.ACCEPTED, True)),
        ("未审核|待审批|审核中|Under review", (None, True)),
        (neither, (None, False)),
    ):
        assert {w: read_verdict(w) for w in words.split("|")} == dict.fromkeys(words.split("|"), read)
    assert are_verdicts(["通过", "待审核", "未审核"]) and not are_verdicts(["待审核", "未审核"])


def test_verdicts() -> None:
    assert {read_verdict(w) for w in ("接收", "让步接收", "满意", "√", "Signed off", "接收——下次早点")} == {
        (Work.ACCEPTED, True)
    }
    assert {read_verdict(w) for w in ("不接收", "不满意", "Not OK", "NG", "×", "不接收,缺签名")} == {
        (Work.REJECTED, True)
    }
    assert {read_verdict(w) for w in (None, "待验收", "无", "/")} == {(None, True)}
    assert {read_verdict(w) for w in ("不予退回", "未退回", "没有退回", "无退货", "不予 退回", "退回0次")} == {
        (None, False)
    }
    assert {read_verdict(w) for w in ("无返工,合格", "不予退回,通过", "OK可产", "ok通过")} == {(Work.ACCEPTED, True)}
    assert read_verdict("未退回,不合格") == (Work.REJECTED, True)
    assert {read_verdict(w) for w in ("ok拒收", "ok有误", "ok返修", "OK再改", "ok否", "OK晚了", "ok补章")} == {
        (None, False)
    }
    assert {read_verdict(w) for w in ("已退", "退回2次", "退回 两次")} == {(Work.REJECTED, True)}
    assert {read_verdict(w) for w in ("收到", "Partially accepted", "看情况")} == {(None, False)}
    assert read_verdict("满意 - 部分退回") == (None, False)
    assert {read_verdict(w) for w in ("No — ok", "No - none", "no - issues", "否-无问题", "退回无误")} == {
        (None, False)
    }
    assert {read_verdict(w)[0] for w in ("No - too tall", "否-缺签字", "No - not ok", "退回修改", "破损退货")} == {
        Work.REJECTED
    }
    assert read_work("满意") == (None, False)  # tells nobody how far it is


def test_periods() -> None:
    for raw in (
        "2026-10",
        "2026年10月",
        "10月",
        "10月份",
        202610,
        "202610",
        date(2026, 10, 3),
        "2026/10",
        "October 2026",
        "Oct. 2026",
        "Oct-26",
        "10/2026",
        "October",
        "oct",
    ):
        assert str(read_period(raw, Period(2026, 11))) == "2026-10", raw


def test_a_rate_is_no_day() -> None:
    assert read_work("11.2", rate=True) == read_work("66.67%") == (Work.IN_PROGRESS, True)
    assert read_work("11.2") == (None, False)


@pytest.mark.parametrize("text", ["2026-11-05 0:00-12:00", "2026-11-05 00:00-08:00", "2026-11-05 08:00-12:00"])
def test_from_one_time_to_another_is_no_zone(text: str) -> None:
    assert local_text(text, None) == text


def test_scores_as_people_give_them() -> None:
    said = {"4/5": 4, "四分": 4, "★★★★☆": 4, "★★★★": 4, "4 stars": 4, "4.5": 4.5, "5分": 5, 3: 3, "３": 3}
    assert {raw: read_score(raw) for raw in said} == {raw: (score, True) for raw, score in said.items()}
    assert {read_score(raw) for raw in (None, "-", "无", "/")} == {(None, True)}
    for wrong in (0, 6, "6", "100", "4/10", "5.5", "★★☆", "满分", "2 - slow", date(2026, 5, 4)):
        assert read_score(wrong) == (None, False)


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["30/10/26", "14/11/26"], "2026-11-03"),
        (["10/30/26", "11/14/26"], "2026-03-11"),
        (["27/10/26"], "ambiguous-order"),  # the 26th of October 2027, too
        (["26/10/30"], "ambiguous-order"),
    ],
)
def test_a_column_says_how_days_before_a_year_of_two_figures_are_meant(cells: list[str], day: str) -> None:
    found = read_moment("03/11/26", in_column(cells, DateContext(Period(2026, 11))))
    assert day == (found.problem or str(found.value.day if found.value else ""))


@pytest.mark.parametrize(
    ("said", "work"),
    [("Blocked", Work.IN_PROGRESS), ("At risk", Work.IN_PROGRESS), ("Work in progress", Work.IN_PROGRESS),
     ("New", Work.NOT_STARTED), ("Not required", Work.NOT_APPLICABLE),
     ("Actioned", Work.SUBMITTED), ("Not yet implemented", Work.NOT_STARTED)],
)  # fmt: skip
def test_statuses_of_offices_that_write_english(said: str, work: Work) -> None:
    assert read_work(said) == (work, True)
