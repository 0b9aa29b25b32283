"""The sector catalogues: every file in `resources/catalogues`, held against code lists and rule set when it is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dualprev_desktop.domain.catalogue import KINDS, Catalogue, SuggestedEvent, SuggestedPoint
from dualprev_desktop.domain.levels import style
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.data_files import read_object
from dualprev_desktop.services.rulebook import rule_set

RULES = "lec-e1"
"""The rule set the catalogues' scores are given in."""

FEWEST_CLASSES = 4

UNKNOWN_CODE = N_("{where}: “{code}” is not in the code list {list}. Correct it.")
UNKNOWN_QUESTION = N_("{where}: the point “{point}” needs the question “{question}”, which is not asked. "
                      "Add the question or correct the id.")
OFF_SCALE = N_("{where}: “{event}” has {parameter} = {value}, which is not on the scale: {values}. Correct it.")
WRONG_LEVEL = N_("{where}: “{event}” is said to be {said}; its values {chosen} make it {computed}. "
                 "Correct one of them.")
RESIDUAL_ABOVE = N_("{where}: “{event}” is judged worse with its measures than without. Correct the values.")
FEW_CLASSES = N_("{where}: “{event}” has measures of {count} classes; at least {fewest} are needed. Add some.")
TYPES_DISAGREE = N_("{where}: the accident type {old} of 1986 does not become {new} in 2025. Correct one of them.")
NAME_TWICE = N_("{where}: the point “{point}” stands twice. Give each its own name.")
UNKNOWN_CATALOGUE = N_("There is no catalogue “{id}”. There are: {known}.")


def read_catalogue(path: Path) -> Catalogue:
    """The checked catalogue of one file. BadFile or InputError name the file and what is wrong."""
    found = Catalogue.from_node(read_object(path))
    _check_code(path.name, "sector", found.row)
    names: set[str] = set()
    for point in found.points:
        _check_point(path.name, found, point)
        if point.name in names:
            raise InputError(NAME_TWICE, where=path.name, point=point.name)
        names.add(point.name)
    return found


@cache
def catalogues() -> tuple[Catalogue, ...]:
    """All, by row of Annex 2 and title."""
    found = [read_catalogue(path) for path in sorted(resource("catalogues").glob("*.json"))]
    return tuple(sorted(found, key=lambda one: (one.row, one.id)))


def catalogue(id: str) -> Catalogue:
    for candidate in catalogues():
        if candidate.id == id:
            return candidate
    raise NotFound(UNKNOWN_CATALOGUE, id=id, known=", ".join(one.id for one in catalogues()))


def _check_point(where: str, found: Catalogue, point: SuggestedPoint) -> None:
    _check_code(where, "risk_point_kind", point.kind)
    if point.needs and point.needs not in {question.id for question in found.questions}:
        raise InputError(UNKNOWN_QUESTION, where=where, point=point.name, question=point.needs)
    for event in point.events:
        _check_event(event)


def _check_event(event: SuggestedEvent) -> None:
    _check_code(event.where, "hazard_factor", event.factor_code)
    _check_code(event.where, "accident_type_2025", event.accident_type)
    _check_code(event.where, "accident_type_1986", event.accident_type_1986)
    _check_types(event)
    for measure in event.measures:
        _check_code(event.where, "measure_class", measure.measure_class)
    classes = {measure.measure_class for measure in event.measures}
    if len(classes) < FEWEST_CLASSES:
        raise InputError(FEW_CLASSES, where=event.where, event=event.name, count=len(classes), fewest=FEWEST_CLASSES)
    _check_levels(event)


def _check_types(event: SuggestedEvent) -> None:
    old = code_list("accident_type_1986").by_code[event.accident_type_1986]
    if event.accident_type not in old.codes_of("to_2025"):
        raise InputError(TYPES_DISAGREE, where=event.where, old=event.accident_type_1986, new=event.accident_type)


def _check_levels(event: SuggestedEvent) -> None:
    rules = rule_set(RULES)
    for kind in KINDS:
        _check_scale(event, rules, kind)
    judged = {kind: rules.judge(event.chosen[kind]) for kind in KINDS}
    for kind in KINDS:
        if judged[kind].level != event.levels[kind]:
            raise InputError(WRONG_LEVEL, where=event.where, event=event.name, said=event.levels[kind].value,
                             chosen=rules.chosen_text(event.chosen[kind]), computed=judged[kind].level.value)
    if style(judged["residual"].level).rank > style(judged["inherent"].level).rank or \
            judged["residual"].score > judged["inherent"].score:
        raise InputError(RESIDUAL_ABOVE, where=event.where, event=event.name)


def _check_scale(event: SuggestedEvent, rules: RuleSet, kind: str) -> None:
    for key, parameter in rules.by_key.items():
        value = event.chosen[kind].get(key)
        if value is None or parameter.place(value) is None:
            raise InputError(OFF_SCALE, where=event.where, event=event.name, parameter=key, value=value,
                             values=parameter.values_text())


def _check_code(where: str, list_id: str, code: str) -> None:
    if code not in code_list(list_id).by_code:
        raise InputError(UNKNOWN_CODE, where=where, code=code, list=list_id)
