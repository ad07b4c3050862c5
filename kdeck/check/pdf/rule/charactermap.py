"""What a composite font must say: characters and a map to them that belong together."""

import re
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import text_of

# ISO 32000-1, table 118: the maps that readers have, by the characters they lead to, with the
# supplement that holds them all.
_PREDEFINED = {
    ("GB1", 0): "GB-EUC GBpc-EUC",
    ("GB1", 2): "GBK-EUC GBKp-EUC",
    ("GB1", 4): "GBK2K UniGB-UCS2 UniGB-UTF16",
    ("CNS1", 0): "B5pc ETen-B5 ETenms-B5 CNS-EUC",
    ("CNS1", 3): "HKscs-B5 UniCNS-UCS2",
    ("CNS1", 4): "UniCNS-UTF16",
    ("Japan1", 1): "83pv-RKSJ 90pv-RKSJ Add-RKSJ EUC",
    ("Japan1", 2): "90ms-RKSJ 90msp-RKSJ Ext-RKSJ",
    ("Japan1", 4): "UniJIS-UCS2 UniJIS-UCS2-HW",
    ("Japan1", 5): "UniJIS-UTF16",
    ("Korea1", 0): "KSC-EUC KSCpc-EUC",
    ("Korea1", 1): "KSCms-UHC KSCms-UHC-HW UniKS-UCS2",
    ("Korea1", 2): "UniKS-UTF16",
}
_ONLY_ACROSS = frozenset({"83pv-RKSJ-V", "90pv-RKSJ-V", "KSCpc-EUC-V"})
_COLLECTIONS = {
    f"{stem}-{way}": collection
    for collection, stems in _PREDEFINED.items()
    for stem in stems.split()
    for way in ("H", "V")
    if f"{stem}-{way}" not in _ONLY_ACROSS
} | {"H": ("Japan1", 1), "V": ("Japan1", 1)}
_IDENTITY = frozenset({"Identity-H", "Identity-V"})
_READ = _COLLECTIONS.keys() | _IDENTITY
_DIRECTION = re.compile(rb"/WMode\s+(\d)")
_OTHER_MAP = re.compile(rb"/(\S+)\s+usecmap\b")


def check_composite(font: pikepdf.Object) -> Iterator[str]:
    """Say in words what is wrong with the characters of a composite font."""
    listed = font.get("/DescendantFonts")
    inner = listed[0] if isinstance(listed, pikepdf.Array) and len(listed) else None
    if not isinstance(inner, pikepdf.Dictionary):
        yield "has no characters"
        return
    descriptor = inner.get("/FontDescriptor")
    embedded = isinstance(descriptor, pikepdf.Dictionary) and any(
        key in descriptor for key in ("/FontFile2", "/FontFile3")
    )
    table = inner.get("/CIDToGIDMap")
    is_map = isinstance(table, pikepdf.Stream) or table == "/Identity"
    if embedded and inner.get("/Subtype") == "/CIDFontType2" and not is_map:
        yield "has no map from characters to glyphs"
    yield from _encoding(font.get("/Encoding"), inner)


def _encoding(encoding: object, inner: pikepdf.Object) -> Iterator[str]:
    if isinstance(encoding, pikepdf.Stream):
        yield from _own_map(encoding, inner)
        return
    name = text_of(encoding)[1:] if isinstance(encoding, pikepdf.Name) else ""
    if name in _IDENTITY:
        return
    if name not in _COLLECTIONS:
        yield f"uses the map '{name}', which is not in the file"
        return
    ordering, supplement = _COLLECTIONS[name]
    yield from _apart(inner, "Adobe", ordering, supplement)


def _own_map(stream: pikepdf.Stream, inner: pikepdf.Object) -> Iterator[str]:
    data = stream.read_bytes()
    inside = _DIRECTION.search(data)
    if stream.get("/WMode", 0) != (int(inside[1]) if inside else 0):
        yield "has a map that names two directions of writing"
    others = {other.decode("latin-1") for other in _OTHER_MAP.findall(data)}
    others |= set(_used(stream))
    if not others <= _READ:
        yield "has a map that needs another, which readers do not have"
    if text_of(stream.get("/CMapName", "")).removeprefix("/") not in _IDENTITY:
        supplement = _supplement(stream) or 0
        yield from _apart(
            inner, _system(stream, "/Registry"), _system(stream, "/Ordering"), supplement
        )


def _used(stream: pikepdf.Stream) -> Iterator[str]:
    other = stream.get("/UseCMap")
    if isinstance(other, pikepdf.Stream):
        yield text_of(other.get("/CMapName", "")).removeprefix("/")
    elif isinstance(other, pikepdf.Name):
        yield text_of(other)[1:]


def _apart(inner: pikepdf.Object, registry: str, ordering: str, supplement: int) -> Iterator[str]:
    held = _supplement(inner)
    if _system(inner, "/Ordering") != ordering:
        yield f"has characters of '{_system(inner, '/Ordering')}' and a map to '{ordering}'"
    elif _system(inner, "/Registry") != registry:
        yield "has a map to the characters of another registry"
    elif held is None or held > supplement:
        yield f"has characters up to supplement {held} and a map up to {supplement}"


def _system(holder: pikepdf.Object, key: str) -> str:
    system = holder.get("/CIDSystemInfo")
    return text_of(system.get(key, "")) if isinstance(system, pikepdf.Dictionary) else ""


def _supplement(holder: pikepdf.Object) -> int | None:
    system = holder.get("/CIDSystemInfo")
    value = system.get("/Supplement") if isinstance(system, pikepdf.Dictionary) else None
    return int(value) if isinstance(value, int) else None
