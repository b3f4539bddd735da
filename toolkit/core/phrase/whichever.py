"""Which of two deadlines counts: 以较早者为准, 孰晚, whichever is later, 且不晚于, but no later than."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.core.deadline import DeadlineRule, Kind, Whichever
from toolkit.patterns import compiled

_BETWEEN = r"[\s,;、(]*"
_EARLIER = "较?早|最早|先|在先|在前"
_LATER = "较?晚|较?迟|最晚|最迟|后|在后"
_CHINESE = compiled(
    _BETWEEN
    + r"(?:[二两三]者(?:之|中|之中)?)?(?:以|按|取|依)?(?:照|其)?(?:[二两三]者|上述|前述|以上)?(?:日期|时间|期限)?(?:之|中|之中)?(?:的)?"
    rf"(?<=[以按取依照者中之其限期间的])(?:(?P<e>{_EARLIER})|(?P<l>{_LATER}))"
    r"(?:到期|届满|届至|发生|到达|达到|到来|到|满足|成就)?(?:者|的)?(?:日期|时间|期限|一个|一方|日|为限)?(?:为准|为限|计算)\)?"
    + rf"|{_BETWEEN}(?:[二两三]者)?(?:以|按|取)?孰(?:(?P<e2>早|先)|(?P<l2>晚|迟|后))(?:者|的)?(?:为准|原则)?\)?"
    + rf"|{_BETWEEN}(?:[二两三]者(?:之中|之间|中|之)?|以上[二两三]者)?(?:取|以)?(?:其|较)(?:(?P<e3>早|先)|(?P<l3>晚|迟|后))者\)?"
    + rf"|{_BETWEEN}(?:[二两三]者(?:之中|之间|中|之)?)?(?<!不)(?:取|就|从|按)(?:其|较|最)?(?:(?P<e4>早|先)|(?P<l4>晚|迟))"
    r"(?:的|日期?)?(?:为准)?\)?(?=[\s,;)]|$)"  # 两者取其先
    r"|[\s,;(]+(?:(?P<e5>先)|(?P<l5>后))到为准\)?"
    + rf"|{_BETWEEN}(?P<which>哪个|谁)(?:(?P<e6>早|先)|(?P<l6>晚|迟))到?[就则]?[按算以](?P=which)(?:为准)?\)?"
)
_ENGLISH = compiled(
    r"[\s,;(]*\bwhichever(?: (?:date|event|day|one|of (?:the|these|them)(?: two)?))?"
    r"(?: (?:is|comes|occurs|falls|happens|be|shall be|shall occur|arrives))?(?: the)?"
    r" (?:(?P<e>earlier|earliest|sooner|soonest|first)|(?P<l>later|latest|last))\b(?: (?:date|to occur|to happen|of the two))?\)?"
    r"|\b(?:the|on the|by the|no later than the)? ?(?:(?P<e2>earlier|sooner)|(?P<l2>later)) of(?: the)?(?: following)?:? "
)


_CAP = compiled(
    r"(?:且|并|但|同时)(?:应当?|须|需|必须|均|都)*(?:不得?|不能|不可|不应)(?:晚于|迟于|超过)"
    r"|\b(?:but|and)(?: in (?:any|all|no) (?:event|case)s?)?,?(?: (?:no|not)) later than\b"
)


_CHINESE_WORDS = (
    "为准",
    "为限",
    "孰",
    "早者",
    "先者",
    "晚者",
    "迟者",
    "后者",
    "取",
    "就早",
    "就晚",
    "从早",
    "从先",
    "从晚",
    "按早",
    "按先",
    "按晚",
    "按哪个",
    "算哪个",
    "按谁",
    "算谁",
)
_ENGLISH_WORDS = ("whichever", "earlier of", "sooner of", "later of")


def take_whichever(folded: str, clean: str) -> tuple[str, Whichever | None]:
    """A phrase without the words that say which of its deadlines counts, and what they say.

    Args:
        folded: the phrase as it is compared, character for character that of ``clean``.
    """
    for words, pattern in ((_CHINESE_WORDS, _CHINESE), (_ENGLISH_WORDS, _ENGLISH)):
        m = pattern.search(folded) if any(word in folded for word in words) else None
        if m is None:
            continue
        earlier = any(m[name] for name in m.groupdict() if name.startswith("e"))
        before, after = clean[: m.start()], clean[m.end() :]
        if folded[m.start() : m.end()].rstrip().endswith((" of", "of:", "following")):
            after = _or(after)
        return f"{before} {after}".strip(), Whichever.EARLIER if earlier else Whichever.LATER
    return clean, None


def capped(folded: str, rules: Sequence[DeadlineRule]) -> Whichever | None:
    """收到后30日内,且不晚于12月25日: of a count from an event and a day that bounds it the earlier counts.

    最迟, 最晚 and 特殊情况 allow more time instead: 收到后3日内,最迟11月20日.
    """
    events = sum(rule.kind is Kind.EVENT_RELATIVE for rule in rules)
    if not 0 < events < len(rules) or _CAP.search(folded) is None:
        return None
    return Whichever.EARLIER


def _or(listed: str) -> str:
    """The earlier of A and B is A or B."""
    return re.sub(r"\band\b", "or", listed, count=1, flags=re.IGNORECASE)
