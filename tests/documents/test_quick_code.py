"""The code without a server: what it says, what it leaves out and says so, and that cameras read it from paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualprev_desktop.documents import code_matrix
from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.card_book import card_pieces
from dualprev_desktop.documents.card_page import CODE_SIDE
from dualprev_desktop.documents.card_text import CardText, card_text
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.quick_code import Fields, Section, code_items, draw_code, plain, quick_text
from dualprev_desktop.documents.svg_painter import drawing_svg
from dualprev_desktop.domain.drawing import Cells, Drawing, Item, Rect, Text
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.views import CardView
from dualprev_desktop.store.company import Company

EN = translator("en")
BATCH = "20261124-01"
NUMBERS = (("火警", "119"), ("急救", "120"), ("值班电话", "0376-6666666"))
FIELDS = Fields("卸油作业安全风险告知卡", "较大风险", (
    Section("危险因素", ("油气积聚", "静电未导除，周边火源")),
    Section("措施", ("双人监卸", "静电接地报警仪、密闭卸油", "防静电服、防静电鞋", "稳油十五分钟")),
    Section("应急措施", ("停卸关阀", "切断火源，拨打119"))), NUMBERS, 3, date(2026, 11, 24), BATCH)


def pages(drawings: Sequence[Drawing], dpi: int) -> list[Any]:
    import pypdfium2

    with pypdfium2.PdfDocument(drawing_pdf(drawings, "codes")) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def decoded(picture: Any) -> str:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    assert len(found) == 1
    return bytes(found[0].bytes).decode()


def on_paper(items: Sequence[Item], side: float, dpi: int = 300) -> str:
    return decoded(pages([Drawing(side + 10, side + 10, tuple(items))], dpi)[0])


def tilted(picture: Any, degrees: float) -> Any:
    """As a camera sees it that stands some degrees aside and is held as crooked: further away on one side."""
    from PIL import Image

    width, height = picture.size
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    width, height = turned.size
    # seen from two widths away
    shrink = width * math.sin(math.radians(degrees)) / (2 * width) * height / 2
    return turned.transform((width, height), Image.Transform.QUAD,
                            (0, -shrink, 0, height + shrink, width, height - shrink, width, shrink),
                            Image.Resampling.BICUBIC, fillcolor=255)


def photographed(picture: Any) -> Any:
    """Tilted by 10°, a little out of focus, and squeezed as phones do."""
    from PIL import Image, ImageFilter

    stream = BytesIO()
    tilted(picture, 10).filter(ImageFilter.GaussianBlur(0.6)).save(stream, "JPEG", quality=60)
    return Image.open(stream)


def printed_cards(company: Company, t: Translator) -> tuple[list[CardText], list[Drawing]]:
    views = list(cards(company))
    return ([card_text(view, t, BATCH) for view in views],
            [piece.faces[0] for piece in card_pieces(views, t, BATCH)])


def test_every_card_of_the_sample_company_says_from_paper_what_it_says(sample_company: Company, t: Translator) -> None:
    texts, faces = printed_cards(sample_company, t)
    assert len(faces) >= 8
    for card, face, picture in zip(texts, faces, pages(faces, 300), strict=True):
        said = decoded(picture)
        assert said == quick_text(card.code, code_matrix.room(CODE_SIDE), t).text
        lines = said.split("\n")
        assert lines[:2] == [card.title, card.level]
        assert all(number in lines[-2] for number in ("119", "120", "110", "12350"))
        assert BATCH in lines[-1]
        on_card = "".join(item.text for item in face.items if isinstance(item, Text))
        measures = [one for section in card.code.sections for one in section.items if one in said]
        assert measures
        assert all("".join(one.split()) in "".join(on_card.split()) for one in measures)


def test_every_card_is_read_tilted_blurred_and_squeezed(sample_company: Company) -> None:
    texts, faces = printed_cards(sample_company, EN)
    for card, picture in zip(texts, pages(faces, 200), strict=True):
        assert decoded(photographed(picture)).startswith(card.title)


def test_the_code_stands_alone_at_the_upper_right(card: CardView, t: Translator) -> None:
    piece = next(iter(card_pieces([card], t, BATCH)))
    for face in piece.faces:
        code = next(item for item in face.items if isinstance(item, Cells))
        ground = next(item for item in face.items if isinstance(item, Rect) and item.width == CODE_SIDE)
        assert code.cell >= code_matrix.LEAST_CELL
        assert code.box.right == pytest.approx(face.width - 12, abs=0.6)
        assert code.x - ground.x >= 4 * code.cell - 1e-6
        others = [item for item in face.items if item not in (code, ground)]
        assert [item for item in others if bounds(item).meets(bounds(ground))] == []
        words = [item.text for item in face.items if isinstance(item, Text)]
        assert any("12" in word and "2026-11-24" in word for word in words)
        assert any(BATCH in word for word in words)


def test_a_title_too_long_for_any_code_is_said_beside_the_empty_place(card: CardView, t: Translator) -> None:
    piece = next(iter(card_pieces([replace(card, name="埋地油罐区及操作井" * 20)], t)))
    items = piece.faces[0].items
    assert [item for item in items if isinstance(item, Cells)] == []
    assert t.gettext("The text is too long for an offline code.") in [
        item.text for item in items if isinstance(item, Text)]


def test_what_fits_is_said_whole() -> None:
    text = quick_text(FIELDS, 666, EN)
    assert text.left_out == ()
    assert text.text.split("\n") == [
        "卸油作业安全风险告知卡", "较大风险", "危险因素: 油气积聚; 静电未导除，周边火源",
        "措施: 双人监卸; 静电接地报警仪、密闭卸油; 防静电服、防静电鞋; 稳油十五分钟",
        "应急措施: 停卸关阀; 切断火源，拨打119", "火警 119 急救 120 值班电话 0376-6666666",
        "Offline code, version 3, 2026-11-24 Batch 20261124-01"]


def test_the_longest_section_loses_its_last_items_and_that_is_said() -> None:
    assert quick_text(FIELDS, 360, EN).left_out == ()  # without the words of the nationwide numbers it fits
    text = quick_text(FIELDS, 340, EN)
    assert text.left_out == (("措施", 2),)
    assert "措施: 双人监卸; 静电接地报警仪、密闭卸油\n" in text.text
    assert "…on the card besides: 措施 2\n" in text.text
    assert "\n119 120 值班电话 0376-6666666\n" in text.text


def test_a_long_item_that_went_leaves_room_for_the_short_ones_before_it() -> None:
    sections = (Section("甲", ("短", "也短", "长" * 200)), Section("乙", ("中等" * 6, "中等" * 6)))
    text = quick_text(replace(FIELDS, sections=sections), 280, EN)
    assert text.left_out == (("甲", 1),)


def test_title_level_numbers_and_version_are_last_to_stay() -> None:
    text = quick_text(FIELDS, 170, EN).text
    assert text.split("\n") == [
        "卸油作业安全风险告知卡", "较大风险", "…on the card besides: 危险因素 2, 措施 4, 应急措施 2",
        "119 120 0376-6666666", "Offline code, version 3, 2026-11-24"]
    assert quick_text(FIELDS, 160, EN).text == ""


def test_a_place_too_small_for_any_code_stays_empty() -> None:
    assert draw_code(FIELDS, 0, 0, 8, EN) == []


def test_lines_and_blanks_that_a_person_typed_are_one_line() -> None:
    assert plain(["先停机\n再  断电\t", "", " \n"]) == ("先停机 再 断电",)


def test_an_svg_has_the_code_as_one_path() -> None:
    svg = drawing_svg(Drawing(30, 30, tuple(draw_code(FIELDS, 0, 0, 30, EN))), "code").decode()
    assert svg.count("<path") == 1
    assert "scale(" in svg


IDEOGRAPHS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
RARE = st.sampled_from("䶮㙟𠅤𬬻𫟼—“”：，；（）%℃")
WORDS = st.text(st.one_of(IDEOGRAPHS, RARE, st.characters(min_codepoint=0x21, max_codepoint=0x7E)), min_size=1,
                max_size=60)


@st.composite
def any_fields(draw: Any) -> Fields:
    sections = tuple(Section(heading, tuple(draw(st.lists(WORDS, max_size=8)))) for heading in ("危险", "措施", "应急"))
    return replace(FIELDS, title=draw(WORDS), sections=sections)


@settings(max_examples=60, deadline=None)
@given(any_fields(), st.sampled_from((22.0, CODE_SIDE, 34.65)))
def test_whatever_is_said_is_decoded_and_what_is_left_out_is_said(fields: Fields, side: float) -> None:
    text = quick_text(fields, code_matrix.room(side), EN)
    assert len(text.text.encode()) <= code_matrix.room(side)
    if text.text:
        assert on_paper(code_items(text, 5, 5, side), side) == text.text
        lines = text.text.split("\n")
        assert lines[0] == fields.title
        kept = {section.heading: len(section.items) for section in fields.sections}
        for heading, count in text.left_out:
            assert f"{heading} {count}" in text.text
            kept[heading] -= count
        for section in fields.sections:
            said = "; ".join(section.items[:kept[section.heading]])
            assert not said or f"{section.heading}: {said}" in lines
    else:
        assert len(fields.title.encode()) > code_matrix.room(side) - 150
