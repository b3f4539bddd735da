"""Amounts: whole cents, read from cells exactly and written as finance writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from toolkit.core.nothing import is_blank
from toolkit.sheet.amounts import written_amount
from toolkit.sheet.money_unit import says_its_own
from toolkit.sheet.values import Raw

LARGEST = 10**15
"""Cents beyond which no cell holds an amount to the cent: a spreadsheet keeps 15 digits."""
_CENT = Decimal("0.01")


def cents(raw: Raw, unit: int = 1) -> int | None:
    """A cell as cents, rounded half up; None where it is blank.

    Text may be what ``toolkit.sheet.amounts`` reads.

    Args:
        unit: what a number counts, in yuan; text that says its own (1.2万, 300元) is not in it.

    Raises:
        ValueError: it is no amount.
    """
    kind = type(raw)
    if kind is float or kind is int:
        if unit != 1:
            return _to_cents(Decimal(f"{raw:.15g}") * unit)
        return of_number(raw)  # type: ignore[arg-type]
    if raw is None:
        return None
    if kind is not str:
        raise ValueError(str(raw))
    text = str(raw)
    if is_blank(text):
        return None
    found = written_amount(text)
    if found is None:
        raise ValueError(text)
    return _to_cents(found if says_its_own(text) else found * unit)


def of_number(value: float) -> int:
    """A number of a spreadsheet as cents: what its 15 digits say, not what the binary fraction is.

    Raises:
        ValueError: too large to be kept to the cent, or not finite.
    """
    hundredfold = value * 100
    if -1e13 < hundredfold < 1e13:
        near = round(hundredfold)
        if abs(hundredfold - near) < 1e-4:
            return near
    try:
        return _to_cents(Decimal(f"{value:.15g}"))
    except InvalidOperation as error:
        raise ValueError(str(value)) from error


def _to_cents(value: Decimal) -> int:
    if not value.is_finite() or abs(value) * 100 > LARGEST:
        raise ValueError(str(value))
    return int(value.quantize(_CENT, ROUND_HALF_UP).scaleb(2))


def money(amount: int) -> str:
    """``1,234.50`` for 123450."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole:,}.{part:02d}"
