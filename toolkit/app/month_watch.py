"""What month-end takes from the workbooks as they are checked, and says of them. The rows themselves go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.app.access import Access
from toolkit.app.check import Watcher
from toolkit.app.check_one import Checked
from toolkit.app.deliverables import Collector, deliverable_files
from toolkit.app.expected import Finder, expected_duties
from toolkit.app.levels import DEPARTMENT_UNNAMED, Levels, telling
from toolkit.app.noted import Noted
from toolkit.app.order import Order
from toolkit.app.pack import Pack
from toolkit.app.reconcile import source_files
from toolkit.app.tally import Tally
from toolkit.app.unused_policies import UnusedPolicies
from toolkit.core.finding import Finding, Place, forget_words
from toolkit.deliverables.tasks import is_workbook_of
from toolkit.settings import Settings
from toolkit.sheet.judged_rows import departments_of_rows, rows_of_nobody


class MonthWatch(Watcher):
    """Watches the check of a folder.

    Files that rows name as evidence, and tables that are reconciled, need not be duty workbooks.

    Raises:
        UsageError, SettingsError: the settings about deliverables or reconciliations are wrong.
    """

    waits = True

    def __init__(self, folder: Path, settings: Settings, pack: Pack | None, order: Order, access: Access) -> None:
        period = order.period
        self.finder = Finder(expected_duties(pack, period, settings), period)
        self.tally = Tally(settings.low_score, self.finder.see if self.finder.wanted else None)
        self.noted = Noted()
        self.collector = Collector(folder, settings, period, pack=pack, access=access)
        self.unused = UnusedPolicies(settings, pack)
        self.unnamed: list[Finding] = []
        """Tables of which some rows are nobody's."""
        self.skip = deliverable_files(folder, settings, pack, access)
        self.others = source_files(folder, settings, period)
        self._departments = settings.names_of_departments()
        self._levels = settings.rules
        self._forgets = order.keep != "all"

    def doubtful(self, path: Path) -> bool:
        """What is called as a department is that department's workbook."""
        return not is_workbook_of(path, self._departments)

    def named(self, waiting: Sequence[Checked]) -> frozenset[Path]:
        """The files that rows name as evidence."""
        return self.collector.named(waiting)

    def take(self, one: Checked) -> None:
        """Count it, and note what the lists need of it."""
        self.tally.add(one.judged)
        self.noted.add(one.findings, departments_of_rows(one.judged) if one.findings else None)
        self.collector.take(one)
        self.unnamed.extend(_unnamed(one, self._levels))
        self.unused.see(one)
        if self._forgets:
            forget_words()


def _unnamed(checked: Checked, levels: Levels) -> Iterator[Finding]:
    """One finding a table of which some rows are nobody's: at its header, where a column would name the department."""
    for table, count in rows_of_nobody(checked.judged):
        header = table.header
        place = Place(checked.record.name, table.sheet, header.last_row, header.columns.get("provider", header.left))
        yield from telling(DEPARTMENT_UNNAMED, place, levels, {"count": str(count)})
