"""Plans in small, one after the other, read behind the person's back and painted in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from shiboken6 import isValid

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.plan_tile import with_small_picture
from dualprev_desktop.ui.widgets.plan_tree_row import THUMBNAIL

REST_MS = 300
"""After the last change, before the first is drawn: a gesture on the canvas goes before."""
DENSITY = 2


class PlanThumbnails(QObject):
    """`images` has what was drawn so far; `taken` is told of each that is new."""

    def __init__(self, session: Session, taken: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self.images: dict[str, QImage] = {}
        self._session, self._taken = session, taken
        self._views: dict[str, PlanView] = {}
        self._mode, self._waiting, self._busy = "", list[str](), False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._next)

    def renew(self, ids: Sequence[str], mode: str) -> None:
        self._waiting, self._mode = list(ids), mode
        self._rest.start()

    def _next(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            plan_id = self._waiting.pop(0)
            self._session.jobs.read_ahead(partial(_read, self._session.company, plan_id, self._mode), self._take)

    def _take(self, view: PlanView | None) -> None:
        if not isValid(self):
            return
        self._busy = False
        if view is not None and self._views.get(view.id) != view:
            from dualprev_desktop.ui.plan.thumbnail import plan_image

            self._views[view.id] = view
            self.images[view.id] = plan_image(view, THUMBNAIL * DENSITY)
            self._taken(view.id)
        self._next()


def _read(company: Company, plan_id: str, mode: str) -> PlanView | None:
    from dualprev_desktop.services import plans

    try:
        return with_small_picture(plans.plan_view(company, plan_id, mode))
    except DualPrevError:
        return None  # removed in this moment
