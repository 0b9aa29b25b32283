"""A copy of the company on another disk: chosen, made beside the window, told, and asked for where it is long ago."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dualprev_desktop.kernel.clock import local_date, local_minute
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import companies, copies
from dualprev_desktop.services.copies import Copy
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.opening import show
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Act, Session, Tone

ASKED = "copy_asked"
NEVER = N_("This company was never copied to another disk. If this one breaks or is lost, so is the data.")
LONG_AGO = N_("The last copy on another disk is of {day}; much has changed since. If this disk breaks, that is lost.")
SAME_DISK = N_("Copied and verified: {path}. It is on the same disk: if that breaks, both are lost. "
               "Choose a stick or a network drive too.")
COPIED = N_("Copied and verified: {path}")


def copy_elsewhere(session: Session, window: QWidget) -> None:
    company = session.company
    day = local_date(company.clock()).isoformat()
    name = f"{company.path.stem} {day}{companies.SUFFIX}"
    path = dialogs.files().choose_save(window, _("Copy to another disk"), name, _("Company files (*.dualprev)"))
    if path is not None:
        target = companies.with_suffix(Path(path))
        session.run(_("Copying to {file}").format(file=target.name), partial(copies.copy_elsewhere, company, target),
                    partial(_tell, session))


def _tell(session: Session, made: Copy) -> None:
    session.say(_(COPIED if made.outside else SAME_DISK).format(path=made.path),
                Tone.GOOD if made.outside else Tone.INFO,
                Act(_("Open the folder"), partial(show, session, Path(made.path).parent)))


def remind(session: Session, window: QWidget) -> None:
    """Once a day at most, and never of a company that is only looked at."""
    company = session.company
    if company.read_only:
        return
    today = local_date(company.clock()).isoformat()
    asked = remembered(session, ASKED, {})
    if asked.get(company.id) == today or not copies.reminder_due(company):
        return
    remember(session, ASKED, {**asked, company.id: today})
    copy = copies.last_copy(company)
    text = _(LONG_AGO).format(day=local_minute(copy.at)[:10]) if copy else _(NEVER)
    session.say(text, Tone.INFO, Act(_("Copy to another disk…"), partial(copy_elsewhere, session, window)))
