"""What a sign-off of a document covers: each source, with a digest of what it says."""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from kdeck.finding import Span
from kdeck.fingerprint import digest
from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, Claim, Picture
from kdeck.model.inline import Cite, Term, Text
from kdeck.model.library import Library
from kdeck.model.recipe import Recipe
from kdeck.model.review import Covered
from kdeck.model.topic import Topic
from kdeck.model.walk import all_inlines, walk_blocks

# Fields whose order means nothing.
_UNORDERED = {"audiences", "formats", "regions"}


def coverage(
    library: Library, recipe: Recipe, audience: Audience, regions: Iterable[str]
) -> tuple[Covered, ...]:
    """List what the readers of an audience in some regions get, in the order of groups and keys.

    A topic counts whole, in both wordings, with what either of them uses. What does not exist is
    left out.
    """
    used = {key for part in recipe.parts if audience in part.audiences for key in part.topics}
    topics = [topic for topic in library.topics if topic.id in used and audience in topic.audiences]
    terms, references, figures = set[str](), set[str](), set[str]()
    for topic in topics:
        terms |= {i.key for i in all_inlines(topic.blocks) if isinstance(i, Term)}
        references |= set(_references(topic.blocks))
        figures |= {b.file for b in walk_blocks(topic.blocks) if isinstance(b, Picture)}
    wanted = set(regions)
    found = [
        Covered("documents", recipe.id, says(recipe)),
        *(Covered("topics", topic.id, says(topic)) for topic in topics),
        *(Covered("figures", f.file, _drawn(f.data)) for f in library.figures if f.file in figures),
        *(Covered("terms", e.key, says(e)) for e in library.glossary if e.key in terms),
        *(Covered("references", r.id, says(r)) for r in library.references if r.id in references),
        *(Covered("regions", r.key, says(r)) for r in library.regions if r.key in wanted),
    ]
    return tuple(sorted(found))


def says(value: Recipe | Topic | Any) -> str:
    """Compute a digest of what a source says, whatever its lines, and whatever its places."""
    return digest(json.dumps(_facts(value), sort_keys=True).encode())


def _facts(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {"": type(value).__name__} | {
            field.name: sorted(map(str, given)) if field.name in _UNORDERED else _facts(given)
            for field in dataclasses.fields(value)
            # A default is left out, so that a field of a later version ends no sign-off.
            if field.compare
            and not isinstance(given := getattr(value, field.name), Span)
            and given != field.default
        }
    if isinstance(value, tuple):
        return [_facts(item) for item in _joined(value)]
    assert value is None or isinstance(value, (str, int, float)), value
    return value


def _joined(items: tuple[Any, ...]) -> Iterator[Any]:
    """Join texts that follow one another: where a line ends in the source means nothing."""
    held: Text | None = None
    for item in items:
        if isinstance(item, Text):
            held = dataclasses.replace(held, text=held.text + item.text) if held else item
            continue
        if held:
            yield held
            held = None
        yield item
    if held:
        yield held


def _references(blocks: Blocks) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, Claim):
            yield from block.refs
    for inline in all_inlines(blocks):
        if isinstance(inline, Cite):
            yield from inline.keys


def _drawn(data: bytes) -> str:
    """Compute a digest of a drawing; comments, spaces and the order of attributes do not count."""
    # Entities are never expanded: a figure that defines any is refused elsewhere.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return digest(data)
    try:
        written = ET.canonicalize(from_file=BytesIO(data), strip_text=True)
    except ET.ParseError:
        return digest(data)
    return digest(written.encode())
