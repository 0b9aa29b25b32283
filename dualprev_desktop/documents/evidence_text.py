"""An evidence page in words: blocks of lines, each with what stands in the column before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.evidence import Evidence, FileProof, exact
from dualprev_desktop.services.history import Act, FieldChange, HistoryEntry
from dualprev_desktop.services.naming import Naming
from dualprev_desktop.services.pictures import SeenPicture

ACTS = {Act.MADE: N_("made"), Act.CHANGED: N_("changed"), Act.REMOVED: N_("removed"),
        Act.BROUGHT_BACK: N_("brought back")}
NOTHING = "—"
WHOLE = N_("The journal was gone through when this was printed: {count} operations, every hash is right.")
BROKEN = N_("The journal was gone through when this was printed: it is BROKEN at entry {entry}. What follows "
            "proves nothing.")
HOW = N_("Each operation's hash is the SHA-256 of its content and of the hash before it in the same copy, so that the "
         "head's hash covers all of them: none can be altered, taken out or put in between without changing it. The "
         "command “dualprev check” works all of them out anew; a later page of evidence from a file that was not "
         "altered shows the operations of this one with the same numbers and hashes.")


@dataclass(frozen=True, slots=True)
class Block:
    """`head` stands beside the first lines; `quiet` closes the block in small type."""

    title: str
    lines: tuple[str, ...]
    head: tuple[str, ...] = ()
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    blocks: tuple[Block, ...]
    pictures: tuple[SeenPicture, ...] = ()


def subject(one: Evidence, t: Translator) -> str:
    return one.history.naming.about(one.history.declared.id, one.history.record_id, t)


def chapters(one: Evidence, t: Translator) -> tuple[Chapter, ...]:
    pictured = Chapter(t.gettext("Its pictures, with what was marked on them"), (), one.pictures)
    shown = (pictured,) if one.pictures else ()
    return (Chapter(t.gettext("The record"), (_record(one, t),)), *shown,
            Chapter(t.gettext("Its history, oldest first"), tuple(_entry(entry, one.history.naming, t)
                                                                   for entry in one.history.entries)),
            Chapter(t.gettext("What proves it"), tuple(_proof(one, t))))


def _record(one: Evidence, t: Translator) -> Block:
    declared, naming = one.history.declared, one.history.naming
    lines = [t.gettext("{field}: {value}").format(field=t.gettext(field.label), value=said) for field in declared.fields
             if (said := naming.said(field, one.values[field.name], t)) and not field.hidden]
    state = "" if one.alive else t.gettext("It was removed; these are its last values.")
    return Block(state, tuple(lines), quiet=t.gettext("Identifier {id}").format(id=one.history.record_id))


def picture_words(one: SeenPicture, t: Translator) -> Iterator[str]:
    """What stands below a picture: what it shows, when it was taken, the hashes by which it is known again."""
    about = one.about
    yield about.caption or about.file_name
    said = [about.file_name] if about.caption else []
    said.append(t.gettext("taken {moment}").format(moment=about.taken_at) if about.taken_at
                else t.gettext("attached {day}").format(day=about.added_on))
    if one.marks:
        said.append(t.ngettext("{count} mark, the picture itself is unchanged",
                               "{count} marks, the picture itself is unchanged", len(one.marks)
                               ).format(count=len(one.marks)))
    yield " · ".join(said)
    yield f"SHA-256 {about.sha256}"
    if about.original_sha256:
        yield t.gettext("Kept smaller; SHA-256 of the original {hash}").format(hash=about.original_sha256)


def _entry(entry: HistoryEntry, naming: Naming, t: Translator) -> Block:
    about = naming.about(entry.type_id, entry.record_id, t)
    head = (exact(entry.milliseconds), entry.user,
            t.gettext("Copy {replica}, no. {counter}").format(replica=entry.replica, counter=entry.counter))
    lines = tuple(change_words(entry, change, naming, t) for change in entry.changes if change.field)
    return Block(f"{about} · {t.gettext(ACTS[entry.act])}", lines, head, f"SHA-256 {entry.hash}")


def change_words(entry: HistoryEntry, change: FieldChange, naming: Naming, t: Translator) -> str:
    """`Location: 东侧 → 西侧`; of what was made only what it then was."""
    field = record_type(entry.type_id).field(change.field)
    before, after = (naming.said(field, value, t) for value in (change.before, change.after))
    value = after if entry.act is Act.MADE else f"{before or NOTHING} → {after or NOTHING}"
    return t.gettext("{field}: {value}").format(field=t.gettext(field.label), value=value)


def _proof(one: Evidence, t: Translator) -> Iterator[Block]:
    proof = one.proof
    yield Block("", (
        t.gettext("Company file: {name}").format(name=proof.file_name),
        t.gettext("Identifier of the file: {id}").format(id=proof.file_id), _state(proof, t),
        t.gettext("Printed {at} by {user}, DualPrev {version}.").format(
            at=one.printed_at, user=one.printed_by, version=one.version)))
    for head in proof.heads:
        yield Block(t.gettext("Head of copy {replica}, no. {counter}").format(
            replica=head.replica, counter=head.counter), (f"SHA-256 {head.hash}",))
    yield Block("", (t.gettext(HOW),))


def _state(proof: FileProof, t: Translator) -> str:
    if proof.fault_at is not None:
        return t.gettext(BROKEN).format(entry=proof.fault_at)
    return t.gettext(WHOLE).format(count=proof.operations)


def foot(one: Evidence, t: Translator, page: int, pages: int) -> str:
    """On every page: which file, which head, which page."""
    heads = [head.hash for head in one.proof.heads]
    shown = heads[0] if len(heads) == 1 else " ".join(head[:16] for head in heads)
    return t.gettext("File {id} · head {head} · page {page} of {pages}").format(
        id=one.proof.file_id, head=shown, page=page, pages=pages)
