"""Attached pictures to look at and to print: decoded in the limited helper, each with the marks that lie on it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dualprev_desktop.domain.annotation import Mark
from dualprev_desktop.domain.records.attached_file import AttachedFile
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import run_limited
from dualprev_desktop.services import photos
from dualprev_desktop.services.annotating import marks_of
from dualprev_desktop.services.attaching import SHOWN, AttachedView, bytes_of, owners, view, views
from dualprev_desktop.services.file_intake import LIMITS
from dualprev_desktop.services.naming import Key
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

THUMB_SIDE, SMALL_SIDE, SCREEN_SIDE, PRINT_SIDE = 320, 640, photos.LONGEST_SIDE, 1400
"""Pixels; a printed picture is 86 mm wide, which is 400 dpi."""
BATCH, BATCH_BYTES = 24, 48 << 20
"""What one helper is given at a time."""

CANNOT_SHOW = N_("{file} cannot be shown: it is damaged. What was attached stays as it is; a copy can be saved.")


@dataclass(frozen=True)
class SeenPicture:
    """Upright, in the words of its list, with its marks; `data` is PNG or JPEG that the helper wrote."""

    about: AttachedView
    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int
    marks: tuple[Mark, ...] = ()


def thumbnails(company: Company, files: Sequence[AttachedView]) -> dict[str, bytes]:
    """{SHA-256: small picture}; what cannot be shown is not among them."""
    with company.read() as reader:
        wanted = {one.sha256: data for one in files if one.media_type in SHOWN
                  and (data := reader.blob(one.sha256)) is not None}
    return {digest: base64.b64decode(seen["data"]) for digest, seen in _seen(wanted, THUMB_SIDE).items()}


def small(data: bytes) -> bytes | None:
    """A picture in small, PNG or JPEG; None where it cannot be decoded."""
    seen = _seen({"": data}, SMALL_SIDE).get("")
    return base64.b64decode(seen["data"]) if seen is not None else None


def on_screen(company: Company, attached_id: str) -> SeenPicture:
    """Raises BadFile where the picture cannot be decoded, NotFound where it is gone."""
    with company.read() as reader:
        link = reader.get(AttachedFile, attached_id)
        file = reader.get(Attachment, link.attachment_id)
        data, lying = bytes_of(reader, file), marks_of(reader, attached_id)
    about = view(company, attached_id)
    seen = _seen({file.sha256: data}, SCREEN_SIDE).get(file.sha256)
    if seen is None or about is None:
        raise BadFile(CANNOT_SHOW, file=file.file_name)
    return _picture(about, seen, lying)


def of_records(company: Company, keys: Iterable[Key]) -> tuple[SeenPicture, ...]:
    """The pictures of records, in their order, for paper; one that cannot be decoded is left out."""
    with company.read() as reader:
        found = [one for type_id, record_id in keys if type_id in owners()
                 for one in views(reader, type_id, [record_id]) if one.pictured]
        blobs = _blobs(reader, found)
        lying = {one.id: marks_of(reader, one.id) for one in found}
    seen = _seen(blobs, PRINT_SIDE)
    return tuple(_picture(one, seen[one.sha256], lying[one.id]) for one in found if one.sha256 in seen)


def _blobs(reader: Reader, files: Iterable[AttachedView]) -> dict[str, bytes]:
    return {one.sha256: data for one in files if (data := reader.blob(one.sha256)) is not None}


def _picture(about: AttachedView, seen: Mapping[str, Any], lying: tuple[Mark, ...]) -> SeenPicture:
    return SeenPicture(about, base64.b64decode(seen["data"]), seen["media_type"], seen["width"], seen["height"], lying)


def _seen(wanted: Mapping[str, bytes], side: int) -> dict[str, dict[str, Any]]:
    """{SHA-256: what the helper made of it}, in batches; one that ends the helper costs only itself."""
    found: dict[str, dict[str, Any]] = {}
    batch: dict[str, bytes] = {}
    for digest, data in wanted.items():
        if batch and (len(batch) == BATCH or sum(map(len, batch.values())) + len(data) > BATCH_BYTES):
            found |= _decoded(batch, side)
            batch = {}
        batch[digest] = data
    return found | _decoded(batch, side) if batch else found


def _decoded(batch: Mapping[str, bytes], side: int) -> dict[str, dict[str, Any]]:
    argument = {"side": side, "pictures": [base64.b64encode(data).decode() for data in batch.values()]}
    try:
        answers = run_limited(f"{photos.__name__}:views_in_helper", argument, file="", limits=LIMITS)
    except BadFile:
        if len(batch) == 1:
            return {}
        return {digest: seen for digest, data in batch.items() for seen in _decoded({digest: data}, side).values()}
    return {digest: seen for digest, seen in zip(batch, answers, strict=True) if seen is not None}
