"""What a theme begins with: the colors, fonts and logo of a file that another program wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from kdeck.color import Color
from kdeck.errors import ExitCode, KdeckError
from kdeck.foreign import way_from
from kdeck.theme.intake.found import MOST_SHEET, MOST_TOKENS, Attachment, Found, FoundBrand
from kdeck.theme.intake.rolenames import FIRST_STRONG
from kdeck.theme.newbrand import IMAGES

TEMPLATES = (".potx", ".pptx")
_TOKENS, _SHEET = ".json", ".css"
FOREIGN = (*TEMPLATES, _TOKENS, _SHEET)
# What people have, too, and how it becomes one of these.
_OTHERWISE = {
    ".scss": "give the .css file that it becomes",
    ".less": "give the .css file that it becomes",
    ".html": "give the .css file that the page names",
    ".htm": "give the .css file that the page names",
    ".thmx": "open it in PowerPoint, and save a presentation with it as .potx",
    ".ppt": "save it in PowerPoint as .potx",
    **dict.fromkeys(IMAGES, "give it with --logo: the colors follow from it"),
    ".pdf": "give the main colors with --color, and the logo with --logo",
    ".ase": "give the main colors with --color, as in --color '#0B5F66'",
    **dict.fromkeys(
        (".otf", ".ttf", ".woff", ".woff2"),
        "make the theme first, then run 'kdeck theme font FILE --theme NAME'",
    ),
}
_MOST_BESIDE = 60
_COLOR_KEYS = ("primary", "secondary", "tertiary")


def refuse_other(path: Path) -> None:
    """Raise KdeckError for a file of a kind that holds a brand, and is not read."""
    hint = _OTHERWISE.get(path.suffix.lower())
    if not hint and (way := way_from(path.name)):
        hint = f"give it with --logo; it is {way[0]}, so first: {way[1]}"
    if hint:
        raise KdeckError(f"no brand is read from '{path}'", hint, ExitCode.USAGE)


def found_in(path: Path) -> FoundBrand:
    """Read a file of FOREIGN. Raises KdeckError, with its name, where it cannot be used."""
    suffix = path.suffix.lower()
    most = MOST_SHEET if suffix == _SHEET else MOST_TOKENS
    if suffix not in TEMPLATES and path.stat().st_size > most:
        size = most / 1024 / 1024
        raise KdeckError(f"'{path}' is larger than {size:g} MB", "give the file with the colors")
    data = path.read_bytes()
    try:
        if suffix in TEMPLATES:
            from kdeck.theme.intake.officetheme import read_office_theme

            return read_office_theme(data, path.name)
        text = _text(data)
        if suffix == _SHEET:
            from kdeck.theme.intake.stylesheet import read_stylesheet

            return read_stylesheet(text)
        from kdeck.theme.intake.designtokens import read_tokens

        return read_tokens(text, _beside(path))
    except KdeckError as error:
        message = f"'{path}' cannot be used: {error.message}"
        raise KdeckError(message, error.hint, error.code) from None


def _beside(path: Path) -> Iterator[str]:
    """Read the other files of tokens in a folder, as far as they are not too large together."""
    left = MOST_TOKENS - path.stat().st_size
    others = (f for f in sorted(path.parent.glob(f"*{_TOKENS}")) if f.is_file() and f != path)
    for other in islice(others, _MOST_BESIDE):
        left -= other.stat().st_size
        if left < 0:
            return
        yield other.read_text(encoding="utf-8-sig", errors="replace")


def with_given(found: FoundBrand, colors: tuple[Color, ...], logo: Path | None) -> FoundBrand:
    """Add what a person gives: colors before those of a file, and a logo in place of its own.

    Where there is no other color, those of the logo are taken.
    """
    chosen = {**found.colors, **_by_key(colors)}
    remarks = found.remarks
    if logo:
        attached = Attachment(f"logo{logo.suffix.lower()}", logo.read_bytes())
        found = replace(found, logo=Found(attached))
        if "primary" not in chosen:
            own = _colors_of(logo, attached.data)
            chosen |= own or {}
            if own is not None and not own:
                message = f"the logo '{logo.name}' has no color but grays, the usual blue is used"
                remarks += ((message, "write the clinic's color as 'primary', if it has one"),)
    primary = chosen.get("primary")
    if primary and FIRST_STRONG in primary.origin:
        message = f"no color is named as the main one, '{primary.value}' is taken"
        remarks += ((message, "write the clinic's main color as 'primary', or give --color"),)
    return replace(found, colors=chosen, remarks=remarks)


def _by_key(colors: tuple[Color, ...]) -> Mapping[str, Found[Color]]:
    return {key: Found(color) for key, color in zip(_COLOR_KEYS, colors, strict=False)}


def _colors_of(logo: Path, data: bytes) -> Mapping[str, Found[Color]] | None:
    """Find the colors of a logo; None where it cannot be drawn, which is told elsewhere."""
    from kdeck.figure.logo import read_logo
    from kdeck.figure.rasterized import rasterized
    from kdeck.figure.source import FigureError
    from kdeck.raster import SUFFIXES, read_raster
    from kdeck.rasterend import RasterError
    from kdeck.theme.intake.logocolors import colors_of_drawing, colors_of_picture

    try:
        media = SUFFIXES.get(logo.suffix.lower())
        png = read_raster(data, media).data if media else rasterized(data)
        drawing = None if media else read_logo(data)
    except (FigureError, RasterError):
        return None
    origin = f"the logo '{logo.name}'"
    if drawing is None or drawing.scene is None:
        return colors_of_picture(png, origin)
    return colors_of_drawing(drawing.painted, png, origin)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KdeckError("it is not UTF-8 text", "save it as UTF-8") from None
