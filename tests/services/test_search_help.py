"""Help topics: in both languages, short, with their source; a damaged file is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services.help import Topic, read_topic, topic, topics, topics_of

WANTED = {"step-survey", "step-identify", "step-assess", "step-control", "step-publish", "step-inspect", "step-report",
          "jha-scl", "inherent-residual", "lec-ls", "levels", "three-majors", "reference-values", "corrections",
          "direct-judgement", "editions", "bundle", "backup", "keyboard"}


def test_every_subject_has_its_topic() -> None:
    assert {one.id for one in topics()} >= WANTED


@pytest.mark.parametrize("one", topics(), ids=lambda one: one.id)
def test_a_topic_is_short_and_stands_in_both_languages(one: Topic) -> None:
    assert set(one.texts) >= {"en", "zh_CN"}
    assert len(one.texts["en"]) == len(one.texts["zh_CN"]), "line for line the same"
    assert 5 <= len(one.lines("en")) <= 12
    for language in ("en", "zh_CN"):
        assert one.title(language)
        assert one.source(language)
        assert all(line.strip() and len(line) <= 240 for line in one.lines(language))
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in line) for line in one.lines("zh_CN"))


def test_each_page_has_help() -> None:
    for page in ("overview", "survey", "identify", "assess", "control", "plan", "print", "inspect", "report", "rules",
                 "lists"):
        assert topics_of(page), page
    assert topics_of("assess")[0].id == "step-assess"


def test_the_language_of_the_screen_or_another() -> None:
    assert topic("levels").title() == "The four levels"
    assert topic("levels").title("zh_CN") == "四个风险等级"


def test_a_misspelt_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text('{"id": "x", "order": 1, "titel": {}}', "utf-8")
    with pytest.raises(InputError, match="titel"):
        read_topic(path)


def test_lines_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text('{"id": "x", "order": 1, "pages": [], "title": {"en": "X", "zh_CN": "甲"}, "words": [],'
                    ' "source": {"en": "X", "zh_CN": "甲"}, "lines": {"en": ["a"], "zh_CN": "甲"}}', "utf-8")
    with pytest.raises(InputError, match="zh_CN"):
        read_topic(path)
