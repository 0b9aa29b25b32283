"""The overview: how many of what, of which level, how far each step is, what was done last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.history import recent
from dualprev_desktop.services.overview import State, Step
from dualprev_desktop.services.register import INHERENT, RESIDUAL, register, row_level
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.page import Page, PageKind
from dualprev_desktop.ui.places import page_of
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.count_tile import CountTile
from dualprev_desktop.ui.widgets.level_tile import LevelTile
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.step_line import StepLine

COUNTS = ((N_("Risk points"), "points", Step.SURVEY), (N_("Risk events"), "events", Step.IDENTIFY),
          (N_("Control measures"), "measures", Step.CONTROL))
RECENT = 8


class OverviewPage(Page):
    """Every number and every line leads to what it counts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._standing = standing_of(session)
        self.frame = PageFrame()
        self.counts = {name: CountTile(_(words), _page_id(step)) for words, name, step in COUNTS}
        self.tiles = {(mode, style.level): LevelTile(mode, style.level)
                      for mode in (INHERENT, RESIDUAL) for style in LEVELS}
        self.steps = {step: StepLine(session, step) for step in Step}
        self._recent = QVBoxLayout()
        self._lay_out()
        for tile in self.counts.values():
            tile.wanted.connect(self._to_page)
        for level_tile in self.tiles.values():
            level_tile.wanted.connect(self._to_level)
        self._standing.renewed.connect(self._show)
        self.setFocusProxy(self.counts["points"])
        self._show()

    def _lay_out(self) -> None:
        space = active().space
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, space.between, 0)
        column.setSpacing(space.around)
        row = QHBoxLayout()
        row.setSpacing(space.between)
        for tile in self.counts.values():
            row.addWidget(tile, 1)
        column.addLayout(row)
        column.addLayout(self._levels())
        lower = QHBoxLayout()
        lower.setSpacing(space.page)
        lower.addLayout(self._steps(), 3)
        lower.addLayout(self._history(), 2)
        column.addLayout(lower)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self.frame.set_body(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)

    def _levels(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(active().space.between)
        for row, mode in enumerate((INHERENT, RESIDUAL)):
            heading = QLabel(label("assessment_kind", mode))
            heading.setFont(bold_font())
            heading.setMinimumWidth(72)
            grid.addWidget(heading, row, 0)
            for column, style in enumerate(LEVELS, 1):
                grid.addWidget(self.tiles[mode, style.level], row, column)
                grid.setColumnStretch(column, 1)
        return grid

    def _steps(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(_heading(_("Steps")))
        for line in self.steps.values():
            column.addWidget(line)
        column.addStretch()
        return column

    def _history(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(_heading(_("Last changes")))
        column.addLayout(self._recent)
        column.addStretch()
        return column

    def heading(self) -> str:
        return self.frame.title or _("Overview")

    @Slot()
    def _show(self) -> None:
        now = self._standing.now
        complete = sum(state.state is State.COMPLETE for state in now.steps)
        self.frame.set_title(ngettext("Overview · {count} of {all} steps complete",
                                      "Overview · {count} of {all} steps complete", complete).format(
            count=complete, all=len(now.steps)))
        for name, tile in self.counts.items():
            tile.set_number(getattr(now, name))
        for (mode, level), level_tile in self.tiles.items():
            level_tile.set_count(now.levels[mode].get(level, 0))
        for step, line in self.steps.items():
            line.show_state(self._standing.step(step))
        self._show_recent()

    def _show_recent(self) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line in recent(self.session.company, RECENT):
            self._recent.addWidget(_history_line(line.label, f"{line.at} · {line.user}"))

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Follows the standing, which comes a moment after the changes."""

    @Slot(str)
    def _to_page(self, page_id: str) -> None:
        self.session.go_to("", "", page_id)

    @Slot(str, str)
    def _to_level(self, mode: str, level: str) -> None:
        """The first event of the level, where it is assessed."""
        for row in register(self.session.company):
            if row_level(row, mode).value == level:
                self.session.go_to("risk_event", row.event_id, _page_id(Step.ASSESS))
                return


def _page_id(step: Step) -> str:
    kind = page_of(step)
    return kind.id if kind else ""


def _heading(text: str) -> QLabel:
    words = QLabel(text)
    words.setFont(bold_font())
    words.setContentsMargins(0, 0, 0, active().space.tight)
    return words


def _history_line(text: str, when: str) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, active().space.tight, 0, active().space.tight)
    column.setSpacing(0)
    words, time = QLabel(text), QLabel(when)
    words.setWordWrap(True)
    time.setFont(caption_font())
    time.setProperty("muted", True)
    for part in (words, time):
        part.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(part)
    return line


PAGE = PageKind("overview", 0, None, N_("Overview"), "view-dashboard-outline", OverviewPage)
