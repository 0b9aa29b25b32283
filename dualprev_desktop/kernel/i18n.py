"""Text in the person's language: gettext catalogues, one for window, print and command line."""

from __future__ import annotations

import gettext as _stdlib
import locale
import os
from dataclasses import dataclass, field
from pathlib import Path

from dualprev_desktop.kernel.paths import data_dir
from dualprev_desktop.kernel.pseudo import PSEUDO_LANGUAGE, PseudoCatalogue

DOMAIN = "dualprev"
SOURCE_LANGUAGE = "en"
SAYING_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX asks them for the language of messages; other systems set none."""


@dataclass(frozen=True)
class Translator:
    """Says texts in one language; a value, so that a card can be printed in another than the screen's."""

    language: str
    _catalogue: _stdlib.NullTranslations = field(repr=False, compare=False)

    def gettext(self, text: str) -> str:
        return self._catalogue.gettext(text) if text else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self._catalogue.ngettext(singular, plural, count)


def translator(language: str) -> Translator:
    """The translator for `language` ("zh_CN", "en"); the source text where no catalogue exists."""
    if language == PSEUDO_LANGUAGE:
        return Translator(language, PseudoCatalogue())
    folder = Path(str(data_dir("translations")))
    return Translator(language, _stdlib.translation(DOMAIN, folder, [language], fallback=True))


def languages() -> list[str]:
    """Every language that has a catalogue, and English, which needs none; the pseudo-language is offered to nobody."""
    folder = data_dir("translations")
    found = [entry.name for entry in folder.iterdir() if (entry / "LC_MESSAGES").is_dir()]
    return sorted({SOURCE_LANGUAGE, *found})


def system_language() -> str:
    """简体中文 on a Chinese system, else English."""
    # the system says what it speaks even where the tables of that language are not installed
    said = (os.environ.get(variable) for variable in SAYING_LANGUAGE)
    name = next(filter(None, said), None) or locale.getlocale()[0] or ""
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else SOURCE_LANGUAGE


class Word(str):
    """A text among the facts of a message that is itself to be translated: a field's label, say."""


_active: Translator | None = None


def use(language: str) -> Translator:
    """Makes `language` the one of screen and command line."""
    global _active
    _active = translator(language)
    return _active


def active() -> Translator:
    return _active or use(system_language())


def _(text: str) -> str:
    """`text` in the screen's language."""
    return active().gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the screen's language for `count`; the caller fills the braces."""
    return active().ngettext(singular, plural, count)


def N_(text: str) -> str:  # noqa: N802 - the name every gettext extractor knows
    """Marks a constant for extraction; it is translated where it is shown."""
    return text
