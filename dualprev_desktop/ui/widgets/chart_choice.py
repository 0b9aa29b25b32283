"""Which comparison chart: what a bar stands for, and by values, one chart for each method, or by counts."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.comparison import ACTIVITY, COUNTS, EVENT, METHODS, POINT, POST, VALUES, ChartChoice
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active

VARIANT_WORDS = {VALUES: N_("Risk values, all in one chart"), METHODS: N_("Risk values, one chart for each method"),
                 COUNTS: N_("Number of each level")}
BY_WORDS = {EVENT: N_("A bar for each risk event"), POINT: N_("A bar for each risk point"),
            ACTIVITY: N_("A bar for each activity"), POST: N_("A bar for each post")}
VARIANT_KEY, BY_KEY = "chart_variant", "chart_by"


class ChartChoiceBox(QWidget):
    """The same choice on the page and in the print centre; it is remembered for the person."""

    changed = Signal()

    def __init__(self, session: Session, direction: QBoxLayout.Direction = QBoxLayout.Direction.LeftToRight,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.variant, self.by = _filled(VARIANT_WORDS, _("What the chart shows")), _filled(BY_WORDS, _("Bars"))
        self.recall()
        row = QBoxLayout(direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        for box in (self.variant, self.by):
            row.addWidget(box)
            box.activated.connect(self._chosen)

    def recall(self) -> None:
        """What was chosen last, wherever that was."""
        for box, key in ((self.variant, VARIANT_KEY), (self.by, BY_KEY)):
            box.setCurrentIndex(max(box.findData(remembered(self._session, key, "")), 0))
        self._offer()

    @property
    def choice(self) -> ChartChoice:
        return ChartChoice(str(self.variant.currentData()), str(self.by.currentData()))

    def _offer(self) -> None:
        allow(self.by, unless(self.choice.variant != COUNTS, _("Counts are of risk events.")))

    @Slot()
    def _chosen(self) -> None:
        remember(self._session, VARIANT_KEY, self.choice.variant)
        remember(self._session, BY_KEY, self.choice.by)
        self._offer()
        self.changed.emit()


def _filled(words: dict[str, str], name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for code, text in words.items():
        box.addItem(_(text), code)
    return box
