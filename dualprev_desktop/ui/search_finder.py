"""Finds records, pages, commands and help for what is typed, and goes to what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from dualprev_desktop.kernel.errors import Cancelled, DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import help as help_topics
from dualprev_desktop.services import pinyin
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.search import Hit, Rank, SearchIndex
from dualprev_desktop.services.search_field import field_with
from dualprev_desktop.services.search_marks import snippet
from dualprev_desktop.services.search_words import parts
from dualprev_desktop.ui import search_sources as sources
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.page import PAGES, Page, PageKind
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.places import number_of, pages_showing
from dualprev_desktop.ui.search_commands import commands
from dualprev_desktop.ui.search_targets import HEADINGS, Group, Key, Kind, Target, recent, went_to
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.standing import standing_of

LONG = 5000
"""Events of a company whose pages take a moment to make."""
SOON = 200
"""So many changes are taken in while one types; more are read off the UI thread."""
MOST = {Kind.RECORD: 12, Kind.PAGE: 4, Kind.COMMAND: 5, Kind.HELP: 4}
RECENT_SHOWN = 6
HERE_SHOWN = 6
HELP_SHOWN = 3


class Finder(QObject):
    """One for each session; the window gives it its pages and its top bar."""

    renewed = Signal()
    """The records were read: what was found before may be found differently now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._runner = JobRunner(self)
        self._pages: PageStack | None = None
        self._frame: QWidget | None = None
        self._show_help: Callable[[str], object] = _nothing
        self._reading = self._wants_pages = False

    def serve(self, pages: PageStack, frame: QWidget, show_help: Callable[[str], object]) -> None:
        """`frame` holds the tools that are there whatever page is shown; `show_help` opens a topic."""
        self._pages, self._frame, self._show_help = pages, frame, show_help

    # looking --------------------------------------------------------------------------------------------

    def find(self, typed: str) -> list[Group]:
        """What fits, in groups, that with the nearest first; for nothing typed, where one may want to go."""
        self.keep_up()
        if not parts(typed):
            return self._suggestions()
        groups = self._groups(typed)
        # a page that nobody looked at yet may have it: rather wait for it than say that there is nothing
        self._wants_pages = not groups and not self._reading and self._lacks_pages()
        return groups

    def _lacks_pages(self) -> bool:
        """Of a long register no page is made before somebody wants it: it would list all events at once."""
        standing = standing_of(self._session)
        short = not standing.reading and standing.now.events <= LONG
        return short and self._pages is not None and len(self._pages.built) < len(PAGES.ids())

    @property
    def reading(self) -> bool:
        """Whether more may be found in a moment: `renewed` will tell."""
        return self._reading or self._wants_pages

    def _groups(self, typed: str) -> list[Group]:
        last = recent(self._session)
        found = [(kind, self._best(targets, last, MOST[kind])) for kind, targets in (
            (Kind.RECORD, self._records(typed, last)), (Kind.PAGE, self._places(typed)),
            (Kind.COMMAND, self._commands(typed)), (Kind.HELP, sources.topics(typed)))]
        found.sort(key=_nearness)
        return [Group(_(HEADINGS[kind]), targets) for kind, targets in found if targets]

    @staticmethod
    def _best(targets: Iterable[Target], last: list[Key], most: int) -> list[Target]:
        """The nearest; where one went lately comes first unless the words only stand somewhere in it."""
        places = {key: place for place, key in enumerate(last)}

        def order(target: Target) -> tuple[int, int]:
            lately = target.rank < Rank.ELSEWHERE and target.key in places
            return (places[target.key] - len(places) if lately else 0), target.rank

        return sorted(targets, key=order)[:most]

    def _records(self, typed: str, last: list[Key]) -> Iterator[Target]:
        index = self._session.index
        if not index.begun:
            return
        lately = index.among(typed, [(key[1], key[2]) for key in last if key[0] == Kind.RECORD and len(key) == 3])
        for hit in dict.fromkeys([*lately, *index.look(typed, 2 * MOST[Kind.RECORD])]):
            if pages_showing(hit.type_id):
                yield self._of_record(hit, typed)

    @staticmethod
    def _of_record(hit: Hit, typed: str = "") -> Target:
        return Target((Kind.RECORD, hit.type_id, hit.id), " ".join(hit.title.split()), _(describe(hit.type_id).label),
                      snippet(hit.context.split("\n"), typed), rank=hit.rank, typed=typed)

    def _places(self, typed: str) -> Iterator[Target]:
        yield from sources.pages(typed)
        for page_id, page in self._built():
            yield from sources.tabs(typed, PAGES[page_id], page)
        yield from sources.lists(typed)

    def _commands(self, typed: str) -> Iterator[Target]:
        for page_id, page in self._built():
            yield from sources.tools(typed, PAGES[page_id], page)
        yield from sources.documents(typed)
        yield from self._everywhere(typed)

    def _everywhere(self, typed: str) -> Iterator[Target]:
        for command in commands(self._frame) if self._frame is not None else ():
            yield from sources.fitting(typed, sources.of_command("", "", command), command.more)

    def _built(self) -> list[tuple[str, Page]]:
        return list(self._pages.built.items()) if self._pages is not None else []

    # nothing typed --------------------------------------------------------------------------------------

    def _suggestions(self) -> list[Group]:
        known = list(islice(filter(None, map(self._named, recent(self._session))), RECENT_SHOWN))
        groups = [Group(_("Recent"), known)]
        if self._pages is not None:
            kind = PAGES[self._pages.current_id]
            groups += [Group(_("On this page"), self._tools(kind)[:HERE_SHOWN]),
                       Group(_(HEADINGS[Kind.PAGE]), [sources.of_page(one) for one in PAGES if not known
                                                      and one is not kind and (number_of(one) or one.step is None)]),
                       Group(_(HEADINGS[Kind.HELP]), [sources.of_help(one) for one in
                                                      help_topics.topics_of(kind.id)[:HELP_SHOWN]])]
        return [group for group in groups if group.targets]

    def _tools(self, kind: PageKind) -> list[Target]:
        assert self._pages is not None
        return [sources.of_command(kind.id, sources.page_title(kind), command)
                for command in commands(self._pages.current)]

    def _named(self, key: Key) -> Target | None:
        """A target of before; None where it is gone."""
        if key[0] == Kind.RECORD and len(key) == 3:
            (hit,) = self._session.index.among("", [(key[1], key[2])]) or (None,)
            return self._of_record(hit) if hit is not None else None
        if key[0] == Kind.HELP:
            topic = next((one for one in help_topics.topics() if one.id == key[1]), None)
            return sources.of_help(topic) if topic is not None else None
        if key[0] == Kind.PAGE and len(key) == 2 and key[1] in PAGES:
            return sources.of_page(PAGES[key[1]])
        return None

    # keeping up -----------------------------------------------------------------------------------------

    def keep_up(self) -> None:
        """Reads what changed: little at once, much off the UI thread."""
        index = self._session.index
        if self._reading:
            return
        behind = self._session.do(index.behind) or 0
        if index.begun and behind <= SOON:
            if behind:
                self._session.do(index.catch_up)
            return
        self._reading = True
        self._runner.start("", partial(_read, index), self._read, self._failed)

    def _read(self, _nothing: None) -> None:
        self._reading = False
        self.renewed.emit()

    def _failed(self, error: DualPrevError) -> None:
        self._reading = False
        if not isinstance(error, Cancelled):
            self._session.say(error.text(), Tone.PROBLEM)

    def prepare(self) -> bool:
        """Makes one more page, so that its commands are known; False when all are there."""
        more = self._pages is not None and self._lacks_pages() and self._pages.build_next()
        if self._wants_pages and not self._lacks_pages():
            self._wants_pages = False
            self.renewed.emit()
        return more

    def stop(self) -> None:
        """Waits for what is being read; nothing more is."""
        self._runner.shut_down()

    # going ----------------------------------------------------------------------------------------------

    def go(self, target: Target) -> None:
        """Opens a record on its page, shows a page, triggers a command, opens a topic of the help."""
        went_to(self._session, target.key)
        goes: dict[str, Callable[..., object]] = {
            Kind.RECORD: partial(self._go_to_record, target.typed), Kind.PAGE: self._go_to_page,
            Kind.COMMAND: self._trigger, Kind.HELP: self._show_help}
        goes[target.key[0]](*target.key[1:])

    def _go_to_record(self, typed: str, type_id: str, record_id: str) -> None:
        """To the field in which it was found, where that is another than the title."""
        found = self._session.do(partial(field_with, self._session.company, type_id, record_id, typed))
        self._session.go_to(Destination("", type_id, record_id, found or ""))

    def _go_to_page(self, page_id: str, *place: str) -> None:
        if self._pages is None:
            return
        page = self._pages.show_page(page_id)
        if len(place) == 2:
            page.findChildren(QTabBar)[int(place[0])].setCurrentIndex(int(place[1]))
        elif place:
            sources.choose_list(page, place[0])

    def _trigger(self, page_id: str, text: str, document: str = "") -> None:
        if self._pages is None or self._frame is None:
            return
        place = self._pages.show_page(page_id) if page_id else self._frame
        if document:
            sources.choose_document(place, document)
            return
        command = next((one for one in commands(place) if one.text == text), None)
        if command is None:
            self._session.say(_("“{command}” cannot be done as things stand.").format(command=text))
        else:
            command.run()


def _nothing(_topic: str) -> None:
    """Without a window there is nowhere to show help."""


def _nearness(found: tuple[Kind, list[Target]]) -> tuple[Rank, bool]:
    """Records come first, but a page or command that was named exactly is meant."""
    kind, targets = found
    best = min((target.rank for target in targets), default=Rank.ELSEWHERE)
    return best, (kind is Kind.RECORD) is (best is Rank.IS)


def learn() -> None:
    """Reads what every look goes through, which takes a moment once; in any thread."""
    pinyin.library()
    for typed in ("a", "安"):
        for found in (sources.pages(typed), sources.lists(typed), sources.documents(typed), sources.topics(typed)):
            for _target in found:
                pass


def _read(index: SearchIndex, progress: Progress) -> None:
    index.catch_up(progress.step)


def finder_of(session: Session) -> Finder:
    """The one of this session, made at the first call."""
    return session.findChild(Finder) or Finder(session)

