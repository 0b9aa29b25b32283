"""Onto a printer, as pictures, and looked at closely: what comes out is the page of the file, at its true size."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.documents.imposing import Imposition
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.kernel.errors import Cancelled
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.query import records, titles
from dualprev_desktop.ui.dialogs import printer_for
from dualprev_desktop.ui.pages.print_centre.body import PrintCentre
from dualprev_desktop.ui.print_pages import leaves, picture, strips
from dualprev_desktop.ui.printing import print_pages
from dualprev_desktop.ui.session import Message, Session, Tone


class Scripted(Protocol):
    answers: list[Path | None]
    printers: list[QPrinter]


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session) -> PrintCentre:
    made = PrintCentre(sample_session)
    qtbot.addWidget(made)
    made.resize(940, 640)
    made.show()
    return made


def wait_for(qtbot: QtBot, page: PrintCentre, document: str) -> None:
    page.choice.choose(document)
    qtbot.waitUntil(lambda: page.printed is not None and page.printed.order == page.choice.order(), timeout=30_000)


def to_file(target: Path, width: float, height: float) -> QPrinter:
    printer = printer_for("test", QSizeF(width, height))
    printer.setOutputFileName(str(target))
    printer.setResolution(150)
    return printer


def difference(one: QImage, other: QImage) -> float:
    """The mean of what corresponding grey dots differ by, of 255."""
    size = QSizeF(120, 160).toSize()
    grey = [image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
            .convertToFormat(QImage.Format.Format_RGB32) for image in (one, other)]
    dots = [(x, y) for x in range(size.width()) for y in range(size.height())]
    return sum(abs(grey[0].pixelColor(*dot).lightness() - grey[1].pixelColor(*dot).lightness())
               for dot in dots) / len(dots)


def test_what_goes_to_the_printer_is_the_file(qtbot: QtBot, page: PrintCentre, chosen_files: Scripted,
                                              tmp_path: Path) -> None:
    said: list[Message] = []
    page.session.said.connect(said.append)
    wait_for(qtbot, page, "cards")
    assert page.printed is not None
    chosen_files.printers = [to_file(tmp_path / "out.pdf", 210, 297)]
    page.to_printer.trigger()
    qtbot.waitUntil(lambda: any(one.tone is Tone.GOOD for one in said), timeout=30_000)
    sent = leaves([tmp_path / "out.pdf"])
    assert len(sent) == len(page.printed.pages)
    assert sent[0].millimetres == pytest.approx((210, 297), abs=0.5)
    assert difference(picture(sent[0], 2), picture(page.printed.pages[0], 2)) < 4
    assert f"{len(sent)} pages" in said[-1].text
    points = titles(page.session.company, "risk_point")
    assert {paper.about_id for paper in records(page.session.company, Paper)} == set(points)
    assert {paper.batch for paper in records(page.session.company, Paper)} == {page.printed.batch}
    page.session.company.undo()
    assert records(page.session.company, Paper) == []


def test_thinking_better_of_printing_notes_nothing(qtbot: QtBot, page: PrintCentre, chosen_files: Scripted) -> None:
    wait_for(qtbot, page, "cards")
    page.to_printer.trigger()
    assert records(page.session.company, Paper) == []


def test_pages_lie_as_they_are_and_as_often_as_asked(qtbot: QtBot, page: PrintCentre, tmp_path: Path) -> None:
    wait_for(qtbot, page, "plan")
    assert page.printed is not None
    printer = to_file(tmp_path / "out.pdf", 297, 420)
    printer.setCopyCount(2)
    assert print_pages(page.printed.pages, printer, Silent(), "t") == 2
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as out:
        assert [tuple(round(side) for side in out.get_page_size(index)) for index in range(len(out))] == [
            (1191, 842)] * 2


def test_a_page_larger_than_the_sheet_is_made_smaller_not_cut(qtbot: QtBot, page: PrintCentre,
                                                              tmp_path: Path) -> None:
    wait_for(qtbot, page, "plan")
    assert page.printed is not None
    assert print_pages(page.printed.pages, to_file(tmp_path / "out.pdf", 210, 297), Silent(), "t") == 1
    (small,) = leaves([tmp_path / "out.pdf"])
    assert small.millimetres == pytest.approx((297, 210), abs=0.5)
    assert difference(picture(small, 2), picture(page.printed.pages[0], 2)) < 8


def test_printing_can_be_stopped(qtbot: QtBot, page: PrintCentre, tmp_path: Path) -> None:
    wait_for(qtbot, page, "cards")

    class Stopped:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done:
                raise Cancelled("stopped")
    assert page.printed is not None
    with pytest.raises(Cancelled):
        print_pages(page.printed.pages, to_file(tmp_path / "out.pdf", 210, 297), Stopped(), "t")


def test_strips_put_together_are_the_page(qtbot: QtBot, page: PrintCentre) -> None:
    wait_for(qtbot, page, "cards")
    assert page.printed is not None
    leaf = page.printed.pages[0]
    whole = picture(leaf, 1.3)
    parts = list(strips(leaf, 1.3, 50_000))
    assert len(parts) > 5
    assert sum(part.image.height() for part in parts) == whole.height()
    for part in parts:
        # a picture or a hair line that crosses the border is smoothed a little otherwise
        assert difference(part.image, whole.copy(0, part.top, part.width, part.image.height())) < 1


def test_pages_as_pictures(qtbot: QtBot, page: PrintCentre, chosen_files: Scripted, tmp_path: Path) -> None:
    wait_for(qtbot, page, "cards")
    assert page.printed is not None
    count = len(page.printed.pages)
    chosen_files.answers = [tmp_path / "cards"]
    page.pictures.trigger()
    qtbot.waitUntil(lambda: len(records(page.session.company, Paper)) > 0, timeout=60_000)
    written = sorted(tmp_path.glob("cards*.png"))
    assert len(written) == count
    image = QImage(str(written[0]))
    assert image.width() == pytest.approx(210 / 25.4 * 200, abs=2)
    assert image.dotsPerMeterX() == pytest.approx(200 / 0.0254, abs=2)


def test_pages_are_turned_and_drawn_when_they_are_looked_at(qtbot: QtBot, page: PrintCentre) -> None:
    wait_for(qtbot, page, "cards")
    preview = page.preview
    qtbot.waitUntil(lambda: preview.canvas.has_picture, timeout=10_000)
    last = preview.page_count
    assert last > 2
    preview.number.setValue(last)
    assert preview.index == last - 1
    assert not preview.canvas.has_picture, "nobody has looked at it yet"
    qtbot.waitUntil(lambda: preview.canvas.has_picture, timeout=10_000)
    preview.setFocus()
    for key, place in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, 0),
                       (Qt.Key.Key_End, last - 1)):
        QTest.keyClick(preview, key)
        assert preview.index == place
        assert preview.number.value() == place + 1


def roll(page: PrintCentre, keys: Qt.KeyboardModifier, by: int) -> None:
    view = page.preview.canvas.viewport()
    at = QPointF(view.rect().center())
    QApplication.sendEvent(view, QWheelEvent(at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, by),
                                             Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False))


def test_the_page_is_looked_at_closely(qtbot: QtBot, page: PrintCentre) -> None:
    wait_for(qtbot, page, "cards")
    canvas = page.preview.canvas
    qtbot.waitUntil(lambda: canvas.has_picture, timeout=10_000)
    fitted = canvas.percent
    roll(page, Qt.KeyboardModifier.NoModifier, -120)
    assert page.preview.index == 1
    roll(page, Qt.KeyboardModifier.ControlModifier, 120)
    assert canvas.percent > fitted
    QTest.keyClick(page.preview, Qt.Key.Key_1)
    assert canvas.percent == 100
    QTest.keyClick(page.preview, Qt.Key.Key_F)
    assert canvas.percent == fitted


def test_what_matters_for_the_document_is_offered(page: PrintCentre) -> None:
    choice = page.choice

    def shown() -> tuple[bool, ...]:
        return tuple(part.isVisible() for part in (choice.scope, choice.imposing, choice.public, choice.imposing.gap))
    offered: dict[str, tuple[bool, ...]] = {}
    for document in ("plan", "cards", "post-card-a", "notice-board", "list-points"):
        choice.choose(document)
        offered[document] = shown()
    assert offered == {"plan": (False,) * 4, "cards": (True, True, False, False),
                       "post-card-a": (True, True, True, False), "notice-board": (False, False, True, False),
                       "list-points": (True, False, True, False)}
    choice.choose("post-card-a")
    choice.imposing.paper.setCurrentIndex(choice.imposing.paper.findData("A3"))
    assert shown() == (True,) * 4


def test_cards_lie_together_as_chosen(qtbot: QtBot, page: PrintCentre) -> None:
    page.choice.imposing.choose(Imposition("A4", gap=2, first=3, copies=2))
    wait_for(qtbot, page, "pocket-card")
    assert page.printed is not None
    assert page.printed.order.imposition == Imposition("A4", gap=2, first=3, copies=2)
    assert {round(leaf.millimetres[0]) for leaf in page.printed.pages} == {210}
    twice = len(page.printed.pages)
    page.choice.imposing.copies.setValue(1)
    wait_for(qtbot, page, "pocket-card")
    assert len(page.printed.pages) < twice


def test_documents_are_found_by_words_and_initials(page: PrintCentre) -> None:
    offered = page.choice.offered
    every = len(offered.shown)
    offered.filter.setText("POCKET")
    assert offered.shown == ["pocket-card"]
    assert page.choice.document == "plan", "what is chosen stays chosen"
    QTest.keyClick(offered.filter, Qt.Key.Key_Escape)
    assert len(offered.shown) == every
    page.choice.choose("cards")
    seen = [page.choice.document]
    for _step in range(8):
        QTest.keyClick(offered.list, Qt.Key.Key_Down)
        seen.append(page.choice.document)
    assert all(seen), "headings are passed over"
    assert len(set(seen)) == 9
