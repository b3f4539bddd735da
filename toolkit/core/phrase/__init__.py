"""Words to rules: ``read_phrase`` reads a deadline as a clerk writes it, in Chinese or English.

The grammars are ``zh.grammar`` and ``en.grammar`` beside this file; ``grammar`` says how they are written, ``compose``
and ``finish`` turn what they find into rules. Reading never fails: a text without a deadline has the kind ``none``.
"""

from __future__ import annotations

from toolkit.core.deadline import PhraseReading
from toolkit.core.phrase.vocabulary import Vocabulary

_MOST = 65536
_READ: dict[Vocabulary | None, dict[str, PhraseReading]] = {}


def read_phrase(text: str, words: Vocabulary | None = None) -> PhraseReading:
    """What a phrase says. Never raises for any text; each distinct phrase is read once.

    Blank text, and text longer than any deadline, has the kind ``none``.
    """
    known = readings(words)
    found = known.get(text)
    if found is None:
        from toolkit.core.phrase.read import read  # the grammars only for a phrase that nobody has read before

        if len(known) >= _MOST:
            known.clear()
        found = known[text] = read(text, words)
    return found


def readings(words: Vocabulary | None = None) -> dict[str, PhraseReading]:
    """What has been read so far, by phrase; an application may add what an earlier run has kept."""
    found = _READ.get(words)
    if found is None:
        found = _READ[words] = {}
    return found


__all__ = ["Vocabulary", "read_phrase", "readings"]
