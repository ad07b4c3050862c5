"""What one audience in one region reads of a document.

It stands in one module: whether words reach the wrong reader is seen only where the whole way is,
from the recipe down to an inline.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    Heading,
    Listing,
    Panel,
    Paragraph,
    Picture,
    PictureSequence,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.document import Chapter, Document, Section, figure_key
from kdeck.model.filename import file_name
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Cite, Inline, Inlines, Term, Text
from kdeck.model.library import Library
from kdeck.model.recipe import Length, Part, PartForm, Recipe
from kdeck.model.reference import Reference
from kdeck.model.region import Region
from kdeck.model.safetynote import Fact, SafetyNote, SafetyRules
from kdeck.model.scene import Scene
from kdeck.model.topic import Topic
from kdeck.model.walk import all_inlines, inner_blocks, walk_blocks, with_inner

LANGUAGE = "en-US"


@dataclass(frozen=True, slots=True)
class Reader:
    """Say who reads: the audience, and the key of the region."""

    audience: Audience
    region: str


def select(
    library: Library, recipe: Recipe, reader: Reader, scenes: Mapping[str, Scene]
) -> Document:
    """Choose what a reader gets of a recipe; the region must be one of the library's."""
    sections = tuple(
        _section(library, part, reader)
        for part in recipe.parts
        if reader.audience in part.audiences
    )
    sections += tuple(_included(library, recipe, reader, sections))
    blocks, length = _told(sections), recipe.safety or Length.FULL
    return Document(
        id=recipe.id,
        audience=reader.audience,
        title=recipe.title[reader.audience],
        message=recipe.message[reader.audience],
        kind=recipe.kind[reader.audience],
        sections=tuple(section for section in sections if section.chapters),
        references=_references(library.references, sections, reader.audience, length),
        glossary=_defined(library.glossary, blocks),
        scenes=tuple(sorted(_scenes(blocks, scenes).items())),
        region=region_of(library, reader.region),
        formats=recipe.formats,
        version=recipe.version,
        checked=recipe.checked,
        language=LANGUAGE,
        span=recipe.span,
        versions=recipe.audiences,
        safety=_safety(library, reader),
        length=length,
        full_notes=_full_notes(library, recipe, reader),
        pages=recipe.pages[reader.audience],
        slides=recipe.slides[reader.audience],
    )


def without(document: Document, left_out: Container[str]) -> Document:
    """Leave some chapters out of a document, by their ids, with what they alone make use of."""
    kept = (
        replace(section, chapters=tuple(c for c in section.chapters if c.id not in left_out))
        for section in document.sections
    )
    sections = tuple(section for section in kept if section.chapters)
    blocks = _told(sections)
    return replace(
        document,
        sections=sections,
        references=_references(document.references, sections, document.audience, document.length),
        glossary=_defined(document.glossary, blocks),
        scenes=tuple(sorted(_scenes(blocks, dict(document.scenes)).items())),
    )


def _told(sections: tuple[Section, ...]) -> Blocks:
    return tuple(block for s in sections for chapter in s.chapters for block in chapter.blocks)


def _defined(glossary: tuple[GlossaryEntry, ...], blocks: Blocks) -> tuple[GlossaryEntry, ...]:
    used = set(_terms(blocks))
    return tuple(entry for entry in glossary if entry.key in used)


def region_of(library: Library, key: str) -> Region:
    """Find a region by its key."""
    return next(region for region in library.regions if region.key == key)


def _safety(library: Library, reader: Reader) -> SafetyRules:
    """Choose what the safety notes must tell a reader, and name the topics that carry them."""
    notes = (n for n in library.safety.notes if reader.audience in n.audiences)
    return replace(library.safety, notes=tuple(_asked(note, library, reader) for note in notes))


def _asked(note: SafetyNote, library: Library, reader: Reader) -> SafetyNote:
    facts = tuple(fact for fact in note.facts if _holds(fact, reader))
    short = tuple(fact for fact in note.short if _holds(fact, reader))
    carriers = tuple(
        topic.id
        for topic in library.topics
        if topic.note == note.id and topic.starred and reader.audience in topic.audiences
    )
    return replace(note, facts=facts, short=short, carriers=carriers)


def _holds(fact: Fact, reader: Reader) -> bool:
    """Say whether a fact is for a reader."""
    regions = fact.regions or (reader.region,)
    return fact.audience is reader.audience and reader.region in regions


def _included(
    library: Library, recipe: Recipe, reader: Reader, sections: tuple[Section, ...]
) -> Iterator[Section]:
    """Gather the starred notes that no part names, by their groups, as the recipe asks for them.

    Where they are told in lines, those that must stand whole follow.
    """
    if recipe.safety is None:
        return
    placed = {chapter.note for s in sections for chapter in s.chapters if chapter.starred}
    notes = {n.id: n for n in library.safety.notes if reader.audience in n.audiences}
    topics = [
        (topic, notes[topic.note])
        for topic in library.topics
        if topic.starred and reader.audience in topic.audiences
        if topic.note in notes and topic.note not in placed
    ]
    order = list(notes)
    # The crisis contacts come last: nobody has to look for them there.
    topics.sort(key=lambda each: (each[1].crisis, order.index(each[1].id)))
    short = recipe.safety is Length.SHORT
    form = PartForm.LINES if short else PartForm.NOTES
    for group in library.safety.groups:
        told = [topic for topic, note in topics if note.group == group.id and not note.whole]
        chapters = tuple(_line(t, reader) if short else _chapter(t, reader) for t in told)
        heading, takeaway = group.heading[reader.audience], group.takeaway[reader.audience]
        yield Section(heading, takeaway, chapters, form, recipe.span)
    for topic, note in topics:
        if note.whole:
            chapter = _chapter(topic, reader)
            if short and note.crisis:
                crisis = tuple(b for b in chapter.blocks if isinstance(b, CrisisContacts))
                chapter = replace(chapter, blocks=crisis)
            yield Section("", "", (chapter,), PartForm.PANELS, recipe.span)


def _full_notes(library: Library, recipe: Recipe, reader: Reader) -> str:
    """Name the file in which a reader finds the full notes; empty where there is none."""
    for other in library.recipes if recipe.safety is Length.SHORT else ():
        made = other.formats and reader.audience in other.audiences
        if other.id == recipe.full_notes and made and other.safety is not Length.SHORT:
            return file_name(other.id, reader.audience, other.formats[0])
    return ""


def _section(library: Library, part: Part, reader: Reader) -> Section:
    topics = {topic.id: topic for topic in library.topics}
    make = _line if part.form is PartForm.LINES else _chapter
    chapters = tuple(
        replace(make(topics[key], reader), priority=part.rank(key))
        for key in part.topics
        if reader.audience in topics[key].audiences
    )
    heading = part.heading[reader.audience] if part.heading else ""
    takeaway = part.takeaway[reader.audience] if part.takeaway else ""
    return Section(heading, takeaway, chapters, part.form, part.span)


def _chapter(topic: Topic, reader: Reader) -> Chapter:
    return Chapter(
        id=topic.id,
        kind=topic.kind,
        title=topic.title[reader.audience],
        takeaway=topic.takeaway[reader.audience],
        blocks=_blocks(topic.blocks, reader),
        note=topic.note,
        starred=topic.starred,
        span=topic.span,
        teach_back=topic.teach_back[reader.audience] if topic.teach_back else "",
    )


def _line(topic: Topic, reader: Reader) -> Chapter:
    """Give a topic as its short line tells it: without blocks where it has none."""
    chapter = _chapter(topic, reader)
    return replace(chapter, blocks=_short(topic.blocks, reader), teach_back="", short=True)


def _short(blocks: Blocks, reader: Reader) -> Blocks:
    """Find the first short line for a reader."""
    for block in blocks:
        found: Blocks = ()
        if isinstance(block, Claim):
            inner = _blocks(block.short[reader.audience], reader) if block.short else ()
            found = (_stated(block, inner),) if inner else ()
        elif isinstance(block, ForAudience) and block.short:
            found = _blocks(block.blocks, reader) if block.audience is reader.audience else ()
        elif not isinstance(block, ForRegion) or reader.region in block.regions:
            found = _short(inner_blocks(block), reader)
        if found:
            return found
    return ()


def _blocks(blocks: Blocks, reader: Reader) -> Blocks:
    return tuple(inner for block in blocks for inner in _block(block, reader))


def _block(block: Block, reader: Reader) -> Blocks:
    """Choose what a reader gets of a block; what no case names would be anybody's words."""
    match block:
        case ForAudience():
            asked = block.audience is reader.audience and not block.short
            return _blocks(block.blocks, reader) if asked else ()
        case ForRegion():
            return _blocks(block.blocks, reader) if reader.region in block.regions else ()
        case Claim():
            statement = _statement(block, reader)
            return (statement,) if statement.blocks else ()
        case Panel():
            inner = _blocks(block.blocks, reader)
            return (replace(block, blocks=inner),) if inner else ()
        case Listing():
            return _listing(block, reader)
        case DefinitionList() | PictureSequence() | Timeline() | Statement():
            return (with_inner(block, lambda blocks: _blocks(blocks, reader)),)
        case Paragraph() | Heading() | Table() | Picture() | CrisisContacts():
            return (block,)
        case IconArray() | Intervals():
            return (block,)
        case _:
            assert_never(block)


def _listing(listing: Listing, reader: Reader) -> Blocks:
    """Keep the items that say something to the reader."""
    items = (replace(item, blocks=_blocks(item.blocks, reader)) for item in listing.items)
    kept = tuple(item for item in items if item.blocks)
    return (replace(listing, items=kept),) if kept else ()


def _statement(claim: Claim, reader: Reader) -> Statement:
    blocks = _blocks(claim.wordings[reader.audience], reader)
    if reader.audience is Audience.CLINICIAN:
        blocks = _cite_rest(blocks, claim)
    return _stated(claim, blocks)


def _stated(claim: Claim, blocks: Blocks) -> Statement:
    return Statement(
        claim.id, claim.drug, claim.evidence, claim.refs, claim.as_of, blocks, claim.span
    )


def _cite_rest(blocks: Blocks, claim: Claim) -> Blocks:
    cited = {key for inline in all_inlines(blocks) for key in _keys(inline)}
    missing = tuple(key for key in claim.refs if key not in cited)
    if not missing or not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Paragraph):
        return (*blocks[:-1], replace(last, inlines=_cited(last.inlines, missing)))
    return (
        *blocks,
        Paragraph((Text("Sources: ", claim.span), Cite(missing, claim.span)), claim.span),
    )


def _cited(inlines: Inlines, keys: tuple[str, ...]) -> Inlines:
    last = inlines[-1]
    if isinstance(last, Cite):
        return (*inlines[:-1], replace(last, keys=last.keys + keys))
    return (*inlines, Text(" ", last.span), Cite(keys, last.span))


def _keys(inline: Inline) -> tuple[str, ...]:
    return inline.keys if isinstance(inline, Cite) else ()


def _terms(blocks: Blocks) -> Iterable[str]:
    return (inline.key for inline in all_inlines(blocks) if isinstance(inline, Term))


def _references(
    references: tuple[Reference, ...],
    sections: tuple[Section, ...],
    audience: Audience,
    length: Length,
) -> tuple[Reference, ...]:
    """List what a document cites, in the order of its first appearance.

    The full notes list the sources of short lines, and those of a sheet for patients.
    """
    if length is Length.SHORT and audience is Audience.PLAIN:
        return ()
    chapters = (chapter for section in sections for chapter in section.chapters)
    blocks = tuple(block for chapter in chapters if not chapter.short for block in chapter.blocks)
    known = {reference.id: reference for reference in references}
    if audience is Audience.CLINICIAN:
        keys = (key for inline in all_inlines(blocks) for key in _keys(inline))
    else:
        keys = (b.refs[0] for b in walk_blocks(blocks) if isinstance(b, Statement) and b.refs)
    return tuple(known[key] for key in dict.fromkeys(keys))


def _scenes(blocks: Blocks, scenes: Mapping[str, Scene]) -> dict[str, Scene]:
    keys = {
        figure_key(block.file, block.fragment)
        for block in walk_blocks(blocks)
        if isinstance(block, Picture)
    }
    return {key: scenes[key] for key in keys}
