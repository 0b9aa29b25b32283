"""The editor of one plan: tools, strip, canvas and drawer, and what their signals do to the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import edit, plan_edits, plans, zone_levels
from dualprev_desktop.services.plan_checks.looking import Report, check_plan
from dualprev_desktop.services.plan_checks.rule import Found, Mend
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.services.plan_placing import placing
from dualprev_desktop.services.plan_points import Placement, placement
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.services.zone_levels import Source
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.plan.arranging import PlanActions
from dualprev_desktop.ui.plan.found_mark import FoundMark
from dualprev_desktop.ui.plan.new_zone import new_zone
from dualprev_desktop.ui.plan.point_drops import PointDrops
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.snap_switches import SnapSwitches
from dualprev_desktop.ui.plan.tile_reader import TileReader
from dualprev_desktop.ui.plan.tool import SELECT
from dualprev_desktop.ui.plan.view import PlanCanvas
from dualprev_desktop.ui.reasons import allow, only_read
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.arrange_bar import ArrangeBar
from dualprev_desktop.ui.widgets.attachment_pane import AttachmentPane
from dualprev_desktop.ui.widgets.attachment_place import PicturePlace
from dualprev_desktop.ui.widgets.focus_ring import FocusRing
from dualprev_desktop.ui.widgets.plan_drawer import PlanDrawer
from dualprev_desktop.ui.widgets.plan_strip import PlanStrip
from dualprev_desktop.ui.widgets.tool_strip import BUTTON, ToolStrip

CHECKED_AT_ONCE = 300
"""Zones of a plan that are held against each other before the window goes on."""
NO_ZONE = N_("Select a zone; then photos and files can be attached to it.")


class PlanEditor(QWidget):
    """Every gesture is one transaction; what is shown always comes back from the file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.plan: PlanView | None = None
        self._placement = Placement((), ())
        self.scene = PlanScene(self)
        self._tiles = TileReader(session, self.scene)
        self._found = FoundMark()
        self.canvas = PlanCanvas(self.scene)
        self.canvas.setAccessibleName(_("Plan"))
        self.setFocusProxy(self.canvas)
        self.strip, self.drawer, self.tools = PlanStrip(), PlanDrawer(), ToolStrip(self.canvas)
        self.files, self._whole = AttachmentPane(session, "zone", NO_ZONE), QStackedLayout(self)
        self.switches = SnapSwitches(session, self.canvas, BUTTON)
        self.tools.add_switches(self.switches)
        self.arranging = PlanActions(session, self.canvas)
        self.arrange = ArrangeBar(self.arranging)
        self.tools.add_switches(self.arrange.switch(self.arranging.sharing, BUTTON))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(active().space.between)
        middle.addWidget(self.strip)
        middle.addWidget(self.arrange)
        middle.addWidget(FocusRing(self.canvas), 1)
        body = QWidget()
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(body)
        self.pictures = PicturePlace(self.session, self.files, self._whole)
        self.drawer.add_page(self.files, _("Attachments"))
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        row.addWidget(self.tools)
        row.addLayout(middle, 1)
        row.addSpacing(active().space.between)
        row.addWidget(self.drawer)

    def _connect(self) -> None:
        self.canvas.drawn.connect(self._keep_drawn)
        self.canvas.reshaped.connect(self._keep_shape)
        self.canvas.edited.connect(self._keep_edit)
        self.canvas.plan_changing.connect(self._change_plan)
        self.strip.fade.sliderMoved.connect(self.scene.set_fade)
        self.strip.faded.connect(self._keep_fade)
        self.canvas.removing.connect(self._remove)
        self.canvas.picked.connect(self._show_selection)
        self.canvas.naming.connect(self.strip.begin_naming)
        self.canvas.refused.connect(self._refuse)
        self.strip.named.connect(self._rename)
        self.strip.confirmed.connect(self._after_naming)
        self.strip.turned.connect(self._turn)
        self.strip.removing.connect(self._remove_selected)
        self.drawer.bound.connect(self._bind)
        self.drawer.mending.connect(self._mend)
        self.drawer.jumped.connect(self._jump)
        self.drawer.placing.connect(self._place)
        self.drops = PointDrops(self.canvas)
        self.drops.dropped.connect(self._place_at)
        self.strip.level.sources = self._level_sources
        self.strip.level.raised.connect(self._raise_level)
        self.strip.level.taken_back.connect(self._take_level_back)
        self.strip.level.followed.connect(self._follow_source)

    # what the file says

    def settle(self, writing: bool) -> None:
        """Without writing, zones are chosen and looked at."""
        for part in (*self.tools.drawing, self.strip, self.drawer.list):
            allow(part, only_read(self.session.company))

    def show_plan(self, plan: PlanView) -> None:
        other = self.plan is None or plan.id != self.plan.id
        if other:
            self.canvas.use_tool(SELECT)
            self.scene.select("")
        self.plan = plan
        self._placement = placement(self.session.company, plan.mode)
        resized = self.scene.show(plan)
        self._tiles.follow(plan)
        self.canvas.refresh(resized or other)
        self._show_selection(self.scene.selected)
        self._check()

    def _check(self) -> None:
        """What map and register say of each other; a plan of very many zones is looked at behind the person's back."""
        assert self.plan is not None
        look = partial(check_plan, self.session.company, self.plan.id)
        if len(self.plan.zones) > CHECKED_AT_ONCE:
            self.session.jobs.read_ahead(look, self._show_report)
        else:
            self._show_report(look())

    def _show_report(self, report: Report) -> None:
        if isValid(self) and self.plan is not None and report.plan_id == self.plan.id:
            self.drawer.checks.refused = only_read(self.session.company)
            self.drawer.show_report(report, drawn=bool(self.plan.zones))

    def _show_selection(self, zone_id: str) -> None:
        self._found.leave()
        if self.plan is None:
            return
        zone = self.zone(zone_id)
        self.arrange.settle(self.scene.chosen, list(self.scene.zones), only_read(self.session.company))
        if zone is None:
            self.strip.show_plan(self.plan, several=bool(self.scene.chosen))
        else:
            self.strip.show_zone(zone)
        self.drawer.show_placement(self._placement, zone_id if zone else "", zone.name if zone else "")
        self.files.show_record(zone_id if zone else "")

    def zone(self, zone_id: str) -> ZoneView | None:
        return next((one for one in self.plan.zones if one.id == zone_id), None) if self.plan else None

    # what the person does

    def _keep_drawn(self, wkt: str) -> None:
        if self.plan is None:
            return
        made = new_zone(self.scene, self._free_name(), wkt, self.canvas.taking)
        if self.session.do(partial(plan_edits.apply, self.session.company, self.plan.id, made)) is None:
            return
        self.canvas.use_tool(SELECT)
        self.canvas.pick(made.drawn[0].id)
        self.strip.begin_naming()

    def _free_name(self) -> str:
        taken = {zone.name for zone in self.plan.zones} if self.plan else set()
        number = len(taken) + 1
        while (name := _("Zone {number}").format(number=number)) in taken:
            number += 1
        return name

    def _keep_shape(self, zone_id: str, wkt: str) -> None:
        self._do_or_restore(partial(plans.reshape_zone, self.session.company, zone_id, wkt))

    def _keep_edit(self, made: PlanEdit) -> None:
        if self.plan is not None:
            self._do_or_restore(partial(plan_edits.apply, self.session.company, self.plan.id, made))

    def _do_or_restore(self, use_case: Callable[[], object]) -> None:
        """What could not be kept is shown again as it stands in the file."""
        if self.session.do(use_case) is None and self.plan is not None:
            self.show_plan(self.plan)

    def _remove(self, zone_id: str) -> None:
        """Without an id: all that is selected."""
        if not zone_id:
            self.arranging.remove_chosen()
            return
        self.session.do(partial(edit.remove, self.session.company, "zone", [zone_id]))

    def _remove_selected(self) -> None:
        """The zone that is selected; without one the plan."""
        if self.scene.selected:
            self._remove(self.scene.selected)
        elif self.scene.chosen:
            self.arranging.remove_chosen()
        elif self.plan is not None:
            record_actions.remove(self.session, describe("plan"), [self.plan.id])

    def _rename(self, name: str) -> None:
        if self.scene.selected:
            self._do_or_restore(partial(edit.change, self.session.company, "zone", self.scene.selected,
                                        {"name": name}))
        elif self.plan is not None:
            self._do_or_restore(partial(edit.change, self.session.company, "plan", self.plan.id, {"name": name}))

    def _after_naming(self) -> None:
        if self.scene.selected:
            self.drawer.begin_binding()
        else:
            self.canvas.setFocus()

    def _change_plan(self, facts: dict[str, Any]) -> None:
        if self.plan is not None:
            self._do_or_restore(partial(edit.change, self.session.company, "plan", self.plan.id, facts))

    def _keep_fade(self, per_cent: int) -> None:
        if self.plan is not None and per_cent != self.plan.fade:
            self._change_plan({"fade": per_cent})

    def _turn(self, north: int) -> None:
        if self.plan is not None and north != self.plan.north:
            self._do_or_restore(partial(edit.change, self.session.company, "plan", self.plan.id, {"north": north}))

    def _bind(self, point_id: str, held: bool) -> None:
        zone_id = self.scene.selected
        inside = {point.id for point in self._placement.points if point.zone_id == zone_id}
        wanted = inside | {point_id} if held else inside - {point_id}
        self.session.do(partial(plans.bind, self.session.company, zone_id, wanted))

    def _level_sources(self) -> tuple[Source, ...]:
        if self.plan is None or not self.scene.selected:
            return ()
        return zone_levels.sources(self.session.company, self.scene.selected, self.plan.mode)

    def _raise_level(self, level: str, reason: str) -> None:
        """The form stays where the level was refused: what was typed is not lost."""
        use_case = partial(zone_levels.set_override, self.session.company, self.scene.selected, Level(level), reason)
        if self.session.do(use_case) is not None:
            self.strip.level.end_raising()

    def _take_level_back(self) -> None:
        self.session.do(partial(zone_levels.clear_override, self.session.company, self.scene.selected))

    def _follow_source(self, type_id: str, record_id: str) -> None:
        self.session.go_to(Destination("assess" if type_id == "risk_event" else "", type_id, record_id))

    def _mend(self, mend: Mend) -> None:
        self._do_or_restore(partial(mend.act, self.session.company))

    def _jump(self, found: Found) -> None:
        """Selects what a line of the check is about, and brings it into sight."""
        if self.canvas.tool_id != SELECT:
            self.canvas.use_tool(SELECT)
        self.canvas.choose(found.ids if found.type_id == "zone" else found.ids[:1])
        if found.outline:
            self.canvas.look_at(self._found.outline(self.scene, found.outline))
        elif found.place is not None:
            self.canvas.centerOn(self.scene.sheet.to_scene(found.place))

    def _place(self, ids: list[str]) -> None:
        """Risk points put on the plan by the keyboard: in the middle of their zone, else of what is seen."""
        at = self.canvas.shown()
        zone = next((one.zone_id for one in self._placement.points if one.id == ids[0]), "")
        if zone in self.scene.zones:
            at = self.scene.zones[zone].label.at
        self._place_at(ids, at, "")
        self.canvas.setFocus()

    def _place_at(self, ids: list[str], at: QPointF, zone_id: str) -> None:
        points = [one for one in self._placement.points if one.id in ids]
        if self.plan is None or not points or only_read(self.session.company):
            return
        self._keep_edit(placing(self.plan, points, self.scene.sheet.to_shape(at), zone_id))
        if self.canvas.tool_id != SELECT:
            self.canvas.use_tool(SELECT)
        self.canvas.choose(one for one, item in self.scene.symbols.items() if item.view.point_id in ids)

    def _refuse(self, sentence: str) -> None:
        self.session.say(sentence, Tone.PROBLEM)
