"""What belongs to what: case by case, and against a matcher that tries everything."""

# ruff: noqa: E501 - cases read best one a line

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recon_kit import CALENDAR, day, declared, naive_pairs, naive_single, reasons, row, run, table, told

from toolkit.catalogue import LANGUAGES
from toolkit.core.period import Period
from toolkit.reconcile.engine import reconcile
from toolkit.reconcile.explain import explained
from toolkit.reconcile.problems import problems
from toolkit.reconcile.result import Reason, Reconciled, Status

ONE, MANY, TO_ONE = "", 'cardinality = "one-to-many"', 'cardinality = "many-to-one"'
WHOLE = 'cardinality = "many-to-many"'
NET = MANY + "\nnetting = true"
WINDOW = "\ndays-before = 1\ndays-after = 3"
FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_what_is_left_of_a_number_cancels_if_all_of_it_adds_up_to_nothing(tmp_path: Path) -> None:
    """A payment refunded in two parts; not what only some of the rows come to, nor in different money, nor undeclared."""
    left = [row("A", 5, 1, "l"), row("A", -2, 2, "m"), row("A", -3, 3, "n")]
    alone = [("missing_right", "l", ""), ("missing_right", "m", ""), ("missing_right", "n", "")]
    assert check(tmp_path, NET, left, []) == [("matched", "l+m+n", "")]
    assert check(tmp_path, NET, [], left) == [("matched", "", "l+m+n")]
    assert check(tmp_path, MANY, left, []) == alone
    done = run(declared(tmp_path, NET), [*left, row("A", 10, 1, "o")], [row("A", 10, 1, "r")])
    assert told(done) == [("matched", "l+m+n", ""), ("matched", "o", "r")]
    assert reasons(done, "l") == ["netted-sum"]
    more = check(tmp_path, NET, [*left, row("A", 9, 4, "o")], [])
    assert more == [*alone, ("missing_right", "o", "")]
    paid = [row("A", "USD 5", 1, "l"), row("A", -2, 2, "m"), row("A", -3, 3, "n")]
    assert check(tmp_path, NET, paid, []) == alone


def check(folder: Path, match: str, left: list[Any], right: list[Any], **more: Any) -> list[tuple[str, str, str]]:
    return told(run(declared(folder, match, **more), left, right))


@pytest.mark.parametrize(
    ("match", "left", "right", "expected"),
    [
        # one to one
        (ONE, [row("A", 10, 1, "l")], [row("A", 10, 30, "r")], [("matched", "l", "r")]),
        (ONE, [row("A", 10, 1, "l")], [row("A", 11, 1, "r")], [("differing", "l", "r")]),
        (ONE, [row("A", 10, 1, "l")], [row("B", 11, 1, "r")], [("missing_right", "l", ""), ("missing_left", "", "r")]),
        (WINDOW, [row("A", 10, 5, "l")], [row("A", 10, 8, "r")], [("matched", "l", "r")]),
        (WINDOW, [row("A", 10, 5, "l")], [row("A", 10, 9, "r")], [("differing", "l", "r")]),
        # two equal receipts, one slip
        (ONE, [row("A", 10, 1, "l")], [row("A", 10, 1, "r"), row("A", 10, 1, "s")], [("ambiguous", "l", "r+s")]),
        (WINDOW, [row("A", 10, 5, "l")], [row("A", 10, 6, "r"), row("A", 10, 7, "s")], [("ambiguous", "l", "r+s")]),
        # the same day decides; the other is one too many
        (WINDOW, [row("A", 10, 5, "l")], [row("A", 10, 5, "r"), row("A", 10, 6, "s")],
         [("matched", "l", "r"), ("missing_left", "", "s")]),
        # as many on either side: all are matched, in the order of days
        (WINDOW, [row("A", 10, 5, "l"), row("A", 10, 6, "m")], [row("A", 10, 6, "r"), row("A", 10, 7, "s")],
         [("matched", "l", "r"), ("matched", "m", "s")]),
        # several to one
        (MANY, [row("A", 10, 1, "l")], [row("A", 4, 1, "r"), row("A", 6, 2, "s")], [("matched", "l", "r+s")]),
        (ONE, [row("A", 10, 1, "l")], [row("A", 4, 1, "r"), row("A", 6, 2, "s")], [("ambiguous", "l", "r+s")]),
        (TO_ONE, [row("A", 4, 1, "l"), row("A", 6, 1, "m")], [row("A", 10, 1, "r")], [("matched", "l+m", "r")]),
        (MANY, [row("A", 10, 1, "l")], [row("A", 4, 1, "r"), row("A", 5, 2, "s")], [("differing", "l", "r+s")]),
        (MANY, [row("A", 10, 1, "l")], [row("A", 4, 1, "r"), row("A", 6, 2, "s"), row("A", 7, 2, "t")],
         [("matched", "l", "r+s"), ("missing_left", "", "t")]),
        (MANY, [row("A", 10, 1, "l")], [row("A", 5, 1, "r"), row("A", 5, 1, "s"), row("A", 5, 1, "t")],
         [("ambiguous", "l", "r+s+t")]),
        # what one takes leaves another with only one way
        (MANY, [row("A", 9, 1, "l"), row("A", 7, 1, "m")], [row("A", 4, 1, "r"), row("A", 5, 1, "s"), row("A", 3, 1, "t"), row("A", 4, 1, "u")],
         [("matched", "l", "s+u"), ("matched", "m", "r+t")]),
        # part payments out of time
        (MANY + WINDOW, [row("A", 10, 1, "l")], [row("A", 4, 1, "r"), row("A", 6, 30, "s")], [("differing", "l", "r+s")]),
        # many to many
        (WHOLE, [row("A", 10, 1, "l"), row("A", 5, 1, "m")], [row("A", 7, 1, "r"), row("A", 8, 1, "s")], [("matched", "l+m", "r+s")]),
        (WHOLE, [row("A", 10, 1, "l"), row("A", 5, 1, "m")], [row("A", 7, 1, "r"), row("A", 9, 1, "s")], [("differing", "l+m", "r+s")]),
        # refunds
        (NET, [row("A", 8, 1, "l")], [row("A", 10, 1, "r"), row("A", -2, 2, "s")], [("matched", "l", "r+s")]),
        (MANY, [row("A", 8, 1, "l")], [row("A", 10, 1, "r"), row("A", -2, 2, "s")], [("differing", "l", "r+s")]),
        (NET, [row("A", 10, 1, "l")], [row("A", 10, 1, "r"), row("A", -10, 1, "s"), row("A", 10, 1, "t")], [("matched", "l", "r+s+t")]),
        (NET, [], [row("A", 10, 1, "r"), row("A", -10, 2, "s")], [("matched", "", "r+s")]),
        (ONE, [row("A", -3, 1, "l")], [row("A", -3, 1, "r")], [("matched", "l", "r")]),
        # tolerance and fees
        ("tolerance = 0.05", [row("A", 10, 1, "l")], [row("A", 10.05, 1, "r")], [("matched", "l", "r")]),
        ("tolerance = 0.05", [row("A", 10, 1, "l")], [row("A", 10.06, 1, "r")], [("differing", "l", "r")]),
        ("fee-percent = 0.6\nfee-most = 50", [row("A", 1000, 1, "l")], [row("A", 994, 1, "r")], [("matched", "l", "r")]),
        ("fee-percent = 0.6\nfee-most = 50", [row("A", 1000, 1, "l")], [row("A", 993.99, 1, "r")], [("differing", "l", "r")]),
        ("fee-percent = 0.6\nfee-most = 50", [row("A", 1000, 1, "l")], [row("A", 1006, 1, "r")], [("differing", "l", "r")]),
        ("fee-percent = 0.6\nfee-most = 50", [row("A", 10000, 1, "l")], [row("A", 9949, 1, "r")], [("differing", "l", "r")]),
        (MANY + "\nfee-percent = 1", [row("A", 1000, 1, "l")], [row("A", 396, 1, "r"), row("A", 594, 1, "s")], [("matched", "l", "r+s")]),
        (TO_ONE + "\nfee-percent = 1", [row("A", 400, 1, "l"), row("A", 600, 1, "m")], [row("A", 990, 1, "r")], [("matched", "l+m", "r")]),
        # keys as people type them
        (ONE, [row("HT-001", 10, 1, "l")], [row("ht001 ", 10, 1, "r")], [("matched", "l", "r")]),
        # the second key; a contradiction in the first is a difference
        (ONE, [row("", 10, 1, "l", "张三")], [row("X1", 10, 1, "r", "张 三(代付)")], [("matched", "l", "r")]),
        (ONE, [row("X2", 10, 1, "l", "张三")], [row("X1", 10, 1, "r", "张三先生")], [("differing", "l", "r")]),
        # dates that are not there
        (WINDOW, [row("A", 10, None, "l")], [row("A", 10, 9, "r")], [("matched", "l", "r")]),
        (WINDOW, [row("A", 10, None, "l"), row("A", 10, 5, "m")], [row("A", 10, 5, "r"), row("A", 10, 20, "s")],
         [("matched", "l", "s"), ("matched", "m", "r")]),
        # rows of 0 may be any
        (MANY, [row("A", 0, 1, "l")], [row("A", 0, 1, "r"), row("A", 0, 1, "s"), row("A", 1, 1, "t")], [("ambiguous", "l", "r+s"), ("missing_left", "", "t")]),
        # amounts that are none
        (ONE, [row("A", "一百", 1, "l")], [row("A", 100, 1, "r")], [("unreadable", "l", ""), ("missing_left", "", "r")]),
        (ONE, [row("A", None, 1, "l")], [], [("unreadable", "l", "")]),
    ],
)  # fmt: skip
def test_cases(match: str, left: list[Any], right: list[Any], expected: list[Any], tmp_path: Path) -> None:
    assert sorted(check(tmp_path, match, left, right)) == sorted(expected)
    # Seen from the other side, and in another order, it is the same.
    assert sorted(check(tmp_path, match, left[::-1], right[::-1])) == sorted(expected)


def test_reasons_say_why(tmp_path: Path) -> None:
    done = run(
        declared(tmp_path, MANY + WINDOW + "\ntolerance = 0.01"),
        [
            row("A", 10, 1, "a"),
            row("B", 10, 1, "b"),
            row("C", 10, 1, "c"),
            row("D", 10, 9, "d"),
            row("E", 10.01, 1, "e"),
        ],
        [
            row("A", 4, 1),
            row("A", 6, 1),
            row("B", 9, 1),
            row("C", 10, 1),
            row("C", 10, 1),
            row("D", 10, 2),
            row("E", 10, 1),
        ],
    )
    assert [reasons(done, m) for m in "abcde"] == [["sum"], ["amount"], ["ambiguous-alike"], ["days"], ["tolerance"]]


def test_a_row_whose_amount_cannot_be_read_is_said_on_the_other_side_too(tmp_path: Path) -> None:
    left = [row("A1", "三百", 5, "a"), row("B1", "-", 5, "b"), row("C1", 20, 5, "c"), row("", 30, 5, "d", name="王")]
    right = [row("A1", 300, 5, "x"), row("B1", 9, 31, "y"), row("D1", 20, 5, "z")]
    done = run(declared(tmp_path, "days-after = 3"), left, right, Period(2026, 10))
    assert {m: reasons(done, m) for m in "abxyz"} == {
        "a": ["unreadable-amount"],
        "b": ["unreadable-blank"],
        "x": ["unread"],
        "y": ["unread"],
        "z": ["nobody"],
    }
    said = {
        lang: next(explained(done, line, lang) for line in done.lines if line.reasons[0].key == "unread")
        for lang in LANGUAGES
    }
    assert "第2行" in said["zh"] and "row 2" in said["en"]
    found = {(p.rule, p.variant): p.params.get("rows") for p in problems(done, [])}
    assert found["reconcile-missing", "unread"] == "3"
    assert ("reconcile-unreadable", "blank") in found


def test_beyond_the_bound_nothing_is_claimed(tmp_path: Path) -> None:
    # 21 rows of which some surely add up: not tried, and said so; 20 are.
    parts = [row("A", 1 + 2**n / 100, 1, f"r{n}") for n in range(20)]
    want = sum(r[2] for r in parts[:7])
    done = run(declared(tmp_path, MANY), [row("A", want, 1, "l"), row("A", 5, 1, "m")], parts)
    assert done.counts.matched == 1
    done = run(
        declared(tmp_path, MANY), [row("A", want, 1, "l"), row("A", 5, 1, "m")], [*parts, row("A", 9999, 1, "s")]
    )
    assert done.counts.matched == 0 and done.counts.ambiguous == 1
    assert reasons(done, "l") == ["ambiguous-too-many"]


def test_which_of_two_is_whose_is_said_to_be_unknown(tmp_path: Path) -> None:
    left = [row("A1", 10, 4, "a", name="王"), row("A2", 10, 5, "b", name="王"), row("A3", 10, 20, "c", name="王")]
    right = [row("", 10, 5, "x", name="王"), row("", 10, 6, "y", name="王"), row("", 10, 21, "z", name="王")]
    done = run(declared(tmp_path, WINDOW), left, right)
    assert told(done) == [("matched", "a", "x"), ("matched", "b", "y"), ("matched", "c", "z")]
    assert [reasons(done, mark) for mark in "abc"] == [["either"], ["either"], []]
    # Of one number it does not matter.
    same = run(declared(tmp_path, WINDOW), [row("A1", 10, at, mark) for at, mark in ((4, "a"), (5, "b"))],
               [row("A1", 10, at, mark) for at, mark in ((5, "x"), (6, "y"))])  # fmt: skip
    assert [reasons(same, mark) for mark in "ab"] == [[], []]


def test_other_periods(tmp_path: Path) -> None:
    more = {"right": 'must-match = "period"'}
    done = run(
        declared(tmp_path, WINDOW, **more),
        [row("A", 10, 31, "l"), row("B", 10, 20, "m"), row("C", 10, 31, "n")],
        [row("A", 10, 33, "r"), row("D", 10, 40, "s"), row("B", 10, 20, "t"), row("B", 10, 60, "u")],
        Period(2026, 10),
    )
    assert told(done) == [
        ("matched", "l", "r"), ("matched", "m", "t"), ("missing_right", "n", ""), ("outside", "", "s"), ("outside", "", "u"),
    ]  # fmt: skip
    assert reasons(done, "n") == ["nobody", "on-the-way"]


def test_rows_that_need_nobody_differ_all_the_same(tmp_path: Path) -> None:
    done = run(
        declared(tmp_path, right='must-match = "none"'),
        [row("A", 10, 1, "l")],
        [row("A", 9, 1, "r"), row("B", 9, 1, "s")],
    )
    assert told(done) == [("differing", "l", "r"), ("outside", "", "s")]


def test_without_amounts(tmp_path: Path) -> None:
    match = MANY + "\ndays-before = 0\ndays-after = 3"
    done = run(
        declared(tmp_path, match, amount=""),
        [row("A", 1, 1, "a"), row("B", 1, 1, "b"), row("C", 1, 1, "c")],
        [row("A", 5, 2, "x"), row("A", 6, 3, "y"), row("B", 7, 9, "z")],
    )
    assert told(done) == [("matched", "a", "x+y"), ("differing", "b", "z"), ("missing_right", "c", "")]


def test_fields_that_must_agree_and_those_that_are_noted(tmp_path: Path) -> None:
    field = '[[compare]]\nname = "名"\nas = "name"\n{}'
    left, right = [row("A", 10, 1, "l", "张三")], [row("A", 10, 1, "r", "李四")]
    done = run(declared(tmp_path, more=field.format("")), left, right)
    assert told(done) == [("differing", "l", "r")] and reasons(done, "l") == ["field"]
    done = run(declared(tmp_path, more=field.format('level = "note"')), left, right)
    assert told(done) == [("matched", "l", "r")] and reasons(done, "l") == ["field-note"]
    done = run(declared(tmp_path, more=field.format('same = { "李四" = "张三" }')), left, right)
    assert told(done) == [("matched", "l", "r")] and reasons(done, "l") == []


def test_proposals_are_never_matches(tmp_path: Path) -> None:
    done = run(
        declared(tmp_path, MANY + WINDOW),
        [
            row("HT2026001", 10, 1, "a", "甲"),
            row("HT2026O02", 11, 1, "b", "乙"),
            row("K1", 12, 1, "c", "丙"),
            row("L1", 20, 1, "d", "丁"),
        ],
        [
            row("HT2026011", 10, 1, "x", "己"),
            row("HT2026002", 19, 1, "y", "庚"),
            row("K2", 12, 2, "z", "辛"),
            row("L1", 14, 1, "u"),
            row("", 6, 2, "v", "壬"),
        ],
    )
    found = {
        line.left[0].said: [(p.item.said, p.reason.key) for p in line.proposals] for line in done.lines if line.left
    }
    assert found["a"] == [("x", "number-amount")]
    assert found["b"] == [("y", "number")]
    assert found["c"] == [("z", "amount-day")]
    (lack,) = [line.proposals for line in done.lines if line.right and line.right[0].said == "v"]
    assert [(p.item.said, p.reason.key) for p in lack] == [("d", "lack")]
    assert done.counts.matched == 0


def test_days_that_nobody_wrote_are_not_called_near(tmp_path: Path) -> None:
    done = run(
        declared(tmp_path, MANY + WINDOW),
        [row("K1", 12, None, "a"), row("K3", 13, 1, "b")],
        [row("K2", 12, None, "x"), row("K4", 13, None, "y")],
    )
    found = {line.left[0].said: [p.reason.key for p in line.proposals] for line in done.lines if line.left}
    assert found == {"a": ["amount-alone"], "b": ["amount-alone"]}


# -- against everything tried ------------------------------------------------------------------------------------------

AMOUNTS = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, -2, -3, 0])
ROWS = st.lists(
    st.tuples(st.sampled_from("ABC"), AMOUNTS, st.integers(1, 9), st.sampled_from(["", "甲", "乙"])), max_size=9
)


def rows_of(some: list[tuple[str, int, int, str]], side: str) -> list[Any]:
    return [row(key, amount, at, f"{side}{i}", name) for i, (key, amount, at, name) in enumerate(some)]


def holds_together(done: Reconciled, left: list[Any], right: list[Any], within: int = 0) -> None:
    """Every row is in one line; amounts add up; what is matched agrees within so many cents."""
    seen = Counter(item.said for line in done.lines for item in (*line.left, *line.right))
    assert seen == Counter(r[4] for r in (*left, *right))
    steps = [amount for _, amount in done.bridge]
    assert sum(steps[:-1]) == steps[-1]
    assert (done.left.total, done.right.total) == (sum(r[2] for r in left) * 100, sum(r[2] for r in right) * 100)
    for line in done.lines:
        mine, theirs = (sum(i.amount or 0 for i in side) for side in (line.left, line.right))
        assert line.difference == mine - theirs
        if line.status is Status.MATCHED:
            assert abs(mine - theirs) <= within


@FAST
@given(
    left=ROWS,
    right=ROWS,
    match=st.sampled_from([ONE, MANY, TO_ONE, WHOLE]),
    netting=st.booleans(),
    window=st.booleans(),
    loose=st.booleans(),
    must=st.sampled_from(["all", "period", "none"]),
    seed=st.integers(0, 1000),
)
def test_rows_once_totals_kept_and_order_of_no_matter(
    left: list[Any],
    right: list[Any],
    match: str,
    netting: bool,
    window: bool,
    loose: bool,
    must: str,
    seed: int,
    tmp_path: Path,
) -> None:
    match += "\nnetting = true" * netting + WINDOW * window + "\ntolerance = 1" * loose
    declaration = declared(tmp_path, match, right=f'must-match = "{must}"')
    one = [(*r[:3], day(r[3].day + 25), r[4]) for r in rows_of(left, "l")]  # about the end of the month
    two = [(*r[:3], day(r[3].day + 25), r[4]) for r in rows_of(right, "r")]
    done = run(declaration, one, two, Period(2026, 10))
    holds_together(done, one, two, 100 * loose)
    for line in done.lines:
        if line.status is Status.MATCHED and line.left and line.right:
            assert len(line.left) == 1 or "many-to" in match
            assert len(line.right) == 1 or "to-many" in match
    assert must == "none" or not any(
        line.status is Status.OUTSIDE and line.right[0].day in Period(2026, 10) for line in done.lines
    )
    dice = random.Random(seed)
    shuffled = [dice.sample(one, len(one)), dice.sample(two, len(two))]
    again = run(declaration, *shuffled, Period(2026, 10))
    assert sorted(told(again)) == sorted(told(done))


@FAST
@given(amount=st.integers(-6, 12), others=st.lists(AMOUNTS, max_size=7))
def test_one_row_against_several_as_everything_tried(amount: int, others: list[int], tmp_path: Path) -> None:
    done = run(
        declared(tmp_path, MANY), [row("A", amount, 1, "l")], [row("A", o, 1, f"r{i}") for i, o in enumerate(others)]
    )
    (line,) = [x for x in done.lines if x.left]
    assert line.status.value == naive_single(amount, others)


@FAST
@given(
    left=st.lists(st.integers(1, 9), max_size=5),
    right=st.lists(st.integers(1, 9), max_size=5),
    before=st.integers(0, 2),
    after=st.integers(0, 3),
)
def test_pairs_by_days_as_everything_tried(
    left: list[int], right: list[int], before: int, after: int, tmp_path: Path
) -> None:
    declaration = declared(tmp_path, f"days-before = {before}\ndays-after = {after}")
    done = run(
        declaration,
        [row("A", 5, d, f"l{i}") for i, d in enumerate(left)],
        [row("A", 5, d, f"r{i}") for i, d in enumerate(right)],
    )
    wanted = naive_pairs(left, right, before, after)
    matched = {i.said for line in done.lines if line.status is Status.MATCHED for i in (*line.left, *line.right)}
    # Rows of one day are alike: how many of them are paired counts, not which.
    for side, days, pairs in (("l", left, wanted[0]), ("r", right, wanted[1])):
        have = Counter(d for i, d in enumerate(days) if f"{side}{i}" in matched)
        assert have == Counter(d for d, ok in zip(days, pairs, strict=True) if ok)
    for line in done.lines:
        if line.status is Status.MATCHED:
            gap = (line.right[0].day - line.left[0].day).days  # type: ignore[operator]
            assert -before <= gap <= after


@FAST
@given(left=st.lists(st.sampled_from([1, 2, 3]), max_size=6), right=st.lists(st.sampled_from([1, 2, 3]), max_size=6))
def test_undated_one_to_one_as_counted(left: list[int], right: list[int], tmp_path: Path) -> None:
    done = run(
        declared(tmp_path),
        [row("A", a, 1, f"l{i}") for i, a in enumerate(left)],
        [row("A", a, 1, f"r{i}") for i, a in enumerate(right)],
    )
    even = sum(left.count(a) for a in {1, 2, 3} if left.count(a) == right.count(a))
    assert done.counts.matched == even


def test_what_the_other_side_has_too_late_is_not_called_missing(tmp_path: Path) -> None:
    """Its row lies in the next period: less a fee it is the same and late; another amount under the key is pointed to."""
    match = "fee-percent = 1\ndays-after = 2"
    declaration = declared(tmp_path, match, right='must-match = "period"')
    late = run(declaration, [row("A", 1000, 28, "a")], [row("A", 995, 36, "b")], Period(2026, 10))
    assert told(late) == [("differing", "a", "b")]
    assert [r.key for r in late.lines[0].reasons] == ["days", "fee"]
    other = run(declaration, [row("A", 1000, 31, "a")], [row("A", 500, 36, "b")], Period(2026, 10))
    assert told(other) == [("missing_right", "a", ""), ("outside", "", "b")]
    assert other.lines[0].reasons[0] == Reason("far", (("rows", "2"),))
    (problem,) = problems(other, [])
    assert (problem.rule, problem.variant) == ("reconcile-missing", "far")


def test_rows_of_other_periods_on_both_sides_are_left_alone(tmp_path: Path) -> None:
    must = 'must-match = "period"'
    declaration = declared(tmp_path, WINDOW, left=must, right=must)
    done = run(declaration, [row("A", 10, 40, "l")], [row("A", 10, 60, "r")], Period(2026, 10))
    assert told(done) == [("outside", "l", ""), ("outside", "", "r")]


def test_rows_that_count_as_negative(tmp_path: Path) -> None:
    declaration = declared(tmp_path, NET, right='negative = { "标记" = ["退", "冲"] }\nunless = { "标记" = "作废" }')
    right = [row("A", 10, 1, "收"), row("A", 2, 1, "退"), row("A", -3, 1, "冲"), row("A", 99, 1, "作废")]
    done = run(declaration, [row("A", 5, 1, "l")], right)
    assert told(done) == [("matched", "l", "冲+收+退")]
    assert (done.right.rows, done.right.excluded, done.right.total) == (3, 1, 500)


def test_a_number_that_lost_digits_matches_nothing_and_is_told(tmp_path: Path) -> None:
    left = [row("6.22202E+18", 10, 1, "l"), row("6.22202E+18", 20, 1, "m", "张三"), row("A001", 30, 1, "n", "李四")]
    right = [row("6.22202E+18", 10, 1, "r"), row("6222020200001234567", 20, 1, "s", "张三"), row("A001", 30, 1, "t")]
    declaration = declared(tmp_path, ONE)
    tables = [table(rows, declaration, side == 0, None) for side, rows in enumerate((left, right))]
    done = reconcile(declaration, tables[0], tables[1], CALENDAR, None)
    assert sorted(told(done)) == [
        ("matched", "m", "s"), ("matched", "n", "t"), ("missing_left", "", "r"), ("missing_right", "l", ""),
    ]  # fmt: skip
    assert reasons(done, "l")[0] == "no-key-digits"
    found = [p for p in problems(done, tables) if p.rule == "reconcile-unchecked"]
    assert [(p.place.cell, p.params["count"]) for p in found] == [("A2", "2"), ("A2", "1")]
