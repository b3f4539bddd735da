"""Lists of words by which names of columns are told, and where in a name their words have to stand."""

from __future__ import annotations

import pytest

from toolkit.patterns import compiled
from toolkit.sheet.name_words import NameWords, Words, either, has_words


@pytest.mark.parametrize(
    ("words", "told", "not_told"),
    [
        (Words(has="认可"), ["不予认可的", "认可"], ["认得"]),
        (Words(begins="我方"), ["我方窗口"], ["由我方办"]),
        (Words(ends="日期"), ["交货日期", "日期"], ["日期说明"]),
        (Words(whole="结果"), ["结果"], ["处理结果"]),
        (Words(has="要", apart="重要 要求"), ["要交的", "重要的要交"], ["重要", "交货要求"]),
        (Words(has="检验", before="员 科"), ["检验结果", "检验科的检验结果"], ["检验员意见", "检验科"]),
        (Words(ends="验收", then=("- 情况",)), ["验收", "验收情况"], ["验收单", "情况"]),
        (Words(ends="整改", then=("- 的", "措施 要求")), ["整改措施", "整改的要求"], ["整改", "整改的"]),
    ],
)
def test_words_count_where_they_have_to_stand(words: Words, told: list[str], not_told: list[str]) -> None:
    names = NameWords(words)
    assert [name for name in [*told, *not_told] if names.tell(name)] == told


def test_edges_of_english_words_are_any_gap() -> None:
    assert NameWords(Words(ends="_by")).tell("Needed by:")
    assert not NameWords(Words(ends="_by")).tell("Rugby")
    assert NameWords(Words(has="sign_off")).tell("Client sign-off")
    assert NameWords(Words(has="_need_")).tell("(need)")
    assert has_words("accept").tell("Acceptance")
    assert NameWords(Words(has="dont")).tell("Don’t")


def test_any_of_the_lists_or_the_pattern_tells() -> None:
    names = NameWords(Words(has="退回"), Words(whole="back"), pattern=compiled(r"(.)没\1"))
    assert all(map(names.tell, ["退回原因", "Back", "行没行"]))
    assert not names.tell("Backlog")


def test_one_of_some_words_or_patterns() -> None:
    assert either("退回 打回", "重新.") == "(?:退回|打回|重新.)"
