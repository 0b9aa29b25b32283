"""What can be done with the zones and symbols that are selected: actions with keys, reasons and one change each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from dualprev_desktop.domain.arranging import Shifts, Side, aligned, distributed
from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.domain.transforming import Frame, Things, frame_of, shifted
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services import plan_arranging, plan_copies
from dualprev_desktop.services.plan_copies import MIME_TYPE
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.ui.plan.gesture import Gesture, Step, things_of, turns_of
from dualprev_desktop.ui.plan.pulls import mirrored, stretched, turned
from dualprev_desktop.ui.plan.view import PlanCanvas
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon

SHARING = "plan_sharing"
NOTHING = N_("Nothing is selected. Click a zone or a symbol; Shift and a click add to the selection.")
NO_ROOM = N_("There is no room for that on the sheet. Make it smaller first, or move it to the middle.")
TWO_THINGS, THREE_THINGS = N_("Select two or more first (Shift and a click)."), N_("Select three or more first.")
TWO_ZONES = N_("Select two zones or more first (Shift and a click).")
ONE_OF_SEVERAL = N_("Select one zone that consists of several pieces.")
NOTHING_COPIED = N_("No zones were copied that could be pasted.")
ALL_CHOSEN = N_("Everything is selected already.")
NO_THINGS = N_("There is nothing on this plan yet.")
ALIGN = ((Side.LEFT, N_("Align left"), "align-horizontal-left"),
         (Side.CENTRE, N_("Align centres"), "align-horizontal-center"),
         (Side.RIGHT, N_("Align right"), "align-horizontal-right"), (Side.TOP, N_("Align top"), "align-vertical-top"),
         (Side.MIDDLE, N_("Align middles"), "align-vertical-center"),
         (Side.BOTTOM, N_("Align bottom"), "align-vertical-bottom"))


class PlanActions(QObject):
    """Works through the canvas: every change is a `PlanEdit`, undone as one."""

    def __init__(self, session: Session, canvas: PlanCanvas) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._scene = session, canvas, canvas.plan
        self.copy = self._action(_("Copy"), "content-copy", self._copy, "Ctrl+C")
        self.cut = self._action(_("Cut"), "content-cut", self._cut, "Ctrl+X")
        self.paste = self._action(_("Paste"), "content-paste", self._paste, "Ctrl+V")
        self.duplicate = self._action(_("Duplicate on the plan"), "content-duplicate", self._duplicate, "Ctrl+D")
        self.select_all = self._action(_("Select everything"), "select-all", self._select_all, "Ctrl+A")
        self.merge = self._action(_("Merge zones"), "vector-union", self._merge, "Ctrl+M")
        self.take_apart = self._action(_("Take apart"), "vector-difference", self._take_apart, "Ctrl+Shift+M")
        self.mirror_across = self._action(_("Mirror left and right"), "flip-horizontal", self._mirror_across)
        self.mirror_down = self._action(_("Mirror top and bottom"), "flip-vertical", self._mirror_down)
        self.align = [self._action(_(words), picture, partial(self._align, side)) for side, words, picture in ALIGN]
        self.spread_across = self._action(_("Distribute across"), "distribute-horizontal-center", self._spread_across)
        self.spread_down = self._action(_("Distribute down"), "distribute-vertical-center", self._spread_down)
        self.remove = self._action(_("Remove what is selected"), "trash-can-outline", self.remove_chosen)
        self.sharing = self._action(_("Shared edges move together"), "vector-link", self._share, "B")
        self.sharing.setCheckable(True)
        self.sharing.setChecked(remembered(session, SHARING, True))
        canvas.sharing = self.sharing.isChecked()
        canvas.menu_wanted.connect(self.show_menu)
        canvas.picked.connect(self.settle)
        QGuiApplication.clipboard().dataChanged.connect(self.settle)
        self.settle()

    def _action(self, words: str, picture: str, act: Callable[[], object], keys: str = "") -> QAction:
        made = QAction(icon(picture), words, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            shown = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            made.setToolTip(f"{words} ({shown})")
            self._canvas.addAction(made)
        made.triggered.connect(act)
        return made

    # what can be had now

    def settle(self) -> None:
        """After a change of the selection, of the file, or of the clipboard."""
        chosen = self._scene.chosen
        zones = [one for one in chosen if one in self._scene.zones]
        reading, nothing = only_read(self._session.company), unless(chosen, _(NOTHING))
        allow(self.copy, nothing)
        for one in (self.cut, self.duplicate, self.remove, self.mirror_across, self.mirror_down):
            allow(one, reading, nothing)
        for one in self.align:
            allow(one, reading, nothing, unless(len(chosen) > 1, _(TWO_THINGS)))
        for one in (self.spread_across, self.spread_down):
            allow(one, reading, nothing, unless(len(chosen) > 2, _(THREE_THINGS)))
        allow(self.merge, reading, nothing, unless(len(zones) > 1, _(TWO_ZONES)))
        several = len(zones) == len(chosen) == 1 and len(self._scene.zones[zones[0]].shape) > 1
        allow(self.take_apart, reading, nothing, unless(several, _(ONE_OF_SEVERAL)))
        mime = QGuiApplication.clipboard().mimeData()
        allow(self.paste, reading, unless(mime is not None and mime.hasFormat(MIME_TYPE), _(NOTHING_COPIED)))
        every = len(self._scene.zones) + len(self._scene.symbols)
        allow(self.select_all, unless(every, _(NO_THINGS)), unless(len(chosen) < every, _(ALL_CHOSEN)))

    def menu(self) -> QMenu:
        menu = QMenu(self._canvas)
        menu.setToolTipsVisible(True)
        groups: tuple[Iterable[QAction], ...] = (
            (self.cut, self.copy, self.paste, self.duplicate), (self.merge, self.take_apart),
            (self.mirror_across, self.mirror_down), self.align, (self.spread_across, self.spread_down),
            (self.select_all, self.sharing), (self.remove,))
        for group in groups:
            menu.addActions(list(group))
            menu.addSeparator()
        return menu

    def show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # the selection

    def _select_all(self) -> None:
        self._canvas.choose([*self._scene.zones, *self._scene.symbols])

    def _share(self) -> None:
        self._canvas.sharing = self.sharing.isChecked()
        remember(self._session, SHARING, self._canvas.sharing)
        self._canvas.refresh()

    # one change each

    def _do(self, made: Callable[[PlanView], PlanEdit]) -> bool:
        """False where it is refused; the sentence is said."""
        plan = self._scene.view
        if plan is None:
            return False
        try:
            return self._canvas.commit(made(plan))
        except InputError as error:
            self._canvas.refuse(error.text())
            return False

    def _merge(self) -> None:
        zones = [one for one in self._scene.chosen if one in self._scene.zones]
        if self._do(lambda plan: plan_arranging.merging(self._session.company, plan, zones)):
            self._canvas.pick(zones[0])

    def _take_apart(self) -> None:
        self._do(lambda plan: plan_arranging.taking_apart(self._session.company, plan, self._scene.selected))

    def remove_chosen(self) -> None:
        if self._scene.chosen:
            self._do(lambda plan: plan_arranging.removing(plan, self._scene.chosen))

    # copies

    def _copy(self) -> bool:
        plan = self._scene.view
        if plan is None:
            return False
        try:
            copies = plan_copies.copied(plan, self._scene.chosen)
        except InputError as error:
            self._canvas.refuse(error.text())
            return False
        data = QMimeData()
        data.setData(MIME_TYPE, plan_copies.written(copies))
        data.setText("\n".join(zone.name for zone in copies.zones))
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def _cut(self) -> None:
        if self._copy():
            self.remove_chosen()

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasFormat(MIME_TYPE):
            data = bytes(mime.data(MIME_TYPE).data())
            self._add(lambda plan: plan_copies.pasting(plan, plan_copies.read(data), self._cursor()))

    def _duplicate(self) -> None:
        self._add(lambda plan: plan_copies.duplicating(plan, self._scene.chosen))

    def _add(self, make: Callable[[PlanView], PlanEdit]) -> None:
        """The copies are selected, ready to be pulled to their place."""
        made: list[PlanEdit] = []

        def kept(plan: PlanView) -> PlanEdit:
            made.append(make(plan))
            return made[0]

        if self._do(kept):
            self._canvas.choose([*(one.id for one in made[0].drawn), *(one.id for one in made[0].set_symbols)])

    def _cursor(self) -> NumericPoint | None:
        """Where the mouse is on the sheet; None where it is elsewhere."""
        at = self._canvas.viewport().mapFromGlobal(QCursor.pos())
        place = self._canvas.place(at.toPointF())
        inside = self._canvas.viewport().rect().contains(at) and self._scene.sheet.rect.contains(place)
        return self._scene.sheet.to_shape(place) if inside else None

    # places

    def _things(self) -> Things:
        return things_of(self._scene, self._scene.chosen)

    def _transform(self, make: Callable[[Things], Step | None]) -> None:
        """Shown and kept like a pull of the mouse."""
        things = self._things()
        if things.frame is None:
            return
        step = make(things)
        if step is None:
            self._canvas.refuse(_(NO_ROOM))
            return
        gesture = Gesture(self._canvas, things)
        gesture.show(step)
        gesture.keep()
        self._canvas.refresh()

    def turn(self, degrees: float) -> None:
        """Clockwise, round the middle of the selection."""
        turns = turns_of(self._scene, self._scene.chosen)
        self._transform(lambda things: turned(things, degrees, self._scene.sheet, turns))

    def scale(self, per_cent: float) -> None:
        self._transform(lambda things: stretched(things, per_cent / 100, self._scene.sheet))

    def _mirror_across(self) -> None:
        self._mirror(True)

    def _mirror_down(self) -> None:
        self._mirror(False)

    def _mirror(self, across: bool) -> None:
        turns = turns_of(self._scene, self._scene.chosen)
        self._transform(lambda things: mirrored(things, across, self._scene.sheet, turns))

    def _align(self, side: Side) -> None:
        self._transform(lambda things: _shift(things, aligned(_frames(things), side)))

    def _spread_across(self) -> None:
        self._transform(lambda things: _shift(things, distributed(_frames(things))))

    def _spread_down(self) -> None:
        self._transform(lambda things: _shift(things, distributed(_frames(things), down=True)))


def said_count(chosen: Iterable[str], zones: Iterable[str]) -> str:
    """“3 zones selected”; with symbols among them “3 selected”."""
    count = len(list(chosen))
    if set(chosen) <= set(zones):
        return ngettext("{count} zone selected", "{count} zones selected", count).format(count=count)
    return ngettext("{count} selected", "{count} selected", count).format(count=count)


def _frames(things: Things) -> dict[str, Frame]:
    shapes = {one: frame_of([shape]) for one, shape in things.shapes.items()}
    places = {one: frame_of([], [at]) for one, at in things.places.items()}
    return {one: frame for one, frame in (shapes | places).items() if frame is not None}


def _shift(things: Things, by: Shifts) -> Step:
    return Step(Things({one: shifted(shape, *by[one]) for one, shape in things.shapes.items()},
                       {one: (at[0] + by[one][0], at[1] + by[one][1]) for one, at in things.places.items()}))
