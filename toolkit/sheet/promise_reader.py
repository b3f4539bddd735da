"""What a row promises: the duty that the words in its cells make."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from toolkit.core.duty import Duty
from toolkit.sheet.fields import WORDED
from toolkit.sheet.records import Records
from toolkit.sheet.row_reader import RowReader
from toolkit.sheet.table import Row, Table
from toolkit.sheet.values import DateContext
from toolkit.sheet.words import read_list, read_next_month

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
            "phrase": RowReader._phrase,
            "receiver": RowReader._department,
            "owner": RowReader._name,
        }
        for name in WORDED:
            # 资料要求 counts beside 资料完整 only: without it nobody could say whether the papers are there.
            if name in self._columns and (name != "completeness" or "complete" in self._columns):
                yield name, own.get(name, RowReader._text)
