"""Asks brand_yml, the reference reader of the format, whether it accepts a brand."""

from typing import Any

import brand_yml
from pydantic import ValidationError
from ruamel.yaml import YAML

from kdeck.theme.schema import ELEMENTS


def complaints(brand: str) -> list[str]:
    """Give what brand_yml has against a brand, as 'path in the data: reason'; often nothing."""
    data = YAML(typ="safe").load(brand) or {}
    _rename_colors(data)
    _leave_out_empty(data)
    _settle_pairs(data)
    if "logo" in data:
        data["logo"] = _relative(data["logo"])
    _declare_families(data)
    try:
        brand_yml.Brand.model_validate(data)
    except ValidationError as error:
        return [f"{_path(flaw['loc'])}: {flaw['msg']}" for flaw in error.errors()]
    # Its validators also raise errors of their own, and what a value of another type leads to.
    except Exception as error:
        return [f"$: {error}"]
    return []


def _relative(logo: Any) -> Any:
    """Begin paths at the folder of the brand file, which is what '/' means to other programs."""
    if isinstance(logo, dict):
        return {name: _relative(entry) for name, entry in logo.items()}
    return logo.removeprefix("/") if isinstance(logo, str) else logo


def _rename_colors(data: dict[str, Any]) -> None:
    """Name colors as brand_yml 0.2 asks and the format does not: in ASCII, unlike their roles."""
    color = data.get("color") or {}
    palette = color.get("palette") or {}
    names = {n: n if n.isascii() else f"kdeck-{at}" for at, n in enumerate(palette)}
    # A color that is named like its role is a circle to brand_yml 0.2.
    for role in color.keys() & palette.keys():
        color[role] = palette[role] if color[role] == role else color[role]
    if palette:
        color["palette"] = {names[name]: shade for name, shade in palette.items()}
    typography = data.get("typography")
    for entry in typography.values() if isinstance(typography, dict) else ():
        for key in ("color", "background-color"):
            if isinstance(entry, dict) and isinstance(entry.get(key), str):
                entry[key] = names.get(entry[key], entry[key])


def _leave_out_empty(data: dict[str, Any]) -> None:
    """Leave out empty texts of meta, as our own reader does."""

    def filled(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {
            n: filled(v) for n, v in value.items() if not (isinstance(v, str) and not v.strip())
        }

    if isinstance(data.get("meta"), dict):
        data["meta"] = filled(data["meta"])


def _settle_pairs(data: dict[str, Any]) -> None:
    """Take one of a light and a dark side, which brand_yml 0.2 does not know yet."""
    color = data.get("color") or {}
    typography = data.get("typography")
    elements = typography.values() if isinstance(typography, dict) else ()
    for entry in (color, color.get("palette"), *elements):
        for name, value in entry.items() if isinstance(entry, dict) else ():
            if isinstance(value, dict) and value.keys() <= {"light", "dark"}:
                entry[name] = value.get("light") or value.get("dark")


def _declare_families(data: dict[str, Any]) -> None:
    """Declare every family: for the others brand_yml asks the environment where they are from."""
    typography = data.get("typography")
    if not isinstance(typography, dict):
        return
    fonts = list(typography.get("fonts") or [])
    names = [
        entry if isinstance(entry, str) else (entry or {}).get("family")
        for element, entry in typography.items()
        if element in ELEMENTS
    ]
    fonts += [{"family": n, "source": "system"} for n in names if isinstance(n, str)]
    typography["fonts"] = fonts


def _path(location: tuple[int | str, ...]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return "$" + "".join(steps)
