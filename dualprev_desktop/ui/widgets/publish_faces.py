"""What the publish page shows in place of the plan's editor: chart, an earlier day, the colours, the papers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QStackedWidget, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.table_scope import only_these
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.widgets.comparison_view import ComparisonPane
from dualprev_desktop.ui.widgets.palette_panel import PalettePanel
from dualprev_desktop.ui.widgets.plan_past import PlanPast
from dualprev_desktop.ui.widgets.wall_panel import WallPanel

PLAN, CHART, WALL = "plan", "chart", "wall"
FACES = {PLAN: (N_("Plan"), "map-outline"), CHART: (N_("Comparison chart"), "chart-bar"),
         WALL: (N_("Papers on the wall"), "pin-outline")}
HATCHED_KEY, WORDS_KEY = "plan_hatched", "plan_level_words"


class FaceSwitch(QWidget):
    """Plan, chart or papers: buttons, of which one is down."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group, self.buttons = QButtonGroup(self), dict[str, QToolButton]()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (face, (words, picture)) in enumerate(FACES.items()):
            button = self.buttons[face] = QToolButton()
            button.setText(_(words))
            button.setIcon(icon(picture))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, place)
            row.addWidget(button)
        self.buttons[PLAN].setChecked(True)
        self._group.idClicked.connect(self._clicked)

    @property
    def face(self) -> str:
        return tuple(FACES)[self._group.checkedId()]

    def choose(self, face: str) -> None:
        self.buttons[face].setChecked(True)

    def _clicked(self, place: int) -> None:
        self.chosen.emit(tuple(FACES)[place])


class PublishFaces(QObject):
    """Adds its faces to the page's stack; `changed` asks the page to show itself anew."""

    changed = Signal()
    looked = Signal()
    """Hatching or the levels' words were switched."""

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session, self._stack, self._colouring = session, stack, False
        self.switch, self.menu_button = FaceSwitch(), QToolButton()
        self.chart, self.past, self.colours = ComparisonPane(session), PlanPast(session), PalettePanel(session)
        self.wall = WallPanel(session)
        for face in (self.chart, self.past, self.colours, self.wall):
            stack.addWidget(face)
        self.earlier = self._switch(_("Earlier…"), False)
        self.earlier.setToolTip(_("The plan as it was on an earlier day, and what changed since"))
        self.hatching = self._switch(_("Hatching"), bool(remembered(session, HATCHED_KEY, False)))
        self.hatching.setToolTip(_("Show the levels as hatching, as a black-and-white print does"))
        self.words = self._switch(_("Level in words"), bool(remembered(session, WORDS_KEY, True)))
        self._fill_menu()
        self._connect()

    def _switch(self, words: str, on: bool) -> QAction:
        """Without a picture: in its place menus show whether it is on."""
        action = QAction(words, self)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _fill_menu(self) -> None:
        menu = QMenu(self._stack)
        menu.addActions([self.hatching, self.words])
        menu.addAction(icon("palette-outline"), _("Colours of the levels…"), self._begin_colours)
        menu.addSeparator()
        menu.addAction(self.earlier)
        self.menu_button.setText(_("View"))
        self.menu_button.setIcon(icon("eye-outline"))
        self.menu_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.setMenu(menu)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._chosen)
        self.earlier.triggered.connect(self._turned)
        self.past.left.connect(self.back_to_now)
        self.colours.done.connect(self._end_colours)
        self.chart.followed.connect(self._follow)
        for action in (self.hatching, self.words):
            action.triggered.connect(self._looked)
        self.chart.set_hatched(self.hatching.isChecked())

    # what the page asks

    @property
    def on_plan(self) -> bool:
        return self.switch.face == PLAN

    def face(self, plan_id: str, mode: str) -> QWidget | None:
        """What is shown in place of the plan's editor; None where that is."""
        self.chart.set_mode(mode)
        if self._colouring:
            return self.colours
        if not self.on_plan:
            return self.chart if self.switch.face == CHART else self.wall
        if plan_id and self.earlier.isChecked():
            self.past.scene.set_black_and_white(self.hatching.isChecked())
            self.past.scene.set_level_words(self.words.isChecked())
            self.past.show_plan(plan_id, mode)
            return self.past
        return None

    def to_wall(self) -> None:
        """Papers are asked for."""
        self.switch.choose(WALL)
        self._colouring = False
        self.changed.emit()

    def to_plan(self) -> None:
        """A record of the plan is asked for: what lies over it goes."""
        self.switch.choose(PLAN)
        self.earlier.setChecked(False)
        self._colouring = False

    # what the person does

    @Slot()
    def _chosen(self) -> None:
        self._colouring = False
        self._show()

    @Slot()
    def _turned(self) -> None:
        self.switch.choose(PLAN)
        self._colouring = False
        self._show()

    @Slot()
    def back_to_now(self) -> None:
        self.earlier.setChecked(False)
        self._show()

    @Slot()
    def _begin_colours(self) -> None:
        self._colouring = True
        self.colours.begin()
        self._show()

    @Slot()
    def _end_colours(self) -> None:
        self._colouring = False
        self._show()

    def _show(self) -> None:
        self.changed.emit()
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    @Slot()
    def _looked(self) -> None:
        remember(self._session, HATCHED_KEY, self.hatching.isChecked())
        remember(self._session, WORDS_KEY, self.words.isChecked())
        self.chart.set_hatched(self.hatching.isChecked())
        self.looked.emit()

    @Slot(object, str)
    def _follow(self, events: tuple[str, ...], words: str) -> None:
        """One risk is opened where it was assessed; the many of a count in their list."""
        if len(events) == 1:
            self._session.go_to(Destination("assess", "risk_event", events[0]))
        elif events:
            self._session.go_to(Destination("identify", "risk_event", events[0], only=only_these(events, words)))
        else:
            self._session.go_to(Destination("assess"))
