"""A company's own rule sets: brought in, kept beside the delivered ones, sent on, taken out again."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.own_rule_set import OwnRuleSet
from dualprev_desktop.domain.rule_draft import RuleDraft
from dualprev_desktop.domain.rule_text import as_mapping
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.errors import BadFile, Conflict, DualPrevError, InputError, NotFound
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.comparison import comparison
from dualprev_desktop.services.directly import assess_directly
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.services.rule_sets import (
    check_new,
    export_rule_set,
    import_rule_set,
    remove_own,
    save_own,
    uses,
)
from dualprev_desktop.services.rulebook import book, rule_set, shipped
from dualprev_desktop.store.company import Company


def own_set(id: str = "lec-own", name: str = "本公司LEC", **limits: str) -> RuleSet:
    """LEC with another limit, as the form makes it."""
    copied = RuleDraft.copy_of(rule_set("lec-e1"), id)
    lows = tuple(replace(one, low=limits.get(one.level, one.low)) for one in copied.limits)
    return replace(copied, names={"en": f"{name} (en)", "zh_CN": name}, limits=lows).rules()


def data(**changes: Any) -> dict[str, Any]:
    """What a consultant's file holds: LEC with limits of its own."""
    return {**as_mapping(own_set(general="60")), "id": "lec-county", "names": {"en": "LEC of the county",
                                                                               "zh_CN": "县版LEC"}, **changes}


def written(folder: Path, content: Any, name: str = "county.json") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode())
    return path


def assessed(company: Company, rules: str, chosen: str = "L=1;E=10;C=7") -> str:
    point, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    event, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "Vapour ignites"})
    assessing.assess(company, event, "inherent", rules, book(company).rule_set(rules).parse_chosen(chosen))
    return event


# keeping -----------------------------------------------------------------------------------------------


def test_an_own_set_stands_beside_the_delivered_ones_and_judges(company: Company) -> None:
    id, changed = save_own(company, own_set(general="60"))
    assert changed.touches("own_rule_set")
    known = book(company)
    assert known.own == {id}
    assert [one.id for one in known.sets] == [*shipped().by_id, id]
    assert not known.rule_set(id).verified
    event = assessed(company, id)
    (_kind, view), = assessing.judgements(company, event)
    assert (view.rule_set, view.level) == (id, Level.GENERAL)


def test_saving_is_undone_and_done_again(company: Company) -> None:
    save_own(company, own_set())
    assert undo_label(company) == "Add Own rule set: 本公司LEC"
    company.undo()
    assert book(company).own == frozenset()
    company.redo()
    assert book(company).own == {"lec-own"}


def test_what_claims_to_be_verified_is_kept_as_not_verified(company: Company) -> None:
    save_own(company, replace(own_set(), verified=True))
    assert not book(company).rule_set("lec-own").verified


@pytest.mark.parametrize(("rules", "sentence"), [
    (own_set("lec-e1"), "lec-e1: the identifier “lec-e1” belongs to “LEC, likelihood"),
    (own_set("direct"), "direct: the identifier “direct” stands for levels that no rule set gives."),
    (own_set("LEC 2"), "LEC 2: the identifier “LEC 2” may have only small letters"),
    (own_set("x" * 41), "“Method and edition” has 41 characters; at most 40 fit."),
    (own_set("two", "作业条件危险性评价法 LEC（E1版）"), "two: the name “作业条件危险性评价法 LEC（E1版）” belongs to "
                                                     "the rule set lec-e1 already."),
    (own_set("two", "名" * 121), "“Name” has"),
])
def test_an_identifier_or_a_name_that_is_taken_or_unfit_is_refused(
        company: Company, rules: RuleSet, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        save_own(company, rules)
    assert sentence in str(caught.value)
    assert query.records(company, OwnRuleSet) == []


def test_a_kept_set_is_never_overwritten(company: Company) -> None:
    save_own(company, own_set(general="60"))
    with pytest.raises(InputError, match="A changed rule set is a new edition"):
        save_own(company, own_set(name="其他", general="50"))
    assert [band.low for band in book(company).rule_set("lec-own").bands] == [320, 160, 60, 0]


def test_what_is_not_proved_is_not_kept(company: Company) -> None:
    lowest, *others = own_set().bands[::-1]
    gap = replace(own_set(), bands=(replace(lowest, high=Decimal(50)), *others))
    with pytest.raises(InputError, match="gap between the bands “Low”"):
        save_own(company, gap)
    never = own_set(major="20000")
    with pytest.raises(InputError, match="no choice is ever “Major”"):
        check_new(book(company), never)


def test_a_set_whose_choice_would_not_fit_into_an_assessment_is_refused(company: Company) -> None:
    first = own_set().parameters[0]
    long = replace(own_set(), formula="sum", parameters=tuple(
        replace(first, key=f"indicator_number_{place:03d}", scale=first.scale[:1]) for place in range(30)))
    with pytest.raises(InputError, match=r"“Chosen values” has .* at most 500 fit"):
        check_new(shipped(), long)


# counting and removing ---------------------------------------------------------------------------------


def test_uses_count_every_assessment_that_was_made(company: Company) -> None:
    assert uses(company) == {}
    save_own(company, own_set())
    event = assessed(company, "lec-own")
    assessing.assess(company, event, "inherent", "lec-e1", rule_set("lec-e1").parse_chosen("L=3;E=6;C=15"))
    assess_directly(company, event, ["law"], "GB 50156-2021")
    assert dict(uses(company)) == {"lec-own": 1, "lec-e1": 1, "direct": 2}


def test_a_set_in_use_stays_and_one_that_is_not_goes(company: Company) -> None:
    save_own(company, own_set())
    assessed(company, "lec-own")
    with pytest.raises(Conflict, match=r"“本公司LEC” cannot be removed: assessments were made by it \(1\)"):
        remove_own(company, "lec-own")
    company.undo()
    remove_own(company, "lec-own")
    assert book(company) is shipped()
    company.undo()
    assert book(company).own == {"lec-own"}, "undo brings it back"


def test_what_the_program_brings_is_not_removed(company: Company) -> None:
    with pytest.raises(NotFound, match="What the program brings cannot be removed"):
        remove_own(company, "lec-e1")


# files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", shipped().by_id)
def test_an_exported_set_reads_again_as_an_equal_one(company: Company, tmp_path: Path, id: str) -> None:
    path = export_rule_set(company, id, tmp_path / f"{id}.json")
    text = path.read_text("utf-8")
    assert shipped().rule_set(id).name("zh_CN") in text, "Chinese stands there as it is read"
    assert text.count("\n") > 40
    assert RuleSet.from_mapping(json.loads(text, parse_float=Decimal)) == replace(shipped().rule_set(id), file="")


def test_an_own_set_travels_to_another_company(company: Company, tmp_path: Path, paths: Any) -> None:
    save_own(company, own_set(general="60"))
    path = export_rule_set(book(company), "lec-own", tmp_path / "out.json")
    with Company.create(tmp_path / "other.dualprev", paths, user="consultant") as other:
        id, changed = import_rule_set(other, path)
        assert (id, changed.touches("own_rule_set")) == ("lec-own", True)
        assert book(other).rule_set(id) == book(company).rule_set(id)
        again, nothing = import_rule_set(other, path)
        assert (again, bool(nothing)) == (id, False), "it was there already"
        assert len(query.records(other, OwnRuleSet)) == 1


def test_an_exported_delivered_set_is_there_already(company: Company, tmp_path: Path) -> None:
    path = export_rule_set(company, "mes-i", tmp_path / "mes.json")
    id, changed = import_rule_set(company, path)
    assert (id, bool(changed)) == ("mes-i", False)


def test_a_file_may_take_its_scales_from_a_delivered_set(company: Company, tmp_path: Path) -> None:
    content = data(scales_of="lec-e1")
    del content["parameters"]
    id, _ = import_rule_set(company, written(tmp_path, content))
    assert book(company).rule_set(id).parameters == rule_set("lec-e1").parameters


def changed_bands(**of_first: Any) -> list[dict[str, Any]]:
    first, *others = data()["bands"]
    return [{**first, **of_first}, *others]


@pytest.mark.parametrize(("content", "sentence"), [
    (b"{", "county.json is not valid JSON in line 1"),
    (b"\xff\xfe{}", "county.json is not text in UTF-8. Save it as UTF-8 and choose it again."),
    (b"[]", "county.json is []; it must be an object in braces."),
    (data(id="lec-e1"), "county.json (lec-e1): the identifier “lec-e1” belongs to “LEC, likelihood"),
    (data(names={"en": "x", "zh_CN": ""}), "county.json › names: “zh_CN” is “”; it must be a text that is not empty."),
    (data(colour="red"), "county.json: “colour” is not known here."),
    (data(bands=changed_bands(level="grave")), "county.json › bands 1: “level” is “grave”; it must be one of major"),
    (data(bands=changed_bands(low_inclusive=True)), "county.json (lec-county): the bands “Considerable” "
                                                    "(160 < D ≤ 320) and “Major” (D ≥ 320) overlap."),
    (data(bands=changed_bands(low="330")), "county.json (lec-county): there is a gap between the bands"),
    (data(bands=changed_bands(high="20000")), "the highest band “Major” (320 < D < 20000) has an upper edge"),
    (data(scales_of="lec-e9"), "county.json: “scales_of” is “lec-e9”, and no file here has a rule set of that id."),
    (b"[" * 100_000, "county.json could not be read: a number in it has thousands of digits, or its brackets"),
    (b'{"id": ' + b"9" * 5_000 + b"}", "county.json could not be read: a number in it has thousands of digits"),
])
def test_a_file_that_is_not_a_proved_rule_set_is_refused_with_its_place(
        company: Company, tmp_path: Path, content: Any, sentence: str) -> None:
    with pytest.raises(DualPrevError) as caught:
        import_rule_set(company, written(tmp_path, content))
    assert sentence in str(caught.value)
    assert query.records(company, OwnRuleSet) == []


def test_a_refusal_is_said_in_the_language_of_the_screen(company: Company, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        import_rule_set(company, written(tmp_path, data(bands=changed_bands(low="330"))))
    chinese = caught.value.text(i18n.translator("zh_CN"))
    assert "“较大”" in chinese
    assert "“重大”" in chinese


def test_a_file_too_large_is_refused_before_it_is_read(company: Company, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"county.json is too large for a rule set: 2048 KB; at most 1024 KB are read"):
        import_rule_set(company, written(tmp_path, b" " * (2 << 20)))


def test_a_file_that_is_not_there_is_named(company: Company, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone.json could not be opened: No such file"):
        import_rule_set(company, tmp_path / "gone.json")


# two copies of a file ----------------------------------------------------------------------------------


def kept_beside(company: Company, rules: RuleSet, record_id: str) -> None:
    """What another copy brought, as it comes together with this one."""
    with company.work("x") as uow:
        uow.add(OwnRuleSet(id=record_id, rule_set_id=rules.id, name=rules.name("zh_CN"),
                           content=json.dumps(as_mapping(rules), ensure_ascii=False)))
        uow.commit()


def test_of_two_sets_of_one_id_the_first_kept_counts_and_both_are_removed(company: Company) -> None:
    save_own(company, own_set(general="60"))
    kept_beside(company, own_set(general="50"), "f" * 32)
    assert [one.id for one in book(company).sets].count("lec-own") == 1
    assert book(company).rule_set("lec-own") == book(company).by_id["lec-own"]
    assert [one.low for one in book(company).rule_set("lec-own").bands if one.level is Level.GENERAL] == [60]
    remove_own(company, "lec-own")
    assert book(company) is shipped()
    company.undo()
    assert len(query.records(company, OwnRuleSet)) == 2


def test_a_set_that_another_copy_removed_stops_neither_chart_nor_register(company: Company) -> None:
    point, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    event, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "Vapour ignites"})
    with company.work("x") as uow:
        uow.add(Assessment(id=new_id(), risk_event_id=event, kind="residual", rule_set="lec-gone",
                           chosen="L=3;E=6;C=15", score=Decimal(270), level="considerable"))
        uow.commit()
    shown = comparison(company)
    assert (shown.rule_set, [(bar.value, bar.level) for bar in shown.bars]) == ("", [(None, Level.CONSIDERABLE)])


def test_no_record_puts_other_rules_under_the_id_of_a_delivered_set(company: Company) -> None:
    with company.work("x") as uow:
        uow.add(OwnRuleSet(id="f" * 32, rule_set_id="harmless", name="x",
                           content=json.dumps({**as_mapping(own_set(general="1")), "id": "lec-e1"})))
        uow.commit()
    assert book(company).rule_set("lec-e1") == shipped().rule_set("lec-e1")
    assert book(company).own == frozenset()


def test_the_place_in_the_list_is_kept_exactly(company: Company) -> None:
    rules = replace(own_set(), order=Decimal("12.5"))
    assert RuleSet.from_mapping(as_mapping(rules)).order == Decimal("12.5")
