"""What is done to whole records, with the sentence that follows; undo takes each of them back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.org_handing import instead_of_removing


def remove(session: Session, declared: RecordType, ids: Sequence[str]) -> bool:
    """Removes records with all that belongs to them; who answers for something hands it over first."""
    if not ids or instead_of_removing(session, declared, ids):
        return False
    title = _title(session, declared, ids[0])
    changes = session.do(partial(edit.remove, session.company, declared.id, ids))
    if changes is None:
        return False
    say_undoable(session, _("{sentence} {advice}").format(sentence=_removed(title, len(ids), changes),
                                                          advice=_("Undo with Ctrl+Z.")))
    return True


def _removed(title: str, count: int, changes: ChangeSet) -> str:
    others = sum(len(found) for found in changes.touched.values()) - count
    if count > 1:
        return ngettext("{count} record removed.", "{count} records removed.", count).format(count=count)
    if others > 0:
        return _("“{title}” was removed with what belongs to it.").format(title=title)
    return _("“{title}” was removed.").format(title=title)


def duplicate(session: Session, declared: RecordType, record_id: str) -> str:
    """A copy of a record's own fields, put after the others; returns its id, empty when it was refused."""
    record = query.get(session.company, declared.python, record_id)
    values = {field.name: getattr(record, field.name) for field in declared.fields if not field.hidden}
    made = session.do(partial(rows.add, session.company, declared.id, values))
    return made[0][0] if made else ""


def _title(session: Session, declared: RecordType, record_id: str) -> str:
    field = declared.field(declared.title_field)
    value = getattr(query.get(session.company, declared.python, record_id), field.name)
    references = {field.target: query.titles(session.company, field.target)} if field.target else {}
    return query.shown(field, value, references)
