"""A record's history as rich text: entries newest first, each change with a link that gives its value back."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.history import Act, FieldChange, HistoryEntry, RecordHistory
from dualprev_desktop.ui.theme import tokens

NOTHING = "—"
LONG = 160
"""Characters of a value; more are cut, the form and the evidence have them."""
ACTS = {Act.MADE: N_("made"), Act.REMOVED: N_("removed"), Act.BROUGHT_BACK: N_("brought back")}
MORE = "more"
RESTORE, BRING_BACK = "restore", "back"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link asks for; `until` None: bring the record back."""

    type_id: str
    record_id: str
    until: int | None
    field: str = ""


def wanted(link: str) -> Wanted | None:
    """None where the link asks for more entries."""
    act, *facts = link.split("/")
    if act == MORE:
        return None
    type_id, record_id, until, field = facts
    return Wanted(type_id, record_id, None if act == BRING_BACK else int(until), field)


def fields_told(history: RecordHistory) -> dict[str, str]:
    """{`type.field`: label} of every field that ever changed; what hangs on the record says its kind with it."""
    found: dict[str, str] = {}
    for entry in history.entries:
        declared = record_type(entry.type_id)
        for change in _told(entry):
            if change.field:
                label = _(declared.field(change.field).label)
                own = declared is history.declared
                found[_key(entry, change)] = label if own else f"{_(declared.label)} · {label}"
    order = sorted(found.items(), key=lambda item: "·" in item[1])
    return dict(order)


def html(history: RecordHistory | None, field: str, limit: int, *, changing: bool) -> str:
    """`field` as `fields_told` names it shows only its changes; `changing` adds the links that restore."""
    entries = [entry for entry in reversed(history.entries)
               if any(field in ("", _key(entry, change)) for change in _told(entry))] if history else []
    if history is None or not entries:
        nothing = escape(_("Nothing yet."))
        return f"<p style='color:{tokens.active().colours.muted}'>{nothing}</p>"
    teller = _Teller(history, field, changing=changing)
    told = "".join(teller.entry(entry) for entry in entries[:limit])
    rest = len(entries) - limit
    more = _("Show {count} earlier").format(count=rest)
    return told + (f"<p>{_link(MORE, more)}</p>" if rest > 0 else "")


def _told(entry: HistoryEntry) -> list[FieldChange]:
    """What a person is shown: the record's life, and what a person can type."""
    fields = record_type(entry.type_id).by_name
    return [change for change in entry.changes if not change.field or not fields[change.field].hidden]


def _key(entry: HistoryEntry, change: FieldChange) -> str:
    return f"{entry.type_id}.{change.field}"


class _Teller:
    def __init__(self, history: RecordHistory, field: str, *, changing: bool) -> None:
        self._history, self._field, self._changing = history, field, changing
        self._muted = tokens.active().colours.muted

    def entry(self, entry: HistoryEntry) -> str:
        told = [change for change in _told(entry) if change.field and self._field in ("", _key(entry, change))]
        lines = [self._about(entry), *(self._change(entry, change) for change in told)]
        body = "".join(f"<div style='margin:0 0 0 8px'>{line}</div>" for line in lines if line)
        head = f"{escape(entry.at)} · {escape(entry.user)}{self._whole(entry)}"
        return f"<div style='margin:10px 0 2px 0; color:{self._muted}'>{head}</div>{body}"

    def _about(self, entry: HistoryEntry) -> str:
        """Which record, where it is not the one whose history it is, and what became of it, where more than values."""
        own = entry.record_id == self._history.record_id
        about = "" if own else self._history.naming.about(entry.type_id, entry.record_id, active())
        act = _(ACTS[entry.act]) if entry.act in ACTS else ""
        return escape(" · ".join(filter(None, (about, act))))

    def _whole(self, entry: HistoryEntry) -> str:
        """The link by which the record becomes as the entry left it."""
        if not self._changing:
            return ""
        declared, dead = record_type(entry.type_id), not self._history.naming.alive(entry.type_id, entry.record_id)
        if dead:
            return self._act(BRING_BACK, entry, 0, _("bring back")) if entry is self._newest(entry) else ""
        if declared.python is Assessment and entry.act is Act.MADE:
            return self._act(RESTORE, entry, entry.hlc, _("judge so again"))
        if not declared.amendable or entry.act is Act.REMOVED or entry is self._newest(entry):
            return ""
        return self._act(RESTORE, entry, entry.hlc, _("back to this state"))

    def _newest(self, entry: HistoryEntry) -> HistoryEntry:
        return next(one for one in reversed(self._history.entries) if one.record_id == entry.record_id)

    @staticmethod
    def _act(act: str, entry: HistoryEntry, until: int, words: str, field: str = "") -> str:
        return " · " + _link(f"{act}/{entry.type_id}/{entry.record_id}/{until}/{field}", words)

    def _change(self, entry: HistoryEntry, change: FieldChange) -> str:
        field = record_type(entry.type_id).field(change.field)
        before, after = (escape(_cut(self._history.naming.said(field, value, active())))
                         for value in (change.before, change.after))
        label = f"<b>{escape(_(field.label))}</b>"
        if entry.act is Act.MADE:
            return f"{label}: {after or NOTHING}"
        changed = f"<s>{before}</s> → {after or NOTHING}" if before else f"{NOTHING} → {after}"
        return f"{label}: {changed}{self._value(entry, change)}"

    def _value(self, entry: HistoryEntry, change: FieldChange) -> str:
        """The link that gives back what stood before."""
        declared = record_type(entry.type_id)
        alive = self._history.naming.alive(entry.type_id, entry.record_id)
        if not self._changing or not declared.amendable or not alive:
            return ""
        return self._act(RESTORE, entry, entry.hlc - 1, _("restore"), change.field)


def _link(target: str, words: str) -> str:
    colour = tokens.active().colours.accent
    return f"<a href='{escape(target)}' style='color:{colour}; text-decoration:none'>{escape(words)}</a>"


def _cut(text: str) -> str:
    return text if len(text) <= LONG else text[:LONG] + "…"
