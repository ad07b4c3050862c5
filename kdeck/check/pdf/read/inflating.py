"""How much the streams of a PDF unpack to, counted before anything unpacks them whole."""

import zlib
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.errors import KdeckError

_MB = 1024 * 1024
_MOST_BYTES = 64 * _MB
# What is drawn on one page, in words and signs; a dense map has some hundred thousand.
_MOST_TOKENS = 2_000_000
_CHUNK = _MB
_FLATE = frozenset({"/FlateDecode", "/Fl"})
# Not read here: pictures, attachments, and what the file itself is packed in.
_UNREAD = frozenset({"/Image", "/EmbeddedFile", "/ObjStm", "/XRef"})
_BETWEEN = (b" ", b"\n", b"\r", b"\t", b"\0", b"\f", b"(", b"<", b"[", b"/")


def check_sizes(pdf: pikepdf.Pdf) -> None:
    """Raise a KdeckError where a stream unpacks to more than a file should hold."""
    for held in pdf.objects:
        if isinstance(held, pikepdf.Stream) and not _is_unread(held):
            _count(held)
    for index, page in enumerate(pdf.pages):
        tokens = sum(_count(stream) for stream in _contents(page.obj))
        if tokens > _MOST_TOKENS:
            hint = "draw less on it, or put the drawing in as a picture"
            raise KdeckError(f"page {index + 1} draws more than can be judged", hint)


def _is_unread(stream: pikepdf.Stream) -> bool:
    return any(text_of(stream.get(key)) in _UNREAD for key in ("/Subtype", "/Type"))


def _contents(page: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    contents = page.get("/Contents")
    listed = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    yield from (each for each in listed if isinstance(each, pikepdf.Stream))


def _count(stream: pikepdf.Stream) -> int:
    """Count the words and signs in a stream, as far as it is packed with Flate."""
    data = stream.read_raw_bytes()
    for name in _filters(stream):
        if name not in _FLATE:
            return 0
        data = _inflated(data)
    return sum(data.count(sign) for sign in _BETWEEN)


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    listed = list(named) if isinstance(named, pikepdf.Array) else [named]
    return [text_of(each) for each in listed if each is not None]


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    parts, size = [], 0
    try:
        while data and not inflater.eof:
            part = inflater.decompress(data, _CHUNK)
            data, size = inflater.unconsumed_tail, size + len(part)
            parts.append(part)
            if size > _MOST_BYTES:
                raise KdeckError(
                    f"a part of it unpacks to more than {_MOST_BYTES // _MB} MB",
                    "make the file anew from its source",
                )
            if not part:
                break
    except zlib.error:
        pass  # damage: reading the stream says so
    return b"".join(parts)
