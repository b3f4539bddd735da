"""Settings: what a company decides about its deadlines. ``file`` reads them from ``dutybook.toml``.

The nearest ``dutybook.toml`` from the checked folder upwards is used, or the one named on the command line. It is
validated by ``schemas/settings.schema.json``; every key and its default is described there. Precedence of a policy, the
later winning: built-in default, ``[policy]``, ``[policy.workbooks."FILE*.xlsx"]``, ``[policy.departments.NAME]``,
``[policy.duties.ID]``. What a phrase says itself goes before all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from toolkit.core.deadline import PhraseReading
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.phrase import Vocabulary, read_phrase
from toolkit.core.policy import Policy
from toolkit.core.register import same
from toolkit.core.scoring import LOW_SCORE, Targets
from toolkit.errors import CannotRunError
from toolkit.record import NamedTuple
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.units import fold

FILE_NAME = "dutybook.toml"
DEFAULT = "default"  # the source of a policy value that nobody set


class Settings(NamedTuple):
    """Everything configurable, with its defaults. ``source`` is the file it came from, None for the defaults."""

    lang: str | None = None
    timezone: str = "Asia/Shanghai"
    as_of: Moment | None = None
    period: Period | None = None
    pack: str = ""
    departments: tuple[str, ...] = ()
    department_aliases: Mapping[str, str] = {}  # each name that a department may go by, folded, and the one it has here
    country: str = "CN"
    company_days: Mapping[date, bool] = {}
    policy: Policy = Policy()
    policy_names: frozenset[str] = frozenset()  # what [policy] itself sets
    workbook_policies: Mapping[str, Mapping[str, Any]] = {}  # by file name, * and ? allowed
    department_policies: Mapping[str, Mapping[str, Any]] = {}
    duty_policies: Mapping[str, Mapping[str, Any]] = {}
    due_soon_workdays: int = 1
    rules: Mapping[str, Severity | None] = {}
    words: Vocabulary = Vocabulary()
    backups: bool = True
    backups_keep: int = 20
    low_score: float = LOW_SCORE  # scores up to this one want a reason
    targets: Targets = Targets()
    ledger: str = ""  # a URL or file, relative to the settings file; empty: the nearest .dutybook/ledger.sqlite
    source: Path | None = None

    def read(self, phrase: str) -> PhraseReading:
        """A deadline phrase read with the company's own words."""
        return read_phrase(phrase, self.words)

    def period_at(self, as_of: Moment, asked: Period | None = None) -> Period:
        """What a run is about: the period that was asked for, else the settings' own, else the month it is made in."""
        return asked or self.period or Period.containing(as_of.day)

    @property
    def deadline_words(self) -> DeadlineWords:
        """How the company says when, for telling which texts are deadlines."""
        return DeadlineWords(self.read, (word for word, _ in self.words.aliases))

    def policy_for(self, department: str, duty_id: str, workbook: str) -> Policy:
        """The policy that holds for one duty of one department in one workbook (its file name; empty for none)."""
        policy = self.policy
        for table, layer in self._layers(department, duty_id, workbook):
            from toolkit.settings.policy import replaced  # only where something is set

            policy = replaced(policy, layer, self.source or Path(), table)
        return policy

    def policy_sources(self, department: str, duty_id: str, workbook: str) -> dict[str, str]:
        """Where each field of that policy was set: ``default``, ``policy``, ``policy.departments.NAME`` and so on."""
        found = dict.fromkeys(Policy._fields, DEFAULT)
        found.update(dict.fromkeys(self.policy_names, "policy"))
        if self.policy.service_levels:
            found["service_levels"] = "service_levels"
        if self.policy.statutory:
            found["statutory"] = "calendar.statutory"
        for source, layer in self._layers(department, duty_id, workbook):
            found.update(dict.fromkeys(layer, source))
        return found

    @property
    def policy_tables(self) -> tuple[str, ...]:
        """The tables of the file that set something for some workbooks, departments or duties alone."""
        kinds = {
            "workbooks": self.workbook_policies,
            "departments": self.department_policies,
            "duties": self.duty_policies,
        }
        return tuple(table_of(kind, name) for kind, layers in kinds.items() for name in layers)

    def tables_for(self, department: str = "", duty_id: str = "", workbook: str = "") -> Iterator[str]:
        """Those of ``policy_tables`` that hold for a department, a duty and a workbook."""
        return (table for table, _ in self._layers(department, duty_id, workbook))

    def _layers(self, department: str, duty_id: str, workbook: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """What is set for the workbook, the department, the duty, in the order in which the later wins; each with the
        table that says so.

        Names are compared as in the sheets: a department goes by any of its names, and may have a table under several.
        """
        for pattern, layer in self.workbook_policies.items():
            if workbook and fnmatchcase(workbook, pattern):
                yield table_of("workbooks", pattern), layer
        own = self._own_name(department)
        for name, layer in self.department_policies.items():
            if self._own_name(name) == own:
                yield table_of("departments", name), layer
        number = same(duty_id)
        for name, layer in self.duty_policies.items():
            if same(name) == number:
                yield table_of("duties", name), layer

    def _own_name(self, department: str) -> str:
        """The name that a department has here, folded."""
        plain = fold(department)
        return fold(self.department_aliases.get(plain, plain))

    def day_order(self, workbook: str = "", department: str = "") -> str:
        """How 03/04/2027 in a cell is meant, as in ``DateContext``; empty where nobody says.

        Args:
            workbook: the file's name.
            department: whose table it is in; what is set for it wins over what is for the workbook.
        """
        month_first = self.policy.month_first if "month_first" in self.policy_names else None
        for _, layer in self._layers(department, "", workbook):
            month_first = layer.get("month_first", month_first)
        return "" if month_first is None else "mdy" if month_first else "dmy"

    def names_of_departments(self, of_pack: Iterable[str] = ()) -> tuple[str, ...]:
        """What the company's departments may be called, the other names folded.

        Args:
            of_pack: its departments are the company's where the settings list none.
        """
        return (*(self.departments or of_pack), *self.department_aliases)

    @property
    def folder(self) -> Path | None:
        """Where the settings lie, None for the defaults."""
        return self.source.parent if self.source else None

    @property
    def label(self) -> str:
        """For the audit sheet: where the settings came from."""
        return self.source.name if self.source else ""


def find_settings(start: Path) -> Path | None:
    """The nearest ``dutybook.toml`` in the folder ``start`` (or the folder of that file) or above it.

    Raises:
        CannotRunError: the folder may not be looked into, so that it cannot be known which settings hold there.
    """
    place = start
    try:
        folder = (start if start.is_dir() else start.parent).resolve()
        for place in (folder, *folder.parents):
            if (place / FILE_NAME).is_file():
                return place / FILE_NAME
    except PermissionError as error:
        raise CannotRunError("file-not-readable", name=place.name, detail=error.strerror) from error
    return None


def table_of(kind: str, name: str) -> str:
    """What the table of a policy for some alone is called."""
    return f"policy.{kind}.{name}"
