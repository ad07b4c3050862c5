"""Words that a topic must not use, with the reason and what to say instead."""

from dataclasses import dataclass

from kdeck.finding import Span
from kdeck.model.audience import Audience


@dataclass(frozen=True, slots=True)
class AvoidedWords:
    """Gather phrases, in lower case, that share one reason.

    A phrase inside one of the exceptions, such as 'natural' in 'natural history', is no flaw.
    What could harm who believes it stops a build.
    """

    phrases: tuple[str, ...]
    why: str
    instead: str
    span: Span
    exceptions: tuple[str, ...] = ()
    stops: bool = False


@dataclass(frozen=True, slots=True)
class ClinicianTerm:
    """Name a term that must not reach patients."""

    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Give what a short form stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class ShortForms:
    """Hold the short forms of a project, and those that need no words: names, and well known."""

    forms: tuple[ShortForm, ...] = ()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListedWords:
    """Hold what a project says of words: which to avoid, which are for clinicians, short forms."""

    avoided: tuple[AvoidedWords, ...] = ()
    clinician_only: tuple[ClinicianTerm, ...] = ()
    short_forms: ShortForms = ShortForms()


@dataclass(frozen=True, slots=True)
class RegionalWord:
    """Give what some regions say in place of a phrase, as pairs of a region or country and words.

    audience is None where all readers are told it so.
    """

    phrase: str
    instead: tuple[tuple[str, str], ...]
    audience: Audience | None
    span: Span

    def said_in(self, region: str) -> str | None:
        """Give what a region says; its own word goes before that of its country."""
        words = dict(self.instead)
        return words.get(region, words.get(region.split("-", maxsplit=1)[0]))


@dataclass(frozen=True, slots=True)
class RegionalWords:
    """Hold the words of all regions, and the phrases that stay as they are."""

    words: tuple[RegionalWord, ...] = ()
    keep: tuple[str, ...] = ()
