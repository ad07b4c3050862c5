"""Words that a topic must not use, with the reason and what to say instead."""

from dataclasses import dataclass

from kdeck.finding import Span


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
