"""A company's own rule sets (自有评定准则): brought in from a file, kept, sent on, taken out again.

A rule set is never overwritten: an assessment names it by its id, and a change is a new edition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.chosen import chosen_text
from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.own_rule_set import OwnRuleSet
from dualprev_desktop.domain.rule_text import as_mapping
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.errors import BadFile, Conflict, InputError, NotFound
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.limited import Limits, run_limited
from dualprev_desktop.services import edit
from dualprev_desktop.services.rulebook import NOT_CALCULATED, RuleBook, book, parsed_rule_set
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

MOST_BYTES = 1 << 20
LIMITS = Limits(seconds=20, memory=1 << 30, answer=8 << 20)
ID = re.compile(r"[a-z0-9][a-z0-9._-]*")

TOO_LARGE = N_("{file} is too large for a rule set: {size} KB; at most {limit} KB are read. "
               "Choose the file of one rule set.")
CANNOT_OPEN = N_("{file} could not be opened: {reason}. Check the place and choose the file again.")
NOT_UTF8 = N_("{file} is not text in UTF-8. Save it as UTF-8 and choose it again.")
BAD_ID = N_("{where}: the identifier “{id}” may have only small letters a to z, digits, dots and hyphens, and begins "
            "with a letter or digit. Change it.")
ID_TAKEN = N_("{where}: the identifier “{id}” belongs to “{name}”, whose content is another. A changed rule set is a "
              "new edition: give it an identifier of its own.")
ID_RESERVED = N_("{where}: the identifier “{id}” stands for levels that no rule set gives. Choose another.")
NAME_TAKEN = N_("{where}: the name “{name}” belongs to the rule set {id} already. Give this one another name, so that "
                "registers can tell them apart.")
TOO_LONG = N_("{where}: “{field}” has {length} characters; at most {limit} fit. Shorten it.")
IN_USE = N_("“{name}” cannot be removed: assessments were made by it ({count}), and each keeps the rules it was made "
            "by. A rule set goes only while no assessment names it.")
NOT_OWN = N_("There is no own rule set “{id}” in this file. What the program brings cannot be removed.")


def uses(company: Company) -> Mapping[str, int]:
    """How many assessments, earlier ones too, were made by each rule set."""
    with company.read() as reader:
        return dict(reader.rows("SELECT rule_set, count(*) FROM assessment WHERE alive = 1 GROUP BY rule_set"))


# keeping -----------------------------------------------------------------------------------------------


def check_new(known: RuleBook, rules: RuleSet) -> None:
    """Raises InputError unless the set may be kept beside the known ones: id, name and proof."""
    from dualprev_desktop.domain.rule_proof import require

    _check_id(known, rules)
    _check_names(known, rules)
    longest = {key: max((row.value for row in one.scale), key=lambda value: len(str(value)))
               for key, one in rules.by_key.items()}
    _check_length(rules, record_type(Assessment).field("chosen"), chosen_text(longest))
    _check_length(rules, record_type(OwnRuleSet).field("content"), _content(rules))
    require(rules)


def _check_id(known: RuleBook, rules: RuleSet) -> None:
    if rules.id in NOT_CALCULATED:
        raise InputError(ID_RESERVED, where=rules.where, id=rules.id)
    if not ID.fullmatch(rules.id):
        raise InputError(BAD_ID, where=rules.where, id=rules.id)
    _check_length(rules, record_type(OwnRuleSet).field("rule_set_id"), rules.id)
    if rules.id in known.by_id:
        raise InputError(ID_TAKEN, where=rules.where, id=rules.id, name=known.name(rules.id))


def _check_names(known: RuleBook, rules: RuleSet) -> None:
    # a register names its method by either name
    taken = {name.casefold(): one.id for one in known.sets for name in one.names.values()}
    for name in rules.names.values():
        _check_length(rules, record_type(OwnRuleSet).field("name"), name)
        if name.casefold() in taken:
            raise InputError(NAME_TAKEN, where=rules.where, name=name, id=taken[name.casefold()])


def _check_length(rules: RuleSet, field: Field, text: str) -> None:
    if len(text) > field.max_length:
        raise InputError(TOO_LONG, where=rules.where, field=Word(field.label), length=len(text),
                         limit=field.max_length)


def save_own(company: Company, rules: RuleSet) -> tuple[str, ChangeSet]:
    """Keeps a proved set under its own id. Raises InputError when the id is taken or the set is not proved."""
    check_new(book(company), rules)
    record = OwnRuleSet(id=new_id(), rule_set_id=rules.id, name=rules.name("zh_CN"), content=_content(rules))
    with company.work(edit.ADD, facts={"record": record_type(OwnRuleSet).label, "title": record.name}) as uow:
        uow.add(record)
        return rules.id, uow.commit()


def _content(rules: RuleSet) -> str:
    """What the company's file keeps; nobody compared an own set with a standard's text."""
    return json.dumps({**as_mapping(rules), "verified": False}, ensure_ascii=False, separators=(",", ":"))


def remove_own(company: Company, id: str) -> ChangeSet:
    """Raises Conflict, with their number, while assessments were made by it; NotFound for a set that is no own one."""
    with company.read() as reader:
        found = list(reader.records(OwnRuleSet, rule_set_id=id))
    if not found:
        raise NotFound(NOT_OWN, id=id)
    count = uses(company).get(id, 0)
    if count:
        raise Conflict(IN_USE, name=found[0].name, count=count)
    return edit.remove(company, "own_rule_set", [one.id for one in found])


# files -------------------------------------------------------------------------------------------------


def export_rule_set(source: Company | RuleBook, id: str, path: Path) -> Path:
    """Writes a rule set as a file that imports again as an equal one."""
    rules = (book(source) if isinstance(source, Company) else source).rule_set(id)
    write_bytes(path, (json.dumps(as_mapping(rules), ensure_ascii=False, indent=2) + "\n").encode())
    return path


def import_rule_set(company: Company, path: Path) -> tuple[str, ChangeSet]:
    """Takes over the rule set of a file from outside; its id, and what changed: nothing where it was there already.

    Raises BadFile or InputError that names the file, the place in it, and what to do.
    """
    rules = read_rule_file(path)
    standing = book(company).by_id.get(rules.id)
    if standing is not None and same_content(standing, rules):
        return rules.id, ChangeSet()
    return save_own(company, rules)


def same_content(one: RuleSet, other: RuleSet) -> bool:
    """Whether they judge and word alike; what was compared with a standard is not asked."""
    left, right = as_mapping(one), as_mapping(other)
    return {**left, "verified": False} == {**right, "verified": False}


def read_rule_file(path: Path) -> RuleSet:
    """The proved rule set of a file, read in the limited helper. Raises as `import_rule_set` does."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadFile(CANNOT_OPEN, file=path.name, reason=error.strerror) from error
    if size > MOST_BYTES:
        raise BadFile(TOO_LARGE, file=path.name, size=size >> 10, limit=MOST_BYTES >> 10)
    answer = run_limited(f"{__name__}:read_in_helper", str(path.resolve()), file=path.name, limits=LIMITS)
    if "refused" in answer:
        words = {name: Word(answer["facts"][name]) for name in answer["words"]}
        raise InputError(answer["refused"], **answer["facts"] | words)
    return RuleSet.from_mapping(answer["rules"], path.name)


def read_in_helper(path: str) -> dict[str, Any]:
    """Runs in the helper process: the proved rule set as plain objects, or the sentence of its refusal."""
    file = Path(path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadFile(CANNOT_OPEN, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise BadFile(NOT_UTF8) from error
    try:
        rules = parsed_rule_set(text, file.name)
    except InputError as error:
        # translatable words would come back as plain ones
        words = [name for name, fact in error.facts.items() if isinstance(fact, Word)]
        return {"refused": error.template, "facts": {name: str(fact) for name, fact in error.facts.items()},
                "words": words}
    return {"rules": as_mapping(rules)}
