"""Whom a print is for: which risk points or posts a choice by unit, post, level or day stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dualprev_desktop.domain.levels import Level, worst
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services import papers
from dualprev_desktop.services.papers.kind import KINDS
from dualprev_desktop.services.post_work import PostWork, post_work
from dualprev_desktop.services.register import Rows, point_levels, row_level, whole_register
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import LOGICAL_BITS
from dualprev_desktop.store.reader import Reader

POINT, POST = "risk_point", "post"
ALL, ONE, UNIT, OF_POST, LEVEL, SINCE, STALE = "", "one", "unit", "post", "level", "since", "stale"
ALL_MATCH = N_("Every paper that was printed so still says what the register says.")
NOTHING_FOUND = N_("Nothing of this document belongs to what was chosen. Choose another unit, post, level or day.")

BELOW = """WITH RECURSIVE below(id) AS (SELECT :unit UNION SELECT o.id FROM org_unit AS o JOIN below AS b
               ON o.parent_id = b.id WHERE o.alive = 1)"""
POINTS_OF_UNIT = BELOW + """SELECT p.id FROM risk_point AS p LEFT JOIN post AS o ON o.id = p.post_id AND o.alive = 1
    WHERE p.alive = 1 AND coalesce(nullif(p.unit_id, ''), o.unit_id) IN (SELECT id FROM below)"""
POSTS_OF_UNIT = BELOW + "SELECT id FROM post WHERE alive = 1 AND unit_id IN (SELECT id FROM below)"
CHANGED_POINTS = """
    WITH touched(id) AS (SELECT DISTINCT k FROM op WHERE hlc >= :since AND t IN
        ('risk_point', 'risk_event', 'assessment', 'control_measure', 'person', 'post', 'org_unit'))
    SELECT id FROM risk_point WHERE alive = 1 AND (id IN touched OR unit_id IN touched OR post_id IN touched
        OR person_id IN touched OR id IN (
        SELECT e.risk_point_id FROM risk_event AS e WHERE e.id IN touched
            OR e.id IN (SELECT risk_event_id FROM assessment WHERE id IN touched)
            OR e.id IN (SELECT risk_event_id FROM control_measure WHERE id IN touched)))"""
CHANGED_POSTS = """
    WITH touched(id) AS (SELECT DISTINCT k FROM op WHERE hlc >= :since AND t IN
        ('post', 'appointment', 'person', 'org_unit'))
    SELECT id FROM post WHERE alive = 1 AND (id IN touched OR unit_id IN touched OR id IN (
        SELECT post_id FROM appointment WHERE id IN touched OR person_id IN touched))"""


@dataclass(frozen=True)
class PrintScope:
    """`way` is one of the constants above; `key` the record, the level or, as `YYYY-MM-DD`, the day it asks for."""

    way: str = ALL
    key: str = ""


EVERYTHING = PrintScope()


@dataclass(frozen=True)
class AskedPrint:
    """What papers are told apart by: those of another mode or of the other version are other papers."""

    document: str
    mode: str = "residual"
    public: bool = False
    by_points: bool = False
    """Whether the document is made for risk points though it does not hang on walls."""

    @property
    def about(self) -> str:
        """The type of the records it is about; empty where it is about none in particular."""
        if self.followed:
            return KINDS[self.document].about
        return POINT if self.by_points else ""

    @property
    def followed(self) -> bool:
        return self.document in KINDS


def ways(asked: AskedPrint) -> tuple[str, ...]:
    """How its scope may be chosen; a document of the whole enterprise has none."""
    stale = (STALE,) if asked.followed else ()
    if asked.about == POINT:
        return (ALL, ONE, UNIT, OF_POST, LEVEL, SINCE, *stale)
    return (ALL, ONE, UNIT, LEVEL, SINCE, *stale) if asked.about == POST else (ALL,)


def subjects(company: Company, asked: AskedPrint, scope: PrintScope) -> frozenset[str] | None:
    """The ids of the records to print; None for all of them. Raises NotFound where there are none."""
    if scope.way not in ways(asked) or scope.way == ALL:
        return None
    found = _stale(company, asked) if scope.way == STALE else _found(company, asked, scope)
    if not found:
        raise NotFound(ALL_MATCH if scope.way == STALE else NOTHING_FOUND)
    return found


def _stale(company: Company, asked: AskedPrint) -> frozenset[str]:
    """Of those about removed records nothing can be printed."""
    gone = {paper.id for paper in papers.orphans(company)}
    return frozenset(paper.about_id for paper in papers.stale(company)
                     if (paper.document, paper.mode, bool(paper.public)) == (asked.document, asked.mode, asked.public)
                     and paper.id not in gone)


def _found(company: Company, asked: AskedPrint, scope: PrintScope) -> frozenset[str]:
    if scope.way == ONE:
        return frozenset({scope.key} - {""})
    with company.read() as reader:
        look = _Look(reader, whole_register(company, reader), local_date(company.clock()), asked.mode)
        return frozenset(_BY[asked.about, scope.way](look, scope.key))


@dataclass(frozen=True)
class _Look:
    reader: Reader
    rows: Rows
    today: date
    mode: str

    def ids(self, sql: str, **arguments: object) -> Iterator[str]:
        return (row[0] for row in self.reader.rows(sql, arguments))

    def work_of_posts(self) -> Mapping[str, PostWork]:
        return post_work(self.reader, self.rows, self.today)


def _points_of_unit(look: _Look, unit: str) -> Iterator[str]:
    return look.ids(POINTS_OF_UNIT, unit=unit)


def _posts_of_unit(look: _Look, unit: str) -> Iterator[str]:
    return look.ids(POSTS_OF_UNIT, unit=unit)


def _points_of_post(look: _Look, post: str) -> Iterator[str]:
    """Where the post works, as its own card has it."""
    work = look.work_of_posts().get(post)
    return (one.id for one in work.points) if work else iter(())


def _points_of_level(look: _Look, level: str) -> Iterator[str]:
    levels = point_levels(look.reader, look.mode)
    points = look.ids("SELECT id FROM risk_point WHERE alive = 1")
    return (one for one in points if levels.get(one, Level.UNASSESSED) == level)


def _posts_of_level(look: _Look, level: str) -> Iterator[str]:
    """By the worst that the post meets; one without places of work has no card."""
    return (post_id for post_id, work in look.work_of_posts().items()
            if work.points and worst(row_level(row, look.mode) for row in work.rows) == level)


def _changed_points(look: _Look, day: str) -> Iterator[str]:
    """With all that hangs on them, and those who answer for them."""
    return look.ids(CHANGED_POINTS, since=_begin(day))


def _changed_posts(look: _Look, day: str) -> Iterator[str]:
    """Themselves, who holds them, or a place where they work."""
    own, points = set(look.ids(CHANGED_POSTS, since=_begin(day))), set(_changed_points(look, day))
    return (post_id for post_id, work in look.work_of_posts().items()
            if work.points and (post_id in own or any(one.id in points for one in work.points)))


def _begin(day: str) -> int:
    """Where the journal's clock stood when the local day began."""
    return int(datetime.fromisoformat(day).timestamp() * 1000) << LOGICAL_BITS


_BY: dict[tuple[str, str], Callable[[_Look, str], Iterator[str]]] = {
    (POINT, UNIT): _points_of_unit, (POINT, OF_POST): _points_of_post, (POINT, LEVEL): _points_of_level,
    (POINT, SINCE): _changed_points, (POST, UNIT): _posts_of_unit, (POST, LEVEL): _posts_of_level,
    (POST, SINCE): _changed_posts}
