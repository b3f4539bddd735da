"""The figure of a total: in its column, or within the label of the row, 合计:110."""

from __future__ import annotations

import re

from toolkit.core.traditional import plain
from toolkit.deliverables.totals import Total
from toolkit.sheet.table import at
from toolkit.sheet.totals import lone_label, named_total, total_kind
from toolkit.sheet.values import Raw

_WRITTEN = r"[¥$]?-?\d[\d,]*(?:\.\d+)?\s*万?元?"
_MONEY = re.compile(r"¥\s*-?\d[\d,]*(?:\.\d+)?\s*万?元?|-?\d[\d,]*(?:\.\d+)?\s*万?元")
_MONEY_OF_TOTAL = re.compile(
    r"(?:[合总共小]计|(?<![^\W\d_])金额|[大小]写|人民币|[整正元角分]|[合总共小]\s*计[\s:,(]*(?:(?![^\W\d_]*[退其中每均另])[^\W\d_]{1,4})?\s*\d+\s*[笔张台户人件单])"
    rf"[\s:,;、()]*({_MONEY.pattern})"
)
"""A sum of money behind the label of a total, its count, or the same in words: 合计(大写):叁佰元整 ¥300.00."""
_UNIT = re.compile(r"(?<=[^\s(])\s*\([^()]*\)$")


def figure_of(total: Total, column: int, title: str, *, alone: bool) -> Raw:
    """What a row of totals says of a column; None where it says nothing.

    Args:
        title: what the column is called.
        alone: no other column must have a total: a sum of money without a name is its.
    """
    raw = at(total.row, column)
    if isinstance(raw, str) and (total_kind(raw) or named_total(lone_label([raw])[0])):
        return _beside_label(raw, title)  # the row's label stands in this very column
    if raw is not None:
        return raw
    labels = [v for v in total.row if isinstance(v, str) and total_kind(v)]
    said = (_beside_label(label, title, "金额") or (_only_sum(label) if alone else None) for label in labels)
    return next(filter(None, said), None)


def _beside_label(text: str, *names: str) -> str | None:
    """The figure behind a total's label in its own cell, 合计:110; with several names of its column only one that is
    called just so, 合计:1笔,手续费金额9元,金额100.00元."""
    said = plain(text)
    for name in names:
        bare = re.escape(_UNIT.sub("", plain(name)))
        if m := re.search(
            rf"(?:(?<![^\W\d_])|(?<=计))(?:{re.escape(plain(name))}|{bare})\s*[:为是]?\s*({_WRITTEN})", said
        ):
            return m[1]
    m = re.fullmatch(rf"[^:\d]*[计計数]\s*:?\s*({_WRITTEN})", said) if len(names) == 1 else None
    return m[1] if m else None


def _only_sum(text: str) -> str | None:
    """The one sum of money that the label of a total goes on to say."""
    said = plain(text)
    found = _MONEY_OF_TOTAL.search(said)
    return found[1] if found and len(_MONEY.findall(said)) == 1 else None
