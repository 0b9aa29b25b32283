"""The company's colours: kept in its file, one undo, on plan and chart alike."""

from __future__ import annotations

import pytest

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import PRESETS, USUAL, Palette
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import edit, history, palettes, plans
from dualprev_desktop.services.comparison import comparison
from dualprev_desktop.store.company import Company

SOFT = PRESETS[-1][1]


def test_a_chosen_palette_is_on_plan_and_chart_and_undone_at_once(company: Company) -> None:
    plan_id, _ = plans.add_plan(company, "厂区")
    assert plans.plan_view(company, plan_id).palette == USUAL
    palettes.set_palette(company, SOFT)
    assert plans.plan_view(company, plan_id).palette == comparison(company).palette == SOFT
    palettes.set_palette(company, PRESETS[1][1])
    assert palettes.palette(company) == PRESETS[1][1]
    company.undo()
    assert palettes.palette(company) == SOFT
    company.undo()
    assert palettes.palette(company) == USUAL
    assert history.faults(company) == []


def test_green_never_comes_into_the_file(company: Company) -> None:
    with pytest.raises(InputError, match="is green"):
        palettes.set_palette(company, USUAL.but(Level.LOW, "#52C41A"))
    assert palettes.palette(company) == USUAL
    # nor is it shown where another program wrote it
    edit.create(company, "map_palette", {"major": "#FF0000", "low": "#52c41a"})
    assert palettes.palette(company) == Palette(major="#FF0000")
    assert palettes.palette(company).colour(Level.LOW) == style(Level.LOW).colour


def test_small_letters_are_kept_as_capitals(company: Company) -> None:
    palettes.set_palette(company, USUAL.but(Level.LOW, "#005eb8"))
    assert palettes.palette(company).low == "#005EB8"
