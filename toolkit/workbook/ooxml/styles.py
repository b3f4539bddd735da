"""Cell formats: existing ones are looked up, new ones are appended at the end, none is ever changed.

A format index (``s`` of a cell) points into cellXfs. A new look is made by copying the format of the cell beside it
and replacing number format and fill, so border, font and alignment stay the sheet's own. Deriving the same look from
the same format twice gives the same index, so a repeated write adds nothing. ISO/IEC 29500-1, 18.8.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.errors import WriteRefusedError
from toolkit.patterns import compiled
from toolkit.workbook.ooxml.cells import Kind
from toolkit.workbook.ooxml.legible import is_blank, is_pale, level
from toolkit.workbook.ooxml.number_formats import NumberFormats
from toolkit.workbook.ooxml.scan import escape, filled, set_attribute
from toolkit.workbook.ooxml.style_pieces import font_like, solid, thin_border
from toolkit.workbook.ooxml.styles_part import MOST_FORMATS, Xf, canonical, parsed
from toolkit.workbook.port import FILLS, Look

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_ORDER = (
    b"numFmts",
    b"fonts",
    b"fills",
    b"borders",
    b"cellStyleXfs",
    b"cellXfs",
    b"cellStyles",
    b"dxfs",
    b"tableStyles",
    b"colors",
    b"extLst",
)
_PROTECTION = compiled(rb"<(?:[^\s<>/:]++:)?protection\b[^<>]*+(?<=/)>|<((?:[^\s<>/:]++:)?protection)\b[^<>]*+></\1>")
_UNLOCKED = compiled(rb"""<(?:[^\s<>/:]++:)?protection\b[^>]*\blocked\s*=\s*["'](0|false|off)["']""")
_EXTENSIONS = compiled(rb"<(?:[^\s<>/:]++:)?extLst\b")


def empty_part(strict: bool) -> bytes:
    """The least a styles part can be."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<styleSheet xmlns="{MAIN_STRICT if strict else MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ).encode()


class Styles:
    """The styles part under edit. ``data`` is its UTF-8 content; ``render`` gives it back with what was added."""

    def __init__(self, data: bytes) -> None:
        found = parsed(data)  # what others may have parsed already is left as it is
        if found.top.empty:
            data = data[: found.top.start] + filled(data, found.top, b"") + data[found.top.end :]
            found = parsed(data)
        self._data = data
        self._top = found.top
        self._prefix = found.top.prefix_text
        self._present = found.present
        self._lists = {name: one.copy() for name, one in found.lists.items()}
        self._xfs = list(found.xfs)
        self._known = dict(found.known)
        self._numbers = NumberFormats(found.codes, self._lists[b"numFmts"].new, self._prefix)
        self._begun = self._begin()
        self._memo: dict[tuple[int, Look, Kind, bool], int] = {}
        self._locks: dict[int, bool] = {}
        self._our_fills = {f"FF{rgb}": look for look, rgb in FILLS.items()}

    def _begin(self) -> int:
        """Put into empty lists what every cell looks like by default, for that is what their first elements are; gives
        how many were put. Some programs write style sheets with nothing in them."""
        p = self._prefix
        for local, least in (
            (b"fonts", (f'<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>',)),
            (b"fills", [f'<{p}fill><{p}patternFill patternType="{k}"/></{p}fill>' for k in ("none", "gray125")]),
            (b"borders", (f"<{p}border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>",)),
        ):
            if not self._lists[local].raw:
                for element in least:
                    self._lists[local].index(element.encode())
        if not self._xfs:
            self._append(((("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")), b""))
        return sum(len(found.new) for found in self._lists.values())

    # -- questions -------------------------------------------------------------------------------------------------

    def _get(self, style: int) -> Xf:
        return self._xfs[style] if 0 <= style < len(self._xfs) else self._xfs[0]

    def locked(self, style: int) -> bool:
        """Whether a protected sheet protects cells of this format."""
        found = self._locks.get(style)
        if found is None:
            found = self._locks[style] = _UNLOCKED.search(self._get(style)[1]) is None
        return found

    @property
    def unlocks(self) -> bool:
        """Whether there may be formats whose cells stay open in a protected sheet."""
        return b"protection" in self._data

    def unlock(self, style: int) -> int:
        """The same format for cells that stay open in a protected sheet."""
        if not self.locked(style):
            return style
        attrs, inner = self._get(style)
        kept = _PROTECTION.sub(b"", inner)
        element = f'<{self._prefix}protection locked="0"/>'.encode()
        later = _EXTENSIONS.search(kept)
        at = later.start() if later else len(kept)
        return self._append((tuple({**dict(attrs), "applyProtection": "1"}.items()), kept[:at] + element + kept[at:]))

    def fill_of(self, style: int) -> Look | None:
        """Which fill of ours a format has; None for none, or for another one."""
        raw = self._raw(b"fills", _number(dict(self._get(style)[0]).get("fillId")))
        return next((look for rgb, look in self._our_fills.items() if f'rgb="{rgb}"'.encode() in raw), None)

    # -- looks -----------------------------------------------------------------------------------------------------

    def look(self, base: int, look: Look, kind: Kind, own: bool) -> int:
        """The format for a cell.

        Args:
            base: the format to derive from: the cell's own, or that of the cell beside it.
            look: how it should look; HEADER takes the base as it is.
            kind: what the value needs of a number format.
            own: the base is the cell's own format: a date format a person chose there stays.
        """
        wanted = (base, look, kind, own)
        found = self._memo.get(wanted)
        if found is None:
            found = self._memo[wanted] = self._look(base, look, kind, own)
        return found

    def _look(self, base: int, look: Look, kind: Kind, own: bool) -> int:
        if look is Look.HEADER:
            return base
        attrs, inner = self._get(base)
        changed = dict(attrs)
        current = _number(changed.get("numFmtId"))
        number = self._numbers.fitting(current, look, kind, own)
        if number != current:
            changed["numFmtId"] = str(number)
            changed["applyNumberFormat"] = "1"
            changed.pop("quotePrefix", None)
        if look in FILLS:
            changed["fillId"] = str(self.fill(FILLS[look]))
            changed["applyFill"] = "1"
        elif own and look is not Look.KEEP and self.fill_of(base) is not None:
            changed["fillId"] = "0"
        kept = inner
        if not own and look is not Look.KEEP:
            kept = level(inner)
            font = _number(changed.get("fontId"))
            if is_pale(self._raw(b"fonts", font)) and (
                look in FILLS or is_blank(self._raw(b"fills", _number(changed.get("fillId"))))
            ):
                changed["fontId"] = str(self.font((), font, without=(b"color",)))
        if changed == dict(attrs) and kept == inner:
            return base
        return self._append((tuple(changed.items()), kept))

    def _raw(self, collection: bytes, index: int) -> bytes:
        """One element of a collection; nothing where there is none."""
        raw = self._lists[collection].raw
        return raw[index] if index < len(raw) else b""

    # -- appending -------------------------------------------------------------------------------------------------

    def _append(self, xf: Xf) -> int:
        known = self._known.get(canonical(xf))
        if known is not None:
            return known
        p = self._prefix
        attrs = "".join(f' {k}="{escape(v, attribute=True)}"' for k, v in xf[0])
        raw = f"<{p}xf{attrs}".encode() + (b">" + xf[1] + f"</{p}xf>".encode() if xf[1] else b"/>")
        self._lists[b"cellXfs"].new.append(raw)
        self._xfs.append(xf)
        self._known[canonical(xf)] = len(self._xfs) - 1
        return len(self._xfs) - 1

    def add_xf(self, font: int, fill: int, border: int, number: int, alignment: str) -> int:
        """A cell format from its pieces; ``alignment`` holds the attributes of its alignment element."""
        pieces = {"numFmtId": number, "fontId": font, "fillId": fill, "borderId": border}
        attrs = [(k, str(v)) for k, v in pieces.items()]
        if b"cellStyleXfs" in self._present:
            attrs.append(("xfId", "0"))
        attrs += [(a, "1") for a in ("applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment")]
        inner = f"<{self._prefix}alignment {alignment}/>".encode()
        return self._append((tuple(attrs), inner))

    def code(self, code: str) -> int:
        """The id of a number format code."""
        return self._numbers.id_of(code)

    def fill(self, rgb: str) -> int:
        """The id of a solid fill, by its RRGGBB colour."""
        return self._lists[b"fills"].index(solid(rgb, self._prefix))

    def font(self, children_of: Iterable[str], base: int = 0, without: Iterable[bytes] = ()) -> int:
        """The id of a font like ``base`` with elements (``b``, ``u``, ``color …``) put in and others left out; name and
        size stay."""
        like = self._raw(b"fonts", base) or self._raw(b"fonts", 0)
        return self._lists[b"fonts"].index(font_like(like, self._prefix, children_of, without))

    def thin_border(self, rgb: str) -> int:
        """The id of a thin border on all sides."""
        return self._lists[b"borders"].index(thin_border(rgb, self._prefix))

    # -- writing ---------------------------------------------------------------------------------------------------

    def render(self) -> bytes | None:
        """The part with everything that was appended; None if nothing was.

        Raises:
            WriteRefusedError: there would be more cell formats than Excel takes.
        """
        if sum(len(found.new) for found in self._lists.values()) == self._begun:
            return None
        formats = self._lists[b"cellXfs"]
        if formats.new and len(self._xfs) > MOST_FORMATS:
            raise WriteRefusedError("write-formats", count=len(formats.items), most=MOST_FORMATS)
        edits: list[tuple[int, int, bytes]] = []
        missing: list[tuple[int, bytes]] = []
        for rank, local in enumerate(_ORDER):
            found = self._lists.get(local)
            if found is None or not found.new:
                continue
            body = b"".join(found.new)
            count = str(len(found.items) + len(found.new))
            node = found.node
            if node is None:
                tag = f"{self._prefix}{local.decode()}"
                missing.append((rank, f'<{tag} count="{count}">'.encode() + body + f"</{tag}>".encode()))
                continue
            tag_bytes = set_attribute(self._data, node, "count", count)
            if node.empty:
                opened = tag_bytes[:-2].rstrip() + b">"
                edits.append((node.start, node.end, opened + body + b"</" + node.name + b">"))
            else:
                edits.append((node.start, node.open_end, tag_bytes))
                edits.append((node.close_start, node.close_start, body))
        for rank, element in missing:
            at = min((self._present[n].start for n in _ORDER[rank + 1 :] if n in self._present), default=None)
            edits.append((at or self._top.close_start, at or self._top.close_start, element))
        out, last = [], 0
        for start, end, new in sorted(edits, key=lambda e: e[:2]):  # stable: missing lists keep the schema's order
            out += [self._data[last:start], new]
            last = end
        return b"".join([*out, self._data[last:]])


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
