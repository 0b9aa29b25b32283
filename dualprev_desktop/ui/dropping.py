"""Where dropped files go: each kind of file is declared by one module of `ui.drops`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.session import Session

MIXED = N_("These are files of different kinds. Drop those of one kind at a time.")
NO_FILE = N_("{file} is no longer there.")
UNKNOWN = N_("{file} is of no kind that is read here. What can be dropped: {kinds}.")
NO_COMPANY = N_("Open a company first, or make one; then drop {file} again.")
READ_ONLY = N_("This company is only looked at: {file} cannot be taken into it.")
ONE_AT_A_TIME = N_("One file at a time, please: drop {file} alone.")


@dataclass(frozen=True)
class Landing:
    """What would become of the files, in words; without `take` the words say why nothing can."""

    words: str
    take: Callable[[], object] | None = None


@dataclass(frozen=True)
class Ground:
    """What the files fall on."""

    desk: Desk
    session: Session | None = None
    pages: PageStack | None = None

    @property
    def page(self) -> Page | None:
        return self.pages.current if self.pages is not None else None


@dataclass(frozen=True)
class DropKind:
    """`land` is asked with files of the kind; None where this ground has no use for them."""

    id: str
    order: int
    suffixes: tuple[str, ...]
    words: str
    """Several, with their endings: "workbooks (.xlsx, .xls)"."""
    land: Callable[[Ground, Sequence[Path]], Landing | None]
    several: bool = False
    needs_company: bool = True
    changes: bool = True
    """Whether it puts something into the company."""


DROPS: Registry[DropKind] = Registry("dualprev_desktop.ui.drops", "DROP", DropKind)


def landing(ground: Ground, paths: Sequence[Path]) -> Landing:
    """Of files of one kind; for everything else the sentence that says what to do."""
    first = paths[0]
    gone = next((path for path in paths if not path.exists()), None)
    if gone is not None:
        return Landing(_(NO_FILE).format(file=gone))
    kinds = [[kind for kind in DROPS if path.is_file() and path.suffix.lower() in kind.suffixes] for path in paths]
    strange = next((path for path, found in zip(paths, kinds, strict=True) if not found), None)
    if strange is not None:
        return Landing(_(UNKNOWN).format(file=strange.name, kinds=known_kinds()))
    common = [kind for kind in kinds[0] if all(kind in found for found in kinds)]
    if not common:
        return Landing(_(MIXED))
    refusals = []
    for kind in common:
        found = _refused(ground, kind, paths) or kind.land(ground, paths)
        if found is not None and found.take is not None:
            return found
        refusals.append(found)
    return next(filter(None, refusals), Landing(_(UNKNOWN).format(file=first.name, kinds=known_kinds())))


def _refused(ground: Ground, kind: DropKind, paths: Sequence[Path]) -> Landing | None:
    name = paths[0].name
    if kind.needs_company and ground.session is None:
        return Landing(_(NO_COMPANY).format(file=name))
    if kind.changes and ground.session is not None and ground.session.company.read_only:
        return Landing(_(READ_ONLY).format(file=name))
    return Landing(_(ONE_AT_A_TIME).format(file=name)) if len(paths) > 1 and not kind.several else None


def known_kinds() -> str:
    return _("; ").join(_(kind.words) for kind in DROPS)


def on_page(ground: Ground, page_id: str, act: Callable[[Page], object]) -> Callable[[], object]:
    """Shows a page first, then does it there."""
    assert ground.pages is not None
    return partial(_on_page, ground.pages, page_id, act)


def _on_page(pages: PageStack, page_id: str, act: Callable[[Page], object]) -> object:
    return act(pages.show_page(page_id))
