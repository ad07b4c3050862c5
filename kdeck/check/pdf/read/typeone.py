"""The Type 1 font program: its own encoding, and glyphs by name (Adobe Type 1 Font Format)."""

import re

from kdeck.check.pdf.read.charstring import type1_width
from kdeck.check.pdf.read.postscript import NOTDEF, PostScript

_MOST_GLYPHS = 0x10000
_MOST_BYTES = 1024 * 1024  # a font of a thousand glyphs has a tenth of it
_BEGINS = b"eexec"
_KEY, _CHARACTER_KEY = 55665, 4330
_CODED = re.compile(rb"dup\s+(\d{1,3})\s*/(\S+)\s+put")
_LEADING = re.compile(rb"/lenIV\s+(-?\d+)")
_STRING = re.compile(rb"/(\S+)\s+(\d{1,5})\s+(?:RD|-\||\S{1,8})\s")
_SCALE = re.compile(rb"/FontMatrix\s*\[\s*([-+\d.eE]+)")


def read_type1(data: bytes) -> PostScript | None:
    """Read a Type 1 program; None where it is none, or is cut off."""
    if len(data) > _MOST_BYTES:
        return None
    clear, found, locked = data.partition(_BEGINS)
    if not found:
        return None
    private = _opened(_segments(locked.lstrip(b" \t\r\n")))
    start = private.find(b"/CharStrings")
    if start < 0:
        return None
    leading = _LEADING.search(private)
    skip = int(leading[1]) if leading else 4
    scale = _SCALE.search(clear)
    try:
        em = float(scale[1]) * 1000 if scale else 1.0
    except ValueError:
        return None
    names: dict[str, int] = {NOTDEF: 0}
    widths: list[float | None] = [None]
    place = private.find(b"begin", start)
    while len(names) < _MOST_GLYPHS and (match := _STRING.search(private, place, place + 512)):
        end = match.end() + int(match[2])
        name = match[1].decode("latin-1")
        width = type1_width(_decrypted(private[match.end() : end], skip))
        place = end
        if names.setdefault(name, len(widths)) == len(widths):
            widths.append(None)
        widths[names[name]] = None if width is None else width * em
    if len(names) < 2:
        return None
    return PostScript(len(widths), widths.__getitem__, names, None, _encoding(clear))


def _segments(data: bytes) -> bytes:
    # A file of Windows keeps its parts in segments, which a PDF should not have.
    return data[6:] if data[:1] == b"\x80" else data


def _opened(locked: bytes) -> bytes:
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", locked[:8]):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", locked)
        locked = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    return _unlocked(locked, _KEY)[4:]


def _decrypted(string: bytes, skip: int) -> bytes:
    # Widths come first: the rest of a long outline is not needed.
    return string if skip < 0 else _unlocked(string[: 64 + skip], _CHARACTER_KEY)[skip:]


def _unlocked(locked: bytes, key: int) -> bytes:
    from fontTools.misc.eexec import decrypt

    return bytes(decrypt(locked, key)[0])


def _encoding(clear: bytes) -> dict[int, str]:
    if re.search(rb"/Encoding\s+StandardEncoding\s+def", clear):
        from fontTools.encodings.StandardEncoding import StandardEncoding

        return {code: name for code, name in enumerate(StandardEncoding) if name != NOTDEF}
    pairs = ((int(code), name.decode("latin-1")) for code, name in _CODED.findall(clear))
    return {code: name for code, name in pairs if code < 256 and name != NOTDEF}
