"""Rules back to plain words, in Chinese and English, such that reading the words gives the rule again.

The sentence is the receipt that a clerk checks: it says what was understood, in the fewest words that the grammar reads
the same way. Explanations of what is open in a phrase come from the catalogue.
"""

from __future__ import annotations

from toolkit.catalogue import ENTRIES, SIGNS, joined
from toolkit.catalogue import text as said
from toolkit.core.deadline import DeadlineRule, Kind, PhraseReading, time_text
from toolkit.core.describe_en import describe_en
from toolkit.core.describe_zh import describe_zh
from toolkit.core.policy import DECIDED_BY, Policy

_DEFAULT = Policy()


def describe(rule: DeadlineRule, lang: str) -> str:
    """One rule in words of ``zh`` or ``en``; empty for a rule that has no deadline."""
    if rule.kind is Kind.NONE:
        return ""
    return describe_zh(rule) if lang == "zh" else describe_en(rule)


def describe_reading(reading: PhraseReading, lang: str) -> str:
    """Every rule of a phrase as one sentence without a full stop."""
    if reading.kind is Kind.NONE or not reading.rules:
        return said("deadline-kind-none", lang)
    if reading.kind is Kind.POLICY_UNDEFINED:
        return said("deadline-kind-policy-undefined", lang, word=reading.rules[0].word or reading.text)
    rules = SIGNS[lang].clause.join(describe(rule, lang) for rule in reading.rules)
    if reading.whichever is not None:
        rules += said(f"deadline-whichever-{reading.whichever.value}", lang)
    if reading.event_split is not None:
        rules += said("deadline-event-split", lang, time=time_text(reading.event_split) or "")
    return said("deadline-read-as", lang, rule=rules)


def say_ambiguity(code: str, policy: Policy, lang: str) -> str:
    """What is open, the reading that this policy takes, and the setting (or the rewording) that decides it."""
    key = f"ambiguity-{code}"
    setting = DECIDED_BY.get(code)
    changed = setting is not None and getattr(policy, setting) != getattr(_DEFAULT, setting)
    if changed and f"{key}-alt" in ENTRIES:
        key += "-alt"
    return joined(key, lang) if key in ENTRIES else code
