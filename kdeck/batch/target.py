"""One output file: what it is made from, and where it goes."""

from dataclasses import dataclass

from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

STANDARD = "standard"
SOURCE_LANGUAGE = "en"
OUTPUT = "output"


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Name one output file by all that decides it."""

    theme: str
    document: str
    audience: Audience
    format: Format
    edition: str = STANDARD
    language: str = SOURCE_LANGUAGE

    @property
    def path(self) -> str:
        """Give the file's path below the project; what is usual is left out."""
        parts = [self.document, str(self.audience)]
        if self.edition != STANDARD:
            parts.append(self.edition)
        if self.language != SOURCE_LANGUAGE:
            parts.append(self.language)
        return f"{OUTPUT}/{self.theme}/{'-'.join(parts)}.{self.format}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Say which targets are asked for; an empty tuple asks for all of a kind."""

    documents: tuple[str, ...] = ()
    themes: tuple[str, ...] = ("default",)
    audiences: tuple[Audience, ...] = ()
    formats: tuple[Format, ...] = ()

    def takes(self, target: Target) -> bool:
        """Say whether a target is asked for."""
        return (
            (not self.documents or target.document in self.documents)
            and target.theme in self.themes
            and (not self.audiences or target.audience in self.audiences)
            and (not self.formats or target.format in self.formats)
        )
