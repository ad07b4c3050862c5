"""A package of parts, their relations and content types, as one zip file."""

from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, splitext
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kdeck.render.pptx.markup import Markup

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = "[Content_Types].xml"
_DEFAULTS = {
    "emf": "image/x-emf",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "wmf": "image/x-wmf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
# What only a template brings is declared where it is.
_RARE = frozenset({"emf", "gif", "jpeg", "wmf"})


@dataclass(frozen=True, slots=True)
class Relation:
    """Lead from a part to another one by its name, or to an address outside of the package."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one file of a package, and where it leads."""

    name: str
    content_type: str
    data: bytes = field(repr=False)
    relations: tuple[Relation, ...] = ()


def numbered(*targets: tuple[str, str]) -> tuple[Relation, ...]:
    """Relate to targets, each of a type, as 'rId1', 'rId2' and so on."""
    return tuple(
        Relation(f"rId{number}", f"{OFFICE}/{kind}", target)
        for number, (kind, target) in enumerate(targets, 1)
    )


def pack(parts: tuple[Part, ...], roots: tuple[Relation, ...]) -> bytes:
    """Write parts, with the relations of the package itself, in a fixed order and no clock."""
    members: dict[str, bytes] = {}
    for part in sorted(parts, key=lambda part: part.name):
        members[part.name] = part.data
        if part.relations:
            folder, _, file = part.name.rpartition("/")
            members[f"{folder}/_rels/{file}.rels"] = _relations(part.name, part.relations)
    # The content types come first, as Office writes them; then the relations of the package.
    head = {_CONTENT_TYPES: _content_types(parts), "_rels/.rels": _relations("", roots)}
    return _zip(head | members)


def repack(data: bytes) -> bytes:
    """Write a package again in a fixed order and without the clock, so that bytes repeat."""
    with ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    order = sorted(members, key=lambda name: (name != _CONTENT_TYPES, name != "_rels/.rels", name))
    return _zip({name: members[name] for name in order})


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in members.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every platform
            info.external_attr = 0
            package.writestr(info, data)
    return buffer.getvalue()


def _content_types(parts: tuple[Part, ...]) -> bytes:
    held = {splitext(part.name)[1].lstrip(".") for part in parts}
    defaults = Markup.join(
        Markup('<Default Extension="{}" ContentType="{}"/>', extension, kind)
        for extension, kind in _DEFAULTS.items()
        if extension not in _RARE - held
    )
    overrides = Markup.join(
        Markup('<Override PartName="/{}" ContentType="{}"/>', part.name, part.content_type)
        for part in sorted(parts, key=lambda part: part.name)
        if splitext(part.name)[1] == ".xml"
    )
    root = Markup('<Types xmlns="{}/content-types">{}{}</Types>', _PACKAGE, defaults, overrides)
    return root.part()


def _relations(source: str, relations: tuple[Relation, ...]) -> bytes:
    folder = dirname(source)
    rows = Markup.join(
        Markup(
            '<Relationship Id="{}" Type="{}" {}/>',
            relation.id,
            relation.type,
            _target(relation, folder),
        )
        for relation in relations
    )
    root = Markup('<Relationships xmlns="{}/relationships">{}</Relationships>', _PACKAGE, rows)
    return root.part()


def _target(relation: Relation, folder: str) -> Markup:
    if relation.external:
        return Markup('Target="{}" TargetMode="External"', relation.target)
    return Markup('Target="{}"', _relative(relation.target, folder))


def _relative(target: str, folder: str) -> str:
    """Lead from a folder of the package to a part, without a look at where the program runs."""
    here, there = folder.split("/") if folder else [], target.split("/")
    same = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        same += 1
    return "/".join([*[".."] * (len(here) - same), *there[same:]])
