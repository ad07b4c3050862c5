"""A new theme: a commented brand file with the files it names, that builds at once."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kdeck.batch.atomicwrite import beside
from kdeck.batch.brandfiles import refuse_large, take_files
from kdeck.batch.projectfolder import THEMES, theme_names
from kdeck.check.theme.logos import check_logos
from kdeck.color import Color
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, has_errors, in_reading_order
from kdeck.fingerprint import Files
from kdeck.theme.brand import FILE, is_theme_name, read_theme
from kdeck.theme.jsonschema import FILE as SCHEMA_FILE
from kdeck.theme.jsonschema import schema_text
from kdeck.theme.newbrand import IMAGES, BrandDraft, adopted, commented, has_own_part


@dataclass(frozen=True, slots=True)
class Start:
    """Say what a theme begins with: colors and a logo, or a brand file to take over."""

    clinic: str | None = None
    phone: str | None = None
    colors: tuple[Color, ...] = ()
    logo: Path | None = None
    brand: Path | None = None


def start_theme(root: Path, name: str, start: Start) -> tuple[Finding, ...]:
    """Write themes/NAME whole, or nothing where a finding is an error; give the findings.

    Raises KdeckError where the theme exists, or a file cannot be read or written.
    """
    if not is_theme_name(name):
        raise KdeckError(
            f"'{name}' is no name for a theme",
            "use letters, digits, - and _, and no name that Windows keeps, such as con or nul",
            ExitCode.USAGE,
        )
    twin = next((n for n in theme_names(root) if n.casefold() == name.casefold() and n != name), "")
    if twin:
        raise KdeckError(
            f"the name '{name}' differs from that of the theme '{twin}' in capitals only",
            "choose another name: Windows and macOS take the two for one folder",
            ExitCode.USAGE,
        )
    if start.logo and start.logo.suffix.lower() not in IMAGES:
        raise KdeckError(
            f"'{start.logo}' is no logo that can be drawn",
            "save it as SVG, PNG, JPEG or WebP, and give that file",
            ExitCode.USAGE,
        )
    place = root / THEMES / name
    if place.exists() or place.is_symlink():
        raise KdeckError(f"'{THEMES}/{name}' exists already", "choose another name, or edit it")
    with TemporaryDirectory() as folder:
        draft = Path(folder) / THEMES / name
        draft.mkdir(parents=True)
        try:
            _fill(draft, name, start)
            findings = _judge(Path(folder), name)
            if not has_errors(findings):
                place.parent.mkdir(parents=True, exist_ok=True)
                _move(draft, place)
        except OSError as error:
            raise KdeckError(
                f"'{error.filename}' cannot be read or written: {error.strerror}",
                "check its name, and that it may be read",
            ) from None
    return findings


def _fill(draft: Path, name: str, start: Start) -> None:
    if start.brand:
        text = _text(start.brand)
        if (start.clinic or start.phone) and has_own_part(text):
            raise KdeckError(
                f"'{start.brand}' says already whose it is",
                "change 'name' and 'phone' below defaults.kdeck in it, and leave out --clinic "
                "and --phone",
                ExitCode.USAGE,
            )
        text = take_files(start.brand, text, draft)
        draft.joinpath(FILE).write_text(adopted(text, start.clinic, start.phone), encoding="utf-8")
    else:
        clinic = start.clinic or re.sub(r"[-_]+", " ", name).strip().title()
        logo = f"logo{start.logo.suffix.lower()}" if start.logo else None
        if start.logo and logo:
            refuse_large(start.logo)
            shutil.copyfile(start.logo, draft / logo)
        written = commented(BrandDraft(clinic, start.phone, start.colors, logo))
        draft.joinpath(FILE).write_text(written, encoding="utf-8")
    draft.joinpath(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")


def _text(path: Path) -> str:
    refuse_large(path)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise KdeckError(f"'{path}' is not UTF-8 text", "save it as UTF-8") from None


def _judge(root: Path, name: str) -> tuple[Finding, ...]:
    theme, findings = read_theme(Files(root), name)
    return in_reading_order((*findings, *(check_logos(theme) if theme else ())))


def _move(draft: Path, place: Path) -> None:
    """Copy beside the place and rename, so that half a theme is never there."""
    copied = beside(place)
    try:
        shutil.copytree(draft, copied)
        copied.rename(place)
    finally:
        shutil.rmtree(copied, ignore_errors=True)
