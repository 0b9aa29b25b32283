"""Text is marked so that it can be found and is said when it is shown: the program's own source, read as a tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dualprev_desktop"
SAY_NOW = {"_", "gettext", "ngettext"}
MARKS = {*SAY_NOW, "N_"}
SHOWING = re.compile(r"Q(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|ListWidgetItem)|say|"
                     r"(set|add)(Text|ToolTip|StatusTip|WhatsThis|WindowTitle|PlaceholderText|AccessibleName|"
                     r"AccessibleDescription|Title|Tab|Action|Item|Items|Section|Menu|Row)")
WORD = re.compile(r"[A-Za-z]{2,}")


@cache
def sources() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8")))
                 for path in sorted(PACKAGE.rglob("*.py")))


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Calls that run while the module is read: not those in the bodies of functions."""
    if isinstance(node, ast.Call):
        yield node
    for name, value in ast.iter_fields(node):
        if name == "body" and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from calls_at_import(child)


def test_no_constant_is_said_while_modules_are_read() -> None:
    """A constant is marked with N_; said with _ it would stay in the language of the start."""
    assert [f"{path}:{call.lineno}" for path, tree in sources() for call in calls_at_import(tree)
            if name_of(call) in SAY_NOW] == []


def test_no_sentence_is_put_together_before_it_is_said() -> None:
    """An f-string, a sum or a filled template is no message of the catalogue."""
    composed = (ast.JoinedStr, ast.BinOp, ast.Call)
    assert [f"{path}:{call.lineno}" for path, tree in sources() for call in calls(tree)
            if name_of(call) in MARKS and any(isinstance(part, composed) for part in call.args[:1])] == []


def test_no_message_hides_in_an_f_string() -> None:
    """The extractor does not look into f-strings below Python 3.12."""
    assert [f"{path}:{call.lineno}" for path, tree in sources() for part in ast.walk(tree)
            if isinstance(part, ast.JoinedStr) for call in calls(part)
            if name_of(call) in MARKS and call.args and isinstance(call.args[0], ast.Constant)] == []


def test_nothing_is_shown_that_was_not_said() -> None:
    """A literal with words that goes straight into a label, an action or the command line's answer."""
    found = []
    for path, tree in sources():
        for call in calls(tree):
            if SHOWING.fullmatch(name_of(call)):
                found += [f"{path}:{call.lineno}: {text}" for text in literals(call) if WORD.search(text)]
    assert found == []


def literals(call: ast.Call) -> Iterator[str]:
    for part in (*call.args, *(key.value for key in call.keywords)):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
