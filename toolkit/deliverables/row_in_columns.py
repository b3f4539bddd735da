"""What a row says by what it has, and lacks, in the columns under a header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from toolkit.deliverables.labels import Foot, says_no_more
from toolkit.deliverables.totals import is_figure
from toolkit.sheet.table import Row, at
from toolkit.sheet.vocabulary import normal


class Columns:
    """The columns under a header.

    ``wanted``: those that are looked at. ``titled``: all with a title. ``heads``: what it says above the wanted ones.
    ``known``: all that these may be called; ``names``: that, and the other titles. Names are in their normal forms.
    """

    def __init__(self, wanted: Iterable[int], titles: Mapping[int, str], foot: Foot, known: Set[str]) -> None:
        self.wanted = sorted(wanted)
        self.titled = sorted(titles)
        self.heads = {c: normal(titles[c]) for c in self.wanted}
        self.known = known | {*self.heads.values()}
        self.names = self.known | {*map(normal, titles.values())}
        self.foot = foot

    def is_complete(self, row: Row) -> bool:
        """Whether no cell under a title is blank."""
        return all(at(row, c) not in (None, "") for c in self.titled)

    def has_figure(self, row: Row) -> bool:
        """Whether a figure other than 0, perhaps typed as text, stands in one of the columns that are looked at."""
        return any(is_figure(at(row, c)) for c in self.wanted)

    def has_number(self, row: Row) -> bool:
        """Whether a number stands in one of them, and be it 0."""
        return any(isinstance(at(row, c), (int, float)) for c in self.wanted)

    def has_few(self, row: Row) -> bool:
        """Whether half of them at most are filled, or of two not both."""
        least = len(self.wanted) // 2 + 1 if len(self.wanted) > 2 else len(self.wanted)
        return sum(at(row, c) is not None for c in self.wanted) < least

    def is_blank(self, row: Row) -> bool:
        """Whether nothing stands in them."""
        return all(at(row, c) is None for c in self.wanted)

    def is_end(self, row: Row, label: str, days: bool) -> bool:
        """Whether a row says that nothing follows; one with a figure, besides its number in front, is about 空白."""
        if days or not says_no_more(label):
            return False
        return not any(is_figure(at(row, c)) for c in self.wanted if c != self.titled[0])

    def is_of_signers(self, row: Row) -> bool:
        """Whether a row that begins like signatures is one of data: nothing is blank, and no other cell is such a
        label."""
        filled = all(at(row, c) is not None for c in self.wanted)
        return filled and sum(isinstance(v, str) and v != "" and self.foot.is_footer(v) for v in row) == 1

    def is_signed(self, row: Row, first: str) -> bool:
        """Whether a row that begins with somebody's name is a line of signatures: no row of data, nor one with
        figures in the columns."""
        if not self.foot.names_someone(first):
            return False
        texts = (v for v in row if isinstance(v, str) and v)
        if sum(self.foot.is_footer(v) or self.foot.names_someone(v) for v in texts) > 1:
            return True
        return any(at(row, c) is None for c in self.wanted) and not self.has_figure(row)


def names_under(row: Row, columns: Set[int]) -> bool:
    """Whether a row holds nothing but names in some columns."""
    filled = {c: v for c, v in enumerate(row, 1) if v is not None and v != ""}
    names = all(isinstance(v, str) and not any(map(str.isdigit, v)) for v in filled.values())
    return names and filled.keys() <= columns
