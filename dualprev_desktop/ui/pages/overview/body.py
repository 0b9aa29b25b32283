"""The overview: how many of what, of which level, how far each step is, what is due, what changed and was done last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.history import recent
from dualprev_desktop.services.overview import State
from dualprev_desktop.services.register import INHERENT, RESIDUAL
from dualprev_desktop.services.table_scope import INHERENT_LEVEL, STANDING_LEVEL, Condition
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.overview_lines import changed_ways, due_ways
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.count_tile import CountTile
from dualprev_desktop.ui.widgets.level_tile import LevelTile
from dualprev_desktop.ui.widgets.line_pane import LinePane
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.plan_tile import PlanTile
from dualprev_desktop.ui.widgets.step_line import StepLine

COUNTS = ((N_("Risk points"), "points", Destination("survey", "risk_point", only=())),
          (N_("Risk events"), "events", Destination("identify", "risk_event", only=())),
          (N_("Control measures"), "measures", Destination("control", "control_measure", only=())))
LEVEL_OF = {INHERENT: INHERENT_LEVEL, RESIDUAL: STANDING_LEVEL}
RECENT = 3
NAME_WIDTH = 72


class OverviewPage(Page):
    """Every number and every line leads to what it counts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._standing = standing_of(session)
        self.frame = PageFrame()
        self.counts = {name: CountTile(_(words), where) for words, name, where in COUNTS}
        self.tiles = {(mode, style.level): LevelTile(mode, style.level)
                      for mode in (INHERENT, RESIDUAL) for style in LEVELS}
        self.plan = PlanTile(session)
        self.steps = {step: StepLine(session, step) for step in Step}
        self.due, self.changed = LinePane(_("Due and overdue")), LinePane(_("Since the last report"))
        self._recent = QVBoxLayout()
        self._lay_out()
        for wanted in (*(tile.wanted for tile in self.counts.values()), self.plan.wanted, self.due.wanted,
                       self.changed.wanted):
            wanted.connect(session.go_to)
        for level_tile in self.tiles.values():
            level_tile.wanted.connect(self._to_level)
        self._standing.renewed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        space = active().space
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, space.between, 0)
        column.setSpacing(space.around)
        column.addLayout(self._numbers())
        lower, done, seen = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        done.addLayout(self._steps())
        done.addLayout(self._history())
        for part in (self.plan, self.due, self.changed):
            seen.addWidget(part)
        for side, share in ((done, 3), (seen, 2)):
            side.setSpacing(space.around)
            side.addStretch()
            lower.addLayout(side, share)
        lower.setSpacing(space.page)
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

    def _numbers(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(active().space.between)
        row.setSpacing(active().space.between)
        for tile in self.counts.values():
            row.addWidget(tile, 1)
        column.addLayout(row)
        column.addLayout(self._levels())
        return column

    def _levels(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(active().space.between)
        for row, mode in enumerate((INHERENT, RESIDUAL)):
            heading = QLabel(label("assessment_kind", mode))
            heading.setFont(bold_font())
            heading.setMinimumWidth(NAME_WIDTH)
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
        return column

    def _history(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(_heading(_("Last changes")))
        column.addLayout(self._recent)
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
        self._show_numbers()
        for step, line in self.steps.items():
            line.show_state(self._standing.step(step))
        if not self._standing.reading:
            self.due.show_ways(due_ways(now.deadlines))
            self.changed.show_ways(changed_ways(now.since_report))
        self.plan.renew()
        self._show_recent()

    def _show_numbers(self) -> None:
        now, known = self._standing.now, not self._standing.reading
        for name, tile in self.counts.items():
            tile.set_number(getattr(now, name) if known else None)
        for (mode, level), level_tile in self.tiles.items():
            level_tile.set_count(now.levels[mode].get(level, 0) if known else None)
        # what leads nowhere cannot have the keyboard
        self.setFocusProxy(next((tile for tile in self.counts.values() if tile.isEnabled()), self.steps[Step.SURVEY]))

    def _show_recent(self) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in recent(self.session.company, RECENT):
            self._recent.addWidget(_history_line(line.label, f"{line.at} · {line.user}"))

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Follows the standing, which comes a moment after the changes."""

    @Slot(str, str)
    def _to_level(self, mode: str, level: str) -> None:
        only = (Condition((LEVEL_OF[mode],), (level,)),)
        self.session.go_to(Destination("identify", "risk_event", only=only))


def _heading(text: str) -> QLabel:
    words = QLabel(text)
    words.setFont(bold_font())
    words.setContentsMargins(0, 0, 0, active().space.tight)
    return words


def _history_line(text: str, when: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, active().space.tight, 0, active().space.tight)
    row.setSpacing(active().space.around)
    words, time = QLabel(text), QLabel(when)
    words.setWordWrap(True)
    time.setFont(caption_font())
    time.setProperty("muted", True)
    for part, share in ((words, 1), (time, 0)):
        part.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row.addWidget(part, share)
    return line
