"""Files in a folder that are of a kind of deliverable: where a company has kinds of its own, they are no duty sheets.

An AR ageing has customers, invoices and due dates, as a duty sheet may have. Of the shipped kinds none looks like one,
and looking for them in each folder would take time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.app.access import Access
from toolkit.app.check import Watcher
from toolkit.app.files import sources
from toolkit.app.levels import EVIDENCE, telling
from toolkit.core.finding import Finding, Place
from toolkit.errors import SettingsError, UsageError
from toolkit.settings import Settings

KIND = {"variant": "kind"}


class PassingOver(Watcher):
    """Passes over the files of folders that are deliverables; one that is named itself is checked all the same."""

    def __init__(self, paths: Sequence[Path], settings: Settings, access: Access) -> None:
        self.told: tuple[Finding, ...] = ()
        folders = [path for path in paths if path.is_dir()]
        try:
            if not folders or not _has_kinds(settings):
                return
            from toolkit.app.deliverables import deliverable_files, keeps_duties_too  # takes long to load

            found = frozenset[Path]().union(*(deliverable_files(f, settings, access=access) for f in folders))
            found -= {path.resolve() for path in paths if not path.is_dir()}
            self.skip = frozenset(path for path in found if not keeps_duties_too(path, settings, access))
        except (UsageError, SettingsError):
            return  # a schema is wrong, as those say that need it
        names = [source.name for source in sources(paths) if source.path.resolve() in self.skip]
        self.told = tuple(f for name in names for f in telling(EVIDENCE, Place(name), settings.rules, KIND))


def _has_kinds(settings: Settings) -> bool:
    if settings.source is None:
        return False
    from toolkit.deliverables.config import SCHEMA, TABLE
    from toolkit.deliverables.declared import shipped_folder
    from toolkit.settings.file import own_table

    return "schemas" in (own_table(settings, TABLE, shipped_folder() / SCHEMA) or {})
