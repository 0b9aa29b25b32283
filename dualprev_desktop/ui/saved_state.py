"""Whether all is in the file, since when, and where else the data stands: a word in the top bar, a menu behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from dualprev_desktop.kernel.clock import local_date, local_minute
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import copies
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.jobs import Job
from dualprev_desktop.ui.opening import show
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

MESSAGES, MESSAGE_WIDTH = 10, 480


class SavedState(QToolButton):
    """Says what is so: the time is that of the journal's last operation, not of a click."""

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._job: Job | None = None
        self._saved = ""
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setProperty("quiet", True)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._say)
        self._heard: QMetaObject.Connection | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keyboard)
        session.changed.connect(self.refresh)
        session.jobs.started.connect(self._started)
        session.jobs.settled.connect(self._settled)
        self._fill()
        self.refresh()

    # what it says ---------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Looks at the journal again."""
        found = self._session.do(self._look)
        self._saved = found if found is not None else self._saved
        self._say()
        self.setToolTip("\n".join(self._lines()))

    def _look(self) -> str:
        company = self._session.company
        last = copies.last_saved(company)
        if not last:
            return _("All saved")
        day, time = local_minute(last).split(" ")
        today = local_date(company.clock()).isoformat()
        return _("All saved · {time}").format(time=time if day == today else day)

    @Slot()
    def _say(self) -> None:
        text = self.state
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)

    @property
    def state(self) -> str:
        """In a word: read-only, writing, typing, or saved since when."""
        company = self._session.company
        if company.read_only:
            return _("Read-only")
        if self._job is not None and company.writing:
            return _("Saving…")
        return _("Typing…") if is_typing(QApplication.focusWidget()) else self._saved

    @Slot(object)
    def _started(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._say)
        self._say()

    @Slot(object)
    def _settled(self, job: Job) -> None:
        if job is self._job:
            self._job = None
        self._say()

    @Slot(QWidget, QWidget)
    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._heard is not None:
            QObject.disconnect(self._heard)  # of no effect where the editor is gone
        editor = now if isinstance(now, QLineEdit | QPlainTextEdit) else None
        self._heard = editor.textChanged.connect(self._later) if editor is not None else None
        self._later()

    @Slot()
    def _later(self) -> None:
        """After the field has made up its mind about what was typed."""
        self._soon.start()

    # where else the data stands -------------------------------------------------------------------------

    def _lines(self) -> list[str]:
        company = self._session.company
        backup, copy = copies.last_backup(company), copies.last_copy(company)
        return [
            _("Everything is saved as you go, in {path}.").format(path=company.path),
            _("Last backup on this computer: {when}").format(when=local_minute(backup)) if backup
            else _("No backup on this computer yet; one is made when the company is closed."),
            _("Last copy on another disk: {when}").format(when=local_minute(copy.at)) if copy
            else _("No copy on another disk yet."),
        ]

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        words = QWidgetAction(self._menu)
        words.setDefaultWidget(_words("\n".join(self._lines())))
        self._menu.addAction(words)
        self._menu.addSeparator()
        self._menu.addAction(icon("content-save-move-outline"), _("&Copy to another disk…"), self._desk.copy_elsewhere)
        self._menu.addAction(icon("folder-open-outline"), _("Open the folder of the &company"), self._show_company)
        backups = self._menu.addAction(icon("folder-clock-outline"), _("Open the folder of the &backups"),
                                       self._show_backups)
        allow(backups, unless(copies.backups_folder(self._session.company).is_dir(), _("No backup was made yet.")))

        self._menu.addSeparator()
        self._menu.addMenu(self._messages())

    def _messages(self) -> QMenu:
        """What was said lately, the last first; chosen, it is said again."""
        menu = QMenu(_("&Earlier messages"), self._menu)
        said = [*dict.fromkeys(reversed(self._desk.said))][:MESSAGES]
        for one in said:
            words = self.fontMetrics().elidedText(one.text, Qt.TextElideMode.ElideRight, MESSAGE_WIDTH)
            action = menu.addAction(words.replace("&", "&&"))
            action.setToolTip(one.text)
            action.triggered.connect(partial(self._desk.repeat, one))
        menu.setToolTipsVisible(True)
        allow(menu.menuAction(), unless(said, _("Nothing was said yet.")))
        return menu

    @Slot()
    def _show_company(self) -> None:
        show(self._session, self._session.company.path.parent)

    @Slot()
    def _show_backups(self) -> None:
        show(self._session, copies.backups_folder(self._session.company))


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("muted", True)
    space = active().space
    label.setContentsMargins(space.around, space.between, space.around, space.between)
    return label


def is_typing(editor: QWidget | None) -> bool:
    """Whether the form's field or the table's cell that has the keyboard holds what is not in the file yet."""
    from dualprev_desktop.ui.widgets.form_field import FormField  # the window begins without forms

    above = editor
    while above is not None:
        if isinstance(above, FormField):
            return above.dirty
        if isinstance(above, QAbstractItemView):
            return isinstance(editor, QLineEdit) and editor.isModified()
        above = above.parentWidget()
    return False
