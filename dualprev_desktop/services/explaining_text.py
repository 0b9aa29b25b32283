"""An explanation in words: sections of lines, the same for the window and for the printed page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.rules import Neighbour, RuleSet
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.explaining import Explanation, Working
from dualprev_desktop.services.reference_factors import reference_factors
from dualprev_desktop.services.register import INHERENT, RESIDUAL
from dualprev_desktop.services.rulebook import NOT_CALCULATED
from dualprev_desktop.services.views import AssessmentView, MeasureView

UNVERIFIED = N_("{text} (not verified)")
WITH_STATE = N_("{text} ({state})")
UNSIGNED = N_("nobody has signed it")
EDGE = N_("{symbol} = {score} stands on a limit: another edition may give the other level.")
NO_STEP = N_("No single step on a scale would change the level.")
NO_LOWER = N_("No single change of one value would lower the level; change two, or reduce the consequence.")


@dataclass(frozen=True, slots=True)
class Line:
    """`head` stands before the text in its own column; `level` puts a badge behind it."""

    text: str
    head: str = ""
    level: Level | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def sections(one: Explanation, t: Translator) -> tuple[Section, ...]:
    """Everything there is to say, in the order in which an inspector asks."""
    found: list[Section] = [_subject(one, t)]
    if one.working is not None:
        found += working_sections(one.working, t)
    if one.row.measures:
        found.append(Section(t.gettext("Measures taken into account"), tuple(_measures(one.row.measures, t))))
    if one.view is not None:
        found.append(Section(t.gettext("Who and when"), tuple(_who(one.view, one.review_on, t))))
    return tuple(found)


def working_sections(working: Working, t: Translator) -> list[Section]:
    return [Section(t.gettext("Chosen values"), tuple(_chosen(working, t))),
            Section(t.gettext("Result"), tuple(_result(working, t))),
            Section(t.gettext("One step on a scale"), tuple(_neighbours(working, t))),
            Section(t.gettext("What would lower the level"), tuple(_lowering(working, t))),
            *_editions(working, t),
            Section(t.gettext("Source of the rules"), tuple(_source(working.rules, t)))]


def _subject(one: Explanation, t: Translator) -> Section:
    row = one.row
    lines = [Line(" ".join(filter(None, (row.point_number, row.point_name))), t.gettext("Risk point")),
             Line(" · ".join(filter(None, (row.step, row.event))), t.gettext("Event"))]
    if row.consequence:
        lines.append(Line(row.consequence, t.gettext("Consequence")))
    if one.view is not None:
        lines.append(Line(_method(one, one.view, t), label("assessment_kind", one.kind, t.language), one.view.level))
    other = RESIDUAL if one.kind == INHERENT else INHERENT
    beside = row.residual if other == RESIDUAL else row.inherent
    if beside is not None:
        score = plain_decimal(beside.score) if beside.score is not None else ""
        lines.append(Line(score, label("assessment_kind", other, t.language), beside.level, quiet=True))
    return Section(t.gettext("Judgement"), tuple(lines))


def _method(one: Explanation, view: AssessmentView, t: Translator) -> str:
    if one.working is not None:
        return one.working.rules.name(t.language)
    name = NOT_CALCULATED.get(view.rule_set, view.rule_set)
    return t.gettext(name)


def _chosen(working: Working, t: Translator) -> Iterator[Line]:
    for parameter in working.rules.parameters:
        value = working.judged.chosen[parameter.key]
        row = parameter.scale[parameter.place(value) or 0]
        words = t.gettext("{word}: {value}").format(word=parameter.label(t.language), value=row.text(t.language))
        yield Line(_marked(words, row.verified, t), f"{parameter.key} = {plain_decimal(value)}")


def _marked(text: str, verified: bool, t: Translator) -> str:
    return text if verified else t.gettext(UNVERIFIED).format(text=text)


def _result(working: Working, t: Translator) -> Iterator[Line]:
    rules, judged = working.rules, working.judged
    yield Line(rules.formula_text(judged), t.gettext("Score"))
    yield Line(rules.band_text(judged.score, t.language), t.gettext("Band"), judged.level)
    if rules.on_edge(judged.score):
        yield Line(t.gettext(EDGE).format(symbol=rules.symbol, score=plain_decimal(judged.score)))


def _neighbours(working: Working, t: Translator) -> Iterator[Line]:
    other = [one for one in working.neighbours if one.judgement.level is not working.judged.level]
    yield from (_step(working, one, t) for one in other)
    if not other:
        yield Line(t.gettext(NO_STEP), quiet=True)


def _step(working: Working, one: Neighbour, t: Translator) -> Line:
    rules, to = working.rules, one.judgement.chosen[one.parameter]
    parameter = rules.by_key[one.parameter]
    wording = parameter.scale[parameter.place(to) or 0].text(t.language)
    change = f"{one.parameter} {plain_decimal(working.judged.chosen[one.parameter])} → {plain_decimal(to)}"
    return Line(f"{wording} · {rules.symbol} = {plain_decimal(one.judgement.score)}", change, one.judgement.level)


def _lowering(working: Working, t: Translator) -> Iterator[Line]:
    yield from (_step(working, one, t) for one in working.lowering)
    if not working.lowering:
        yield Line(t.gettext(NO_LOWER), quiet=True)
    for hint in working.by_measures:
        name = label("measure_class", hint.measure_class, t.language)
        words = t.gettext("reference factor {factor}: {symbol} ≈ {score}").format(
            factor=plain_decimal(hint.factor), symbol=working.rules.symbol, score=plain_decimal(hint.score))
        yield Line(words, name, hint.level, quiet=True)
    if working.by_measures:
        source = reference_factors().source
        yield Line(source.get(t.language, source["en"]), quiet=True)


def _editions(working: Working, t: Translator) -> list[Section]:
    if not working.others:
        return []
    other = [(rules, judged) for rules, judged in working.others if judged.level is not working.judged.level]
    lines = [Line(rules.band_text(judged.score, t.language), rules.name(t.language), judged.level)
             for rules, judged in other]
    same = len(working.others) - len(other)
    if same:
        words = t.ngettext("{count} other edition gives the same level.",
                           "{count} other editions give the same level.", same).format(count=same)
        lines.append(Line(words, quiet=True))
    return [Section(t.gettext("By other editions"), tuple(lines))]


def _source(rules: RuleSet, t: Translator) -> Iterator[Line]:
    yield Line(_marked(rules.name(t.language), rules.verified, t))
    yield Line(rules.tie_rule.get(t.language, rules.tie_rule["en"]))
    yield Line(rules.source.get(t.language, rules.source["en"]), quiet=True)


def _measures(measures: tuple[MeasureView, ...], t: Translator) -> Iterator[Line]:
    for one in measures:
        state = "" if one.state == "existing" else label("measure_state", one.state, t.language)
        words = t.gettext(WITH_STATE).format(text=one.content, state=state) if state else one.content
        yield Line(words, label("measure_class", one.measure_class, t.language))


def _who(view: AssessmentView, review_on: date | None, t: Translator) -> Iterator[Line]:
    day = view.assessed_on.isoformat() if view.assessed_on else ""
    yield Line(" · ".join(filter(None, (view.assessor or t.gettext(UNSIGNED), day))), t.gettext("Assessor"))
    if review_on is not None:
        yield Line(review_on.isoformat(), t.gettext("Next review by"))
    if view.cause:
        yield Line(label("assessment_cause", view.cause, t.language), t.gettext("Occasion"))
    if view.calculated is not None:
        words = t.gettext("raised by a person; the rules give {level}").format(
            level=t.gettext(style(view.calculated).word))
        yield Line(words, t.gettext("Correction"), view.level)
    if view.reason:
        yield Line(view.reason, t.gettext("Reason"))
