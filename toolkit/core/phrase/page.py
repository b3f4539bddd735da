"""The page that documents the grammars, made from them: ``python -m toolkit.core.phrase.page`` writes ``PHRASES.md``.

Every production stands there with examples, which the test suite reads; a test also says when the page is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.catalogue import ENTRIES, joined
from toolkit.core.phrase.grammar import Grammar, load
from toolkit.core.policy import DECIDED_BY

PAGE = Path(__file__).parent / "PHRASES.md"
_STAGES = {
    "things": "What only looks like a deadline (BLOCK), and how many times (QUOTA)",
    "clock": "Times of day",
    "window": "From one time to another: due at the end",
    "amount": "Counts with a unit, weekdays, days of the month",
    "compound": "Lengths made of parts",
    "frequency": "How often",
    "place": "Parts of a place in a period",
    "place2": "Places in a period, dates, days named by an event",
    "places": "Places in a period, dates, days named by an event",
    "year": "Festivals of a year that is named",
    "moved": "Days some way from a named day",
    "span": "Counts from an event",
    "modifiers": "Days off, exceptions, whether the day itself counts",
}
_HEAD = """\
# How deadlines are read

Made from `zh.grammar` and `en.grammar` by `python -m toolkit.core.phrase.page`; edit those, not this page.

A phrase is cut into words (the lists below), and productions put words together, stage by stage, the longest first:
`每月` `5` `号` `前` is a frequency, a day of the month and a word of relation. What the pieces mean together is decided
in `compose.py` and `finish.py`, the same for both languages. What no production takes is plain text.

- A synonym is one more word on the line of its class.
- A new form is one more production, with an example after `#=`; examples are tests.
- A company's own words need no grammar: `[words]` in `dutybook.toml`, such as `"关账日" = "每月25日"`.

Each example shows what `dutybook explain` answers on 2026-11-04 at 10:00, which is also when the event happened: the
next date, or the kind where there is none (`none` is no deadline at all). In patterns `?` is an optional class, `*` and
`+` repeat, `|` chooses, `~( )` must not follow, `&( )` must follow, `<` and `>` are the ends of the phrase.
"""


_OPEN = """\
## What a phrase leaves open

Each code stands in `ambiguity` of `dutybook explain --format json` and of a check. A setting decides it where there is
one, else rewording the phrase. Settings go by precedence, the later winning: built-in default, `[policy]`,
`[policy.workbooks."FILE*.xlsx"]`, `[policy.departments."NAME"]`, `[policy.duties."ID"]`; what the phrase says itself
goes before all of them. `explain --department --duty --workbook` shows which one held, under `policy`.

| code | taken as | 理解为 | decided by |
|---|---|---|---|
"""


def render() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, _OPEN + "\n".join(_open())]
    for lang, title in (("zh", "Chinese"), ("en", "English")):
        parts += ["", f"## {title}", "", *_grammar(load(lang))]
    return "\n".join(parts).rstrip() + "\n"


def _open() -> Iterator[str]:
    prefix = "ambiguity-"
    for key in sorted(k for k in ENTRIES if k.startswith(prefix) and not k.endswith("-alt")):
        code = key.removeprefix(prefix)
        decided = f"`{DECIDED_BY[code]}`" if code in DECIDED_BY else "the words"
        yield f"| {code} | {_cell(joined(key, 'en'))} | {_cell(joined(key, 'zh'))} | {decided} |"


def _grammar(grammar: Grammar) -> Iterator[str]:
    yield "### Words"
    yield ""
    by_class: dict[str, list[str]] = {}
    for word, (cls, _value) in grammar.words.items():
        by_class.setdefault(cls, []).append(word)
    yield "| class | words |"
    yield "|---|---|"
    for cls, words in by_class.items():
        yield f"| {cls} | {_cell(' · '.join(words))} |"
    for stage in grammar.stages:
        yield ""
        yield f"### {_STAGES[stage.name]}"
        yield ""
        yield "| makes | from | examples |"
        yield "|---|---|---|"
        for production in stage.productions:
            examples = "<br>".join(_cell(e.replace(" -> ", " → ")) for e in production.examples)
            yield f"| {production.name} | `{production.pattern.replace('|', chr(92) + '|')}` | {examples} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
