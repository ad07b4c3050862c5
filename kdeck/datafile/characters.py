"""The characters that a text may have, in one normal form, from whatever file it comes."""

import re
import unicodedata

from kdeck.finding import Findings

# A message, a hint and a line.
Flaw = tuple[str, str, int]

# Control characters but tab and line ends, halves of surrogate pairs, and U+FFFD, the sign of a
# character that was lost. XML 1.0 (2.2) has no place for most of them.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")

# What does not show and is in the way of search: soft hyphens, spaces of no width, byte order marks
# inside a text, and marks of direction; Word and PDF files leave them in a paste. Joiners and the
# selectors of a form mean something to Arabic letters and to emoji, and nothing beside Latin ones.
_LATIN = "[\u0020-\u024f]"
_JOINING = "[\u034f\u200c\u200d\ufe00-\ufe0f]"
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    f"|(?<={_LATIN}){_JOINING}+|{_JOINING}+(?={_LATIN})"
)
# These turn letters round: what prints is not what the writer sees.
_TURNING = re.compile("[\u202d\u202e]")
_HOUR = re.compile(r"(?<=\d) (?=[ap](?:m\b|\.m\.))")
_OTHERWISE = {
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys((0x2010, 0x2011), "-"),
    **{number: unicodedata.normalize("NFKC", chr(number)) for number in range(0xFB00, 0xFB07)},
}


def unprintable(text: str) -> Flaw | None:
    """Find the first character that no document can show; lines are counted from 1."""
    found = _UNPRINTABLE.search(text) or _TURNING.search(text)
    if found is None:
        return None
    return (
        f"the character U+{ord(found[0]):04X} cannot be printed",
        "delete it and type the word again: it may have come with a paste",
        text.count("\n", 0, found.start()) + 1,
    )


def without_unprintable(text: str) -> str:
    """Leave out what no document can show."""
    return _TURNING.sub("", _UNPRINTABLE.sub("", text))


def plain_characters(text: str) -> str:
    """Leave out what does not show, and write ligatures as letters, so that search finds words.

    The lines of a text keep their numbers.
    """
    # None of these is a letter of ASCII, of which most texts are.
    return text if text.isascii() else _HIDDEN.sub("", text).translate(_OTHERWISE)


def normal(text: str) -> str:
    """Write text in Unicode's normal form C, without what does not show.

    Fonts have letters with their accents, and nothing places marks that stand beside a letter.
    """
    return unicodedata.normalize("NFC", plain_characters(text))


def bind_hours(text: str) -> str:
    """Keep the hours of a day, such as 5 p.m., on one line."""
    return _HOUR.sub("\u00a0", text)


def decode(data: bytes, findings: Findings, code: str) -> str | None:
    """Read bytes as UTF-8, with the line ends of Unix, in normal form C.

    None, with a finding, where they are something else or hold what cannot be printed.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.error(code, "the file is not UTF-8", "save it with the encoding UTF-8", line)
        return None
    if flaw := unprintable(text):
        findings.error(code, *flaw)
        return None
    return normal(text)
