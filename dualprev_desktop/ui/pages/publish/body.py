"""The four-colour plan (四色分布图): drawn here, coloured by the register, printed one click away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import plans, query
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.services.plan_tree import PlanNode, plan_nodes
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.blank_sheet_panel import BlankSheet
from dualprev_desktop.ui.coloured_map_entry import OldMaps
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.pages.publish.backgrounds import Backgrounds
from dualprev_desktop.ui.plan.grid import spacing
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.mode_switch import ModeSwitch
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.plan_editor import PlanEditor
from dualprev_desktop.ui.widgets.plan_tree import PlanTree
from dualprev_desktop.ui.widgets.publish_faces import PublishFaces
from dualprev_desktop.ui.widgets.step_title import step_title

PLAN_CHOICE_WIDTH, WIDEST_CHOICE = 180, 240
NO_PLAN = N_("There is no plan yet.")


class PublishPage(Page):
    shows = frozenset({"plan", "zone", "plan_symbol", "risk_point", "risk_event", "assessment", "attachment",
                       "enterprise", "map_palette", "post"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.editor = PageFrame(), PlanEditor(session)
        self.plans, self.mode = QComboBox(), ModeSwitch()
        self._nodes: tuple[PlanNode, ...] = ()
        self.empty = EmptyState(
            "map-outline", _("The four-colour plan shows where the risks are: draw zones on a picture of the site and "
                             "tick the risk points in each; the colours follow the assessment. Begin with a picture, "
                             "or draw on a blank sheet."),
            [Way(_("Choose a picture…"), self.add_with_picture, "image-plus-outline"),
             Way(_("Blank sheet"), self.add_blank, "file-outline")])
        self._stack = QStackedWidget()
        self.faces = PublishFaces(session, self._stack)
        self.backgrounds = Backgrounds(session, self._stack, self._show)
        self.old_maps = OldMaps(session, self._stack, self.backgrounds)
        self.backgrounds.blank.made.connect(self._add_sheet)
        self._lay_out()
        self.tree = PlanTree(session)
        self.tree.chosen.connect(self._follow_tree)
        self.editor.drawer.add_page(self.tree, _("Plans"))
        self.editor.drawer.followed.connect(self._open)
        self.plans.activated.connect(self._chosen)
        self.old_maps.taken.connect(self._show_plan)
        self.mode.chosen.connect(self._recolour)
        self.faces.changed.connect(self._turn_face)
        self.faces.looked.connect(self._hatch)
        standing_of(session).renewed.connect(self.retitle)
        self.refresh()
        self.retitle()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.editor)
        self.plans.setMinimumWidth(PLAN_CHOICE_WIDTH)
        self.plans.setMaximumWidth(WIDEST_CHOICE)
        self.plans.setAccessibleName(_("Plan"))
        self.frame.set_primary(_("Print…"), self._print, "printer-outline")
        self.frame.add_tool_widget(self.faces.switch)
        self.frame.add_tool_widget(self.plans)
        self.new = self._menu_button(_("New plan"), "plus", (
            ("image-plus-outline", _("With a picture…"), self.add_with_picture),
            ("file-outline", _("Blank sheet"), self.add_blank),
            ("grid", _("Blank sheet with size and grid…"), self.backgrounds.choose_blank),
            ("palette-outline", _("Read an old coloured map…"), self.read_old_map)))
        self._picture = self._menu_button(_("Picture"), "image-edit-outline", (
            ("image-plus-outline", _("Put another picture below the zones…"), self.change_picture),
            ("perspective-less", _("Straighten or turn the picture…"), self.straighten),
            ("layers-outline", _("Choose page, layers or corners of a file…"), self.choose_from_file),
            ("file-outline", _("Without a picture"), self.drop_picture)))
        self.grid = self._picture.menu().addAction(_("Grid"), self._switch_grid)
        self.grid.setCheckable(True)
        self.grid.setChecked(self.backgrounds.grid)
        for button in (self.new, self._picture):
            self.frame.add_tool_widget(button)
        self.frame.add_tool_space()
        self.frame.add_tool_widget(self.mode)
        self.frame.add_tool_widget(self.faces.menu_button)
        self.hatching = self.faces.hatching
        self._hatch()
        self.frame.set_body(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.setFocusProxy(self.editor.canvas)

    def _settle(self, has_plan: bool) -> None:
        """A file that is only read is looked at, printed and hatched, no more."""
        writing = not self.session.company.read_only
        allow(self._picture, only_read(self.session.company), unless(has_plan, _(NO_PLAN)))
        self.editor.settle(writing)
        for part in (self.new, *self.empty.buttons):
            allow(part, only_read(self.session.company))

    def _menu_button(self, words: str, picture: str,
                     entries: Sequence[tuple[str, str, Callable[[], object]]]) -> QToolButton:
        button, menu = QToolButton(), QMenu(self)
        for entry_picture, entry, act in entries:
            menu.addAction(icon(entry_picture), entry, act)
        button.setText(words)
        button.setIcon(icon(picture))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        return button

    # what the file says

    def heading(self) -> str:
        return step_title(Step.PUBLISH, standing_of(self.session).step(Step.PUBLISH))

    def retitle(self) -> None:
        self.frame.set_title(self.heading())

    def refresh(self, changes: ChangeSet | None = None) -> None:
        self.faces.chart.renew()
        self._nodes = known = plan_nodes(self.session.company, self.mode.mode)
        current = self.plan_id if self.plan_id in {one.id for one in known} else (known[0].id if known else "")
        self.plans.clear()
        for one in known:
            self.plans.addItem(one.name, one.id)
        self.plans.setCurrentIndex(self.plans.findData(current))
        self._show()

    @property
    def plan_id(self) -> str:
        """The plan that is shown, or empty."""
        return str(self.plans.currentData() or "")

    def _show(self) -> None:
        has_plan = bool(self.plan_id)
        face = self.faces.face(self.plan_id, self.mode.mode)
        bare = self.backgrounds.cover is None and face not in (self.faces.colours, self.faces.wall)
        cover = self.backgrounds.cover or face or (self.editor if has_plan else self.empty)
        self._stack.setCurrentWidget(cover)
        self.faces.menu_button.setVisible(bare)
        for part in (self.mode, self.frame.primary):
            if part is not None:
                part.setVisible(bare and (has_plan or not self.faces.on_plan))
        if self.frame.primary is not None and face is self.faces.past:
            self.frame.primary.hide()  # what is printed is the plan of now
        self.plans.setVisible(bare and has_plan and self.faces.on_plan)
        self.plans.setToolTip(self.plans.currentText())
        for button in (self.new, self._picture):
            button.setVisible(bare and face is None)
        allow(self.faces.earlier, unless(has_plan, _(NO_PLAN)))
        self._settle(has_plan)
        if has_plan:
            self.editor.show_plan(plans.plan_view(self.session.company, self.plan_id, self.mode.mode))
            self.tree.show_plans(self._nodes, self.plan_id, self.mode.mode)
            self._show_grid()

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        if type_id == "plan":
            return self._show_plan(record_id)
        if type_id == "risk_point":
            return self._show_point(record_id)
        if type_id == "paper":
            return self._show_paper(record_id)
        return type_id == "zone" and self._show_zone(record_id)

    def show_only(self, type_id: str, only: Conditions) -> bool:
        """Papers are never narrowed: the worst stand first."""
        return type_id == "paper" and self._show_wall()

    def _show_paper(self, paper_id: str) -> bool:
        found = bool(query.records(self.session.company, Paper, id=paper_id))
        if found and self._show_wall():
            self.faces.wall.choose(paper_id)
        return found

    def _show_wall(self) -> bool:
        self.faces.to_wall()
        self.faces.wall.list.setFocus()
        return True

    def _show_point(self, point_id: str) -> bool:
        """The point's zone; what is in none stands in the drawer, or waits for the first plan."""
        found = query.records(self.session.company, RiskPoint, id=point_id)
        if found and not self._show_zone(found[0].zone_id):
            self.editor.drawer.show_missing("risk_point", point_id)
        return bool(found)

    def _show_zone(self, zone_id: str) -> bool:
        zones = query.records(self.session.company, Zone, id=zone_id) if zone_id else []
        if not zones or not self._show_plan(zones[0].plan_id):
            return False
        self.editor.canvas.pick(zone_id)
        return True

    def _show_plan(self, plan_id: str) -> bool:
        place = self.plans.findData(plan_id)
        if place < 0:
            return False
        self.backgrounds.leave()
        if place != self.plans.currentIndex() or self._stack.currentWidget() is not self.editor:
            self.faces.to_plan()
            self.plans.setCurrentIndex(place)
            self._show()
        self.editor.canvas.setFocus()
        return True

    # what the person does

    def _chosen(self) -> None:
        self._show()
        self.editor.canvas.setFocus()

    def _turn_face(self) -> None:
        """What is being chosen is left for what was asked for."""
        self.backgrounds.leave()
        self._show()

    def _follow_tree(self, plan_id: str) -> None:
        """The keyboard stays in the tree."""
        place = self.plans.findData(plan_id)
        if place >= 0 and place != self.plans.currentIndex():
            self.plans.setCurrentIndex(place)
            self._show()

    def _recolour(self) -> None:
        self._nodes = plan_nodes(self.session.company, self.mode.mode)
        self._show()

    def _hatch(self) -> None:
        for scene in (self.editor.scene, self.faces.past.scene):
            scene.set_black_and_white(self.hatching.isChecked())
            scene.set_level_words(self.faces.words.isChecked())

    def _print(self) -> None:
        self.session.go_to(Destination("print") if self.faces.on_plan
                           else Destination("print", "document", "comparison"))

    def _open(self, type_id: str, record_id: str) -> None:
        """A line of the check: a bare zone is here, a point without one is given one in the register."""
        if type_id == "risk_point":
            self.session.go_to(Destination("survey", type_id, record_id, "zone_id"))
        else:
            self.show_record(type_id, record_id)

    def add_blank(self) -> None:
        name = _("Plan {number}").format(number=self.plans.count() + 1)
        self._added(self.session.do(partial(plans.add_plan, self.session.company, name)))

    def read_old_map(self) -> None:
        self.old_maps.choose(self.plan_id)

    def add_with_picture(self) -> None:
        self.backgrounds.choose(self, self._add)

    def change_picture(self) -> None:
        self.backgrounds.choose(self, self._replace)

    def choose_from_file(self) -> None:
        self.backgrounds.choose(self, self._replace, asking=True)

    def straighten(self) -> None:
        self.backgrounds.straighten(self.plan_id)

    def _switch_grid(self) -> None:
        self.backgrounds.set_grid(self.grid.isChecked())
        self._show_grid()

    def _show_grid(self) -> None:
        scene = self.editor.scene
        step = spacing(scene.sheet.width, scene.metres, self.backgrounds.step(self.plan_id))
        scene.set_grid(step if self.grid.isChecked() else 0.0)

    def _add_sheet(self, sheet: BlankSheet) -> None:
        name = _("Plan {number}").format(number=self.plans.count() + 1)
        made = self.session.do(partial(plans.add_plan, self.session.company, name, None, sheet.size, sheet.metres))
        if made is not None:
            self.backgrounds.keep_grid(made[0], sheet.grid)
            self.grid.setChecked(True)
            self._added(made)
            self._show_grid()

    def drop_picture(self) -> None:
        self.session.do(partial(plans.drop_picture, self.session.company, self.plan_id))

    def add_picture(self, path: Path) -> None:
        """A new plan over a picture."""
        self.backgrounds.read(path, self._add)

    def _add(self, picture: IncomingPicture) -> None:
        name = Path(picture.file_name).stem[:60]
        self._added(self.session.do(partial(plans.add_plan, self.session.company, name, picture)))

    def _added(self, made: tuple[str, ChangeSet] | None) -> None:
        if made is not None:
            self._show_plan(made[0])

    def _replace(self, picture: IncomingPicture) -> None:
        self.backgrounds.replace(self.plan_id, picture)
