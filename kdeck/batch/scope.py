"""Which files bear on which documents of a theme.

What all documents share bears on each: the glossary, the references, the regions, the theme. A
topic with what it includes and shows, and a recipe, bear on the documents that have them. A note
with a star bears on all; so does a topic that could not be read, which may carry one.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kdeck.batch.documents import own_folder
from kdeck.batch.project import Project
from kdeck.finding import Finding
from kdeck.fingerprint import Files, Fingerprint
from kdeck.load.folders import DOCUMENTS, FIGURES, TOPICS
from kdeck.model.block import Picture
from kdeck.model.library import Library
from kdeck.model.recipe import Recipe
from kdeck.model.topic import Topic
from kdeck.model.walk import walk_blocks

# Which topics may carry a note with a star: their texts hold the key, whatever they say of it.
_STAR = "starred"


def topics_of(library: Library, recipes: Iterable[Recipe]) -> tuple[Topic, ...]:
    """List the topics that some documents print, and those that carry a note with a star."""
    asked = {key for recipe in recipes for part in recipe.parts for key in part.topics}
    return tuple(topic for topic in library.topics if topic.starred or topic.id in asked)


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold which files are those of some documents alone, by document, and of any."""

    theme: str
    any: frozenset[str]
    own: dict[str, frozenset[str]]

    def takes(self, path: str, documents: Iterable[str]) -> bool:
        """Say whether a file bears on one of some documents; without any, on one of all."""
        if path.startswith("themes/") and not path.startswith(f"themes/{self.theme}/"):
            return False
        folder, _, name = path.rpartition("/")
        if folder in (DOCUMENTS, own_folder(self.theme)) and "*" not in name:
            return any(
                path in self.own.get(each, ()) or name.rpartition(".")[0] == each
                for each in documents
            )
        return path not in self.any or any(path in self.own.get(each, ()) for each in documents)

    def inputs(self, seen: Fingerprint, documents: Iterable[str]) -> dict[str, Fingerprint]:
        """Keep, of all that was read, what bears on each of some documents."""
        shared: list[tuple[str, str]] = []
        apart: dict[str, str] = {}
        named: dict[str, set[str]] = {}
        for path, state in seen.entries:
            if self.takes(path, ()):
                shared.append((path, state))
            else:
                apart[path] = state
                named.setdefault(PurePosixPath(path).stem, set()).add(path)
        found: dict[str, Fingerprint] = {}
        for document in documents:
            paths = (self.own.get(document, frozenset()) & apart.keys()) | named.get(
                document, set()
            )
            own = ((path, apart[path]) for path in paths if self.takes(path, (document,)))
            found[document] = Fingerprint(tuple(sorted((*shared, *own))))
        return found


def bearing(
    findings: tuple[Finding, ...], scopes: Collection[Scope], documents: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Keep the findings that bear on some documents in any of some themes; all where none is named.

    A theme that could not be read has no scope, and all is told.
    """
    if not documents or not scopes:
        return findings
    return tuple(f for f in findings if any(s.takes(f.span.file, documents) for s in scopes))


def asked_library(project: Project, documents: tuple[str, ...]) -> Library:
    """Give what some documents have of a project's sources; all of it where none is named."""
    library = project.library
    if not documents:
        return library
    own = (project.library_of(theme.id) for theme in project.themes)
    recipes = [r for each in (library, *own) for r in each.recipes if r.id in documents]
    kept = tuple(recipe for recipe in library.recipes if recipe.id in documents)
    return replace(library, topics=topics_of(library, recipes), recipes=kept)


def find_starred(files: Files) -> None:
    """Find which topics may carry a note with a star, where that is not known yet."""
    files.marked(TOPICS, (".md",), _STAR)


def scope_of(library: Library, theme: str, files: Files) -> Scope:
    """Find what bears on which document of a theme; library has the clinic's own words, too."""
    find_starred(files)
    read = {topic.id: _files(topic) for topic in library.topics}
    recipes = {recipe.id: recipe for recipe in library.recipes}
    own: dict[str, frozenset[str]] = {}
    for recipe in library.recipes:
        told = (read[topic.id] for topic in topics_of(library, (recipe,)))
        named = [recipe.span.file]
        if recipe.full_notes in recipes:
            named.append(recipes[recipe.full_notes].span.file)
        own[recipe.id] = frozenset(named).union(*told)
    return Scope(theme, frozenset().union(*read.values()), own)


def _files(topic: Topic) -> frozenset[str]:
    blocks = walk_blocks(topic.blocks)
    shown = (f"{FIGURES}/{block.file}" for block in blocks if isinstance(block, Picture))
    return frozenset((*topic.files, *shown))
