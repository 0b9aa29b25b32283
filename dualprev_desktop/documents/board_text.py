"""What the notice board (安全风险公告栏) says, in the printed language, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dualprev_desktop.charts.labels import columns
from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.board_table import Column, Entry
from dualprev_desktop.documents.card_text import CIRCLED, EMPTY
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.typeset import level_text
from dualprev_desktop.documents.wall import batch_words
from dualprev_desktop.domain.levels import LevelStyle
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.board_views import LISTED, BoardView, LevelCount, RiskLine
from dualprev_desktop.services.codelists import label

MODES = {"inherent": N_("Inherent risk, without controls"), "residual": N_("Residual risk, with present controls")}
TITLE = N_("Safety risk notice board")
NO_RISK = N_("No risk point is of major or considerable level.")
PLEDGE = N_("We have identified and graded the safety risks of this enterprise, put controls into effect level by "
            "level, and named who answers for each. We inspect for hidden dangers and put them right, keep the "
            "emergency equipment ready, and accept supervision by everybody.")
ENDS = "。；，、;.!！？?"
LONG = (3, 4, 5)
"""The columns of hazards, accidents and controls."""
BADGE = 2
"""The column that shows the level."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading and what stands below it; `loud` is set large."""

    heading: str
    paragraphs: tuple[str, ...]
    loud: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A level of the legend: its words, its colour word, how many there are of it."""

    look: LevelStyle
    word: str
    count: str


@dataclass(frozen=True, slots=True)
class BoardText:
    enterprise: str
    title: str
    map_heading: str
    list_heading: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    close: tuple[Entry, ...]
    """The same with the parts of a cell one behind the other, for where there is less room."""
    tiles: tuple[Tile, ...]
    panels: tuple[Panel, ...]
    foot: tuple[str, ...]
    nothing: str


def board_text(board: BoardView, t: Translator, batch: str = "") -> BoardText:
    entries = tuple(_entry(one, board, t) for one in board.lines)
    return BoardText(
        fonts.one_line(board.enterprise), t.gettext(TITLE), t.gettext("Four-colour map of safety risks"),
        t.gettext("Major and considerable risks"), _columns(t), entries,
        tuple(map(_close, entries)),
        tuple(_tile(one, board.palette, t) for one in board.counts), (_pledge(board, t), emergency(board.duty_phone, t),
                                                                _report(board, t)),
        foot_texts(board.issued_on.isoformat(), board.mode, batch, t), _nothing(board, t))


def foot_texts(day: str, mode: str, batch: str, t: Translator) -> tuple[str, ...]:
    words = MODES.get(mode, MODES["residual"])
    return (t.gettext("Updated on {day}").format(day=day), t.gettext(words),
            batch_words(batch, t))


def _columns(t: Translator) -> tuple[Column, ...]:
    heading = t.gettext("Risk level")
    levels = [heading, *(level_text(look(level, USUAL), t) for level in LISTED)]
    return (Column(t.gettext("Name of the risk point"), 1.1), Column(t.gettext("Place of the risk"), 0.9),
            Column(heading, longest=max(levels, key=columns)), Column(t.gettext("Main hazards"), 1.5),
            Column(t.gettext("Accident types and consequences"), 1.4), Column(t.gettext("Controls in place"), 2.4),
            Column(t.gettext("Who controls it, tier"), 0.95), Column(t.gettext("Phone to ring"), 0.85))


def _entry(line: RiskLine, board: BoardView, t: Translator) -> Entry:
    style = look(line.level, board.palette)
    cells = ((f"{line.number} {line.name}".strip(),), (line.location,), (), numbered(line.hazards),
             accidents(line, board.accident_list, t), numbered(line.measures), responsible(line, t), (line.phone,))
    return Entry(tuple(_cell(cell) if number != BADGE else () for number, cell in enumerate(cells)), style,
                 level_text(style, t))


def _cell(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Without empty ones and without line ends; a dash where nothing is recorded."""
    lines = [line.strip() for one in paragraphs for line in fonts.printable(one).split("\n")]
    return tuple(filter(None, lines)) or (EMPTY,)


def _close(entry: Entry) -> Entry:
    return replace(entry, cells=tuple(_run_on(cell) if number in LONG else cell
                                      for number, cell in enumerate(entry.cells)))


def _run_on(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """A circled number parts two of them by itself."""
    text = ""
    for one in paragraphs:
        mark = " " if one[0] in CIRCLED or text[-1:] in ENDS else "；"
        text += f"{mark if text else ''}{one}"
    return (text,)


def numbered(texts: Sequence[str]) -> tuple[str, ...]:
    """A single one bears no number."""
    if len(texts) < 2:
        return tuple(texts)
    return tuple(f"{CIRCLED[number] if number < len(CIRCLED) else f'{number + 1}.'}{text}"
                 for number, text in enumerate(texts))


def accidents(line: RiskLine, codes: str, t: Translator) -> tuple[str, ...]:
    """The types in one line, then the consequences."""
    types = t.gettext(", ").join(label(codes, code, t.language) for code in line.accidents)
    return types, *line.consequences


def responsible(line: RiskLine, t: Translator) -> tuple[str, ...]:
    """The person, else the post, else the unit; and the tier that controls the risk."""
    tier = label("control_tier", line.tier, t.language) if line.tier else ""
    return line.person or line.post or line.unit, t.gettext("Tier: {tier}").format(tier=tier) if tier else ""


def _tile(one: LevelCount, palette: Palette, t: Translator) -> Tile:
    style = look(one.level, palette)
    words = t.gettext("{level} ({colour})").format(level=level_text(style, t), colour=t.gettext(style.colour_word))
    return Tile(style, words, t.gettext("Points {points} · risks {risks}").format(points=one.points, risks=one.events))


def _pledge(board: BoardView, t: Translator) -> Panel:
    signature = t.gettext("Head of the enterprise: {name}").format(name=board.pledged_by or "____________")
    return Panel(t.gettext("Safety promise"), (*_cell((board.pledge or t.gettext(PLEDGE),)), signature))


def emergency(duty_phone: str, t: Translator) -> Panel:
    """The numbers to call; the first three are nationwide."""
    numbers = [(t.gettext("Fire"), "119"), (t.gettext("Ambulance"), "120"), (t.gettext("Police"), "110")]
    word = t.gettext("Duty phone")
    duty = (f"{word} {fonts.one_line(duty_phone)}" if duty_phone
            else t.gettext("No duty phone is recorded: write it here ____________"))
    return Panel(t.gettext("Emergency numbers"), (duty,), ("   ".join(f"{word} {number}" for word, number in numbers),))


def _report(board: BoardView, t: Translator) -> Panel:
    hotline = t.gettext("Work safety hotline")
    return Panel(t.gettext("Whom to report to"), (
        t.gettext("Whoever sees a hidden danger or an accident tells the person named for the place and the duty phone "
                  "at once; nobody may hold it back or delay it."),
        f"{hotline} 12350"))


def _nothing(board: BoardView, t: Translator) -> str:
    """What stands in place of the list; that nothing is listed is no all-clear while something is not assessed."""
    open_ = board.counts[-1].points
    more = t.ngettext("{count} risk point is not assessed yet.", "{count} risk points are not assessed yet.",
                      open_).format(count=open_) if open_ else ""
    if not any(one.points for one in board.counts):
        return t.gettext("No risk points are recorded yet. Enter them in step 1, Survey.")
    return " ".join(filter(None, (t.gettext(NO_RISK), more)))
