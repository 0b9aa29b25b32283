"""Rule sets read together: one file may take its scales from another (`scales_of`), so that a wording stands once."""

from __future__ import annotations

from collections.abc import Mapping

from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

NO_SUCH_LENDER = N_("{where}: “scales_of” is “{id}”, and no file here has a rule set of that id. There are: {known}.")
ROUND = N_("{where}: the scales are taken in a circle ({way}). Let one of these files hold the scales itself.")


def read_together(nodes: Mapping[str, Node]) -> dict[str, RuleSet]:
    """The rule sets by id, unproved; InputError names the file whose `scales_of` is missing or leads in a circle."""
    read: dict[str, RuleSet] = {}
    for id in nodes:
        _read(id, nodes, read, ())
    return {id: read[id] for id in nodes}


def _read(id: str, nodes: Mapping[str, Node], read: dict[str, RuleSet], asked: tuple[str, ...]) -> RuleSet:
    if id not in read:
        node = nodes[id]
        if id in asked:
            raise InputError(ROUND, where=node.where, way=" → ".join((*asked, id)))
        lender = _lender(node, nodes)
        taken = _read(lender, nodes, read, (*asked, id)) if lender else None
        read[id] = RuleSet.from_mapping(node.data, node.where, taken)
    return read[id]


def _lender(node: Node, nodes: Mapping[str, Node]) -> str:
    """The id of the rule set whose scales are taken; empty where the file has its own."""
    if "scales_of" not in node.data:
        return ""
    id = node.text("scales_of")
    if id not in nodes:
        raise InputError(NO_SUCH_LENDER, where=node.where, id=id, known=", ".join(nodes))
    return id
