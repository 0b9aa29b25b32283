"""Which catalogues a company draws on, what it has and has not, and which of the risk points it wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualprev_desktop.domain.catalogue import Catalogue, Question, SuggestedPoint
from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.drafting import Portion

Key = tuple[str, str]
"""(catalogue, question) or (catalogue, name of a risk point)"""


@dataclass(frozen=True)
class Offered:
    """A risk point of a chosen catalogue."""

    catalogue: Catalogue
    point: SuggestedPoint

    @property
    def key(self) -> Key:
        return self.catalogue.id, self.point.name


class Scope:
    """What applies is wanted at first; what the person takes away stays away while answers change."""

    def __init__(self) -> None:
        self.kinds: list[Catalogue] = []
        """The catalogues in the order in which they were chosen; the first is the main one."""
        self.answers: dict[Key, bool] = {}
        self.unwanted: set[Key] = set()

    def toggle(self, kind: Catalogue) -> None:
        ids = [one.id for one in self.kinds]
        if kind.id in ids:
            del self.kinds[ids.index(kind.id)]
        else:
            self.kinds.append(kind)

    def questions(self) -> Iterator[tuple[Catalogue, Question]]:
        return ((kind, question) for kind in self.kinds for question in kind.questions)

    def applying(self) -> list[Offered]:
        """The risk points of a company with these answers; no answer counts as no."""
        return [Offered(kind, point) for kind in self.kinds for point in kind.points_for(self._of(kind))]

    def _of(self, kind: Catalogue) -> dict[str, bool]:
        return {question.id: self.answers.get((kind.id, question.id), False) for question in kind.questions}

    def wanted(self) -> list[Offered]:
        return [offered for offered in self.applying() if offered.key not in self.unwanted]

    def portions(self) -> list[Portion]:
        """What is taken over, by catalogue; a catalogue of which nothing is wanted is not there."""
        names: dict[str, list[str]] = {}
        for offered in self.wanted():
            names.setdefault(offered.catalogue.id, []).append(offered.point.name)
        return [Portion(kind, names[kind.id]) for kind in self.kinds if kind.id in names]


def distinct_points(offered: list[Offered]) -> int:
    """How many risk points they become: what two catalogues call the same is one."""
    return len({one.point.name for one in offered})


def said_of_draft(events: int) -> str:
    """What is said when a draft was made."""
    return ngettext("{count} risk event drafted. The scores are reference values: confirm each. Undo with Ctrl+Z.",
                    "{count} risk events drafted. The scores are reference values: confirm each. Undo with Ctrl+Z.",
                    events).format(count=events)
