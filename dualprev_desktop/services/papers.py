"""Cards on the wall: what each said when it was last printed, and which no longer say what the register says."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.cards import read_cards
from dualprev_desktop.services.register import Rows, whole_register
from dualprev_desktop.services.views import CardView
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

CARDS = "cards"
"""The document whose papers are followed."""
OF_THE_PRINT = frozenset({"issued_on", "version"})
"""What differs from print to print though nothing changed."""
PRINTED = N_("Print {count} cards")
TAKEN_DOWN = N_("Take down the cards of {titles}")
LONGEST = 60
PRINTED_ONE = N_("Print the card of {title}")


def content(card: CardView) -> dict[str, Any]:
    """What a card says, as plain values."""
    said = json.loads(json.dumps(asdict(card), default=str))
    return {name: value for name, value in said.items() if name not in OF_THE_PRINT}


def note_printed(company: Company, cards: Iterable[CardView], mode: str) -> ChangeSet:
    """Writes down that the cards were printed as they are; what was printed of the same points before is replaced."""
    cards = tuple(cards)
    facts = {"count": str(len(cards))} if len(cards) != 1 else {"title": cards[0].name}
    with company.work(PRINTED if len(cards) != 1 else PRINTED_ONE, facts=facts) as uow:
        before = {(one.risk_point_id, one.mode): one.id for one in uow.read.records(Paper, document=CARDS)}
        today = local_date(company.clock())
        for card in cards:
            known, said = before.get((card.point_id, mode)), _text(card)
            if known is not None:
                uow.change(Paper, known, title=card.name, printed_on=today, says=said)
            else:
                uow.add(Paper(id=new_id(), title=card.name, document=CARDS, risk_point_id=card.point_id, mode=mode,
                              printed_on=today, says=said))
        return uow.commit()


def _text(card: CardView) -> str:
    return json.dumps(content(card), ensure_ascii=False, sort_keys=True)


def read_stale(reader: Reader, rows: Rows, today: date) -> tuple[Paper, ...]:
    """The papers that no longer say what is so, those of removed risk points among them."""
    papers = tuple(reader.records(Paper, document=CARDS))
    return tuple(_stale(reader, rows, papers, today)) if papers else ()


def _stale(reader: Reader, rows: Rows, papers: tuple[Paper, ...], today: date) -> Iterator[Paper]:
    printed = {one.risk_point_id for one in papers}
    concerned = tuple(row for row in rows if row.point_id in printed)
    now = {mode: {card.point_id: content(card) for card in read_cards(reader, concerned, today, mode)}
           for mode in {one.mode for one in papers}}
    for paper in papers:
        if differs(json.loads(paper.says), now[paper.mode].get(paper.risk_point_id)):
            yield paper


def differs(said: Mapping[str, Any], now: Mapping[str, Any] | None) -> bool:
    """Whether a paper says otherwise; what cards of its time did not say yet is not held against it."""
    return now is None or any(now.get(name) != value for name, value in said.items())


def stale(company: Company) -> tuple[Paper, ...]:
    with company.read() as reader:
        return read_stale(reader, whole_register(company, reader), local_date(company.clock()))


def orphans(company: Company) -> tuple[Paper, ...]:
    """Cards of risk points that were removed: they cannot be printed again, they must come down."""
    with company.read() as reader:
        alive = {row[0] for row in reader.rows("SELECT id FROM risk_point WHERE alive = 1")}
        return tuple(one for one in reader.records(Paper, document=CARDS) if one.risk_point_id not in alive)


def take_down(company: Company, taken: Collection[Paper]) -> ChangeSet:
    """They hang no longer, and are followed no longer."""
    with company.work(TAKEN_DOWN, facts={"titles": "、".join(one.title for one in taken)[:LONGEST]}) as uow:
        for one in taken:
            uow.remove(Paper, one.id)
        return uow.commit()
