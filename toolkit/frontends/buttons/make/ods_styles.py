"""Styles of an OpenDocument spreadsheet: each distinct look once, named in the order of its first use."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

_NUMBERS = {
    "@": '<number:text-style style:name="{name}"><number:text-content/></number:text-style>',
    "yyyy-mm-dd hh:mm": (
        '<number:date-style style:name="{name}"><number:year number:style="long"/><number:text>-</number:text>'
        '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
        '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>'
        '<number:minutes number:style="long"/></number:date-style>'
    ),
    "yyyy-mm-dd": (
        '<number:date-style style:name="{name}"><number:year number:style="long"/><number:text>-</number:text>'
        '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
        "</number:date-style>"
    ),
    "0": (
        '<number:number-style style:name="{name}"><number:number number:decimal-places="0" '
        'number:min-decimal-places="0" number:min-integer-digits="1"/></number:number-style>'
    ),
    "#,##0.00": (
        '<number:number-style style:name="{name}"><number:number number:decimal-places="2" '
        'number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    ),
}
_HORIZONTAL = {"center": "center", "left": "start", "right": "end"}
_VERTICAL = {"center": "middle", "top": "top", "bottom": "bottom"}
_INDENT = 0.35  # cm for one step


class Styles:
    """Collects automatic styles; each ``…`` method returns the name of the style that has the wanted look."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self.numbers: list[str] = []
        self.automatic: list[str] = []
        self.conditional: list[str] = []

    def _named(self, prefix: str, body: str, into: list[str]) -> str:
        """The name of the style with this body; ``{name}`` in it stands for the name."""
        name = self._names.get(prefix + body)
        if name is None:
            number = self._counts[prefix] = self._counts.get(prefix, 0) + 1
            name = self._names[prefix + body] = f"{prefix}{number}"
            into.append(body.replace("{name}", name))
        return name

    def column(self, pixels: int) -> str:
        body = (
            '<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
            f'fo:break-before="auto" style:column-width="{inches(pixels)}"/></style:style>'
        )
        return self._named("co", body, self.automatic)

    def row(self, pixels: int, fixed: bool) -> str:
        body = (
            '<style:style style:name="{name}" style:family="table-row"><style:table-row-properties '
            f'style:row-height="{inches(pixels)}" fo:break-before="auto" '
            f'style:use-optimal-row-height="{"false" if fixed else "true"}"/></style:style>'
        )
        return self._named("ro", body, self.automatic)

    def table(self, master: str, tab: str, shown: bool) -> str:
        colour = f' tableooo:tab-color="#{tab}"' if tab else ""
        body = (
            f'<style:style style:name="{{name}}" style:family="table" style:master-page-name="{master}">'
            f'<style:table-properties table:display="{"true" if shown else "false"}"{colour}/></style:style>'
        )
        return self._named("ta", body, self.automatic)

    def cell(self, cell: Any) -> str:
        """The look of an openpyxl cell or column."""
        body = _properties(cell)
        number = _NUMBERS.get(cell.number_format)
        data = f' style:data-style-name="{self._named("N1", number, self.numbers)}"' if number else ""
        start = f'<style:style style:name="{{name}}" style:family="table-cell" style:parent-style-name="Default"{data}>'
        return self._named("ce", f"{start}{body}</style:style>", self.automatic)

    def condition(self, style: Any) -> str:
        """A differential format of a conditional rule, as a style of its own."""
        fill = style.fill.bgColor.rgb[-6:] if style.fill else ""
        ink = style.font.color.rgb[-6:] if style.font and style.font.color else ""
        cell = f' fo:background-color="#{fill}"' if fill else ""
        border = _borders(style.border) if style.border else ""
        body = (
            '<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default">'
            f"<style:table-cell-properties{cell}{border}/>"
            + (f'<style:text-properties fo:color="#{ink}"/>' if ink else "")
            + "</style:style>"
        )
        return self._named("Duty", body, self.conditional)


def inches(pixels: float) -> str:
    """Pixels as a length."""
    return f"{pixels / 96:.4f}in"


def _properties(cell: Any) -> str:
    alignment, font, fill = cell.alignment, cell.font, cell.fill
    box = ' fo:wrap-option="wrap"' if alignment.wrap_text else ""
    box += f' style:vertical-align="{_VERTICAL[alignment.vertical]}"' if alignment.vertical in _VERTICAL else ""
    box += f' fo:background-color="#{fill.fgColor.rgb[-6:]}"' if fill.fill_type == "solid" else ""
    box += _borders(cell.border)
    horizontal = _HORIZONTAL.get(alignment.horizontal or "")
    box += ' style:text-align-source="fix"' if horizontal else ""
    paragraph = f' fo:text-align="{horizontal}"' if horizontal else ""
    paragraph += f' fo:margin-left="{_INDENT * alignment.indent:.2f}cm"' if alignment.indent else ""
    text = _font(font)
    return (
        f"<style:table-cell-properties{box}/>"
        + (f"<style:paragraph-properties{paragraph}/>" if paragraph else "")
        + f"<style:text-properties{text}/>"
    )


def _font(font: Any) -> str:
    name = quoteattr(font.name)
    said = f" style:font-name={name} style:font-name-asian={name}"
    said += f' fo:font-size="{font.sz:g}pt" style:font-size-asian="{font.sz:g}pt"'
    if font.b:
        said += ' fo:font-weight="bold" style:font-weight-asian="bold"'
    if font.i:
        said += ' fo:font-style="italic" style:font-style-asian="italic"'
    colour = font.color.rgb if font.color is not None and isinstance(font.color.rgb, str) else ""
    return said + (f' fo:color="#{colour[-6:]}"' if colour else "")


def _borders(border: Any) -> str:
    said = ""
    for side in ("left", "right", "top", "bottom"):
        line = getattr(border, side, None)
        if line is not None and line.style:
            said += f' fo:border-{side}="0.75pt solid #{line.color.rgb[-6:]}"'
    return said
