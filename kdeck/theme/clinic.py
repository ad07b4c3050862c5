"""The clinic that a theme speaks for."""

from dataclasses import dataclass, field

from kdeck.finding import Span
from kdeck.theme.crisislines import NOTHING_CONFIRMED, Crisis
from kdeck.theme.disclosures import NOTHING_DISCLOSED, Disclosures
from kdeck.theme.visit import NOTHING_SAID, Visit


@dataclass(frozen=True, slots=True)
class Clinic:
    """Hold contact data as the clinic writes it; empty strings where it says nothing.

    documents_at is the address below which its documents lie, each by the name of its file;
    feedback, that of a link by which readers of a page say what is unclear. places say where the
    brand file has each, by its key; those of its visits are 'visit.KEY', and those of its
    disclosures 'disclosures.KEY'.
    """

    name: str
    short_name: str
    phone: str
    address: tuple[str, ...]
    hours: str
    web: str
    other_formats: str
    crisis: Crisis = NOTHING_CONFIRMED
    documents_at: str = ""
    feedback: str = ""
    visit: Visit = NOTHING_SAID
    disclosures: Disclosures = NOTHING_DISCLOSED
    places: tuple[tuple[str, Span], ...] = field(default=(), compare=False, repr=False)

    def document_address(self, file: str) -> str:
        """Give the address of a document; empty where there is none."""
        return f"{self.documents_at.rstrip('/')}/{file}" if file and self.documents_at else ""

    def place(self, key: str, otherwise: Span) -> Span:
        """Say where the brand file has a key, or else the place that is given."""
        return dict(self.places).get(key, otherwise)
