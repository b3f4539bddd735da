"""Every word a person reads, in Chinese and English, in one place.

An entry is a key with two languages; each language has a text and, for problems, a remedy (what to do about it).
Both are ``str.format`` templates over the same named parameters. A test holds every entry complete in both
languages and its parameters equal. Plain Python rather than .po files: it is imported from bytecode in a millisecond,
and a clerk's click must not wait for a catalogue to be parsed.

``zh`` and ``en`` are the languages; ``zh_CN``, ``zh-CN.UTF-8``, ``en_US`` and the like are understood by ``language``.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.catalogue import (
    buttons,
    commands,
    deadlines,
    deliverables,
    errors,
    findings,
    labels,
    ledger,
    reconcile,
    roll,
    safety,
    summary,
    templates,
)
from toolkit.catalogue.entry import Entry, entry

LANGUAGES = ("zh", "en")

ENTRIES: dict[str, Entry] = {}
for _part in (
    errors,
    findings,
    deadlines,
    labels,
    commands,
    summary,
    templates,
    roll,
    safety,
    buttons,
    deliverables,
    ledger,
    reconcile,
):
    for _key, _entry in _part.ENTRIES.items():
        if _key in ENTRIES:
            raise RuntimeError(f"catalogue key twice: {_key}")
        ENTRIES[_key] = _entry


class Said(NamedTuple):
    """A rendered entry: what is the matter, and what to do about it (may be empty)."""

    text: str
    remedy: str


def language(wanted: str | None) -> str | None:
    """``zh`` or ``en`` for a locale name such as ``zh_CN.UTF-8`` or ``en-GB``; None for any other or none."""
    head = (wanted or "").replace("_", "-").split("-")[0].split(".")[0].lower()
    return {"zh": "zh", "cn": "zh", "en": "en"}.get(head)


def say(key: str, lang: str, **params: object) -> Said:
    """Render one entry. A parameter that is a StrEnum member or other label key is the caller's to translate."""
    found = ENTRIES[key]
    text, remedy = (found.zh, found.zh_remedy) if lang == "zh" else (found.en, found.en_remedy)
    return Said(text.format(**params), remedy.format(**params))


def text(key: str, lang: str, **params: object) -> str:
    """The text alone, without the remedy."""
    found = ENTRIES[key]
    return (found.zh if lang == "zh" else found.en).format(**params)


def joined(key: str, lang: str, **params: object) -> str:
    """Text and remedy as one sentence pair, with the language's own full stop between them."""
    said = say(key, lang, **params)
    if not said.remedy:
        return said.text
    return f"{said.text}。{said.remedy}" if lang == "zh" else f"{said.text}. {said.remedy}"


__all__ = ["ENTRIES", "LANGUAGES", "Entry", "Said", "entry", "joined", "language", "say", "text"]
