import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kdeck.color import Color
from kdeck.finding import Finding, Severity
from kdeck.fingerprint import ABSENT, Files
from kdeck.language.known import KNOWN
from kdeck.theme.brand import read_theme
from kdeck.theme.shipped import shipped_family
from kdeck.theme.theme import Logo, Theme

PROJECT = Path(__file__).parents[2]
FONTS = PROJECT / "kdeck" / "theme" / "fonts"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
GOLDEN = Path(__file__).with_name("flaws.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "themes" / "t"
    made.mkdir(parents=True)
    (made / "logo.svg").write_bytes(SVG)
    (made / "light.svg").write_bytes(SVG + b"\n")
    (made / "logo.gif").write_bytes(b"GIF89a")
    (made / "fake.png").write_bytes(b"not an image")
    (made / "photo.png").write_bytes(b"\xff\xd8\xff\xe0")
    (made / "script.svg").write_bytes(b"<svg><script/></svg>")
    (made / "doctype.svg").write_bytes(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>")
    (made / "words.svg").write_bytes(b"words")
    (made / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5 * 1024 * 1024))
    (made / "cff.ttf").write_bytes(b"OTTO" + bytes(20))
    for name in ("SourceSans3_400Regular.ttf", "SourceSans3_700Bold.ttf"):
        (made / name).write_bytes((FONTS / name).read_bytes())
    return made


def read(folder: Path, brand: str | bytes) -> tuple[Theme | None, tuple[Finding, ...]]:
    data = brand if isinstance(brand, bytes) else brand.encode()
    (folder / "_brand.yml").write_bytes(data)
    return read_theme(Files(folder.parents[1]), "t")


def theme(folder: Path, brand: str) -> Theme:
    found, findings = read(folder, brand)
    assert found is not None, [str(f) for f in findings]
    return found


def cases() -> list[tuple[str, str]]:
    """Split the golden file into (brand, findings)."""
    found = []
    for case in GOLDEN.read_text(encoding="utf-8").split("\n====\n"):
        brand, _, findings = case.partition("\n----\n")
        found.append((brand.strip("\n") + "\n", findings.strip("\n")))
    return found


@pytest.mark.sampled(60)
@pytest.mark.parametrize(("brand", "expected"), cases())
def test_a_flawed_brand_file_gives_exactly_these_findings(
    folder: Path, brand: str, expected: str
) -> None:
    found, findings = read(folder, brand)
    assert "\n".join(str(f) for f in findings).replace("themes/t/_brand.yml:", "") == expected
    assert (found is None) == any(f.severity is Severity.ERROR for f in findings)
    for finding in findings:
        assert not finding.message.endswith(".")
        assert finding.hint


def test_an_empty_file_is_a_neutral_theme(folder: Path) -> None:
    found, findings = read(folder, "")
    assert found is not None
    assert findings == ()
    assert (found.clinic.name, found.page, found.region, found.language) == (
        "T",
        (612.0, 792.0),
        "US",
        "en-US",
    )
    assert found.body == found.headings == shipped_family("Source Sans 3")
    assert (found.logo, found.logo_on_primary) == (None, None)


def test_a_name_and_one_color_are_enough(folder: Path) -> None:
    found = theme(folder, 'meta: {name: Riverside}\ncolor: {primary: "#4B2E83"}')
    assert (found.clinic.name, found.clinic.short_name) == ("Riverside", "Riverside")
    assert found.palette.primary == found.palette.heading == Color(0x4B, 0x2E, 0x83)


def test_the_shipped_theme_has_nothing_to_report() -> None:
    files = Files(PROJECT)
    found, findings = read_theme(files, "default")
    assert findings == ()
    assert found is not None
    assert found.clinic.phone
    assert found.clinic.address
    assert found.logo is not None
    assert found.logo_on_primary is not None


def test_every_file_read_is_recorded(folder: Path) -> None:
    (folder / "_brand.yml").write_text("logo: {path: logo.svg, alt: T}")
    files = Files(folder.parents[1])
    read_theme(files, "t")
    entries = [path for path, _ in files.fingerprint().entries]
    assert entries == ["themes/t/_brand.yml", "themes/t/logo.svg"]


def test_a_file_looked_for_and_absent_is_recorded(folder: Path) -> None:
    (folder / "_brand.yml").write_text("logo: {path: later.svg, alt: T}")
    files = Files(folder.parents[1])
    read_theme(files, "t")
    assert ("themes/t/later.svg", ABSENT) in files.fingerprint().entries


@pytest.mark.parametrize("name", ["aurora", "", "../t", "a/b", "x" * 300, "ü", "a\0b"])
def test_a_theme_that_is_not_there_is_a_finding(folder: Path, name: str) -> None:
    found, findings = read_theme(Files(folder.parents[1]), name)
    assert found is None
    assert [f.code for f in findings] == ["theme-unreadable"]


def test_a_theme_that_is_not_there_is_answered_with_those_that_are(folder: Path) -> None:
    (_, (finding,)) = read_theme(Files(folder.parents[1]), "zzz")
    assert (finding.message, finding.hint) == ("there is no theme 'zzz'", "use one of: t")


def test_a_brand_file_that_is_a_folder_is_a_finding(folder: Path) -> None:
    (folder / "_brand.yml").mkdir()
    (_, (finding,)) = read_theme(Files(folder.parents[1]), "t")
    assert finding.message == "the file cannot be used: it is not a file"


BROKEN_BYTES = {
    "latin-1": (b"meta: {name: Caf\xe9}", "the file is not UTF-8", 1),
    "tab": (b"meta:\n\tname: X", "a tab is used to indent", 2),
    "zero byte": (b"meta:\0", "the character U+0000 cannot be printed", 1),
    "surrogate": (b'meta: {name: "\\ud800"}', "the character U+D800 cannot be printed", 1),
    "bell": (b'\nmeta: {name: "\\a"}', "the character U+0007 cannot be printed", 2),
    "turned letters": (b'meta: {name: "\\u202Eefas"}', "the character U+202E cannot be printed", 1),
    "deep": (b"[" * 200_000, "this is nested more than 20 levels deep", 1),
    "deep blocks": (b"- " * 100_000, "this is nested more than 20 levels deep", 1),
    "many": (b"a: [" + b"1, " * 60_000, "the file has more than 2,000 values", 1),
    "large": (b"#" * 300_000, "the file is larger than 256 KB", None),
    "two documents": (b"meta: {name: A}\n---\nmeta: {name: B}", "the file holds more than one", 2),
    "aliases": (b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "the anchor 'a' is not supported", 1),
    "python tag": (
        b"meta: !!python/object/apply:os.system [x]",
        "the tag 'python/object/apply:os.system' is",
        1,
    ),
    "scalar tag": (b"meta: !secret x", "the tag '!secret' is not supported", 1),
    "colon": (b"meta:\n  name: Clinic: East", "a text without quotes has a colon in it", 2),
    "too far left": (b"meta:\n  name: A\n link: B", "the line is not indented like those", 3),
    "too far right": (b"meta: A\n  link: B", "the line is not indented like those around it", 2),
    "list": (b"- meta", "this is a list, and keys with values are expected", 1),
    "text": (b"hello", "this is text, and keys with values are expected", 1),
    "key": (b"? [a]\n: 1", "a key is not a word", 1),
    "quote": (b"meta: 'x", "this is not valid YAML: found unexpected end of stream", 1),
    "directive": (b"%YAML 9.9\n---\na: 1", "this is not valid YAML: found incompatible", 1),
}


@pytest.mark.sampled(10)
@pytest.mark.parametrize("name", BROKEN_BYTES)
def test_what_is_not_readable_yaml_is_one_finding_with_its_line(folder: Path, name: str) -> None:
    data, message, line = BROKEN_BYTES[name]
    found, (finding,) = read(folder, data)
    assert found is None
    assert finding.code == "theme-yaml"
    assert finding.message.startswith(message)
    assert finding.span.line == (line or 1)
    assert finding.hint


def test_a_byte_order_mark_is_no_flaw(folder: Path) -> None:
    found, findings = read(folder, b"\xef\xbb\xbfmeta: {name: A}\r\n")
    assert found is not None
    assert findings == ()


def test_references_are_followed_through_the_palette_and_the_semantic_colors(folder: Path) -> None:
    found = theme(
        folder,
        """
        color:
          palette: {teal: "#0B5F66", brand: teal, main: brand, plum: "#6A1B4D"}
          primary: main
          secondary: tertiary
          tertiary: plum
        typography: {headings: {color: secondary}, link: {color: teal}}
        """,
    )
    assert found.palette.primary == found.palette.link == Color(0x0B, 0x5F, 0x66)
    assert found.palette.accent == found.palette.heading == Color(0x6A, 0x1B, 0x4D)


def test_a_long_chain_of_references_is_followed(folder: Path) -> None:
    chain = "\n".join(f"    c{n}: c{n + 1}" for n in range(400))
    brand = f'color:\n  palette:\n{chain}\n    c400: "#0B5F66"\n  primary: c0\n'
    assert theme(folder, brand).palette.primary == Color(0x0B, 0x5F, 0x66)


def test_colors_may_be_written_as_css_writes_them(folder: Path) -> None:
    found = theme(folder, 'color: {primary: navy, secondary: "rgb(120, 40, 10)"}')
    assert (found.palette.primary, found.palette.accent) == (Color(0, 0, 128), Color(120, 40, 10))


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("ask@example.org", "mailto:ask@example.org"),
        ("mailto:ask@example.org", "mailto:ask@example.org"),
        ("https://example.org/ask", "https://example.org/ask"),
    ],
)
def test_feedback_goes_to_a_mail_address_or_a_web_address(
    folder: Path, given: str, read: str
) -> None:
    assert theme(folder, f"defaults: {{kdeck: {{feedback: '{given}'}}}}").clinic.feedback == read


def test_clinic_data_is_read(folder: Path) -> None:
    found = theme(
        folder,
        """
        meta:
          name: {full: Riverside Clinic, short: Riverside}
          link: {home: "https://example.org/home"}
        defaults:
          bootstrap: {anything: [goes, here]}
          kdeck:
            phone: "+44 1632 960 123"
            address: |
              1 River Road
              Townsville
            hours: Monday to Friday
            other-formats: Ask us
            page: {width: 170mm, height: 240mm}
            region: GB-ENG
            language: EN-gb
        """,
    )
    clinic = found.clinic
    assert (clinic.name, clinic.short_name) == ("Riverside Clinic", "Riverside")
    assert clinic.address == ("1 River Road", "Townsville")
    assert clinic.web == "https://example.org/home"
    assert found.page == pytest.approx((481.89, 680.31), abs=0.01)
    assert (found.region, found.language) == ("GB-ENG", "en-GB")


def test_an_hour_of_a_clinic_stays_on_one_line(folder: Path) -> None:
    found = theme(folder, "defaults: {kdeck: {hours: 8 a.m. to 5 p.m.}}")
    assert found.clinic.hours == "8\u00a0a.m. to 5\u00a0p.m."


@pytest.mark.parametrize(
    ("kdeck", "page"),
    [
        ("{page: a4}", (595.28, 841.89)),
        ("{page: Letter}", (612, 792)),
        ("{page: [8.5in, 14in]}", (612, 1008)),
        ("{region: GB}", (595.28, 841.89)),
        ("{region: CA}", (612, 792)),
    ],
)
def test_the_page_is_what_is_said_or_usual_in_the_region(
    folder: Path, kdeck: str, page: tuple[float, float]
) -> None:
    assert theme(folder, f"defaults: {{kdeck: {kdeck}}}").page == page


@pytest.mark.parametrize("tag", KNOWN)
def test_a_language_that_is_known_is_kept_however_it_is_typed(folder: Path, tag: str) -> None:
    for typed in (tag, tag.lower(), tag.replace("-", "_")):
        assert theme(folder, f"defaults: {{kdeck: {{language: {typed}}}}}").language == tag


@pytest.mark.parametrize(
    ("region", "language"),
    [
        ("US", "en-US"),
        ("CA", "en-CA"),
        ("GB-SCT", "en-GB"),
        ("IE", "en-IE"),
        ("AU", "en-AU"),
        ("NZ", "en-NZ"),
    ],
)
def test_without_a_language_a_clinic_prints_that_of_its_region(
    folder: Path, region: str, language: str
) -> None:
    assert theme(folder, f"defaults: {{kdeck: {{region: {region}}}}}").language == language


LOGO = Logo("logo.svg", "svg", "A", SVG)
ON_DARK = Logo("light.svg", "svg", "B", SVG + b"\n")
IMAGES = "images: {a: {path: logo.svg, alt: A}, b: {path: light.svg, alt: B}}"


@pytest.mark.parametrize(
    ("logo", "expected"),
    [
        ("{path: logo.svg, alt: A}", (LOGO, None)),
        (f"{{{IMAGES}, small: a}}", (LOGO, None)),
        (f"{{{IMAGES}, medium: {{light: a, dark: b}}}}", (LOGO, ON_DARK)),
        (f"{{{IMAGES}, small: b, large: {{light: a, dark: b}}}}", (LOGO, ON_DARK)),
        ("{medium: {light: {path: logo.svg, alt: A}}}", (LOGO, None)),
        ("{images: {a: {path: logo.svg, alt: A}}}", (LOGO, None)),
        (f"{{{IMAGES}}}", (None, None)),
    ],
)
def test_logos_are_chosen_by_size_and_ground(
    folder: Path, logo: str, expected: tuple[Logo | None, Logo | None]
) -> None:
    found = theme(folder, f"logo: {logo}")
    assert (found.logo, found.logo_on_primary) == expected


def test_fonts_of_the_theme_are_read_with_their_weights(folder: Path) -> None:
    found = theme(
        folder,
        """
        typography:
          fonts:
            - family: Own
              source: file
              files:
                - {path: SourceSans3_700Bold.ttf}
                - {path: SourceSans3_400Regular.ttf, weight: normal}
          base: Own
        """,
    )
    assert (found.body.name, found.body.regular.weight, found.body.bold.weight) == ("Own", 400, 700)
    assert [face.family for face in found.body.fallbacks] == [
        "Source Sans 3",
        "Noto Sans Symbols 2",
    ]
    assert found.headings == found.body


def test_a_shipped_font_needs_no_declaration(folder: Path) -> None:
    found = theme(folder, "typography: {headings: Atkinson Hyperlegible Next}")
    assert (found.body.name, found.headings.name) == (
        "Source Sans 3",
        "Atkinson Hyperlegible Next",
    )


def test_what_the_environment_says_about_fonts_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRAND_YML_DEFAULT_FONT_SOURCE", "nonsense")
    found, findings = read(folder, "typography: {base: Inter, monospace: {family: Courier}}")
    assert found is not None
    assert [f.severity for f in findings] == [Severity.WARNING]


def test_reading_twice_gives_the_same_theme(folder: Path) -> None:
    assert theme(folder, "meta: {name: A}") == theme(folder, "meta: {name: A}")


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["#0B5F66", "primary", "teal", "a.ttf", "https://x.y/z", "16px", "file"]),
    st.lists(st.text(max_size=4), max_size=3),
    st.dictionaries(st.sampled_from(["path", "alt", "light", "family", "x"]), st.text(max_size=4)),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for name, child in entries:
            found += places(child, (*path, name))
    return found


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_anywhere_makes_the_reader_fail(folder: Path, data: st.DataObject) -> None:
    whole = YAML(typ="safe").load((PROJECT / "themes/default/_brand.yml").read_text("utf-8"))
    brand = copy.deepcopy(whole)
    for _ in range(data.draw(st.integers(1, 3))):
        spots = places(brand)
        *parents, last = data.draw(st.sampled_from(spots))
        target = brand
        for step in parents:
            target = target[step]
        target[last] = data.draw(JUNK)
    with (folder / "_brand.yml").open("w", encoding="utf-8") as stream:
        YAML(typ="safe").dump(brand, stream)
    _, findings = read_theme(Files(folder.parents[1]), "t")
    for finding in findings:
        assert not re.search(r"Error\b|Traceback", finding.message)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_at_all_make_the_reader_fail(folder: Path, data: bytes) -> None:
    found, findings = read(folder, data)
    assert (found is None) == any(f.severity is Severity.ERROR for f in findings)
