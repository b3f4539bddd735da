"""Fonts, fills and borders as elements of a styles part, ISO/IEC 29500-1, 18.8.

``prefix`` is that of the part's namespace with its colon, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.workbook.ooxml.scan import attributes, children, root

# CT_Font of Excel's own files; the schema allows any order, Excel does not
_FONT_ORDER = (
    *(b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign", b"sz", b"color"),
    *(b"name", b"family", b"charset", b"scheme"),
)


def font_like(raw: bytes, prefix: str, children_of: Iterable[str], without: Iterable[bytes] = ()) -> bytes:
    """A font like another one with elements (``b``, ``u``, ``color …``) put in and others left out."""
    top = root(raw)
    # What is taken over keeps its prefix, and what that stands for may be said by the font itself.
    bound = "".join(f' {k}="{v}"' for k, v in attributes(top.attrs).items() if k.startswith("xmlns"))
    inside = [] if top.empty else list(children(raw, top.open_end, top.close_start))
    kept = {n.local: raw[n.start : n.end] for n in inside}
    for local in without:
        kept.pop(local, None)
    for element in children_of:
        kept[element.split()[0].encode()] = f"<{prefix}{element}/>".encode()
    inner = b"".join(kept[k] for k in _FONT_ORDER if k in kept)
    return f"<{prefix}font{bound}>".encode() + inner + f"</{prefix}font>".encode()


def solid(rgb: str, prefix: str) -> bytes:
    """A solid fill of an RRGGBB colour."""
    p = prefix
    return (
        f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{rgb}"/>'
        f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
    ).encode()


def thin_border(rgb: str, prefix: str) -> bytes:
    """A thin border on all sides, of an RRGGBB colour."""
    p = prefix
    sides = "".join(
        f'<{p}{side} style="thin"><{p}color rgb="FF{rgb}"/></{p}{side}>' for side in ("left", "right", "top", "bottom")
    )
    return f"<{p}border>{sides}<{p}diagonal/></{p}border>".encode()
