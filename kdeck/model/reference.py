"""One entry of the reference list, in the terms of CSL-JSON."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span


class Shipping(StrEnum):
    """Say whether a source may be cited: anywhere, for an approval status only, or never."""

    FREE = "free"
    STATUS = "status"
    NEVER = "never"


class Design(StrEnum):
    """Name what kind of source a reference is: what stands behind a sentence that cites it."""

    LABEL = "label"
    CONSUMER = "consumer"
    REGULATOR = "regulator"
    GUIDELINE = "guideline"
    META_ANALYSIS = "meta-analysis"
    RCT = "rct"
    OBSERVATIONAL = "observational"
    IMAGING = "imaging"
    PRECLINICAL = "preclinical"
    REVIEW = "review"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """Name a person, or an organization by family alone."""

    family: str
    given: str = ""
    suffix: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Describe one source; issued is (year), (year, month) or (year, month, day).

    reason says why a source may not be cited freely; design is printed where clinicians read it
    cited.
    """

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
    shipping: Shipping = Shipping.FREE
    reason: str = ""
    design: Design | None = None
    edition: str = ""
    container_short: str = ""
    editors: tuple[Name, ...] = ()

    @property
    def makers(self) -> tuple[Name, ...]:
        """Give the authors, or the editors of what has none, as a list of sources begins."""
        return self.authors or self.editors

    @property
    def lacks(self) -> tuple[str, ...]:
        """Name what a reader needs to find the source again and it has not.

        AMA 11 (3.11 to 3.15) asks for author or editor, title and year; a web page that is kept up
        to date has an address in place of a year.
        """
        is_page = self.type == "webpage" and bool(self.url)
        has = {"author": bool(self.makers), "year": bool(self.issued or self.accessed) or is_page}
        return tuple(what for what, there in has.items() if not there)


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold the references that may be cited, and where the entries stand that cannot be used."""

    references: tuple[Reference, ...] = ()
    left_out: tuple[tuple[str, Span], ...] = ()
