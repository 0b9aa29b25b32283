"""A picture or document (附件); its bytes are kept once, under their SHA-256."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("attachment", N_("Attachment"), N_("Attachments"), title="file_name", place=60)
class Attachment(Record):
    file_name: str = f.text(N_("File name"), required=True, max_length=200,
                            help=N_("The name under which it was added; a saved copy gets it again."))
    sha256: str = f.text(N_("SHA-256"), required=True, max_length=64,
                         help=N_("The fingerprint of its bytes: equal files are kept once, a changed one is found "
                                 "out."))
    byte_count: int | None = f.integer(N_("Size"), unit=N_("bytes"), required=True,
                                       help=N_("How large the file is; it lies in the company's file in full."))
    media_type: str = f.text(N_("Media type"), required=True, max_length=80,
                             help=N_("What kind of file it is, such as image/png; it decides how it is shown."))
