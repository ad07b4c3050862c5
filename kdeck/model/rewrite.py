"""Changing the words of a document, but not of its quotations, names and sources."""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar, cast

from kdeck.finding import Span
from kdeck.model.block import Blocks, Panel, PanelKind, Picture
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Abbreviation, Cite, Datum, Foreign, Inlines, Text
from kdeck.model.region import Region, UrgentLine
from kdeck.model.scene import Label, Scene

Change = Callable[[str], str]
T = TypeVar("T")
# What has words of its own that are no prose of ours, or none at all.
_KEPT = (Cite, Datum, Foreign, Span, str, int, float)


def rewrite(document: Document, change: Change) -> Document:
    """Change every word of a document but those of quotations, other languages and references."""
    return dataclasses.replace(
        document,
        title=change(document.title),
        message=change(document.message),
        kind=change(document.kind),
        sections=tuple(_section(section, change) for section in document.sections),
        glossary=tuple(_entry(entry, change) for entry in document.glossary),
        scenes=tuple((key, _scene(scene, change)) for key, scene in document.scenes),
        region=_region(document.region, change),
    )


def rewrite_blocks(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """Change the runs of inlines in some blocks, innermost first."""
    return cast("Blocks", _walked(blocks, change))


def _region(region: Region, change: Change) -> Region:
    """Change what is told of the crisis lines; each keeps its name."""
    lines = (
        dataclasses.replace(
            line,
            how=change(line.how),
            hours=change(line.hours),
            cost=change(line.cost),
            languages=change(line.languages),
            relay=change(line.relay),
        )
        for line in region.lines
    )
    text = region.crisis_text.map(change)
    urgent = _urgent(region.urgent, change) if region.urgent else None
    return dataclasses.replace(region, lines=tuple(lines), crisis_text=text, urgent=urgent)


def _urgent(line: UrgentLine, change: Change) -> UrgentLine:
    how, hours, cost = change(line.how), change(line.hours), change(line.cost)
    return dataclasses.replace(line, how=how, hours=hours, cost=cost)


def _section(section: Section, change: Change) -> Section:
    return dataclasses.replace(
        section,
        heading=change(section.heading),
        takeaway=change(section.takeaway),
        chapters=tuple(_chapter(chapter, change) for chapter in section.chapters),
    )


def _chapter(chapter: Chapter, change: Change) -> Chapter:
    # A clinic writes in its own English.
    if chapter.span.file.startswith("themes/"):
        return chapter
    return dataclasses.replace(
        chapter,
        title=change(chapter.title),
        takeaway=change(chapter.takeaway),
        line=change(chapter.line),
        teach_back=change(chapter.teach_back),
        blocks=_changed(chapter.blocks, change),
    )


def _entry(entry: GlossaryEntry, change: Change) -> GlossaryEntry:
    term, definition = change(entry.term), change(entry.definition)
    return dataclasses.replace(entry, term=term, definition=definition)


def _scene(scene: Scene, change: Change) -> Scene:
    items = tuple(
        dataclasses.replace(item, text=change(item.text)) if isinstance(item, Label) else item
        for item in scene.items
    )
    return scene if items == scene.items else dataclasses.replace(scene, items=items)


def _changed(value: T, change: Change) -> T:
    """Change the words in a node, and in all that it holds."""
    if isinstance(value, _KEPT) or value is None:
        return value
    if isinstance(value, tuple):
        return cast("T", _kept(value, tuple(_changed(each, change) for each in value)))
    if isinstance(value, Text):
        text = change(value.text)
        return value if text == value.text else cast("T", dataclasses.replace(value, text=text))
    if isinstance(value, Abbreviation):
        short, long = change(value.text), change(value.expansion)
        return cast("T", dataclasses.replace(value, text=short, expansion=long))
    if isinstance(value, Panel) and value.kind is PanelKind.QUOTE:
        return value
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    new = {name: _changed(getattr(value, name), change) for name in _fields(type(value))}
    if isinstance(value, Picture):
        new["alt"] = change(value.alt)
    return cast("T", _replaced(value, new))


def _walked(value: object, change: Callable[[Inlines], Inlines]) -> object:
    if isinstance(value, tuple):
        inner = tuple(_walked(each, change) for each in value)
        if any(isinstance(each, Datum) for each in inner):
            return change(cast("Inlines", inner))
        return _kept(value, inner)
    if isinstance(value, (*_KEPT, Text)) or not dataclasses.is_dataclass(value):
        return value
    assert not isinstance(value, type)
    return _replaced(
        value, {name: _walked(getattr(value, name), change) for name in _fields(type(value))}
    )


def _kept(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[object, ...]:
    """Give what there was where nothing in it is new: most of a document stays as it is."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new


def _replaced(value: object, new: Mapping[str, object]) -> object:
    assert dataclasses.is_dataclass(value)
    assert not isinstance(value, type)
    other = {name: each for name, each in new.items() if each is not getattr(value, name)}
    return dataclasses.replace(value, **other) if other else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
