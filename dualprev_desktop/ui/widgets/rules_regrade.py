"""Re-assessing under a rule set: what would change stands in a list, and only what is ticked is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import N_, _, active, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.regrading import apply, counts, differences
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.places import page_of
from dualprev_desktop.ui.reasons import NOTHING_TICKED, allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.level_badge import LevelBadge, LevelDelegate, badge_text, badge_width
from dualprev_desktop.ui.widgets.mode_switch import MODES
from dualprev_desktop.ui.widgets.plain_table import set_up
from dualprev_desktop.ui.widgets.rules_parts import title, words
from dualprev_desktop.ui.widgets.rules_regrade_model import (
    AFTER,
    BEFORE,
    COLUMNS,
    EVENT,
    KIND,
    REMARK,
    SCORE,
    RegradeModel,
)

NOTHING = N_("There is nothing to re-assess: every judgement that counts was made by this set, or was not calculated.")
EXPLAINED = N_("Judgements made by other sets, with what this set makes of the same values. Only what is ticked is "
               "taken over; the earlier judgements stay in the history.")


REMARK_WIDTH = 196
IN_A_ROW = 3


class RegradePanel(QWidget):
    """Space ticks, Enter goes to the event; nothing is regraded before the button is pressed."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rules: RuleSet | None = None
        self.model, self.table = RegradeModel(self), QTableView()
        self._title, self.sentence, self.warning = title(), words(muted=True), words()
        self._moves = QGridLayout()
        self.apply_button, self.leave = QPushButton(), QPushButton(_("Close"))
        self.every, self.none = QPushButton(_("Tick all")), QPushButton(_("Tick none"))
        self.changing = QCheckBox(_("Only what gets another level"))
        self.moves: list[str] = []
        self._dress()
        self._lay_out()
        self.setFocusProxy(self.table)

    def _dress(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Judgements to re-assess"))
        for column in (BEFORE, AFTER):
            self.table.setItemDelegateForColumn(column, LevelDelegate(self.table))
        set_up(self.table, (), stretched=EVENT)
        self._size_columns()
        self.table.installEventFilter(self)
        self.table.activated.connect(self._go_to_event)
        self.apply_button.setProperty("primary", True)
        self.apply_button.setIcon(icon("check", look().colours.accent_ink))
        self.leave.setIcon(icon("close"))
        self.apply_button.clicked.connect(self.take_over)
        self.leave.clicked.connect(self.closed)
        self.every.clicked.connect(partial(self.model.tick_all, True))
        self.none.clicked.connect(partial(self.model.tick_all, False))
        self.changing.toggled.connect(self.model.show_changing_only)
        self.model.ticked_changed.connect(self._count)

    def _size_columns(self) -> None:
        metrics = self.table.fontMetrics()
        badge = max(badge_width(metrics, one.level) for one in LEVELS) + look().space.around
        said = [_(COLUMNS[KIND]), *(label("assessment_kind", one) for one in MODES)]
        kind = max(map(metrics.horizontalAdvance, said)) + look().space.page
        for column, width in ((KIND, kind), (SCORE, 60), (BEFORE, badge), (AFTER, badge), (REMARK, REMARK_WIDTH)):
            self.table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        space = look().space
        buttons = QHBoxLayout()
        buttons.setSpacing(space.between)
        for part in (self.apply_button, self.every, self.none, self.changing):
            buttons.addWidget(part)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        self._moves.setHorizontalSpacing(space.page)
        self._moves.setVerticalSpacing(space.tight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(self._title)
        column.addWidget(self.sentence)
        column.addLayout(self._moves)
        column.addLayout(buttons)
        column.addWidget(self.warning)
        column.addWidget(self.table, 1)
        column.addStretch()

    # what is shown ----------------------------------------------------------------------------------------

    def start(self, rules: RuleSet) -> None:
        self.rules = rules
        self._title.setText(_("Re-assess under “{name}”").format(name=rules.name(active().language)))
        self.changing.setChecked(False)
        self.look_again()

    def look_again(self) -> None:
        """Reads the judgements anew; the ticks begin afresh."""
        if self.rules is None:
            return
        lines = differences(self._session.company, self.rules.id)
        self.model.show_lines(lines)
        self.sentence.setText(_(EXPLAINED) if lines else _(NOTHING))
        self._show_moves(counts(lines))
        for part in (self.table, self.every, self.none, self.changing, self.apply_button):
            part.setVisible(bool(lines))
        if lines:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show_moves(self, found: Mapping[tuple[Level, Level], int]) -> None:
        """“Low → General × 2”, worst first; last, how many keep their level."""
        while item := self._moves.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.moves = []
        ranks = [one.level for one in LEVELS]
        changing = sorted((pair for pair in found if pair[0] is not pair[1]), key=lambda pair: ranks.index(pair[1]))
        parts: list[QWidget] = [self._move(old, new, found[old, new]) for old, new in changing]
        for place, part in enumerate(parts):
            self._moves.addWidget(part, place // IN_A_ROW, place % IN_A_ROW, Qt.AlignmentFlag.AlignLeft)
        self._moves.setColumnStretch(IN_A_ROW, 1)
        same = sum(count for (old, new), count in found.items() if old is new)
        if same:
            self.moves.append(ngettext("{count} keeps its level", "{count} keep their level", same).format(count=same))
            self._moves.addWidget(QLabel(self.moves[-1]), max(len(parts) - 1, 0) // IN_A_ROW, IN_A_ROW)

    def _move(self, old: Level, new: Level, count: int) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().space.between)
        for part in (LevelBadge(old), QLabel("→"), LevelBadge(new), QLabel(f"× {count}")):
            row.addWidget(part)
        self.moves.append(f"{badge_text(old)} → {badge_text(new)} × {count}")
        return made

    def _count(self) -> None:
        count, against = len(self.model.accepted), len(self.model.contradicting)
        self.apply_button.setText(ngettext("Apply {count}", "Apply {count}", count).format(count=count))
        allow(self.apply_button, unless(count, _(NOTHING_TICKED)),
              unless(not against, _("A residual level would be above the inherent one.")))
        self.warning.setText(ngettext(
            "{count} event would have its residual level above the inherent one. Tick both of its judgements, or none.",
            "{count} events would have their residual level above the inherent one. Tick both judgements of each, or "
            "none.", against).format(count=against))
        self.warning.setVisible(against > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks from any column."""
        if (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Space and self.table.currentIndex().isValid()):
            row = self.table.currentIndex().row()
            self.model.toggle(row, self.model.line(row).key not in self.model.accepted)
            return True
        return super().eventFilter(watched, event)

    def _go_to_event(self, index: QModelIndex) -> None:
        """To where the values are chosen anew."""
        kind = page_of(Step.ASSESS)
        event_id = self.model.line(index.row()).row.event_id
        self._session.go_to(Destination(kind.id if kind else "", "risk_event", event_id))

    # what is done -----------------------------------------------------------------------------------------

    def take_over(self) -> None:
        if self.rules is None:
            return
        changed = self._session.do(partial(apply, self._session.company, self.rules.id, frozenset(self.model.accepted)))
        if changed is None:
            self.look_again()
            return
        count = len(changed.ids("assessment"))
        words = ngettext("{count} judgement re-assessed. Undo with Ctrl+Z.",
                         "{count} judgements re-assessed. Undo with Ctrl+Z.", count)
        say_undoable(self._session, words.format(count=count), Tone.GOOD)
        self.closed.emit()
