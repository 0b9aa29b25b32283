"""What cannot be done now says why: in its tip, which is also what a screen reader says of it."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.store.company import Company

REASON, OWN_TIP = "reason", "own_tip"
Target = QWidget | QAction
READ_ONLY = N_("The company is open for reading only.")
NO_ROW, NOTHING_TICKED = N_("No row is chosen."), N_("Nothing is ticked.")


def allow(target: Target, *obstacles: str) -> None:
    """To be had where nothing stands in the way; else disabled, and its tip ends with the first obstacle."""
    reason = next(filter(None, obstacles), "")
    own = _own_tip(target)
    target.setEnabled(not reason)
    target.setProperty(REASON, reason)
    target.setProperty(OWN_TIP, own)
    target.setToolTip("\n".join(filter(None, (own, reason))))
    if isinstance(target, QAction):
        _show_tips(target)


def unless(fulfilled: object, reason: str) -> str:
    """The reason, where the condition is not fulfilled."""
    return "" if fulfilled else reason


def only_read(company: Company) -> str:
    """Why nothing can be changed in this company; empty where it can."""
    if company.stands_at:
        return _("This is the company as it was; go back to today to change something.")
    return unless(not company.read_only, _(READ_ONLY))


def reason_of(target: Target) -> str:
    """Why it cannot be had; empty where it can, and where nobody said."""
    return str(target.property(REASON) or "")


def _own_tip(target: Target) -> str:
    """Without the reason of before; what was set since then counts."""
    tip, before = target.toolTip(), reason_of(target)
    return cast(str, target.property(OWN_TIP)) if before and tip.endswith(before) else tip


def _show_tips(action: QAction) -> None:
    """Menus keep tips to themselves unless told."""
    for holder in action.associatedObjects():
        if isinstance(holder, QMenu):
            holder.setToolTipsVisible(True)
