"""A picture opened in its place: looked at closely, marked, gone through one after the other; Esc leads back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from dualprev_desktop.domain.annotation import Mark
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import annotating, attaching, pictures
from dualprev_desktop.services.pictures import SeenPicture
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.annotate.bar import MarkBar
from dualprev_desktop.ui.annotate.canvas import SELECT, PictureCanvas
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.focus_ring import FocusRing
from dualprev_desktop.ui.zoom_view import ZOOM_STEP


class PictureDesk(QWidget):
    """Each mark is one transaction: the window's undo takes them back one by one."""

    left = Signal()
    """The person wants back to the list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.attached_id, self._all = "", [""]
        self.seen: SeenPicture | None = None
        self.bar, self.canvas, self.title = MarkBar(), PictureCanvas(), QLabel()
        self.canvas.setAccessibleName(_("Picture"))
        self.title.setProperty("muted", True)
        self.title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        column.addWidget(self.bar)
        column.addWidget(FocusRing(self.canvas), 1)
        column.addWidget(self.title)
        self.setFocusProxy(self.canvas)
        self._connect()

    def _connect(self) -> None:
        canvas, bar = self.canvas, self.bar
        canvas.drawn.connect(self._draw)
        canvas.changed.connect(self._change)
        canvas.removing.connect(self._remove)
        canvas.chosen.connect(self._show_chosen)
        canvas.tool_changed.connect(bar.show_tool)
        canvas.left.connect(self.leave)
        bar.back.clicked.connect(self.leave)
        bar.tool_wanted.connect(self._use_tool)
        bar.colour_wanted.connect(self._ink)
        bar.weight_wanted.connect(self._strengthen)
        for button, act in ((bar.before, self.go_before), (bar.after, self.go_after), (bar.remove, self._remove_chosen),
                            (bar.closer, self._closer), (bar.farther, self._farther), (bar.whole, canvas.fit),
                            (bar.copy, self.save_marked)):
            button.clicked.connect(act)
        for keys, act in (("PgUp", self.go_before), ("PgDown", self.go_after)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._session.changed.connect(self._follow)

    # which picture ------------------------------------------------------------------------------------

    def open(self, attached_id: str, among: list[str]) -> None:
        """Shows one of the pictures of a record; it is decoded off the window's thread."""
        self.canvas.settle()
        self.attached_id, self._all, self.seen = attached_id, among, None
        self.canvas.writing = not self._session.company.read_only
        self.canvas.picture.show_picture(QPixmap())
        self.canvas.use_tool(SELECT)
        self.title.setText(_("The picture is being read…"))
        self._settle()
        self._session.jobs.read_ahead(partial(_read, self._session.company, attached_id), self._show)

    def _show(self, read: SeenPicture | str) -> None:
        if not isValid(self):  # the company was closed meanwhile
            return
        if isinstance(read, str):
            self.title.setText(read)
            self._session.say(read, Tone.PROBLEM)
            return
        if read.about.id != self.attached_id:
            return
        pixels = QPixmap()
        pixels.loadFromData(read.data)  # written by the helper
        self.seen = read
        self.canvas.picture.show_picture(pixels)
        self.canvas.picture.show_marks(read.marks)
        self.canvas.fit()
        self._settle()

    def _follow(self, changes: ChangeSet) -> None:
        if not self.attached_id or not changes.touches("annotation", "attached_file", "attachment"):
            return
        about = attaching.view(self._session.company, self.attached_id)
        if about is None:  # taken off, here or by undo
            self.leave()
        elif self.seen is not None:
            marks = annotating.marks(self._session.company, self.attached_id)
            self.seen = replace(self.seen, about=about, marks=marks)
            self.canvas.picture.show_marks(marks)
            self.canvas.viewport().update()
            self._settle()

    def go_before(self) -> None:
        self._go(-1)

    def go_after(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        if self.attached_id in self._all and len(self._all) > 1:
            self.open(self._all[(self._all.index(self.attached_id) + step) % len(self._all)], self._all)

    def leave(self) -> None:
        self.canvas.settle()
        self.attached_id = ""
        self.left.emit()

    def _settle(self) -> None:
        self.bar.settle(writing=self.canvas.writing, chosen=bool(self.canvas.picture.chosen),
                        several=len(self._all) > 1, shown=self.seen is not None)
        if self.seen is not None:
            self.title.setText(" · ".join(filter(None, (
                self.seen.about.file_name, self.seen.about.caption, self.seen.about.taken_at, self._number(),
                self._counted()))))

    def _number(self) -> str:
        place = self._all.index(self.attached_id) + 1 if self.attached_id in self._all else 0
        return _("picture {number} of {count}").format(number=place, count=len(self._all)) \
            if place and len(self._all) > 1 else ""

    def _counted(self) -> str:
        count = len(self.canvas.picture.marks)
        return ngettext("{count} mark", "{count} marks", count).format(count=count) if count else ""

    # what is done to the marks ------------------------------------------------------------------------

    def _do(self, use_case: Callable[[], object]) -> bool:
        """What could not be kept is shown again as it stands in the file."""
        if self._session.do(use_case) is not None:
            return True
        if self.seen is not None:
            self.canvas.picture.show_marks(self.seen.marks)
        return False

    def _draw(self, mark: Mark) -> None:
        made = self._session.do(partial(annotating.draw, self._session.company, self.attached_id, mark))
        if made is not None:
            self.canvas.use_tool(SELECT)
            self.canvas.choose(made[0])

    def _change(self, mark: Mark) -> None:
        self._do(partial(annotating.change, self._session.company, mark))

    def _remove(self, mark_id: str) -> None:
        self._do(partial(annotating.remove, self._session.company, [mark_id]))

    def _remove_chosen(self) -> None:
        self._remove(self.canvas.picture.chosen)

    def _use_tool(self, tool: str) -> None:
        self.canvas.use_tool(tool)
        self.canvas.setFocus()

    def _ink(self, colour: str) -> None:
        self.canvas.colour = colour
        self._to_chosen(colour=colour)

    def _strengthen(self, weight: int) -> None:
        self.canvas.weight = weight
        self._to_chosen(weight=weight)

    def _to_chosen(self, **facts: object) -> None:
        item = self.canvas.picture.chosen_item
        if item is not None:
            self._change(replace(item.mark, **facts))  # type: ignore[arg-type]

    def _show_chosen(self, _mark_id: str) -> None:
        item = self.canvas.picture.chosen_item
        self.bar.show_ink(item.mark.colour if item else self.canvas.colour,
                          item.mark.weight if item else self.canvas.weight)
        self._settle()

    def _closer(self) -> None:
        self.canvas.zoom(ZOOM_STEP)

    def _farther(self) -> None:
        self.canvas.zoom(1 / ZOOM_STEP)

    # the copy -----------------------------------------------------------------------------------------

    def save_marked(self) -> None:
        """The picture as it is seen here, to be sent or put into another document."""
        if self.seen is None:
            return
        kept = Path(self.seen.about.file_name)
        ending = ".jpg" if self.seen.media_type == "image/jpeg" else ".png"
        name = _("{name} marked").format(name=kept.stem) + ending
        target = dialogs.files().choose_save(self, _("Save a copy with its marks"), name,
                                             _("Pictures (*.png *.jpg)"))
        if target is not None:
            work = partial(_marked, self.seen, target.with_suffix(ending))
            self._session.run(_("Save {file}").format(file=target.name), work, self._written)

    def _written(self, path: Path) -> None:
        say_written(self._session, path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc from the bar leads back too."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _read(company: Company, attached_id: str) -> SeenPicture | str:
    """Runs on the reader's thread; a picture that cannot be shown is a sentence."""
    try:
        return pictures.on_screen(company, attached_id)
    except DualPrevError as error:
        return error.text()


def _marked(seen: SeenPicture, target: Path, progress: Progress) -> Path:
    """Runs on the worker's thread; it knows values only."""
    from dualprev_desktop.documents.marked_picture import marked_copy
    from dualprev_desktop.kernel.files import write_bytes

    progress.step(0, 0)
    write_bytes(target, marked_copy(seen))
    return target
