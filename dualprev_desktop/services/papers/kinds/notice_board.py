"""The notice board at the gate (安全风险公告栏)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dualprev_desktop.services.board_views import BoardView
from dualprev_desktop.services.boards import read_board
from dualprev_desktop.services.papers.kind import PaperKind, Reading


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, BoardView]]:
    board = read_board(reading)
    if board is not None and (ids is None or board.enterprise_id in ids):
        yield board.enterprise_id, board


KIND = PaperKind("notice-board", "enterprise", views)
