"""What a person typed or pasted, read as the value of a field: the one place where text becomes values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dualprev_desktop.domain import credit_code, phone
from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.domain.text_kinds import CREDIT_CODE, PHONE
from dualprev_desktop.domain.written_day import may_become_day, read_day
from dualprev_desktop.domain.written_number import may_become_number, read_number
from dualprev_desktop.kernel.clock import local_date, system_clock
from dualprev_desktop.kernel.errors import DualPrevError, InputError
from dualprev_desktop.kernel.i18n import N_, Word, _
from dualprev_desktop.services import edit, query
from dualprev_desktop.store.company import Company

NOT_A_RECORD = N_("{record}: there is no “{value}” to choose for “{field}”. Choose one that exists, or add it first.")

YES = frozenset({"1", "true", "yes", "y", "是", "有", "√", "✓"})
PRESENT = "-"
"""Stands for the fields that are not judged."""
CERTAIN_KINDS = (phone.PhoneKind.MOBILE, phone.PhoneKind.LANDLINE)
"""The others are beginnings of these: to name them while digits come would be restless."""
NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL)


def may_be_made(of: Field) -> bool:
    """Whether a title alone makes a record that it may lead to: a person, but no post, which needs a unit."""
    if of.type is not FieldType.REFERENCE:
        return False
    target = record_type(of.target)
    return target.amendable and target.field(target.title_field).type is FieldType.TEXT and all(
        one.name == target.title_field for one in target.fields if one.required)


@dataclass
class TextReader:
    """Reads what a person typed or pasted into a field; the titles it looks up are read once.

    Without a company, where one is only being founded, there is nothing to refer to.
    """

    company: Company | None = None
    _ids: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return local_date(self.company.clock() if self.company else system_clock())

    def value(self, declared: RecordType, of: Field, text: Any) -> Any:
        """The field's value. Raises InputError with the sentence for the person."""
        if not isinstance(text, str) or not text.strip():
            return edit.typed(declared, of, text)
        if of.type is FieldType.REFERENCE:
            return self._record(declared, of, text)
        value = edit.checked(declared.id, {of.name: plainly(of, text, self.today)})[of.name]
        fits(declared, of, value)
        return value

    def _record(self, declared: RecordType, of: Field, text: str) -> str:
        wanted = text.strip()
        known = self._ids.setdefault(of.target, {}) or self._read(of.target)
        found = known.get(wanted) or known.get(wanted.casefold())
        if found is not None:
            return found
        if isinstance(text, NewTitle) and may_be_made(of):
            target = record_type(of.target)
            return NewTitle(edit.typed(target, target.field(target.title_field), wanted))
        raise InputError(NOT_A_RECORD, record=Word(declared.label), field=Word(of.label), value=wanted)

    def _read(self, target: str) -> dict[str, str]:
        """Title, or id, to id; of two records with one title the first is meant."""
        known = self._ids[target]
        for record_id, title in query.titles(self.company, target).items() if self.company else ():
            known.setdefault(title.casefold(), record_id)
            known[record_id] = record_id
        return known


def plainly(of: Field, text: str, today: date) -> str:
    """Numbers and dates as people and spreadsheets write them, in the form in which they are stored."""
    if of.type is FieldType.BOOLEAN:
        return str(text.strip().casefold() in YES).lower()
    if of.type is FieldType.DATE:
        day = read_day(text, today)
        return day.isoformat() if day else text
    if of.type in NUMBERS:
        return read_number(text, of.unit) or text
    return text


def fits(declared: RecordType, of: Field, value: Any) -> None:
    """Raises InputError when the value is too long, or empty where there must be one."""
    declared.check([of.to_plain(value) if name == of.name else PRESENT for name in declared.names])


def problem(company: Company, declared: RecordType, of: Field, text: Any) -> str:
    """The sentence that says why `text` would be refused; empty when it is acceptable."""
    return look(TextReader(company), declared, of, text).problem


# while it is being typed --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Look:
    """What stands in a field, judged while it is being typed."""

    problem: str = ""
    """Why it would be refused."""
    hopeless: bool = False
    """It is refused or doubted, and nothing typed after it can make it right."""
    doubt: str = ""
    """It would be kept, and looks mistyped all the same."""
    echo: str = ""
    """How it is read, where that is not simply what stands there; how far it is on the way."""


def look(reader: TextReader, declared: RecordType, of: Field, text: Any) -> Look:
    """Judges a text that may be half typed."""
    try:
        value = reader.value(declared, of, text)
        fits(declared, of, value)
    except DualPrevError as error:
        hopeless = not may_become(of, text)
        return Look(error.text(), hopeless, echo="" if hopeless else _on_the_way(of, text))
    return _look_at_good(of, text, value)


def _look_at_good(of: Field, text: Any, value: Any) -> Look:
    if isinstance(value, NewTitle):
        return Look(echo=_("New {record} “{title}”: it is added with this.").format(
            record=_(record_type(of.target).label), title=value))
    if not isinstance(text, str) or not text.strip():
        return Look()
    if of.reads_as == PHONE:
        return _look_at_phone(text)
    if of.reads_as == CREDIT_CODE:
        return Look(echo="✓ " + _("Complete; its check character agrees."))
    return Look(echo=_as_read(of, text, value))


def _look_at_phone(text: str) -> Look:
    read = phone.read(text)
    if read is None:
        return Look(doubt=_phone_doubt(text), hopeless=not phone.may_become(text))
    if not all(kind in CERTAIN_KINDS for kind, _inner in read):
        return Look()
    words = [", ".join(filter(None, (_(kind), _(phone.EXTENSION).format(number=inner) if inner else "")))
             for kind, inner in read]
    return Look(echo="✓ " + " · ".join(words) if words else "")


def _phone_doubt(text: str) -> str:
    found = phone.doubt(text)
    return "? " + _(found[0]).format(**found[1]) if found else ""


def doubt(of: Field, text: str) -> str:
    """What looks mistyped about a text that is kept; empty where nothing does."""
    return _phone_doubt(text) if of.reads_as == PHONE else ""


def _as_read(of: Field, text: str, value: Any) -> str:
    if of.type is not FieldType.DATE and of.type not in NUMBERS:
        return ""
    plain = str(of.to_plain(value))
    if plain == text.strip():
        return ""
    unit = f" {_(of.unit)}" if of.unit else ""
    return _("✓ reads as {value}").format(value=plain + unit)


def _on_the_way(of: Field, text: Any) -> str:
    if of.reads_as == CREDIT_CODE and isinstance(text, str) and text.strip():
        return _("{count} of {all} characters").format(count=len(credit_code.normalise(text)),
                                                        all=credit_code.LENGTH)
    return ""


def may_become(of: Field, text: Any) -> bool:
    """Whether a refused text is only not finished."""
    if not isinstance(text, str) or not text.strip():
        return True
    if of.type in NUMBERS:
        return may_become_number(text, of.unit)
    judge = may_become_day if of.type is FieldType.DATE else _BECOMING.get(of.reads_as)
    return judge is not None and judge(text)


_BECOMING: Mapping[str, Callable[[str], bool]] = {CREDIT_CODE: credit_code.may_become, PHONE: phone.may_become}
