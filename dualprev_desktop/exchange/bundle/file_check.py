"""Checks the attachments of a payload: each is listed, and is what its name says."""

from __future__ import annotations

import hashlib

from dualprev_desktop.exchange.bundle.findings import FileRow, Findings
from dualprev_desktop.exchange.bundle.package import file_member
from dualprev_desktop.exchange.bundle.refusals import BadAttachment
from dualprev_desktop.exchange.bundle.strict_zip import StrictZip
from dualprev_desktop.kernel.i18n import N_

UNLISTED = N_("{file}: the attachment “{member}” belongs to no record.")
OTHER_CONTENT = N_("{file}: the attachment “{member}” is not the one its record names.")


def check_files(payload: StrictZip, findings: Findings) -> tuple[str, ...]:
    """The SHA-256 of every attachment that is listed but not enclosed: the recipient has it already, or asks for it.

    Raises BadAttachment.
    """
    listed = {file_member(row.sha256): row for row in findings.files}
    enclosed = [name for name in payload.members if name.startswith("files/")]
    for name in enclosed:
        if name not in listed:
            raise BadAttachment(UNLISTED, file=payload.file, member=name)
    for row in findings.files:
        if file_member(row.sha256) in payload.members:
            _check_size(payload, row)
    for name in enclosed:
        _check_content(payload, name, findings.limits.attachment)
    return tuple(sorted({row.sha256 for name, row in listed.items() if name not in payload.members}))


def _check_size(payload: StrictZip, row: FileRow) -> None:
    name = file_member(row.sha256)
    if payload.members[name].size != row.byte_count:
        raise BadAttachment(OTHER_CONTENT, file=payload.file, member=name)


def _check_content(payload: StrictZip, name: str, limit: int) -> None:
    digest = hashlib.sha256()
    for chunk in payload.chunks(name, limit):
        digest.update(chunk)
    if file_member(digest.hexdigest()) != name:
        raise BadAttachment(OTHER_CONTENT, file=payload.file, member=name)
