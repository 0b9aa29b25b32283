"""A reference to a record that is not there yet."""

from __future__ import annotations


class NewTitle(str):
    """The title of a record that is to be made together with the one that refers to it."""

    __slots__ = ()
