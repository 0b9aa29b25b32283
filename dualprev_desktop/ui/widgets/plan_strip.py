"""The thin strip above the canvas: the properties of the selected zone, or of the plan."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSlider, QSpinBox, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.plan_level_bar import PlanLevelBar

NAME_WIDTH, LEAST_NAME = 200, 96
NAME_SHARE = 100
"""The name takes its room before what is left stays empty."""
NORTH_WIDTH = 92
FADE_WIDTH, PALEST = 96, 90
LONGEST_NAME = 60


class PlanStrip(QWidget):
    """Tells a new name or direction once it is entered; the page changes the file."""

    named = Signal(str)
    confirmed = Signal()
    """Enter was pressed in the name: on to the next thing."""
    turned = Signal(int)
    """North, in degrees clockwise from the top."""
    faded = Signal(int)
    """Per cent by which the picture is to be paler."""
    removing = Signal()
    """What is shown is to be removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.kind, self.name = QLabel(), QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMaximumWidth(NAME_WIDTH)
        self.name.setMinimumWidth(LEAST_NAME)
        self.kind.setBuddy(self.name)
        self.level, self.count = PlanLevelBar(), QLabel()
        self.count.setProperty("muted", True)
        self.remove = QToolButton()
        self.remove.setIcon(icon("trash-can-outline"))
        self.north_label, self.north = QLabel(_("North")), QSpinBox()
        self.north.setRange(0, 359)
        self.north.setWrapping(True)
        self.north.setSuffix("°")
        self.north.setFixedWidth(NORTH_WIDTH)
        self.north.lineEdit().setTextMargins(active().space.tight, 0, 0, 0)
        self.north.setToolTip(_("Degrees clockwise from the top of the sheet to north"))
        self.north_label.setBuddy(self.north)
        self.fade_label, self.fade = QLabel(_("Picture paler")), QSlider(Qt.Orientation.Horizontal)
        self.fade.setRange(0, PALEST)
        self.fade.setSingleStep(5)
        self.fade.setPageStep(10)
        self.fade.setFixedWidth(FADE_WIDTH)
        self.fade.setToolTip(_("How much paler the drawing below the zones is shown and printed"))
        self.fade.setAccessibleName(_("Picture paler by per cent"))
        self.fade_label.setBuddy(self.fade)
        self._lay_out()
        self.fade.valueChanged.connect(self._fade_changed)
        self.fade.sliderReleased.connect(self._fade_let_go)
        self.name.editingFinished.connect(self._name_entered)
        self.name.returnPressed.connect(self.confirmed)
        self.north.editingFinished.connect(self._north_entered)
        self.remove.clicked.connect(self.removing)
        self.level.asking.connect(self._make_room)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        left: tuple[QWidget, ...] = (self.kind, self.name, self.level, self.count)
        right: tuple[QWidget, ...] = (self.fade_label, self.fade, self.north_label, self.north, self.remove)
        for part in left:
            row.addWidget(part, NAME_SHARE if part is self.name else 0)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)

    def show_zone(self, zone: ZoneView) -> None:
        self._switch(_("Zone"), zone.name, is_zone=True)
        self.remove.show()
        self.level.show_zone(zone)

    def show_plan(self, plan: PlanView, several: bool = False) -> None:
        """`several`: more is selected than one zone, which is removed below."""
        self._switch(_("Plan"), plan.name, is_zone=False)
        self.remove.setVisible(not several)
        count = len(plan.zones)
        self.count.setText(ngettext("{count} zone", "{count} zones", count).format(count=count))
        with QSignalBlocker(self.north):
            self.north.setValue(plan.north % 360)
        with QSignalBlocker(self.fade):
            self.fade.setValue(plan.fade)
        for part in (self.fade_label, self.fade):
            part.setVisible(bool(plan.picture))

    def _switch(self, kind: str, name: str, is_zone: bool) -> None:
        self.kind.setText(kind)
        # a name being typed is not taken away by a change elsewhere
        if name != self._shown or not self.name.hasFocus():
            self._shown = name
            self.name.setText(name)
            self.name.setCursorPosition(0)  # a long name is read from its beginning
        self.level.setVisible(is_zone)
        self.count.setVisible(not is_zone)
        self.remove.setToolTip(_("Remove the zone (Delete)") if is_zone else _("Remove the plan with its zones"))
        self.remove.setAccessibleName(_("Remove the zone") if is_zone else _("Remove the plan with its zones"))
        self.north_label.setVisible(not is_zone)
        self.north.setVisible(not is_zone)
        if is_zone:
            self.fade_label.hide()
            self.fade.hide()

    def _make_room(self, asking: bool) -> None:
        """The zone's name stands on the plan too; the reason that is typed stands here alone."""
        for part in (self.kind, self.name):
            part.setVisible(not asking)
        self._row.setStretchFactor(self.level, NAME_SHARE if asking else 0)

    def begin_naming(self) -> None:
        """Gives the keyboard to the name, ready to be typed over."""
        self.name.setFocus()
        self.name.selectAll()

    def _name_entered(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self._shown)
        elif name != self._shown:
            self._shown = name
            self.named.emit(name)

    def _fade_changed(self, per_cent: int) -> None:
        # while it is pulled it is only shown: one pull is one step for undo
        if not self.fade.isSliderDown():
            self.faded.emit(per_cent)

    def _fade_let_go(self) -> None:
        self.faded.emit(self.fade.value())

    def _north_entered(self) -> None:
        self.turned.emit(self.north.value())
