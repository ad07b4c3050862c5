"""Reads what a clinic decides for all its documents: the edition, how strict, which topics."""

import re
from dataclasses import dataclass

from kdeck.theme.ledger import Ledger
from kdeck.theme.schema import choice, texts
from kdeck.theme.tree import Node, kind_of
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


def read_policy(defaults: Node | None, ledger: Ledger) -> Policy:
    """Read them from the defaults of a brand; what is missing gets a default."""
    kdeck = defaults.fields.get("kdeck") if defaults else None
    given = kdeck.fields if kdeck else {}
    edition = choice(given.get("edition"), tuple(Edition), ledger, CODE)
    return Policy(
        strict=_strict(given.get("strict"), ledger),
        edition=Edition(edition or Edition.STANDARD),
        left_out=_topics(given.get("leave-out"), "leave-out", ledger),
        included=_topics(given.get("include"), "include", ledger),
        shows_name=_shows_name(given.get("show-name"), ledger),
    )


def _strict(node: Node | None, ledger: Ledger) -> bool:
    if node is None or isinstance(node.value, bool):
        return bool(node and node.value)
    message = f"'strict' is {kind_of(node)}, not true or false"
    ledger.error(CODE, message, "write 'strict: true', or remove the line", node)
    return False


def _shows_name(node: Node | None, ledger: Ledger) -> bool | None:
    if node is None or isinstance(node.value, bool):
        return node.value if node and isinstance(node.value, bool) else None
    if node.value != AUTO:
        shown = node.value if isinstance(node.value, str) else kind_of(node)
        message = f"'show-name' is not known: '{shown}'"[:120]
        ledger.error(CODE, message, "write true, false or auto", node)
    return None


def _topics(node: Node | None, key: str, ledger: Ledger) -> tuple[str, ...]:
    found = texts(node, ledger, CODE)
    for name in found:
        if not _TOPIC.fullmatch(name):
            message = f"'{key}' names no topic: '{name[:80]}'"
            ledger.error(CODE, message, "write the id of a topic, as in psychedelic", node)
    return tuple(dict.fromkeys(found))
