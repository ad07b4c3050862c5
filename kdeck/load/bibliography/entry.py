"""One entry of somebody's list of references, before it is judged."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kdeck.datafile.node import Plain
from kdeck.finding import Findings

# A key where it stands, what is said of it, and what to do.
Remark = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what stands in an entry, in the terms of CSL-JSON; lines count from 1.

    key is empty where its program writes none. lines has those of the fields that have one of
    their own.
    """

    key: str
    fields: dict[str, Plain]
    line: int
    lines: dict[str, int] = field(default_factory=dict)


# From a text to its entries; what is wrong with it becomes a finding.
Reader = Callable[[str, Findings], list[Entry]]
