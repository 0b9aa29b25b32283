"""A plan whose width in reality is not known: it is printed as not to scale."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import PlanFacts
from dualprev_desktop.services.plan_checks.rule import Found, PlanCheck, Severity

SAID = N_("“{plan}” is printed as “not to scale”. With the tool “Scale” it gets a scale bar.")


def find(facts: PlanFacts) -> Iterable[Found]:
    if not facts.metres:
        yield Found("plan", (facts.plan_id,), SAID, {"plan": facts.plan_name})


def words(count: int) -> str:
    return ngettext("{count} plan has no scale", "{count} plans have no scale", count)


CHECK = PlanCheck("no-scale", 90, Severity.NOTICE, words, find)
