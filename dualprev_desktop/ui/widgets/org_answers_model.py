"""The tables of who answers for what: the shares of each holder, and the records one of them answers for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.responsibilities import EVENT, MEASURE, POINT, Answer, Responsibilities, Share
from dualprev_desktop.services.search_sound import initials
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.plain_table import WORDS, PlainTableModel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TIER, UNIT, POST, PERSON = range(4)
NOBODY = N_("no one")
COUNTED = (POINT, EVENT, MEASURE)
FIRST_LEVEL = PERSON + 1 + len(COUNTED)
LEVELS = (Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW, Level.UNASSESSED)


def tier_word(tier: str) -> str:
    return label("control_tier", tier) if tier else _("no tier")


def who(share: Share) -> str:
    """The person named, or those who hold the post."""
    return share.person or "、".join(share.holders)


class ShareModel(PlainTableModel):
    columns = (N_("Tier"), N_("Responsible unit"), N_("Responsible post"), N_("Responsible person"), N_("Risk points"),
               N_("Risk events"), N_("Control measures"), *("",) * len(LEVELS))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.division = Responsibilities(())
        self.shown: list[Share] = []
        self._words, self._missing = "", False

    def show(self, division: Responsibilities) -> None:
        self.division = division
        self._narrow()

    def narrow(self, words: str, missing: bool) -> None:
        """`missing`: only what nobody answers for."""
        self._words, self._missing = words.casefold().strip(), missing
        self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        self.shown = [one for one in self.division.shares if self._fits(one)]
        self.endResetModel()

    def _fits(self, share: Share) -> bool:
        if self._missing and not share.missing:
            return False
        names = (tier_word(share.place.tier), share.unit, share.post, who(share))
        return all(any(word in name.casefold() or (by_initials(word) and word in initials(name)) for name in names)
                   for word in self._words.split())

    def count(self) -> int:
        return len(self.shown)

    def words(self, row: int) -> Sequence[str]:
        share = self.shown[row]
        counts = [share.count(kind) for kind in COUNTED] + [share.levels.get(level, 0) for level in LEVELS]
        return [tier_word(share.place.tier), share.unit or "—", share.post or "—", who(share) or _(NOBODY),
                *(str(count) if count else "" for count in counts)]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        place = section - FIRST_LEVEL
        if orientation == Qt.Orientation.Horizontal and 0 <= place < len(LEVELS) and role in WORDS:
            level = LEVELS[place]
            return f"{style(level).shape} {_(style(level).word)}"
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.count():
            return None
        share, column = self.shown[index.row()], index.column()
        if role == Role.DisplayRole and column == TIER and index.row() > 0 \
                and self.shown[index.row() - 1].place.tier == share.place.tier:
            return ""
        if role == Role.TextAlignmentRole and column > PERSON:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if column == PERSON and share.missing:
            if role == Role.FontRole:
                return bold_font()
            if role == Role.DecorationRole:
                return icon("account-alert-outline", active().colours.text)
        if role == Role.ToolTipRole and column == PERSON and not share.person and share.holders:
            return _("{people}: through the post").format(people=who(share))
        return super().data(index, role)


class AnswerModel(PlainTableModel):
    columns = (N_("Tier"), N_("Kind"), N_("Number"), N_("What"), N_("Level"), N_("Part of"))
    LEVEL = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answers: Sequence[Answer] = ()

    def show(self, answers: Sequence[Answer]) -> None:
        self.beginResetModel()
        self.answers = answers
        self.endResetModel()

    def count(self) -> int:
        return len(self.answers)

    def words(self, row: int) -> Sequence[str]:
        one = self.answers[row]
        return [tier_word(one.tier), _(describe(one.type_id).label), one.number, one.title.replace("\n", " "),
                label("level", one.level.value), one.about]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == LEVEL_ROLE and index.isValid() and index.column() == self.LEVEL and index.row() < self.count():
            return self.answers[index.row()].level.value
        return super().data(index, role)


def counted(answers: Sequence[Answer]) -> str:
    """"3 risk points · 5 risk events · 12 measures"."""
    points, events, measures = (sum(one.type_id == kind for one in answers) for kind in COUNTED)
    return " · ".join((
        ngettext("{count} risk point", "{count} risk points", points).format(count=points),
        ngettext("{count} risk event", "{count} risk events", events).format(count=events),
        ngettext("{count} measure", "{count} measures", measures).format(count=measures)))
