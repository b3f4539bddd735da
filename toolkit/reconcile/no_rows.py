"""Rows among those of a table that are none of it: totals, balances, headers repeated on each page.

Bank statements and ledgers carry balances over (期初余额, 承前页) and add up between rows (本月合计, 本年累计); lists
are kept by person, with a subtotal under each (张三小计).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence, Set
from datetime import date

from toolkit.deliverables.table import Found
from toolkit.patterns import compiled
from toolkit.sheet.amounts import written_amount
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw

_SUM = r"(?:小计|合计|总计|共计|累计|汇总|总合计)"
_OF_TABLE = compiled(
    rf"(?:本[日月年期页季周旬次]|当[日月年期]|全[年月]|(?:20\d\d年)?(?:\d{{1,2}}月份?)?)?(?:发生额)?{_SUM}(?:数|发生额|金额)?"
    r"|(?:本[日月年期]|当[日月年期])发生额"
    r"|(?:期初|期末|年初|年末|月初|月末|日初|日末|上[日月年期]|本[日月年期]|前期|昨日|当日)(?:余额|结余|结存)"
    r"|(?:承前|承上|接前|接上|过次|转次|转下)页"
    r"|(?:上[月年期]|前期)(?:结转|转入)|结转(?:下|次)[月年期页]"
    r"|(?:opening|closing|beginning|ending)balance|(?:balance)?(?:brought|carried)forward|balance[bc]/[fd]|[bc]/[fd]"
    r"|(?:grand|sub)?-?totals?"
)
"""What a cell of a total or balance says, spaces away, and nothing else."""
_OF_SOMETHING = compiled(rf".+{_SUM}|.+\s(?:sub)?-?totals?")
_ENDS = frozenset("计总数额余存页转入月年期總計額餘轉頁數edfls:： ")
"""With what such a label may end."""
_NOTHING = frozenset({"", "-", "--", "—", "——", "/"})


def true_rows(found: Found, names: Iterable[str]) -> Sequence[tuple[int, Row]]:
    """The rows of a table without those that are none of it.

    Args:
        names: the columns by which rows are matched.
    """
    keys = {column for name in names if (column := found.columns.get(name))}
    lines = found.sheet.rows[found.first_row - 1 : found.last_row]
    width = max(map(len, lines), default=0)
    header = [{v.strip() for line in lines if isinstance(v := at(line, c), str)} - {""} for c in range(1, width + 1)]
    titles: frozenset[str] = frozenset().union(*header)
    # Of two columns a name and an amount are all that a row can have.
    wide = len(found.columns) > 2
    one, two, *_ = [*sorted(keys), 0, 0]
    rows = []
    for number, row in found.rows:
        if one and two and len(row) >= two:
            # Most rows are named by two columns, as no total is, nor a header.
            a, b = row[one - 1], row[two - 1]
            if type(a) is type(b) is str and a not in titles and a not in _NOTHING and b not in _NOTHING:
                rows.append((number, row))
                continue
        if not _is_none(row, header, titles, keys, wide):
            rows.append((number, row))
    return rows


def _is_none(row: Row, header: Sequence[Set[str]], titles: Set[str], keys: Set[int], wide: bool) -> bool:
    for column, value in enumerate(row, 1):
        if type(value) is not str or not value:
            continue
        if value[-1] in _ENDS and _is_total(row, column, value, keys, wide):
            return True
        if (value in titles or value.strip() in titles) and _is_header(row, header):
            return True
    return False


def _is_total(row: Row, column: int, label: str, keys: Set[int], wide: bool) -> bool:
    """Whether the cell labels its row: nothing else is named there, and if it names somebody, no day either."""
    plain = unicodedata.normalize("NFKC", label).strip().lower().rstrip(":").strip()
    others = [(c, v) for c, v in enumerate(row, 1) if c != column and _says_something(v)]
    if _OF_TABLE.fullmatch("".join(plain.split())):
        return not any(c in keys for c, _ in others)
    return wide and not others and _OF_SOMETHING.fullmatch(plain) is not None


def _says_something(value: Raw) -> bool:
    """Whether a cell holds a day, or text that is no amount."""
    if isinstance(value, str):
        return value.strip() not in _NOTHING and written_amount(value) is None
    return isinstance(value, date)


def _is_header(row: Row, header: Sequence[Set[str]]) -> bool:
    filled = [(c, v) for c, v in enumerate(row) if v is not None and v != ""]
    return len(filled) > 1 and all(isinstance(v, str) and c < len(header) and v.strip() in header[c] for c, v in filled)
