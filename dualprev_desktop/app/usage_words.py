"""What argparse says of itself (usage, headings, faults) in the person's language."""

from __future__ import annotations

import argparse

from dualprev_desktop.kernel.i18n import N_, _

WORDS = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"), N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"), N_("expected one argument"), N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("ignored explicit argument %r"),
)
"""argparse's own sentences, word for word, as far as our commands can provoke them; here for the extractor."""


def speak() -> None:
    """Lets argparse look its words up in our catalogue; it would only ask the system's."""
    argparse._ = _  # type: ignore[attr-defined]
