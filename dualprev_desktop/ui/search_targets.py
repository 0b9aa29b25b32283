"""What the search can lead to, and what the person went to last, kept among the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.search import Rank
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session

RECENT = "search_recent"
KEPT = 20
COMPANIES = 8
Key = tuple[str, ...]
"""Kind and what it needs: ("record", type, id), ("page", id), ("command", page, text), ("help", id)."""


class Kind(StrEnum):
    RECORD = "record"
    PAGE = "page"
    COMMAND = "command"
    HELP = "help"


HEADINGS = {Kind.RECORD: N_("Records"), Kind.PAGE: N_("Pages and places"), Kind.COMMAND: N_("Commands"),
            Kind.HELP: N_("Help")}


@dataclass(frozen=True)
class Target:
    """One line of what was found."""

    key: Key
    title: str
    label: str
    """What stands before it: the record's type, the page of a command."""
    context: str = ""
    keys: str = ""
    """The shortcut that does the same."""
    rank: Rank = Rank.ELSEWHERE
    typed: str = ""
    """By what a record was found."""

    @property
    def kind(self) -> Kind:
        return Kind(self.key[0])


@dataclass(frozen=True)
class Group:
    heading: str
    targets: Sequence[Target]


def recent(session: Session) -> list[Key]:
    """Where the person went by searching in this company, the last first."""
    found = remembered(session, RECENT, {}).get(session.company.id, [])
    return [tuple(key) for key in found if isinstance(key, list) and key and all(isinstance(one, str) for one in key)
            ] if isinstance(found, list) else []


def went_to(session: Session, key: Key) -> None:
    """Puts a target first; those of the last few companies are kept."""
    others = {company: keys for company, keys in remembered(session, RECENT, {}).items()
              if company != session.company.id}
    latest = [list(key), *(list(one) for one in recent(session) if one != key)][:KEPT]
    remember(session, RECENT, {**dict(list(others.items())[-(COMPANIES - 1):]), session.company.id: latest})
