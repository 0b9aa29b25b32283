"""Events of the catalogues for one risk point, with their judgements and measures."""

from __future__ import annotations

from typing import Any

from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.offers import EventOffer, add_events, event_offers
from dualprev_desktop.services.query import get, records
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.offer_panel import OfferPanel
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.catalogue_details import EventDetails
from dualprev_desktop.ui.widgets.catalogue_offers import OfferLine


class CatalogueEvents(OfferPanel):
    def __init__(self, session: Session) -> None:
        details = EventDetails()
        super().__init__(session, details)
        self.details = details
        self.list.setAccessibleName(_("Risk events of the catalogues"))

    def title_of(self, record_id: str) -> str:
        point = get(self.session.company, RiskPoint, record_id)
        return _("Risk events from the catalogues for “{point}”").format(point=point.name)

    def lines_for(self, record_id: str) -> list[OfferLine]:
        there = {one.name for one in records(self.session.company, RiskEvent, risk_point_id=record_id)}
        return [_line(offer) for offer in event_offers(self.session.company, record_id)
                if offer.event.name not in there]

    def add(self, record_id: str, offers: list[Any]) -> tuple[ChangeSet, tuple[str, ...]]:
        return add_events(self.session.company, record_id, offers)

    def take_words(self, count: int) -> str:
        return ngettext("Add {count} risk event", "Add {count} risk events", count).format(count=count)

    def near_words(self, count: int) -> str:
        return _("Only like this risk point ({count})").format(count=count)

    def added_words(self, changed: ChangeSet) -> str:
        count = len(changed.ids("risk_event"))
        return ngettext("{count} risk event added. Its levels are reference values: confirm them. Undo with Ctrl+Z.",
                        "{count} risk events added. Their levels are reference values: confirm each. "
                        "Undo with Ctrl+Z.", count).format(count=count) if count else ""

    def look_at(self, line: OfferLine | None) -> None:
        offer = line.offer if line else None
        self.details.show_event(offer.event if offer else None, _where(offer) if offer else "")


def _line(offer: EventOffer) -> OfferLine:
    event = offer.event
    accident = label("accident_type_2025", event.accident_type)
    return OfferLine(event.name, f"{_where(offer)} · {accident}", offer, offer.near, event.levels["inherent"])


def _where(offer: EventOffer) -> str:
    return f"{offer.catalogue.title(active().language)} · {offer.point.name}"
