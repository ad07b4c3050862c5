"""What a project has to list, kept until its sources change: documents and their formats."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from kdeck.batch.keptfile import UNFIT, kept_json, read_kept, write_kept
from kdeck.batch.output import Output
from kdeck.batch.target import OUTPUT
from kdeck.finding import has_errors
from kdeck.fingerprint import Files, Fingerprint, Snapshot
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

FILE = f"{OUTPUT}/.kdeck-listed"


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold a document of a theme, whom it is for and what it is made as."""

    theme: str
    document: str
    audiences: tuple[Audience, ...]
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Hold the project's documents with their titles, and those of each theme.

    whole says that all sources could be read; reviewed, that a document was ever signed.
    """

    titles: tuple[tuple[str, str], ...]
    listed: tuple[Listed, ...]
    whole: bool
    reviewed: bool


def shelf_of(files: Files, themes: tuple[str, ...], output: Output, *, keep: bool) -> Shelf:
    """Find what some themes of a project have to list, as it was kept or by reading all sources."""
    known = _kept(files, themes, output)
    if known is None:
        known = _read(files, themes, output)
        if keep:
            listed = [
                (each.theme, each.document, each.audiences, each.formats) for each in known.listed
            ]
            seen = files.fingerprint().entries
            data = (themes, seen, known.titles, listed, known.whole, known.reviewed)
            write_kept(output, {FILE: kept_json(data)})
    return known


def _kept(files: Files, themes: tuple[str, ...], output: Output) -> Shelf | None:
    with suppress(*UNFIT):
        of, seen, titles, listed, whole, reviewed = json.loads(read_kept(output, FILE))
        entries = tuple((str(path), str(state)) for path, state in seen)
        if tuple(of) != themes or not entries or not Fingerprint(entries).holds(Snapshot(files)):
            return None
        return Shelf(
            tuple((str(key), str(title)) for key, title in titles),
            tuple(_listed(*entry) for entry in listed),
            bool(whole),
            bool(reviewed),
        )
    return None


def _listed(theme: str, document: str, audiences: Iterable[str], formats: Iterable[str]) -> Listed:
    for_whom, kinds = tuple(map(Audience, audiences)), tuple(map(Format, formats))
    return Listed(str(theme), str(document), for_whom, kinds)


def _read(files: Files, themes: tuple[str, ...], output: Output) -> Shelf:
    from kdeck.batch.sourcememory import read_memory
    from kdeck.load.local import Own, read_own
    from kdeck.load.project import read_library

    library, findings = read_library(files, read_memory(output))
    listed = []
    for theme in themes:
        own, problems = read_own(files, library, Own(theme, ()))
        findings += problems
        listed += [Listed(theme, r.id, r.audiences, r.formats) for r in own.recipes]
    titles = tuple((recipe.id, recipe.title.plain) for recipe in library.recipes)
    return Shelf(titles, tuple(listed), not has_errors(findings), bool(library.reviews))
