"""A theme: the clinic, and every role resolved to a color, a face, a size."""

from dataclasses import dataclass, field
from typing import Literal

from kdeck.standard import DEFAULT_STANDARD, Standard
from kdeck.theme.clinic import Clinic
from kdeck.theme.face import Family
from kdeck.theme.palette import Palette


@dataclass(frozen=True, slots=True)
class Logo:
    """Hold an image file with the words that stand for it."""

    file: str
    media: Literal["svg", "png", "jpeg"]
    alt: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Theme:
    """Hold one clinic's brand; page is (width, height) in points, region and language are keys.

    logo is drawn on paper or surface, logo_on_primary on the primary color. Handouts keep the
    standard.
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
