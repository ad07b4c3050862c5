"""Files that many people have and that are no figures, each with the way to one that is."""

from pathlib import PurePosixPath

# Illustrator's own data stand behind entities, which may also fill a memory: none is read.
OUT_OF_ENTITIES = (
    "save it again as plain SVG; in Illustrator, without 'Preserve Illustrator Editing "
    "Capabilities'"
)

# What to do with what drawing programs write, by the end of its name.
_AGAIN = "open it in Illustrator or Inkscape (which is free), and save it as plain SVG"
_OFFICE = "in PowerPoint or Word, right-click the picture and choose 'Save as Picture', type SVG"
_PHOTO = "save it as JPEG or PNG"
_PHONE = "save the photograph as JPEG: an iPhone does so where it is mailed or exported"
_WAYS = {
    ".pdf": ("a PDF file", _AGAIN),
    ".eps": ("an EPS file", _AGAIN),
    ".ps": ("a PostScript file", _AGAIN),
    ".ai": ("an Illustrator file", "in Illustrator, choose File > Save as, type SVG"),
    ".cdr": ("a CorelDRAW file", "in CorelDRAW, choose File > Export, type SVG"),
    ".svgz": ("a packed SVG file", "unpack it, or save it as plain SVG"),
    ".drawio": ("a draw.io file", "in draw.io, choose File > Export as > SVG"),
    ".fig": ("a Figma file", "in Figma, choose Export, type SVG"),
    ".sketch": ("a Sketch file", "in Sketch, choose Export, type SVG"),
    ".afdesign": ("an Affinity file", "in Affinity, choose File > Export, type SVG"),
    ".emf": ("a Windows drawing", _OFFICE),
    ".wmf": ("a Windows drawing", _OFFICE),
    ".pptx": ("a presentation", _OFFICE),
    ".vsdx": ("a Visio file", "in Visio, choose File > Save as, type SVG"),
    ".heic": ("a HEIC photograph", _PHONE),
    ".heif": ("a HEIC photograph", _PHONE),
    ".gif": ("a GIF picture", _PHOTO),
    ".bmp": ("a BMP picture", _PHOTO),
    ".tif": ("a TIFF picture", _PHOTO),
    ".tiff": ("a TIFF picture", _PHOTO),
    ".psd": ("a Photoshop file", _PHOTO),
}


def way_from(file: str) -> tuple[str, str] | None:
    """Say what a file is by its name, and how to make a figure or logo of it; None for others."""
    return _WAYS.get(PurePosixPath(file).suffix.lower())
