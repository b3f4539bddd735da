"""The trial of a plan: the new content is read and judged in memory, and what would go wrong is mended or reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.app.roll.area import Area
from toolkit.app.roll.dates import dated_phrases
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.marks import join_notes
from toolkit.app.roll.names import Names
from toolkit.app.roll.rows import Rolling, by_place, is_open, what
from toolkit.catalogue import text
from toolkit.core.find_due import find_due
from toolkit.core.finding import Finding, Place, Severity, cell_name
from toolkit.core.judge import BOUNDARY
from toolkit.core.moment import DAY, Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.resolve_many import Resolver
from toolkit.rules.base import Book
from toolkit.sheet.values import read_text
from toolkit.workbook.port import WorkbookContent

Carried = tuple[Judged, str, int]
"""An open obligation as it was judged, and the sheet and row it has in the new workbook."""


_ITS_DEADLINE = re.compile(
    r"[每次当本下上个年季度半月周旬日号號天星期第一二三四五六七八九十两\d:：点时午晚初末底工作后以之]{2,}[前内內]"
)
"""Of what is owed and when in one cell: 每月10号前 of 库存表每月10号前提交."""


@dataclass(frozen=True, slots=True)
class Trial:
    """``columns``: those of the table that an obligation is in now. ``examine`` reads and judges for a period.
    ``names``: the columns of the tables that were rolled."""

    rolling: Rolling
    draft: Draft
    carried: Sequence[Carried]
    columns: Callable[[str, Judged], Mapping[str, int]]
    examine: Callable[[WorkbookContent, Period], Book]
    names: Names

    def run(self) -> list[Finding]:
        """See that every table is read as it was, and say the day of every open obligation that would be judged by
        another due than its own."""
        book = self._read()
        differing = [one for one in self._differing(book) if one[3] is not None]
        for judged, sheet, row, _found in differing:
            self._say_due(judged, sheet, row)
        if differing:
            book = self._read()
        return [*self.names.findings(book), *self._left(book)]

    def _read(self) -> Book:
        """The new workbook as it is read, once its columns have the names that they need."""
        while True:
            book = self.examine(self.draft.content(), self.rolling.to)
            if not self.names.mend(book):
                return book

    def _left(self, book: Book) -> Iterator[Finding]:
        """Open obligations that are still read otherwise than they were."""
        for judged, _sheet, _row, found in self._differing(book):
            row, finding = judged.obligation, self.rolling.finding
            if found is not None and _as_open(judged, found):
                before, after = (str(m or "-").replace("T", " ") for m in (judged.due, found.due))
                yield finding("roll-due-differs", row.place, what=what(row), before=before, after=after)
            else:
                yield finding("roll-row-lost", row.place, Severity.ERROR, what=what(row))

    def _differing(self, book: Book) -> Iterator[tuple[Judged, str, int, Judged | None]]:
        now = by_place(book)
        for judged, sheet, row in self.carried:
            found = now.get((sheet, row))
            due_differs = found is not None and judged.due is not None and found.due != judged.due
            if found is None or due_differs or not _as_open(judged, found):
                yield judged, sheet, row, found

    def _say_due(self, judged: Judged, sheet: str, row: int) -> None:
        due, draft, columns = judged.due, self.draft, self.columns(sheet, judged)
        if due is None:
            return
        given = columns.get("due_given", 0)
        if given and draft.put(sheet, row, given, due.day if due.second == DAY else due.as_datetime()):
            return
        column = columns.get("phrase", 0)
        said = judged.obligation.duty.deliverable if column == columns.get("deliverable") else ""
        phrase = self._dated_phrase(judged, due, said) if column else ""
        if not phrase or not draft.put(sheet, row, column, phrase):
            return
        note = columns.get("note", 0)
        if note:
            lang = "en" if phrase.isascii() else "zh"
            said = read_text(draft.value(sheet, row, note))
            more = text("roll-note-phrase", lang, phrase=judged.obligation.duty.phrase)
            draft.put(sheet, row, note, join_notes(said, more, lang))

    def _dated_phrase(self, judged: Judged, due: Moment, said: str) -> str:
        """A deadline that names the day; with what is owed behind it, where one cell says both (``said``)."""
        rolling, row = self.rolling, judged.obligation
        lang = "en" if row.duty.phrase.isascii() else "zh"
        boundary = BOUNDARY in judged.ambiguity
        for dated in dated_phrases(due, judged.nominal_due or due, boundary, lang):
            phrase = _ITS_DEADLINE.sub(dated, said, count=1) if said else dated
            named = row._replace(duty=row.duty._replace(phrase=phrase), occurrence=0)
            resolver = Resolver(rolling.calendar, rolling.policy(row.duty))
            found, _why = find_due(named, rolling.book.read(phrase), rolling.to, resolver)
            if found is not None and found.effective == due:
                return phrase
        return ""


def _as_open(judged: Judged, found: Judged) -> bool:
    """Whether what was open still is."""
    return is_open(found.obligation) or not is_open(judged.obligation)


def attached(rolling: Rolling, areas: Sequence[Area]) -> Iterator[Finding]:
    """Notes, comments and links on cells that now say something else: they cannot move with what they are about."""
    for area in areas:
        draft, sheet, rows = area.draft, area.sheet, set(area.rows)
        found = sorted(
            (r, c)
            for r, c in draft.anatomy(sheet).attached
            if r in rows and c in area.columns and draft.value(sheet, r, c) != draft.original(sheet, r, c)
        )
        if found:
            cells = ", ".join(cell_name(r, c) for r, c in found[:10]) + (" …" if len(found) > 10 else "")
            yield rolling.finding("roll-attached", Place(rolling.book.name, sheet, *found[0]), cells=cells)
