"""Marks on pictures: data beside an untouched picture, one step each, through undo, replay, evidence and bundle."""

from __future__ import annotations

import hashlib
import io
import json
import math
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from dualprev_desktop.documents.kinds.evidence import write_evidence
from dualprev_desktop.documents.marked_picture import marked_copy
from dualprev_desktop.domain import annotation
from dualprev_desktop.domain.annotation import MILLION, Mark
from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.exchange.bundle.read import reading
from dualprev_desktop.exchange.reporting import export_report
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services import annotating, attaching, edit, history, pictures
from dualprev_desktop.services.evidence import evidence
from dualprev_desktop.services.file_intake import read_file
from dualprev_desktop.store.company import Company
from tests.support.pictures import phone_photo, screenshot

ARROW = Mark("", "arrow", ((100_000, 100_000), (500_000, 400_000)))
WORDS = Mark("", "text", ((100_000, 600_000), (700_000, 600_000)), words="密封圈老化，三日内更换")


@pytest.fixture
def point(company: Company) -> str:
    edit.create(company, "enterprise", {"name": "顺达加油站", "district": "411502"})
    return edit.create(company, "risk_point", {"name": "油罐区", "kind": "place"})[0]


@pytest.fixture
def photo(company: Company, point: str, tmp_path: Path) -> str:
    made, _ = attaching.add(company, "risk_point", point, [read_file(screenshot(tmp_path / "shot.png", (800, 600)))])
    return made[0]


def drawn(company: Company, photo: str, *marks: Mark) -> list[str]:
    return [annotating.draw(company, photo, mark)[0] for mark in marks]


def kinds(company: Company, photo: str) -> list[str]:
    return [mark.kind for mark in annotating.marks(company, photo)]


# journal ------------------------------------------------------------------------------------------------


def test_each_mark_is_one_step_and_says_which(company: Company, photo: str) -> None:
    drawn(company, photo, ARROW, WORDS)
    assert history.undo_label(company) == "Mark shot.png: words"
    company.undo()
    assert kinds(company, photo) == ["arrow"]
    company.undo()
    assert kinds(company, photo) == []
    company.redo()
    company.redo()
    assert kinds(company, photo) == ["arrow", "text"]
    assert history.faults(company) == [], "tables and journal agree"


def test_a_mark_comes_back_as_it_was_drawn(company: Company, photo: str) -> None:
    line = Mark("", "freehand", tuple((100_000 + step * 4_000, 500_000 + round(90_000 * math.sin(step / 9)))
                                      for step in range(150)), "black", 3)
    box = Mark("", "rectangle", ((800_000, 700_000), (200_000, 300_000)), "white", 1)
    drawn(company, photo, ARROW, WORDS, line, box)
    arrow, words, freehand, rectangle = annotating.marks(company, photo)
    assert (arrow.points, arrow.colour) == (ARROW.points, "violet")
    assert words.words == WORDS.words
    assert (rectangle.points, rectangle.weight) == (((200_000, 300_000), (800_000, 700_000)), 1)
    assert (freehand.points[0], freehand.points[-1]) == (line.points[0], line.points[-1])
    assert 10 < len(freehand.points) < 150, "points that make no difference are left out"
    assert all(min(math.dist(one, other) for other in line.points) == 0 for one in freehand.points)


def test_moving_and_taking_off_are_steps_too(company: Company, photo: str) -> None:
    (made,) = drawn(company, photo, ARROW)
    (mark,) = annotating.marks(company, photo)
    annotating.change(company, annotation.moved(mark, 900_000, 0))
    (there,) = annotating.marks(company, photo)
    assert there.points == ((600_000, 100_000), (MILLION, 400_000)), "no farther than the edge"
    annotating.remove(company, [made])
    assert kinds(company, photo) == []
    company.undo()
    company.undo()
    assert annotating.marks(company, photo)[0].points == ARROW.points


def test_the_picture_itself_is_never_touched(company: Company, photo: str, tmp_path: Path) -> None:
    before = attaching.view(company, photo)
    drawn(company, photo, ARROW, WORDS)
    after = attaching.view(company, photo)
    assert before is not None
    assert after is not None
    assert (after.sha256, after.marks) == (before.sha256, 2)
    copy = attaching.save_copy(company, after.attachment_id, tmp_path / "copy.png")
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == before.sha256


@pytest.mark.parametrize(("mark", "words"), [
    (Mark("", "arrow", ((5, 5), (900, 900))), "too small to be seen"),
    (Mark("", "freehand", ((5, 5), (5, 5))), "too small to be seen"),
    (Mark("", "text", WORDS.points, words=" \n "), "nothing written"),
    (Mark("", "stamp", ARROW.points), "no mark that the program knows"),
    (Mark("", "arrow", ARROW.points, "red"), "no mark that the program knows"),
])
def test_what_nobody_would_see_is_refused(company: Company, photo: str, mark: Mark, words: str) -> None:
    with pytest.raises(InputError, match=words):
        annotating.draw(company, photo, mark)
    assert kinds(company, photo) == []


def test_the_marks_go_and_come_with_the_picture(company: Company, photo: str, point: str) -> None:
    drawn(company, photo, ARROW)
    attaching.take_off(company, [photo])
    assert kinds(company, photo) == []
    company.undo()
    assert kinds(company, photo) == ["arrow"]
    edit.remove(company, "risk_point", [point])
    company.undo()
    assert kinds(company, photo) == ["arrow"]


def test_damaged_places_hide_a_mark_and_nothing_else(company: Company, photo: str) -> None:
    drawn(company, photo, ARROW, WORDS)
    arrow = annotating.marks(company, photo)[0]
    edit.change(company, "annotation", arrow.id, {"points": "1 2 3, x"})
    assert kinds(company, photo) == ["text"]


def test_no_colour_is_a_levels() -> None:
    levels = {style.colour.upper() for style in LEVELS}
    assert not levels & {ink.upper() for ink in annotation.INKS.values()}


# paper and pictures -------------------------------------------------------------------------------------


def test_the_marked_copy_shows_the_marks_pixel_for_pixel(company: Company, photo: str) -> None:
    drawn(company, photo, Mark("", "rectangle", ((250_000, 250_000), (750_000, 750_000)), "violet", 3))
    with Image.open(io.BytesIO(marked_copy(pictures.on_screen(company, photo)))) as image:
        assert image.size == (800, 600)
        on_the_line, inside = image.convert("RGB").getpixel((200, 300)), image.convert("RGB").getpixel((400, 300))
        halo = image.convert("RGB").getpixel((193, 300))
    assert on_the_line == (0x8A, 0x1F, 0xC4)
    assert inside == (0x88, 0x99, 0xAA)
    assert isinstance(halo, tuple)
    assert min(halo) > 200, "white beside the ink"


def test_a_photo_stays_a_photo(company: Company, point: str, tmp_path: Path) -> None:
    made, _ = attaching.add(company, "risk_point", point, [read_file(phone_photo(tmp_path / "IMG.jpg", (3000, 2000)))])
    drawn(company, made[0], WORDS)
    with Image.open(io.BytesIO(marked_copy(pictures.on_screen(company, made[0])))) as image:
        assert (image.format, image.size) == ("JPEG", (1707, 2560))


def test_the_evidence_shows_the_picture_its_marks_and_hashes(company: Company, photo: str, point: str,
                                                             tmp_path: Path) -> None:
    event = edit.create(company, "risk_event", {"name": "泄漏", "risk_point_id": point})[0]
    large = phone_photo(tmp_path / "IMG.jpg", (3000, 2000))
    attaching.add(company, "risk_event", event, [read_file(large)])
    attaching.describe(company, photo, "卸油口东侧")
    drawn(company, photo, ARROW, WORDS)
    path = write_evidence([evidence(company, "risk_point", point)], tmp_path / "e.pdf", translator("en"), Silent())
    about = attaching.view(company, photo)
    assert about is not None
    with pypdfium2.PdfDocument(path) as document:
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
        shown = [one for page in document for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
        assert len(shown) == 2, "of the point and of what hangs on it"
        page = document[0].render(scale=2).to_pil().convert("RGB")
    for words in ("Itspictures,withwhatwasmarkedonthem", "卸油口东侧", "密封圈老化", f"SHA-256{about.sha256}",
                  "2marks,thepictureitselfisunchanged", hashlib.sha256(large.read_bytes()).hexdigest(),
                  "Markonapicture", "drawnwith2corners"):
        assert words in text, words
    violet = sum(count for count, colour in page.getcolors(1 << 24) or () if colour == (0x8A, 0x1F, 0xC4))
    assert violet > 100, "the arrow is on the page"


# bundle -------------------------------------------------------------------------------------------------


def test_pictures_and_marks_travel_in_the_bundle(company: Company, photo: str, point: str, tmp_path: Path) -> None:
    drawn(company, photo, ARROW, WORDS)
    path = export_report(company, tmp_path, "应急管理局").path
    about = attaching.view(company, photo)
    assert about is not None
    with reading(path) as bundle:
        (link,) = bundle.rows("attached_file")
        marks = list(bundle.rows("annotation"))
        (file,) = bundle.rows("file")
        data = bundle.attachment(about.sha256)
    assert (link["risk_point_id"], link["attachment_id"]) == (point, about.attachment_id)
    assert (file["ref_table"], file["ref_id"], file["sha256"]) == ("attached_file", photo, about.sha256)
    assert [(mark["kind"], mark["attached_file_id"]) for mark in marks] == [("arrow", photo), ("text", photo)]
    assert annotation.read(str(marks[0]["points"])) == ARROW.points
    assert data is not None
    assert hashlib.sha256(data).hexdigest() == about.sha256
    assert "密封圈" in json.dumps(marks, ensure_ascii=False)


def test_the_largest_file_that_is_kept_goes_into_a_bundle(company: Company, point: str, tmp_path: Path) -> None:
    path = tmp_path / "full.zip"
    with path.open("wb") as stream:
        stream.truncate(20 << 20)
    attaching.add(company, "risk_point", point, [read_file(path)])
    with reading(export_report(company, tmp_path, "应急管理局").path) as bundle:
        assert [row["bytes"] for row in bundle.rows("file")] == [20 << 20]
