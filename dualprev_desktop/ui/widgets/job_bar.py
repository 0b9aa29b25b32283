"""Shows the long work that runs, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.jobs import Job, JobRunner
from dualprev_desktop.ui.reasons import allow
from dualprev_desktop.ui.theme.tokens import active

SHOW_AFTER_MILLISECONDS = 300


class JobBar(QFrame):
    """Comes only when the work takes a moment: what flashes by cannot be read."""

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._words, self._bar = QLabel(), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        row = QHBoxLayout(self)
        row.setContentsMargins(active().space.around, active().space.tight, active().space.around, active().space.tight)
        row.setSpacing(active().space.between)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self.cancel_button)
        self.hide()
        jobs.started.connect(self._started)
        jobs.settled.connect(self._settled)

    @property
    def busy(self) -> bool:
        return self._job is not None

    @Slot(object)
    def _started(self, job: Job) -> None:
        if self._job is None:
            self._job = job
            self._words.setText(job.title)
            self._bar.setRange(0, 0)
            allow(self.cancel_button)
            job.progressed.connect(self._progressed)
            self._timer.start(SHOW_AFTER_MILLISECONDS)

    @Slot()
    def _appear(self) -> None:
        self.show()

    @Slot(int, int, str)
    def _progressed(self, done: int, total: int, text: str) -> None:
        if self._job is not None:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._words.setText(f"{self._job.title} · {text}" if text else self._job.title)

    @Slot()
    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            allow(self.cancel_button, _("It is stopping already."))
            self._words.setText(_("{title}: stopping…").format(title=self._job.title))

    @Slot(object)
    def _settled(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()
