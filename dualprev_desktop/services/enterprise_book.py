"""What the books say of an enterprise: who supervises it, its code, its class of industry, its scale, its edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.domain import credit_code
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.codelists import CodeItem, code_list
from dualprev_desktop.services.enterprise_scale import SIZE_WORDS, Figure, scale
from dualprev_desktop.services.explaining_text import Line, Section

CITY = "411500"
CLASS_LENGTH = 5
"""Of a class of GB/T 4754 down to its four digits, with the letter of its section: C2651."""
EDITIONS = "accident_edition"


@dataclass(frozen=True)
class CodeVerdict:
    """What can be read from a unified social credit code (GB 32100-2015)."""

    code: str
    problem: str
    """Why it cannot be right; empty where it can."""
    region: str
    """The six digits of the place that issued it; empty for a code that cannot be right."""


def code_verdict(text: str, t: Translator) -> CodeVerdict:
    try:
        code = credit_code.check(text)
    except InputError as error:
        return CodeVerdict(credit_code.normalise(text), error.text(t), "")
    return CodeVerdict(code, "", code[credit_code.REGION.start:credit_code.REGION.stop])


def industry_path(code: str) -> tuple[CodeItem, ...]:
    """Section, division, group and class of GB/T 4754, as far down as `code` goes."""
    classes = code_list("gbt_4754").by_code
    above = (classes.get(code[:length]) for length in range(1, len(code) + 1))
    return tuple(item for item in above if item is not None)


def accident_industry(code: str) -> str:
    """The industry's code in accident statistics (GB 6441-2025, chapter 5): WSA3 and the four digits of the class."""
    return f"WSA3{code[1:]}" if len(code) == CLASS_LENGTH and code in code_list("gbt_4754").by_code else ""


def edition_in_force(today: date) -> CodeItem:
    """Of the accident classification: the latest that has come into force."""
    items = code_list(EDITIONS).items
    return max((item for item in items if item.attribute("in_force") <= today.isoformat()),
               key=lambda item: item.attribute("in_force"))


def by_the_book(owner: Enterprise, typed_code: str, today: date, t: Translator) -> tuple[Section, ...]:
    """Everything at once; `typed_code` is the credit code as it stands in the form, right or wrong."""
    return (Section(t.gettext("Supervision (Annex 2 of the notice)"), tuple(_supervision(owner, today, t))),
            Section(t.gettext("Unified social credit code"), tuple(_credit_code(owner, typed_code, t))),
            Section(t.gettext("Scale (rule of 2017)"), tuple(_scale(owner, t))),
            Section(t.gettext("Class of industry (GB/T 4754-2017)"), tuple(_industry(owner, t))),
            Section(t.gettext("Accident classification"), tuple(_edition(owner, today, t))))


def _supervision(owner: Enterprise, today: date, t: Translator) -> Iterator[Line]:
    sector = code_list("sector").by_code.get(owner.sector)
    if sector is None:
        yield Line(t.gettext("Choose the sector: department and deadline follow from it."), quiet=True)
        return
    yield Line(_marked(sector.attribute("department"), sector.verified, t), t.gettext("Department (2018)"))
    if sector.attribute("successor"):
        # the list's source says that these names are recalled, whatever else in it was read
        yield Line(_marked(sector.attribute("successor"), False, t), t.gettext("Name today"))
    deadline = sector.attribute("deadline")
    if deadline:
        passed = today.isoformat()[:len(deadline)] > deadline
        yield Line(t.gettext("{month}, passed").format(month=deadline) if passed else deadline,
                   t.gettext("Deadline"))
    yield from _zone(owner, t)


def _zone(owner: Enterprise, t: Translator) -> Iterator[Line]:
    """A zone of the list lies in a district: that should be the one chosen."""
    zone, districts = code_list("functional_zone").by_code.get(owner.functional_zone), code_list("district")
    lies_in = zone.attribute("district") if zone is not None else ""
    if zone is None or not lies_in or owner.district in ("", CITY, lies_in):
        return
    words = t.gettext("{zone} lies in {district}; the district chosen is {chosen}.").format(
        zone=zone.label(t.language), district=districts.label(lies_in, t.language),
        chosen=districts.label(owner.district, t.language))
    yield Line(_marked(words, zone.verified, t), quiet=True)


def _credit_code(owner: Enterprise, typed: str, t: Translator) -> Iterator[Line]:
    verdict = code_verdict(typed, t)
    if not verdict.code:
        yield Line(t.gettext("None given; a small trader may have none."), quiet=True)
        return
    if verdict.problem:
        yield Line(verdict.problem)
        return
    yield Line(t.gettext("Valid: its check character agrees with the other 17."))
    districts = code_list("district")
    known = verdict.region in districts.by_code
    place = f"{verdict.region} {districts.label(verdict.region, t.language)}" if known else \
        t.gettext("{region}, not in Xinyang").format(region=verdict.region)
    yield Line(place, t.gettext("Registered in"))
    if owner.district and verdict.region != CITY and owner.district not in (CITY, verdict.region):
        yield Line(t.gettext("The district chosen is {district}. Both may be right: the code keeps the place where it "
                             "was first registered.").format(district=districts.label(owner.district, t.language)),
                   quiet=True)


def _scale(owner: Enterprise, t: Translator) -> Iterator[Line]:
    found = scale(owner, t.language)
    if found.industry:
        yield Line(_marked(found.industry, found.verified, t), t.gettext("Row of the rule"))
    for one in found.figures:
        yield Line(_figure(one, t), t.gettext(one.label))
    if found.missing:
        yield Line(found.missing, quiet=True)
    if found.size:
        yield Line(_marked(t.gettext(SIZE_WORDS[found.size]), found.verified, t), t.gettext("Scale"))
    if found.decisive is not None:
        yield Line(t.gettext("Every figure must reach a size, and “{label}” reaches no more than {size}.").format(
            label=t.gettext(found.decisive.label), size=t.gettext(SIZE_WORDS[found.size])), quiet=True)
    if found.outside:
        yield Line(t.gettext("The rule does not cover this industry; the row for those not listed is taken by "
                             "analogy."), quiet=True)


def _figure(one: Figure, t: Translator) -> str:
    facts = {"value": plain_decimal(one.value), "unit": t.gettext(one.unit), "size": t.gettext(SIZE_WORDS[one.size])}
    if not one.next_size:
        return t.gettext("{value} ({unit}): {size}").format(**facts)
    return t.gettext("{value} ({unit}): {size}; {next} begins at {bound}").format(
        **facts, next=t.gettext(SIZE_WORDS[one.next_size]), bound=plain_decimal(one.next_from))


def _industry(owner: Enterprise, t: Translator) -> Iterator[Line]:
    path = industry_path(owner.industry)
    if not path:
        yield Line(t.gettext("Choose the class of industry."), quiet=True)
        return
    for item in path:
        yield Line(_marked(item.label(t.language), item.verified, t), item.code)
    statistics = accident_industry(owner.industry)
    if statistics:
        yield Line(_marked(statistics, path[-1].verified, t), t.gettext("Accident statistics"))
    else:
        yield Line(t.gettext("Choose the class down to its four digits: accident statistics need them."), quiet=True)


def _edition(owner: Enterprise, today: date, t: Translator) -> Iterator[Line]:
    force, editions = edition_in_force(today), code_list(EDITIONS)
    since = force.attribute("in_force")
    words = t.gettext("{edition}, since {day}").format(edition=force.label(t.language), day=since) if since else \
        force.label(t.language)
    yield Line(words, t.gettext("In force"))
    used = editions.label(owner.accident_edition, t.language)
    yield Line(used or t.gettext("none chosen"), t.gettext("This file"))


def _marked(text: str, verified: bool, t: Translator) -> str:
    """What was recalled, or read in a transcription only, says so."""
    return text if verified else "{} · {}".format(text, t.gettext("unverified"))
