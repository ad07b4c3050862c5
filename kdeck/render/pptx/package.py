"""A package of parts, their relations and content types, as one zip file."""

from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, relpath, splitext
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kdeck.render.pptx.markup import DECLARATION

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = "[Content_Types].xml"
_DEFAULTS = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one file of a package; relations are (id, type, name of the target part)."""

    name: str
    content_type: str
    data: bytes = field(repr=False)
    relations: tuple[tuple[str, str, str], ...] = ()


def pack(parts: tuple[Part, ...], roots: tuple[tuple[str, str, str], ...]) -> bytes:
    """Write parts, uncompressed, with the relations of the package itself."""
    members = {_CONTENT_TYPES: _content_types(parts), "_rels/.rels": _relations("", roots)}
    for part in parts:
        members[part.name] = part.data
        if part.relations:
            folder, file = dirname(part.name), part.name.rpartition("/")[2]
            members[f"{folder}/_rels/{file}.rels"] = _relations(folder, part.relations)
    return _zip(members, ZIP_STORED)


def repack(data: bytes) -> bytes:
    """Write a package again in a fixed order and without the clock, so that bytes repeat."""
    with ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    # The content types come first, as Office writes them; then the relations of the package.
    order = sorted(members, key=lambda name: (name != _CONTENT_TYPES, name != "_rels/.rels", name))
    return _zip({name: members[name] for name in order}, ZIP_DEFLATED)


def _zip(members: dict[str, bytes], compression: int) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", compression, compresslevel=6) as package:
        for name, data in members.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = compression
            info.create_system = 0  # the same on every platform
            info.external_attr = 0
            package.writestr(info, data)
    return buffer.getvalue()


def _content_types(parts: tuple[Part, ...]) -> bytes:
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in _DEFAULTS.items()
    )
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
        for part in parts
        if splitext(part.name)[1] == ".xml"
    )
    root = f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'
    return f"{DECLARATION}{root}".encode()


def _relations(folder: str, relations: tuple[tuple[str, str, str], ...]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{relpath(target, folder or ".")}"/>'
        for identity, kind, target in relations
    )
    root = f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
    return f"{DECLARATION}{root}".encode()
