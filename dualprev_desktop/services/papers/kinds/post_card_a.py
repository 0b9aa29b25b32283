"""The notification cards of posts (岗位安全风险告知卡), layout A, which shows all there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dualprev_desktop.services.papers.kind import PaperKind, Reading
from dualprev_desktop.services.post_cards import PostCardView, read_post_cards


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, PostCardView]]:
    for card in read_post_cards(reading.reader, reading.rows, reading.today, reading.mode, ids):
        yield card.post_id, replace(card, holders=()) if reading.public else card


KIND = PaperKind("post-card-a", "post", views)
