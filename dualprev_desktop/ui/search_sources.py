"""Pages, commands, printed documents, lists and help as targets of the search; each says how near it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QTabBar, QWidget

from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.services import help as help_topics
from dualprev_desktop.services.codelists import code_lists
from dualprev_desktop.services.search import Rank
from dualprev_desktop.services.search_near import near
from dualprev_desktop.ui.page import PAGES, Page, PageKind
from dualprev_desktop.ui.places import number_of
from dualprev_desktop.ui.search_commands import Command, commands
from dualprev_desktop.ui.search_targets import Kind, Target

PRINT, LISTS = "print", "lists"
BOTH = ("zh_CN", "en")


def page_title(kind: PageKind) -> str:
    """"3 Assess"; without a number for what stands below a step."""
    number = number_of(kind)
    return f"{number} {_(kind.title)}" if number else _(kind.title)


def of_page(kind: PageKind) -> Target:
    keys = f"Ctrl+{number_of(kind)}" if number_of(kind) or kind.step is None else ""
    return Target((Kind.PAGE, kind.id), page_title(kind), _("Page"), keys=keys)


def of_help(topic: help_topics.Topic) -> Target:
    return Target((Kind.HELP, topic.id), topic.title(), _("Help"), "\n".join(topic.lines()))


def pages(typed: str) -> Iterator[Target]:
    """By title in either language, and by the number of the step."""
    for kind in PAGES:
        if number_of(kind) and typed.strip() == str(number_of(kind)):
            yield replace(of_page(kind), rank=Rank.IS)
        else:
            yield from fitting(typed, of_page(kind), kind.title, _(kind.title))


def tabs(typed: str, kind: PageKind, page: Page) -> Iterator[Target]:
    """What is behind the tabs of a page."""
    for place, bar in enumerate(page.findChildren(QTabBar)):
        for tab in range(bar.count()):
            if bar.isVisibleTo(page) and bar.isTabVisible(tab) and bar.isTabEnabled(tab):
                key = (Kind.PAGE, kind.id, str(place), str(tab))
                yield from fitting(typed, Target(key, bar.tabText(tab), page_title(kind)))


def lists(typed: str) -> Iterator[Target]:
    """The code lists, by their titles and standards."""
    for one in code_lists():
        title = in_language(one.titles, active().language)
        yield from fitting(typed, Target((Kind.PAGE, LISTS, one.id), title, _("List")), one.id, *one.titles.values())


def of_command(kind_id: str, where: str, command: Command) -> Target:
    return Target((Kind.COMMAND, kind_id, command.text), command.text, where, keys=command.keys)


def tools(typed: str, kind: PageKind, page: Page) -> Iterator[Target]:
    where = page_title(kind)
    for command in commands(page):
        yield from fitting(typed, of_command(kind.id, where, command), command.more, where)


def documents(typed: str) -> Iterator[Target]:
    """To print each of the documents."""
    from dualprev_desktop.documents.base import DOCUMENTS

    for one in DOCUMENTS:
        title = _("Print: {document}").format(document=_(one.title))
        yield from fitting(typed, Target((Kind.COMMAND, PRINT, "", one.id), title, page_title(PAGES[PRINT])))


def topics(typed: str) -> Iterator[Target]:
    for one in help_topics.topics():
        yield from fitting(typed, of_help(one), *one.words, *(one.title(language) for language in BOTH))


def fitting(typed: str, target: Target, *others: str) -> Iterator[Target]:
    """The target with its rank, where what was typed means it by its title or by what else it is called."""
    rank = near(typed, target.title, *filter(None, others))
    if rank is not None:
        yield replace(target, rank=rank)


def choose_list(page: QWidget, list_id: str) -> None:
    from dualprev_desktop.ui.widgets.line_list import LineList

    found = page.findChild(LineList)
    if found is not None:
        found.choose(list_id)


def choose_document(page: QWidget, document: str) -> None:
    from dualprev_desktop.ui.widgets.print_choice import PrintChoice

    choice = page.findChild(PrintChoice)
    if choice is not None:
        choice.choose(document)
