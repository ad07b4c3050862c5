"""Every text of a brand file that prints is held to the rules, and what clinics say passes."""

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import starter
from brands import placing
from kdeck.batch.contacts import region_of
from kdeck.check.content.clinicrules import check_clinic_words
from kdeck.check.content.clinictexts import clinic_passages
from kdeck.finding import Finding, Severity, Span, has_errors
from kdeck.fingerprint import Files
from kdeck.model.library import Library
from kdeck.theme.brand import read_theme
from kdeck.theme.clinic import Clinic
from kdeck.theme.crisislines import Crisis, OwnLine
from kdeck.theme.disclosures import Disclosures
from kdeck.theme.jsonschema import brand_schema
from kdeck.theme.schema import DISCLOSURES, VISIT
from kdeck.theme.theme import Theme
from kdeck.theme.visit import Visit
from projects import MemoryFiles

from .statements import (
    HONEST_ADDRESSES,
    HONEST_FORMATS,
    HONEST_HOURS,
    HONEST_NAMES,
    HOSTILE,
)

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">'
    '<path d="M0 40L45 4L90 40Z" fill="#0B5F66"/>{}</svg>'
)
KDECK = ("defaults", "kdeck")
LINE = {"name": "Our duty nurse", "how": "Call 555-0100.", "number": "555-0100"}
# What prints of a brand file, as its schema names it.
PRINTED = {
    ("meta", "name"),
    ("meta", "name", "full"),
    ("meta", "name", "short"),
    ("meta", "link"),
    ("meta", "link", "home"),
    ("logo", "alt"),
    ("logo", "images", "*", "alt"),
    *((("logo", size, "alt")) for size in ("medium", "large", "small")),
    *(
        ("logo", size, side, "alt")
        for size in ("medium", "large", "small")
        for side in ("light", "dark")
    ),
    *((*KDECK, key) for key in ("name", "phone", "address", "hours", "web", "other-formats")),
    (*KDECK, "documents-at"),
    (*KDECK, "feedback"),
    *((*KDECK, "visit", key) for key in VISIT),
    *((*KDECK, "disclosures", key) for key in DISCLOSURES),
    (*KDECK, "address", "[]"),
    *((*KDECK, "crisis", "own-lines", "[]", key) for key in LINE),
    *((*KDECK, "crisis", "confirmed", key) for key in ("emergency", "lines")),
    (*KDECK, "crisis", "confirmed", "lines", "[]"),
}
# What prints nowhere: colors, fonts, sizes and files, other links, keys with a grammar of their
# own, and who confirmed the numbers.
SILENT = {
    ("meta", "link", "*"),
    *(
        (*KDECK, key)
        for key in ("page", "region", "language", "template", "citation-style", "deck-fonts")
    ),
    *((*KDECK, "page", key) for key in ("[]", "width", "height")),
    *((*KDECK, key) for key in ("leave-out", "include")),
    *((*KDECK, key, "[]") for key in ("leave-out", "include")),
    *((*KDECK, "crisis", "confirmed", key) for key in ("on", "by")),
}


def leaves(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Walk the paths of a schema at which free text may stand."""
    if not isinstance(schema, dict):
        return
    for key, inner in schema.get("properties", {}).items():
        yield from leaves(inner, (*path, key))
    yield from leaves(schema.get("items"), (*path, "[]"))
    yield from leaves(schema.get("additionalProperties"), (*path, "*"))
    for inner in schema.get("anyOf", ()):
        yield from leaves(inner, path)
    kinds = schema.get("type", "")
    if kinds == "string" or "string" in kinds:
        yield path


def is_a_look(path: tuple[str, ...]) -> bool:
    """Say whether a path holds a color, a font or the name of a logo's file."""
    return path[0] in {"color", "typography"} or (path[0] == "logo" and path[-1] != "alt")


def brand(path: tuple[str, ...], words: str) -> bytes:
    """Write a brand file with some words at one path; JSON is YAML."""
    value: Any = words
    if path[-2:-1] == ("[]",) and path[-1] in LINE:
        value, path = [{**LINE, path[-1]: words}], path[:-2]
    elif path[-1] == "alt":
        value, path = {"path": "logo.svg", "alt": words}, path[:-1]
    elif path[-1] == "[]":
        value, path = [words], path[:-1]
    if path[-1] == "link" or path[-1] in {"home", "web", "documents-at", "feedback"}:
        value = f"https://example.org/{words.replace(' ', '-').rstrip('.')}"
    data: Any = value
    for key in reversed(path):
        data = {"mark" if key == "*" else key: data}
    if path[:2] == ("logo", "images"):
        data["logo"]["medium"] = "mark"
    return json.dumps(data).encode()


def read(data: bytes, logo: str = "") -> tuple[Theme | None, tuple[Finding, ...]]:
    contents = {"themes/t/_brand.yml": data, "themes/t/logo.svg": LOGO.format(logo).encode()}
    return read_theme(MemoryFiles(contents), "t")


def judged(data: bytes, logo: str = "") -> list[Finding]:
    theme, findings = read(data, logo)
    return [*findings, *(check(theme) if theme else ())]


@cache
def library() -> Library:
    return starter.library()


def check(theme: Theme) -> Iterator[Finding]:
    return check_clinic_words(theme, library(), region_of(library(), theme))


@cache
def plain_theme() -> Theme:
    theme, findings = read(b"meta: {name: Quiet Hill Clinic}\n")
    assert theme, findings
    return theme


def told(theme: Theme) -> list[Finding]:
    found = check(theme)
    return [finding for finding in found if finding.severity is Severity.ERROR]


def with_clinic(**changes: Any) -> Theme:
    theme = plain_theme()
    return dataclasses.replace(theme, clinic=dataclasses.replace(theme.clinic, **changes))


def test_every_text_of_the_schema_is_known_to_print_or_not_to() -> None:
    texts = {path for path in leaves(brand_schema()) if not is_a_look(path)}
    assert texts == PRINTED | SILENT


def test_the_clinic_itself_is_sound() -> None:
    assert not judged(brand(("meta", "name"), "Quiet Hill Clinic"))


@pytest.mark.sampled(40)
@pytest.mark.parametrize("path", sorted(PRINTED), ids=".".join)
@pytest.mark.parametrize("words", ["Do not call 988.", "Reviewed by Dr. X", "Ketamine is safe"])
def test_every_text_that_prints_is_refused_what_could_hurt(
    path: tuple[str, ...], words: str
) -> None:
    found = judged(brand(path, words))
    assert has_errors(found), found
    assert all(finding.hint and finding.span.file == "themes/t/_brand.yml" for finding in found)


# What a clinic holds, with the words at each place where they print.
FIELDS: dict[str, Any] = {
    "name": lambda words: {"name": words},
    "short_name": lambda words: {"short_name": words},
    "address": lambda words: {"address": ("4 Mill Road", words)},
    "hours": lambda words: {"hours": words},
    "other_formats": lambda words: {"other_formats": words},
    "visit": lambda words: {"visit": Visit(schedule=words)},
    "disclosures": lambda words: {"disclosures": Disclosures(funding=words)},
    "crisis": lambda words: {"crisis": Crisis(own=(own_line(name=words),))},
}
# These have a grammar of their own, or print nothing.
GRAMMATICAL = {"phone", "web", "documents_at", "feedback", "places"}


def own_line(**changes: str) -> OwnLine:
    return OwnLine(**{**LINE, **changes}, span=Span("themes/t/_brand.yml"))


def test_no_text_of_a_clinic_is_forgotten() -> None:
    assert {field.name for field in dataclasses.fields(Clinic)} == set(FIELDS) | GRAMMATICAL


@pytest.mark.sampled(40)
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("words", HOSTILE)
def test_what_could_hurt_is_refused_in_every_text_of_a_clinic(field: str, words: str) -> None:
    assert told(with_clinic(**FIELDS[field](words)))


@pytest.mark.parametrize("words", HOSTILE)
def test_what_could_hurt_is_refused_in_the_words_of_a_line(words: str) -> None:
    line = own_line(how=f"Call 555-0100. {words}")
    assert told(with_clinic(crisis=Crisis(own=(line,))))


def contradictory() -> Iterator[str]:
    """Give each phrase that the shipped notes say no text may claim, with US numbers."""
    rules = library().safety
    for phrase in (*rules.never, *(words for note in rules.notes for words in note.never)):
        yield phrase.replace("{emergency}", "911").replace("{crisis-line}", "988")


@pytest.mark.sampled(40)
@pytest.mark.parametrize("phrase", tuple(contradictory()))
def test_a_clinic_says_nothing_against_the_safety_notes_of_its_project(phrase: str) -> None:
    assert told(with_clinic(hours=f"Monday to Friday. {phrase.capitalize()}."))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("words", ["You may breastfeed.", "Go home alone.", "It prevents suicide."])
def test_the_notes_of_the_project_hold_in_every_text_of_a_clinic(field: str, words: str) -> None:
    found = {finding.code: finding for finding in told(with_clinic(**FIELDS[field](words)))}
    assert "the safety note D-" in found["note-contradicted"].message


@pytest.mark.parametrize(
    "hidden", ["\\u200b", "\\u00ad", "\\u2060", "\\u200d", "\\ufeff", "\\u034f", "\u200b", "\u200c"]
)
def test_what_does_not_show_hides_no_words(hidden: str) -> None:
    words = f"Do not c{hidden}all 9{hidden}8{hidden}8. Keta{hidden}mine is safe."
    found = judged(f'defaults: {{kdeck: {{hours: "{words}"}}}}'.encode())
    assert {"note-contradicted", "contact-literal", "promise-made"} <= {f.code for f in found}


def test_a_number_that_was_pasted_with_a_long_dash_is_the_same_number() -> None:
    line = {**LINE, "number": "555–0100"}
    confirmed = {"lines": ["555‑0100"], "on": "2026-11-02", "by": "Manager"}
    crisis = {"own-lines": [line], "confirmed": confirmed}
    data = json.dumps({"defaults": {"kdeck": {"crisis": crisis}}}).encode()
    assert not judged(data)
    theme, _ = read(data)
    assert theme
    assert theme.clinic.crisis.own[0].number == "555-0100"
    assert theme.clinic.crisis.confirms("555-0100")


def test_a_sentence_that_runs_over_the_lines_of_an_address_is_found() -> None:
    assert told(with_clinic(address=("4 Mill Road. Do not", "call 988")))


def test_the_words_drawn_in_a_logo_are_read() -> None:
    drawn = '<text x="2" y="20" font-size="8">Do not call 988</text>'
    found = judged(brand(("logo", "alt"), "Quiet Hill"), drawn)
    assert "note-contradicted" in {finding.code for finding in found}


@pytest.mark.parametrize("name", HONEST_NAMES)
def test_an_honest_name_builds(name: str) -> None:
    assert not told(with_clinic(name=name, short_name=name))


@pytest.mark.parametrize("address", HONEST_ADDRESSES)
def test_an_honest_address_has_no_finding(address: str) -> None:
    assert not list(check(with_clinic(address=(address,))))


@pytest.mark.parametrize("hours", HONEST_HOURS)
def test_honest_hours_have_no_finding(hours: str) -> None:
    assert not list(check(with_clinic(hours=hours)))


@pytest.mark.parametrize("words", HONEST_FORMATS)
def test_an_honest_line_on_other_formats_has_no_finding(words: str) -> None:
    assert not list(check(with_clinic(other_formats=words)))


@pytest.mark.parametrize("name", ["aurora", "default", "harbor"])
def test_a_shipped_theme_has_no_finding(name: str) -> None:
    theme = starter.theme(name)
    assert theme
    assert not list(check(theme))


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", placing.NAMES)
def test_the_clinics_of_the_tests_have_no_finding(name: str, tmp_path: Path) -> None:
    placing.place(tmp_path, name)
    theme, findings = read_theme(Files(tmp_path), name)
    assert theme, findings
    assert not [str(finding) for finding in check(theme)]


def test_a_promise_in_a_name_is_warned_of_and_in_a_sentence_refused() -> None:
    found = list(check(with_clinic(name="Depression Cure Center")))
    assert {(f.code, f.severity) for f in found} == {("word-avoided", Severity.WARNING)}
    assert told(with_clinic(hours="A cure for depression, Monday to Friday"))


def test_another_phone_number_in_the_hours_is_warned_of() -> None:
    found = list(check(with_clinic(hours="After 5 pm, call 555-555-0199")))
    assert {(f.code, f.severity) for f in found} == {("contact-literal", Severity.WARNING)}


def test_each_text_is_told_of_at_its_own_place() -> None:
    data = b"""\
meta:
  name: {full: A, short: B}
  link: https://example.org/f
defaults:
  kdeck:
    address: [C, G]
    hours: D
    other-formats: E
"""
    theme, _ = read(data)
    assert theme
    found = {passage.text: passage.span for _, passage in clinic_passages(theme)}
    own = "$.defaults.kdeck"
    assert {text: (span.line, span.path) for text, span in found.items()} == {
        "A": (2, "$.meta.name.full"),
        "B": (2, "$.meta.name.short"),
        "C\nG": (6, f"{own}.address"),
        "C G": (6, f"{own}.address"),
        "D": (7, f"{own}.hours"),
        "E": (8, f"{own}.other-formats"),
        "example org\nf": (3, "$.meta.link"),
    }
