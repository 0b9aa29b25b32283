"""The failures a person can do something about; anything else is a bug and goes to the crash hook."""

from __future__ import annotations

from typing import Any, ClassVar

from dualprev_desktop.kernel.i18n import Translator, Word, active


class DualPrevError(Exception):
    """A failure told as one sentence: what happened, what was kept, what to do.

    `template` is English and marked with `N_`; `facts` fill its braces, so that the sentence can be
    said in any language at the moment it is shown.
    """

    code: ClassVar[str] = "E_FAILED"

    def __init__(self, template: str, **facts: Any) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts

    def text(self, translator: Translator | None = None) -> str:
        """The sentence in the translator's language (the screen's when none is given)."""
        say = (translator or active()).gettext
        facts = {name: say(fact) if isinstance(fact, Word) else fact for name, fact in self.facts.items()}
        return say(self.template).format(**facts)

    def __str__(self) -> str:
        return self.template.format(**self.facts)


class InputError(DualPrevError):
    """Something typed or read is not acceptable; `facts` names file, row and field."""

    code = "E_INPUT"


class Conflict(DualPrevError):
    """The change would contradict what stands already."""

    code = "E_CONFLICT"


class NotFound(DualPrevError):
    """A record, document or rule set of that name does not exist."""

    code = "E_NOT_FOUND"


class StoreUnavailable(DualPrevError):
    """The company file is locked, read-only, or its disk is full."""

    code = "E_STORE"


class NewerFile(DualPrevError):
    """The file was written by a newer program; both versions are in the sentence."""

    code = "E_NEWER"


class BadFile(DualPrevError):
    """A file from outside is damaged, hostile or of another kind."""

    code = "E_BAD_FILE"


class Cancelled(DualPrevError):
    """The person stopped a long work; nothing of it was kept."""

    code = "E_CANCELLED"
