"""A theme: the clinic, and every role resolved to a color, a face, a size."""

from dataclasses import dataclass, field
from typing import Literal

from kdeck.finding import Span
from kdeck.theme.citationstyle import CitationStyle
from kdeck.theme.clinic import Clinic
from kdeck.theme.decktemplate import DeckTemplate
from kdeck.theme.decktype import DeckType
from kdeck.theme.face import Family
from kdeck.theme.office import widened
from kdeck.theme.palette import Palette
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard


@dataclass(frozen=True, slots=True)
class Logo:
    """Hold an image with the words that stand for it.

    data is an SVG file as it was given, or a PNG file made for print; span is where the brand file
    names it. trimmed says that a margin in which nothing is seen was cut off.
    """

    file: str
    media: Literal["svg", "png"]
    alt: str
    data: bytes = field(repr=False)
    span: Span | None = field(default=None, compare=False)
    trimmed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Theme:
    """Hold one clinic's brand; page is (width, height) in points, region and language are keys.

    logo is drawn on paper or surface, logo_on_primary on the band; the others are variants
    of them for other rooms, the preferred first. Handouts keep the standard. Handouts are
    set in the edition unless another is asked for; the topics left out stand in no document, and
    optional ones only where they are included. Decks are made from the template, where there is
    one, and set in its fonts, or else in the deck type, where that is another; the reference lists
    of clinicians are set in the citation style, else as AMA has them. shows_name says whether the
    clinic's name stands beside a logo; None where the logo decides.
    """

    id: str
    clinic: Clinic
    palette: Palette
    body: Family
    headings: Family
    page: tuple[float, float]
    region: str
    language: str
    logo: Logo | None
    logo_on_primary: Logo | None
    standard: Standard = DEFAULT_STANDARD
    edition: Edition = Edition.STANDARD
    left_out: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    deck_type: DeckType | None = None
    other_logos: tuple[Logo, ...] = ()
    other_logos_on_primary: tuple[Logo, ...] = ()
    template: DeckTemplate | None = None
    citation_style: CitationStyle | None = None
    shows_name: bool | None = None

    @property
    def deck_headings(self) -> Family:
        """Give the headings as wide as they are in the widest font that a deck may be shown in."""
        return widened(self.headings)

    @property
    def deck_body(self) -> Family:
        """Give the text as wide as it is in the widest font that a deck may be shown in."""
        return widened(self.body)

    def logos(self, on_primary: bool) -> tuple[Logo, ...]:
        """List the logos that were made for a ground, the preferred first."""
        if on_primary:
            first, others = self.logo_on_primary, self.other_logos_on_primary
        else:
            first, others = self.logo, self.other_logos
        return (first, *others) if first else ()
