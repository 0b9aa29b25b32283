"""The pocket cards of posts (口袋卡): what can happen, what to do, whom to call; causes stand on the wall."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dualprev_desktop.services.papers.kind import PaperKind, Reading
from dualprev_desktop.services.post_cards import PostCardView, read_post_cards


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, PostCardView]]:
    for card in read_post_cards(reading.reader, reading.rows, reading.today, reading.mode, ids):
        factors = tuple(replace(one, factor="", place="") for one in card.factors)
        yield card.post_id, replace(card, duties="", holders=(), places=(), factors=factors)


KIND = PaperKind("pocket-card", "post", views)
