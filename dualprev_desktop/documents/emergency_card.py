"""The emergency card of a post (应急处置卡), A6 or pocket size: what to do in each event, on its back whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.bands import Band, Cell, Run
from dualprev_desktop.documents.bands_draw import Look
from dualprev_desktop.documents.pocket_card import numbers_line, pairs, report_bands, short_issue
from dualprev_desktop.documents.post_text import joined, missing, numbered, pair, runs
from dualprev_desktop.documents.small_card import A6, POCKET, Format, SmallCard, draw_small, section, text_band
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.emergency_cards import EmergencyCardView, Scenario, Spot

TITLE = N_("Emergency response card")
NO_POST = N_("No post meets a risk event with emergency measures yet. Enter them in step 4, Control.")
NO_STEPS = N_("No emergency measure is recorded for this post yet. Enter them in step 4, Control.")
ORDER = N_("Notice → report → act → leave")
GENERAL = N_("General advice")
ADVICE = (N_("Never rescue blindly: nobody goes without protection where there is poison, lack of oxygen, live "
             "current, fire or a danger of collapse."),
          N_("People come first: where the danger cannot be mastered, leave at once and warn others."))


def draw_emergency_card(card: EmergencyCardView, t: Translator, look: Look, batch: str) -> tuple[Drawing, ...]:
    return _draw(card, t, look, batch, A6)


def draw_emergency_pocket(card: EmergencyCardView, t: Translator, look: Look, batch: str) -> tuple[Drawing, ...]:
    return _draw(card, t, look, batch, POCKET)


def _draw(card: EmergencyCardView, t: Translator, look: Look, batch: str, form: Format) -> tuple[Drawing, ...]:
    post = fonts.one_line(card.post)
    small = SmallCard(t.gettext(TITLE), pair(fonts.one_line(card.unit), post, t) if card.unit else post,
                      numbers_line(card.duty_phone, t), short_issue(card, batch, t))
    end = report_bands(card.duty_phone, t)
    return draw_small(small, list(_front(card, t)), list(_back(card, form, t)), end, form, t, look)


def _front(card: EmergencyCardView, t: Translator) -> Iterator[Band]:
    yield Band((Cell((Run(t.gettext(ORDER), bold=True),), centred=True),))
    for scenario in card.scenarios:
        yield section(_title(scenario, t), t, t.gettext("Emergency measures"))
        if scenario.signs:
            yield text_band([Run(run.text, marker=t.gettext("Signs of it") if not number else "")
                             for number, run in enumerate(runs(scenario.signs, t))])
        yield text_band(numbered(scenario.steps, t))
    if not card.scenarios:
        yield text_band([Run(t.gettext(NO_STEPS))])


def _title(scenario: Scenario, t: Translator) -> str:
    """The events, with the accidents they are."""
    events = t.gettext("; ").join(map(fonts.one_line, scenario.events))
    kinds = [label("accident_type_1986", code, t.language) for code in scenario.accident_types_1986] or [
        label("accident_type_2025", code, t.language) for code in scenario.accident_types]
    return t.gettext("{event} ({accident})").format(event=events, accident=joined(kinds, t)) if kinds else events


def _back(card: EmergencyCardView, form: Format, t: Translator) -> Iterator[Band]:
    """A pocket card has the numbers at its foot only."""
    yield section(pair(t.gettext("Mind this"), t.gettext(GENERAL), t), t)
    yield text_band(numbered([t.gettext(one) for one in ADVICE], t))
    if form is A6:
        yield from report_bands(card.duty_phone, t)
    if card.contacts:
        yield section(t.gettext("Responsible person"), t)
        yield from pairs((fonts.one_line(one.name), fonts.one_line(one.phone)) for one in card.contacts)
    yield section(t.gettext("Assembly point"), t)
    yield text_band([Run(_spot(one, t)) for one in card.assembly] or [Run(t.gettext("None is marked on a plan yet."))])
    if card.supplies:
        yield section(t.gettext("What helps, and where"), t)
        yield text_band([Run(_spot(one, t), marker=label("plan_symbol", one.kind, t.language))
                         for one in card.supplies])


def _spot(spot: Spot, t: Translator) -> str:
    if not spot.zone:
        return t.gettext("as marked on “{plan}”").format(plan=fonts.one_line(spot.plan)) if spot.plan else missing(t)
    return t.gettext("{name} ({location})").format(name=fonts.one_line(spot.zone), location=fonts.one_line(spot.plan))
