"""Checklist of hidden dangers in management (隐患排查清单·基础管理类; dossier 2.3, 10 and 4.8).

The thirteen items are those of the class; what measures say of organisation, rules, instructions, training and
emergencies is checked under its item, and an item without measures is left to be written in by hand.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.check_site import Check, checks, holder, tier
from dualprev_desktop.documents.forms.words import scope
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.registers import PointLine

ITEM_OF = {"organisation": "organisation", "rules": "rules", "instructions": "procedures", "training": "training",
           "emergency": "emergency"}
"""The item of the list `danger_basic` under which a class of measures is checked."""


@dataclass(frozen=True, slots=True)
class Item:
    """A wording of measures, once, with all that it is taken for; without any where the item has no measures."""

    number: int
    code: str
    content: str = ""
    found: tuple[Check, ...] = ()


def items(points: Iterable[PointLine]) -> Iterator[Item]:
    by_item: dict[str, dict[str, list[Check]]] = {code: {} for code in code_list("danger_basic").codes()}
    for one in checks(points):
        if code := ITEM_OF.get(one.measure.measure_class):
            by_item[code].setdefault(one.measure.content, []).append(one)
    number = 0
    for code, contents in by_item.items():
        for content, found in contents.items() or (("", []),):
            number += 1
            yield Item(number, code, content, tuple(found))


def concerned(one: Item, source: Source) -> str:
    """The risk points whose measure it is."""
    return source.t.gettext(", ").join(dict.fromkeys(check.point.name for check in one.found))


def tiers(one: Item, source: Source) -> str:
    """The highest at which any of them is controlled."""
    order = [source.label("control_tier", code) for code in code_list("control_tier").codes()]
    return min((tier(check, source) for check in one.found), key=[*order, ""].index, default="")


def holders(one: Item, source: Source) -> str:
    return source.t.gettext(", ").join(dict.fromkeys(holder(check, source) for check in one.found))


def code(one: Item) -> Hashable:
    return one.code


def parts(source: Source) -> Iterator[Part[Item]]:
    if source.data.points:
        found = tuple(items(source.data.points))
        yield Part(lambda: found, scope(source.data.points, source))


FORM = Form("check-management", N_("Checklist of hidden dangers: management"), 218, (
    Column[Item](N_("Serial number"), lambda one, source: str(one.number), centred=True, again=True),
    Column(N_("Item of inspection"), lambda one, source: source.label("danger_basic", one.code), 26, one=code),
    Column(N_("Content of inspection (risk points concerned)"), concerned, 40),
    Column(N_("Standard of inspection"), lambda one, source: one.content, 60),
    Column(N_("Kind of inspection (daily, combined, special, seasonal and so on)"), least=24),
    Column(N_("Tier of inspection"), tiers, 14, centred=True),
    Column(N_("How often it is inspected"), least=20),
    Column(N_("Inspected by"), holders, 22, centred=True)), parts)
