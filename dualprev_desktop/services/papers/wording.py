"""What a paper said and what is so now, field by field, in words a person knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.codelists import code_list, label

LONGEST = 80
"""Characters of one wording."""
WORDS = {
    "accident_type": N_("Accident type"), "accident_type_1986": N_("Accident type"),
    "accident_types": N_("Accident type"), "accident_types_1986": N_("Accident type"), "accidents": N_("Accident type"),
    "answers": N_("State of the enterprise"), "assembly": N_("Assembly point"), "chosen": N_("Basis of the judgement"),
    "consequence": N_("Consequence"), "consequences": N_("Consequence"), "contacts": N_("Whom to call"),
    "content": N_("Control measure"), "controls": N_("Control measure"), "counters": N_("Numbers announced"),
    "counts": N_("Risks of each level"), "dangers": N_("Hidden dangers"), "duties": N_("Duties"),
    "duty_phone": N_("Duty phone"), "emergency": N_("Emergency measure"), "enterprise": N_("Enterprise"),
    "event": N_("Risk event"), "events": N_("Risk event"), "factor": N_("Hazard factor"),
    "factors": N_("Hazard factor"), "hazard_factor": N_("Hazard factor"), "hazards": N_("Hazard factor"),
    "holders": N_("Who holds the post"), "level": N_("Risk level"), "lines": N_("Risk point"),
    "location": N_("Location"), "made_by": N_("Who commits"), "made_on": N_("Day of the commitment"),
    "measure_class": N_("Class of measure"), "measures": N_("Control measure"), "monitoring": N_("Monitoring"),
    "name": N_("Name"), "number": N_("Number"), "open": N_("Not assessed"), "override": N_("Risk level"),
    "palette": N_("Colours of the levels"), "person": N_("Responsible person"), "phone": N_("Phone"),
    "picture": N_("Picture of the plan"), "place": N_("Place of work"), "places": N_("Place of work"),
    "plan": N_("Four-colour plan"),
    "pledge": N_("Safety commitment"), "pledged_by": N_("Who commits"), "point": N_("Risk point"),
    "points": N_("Risk point"), "post": N_("Post"), "reason": N_("Basis of the judgement"), "risks": N_("Major risk"),
    "scenarios": N_("What can happen"), "score": N_("Score"), "shape": N_("Outline of the zone"),
    "signs": N_("First signs of trouble"), "state": N_("State of the measure"), "steps": N_("Emergency measure"),
    "supplies": N_("Where the equipment is"), "symbols": N_("Signs on the plan"), "tier": N_("Control tier"),
    "unit": N_("Responsible unit"), "units": N_("Responsible unit"), "updated_on": N_("Day of the judgement"),
    "zones": N_("Zone")}
ACCIDENTS = ("accident_type_2025", "accident_type_1986")
CODES = {
    "accident_type": ACCIDENTS, "accident_type_1986": ACCIDENTS, "accident_types": ACCIDENTS,
    "accident_types_1986": ACCIDENTS, "accidents": ACCIDENTS, "signs_for": ACCIDENTS, "level": ("level",),
    "counts": ("level",), "override": ("level",), "judged": ("level",), "measure_class": ("measure_class",),
    "state": ("measure_state",), "tier": ("control_tier",), "kind": ("risk_point_kind", "plan_symbol")}
UNREADABLE = frozenset({"shape", "picture", "palette", "symbols", "counters", "chosen"})
"""A drawing says nothing in words; nor do figures without their names."""
OTHER = N_("Other content")


class Difference(NamedTuple):
    """A field by its name on paper; `said` and `now` are empty where there was or is nothing."""

    field: str
    said: str
    now: str


def differences(said: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Each once; what papers of that time did not say yet is none."""
    found = (one for name in said for one in _apart(name, said[name], now.get(name)))
    return tuple(dict.fromkeys(found))


def _apart(name: str, said: Any, now: Any) -> Iterator[Difference]:
    if said == now:
        return
    if isinstance(said, dict) and isinstance(now, dict):
        yield from (one for part in said for one in _apart(_named(part, name), said[part], now.get(part)))
    elif isinstance(said, list) and isinstance(now, list):
        yield from _apart_in_list(name, said, now)
    elif name != "id" and not name.endswith("_id"):
        yield Difference(_words(name), _text(name, said), _text(name, now))


def _apart_in_list(name: str, said: list[Any], now: list[Any]) -> Iterator[Difference]:
    gone, new = _without(said, now), _without(now, said)
    if not gone and not new:
        yield Difference(_words(name), _text(name, said), _text(name, now))
    for one, other in zip_longest(gone, new):
        yield from _apart(name, one, other)


def _without(some: list[Any], others: list[Any]) -> list[Any]:
    left = list(others)
    found = []
    for one in some:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return found


def _named(part: str, whole: str) -> str:
    """A part without a name of its own on paper goes by the whole's."""
    return part if part in WORDS or part in CODES or part == "id" or part.endswith("_id") else whole


def _words(name: str) -> str:
    words = WORDS.get(name, OTHER)
    return _(words)


def _text(name: str, value: Any) -> str:
    if name in UNREADABLE or value is None:
        return ""
    words = "；".join(dict.fromkeys(filter(None, _leaves(name, value))))
    return words if len(words) <= LONGEST else words[:LONGEST - 1] + "…"


def _leaves(name: str, value: Any) -> Iterator[str]:
    """The texts of a value, without the ids, which nobody reads."""
    if isinstance(value, dict):
        for part, inner in value.items():
            if part != "id" and not part.endswith("_id"):
                yield from _leaves(part, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(name, inner)
    elif name not in UNREADABLE and value is not None:
        yield _word(name, value)


def _word(name: str, value: Any) -> str:
    """A code by its term; what is in no list stands for itself."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    words = str(value)
    return next((label(one, words) for one in CODES.get(name, ()) if words in code_list(one).codes()), words)
