"""From a project folder to its library, with the findings of all its files."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Protocol

from kdeck.finding import Finding, Findings, Severity, Span, in_reading_order
from kdeck.fingerprint import Files, RefusedError, digest
from kdeck.foreign import way_from
from kdeck.load.folders import (
    DOCUMENT_ENDINGS,
    DOCUMENTS,
    FIGURES,
    GLOSSARY,
    REFERENCES,
    REGIONAL_WORDS,
    REGIONS,
    REVIEWS,
    SAFETY_NOTES,
    TOPICS,
    WORDS,
)
from kdeck.load.memory import Memory
from kdeck.load.places import check_places, read_places
from kdeck.model.block import Picture
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.library import FigureFile, Library
from kdeck.model.recipe import Recipe
from kdeck.model.reference import Listed
from kdeck.model.region import Region
from kdeck.model.review import SignOff
from kdeck.model.safetynote import SafetyRules
from kdeck.model.topic import Topic
from kdeck.model.walk import walk_blocks
from kdeck.model.words import ListedWords, RegionalWords
from kdeck.nearest import nearest
from kdeck.raster import SUFFIXES

_SHOWN = (".svg", *SUFFIXES)
_SAVE = "save it as SVG, PNG, JPEG or WebP"


class Identified(Protocol):
    """Have an id and a place."""

    @property
    def id(self) -> str:
        """Give the id."""
        ...

    @property
    def span(self) -> Span:
        """Give the place."""
        ...


def read_library(files: Files, memory: Memory | None = None) -> tuple[Library, tuple[Finding, ...]]:
    """Read all sources below a project folder, and all that is wrong with them.

    What memory has of a file that has not changed is not read again.
    """
    findings, memory = Findings(), memory or Memory(keeps=False)
    topics = [
        topic
        for name in files.names(TOPICS, (".md",))
        if (topic := memory.read(Topic, files, findings.of(f"{TOPICS}/{name}"), _topic))
    ]
    recipes = [
        recipe
        for name in files.names(DOCUMENTS, DOCUMENT_ENDINGS)
        if (recipe := memory.read(Recipe, files, findings.of(f"{DOCUMENTS}/{name}"), _recipe))
    ]
    listed = memory.read(Listed, files, findings.of(REFERENCES), _listed) or Listed()
    listed_words = memory.read(ListedWords, files, findings.of(WORDS), _words) or ListedWords()
    regions: tuple[Region, ...] = memory.read(tuple, files, findings.of(REGIONS), _regions) or ()
    library = Library(
        topics=tuple(topics),
        recipes=tuple(recipes),
        references=listed.references,
        glossary=memory.read(tuple, files, findings.of(GLOSSARY), _glossary) or (),
        regions=regions,
        words=listed_words.avoided,
        figures=(),
        clinician_only=listed_words.clinician_only,
        reviews=memory.read(tuple, files, findings.of(REVIEWS), _reviews) or (),
        safety=memory.read(SafetyRules, files, findings.of(SAFETY_NOTES), _safety) or SafetyRules(),
        places=read_places(files, regions, findings, memory),
        regional=_regional(files, findings.of(REGIONAL_WORDS), regions, memory),
        short_forms=listed_words.short_forms,
    )
    library = with_figures(library, files, findings)
    findings.extend(repeats("topic", library.topics))
    findings.extend(repeats("reference", library.references))
    findings.extend(repeats("safety note", library.safety.notes))
    flawed = {f.span.file for f in findings if f.severity is Severity.ERROR}
    read = digest(repr(files.fingerprint(below=("sources/",)).entries).encode())
    crossed = partial(_crossed, library, flawed, dict(listed.left_out))
    findings.extend(memory.judged("crossing", read, crossed))
    return library, in_reading_order(findings)


def _crossed(
    library: Library, flawed: Collection[str], left_out: Mapping[str, Span]
) -> Iterator[Finding]:
    from kdeck.load.crossing import cross_check

    yield from cross_check(library, flawed, left_out)
    yield from check_places(library)


def _topic(files: Files, findings: Findings) -> Topic | None:
    from kdeck.load.topic import read_topic

    return read_topic(files, findings)


def _recipe(files: Files, findings: Findings) -> Recipe | None:
    from kdeck.load.recipe import read_recipe

    return read_recipe(files, findings)


def _listed(files: Files, findings: Findings) -> Listed:
    from kdeck.load.references import read_bibliography

    bibliography = read_bibliography(files, findings)
    return Listed(bibliography.references, tuple(bibliography.left_out.items()))


def _safety(files: Files, findings: Findings) -> SafetyRules:
    from kdeck.load.safetynotes import read_safety_notes

    return read_safety_notes(files, findings)


def _words(files: Files, findings: Findings) -> ListedWords:
    from kdeck.load.tables import read_words

    return read_words(files, findings)


def _regions(files: Files, findings: Findings) -> tuple[Region, ...]:
    from kdeck.load.tables import read_regions

    return read_regions(files, findings)


def _glossary(files: Files, findings: Findings) -> tuple[GlossaryEntry, ...]:
    from kdeck.load.tables import read_glossary

    return read_glossary(files, findings)


def _reviews(files: Files, findings: Findings) -> tuple[SignOff, ...]:
    from kdeck.load.reviews import read_reviews

    return read_reviews(files, findings)


def _regional(
    files: Files, findings: Findings, regions: tuple[Region, ...], memory: Memory
) -> RegionalWords:
    def read(files: Files, findings: Findings) -> RegionalWords:
        from kdeck.load.regionalwords import read_regional_words

        return read_regional_words(files, findings, regions)

    keys = " ".join(region.key for region in regions)
    return memory.read(RegionalWords, files, findings, read, keys) or RegionalWords()


def with_figures(library: Library, files: Files, findings: Findings) -> Library:
    """Read the figures that topics show, and find those that are not there."""
    found: dict[str, FigureFile | None] = {}
    for topic in library.written:
        for block in walk_blocks(topic.blocks):
            if not isinstance(block, Picture):
                continue
            if block.file not in found:
                found[block.file] = _figure(files, block.file)
            if found[block.file] is None:
                findings.extend([_missing(files, block)])
    return replace(library, figures=tuple(figure for figure in found.values() if figure))


def _missing(files: Files, picture: Picture) -> Finding:
    """Say why a figure cannot be shown: it is of no kind that is drawn, or it is not there."""
    file, span = picture.file, picture.span
    if _suffix(file) not in _SHOWN and _bytes(files, file) is not None:
        way = way_from(file)
        kind = way[0] if way else "of a kind"
        message = f"the figure '{file}' is {kind} that is not shown"
        return Finding("figure-unknown", message, way[1] if way else _SAVE, span)
    there = files.names(FIGURES, _SHOWN)
    # Whoever saves a picture anew gives it another ending.
    stem = file.removesuffix(_suffix(file))
    same = next((name for name in there if name.removesuffix(_suffix(name)) == stem), None)
    hint = nearest(file, there, f"put the file into {FIGURES}, or correct its name")
    hint = f"did you mean '{same}'?" if same else hint
    return Finding("figure-unknown", f"the figure '{file}' does not exist", hint, span)


def _figure(files: Files, name: str) -> FigureFile | None:
    data = _bytes(files, name) if _suffix(name) in _SHOWN else None
    return FigureFile(name, data) if data is not None else None


def _bytes(files: Files, name: str) -> bytes | None:
    try:
        return files.read(f"{FIGURES}/{name}")
    except RefusedError:
        return None


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def repeats(kind: str, entries: Iterable[Identified]) -> Iterable[Finding]:
    """Find ids that stand twice."""
    seen: dict[str, Span] = {}
    for entry in entries:
        if entry.id in seen:
            hint = f"rename it, or remove it: the other stands in {seen[entry.id]}"
            message = f"the {kind} id '{entry.id}' stands twice"
            yield Finding("id-duplicate", message, hint, entry.span)
        seen.setdefault(entry.id, entry.span)
