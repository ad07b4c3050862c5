"""The rules on a project that is read: what was found in what has not changed is not found again.

Each rule is told what it looks at; what else a project has is none of its concern.
"""

from collections.abc import Iterable, Iterator, Mapping

from kdeck.batch.contacts import region_of
from kdeck.finding import Finding
from kdeck.fingerprint import Files, digest
from kdeck.load.folders import FIGURES, REGIONS, SAFETY_NOTES, WORDS
from kdeck.load.memory import Memory
from kdeck.model.library import Library
from kdeck.model.scene import Scene
from kdeck.model.usage import cited_references
from kdeck.theme.theme import Theme


def check_regions(library: Library, files: Files, memory: Memory) -> tuple[Finding, ...]:
    """Check the sentences of the regions' crisis contacts."""

    def judge() -> Iterable[Finding]:
        from kdeck.check.content.crisiswords import check_crisis_texts

        return check_crisis_texts(library.regions)

    return memory.judged("crisis contacts", _source(files, REGIONS), judge)


def check_theme(theme: Theme, library: Library, files: Files, memory: Memory) -> Iterator[Finding]:
    """Check the logos, the template, the citations and the words of a theme."""

    def judge() -> Iterator[Finding]:
        from kdeck.check.content.clinicrules import check_clinic_words
        from kdeck.check.theme.logos import check_logos
        from kdeck.check.theme.template import check_template

        yield from check_logos(theme)
        yield from check_template(theme)
        yield from check_clinic_words(theme, library, region_of(library, theme))

    own = files.fingerprint(below=(f"themes/{theme.id}/",)).entries
    source = _source(files, WORDS, REGIONS, SAFETY_NOTES, *(path for path, _ in own))
    yield from memory.judged(f"theme {theme.id}", source, judge)
    if theme.citation_style:
        from kdeck.check.theme.citations import check_citations

        yield from check_citations(theme, cited_references(library))


def check_own(library: Library, theme: Theme) -> Iterator[Finding]:
    """Check the topics and the documents that a clinic adds to a library, if it adds any."""
    folder = f"themes/{theme.id}/"
    spans = (*(t.span for t in library.topics), *(r.span for r in library.recipes))
    if any(span.file.startswith(folder) for span in spans):
        from kdeck.check.content.clinicrules import check_own_words
        from kdeck.check.text.passage import passages

        yield from check_own_words(library, theme, passages(library), region_of(library, theme))


def check_drawn(
    scenes: Mapping[str, Scene], library: Library, files: Files, memory: Memory
) -> tuple[Finding, ...]:
    """Check the words that stand in drawings."""

    def judge() -> Iterable[Finding]:
        from kdeck.check.content.drawnwords import check_drawings

        return check_drawings(scenes, FIGURES, library)

    shown = [f"{FIGURES}/{key.partition('#')[0]}" for key in scenes]
    source = _source(files, REGIONS, SAFETY_NOTES, *shown, *scenes)
    return memory.judged(f"drawings {digest(repr(shown).encode())}", source, judge)


def _source(files: Files, *paths: str) -> str:
    """Digest what some paths had when they were read."""
    return digest(repr([(path, files.seen(path)) for path in paths]).encode())
