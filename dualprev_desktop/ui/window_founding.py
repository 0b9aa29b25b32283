"""Companies that are made, not opened: a new one by its steps, and the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QWidget

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import companies, query
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.session import Tone
from dualprev_desktop.ui.window_files import CompanyFiles

if TYPE_CHECKING:
    from dualprev_desktop.ui.new_company import NewCompany
    from dualprev_desktop.ui.wizard.founding import Order


class Founding(QObject):
    """What was begun and left is taken up again, until the window is built anew."""

    def __init__(self, files: CompanyFiles, paths: AppPaths, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._files, self._paths, self._jobs, self._window = files, paths, jobs, parent
        self._steps: NewCompany | None = None

    @property
    def steps(self) -> NewCompany | None:
        """Those that were begun."""
        return self._steps

    def make_steps(self) -> NewCompany:
        from dualprev_desktop.ui.new_company import NewCompany, documents
        from dualprev_desktop.ui.wizard import answers

        self._steps = NewCompany(documents(), answers.file_of(self._paths))
        self._steps.wanted.connect(self._create)
        return self._steps

    def forget(self) -> None:
        self._steps = None

    @Slot(object)
    def _create(self, order: Order) -> None:
        from dualprev_desktop.services import drafting
        from dualprev_desktop.ui.widgets.catalogue_scope import said_of_draft

        try:
            company = drafting.create_with_draft(order.path, self._paths, user=self._files.user,
                                                 enterprise=order.values, portions=order.portions)
        except DualPrevError as error:
            self._files.failed(error)
            return
        if self._steps is not None:
            self._steps.forget()
        self._files.show(company)
        if order.portions:
            self._files.said.emit(said_of_draft(query.count(company, "risk_event")), Tone.GOOD)

    def make_sample(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = str(Path(documents) / (_("Sample filling station") + companies.SUFFIX))
        path = dialogs.files().choose_save(self._window, _("Where to put the sample company"), name,
                                           _("Company files (*.dualprev)"))
        if path is not None:
            self._jobs.start(_("Making the sample company"), _SampleWork(path, self._paths, self._files.user),
                             self._sample_made, self._files.failed)

    def _sample_made(self, path: Path) -> None:
        self._files.open(path)


class _SampleWork:
    """Makes the sample off the UI thread; holds values only."""

    def __init__(self, path: Path, paths: AppPaths, user: str) -> None:
        self._path, self._paths, self._user = companies.with_suffix(path), paths, user

    def __call__(self, progress: Progress) -> Path:
        from dualprev_desktop.exchange.sample_company import make_sample

        make_sample(self._path, self._paths, user=self._user, progress=progress).close()
        return self._path
