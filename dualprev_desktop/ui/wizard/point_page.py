"""Fourth step: which of the risk points that apply are taken, with a look at their events and measures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.catalogue_points import CataloguePoints
from dualprev_desktop.ui.reasons import NOTHING_TICKED, allow, unless
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.catalogue_details import EventDetails
from dualprev_desktop.ui.widgets.catalogue_scope import distinct_points
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate
from dualprev_desktop.ui.wizard.founding import Founding
from dualprev_desktop.ui.wizard.page import WizardPage, lead

LIST_PART, DETAILS_PART = 2, 3


class PointPage(WizardPage):
    name = N_("Risk points")

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        self.points, self.list, self.details = CataloguePoints(founding.scope, self), QListView(), EventDetails()
        self.every, self.none, self.count = QPushButton(_("Tick all")), QPushButton(_("Tick none")), QLabel()
        self._dress()
        self._lay_out()

    def _dress(self) -> None:
        self.list.setModel(self.points)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Risk points of the catalogue"))
        self.list.selectionModel().currentChanged.connect(self._look)
        self.count.setFont(bold_font())
        self.every.clicked.connect(partial(self.points.tick_all, True))
        self.none.clicked.connect(partial(self.points.tick_all, False))
        self.points.ticked_changed.connect(self._show_count)

    def _lay_out(self) -> None:
        space = active().space
        column, tools, left = QVBoxLayout(self), QHBoxLayout(), QWidget()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        tools.setSpacing(space.between)
        tools.addWidget(self.count, 1)
        tools.addWidget(self.every)
        tools.addWidget(self.none)
        within = QVBoxLayout(left)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(space.between)
        within.addLayout(tools)
        within.addWidget(self.list, 1)
        beside = QHBoxLayout()
        beside.setSpacing(space.around)
        beside.addWidget(left, LIST_PART)
        beside.addWidget(self.details, DETAILS_PART)
        column.addWidget(lead(_("All that applies is ticked. Look at each: its events and measures stand beside it. "
                                "Levels are reference values, to be confirmed after the draft is made.")))
        column.addLayout(beside, 1)

    def arrive(self) -> None:
        if [one.key for one in self.points.points] != [one.key for one in self.founding.scope.applying()]:
            self.points.renew()
            self.list.setCurrentIndex(self.points.index(0))
        self._show_count()

    def begin(self) -> None:
        self.list.setFocus()

    def _look(self, current: QModelIndex, _before: QModelIndex) -> None:
        within = current.isValid() and current.row() < len(self.points.points)
        self.details.show_point(self.points.points[current.row()].point if within else None)

    def _show_count(self) -> None:
        scope = self.founding.scope
        wanted = scope.wanted()
        allow(self.every, unless(len(wanted) < len(scope.applying()), _("Everything is ticked.")))
        allow(self.none, unless(wanted, _(NOTHING_TICKED)))
        self.count.setText(_("{count} of {all} taken").format(count=distinct_points(scope.wanted()),
                                                              all=distinct_points(scope.applying())))
        self.changed.emit()
