"""Registers and ledgers on paper: every column says what the register says, whatever the page and its length."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.forms.book import form_sheets
from dualprev_desktop.documents.forms.form import FORMS
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.domain.drawing import Drawing, Hatch, Rect, Text
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_, Translator, translator
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import register
from dualprev_desktop.services.registers import event_tier, point_tier, registers
from dualprev_desktop.services.responsibilities import responsibilities
from dualprev_desktop.services.rulebook import shipped
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.company import Company
from tests.documents import form_reading as read
from tests.documents.conftest import PaperText

EN = translator("en")
FIVE = {"technical": ("technical",), "management": ("rules", "organisation", "instructions"),
        "training": ("training",), "ppe": ("ppe",), "emergency": ("emergency",)}


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def rich(sample_company: Company) -> Company:
    """The sample with what its workbook leaves empty, a major risk, and a place that nobody looked at yet."""
    with sample_company.work(N_("More")) as uow:
        for place, event in enumerate(list(uow.read.records(RiskEvent))):
            uow.change(RiskEvent, event.id, step=f"第{place}步", standard=f"标准{place}条", trigger=f"触发{place}",
                       factor_code="110101")
        point = uow.add(RiskPoint(id=new_id(), number="R-0100", name="液氨储罐", kind="facility", location="北侧罐区"))
        event_id = uow.add(RiskEvent(id=new_id(), risk_point_id=point, name="液氨大量泄漏", number="1", step="罐体",
                                     accident_type="WSA10022", consequence="周边居民中毒", hazard_factor="阀门失效"))
        uow.add(Assessment(id=new_id(), risk_event_id=event_id, kind="residual", rule_set="lec-e1", level="major",
                           chosen="L=3;E=6;C=40", score=Decimal(720), assessor="李四", assessed_on=date(2026, 11, 20)))
        uow.add(ControlMeasure(id=new_id(), risk_event_id=event_id, measure_class="technical", state="existing",
                               content="紧急切断阀每月试验"))
        uow.add(RiskPoint(id=new_id(), number="R-0101", name="废料仓库", kind="place"))
        uow.commit()
    return sample_company


def sheets(company: Company, form: str, t: Translator = EN, paper: str = "A3", public: bool = False,
           **chosen: object) -> list[Drawing]:
    options = Options(t, paper=paper, public=public, **chosen)  # type: ignore[arg-type]
    return list(form_sheets(FORMS[form], source_of(company, public=public), options))


# what columns say --------------------------------------------------------------------------------------------------


def activities(company: Company) -> list[RegisterRow]:
    return [row for row in register(company) if row.point_kind == "activity"]


def five(row: RegisterRow, code: str, state: str) -> str:
    found = [one.content for one in row.measures if one.measure_class in FIVE[code] and one.state == state]
    return "".join(f"{place}. {text}" for place, text in enumerate(found, 1)) if len(found) > 1 else "".join(found)


def shown_level(row: RegisterRow, t: Translator) -> str:
    look = style(row.level)
    return f"{look.shape}{t.gettext(look.word)}"


def hazard(row: RegisterRow, t: Translator) -> str:
    cause = row.hazard_factor + label("hazard_factor", row.factor_code, t.language)
    return (row.event + t.gettext("Cause: {text}").format(text=cause)
            + t.gettext("Trigger: {text}").format(text=row.trigger))


def same(found: str, expected: Iterator[str]) -> None:
    assert found == plain("".join(expected))


def test_every_form_is_a_document() -> None:
    assert len(FORMS.ids()) == 11
    assert [form.id for form in FORMS if form.id not in DOCUMENTS or DOCUMENTS[form.id].title != form.title] == []


def test_every_column_of_the_jha_record(rich: Company, t: Translator) -> None:
    rows = activities(rich)
    printed = read.columns(sheets(rich, "record-jha", t, read.HUGE))
    same(printed[0], (str(place) for one in dict.fromkeys(row.point_id for row in rows)
                      for place in range(1, 1 + sum(row.point_id == one for row in rows))))
    same(printed[1], (row.step for row in rows))
    same(printed[2], (hazard(row, t) for row in rows))
    same(printed[3], (label("accident_type_2025", row.accident_type, t.language) + row.consequence for row in rows))
    for place, code in enumerate(FIVE):
        same(printed[4 + place], (five(row, code, "existing") or "/" for row in rows))
        same(printed[16 + place], (five(row, code, "proposed") or "/" for row in rows))
    for place, key in enumerate("LEC"):
        same(printed[9 + place], (plain_decimal(row.residual.chosen[key]) for row in rows if row.residual))
    same(printed[12], (plain_decimal(row.residual.score or 0) for row in rows if row.residual))
    bands = {Level.GENERAL: "70<D≤160", Level.LOW: "0<D≤70"}
    same(printed[13], (bands[row.level] for row in rows))
    same(printed[14], (shown_level(row, t) for row in rows))
    same(printed[15], (label("control_tier", event_tier(row, "residual"), t.language) for row in rows))
    same(printed[21], (note for _point, note in dict.fromkeys((row.point_id, row.note) for row in rows)))
    assert len(read.badges(sheets(rich, "record-jha", t))) == len(rows)


def test_every_column_of_the_scl_record(rich: Company, t: Translator) -> None:
    rows = [row for row in register(rich) if row.point_kind != "activity" and row.event != "液氨大量泄漏"]
    drawn = [sheet for sheet in sheets(rich, "record-scl", t, read.HUGE)
             if not {"R-0100 液氨储罐", "R-0101 废料仓库"} & set(sheet.texts())]
    printed = read.columns(drawn)
    same(printed[1], (row.step for row in rows))
    same(printed[2], (row.standard for row in rows))
    accident = t.gettext("Outcome: {text}")
    same(printed[3], (hazard(row, t) + accident.format(text=label("accident_type_2025", row.accident_type, t.language)
                                                       + row.consequence) for row in rows))
    for place, code in enumerate(FIVE):
        same(printed[4 + place], (five(row, code, "existing") or "/" for row in rows))
    same(printed[14], (shown_level(row, t) for row in rows))
    for row in rows:
        for one in row.measures:
            assert plain(one.content) in printed[16 if one.state == "proposed" else 4 + _place(one.measure_class)]


def _place(measure_class: str) -> int:
    return next(place for place, classes in enumerate(FIVE.values()) if measure_class in classes)


@pytest.mark.parametrize(("form", "activity"), [("control-activities", True), ("control-facilities", False)])
def test_every_column_of_the_registers_of_graded_control(rich: Company, t: Translator, form: str,
                                                         activity: bool) -> None:
    points = [one for one in registers(rich).points if one.is_activity is activity]
    rows = [(one, row) for one in points for row in one.events]
    printed = read.columns(sheets(rich, form, t, read.HUGE))
    same(printed[0], (one.number for one in points))
    same(printed[1], (label("risk_point_kind", one.kind, t.language) for one in points))
    same(printed[2], (one.name for one in points))
    unseen = f"{style(Level.UNASSESSED).shape}{t.gettext(style(Level.UNASSESSED).word)}"
    same(printed[8], (shown_level(row, t) if row else unseen for one in points for row in one.events or [None]))
    for place, code in enumerate(FIVE):
        same(printed[9 + place], (five(row, code, "existing") or "/" for _one, row in rows))
    same(printed[14], (label("control_tier", event_tier(row, "residual"), t.language) for _one, row in rows))
    nobody = t.gettext("not named yet")
    same(printed[15], (one.unit or nobody for one in points))
    same(printed[16], (one.person or one.post or nobody for one in points))
    assert all(plain(row.event) in printed[5 if activity else 6] for _one, row in rows)
    assert all(row.step in printed[4] for _one, row in rows)
    assert plain(t.gettext("No risk event identified yet.")) in printed[6] or activity


def test_every_column_of_the_list_of_risk_points(rich: Company, t: Translator) -> None:
    points = registers(rich).points
    printed = read.columns(sheets(rich, "list-points", t, read.HUGE))
    absent, nobody = t.gettext("not entered yet"), t.gettext("not named yet")
    same(printed[0], (str(number) for number in range(1, len(points) + 1)))
    same(printed[1], (one.number + one.name for one in points))
    same(printed[2], (label("risk_point_kind", one.kind, t.language) for one in points))
    same(printed[3], (one.location or absent for one in points))
    for one in points:
        for row in one.events:
            assert plain(label("accident_type_2025", row.accident_type, t.language)) in printed[4]
    order = [style(max((row.level for row in one.events), key=lambda level: style(level).rank,
                       default=Level.UNASSESSED)) for one in points]
    same(printed[5], (f"{look.shape}{t.gettext(look.word)}" for look in order))
    same(printed[6], (label("control_tier", point_tier(one, "residual"), t.language) for one in points if one.events))
    same(printed[7], (one.unit or nobody for one in points))
    same(printed[8], (one.person or one.post or nobody for one in points))
    same(printed[9], (one.note for one in points))


def test_every_column_of_the_lists_of_activities_and_facilities(rich: Company, t: Translator) -> None:
    points = registers(rich).points
    absent = t.gettext("not entered yet")
    printed = read.columns(sheets(rich, "list-activities", t, read.HUGE))
    mine = [one for one in points if one.is_activity]
    same(printed[1], (one.number + one.name for one in mine))
    same(printed[2], ("→".join(row.step for row in one.events) for one in mine))
    same(printed[3], (one.post + one.location for one in mine))
    assert printed[4] == ""
    same(printed[5], (one.note for one in mine))
    printed = read.columns(sheets(rich, "list-facilities", t, read.HUGE))
    mine = [one for one in points if not one.is_activity]
    same(printed[1], (one.number + one.name for one in mine))
    same(printed[2], (label("risk_point_kind", one.kind, t.language) for one in mine))
    same(printed[4], (one.location or absent for one in mine))
    assert printed[3] == printed[5] == ""
    same(printed[6], (one.note for one in mine))


def test_every_column_of_the_list_of_major_risks(rich: Company, t: Translator) -> None:
    printed = read.columns(sheets(rich, "list-major", t, read.HUGE))
    method = shipped().name("lec-e1", t.language)
    classed = t.gettext("{word}: {value}").format(word=label("measure_five", "technical", t.language),
                                                  value="紧急切断阀每月试验")
    assert printed == list(map(plain, (
        "1", "R-0100液氨储罐", f"■{t.gettext('Major')}", "北侧罐区",
        "液氨大量泄漏" + t.gettext("Cause: {text}").format(text="阀门失效"),
        label("accident_type_2025", "WSA10022", t.language), "周边居民中毒", method + "L=3,E=6,C=40,D=720", classed, "",
        t.gettext("not named yet"), "2026-11-20")))


def test_without_a_major_risk_the_list_says_so(sample_company: Company) -> None:
    found = [text for sheet in sheets(sample_company, "list-major") for text in sheet.texts()]
    count = len(register(sample_company))
    assert f"Of {count} risk events, all assessed, none is major." in found


def test_every_measure_in_place_is_checked_on_site(rich: Company, t: Translator) -> None:
    rows = [row for row in register(rich) if row.measures]
    printed = read.columns(sheets(rich, "check-site", t, read.HUGE))
    expected = [(row, one) for row in rows for code in FIVE for one in row.measures
                if one.state == "existing" and one.measure_class in FIVE[code]]
    same(printed[0], iter(dict.fromkeys(row.point_number for row in rows)))
    same(printed[2], iter(dict.fromkeys(row.point_name for row in rows)))
    same(printed[3], (row.step for row in rows))
    same(printed[5], (one.content for _row, one in expected))
    same(printed[7], (label("control_tier", one.tier or "company", t.language) for _row, one in expected))
    assert printed[6] == printed[8] == ""
    same(printed[9], (one.unit or row.unit or t.gettext("not named yet") for row, one in expected))


def test_management_is_checked_by_the_thirteen_items(rich: Company, t: Translator) -> None:
    from dualprev_desktop.services.codelists import code_list

    items = code_list("danger_basic").items
    printed = read.columns(sheets(rich, "check-management", t, read.HUGE))
    same(printed[1], (item.label(t.language) for item in items))
    wordings = {one.content for row in register(rich) for one in row.measures if one.state == "existing"
                and one.measure_class in ("organisation", "rules", "instructions", "training", "emergency")}
    assert [text for text in wordings if printed[3].count(plain(text)) == 0] == []
    assert len(printed[3]) == sum(len(plain(text)) for text in wordings)


def test_the_breakdown_names_all_that_is_answered_for(rich: Company, t: Translator) -> None:
    shares = responsibilities(rich).shares
    drawn = sheets(rich, "duties", t, read.HUGE)
    printed = read.columns(drawn)
    titles = [answer.title for share in shares for answer in share.answers]
    assert len(read.badges(drawn)) == len(titles)
    assert len(printed[6]) == sum(len(plain(title)) for title in titles)
    assert [title for title in titles if plain(title) not in printed[6]] == []
    same(printed[3], (share.person or ", ".join(share.holders) or t.gettext("not named yet") for share in shares))
    assert printed[9] == ""


# on paper ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def vast(rich: Company) -> Company:
    """Forty more events at one point, one of them with measures of two thousand characters."""
    with rich.work(N_("Vast")) as uow:
        point = next(one for one in uow.read.records(RiskPoint) if one.kind == "facility")
        for place in range(40):
            event_id = uow.add(RiskEvent(
                id=new_id(), risk_point_id=point.id, name=f"第{place}起泄漏", number=f"V{place}", position=100 + place,
                step="清洗置换检修作业人员进出口及周边警戒区域的检查" * 3))
            for kind in ("technical", "rules", "emergency"):
                text = "安全阀定期检验，" * 246 if place == 7 else "巡检。"
                uow.add(ControlMeasure(id=new_id(), risk_event_id=event_id, measure_class=kind, state="existing",
                                       content=f"始{place}{kind}。{text}止{place}{kind}。"))
        uow.commit()
    return rich


@pytest.mark.parametrize("paper", ["A3", "A4"])
@pytest.mark.parametrize("form", FORMS.ids())
def test_nothing_overlaps_or_leaves_the_sheet(vast: Company, form: str, paper: str) -> None:
    for sheet in sheets(vast, form, paper=paper, hatched=True, batch="20261124-01"):
        assert list(read.touching(sheet)) == []
        assert read.outside(sheet) == []
        assert min(item.size for item in sheet.items if isinstance(item, Text)) >= 7
        assert read.table(sheet)[2] <= sheet.height - 10


@pytest.mark.parametrize("form", ["record-scl", "control-facilities", "check-site"])
def test_rows_higher_than_a_page_go_on_and_lose_nothing(vast: Company, form: str, paper_text: PaperText) -> None:
    drawn = sheets(vast, form, paper="A4")
    found = paper_text(drawing_pdf(drawn, form))
    for row in register(vast):
        for one in row.measures:
            assert form != "check-site" or one.state == "proposed" or plain(one.content)[:6] in found
    place = {"record-scl": 4, "control-facilities": 9, "check-site": 5}[form]
    text = "".join(read.column(sheet, place) for sheet in drawn).replace("(continued)", "")
    assert [place for place in range(40) if f"止{place}technical。" not in text] == []
    assert text.count("安全阀定期检验，") == (738 if form == "check-site" else 246)
    assert found.count("安全阀定期检验，") > 246 * 3 * 0.9  # some are broken by a page's foot
    if form != "check-site":
        assert any("(continued)" in sheet.texts() for sheet in drawn)


def test_each_page_has_the_headings_the_cells_that_are_one_and_its_number(vast: Company) -> None:
    drawn = sheets(vast, "control-facilities", paper="A4", batch="20261124-01")
    assert len({read.headings(sheet) for sheet in drawn}) == 1
    name = next(row.point_name for row in register(vast) if row.event_number == "V0")
    pages = [read.column(sheet, 2) for sheet in drawn if re.search(r"第\d+起泄漏", read.column(sheet, 6))]
    assert len(pages) >= 5
    assert [page for page in pages if plain(name) not in page] == []
    for number, sheet in enumerate(drawn, 1):
        assert f"Page {number} of {len(drawn)}" in sheet.texts()
        assert any("Batch 20261124-01" in text for text in sheet.texts())
        assert {"Analysed by: ", "Reviewed by: ", "Approved by: "} <= set(sheet.texts())


def test_who_analysed_stands_on_the_record(rich: Company) -> None:
    record = next(sheet for sheet in sheets(rich, "record-scl") if "R-0100 液氨储罐" in sheet.texts())
    assert {"李四", "2026-11-20"} <= set(record.texts())
    public = next(sheet for sheet in sheets(rich, "record-scl", public=True) if "R-0100 液氨储罐" in sheet.texts())
    assert not {"李四", "2026-11-20"} & set(public.texts())


@pytest.mark.parametrize("form", FORMS.ids())
def test_the_public_version_names_no_person(rich: Company, form: str) -> None:
    with rich.work(N_("Phones")) as uow:
        for number, person in enumerate(list(uow.read.records(Person))):
            uow.change(Person, person.id, phone=f"138 0000 000{number}")
        uow.commit()
    names = [one.name for one in records(rich, Person)]

    def named(public: bool) -> list[str]:
        texts = " ".join(text for sheet in sheets(rich, form, public=public) for text in sheet.texts())
        return [one for one in (*names, "138 0000") if one in texts]
    assert named(public=True) == []
    if form not in ("list-activities", "list-facilities", "record-jha", "list-major"):
        assert named(public=False)


def test_a_level_is_hatched_where_asked_and_always_has_shape_and_word(rich: Company) -> None:
    plain_sheet, hatched = (sheets(rich, "list-points", hatched=asked)[0] for asked in (False, True))

    def hatches(sheet: Drawing) -> set[Hatch]:
        return {item.hatch for item in sheet.items if isinstance(item, Rect) and item.radius}
    assert hatches(plain_sheet) == {Hatch.NONE}
    assert hatches(hatched) > {Hatch.CROSS, Hatch.HORIZONTAL, Hatch.DOTS}
    words = {f"{style(one).shape} {style(one).word}" for one in (Level.MAJOR, Level.GENERAL, Level.LOW,
                                                                Level.UNASSESSED)}
    assert words <= set(hatched.texts())


def test_only_the_pages_being_printed_are_held(vast: Company) -> None:
    def drawings() -> int:
        return sum(isinstance(one, Drawing) for one in gc.get_objects())
    gc.collect()
    before, held = drawings(), 0
    for _sheet in form_sheets(FORMS["check-site"], source_of(vast), Options(EN, paper="A4")):
        held = max(held, drawings() - before)
    assert 0 < held <= 2


def test_the_breakdown_says_which_levels_it_shows(rich: Company) -> None:
    """It goes by the residual ones, whatever is asked for."""
    options = Options(EN, mode="inherent")
    (first, *_more) = form_sheets(FORMS["duties"], source_of(rich, "inherent"), options)
    assert "Residual risk" in first.texts()
    (first, *_more) = form_sheets(FORMS["list-points"], source_of(rich, "inherent"), options)
    assert "Inherent risk" in first.texts()


def test_the_number_of_a_standard_is_not_broken(rich: Company) -> None:
    event = activities(rich)[0].event_id
    with rich.work(N_("Standard")) as uow:
        uow.change(RiskEvent, event, hazard_factor="违反GB 50156和GB 30871要求、" * 12)
        uow.commit()
    texts = [text for sheet in sheets(rich, "record-jha", paper="A4") for text in sheet.texts()]
    assert [text for text in texts if text.endswith("GB")] == []
    assert sum(text.count("GB 50156") for text in texts) == 12


def test_of_some_risk_points_only(rich: Company) -> None:
    point = next(one for one in records(rich, RiskPoint) if one.kind == "activity")
    source = source_of(rich, point_ids={point.id})

    def printed(form: str) -> list[Drawing]:
        return list(form_sheets(FORMS[form], source, Options(EN, paper=read.HUGE)))
    assert read.columns(printed("list-points"))[1] == plain(point.number + point.name)
    numbers = {text for sheet in printed("duties") for text in sheet.texts() if text.startswith("R-")}
    assert numbers == {point.number}


def test_the_list_on_the_wall_is_always_the_whole_list(rich: Company) -> None:
    """Also where only papers about other records are printed anew."""
    source = source_of(rich, point_ids={next(iter(records(rich, RiskPoint))).id})
    pieces = DOCUMENTS["list-major"].pieces
    assert pieces is not None
    (piece,) = pieces(source, Options(EN))
    assert "北侧罐区" in [text for face in piece.faces for text in face.texts()]
    assert piece.subject.type_id == "enterprise"
    assert [risk["point"] for risk in piece.says["risks"]] == ["液氨储罐"]


@pytest.mark.parametrize("form", FORMS.ids())
def test_an_empty_company_is_told_where_to_begin(company: Company, form: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        DOCUMENTS[form].build(source_of(company), tmp_path, Options(EN), Silent())
    assert "in step" in caught.value.text()
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_paper_too_narrow_is_told(rich: Company) -> None:
    with pytest.raises(InputError) as caught:
        sheets(rich, "record-jha", paper="180x300")
    assert "180x300" in caught.value.text()


def test_a_character_without_glyph_is_named_before_anything_is_written(rich: Company, tmp_path: Path) -> None:
    event = activities(rich)[0].event_id
    with rich.work(N_("Odd")) as uow:
        uow.change(RiskEvent, event, name="泄漏\U0001F525")
        uow.commit()
    with pytest.raises(InputError) as caught:
        DOCUMENTS["control-activities"].build(source_of(rich), tmp_path, Options(EN), Silent())
    assert "U+1F525" in caught.value.text()
    assert list(tmp_path.glob("*.pdf*")) == []


def test_every_form_is_written_as_one_pdf(rich: Company, tmp_path: Path, paper_text: Callable[[bytes], str]) -> None:
    told: list[str] = []
    for form in FORMS:
        (path,) = DOCUMENTS[form.id].build(source_of(rich), tmp_path, Options(EN, made=lambda piece: told.append(
            piece.title)), Silent())
        assert path.name == f"{form.id}.pdf"
        assert plain(EN.gettext(form.title)) in paper_text(path.read_bytes())
    assert told == ["List of major risks (for the public notice)"]
