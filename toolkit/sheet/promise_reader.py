"""What a row promises: the duty that the words in its cells make."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence

from toolkit.core.duty import Duty
from toolkit.patterns import compiled
from toolkit.sheet.deadline_cells import read_deadline
from toolkit.sheet.fields import WORDED
from toolkit.sheet.records import Records
from toolkit.sheet.row_reader import RowReader
from toolkit.sheet.table import Row, Table
from toolkit.sheet.values import DateContext
from toolkit.sheet.words import read_list, read_next_month

_UNIT = compiled(
    r"[(\[【](?:单位[:： ]?)?(?P<unit>天|日|自然日|工作日|小时|工作小时|周|月"
    r"|(?:(?:working|business|calendar) )?days|hours|weeks|months)[)\]】]"
)
_BRACKETS = frozenset("([【")

_ReadWord = Callable[["PromiseReader", Row, str], str]


class PromiseReader(RowReader):
    """Reads what the rows of one table promise."""

    def __init__(
        self,
        records: Records,
        table: Table,
        context: DateContext,
        department: str,
        uncached: Collection[tuple[int, int]] = (),
    ) -> None:
        super().__init__(records, table, context, department, uncached)
        self._duties: dict[tuple[str, ...], Duty] = {}
        self._worded = tuple(self._readers())
        self._phrase_unit = _unit_of(table.header.names.get(self._columns.get("phrase", 0), ""))

    def promise(self, row: Row, provider: str) -> Duty:
        """The promise of a department that the words of a row make; rows with the same words have the same one."""
        words = [read(self, row, name) for name, read in self._worded]
        duty = self._duties.get((provider, *words))
        if duty is None:
            duty = self._duties[provider, *words] = self._duty(provider, words)
        return duty

    def _duty(self, provider: str, words: Sequence[str]) -> Duty:
        """The promise of a department that these words make: as many as the table has columns for."""
        said = {name: word for (name, _), word in zip(self._worded, words, strict=True)}
        return Duty(
            id=said.get("duty_id", ""),
            provider=provider,
            receiver=said.get("receiver", ""),
            deliverable=said.get("deliverable", ""),
            phrase=said.get("phrase", ""),
            event=said.get("event") or None,
            owner=said.get("owner", ""),
            completeness=read_list(said.get("completeness", "")),
            due_next_month=read_next_month(said.get("due_in", "")),
        )

    def _readers(self) -> Iterator[tuple[str, _ReadWord]]:
        """How each column is read that the promise of a row is made of."""
        own: dict[str, _ReadWord] = {
            "phrase": PromiseReader._phrase,
            "receiver": RowReader._department,
            "owner": RowReader._name,
        }
        for name in WORDED:
            # 资料要求 counts beside 资料完整 only: without it nobody could say whether the papers are there.
            if name in self._columns and (name != "completeness" or "complete" in self._columns):
                yield name, own.get(name, RowReader._text)

    def _phrase(self, row: Row, name: str) -> str:
        """A deadline in words, whatever stands in its cell."""
        raw = self._raw(row, name)
        phrase, doubt = read_deadline(raw, self._phrase_unit, self._here, self.table.header.lang)
        if doubt:
            self._note_bad(name, doubt, raw)
            self._bad_here.add(name)
        return phrase


def _unit_of(header: str) -> str:
    """How a bare number under 时限(工作日) or Deadline (hours) is worded as a deadline; empty for other headers."""
    plain = unicodedata.normalize("NFKC", header).lower()
    m = None if _BRACKETS.isdisjoint(plain) else _UNIT.search(plain)
    if not m:
        return ""
    unit = m["unit"]
    return (
        f"within {{}} {unit}"
        if unit.isascii()
        else f"{{}}{'个' if unit[-1] in '月时' or len(unit) > 2 else ''}{unit}内"
    )
