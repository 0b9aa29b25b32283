"""Files kept in the company's file beside a record: taken as they are, hashed, given back as a copy; never opened."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.errors import BadFile, InputError
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import edit
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.uow import UnitOfWork

MOST_BYTES = 30 << 20
LONGEST_NAME = 200
UNKNOWN_TYPE = "application/octet-stream"

ATTACH = N_("Attach {file} to {title}")
TOO_LARGE = N_("{file} is too large: {size} MB; at most {limit} MB are kept. Nothing was attached. "
               "Save it smaller, or attach the part that matters.")
EMPTY = N_("{file} is empty. Nothing was attached. Save it anew from where it comes.")
UNREADABLE = N_("{file} cannot be read: {reason}. Nothing was attached. Close it in other programs and try again.")
NO_FILE = N_("{file} is a folder, or no longer there. Nothing was attached. Choose a file.")
GONE = N_("{file} is no longer in the company's file. Take it from a backup, or attach it again.")


def attach(company: Company, type_id: str, record_id: str, field: str, path: Path) -> ChangeSet:
    """Keeps a file's bytes and makes `field` of the record refer to them; what was attached there before goes.

    Raises InputError for a file that is empty or too large, BadFile for one that cannot be read.
    """
    data = _read(path)
    declared = record_type(type_id)
    with company.read() as reader:
        before = getattr(reader.get(declared.python, record_id), field)
    facts = {"file": path.name, "title": edit.label_facts(company, declared, record_id)["title"]}
    with company.work(ATTACH, facts=facts) as uow:
        uow.change(type_id, record_id, **{field: _keep(uow, path, data)})
        if before and uow.read.find(Attachment, before) and _uses(uow, before) == 1:
            uow.remove(Attachment, before)
        return uow.commit()


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise InputError(NO_FILE, file=path.name)
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        size = max(path.stat().st_size, len(data))
    except OSError as error:
        raise BadFile(UNREADABLE, file=path.name, reason=error.strerror or error) from error
    if size > MOST_BYTES:
        # in parts of a megabyte, upwards: 30 MB and a byte are not "30 MB"
        raise InputError(TOO_LARGE, file=path.name, size=-(-size >> 20), limit=MOST_BYTES >> 20)
    if not data:
        raise InputError(EMPTY, file=path.name)
    return data


def _keep(uow: UnitOfWork, path: Path, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    uow.add_blob(digest, data)
    media_type = mimetypes.guess_type(path.name)[0] or UNKNOWN_TYPE
    return uow.add(Attachment(id=new_id(), file_name=_short(path), sha256=digest, byte_count=len(data),
                              media_type=media_type))


def _short(path: Path) -> str:
    """The name with its ending, no longer than the field takes."""
    return path.stem[:LONGEST_NAME - len(path.suffix)] + path.suffix if len(path.suffix) < 20 else \
        path.name[:LONGEST_NAME]


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


def save_copy(company: Company, attachment_id: str, target: Path) -> Path:
    """Writes the kept bytes to `target`. Raises BadFile where the company's file has lost them."""
    with company.read() as reader:
        kept = reader.get(Attachment, attachment_id)
        data = reader.blob(kept.sha256)
    if data is None or hashlib.sha256(data).hexdigest() != kept.sha256:
        raise BadFile(GONE, file=kept.file_name)
    write_bytes(target, data)
    return target
