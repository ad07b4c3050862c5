"""The values of a brand that another program's file gives, each with its origin in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kdeck.color import Color

T = TypeVar("T")
# Much more than a brand has: the tokens of a large library; the style sheet of a framework is 1 MB.
MOST_TOKENS, MOST_SHEET = 3 * 1024 * 1024, 3 * 1024 * 1024 // 2
# The names of roles in a brand file; 'headings' and 'link' are colors of its typography.
ROLES = (
    "primary", "secondary", "tertiary", "foreground", "background", "danger", "headings", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Hold a value, and where it stood, as "'accent1' of the template"; empty for a person."""

    value: T
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Hold a file that another file carries."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FoundBrand:
    """Hold what a file says of a brand; colors are by ROLES, remarks are (message, hint)."""

    colors: Mapping[str, Found[Color]] = field(default_factory=dict)
    base: Found[str] | None = None
    headings: Found[str] | None = None
    logo: Found[Attachment] | None = None
    remarks: tuple[tuple[str, str], ...] = ()
