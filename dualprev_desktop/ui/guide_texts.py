"""What the notice asks of each step (一(二)1-6), in plain words, and how to begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.guide.rule import Step


@dataclass(frozen=True)
class GuideText:
    asks: tuple[str, ...]
    begin: str
    """The first thing to do where the step is empty."""


OVERVIEW = GuideText(
    (N_("The six steps of the notice stand one after the other: survey, identify, assess, control, publish, inspect. "
        "The report ships what they produced."),
     N_("A step is complete when nothing is missing in it. Each line that names what is missing leads to it.")),
    N_("Begin with step 1: enter the risk points, or import a register you have."))

GUIDE: Mapping[Step, GuideText] = {
    Step.SURVEY: GuideText(
        (N_("Survey from the bottom up, in every direction: processes, equipment, workplaces, people's conduct "
            "and management."),
         N_("Every facility, place and activity that carries risk is a risk point. Each has a unit that answers "
            "for it.")),
        N_("Enter the places and activities you know, or import a register you have.")),
    Step.IDENTIFY: GuideText(
        (N_("For each risk point, find by a sound method what can go wrong: the hazard, the conditions under which "
            "it does harm, and the accident that may follow."),
         N_("Each risk point has at least one risk event, each event an accident type.")),
        N_("Choose a risk point and write down what can happen there.")),
    Step.ASSESS: GuideText(
        (N_("Each event is graded by likelihood and consequence: red for major, orange for considerable, yellow for "
            "general, blue for low risk."),
         N_("Judge it twice: inherent, as if there were no controls, and residual, with the controls there are. "
            "The residual level never stands above the inherent one.")),
        N_("Choose an event and the line of each scale that fits it.")),
    Step.CONTROL: GuideText(
        (N_("Measures come from seven directions: organisation, rules, technology, training, personal protection, "
            "instructions, emergency."),
         N_("Each risk has a tier that controls it: company, workshop, team or post; the tiers below answer for it "
            "too. The register is kept up to date.")),
        N_("Choose an event, write its measures, and say which tier controls it.")),
    Step.PUBLISH: GuideText(
        (N_("Everybody can see the risks: a four-colour map, the comparison of activities, a notice board, and a card "
            "at each place with its risks, their consequences, the controls and what to do in an emergency."),
         N_("A zone of the map takes the colour of its worst risk point.")),
        N_("Take a picture of the site, draw its zones, and say which risk points lie in each.")),
    Step.INSPECT: GuideText(
        (N_("A list says what is inspected, by what standard and how often; every item has somebody who answers for "
            "it, and every hidden danger is followed until it is closed."),
         N_("Every control measure is a check item: one that is missing or does not work is a hidden danger.")),
        N_("Enter control measures in step 4: they are the items to check.")),
    Step.REPORT: GuideText(
        (N_("The authority is told of the whole course. A signed bundle holds what the company has recorded; its "
            "number and its signature show that none is missing and nothing was altered."),),
        N_("Type the authority's name and write the first bundle.")),
}
