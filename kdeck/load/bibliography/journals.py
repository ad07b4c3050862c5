"""The names of journals: one journal has one name and one abbreviation, whoever wrote an entry."""

from collections.abc import Iterable
from dataclasses import replace

from kdeck.load.bibliography.samework import letters
from kdeck.load.bibliography.taking import Taken
from kdeck.model.reference import Reference

_JOURNAL = "article-journal"


class Journals:
    """Hold the journals that some entries name in both ways; of two names, the first counts."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._known: dict[str, tuple[str, str]] = {}
        for each in taken:
            long, short = each.reference.container, each.reference.container_short
            if each.reference.type == _JOURNAL and long and short:
                for name in (long, short):
                    self._known.setdefault(_key(name), (long, short))

    def named(self, taken: Taken) -> Taken:
        """Give an entry both names of its journal, where they are known by one of them."""
        reference = taken.reference
        if reference.type != _JOURNAL or not reference.container:
            return taken
        keys = (_key(name) for name in (reference.container, reference.container_short) if name)
        found = next((self._known[key] for key in keys if key in self._known), None)
        if found is None or found == (reference.container, reference.container_short):
            return taken
        both = replace(reference, container=found[0], container_short=found[1])
        return replace(taken, reference=both)


def lacks_short_name(reference: Reference) -> bool:
    """Say whether a journal has no abbreviation that a list could print; one word needs none."""
    journal = reference.container if reference.type == _JOURNAL else ""
    return " " in journal and not reference.container_short


def _key(name: str) -> str:
    """Write the name of a journal as programs agree on it: 'The Lancet', 'Drugs & Aging'."""
    return letters(name.casefold().removeprefix("the ").replace("&", " and "))
