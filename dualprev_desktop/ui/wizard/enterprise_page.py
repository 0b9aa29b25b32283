"""First step: who the enterprise is. Only the name must be typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.tab_order import reach
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.wizard.field import CreditCodeField, WizardField
from dualprev_desktop.ui.wizard.founding import Founding
from dualprev_desktop.ui.wizard.page import WizardPage, lead, middle

WIDTH = 760
GROUPS = ((N_("Licence"), ("name", "credit_code")), (N_("Place"), ("district", "functional_zone")),
          (N_("People and phone"), ("headcount", "duty_phone")))


class EnterprisePage(WizardPage):
    name = N_("Enterprise")

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        self.fields = {name: CreditCodeField() if name == "credit_code" else WizardField(name)
                       for _words, names in GROUPS for name in names}
        self._lay_out()
        for name, field in self.fields.items():
            field.show_text(founding.values.get(name, ""))
            field.typed.connect(self._keep)

    def _lay_out(self) -> None:
        space = active().space
        column = middle(self, WIDTH)
        column.addWidget(lead(_("Only the name is needed now; the rest can be filled in at any time under "
                                "Survey, Enterprise.")))
        for words, names in GROUPS:
            heading, grid = QLabel(_(words)), QGridLayout()
            heading.setFont(bold_font())
            heading.setContentsMargins(0, space.between, 0, 0)
            grid.setHorizontalSpacing(space.around)
            for place, name in enumerate(names):
                grid.addWidget(self.fields[name], 0, place, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(place, 1)
            column.addWidget(heading)
            column.addLayout(grid)
        column.addStretch()

    def _keep(self) -> None:
        self.founding.values = {name: field.text for name, field in self.fields.items()}
        self.changed.emit()

    def leave(self) -> bool:
        """The first field that is not acceptable gets the keyboard."""
        self._keep()
        wrong = [field for field in self.fields.values() if not field.judge()]
        if wrong:
            reach(wrong[0].editor, Qt.FocusReason.OtherFocusReason)
        return not wrong

    def begin(self) -> None:
        wrong = [field for field in self.fields.values() if field.said.property("wrong")]
        reach((wrong or [self.fields["name"]])[0].editor, Qt.FocusReason.OtherFocusReason)
