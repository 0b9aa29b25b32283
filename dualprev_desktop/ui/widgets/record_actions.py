"""What is done to whole records, with the sentence that follows; undo takes each of them back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
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
    say_undoable(session, _("{sentence} {advice}").format(sentence=_removed(session, title, ids, changes),
                                                          advice=_("Undo with Ctrl+Z.")))
    return True


def _removed(session: Session, title: str, ids: Sequence[str], changes: ChangeSet) -> str:
    """Whoever removes a plan reads that fourteen zones went with it."""
    went = "、".join(_("{records}: {count}").format(records=_(query.describe(type_id).plural), count=count)
                    for type_id, count in gone_with(session.company, ids, changes).items())
    said = ngettext("{count} record removed.", "{count} records removed.", len(ids)).format(count=len(ids)) \
        if len(ids) > 1 else _("“{title}” was removed.").format(title=title)
    return _("{sentence} Gone with it: {records}.").format(sentence=said, records=went) if went else said


def gone_with(company: Company, ids: Sequence[str], changes: ChangeSet) -> dict[str, int]:
    """How many records of which type a removal took along."""
    found = {type_id: query.gone(company, type_id, touched - set(ids))
             for type_id, touched in changes.touched.items()}
    return {type_id: count for type_id, count in found.items() if count}


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
