"""A person (人员) who holds posts; no account is needed."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("person", N_("Person"), N_("People"), place=40)
class Person(Record):
    name: str = f.text(N_("Full name"), required=True, max_length=40, searchable=True)
    phone: str = f.text(N_("Phone"), max_length=40)
    note: str = f.long_text(N_("Note"), max_length=500)
