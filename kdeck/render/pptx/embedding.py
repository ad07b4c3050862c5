"""The fonts that a deck carries, each an EOT file: a header, then the font as it is.

The header is that of Embedded OpenType 2.2 (w3.org/submissions/EOT), without compression and
without the encryption that it allows. A font that is listed must be one that the deck uses, by the
very name in its file. Its PANOSE number is left out of the list: PowerPoint passes over a font
whose number differs from its file's.
"""

from collections.abc import Iterable
from functools import lru_cache

from pptx.parts.presentation import PresentationPart

from kdeck.render.pptx.markup import Markup, parse
from kdeck.render.pptx.package import FONT_DATA, OFFICE, DeckPackage, SharedPart, uri_of
from kdeck.theme.deckfont import DeckFont, carried, deck_font, typeface
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme

_VERSION, _MAGIC = 0x00020002, 0x504C
_DEFAULT_CHARSET = 1
# The check sum of no root string (EOT 2.2, RootStringCheckSum).
_NO_ROOT = 0x50475342
_SWISS, _ROMAN = 34, 18  # pitch and family as LOGFONT has them: variable, without and with serifs


def pitch(family: Family) -> int:
    """Give the pitch and family by which programs look for another font."""
    return _ROMAN if family.regular.serif else _SWISS


def carry_fonts(
    theme: Theme, said: Iterable[str], presentation: PresentationPart, package: DeckPackage
) -> None:
    """Put the files of a theme's fonts into a deck that says some characters, and list them."""
    families = {typeface(family): family for family in (theme.headings, theme.body)}
    characters, listed, whole, number = frozenset(said), list[Markup](), True, 0
    for name, family in families.items():
        weights = list[Markup]()
        for tag, face in zip(("regular", "bold"), carried(family), strict=False):
            number += 1
            font = deck_font(face, characters)
            whole = whole and font.whole
            uri = uri_of(f"ppt/fonts/font{number}.fntdata")
            part = SharedPart(uri, FONT_DATA, package, eot(font))
            relation = presentation.relate_to(part, f"{OFFICE}/font")
            weights.append(Markup('<p:{} r:id="{}"/>', tag, relation))
        if weights:
            listed.append(
                Markup(
                    '<p:embeddedFont><p:font typeface="{}" pitchFamily="{}" charset="0"/>{}'
                    "</p:embeddedFont>",
                    *(name, pitch(family), Markup.join(weights)),
                )
            )
    if not listed:
        return
    root = presentation.presentation.element
    root.set("embedTrueTypeFonts", "1")
    if whole:
        # Whoever saves the deck again saves the whole fonts.
        del root.attrib["saveSubsetFonts"]
    fonts = Markup("<p:embeddedFontLst>{}</p:embeddedFontLst>", Markup.join(listed))
    size = next(child for child in root if child.tag.endswith("}notesSz"))
    size.addnext(parse(fonts)[0])


@lru_cache(maxsize=16)
def eot(font: DeckFont) -> bytes:
    """Put the header of an EOT file before a font."""
    told = font.tables
    names = b"".join(map(_text, (told.name, told.style, told.version, told.full_name)))
    # After the names, no root string; its check sum; no code page, no signature, no user's glyphs.
    tail = names + _short(0) + _long(_NO_ROOT, 0) + _short(0, 0) + _long(0, 0)
    head = _long(len(font.data), _VERSION, 0) + told.panose + bytes((_DEFAULT_CHARSET, 0))
    head += _long(told.weight) + _short(told.rights, _MAGIC)
    head += _long(*told.ranges, told.check_sum, 0, 0, 0, 0) + _short(0)
    size = 4 + len(head) + len(tail) + len(font.data)
    return _long(size) + head + tail + font.data


def _text(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return _short(len(data)) + data + _short(0)


def _short(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(2, "little") for number in numbers)


def _long(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)
