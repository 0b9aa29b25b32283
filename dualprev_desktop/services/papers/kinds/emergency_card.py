"""The emergency cards of posts (应急处置卡), A6."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dualprev_desktop.services.emergency_cards import EmergencyCardView, read_emergency_cards
from dualprev_desktop.services.papers.kind import PaperKind, Reading


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, EmergencyCardView]]:
    for card in read_emergency_cards(reading.reader, reading.rows, reading.today, reading.mode, ids):
        yield card.post_id, replace(card, contacts=()) if reading.public else card


KIND = PaperKind("emergency-card", "post", views)
