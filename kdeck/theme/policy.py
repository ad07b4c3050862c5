"""Reads what a clinic decides for all its documents: the edition, how strict, which topics."""

import re
from dataclasses import dataclass

from kdeck.datafile.node import Node
from kdeck.datafile.values import choice, flag, lines, shown
from kdeck.finding import Findings
from kdeck.variants import Edition

CODE = "theme-clinic"
AUTO = "auto"
_TOPIC = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Policy:
    """Hold the decisions; strict makes an error of what kdeck would change in a brand.

    shows_name is None where each logo decides whether the clinic's name stands beside it.
    """

    strict: bool = False
    edition: Edition = Edition.STANDARD
    left_out: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    shows_name: bool | None = None


def read_policy(defaults: Node | None, findings: Findings) -> Policy:
    """Read them from the defaults of a brand; what is missing gets a default."""
    kdeck = defaults.fields.get("kdeck") if defaults else None
    given = kdeck.fields if kdeck else {}
    edition = choice(given.get("edition"), tuple(Edition), findings, CODE)
    return Policy(
        strict=flag(given.get("strict"), findings, CODE),
        edition=Edition(edition or Edition.STANDARD),
        left_out=_topics(given.get("leave-out"), "leave-out", findings),
        included=_topics(given.get("include"), "include", findings),
        shows_name=_shows_name(given.get("show-name"), findings),
    )


def _shows_name(node: Node | None, findings: Findings) -> bool | None:
    if node is None or isinstance(node.value, bool):
        return node.value if node and isinstance(node.value, bool) else None
    if node.value != AUTO:
        message = f"'show-name' is neither true, false nor auto: '{shown(node)}'"
        findings.error(CODE, message, "write true, false or auto", node)
    return None


def _topics(node: Node | None, key: str, findings: Findings) -> tuple[str, ...]:
    found = lines(node, findings, CODE)
    for name in found:
        if not _TOPIC.fullmatch(name):
            message = f"'{key}' names no topic: '{name[:80]}'"
            findings.error(CODE, message, "write the id of a topic, as in psychedelic", node)
    return tuple(dict.fromkeys(found))
