"""Who answers for what (责任分解), in the control page's place: shares by tier above, what one answers for below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.kernel.i18n import translator as translator_of
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import organisation, query, responsibilities
from dualprev_desktop.services.responsibilities import Responsibilities, Share
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.choices import Choice
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.level_badge import LevelDelegate
from dualprev_desktop.ui.widgets.org_answers_model import AnswerModel, ShareModel, counted, who
from dualprev_desktop.ui.widgets.plain_table import PlainTableModel, set_up
from dualprev_desktop.ui.widgets.read_when_seen import ReadWhenSeen

SHOWN = frozenset({"risk_point", "risk_event", "assessment", "control_measure", "org_unit", "post", "person",
                   "appointment"})
SHARE_WIDTHS, ANSWER_WIDTHS = (60, 100, 100, 110, 56, 56, 56, 48, 48, 48, 40, 48), (76, 84, 64, 300, 96, 200)
"""Pixels; a heading that needs more has it."""
PERSON_COLUMN, TITLE_COLUMN = 3, 3
FILTER_WIDTH, NAME_WIDTH = 180, 180


class AnswerPanel(ReadWhenSeen):
    """Stands in a page's place until `closed`; read anew when it is seen again after a change."""

    closed = Signal()
    shows = SHOWN

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._held: responsibilities.Place | None = None
        self.shares, self.answers = ShareModel(self), AnswerModel(self)
        self.table, self.sheet = QTableView(), QTableView()
        self.filter, self.missing = FilterEdit(self.table), QCheckBox()
        self.person, self._name = ChoiceEdit(self._people), QPushButton()
        self._title, self._counter, self._about = QLabel(_("Who answers for what")), QLabel(), QLabel()
        self._export = QPushButton(icon("file-excel-outline"), _("Export…"))
        self._leave = QPushButton(icon("close"), _("Close"))
        self._dress()
        self._lay_out()
        self.setFocusProxy(self.table)
        self.filter.textChanged.connect(self._narrow)
        self.missing.toggled.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.sheet.activated.connect(self._open)
        self.person.entered.connect(self.name_person)
        self._name.clicked.connect(self.name_person)
        self._export.clicked.connect(self.export)
        self._leave.clicked.connect(self.closed)

    def _dress(self) -> None:
        for words in (self._title, self._about):
            words.setFont(bold_font())
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._counter.setProperty("muted", True)
        self.filter.setFixedWidth(FILTER_WIDTH)
        self.missing.setText(_("Only without a person"))
        for table, model, widths, stretched, name in (
                (self.table, self.shares, SHARE_WIDTHS, PERSON_COLUMN, _("Shares")),
                (self.sheet, self.answers, ANSWER_WIDTHS, TITLE_COLUMN, _("What they answer for"))):
            table.setModel(model)
            table.setAccessibleName(name)
            table.setAlternatingRowColors(True)
            table.setWordWrap(False)
            set_up(table, [max(width, _least(model, place)) for place, width in enumerate(widths)], stretched)
        self.sheet.setItemDelegateForColumn(AnswerModel.LEVEL, LevelDelegate(self.sheet))
        self.person.setPlaceholderText(_("Person"))
        self.person.setAccessibleName(_("Responsible person"))
        self.person.setFixedWidth(NAME_WIDTH)

    def _lay_out(self) -> None:
        space = tokens.active().space
        head, tools, column, below = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self), QWidget()
        split, line, lower = QSplitter(Qt.Orientation.Vertical), QHBoxLayout(), QVBoxLayout(below)
        head.setSpacing(space.between)
        head.addWidget(self._title)
        head.addWidget(self._counter, 1)
        head.addWidget(self._leave)
        tools.setSpacing(space.between)
        for part in (self.filter, self.missing):
            tools.addWidget(part)
        tools.addStretch()
        tools.addWidget(self._export)
        line.setSpacing(space.between)
        line.addWidget(self._about, 1)
        line.addWidget(self.person)
        line.addWidget(self._name)
        lower.setContentsMargins(0, space.between, 0, 0)
        lower.setSpacing(space.between)
        lower.addLayout(line)
        lower.addWidget(self.sheet, 1)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([320, 260])
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(split, 1)

    # reading ------------------------------------------------------------------------------------------

    def reading(self) -> Callable[[], Responsibilities]:
        """Behind the person's back: of ten thousand events it takes half a second."""
        if not self.shares.division.shares:
            self._counter.setText(_("Reading…"))
        return partial(responsibilities.responsibilities, self._session.company)

    def take(self, read: Responsibilities) -> None:
        held = self._held
        self.shares.show(read)
        self._count()
        self._go_to(held)

    def _narrow(self) -> None:
        held = self._held
        self.shares.narrow(self.filter.text(), self.missing.isChecked())
        self._count()
        self._go_to(held)

    def _count(self) -> None:
        missing = self.shares.division.missing
        self._counter.setText(ngettext("{count} record has no responsible person",
                                       "{count} records have no responsible person", missing).format(count=missing)
                              if missing else _("Everything has a responsible person"))
        allow(self._export, unless(self.shares.division.shares, _("There is nothing to answer for yet.")))

    # the sheet of one ---------------------------------------------------------------------------------

    @property
    def share(self) -> Share | None:
        row = self.table.currentIndex().row()
        return self.shares.shown[row] if 0 <= row < len(self.shares.shown) else None

    def _go_to(self, held: responsibilities.Place | None) -> None:
        """Back to the same holder, where it is still shown."""
        row = next((place for place, one in enumerate(self.shares.shown) if one.place == held), 0)
        self.table.setCurrentIndex(self.shares.index(row, PERSON_COLUMN))
        self._show_sheet()

    def show_person(self, person_id: str) -> None:
        """The sheet of a person: what they answer for."""
        row = next((place for place, one in enumerate(self.shares.shown)
                    if one.place.holder.person_id == person_id), 0)
        self.table.setCurrentIndex(self.shares.index(row, PERSON_COLUMN))

    def _choose(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_sheet()

    def _show_sheet(self) -> None:
        share = self.share
        answers = self.shares.division.sheet(share) if share is not None else ()
        self._held = share.place if share is not None else None
        self.answers.show(answers)
        self._about.setText("" if share is None else _("{who}: {what}").format(
            who=who(share) or share.post or share.unit or _("No one"), what=counted(answers)))
        self._about.setToolTip(self._about.text())
        missing = share is not None and share.missing and not self._session.company.read_only
        for part in (self.person, self._name):
            part.setVisible(missing)
        self._name.setText(ngettext("Name for {count} record", "Name for all {count} records", len(answers)).format(
            count=len(answers)))

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """To where it says who answers for it."""
        one = self.answers.answers[index.row()]
        self.closed.emit()
        type_id, record_id = one.named_in
        self._session.go_to(Destination("", type_id, record_id, "person_id"))

    # naming and writing -------------------------------------------------------------------------------

    def _people(self) -> list[Choice]:
        day, people = organisation.today(self._session.company), query.records(self._session.company, Person)
        return [Choice(one.id, one.name) for one in people if not organisation.has_left(one, day)]

    def name_person(self) -> None:
        """Who is chosen answers for everything in the sheet, in one step."""
        chosen = str(self.person.typed() or "")
        if not chosen or query.find(self._session.company, "person", chosen) is None:
            self._session.say(_("Choose a person from the list; a new one is added under People first."), Tone.PROBLEM)
            return
        act = partial(responsibilities.name_person, self._session.company, self.answers.answers, chosen)
        if self._session.do(act) is not None:
            say_undoable(self._session, _("“{person}” is named. Undo with Ctrl+Z.").format(person=self.person.text()),
                         Tone.GOOD)
            self.person.show_value("", "")

    def export(self) -> None:
        from dualprev_desktop.exchange.exports import export_table

        name = _("who answers for what") + ".xlsx"
        target = dialogs.files().choose_save(self, _("Export who answers for what"), name,
                                             _("Workbooks (*.xlsx)"))
        if target is None:
            return
        company, words = self._session.company, translator_of(active().language)

        def work(progress: Progress) -> Path:
            return export_table(company, "responsibilities", target, words, progress)
        self._session.run(_("Exporting who answers for what"), work, partial(say_written, self._session))


def _least(model: PlainTableModel, column: int) -> int:
    """So wide that the heading is read whole."""
    heading = str(model.headerData(column, Qt.Orientation.Horizontal))
    return QFontMetrics(QApplication.font()).horizontalAdvance(heading) + 2 * tokens.active().space.between
