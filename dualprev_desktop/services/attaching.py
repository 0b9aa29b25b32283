"""Files kept in the company's file beside a record: looked at, hashed, given back as a copy; nothing is run."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.domain.records.annotation import Annotation
from dualprev_desktop.domain.records.attached_file import AttachedFile
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import BadFile, InputError
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit
from dualprev_desktop.services.file_intake import (
    MOST_BYTES,
    UNKNOWN_TYPE,
    IncomingFile,
    read_bytes,
    refuse_program,
    short_name,
)
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

TYPE = record_type(AttachedFile).id
SHOWN = frozenset({"image/png", "image/jpeg"})
"""Pictures that are shown, drawn on and printed."""
OPENED = frozenset({
    ".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif", ".tif", ".tiff", ".heic", ".pdf", ".ofd", ".txt", ".csv",
    ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".odt", ".ods", ".odp", ".rtf", ".dwg",
    ".dxf", ".mp4", ".mp3", ".m4a", ".wav", ".mov"})
"""What the system's program may open: documents, none that runs."""

ATTACH = N_("Attach {file} to {title}")
ATTACH_MANY = N_("Attach {count} files to {title}")
TAKE_OFF = N_("Take {file} off {title}")
TAKE_OFF_MANY = N_("Take {count} files off {title}")
RENAME = N_("Rename {before} to {file}")
GONE = N_("{file} is no longer in the company's file. Take it from a backup, or attach it again.")
ALREADY = N_("{file} is attached here already, under the name {name}. Nothing was changed.")
NOT_OPENED = N_("{file} is not of a kind that is opened from here. Save a copy of it, and open that if you trust it.")
NO_NAME = N_("A file must have a name. The old one stays.")


@dataclass(frozen=True, slots=True)
class AttachedView:
    """A file of a record as a list shows it."""

    id: str
    attachment_id: str
    file_name: str
    byte_count: int
    media_type: str
    sha256: str
    caption: str
    taken_at: str
    added_on: str
    original_sha256: str
    marks: int

    @property
    def pictured(self) -> bool:
        return self.media_type in SHOWN

    @property
    def day(self) -> str:
        """When it was taken; when it was attached, where the camera did not say."""
        return self.taken_at[:10] or self.added_on


def owners() -> dict[str, str]:
    """{record type that may have files: the field that names its record}"""
    return {field.target: field.name for field in record_type(AttachedFile).references if field.part_of}


# what a record has ----------------------------------------------------------------------------------------


def attached_to(company: Company, type_id: str, record_id: str) -> tuple[AttachedView, ...]:
    """The record's own files, in the order in which they were attached."""
    with company.read() as reader:
        return views(reader, type_id, [record_id])


def views(reader: Reader, type_id: str, ids: Iterable[str]) -> tuple[AttachedView, ...]:
    field = owners().get(type_id)
    links = [link for record_id in ids for link in _links(reader, field, record_id)] if field else []
    return tuple(_view(reader, link) for link in links)


def _links(reader: Reader, field: str, record_id: str) -> Iterator[AttachedFile]:
    yield from reader.records(AttachedFile, order=("position",), **{field: record_id})


def _view(reader: Reader, link: AttachedFile) -> AttachedView:
    file = reader.get(Attachment, link.attachment_id)
    return AttachedView(link.id, file.id, file.file_name, file.byte_count or 0, file.media_type, file.sha256,
                        link.caption, link.taken_at, link.added_on.isoformat(), link.original_sha256,
                        reader.count(Annotation, attached_file_id=link.id))


def view(company: Company, attached_id: str) -> AttachedView | None:
    with company.read() as reader:
        link: AttachedFile | None = reader.find(AttachedFile, attached_id) if attached_id else None
        return _view(reader, link) if link else None


def count(company: Company, type_id: str, record_id: str) -> int:
    with company.read() as reader:
        return reader.count(AttachedFile, **{owners()[type_id]: record_id}) if record_id else 0


# putting and taking ---------------------------------------------------------------------------------------


def add(company: Company, type_id: str, record_id: str, files: Sequence[IncomingFile]) -> tuple[list[str], ChangeSet]:
    """Attaches files that were read; what the record has already is left out.

    Raises InputError where it has all of them.
    """
    declared = record_type(type_id)
    title = edit.label_facts(company, declared, record_id)["title"]
    label, facts = (ATTACH, {"file": files[0].file_name, "title": title}) if len(files) == 1 else \
        (ATTACH_MANY, {"count": len(files), "title": title})
    with company.work(label, facts=facts) as uow:
        uow.read.get(declared.python, record_id)
        has = {one.sha256: one.file_name for one in views(uow.read, type_id, [record_id])}
        made = []
        for one in files:
            digest = hashlib.sha256(one.data).hexdigest()
            if digest not in has:
                has[digest] = one.file_name
                made.append(_link(uow, type_id, record_id, one, len(has), local_date(company.clock())))
        if not made:
            file = files[0]
            raise InputError(ALREADY, file=file.file_name, name=has[hashlib.sha256(file.data).hexdigest()])
        return made, uow.commit()


def _link(uow: UnitOfWork, type_id: str, record_id: str, file: IncomingFile, position: int, day: date) -> str:
    return uow.add(AttachedFile(
        id=new_id(), attachment_id=_keep(uow, file), taken_at=file.taken_at, added_on=day,
        original_sha256=file.original_sha256, position=position, **{owners()[type_id]: record_id}))


def put(uow: UnitOfWork, type_id: str, record_id: str, file: IncomingFile, day: date) -> None:
    """Within a transaction: attaches a file to a record, unless that has it already."""
    has = [one.sha256 for one in views(uow.read, type_id, [record_id])]
    if hashlib.sha256(file.data).hexdigest() not in has:
        _link(uow, type_id, record_id, file, len(has) + 1, day)


def _keep(uow: UnitOfWork, file: IncomingFile) -> str:
    """The same bytes are kept once, however often they are attached."""
    digest = hashlib.sha256(file.data).hexdigest()
    uow.add_blob(digest, file.data)
    return uow.add(Attachment(id=new_id(), file_name=file.file_name, sha256=digest, byte_count=len(file.data),
                              media_type=file.media_type))


def take_off(company: Company, attached_ids: Sequence[str]) -> ChangeSet:
    """Files with their marks; undo brings all of it back."""
    with company.read() as reader:
        links = [reader.get(AttachedFile, one) for one in attached_ids]
        name = reader.get(Attachment, links[0].attachment_id).file_name
    title = edit.label_facts(company, *_owner(links[0]))["title"]
    label, facts = (TAKE_OFF, {"file": name, "title": title}) if len(links) == 1 else \
        (TAKE_OFF_MANY, {"count": len(links), "title": title})
    with company.work(label, facts=facts) as uow:
        for link in links:
            for mark in uow.read.records(Annotation, order=("changed",), attached_file_id=link.id):
                uow.remove(Annotation, mark.id)
            uow.remove(AttachedFile, link.id)
            if _uses(uow, link.attachment_id) == 1:
                uow.remove(Attachment, link.attachment_id)
        return uow.commit()


def _owner(link: AttachedFile) -> tuple[RecordType, str]:
    """The declaration and the id of the record that has the file."""
    type_id, field = next((type_id, field) for type_id, field in owners().items() if getattr(link, field))
    return record_type(type_id), getattr(link, field)


def rename(company: Company, attached_id: str, name: str) -> ChangeSet:
    """Another name for the file; its ending stays, since it says what the file is. Raises InputError for none."""
    with company.read() as reader:
        file = reader.get(Attachment, reader.get(AttachedFile, attached_id).attachment_id)
    ending, wanted = Path(file.file_name).suffix, name.strip()
    if not wanted.removesuffix(ending).strip(". "):
        raise InputError(NO_NAME)
    wanted = short_name(wanted if wanted.lower().endswith(ending.lower()) else wanted + ending)
    with company.work(RENAME, facts={"before": file.file_name, "file": wanted}) as uow:
        uow.change(Attachment, file.id, file_name=wanted)
        return uow.commit()


def describe(company: Company, attached_id: str, caption: str) -> ChangeSet:
    """What the picture shows."""
    return edit.change(company, TYPE, attached_id, {"caption": caption})


# one file in a field of a record --------------------------------------------------------------------------


def attach(company: Company, type_id: str, record_id: str, field: str, path: Path) -> ChangeSet:
    """Keeps a file's bytes and makes `field` of the record refer to them; what was attached there before goes.

    Raises InputError for a file that is empty, too large or a program, BadFile for one that cannot be read.
    """
    name = short_name(path.name)
    data = read_bytes(path, name, MOST_BYTES)
    refuse_program(name, data)
    declared = record_type(type_id)
    with company.read() as reader:
        before = getattr(reader.get(declared.python, record_id), field)
    facts = {"file": name, "title": edit.label_facts(company, declared, record_id)["title"]}
    with company.work(ATTACH, facts=facts) as uow:
        uow.change(type_id, record_id, **{field: _keep(uow, IncomingFile(name, data, _type_of(name)))})
        if before and uow.read.find(Attachment, before) and _uses(uow, before) == 1:
            uow.remove(Attachment, before)
        return uow.commit()


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or UNKNOWN_TYPE


def _uses(uow: UnitOfWork, attachment_id: str) -> int:
    return sum(uow.read.count(other.id, **{field.name: attachment_id})
               for other, field in edit.referring(record_type(Attachment)))


def detach(company: Company, attachment_id: str) -> ChangeSet:
    """Lets go of an attached file everywhere; undo brings it back."""
    return edit.remove(company, "attachment", [attachment_id])


def attached(company: Company, attachment_id: str) -> Attachment | None:
    with company.read() as reader:
        found: Attachment | None = reader.find(Attachment, attachment_id) if attachment_id else None
    return found


# copies ---------------------------------------------------------------------------------------------------


def bytes_of(reader: Reader, kept: Attachment) -> bytes:
    """Raises BadFile where the company's file has lost them."""
    data = reader.blob(kept.sha256)
    if data is None or hashlib.sha256(data).hexdigest() != kept.sha256:
        raise BadFile(GONE, file=kept.file_name)
    return data


def save_copy(company: Company, attachment_id: str, target: Path) -> Path:
    """Writes the kept bytes to `target`. Raises BadFile where the company's file has lost them."""
    with company.read() as reader:
        data = bytes_of(reader, reader.get(Attachment, attachment_id))
    write_bytes(target, data)
    return target


def copy_to_open(company: Company, attachment_id: str, folder: Path) -> Path:
    """A copy below `folder` for the system's program; it is read-only, so that nobody works on what will be lost.

    Raises InputError for a kind of file that may run something.
    """
    with company.read() as reader:
        kept = reader.get(Attachment, attachment_id)
        data = bytes_of(reader, kept)
    name = short_name(kept.file_name)
    if Path(name).suffix.lower() not in OPENED:
        raise InputError(NOT_OPENED, file=name)
    refuse_program(name, data)
    target = folder / kept.sha256[:12] / name
    if not target.exists():
        write_bytes(target, data)
        target.chmod(0o444)
    return target
