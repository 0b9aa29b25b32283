"""A judgement that is a catalogue's, and nobody's own yet."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step
from dualprev_desktop.services.register import reference_views


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if reference_views(row))


def words(count: int) -> str:
    return ngettext("{count} assessment is a catalogue's reference value: confirm it",
                    "{count} assessments are reference values from the catalogue: confirm each", count)


RULE = GuideRule("reference-value", Step.ASSESS, 20, "risk_event", look, words)
