"""An old coloured map is taken over: its picture with what was found, a list to tick, and one step that takes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import JUDGED
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.services.map_taking import TakenRegion, take_map
from dualprev_desktop.ui.coloured_map_rows import RegionModel
from dualprev_desktop.ui.coloured_map_view import MapView
from dualprev_desktop.ui.jobs import Job
from dualprev_desktop.ui.reasons import NOTHING_TICKED, allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.level_badge import badge_text
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate

if TYPE_CHECKING:
    from dualprev_desktop.exchange.coloured_map.found import ReadMap

LIST_WIDTH = 380
STEP = 0.0002
"""Of the picture's area, for one step of the slider."""
STEPS = 100
NO_REGION = N_("No region stands in the list.")


def _read(picture: IncomingPicture, progress: Progress) -> tuple[IncomingPicture, ReadMap]:
    from dualprev_desktop.exchange.coloured_map import read

    return picture, read(picture.data, picture.media_type, file=picture.file_name, progress=progress)


class ColouredMapPanel(QWidget):
    closed = Signal()
    taken = Signal(str)
    """The plan that has the zones now."""
    straightened = Signal()
    """Its corners are wanted first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.plan_id = session, ""
        self._map: IncomingPicture | None = None
        self._unread = self._reading = ""
        """The name of a picture whose regions are not known yet, and of the job that seeks them."""
        self.regions, self.list = RegionModel(self), QListView()
        self.view = MapView(self.regions)
        self._title, self.level, self.least = QLabel(), QComboBox(), QSlider(Qt.Orientation.Horizontal)
        self.onto, self.take = QCheckBox(_("Onto the plan shown, not a new one")), QPushButton()
        self.all, self.none = QPushButton(_("Tick all")), QPushButton(_("Tick none"))
        self.straighten = QPushButton(_("Straighten first…"))
        self.leave, self._least_words = QPushButton(_("Close")), QLabel()
        self._dress()
        self._lay_out()
        self._count()

    def _dress(self) -> None:
        self.list.setModel(self.regions)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setAccessibleName(_("Regions of the old map"))
        self.list.selectionModel().currentChanged.connect(self._look)
        self.view.setAccessibleName(_("The old map with the regions found"))
        self.view.chosen.connect(self._choose)
        self._title.setFont(bold_font())
        self.level.setAccessibleName(_("Level of the chosen region"))
        for level in (*JUDGED, Level.UNASSESSED):
            self.level.addItem(badge_text(level), level.value)
        self.level.activated.connect(self._relevel)
        self.least.setRange(0, STEPS)
        self.least.setAccessibleName(_("Smallest area"))
        self.least.valueChanged.connect(self._narrow)
        self.take.setProperty("primary", True)
        self.take.setIcon(icon("check", active().colours.accent_ink))
        self.leave.setIcon(icon("close"))
        self.straighten.setIcon(icon("perspective-less"))
        self.straighten.setToolTip(_("For a map that was photographed askew: pull its four corners straight; it is "
                                     "then read anew."))
        self.straighten.clicked.connect(self.straightened)
        self.session.jobs.settled.connect(self._settled)
        self.take.clicked.connect(self.take_over)
        self.all.clicked.connect(partial(self.regions.tick_all, True))
        self.none.clicked.connect(partial(self.regions.tick_all, False))
        self.leave.clicked.connect(self.closed)
        self.regions.ticked_changed.connect(self._count)

    def _lay_out(self) -> None:
        space = active().space
        side, buttons, ticks, lower, column = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for button in (self.all, self.none):
            ticks.addWidget(button)
        ticks.addStretch()
        side.setSpacing(space.between)
        side.addLayout(ticks)
        side.addWidget(self.list, 1)
        for widget in (QLabel(_("Level of the chosen region")), self.level, self._least_words, self.least, self.onto):
            side.addWidget(widget)
        held = QWidget()
        held.setLayout(side)
        held.setFixedWidth(LIST_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(space.around)
        lower.addWidget(self.view, 1)
        lower.addWidget(held)
        buttons.addWidget(self.take)
        buttons.addWidget(self.straighten)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        self.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(self._title)
        column.addLayout(lower, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)

    def read(self, picture: IncomingPicture, plan_id: str = "") -> None:
        """Reads a straight picture; `plan_id` is the plan that is shown, where there is one."""
        self.plan_id, self._map = plan_id, None
        self._unread, self._reading = picture.file_name, _("Reading {file}").format(file=picture.file_name)
        self.view.show_picture(picture)
        self.onto.setChecked(False)
        allow(self.onto, unless(plan_id, _("There is no plan yet.")))
        self._title.setText(_("Reading…"))
        self.regions.set_regions(())
        self.session.run(self._reading, partial(_read, picture), self._show)

    def _settled(self, job: Job) -> None:
        """Told before what was read is shown: the words stay where reading failed or was stopped."""
        if self._unread and job.title == self._reading:
            self._title.setText(_("{file} was not read.").format(file=self._unread))

    def _show(self, result: tuple[IncomingPicture, ReadMap]) -> None:
        self._map, found = result
        self._unread = ""
        self.least.setValue(0)
        self.regions.set_regions(found.regions)
        count = len(found.regions)
        words = ngettext("{file}: {count} coloured region found", "{file}: {count} coloured regions found", count)
        if not count:
            words = _("{file}: no region in one of the four colours was found. Straighten the picture, or draw the "
                      "zones on it by hand.")
        self._title.setText(words.format(file=self._map.file_name, count=count))
        self._choose(0)
        self.list.setFocus()

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.regions.index(row))

    def _look(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.view.choose(current.row())
        region = self.regions.region(current.row())
        if region is not None:
            self.level.setCurrentIndex(self.level.findData(region.level.value))

    def _relevel(self) -> None:
        if self.list.currentIndex().isValid():
            self.regions.set_level(self.list.currentIndex().row(), Level(self.level.currentData()))

    def _narrow(self) -> None:
        self.regions.narrow(self.least.value() * STEP)
        self._choose(0)

    def _count(self) -> None:
        count, nothing = len(self.regions.ticked()), unless(self.regions.rowCount(), _(NO_REGION))
        for part in (self.all, self.none, self.level):
            allow(part, nothing)
        self.take.setText(ngettext("Take {count} zone", "Take {count} zones", count).format(count=count))
        allow(self.take, unless(count, _(NOTHING_TICKED)))
        self._least_words.setText(_("Smallest area: {area} % of the picture").format(
            area=f"{self.least.value() * STEP * 100:.2f}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the map; nothing was changed."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def take_over(self) -> None:
        if self._map is None:
            return
        wanted = [TakenRegion(one.level, one.shape) for one in self.regions.ticked()]
        plan_id = self.plan_id if self.onto.isChecked() else ""
        done = self.session.do(partial(take_map, self.session.company, self._map, wanted, plan_id))
        if done is None:
            return
        words = ngettext("{count} zone taken from the old map.", "{count} zones taken from the old map.", len(wanted))
        say_undoable(self.session, _low_words(wanted, words.format(count=len(wanted))), Tone.GOOD)
        self.taken.emit(done[0])
        self.closed.emit()


def _low_words(taken: Sequence[TakenRegion], told: str) -> str:
    """Adds what would surprise: zones that were blue on the old map are grey here."""
    low = sum(one.level is Level.LOW for one in taken)
    if not low:
        return told
    words = ngettext("{count} was low there: it stays grey until its risks are assessed.",
                     "{count} were low there: they stay grey until their risks are assessed.", low)
    return _("{taken} {low}").format(taken=told, low=words.format(count=low))
