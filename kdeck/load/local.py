"""A clinic's own words and documents, from its theme's folder, beside the project's sources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kdeck.finding import Finding, Findings, Span, in_reading_order
from kdeck.fingerprint import Files
from kdeck.language.catalog import catalog
from kdeck.language.known import SOURCE
from kdeck.load.folders import DOCUMENT_ENDINGS
from kdeck.load.places import check_places
from kdeck.load.project import repeats, with_figures
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Block, ForAudience
from kdeck.model.library import Library
from kdeck.model.recipe import Part, PartForm, Priority, Recipe
from kdeck.model.topic import Topic, TopicKind
from kdeck.nearest import nearest


def _worded(key: str) -> Worded[str]:
    """Take a text of the catalog, as a source has it: the language of a reader comes later."""
    texts = catalog(SOURCE)
    return Worded(texts[f"{key}-plain"], texts[f"{key}-clinician"])


# The places that a clinic may fill, in the order in which they stand, with their headings.
PLACES: dict[str, tuple[Worded[str], Worded[str]]] = {
    place: (_worded(f"own-{place}"), _worded(f"own-{place}-said"))
    for place in ("about-us", "find-us", "before-visit", "billing")
}
_HEADING = _worded("own")


@dataclass(frozen=True, slots=True)
class Own:
    """Name what a theme adds, leaves out and includes: its id, and the ids of topics."""

    theme: str
    left_out: tuple[str, ...]
    included: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """Give the theme's folder below the project."""
        return f"themes/{self.theme}"


def read_own(files: Files, library: Library, own: Own) -> tuple[Library, tuple[Finding, ...]]:
    """Give the library with what a clinic adds, and without the topics that it leaves out.

    Its words stand at the end of every document that does not place them itself.
    """
    findings = Findings()
    topics = _words(files, own.folder, findings)
    folder = f"{own.folder}/documents"
    recipes = tuple(
        recipe
        for name in files.names(folder, DOCUMENT_ENDINGS)
        if (recipe := _recipe(files, findings.of(f"{folder}/{name}")))
    )
    left_out = _left_out(library, own, findings) | _not_included(library, own, findings)
    added = replace(library, topics=(*library.topics, *topics), recipes=recipes)
    # What a project has without these was checked when it was read.
    if topics or recipes:
        from kdeck.load.crossing import cross_check

        added = with_figures(added, files, findings)
        findings.extend(_taken(library, topics))
        findings.extend(repeats("document", (*library.recipes, *recipes)))
        findings.extend(check_places(added))
        findings.extend(cross_check(added, {finding.span.file for finding in findings}))
    elif not left_out:
        return library, in_reading_order(findings)
    kept = tuple(_kept(recipe, left_out) for recipe in (*library.recipes, *recipes))
    placed = tuple(_placed(recipe, topics) for recipe in kept)
    local = [f for f in findings if f.span.file.startswith(f"{own.folder}/")]
    return replace(added, recipes=placed), in_reading_order(local)


def _recipe(files: Files, findings: Findings) -> Recipe | None:
    from kdeck.load.recipe import read_recipe

    return read_recipe(files, findings)


def _taken(library: Library, topics: tuple[Topic, ...]) -> Iterator[Finding]:
    """Find topics of the project that have the name of a place which the clinic fills."""
    known = {topic.id: topic for topic in library.topics}
    for topic in topics:
        if topic.id in known:
            message = f"a topic of the project has the name of this place, '{topic.id}'"
            hint = f"give the topic in {known[topic.id].span} another id, and a file name like it"
            yield Finding("id-duplicate", message, hint, topic.span)


def _words(files: Files, folder: str, findings: Findings) -> tuple[Topic, ...]:
    names = files.names(f"{folder}/words", (".md",))
    for name in names:
        stem = name.removesuffix(".md")
        if stem not in PLACES:
            hint = nearest(stem, PLACES, f"use one of: {', '.join(PLACES)}")
            message = f"'{stem}' is no place for a clinic's words"
            span = Span(f"{folder}/words/{name}")
            findings.error("local-words", message, hint, span)
    return tuple(
        topic
        for place in PLACES
        if f"{place}.md" in names
        and (topic := _topic(files, findings.of(f"{folder}/words/{place}.md"), place))
    )


def _topic(files: Files, findings: Findings, place: str) -> Topic | None:
    """Read the words for a place: Markdown as in a topic, without front matter."""
    from kdeck.load.blocks import BlockReader
    from kdeck.load.divs import read_div
    from kdeck.load.source import read_text
    from kdeck.load.topic import Includes

    text = read_text(files, findings)
    if text is None:
        return None
    if text.startswith("---\n"):
        hint = "remove the lines up to and with the second '---': the place has its title"
        findings.error("local-words", "a clinic's words have no front matter", hint, 1)
        return None
    include = Includes(files, findings)
    reader = BlockReader(findings, 1, read_div, include.read)
    blocks = reader.parse(text)
    if not blocks:
        findings.error("local-words", "the file has no words", "write some, or delete the file", 1)
        return None
    title, takeaway = PLACES[place]
    span = findings.span(1)
    return Topic(
        place,
        TopicKind.ACTION,
        title,
        takeaway,
        blocks,
        span,
        audiences=_audiences(blocks),
        files=tuple(dict.fromkeys((findings.file, *include.taken))),
    )


def _audiences(blocks: tuple[Block, ...]) -> tuple[Audience, ...]:
    """Say who reads some words: all, or the one audience that all of them are marked for."""
    marked = {block.audience if isinstance(block, ForAudience) else None for block in blocks}
    return tuple(audience for audience in Audience if {audience, None} & marked)


def _left_out(library: Library, own: Own, findings: Findings) -> frozenset[str]:
    topics = {topic.id: topic for topic in library.topics}
    span = Span(f"{own.folder}/_brand.yml", None, "$.defaults.kdeck.leave-out")
    for key in own.left_out:
        if key not in topics:
            hint = nearest(key, topics, "remove it from leave-out")
            message = f"there is no topic '{key}' to leave out"
            findings.error("local-words", message, hint, span)
        elif topics[key].starred:
            message = f"the topic '{key}' carries a safety note and cannot be left out"
            hint = "remove it from leave-out: every document must carry the starred notes"
            findings.error("local-words", message, hint, span)
    return frozenset(k for k in own.left_out if k in topics and not topics[k].starred)


def _not_included(library: Library, own: Own, findings: Findings) -> frozenset[str]:
    """List the optional topics that a clinic does not ask for."""
    optional = tuple(topic.id for topic in library.topics if topic.optional)
    span = Span(f"{own.folder}/_brand.yml", None, "$.defaults.kdeck.include")
    for key in own.included:
        if key not in optional:
            hint = nearest(key, optional, "remove it from include")
            message = f"there is no optional topic '{key}' to include"
            findings.error("local-words", message, hint, span)
    return frozenset(optional) - set(own.included)


def _kept(recipe: Recipe, left_out: frozenset[str]) -> Recipe:
    parts = (
        replace(part, topics=tuple(key for key in part.topics if key not in left_out))
        for part in recipe.parts
    )
    return replace(recipe, parts=tuple(part for part in parts if part.topics))


def _placed(recipe: Recipe, topics: tuple[Topic, ...]) -> Recipe:
    """Add the clinic's words that a document does not place itself."""
    placed = {key for part in recipe.parts for key in part.topics}
    missing = tuple(topic.id for topic in topics if topic.id not in placed)
    if not missing:
        return recipe
    # Of a document of few pages they are left out first.
    part = Part(
        _HEADING,
        None,
        missing,
        PartForm.TOPICS,
        tuple(Audience),
        recipe.span,
        Priority.SHOULD,
    )
    return replace(recipe, parts=(*recipe.parts, part))
