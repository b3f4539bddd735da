"""The header of another table below one."""

from __future__ import annotations

from collections.abc import Set

from toolkit.core.nothing import is_blank
from toolkit.deliverables.labels import has_amount, is_headed, names_column, sums_up
from toolkit.deliverables.row_in_columns import Columns
from toolkit.deliverables.rows_above import Above
from toolkit.deliverables.signatures import bare, says_nothing
from toolkit.sheet.table import Row, at
from toolkit.sheet.totals import has_day
from toolkit.sheet.vocabulary import normal


def another_header(row: Row, below: Row, columns: Columns, above: Above) -> str:
    """What a row is the header of; empty where it is none.

    ``moved``: a table with the same columns in another order, with other names for them, or as wide as this above a row
    with a day; ``summary``: one that sums up; ``apart``: any other.
    """
    if not is_headed(row, below):
        return ""
    titles = {normal(v) for v in row if isinstance(v, str) and v}
    if not (
        (has_amount(below) and names_column(titles, columns.names)) or _is_apart(row, below, titles, columns, above)
    ):
        return ""
    heads, known = columns.heads, columns.known
    most = max(1, len(heads) // 2)
    alike = len(titles & known) > most or (len(titles) >= len(heads) and has_day(below))
    if len(titles & {*heads.values()}) > most or (alike and not sums_up(titles - known)):
        return "moved"
    return "summary" if sums_up(titles) else "apart"


def _is_apart(row: Row, below: Row, titles: Set[str], columns: Columns, above: Above) -> bool:
    """Whether a row heads a table of another kind although no figure stands below it, or no name of a column is in it.

    Before the total of all it may be a row of data that waits for its figures, or a page's signatures; so may one that
    says the same twice or 待定, and one above a row with a figure or day wherever all rows have one.
    """
    if not above.is_past_all() or any(isinstance(v, str) and columns.foot.is_footer(v) for v in row):
        return False
    if names_column(titles, columns.names) or not (has_amount(below) or has_day(below)):
        return has_day(below)
    texts = [v for v in row if isinstance(v, str) and v]
    if len(titles) < len(texts) or any(is_blank(v, pending=True) or says_nothing(bare(v)) for v in texts):
        return False
    solid = above.solid(columns.wanted)
    return any(at(row, c) for c in solid) and any(not at(row, c) and at(below, c) in (None, "") for c in solid)
