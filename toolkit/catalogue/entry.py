"""One entry of the catalogue."""

from __future__ import annotations

from toolkit.record import NamedTuple


class Entry(NamedTuple):
    """One message in both languages; a remedy says what to do and ends without a full stop in neither."""

    zh: str
    en: str
    zh_remedy: str
    en_remedy: str


def entry(zh: str, en: str, zh_remedy: str = "", en_remedy: str = "") -> Entry:
    """Short spelling for the tables of the catalogue."""
    return Entry(zh, en, zh_remedy, en_remedy)
