"""The editor of one plan: tools, strip, canvas and drawer, and what their signals do to the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import edit, plan_edits, plans
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.services.plan_points import Placement, placement
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.tool import SELECT
from dualprev_desktop.ui.plan.view import PlanCanvas
from dualprev_desktop.ui.reasons import allow, only_read
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.attachment_pane import AttachmentPane
from dualprev_desktop.ui.widgets.attachment_place import PicturePlace
from dualprev_desktop.ui.widgets.focus_ring import FocusRing
from dualprev_desktop.ui.widgets.plan_drawer import PlanDrawer
from dualprev_desktop.ui.widgets.plan_strip import PlanStrip
from dualprev_desktop.ui.widgets.tool_strip import ToolStrip

NO_ZONE = N_("Select a zone; then photos and files can be attached to it.")


class PlanEditor(QWidget):
    """Every gesture is one transaction; what is shown always comes back from the file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.plan: PlanView | None = None
        self._placement = Placement((), ())
        self.scene = PlanScene(self)
        self.canvas = PlanCanvas(self.scene)
        self.canvas.setAccessibleName(_("Plan"))
        self.strip, self.drawer, self.tools = PlanStrip(), PlanDrawer(), ToolStrip(self.canvas)
        self.files, self._whole = AttachmentPane(session, "zone", NO_ZONE), QStackedLayout(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(active().space.between)
        middle.addWidget(self.strip)
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
        self.canvas.removing.connect(self._remove)
        self.canvas.picked.connect(self._show_selection)
        self.canvas.naming.connect(self.strip.begin_naming)
        self.canvas.refused.connect(self._refuse)
        self.strip.named.connect(self._rename)
        self.strip.confirmed.connect(self._after_naming)
        self.strip.turned.connect(self._turn)
        self.strip.removing.connect(self._remove_selected)
        self.drawer.bound.connect(self._bind)

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
        self.canvas.refresh(resized or other)
        self._show_selection(self.scene.selected)

    def _show_selection(self, zone_id: str) -> None:
        if self.plan is None:
            return
        zone = self.zone(zone_id)
        if zone is None:
            self.strip.show_plan(self.plan)
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
        made = self.session.do(partial(plans.draw_zone, self.session.company, self.plan.id, self._free_name(), wkt))
        if made is None:
            return
        self.canvas.use_tool(SELECT)
        self.canvas.pick(made[0])
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
        self.session.do(partial(edit.remove, self.session.company, "zone", [zone_id]))

    def _remove_selected(self) -> None:
        """The zone that is selected; without one the plan."""
        if self.scene.selected:
            self._remove(self.scene.selected)
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

    def _turn(self, north: int) -> None:
        if self.plan is not None and north != self.plan.north:
            self._do_or_restore(partial(edit.change, self.session.company, "plan", self.plan.id, {"north": north}))

    def _bind(self, point_id: str, held: bool) -> None:
        zone_id = self.scene.selected
        inside = {point.id for point in self._placement.points if point.zone_id == zone_id}
        wanted = inside | {point_id} if held else inside - {point_id}
        self.session.do(partial(plans.bind, self.session.company, zone_id, wanted))

    def _refuse(self, sentence: str) -> None:
        self.session.say(sentence, Tone.PROBLEM)
