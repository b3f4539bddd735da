"""Every word a person reads, in Chinese and English, in one place.

An entry is a key with two languages; each language has a text and, for problems, a remedy (what to do about it).
Both are ``str.format`` templates over the same named parameters. A test holds every entry complete in both
languages and its parameters equal. Plain Python rather than .po files: it is imported from bytecode in a millisecond,
and a clerk's click must not wait for a catalogue to be parsed.

``zh`` and ``en`` are the languages; ``zh_CN``, ``zh-CN.UTF-8``, ``en_US`` and the like are understood by ``language``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from toolkit.catalogue.entry import Entry, entry
from toolkit.record import NamedTuple

LANGUAGES = ("zh", "en")

PARTS = (
    "labels",
    "commands",
    "findings",
    "errors",
    "deadlines",
    "month_end",
    "summary",
    "summary_columns",
    "summary_report",
    "templates",
    "roll",
    "safety",
    "buttons",
    "deliverable_values",
    "deliverables",
    "deliverable_files",
    "deliverable_schemas",
    "ledger",
    "reconcile",
    "reconcile_reasons",
    "reconcile_findings",
    "reconcile_declarations",
    "rules",
    "rules_files",
)
"""The modules of this package, the most used first: one is imported when nothing before it has the key."""


class _Entries(Mapping[str, Entry]):
    """Every entry by key. Asking for a key imports parts until it is found; going through them imports all."""

    def __init__(self) -> None:
        self._found: dict[str, Entry] = {}
        self._waiting = list(PARTS)

    def __getitem__(self, key: str) -> Entry:
        while key not in self._found and self._waiting:
            self._load()
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            self._load()
        return iter(self._found)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _load(self) -> None:
        part: Mapping[str, Entry] = import_module(f"{__name__}.{self._waiting.pop(0)}").ENTRIES
        if twice := self._found.keys() & part.keys():
            raise RuntimeError(f"catalogue key twice: {min(twice)}")
        self._found.update(part)


ENTRIES = _Entries()


class Signs(NamedTuple):
    """What a language puts between the items of a list, parts of a sentence, clauses, sentences (``stop``, which ends
    them, too), and between a sentence that is ended and the next; ``colon`` goes before what is told one by one."""

    pause: str
    comma: str
    clause: str
    colon: str
    stop: str
    gap: str


SIGNS: Mapping[str, Signs] = {
    "zh": Signs("、", ",", ";", ":", "。", ""),
    "en": Signs(", ", ", ", "; ", ": ", ". ", " "),
}


class Said(NamedTuple):
    """A rendered entry: what is the matter, and what to do about it (may be empty)."""

    text: str
    remedy: str


def language(wanted: str | None) -> str | None:
    """``zh`` or ``en`` for a locale name such as ``zh_CN.UTF-8`` or ``en-GB``; None for any other or none."""
    head = (wanted or "").replace("_", "-").split("-")[0].split(".")[0].lower()
    return {"zh": "zh", "cn": "zh", "en": "en"}.get(head)


_MARK = "\x1f"
"""Stands between the items of a list until it is known in which language; no cell can hold it.

The ledger keeps it within the parameters of findings, by which they are known again: another one would make all new.
"""
_UNNAMED = {"zh": "这一行", "en": "this row"}


def listed(items: Iterable[object]) -> str:
    """Items as one parameter; each language puts its own sign between them."""
    return _MARK.join(map(str, items))


def items_of(parameter: str) -> list[str]:
    """The items of a parameter that ``listed`` made; one that holds no list is the only item."""
    return parameter.split(_MARK)


def as_listed(items: str, lang: str) -> str:
    """The items of a parameter as they are said in a language."""
    return items.replace(_MARK, SIGNS[lang].pause)


def say(key: str, lang: str, **params: object) -> Said:
    """Render one entry. A parameter that is a StrEnum member or other label key is the caller's to translate.

    ``detail`` may be what the operating system said; it is said in Chinese where that is wanted. A row whose name,
    ``what``, is blank is “this row”; ``who`` may be ``?``, where nobody knows.
    """
    found = ENTRIES[key]
    text, remedy = (found.zh, found.zh_remedy) if lang == "zh" else (found.en, found.en_remedy)
    return Said(_filled(text, lang, params), _filled(remedy, lang, params))


def text(key: str, lang: str, **params: object) -> str:
    """The text alone, without the remedy."""
    found = ENTRIES[key]
    return _filled(found.zh if lang == "zh" else found.en, lang, params)


def _filled(template: str, lang: str, params: dict[str, object]) -> str:
    params = _worded(params, lang)
    if "what" in params and not params["what"]:
        unnamed = _UNNAMED[lang]
        first = unnamed.capitalize() if template.startswith(_NAME) else unnamed
        template = template.replace(_NAME, first, 1).replace(_NAME, unnamed)
    if lang == "en" and "|" in template:
        from toolkit.catalogue.english import numbered

        template = numbered(template, params)
    filled = template.format(**params)
    return as_listed(filled, lang) if _MARK in filled else filled


_NAME = "“{what}”"


def _worded(params: dict[str, object], lang: str) -> dict[str, object]:
    if "detail" in params and lang == "zh":
        from toolkit.catalogue.system import WORDS

        params = params | {"detail": WORDS.get(str(params["detail"]), params["detail"])}
    if params.get("who") == "?":
        params = params | {"who": "别人" if lang == "zh" else "somebody"}
    return params


def joined(key: str, lang: str, **params: object) -> str:
    """Text and remedy of an entry as one sentence pair."""
    return paired(say(key, lang, **params), lang)


def paired(said: Said, lang: str) -> str:
    """Text and remedy as one sentence pair, with the language's own full stop between them."""
    return SIGNS[lang].stop.join(filter(None, said))


__all__ = [
    "ENTRIES",
    "LANGUAGES",
    "SIGNS",
    "Entry",
    "Said",
    "Signs",
    "as_listed",
    "entry",
    "items_of",
    "joined",
    "language",
    "listed",
    "paired",
    "say",
    "text",
]
