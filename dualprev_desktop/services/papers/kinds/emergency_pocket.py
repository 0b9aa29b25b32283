"""The emergency cards of posts in pocket size: what the larger ones say."""

from __future__ import annotations

from dualprev_desktop.services.papers.kind import PaperKind
from dualprev_desktop.services.papers.kinds.emergency_card import views

KIND = PaperKind("emergency-pocket", "post", views)
