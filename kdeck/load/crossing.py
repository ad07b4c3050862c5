"""What one source says of another: unknown topics, references, terms and regions."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass

from kdeck.finding import Finding, Span
from kdeck.load.folders import EXPORTS, GLOSSARY, REFERENCES, REGIONS, SAFETY_NOTES, TOPICS
from kdeck.model.audience import Audience
from kdeck.model.block import Claim, ForRegion, Timeline
from kdeck.model.inline import Cite, Term
from kdeck.model.library import Library
from kdeck.model.recipe import Part, Priority, Recipe
from kdeck.model.topic import Topic
from kdeck.model.walk import all_inlines, walk_blocks
from kdeck.nearest import nearest


@dataclass(frozen=True, slots=True)
class _Names:
    """Hold the names that something answers to; None where their file has errors of its own."""

    reference: set[str] | None
    term: set[str] | None
    region: set[str] | None
    left_out: Mapping[str, Span]


def cross_check(
    library: Library, flawed: Collection[str], left_out: Mapping[str, Span] | None = None
) -> Iterator[Finding]:
    """Find every name that nothing answers to, and claim ids that stand twice.

    A name that a flawed file would hold is not missed: mending that file comes first. left_out says
    by key which references have an entry that cannot be used, and where it stands.
    """
    yield from _claims(library)
    names = _Names(
        None if _lists_flawed(flawed) else {reference.id for reference in library.references},
        None if GLOSSARY in flawed else {entry.key for entry in library.glossary},
        None if REGIONS in flawed else {region.key for region in library.regions},
        left_out or {},
    )
    for topic in library.written:
        yield from _topic(topic, names)
    if SAFETY_NOTES not in flawed:
        yield from _safety(library, names)
    topics = {topic.id: topic for topic in library.topics}
    for recipe in library.recipes:
        yield from _recipe(recipe, topics, flawed)
        if SAFETY_NOTES not in flawed:
            yield from _grouped(recipe, library)
        if recipe.safety and not library.safety.groups and SAFETY_NOTES not in flawed:
            message = (
                f"'safety: {recipe.safety}' adds the safety notes by groups, and there are none"
            )
            hint = f"add 'groups:' to {SAFETY_NOTES}, each with an id, a heading and a takeaway"
            yield Finding("safety-rule", message, hint, recipe.span)


def _grouped(recipe: Recipe, library: Library) -> Iterator[Finding]:
    """Find parts that follow a group of safety notes which the document has not."""
    known = {group.id for group in library.safety.groups}
    for part in recipe.parts:
        if part.group and part.group not in known:
            message = f"the group '{part.group}' does not exist"
            hint = nearest(part.group, known, f"add it under 'groups:' to {SAFETY_NOTES}")
            yield Finding("recipe", message, hint, part.span)
        elif part.group and not recipe.safety:
            message = f"the part follows the notes of '{part.group}', and the recipe adds none"
            hint = "write 'safety: short', or give the part a heading in place of 'group'"
            yield Finding("recipe", message, hint, part.span)


def _lists_flawed(flawed: Collection[str]) -> bool:
    return any(file == REFERENCES or file.startswith(f"{EXPORTS}/") for file in flawed)


def _claims(library: Library) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for topic in library.written:
        for block in walk_blocks(topic.blocks):
            if isinstance(block, Claim) and block.id:
                # A text that several regions include is one claim.
                if seen.get(block.id, block.span) != block.span:
                    hint = f"rename one: the other stands in {seen[block.id]}"
                    message = f"the claim id '{block.id}' stands twice"
                    yield Finding("id-duplicate", message, hint, block.span)
                seen.setdefault(block.id, block.span)


def _topic(topic: Topic, names: _Names) -> Iterator[Finding]:
    for block in walk_blocks(topic.blocks):
        if isinstance(block, Claim):
            for key in block.refs:
                yield from _reference(key, names, block.span)
            yield from _uncarried(block, names)
        if isinstance(block, Timeline) and len(block.steps) == 1:
            message = "a step stands outside a timeline"
            hint = "put it into a div 'timeline', with the steps before and after it"
            yield Finding("timeline-step", message, hint, block.span)
        if isinstance(block, ForRegion):
            for key in block.regions:
                yield from _unknown("region", key, names.region, block.span)
    for inline in all_inlines(topic.blocks):
        if isinstance(inline, Cite):
            for key in inline.keys:
                yield from _reference(key, names, inline.span)
        if isinstance(inline, Term):
            yield from _unknown("term", inline.key, names.term, inline.span)


def _safety(library: Library, names: _Names) -> Iterator[Finding]:
    for note in library.safety.notes:
        for key in dict.fromkeys(key for fact in note.facts for key in fact.regions):
            yield from _unknown("region", key, names.region, note.span)
    known = {note.id for note in library.safety.notes}
    for topic in library.topics:
        if topic.starred and topic.note not in known:
            message = f"nothing says what the starred note '{topic.note or topic.id}' must hold"
            hint = f"name it in {SAFETY_NOTES}, or remove the line 'starred: true'"
            yield Finding("safety-rule", message, hint, topic.span)


def _uncarried(claim: Claim, names: _Names) -> Iterator[Finding]:
    """Find what a claim cites and does not list; a key that is no source's is told as that."""
    for inline in all_inlines(claim.every):
        if isinstance(inline, Cite):
            for key in inline.keys:
                if key not in claim.refs and key in (names.reference or {key}):
                    message = f"the claim '{claim.id}' cites '{key}' without listing it"
                    hint = "add the key to refs="
                    yield Finding("claim-reference", message, hint, inline.span)


def _reference(key: str, names: _Names, span: Span) -> Iterator[Finding]:
    if key in names.left_out and key not in (names.reference or {key}):
        message = f"the reference '{key}' cannot be used as it stands in {names.left_out[key]}"
        hint = "run 'kdeck references list': it says what is wrong with the entry"
        yield Finding("reference-unknown", message, hint, span)
    else:
        yield from _unknown("reference", key, names.reference, span)


def _unknown(kind: str, key: str, known: set[str] | None, span: Span) -> Iterator[Finding]:
    if known is not None and key not in known:
        where = {
            "reference": "add it to sources/references.json, or its file to sources/references/",
            "term": "add it to sources/glossary.yml",
            "region": "add it to sources/regions.yml",
        }[kind]
        code = f"{kind}-unknown"
        message = f"the {kind} '{key}' does not exist"
        yield Finding(code, message, nearest(key, known, where), span)


def _recipe(recipe: Recipe, topics: dict[str, Topic], flawed: Container[str]) -> Iterator[Finding]:
    seen: set[tuple[str, Audience]] = set()
    for part in recipe.parts:
        for key in part.topics:
            if key not in topics and f"{TOPICS}/{key}.md" in flawed:
                continue
            if key not in topics:
                hint = nearest(key, topics, "add it to sources/topics")
                message = f"the topic '{key}' does not exist"
                yield Finding("topic-unknown", message, hint, part.span)
                continue
            if topics[key].starred and part.rank(key) is not Priority.MUST:
                message = f"the topic '{key}' carries a safety note, and is never given up"
                hint = "remove its priority: a note with a star must stay"
                yield Finding("recipe", message, hint, part.span)
            for audience in _readers(part, topics[key]):
                if (key, audience) in seen:
                    message = f"the topic '{key}' stands twice in the {audience} document"
                    hint = "keep it in one part"
                    yield Finding("topic-twice", message, hint, part.span)
                seen.add((key, audience))
    yield from _talk(recipe)


def _talk(recipe: Recipe) -> Iterator[Finding]:
    """Find what a talk says of topics that it does not show, and ways that lead nowhere."""
    shown = {t for part in recipe.parts for t in part.topics if t not in part.said}
    behind = {t for part in recipe.parts for t in part.topics if part.rank(t) is Priority.MAY}
    for each in recipe.talk:
        if each.topic not in shown:
            message = f"'talk' names '{each.topic}', of which this talk has no slide"
            hint = nearest(each.topic, shown, "name a topic of a part, and not one that is 'said'")
            yield Finding("recipe", message, hint, each.span)
        if each.more and each.more not in behind:
            message = f"the slide of '{each.topic}' leads to '{each.more}', which is no topic of "
            message += "the appendix"
            hint = f"name one that may stand in the talk, as in '{{{each.more}: may}}' in a part"
            yield Finding("recipe", message, nearest(each.more, behind, hint), each.span)


def _readers(part: Part, topic: Topic) -> tuple[Audience, ...]:
    return tuple(audience for audience in part.audiences if audience in topic.audiences)
