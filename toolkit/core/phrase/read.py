"""Reading one phrase: spelling, the grammar of its language, and the rules that its words make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from toolkit.core.deadline import DeadlineRule, Kind, PhraseReading
from toolkit.core.phrase.compose import compose
from toolkit.core.phrase.days_off import with_plain_days_off
from toolkit.core.phrase.grammar import Grammar, Token, load, load_with
from toolkit.core.phrase.lexer import tokens_of
from toolkit.core.phrase.no_such_day import counts_from_nothing, labels_a_date, names_no_day
from toolkit.core.phrase.split import by_time_of_event
from toolkit.core.phrase.state import SLOTS
from toolkit.core.phrase.text import bare, fold, is_chinese, squeeze
from toolkit.core.phrase.together import each_day
from toolkit.core.phrase.typos import mend, spelt_right, with_days_in_full
from toolkit.core.phrase.vocabulary import Vocabulary
from toolkit.core.phrase.whichever import capped, take_whichever
from toolkit.core.traditional import simplified
from toolkit.patterns import compiled

_LONGEST = 2000
# Days that an authority publishes; which, only a table that the settings name can say.
_STATUTORY = compiled(
    r"(?:法定|申报|纳税|报税|缴税)期限?|征期|\b(?:statutory|tax|filing) (?:filing |return )?(?:date|deadline|period)"
)
# 11月5日或20日: one of them is enough; not so where the last one is named.
_ANY_OF = compiled(r"^(?!.*最[后晚迟]).*(?:或|任|先|早|\bor\b|\beither\b|\bearl|\bfirst\b)")
_LATIN = compiled(r"[a-z]+")
_WHEN = SLOTS | {"BEFORE", "WITHIN", "ROLL", "NOTOFF", "INCLUDE", "QUOTA", "POLICY"}
_LETTERS = 2  # of an English word for a Chinese character
_LATIN_WORD = compiled(r"[a-z]{3}|\d[a-z]{2}")


def read(text: str, words: Vocabulary | None) -> PhraseReading:
    """What a phrase says; blank text, and text longer than any deadline, has the kind ``none``.

    So has a phrase with a date that does not exist: 11月31日 taken as the 30th would be a guess.
    """
    simple = simplified(text)
    clean = bare(squeeze(simple))
    if not clean or len(clean) > _LONGEST:
        return PhraseReading(text, Kind.NONE)
    if words is not None and words.aliases:
        clean = _spelt_out(clean, words.aliases)
    clean = with_plain_days_off(with_days_in_full(clean))
    clean, whichever = take_whichever(fold(clean), clean)
    folded = mend(fold(clean))
    if _LATIN_WORD.search(folded):
        clean = spelt_right(clean, _latin_words())
        folded = mend(fold(clean))
    reading = PhraseReading(text, Kind.NONE)
    grammars = {lang: _grammar(lang, words) for lang in _languages(folded)}
    # every Monday上午10点, within 3 days of 交车: a mixed phrase is read by the grammar that understands more of it.
    tokens = {lang: grammar.run(tokens_of(folded, grammar)) for lang, grammar in grammars.items()}
    for lang in sorted(tokens, key=lambda lang: -_says(folded, tokens[lang])):
        found = by_time_of_event(clean, tokens[lang], lang == "zh") or compose(clean, tokens[lang], lang == "zh")
        reading = found._replace(text=text, rules=_as_typed(found.rules, text, simple))
        if reading.kind is not Kind.NONE:
            break
    if names_no_day(folded, reading.rules):
        return PhraseReading(text, Kind.NONE, (), ("no-such-day",))
    if counts_from_nothing(folded, reading.rules) or labels_a_date(folded):
        return PhraseReading(text, Kind.NONE)
    if reading.kind is Kind.NONE and _STATUTORY.search(folded):
        return reading._replace(ambiguity=("statutory-unset",))
    days = tuple(each_day(reading.rules))
    if len(days) > len(reading.rules) and (whichever is not None or _ANY_OF.search(folded) is None):
        reading = reading._replace(rules=days)
    whichever = whichever or capped(folded, reading.rules)
    return reading._replace(whichever=whichever) if len(reading.rules) > 1 else reading


def _as_typed(rules: tuple[DeadlineRule, ...], text: str, simple: str) -> tuple[DeadlineRule, ...]:
    """Rules with their events in the characters of the phrase, which was read in simplified ones (``simple``)."""
    if text == simple:
        return rules
    found = []
    for rule in rules:
        place = simple.find(rule.anchor_event) if rule.anchor_event else -1
        typed = text[place : place + len(rule.anchor_event or "")] if place >= 0 else rule.anchor_event
        found.append(rule._replace(anchor_event=typed))
    return tuple(found)


def _spelt_out(clean: str, aliases: tuple[tuple[str, str], ...]) -> str:
    """The phrase with each alias, the longest first, replaced by what it stands for."""
    pattern, meanings = _alias_pattern(aliases)
    out, at = [], 0
    for m in pattern.finditer(fold(clean)):
        out += [clean[at : m.start()], meanings[m.group()]]
        at = m.end()
    return "".join([*out, clean[at:]])


@lru_cache(maxsize=64)
def _alias_pattern(aliases: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {fold(squeeze(word)): squeeze(meaning) for word, meaning in aliases}
    words = sorted(meanings, key=len, reverse=True)
    # A Latin word must stand alone; a Chinese one has no bounds to look for.
    bounded = [rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w.isascii() else re.escape(w) for w in words]
    return re.compile("|".join(bounded)), meanings


def _languages(folded: str) -> tuple[str, ...]:
    """Which grammars to try.

    One in figures alone (3/15, 12.25) belongs to neither; the Chinese grammar knows all of their forms.
    """
    english = any("a" <= c <= "z" for c in folded)
    if not is_chinese(folded):
        return ("en",) if english else ("zh",)
    return ("zh", "en") if english else ("zh",)


def _says(folded: str, tokens: Sequence[Token]) -> int:
    """How much of a phrase says when, as one grammar understands it: English words take more letters than Chinese."""
    return sum(
        _LETTERS if is_chinese(folded[i]) else 1 for t in tokens if t.cls in _WHEN for i in range(t.start, t.end)
    )


@cache
def _latin_words() -> frozenset[str]:
    """Every Latin word that occurs in a grammar."""
    return frozenset(w for lang in ("zh", "en") for words in load(lang).words for w in _LATIN.findall(words))


def _grammar(lang: str, words: Vocabulary | None) -> Grammar:
    if words is None or not words.words:
        return load(lang)
    return load_with(lang, tuple((fold(word), (cls, value or word)) for word, cls, value in words.words))
