"""The company's own colours of the four levels on plan and chart; without one the usual colours count."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("map_palette", N_("Colours of the levels"), N_("Colours of the levels"), title="major", place=95)
class MapPalette(Record):
    """Its fields are named as the levels are; they are one choice, since each is told from the others."""

    major: str = f.text(N_("Colour of major"), max_length=7, group="palette",
                        help=N_("A red, as # and six digits: what plan and chart show and print."))
    considerable: str = f.text(N_("Colour of considerable"), max_length=7, group="palette",
                               help=N_("An orange, as # and six digits: what plan and chart show and print."))
    general: str = f.text(N_("Colour of general"), max_length=7, group="palette",
                          help=N_("A yellow, as # and six digits: what plan and chart show and print."))
    low: str = f.text(N_("Colour of low"), max_length=7, group="palette",
                      help=N_("A blue, as # and six digits; green is refused, it would say that there is no risk."))
