"""A mark on an attached picture (图片标注): kept beside the picture, which stays as it is."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("annotation", N_("Mark on a picture"), N_("Marks on pictures"), title="kind", place=142)
class Annotation(Record):
    attached_file_id: str = f.reference(N_("Attached file"), "attached_file", required=True,
                                        help=N_("The picture it is drawn on; the picture itself stays untouched."))
    kind: str = f.code(N_("Kind of mark"), "mark_kind", required=True,
                       help=N_("Arrow, ellipse, frame, line or words."))
    colour: str = f.code(N_("Colour"), "mark_colour", required=True,
                         help=N_("Drawn with a light edge, so that it is seen on dark and bright places."))
    weight: int | None = f.integer(N_("Strength"), required=True, hidden=True)
    points: str = f.shape(N_("Place in the picture"), required=True, hidden=True)
    words: str = f.long_text(N_("Words"), max_length=500,
                             help=N_("What is written beside the mark; it is printed with the picture."))
