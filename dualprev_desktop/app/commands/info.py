"""`dualprev info FILE`: what is in a company file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.record import record_types
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import codelists, verification
from dualprev_desktop.services.guide.rule import STEP_NAMES
from dualprev_desktop.services.overview import overview
from dualprev_desktop.services.query import count, enterprise


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))


def run(arguments: Namespace, context: Context) -> int:
    with context.open(arguments.file, read_only=True) as company:
        owner = enterprise(company)
        say(owner.name if owner else str(company.path))
        for declared in record_types():
            say("  " + _line(_(declared.plural), count(company, declared.id)))
        view = overview(company)
        for mode in ("inherent", "residual"):
            levels = sorted(view.levels[mode].items(), key=_by_rank)
            say(_line(codelists.label("assessment_kind", mode),
                      _(", ").join(f"{codelists.label('level', level)} {number}" for level, number in levels)))
        for step in view.steps:
            missing = _("; ").join(line.text for line in step.missing)
            say(_line(_(STEP_NAMES[step.step]), missing or STATES[step.state]()))
    _say_unverified()
    return 0


def _say_unverified() -> None:
    """What the program itself brings and nobody has yet compared with the text in force."""
    for words, found in ((_("Rows of the code lists not verified"), verification.code_rows()),
                         (_("Rule sets not verified"), verification.rules()),
                         (_("Catalogue events, reference values"), verification.suggested_events())):
        say(_line(words, _("{count} of {total}").format(count=found.count, total=found.total)))


def _by_rank(counted: tuple[Level, int]) -> int:
    """The worst level first."""
    return -style(counted[0]).rank


def _line(word: str, value: object) -> str:
    return _("{word}: {value}").format(word=word, value=value)


STATES = {"empty": lambda: _("not begun"), "begun": lambda: _("begun"), "complete": lambda: _("complete")}

COMMAND = Command("info", 30, N_("say what is in a company file"), configure, run)
