"""`dualprev demo DIR`: the whole main job on the sample company; every file it writes is named."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.exchange.exports import export_table
from dualprev_desktop.exchange.reporting import export_report, verify_bundle
from dualprev_desktop.exchange.sample_company import make_sample
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_, _, translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.store.company import Company


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar=_("FOLDER"))


def run(arguments: Namespace, context: Context) -> int:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with make_sample(free_name(arguments.folder / "sample-station.dualprev"), context.paths,
                     user=context.user) as company:
        say(_("The sample filling station: register imported, assessed, bound to its plan."))
        for path in write_all(company, arguments.folder, context):
            say(str(path))
    return 0


def write_all(company: Company, folder: Path, context: Context) -> Iterator[Path]:
    """Everything a company hands out, one file after the other."""
    yield company.path
    print_language = translator(context.print_language)
    yield export_table(company, "register", folder / "register.xlsx", print_language)
    source, options = source_of(company), Options(print_language)
    for document in DOCUMENTS:
        with suppress(NotFound):  # a company without a major risk has no board for it
            yield from document.build(source, folder, options, Silent())
    bundle = export_report(company, folder, _("Emergency management bureau")).path
    verify_bundle(bundle)
    yield bundle


def free_name(path: Path) -> Path:
    """An earlier demo's company file is somebody's file: it is not overwritten."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate


COMMAND = Command("demo", 10, N_("do the whole main job on the sample company"), configure, run)
