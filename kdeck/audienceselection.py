"""What one audience in one region reads of a document.

It stands in one module: whether words reach the wrong reader is seen only where the whole way is,
from the recipe down to an inline.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from kdeck.language.known import SOURCE
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    FromRegion,
    Heading,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.document import Chapter, Document, Section, oldest_check
from kdeck.model.filename import file_name
from kdeck.model.inline import Cite, Inlines, Text
from kdeck.model.library import Library
from kdeck.model.localize import localize
from kdeck.model.recipe import DocumentForm, Length, Part, PartForm, Recipe
from kdeck.model.region import Region
from kdeck.model.safetynote import Fact, SafetyNote, SafetyRules
from kdeck.model.scene import Scene
from kdeck.model.talktopic import as_told, spoken_apart
from kdeck.model.titleline import title_line
from kdeck.model.topic import Topic
from kdeck.model.usage import all_blocks, cited_keys, used_references, used_scenes, used_terms
from kdeck.model.walk import all_inlines, inner_blocks, walk_blocks, with_inner


@dataclass(frozen=True, slots=True)
class Reader:
    """Say who reads: the audience, the key of the region, and the language."""

    audience: Audience
    region: str
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class _Choice:
    """Hold what decides between texts: audience, region, and the facts of the region."""

    audience: Audience
    region: str
    facts: Mapping[str, RegionFact]


def select(
    library: Library, recipe: Recipe, reader: Reader, scenes: Mapping[str, Scene]
) -> Document:
    """Choose what a reader gets of a recipe; the region must be one of the library's."""
    choice = _Choice(reader.audience, reader.region, _facts(library, reader.region))
    sections = tuple(
        _section(library, part, choice)
        for part in recipe.parts
        if reader.audience in part.audiences and not part.group
    )
    sections += tuple(_included(library, recipe, choice, sections))
    sections = tuple(as_told(section, recipe.talk, reader.audience) for section in sections)
    blocks, length = all_blocks(sections), recipe.safety or Length.FULL
    document = Document(
        id=recipe.id,
        audience=reader.audience,
        title=recipe.title[reader.audience],
        message=recipe.message[reader.audience],
        kind=recipe.kind[reader.audience],
        sections=tuple(section for section in sections if section.chapters),
        references=used_references(
            library.references, sections, reader.audience, length, recipe.form
        ),
        glossary=used_terms(library.glossary, blocks),
        scenes=used_scenes(blocks, scenes),
        region=region_of(library, reader.region),
        formats=recipe.formats,
        version=recipe.version,
        checked=oldest_check(sections) or recipe.checked,
        language=reader.language,
        span=recipe.span,
        versions=recipe.audiences,
        safety=_safety(library, reader),
        length=length,
        full_notes=_full_notes(library, recipe, reader),
        pages=recipe.pages[reader.audience],
        slides=recipe.slides[reader.audience],
        minutes=recipe.minutes[reader.audience],
        form=recipe.form,
    )
    return localize(document, library.regional, library.short_forms.forms)


def _facts(library: Library, region: str) -> dict[str, RegionFact]:
    blocks = (b for place in library.places if place.id == region for b in place.blocks)
    return {block.key: block for block in blocks if isinstance(block, RegionFact)}


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
    library: Library, recipe: Recipe, choice: _Choice, sections: tuple[Section, ...]
) -> Iterator[Section]:
    """Gather the starred notes that no part names, by their groups, as the recipe asks for them.

    Where they are told in lines, those that must stand whole follow. The appendix of a talk has
    the lines of all of them. What a part adds to a group follows its notes.
    """
    if recipe.safety is None:
        return
    added = tuple(
        (part.group, _section(library, part, choice).chapters)
        for part in recipe.parts
        if part.group and choice.audience in part.audiences
    )
    mine = (part for part in recipe.parts if choice.audience in part.audiences)
    across = {part.group for part in mine if part.across}
    named = (*(s.chapters for s in sections), *(chapters for _, chapters in added))
    placed = {c.note for chapters in named for c in chapters if c.starred}
    notes = {n.id: n for n in library.safety.notes if choice.audience in n.audiences}
    if recipe.form is DocumentForm.TALK:
        placed = {note for note in placed if note in notes and notes[note].whole}
    topics = [
        (topic, notes[topic.note])
        for topic in library.topics
        if topic.starred and choice.audience in topic.audiences
        if topic.note in notes and topic.note not in placed
    ]
    order = list(notes)
    # The crisis contacts come last: nobody has to look for them there.
    topics.sort(key=lambda each: (each[1].crisis, order.index(each[1].id)))
    short = recipe.safety is Length.SHORT
    # On a sheet they stand on its last side.
    side = max((section.side for section in sections), default=1)
    form = PartForm.LINES if short else PartForm.NOTES
    for group in library.safety.groups:
        told = [topic for topic, note in topics if note.group == group.id and not note.whole]
        chapters = tuple(_line(t, choice) if short else _chapter(t, choice) for t in told)
        chapters += tuple(c for key, more in added if key == group.id for c in more)
        heading, takeaway = group.heading[choice.audience], group.takeaway[choice.audience]
        wide = group.id in across
        yield Section(heading, takeaway, chapters, form, recipe.span, group.icon, side, wide)
    for topic, note in topics:
        if note.whole:
            chapter = _chapter(topic, choice)
            if short and note.crisis:
                crisis = tuple(b for b in chapter.blocks if isinstance(b, CrisisContacts))
                chapter = replace(chapter, blocks=crisis)
            yield Section("", "", (chapter,), PartForm.PANELS, recipe.span, side=side)


def _full_notes(library: Library, recipe: Recipe, reader: Reader) -> str:
    """Name the file in which a reader finds the full notes; empty where there is none."""
    for other in library.recipes if recipe.safety is Length.SHORT else ():
        made = other.formats and reader.audience in other.audiences
        if other.id == recipe.full_notes and made and other.safety is not Length.SHORT:
            return file_name(other.id, reader.audience, other.formats[0])
    return ""


def _section(library: Library, part: Part, choice: _Choice) -> Section:
    topics = {topic.id: topic for topic in library.topics}
    lines = topics.keys() if part.form is PartForm.LINES else part.shortened
    chapters = tuple(
        _ranked((_line if key in lines else _chapter)(topics[key], choice), part)
        for key in part.topics
        if choice.audience in topics[key].audiences
    )
    heading = part.heading[choice.audience] if part.heading else ""
    takeaway = part.takeaway[choice.audience] if part.takeaway else ""
    side, across = part.side, part.across
    return Section(heading, takeaway, chapters, part.form, part.span, side=side, across=across)


def _ranked(chapter: Chapter, part: Part) -> Chapter:
    """Rank a topic; a note that a talk only says stands as a line, for who sees no notes."""
    ranked = replace(chapter, priority=part.rank(chapter.id))
    is_said = chapter.id in part.said
    return replace(ranked, said=True, starred=False, note=None) if is_said else ranked


def _chapter(topic: Topic, choice: _Choice) -> Chapter:
    blocks, spoken = spoken_apart(_blocks(topic.blocks, choice))
    return Chapter(
        id=topic.id,
        kind=topic.kind,
        title=topic.title[choice.audience],
        takeaway=_takeaway(topic, choice)[choice.audience],
        blocks=blocks,
        note=topic.note,
        starred=topic.starred,
        span=topic.span,
        teach_back=topic.teach_back[choice.audience] if topic.teach_back else "",
        line=title_line(_short(topic.blocks, choice)),
        spoken=spoken,
    )


def _line(topic: Topic, choice: _Choice) -> Chapter:
    """Give a topic as its short line tells it: without blocks where it has none."""
    line = _short(topic.blocks, choice)
    return replace(_chapter(topic, choice), blocks=line, teach_back="", short=True, spoken=())


def _short(blocks: Blocks, choice: _Choice) -> Blocks:
    """Find the first short line for a reader."""
    for block in blocks:
        found: Blocks = ()
        if isinstance(block, Claim):
            inner = _blocks(block.short[choice.audience], choice) if block.short else ()
            found = (_stated(block, inner, _refs(block, choice)),) if inner else ()
        elif isinstance(block, ForAudience) and block.short:
            # The line may be one that the region words.
            line = _short(block.blocks, choice) or _blocks(block.blocks, choice)
            found = line if block.audience is choice.audience else ()
        elif isinstance(block, FromRegion):
            found = _short(choice.facts[block.key].blocks, choice)
        elif not isinstance(block, ForRegion) or choice.region in block.regions:
            found = _short(inner_blocks(block), choice)
        if found:
            return found
    return ()


def _takeaway(topic: Topic, choice: _Choice) -> Worded[str]:
    """Give the takeaway of a topic, or the one that the region has in its place."""
    keys = (b.key for b in walk_blocks(topic.blocks) if isinstance(b, FromRegion))
    regional = (choice.facts[key].takeaway for key in keys)
    return next((words for words in regional if words), topic.takeaway)


def _blocks(blocks: Blocks, choice: _Choice, *, points: bool = False) -> Blocks:
    """Choose blocks; lists that meet where one is the region's become one list."""
    chosen: list[Block] = []
    joins = False
    for block in blocks:
        inner = _block(block, choice, points=points)
        regional = isinstance(block, ForRegion | FromRegion)
        if inner and chosen and (joins or regional) and (one := _joined(chosen[-1], inner[0])):
            chosen[-1] = one
            inner = inner[1:]
        chosen.extend(inner)
        joins = regional
    return tuple(chosen)


def _joined(first: Block, second: Block) -> Listing | None:
    if not (isinstance(first, Listing) and isinstance(second, Listing)):
        return None
    if first.ordered or second.ordered:
        return None
    return replace(first, items=(*first.items, *second.items))


def _supplied(key: str, choice: _Choice, *, points: bool) -> Blocks:
    """Give what the region says, as text, or as points for a slide."""
    chosen = _blocks(choice.facts[key].blocks, choice)
    lists = [b for b in chosen if isinstance(b, Panel) and b.kind is PanelKind.KEY_POINTS]
    if points:
        return tuple(block for panel in lists for block in panel.blocks)
    return tuple(block for block in chosen if block not in lists)


def _block(block: Block, choice: _Choice, *, points: bool = False) -> Blocks:
    """Choose what a reader gets of a block; what no case names would be anybody's words."""
    match block:
        case ForAudience():
            asked = block.audience is choice.audience and not block.short
            return _blocks(block.blocks, choice, points=points) if asked else ()
        case ForRegion(regions=regions, blocks=blocks):
            return _blocks(blocks, choice, points=points) if choice.region in regions else ()
        case FromRegion(key=key):
            return _supplied(key, choice, points=points)
        case RegionFact():
            return _blocks(block.blocks, choice)
        case Claim():
            statement = _statement(block, choice)
            return (statement,) if statement.blocks else ()
        case Panel():
            inner = _blocks(block.blocks, choice, points=block.kind is PanelKind.KEY_POINTS)
            return (replace(block, blocks=inner),) if inner else ()
        case Listing():
            return _listing(block, choice)
        case DefinitionList() | PictureSequence() | Timeline() | Statement():
            return (with_inner(block, lambda blocks: _blocks(blocks, choice)),)
        case Paragraph() | Heading() | Table() | Picture() | CrisisContacts():
            return (block,)
        case IconArray() | Intervals() | Bars() | Lines():
            return (block,)
        case _:
            assert_never(block)


def _listing(listing: Listing, choice: _Choice) -> Blocks:
    """Keep the items that say something to the choice."""
    items = (replace(item, blocks=_blocks(item.blocks, choice)) for item in listing.items)
    kept = tuple(item for item in items if item.blocks)
    return (replace(listing, items=kept),) if kept else ()


def _statement(claim: Claim, choice: _Choice) -> Statement:
    blocks = _blocks(claim.wordings[choice.audience], choice)
    refs = _refs(claim, choice)
    if choice.audience is Audience.CLINICIAN:
        blocks = _cite_rest(blocks, refs, claim)
    return _stated(claim, blocks, refs)


def _stated(claim: Claim, blocks: Blocks, refs: tuple[str, ...]) -> Statement:
    return Statement(
        claim.id,
        claim.drug,
        claim.evidence,
        refs,
        claim.as_of,
        blocks,
        claim.span,
        claim.expires,
    )


def _refs(claim: Claim, choice: _Choice) -> tuple[str, ...]:
    """Give the references of a claim without those that it cites for other regions alone."""
    full = claim.wordings[Audience.CLINICIAN]
    told = _blocks(full, replace(choice, audience=Audience.CLINICIAN))
    elsewhere = _cited_in(full) - _cited_in(told)
    here = tuple(key for key in claim.refs if key not in elsewhere)
    return here or (() if told and choice.audience is Audience.CLINICIAN else claim.refs)


def _cited_in(blocks: Blocks) -> set[str]:
    return {key for inline in all_inlines(blocks) for key in cited_keys(inline)}


def _cite_rest(blocks: Blocks, refs: tuple[str, ...], claim: Claim) -> Blocks:
    cited = _cited_in(blocks)
    missing = tuple(key for key in refs if key not in cited)
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
