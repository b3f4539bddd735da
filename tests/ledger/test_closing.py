"""Signing, closing, what changes afterwards, and reopening: rules alone, then on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_rows import OCTOBER, open_row, present, row, run, trend

from toolkit.core.finding import Severity, said
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.status import Timeliness, Work
from toolkit.ledger import reading, signoffs
from toolkit.ledger.closing import (
    Basis,
    OpenItems,
    Refusal,
    Role,
    Signoff,
    Stage,
    Standing,
    reopen,
    role_of,
    same_person,
    sign,
    standing,
)
from toolkit.ledger.compare import Settled, settle
from toolkit.ledger.fact_reader import FactReader
from toolkit.ledger.records import Texts, moment_of, period_code
from toolkit.ledger.store import Ledger

AT = Moment.parse("2026-11-08T09:00")
CLEAN = Basis(3, Moment.parse("2026-11-06T18:00"), 2)
DIRTY = replace(CLEAN, open=OpenItems(1, 2, 3, ("保险部.xlsx",)))


def signed(*roles: tuple[Role, str], changed_run: int = 0) -> Standing:
    made = [Signoff(OCTOBER, role, by, AT, 3, AT) for role, by in roles]
    return standing(OCTOBER, made, changed_run)


PREPARED = signed((Role.PREPARED, "张三"))
LAPSED = signed((Role.PREPARED, "张三"), changed_run=5)
CLOSED = signed((Role.PREPARED, "张三"), (Role.REVIEWED, "李四"))


@pytest.mark.parametrize(
    ("now", "basis", "role", "by", "accept", "wanted"),
    [
        (signed(), CLEAN, Role.PREPARED, "张三", None, Role.PREPARED),
        (signed(), CLEAN, Role.REVIEWED, "张三", None, Refusal.NOT_PREPARED),
        (signed(), Basis(), Role.PREPARED, "张三", None, Refusal.NO_RUN),
        (signed(), DIRTY, Role.PREPARED, "张三", None, Refusal.OPEN_ITEMS),
        (signed(), DIRTY, Role.PREPARED, "张三", " ", Refusal.NO_REASON),
        (signed(), DIRTY, Role.PREPARED, "张三", "总经理同意", Role.PREPARED),
        (signed(), CLEAN, Role.PREPARED, "  ", None, Refusal.NO_NAME),
        (PREPARED, CLEAN, Role.PREPARED, "张三", None, Refusal.ALREADY_PREPARED),
        (PREPARED, CLEAN, Role.PREPARED, "王五", None, Role.PREPARED),
        (PREPARED, CLEAN, Role.REVIEWED, "张三", None, Refusal.SAME_PERSON),
        (PREPARED, CLEAN, Role.REVIEWED, " 张 三", None, Refusal.SAME_PERSON),
        (PREPARED, CLEAN, Role.REVIEWED, "张·三.", None, Refusal.SAME_PERSON),
        (PREPARED, CLEAN, Role.REVIEWED, "李四", None, Role.REVIEWED),
        (PREPARED, DIRTY, Role.REVIEWED, "李四", None, Refusal.OPEN_ITEMS),
        (PREPARED, DIRTY, Role.REVIEWED, "李四", "总经理同意", Role.REVIEWED),
        (LAPSED, replace(CLEAN, run=5), Role.REVIEWED, "李四", None, Refusal.OUT_OF_DATE),
        (LAPSED, replace(CLEAN, run=5), Role.PREPARED, "张三", None, Role.PREPARED),
        (PREPARED, replace(CLEAN, run=5), Role.REVIEWED, "李四", None, Role.REVIEWED),
        (CLOSED, CLEAN, Role.REVIEWED, "王五", None, Refusal.ALREADY_CLOSED),
    ],
)
def test_who_may_sign_when(
    now: Standing, basis: Basis, role: Role, by: str, accept: str | None, wanted: Role | Refusal
) -> None:
    made = sign(now, basis, role, by, AT, accept)
    if isinstance(made, Signoff):
        assert made.role is wanted
        assert (made.run, made.as_of) == (basis.run, basis.as_of)
        assert made.accepted == basis.open and bool(made.reason) == bool(basis.open)
    else:
        assert made is wanted


def test_reopening_needs_a_reason_and_something_closed() -> None:
    assert reopen(CLOSED, CLEAN, "王五", AT, " ") is Refusal.NO_REASON
    assert reopen(CLOSED, CLEAN, "", AT, "漏记") is Refusal.NO_NAME
    assert reopen(signed(), CLEAN, "王五", AT, "漏记") is Refusal.NOT_CLOSED
    made = reopen(CLOSED, CLEAN, "王五", AT, "漏记")
    assert isinstance(made, Signoff) and made.role is Role.REOPENED and made.reason == "漏记"


def test_what_comes_next() -> None:
    assert role_of(signed()) is Role.PREPARED
    assert role_of(PREPARED) is Role.REVIEWED
    assert role_of(LAPSED) is Role.PREPARED


def test_a_signature_lapses_with_what_it_rests_on() -> None:
    assert (PREPARED.lapsed, CLOSED.lapsed) == (None, None)
    assert (LAPSED.stage, LAPSED.prepared) == (Stage.OPEN, None)
    assert LAPSED.lapsed is not None and LAPSED.lapsed.by == "张三"
    assert signed((Role.PREPARED, "张三"), changed_run=3).lapsed is None, "that very run changed it"
    assert signed((Role.PREPARED, "张三"), (Role.REVIEWED, "李四"), changed_run=5) == CLOSED, "closed, it stands"
    anew = signed((Role.PREPARED, "张三"), (Role.PREPARED, "李四"))
    assert anew.prepared and anew.lapsed and (anew.prepared.by, anew.lapsed.by) == ("李四", "张三")
    assert signed((Role.PREPARED, "张三"), (Role.PREPARED, "张三")).lapsed is None
    assert reopen(LAPSED, CLEAN, "王五", AT, "漏记") is not Refusal.NOT_CLOSED


@given(st.lists(st.tuples(st.sampled_from(list(Role)), st.sampled_from(["张三", "李四"])), max_size=12))
def test_no_order_of_signing_closes_a_period_with_one_persons_two_signatures(wanted: list[tuple[Role, str]]) -> None:
    made: list[Signoff] = []
    for role, by in wanted:
        now = standing(OCTOBER, made)
        found = reopen(now, CLEAN, by, AT, "x") if role is Role.REOPENED else sign(now, CLEAN, role, by, AT)
        if isinstance(found, Signoff):
            made.append(found)
    now = standing(OCTOBER, made)
    if now.stage is Stage.CLOSED:
        assert now.prepared and now.reviewed and now.closing
        assert not same_person(now.prepared.by, now.reviewed.by)
    if made and made[-1].role is Role.REOPENED:
        assert now.stage is Stage.OPEN and now.reopened is made[-1]


# -- in the ledger ------------------------------------------------------------------------------------------------


def close(ledger: Ledger, accept: str | None = None) -> Signoff | Refusal:
    first = signoffs.sign(ledger, OCTOBER, None, "张三", AT, accept=accept)
    if isinstance(first, Refusal):
        return first
    return signoffs.sign(ledger, OCTOBER, None, "李四", AT, accept=accept)


def check(ledger: Ledger, *judged: Judged, period: Period = OCTOBER, **more: object) -> Settled:
    """Settle what was judged beside what is recorded, then record it, as a check does."""
    texts = Texts()
    with ledger.reading() as connection:
        closings = reading.closings(connection)
        before = reading.workbooks(connection, ["销售部.xlsx"])["销售部.xlsx"]
        reading.fill(connection, [before], {period_code(period), period_code(OCTOBER)}, texts)
    now = FactReader(texts, period_code(period)).read(judged)
    found = settle(now, before.obligations, closings, texts, period=period_code(period), workbook="销售部.xlsx")
    run(ledger, *(judged if found.judged is None else found.judged), period=period, findings=found.findings, **more)  # type: ignore[arg-type]
    return found


def told(found: Settled, lang: str = "zh") -> list[tuple[str, str]]:
    return [(f.place.cell, said(f, lang).text) for f in found.findings]


def test_open_items_stand_in_the_way(ledger: Ledger) -> None:
    assert close(ledger) is Refusal.NO_RUN
    run(ledger, row("销售部1", 5), command="check")
    assert close(ledger) is Refusal.NO_RUN  # nobody looked whether all departments are there
    run(ledger, row("销售部1", 5), open_row("销售部2", 6), open_row("销售部3", 7, timeliness=Timeliness.NOT_DUE))
    assert close(ledger) is Refusal.OPEN_ITEMS
    with ledger.reading() as connection:
        _, basis = signoffs.look(connection, OCTOBER)
    assert basis.open == OpenItems(0, 1, 1)
    made = close(ledger, "总经理同意")
    assert isinstance(made, Signoff) and made.accepted == OpenItems(0, 1, 1) and made.reason == "总经理同意"


def test_a_review_rests_on_what_was_prepared(ledger: Ledger) -> None:
    run(ledger, row("销售部1", 5))
    assert isinstance(signoffs.sign(ledger, OCTOBER, Role.PREPARED, "张三", AT), Signoff)
    run(ledger, row("销售部1", 5), as_of="2026-11-07T18:00")  # nothing new
    run(ledger, row("销售部1", 5, score=3), as_of="2026-11-08T18:00")
    assert signoffs.sign(ledger, OCTOBER, Role.REVIEWED, "李四", AT) is Refusal.OUT_OF_DATE
    assert isinstance(signoffs.sign(ledger, OCTOBER, None, "李四", AT), Signoff)  # prepares anew
    assert signoffs.sign(ledger, OCTOBER, Role.REVIEWED, "李四", AT) is Refusal.SAME_PERSON
    assert isinstance(signoffs.sign(ledger, OCTOBER, Role.REVIEWED, "张三", AT), Signoff)


def test_statuses_are_frozen_and_changes_told_cell_by_cell(ledger: Ledger) -> None:
    rows = (
        row("销售部1", 5, score=5),
        open_row("销售部2", 6, days_late=1),
        row("销售部3", 7, work=Work.ACCEPTED),
        row("销售部4", 8),
        open_row("销售部5", 9, timeliness=Timeliness.DUE_SOON, days_late=0),
    )
    run(ledger, *rows)
    assert isinstance(close(ledger, "总经理同意"), Signoff)
    before = trend(ledger)
    now = (
        row("销售部1", 5, score=3, owner="王五"),
        row("销售部2", 6, timeliness=Timeliness.LATE, days_late=4, submitted="2026-11-09T10:00"),
        row("销售部3", 7, work=Work.REJECTED),
        open_row("销售部5", 8, days_late=9),  # 销售部4 was deleted; what is due soon fell due by itself
        row("销售部6", 9, deliverable="补报"),
    )
    found = check(ledger, *now, as_of="2026-11-15T18:00")
    frozen = {j.obligation.duty.id: j for j in found.judged or ()}
    assert sorted(frozen) == [f"销售部{n}" for n in (1, 2, 3, 4, 5)]
    assert frozen["销售部2"].timeliness is Timeliness.OVERDUE and frozen["销售部2"].days_late == 1
    assert frozen["销售部2"].work is Work.NOT_STARTED and frozen["销售部2"].obligation.submission is None
    assert frozen["销售部3"].work is Work.ACCEPTED
    assert frozen["销售部5"].timeliness is Timeliness.DUE_SOON and frozen["销售部5"].obligation.columns
    assert frozen["销售部4"].obligation.columns == {} and frozen["销售部4"].timeliness is Timeliness.ON_TIME
    head = "2026-10 已由 李四 于 2026-11-08 09:00 关账,之后"
    assert told(found) == [
        ("F5", head + "“欠款报表”的评分由“5”改成了“3”"),
        ("G5", head + "“欠款报表”的责任人由“张三”改成了“王五”"),
        ("E6", head + "“欠款报表”的完成时间由“—”改成了“2026-11-09 10:00”"),
        ("D7", head + "“欠款报表”的状态由“已验收”改成了“退回”"),
        ("8:8", head + "删去了“欠款报表”(应交 / 完成:2026-11-05 24:00 / 2026-11-04 10:00)"),
        ("B9", head + "增加了“补报”(应交 / 完成:2026-11-05 24:00 / 2026-11-04 10:00)"),
    ]
    assert all(f.severity is Severity.ERROR and f.rule == "late-change" for f in found.findings)
    assert all("2026-10 was closed by 李四" in words for _, words in told(found, "en"))
    closed = trend(ledger)
    assert closed == before and closed[0]["closed"]
    with ledger.reading() as connection:
        assert reading.late_changes(connection, OCTOBER) == 6
    # The same on the next day: it does not become right by being reported.
    assert told(check(ledger, *now, as_of="2026-11-16T18:00")) == told(found)
    assert told(check(ledger, *rows, as_of="2026-11-17T18:00")) == []
    with ledger.reading() as connection:
        assert reading.late_changes(connection, OCTOBER) == 0


def test_a_status_that_makes_nothing_owed_is_told_once(ledger: Ledger) -> None:
    """That a row which is not owed has no due any more is not a second change."""
    run(ledger, open_row("销售部1", 5))
    close(ledger, "总经理同意")
    owed = open_row("销售部1", 5)
    waived = owed._replace(work=Work.WAIVED, timeliness=Timeliness.UNDETERMINED, due=None, nominal_due=None)
    assert [cell for cell, _ in told(check(ledger, waived))] == ["D5"]


def test_after_reopening_statuses_follow_the_workbook_again(ledger: Ledger) -> None:
    run(ledger, open_row("销售部1", 5))
    close(ledger, "先关")
    late = row("销售部1", 5, timeliness=Timeliness.LATE, days_late=4, submitted="2026-11-09T10:00")
    check(ledger, late, as_of="2026-11-10T18:00")
    assert trend(ledger)[0]["overdue"] == 1
    assert isinstance(signoffs.reopen(ledger, OCTOBER, "王五", AT, "补登完成时间"), Signoff)
    found = check(ledger, late, as_of="2026-11-11T18:00")
    assert not found.findings and found.judged is None
    again = trend(ledger)[0]
    assert (again["overdue"], again["late"], again["closed"]) == (0, 1, False)
    with ledger.reading() as connection:
        now, _ = signoffs.look(connection, OCTOBER)
    assert now.stage is Stage.OPEN and now.reopened is not None and now.reopened.reason == "补登完成时间"
    assert isinstance(close(ledger), Signoff)


def test_work_on_the_next_months_copy_is_no_late_change(ledger: Ledger) -> None:
    november = Period(2026, 11)
    run(ledger, open_row("销售部1", 5), path="2026-10/销售部.xlsx")
    close(ledger, "先关")
    late = row("销售部1", 9, timeliness=Timeliness.LATE, days_late=20, submitted="2026-11-25T10:00")
    mine = row("销售部1", 5, period=november)
    run(ledger, late, mine, path="2026-11/销售部.xlsx", period=november, as_of="2026-12-06T18:00")
    with ledger.reading() as connection:
        before = reading.workbooks(connection, ["2026-11/销售部.xlsx"])["2026-11/销售部.xlsx"]
        texts = Texts()
        reading.fill(connection, [before], {period_code(november), period_code(OCTOBER)}, texts)
        closings = reading.closings(connection)
    october = next(t for t in trend(ledger) if t["period"] == "2026-10")
    assert (october["obligations"], october["overdue"]) == (1, 1)
    recorded = [r for r in before.obligations if r.period == period_code(OCTOBER)]
    assert [r.counts for r in recorded] == [False] and period_code(OCTOBER) in closings
    # It goes on there: neither frozen nor a late change, and the closed figures stay.
    corrected = row("销售部1", 9, timeliness=Timeliness.LATE, days_late=21, submitted="2026-11-26T10:00")
    found = settle(
        FactReader(texts, period_code(november)).read((corrected, mine)),
        before.obligations,
        closings,
        texts,
        period=period_code(november),
        workbook="销售部.xlsx",
    )
    assert not found.findings and found.judged is None and not found.frozen
    run(ledger, corrected, mine, path="2026-11/销售部.xlsx", period=november, as_of="2026-12-07T18:00")
    handed_in = present(ledger, "2026-11/销售部.xlsx")[0].fact.submitted
    assert moment_of(handed_in) == Moment.parse("2026-11-26T10:00")
    assert trend(ledger)[0]["overdue"] == 1
    signoffs.reopen(ledger, OCTOBER, "王五", AT, "更正")
    october = next(t for t in trend(ledger) if t["period"] == "2026-10")
    assert (october["obligations"], october["overdue"], october["late"]) == (1, 0, 1)


def test_many_that_were_carried_over_count_in_the_later_copy_once_reopened(few_parameters: Ledger) -> None:
    november, many, ledger = Period(2026, 11), 1_200, few_parameters
    run(ledger, *(open_row(f"销售部{n}", n) for n in range(many)), path="2026-10/销售部.xlsx")
    close(ledger, "先关")
    late = (row(f"销售部{n}", n, timeliness=Timeliness.LATE, days_late=20) for n in range(many))
    run(ledger, *late, path="2026-11/销售部.xlsx", period=november, as_of="2026-12-06T18:00")
    assert trend(ledger)[0]["overdue"] == many
    signoffs.reopen(ledger, OCTOBER, "王五", AT, "更正")
    october = trend(ledger)[0]
    assert (october["obligations"], october["overdue"], october["late"]) == (many, 0, many)


def test_only_one_of_two_reviewers_closes(ledger: Ledger) -> None:
    run(ledger, row())
    assert isinstance(signoffs.sign(ledger, OCTOBER, Role.PREPARED, "张三", AT), Signoff)
    made = [signoffs.sign(ledger, OCTOBER, Role.REVIEWED, by, AT) for by in ("李四", "王五")]
    assert isinstance(made[0], Signoff) and made[1] is Refusal.ALREADY_CLOSED
    assert len(present(ledger)) == 1
