"""List of activities (作业活动清单): what is done, in which steps, by which post and where (dossier 2.3, 2)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.points import Numbered
from dualprev_desktop.documents.forms.words import NOT_ENTERED, joined, scope
from dualprev_desktop.kernel.i18n import N_


def steps(one: Numbered, source: Source) -> str:
    """The working steps that were analysed, in their order."""
    return " → ".join(dict.fromkeys(filter(None, (row.step for row in one[1].events)))) or source.t.gettext(NOT_ENTERED)


def place(one: Numbered, source: Source) -> str:
    return joined(one[1].post, one[1].location) or source.t.gettext(NOT_ENTERED)


def name(one: Numbered, source: Source) -> str:
    return " ".join(filter(None, (one[1].number, one[1].name)))


def parts(source: Source) -> Iterator[Part[Numbered]]:
    points = tuple(point for point in source.data.points if point.is_activity)
    if points:
        yield Part(lambda: enumerate(points, 1), scope(points, source))


NOTHING = N_("There is no activity among the risk points. Enter one in step 1, Survey.")
FORM = Form("list-activities", N_("List of activities"), 202, (
    Column[Numbered](N_("Serial number"), lambda one, source: str(one[0]), centred=True, again=True),
    Column(N_("Name of the activity"), name, 36),
    Column(N_("What is done"), steps, 60),
    Column(N_("Post and place"), place, 34),
    Column(N_("How often (all the time, at certain times, regularly)"), least=40),
    Column("Note", lambda one, source: one[1].note, 24)), parts, NOTHING)
