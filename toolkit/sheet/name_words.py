"""Words by which names of columns, and what stands in cells, are told: lists of words, and where they have to stand.

A list is one string with its words apart by spaces, so that one more word is one more entry. ``_`` is the edge of an
English word: ``_by`` ends Needed by and not Rugby, ``sign_off`` is in Sign-off, and ``accept`` is in Acceptance, too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from toolkit.core.traditional import simplified
from toolkit.patterns import compiled

_GAPS = compiled(r"(?:[^\w%#]|_)+")


class Words:
    """Words of one subject. All are taken apart when first asked for: one run needs few of the lists.

    Args:
        has, begins, ends, whole: where they stand in a name, or that they are all of it.
        then: what stands behind each of them, a list for each place: 整改 is one of these only in 整改措施. ``-`` in a
            list is nothing: 验收 is as good as 验收情况.
        apart: longer words that are none of these, although one of them is in it: 重要 for 要.
        before: words before which these are none: 检验员 for 检验.
    """

    def __init__(
        self,
        *,
        has: str = "",
        begins: str = "",
        ends: str = "",
        whole: str = "",
        then: tuple[str, ...] = (),
        apart: str = "",
        before: str = "",
    ) -> None:
        self._places = (has, begins, ends, whole)
        self._then, self._apart, self._before = then, apart, before
        self._taken_apart = False

    def tell(self, folded: str) -> bool:
        """Whether one of them stands where it has to in a name, which begins and ends with ``_``."""
        if not self._taken_apart:
            self._take_apart()
        if not self._stands_in(folded):
            return False
        bare = folded
        for word in self._not_these:
            bare = bare.replace(word, "\0")
        return bare == folded or self._stands_in(bare)

    def _stands_in(self, folded: str) -> bool:
        return (
            any(word in folded for word in self._has)
            or folded.startswith(self._first, 1)
            or folded.endswith(self._last, 0, -1)
            or folded[1:-1] in self._all_of_it
        )

    def _take_apart(self) -> None:
        listed, behind = map(_listed, self._places), [*map(_listed, self._then)]
        has, begins, ends, whole = ([*map("".join, product(words, *behind))] for words in listed)
        self._has, self._first, self._last, self._all_of_it = has, tuple(begins), tuple(ends), frozenset(whole)
        followed = map("".join, product([*has, *begins, *ends, *whole], self._before.split()))
        self._not_these = sorted({*self._apart.split(), *followed}, key=len, reverse=True)
        self._taken_apart = True


def _listed(words: str) -> list[str]:
    return ["" if word == "-" else word for word in words.split()]


class NameWords:
    """All words that tell one thing, by their subjects, and a pattern for what is no list of words."""

    def __init__(self, *words: Words, pattern: re.Pattern[str] | None = None) -> None:
        self._words = words
        self._pattern = pattern

    def tell(self, name: str) -> bool:
        """Whether a name has one of them, as it is written or ``normal``, which has no gaps between words."""
        return _told(self._words, self._pattern, name)


def has_words(words: str) -> NameWords:
    """Those that tell it wherever they stand."""
    return NameWords(Words(has=words))


def either(words: str, *patterns: str) -> str:
    """For a pattern of what people say: one of some words, or what one of some patterns matches."""
    return f"(?:{'|'.join([*words.split(), *patterns])})"


@lru_cache(maxsize=4096)  # of the same few names the same is asked for many rows
def _told(words: tuple[Words, ...], pattern: re.Pattern[str] | None, name: str) -> bool:
    folded = _folded(name)
    return any(some.tell(folded) for some in words) or (
        pattern is not None and pattern.search(simplified(name)) is not None
    )


@lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    """A name in small letters and simplified characters, with one ``_`` for each gap, and at both ends."""
    plain = simplified(name.lower()).replace("'", "").replace("’", "")
    return f"_{_GAPS.sub('_', plain).strip('_')}_"
