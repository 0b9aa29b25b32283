"""The lines of the overview: what is due, and what changed since the last report, each with where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.deadlines import Deadline
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.since_report import JUDGED, SinceReport
from dualprev_desktop.services.table_scope import only_these
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.mending import mending
from dualprev_desktop.ui.places import pages_showing
from dualprev_desktop.ui.widgets.line_pane import Way

MOST = 3
"""Kinds of records that changed; the rest are counted in one."""


def due_ways(deadlines: Iterable[Deadline]) -> list[Way]:
    found = [Way(one.what.text, mending(one.step, one.what)) for one in deadlines]
    return found or [Way(_("Nothing has a date yet: the reviews follow from the assessments."))]


def changed_ways(since: SinceReport) -> list[Way]:
    if since.reported_on is None:
        return [Way(_("Nothing has been reported yet. Report…"), Destination("report"))]
    if not since.any:
        return [Way(_("Nothing has changed since the report of {day}.").format(day=since.reported_on.isoformat()))]
    shown = sorted(((type_id, ids) for type_id, ids in since.changed.items() if _page(type_id)),
                   key=lambda one: -len(one[1]))
    words = _("Changed since the report of {day}").format(day=since.reported_on.isoformat())
    ways = [_way(type_id, ids, words) for type_id, ids in shown[:MOST]]
    others = sum(len(ids) for ids in since.changed.values()) - sum(len(ids) for _type, ids in shown[:MOST])
    return [*ways, *_rest(others, since.removed)]


def _page(type_id: str) -> str:
    """Empty where no page shows such records."""
    if type_id == JUDGED[0]:
        return "assess"
    return next((kind.id for kind in pages_showing(type_id)), "")


def _way(type_id: str, ids: Sequence[str], words: str) -> Way:
    text = _("{records}: {count} changed").format(records=_(describe(type_id).plural), count=len(ids))
    shown = JUDGED[2] if type_id == JUDGED[0] else type_id
    return Way(text, Destination(_page(type_id), shown, ids[0], only=only_these(ids, words)))


def _rest(others: int, removed: int) -> list[Way]:
    said = [ngettext("{count} other record changed", "{count} other records changed", others).format(count=others)
            ] if others else []
    if removed:
        said.append(ngettext("{count} record removed", "{count} records removed", removed).format(count=removed))
    return [Way(" · ".join(said))] if said else []
