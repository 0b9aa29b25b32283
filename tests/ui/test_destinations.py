"""A line of the guide leads to the record and its field, and of several records to a list of exactly these."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import edit
from dualprev_desktop.services.guide.facts import read_facts
from dualprev_desktop.services.guide.rule import GUIDE_RULES, Missing, Step
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.services.table_scope import only_these
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.guide_panel import GuidePanel
from dualprev_desktop.ui.mending import mending
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.pages.assess.body import AssessPage
from dualprev_desktop.ui.pages.control.body import ControlPage
from dualprev_desktop.ui.pages.identify.body import IdentifyPage
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.pages.survey.body import SurveyPage
from dualprev_desktop.ui.search_finder import finder_of
from dualprev_desktop.ui.search_targets import Kind, Target
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.widgets.enterprise_pane import EnterprisePane
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.step_line import StepLine


@pytest.fixture
def stack(qtbot: QtBot, session: Session) -> PageStack:
    made = PageStack(session)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    made.show()
    made.show_page("overview")
    return made


def make(session: Session, type_id: str, **values: object) -> str:
    made = session.do(lambda: edit.create(session.company, type_id, values))
    assert made is not None
    return made[0]


def page(stack: PageStack, kind: type[QWidget]) -> QWidget:
    assert isinstance(stack.current, kind)
    return stack.current


def register(stack: PageStack) -> RegisterPane:
    """The one that is in front."""
    return next(pane for pane in stack.current.findChildren(RegisterPane) if pane.isVisible())


def shown(pane: RegisterPane) -> set[str]:
    return {pane.model.record_id(row) for row in range(pane.model.count)}


def points(session: Session, *, count: int = 3) -> list[str]:
    return [make(session, "risk_point", name=f"罐 {number}", kind="facility") for number in range(count)]


def guide_line(session: Session, step: Step, words: str) -> Missing:
    standing = standing_of(session)
    standing.renew()
    return next(one for one in standing.step(step).missing if words in one.text)


def test_a_line_about_several_narrows_the_register_to_these_and_the_chip_takes_it_back(
        stack: PageStack, session: Session, qtbot: QtBot) -> None:
    unit = make(session, "org_unit", name="储运部", kind="department")
    without = points(session)
    make(session, "risk_point", name="站房", kind="place", unit_id=unit)
    panel = GuidePanel(session, standing_of(session))
    qtbot.addWidget(panel)
    standing_of(session).renew()
    line = next(one for one in panel.lines() if "no responsible unit" in one.accessibleName())
    line.click()
    pane = register(stack)
    assert shown(pane) == set(without)
    assert [chip.text for chip in pane.chips.chips] == ["3 risk points have no responsible unit"]
    assert stack.window().focusWidget() is pane.form.fields["unit_id"].editor
    assert pane.form.record_id == without[0]
    pane.chips.buttons()[0].click()
    assert pane.model.count == 4
    assert pane.chips.chips == []


def test_the_guide_keeps_its_lines_while_they_say_the_same(session: Session, qtbot: QtBot) -> None:
    points(session)
    panel = GuidePanel(session, standing_of(session))
    qtbot.addWidget(panel)
    standing_of(session).renew()
    before = panel.lines()
    standing_of(session).renew()
    assert before
    assert panel.lines() == before
    make(session, "risk_point", name="站房", kind="place")
    standing_of(session).renew()
    assert "4 risk points" in " ".join(line.accessibleName() for line in panel.lines())


def test_what_is_mended_stays_in_the_list_until_the_chip_is_cleared(stack: PageStack, session: Session) -> None:
    unit = make(session, "org_unit", name="储运部", kind="department")
    without = points(session)
    stack.go_to(mending(Step.SURVEY, guide_line(session, Step.SURVEY, "no responsible unit")))
    session.do(lambda: edit.change(session.company, "risk_point", without[0], {"unit_id": unit}))
    assert shown(register(stack)) == set(without)


def test_a_line_about_one_leaves_the_filters_alone_and_opens_the_form(stack: PageStack, session: Session) -> None:
    (point,) = points(session, count=1)
    stack.show_page("survey")
    pane = register(stack)
    pane.toggle_form()
    stack.go_to(mending(Step.SURVEY, guide_line(session, Step.SURVEY, "no responsible unit")))
    assert pane.form.isVisible()
    assert pane.form.record_id == point
    assert pane.chips.chips == []
    assert stack.window().focusWidget() is pane.form.fields["unit_id"].editor


def test_the_enterprise_form_and_the_overview_line_lead_to_the_field(stack: PageStack, session: Session) -> None:
    make(session, "enterprise", name="顺达加油站")
    unit, person = make(session, "org_unit", name="加油站", kind="company"), make(session, "person", name="王建国")
    make(session, "risk_point", name="站房", kind="place", unit_id=unit, person_id=person)
    standing_of(session).renew()
    line = StepLine(session, Step.SURVEY, stack)
    line.show_state(standing_of(session).step(Step.SURVEY))
    assert line.words.text() == "Complete · 1 suggestion"
    line.go()
    survey = page(stack, SurveyPage)
    assert isinstance(survey, SurveyPage)
    pane = survey.pane("enterprise")
    assert isinstance(pane, EnterprisePane)
    assert stack.window().focusWidget() is pane.form.fields["duty_phone"].editor


def test_events_of_many_points_stand_in_one_register(stack: PageStack, session: Session) -> None:
    events = [make(session, "risk_event", risk_point_id=point, name="泄漏", accident_type="WSA10009")
              for point in points(session)]
    missing = guide_line(session, Step.IDENTIFY, "no hazard factor")
    stack.go_to(mending(Step.IDENTIFY, missing))
    page(stack, IdentifyPage)
    pane = register(stack)
    assert shown(pane) == set(events)
    assert stack.window().focusWidget() is pane.form.fields["hazard_factor"].editor
    assert [chip.text for chip in pane.chips.chips] == [missing.text]


def test_points_without_events_are_listed_alone(stack: PageStack, session: Session) -> None:
    bare = points(session)
    full = make(session, "risk_point", name="站房", kind="place")
    make(session, "risk_event", risk_point_id=full, name="触电")
    stack.go_to(mending(Step.IDENTIFY, guide_line(session, Step.IDENTIFY, "no risk event")))
    identify = page(stack, IdentifyPage)
    assert isinstance(identify, IdentifyPage)
    assert {one.id for one in identify.points.model.shown} == set(bare)
    identify.points.chips.buttons()[0].click()
    assert len(identify.points.model.shown) == 4
    stack.go_to(Destination("identify", "risk_point", bare[0], only=only_these(bare[:2], "two")))
    assert identify.points.choose(full), "a record that is asked for takes the filter away"
    assert identify.points.chips.chips == []


def test_events_to_assess_are_listed_alone_with_the_keyboard_on_the_scale(stack: PageStack, session: Session) -> None:
    events = [make(session, "risk_event", risk_point_id=point, name="泄漏") for point in points(session)]
    stack.go_to(Destination("assess", "risk_event", events[1], only=only_these(events[:2], "2 wait")))
    assess = page(stack, AssessPage)
    assert isinstance(assess, AssessPage)
    assert assess.events.listed() == events[:2]
    assert assess.events.current == events[1]
    assert [chip.text for chip in assess.events.chips.chips] == ["2 wait"]
    focused = stack.window().focusWidget()
    assert focused is not None
    assert assess.centre.isAncestorOf(focused)
    assess.events.chips.buttons()[0].click()
    assert assess.events.listed() == events


def test_an_event_is_mended_by_its_measure_or_where_one_is_typed(stack: PageStack, session: Session) -> None:
    first, second = (make(session, "risk_event", risk_point_id=one, name="泄漏") for one in points(session, count=2))
    measure = make(session, "control_measure", risk_event_id=first, measure_class="technical", content="围堰",
                   state="existing")
    stack.go_to(mending(Step.CONTROL, guide_line(session, Step.CONTROL, "no control tier")))
    control = page(stack, ControlPage)
    assert isinstance(control, ControlPage)
    assert (control.events.current_id, control.measures.form.record_id) == (first, measure)
    assert stack.window().focusWidget() is control.measures.form.fields["tier"].editor
    stack.go_to(mending(Step.CONTROL, guide_line(session, Step.CONTROL, "no control measure")))
    assert control.events.current_id == second
    assert stack.window().focusWidget() is control.entry.line


def test_measures_of_many_events_stand_in_one_register(stack: PageStack, session: Session) -> None:
    event = make(session, "risk_event", risk_point_id=points(session, count=1)[0], name="泄漏")
    wanting = [make(session, "control_measure", risk_event_id=event, measure_class="technical", content=text,
                    state="proposed", tier="post") for text in ("围堰", "报警器")]
    make(session, "control_measure", risk_event_id=event, measure_class="rules", content="巡检制度", state="existing",
         tier="post")
    stack.go_to(mending(Step.CONTROL, guide_line(session, Step.CONTROL, "not in place")))
    pane = register(stack)
    assert shown(pane) == set(wanting)
    assert stack.window().focusWidget() is pane.form.fields["state"].editor
    stack.go_to(Destination("control", "risk_event", event))
    control = page(stack, ControlPage)
    assert isinstance(control, ControlPage)
    assert not control.body.covered, "an event is shown among the events"


def test_a_point_on_no_plan_waits_in_the_drawer_and_a_zone_is_picked(stack: PageStack, session: Session) -> None:
    point, _other = points(session, count=2)
    plan = make(session, "plan", name="平面图", width=100, height=100)
    zone = make(session, "zone", name="罐区", plan_id=plan, shape="MULTIPOLYGON (((0 0, 90000 0, 90000 90000, 0 0)))")
    stack.go_to(mending(Step.PUBLISH, guide_line(session, Step.PUBLISH, "on no plan")))
    publish = page(stack, PublishPage)
    assert isinstance(publish, PublishPage)
    check = publish.editor.drawer.check
    assert check.currentItem().text() == "罐 0"
    assert stack.window().focusWidget() is check
    stack.go_to(mending(Step.PUBLISH, guide_line(session, Step.PUBLISH, "holds no risk point")))
    assert publish.editor.scene.selected == zone
    check.itemActivated.emit(check.item(1))
    assert stack.current_id == "survey", "a zone is chosen in the register"
    assert stack.window().focusWidget() is register(stack).form.fields["zone_id"].editor
    assert register(stack).form.record_id == point


def test_before_the_first_plan_its_page_says_how_to_make_one(stack: PageStack, session: Session) -> None:
    points(session)
    stack.go_to(mending(Step.PUBLISH, guide_line(session, Step.PUBLISH, "on no plan")))
    assert stack.current_id == "plan"


def test_what_was_searched_for_opens_in_the_field_that_holds_it(stack: PageStack, session: Session) -> None:
    point = make(session, "risk_point", name="静电接地桩", kind="facility")
    event = make(session, "risk_event", risk_point_id=point, name="泄漏", hazard_factor="静电未导除")
    finder = finder_of(session)
    finder.go(Target((Kind.RECORD, "risk_event", event), "泄漏", "Risk event", typed="静电"))
    assert stack.window().focusWidget() is register(stack).form.fields["hazard_factor"].editor
    finder.go(Target((Kind.RECORD, "risk_event", event), "泄漏", "Risk event", typed="泄漏"))
    assert stack.window().focusWidget() is register(stack).table, "the title is what the row shows"
    finder.stop()


def test_what_is_gone_is_said_to_be_gone(stack: PageStack, session: Session, said: list[Message]) -> None:
    assert not stack.go_to(Destination("", "risk_point", "gone"))
    assert "not shown on any page" in said[-1].text


def test_every_rule_leads_to_a_page_that_shows_what_it_names(stack: PageStack, session: Session) -> None:
    """A company in which much is wrong."""
    make(session, "enterprise", name="顺达加油站")
    unit = make(session, "org_unit", name="加油站", kind="company")
    person = make(session, "person", name="王建国")
    gone = make(session, "person", name="李四", left_on=local_date(session.company.clock()).replace(year=2020))
    post = make(session, "post", name="站长", unit_id=unit)
    plan = make(session, "plan", name="平面图", width=100, height=100)
    make(session, "zone", name="罐区", plan_id=plan, shape="MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))")
    for number in range(2):
        point = make(session, "risk_point", name=f"罐 {number}", kind="facility", number="001", obsolete="自制加油机",
                     unit_id=unit if number else "", person_id=gone if number else "")
        event = make(session, "risk_event", risk_point_id=point, name="泄漏")
        make(session, "risk_event", risk_point_id=point, name="火灾")
        make(session, "control_measure", risk_event_id=event, measure_class="technical", content="围堰",
             state="proposed")
    make(session, "risk_point", name="站房", kind="place")
    company = session.company
    with company.read() as reader:
        facts = read_facts(reader, local_date(company.clock()), whole_register(company, reader))
    found = {rule.id: (rule.step, missing) for rule in GUIDE_RULES if (missing := rule.missing(facts)) is not None}
    assert len(found) >= 18, sorted(found)
    assert person in found["person-without-post"][1].ids
    assert post in found["post-without-person"][1].ids
    for rule, (step, missing) in found.items():
        where = mending(step, missing)
        assert stack.go_to(where), rule
        assert stack.current_id == where.page, rule
        assert step is PAGES[stack.current_id].step, rule
