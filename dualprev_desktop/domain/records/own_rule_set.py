"""A rule set (评定准则) a consultant brought into the company's file; never overwritten: a change is a new edition."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("own_rule_set", N_("Own rule set"), N_("Own rule sets"), place=62, amendable=False)
class OwnRuleSet(Record):
    rule_set_id: str = f.text(N_("Method and edition"), required=True, max_length=40,
                              help=N_("The id by which assessments name it."))
    name: str = f.text(N_("Name"), required=True, max_length=120,
                       help=N_("What people see where the method is chosen and on assessment sheets."))
    content: str = f.long_text(N_("Content"), required=True, max_length=200_000, hidden=True,
                               help=N_("The rule set as its file says it."))
