"""The level of the selected zone: where it comes from, and a higher one set by hand with its reason, typed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.views import ZoneView
from dualprev_desktop.services.zone_levels import Source, above
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LevelBadge, paint_shape

LONGEST_REASON = 500
LEAST_REASON = 120


class PlanLevelBar(QWidget):
    """Tells what is wanted; the page changes the file and answers which risks give the level."""

    raised = Signal(str, str)
    """(level, reason)"""
    taken_back = Signal()
    followed = Signal(str, str)
    """(record type, id): the risk that was chosen among those that give the level."""
    asking = Signal(bool)
    """Whether the form stands open, which needs the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources: Callable[[], Sequence[Source]] = tuple
        """Asked when the list of risks opens."""
        self._zone = ""
        self.badge, self.origin, self.menu = LevelBadge(), QToolButton(), QMenu(self)
        self.raising, self.back = self._button(_("Raise…")), self._button(_("Take back"))
        self.level, self.reason = QComboBox(), QLineEdit()
        self.take, self.leave = self._button(_("Raise")), self._button(_("Cancel"))
        self._set_up()
        self._shown, self._form = self._row(self.badge, self.origin, self.raising, self.back), self._row(
            self.level, self.reason, self.take, self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown)
        row.addWidget(self._form, 1)
        self._form.hide()
        self._connect()

    @staticmethod
    def _button(words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @staticmethod
    def _row(*parts: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
        return holder

    def _set_up(self) -> None:
        self.origin.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.origin.setMenu(self.menu)
        self.origin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.origin.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.raising.setIcon(icon("arrow-up-bold-outline"))
        self.raising.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.raising.setToolTip(_("Show the zone higher than its risks are, with a reason (从高原则)"))
        self.back.setToolTip(_("The level is that of the zone's risks again"))
        self.level.setAccessibleName(_("Level set by hand"))
        self.reason.setAccessibleName(_("Reason for the level"))
        self.reason.setPlaceholderText(_("Why is it worse than its risks say?"))
        self.reason.setToolTip(self.reason.placeholderText())
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setMinimumWidth(LEAST_REASON)

    def _connect(self) -> None:
        self.menu.aboutToShow.connect(self._list_sources)
        self.raising.clicked.connect(self.begin_raising)
        self.back.clicked.connect(self.taken_back)
        self.take.clicked.connect(self._raise)
        self.leave.clicked.connect(self.end_raising)
        self.reason.returnPressed.connect(self._raise)

    def show_zone(self, zone: ZoneView) -> None:
        """A reason that is being typed stays while the same zone is shown."""
        if zone.id != self._zone:
            self.end_raising()
        self._zone = zone.id
        effective = zone.override is not None and zone.level is not zone.judged
        self.badge.set_level(zone.level)
        self.origin.setText(_("by hand") if effective else _origin(zone))
        self.origin.setToolTip(_by_hand(zone) if zone.override else _("The risk points that give the level"))
        self.back.setVisible(zone.override is not None)
        self.raising.setVisible(zone.override is None)
        allow(self.raising, unless(above(zone.judged), _("It is at the highest level already.")))
        if not self._form.isVisible():
            self._offer(zone)

    def _offer(self, zone: ZoneView) -> None:
        self.level.clear()
        for level in above(zone.judged):
            self.level.addItem(glyph(level), label("level", level.value), level.value)

    @Slot()
    def _list_sources(self) -> None:
        self.menu.clear()
        for one in self.sources():
            words = " · ".join(filter(None, (f"{one.number} {one.name}".strip(), one.event)))
            target = ("risk_event", one.event_id) if one.event_id else ("risk_point", one.point_id)
            # an ampersand in a name is no mnemonic
            self.menu.addAction(glyph(one.level), f"{label('level', one.level.value)}  {words.replace('&', '&&')}",
                                partial(self.followed.emit, *target))
        if self.menu.isEmpty():
            self.menu.addAction(_("The zone holds no risk point yet.")).setEnabled(False)

    @Slot()
    def begin_raising(self) -> None:
        """The form stands where the level stood: the canvas does not move."""
        self._shown.hide()
        self._form.show()
        self.level.setMinimumWidth(self.level.sizeHint().width())
        self.asking.emit(True)
        self.reason.setFocus()

    @Slot()
    def end_raising(self) -> None:
        # of the window's, not the last one in here: the canvas keeps the keyboard when another zone is gone to
        here = self.window().focusWidget()
        focused = here is not None and self._form.isAncestorOf(here)
        self.reason.clear()
        self._form.hide()
        self._shown.show()
        self.asking.emit(False)
        if focused:
            (self.back if self.raising.isHidden() else self.raising).setFocus()

    @Slot()
    def _raise(self) -> None:
        self.raised.emit(str(self.level.currentData() or ""), self.reason.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._form.isVisible():
            self.end_raising()
            event.accept()
        else:
            super().keyPressEvent(event)


def _origin(zone: ZoneView) -> str:
    count = len(zone.points)
    if zone.override is Level.LOW and zone.level is Level.UNASSESSED:
        return _("low by hand, not assessed")
    if not count:
        return ngettext("{count} risk point", "{count} risk points", 0).format(count=0)
    if zone.judged is Level.UNASSESSED:
        return ngettext("{count} risk point, not assessed", "{count} risk points, none assessed", count).format(
            count=count)
    return ngettext("from {count} risk point", "worst of {count} risk points", count).format(count=count)


def _by_hand(zone: ZoneView) -> str:
    words = _("Set by hand: {level}. Reason: {reason}").format(
        level=label("level", (zone.override or Level.UNASSESSED).value), reason=zone.reason)
    given = _("The risks give: {level}").format(level=label("level", zone.judged.value))
    return f"{words}\n{given}"


def glyph(level: Level) -> QIcon:
    """The level's shape in its colour, for menus and lists."""
    density = 2
    picture = QPixmap(QSize(16, 16) * density)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_shape(painter, picture.rect().toRectF().adjusted(0, 0, -16, -16).adjusted(2, 2, -2, -2), level,
                style(level).colour)
    painter.end()
    return QIcon(picture)
