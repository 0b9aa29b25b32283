"""An entry the company adds to a list of terms (自编条目): a condition, an obsolete machine, a zone of its own."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("list_entry", N_("Own list entry"), N_("Own list entries"), title="label", place=64)
class ListEntry(Record):
    list_id: str = f.text(N_("List"), required=True, max_length=40, hidden=True)
    label: str = f.text(N_("Term"), required=True, max_length=100, searchable=True,
                        help=N_("What stands in a field where it is chosen."))
    basis: str = f.long_text(N_("Basis"), max_length=500,
                             help=N_("The document and clause it rests on, or what the basis should name."))
