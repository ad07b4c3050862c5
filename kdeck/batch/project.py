"""A project that is read whole: its library, its themes and its drawings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kdeck.batch.projectfolder import THEMES, theme_names
from kdeck.batch.projectrules import check_drawn, check_own, check_regions, check_theme
from kdeck.figure.source import FigureError
from kdeck.finding import Finding, Severity, Span, has_errors, in_reading_order
from kdeck.fingerprint import Files, digest
from kdeck.load.folders import FIGURES
from kdeck.load.local import Own, read_own
from kdeck.load.memory import Memory
from kdeck.load.project import read_library
from kdeck.model.block import Picture
from kdeck.model.document import figure_key
from kdeck.model.library import Library
from kdeck.model.scene import Drawn, Scene
from kdeck.model.walk import walk_blocks
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Project:
    """Hold what a project's folder says, with the findings about it."""

    library: Library
    themes: tuple[Theme, ...]
    scenes: dict[str, Scene]
    findings: tuple[Finding, ...]
    own: dict[str, Library] = field(default_factory=dict)

    def library_of(self, theme: str) -> Library:
        """Give the sources as a theme's clinic has them: with its own words and documents."""
        return self.own.get(theme, self.library)


@dataclass(frozen=True, slots=True)
class Sources:
    """Hold the sources of a project, and what read them.

    findings are those of reading them; said, those about their words.
    """

    files: Files
    library: Library
    findings: tuple[Finding, ...]
    said: tuple[Finding, ...]


def check_names(root: Path, names: tuple[str, ...]) -> Iterator[Finding]:
    """Find themes whose folders are one on systems that know no capitals in names."""
    every = theme_names(root)
    for name in names:
        twins = [n for n in every if n != name and n.casefold() == name.casefold()]
        if twins:
            yield Finding(
                "theme-unreadable",
                f"the name '{name}' differs from that of the theme '{twins[0]}' in capitals only",
                "rename one of them: Windows and macOS take the two for one folder",
                Span(f"{THEMES}/{name}/_brand.yml"),
            )


def read_sources(root: Path) -> Sources:
    """Read and judge the sources of a project, for many themes that are built one by one."""
    files = Files(root)
    from kdeck.check.content.rulebook import check_library

    library, findings = read_library(files)
    found = (*findings, *check_regions(library, files, Memory(keeps=False)))
    return Sources(files, library, found, tuple(check_library(library)))


def read_project(
    files: Files,
    themes: tuple[str, ...],
    sources: Sources | None = None,
    memory: Memory | None = None,
) -> Project:
    """Read some themes of a project, and its sources where they have not been read.

    What memory has of what has not changed is not found out again.
    """
    memory = memory or Memory(keeps=False)
    if sources:
        library, findings = sources.library, sources.findings
    else:
        library, findings = read_library(files, memory)
        findings = (*findings, *check_regions(library, files, memory))
    found = [*findings, *check_names(files.root, themes)]
    read: list[Theme] = []
    for name in themes:
        theme, problems = read_theme(files, name)
        found.extend(problems)
        if theme:
            found.extend(check_theme(theme, library, files, memory))
            read.append(theme)
    own: dict[str, Library] = {}
    for theme in read:
        added, problems = read_own(files, library, Own(theme.id, theme.left_out, theme.included))
        found.extend(problems)
        found.extend(check_own(added, theme))
        own[theme.id] = library if has_errors(problems) else added
        if not has_errors(found):
            found.extend(_check_reviews(own[theme.id], theme))
    found.extend(_check_signed_themes(files.root, library))
    scenes = read_scenes((library, *own.values()), found, memory)
    found.extend(check_drawn(scenes, library, files, memory))
    return Project(library, tuple(read), scenes, in_reading_order(found), own)


def _check_signed_themes(root: Path, library: Library) -> Iterator[Finding]:
    """Find sign-offs in themes that are not there: of one that was renamed, nothing holds."""
    known = theme_names(root)
    gone = {s.theme: s for s in reversed(library.reviews) if s.is_open and s.theme not in known}
    for theme, sign_off in gone.items():
        yield Finding(
            "review",
            f"there is no theme '{theme}', in which documents were approved",
            "a theme that was renamed is another one: let its documents be approved again, and "
            "remove the entries of the old name",
            sign_off.review.span,
            Severity.WARNING,
        )


def _check_reviews(library: Library, theme: Theme) -> Iterator[Finding]:
    """Find sign-offs of documents that a theme does not have."""
    known = {(recipe.id, audience) for recipe in library.recipes for audience in recipe.audiences}
    for sign_off in library.reviews:
        if sign_off.theme == theme.id and (sign_off.document, sign_off.audience) not in known:
            named = f"{sign_off.audience} document '{sign_off.document}'"
            yield Finding(
                "review",
                f"there is no {named} in '{theme.id}' to review",
                "remove the entry, or correct the name",
                sign_off.review.span,
                Severity.WARNING,
            )


def read_scenes(
    libraries: tuple[Library, ...], findings: list[Finding], memory: Memory | None = None
) -> dict[str, Scene]:
    """Read the drawings that the topics of some libraries show, with the findings about them."""
    memory = memory or Memory(keeps=False)
    data = {figure.file: figure.data for library in libraries for figure in library.figures}
    # The clinics' libraries share the topics of the project.
    topics = {topic.span.file: topic for library in libraries for topic in library.topics}
    scenes: dict[str, Scene] = {}
    failed: set[str] = set()
    for topic in topics.values():
        for block in walk_blocks(topic.blocks):
            if not isinstance(block, Picture) or block.file not in data:
                continue
            key = figure_key(block.file, block.fragment)
            if key in scenes or key in failed:
                continue
            file = f"{FIGURES}/{block.file}"
            try:
                drawn = _drawn(data[block.file], file, block.fragment, memory)
            except FigureError as error:
                failed.add(key)
                findings += (_figure_finding(each, file) for each in error.all)
            else:
                scenes[key] = drawn.scene
                findings += _remarks(drawn, file)
    return scenes


def _drawn(data: bytes, file: str, fragment: str | None, memory: Memory) -> Drawn:
    from kdeck.figure.picture import is_picture, picture_scene

    if is_picture(file):
        return Drawn(*picture_scene(data, file, fragment))

    def made() -> Drawn:
        from kdeck.figure.drawing import drawing_scene

        return Drawn(*drawing_scene(data, file, fragment))

    return memory.recall(Drawn, f"{file}#{fragment}", digest(data), made)


def _remarks(drawn: Drawn, file: str) -> Iterator[Finding]:
    from kdeck.figure.picture import is_picture

    for message, hint in drawn.told:
        yield Finding(
            "figure-pixels" if is_picture(file) else "figure-colors",
            message,
            hint,
            Span(file),
            Severity.WARNING,
        )


def _figure_finding(error: FigureError, file: str) -> Finding:
    return Finding("figure", error.message, error.hint, Span(file, error.line))
