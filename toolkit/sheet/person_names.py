"""Whether people stand in a column: 小简, 牛师傅, 弱电 小齐, 习文斌, T. Owusu. What is owed is called otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.patterns import compiled
from toolkit.sheet.surnames import DOUBLE, SURNAMES, UNMISTAKABLE
from toolkit.sheet.values import Raw

_TITLE = "师傅|老师|医生|教授|律师|经理|主任|主管|书记|处长|科长|部长|组长|班长|站长|队长|校长|姐|哥|姨|叔|嫂"
_BEFORE = r"(?:[一-鿿A-Za-z]{1,6}[-\s·/]+)"
_CHINESE = compiled(
    rf"{_BEFORE}?(?:[小老阿](?![型额修时计件组区学化旧年])(?:[一-鿿]|[A-Za-z]+)|[小老阿][{SURNAMES}][一-鿿]|[一-鿿]{{1,2}}(?:{_TITLE})|[{SURNAMES}](?:师|工|律|总|导|伯))"
    rf"|{_BEFORE}[一-鿿]|{_BEFORE}?(?:(?:{DOUBLE})[一-鿿]{{1,2}}|[{SURNAMES}][一-鿿]{{1,2}})"
)
_ENGLISH = compiled(r"(?:[A-Z]\.\s?)+[A-Z][\w'’-]+|[A-Z][\w'’-]+ [A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][\w'’. -]+")
_NO_NAME = compiled(r".*(?:报|表|单|书|件|料|证|案|图|告|录|册|款|费|率|量|[部科处室组局司厂店所院队])")


def are_people(values: Sequence[Raw], expected: bool = False) -> bool:
    """Whether all the values are like names of people, and most could hardly be anything else, as 安全 could.

    Args:
        expected: the column is called like one of people; there even 安全 is somebody's name.
    """
    texts = [v.strip() for v in values if isinstance(v, str)]
    if not texts or len(texts) < len(values) or not all(map(_is_person, texts)):
        return False
    if expected:
        return True
    return sum(len(text) > 2 or text[0] in UNMISTAKABLE or text[0] in "小老阿" for text in texts) * 2 > len(texts)


def _is_person(text: str) -> bool:
    if _ENGLISH.fullmatch(text):
        return True
    return _CHINESE.fullmatch(text) is not None and _NO_NAME.fullmatch(text) is None
