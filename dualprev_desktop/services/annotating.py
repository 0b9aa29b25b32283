"""Marks on attached pictures: each drawn, moved or taken away in a step of its own, so that undo goes mark by mark."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.domain import annotation
from dualprev_desktop.domain.annotation import KINDS, Mark
from dualprev_desktop.domain.records.annotation import Annotation
from dualprev_desktop.domain.records.attached_file import AttachedFile
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.text import clean
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

DRAW = N_("Mark {file}: {record}")
CHANGE = N_("Change a mark of {file}: {record}")
REMOVE = N_("Take a mark off {file}: {record}")
REMOVE_ALL = N_("Take {count} marks off {file}")


def marks(company: Company, attached_id: str) -> tuple[Mark, ...]:
    """Of one picture, in the order in which they were drawn; later ones lie on earlier ones."""
    with company.read() as reader:
        return marks_of(reader, attached_id)


def marks_of(reader: Reader, attached_id: str) -> tuple[Mark, ...]:
    found = (mark_of(one) for one in reader.records(Annotation, attached_file_id=attached_id))
    return tuple(mark for mark in found if len(mark.points) >= 2)


def mark_of(one: Annotation) -> Mark:
    return Mark(one.id, one.kind, annotation.read(one.points), one.colour, one.weight or annotation.USUAL, one.words)


def draw(company: Company, attached_id: str, mark: Mark) -> tuple[str, ChangeSet]:
    """Keeps a new mark, whose id is empty. Raises InputError where nothing of it would be seen."""
    made = annotation.checked(_clean(mark))
    with company.work(DRAW, facts=_facts(company, attached_id, made.kind)) as uow:
        uow.read.get(AttachedFile, attached_id)
        made_id = uow.add(Annotation(id=new_id(), attached_file_id=attached_id, kind=made.kind, colour=made.colour,
                                     weight=made.weight, points=annotation.written(made.points), words=made.words))
        return made_id, uow.commit()


def change(company: Company, mark: Mark) -> ChangeSet:
    """The mark with this id is so from now on. Raises InputError where nothing of it would be seen."""
    made = annotation.checked(_clean(mark))
    with company.read() as reader:
        attached_id = reader.get(Annotation, mark.id).attached_file_id
    with company.work(CHANGE, facts=_facts(company, attached_id, made.kind)) as uow:
        uow.change(Annotation, mark.id, colour=made.colour, weight=made.weight, words=made.words,
                   points=annotation.written(made.points))
        return uow.commit()


def remove(company: Company, ids: Sequence[str]) -> ChangeSet:
    """Marks of one picture."""
    with company.read() as reader:
        found = [reader.get(Annotation, one) for one in ids]
    facts = _facts(company, found[0].attached_file_id, found[0].kind)
    label = REMOVE if len(found) == 1 else REMOVE_ALL
    with company.work(label, facts=facts if len(found) == 1 else {"file": facts["file"], "count": len(found)}) as uow:
        for one in found:
            uow.remove(Annotation, one.id)
        return uow.commit()


def _clean(mark: Mark) -> Mark:
    words = clean(mark.words, lines=True) if mark.kind == annotation.TEXT else ""
    return Mark(mark.id, mark.kind, mark.points, mark.colour, mark.weight, words)


def _facts(company: Company, attached_id: str, kind: str) -> dict[str, str]:
    """`record` is translated where the label is said."""
    with company.read() as reader:
        link = reader.get(AttachedFile, attached_id)
        return {"file": reader.get(Attachment, link.attachment_id).file_name, "record": KINDS[kind]}
