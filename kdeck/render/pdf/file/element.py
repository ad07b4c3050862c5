"""The structure tree in the making: elements, and the content and annotations they own."""

from dataclasses import dataclass, field

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class Content:
    """Point to one marked-content sequence, by the index of its page and its id there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class AnnotationKid:
    """Point to an annotation by its index in the file."""

    index: int


@dataclass(slots=True, eq=False)
class Element:
    """Hold one structure element (ISO 32000-1, 14.7.2) and its kids in reading order.

    It grows while a file is made, and so equals itself alone. Attributes are pairs of owner and
    (key, value) pairs, the values written as PDF. refs are the elements that this one points to
    (ISO 32000-2, 14.7.2).
    """

    tag: str
    span: Span
    alt: str = ""
    lang: str = ""
    expansion: str = ""
    title: str = ""
    id: str = ""
    refs: list["Element"] = field(default_factory=list)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    kids: list["Element | Content | AnnotationKid"] = field(default_factory=list)

    def child(self, tag: str, span: Span | None = None) -> "Element":
        """Append a new element."""
        made = Element(tag, span or self.span)
        self.kids.append(made)
        return made

    def describe(self, owner: str, **values: str) -> "Element":
        """Set attributes of an owner, such as Table or Layout."""
        self.attributes.setdefault(owner, {}).update(values)
        return self

    def refer_to(self, other: "Element") -> None:
        """Point to another element, once."""
        if other not in self.refs:
            self.refs.append(other)

    def end_with(self, tag: str) -> None:
        """Move the kids of a tag behind all others."""
        self.kids.sort(key=lambda kid: isinstance(kid, Element) and kid.tag == tag)
