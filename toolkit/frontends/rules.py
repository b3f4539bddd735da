"""``dutybook rules``: what is checked: each rule with its messages, what it means, and what to do about it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from string import Formatter

from toolkit.catalogue import ENTRIES, say, text
from toolkit.core.finding import Severity
from toolkit.rules import RULES

_WIDTH = 100
_OF_STATUSES = ("status-step:", "late-change:work-", "late-change:verdict-", "late-change:complete-")
"""How keys begin that say of two statuses what one without them says in general."""


def describe_rules(lang: str) -> str:
    """Every rule with its id, severity, messages and explanation."""
    out: list[str] = []
    for rule in RULES:
        out += _about(rule.ID, rule.SEVERITY, lang)
    for heading, levels in others().items():
        out += [text(heading, lang), ""]
        for rule_id, severity in levels.items():
            out += _about(rule_id, severity, lang)
    return "\n".join([*out, *_lines(text("rules-levels", lang), lang)])


def others() -> Mapping[str, Mapping[str, Severity]]:
    """What else may be found, with its severity, under the key of a heading."""
    from toolkit.app import levels
    from toolkit.deliverables import levels as inside
    from toolkit.ledger import compare
    from toolkit.reconcile import problems

    return {
        "rules-ledger": compare.LEVELS,
        "rules-month-end": levels.DEFAULTS,
        "rules-deliverables": _of_rules(inside.LEVELS),
        "rules-reconciliations": _of_rules(problems.LEVELS),
    }


def _of_rules(levels: Mapping[str, Severity]) -> dict[str, Severity]:
    """Without those of variants, which are listed with their rules."""
    return {name: level for name, level in levels.items() if ":" not in name}


def _about(rule_id: str, severity: Severity, lang: str) -> Iterator[str]:
    yield f"{rule_id} [{text(f'severity-{severity.value}', lang)}]"
    yield from (f"    {words}" for words in dict.fromkeys(_messages(rule_id, lang)))
    yield ""
    why, remedy = say(f"about-{rule_id}", lang)
    for words in (why, text("rules-remedy", lang, words=remedy)):
        yield from (f"    {row}" for row in _lines(words, lang))
    yield ""


def _messages(rule_id: str, lang: str) -> Iterator[str]:
    """What the rule may say, with an ellipsis for what differs from cell to cell."""
    for key, found in ENTRIES.items():
        if (key == rule_id or key.startswith(f"{rule_id}:")) and not key.startswith(_OF_STATUSES):
            blanks = {name: "…" for _, name, _, _ in Formatter().parse(found.zh + found.en) if name}
            words = text(key, lang, **blanks)
            if any(map(str.isalpha, words)):  # not one that leaves all to a schema's own words
                yield words


def _lines(words: str, lang: str) -> list[str]:
    """English in lines of a terminal; Chinese has few blanks to break at, and is left to the terminal."""
    return textwrap.wrap(words, _WIDTH) if lang == "en" else [words]
