"""findings."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
