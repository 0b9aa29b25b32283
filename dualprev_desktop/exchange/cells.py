"""What a cell of a foreign workbook means as text or as a number; nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from math import isfinite

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.exchange.workbook_reader import Cell
from dualprev_desktop.kernel.i18n import N_

PRECISION_LOST = N_("“{heading}” holds a number of 16 or more digits, of which the workbook kept only the first 15.")
PRECISION_REMEDY = N_("Format the cell as text and type the number again.")
NO_USABLE_NUMBER = N_("“{heading}” holds a number that cannot be used.")
ERROR_VALUE = N_("“{heading}” holds the error value {value}.")
ERROR_REMEDY = N_("Correct the formula or type the value.")
NOT_CALCULATED = N_("“{heading}” holds a formula that was never calculated.")
NOT_CALCULATED_REMEDY = N_("Open the workbook in Excel or WPS, save it there and import it again.")

EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
# beyond 15 digits a workbook rounds: an identity number typed as a number has lost its end
PRECISE_BELOW = 10 ** 15

_EDGE = " \t\r\n\v\f\u00a0\u3000\u200b\u200c\u200d\ufeff"
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
# only these: a wider normalisation would read 6² as 62
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
# the 18 characters that GB 18030-2005 put into the private use area and the 2022 edition moved
_MOVED = str.maketrans(dict(zip(
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
    strict=True)))


class CellFault(ValueError):
    """`cause` and `remedy` are message templates that `facts` and the column's heading fill."""

    def __init__(self, cause: str, remedy: str, **facts: str) -> None:
        super().__init__(cause)
        self.cause, self.remedy, self.facts = cause, remedy, facts


def text_of(cell: Cell) -> str:
    """The cell as text, without surrounding blanks and control characters; 1.0 is `1`.

    Raises CellFault for error values and for numbers that lost their last digits.
    """
    if type(cell) is str:
        return _clean(cell)
    if type(cell) is bool:
        return "TRUE" if cell else "FALSE"
    return _number_text(float(cell))


def _clean(raw: str) -> str:
    text = unicodedata.normalize("NFC", _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")))
    text = text.strip(_EDGE).translate(_MOVED)
    if text in EXCEL_ERRORS:
        raise CellFault(ERROR_VALUE, ERROR_REMEDY, value=text)
    return text


def _number_text(number: float) -> str:
    if not isfinite(number):
        raise CellFault(NO_USABLE_NUMBER, ERROR_REMEDY)
    if abs(number) >= PRECISE_BELOW:
        raise CellFault(PRECISION_LOST, PRECISION_REMEDY)
    return str(int(number)) if number.is_integer() else plain_decimal(repr(number))


def blank(cell: Cell) -> bool:
    return cell == "" or (type(cell) is str and not cell.strip(_EDGE))


def visible(text: str) -> str:
    """`text` without zero-width and bidirectional control characters."""
    return INVISIBLE.sub("", text)


def decimal_of(cell: Cell) -> Decimal | None:
    """The cell as an exact number, or None when it is none; never guesses at 1_000, 1e3, nan or 0,5."""
    if type(cell) is bool:
        return None
    if type(cell) is str:
        digits = visible(cell).strip(_EDGE).translate(_FULL_WIDTH)
        return Decimal(digits) if _NUMBER.fullmatch(digits) else None
    number = float(cell)
    return Decimal(plain_decimal(repr(number))) if isfinite(number) and 0 <= number < PRECISE_BELOW else None
