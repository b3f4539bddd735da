"""Phrases without a date: adverbs, events alone, a frequency that only a word such as 周报 implies."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.deadline import CountFrom, DeadlineRule, Frequency, Kind, PhraseReading, Relation, Unit
from toolkit.core.phrase.draft import Draft, note
from toolkit.core.phrase.grammar import Fields
from toolkit.patterns import compiled

# 即知即改, 随到随办, 立说立行; 看到就回: at once, in the words of the day.
_AT_ONCE = compiled(
    r"^急[!.。！]*$|即.即.|随.随.|立.立.|[看收发接听]到就|发现就|一[到有收接].{0,2}就"
    r"|[到齐全完毕好][即就][发付办给送结开报交签装回走]|要就[给交报出]|来了就|说了就|有就[给交报办]"
    r"|[^,、]{1,3}一(?P<m>[项个批件笔台户单])[、,]?[^,、]{1,3}一(?P=m)"
)


def undated(drafts: Sequence[Draft], context: Fields, text: str) -> PhraseReading:
    """The reading of a phrase in which no draft amounts to a rule with a day: 及时, 日报, 来了就办, or none."""
    ambiguity: list[str] = context["ambiguity"]
    event = next((d.event for d in drafts if d.event), None)
    if not context["policy"] and (m := _AT_ONCE.search(text)):
        context["policy"] = m.group()
    if context["policy"]:
        note(ambiguity, "policy-undefined")
        rule = DeadlineRule(Kind.POLICY_UNDEFINED, anchor_event=event, word=context["policy"])
        return PhraseReading(text, Kind.POLICY_UNDEFINED, (rule,), tuple(ambiguity))
    if context["weak"]:
        note(ambiguity, "no-day-in-period")
        rules = tuple(
            DeadlineRule(Kind.RECURRING, frequency=Frequency(Unit(unit)), relation=Relation.WITHIN_PERIOD)
            for unit in dict.fromkeys(context["weak"])
        )
        return PhraseReading(text, Kind.RECURRING, rules, tuple(ambiguity))
    word = next((d.event_word for d in drafts if d.event), None)
    instant = {"SHI": Relation.ON, "WHEN": Relation.ON, "UPON": Relation.ON}
    if event and word in instant:
        rule = DeadlineRule(
            Kind.EVENT_RELATIVE,
            anchor_event=event,
            offset=0,
            unit=Unit.INSTANT,
            relation=Relation.ON,
            inclusive=True,
            count_from=CountFrom.INSTANT,
        )
        return PhraseReading(text, Kind.EVENT_RELATIVE, (rule,), tuple(ambiguity))
    if event and word == "AFTER":
        note(ambiguity, "no-length-after-event")
        rule = DeadlineRule(Kind.EVENT_RELATIVE, anchor_event=event, relation=Relation.FROM)
        return PhraseReading(text, Kind.EVENT_RELATIVE, (rule,), tuple(ambiguity))
    if context["before_event"]:
        note(ambiguity, "instant-as-day")
        rule = DeadlineRule(
            Kind.EVENT_RELATIVE,
            anchor_event=context["before_event"],
            offset=0,
            unit=Unit.INSTANT,
            relation=Relation.BY,
            inclusive=True,
            count_from=CountFrom.BEFORE,
        )
        return PhraseReading(text, Kind.EVENT_RELATIVE, (rule,), tuple(ambiguity))
    return PhraseReading(text, Kind.NONE, (), tuple(c for c in ambiguity if c == "negation"))
