"""The page and the record a person had before them in each company, kept for the next time it is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dualprev_desktop.ui.page import PAGES, Page
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session

KEY = "last_places"
COMPANIES = 20


def last_page(session: Session) -> str:
    """The page's id; the first page where nothing is kept."""
    found = _kept(session)
    return found[0] if found and found[0] in PAGES else next(iter(PAGES)).id


def go_on(session: Session, page: Page) -> None:
    """Chooses the record again, if it is still there."""
    found = _kept(session)
    if len(found) == 3:
        page.show_record(found[1], found[2])


def keep_place(session: Session, page_id: str, page: Page) -> None:
    here = [page_id, *record_in(page)]
    others = {company: place for company, place in remembered(session, KEY, {}).items()
              if company != session.company.id}
    remember(session, KEY, {**dict(list(others.items())[-(COMPANIES - 1):]), session.company.id: here})


def record_in(page: QWidget) -> tuple[str, ...]:
    """Type and id of the record chosen in the register that is seen; empty where there is none."""
    from dualprev_desktop.ui.widgets.register_pane import RegisterPane  # the window begins without registers

    for pane in page.findChildren(RegisterPane):
        if pane.isVisibleTo(page) and pane.table.current_id:
            return pane.model.declared.id, pane.table.current_id
    return ()


def _kept(session: Session) -> list[str]:
    found = remembered(session, KEY, {}).get(session.company.id, [])
    return found if isinstance(found, list) and all(isinstance(one, str) for one in found) else []
