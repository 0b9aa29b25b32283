"""Giving a record its earlier values back, by a new transaction: nothing that was written is ever rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.levels import stored_level
from dualprev_desktop.domain.record import RecordType, record_type, record_types
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.kernel.clock import local_date, local_minute
from dualprev_desktop.kernel.errors import Conflict, NotFound
from dualprev_desktop.kernel.i18n import N_, Word, active
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.assessing import RESIDUAL_ABOVE, residual_above, standing_levels
from dualprev_desktop.services.edit import check_tree
from dualprev_desktop.services.history import tree
from dualprev_desktop.services.naming import Key, Naming, named
from dualprev_desktop.services.register import event_row
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.heads import plain_fields
from dualprev_desktop.store.operation import LIFE, LOGICAL_BITS, TRANSACTION, Operation, decode
from dualprev_desktop.store.reader import NO_SUCH_RECORD, Reader
from dualprev_desktop.store.replay import replay, rows
from dualprev_desktop.store.uow import UnitOfWork

RESTORE = N_("Restore {record}: {title}")
RESTORE_FIELD = N_("Restore {field} of {record}: {title}")
BRING_BACK = N_("Bring back {record}: {title}")
REJUDGE = N_("Restore the judgement of {title}")

NOT_THERE = N_("{record}: at that time there was none, or it was removed. Choose a later time.")
STANDS = N_("{record}: it is not removed.")
KEPT_AS_MADE = N_("{record}: it is kept as it was made, so it has no earlier values.")
PARENT_GONE = N_("{record}: “{field}” was “{title}”, which has been removed since. Bring that back first.")
RESTORED = N_("Restored: the judgement of {day} by {assessor}. {reason}")


def restore(company: Company, type_id: str, record_id: str, until: int, field: str = "") -> ChangeSet:
    """Gives a record the values it had at the hybrid logical time `until`: of one field, or of all where none is named.

    Fields of one judgement come back together; a removed record comes back with them. `kept` of the result names the
    fields left alone, since what they named is gone. Raises Conflict where nothing can be restored, NotFound.
    """
    declared = record_type(type_id)
    if declared.python is Assessment and not field:
        return restore_judgement(company, record_id)
    if not declared.amendable:
        raise Conflict(KEPT_AS_MADE, record=Word(declared.label))
    label, facts = RESTORE, _facts(company, declared, record_id)
    if field:
        label, facts = RESTORE_FIELD, facts | {"field": declared.field(field).label}
    with company.work(label, facts=facts) as uow:
        wanted = _then(uow.read, declared, record_id, until)
        if field:
            members = declared.members(declared.field(field).group) if declared.field(field).group else (field,)
            wanted = {name: wanted[name] for name in members}
        kept = _put(uow, declared, record_id, wanted, every=bool(field))
        return ChangeSet(uow.commit().touched, kept)


def _then(reader: Reader, declared: RecordType, record_id: str, until: int) -> dict[str, Any]:
    """The stored values of then. Raises Conflict where the record did not live."""
    found = reader.rows("SELECT id, body FROM op WHERE t = ? AND k = ? AND hlc <= ? ORDER BY id",
                        (declared.id, record_id, until))
    replayed = rows(replay((op_id, decode(body)) for op_id, body in found), declared)
    if not replayed or not replayed[0][1]:
        raise Conflict(NOT_THERE, record=Word(declared.label))
    return dict(zip(declared.names, replayed[0][3:], strict=True))


def _put(uow: UnitOfWork, declared: RecordType, record_id: str, wanted: Mapping[str, Any], *,
         every: bool = False) -> tuple[tuple[str, str, str], ...]:
    """Writes what can be written; returns the fields left alone. With `every` a single one is a refusal."""
    stored = uow.read.plain(declared, [record_id])[record_id]
    gone = [field for field in declared.references
            if wanted.get(field.name) and (wanted[field.name] != stored[field.name] or not stored["alive"])
            and not _lives(uow.read, field, wanted[field.name])]
    for field in gone:
        if field.binds or every:
            _refuse(uow.read, declared, field, wanted[field.name])
    lost = {field.name for field in gone}
    values = {name: value for name, value in wanted.items() if name not in lost}
    check_tree(uow.read, declared, record_id, values)
    # a removed record that comes back must not name what is gone
    empty = {} if stored["alive"] else dict.fromkeys(lost)
    uow.set_plain(declared, record_id, {**values, **empty, LIFE: 1})
    return tuple((declared.id, record_id, name) for name in sorted(lost))


def _lives(reader: Reader, field: Field, record_id: str) -> bool:
    found = reader.plain(record_type(field.target), [record_id])
    return record_id in found and bool(found[record_id]["alive"])


def _refuse(reader: Reader, declared: RecordType, field: Field, record_id: str) -> None:
    title = Naming(named(reader, [(field.target, record_id)])).title(field.target, record_id, active())
    raise Conflict(PARENT_GONE, record=Word(declared.label), field=Word(field.label), title=title)


def _facts(company: Company, declared: RecordType, record_id: str) -> dict[str, str]:
    with company.read() as reader:
        known = Naming(named(reader, [(declared.id, record_id)]))
    if (declared.id, record_id) not in known.known:
        raise NotFound(NO_SUCH_RECORD, record=Word(declared.label), id=record_id)
    return {"record": declared.label, "title": known.title(declared.id, record_id, active())}


# bringing back ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A record that was removed, by whom and when."""

    type_id: str
    record_id: str
    title: str
    at: str
    user: str


def removed(company: Company, limit: int = 200) -> tuple[Removed, ...]:
    """What was removed and can be brought back, newest first; what went with another is brought back by that one."""
    with company.read() as reader:
        found = sorted((row for declared in record_types() for row in _dead(reader, declared)), reverse=True)[:limit]
        naming = Naming(named(reader, [(type_id, record_id) for _hlc, type_id, record_id in found]))
        return tuple(Removed(type_id, record_id, naming.title(type_id, record_id, active()),
                             local_minute(hlc >> LOGICAL_BITS), _last(reader, type_id, record_id).user)
                     for hlc, type_id, record_id in found)


def _dead(reader: Reader, declared: RecordType) -> list[tuple[int, str, str]]:
    above = " AND ".join(f'(d."{field.name}" IS NULL OR EXISTS (SELECT 1 FROM {field.target} AS a '
                         f'WHERE a.id = d."{field.name}" AND a.alive = 1))'
                         for field in declared.references if field.binds)
    rows = reader.rows(f"SELECT changed, id FROM {declared.id} AS d WHERE alive = 0{' AND ' + above if above else ''}")
    return [(hlc, declared.id, record_id) for hlc, record_id in rows]


def bring_back(company: Company, type_id: str, record_id: str) -> ChangeSet:
    """A removed record, with all that was removed with it and all that then let go of it.

    Raises Conflict where it stands, or where what it cannot be without is gone.
    """
    declared = record_type(type_id)
    with company.work(BRING_BACK, facts=_facts(company, declared, record_id)) as uow:
        if uow.read.plain(declared, [record_id])[record_id]["alive"]:
            raise Conflict(STANDS, record=Word(declared.label))
        _lead_somewhere(uow.read, declared, record_id)
        together = _removed_together(uow.read, type_id, record_id)
        back = [key for key in tree(uow.read, type_id, record_id) if key in together]
        kept: list[tuple[str, str, str]] = []
        for key in back:
            kept += _revive(uow, *key, frozenset(back))
        _take_hold(uow, frozenset(back), together.values())
        return ChangeSet(uow.commit().touched, tuple(kept))


def _lead_somewhere(reader: Reader, declared: RecordType, record_id: str) -> None:
    stored = reader.plain(declared, [record_id])[record_id]
    for field in declared.references:
        if field.binds and stored[field.name] and not _lives(reader, field, stored[field.name]):
            _refuse(reader, declared, field, stored[field.name])


def _revive(uow: UnitOfWork, type_id: str, record_id: str, back: frozenset[Key]) -> list[tuple[str, str, str]]:
    """With its values; what it need not have and what is gone since is let go."""
    declared = record_type(type_id)
    stored = uow.read.plain(declared, [record_id])[record_id]
    gone = [field.name for field in declared.references
            if not field.binds and stored[field.name] and (field.target, stored[field.name]) not in back
            and not _lives(uow.read, field, stored[field.name])]
    uow.set_plain(declared, record_id, {**dict.fromkeys(gone), LIFE: 1})
    return [(type_id, record_id, name) for name in gone]


def _removed_together(reader: Reader, type_id: str, record_id: str) -> dict[Key, Operation]:
    """What the transaction that removed the record wrote, by record: the last operation of a dead record removed it."""
    end = _last(reader, type_id, record_id)
    begin = reader.value("SELECT max(c) FROM op WHERE t = ? AND r = ? AND c < ?",
                         (TRANSACTION, end.replica, end.counter))
    found: dict[Key, Operation] = {}
    for (body,) in reader.rows("SELECT body FROM op WHERE r = ? AND c > ? ORDER BY c", (end.replica, begin or 0)):
        op = decode(body)
        if op.table == TRANSACTION:
            break
        found[op.table, op.key] = op
    return {key: op for key, op in found.items() if op.fields.get(LIFE, 1) or _last(reader, *key).dot == op.dot}


def _last(reader: Reader, type_id: str, record_id: str) -> Operation:
    return decode(reader.value("SELECT body FROM op WHERE t = ? AND k = ? ORDER BY hlc DESC LIMIT 1",
                               (type_id, record_id)))


def _take_hold(uow: UnitOfWork, back: frozenset[Key], written: Iterable[Operation]) -> None:
    """What let go of the record when it was removed, and is free still, names it again."""
    for op in written:
        if not op.fields.get(LIFE, 1) or not op.parents:
            continue
        declared = record_type(op.table)
        stored = uow.read.plain(declared, [op.key])[op.key]
        before = _then(uow.read, declared, op.key, op.hlc - 1) if stored["alive"] else {}
        again = {field.name: before[field.name] for field in declared.references
                 if field.name in plain_fields(declared, op.fields) and before.get(field.name)
                 and stored[field.name] is None and (field.target, before[field.name]) in back}
        if again:
            uow.set_plain(declared, op.key, again)


# judgements ---------------------------------------------------------------------------------------------


def restore_judgement(company: Company, assessment_id: str) -> ChangeSet:
    """A new assessment with the values of an old one: judgements are never overwritten.

    Raises Conflict where residual would stand above inherent, or the event is gone.
    """
    declared = record_type(Assessment)
    with company.read() as reader:
        plain = reader.plain(declared, [assessment_id]).get(assessment_id)
        if plain is None:
            raise NotFound(NO_SUCH_RECORD, record=Word(declared.label), id=assessment_id)
        _lead_somewhere(reader, declared, assessment_id)
        old: Assessment = declared.from_plain(assessment_id, plain)
        row = event_row(reader, old.risk_event_id)
    if residual_above(standing_levels(row) | {old.kind: stored_level(old.level)}):
        raise Conflict(RESIDUAL_ABOVE)
    with company.work(REJUDGE, facts={"title": row.event}) as uow:
        uow.add(_again(company, old))
        return uow.commit()


def _again(company: Company, old: Assessment) -> Assessment:
    day = old.assessed_on.isoformat() if old.assessed_on else ""
    reason = active().gettext(RESTORED).format(day=day, assessor=old.assessor, reason=old.reason).strip()
    room = record_type(Assessment).field("reason").max_length
    return Assessment(
        id=new_id(), risk_event_id=old.risk_event_id, kind=old.kind, rule_set=old.rule_set, chosen=old.chosen,
        score=old.score, level=old.level, calculated=old.calculated, cause="other", assessor=company.user,
        assessed_on=local_date(company.clock()), reason=reason[:room])
