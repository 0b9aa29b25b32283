"""Workbooks of an open company: the register, who answers for what, or the table of any declared record type."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.exchange.register_out import write_register
from dualprev_desktop.exchange.responsibilities_out import write_responsibilities
from dualprev_desktop.exchange.table_out import write_table
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.query import describe, enterprise, page, titles
from dualprev_desktop.services.register import register
from dualprev_desktop.services.responsibilities import responsibilities
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.store.company import Company

REGISTER, RESPONSIBILITIES = "register", "responsibilities"
UNKNOWN = N_("There is no workbook “{layout}”. Choose among: {layouts}.")


def export_blank(company: Company, target: Path, t: Translator, progress: Progress = Silent()) -> Path:
    """The register's workbook without a row, to be filled in elsewhere and taken over again."""
    owner = enterprise(company)
    write_register(target, (), owner.name if owner else "", t, progress, names=book(company),
                   dated=local_date(company.clock()))
    return target


def export_table(company: Company, layout: str, target: Path, t: Translator, progress: Progress = Silent()) -> Path:
    """Writes the workbook and returns its path. Raises NotFound for an unknown layout."""
    known = [declared.id for declared in record_types()]
    if layout == REGISTER:
        owner = enterprise(company)
        write_register(target, register(company), owner.name if owner else "", t, progress, names=book(company),
                       dated=local_date(company.clock()))
    elif layout == RESPONSIBILITIES:
        write_responsibilities(target, responsibilities(company), t, progress)
    elif layout in known:
        declared = describe(layout)
        references = {field.target: titles(company, field.target) for field in declared.references}

        def title(target_type: str, record_id: str) -> str:
            return references[target_type].get(record_id, "")

        write_table(target, declared, page(company, layout), t, title, progress)
    else:
        raise NotFound(UNKNOWN, layout=layout, layouts=", ".join([REGISTER, RESPONSIBILITIES, *known]))
    return target
