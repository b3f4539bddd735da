"""Texts of cells as values: the shared string table, entities, line ends, ``_xHHHH_``; as calamine gives them.

Text without ``xml:space="preserve"`` loses its outer white space. A comment or CDATA section among the texts is not
for this module: ``Odd`` is raised and calamine reads the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat

from toolkit.patterns import compiled
from toolkit.workbook.ooxml.book import Book
from toolkit.workbook.ooxml.scan import until, utf8_head

KEEP = b' xml:space="preserve"'
_ESCAPED = compiled(r"_x([0-9A-Fa-f]{4})_")
_ENTITY = compiled(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_HEAD = rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?\s*<sst(?:\s[^<>]*)?"
_SST, _NO_SST = compiled(_HEAD + rb">\s*+"), compiled(_HEAD + rb"/>\s*")
# One item: plain, perhaps with a phonetic setting; or anything else up to its end, or nothing.
_ITEM = compiled(rf"\s*+<si>(?:<t>([^<]*+)</t>(?:<phoneticPr[^<>]*+>)?</si>|({until('</si>')})</si>)|\s*+<si\s?/>")
_FIRST, _BETWEEN, _LAST, _TAGS = "<si><t>", "</t></si><si><t>", "</t></si>", 4
_PHONETIC = compiled(
    rf"<rPh[\s>]{until('</rPh>')}</rPh>|<(?:rPr|phoneticPr)(?:\s[^<>]*)?/>|<rPr>{until('</rPr>')}</rPr>|<t/>"
)
_RUN = compiled(r'(?:<r>)?<t(?:( xml:space="preserve")|[^<>]*+)>([^<]*+)</t>(?:</r>)?')
LONGEST = 1 << 20  # a cell holds 32,767 characters
SPACE = " \t\r\n"
_SURROGATES = range(0xD800, 0xE000)


class Odd(Exception):
    """Something is written in a way that only the general reader takes."""


def shared_strings(book: Book) -> list[str]:
    """The shared string table; an empty list where there is none.

    Raises:
        Odd: it is not written plainly.
    """
    part = book.related("sharedStrings")
    if part is None:
        return []
    data = book.package.read(part)
    if not utf8_head(data):
        raise Odd
    opened, end = _SST.match(data), data.rfind(b"</sst>")
    if opened is None or end < opened.end():
        if _NO_SST.fullmatch(data):
            return []
        raise Odd
    try:
        body = str(memoryview(data)[opened.end() : end], "utf-8").rstrip(SPACE)
    except UnicodeDecodeError as e:
        raise Odd from e
    texts = _plain_items(body)
    if texts is None:
        texts = _items(body)
    if len(data) > LONGEST and max(map(len, texts), default=0) > LONGEST:
        raise Odd
    return texts


def _plain_items(body: str) -> list[str] | None:
    """The items of a table that holds nothing but plain texts; None of any other."""
    texts = body.split(_BETWEEN)
    plain = texts[0].startswith(_FIRST) and texts[-1].endswith(_LAST)
    if not plain or body.count("<") != _TAGS * len(texts):  # more of them are other tags, or a comment
        return None
    texts[0] = texts[0].removeprefix(_FIRST)
    texts[-1] = texts[-1].removesuffix(_LAST)
    texts = list(map(str.strip, texts, repeat(SPACE)))
    return list(map(value_of, texts)) if "&" in body or "\r" in body or "_x" in body else texts


def _items(body: str) -> list[str]:
    """The items of a table of which some are made of runs, keep their white space, or say how they are spoken."""
    found = _ITEM.findall(body)
    # Nothing between the items but white space: every tag of an item was counted, and there is no choice of items.
    if len(found) != body.count("<si") or any(mark in body for mark in ("<!", "<?", ":Alt")):
        raise Odd
    return [rich_text(rich) if rich else value_of(text.strip(SPACE)) for text, rich in found]


def rich_text(inner: str) -> str:
    """The text of an item that is made of runs.

    Raises:
        Odd: something else is in it.
    """
    rest = _PHONETIC.sub("", inner).strip()
    out, at = "", 0
    for m in _RUN.finditer(rest):
        if rest[at : m.start()].strip():
            raise Odd
        at = m.end()
        text = value_of(m[2])
        out += text if m[1] else text.strip(SPACE)
    rest = rest[at:].strip()
    if rest and rest not in ("<r></r>", "<r/>"):
        raise Odd
    return out


def value_of(text: str) -> str:
    """Entities, line ends and escapes resolved.

    Raises:
        Odd: an entity nobody knows.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _ENTITY.sub(_resolve, text)
    return _ESCAPED.sub(_escape, text) if "_x" in text else text


def decoded(raw: Sequence[bytes]) -> list[str]:
    """Texts of many cells at once, resolved; their outer white space stays.

    Raises:
        Odd: not UTF-8, or an entity nobody knows.
    """
    joined = b"<".join(raw)  # no text holds one
    try:
        texts = joined.decode("utf-8").split("<") if raw else []
    except UnicodeDecodeError as e:
        raise Odd from e
    if b"&" in joined or b"\r" in joined or b"_x" in joined:
        texts = list(map(value_of, texts))
    return texts


def _resolve(m: re.Match[str]) -> str:
    if m[3]:
        return _NAMED[m[3]]
    code = int(m[1], 16) if m[1] else int(m[2]) if m[2] else 0
    if not 0 < code < 0x110000 or code in _SURROGATES:
        raise Odd
    return chr(code)


def _escape(m: re.Match[str]) -> str:
    code = int(m[1], 16)
    if code in _SURROGATES:
        raise Odd
    return chr(code)
