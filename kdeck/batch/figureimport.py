"""Taking a drawing or a photograph that was made elsewhere into a project."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.projectfolder import require_project
from kdeck.batch.sourcestart import require_name
from kdeck.color import Color
from kdeck.errors import ExitCode, KdeckError
from kdeck.figure.drawing import Adapted, adapted
from kdeck.figure.picture import is_picture, picture_scene
from kdeck.figure.source import FigureError
from kdeck.figure.svg import names_roles, scene
from kdeck.figure.written import svg_text
from kdeck.finding import Finding, Span
from kdeck.fingerprint import MAX_BYTES, Files
from kdeck.foreign import way_from
from kdeck.load.folders import FIGURES
from kdeck.paletterole import FigureRole
from kdeck.raster import FIGURE, SUFFIXES, media_type, read_raster

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold the file that was written, what became of its colors, and what else was changed.

    Nothing is written where there are findings.
    """

    file: str = ""
    roles: tuple[tuple[Color, FigureRole], ...] = ()
    changes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def import_figure(
    root: Path, path: Path, name: str | None, alt: str | None, *, force: bool
) -> Imported:
    """Write a drawing in roles, or a picture of pixels, into the figures of a project.

    alt is empty for what is decorative, and None where nobody said. That is asked for last: of a
    file that is no figure, nobody is asked to say what it shows. Raises KdeckError for it, and
    where there is no project, the file cannot be read, or another has its name.
    """
    require_project(root)
    name = name or _name(path.stem)
    require_name(name)
    data = _read(path)
    try:
        ending, made, imported = _taken(path.name, data, alt or "")
    except FigureError as error:
        found = (Finding("figure", e.message, e.hint, Span(path.name, e.line)) for e in error.all)
        return Imported(findings=tuple(found))
    file = f"{FIGURES}/{name}{ending}"
    names = Files(root).names(FIGURES, (ending,))
    there = [each for each in names if each.casefold() == f"{name}{ending}"]
    if there and not force:
        raise KdeckError(
            f"'{FIGURES}/{there[0]}' exists already",
            "choose another name with --name, or write over it with --force",
        )
    if alt is None:
        raise KdeckError(
            "say what the figure shows, or that it is decorative",
            'add --alt "A brain with one part marked", or --decorative where it says nothing',
            ExitCode.USAGE,
        )
    write_files(root, {file: made})
    return Imported(file, imported.roles, imported.changes)


def _taken(file: str, data: bytes, alt: str) -> tuple[str, bytes, Imported]:
    """Make the file of a figure: its ending, its bytes, and what was changed for it."""
    if is_picture(file):
        made, remarks = picture_scene(data, file)
        assert made.pixels is not None
        ending = ".png" if media_type(made.pixels.data) == "image/png" else ".jpg"
        told = [message for message, _ in remarks]
        if read_raster(data, SUFFIXES[Path(file).suffix.lower()], FIGURE).trimmed:
            told.append("its transparent margin is cut off")
        told.append("what else the file tells, such as the place and the camera, stays behind")
        return ending, made.pixels.data, Imported(changes=tuple(told))
    way = way_from(file)
    if way is not None:
        raise FigureError(f"it is {way[0]}, and no figure yet", way[1])
    if b"<" not in data[:400]:
        hint = f"give a file of one of these: {', '.join(('.svg', *SUFFIXES))}"
        raise FigureError("it is no drawing and no picture", hint)
    if names_roles(data):
        scene(data, file)
        return ".svg", data, Imported(changes=("it is in roles already, and copied as it is",))
    drawing = adapted(data)
    if drawing.picture:
        return ".png", drawing.picture, Imported(changes=_pixels(drawing))
    text = svg_text(drawing.scene, alt)
    return ".svg", text.encode(), Imported("", drawing.roles, drawing.changes)


def _pixels(drawing: Adapted) -> tuple[str, ...]:
    return (f"it is drawn as pixels, in its own colors: {drawing.reason}", *drawing.changes)


def _name(stem: str) -> str:
    """Make a name of a file's: 'Brain scan (2)' is 'brain-scan-2'."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME] or "figure"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KdeckError(f"'{path}' cannot be read: {reason}", "name another file") from None
    if len(data) > MAX_BYTES:
        raise KdeckError(f"'{path.name}' is larger than 32 MB", "save it smaller")
    return data
