"""Every list of terms as it is read by a person: its source, its rows with what they carry, its own entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.code_tree import PARENT, above, depth, is_tree
from dualprev_desktop.services.codelists import CodeItem, CodeList, code_list, code_lists
from dualprev_desktop.services.directly import conditions
from dualprev_desktop.services.own_lists import CONDITIONS, OWN, entries, items, terms_in_use, uses
from dualprev_desktop.store.company import Company

OFFICIAL = "zh_CN"
CONDITIONS_TITLE = N_("Conditions of direct judgement")


@dataclass(frozen=True, slots=True)
class ListLine:
    """One list among all; `own` counts the company's entries."""

    id: str
    title: str
    rows: int
    unverified: int
    own: int


@dataclass(frozen=True, slots=True)
class TermRow:
    """`attributes` holds what else the row carries, as stored: a text, codes, true."""

    code: str
    term: str
    verified: bool
    own: bool = False
    used: bool = False
    """A free term that stands in records and is not among the own entries."""
    above: str = ""
    """The wider term it stands under."""
    depth: int = 0
    official: str = ""
    """The official Chinese term, where the screen speaks another language."""
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str | bool | tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ListView:
    id: str
    title: str
    source: str
    open: bool
    rows: tuple[TermRow, ...] = field(repr=False)

    def attributes(self) -> tuple[str, ...]:
        """The names of what its rows carry, in the order in which they are met."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.attributes))

    @property
    def unverified(self) -> int:
        return sum(not row.verified and not row.own and not row.used for row in self.rows)


def list_lines(company: Company) -> tuple[ListLine, ...]:
    """What the forms ask for first, then the other lists; each by its title."""
    found = [_line(company, known) for known in code_lists()]
    found.append(_condition_line(company))
    return tuple(sorted(found, key=lambda line: (not _asked_for(line.id), line.title)))


def _asked_for(list_id: str) -> bool:
    return list_id == CONDITIONS or any(True for _use in uses(list_id))


def _line(company: Company, known: CodeList) -> ListLine:
    return ListLine(known.id, in_language(known.titles, active().language), len(known.items),
                    sum(not item.verified for item in known.items),
                    len(entries(company, known.id)) if known.open else 0)


def _condition_line(company: Company) -> ListLine:
    every, own = conditions(company).conditions, len(entries(company, CONDITIONS))
    return ListLine(CONDITIONS, _(CONDITIONS_TITLE), len(every) - own,
                    sum(not one.verified for one in every) - own, own)


def list_view(company: Company, list_id: str) -> ListView:
    """Raises NotFound for a list that does not exist."""
    if list_id == CONDITIONS:
        return _conditions(company)
    known, language = code_list(list_id), active().language
    return ListView(known.id, in_language(known.titles, language), in_language(known.source, language), known.open,
                    tuple(_rows(company, known, language)))


def _rows(company: Company, known: CodeList, language: str) -> Iterator[TermRow]:
    every = items(company, known.id) if known.open else known.items
    yield from (_row(known, item, language) for item in every)
    if known.open:
        yield from (TermRow("", term, verified=False, used=True) for term in terms_in_use(company, known.id))


def _row(known: CodeList, item: CodeItem, language: str) -> TermRow:
    if OWN in item.attributes:
        return TermRow("", item.label(language), verified=False, own=True)
    wider = above(known, item.code) if is_tree(known) else None
    carried = {name: value for name, value in item.attributes.items() if name != PARENT and value != ()}
    official = item.label(OFFICIAL)
    return TermRow(item.code, item.label(language), item.verified, above=wider.label(language) if wider else "",
                   depth=depth(known, item.code) if wider else 0,
                   official="" if official == item.label(language) else official, aliases=item.aliases,
                   attributes=carried)


def _conditions(company: Company) -> ListView:
    found, language = conditions(company), active().language
    own = {entry.id for entry in entries(company, CONDITIONS)}
    rows = (TermRow("", one.text(language), one.verified, own=one.id in own,
                    attributes={"hint": one.hint(language), **({"candidate": True} if one.candidate else {})})
            for one in found.conditions)
    return ListView(CONDITIONS, _(CONDITIONS_TITLE), in_language(found.source, language), True, tuple(rows))
