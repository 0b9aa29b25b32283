"""What a working page is, and how one is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.tab_order import begin


class Page(QWidget):
    """A page of one step. It reads through services, changes through `session.do`, and follows `changed`."""

    shows: frozenset[str] = frozenset()
    """The record types whose changes concern the page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def heading(self) -> str:
        """The title with the state: "3 Assess · 4 events not assessed"."""
        raise NotImplementedError

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Shows what is now in the file; `changes` says what to look at, None means everything."""

    def begin(self) -> None:
        """Gives the keyboard to where the work begins."""
        begin(self)

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        """Selects a record and gives its field the keyboard; False when the page does not show it."""
        return False

    def show_only(self, type_id: str, only: Conditions) -> bool:
        """Narrows the list of such records, to all of them for no condition; False when the page has none."""
        return False


@dataclass(frozen=True)
class PageKind:
    """One entry of the rail. `step` is None for the overview."""

    id: str
    order: int
    step: Step | None
    title: str
    icon: str
    build: Callable[[Session], Page]
    records: tuple[str, ...] = ()
    """Record types whose hits in search and guide are shown here."""


PAGES: Registry[PageKind] = Registry("dualprev_desktop.ui.pages", "PAGE", PageKind)
