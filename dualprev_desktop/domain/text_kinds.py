"""What a text may be beyond its characters (`Field.reads_as`), and the plain form in which it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dualprev_desktop.domain import credit_code, phone

CREDIT_CODE, PHONE = "credit_code", "phone"
PLAIN_FORMS: Mapping[str, Callable[[str], str]] = {CREDIT_CODE: credit_code.check, PHONE: phone.plain}
"""Each raises InputError where the text cannot be kept."""
