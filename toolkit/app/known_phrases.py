"""The deadline phrases of earlier runs: departments write the same few every month, and reading one takes the grammar.

What they were read as is kept in the user's cache folder, for one version of the grammar and the company's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.app import cache
from toolkit.core import phrase as grammar
from toolkit.core.phrase import Vocabulary, readings
from toolkit.core.phrase.kept import flat, reading_of
from toolkit.digest import sha256

_FORMAT = "1"
_MOST = 4000
"""Phrases kept; a phrase takes about 200 bytes."""


@contextmanager
def known_phrases(words: Vocabulary) -> Iterator[None]:
    """Within it, phrases of earlier runs are known; what is read for the first time is kept at the end."""
    name, stamp = f"phrases-{sha256(repr(words).encode())[:12]}.json", _stamp()
    known = readings(words)
    before = cache.kept(name, stamp)
    if before is not None:
        try:
            for text, raw in before["phrases"].items():
                known.setdefault(text, reading_of(text, raw))
        except (KeyError, TypeError, ValueError, AttributeError):
            before = None
    loaded = len(known) if before is not None else 0
    try:
        yield
    finally:
        if len(known) != loaded:
            last = list(known.items())[-_MOST:]
            cache.keep(name, stamp, {"phrases": {text: flat(reading) for text, reading in last}})


def _stamp() -> str:
    """The version of the grammar: its own modules, and all of ``core``, whose kinds and characters it reads by."""
    own = Path(grammar.__file__).parent
    files = sorted(p for folder in (own.parent, own, own / "convert") for p in folder.iterdir() if p.is_file())
    return f"{_FORMAT} {cache.stamp_of(*files)}"
