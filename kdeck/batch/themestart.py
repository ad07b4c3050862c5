"""A new theme: a commented brand file with the files it names, that builds at once."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kdeck.batch.atomicwrite import beside
from kdeck.batch.brandfiles import refuse_large, take_files
from kdeck.batch.brandintake import FOREIGN, TEMPLATES, found_in, refuse_other, with_given
from kdeck.batch.projectfolder import THEMES, theme_names
from kdeck.check.theme.logos import check_logos
from kdeck.color import Color
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, Findings, Severity, has_errors, in_reading_order
from kdeck.fingerprint import Files
from kdeck.foreign import way_from
from kdeck.theme.brand import FILE, is_theme_name, read_theme
from kdeck.theme.intake.found import FoundBrand
from kdeck.theme.jsonschema import FILE as SCHEMA_FILE
from kdeck.theme.jsonschema import schema_text
from kdeck.theme.newbrand import IMAGES, BrandDraft, adopted, commented, has_own_part


@dataclass(frozen=True, slots=True)
class Start:
    """Say what a theme begins with: colors and a logo, and a file of a brand to take over.

    A brand file (_brand.yml) has its own colors and its own logo.
    """

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
        way = way_from(start.logo.name)
        what = f"{way[0]}, and no logo yet" if way else "no logo that can be drawn"
        hint = way[1] if way else "save it as SVG, PNG, JPEG or WebP, and give that file"
        raise KdeckError(f"'{start.logo}' is {what}", hint, ExitCode.USAGE)
    place = root / THEMES / name
    if place.exists() or place.is_symlink():
        hint = "choose another name, or edit it"
        if place.is_dir() and not (place / FILE).exists():
            hint = "rename that folder, run this again, and move its files into the new one"
        raise KdeckError(f"'{THEMES}/{name}' exists already", hint)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / THEMES / name
        draft.mkdir(parents=True)
        try:
            findings = tuple(_filled(draft, name, start))
            if not has_errors(findings):
                place.parent.mkdir(parents=True, exist_ok=True)
                _move(draft, place)
        except OSError as error:
            raise KdeckError(
                f"'{error.filename}' cannot be read or written: {error.strerror}",
                "check its name, and that it may be read",
            ) from None
    return findings


def _filled(draft: Path, name: str, start: Start) -> Iterator[Finding]:
    """Write a theme into an empty folder; give what is to be said of it."""
    root = draft.parent.parent
    draft.joinpath(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
    if start.brand and start.brand.suffix.lower() not in FOREIGN:
        refuse_other(start.brand)
        _take_over(draft, start.brand, start)
        yield from _judge(root, name)
        return
    found = FoundBrand()
    for path in (start.brand, start.logo):
        if path:
            refuse_large(path)
    if start.brand:
        found = found_in(start.brand)
    found = with_given(found, start.colors, start.logo)
    template = start.brand if start.brand and start.brand.suffix.lower() in TEMPLATES else None
    clinic = start.clinic or re.sub(r"[-_]+", " ", name).strip().title()
    begun = BrandDraft(clinic, start.phone, found)
    findings = _begin(draft, name, begun, template)
    own = Findings(f"{THEMES}/{name}/{FILE}")
    if template and (refused := _errors(findings, "theme-template")):
        own.note("theme-template", f"decks do not stand on it: {refused.message}", refused.hint)
        template, findings = None, _begin(draft, name, begun, None)
    if not start.logo and (refused := _errors(findings, "theme-logo")):
        own.note("theme-logo", f"it is left out: {refused.message}", refused.hint)
        begun = replace(begun, found=replace(found, logo=None))
        findings = _begin(draft, name, begun, template)
    for message, hint in found.remarks:
        own.note("theme-file", message, hint)
    yield from in_reading_order((*own, *findings))


def _errors(findings: tuple[Finding, ...], code: str) -> Finding | None:
    wrong = (f for f in findings if f.code == code and f.severity is Severity.ERROR)
    return next(wrong, None)


def _begin(draft: Path, name: str, begun: BrandDraft, template: Path | None) -> tuple[Finding, ...]:
    """Write a brand file anew, with the logo and the template that it names, and judge it."""
    for old in (path for path in draft.iterdir() if path.name != SCHEMA_FILE):
        old.unlink()
    logo = begun.found.logo.value if begun.found.logo else None
    if logo:
        draft.joinpath(logo.name).write_bytes(logo.data)
    kept = f"template{template.suffix.lower()}" if template else None
    if template and kept:
        shutil.copyfile(template, draft / kept)
    written = commented(replace(begun, logo=logo.name if logo else None, template=kept))
    draft.joinpath(FILE).write_text(written, encoding="utf-8")
    return _judge(draft.parent.parent, name)


def _take_over(draft: Path, brand: Path, start: Start) -> None:
    """Copy a brand file of another program with the files that it names."""
    text = _text(brand)
    if (start.clinic or start.phone) and has_own_part(text):
        raise KdeckError(
            f"'{brand}' says already whose it is",
            "change 'name' and 'phone' below defaults.kdeck in it, and leave out --clinic "
            "and --phone",
            ExitCode.USAGE,
        )
    text = take_files(brand, text, draft)
    draft.joinpath(FILE).write_text(adopted(text, start.clinic, start.phone), encoding="utf-8")


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
