"""What of the survey looks obsolete (淘汰落后): risk points and events whose words betray an entry of the list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dualprev_desktop.domain.records.obsolete_answer import ObsoleteAnswer
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services import edit
from dualprev_desktop.services.codelists import CodeItem, label
from dualprev_desktop.services.own_lists import items
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

LIST = "obsolete"
MARK = N_("Mark as obsolete: {title}")
DISMISS = N_("Answer that it is not obsolete: {title}")
LONGEST = 500
PORTION = 1000
"""So many texts are compared between two looks at whether to stop."""
SILENT = Silent()


@dataclass(frozen=True)
class Suspect:
    """A point whose `words` contain a key word of `item`; a person says whether it is so."""

    point_id: str
    point: str
    words: str
    keyword: str
    item: CodeItem


@dataclass(frozen=True)
class Check:
    """What a comparison of words gave, and with how much it compared."""

    suspects: tuple[Suspect, ...]
    points: int
    events: int
    entries: int


@dataclass(frozen=True)
class Answered:
    """What a person said of a point: `obsolete` True where it is one of the list."""

    id: str
    """Of the answer; that of the point where it is obsolete."""
    point: str
    term: str
    words: str
    obsolete: bool


def check(company: Company, progress: Progress = SILENT) -> Check:
    """Compares the words of all points and events with the key words of the list; `progress` may stop it.

    Own entries are looked for by their term. What was answered is not asked again.
    """
    known = [(item, keyword) for item in items(company, LIST) for keyword in item.codes_of("keywords") or
             (item.label("zh_CN"),)]
    with company.read() as reader:
        points = {point.id: point for point in reader.records(RiskPoint, order=("number", "name"))}
        answered = {(one.risk_point_id, one.entry) for one in reader.records(ObsoleteAnswer)}
        events = [one for one in reader.records(RiskEvent, order=("position", "number"))
                  if one.risk_point_id in points]
    said = [*((point.id, f"{point.name} {point.note}") for point in points.values()),
            *((one.risk_point_id, f"{one.step} {one.name} {one.hazard_factor}") for one in events)]
    found: dict[tuple[str, str], Suspect] = {}
    for point_id, words, keyword, item in _matches(said, known, progress):
        if not points[point_id].obsolete and (point_id, item.code) not in answered:
            found.setdefault((point_id, item.code),
                             Suspect(point_id, points[point_id].name, words, keyword, item))
    return Check(tuple(found.values()), len(points), len(events), len({item.code for item, _keyword in known}))


def _matches(said: Iterable[tuple[str, str]], known: list[tuple[CodeItem, str]],
             progress: Progress) -> Iterator[tuple[str, str, str, CodeItem]]:
    plain = [(item, keyword, _plain(keyword)) for item, keyword in known]
    # one pass says of most texts that there is nothing in them
    any_of_them = re.compile("|".join(re.escape(word) for _item, _keyword, word in plain if word) or "(?!)")
    for number, (point_id, text) in enumerate(said):
        if number % PORTION == 0:
            progress.step(number, 0)
        compared = _plain(text)
        if any_of_them.search(compared):
            yield from ((point_id, text.strip(), keyword, item) for item, keyword, word in plain
                        if word and word in compared)


def _plain(text: str) -> str:
    """Whatever its width, case and spacing."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


# what a person answers --------------------------------------------------------------------------------


def it_is(company: Company, suspect: Suspect) -> ChangeSet:
    """The point is marked with the entry of the list."""
    with company.work(MARK, facts={"title": suspect.point}) as uow:
        uow.change(RiskPoint, suspect.point_id, obsolete=suspect.item.code)
        return uow.commit()


def it_is_not(company: Company, suspect: Suspect) -> ChangeSet:
    """The point is not asked about this entry again, until the answer is taken back."""
    with company.work(DISMISS, facts={"title": suspect.point}) as uow:
        uow.add(ObsoleteAnswer(id=new_id(), risk_point_id=suspect.point_id, entry=suspect.item.code,
                               words=suspect.words[:LONGEST]))
        return uow.commit()


def answered(company: Company) -> tuple[Answered, ...]:
    """What is obsolete first, then what is not."""
    with company.read() as reader:
        points = {point.id: point for point in reader.records(RiskPoint, order=("number", "name"))}
        denied = list(reader.records(ObsoleteAnswer))
    yes = (Answered(point.id, point.name, label(LIST, point.obsolete), "", True)
           for point in points.values() if point.obsolete)
    no = (Answered(one.id, points[one.risk_point_id].name, label(LIST, one.entry), one.words, False)
          for one in denied if one.risk_point_id in points)
    return (*yes, *no)


def take_back(company: Company, answer: Answered) -> ChangeSet:
    """The point is asked about again."""
    if answer.obsolete:
        return edit.change(company, "risk_point", answer.id, {"obsolete": ""})
    return edit.remove(company, "obsolete_answer", [answer.id])

