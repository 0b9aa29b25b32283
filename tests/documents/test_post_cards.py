"""The cards of posts on paper: every word, nothing cut, nothing on top of another, inside the page, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from dualprev_desktop.documents.bands_draw import Look
from dualprev_desktop.documents.base import DOCUMENTS, Options, PrintSource
from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.emergency_card import ADVICE, draw_emergency_card, draw_emergency_pocket
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.pocket_card import draw_pocket_card
from dualprev_desktop.documents.post_card_a import draw_post_card_a
from dualprev_desktop.documents.post_card_b import draw_post_card_b, four_signs
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.domain.drawing import Drawing, Rect, Text
from dualprev_desktop.domain.levels import LEVELS, LevelStyle
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.post_cards import Control, PostFactor
from dualprev_desktop.store.company import Company
from tests.documents.posts import CALM, CARD, EMPTY, FACTORS, URGENCY, urgent, verbose

PaperText = Callable[[bytes], str]
Draw = Callable[[Any, Translator, Look, str], tuple[Drawing, ...]]
BATCH = "20261124-01"
POST = {"a": draw_post_card_a, "b": draw_post_card_b, "pocket": draw_pocket_card}
URGENT = {"a6": draw_emergency_card, "pocket": draw_emergency_pocket}
LEAST = {draw_post_card_a: 8, draw_post_card_b: 8, draw_pocket_card: 6.5, draw_emergency_card: 8,
         draw_emergency_pocket: 6.5}
SIZE = {draw_post_card_a: (297, 210), draw_post_card_b: (210, 297), draw_pocket_card: (90, 54),
        draw_emergency_card: (105, 148), draw_emergency_pocket: (90, 54)}

VIEWS = [(draw, view) for draw in POST.values() for view in (CARD, EMPTY, verbose())] + [
    (draw, view) for draw in URGENT.values() for view in (URGENCY, CALM, urgent())]
NAMES = [f"{draw.__name__}-{name}" for draw, _view in VIEWS[::3] for name in ("usual", "empty", "long")]


def squeezed(text: str) -> str:
    return "".join(text.split())


def printed(faces: tuple[Drawing, ...]) -> bytes:
    return drawing_pdf(faces, "cards")


def texts(face: Drawing) -> list[Text]:
    return [item for item in face.items if isinstance(item, Text) and item.text.strip()]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize(("draw", "view"), VIEWS, ids=NAMES)
def test_nothing_overlaps_or_leaves_the_page_and_all_can_be_read(draw: Draw, view: Any, t: Translator) -> None:
    for face in draw(view, t, Look(), BATCH):
        assert (face.width, face.height) == pytest.approx(SIZE[draw])
        for item in face.items:
            box = bounds(item)
            assert box.x >= -0.01
            assert box.y >= -0.01
            assert box.right <= face.width + 0.01
            assert box.bottom <= face.height + 0.01
        words = texts(face)
        assert [one.text for one in words if one.size < LEAST[draw] - 0.01] == []
        assert [(one.text, other.text) for one, other in combinations(words, 2)
                if bounds(one).meets(bounds(other))] == []


@pytest.mark.parametrize("draw", POST.values())
def test_every_word_of_a_post_is_on_its_card(draw: Draw, t: Translator, paper_text: PaperText) -> None:
    """Seven things the notice wants on it: risks, hidden dangers, accidents, results, controls, emergency, report."""
    found = paper_text(printed(draw(CARD, t, Look(), BATCH)))
    wanted = [CARD.post, *(one.event for one in FACTORS), *(one.consequence for one in FACTORS), CARD.duty_phone,
              *(one.content for factor in FACTORS for one in factor.controls), BATCH, "2026-11-24",
              *(text for factor in FACTORS for text in factor.emergency), "119", "120", "110", "12350",
              *(label("accident_type_2025", one.accident_type, t.language) for one in FACTORS),
              *(label("danger_cause", code, t.language) for code in CARD.dangers),
              *(label("measure_class", code, t.language) for code in ("rules", "technical", "ppe", "training")),
              "◆" + t.gettext("Considerable"), "●" + t.gettext("Low"), t.gettext("Report to")]
    if draw is draw_pocket_card:
        wanted.pop()
    else:
        wanted += [*(one.factor for one in FACTORS), "站区东侧卸油口", "停车区", CARD.unit]
    if draw is draw_post_card_a:
        wanted += [CARD.duties, *CARD.holders]
    assert [text for text in wanted if squeezed(text) not in found] == []


def unprinted(faces: tuple[Drawing, ...], wanted: str) -> str:
    """What of a text is not there, line by line in its order, whatever stands between the lines."""
    rest = squeezed(wanted)
    for one in (squeezed(text.text) for face in faces for text in texts(face)):
        line = re.sub(r"^([①-⓿㉑-㊿]|\d+\.)", "", one)
        rest = rest.removeprefix(line if rest.startswith(line) else one)
    return rest


def in_one(factor: PostFactor, t: Translator) -> str:
    """As a pocket card puts it."""
    kind = label("accident_type_2025", factor.accident_type, t.language)
    event = t.gettext("{event} ({accident})").format(event=factor.event, accident=kind)
    return t.gettext("{word}: {value}").format(word=event, value=factor.consequence)


@pytest.mark.parametrize("draw", POST.values())
def test_of_forty_events_and_long_measures_nothing_is_cut(draw: Draw, t: Translator, paper_text: PaperText) -> None:
    long = verbose()
    faces = draw(long, t, Look(), "")
    assert len(faces) > 3
    wanted = [long.enterprise, long.post, long.duty_phone]
    for factor in long.factors:
        wanted += [*factor.emergency, *(one.content for one in factor.controls)]
        wanted += [in_one(factor, t)] if draw is draw_pocket_card else [factor.event, factor.factor, factor.place,
                                                                        factor.consequence]
    if draw is draw_post_card_a:
        wanted += [*long.holders, *(place.location for place in long.places)]
    found = paper_text(printed(faces))
    missing = [text for text in wanted if squeezed(text) not in found and unprinted(faces, text)]
    assert missing == []
    assert squeezed(t.gettext("{text} (continued)").format(text="")) in found


@pytest.mark.parametrize("draw", URGENT.values())
def test_an_emergency_card_says_what_to_do_and_whom_to_call(draw: Draw, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(draw(URGENCY, t, Look(), BATCH)))
    wanted = ["卸油员", "卸油班", "接头脱落", "胶管破裂", "倒车碰撞人员", "油味浓、地面见油", "立即关闭卸油阀",
              "拨打119并撤离", "停车设警戒，拨打120", "0376-6666666", "119", "120", "110", "12350", "钱七",
              "13800000000", "停车区", "卸油区", BATCH, t.gettext(ADVICE[0]), t.gettext("General advice"),
              t.gettext("Notice → report → act → leave"),
              label("accident_type_2025", "WSA10009", t.language), label("plan_symbol", "extinguisher", t.language)]
    assert [text for text in wanted if squeezed(text) not in found] == []


@pytest.mark.parametrize("draw", URGENT.values())
def test_of_forty_emergencies_every_step_is_printed(draw: Draw, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(draw(urgent(), t, Look(), "")))
    assert [n for n in range(40) if f"第{n}号应急措施" not in found or f"第{n}号事件" not in found] == []
    assert found.count("再做一步") >= 40 * 27
    assert [n for n in range(20) if f"138000000{n:02}" not in found] == []


@pytest.mark.parametrize("draw", [draw_pocket_card, *URGENT.values()])
def test_cards_to_carry_have_a_back_for_every_front(draw: Draw, t: Translator) -> None:
    for view in ((CARD, EMPTY, verbose()) if draw is draw_pocket_card else (URGENCY, CALM, urgent())):
        assert len(draw(view, t, Look(), "")) % 2 == 0


@pytest.mark.parametrize(("draw", "view"), [(draw, EMPTY) for draw in POST.values()] + [
    (draw, CALM) for draw in URGENT.values()], ids=[name for name in NAMES if name.endswith("empty")])
def test_what_is_missing_is_said(draw: Draw, view: Any, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(draw(view, t, Look(), "")))
    words = t.gettext("Nothing recorded yet.")
    assert squeezed(words) in found
    if draw in POST.values():
        assert "○" + squeezed(t.gettext("Not assessed")) in found
    else:
        assert squeezed(t.gettext("No emergency measure is recorded for this post yet. "
                                  "Enter them in step 4, Control.")) in found
        assert squeezed(t.gettext("None is marked on a plan yet.")) in found


@pytest.mark.parametrize("draw", POST.values())
@pytest.mark.parametrize("look", LEVELS, ids=lambda look: str(look.level))
def test_the_level_is_colour_shape_and_word_and_a_pattern_where_asked(draw: Draw, look: LevelStyle,
                                                                       t: Translator) -> None:
    card = replace(CARD, level=look.level, factors=())
    plain, hatched = (draw(card, t, Look(hatched=wanted), "")[0] for wanted in (False, True))
    grounds = [item for item in plain.items if isinstance(item, Rect) and item.fill == look.colour]
    assert max(item.width * item.height for item in grounds) > 60
    others = {one.colour for one in LEVELS} - {look.colour}
    assert not [item for item in plain.items if isinstance(item, Rect) and item.fill in others]
    assert any(look.shape in one.text or one.text == look.shape for one in texts(plain))
    assert {str(item.hatch) for item in hatched.items if isinstance(item, Rect) and item.fill == look.colour} >= {
        look.pattern}


def test_events_stand_worst_first_with_their_own_measures(paper_text: PaperText) -> None:
    found = paper_text(printed(draw_post_card_a(CARD, translator("en"), Look(), "")))
    words = ("接头脱落，油品流散被引燃", "接管后先小开阀试漏", "倒车碰撞人员", "统一指挥手势")
    order = [found.index(squeezed(text)) for text in words]
    assert order == sorted(order)


def test_the_four_signs_are_of_all_classes_in_hanging_order() -> None:
    assert [sign.attribute("class") for sign in four_signs(["WSA10009", "WSA10017"])] == [
        "warning", "prohibition", "mandatory", "information"]
    assert len(four_signs(["WSA10026"])) == 1


def test_a_group_that_goes_on_overleaf_is_named_again(t: Translator) -> None:
    """Which class measures are of is said on every card they stand on."""
    one = replace(FACTORS[0], controls=tuple(Control("technical", f"第{n}条技术措施，每班检查") for n in range(60)))
    faces = draw_pocket_card(replace(CARD, factors=(one,)), t, Look(), "")
    word = label("measure_class", "technical", t.language)
    held = [face for face in faces if any("条技术措施" in text.text for text in texts(face))]
    assert len(held) > 2
    assert all(any(text.text == word for text in texts(face)) for face in held)


def test_a_character_without_glyph_is_named_before_anything_is_printed(company: Company) -> None:
    bad = replace(CARD, duties="看火\U0001F525")
    source = replace(source_of(company), views=lambda kind: [("p1", CARD), ("p1", bad)])
    made: list[str] = []
    pieces = DOCUMENTS["post-card-a"].pieces
    assert pieces is not None
    with pytest.raises(InputError) as caught:
        made += [piece.title for piece in pieces(source, Options(translator("en")))]
    assert "U+1F525" in caught.value.text()
    assert made == []


@pytest.mark.parametrize("document", ["post-card-a", "post-card-b", "pocket-card", "emergency-card",
                                      "emergency-pocket"])
def test_without_a_post_at_work_it_is_said_what_to_do(document: str, company: Company, tmp_path: Any) -> None:
    from dualprev_desktop.kernel.progress import Silent

    with pytest.raises(NotFound) as caught:
        DOCUMENTS[document].build(source_of(company), tmp_path, Options(translator("en")), Silent())
    assert "in step" in caught.value.text()
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("document", ["post-card-a", "pocket-card", "emergency-card"])
def test_the_sample_company_prints_every_post_at_work(document: str, sample_company: Company) -> None:
    source: PrintSource = source_of(sample_company)
    pieces = DOCUMENTS[document].pieces
    assert pieces is not None
    made = list(pieces(source, Options(translator("zh_CN"), batch=BATCH)))
    assert {piece.title for piece in made} == {"站长", "加油班长", "加油员", "卸油员", "店长", "收银员", "设备管理员",
                                               "电工"}
    assert all(piece.subject.type_id == "post" and piece.says for piece in made)
    assert {piece.two_sided for piece in made} == {document != "post-card-a"}
