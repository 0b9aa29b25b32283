"""The answer to a suspicion that it is not so: words betrayed an obsolete machine, a person looked, it is none."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("obsolete_answer", N_("Obsolete check: it is not"), N_("Obsolete check: answered “it is not”"), title="entry",
        place=104, reported=False)
class ObsoleteAnswer(Record):
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point", required=True,
                                     help=N_("The point that was looked at; the question is not asked of it again."))
    entry: str = f.code(N_("Entry of the list"), "obsolete", required=True,
                        help=N_("What of the list of obsolete processes and equipment it might have been."))
    words: str = f.long_text(N_("Words found"), max_length=500,
                             help=N_("The words of the point that led to the question."))
