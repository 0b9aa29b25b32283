"""Notification cards on paper: every word, in readable size, inside the page, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from dualprev_desktop.documents.card_book import card_pieces
from dualprev_desktop.documents.card_text import CONTINUED, card_text, level_phrase
from dualprev_desktop.documents.lines import NEVER_FIRST
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.signs import CLASSES, suggested_signs
from dualprev_desktop.domain.levels import LEVELS, Level, LevelStyle
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.codelists import code_list, label
from dualprev_desktop.services.views import CardView

PaperText = Callable[[bytes], str]
EN = translator("en")
MARGIN = 12 * 72 / 25.4


def printed(*cards: CardView, t: Translator = EN) -> bytes:
    return drawing_pdf((face for piece in card_pieces(cards, t) for face in piece.faces), "cards")


def pages(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def verbose(card: CardView) -> CardView:
    """So much of everything that it cannot fit on one page; every item is another."""
    texts = (f"第{n}条措施：" + "安全阀、压力表定期检验，" * 9 + f"止{n}。" for n in range(40))
    controls = tuple(replace(card.controls[n % 3], content=text) for n, text in enumerate(texts))
    return replace(card, name="埋地油罐区及操作井（含卸油口箱、通气管、人孔操作井）检维修及清洗现场" * 2,
                   location="站区东侧" * 20, unit="加油站油品班组" * 12, person="王建国" * 15, number="FXD-" * 10,
                   phone="138 0000 0000 " * 3, enterprise="信阳市" * 26, duty_phone="0376-6666666 " * 3,
                   kind="activity", controls=controls, hazards=tuple(f"第{n}项危险：油气积聚" for n in range(25)),
                   accident_types=tuple(code_list("accident_type_2025").codes()))


def test_every_text_of_a_card_is_on_it(card: CardView, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(card, t=t))
    text = card_text(card, t)
    expected = [*text.texts(), *(word for word, _ in (*text.facts, *text.issue)), text.level, "119", "120", "110",
                "12350", card.duty_phone, *(sign.label(t.language) for sign in text.signs)]
    expected += [label("accident_type_2025", code, t.language) for code in card.accident_types]
    expected += [label("measure_class", one.measure_class, t.language) for one in card.controls]
    assert [text for text in expected if "".join(text.split()) not in found] == []
    assert pages(printed(card, t=t)) == 1


def test_sections_stand_in_the_order_of_the_layout(card: CardView, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(card, t=t))
    headings = ["Main hazards", "Main accident types", "Possible consequences", "Main control measures",
                "Emergency measures", "Report to"]
    places = [found.index("".join(t.gettext(heading).split())) for heading in headings]
    assert places == sorted(places)


def test_measures_are_grouped_by_class_and_numbered_through(card: CardView) -> None:
    rows = [(one.marker, one.text) for one in card_text(card, EN).paragraphs
            if one.section == EN.gettext("Main control measures")][1:]
    assert rows == [("", label("measure_class", "rules", "en")), ("①", card.controls[1].content),
                    ("", label("measure_class", "technical", "en")), ("②", card.controls[0].content),
                    ("", label("measure_class", "ppe", "en")), ("③", card.controls[2].content)]


def test_long_text_goes_on_overleaf_and_nothing_is_lost(card: CardView, t: Translator, paper_text: PaperText) -> None:
    long = verbose(card)
    pdf = printed(long, t=t)
    found = paper_text(pdf)
    assert pages(pdf) >= 3
    again = t.gettext(CONTINUED).format(text=t.gettext("Main control measures"))
    assert "".join(again.split()) in found
    for number, one in enumerate(long.controls):
        assert f"第{number}条措施：" in found
        assert f"止{number}。" in found
        assert one.content[8:20] in found
    assert found.count("安全阀、压力表定期检验，") >= 40 * 7  # some are broken by a page's head and foot
    for sign in suggested_signs(long.accident_types):
        assert "".join(sign.label(t.language).split()) in found


def test_no_text_is_smaller_than_eight_points_or_outside_the_margins(card: CardView, t: Translator) -> None:
    import pypdfium2
    from pypdfium2 import raw

    with pypdfium2.PdfDocument(printed(card, verbose(card), t=t)) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if not text.get_text_range(index, 1).strip():
                    continue
                assert raw.FPDFText_GetFontSize(text.raw, index) >= 7.99
                left, bottom, right, top = text.get_charbox(index)
                assert left >= MARGIN - 1
                assert right <= width - MARGIN + 1
                assert bottom >= MARGIN - 2
                assert top <= height - MARGIN + 2


def test_no_line_begins_with_a_mark_that_may_not(card: CardView) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(printed(card, verbose(card))) as document:
        lines = [line.strip() for page in document for line in page.get_textpage().get_text_range().splitlines()]
    assert [line for line in lines if line and line[0] in NEVER_FIRST] == []


@pytest.mark.parametrize("look", LEVELS, ids=lambda look: str(look.level))
def test_the_band_says_the_level_in_colour_shape_and_word(card: CardView, t: Translator, paper_text: PaperText,
                                                          look: LevelStyle) -> None:
    text = card_text(replace(card, level=look.level), t)
    pdf = printed(replace(card, level=look.level), t=t)
    assert "".join(f"{look.shape}{text.level}".split()) in paper_text(pdf)
    assert _share_of(pdf, look.colour) > 0.01


def _share_of(pdf: bytes, colour: str) -> float:
    from PIL import Image

    from dualprev_desktop.documents.raster import page_pictures

    picture = Image.open(BytesIO(next(page_pictures(pdf, 40)))).convert("RGB")
    wanted = tuple(int(colour[n:n + 2], 16) for n in (1, 3, 5))
    counts = {found: count for count, found in picture.getcolors(1 << 20) or []}
    return counts.get(wanted, 0) / (picture.width * picture.height)


def test_an_empty_card_says_what_is_missing(card: CardView, t: Translator, paper_text: PaperText) -> None:
    empty = replace(card, hazards=(), accident_types=(), consequences=(), controls=(), emergency=(), unit="", person="",
                    phone="", kind="", location="", level=Level.UNASSESSED)
    found = paper_text(printed(empty, t=t))
    assert found.count("".join(t.gettext("Nothing recorded yet.").split())) == 5
    assert "".join(level_phrase(Level.UNASSESSED, t).split()) in found


def test_signs_hang_in_order_and_are_not_too_many() -> None:
    signs = suggested_signs(code_list("accident_type_2025").codes())
    classes = [sign.attribute("class") for sign in signs]
    assert classes == sorted(classes, key=CLASSES.index)
    assert len(signs) <= 8
    assert max(classes.count(one) for one in CLASSES) <= 2


def test_a_fire_suggests_the_signs_of_fire() -> None:
    assert [sign.label("zh_CN") for sign in suggested_signs(["WSA10009"])] == [
        "当心火灾", "禁止烟火", "禁止动火作业", "紧急出口"]


def test_every_accident_type_suggests_a_sign() -> None:
    assert [code for code in code_list("accident_type_2025").codes() if not suggested_signs([code])] == []


def test_lines_a_person_typed_stay_lines(card: CardView) -> None:
    text = card_text(replace(card, emergency=("先停机\n再断电\r\n后报告",)), EN)
    assert [(one.marker, one.text) for one in text.paragraphs[-3:]] == [("①", "先停机"), ("", "再断电"), ("", "后报告")]


def test_a_character_without_glyph_is_named_before_anything_is_printed(card: CardView) -> None:
    with pytest.raises(InputError) as caught:
        printed(card, replace(card, person="王\U0001F525"))
    assert "U+1F525" in caught.value.text()
    assert "王" in caught.value.text()


def test_equal_cards_print_equal_bytes(card: CardView, t: Translator) -> None:
    assert printed(card, verbose(card), t=t) == printed(card, verbose(card), t=t)
