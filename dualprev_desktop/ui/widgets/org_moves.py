"""What becomes of a unit, post or person that is put upon another: by mouse, by keys, or chosen from a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import organisation
from dualprev_desktop.services.org_chart import HOLDER, PERSON, POST, UNIT, OrgNode
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.undoing import say_undoable

ONTO_A_POST = N_("People are appointed to posts: put “{title}” on a post, not on “{target}”.")
INTO_A_UNIT = N_("“{title}” belongs to a unit: put it on one, not on “{target}”.")
MOVED = N_("“{title}” now belongs to “{target}”. Undo with Ctrl+Z.")
TO_THE_TOP = N_("“{title}” now stands at the top. Undo with Ctrl+Z.")
APPOINTED = N_("“{title}” now holds the post “{target}”. Undo with Ctrl+Z.")
TAKEN = N_("“{title}” is taken: choose where it goes, then Ctrl+V. Esc lets it be.")
Act = Callable[[], ChangeSet]


class OrgMoves:
    """Each move is one step to undo; what cannot be is said in a sentence."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def drop(self, one: OrgNode, target: OrgNode, place: int | None = None, *, beside: bool = False) -> bool:
        """Whether anything was changed. `beside`: a holder keeps the post held until now."""
        if one.id == target.id:
            return False
        if one.type_id in (HOLDER, PERSON):
            return self._drop_person(one, target, beside)
        if target.type_id not in (UNIT, "") or (one.type_id == POST and not target.id):
            return self._refuse(INTO_A_UNIT, one, target)
        move = partial(organisation.move, self._session.company, one.type_id, one.id, target.id, place)
        return self._do(move, MOVED if target.id else TO_THE_TOP, one, target, quiet=one.above == target.id)

    def _drop_person(self, one: OrgNode, target: OrgNode, beside: bool) -> bool:
        post_id = target.above if target.type_id == HOLDER else target.id
        if target.type_id not in (POST, HOLDER):
            return self._refuse(ONTO_A_POST, one, target)
        if one.type_id == HOLDER and not beside:
            act: Act = partial(organisation.transfer, self._session.company, one.id, post_id)
        else:
            act = partial(organisation.appoint, self._session.company, one.person_id, post_id)
        return self._do(act, APPOINTED, one, target, quiet=target.type_id == HOLDER)

    def shift(self, one: OrgNode, steps: int) -> bool:
        """Up or down among those beside it."""
        if one.type_id not in (UNIT, POST):
            return self.no_farther()
        shift = partial(organisation.shift, self._session.company, one.type_id, one.id, steps)
        changes = self._session.do(shift)
        return bool(changes) or (changes is not None and self.no_farther())

    def no_farther(self) -> bool:
        """Says that the line stays where it is; False, since nothing was changed."""
        self._session.say(_("It cannot go farther this way."))
        return False

    def taken(self, title: str) -> None:
        self._session.say(_(TAKEN).format(title=title))

    def nothing_taken(self) -> None:
        self._session.say(_("Nothing is taken that could be put here: first Ctrl+X or Ctrl+C on another line."))

    def _do(self, act: Act, sentence: str, one: OrgNode, target: OrgNode, *, quiet: bool) -> bool:
        changes = self._session.do(act)
        if changes and not quiet:
            say_undoable(self._session, _(sentence).format(title=one.name, target=target.name), Tone.GOOD)
        return bool(changes)

    def _refuse(self, sentence: str, one: OrgNode, target: OrgNode) -> bool:
        self._session.say(_(sentence).format(title=one.name, target=target.name or _("the top")), Tone.PROBLEM)
        return False
