"""The register of people: beside the form of each the posts held, and above it the way to hand all duties over."""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.org_chart import PERSON
from dualprev_desktop.ui.reasons import NO_ROW, allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.org_handing import handing_of
from dualprev_desktop.ui.widgets.org_posts import OF_PERSON, AppointmentList
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane


class PeoplePane(RegisterPane):
    def __init__(self, session: Session) -> None:
        super().__init__(RecordTableModel(session, PERSON))
        self.posts = AppointmentList(session, OF_PERSON)
        self._tabs.addTab(_("Posts"))
        self._pages.addWidget(self.posts)
        self._side.setMinimumWidth(self._tabs.sizeHint().width() + active().space.between)
        self._hand_over = self.tools.tool(_("Hand over…"), "account-switch-outline", self.hand_over)
        self._show_posts(self.table.current_id)
        self.table.record_chosen.connect(self._show_posts)

    def _show_posts(self, person_id: str) -> None:
        self.posts.show_record(person_id)
        allow(self._hand_over, only_read(self.model.session.company), unless(person_id, _(NO_ROW)))

    def hand_over(self) -> None:
        """All that the person under the cursor answers for goes to others."""
        if self.table.current_id:
            handing_of(self.model.session).start(self.table.current_id)
