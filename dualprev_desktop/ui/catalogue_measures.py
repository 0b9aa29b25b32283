"""Measures of the catalogues against one risk event: those against events of its kind first."""

from __future__ import annotations

from typing import Any

from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.offers import MeasureOffer, add_measures, measure_offers
from dualprev_desktop.services.query import get, records
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.offer_panel import OfferPanel
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.catalogue_offers import OfferLine


class CatalogueMeasures(OfferPanel):
    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list.setAccessibleName(_("Measures of the catalogues"))

    def title_of(self, record_id: str) -> str:
        event = get(self.session.company, RiskEvent, record_id)
        return _("Measures from the catalogues against “{event}”").format(event=event.name)

    def lines_for(self, record_id: str) -> list[OfferLine]:
        there = {one.content for one in records(self.session.company, ControlMeasure, risk_event_id=record_id)}
        return [_line(offer) for offer in measure_offers(self.session.company, record_id)
                if offer.measure.text not in there]

    def add(self, record_id: str, offers: list[Any]) -> tuple[ChangeSet, tuple[str, ...]]:
        return add_measures(self.session.company, record_id, [offer.measure for offer in offers])

    def take_words(self, count: int) -> str:
        return ngettext("Add {count} measure", "Add {count} measures", count).format(count=count)

    def near_words(self, count: int) -> str:
        return _("Only against the same kind of accident or factor ({count})").format(count=count)

    def added_words(self, changed: ChangeSet) -> str:
        count = len(changed.ids("control_measure"))
        return ngettext("{count} measure added. Undo with Ctrl+Z.", "{count} measures added. Undo with Ctrl+Z.",
                        count).format(count=count) if count else ""


def _line(offer: MeasureOffer) -> OfferLine:
    measure = offer.measure
    failure = _("Failure looks like: {failure}").format(failure=measure.failure)
    where = f"{offer.catalogue.title(active().language)} · {offer.event.name}"
    kind = label("measure_class", measure.measure_class)
    return OfferLine(measure.text, f"{kind} · {failure}", offer, offer.near, tip="\n".join((
        measure.text, failure, where)))
