"""One sheet of an OpenDocument spreadsheet: columns, rows, buttons, drop-downs, conditional formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from toolkit.frontends.buttons.make.layout import Placed, column_pixels, row_pixels
from toolkit.frontends.buttons.make.ods_formulas import area, translate
from toolkit.frontends.buttons.make.ods_styles import Styles, inches

_COLUMNS, _ROWS = 16_384, 1_048_576
_SCRIPT = "vnd.sun.star.script:dutybook_buttons.py${name}?language=Python&location=user"
_COMPONENT = "ooo:com.sun.star.form.component."
_ERRORS = {"stop": "stop", "warning": "warning", "information": "information"}


class Sheet:
    """The XML of an openpyxl worksheet.

    Args:
        number: from 1; makes ids unique.
        validations: collects the drop-downs of the whole document.
    """

    def __init__(
        self, sheet: Any, number: int, styles: Styles, validations: list[str], buttons: Sequence[Placed]
    ) -> None:
        self._sheet, self._number, self._styles = sheet, number, styles
        self._validations, self._buttons = validations, buttons
        self._width = sheet.max_column
        # A drop-down reaches far down: its rows are written once, as one that repeats.
        self._checked: dict[int, str] = {}
        self._last_checked = 0
        self._merged = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
        self._covered = {
            (r, c) for m in sheet.merged_cells.ranges for r, c in _cells(m) if (r, c) != (m.min_row, m.min_col)
        }

    def xml(self) -> str:
        name = quoteattr(self._sheet.title)
        style = self._styles.table(f"Page{self._number}", _tab(self._sheet), self._sheet.sheet_state == "visible")
        self._add_validations()
        return (
            f'<table:table table:name={name} table:style-name="{style}">{self._forms()}{self._shapes()}'
            f"{''.join(self._column_parts())}{''.join(self._row_parts())}{self._names()}{self._conditions()}</table:table>"
        )

    # -- columns and rows ------------------------------------------------------------------------------------------

    def _column_parts(self) -> Iterator[str]:
        from openpyxl.utils import column_index_from_string as index
        from openpyxl.utils import get_column_letter as letter

        repeated = self._sheet.print_title_cols
        last_title = index(repeated.split(":")[-1].replace("$", "")) if repeated else 0
        if last_title:
            yield "<table:table-header-columns>"
        for column in range(1, self._width + 1):
            dimension = self._sheet.column_dimensions.get(letter(column))
            style = self._styles.column(column_pixels(self._sheet, column))
            default = f' table:default-cell-style-name="{self._styles.cell(dimension)}"' if _styled(dimension) else ""
            yield f'<table:table-column table:style-name="{style}"{default}/>'
            if column == last_title:
                yield "</table:table-header-columns>"
        rest = self._styles.column(64)
        more = _COLUMNS - self._width
        yield f'<table:table-column table:style-name="{rest}" table:number-columns-repeated="{more}"/>'

    def _row_parts(self) -> Iterator[str]:
        repeated = self._sheet.print_title_rows
        title = int(repeated.split(":")[-1].replace("$", "")) if repeated else 0
        last = self._sheet.max_row
        for row in range(1, last + 1):
            cells = "".join(self._cell(row, column) for column in range(1, self._width + 1))
            style = self._styles.row(row_pixels(self._sheet, row), fixed=True)
            said = f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'
            yield f"<table:table-header-rows>{said}</table:table-header-rows>" if row == title else said
        style = self._styles.row(20, fixed=False)
        if self._last_checked > last:
            cells = "".join(self._empty(column) for column in range(1, self._width + 1))
            yield (
                f'<table:table-row table:style-name="{style}" table:number-rows-repeated="{self._last_checked - last}">'
                f"{cells}</table:table-row>"
            )
        rest = _ROWS - max(last, self._last_checked)
        yield (
            f'<table:table-row table:style-name="{style}" table:number-rows-repeated="{rest}">'
            f'<table:table-cell table:number-columns-repeated="{self._width}"/></table:table-row>'
        )

    def _empty(self, column: int) -> str:
        from openpyxl.utils import get_column_letter as letter

        checked = self._checked.get(column)
        dimension = self._sheet.column_dimensions.get(letter(column))
        style = f' table:style-name="{self._styles.cell(dimension)}"' if _styled(dimension) else ""
        if checked is None:
            return f"<table:table-cell{style}/>"
        return f'<table:table-cell{style} table:content-validation-name="{checked}"/>'

    def _cell(self, row: int, column: int) -> str:
        if (row, column) in self._covered:
            return "<table:covered-table-cell/>"
        cell = self._sheet.cell(row, column)
        said = f' table:style-name="{self._styles.cell(cell)}"' if cell.has_style else ""
        if column in self._checked and row >= 4:
            said += f' table:content-validation-name="{self._checked[column]}"'
        if merged := self._merged.get((row, column)):
            wide, high = merged.max_col - merged.min_col + 1, merged.max_row - merged.min_row + 1
            said += f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"'
        kind, text = _value(cell.value)
        return f"<table:table-cell{said}{kind}>{text}</table:table-cell>"

    # -- what lies on top ------------------------------------------------------------------------------------------

    def _forms(self) -> str:
        buttons = "".join(self._button(i, one) for i, one in enumerate(self._buttons, 1))
        start = '<office:forms form:automatic-focus="false" form:apply-design-mode="false"'
        if not buttons:
            return f"{start}/>"
        return (
            f'{start}><form:form form:name="dutybook" form:control-implementation="{_COMPONENT}Form" '
            f'office:target-frame="">{buttons}</form:form></office:forms>'
        )

    def _button(self, order: int, one: Placed) -> str:
        href = quoteattr(_SCRIPT.replace("{name}", one.name))
        identity = f"button{self._number}x{order}"
        return (
            f'<form:button form:name={quoteattr(one.name)} form:control-implementation="{_COMPONENT}CommandButton" '
            f'xml:id="{identity}" form:id="{identity}" form:label={quoteattr(one.caption)} '
            f'form:title={quoteattr(one.tip)} form:printable="false" office:target-frame="" '
            'form:delay-for-repeat="PT0.050000000S" form:image-position="center"><form:properties>'
            '<form:property form:property-name="DefaultControl" office:value-type="string" '
            'office:string-value="com.sun.star.form.control.CommandButton"/>'
            '<form:property form:property-name="FocusOnClick" office:value-type="boolean" '
            'office:boolean-value="false"/>'
            "</form:properties><office:event-listeners><script:event-listener "
            f'script:language="ooo:script" script:event-name="form:performaction" xlink:href={href} '
            'xlink:type="simple"/></office:event-listeners></form:button>'
        )

    def _shapes(self) -> str:
        if not self._buttons:
            return ""
        said = "".join(
            f'<draw:control draw:z-index="{i}" draw:text-style-name="ButtonText" svg:width="{inches(b.width)}" '
            f'svg:height="{inches(b.height)}" svg:x="{inches(b.left)}" svg:y="{inches(b.top)}" '
            f'draw:control="button{self._number}x{i + 1}"><svg:title>{escape(b.caption)}</svg:title></draw:control>'
            for i, b in enumerate(self._buttons)
        )
        return f"<table:shapes>{said}</table:shapes>"

    def _names(self) -> str:
        found = ""
        for name, defined in sorted(self._sheet.defined_names.items()):
            if name.startswith("_xlnm."):
                continue
            cells = defined.attr_text.rpartition("!")[2].replace("$", "")
            address = quoteattr("$" + area(self._sheet.title, cells))
            found += (
                f"<table:named-range table:name={quoteattr(name)} table:base-cell-address={address} "
                f"table:cell-range-address={address}/>"
            )
        return f"<table:named-expressions>{found}</table:named-expressions>" if found else ""

    def _conditions(self) -> str:
        found = ""
        for formatting in self._sheet.conditional_formatting:
            ranges = [str(r) for r in formatting.sqref.ranges]
            where = " ".join(area(self._sheet.title, r if ":" in r else f"{r}:{r}") for r in ranges)
            base = quoteattr(area(self._sheet.title, ranges[0].split(":")[0]))
            rules = "".join(
                f'<calcext:condition calcext:apply-style-name="{self._styles.condition(rule.dxf)}" '
                f"calcext:value={quoteattr(f'formula-is({translate(rule.formula[0])})')} "
                f"calcext:base-cell-address={base}/>"
                for rule in formatting.rules
            )
            found += (
                f"<calcext:conditional-format calcext:target-range-address={quoteattr(where)}>{rules}"
                "</calcext:conditional-format>"
            )
        return f"<calcext:conditional-formats>{found}</calcext:conditional-formats>" if found else ""

    def _add_validations(self) -> None:
        for rule in self._sheet.data_validations.dataValidation:
            name = f"val{len(self._validations) + 1}"
            where = next(iter(rule.sqref.ranges))
            base = quoteattr(area(self._sheet.title, f"{where.coord.split(':')[0]}"))
            self._validations.append(
                f'<table:content-validation table:name="{name}" table:condition={quoteattr(_condition(rule))} '
                f'table:allow-empty-cell="true" table:display-list="unsorted" table:base-cell-address={base}>'
                f'<table:error-message table:message-type="{_ERRORS[rule.errorStyle or "stop"]}" '
                f'table:title={quoteattr(rule.errorTitle or "")} table:display="true">'
                f"<text:p>{escape(rule.error or '')}</text:p></table:error-message></table:content-validation>"
            )
            self._checked[where.min_col] = name
            self._last_checked = max(self._last_checked, where.max_row)


def _condition(rule: Any) -> str:
    if rule.type == "list":
        choices = rule.formula1
        if choices.startswith('"'):
            items = ";".join(f'"{item}"' for item in choices.strip('"').split(","))
            return f"of:cell-content-is-in-list({items})"
        return f"of:cell-content-is-in-list({translate(choices)})"
    if rule.type == "date":
        return f"of:cell-content-is-date() and cell-content()>{rule.formula1}"
    return f"of:cell-content-is-decimal-number() and cell-content-is-between({rule.formula1},{rule.formula2})"


def _value(value: object) -> tuple[str, str]:
    """The attributes and the text of a cell's value."""
    if value is None or value == "":
        return "", ""
    if isinstance(value, date):
        said = value.isoformat()
        return f' office:value-type="date" office:date-value="{said}" calcext:value-type="date"', ""
    if isinstance(value, (int, float)):
        return f' office:value-type="float" office:value="{value:g}" calcext:value-type="float"', ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return ' office:value-type="string" calcext:value-type="string"', lines


def _cells(merged: Any) -> Iterator[tuple[int, int]]:
    for row in range(merged.min_row, merged.max_row + 1):
        for column in range(merged.min_col, merged.max_col + 1):
            yield row, column


def _styled(dimension: Any) -> bool:
    return dimension is not None and dimension.has_style


def _tab(sheet: Any) -> str:
    colour = sheet.sheet_properties.tabColor
    return colour.rgb[-6:] if colour is not None else ""
