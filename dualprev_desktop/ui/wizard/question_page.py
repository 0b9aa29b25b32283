"""Third step: what the enterprise has and has not, so that nobody is given what does not concern him."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.catalogue_questions import QuestionList
from dualprev_desktop.ui.widgets.catalogue_scope import distinct_points
from dualprev_desktop.ui.wizard.founding import Founding
from dualprev_desktop.ui.wizard.page import WizardPage, lead, middle

WIDTH = 760


class QuestionPage(WizardPage):
    name = N_("What it has")

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        self.questions, self.count = QuestionList(founding.scope), QLabel()
        self.count.setFont(bold_font())
        self._lay_out()
        self._asked: list[str] = []
        self.questions.answered.connect(self._show_count)

    def _lay_out(self) -> None:
        column, scroll, holder = middle(self, WIDTH), QScrollArea(), QWidget()
        within = QVBoxLayout(holder)
        within.setContentsMargins(0, 0, active().space.between, 0)
        within.addWidget(self.questions)
        within.addStretch()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(lead(_("Press what the enterprise has. The rest counts as no: its risk points stay away.")))
        column.addWidget(self.count)
        column.addWidget(scroll, 1)

    def arrive(self) -> None:
        kinds = [kind.id for kind in self.founding.scope.kinds]
        if kinds != self._asked:
            self._asked = kinds
            self.questions.renew()
        self._show_count()

    def _show_count(self) -> None:
        count = distinct_points(self.founding.scope.applying())
        self.count.setText(
            ngettext("{count} risk point applies", "{count} risk points apply", count).format(count=count))
        self.changed.emit()
