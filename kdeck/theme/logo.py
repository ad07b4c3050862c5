"""Reads the logos of a brand: those for paper, and those for the primary color."""

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

from kdeck.datafile.node import Node
from kdeck.datafile.values import line, mapping
from kdeck.finding import Findings
from kdeck.foreign import OUT_OF_ENTITIES, way_from
from kdeck.nearest import nearest
from kdeck.raster import read_raster
from kdeck.rasterend import RasterError
from kdeck.theme.place import Folder
from kdeck.theme.schema import LOGO_IMAGE, LOGO_SIZES, fields
from kdeck.theme.theme import Logo

CODE = "theme-logo"
MAX_BYTES = 5 * 1024 * 1024
Media = Literal["svg", "png", "jpeg", "webp"]
Logos = tuple[Logo, ...]
_SUFFIXES: dict[str, Media] = {
    ".svg": "svg",
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".webp": "webp",
}
_PLAIN = "save it as plain SVG, with nothing but shapes"
_HOSTILE = {"<!entity": OUT_OF_ENTITIES, "<script": _PLAIN, "<foreignobject": _PLAIN}


def read_logos(
    node: Node | None, folder: Folder, findings: Findings, name: str
) -> tuple[Logos, Logos]:
    """Read the logos for light grounds and those for dark grounds, the preferred first.

    A brand prefers its medium size, then the large and the small one. A logo without words of its
    own is described by name, the clinic's.
    """
    if node is None or node.value is None:
        return (), ()
    reader = _Reader(folder, findings, name)
    if isinstance(node.value, str) or "path" in node.fields:
        logo = reader.image(node)
        return (logo,) if logo else (), ()
    given = fields(node, ("images", *LOGO_SIZES), findings, CODE)
    images = mapping(given.pop("images", None), findings, CODE)
    reader.images = images
    if images and not given and (only := _only(images, node, findings)):
        given = {"medium": only}
    pairs = [reader.pair(given[size]) for size in LOGO_SIZES if size in given]
    return (
        tuple(dict.fromkeys(light for light, _ in pairs if light)),
        tuple(dict.fromkeys(dark for _, dark in pairs if dark)),
    )


def _only(images: dict[str, Node], node: Node, findings: Findings) -> Node | None:
    """Choose among images of which a brand chooses none: the only one there is."""
    first, *others = images
    if others:
        message = "no logo is chosen of the images, none is drawn"
        hint = f"write 'medium: {first}' below 'logo', or the name of another image"
        findings.mended(CODE, message, hint, node)
        return None
    message = f"no logo is chosen, the only image, '{first[:80]}', is drawn"
    findings.changed(CODE, message, f"write 'medium: {first[:80]}' below 'logo' to say so", node)
    return images[first]


class _Reader:
    """Read the images that are chosen, once, by name or by path."""

    def __init__(self, folder: Folder, findings: Findings, name: str) -> None:
        self._folder = folder
        self._name = name
        self._findings = findings
        self.images: dict[str, Node] = {}
        self._read: dict[str, Logo | None] = {}

    def pair(self, node: Node) -> tuple[Logo | None, Logo | None]:
        if isinstance(node.value, dict) and "path" not in node.fields:
            sides = fields(node, ("light", "dark"), self._findings, CODE)
            light, dark = (sides.get(side) for side in ("light", "dark"))
            return self._named(light), self._named(dark)
        return self._named(node), None

    def _named(self, node: Node | None) -> Logo | None:
        if node is None:
            return None
        if isinstance(node.value, str) and node.value in self.images:
            if node.value not in self._read:
                self._read[node.value] = self.image(self.images[node.value])
            return self._read[node.value]
        if isinstance(node.value, str) and "." not in node.value:
            known = tuple(self.images)
            hint = nearest(node.value, known) if known else "name a file, as in logo.svg"
            message = f"there is no image '{node.value[:80]}'"
            self._findings.error(CODE, message, hint, node)
            return None
        return self.image(node)

    def image(self, node: Node) -> Logo | None:
        if isinstance(node.value, str):
            path_node, path = node, line(node, self._findings, CODE)
            alt = None
        else:
            given = fields(node, LOGO_IMAGE, self._findings, CODE)
            path_node = given.get("path", node)
            path = line(given.get("path"), self._findings, CODE)
            alt = line(given.get("alt"), self._findings, CODE)
            if "path" not in given and isinstance(node.value, dict):
                hint = "add 'path:' with the name of a file"
                self._findings.error(CODE, "the logo has no path", hint, node)
        if path is None:
            return None
        if alt is None:
            alt = self._name
            hint = f'write {{path: {path}, alt: "…"}} with the words that the logo shows'
            message = f"the logo '{path[:80]}' has no alt text, '{alt}' is used"
            self._findings.changed(CODE, message, hint, node)
        if path.startswith(("http://", "https://")):
            message = f"the logo '{path[:80]}' is on the web, none is drawn"
            hint = "save the file in the theme's folder and name it here: nothing is fetched"
            self._findings.changed(CODE, message, hint, path_node)
            return None
        data = self._folder.read(path, path_node, "the logo is left out")
        if data is None:
            return None
        span = path_node.span
        return self._drawable(Logo(path, "svg", alt or "", data, span), path_node)

    def _drawable(self, logo: Logo, node: Node) -> Logo | None:
        """Give a logo that can be drawn; None, with a finding, where there is none."""
        media = _SUFFIXES.get(PurePosixPath(logo.file).suffix.lower())
        problem: tuple[str, str] | None = None
        if media is None:
            way = way_from(logo.file)
            what = f"is {way[0]}" if way else "is of an unknown type"
            message = f"the logo '{logo.file[:80]}' {what}, none is drawn"
            hint = way[1] if way else f"save it as one of: {', '.join(_SUFFIXES)}"
            self._findings.mended(CODE, message, hint, node)
            return None
        if len(logo.data) > MAX_BYTES:
            problem = f"is larger than {MAX_BYTES // 1024 // 1024} MB", "save it smaller"
        elif media == "svg":
            problem = _svg_problem(logo.data)
        else:
            try:
                raster = read_raster(logo.data, media)
                logo = replace(logo, media="png", data=raster.data, trimmed=raster.trimmed)
            except RasterError as error:
                problem = error.message, error.hint
            else:
                for message, hint in raster.remarks:
                    self._findings.warning(
                        CODE, f"the logo '{logo.file[:80]}' {message}", hint, node
                    )
        if problem is None:
            return logo if logo.alt else None
        self._findings.error(CODE, f"the logo '{logo.file[:80]}' {problem[0]}", problem[1], node)
        return None


def _svg_problem(data: bytes) -> tuple[str, str] | None:
    try:
        words = data.decode("utf-8-sig").lower()
    except UnicodeDecodeError:
        return "is not UTF-8 text", "save it as plain SVG"
    found = next((mark for mark in _HOSTILE if mark in words), None)
    if found is not None:
        return f"holds '{found.lstrip('<')}'", _HOSTILE[found]
    return None if "<svg" in words else ("is not an SVG drawing", "save it as plain SVG")
