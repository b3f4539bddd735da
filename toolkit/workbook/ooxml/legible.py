"""Whether what we write could be read in the format of the cell beside it: white on white, written upwards."""

from __future__ import annotations

from toolkit.patterns import compiled

_COLOR = compiled(rb"<(?:[^\s<>/:]++:)?color\b([^<>]*+)>")
_RGB = compiled(rb"""\brgb\s*=\s*["'](?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})["']""")
_THEME = compiled(rb"""\btheme\s*=\s*["'](\d+)["']""")
_TINT = compiled(rb"""\btint\s*=\s*["'](-?[\d.eE+-]+)["']""")
_INDEXED = compiled(rb"""\bindexed\s*=\s*["'](\d+)["']""")
_FILLED = compiled(rb"""\bpatternType\s*=\s*["'](?!none["'])|gradientFill\b""")
_TURNED = compiled(rb"""\stextRotation\s*=\s*["'][^"'<>]*["']""")

_PALE = 0.8  # of the brightness of white
_LIGHT_THEME = frozenset({0, 2})  # the backgrounds of a theme, ISO/IEC 29500-1, 18.8.3
_WHITE_INDEXED = frozenset({1, 9})
_MOST_SHADED = -0.25  # of a tint with which a background colour is still pale


def is_pale(font: bytes) -> bool:
    """Whether text in a font cannot be read on white or on a light colour."""
    color = _COLOR.search(font)
    if color is None:
        return False
    said = color[1]
    if found := _RGB.search(said):
        red, green, blue = bytes.fromhex(found[1].decode())
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 > _PALE
    if found := _THEME.search(said):
        tint = _TINT.search(said)
        return int(found[1]) in _LIGHT_THEME and (tint is None or float(tint[1]) > _MOST_SHADED)
    found = _INDEXED.search(said)
    return found is not None and int(found[1]) in _WHITE_INDEXED


def is_blank(fill: bytes) -> bool:
    """Whether a fill lets the sheet be seen."""
    return _FILLED.search(fill) is None


def level(inner: bytes) -> bytes:
    """What a cell format holds, without the angle at which its text stands."""
    return _TURNED.sub(b"", inner)
