"""What the program wrote is told with a way to it: opened by the system's own program, or shown in its folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.session import Act, Session, Tone


def say_written(session: Session, *paths: Path) -> None:
    """One file, or several of one folder."""
    first = paths[0]
    acts = (Act(_("Open"), partial(show, session, first)),
            Act(_("Open the folder"), partial(show, session, first.parent)))
    session.say(_("Written: {path}").format(path="、".join(map(str, paths))), Tone.GOOD,
                *(acts if len(paths) == 1 else acts[1:]))


def show(session: Session, path: Path) -> None:
    """Hands a file or folder to the system; where that knows no program for it, says so."""
    if not path.exists():
        session.say(_("{path} is no longer there.").format(path=path), Tone.PROBLEM)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        session.say(_("No program of this computer opens {path}.").format(path=path), Tone.PROBLEM)
