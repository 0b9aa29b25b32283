"""What the records of analysis (评价记录) have in common: one for each risk point, with who analysed it, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dualprev_desktop.documents.forms.form import Column, Part, Source
from dualprev_desktop.documents.forms.scores import EXPOSURE, LIKELIHOOD, SEVERITY, chosen, grade, judged, score
from dualprev_desktop.documents.forms.words import Entry, entries, event_level, of_event, point_id, tier
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.registers import PointLine

SCORES: tuple[Column[Entry], ...] = (
    Column(N_("Likelihood L"), of_event(chosen(*LIKELIHOOD)), 10, centred=True),
    Column(N_("Exposure E"), of_event(chosen(*EXPOSURE)), 8, centred=True),
    Column(N_("Severity S (C)"), of_event(chosen(*SEVERITY)), 11, centred=True),
    Column(N_("Risk value R (D)"), of_event(score), 12, centred=True))
GRADE: Column[Entry] = Column(N_("Grade by the method"), of_event(grade), 22, centred=True)
LEVEL: Column[Entry] = Column("Risk level", event_level, 15, centred=True, whole=True)
TIER: Column[Entry] = Column("Tier", of_event(tier), 9, centred=True)
NOTE: Column[Entry] = Column("Note", lambda one, source: one.point.note, 8, one=point_id)


def by_point(points: Iterable[PointLine], subject: str, source: Source) -> Iterator[Part[Entry]]:
    """`subject` is the word for what the point is."""
    for point in points:
        judgements = [found for row in point.events if (found := judged(row, source))]
        analysts = source.t.gettext(", ").join(dict.fromkeys(one.assessor for one in judgements if one.assessor))
        days = [one.assessed_on for one in judgements if one.assessed_on]
        yield Part(_entries(point), (
            (N_("Risk point"), " ".join(filter(None, (point.number, point.name)))), (N_("Post"), point.post),
            (subject, point.name)), analyst=analysts,
            analysed_on=max(days, default=None) if analysts else None)


def _entries(point: PointLine) -> Callable[[], Iterator[Entry]]:
    return lambda: entries((point,))
