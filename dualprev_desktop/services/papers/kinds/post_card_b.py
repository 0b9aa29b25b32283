"""The notification cards of posts, layout B: as layout A, without the duties and without who holds the post."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dualprev_desktop.services.papers.kind import PaperKind, Reading
from dualprev_desktop.services.post_cards import PostCardView, read_post_cards


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, PostCardView]]:
    for card in read_post_cards(reading.reader, reading.rows, reading.today, reading.mode, ids):
        yield card.post_id, replace(card, duties="", holders=())


KIND = PaperKind("post-card-b", "post", views)
