"""XML as tokens with byte offsets: enough to patch a part in place without touching anything else in it.

Works on UTF-8 bytes. ``to_utf8`` and ``from_utf8`` bring any other encoding there and back unchanged.
A document type declaration is refused: workbooks have none, and entities are how bombs are built.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple

TURNS = "{0,100000}"
"""How often a group is repeated at most. It keeps some hundred bytes for each turn until it ends: on hostile input that
would be all memory, and no cell or tag needs as many."""
# Possessive quantifiers keep the match linear on hostile input.
TOKEN = compiled(
    rb"""<(?:(?P<skip>!--.*?--|!\[CDATA\[.*?\]\]|\?.*?\?)|(?P<close>/)?(?P<name>[^\s/>!?"'<]++)"""
    rb"""(?P<attrs>(?>(?:[^>"'/<]++|"[^"<]*+"|'[^'<]*+'|/(?!>))""" + TURNS.encode() + rb"""))(?P<empty>/)?)>""",
    re.S,
)
# A name begins after a space or a value, never within a word: a long word is looked at once.
_ATTRIBUTE = compiled(rb"""(?<![^\s"'])([^\s=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_ENTITY = compiled(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ENCODING = compiled(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def until(close: str) -> str:
    """A pattern for all that stands before a closing tag."""
    return rf"(?>(?:[^<]++|<(?!{close.removeprefix('<')})){TURNS})"


class Node(NamedTuple):
    """One element: ``data[start:end]`` is all of it, ``data[open_end:close_start]`` its content."""

    name: bytes
    attrs: bytes
    start: int
    open_end: int
    close_start: int
    end: int

    @property
    def local(self) -> bytes:
        return self.name.rpartition(b":")[2]

    @property
    def prefix(self) -> bytes:
        """The prefix with its colon, or nothing: ``b"x:"``."""
        head, colon, _ = self.name.rpartition(b":")
        return head + colon

    @property
    def prefix_text(self) -> str:
        """The same as text.

        Raises:
            WriteRefusedError: not in UTF-8.
        """
        return _name(self.prefix)

    @property
    def empty(self) -> bool:
        """Written as ``<name/>``."""
        return self.open_end == self.end

    def get(self, name: str) -> str | None:
        """The value of an attribute, unescaped; None where it is missing."""
        return attributes(self.attrs).get(name)


def attributes(raw: bytes) -> dict[str, str]:
    """Attributes of a start tag, in order, by their names as written.

    Raises:
        WriteRefusedError: not in UTF-8.
    """
    try:
        return {
            name.decode(): unescape((double or single).decode("utf-8", "surrogatepass"))
            for name, double, single in _ATTRIBUTE.findall(raw)
        }
    except UnicodeDecodeError as e:
        raise malformed("UTF-8") from e


def _name(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as e:
        raise malformed("UTF-8") from e


def bound(prefix: bytes, *tags: bytes) -> str | None:
    """The namespace that a prefix (with its colon, or nothing) stands for; ``tags`` are the attributes of elements that
    lie in one another, the innermost first.

    Raises:
        WriteRefusedError: not in UTF-8.
    """
    name = "xmlns:" + _name(prefix[:-1]) if prefix else "xmlns"
    for raw in tags:
        found = attributes(raw).get(name) if b"xmlns" in raw else None
        if found is not None:
            return found
    return None


def unescape(text: str) -> str:
    """Resolve the five named entities and character references."""
    if "&" not in text:
        return text

    def resolve(m: re.Match[str]) -> str:
        if m[3]:
            return _NAMED[m[3]]
        code = int(m[1], 16) if m[1] else int(m[2])
        return chr(code) if code < 0x110000 else m[0]

    return _ENTITY.sub(resolve, text)


def escape(text: str, *, attribute: bool = False) -> str:
    """Escape for element content, or for an attribute in double quotes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if attribute:
        text = text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
    return text


def set_attribute(data: bytes, node: Node, name: str, value: str) -> bytes:
    """The start tag of a node with one attribute replaced, or added at the end."""
    new = f'{name}="{escape(value, attribute=True)}"'.encode()
    head = node.start + 1 + len(node.name)  # where node.attrs begins
    for m in _ATTRIBUTE.finditer(node.attrs):
        if m[1] == name.encode():
            return data[node.start : head + m.start()] + new + data[head + m.end() : node.open_end]
    tag = data[node.start : node.open_end]
    cut = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:cut].rstrip() + b" " + new + tag[cut:]


def filled(data: bytes, node: Node, content: bytes) -> bytes:
    """An element that is written self-closed, with content."""
    head = data[node.start : node.end].rstrip(b">").rstrip(b"/").rstrip()
    return head + b">" + content + b"</" + node.name + b">"


def malformed(detail: str) -> WriteRefusedError:
    """The refusal for XML that cannot be patched with certainty."""
    return WriteRefusedError("write-layout", detail=detail)


def children(data: bytes, start: int, end: int) -> Iterator[Node]:
    """The elements directly inside ``data[start:end]``, which must hold whole elements.

    Raises:
        WriteRefusedError: the XML is not well formed.
    """
    depth = 0
    at = start
    opened: re.Match[bytes] | None = None
    for m in TOKEN.finditer(data, start, end):
        if data.find(b"<", at, m.start()) >= 0:
            raise malformed(f"byte {at}")
        at = m.end()
        if m["skip"] is not None:
            continue
        if m["close"]:
            depth -= 1
            if depth == 0 and opened is not None:
                if m["name"] != opened["name"]:
                    raise malformed(f"byte {m.start()}")
                yield Node(opened["name"], opened["attrs"], opened.start(), opened.end(), m.start(), m.end())
            elif depth < 0:
                raise malformed(f"byte {m.start()}")
        elif m["empty"]:
            if depth == 0:
                yield Node(m["name"], m["attrs"], m.start(), m.end(), m.end(), m.end())
        else:
            if depth == 0:
                opened = m
            depth += 1
    if depth or data.find(b"<", at, end) >= 0:
        raise malformed(f"byte {at}")


def root(data: bytes) -> Node:
    """The document element. Only its start tag and the end of the document are looked at.

    Raises:
        WriteRefusedError: a document type declaration, or not an XML document.
    """
    at = 0
    for m in TOKEN.finditer(data):
        if data.find(b"<", at, m.start()) >= 0:
            break
        at = m.end()
        if m["skip"] is not None:
            continue
        if m["empty"]:
            return Node(m["name"], m["attrs"], m.start(), m.end(), m.end(), m.end())
        close = data.rfind(b"</" + m["name"])
        end = data.find(b">", close) + 1
        if close < at or not end:
            break
        return Node(m["name"], m["attrs"], m.start(), m.end(), close, end)
    raise malformed("XML")


_T = TypeVar("_T")
_SMALL, _LARGE = 1 << 16, 1 << 25  # bytes; what is remembered is held


def remembering(look: Callable[[bytes], _T]) -> Callable[[bytes], _T]:
    """The same question, with the answers for the last few small parts kept, and for the last larger one: it is asked
    of a part more than once, and the workbooks of a folder have most of their small parts in common, byte for byte."""
    small, larger = lru_cache(maxsize=64)(look), lru_cache(maxsize=1)(look)

    def remembered(data: bytes) -> _T:
        if len(data) <= _SMALL:
            return small(data)
        return larger(data) if len(data) <= _LARGE else look(data)

    return remembered


def utf8_head(raw: bytes) -> bool:
    """Whether a part says, or leaves it to be understood, that it is in UTF-8."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:4]:
        return False
    declared = _ENCODING.match(raw[:200].removeprefix(codecs.BOM_UTF8))
    return declared is None or declared[1].lower() in (b"utf-8", b"utf8")


def to_utf8(raw: bytes) -> tuple[bytes, str]:
    """The part in UTF-8, and the encoding it came in.

    Raises:
        WriteRefusedError: an unknown encoding, or one that does not survive the way there and back.
    """
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        name = "utf-16-le" if raw[0] == 0xFF else "utf-16-be"
    elif raw[:4] == b"<\0?\0":
        name = "utf-16-le"
    elif raw[:4] == b"\0<\0?":
        name = "utf-16-be"
    else:
        declared = _ENCODING.match(raw[:200].removeprefix(codecs.BOM_UTF8))
        name = declared[1].decode().lower() if declared else "utf-8"
        if name in ("utf-8", "utf8"):
            refuse_open_ended(raw)
            return raw, "utf-8"
    try:
        text = raw.decode(name)
        data = text.encode("utf-8")
        same = text.encode(name) == raw
    except (LookupError, UnicodeError):
        same, data = False, b""
    if not same:
        raise malformed(name)
    refuse_open_ended(data)
    return data, name


def holds(data: bytes, mark: bytes, start: int = 0) -> bool:
    """Whether two characters stand together anywhere from an offset on.

    The second is looked for: where the first is ``<``, a search for both would stop at every tag, sixty times as long.
    """
    first, second = mark[:1], mark[1:]
    at = start
    for _ in range(_COMMON):
        at = data.find(second, at + 1)
        if at < 0:
            return False
        if data[at - 1 : at] == first:
            return True
    return data.find(mark, at) >= 0


_COMMON = 1000  # times the second is met without the first: texts, or formulas with names of sheets, are full of it


def refuse_open_ended(data: bytes) -> None:
    """Refuse a comment, CDATA section or instruction without an end: a search for it would begin again at each ``<``.

    Raises:
        WriteRefusedError: there is one.
    """
    if not holds(data, b"<!") and not holds(data, b"<?", 2):
        return
    for start, end in ((b"<!", b">"), (b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")):
        last = data.rfind(start)
        if last >= 0 and data.find(end, last + len(start)) < 0:
            raise malformed(start.decode())


def from_utf8(data: bytes, encoding: str) -> bytes:
    """Back into the encoding the part came in; what it cannot hold becomes character references."""
    return data if encoding == "utf-8" else data.decode("utf-8").encode(encoding, "xmlcharrefreplace")
