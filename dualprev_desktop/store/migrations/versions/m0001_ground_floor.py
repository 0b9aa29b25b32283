"""The ground floor: a new file is made whole by `store.tables`, so there is nothing to change here."""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The first format has no predecessor."""
