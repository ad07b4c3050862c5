"""All sources of a project, as they were read."""

from dataclasses import dataclass, field

from kdeck.model.glossary import GlossaryEntry
from kdeck.model.recipe import Recipe
from kdeck.model.reference import Reference
from kdeck.model.region import Region
from kdeck.model.review import SignOff
from kdeck.model.safetynote import SafetyRules
from kdeck.model.topic import Topic
from kdeck.model.words import AvoidedWords, ClinicianTerm, RegionalWords, ShortForms


@dataclass(frozen=True, slots=True)
class FigureFile:
    """Hold the bytes of a figure."""

    file: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Library:
    """Hold the sources of a project; places are the texts of its regions, by their keys."""

    topics: tuple[Topic, ...]
    recipes: tuple[Recipe, ...]
    references: tuple[Reference, ...]
    glossary: tuple[GlossaryEntry, ...]
    regions: tuple[Region, ...]
    words: tuple[AvoidedWords, ...]
    figures: tuple[FigureFile, ...]
    clinician_only: tuple[ClinicianTerm, ...] = ()
    reviews: tuple[SignOff, ...] = ()
    safety: SafetyRules = field(default_factory=SafetyRules)
    places: tuple[Topic, ...] = ()
    regional: RegionalWords = field(default_factory=RegionalWords)
    short_forms: ShortForms = field(default_factory=ShortForms)

    @property
    def written(self) -> tuple[Topic, ...]:
        """Give all texts: the topics, and what the regions say."""
        return (*self.topics, *self.places)
