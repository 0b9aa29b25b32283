"""The rule sets (评定准则): what each says, its proof, what differs, sets of one's own, and re-assessing under one.

The body is read when the page is first shown: the window begins without it.
"""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.session import Session


def build(session: Session) -> Page:
    from dualprev_desktop.ui.pages.rules.body import RulesPage

    return RulesPage(session)


PAGE = PageKind("rules", 35, Step.ASSESS, N_("Rule sets"), "ruler-square", build, ("own_rule_set",))
