"""The inline nodes of a topic: text, and what marks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Hold plain characters, in Unicode normal form C."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Strong:
    """Mark words as important."""

    children: tuple["Inline", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Mark words as stressed, or as the title of a work."""

    children: tuple["Inline", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Lead to an address; the children say where."""

    children: tuple["Inline", ...]
    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cite:
    """Point to references by their keys."""

    keys: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """Mark a word that the glossary defines, by the glossary's key."""

    children: tuple["Inline", ...]
    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Mark a short form with its expansion."""

    text: str
    expansion: str
    span: Span


@dataclass(frozen=True, slots=True)
class Foreign:
    """Mark words of another language by its BCP 47 tag."""

    children: tuple["Inline", ...]
    lang: str
    span: Span


@dataclass(frozen=True, slots=True)
class Footnote:
    """Say more about the words before it, away from them."""

    children: tuple["Inline", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Datum:
    """Stand for a value that the region or the clinic supplies, such as the emergency number."""

    source: Literal["region", "clinic"]
    key: str
    span: Span


Inline = Text | Strong | Emphasis | Link | Cite | Term | Abbreviation | Foreign | Footnote | Datum
Inlines = tuple[Inline, ...]


def plain_text(inlines: Inlines) -> str:
    """Give the characters of some inlines without citations, notes and data."""
    return "".join(text for text, _ in walk_text(inlines))


def walk_text(inlines: Inlines) -> Iterator[tuple[str, Span]]:
    """Yield the characters of some inlines, each run with its place."""
    for node in inlines:
        match node:
            case Text(text=text) | Abbreviation(text=text):
                yield text, node.span
            case Cite() | Datum() | Footnote():
                pass
            case Strong() | Emphasis() | Link() | Term() | Foreign():
                yield from walk_text(node.children)
            case _:
                assert_never(node)
