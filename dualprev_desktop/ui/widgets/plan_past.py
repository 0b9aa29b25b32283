"""The plan as it was: a banner of the day, the plan that is only looked at, the days below, what changed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.plan_changes import Kind, PlanHistory, ZoneChange, days
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.focus_ring import FocusRing
from dualprev_desktop.ui.widgets.past_canvas import PastCanvas
from dualprev_desktop.ui.widgets.plan_level_bar import glyph
from dualprev_desktop.ui.widgets.time_bar import TimeBar

WIDTH = 264
ZONE_ROLE = Qt.ItemDataRole.UserRole
KIND_WORDS = {Kind.ADDED: N_("came new"), Kind.REMOVED: N_("was removed"), Kind.SHAPE: N_("another shape")}
FROM_TO = N_("{before} → {after}")


@dataclass(frozen=True)
class Seen:
    """What one question brought: the plan of the day, None before it was made, and what differs."""

    day: date
    plan: PlanView | None
    changes: tuple[ZoneChange, ...]


class PlanPast(QWidget):
    """Nothing here can be changed: it has no tools."""

    left = Signal()
    """Back to now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.scene = session, PlanScene(self)
        self.canvas, self.bar = PastCanvas(self.scene), TimeBar()
        self.banner, self.back = QLabel(), QPushButton(_("Back to now"))
        self.summary, self.list = QLabel(), QListWidget()
        self._history = PlanHistory(session.company)
        self.destroyed.connect(self._history.close)
        self._plan_id, self._mode, self._number = "", "residual", 0
        self.seen: Seen | None = None
        self._set_up()
        self._lay_out()
        self.bar.moved.connect(self._read)
        self.back.clicked.connect(self.left)
        self.list.itemActivated.connect(self._jump)
        self.list.itemClicked.connect(self._jump)
        self.setFocusProxy(self.bar.slider)

    def _set_up(self) -> None:
        self.canvas.setAccessibleName(_("Plan as it was"))
        self.banner.setFont(bold_font())
        self.back.setProperty("primary", True)
        self.back.setToolTip(QKeySequence(Qt.Key.Key_Escape).toString(QKeySequence.SequenceFormat.NativeText))
        self.summary.setWordWrap(True)
        self.summary.setProperty("muted", True)
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Zones that changed"))

    def _lay_out(self) -> None:
        space = active().space
        side = QVBoxLayout()
        side.setSpacing(space.between)
        side.addWidget(self.summary)
        side.addWidget(self.list, 1)
        self.beside = holder = QWidget()
        holder.setFixedWidth(WIDTH)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(space.around)
        middle.addWidget(FocusRing(self.canvas), 1)
        middle.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(self._band())
        column.addLayout(middle, 1)
        column.addWidget(self.bar)

    def _band(self) -> QFrame:
        colours, space = active().colours, active().space
        band, picture = QFrame(), QLabel()
        band.setObjectName("past")
        band.setStyleSheet(f"QFrame#past {{ background: {colours.accent_soft}; border: 1px solid {colours.accent}; }}")
        picture.setPixmap(icon("history", colours.accent).pixmap(active().size.icon, active().size.icon))
        row = QHBoxLayout(band)
        row.setContentsMargins(space.between, space.tight, space.tight, space.tight)
        row.setSpacing(space.between)
        row.addWidget(picture)
        row.addWidget(self.banner, 1)
        row.addWidget(self.back)
        return band

    # what the page says

    def show_plan(self, plan_id: str, mode: str) -> None:
        """The days there are, and the plan on the one that is chosen."""
        if plan_id != self._plan_id:
            self.scene.show(None)
        self._plan_id, self._mode = plan_id, mode
        self.session.jobs.read_ahead(partial(days, self.session.company), self._show_days)

    def _show_days(self, found: Sequence[date]) -> None:
        self.bar.show_days(found)
        self._read()

    @Slot()
    def _read(self) -> None:
        day = self.bar.day
        if day is None:
            return
        self._number += 1
        work = partial(_seen, self._history, self._plan_id, day, self._mode, self.bar.comparing, self.bar.other)
        self.session.jobs.read_ahead(work, partial(self._show, self._number))

    def _show(self, number: int, seen: Seen) -> None:
        """An answer that was overtaken by a later day is dropped."""
        if number != self._number:
            return
        self.seen = seen
        self.banner.setText(_("The plan as of {day} · read-only").format(day=seen.day.isoformat()))
        self.canvas.show_plan(seen.plan, seen.changes)
        self.list.clear()
        for change in seen.changes:
            self.list.addItem(_line(change))
        self.list.setVisible(self.bar.comparing)
        self.summary.setText(self._summary(seen))
        self.beside.setVisible(bool(self.summary.text()))

    def _summary(self, seen: Seen) -> str:
        if seen.plan is None:
            return _("This plan was not there yet on {day}.").format(day=seen.day.isoformat())
        if not self.bar.comparing:
            return ""
        if not seen.changes:
            return _("No zone changed its level, shape or name in that time.")
        count = len(seen.changes)
        return ngettext("{count} zone changed; it is outlined in dashes.",
                        "{count} zones changed; they are outlined in dashes.", count).format(count=count)

    @Slot(QListWidgetItem)
    def _jump(self, item: QListWidgetItem) -> None:
        self.canvas.jump(str(item.data(ZONE_ROLE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


def _seen(history: PlanHistory, plan_id: str, day: date, mode: str, comparing: bool, other: date | None) -> Seen:
    """Whichever of the two days is the earlier one, changes run from it to the later."""
    plan = history.plan(plan_id, day, mode)
    if not comparing:
        return Seen(day, plan, ())
    first, last = (other, day) if other is not None and other < day else (day, other)
    return Seen(day, plan, history.between(plan_id, first, last, mode))


def _line(change: ZoneChange) -> QListWidgetItem:
    item = QListWidgetItem(glyph(change.shown.level), f"{change.shown.name}\n{change_words(change)}")
    item.setData(ZONE_ROLE, change.zone_id)
    return item


def change_words(change: ZoneChange) -> str:
    """General → Major · another shape."""
    return " · ".join(_kind_words(change, kind) for kind in change.kinds)


def _kind_words(change: ZoneChange, kind: Kind) -> str:
    before, after = change.before, change.after
    if before is None or after is None or kind is Kind.SHAPE:
        return _(KIND_WORDS[kind])
    parts = ((label("level", before.level.value), label("level", after.level.value)) if kind is Kind.LEVEL
             else (before.name, after.name))
    return _(FROM_TO).format(before=parts[0], after=parts[1])
