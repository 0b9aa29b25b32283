"""Step 7: write a signed bundle for the authority, look at those written, check one somebody handed over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.reasons import allow, only_read
from dualprev_desktop.ui.report_list import ReportModel
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.plain_table import set_up

if TYPE_CHECKING:
    from dualprev_desktop.exchange.reporting import Exported

RECIPIENT = "report_recipient"
FIELD_WIDTH = 320
WIDTHS = (72, 180, 96, 160, 300)
EMPTY = N_("No report has been written. A report is one signed file that holds everything the company recorded; "
           "send it to the authority by mail or on a stick.")


class ReportPage(Page):
    shows = frozenset({"report"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.recipient, self.passphrase = PageFrame(), QLineEdit(), QLineEdit()
        self.model, self.table = ReportModel(self), QTableView()
        self.findings = QLabel()
        self.body = QStackedWidget()
        self._set_up()
        self._lay_out()
        self.setFocusProxy(self.recipient)
        self.refresh()

    def _set_up(self) -> None:
        self.recipient.setText(remembered(self.session, RECIPIENT, _("Emergency management bureau")))
        self.recipient.editingFinished.connect(self._remember)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(_("Optional; given at the first report, it locks the key"))
        self.passphrase.setToolTip(self.passphrase.placeholderText())
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Reports"))
        set_up(self.table, WIDTHS, len(WIDTHS) - 1)
        self._empty = EmptyState("certificate-outline", _(EMPTY), [
            Way(_("Write signed bundle…"), self.write, "file-certificate-outline"),
            Way(_("Verify a bundle…"), self.verify, "shield-check-outline")])
        self.body.addWidget(self._empty)
        self.body.addWidget(self.table)

    def _lay_out(self) -> None:
        write = self.frame.set_primary(_("&Write signed bundle…"), self.write, "file-certificate-outline")
        # a bundle is a fact of the file: one that is only read cannot keep it
        for part in (write, self._empty.buttons[0], self.recipient, self.passphrase):
            allow(part, only_read(self.session.company))
        self.frame.add_tool(_("&Verify a bundle…"), self.verify, "shield-check-outline")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.tight)
        fields = QHBoxLayout()
        fields.setSpacing(tokens.active().space.around)
        fields.addLayout(self._labelled(_("&Recipient"), _("Recipient"), self.recipient))
        fields.addLayout(self._labelled(_("&Passphrase of the signing key"), _("Passphrase of the signing key"),
                                        self.passphrase))
        fields.addStretch(1)
        column.addLayout(fields)
        column.addSpacing(tokens.active().space.between)
        column.addWidget(self._card())
        column.addWidget(self.body, 1)
        self.frame.set_body(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)

    @staticmethod
    def _labelled(text: str, name: str, field: QLineEdit) -> QVBoxLayout:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setFixedWidth(FIELD_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(tokens.active().space.tight)
        column.addWidget(label)
        column.addWidget(field)
        return column

    def _card(self) -> QFrame:
        """What the last check or export found."""
        self.card = QFrame()
        self.card.setProperty("card", True)
        column = QVBoxLayout(self.card)
        self._card_title = QLabel()
        self._card_title.setFont(bold_font())
        self.findings.setWordWrap(True)
        self.findings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._card_title)
        column.addWidget(self.findings)
        self.card.hide()
        return self.card

    def _show_card(self, title: str, lines: list[str]) -> None:
        self._card_title.setText(title)
        self.findings.setText("\n".join(lines))
        self.card.show()

    def heading(self) -> str:
        return self.frame.title

    def refresh(self, changes: ChangeSet | None = None) -> None:
        self.model.read(self.session.company)
        count = self.model.rowCount()
        self.body.setCurrentIndex(1 if count else 0)
        self.frame.set_title(ngettext("7 Report · {count} report", "7 Report · {count} reports", count).format(
            count=count) if count else _("7 Report · nothing reported yet"))

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        row = self.model.row_of(record_id)
        if row is None:
            return False
        self.table.selectRow(row)
        self.table.setFocus()
        return True

    @Slot()
    def _remember(self) -> None:
        remember(self.session, RECIPIENT, self.recipient.text().strip())

    @Slot()
    def write(self) -> None:
        self._remember()
        folder = dialogs.files().choose_folder(self, _("Where to put the bundle"))
        if folder is not None:
            work = _Export(self.session.company, folder, self.recipient.text().strip(), self.passphrase.text())
            self.session.run(_("Writing the signed bundle"), work, self._written)

    def _written(self, exported: Exported) -> None:
        self.session.changed.emit(exported.changes)
        self.session.say(_("Written, signed and verified: {path}").format(path=exported.path), Tone.GOOD)
        self._show_card(_("Report {seq}").format(seq=exported.seq), [
            _("File: {path}").format(path=exported.path), _("Bundle: {id}").format(id=exported.bundle_id),
            _("Signed with the key {fingerprint}. Write it on the enrolment form: it is how the authority knows "
              "that a bundle is yours.").format(fingerprint=exported.fingerprint)])

    @Slot()
    def verify(self) -> None:
        path = dialogs.files().choose_open(self, _("Verify a bundle"), _("Bundles (*.dpb *.zip);;All files (*)"))
        if path is not None:
            self.verify_file(path)

    def verify_file(self, path: Path) -> None:
        self.session.run(_("Verifying {file}").format(file=path.name), _Verify(path), self._verified)

    def _verified(self, lines: list[str]) -> None:
        self._show_card(_("The bundle is good"), lines)


@dataclass(frozen=True)
class _Export:
    company: Company
    folder: Path
    recipient: str
    passphrase: str

    def __call__(self, progress: Progress) -> Exported:
        from dualprev_desktop.exchange.reporting import export_report

        return export_report(self.company, self.folder, self.recipient, passphrase=self.passphrase or None,
                             progress=progress)


@dataclass(frozen=True)
class _Verify:
    path: Path

    def __call__(self, progress: Progress) -> list[str]:
        from dualprev_desktop.exchange.reporting import verify_bundle

        return verify_bundle(self.path)
