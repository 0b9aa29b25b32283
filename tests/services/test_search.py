"""Search finds what looking through every text would find, nearest first, and follows every change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, forget, record
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit
from dualprev_desktop.services.finding import matching
from dualprev_desktop.services.search import Rank, SearchIndex
from dualprev_desktop.services.search_sound import heard, readings
from dualprev_desktop.services.search_table import Entry, SearchTable
from dualprev_desktop.services.search_words import may_be_sound, parts, plain
from dualprev_desktop.store.company import Company


def occurs_naively(query: str, title: str, body: str) -> bool:
    """What search means: each part stands in a text, or is pinyin of the title."""
    return all(part in plain(title) or part in plain(body) or (may_be_sound(part) and heard(part, plain(title)))
               for part in parts(query))


# the same few signs again and again, so that words meet; full-width forms, capitals and signs of FTS5 among them
SIGNS = "油卸罐重aAxXyzR-0③１（)\"'*: ß㎡\x7f\n\x1f\U00020000^{}"
texts = st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), max_size=12)
queries = st.text(st.sampled_from(SIGNS), min_size=1, max_size=4) | texts


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=6), queries)
@example([("卸油", "")], "卸")
@example([("卸油", "")], "油")
@example([("卸", "油")], "卸油")
@example([("卸油作业", "")], "卸油zy")
@example([("Tank 1号罐", "GB/T 13861")], "gb/t 1")
@example([("NEAR", "a*")], 'near "')
def test_nothing_is_missing_and_nothing_is_invented(documents: list[tuple[str, str]], query: str) -> None:
    table = SearchTable()
    table.put([Entry.of("risk_point", str(place), *document) for place, document in enumerate(documents)])
    asked = parts(query)
    expected = [str(place) for place, document in enumerate(documents) if occurs_naively(query, *document)]
    if asked:
        assert table.ids(asked, "risk_point") == expected
        assert [row[1] for row in table.among(asked, (("risk_point", str(place)) for place in
                                                      range(len(documents))))] == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), texts, texts, st.booleans()), max_size=12), queries)
def test_what_changed_or_went_is_found_as_it_is_now(changes: list[tuple[int, str, str, bool]], query: str) -> None:
    table, now = SearchTable(), dict[str, tuple[str, str]]()
    for place, title, body, stays in changes:
        if stays:
            now[str(place)] = title, body
            table.put([Entry.of("risk_point", str(place), title, body)])
        else:
            now.pop(str(place), None)
            table.drop([("risk_point", str(place))])
    assert len(table) == len(now)
    if asked := parts(query):
        assert sorted(table.ids(asked, "risk_point")) == sorted(
            key for key, document in now.items() if occurs_naively(query, *document))


@pytest.mark.parametrize(("typed", "title"), [
    ("xyzy", "卸油作业"), ("xieyou", "卸油作业"), ("XieYouZ", "卸油作业"), ("youzuo", "卸油作业"),
    ("卸油zy", "卸油作业"), ("卸油xyzy", "卸油作业"),
    ("zhongda", "重大风险"), ("1hg", "1号罐"), ("xy zy", "卸油（作业）"), ("lv", "绿化"),
])
def test_pinyin_in_full_by_initials_and_mixed(typed: str, title: str) -> None:
    assert occurs_naively(typed, title, "")


@pytest.mark.parametrize(("typed", "title"), [
    ("ie", "卸油"), ("xz", "卸油作业"), ("chongda", "重大"), ("uo", "卸油作业"),
])
def test_a_syllable_is_typed_from_its_beginning(typed: str, title: str) -> None:
    assert not occurs_naively(typed, title, "")


def test_a_text_without_chinese_has_no_pinyin() -> None:
    assert readings("tank farm") == set()


# a company ----------------------------------------------------------------------------------------------


def point(company: Company, name: str, number: str = "", location: str = "") -> str:
    return edit.create(company, "risk_point", {"name": name, "kind": "place", "number": number,
                                               "location": location})[0]


def test_the_nearest_comes_first(company: Company) -> None:
    elsewhere = point(company, "站房", location="罐区北侧")
    sounds = point(company, "管渠")
    inside = point(company, "一号罐区")
    begins = point(company, "罐区东门")
    same = point(company, "罐区")
    index = SearchIndex(company)
    assert [hit.id for hit in index.find("罐区")] == [same, begins, inside, elsewhere]
    assert [hit.rank for hit in index.find("罐区")] == [Rank.IS, Rank.BEGINS, Rank.IN_TITLE, Rank.ELSEWHERE]
    assert sounds in [hit.id for hit in index.find("guanqu") if hit.rank is Rank.SOUNDS]


def test_a_number_is_found_before_all_that_merely_hold_it(company: Company) -> None:
    ids = [point(company, f"点{place}", number=f"R-{place:04}", location="见 R-0003") for place in range(300)]
    hits = SearchIndex(company).find("r-0003", 5)
    assert (hits[0].id, hits[0].rank) == (ids[3], Rank.IS)
    assert len(hits) == 5


def test_what_stands_as_typed_comes_before_its_parts(company: Company) -> None:
    for place in range(250):
        point(company, f"B{place}区 A座")
    wanted = point(company, "北侧A区")
    assert SearchIndex(company).find("A区", 3)[0].id == wanted


def test_every_record_of_a_type_is_listed_for_a_filter(company: Company) -> None:
    ids = {point(company, f"卸油口{place}") for place in range(450)}
    index = SearchIndex(company)
    assert set(matching(index, "risk_point", "xyk") or ()) == ids
    assert set(matching(index, "risk_point", "卸油k") or ()) == ids
    assert matching(index, "risk_point", "卸油") is None, "words are left to the database"
    assert matching(index, "post", "xyk") == []


def test_the_index_follows_changes_undo_and_removal(company: Company) -> None:
    first = point(company, "卸油区")
    index = SearchIndex(company)
    assert [hit.id for hit in index.find("卸油")] == [first]
    edit.change(company, "risk_point", first, {"name": "罐区"})
    assert index.look("罐区") == [], "a look takes what was read before"
    assert index.behind()
    assert (index.find("卸油"), index.behind()) == ([], 0)
    company.undo()
    assert [hit.title for hit in index.find("xyq")] == ["卸油区"]
    edit.remove(company, "risk_point", [first])
    assert (index.find("卸油"), len(index)) == ([], 0)
    company.undo()
    assert [hit.id for hit in index.among("", [("risk_point", first), ("risk_point", "gone")])] == []
    index.catch_up()
    assert [hit.id for hit in index.among("", [("risk_point", first), ("risk_point", "gone")])] == [first]
    assert index.among("罐", [("risk_point", first)]) == []


def test_looking_while_another_thread_reads(company: Company) -> None:
    ids = {point(company, f"卸油口{place}") for place in range(500)}
    index = SearchIndex(company)
    seen: list[int] = []
    going, halfway = threading.Event(), threading.Event()

    def step(done: int, total: int) -> None:
        if done and not halfway.is_set():
            halfway.set()
            assert going.wait(10)

    worker = threading.Thread(target=index.catch_up, args=(step,))
    worker.start()
    assert halfway.wait(10)
    assert not index.begun
    seen.append(len(index.look("卸油口", 1000)))
    going.set()
    worker.join(10)
    assert index.begun
    assert 0 < seen[0] < len(ids)
    assert {hit.id for hit in index.look("卸油口", 1000)} == ids


def test_stopped_in_the_middle_it_begins_again(company: Company) -> None:
    wanted = {point(company, f"卸油口{place}") for place in range(500)}
    index = SearchIndex(company)

    class Stop(Exception):
        pass

    def step(done: int, total: int) -> None:
        if done:
            raise Stop

    with pytest.raises(Stop):
        index.catch_up(step)
    assert not index.begun
    assert {hit.id for hit in index.find("卸油口", 1000)} == wanted
    assert len(index) == len(wanted)


@pytest.fixture
def gauge() -> Iterator[None]:
    @record("gauge", "Gauge", "Gauges", place=990, reported=False)
    class Gauge(Record):
        name: str = f.text("Name", required=True)
        accident: str = f.code("Accident", "accident_type_2025", searchable=True)
        serial: str = f.text("Serial", max_length=18, searchable=True)
    yield
    forget("gauge")


def test_a_code_is_found_by_itself_and_by_its_words_in_both_languages(
        tmp_path: Path, paths: AppPaths, gauge: None) -> None:
    with Company.create(tmp_path / "other.dualprev", paths, user="officer") as company:
        made = edit.create(company, "gauge", {"name": "A", "accident": "WSA10009",
                                              "serial": "91320100MA1X2Y3Z4A"})[0]
        index = SearchIndex(company)
        for typed in ("WSA10009", "91320100MA", "91320100ma1x2y3z4a"):
            assert [hit.id for hit in index.find(typed)] == [made], typed
        (hit,) = index.find("WSA10009")
        for word in hit.title.split():
            assert [hit.id for hit in index.find(word)] == [made]


def test_nothing_is_asked_of_an_empty_query(company: Company) -> None:
    point(company, "罐区")
    assert SearchIndex(company).find(" \t\x00 ") == []
    assert SearchIndex(company).find("\ud800") == []


