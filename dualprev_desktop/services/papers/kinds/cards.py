"""The notification cards of risk points (风险点告知卡)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dualprev_desktop.services.cards import read_cards
from dualprev_desktop.services.papers.kind import PaperKind, Reading
from dualprev_desktop.services.views import CardView


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, CardView]]:
    rows = reading.rows if ids is None else tuple(row for row in reading.rows if row.point_id in ids)
    for card in read_cards(reading.reader, rows, reading.today, reading.mode):
        yield card.point_id, _public(card) if reading.public else card


def _public(card: CardView) -> CardView:
    controls = tuple(replace(one, person="") for one in card.controls)
    return replace(card, person="", phone="", controls=controls)


KIND = PaperKind("cards", "risk_point", views)
