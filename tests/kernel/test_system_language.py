"""The language of a first start: what the system says, in the order in which it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from dualprev_desktop.kernel.i18n import SAYING_LANGUAGE, system_language


@dataclass
class Given:
    wanted: str
    said: dict[str, str] = field(default_factory=dict)


@pytest.mark.parametrize("given", [
    Given("zh_CN", {"LANG": "zh_CN.UTF-8"}), Given("zh_CN", {"LC_ALL": "", "LANG": "zh_CN.GB18030"}),
    Given("en", {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}),
    Given("zh_CN", {"LC_MESSAGES": "zh_CN", "LANG": "en_US"}), Given("en", {"LANG": "de_DE.UTF-8"})])
def test_the_system_is_asked_for_the_language_of_messages(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in SAYING_LANGUAGE:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in given.said.items():
        monkeypatch.setenv(variable, value)
    assert system_language() == given.wanted
