"""What a rule of the guide is, and what it says of a company."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.guide.facts import Facts


class Step(StrEnum):
    """The notice's six steps (一(二)1-6), and the report."""

    SURVEY = "survey"
    IDENTIFY = "identify"
    ASSESS = "assess"
    CONTROL = "control"
    PUBLISH = "publish"
    INSPECT = "inspect"
    REPORT = "report"


STEP_NAMES: Mapping[Step, str] = {
    Step.SURVEY: N_("Survey"), Step.IDENTIFY: N_("Identify"), Step.ASSESS: N_("Assess"), Step.CONTROL: N_("Control"),
    Step.PUBLISH: N_("Publish"), Step.INSPECT: N_("Inspect"), Step.REPORT: N_("Report"),
}


class Severity(StrEnum):
    MUST = "must"
    """The step is not complete while it is missing."""
    SHOULD = "should"
    """Advice: an inspector may ask, but the step does not wait for it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do: a sentence, the records it is about, and the field that mends it (empty for none).

    The field is one of theirs or of what hangs on them: an event is mended by the tier of its measures.
    """

    text: str
    type_id: str
    ids: tuple[str, ...]
    field: str = ""
    severity: Severity = Severity.MUST


@dataclass(frozen=True)
class GuideRule:
    """`look` names the records at fault; `words` says how many, in the language of the screen."""

    id: str
    step: Step
    order: int
    type_id: str
    look: Callable[[Facts], Iterable[str]]
    words: Callable[[int], str]
    field: str = ""
    severity: Severity = Severity.MUST

    def missing(self, facts: Facts) -> Missing | None:
        ids = tuple(self.look(facts))
        if not ids:
            return None
        return Missing(self.words(len(ids)).format(count=len(ids)), self.type_id, ids, self.field, self.severity)


GUIDE_RULES: Registry[GuideRule] = Registry("dualprev_desktop.services.guide.rules", "RULE", GuideRule)


def missing_of(step: Step, facts: Facts) -> tuple[Missing, ...]:
    """What is missing in a step: what must be there, then what should be."""
    found = [one for rule in GUIDE_RULES if rule.step is step and (one := rule.missing(facts)) is not None]
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.MUST))
