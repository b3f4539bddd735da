"""Rows under a table that owe nothing: totals, signatures, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.values import Raw

_SUMMED_UP = compiled(r"(?:本\s*[页月期]\s*)?(?:汇\s*总|总\s*数)\s*:?$|sum\b")
"""What else totals are called where something is owed; such as have a deadline beside them are owed, as 共计 is."""
_FOOTER = compiled(
    r"^(?:制表|填表|制单|编制|审核|审批|复核|批准|主管|负责人|经办|日期|填报|报送|联系电话|打印"
    r"|prepared by|approved by|checked by|reviewed by|signature|signed|printed|dated?)"
    r"(?:人|日期|时间|单位|部门|签字)?\s*[:：]"
    r"|^.{0,10}(?:签字|签名|签章|盖章|负责人|审核人|审批人|制表人|经理|总监|领导|主任)\s*[:：]"
    r"|^(?:注|备注|说明|填表说明|填写说明|notes?|remarks?)\s*[:：]|^(?:备\s*)?注\s*$"
)
_SIGNER = compiled(
    r"(?:制表|填表|制单|填单|填报|编制|经办|审核|审批|复核|批准|校对|负责|主管|分管)(?:人|员|者|领导)(?:签字|签名|签章|盖章|意见)?"
    r"|(?:制表|填表|制单|填单|填报|编制|经办|审核|审批|复核|批准|主管|分管|领导|部门|单位|财务|会计|出纳|经理|主任)"
    r"(?:签字|签名|签章|盖章|意见)"
    r"|制表|填表|制单|签字|签名|签章|盖章|(?:prepared|approved|checked|reviewed|signed)by|signature"
)
_DAY = compiled(r"(?:.{2,3})?(?:日期|时间)|(?:sign(?:ed|ing)?)?date")
_ORDINAL = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[、.)]|[(【\[][一二三四五六七八九十]{1,3}[)】\]]|[【\[]\d{1,2}[】\]]"
    r"|第(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:阶段|部分)\W).",
    re.DOTALL,
)


def promises(row: Sequence[Raw], deliverable: int, phrase: int) -> bool:
    """Whether a row that begins like a total or footer is none: 合计表核对 with a deadline beside it."""
    promised, deadline = _at(row, deliverable), _at(row, phrase)
    if promised is None or deadline is None:
        return False
    if is_only_total(promised):
        return False
    label = isinstance(promised, str) and promised.rstrip().endswith((":", "：")) and is_footer(promised)
    # The other: 填表人: 张三 审核: 李四, spread over the columns.
    return not label and not (isinstance(deadline, str) and is_footer(deadline))


def signatures(
    rows: Sequence[Sequence[Raw]], whole: Sequence[bool], left: int, phrase: int, words: DeadlineWords
) -> Set[int]:
    """Which rows, from 0, begin with the label of a signature (经办人 | 马超) and are none of those that owe something.

    A role may be whose duty a row is (负责人 | 月报): where one such row has a deadline, or more follow at once, it is.

    Args:
        whole: the rows that say what is owed and by when.
    """
    found: dict[int, str] = {}
    roles: set[str] = set()
    for index, (row, known) in enumerate(zip(rows, whole, strict=True)):
        first = None if known else next((v for v in row[left - 1 :] if v is not None and v != ""), None)
        if isinstance(first, str) and is_signer(first):
            if _is_due(row, phrase, words):
                roles.add(first)
            elif not (index + 1 < len(rows) and whole[index + 1]):
                found[index] = first
    return {index for index, first in found.items() if first not in roles}


def _is_due(row: Sequence[Raw], phrase: int, words: DeadlineWords) -> bool:
    """Whether a row has a deadline that can be read; a day beside 日期 is that of the signature."""
    said, before = _at(row, phrase), _at(row, phrase - 1)
    if said is None or (isinstance(before, str) and _DAY.fullmatch(_joined(before))):
        return False
    return not isinstance(said, str) or bool(words.read(said).rules)


@lru_cache(maxsize=4096)
def is_signer(text: str) -> bool:
    """Whether a text is the label of a signature and nothing else, without a colon."""
    return len(text) <= 20 and _SIGNER.fullmatch(_joined(text)) is not None


def has_ordinal(value: Raw) -> bool:
    """Whether a text begins as headings do: 二、东校区."""
    return isinstance(value, str) and _ORDINAL.match(plain(value)) is not None


@lru_cache(maxsize=4096)
def is_footer(text: str) -> bool:
    """Whether a text begins what stands below a table: its total, or who made it."""
    return is_total(text) or _FOOTER.match(plain(text)) is not None


def is_total(text: str) -> bool:
    """Whether a text is called a total."""
    from toolkit.sheet import totals

    return totals.is_total(text) or _SUMMED_UP.match(plain(text)) is not None


def is_group_total(row: Sequence[Raw]) -> bool:
    """Whether a row has nothing but figures, and no day, beside the total of a group: 一店小计 | 3."""
    from toolkit.sheet import totals

    label, _ = totals.lone_label(row)
    named = totals.named_total(label) if label and not totals.has_day(row) else None
    return named is not None and not named.doubtful


def is_only_total(value: Raw) -> bool:
    """Whether a cell says 合计, Total or Sum, and nothing else."""
    from toolkit.sheet import totals

    if not isinstance(value, str) or totals.only_short([value]):
        return False
    return totals.total_kind(value, alone=True) != "" or plain(value).rstrip(" :") == "sum"


def _joined(text: str) -> str:
    """A label as it is compared: without the spaces that people put between letters."""
    return "".join(plain(text).split())


def _at(row: Sequence[Raw], column: int) -> Raw:
    """The cell in a column from 1, where there is such a column."""
    return row[column - 1] if 0 < column <= len(row) and row[column - 1] != "" else None
