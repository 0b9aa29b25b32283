"""A place in which a picture can be opened: what stands there makes way for it and comes back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedLayout

from dualprev_desktop.ui.annotate.desk import PictureDesk
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.attachment_pane import AttachmentPane


class PicturePlace(QObject):
    """`whole` holds what stands there as its first; the desk is made when it is first wanted."""

    def __init__(self, session: Session, pane: AttachmentPane, whole: QStackedLayout) -> None:
        super().__init__(pane)
        self._session, self._pane, self._whole = session, pane, whole
        self.desk: PictureDesk | None = None
        pane.picture_wanted.connect(self._open)

    def _open(self, attached_id: str) -> None:
        if self.desk is None:
            self.desk = PictureDesk(self._session)
            self.desk.left.connect(self._back)
            self._whole.addWidget(self.desk)
        self._whole.setCurrentWidget(self.desk)
        self.desk.open(attached_id, self._pane.pictures)
        self.desk.setFocus()

    def _back(self) -> None:
        """To the list, with the picture chosen that was seen last."""
        seen = self.desk.seen if self.desk is not None else None
        self._whole.setCurrentIndex(0)
        if seen is not None:
            self._pane.grid.choose(seen.about.id)
        self._pane.setFocus()
