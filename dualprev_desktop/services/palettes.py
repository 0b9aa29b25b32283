"""The company's colours of the four levels, on the plan, on the chart and on paper."""

from __future__ import annotations

from dualprev_desktop.domain import palette as p
from dualprev_desktop.domain.palette import JUDGED, Palette
from dualprev_desktop.domain.records.map_palette import MapPalette
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

CHOOSE = N_("Colours of the levels")


def palette(company: Company) -> Palette:
    with company.read() as reader:
        return palette_of(reader)


def palette_of(reader: Reader) -> Palette:
    """The one written last: two copies that were merged may have chosen one each."""
    found = list(reader.records(MapPalette, order=("changed",)))
    return p.kept({level.value: getattr(found[-1], level.value) for level in JUDGED}) if found else p.USUAL


def set_palette(company: Company, wanted: Palette) -> ChangeSet:
    """Other colours from now on. Raises InputError for a wrong hue, green above all, and for two alike."""
    p.check(wanted)
    values = {level.value: p.written(wanted.colour(level)) for level in JUDGED}
    with company.work(CHOOSE) as uow:
        found = list(uow.read.records(MapPalette, order=("changed",)))
        if found:
            uow.change(MapPalette, found[-1].id, **values)
        else:
            uow.add(MapPalette(id=new_id(), **values))
        return uow.commit()
