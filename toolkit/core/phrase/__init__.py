"""Words to rules: ``read_phrase`` reads a deadline as a clerk writes it, in Chinese or English.

The grammars are ``zh.grammar`` and ``en.grammar`` beside this file; ``grammar`` says how they are written, ``compose``
and ``finish`` turn what they find into rules. Reading never fails: a text without a deadline has the kind ``none``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.phrase.compose import compose
from toolkit.core.phrase.grammar import Grammar, load, load_with
from toolkit.core.phrase.lexer import tokens_of
from toolkit.core.phrase.text import fold, is_chinese, squeeze

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A company's own words, as (word, class of the grammar, value): ``("关账日", "NAMED_EVENT", "关账日")``.

    Classes are those of the grammar files, such as ``POLICY`` for a word that names no date, ``OFFDAY``, ``EOB``.
    """

    words: tuple[tuple[str, str, str], ...] = ()


def read_phrase(text: str, words: Vocabulary | None = None) -> PhraseReading:
    """What a phrase says. Never raises for any text; each distinct phrase is read once.

    Blank text, and text longer than any deadline, has the kind ``none``.
    """
    return _read(text, words)


@lru_cache(maxsize=65536)
def _read(text: str, words: Vocabulary | None) -> PhraseReading:
    clean = squeeze(text)
    if not clean or len(clean) > _LONGEST:
        return PhraseReading(text, Kind.NONE)
    folded = fold(clean)
    # A phrase in figures alone (3/15, 12.25) belongs to neither; the Chinese grammar knows all of their forms.
    chinese = is_chinese(folded) or not any("a" <= c <= "z" for c in folded)
    grammar = _grammar("zh" if chinese else "en", words)
    reading = compose(clean, grammar.run(tokens_of(folded, grammar)), chinese)
    return PhraseReading(text, reading.kind, reading.rules, reading.ambiguity)


def _grammar(lang: str, words: Vocabulary | None) -> Grammar:
    if words is None or not words.words:
        return load(lang)
    return load_with(lang, tuple((fold(word), (cls, value or word)) for word, cls, value in words.words))


__all__ = ["Vocabulary", "read_phrase"]
