"""The workbook of who answers for what (责任分解表): one sheet with the shares, one with every record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.exchange.workbook_writer import CENTRED, HEADING, TEXT, BookWriter, SheetWriter, level_style
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.responsibilities import EVENT, MEASURE, POINT, Answer, Responsibilities, Share

SHARES, RECORDS = N_("Division of responsibility"), N_("Records by holder")
WHO = (N_("Tier"), N_("Responsible unit"), N_("Responsible post"), N_("Responsible person"))
COUNTED = (POINT, EVENT, MEASURE)
LEVELS = (Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW, Level.UNASSESSED)
WHAT = (N_("Kind"), N_("Number"), N_("What"), N_("Level"), N_("Part of"))
NOBODY = N_("no one")


def write_responsibilities(target: Path, division: Responsibilities, t: Translator,
                           progress: Progress = Silent()) -> None:
    """Raises StoreUnavailable when the place refuses."""
    with BookWriter() as book:
        _shares(book.sheet(t.gettext(SHARES), [12, 24, 20, 20, *[10] * 8], freeze="A2"), division.shares, t)
        sheet = book.sheet(t.gettext(RECORDS), [12, 24, 20, 20, 12, 12, 60, 12, 40], freeze="A2")
        _begin(sheet, [t.gettext(word) for word in (*WHO, *WHAT)])
        for number, share in enumerate(division.shares, 1):
            for answer in share.answers:
                sheet.append([*_who(share, t), *_what(answer, t)],
                             [CENTRED, *[TEXT] * 6, level_style(answer.level), TEXT])
            progress.step(number, len(division.shares), target.name)
        book.save(target)


def _begin(sheet: SheetWriter, headings: Sequence[str]) -> None:
    sheet.print_landscape("1:1", "&P / &N")
    sheet.fields = headings
    sheet.append(list(headings), [HEADING] * len(headings))


def _shares(sheet: SheetWriter, shares: Sequence[Share], t: Translator) -> None:
    _begin(sheet, [*(t.gettext(word) for word in WHO), *(t.gettext(describe(kind).plural) for kind in COUNTED),
                   *(label("level", level.value, t.language) for level in LEVELS)])
    for share in shares:
        counts = [share.count(kind) for kind in COUNTED] + [share.levels.get(level, 0) for level in LEVELS]
        sheet.append([*_who(share, t), *(count or None for count in counts)],
                     [CENTRED, TEXT, TEXT, TEXT, *[CENTRED] * len(counts)])


def _who(share: Share, t: Translator) -> list[str]:
    tier = label("control_tier", share.place.tier, t.language) if share.place.tier else ""
    return [tier, share.unit, share.post, share.person or "、".join(share.holders) or t.gettext(NOBODY)]


def _what(answer: Answer, t: Translator) -> list[str]:
    return [t.gettext(describe(answer.type_id).label), answer.number, answer.title,
            label("level", answer.level.value, t.language), answer.about]
