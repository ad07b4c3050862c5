"""A package of python-pptx's parts, written as a zip file of the same bytes each time.

Parts and relations are python-pptx's own. It is written here because saving there writes the time
of the clock, and follows slides that lead to the next one as deep as they go.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.package import Package

from kdeck.archive import pack
from kdeck.render.pptx.markup import Markup

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = "[Content_Types].xml"
FONT_DATA = "application/x-fontdata"
_DEFAULTS = {
    "emf": "image/x-emf",
    "fntdata": FONT_DATA,
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "wmf": "image/x-wmf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
# What not every deck has is declared where it is.
_RARE = frozenset({"emf", "fntdata", "gif", "jpeg", "jpg", "wmf"})


@dataclass(frozen=True, slots=True)
class Relation:
    """Lead from a part to another one by its name, or to an address outside of the package."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class HousePart:
    """Hold a part that many decks share, and where it leads."""

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


class SharedPart(Part):
    """Hold bytes that nobody parses, in the packages of many decks."""

    @cached_property
    def written_relations(self) -> bytes:
        """Write where it leads, which no deck changes."""
        return _written(self)


def lay(shared: Iterable[HousePart]) -> dict[PackURI, Part]:
    """Make parts of what decks share, with their relations; gives them by name."""
    found, package = tuple(shared), DeckPackage()
    parts: dict[PackURI, Part] = {
        (uri := uri_of(part.name)): SharedPart(uri, part.content_type, package, part.data)
        for part in found
    }
    for part in found:
        relate(parts[uri_of(part.name)], part.relations, parts)
    return parts


class DeckPackage(Package):
    """Hold the parts of one deck, by way of the relations that lead to them."""

    def __init__(self) -> None:
        super().__init__(BytesIO())

    def packed(self) -> bytes:
        """Write all parts in a fixed order and without a clock, and let go of them."""
        parts = sorted(self._reached(), key=lambda part: part.partname)
        members: dict[str, bytes] = {}
        for part in parts:
            name = part.partname[1:]
            members[name] = part.blob
            if part.rels:
                folder, _, file = name.rpartition("/")
                members[f"{folder}/_rels/{file}.rels"] = (
                    part.written_relations if isinstance(part, SharedPart) else _written(part)
                )
        roots = (
            Relation(rel.rId, rel.reltype, rel.target_part.partname[1:])
            for rel in self._rels.values()
        )
        # The content types come first, as Office writes them; then the relations of the package.
        head = {_CONTENT_TYPES: _content_types(parts), "_rels/.rels": _relations("", roots)}
        # Parts lead to each other in circles: what they hold would lie about until Python looks.
        for part in parts:
            if not isinstance(part, SharedPart):
                vars(part).clear()
        return pack(head | members)

    def _reached(self) -> Iterable[Part]:
        found: dict[Part, None] = {}
        waiting = [rel.target_part for rel in self._rels.values()]
        while waiting:
            part = waiting.pop()
            if part not in found:
                found[part] = None
                waiting += [r.target_part for r in part.rels.values() if not r.is_external]
        return found


def uri_of(name: str) -> PackURI:
    """Name a part as python-pptx does."""
    return PackURI(f"/{name}")


def relate(part: Part, relations: Iterable[Relation], parts: dict[PackURI, Part]) -> None:
    """Lead from a part to others, by the ids that its markup has for them."""
    rows = _relations(part.partname[1:], relations)
    part.load_rels_from_xml(parse_xml(rows), parts)


def repack(data: bytes) -> bytes:
    """Write a package again in a fixed order and without the clock, so that bytes repeat."""
    with ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    order = sorted(members, key=lambda name: (name != _CONTENT_TYPES, name != "_rels/.rels", name))
    return pack({name: members[name] for name in order})


def _content_types(parts: Iterable[Part]) -> bytes:
    held = {part.partname.ext for part in parts}
    defaults = Markup.join(
        Markup('<Default Extension="{}" ContentType="{}"/>', extension, kind)
        for extension, kind in _DEFAULTS.items()
        if extension not in _RARE - held
    )
    overrides = Markup.join(
        Markup('<Override PartName="{}" ContentType="{}"/>', part.partname, part.content_type)
        for part in parts
        if part.partname.ext == "xml"
    )
    root = Markup('<Types xmlns="{}/content-types">{}{}</Types>', _PACKAGE, defaults, overrides)
    return root.part()


def _written(part: Part) -> bytes:
    return _relations(
        part.partname[1:],
        (
            Relation(rel.rId, rel.reltype, rel.target_ref, external=True)
            if rel.is_external
            else Relation(rel.rId, rel.reltype, rel.target_part.partname[1:])
            for rel in part.rels.values()
        ),
    )


def _relations(source: str, relations: Iterable[Relation]) -> bytes:
    folder = source.rpartition("/")[0]
    rows = Markup.join(
        Markup(
            '<Relationship Id="{}" Type="{}" Target="{}" TargetMode="External"/>',
            *(relation.id, relation.type, relation.target),
        )
        if relation.external
        else Markup(
            '<Relationship Id="{}" Type="{}" Target="{}"/>',
            *(relation.id, relation.type, _relative(relation.target, folder)),
        )
        for relation in relations
    )
    root = Markup('<Relationships xmlns="{}/relationships">{}</Relationships>', _PACKAGE, rows)
    return root.part()


def _relative(target: str, folder: str) -> str:
    """Lead from a folder of the package to a part, without a look at where the program runs."""
    here, there = folder.split("/") if folder else [], target.split("/")
    same = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        same += 1
    return "/".join([*[".."] * (len(here) - same), *there[same:]])
