"""Why a bundle is refused: one class for each step of the verification, with the code a receipt carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_, Translator, Word, active

SENTENCE_AND_ADVICE = N_("{sentence} {advice}")
ASK_AGAIN = N_("Nothing was taken from it. Ask the sender to export it again.")
COPY_AGAIN = N_("Nothing was taken from it. Copy it again from where it came; if that does not help, "
                "ask the sender to export it again.")
ASK_WHO = N_("Nothing was taken from it. Ask the sender, by telephone, which key is theirs.")


class BundleRefused(BadFile):
    """Nothing of the bundle was used; the sentence is followed by what to do."""

    code = "E_BUNDLE"
    advice: ClassVar[str] = ASK_AGAIN

    def text(self, translator: Translator | None = None) -> str:
        say = (translator or active()).gettext
        return say(SENTENCE_AND_ADVICE).format(sentence=super().text(translator), advice=say(self.advice))


class WrongSize(BundleRefused):
    code = "E_SIZE"


class BadContainer(BundleRefused):
    code = "E_CONTAINER"


class BadHeader(BundleRefused):
    code = "E_HEADER"


class TooNew(BundleRefused):
    code = "E_TOO_NEW"
    advice = N_("Keep the file, update this program and try again.")


class KeyUnknown(BundleRefused):
    code = "E_KEY_UNKNOWN"
    advice = ASK_WHO


class KeyRevoked(BundleRefused):
    code = "E_KEY_REVOKED"
    advice = ASK_WHO


class BadSignature(BundleRefused):
    code = "E_SIGNATURE"


class NotForMe(BundleRefused):
    code = "E_NOT_FOR_ME"
    advice = N_("Nothing was taken from it. Pass it on to whom it is for.")


class Damaged(BundleRefused):
    code = "E_DAMAGED"
    advice = COPY_AGAIN


class WrongBinding(BundleRefused):
    code = "E_BINDING"


class BadAttachment(BundleRefused):
    code = "E_FILE"


@dataclass(frozen=True)
class Problem:
    """One fault of the data; `line` counts from 1, `field` and `key` may be empty."""

    table: str
    line: int
    key: str
    field: str
    reason: str
    """English, marked with `N_`."""


class BadData(BundleRefused):
    """`problems` lists the faults, the first thousand of them."""

    code = "E_DATA"

    def __init__(self, template: str, *, problems: tuple[Problem, ...] = (), **facts: Any) -> None:
        super().__init__(template, **facts)
        self.problems = problems


FAULTS = N_("{file}: its data has {count} faults. The first: table “{table}”, line {line}, field “{field}”: {reason}.")


def bad_data(file: str, problems: list[Problem]) -> BadData:
    first = problems[0]
    return BadData(FAULTS, problems=tuple(problems), file=file, count=len(problems), table=first.table,
                   line=first.line, field=first.field, reason=Word(first.reason))
