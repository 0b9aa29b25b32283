"""Extension by adding one file: a registry imports every module below a package and collects what it declares."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """The objects bound to the name `attribute` in the modules of `package`, by their `id`.

    Raises ValueError at the first use when two modules claim one id.
    """

    def __init__(self, package: str, attribute: str, kind: type[T]) -> None:
        self._package, self._attribute, self._kind = package, attribute, kind
        self._found: dict[str, T] | None = None

    def _load(self) -> dict[str, T]:
        if self._found is None:
            found: dict[str, T] = {}
            for name in sorted(self._module_names()):
                item = getattr(importlib.import_module(name), self._attribute, None)
                if isinstance(item, self._kind):
                    self._claim(found, name, item)
            self._found = dict(sorted(found.items(), key=lambda pair: (getattr(pair[1], "order", 0), pair[0])))
        return self._found

    def _module_names(self) -> list[str]:
        package = importlib.import_module(self._package)
        return [f"{self._package}.{module.name}" for module in pkgutil.iter_modules(package.__path__)]

    @staticmethod
    def _claim(found: dict[str, T], module: str, item: T) -> None:
        key: str = item.id  # type: ignore[attr-defined]
        if key in found:
            raise ValueError(f"{module}: the id {key!r} is taken")
        found[key] = item

    def __getitem__(self, key: str) -> T:
        return self._load()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._load()

    def __iter__(self) -> Iterator[T]:
        return iter(self._load().values())

    def ids(self) -> list[str]:
        return list(self._load())
