"""The print centre: real pages, and the file that is saved is the one that was seen."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, papers
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.papers.kind import content
from dualprev_desktop.services.print_scope import ONE, PrintScope
from dualprev_desktop.services.query import titles
from dualprev_desktop.ui.pages.print_centre.body import PrintCentre
from dualprev_desktop.ui.print_work import ONLY_STALE
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.widgets.print_choice import ID_ROLE


class Scripted(Protocol):
    answers: list[Path | None]


def shown(qtbot: QtBot, session: Session) -> PrintCentre:
    page = PrintCentre(session)
    qtbot.addWidget(page)
    page.resize(940, 640)
    page.show()
    return page


def choose(page: PrintCentre, document: str) -> None:
    items = [page.choice.documents.item(row) for row in range(page.choice.documents.count())]
    page.choice.documents.setCurrentItem(next(item for item in items if item.data(ID_ROLE) == document))


def wait_for(qtbot: QtBot, page: PrintCentre, document: str) -> None:
    qtbot.waitUntil(lambda: page.printed is not None and page.printed.order.document == document, timeout=30_000)


def test_more_choices_unfold_where_they_are_seen(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    page.resize(940, 520)
    wait_for(qtbot, page, "plan")
    page.choice.sheet.more.button.click()
    last = page.choice.sheet.tiles

    def is_seen() -> bool:
        return page.rect().contains(last.mapTo(page, last.rect().center())) and not last.visibleRegion().isEmpty()

    qtbot.waitUntil(is_seen, timeout=5000)


def test_the_page_seen_is_the_file_saved(qtbot: QtBot, sample_session: Session, chosen_files: Scripted,
                                         tmp_path: Path) -> None:
    said: list[Message] = []
    sample_session.said.connect(said.append)
    page = shown(qtbot, sample_session)
    wait_for(qtbot, page, "plan")
    assert page.printed is not None
    assert page.preview.page_count == len(page.printed.pages) > 0
    seen = page.printed.pages[0]
    assert seen.width > seen.height, "the map lies on its side"
    chosen_files.answers = [tmp_path / "out" / "map.pdf"]
    page.save_button.click()
    assert (tmp_path / "out" / "map.pdf").read_bytes() == page.printed.files[0].read_bytes()
    assert (tmp_path / "out" / "map.pdf").read_bytes().startswith(b"%PDF")
    assert said[-1].tone is Tone.GOOD


def test_one_card_for_one_risk_point(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    choose(page, "cards")
    wait_for(qtbot, page, "cards")
    assert page.printed is not None
    all_cards = len(page.printed.pages)
    point = next(iter(titles(sample_session.company, "risk_point")))
    page.choice.scope.choose(PrintScope(ONE, point))
    qtbot.waitUntil(lambda: page.printed is not None and page.printed.order.scope.key == point, timeout=30_000)
    assert page.printed is not None
    assert 0 < len(page.printed.pages) < all_cards


def test_where_there_is_nothing_to_print_it_says_so(qtbot: QtBot, session: Session) -> None:
    edit.create(session.company, "enterprise", {"name": "E"})
    page = shown(qtbot, session)
    choose(page, "cards")
    qtbot.waitUntil(lambda: "no risk point" in page.preview.said, timeout=30_000)
    assert not page.save_button.isEnabled()


def test_the_register_is_written(qtbot: QtBot, sample_session: Session, chosen_files: Scripted, tmp_path: Path) -> None:
    said: list[Message] = []
    sample_session.said.connect(said.append)
    page = shown(qtbot, sample_session)
    chosen_files.answers = [tmp_path / "register.xlsx"]
    page.save_register()
    qtbot.waitUntil(lambda: any("register.xlsx" in message.text for message in said), timeout=30_000)
    assert (tmp_path / "register.xlsx").read_bytes()[:2] == b"PK"


def test_only_choices_that_make_a_difference_are_offered(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    choices = page.choice
    offered = {}
    for document in ("plan", "cards", "comparison"):
        choose(page, document)
        offered[document] = [part.isVisible()
                             for part in (choices.scope, choices.paper, choices.mode, choices.hatched)]
    assert offered == {"plan": [False, True, True, True], "cards": [True, False, True, False],
                       "comparison": [False, False, True, True]}


def test_cards_that_no_longer_match_are_printed_again_by_themselves(
        qtbot: QtBot, sample_session: Session, chosen_files: Scripted, tmp_path: Path) -> None:
    company = sample_session.company
    page = shown(qtbot, sample_session)
    choose(page, "cards")
    wait_for(qtbot, page, "cards")
    chosen_files.answers = [tmp_path / "cards.pdf"]
    page.save_button.click()
    point = next(iter(titles(company, "risk_point")))
    sample_session.do(lambda: (edit.change(company, "risk_point", point, {"location": "别处"}),))
    (paper,) = papers.stale(company)
    assert page.show_record("paper", paper.id)
    qtbot.waitUntil(lambda: page.printed is not None and page.printed.order.scope == ONLY_STALE, timeout=30_000)
    assert page.printed is not None
    assert [note.about_id for note in page.printed.papers] == [point]
    chosen_files.answers = [tmp_path / "again.pdf"]
    page.save_button.click()
    assert papers.stale(company) == ()
    page.print_preview()
    qtbot.waitUntil(lambda: "still says" in page.preview.said, timeout=30_000)


def test_cards_of_removed_points_are_taken_down(qtbot: QtBot, sample_session: Session) -> None:
    company = sample_session.company
    papers.note_printed(company, "cards", [papers.Note(card.name, card.point_id, content(card))
                                            for card in cards(company)], "residual")
    page = shown(qtbot, sample_session)
    down = next(one for one in page.frame.findChildren(QToolButton) if "aken down" in one.text())
    assert not down.isVisible()
    gone = next(iter(titles(company, "risk_point")))
    sample_session.do(lambda: (edit.remove(company, "risk_point", [gone]),))
    page.refresh()
    assert down.isVisible()
    assert "1 paper" in down.text()
    down.click()
    assert papers.orphans(company) == ()


def test_what_is_seen_is_not_saved_under_the_name_of_what_was_chosen_after_it(qtbot: QtBot,
                                                                            sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    wait_for(qtbot, page, "plan")
    choose(page, "comparison")
    assert not page.save_button.isEnabled(), "the map is still what is printed"
    wait_for(qtbot, page, "comparison")
    assert page.save_button.isEnabled()


def test_a_name_with_another_ending_gets_the_right_one(qtbot: QtBot, sample_session: Session,
                                                       chosen_files: Scripted, tmp_path: Path) -> None:
    page = shown(qtbot, sample_session)
    wait_for(qtbot, page, "plan")
    choose(page, "comparison")
    wait_for(qtbot, page, "comparison")
    chosen_files.answers = [tmp_path / "chart.pdf"]
    page.save_button.click()
    assert [file.name for file in tmp_path.glob("chart*")] == ["chart.pdf.png"]
