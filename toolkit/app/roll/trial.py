"""The trial of a plan: the new content is read and judged in memory, and what would go wrong is mended or reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.app.roll.area import Area
from toolkit.app.roll.dates import dated_phrases, move_name
from toolkit.app.roll.draft import Draft
from toolkit.app.roll.plain import join_notes
from toolkit.app.roll.rows import Rolling, by_place, what
from toolkit.catalogue import text
from toolkit.core.finding import Finding, Place, cell_name
from toolkit.core.judge import BOUNDARY, find_due
from toolkit.core.moment import DAY, Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.resolve_many import Resolver
from toolkit.rules.base import Book
from toolkit.sheet.table import Table
from toolkit.sheet.values import read_text
from toolkit.workbook.port import WorkbookContent

Carried = tuple[Judged, str, int]
"""An open obligation as it was judged, and the sheet and row it has in the new workbook."""


@dataclass(frozen=True, slots=True)
class Trial:
    """``columns``: those of the table that an obligation is in now. ``examine`` reads and judges for a period."""

    rolling: Rolling
    draft: Draft
    carried: Sequence[Carried]
    columns: Callable[[str, Judged], Mapping[str, int]]
    examine: Callable[[WorkbookContent, Period], Book]

    def run(self) -> list[Finding]:
        """Say the day of every open obligation that would be judged by another due than its own."""
        for judged, sheet, row, _found in list(self._differing()):
            self._say_due(judged, sheet, row)
        out = []
        for judged, _sheet, _row, found in self._differing():
            row_ = judged.obligation
            before, after = (str(m or "-").replace("T", " ") for m in (judged.due, found.due if found else None))
            out.append(
                self.rolling.finding("roll-due-differs", row_.place, what=what(row_), before=before, after=after)
            )
        return out

    def _differing(self) -> Iterator[tuple[Judged, str, int, Judged | None]]:
        now = by_place(self.examine(self.draft.content(), self.rolling.to))
        for judged, sheet, row in self.carried:
            found = now.get((sheet, row))
            if found is None or (judged.due is not None and found.due != judged.due):
                yield judged, sheet, row, found

    def _say_due(self, judged: Judged, sheet: str, row: int) -> None:
        due, draft, columns = judged.due, self.draft, self.columns(sheet, judged)
        if due is None:
            return
        given = columns.get("due_given", 0)
        if given and draft.put(sheet, row, given, due.day if due.second == DAY else due.as_datetime()):
            return
        column = columns.get("phrase", 0)
        phrase = self._dated_phrase(judged, due) if column else ""
        if not phrase or not draft.put(sheet, row, column, phrase):
            return
        note = columns.get("note", 0)
        if note:
            lang = "en" if phrase.isascii() else "zh"
            said = read_text(draft.value(sheet, row, note))
            more = text("roll-note-phrase", lang, phrase=judged.obligation.duty.phrase)
            draft.put(sheet, row, note, join_notes(said, more, lang))

    def _dated_phrase(self, judged: Judged, due: Moment) -> str:
        rolling, row = self.rolling, judged.obligation
        lang = "en" if row.duty.phrase.isascii() else "zh"
        boundary = BOUNDARY in judged.ambiguity
        for phrase in dated_phrases(due, judged.nominal_due or due, boundary, lang):
            named = row._replace(duty=row.duty._replace(phrase=phrase), occurrence=0)
            resolver = Resolver(rolling.calendar, rolling.policy(row.duty))
            found, _why = find_due(named, rolling.book.read(phrase), rolling.to, resolver)
            if found is not None and found.effective == due:
                return phrase
        return ""


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


def sheet_names(rolling: Rolling, tables: Sequence[Table]) -> dict[str, str]:
    """Sheets that are named for the old period, and what they are called for the new one."""
    names = dict.fromkeys(t.sheet for t in tables)
    moved = {name: move_name(name, rolling.source, rolling.to) for name in names}
    return {old: new for old, new in moved.items() if new != old}
