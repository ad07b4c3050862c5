"""The font families that come with kdeck."""

from functools import lru_cache
from pathlib import Path

from kdeck.theme.face import Face, Family

DEFAULT_FAMILY = "Source Sans 3"
ATKINSON, FAUSTINA, ASAP = "Atkinson Hyperlegible Next", "Faustina", "Asap"
_FOLDER = Path(__file__).parent / "fonts"
_FILES = {
    DEFAULT_FAMILY: "SourceSans3",
    ATKINSON: "AtkinsonHyperlegibleNext",
    FAUSTINA: "Faustina",
    ASAP: "Asap",
}
FAMILY_NAMES = tuple(_FILES)


@lru_cache(maxsize=8)
def shipped_family(name: str) -> Family:
    """Read one of FAMILY_NAMES, with its fallbacks."""
    prefix = _FILES[name]
    return Family(
        name,
        _face(f"{prefix}_400Regular.ttf", name, 400),
        _face(f"{prefix}_700Bold.ttf", name, 700),
        fallbacks(name),
    )


def fallbacks(name: str) -> tuple[Face, ...]:
    """List the faces to try for what a family lacks: broad coverage first, then symbols."""
    symbols = _face("NotoSansSymbols2_400Regular.ttf", "Noto Sans Symbols 2", 400)
    if name == DEFAULT_FAMILY:
        return (symbols,)
    return (_face("SourceSans3_400Regular.ttf", DEFAULT_FAMILY, 400), symbols)


def _face(file: str, family: str, weight: int) -> Face:
    from kdeck.theme.font import read_face

    return read_face((_FOLDER / file).read_bytes(), family, weight)
