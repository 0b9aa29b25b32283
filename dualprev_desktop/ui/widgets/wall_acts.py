"""What is done about papers on the wall: printed again, put up with a photograph, taken down; undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import papers
from dualprev_desktop.services.file_intake import read_file
from dualprev_desktop.services.papers.wall import WallLine, WallState
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.wall_hang import Hanging
from dualprev_desktop.ui.widgets.wall_model import kind_of


class PrintAgain(NamedTuple):
    """Papers that are printed together: of one document, in one way; `first` is one of them."""

    title: str
    papers: int
    first: str


def to_print(lines: Sequence[WallLine]) -> tuple[PrintAgain, ...]:
    """Those that no longer match, by document."""
    found: dict[str, list[str]] = {}
    for one in lines:
        if one.state is WallState.STALE:
            found.setdefault(kind_of(one), []).append(one.id)
    return tuple(PrintAgain(title, len(ids), ids[0]) for title, ids in found.items())


def print_again(session: Session, wanted: Sequence[PrintAgain]) -> None:
    """The first of them in the print centre; the others are named."""
    if not wanted:
        return
    session.go_to(Destination("print", "paper", wanted[0].first))
    if rest := wanted[1:]:
        session.say(_("Then come back for: {documents}").format(
            documents="、".join(f"{one.title} ({one.papers})" for one in rest)))


def take_down(session: Session, lines: Sequence[WallLine]) -> None:
    company = session.company
    if session.do(partial(_taken_down, company, [one.id for one in lines])) is not None:
        say_undoable(session, ngettext("{count} paper is taken down and no longer followed. Undo with Ctrl+Z.",
                                       "{count} papers are taken down and no longer followed. Undo with Ctrl+Z.",
                                       len(lines)).format(count=len(lines)))


def _taken_down(company: Company, ids: Sequence[str]) -> ChangeSet:
    return papers.take_down(company, _papers(company, ids))


def _papers(company: Company, ids: Sequence[str]) -> list[Paper]:
    with company.read() as reader:
        return [reader.get(Paper, one) for one in ids]


def put_up(session: Session, lines: Sequence[WallLine], hanging: Hanging, done: Callable[[], object]) -> None:
    """The photograph is read off the window's thread, and kept with each of the papers; `done` when all is well."""
    work = partial(_hang, session.company, [one.id for one in lines], hanging)
    session.run(_("Putting up papers"), work, partial(_tell, session, len(lines), done))


def _hang(company: Company, ids: Sequence[str], hanging: Hanging, _progress: Progress) -> ChangeSet:
    photo = read_file(hanging.photo, smaller=True) if hanging.photo is not None else None
    return papers.put_up(company, _papers(company, ids), hanging.where, hanging.on, photo)


def _tell(session: Session, count: int, done: Callable[[], object], _changes: ChangeSet) -> None:
    done()
    say_undoable(session, ngettext("{count} paper hangs. Undo with Ctrl+Z.", "{count} papers hang. Undo with Ctrl+Z.",
                                   count).format(count=count), Tone.GOOD)
