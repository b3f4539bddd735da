"""Rows under a table that owe nothing: totals, signatures, notes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from toolkit.patterns import compiled
from toolkit.sheet.values import Raw

_TOTAL = compiled(
    r"^(?:合\s*计|总\s*计|小\s*计|本\s*页\s*合\s*计|累\s*计|(?:(?:grand|sub)[\s-]*)?totals?|sum)\b|^(?:合计|总计|小计)"
)
_ONLY_TOTAL = compiled(r"(?:本\s*页\s*)?(?:合\s*计|总\s*计|小\s*计|累\s*计|(?:(?:grand|sub)[\s-]*)?totals?|sum)\s*:?")
_FOOTER = compiled(
    r"^(?:制表|填表|制单|编制|审核|审批|复核|批准|主管|负责人|经办|日期|填报|报送|联系电话|打印"
    r"|prepared by|approved by|checked by|reviewed by|signature|signed|printed|dated?)"
    r"(?:人|日期|时间|单位|部门|签字)?\s*[:：]"
    r"|^.{0,10}(?:签字|签名|签章|盖章|负责人|审核人|审批人|制表人|经理|总监|领导|主任)\s*[:：]"
    r"|^(?:注|备注|说明|填表说明|填写说明|notes?|remarks?)\s*[:：]"
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


@lru_cache(maxsize=4096)
def is_footer(text: str) -> bool:
    return is_total(text) or _FOOTER.match(_plain(text)) is not None


def is_total(text: str) -> bool:
    return _TOTAL.match(_plain(text)) is not None


def is_only_total(value: Raw) -> bool:
    return isinstance(value, str) and _ONLY_TOTAL.fullmatch(_plain(value)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _at(row: Sequence[Raw], column: int) -> Raw:
    """The cell in a column from 1, where there is such a column."""
    return row[column - 1] if 0 < column <= len(row) and row[column - 1] != "" else None
