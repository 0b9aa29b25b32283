"""Reads who imports whom out of the source, for the floor tests; it looks inside functions too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "dualprev_desktop"

FLOORS = {"kernel": 0, "domain": 1, "store": 2, "services": 3, "charts": 4, "exchange": 4, "documents": 5, "ui": 6,
          "app": 7}
"""Documents may use charts; exchange and documents are neighbours that do not know each other."""
QT = ("PySide6", "qtawesome", "shiboken6")
QT_FLOORS = {"ui", "app"}


@dataclass(frozen=True)
class Import:
    importer: str
    imported: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules(root: Path) -> dict[str, Path]:
    """{dotted name: file} of every module below `root`, which is the package's folder."""
    found = {}
    for path in root.rglob("*.py"):
        parts = (PACKAGE, *path.relative_to(root).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(root: Path) -> Iterator[Import]:
    known = modules(root)
    for name, path in known.items():
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            for target in _targets(node, known):
                yield Import(name, target, node.lineno)  # type: ignore[attr-defined]


def _targets(node: ast.AST, known: dict[str, Path]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            full = f"{node.module}.{alias.name}"
            yield full if full in known else node.module


def floor(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == PACKAGE else ""


def offences(root: Path) -> list[str]:
    """Every import that goes up, sideways between exchange and documents, or brings Qt below the window."""
    found = []
    for one in imports(root):
        above, below = floor(one.importer), floor(one.imported)
        if one.imported.split(".")[0] in QT and above not in QT_FLOORS and above:
            found.append(f"{one}: Qt belongs to ui and app")
        elif above in FLOORS and below in FLOORS and _goes_wrong(above, below):
            found.append(f"{one}: imports go down only")
    return found


def _goes_wrong(above: str, below: str) -> bool:
    return FLOORS[below] > FLOORS[above] or {above, below} in ({"exchange", "documents"}, {"exchange", "charts"})


def circles(root: Path) -> list[list[str]]:
    """Groups of modules that import one another, be it inside a function or for types only."""
    graph: dict[str, set[str]] = {name: set() for name in modules(root)}
    for one in imports(root):
        if one.imported in graph and one.imported != one.importer:
            graph[one.importer].add(one.imported)
    return [group for group in _strong_components(graph) if len(group) > 1]


def _strong_components(graph: dict[str, set[str]]) -> list[list[str]]:
    reach = {name: _reachable(graph, name) for name in graph}
    groups: dict[frozenset[str], list[str]] = {}
    for name in graph:
        mutual = frozenset({name, *(other for other in reach[name] if name in reach[other])})
        groups.setdefault(mutual, sorted(mutual))
    return list(groups.values())


def _reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(graph[name])
    return seen
