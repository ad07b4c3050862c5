"""Why a font file is refused."""

FONT_FILE = "use a font file: .ttf, .otf, .woff or .woff2"
STATIC_TTF = "use a static TrueType file (.ttf with glyf outlines) of the same family"


class FontError(Exception):
    """Refuse a font file, with what is wrong and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def damaged(what: str) -> FontError:
    """Refuse a file that is damaged, with what shows it."""
    return FontError(f"it is damaged ({what})", "copy the font file again, or choose another font")
