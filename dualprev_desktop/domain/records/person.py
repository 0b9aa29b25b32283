"""A person (人员) who holds posts; no account is needed."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.domain.text_kinds import PHONE
from dualprev_desktop.kernel.i18n import N_

WHO, FURTHER = N_("Who it is"), N_("Further facts")


@record("person", N_("Person"), N_("People"), place=40)
class Person(Record):
    name: str = f.text(N_("Full name"), required=True, max_length=40, searchable=True, section=WHO,
                       help=N_("As on the identity card; it stands on cards and in the list of duties."))
    phone: str = f.text(N_("Phone"), max_length=40, reads_as=PHONE, section=WHO,
                        help=N_("Printed on cards beside the name of who answers for the point. Mobile, or landline "
                                "with area code."))
    left_on: date | None = f.day(N_("Left on"), section=FURTHER,
                                 help=N_("The last day of a person who has left; their duties are handed over before. "
                                         "Empty for who is here."))
    note: str = f.long_text(N_("Note"), max_length=500, section=FURTHER,
                            help=N_("Certificates, training, what deputies must know. Not printed."))
