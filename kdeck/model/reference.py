"""One entry of the reference list, in the terms of CSL-JSON."""

from dataclasses import dataclass

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class Name:
    """Name a person, or an organization by family alone."""

    family: str
    given: str = ""
    suffix: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Describe one source; issued is (year), (year, month) or (year, month, day)."""

    id: str
    type: str
    title: str
    authors: tuple[Name, ...]
    authors_complete: bool
    container: str
    issued: tuple[int, ...]
    volume: str
    issue: str
    page: str
    publisher: str
    doi: str
    url: str
    accessed: tuple[int, ...]
    short: str
    span: Span
