"""What the chosen values amount to, as they are chosen: score, level, band, what one step would change."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.rules import Neighbour, RuleSet
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.rulebook import RuleBook, shipped
from dualprev_desktop.services.views import AssessmentView
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font, title_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.assess_draft import Draft
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.level_correction import LevelCorrection


class ResultCard(QFrame):
    """One kind's result; `text` is all that can be read on it."""

    raised = Signal(str, str)
    """(kind, level): the level a person puts above the calculated one; empty to take it back."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.kind = kind
        self._book = shipped()
        self.title, self.fresh = QLabel(label("assessment_kind", kind)), QLabel(_("not saved"))
        self.formula, self.band, self.edge = QLabel(), QLabel(), QLabel()
        self.badge, self.correction = LevelBadge(), LevelCorrection()
        self.correction.chosen.connect(self._raised)
        self.title.setFont(bold_font())
        self.formula.setFont(title_font())
        for quiet in (self.fresh, self.band, self.edge):
            quiet.setProperty("muted", True)
            quiet.setFont(caption_font())
        for long in (self.formula, self.band, self.edge):
            long.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        space = active().space
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.fresh)
        middle.setSpacing(space.between)
        middle.addWidget(self.badge)
        middle.addWidget(self.band, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between + space.tight, space.between, space.between, space.between)
        column.setSpacing(space.tight)
        column.addLayout(top)
        column.addWidget(self.formula)
        column.addLayout(middle)
        column.addWidget(self.edge)
        column.addWidget(self.correction)

    def use_book(self, book: RuleBook) -> None:
        """By which the method of what stands is named."""
        self._book = book

    def _raised(self, level: str) -> None:
        self.raised.emit(self.kind, level)

    @property
    def text(self) -> str:
        return " · ".join(part for part in (self.formula.text(), label("level", self.badge.level), self.band.text(),
                                            self.edge.text()) if part)

    def show_draft(self, draft: Draft) -> None:
        judged, standing = draft.judgement(self.kind), draft.standing(self.kind)
        self.fresh.setVisible(draft.is_new(self.kind))
        self.edge.hide()
        self.edge.clear()
        self.correction.follow(judged.level if judged is not None else None, draft.raised.get(self.kind))
        if judged is not None:
            self._say(draft.rules.formula_text(judged), draft.level(self.kind) or judged.level,
                      draft.rules.band_text(judged.score, translator().language))
            self._show_edge(draft.rules, judged.score)
        elif standing is not None and not draft.chosen.get(self.kind):
            self._say(_standing_text(standing), standing.level, "")
            self._remark(_("Judged by: {method}").format(method=self._book.name(standing.rule_set)))
        else:
            self._say(self._asked(draft), Level.UNASSESSED, "")

    def _say(self, words: str, level: Level, band: str) -> None:
        self.formula.setText(words)
        self.badge.set_level(level)
        self.band.setText(band)
        self.band.setToolTip(band)

    def _asked(self, draft: Draft) -> str:
        keys = draft.missing(self.kind) or tuple(draft.rules.by_key)
        return _("Choose {parameters}").format(parameters=", ".join(keys))

    def _show_edge(self, rules: RuleSet, score: Decimal) -> None:
        if rules.on_edge(score):
            words = _("{symbol} = {score} stands on a limit: another edition may give the other level.")
            self._remark(words.format(symbol=rules.symbol, score=plain_decimal(score)))

    def _remark(self, words: str) -> None:
        self.edge.setText(words)
        self.edge.show()


def _standing_text(standing: AssessmentView) -> str:
    return plain_decimal(standing.score) if standing.score is not None else "—"


class Neighbours(QWidget):
    """Which single steps on a scale would give another level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(active().space.between)
        self._grid.setVerticalSpacing(active().space.tight)
        self._grid.setColumnStretch(0, 1)
        self.lines: list[str] = []

    def show_draft(self, draft: Draft, kind: str) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        judged = draft.judgement(kind)
        self.setVisible(judged is not None)
        if judged is None:
            return
        self._add_head(_("One step away · {kind}").format(kind=label("assessment_kind", kind)))
        other = [one for one in draft.rules.neighbours(judged.chosen) if one.judgement.level != judged.level]
        for one in other:
            self._add(draft.rules, judged.chosen, one)
        if not other:
            self._add_remark(_("No single step would change the level."))

    def _add_head(self, words: str) -> None:
        head = QLabel(words)
        head.setFont(bold_font())
        head.setWordWrap(True)
        self._grid.addWidget(head, 0, 0, 1, 2)

    def _add_remark(self, words: str) -> None:
        remark = QLabel(words)
        remark.setProperty("muted", True)
        remark.setWordWrap(True)
        self._grid.addWidget(remark, 1, 0, 1, 2)
        self.lines.append(words)

    def _add(self, rules: RuleSet, chosen: Mapping[str, Decimal], one: Neighbour) -> None:
        to = one.judgement.chosen[one.parameter]
        words = f"{one.parameter} {plain_decimal(chosen[one.parameter])} → {plain_decimal(to)}"
        step = QLabel(f"{words}   {rules.symbol} = {plain_decimal(one.judgement.score)}")
        step.setToolTip(_wording(rules, one.parameter, to))
        badge = LevelBadge(one.judgement.level)
        row = self._grid.rowCount()
        self._grid.addWidget(step, row, 0)
        self._grid.addWidget(badge, row, 1)
        self.lines.append(f"{words} · {label('level', one.judgement.level)}")


def _wording(rules: RuleSet, key: str, value: Decimal) -> str:
    parameter = rules.by_key[key]
    place = parameter.place(value)
    return parameter.scale[place].text(translator().language) if place is not None else ""
