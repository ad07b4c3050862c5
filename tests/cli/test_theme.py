"""The commands about themes, as somebody with a logo and a color meets them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from buildable import BRAND, own_part, write
from days import TODAY
from examples import examples
from kdeck.batch.build import Order, build
from kdeck.batch.target import Choice
from kdeck.batch.themecheck import Matched, ThemeVerdict, check_themes
from kdeck.check.theme.template import check_matches
from kdeck.cli.themecheck import _summarize
from kdeck.fingerprint import Files
from kdeck.plan.master.adopting import adopted
from kdeck.theme.brand import read_theme
from kdeck.variants import PRINTED_EDITIONS
from plan.deck.test_footground import waved
from theme import templates

from .conftest import ROOT, Result, Run

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path class="primary" d="M1 1h7v7z"/></svg>'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project")


@pytest.fixture
def at(run: Run, project: Path) -> Run:
    """Run a command about the themes of a small project."""

    def call(*arguments: str | Path) -> Result:
        return run("theme", *arguments, "--project", project)

    return call


@pytest.mark.slow
def test_a_name_is_enough_for_a_theme_that_builds(at: Run, project: Path) -> None:
    result = at("new", "river-side", "--phone", "555-555-0134")
    assert result.code == 0
    assert "made themes/river-side" in result.out
    theme, findings = read_theme(Files(project), "river-side")
    assert theme is not None
    assert theme.clinic.name == "River Side"
    assert findings == ()
    report = build(project, Order(Choice(themes=("river-side",)), today=TODAY), lambda *_: None)
    assert not report.failed
    assert len(report.outcomes) == 8


def test_a_color_a_logo_and_a_name_are_taken_over(at: Run, project: Path, tmp_path: Path) -> None:
    logo = tmp_path / "Our Logo.SVG"
    logo.write_text(SVG)
    name = 'Dr. O\'Neil & "Søn" – Żółć: # 1'
    result = at("new", "a", "--color", "#5B2A86", "--color", "a85b1b", "--logo", logo,
                "--clinic", name)  # fmt: skip
    assert result.code == 0, result.err
    theme, _ = read_theme(Files(project), "a")
    assert theme is not None
    assert theme.clinic.name == name
    assert str(theme.palette.primary) == "#5B2A86"
    assert str(theme.palette.accent) == "#A85B1B"
    assert theme.logo is not None
    assert (theme.logo.file, theme.logo.alt) == ("logo.svg", name)
    folder = project / "themes/a"
    first = (folder / "_brand.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./brand.schema.json"
    assert json.loads((folder / "brand.schema.json").read_text())["properties"].keys() >= {"color"}


def test_a_brand_file_is_taken_over_with_its_files(at: Run, project: Path, tmp_path: Path) -> None:
    source = tmp_path / "site"
    (source / "img").mkdir(parents=True)
    (source / "img/logo.svg").write_text(SVG)
    (source / "secret.svg").write_text(SVG)
    brand = source / "_brand.yml"
    brand.write_text(
        "# ours\nmeta: {name: Ours}\nlogo:\n  medium: /img/logo.svg\n"
        "defaults:\n    bootstrap: {x: 1}\n"
    )
    result = at("new", "ours", "--from", brand, "--clinic", "Ours, the Clinic")
    assert result.code == 0, result.err
    folder = project / "themes/ours"
    assert (folder / "img/logo.svg").read_text() == SVG
    assert not (folder / "secret.svg").exists()
    text = (folder / "_brand.yml").read_text()
    assert "# ours\n" in text
    assert "    bootstrap: {x: 1}" in text
    theme, _ = read_theme(Files(project), "ours")
    assert theme is not None
    assert theme.clinic.name == "Ours, the Clinic"


@pytest.mark.parametrize("name", ["minimal", "chains", "pale", "poster"])
def test_brand_files_of_other_programs_are_taken_over(at: Run, project: Path, name: str) -> None:
    brand = ROOT / f"tests/theme/brands/{name}.yml"
    result = at("new", name, "--from", brand)
    assert result.code == 0
    assert (project / f"themes/{name}").exists()


def test_nothing_is_overwritten(at: Run, project: Path) -> None:
    before = (project / BRAND).read_bytes()
    result = at("new", "default")
    assert result.code == 3
    assert "'themes/default' exists already" in result.err
    fonts = project / "themes/begun/fonts"
    fonts.mkdir(parents=True)
    result = at("new", "begun")
    assert result.code == 3
    assert "move its files into the new one" in result.err
    assert list(fonts.parent.iterdir()) == [fonts]
    assert (project / BRAND).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["new", "a/b"], 2, "is no name for a theme"),
        (["new", "../out"], 2, "is no name for a theme"),
        (["new", "x", "--color", "blue-ish"], 2, "'blue-ish' is not a color"),
        (["new", "x", "--from", "{brand}", "--color", "#123456"], 2, "--from takes the colors"),
        (["new", "x", "--logo", "{brand}"], 2, "is no logo that can be drawn"),
        (["check", "nowhere"], 3, "there is no theme 'nowhere'"),
        (["diff", "default", "nowhere"], 3, "there is no theme 'nowhere'"),
    ],
)
def test_wrong_use_is_told(
    at: Run, project: Path, arguments: list[str], code: int, words: str
) -> None:
    given = [argument.format(brand=project / BRAND) for argument in arguments]
    result = at(*given)
    assert result.code == code
    assert words in result.err
    assert sorted(p.name for p in (project / "themes").iterdir()) == ["default"]


def test_a_logo_that_cannot_be_used_makes_nothing(at: Run, project: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg><script/></svg>")
    result = at("new", "x", "--logo", logo)
    assert result.code == 1
    assert "script" in result.err
    assert "nothing was made" in result.err
    assert not (project / "themes/x").exists()
    assert [p.name for p in (project / "themes").iterdir()] == ["default"]


PLAIN = 'color: {{primary: "{}"}}\ndefaults: {{kdeck: {{phone: 555-0100}}}}'


@pytest.mark.slow
def test_check_prints_pairs_and_what_is_changed(at: Run, project: Path) -> None:
    (project / BRAND).write_text(PLAIN.format("#FFE600"))
    short = at("check", "default")
    first, *lines, last, _ = short.out.splitlines()
    assert first == "default"
    assert len([line for line in lines if line.startswith("  ") and "hint" not in line]) == 2
    assert "  ok" not in short.out
    assert "none too low" in last
    result = at("check", "--verbose")
    assert result.code == 0
    assert re.search(r"band: masthead.* #1B242B  #FFE600  12.4:1  4.5:1  ok", result.out)
    assert "color.primary '#FFE600' has 1.1:1" in result.out
    assert "'#7A6D00' is used (4.5:1)" in result.out
    assert "large-print, nearest its limit" in result.out
    assert "none too low" in result.out


STRICT = 'color: {{primary: "{}"}}\ndefaults: {{kdeck: {{strict: true, phone: 555-0100}}}}'


@pytest.mark.slow
def test_a_strict_theme_fails_instead(at: Run, project: Path) -> None:
    (project / BRAND).write_text(STRICT.format("#FFE600"))
    result = at("check", "default")
    assert result.code == 1
    assert "error: color.primary '#FFE600'" in result.out
    assert "write '#7A6D00' here" in result.out
    (project / BRAND).write_text(STRICT.format("#7A6D00"))
    assert at("check").code == 0


def test_check_gives_all_editions_as_data(at: Run, project: Path) -> None:
    result = at("check", "--json")
    (theme,) = json.loads(result.out)["themes"]
    assert theme["theme"] == "default"
    # Whoever types into a fillable file sees the standard one.
    assert {pair["edition"] for pair in theme["pairs"]} == set(PRINTED_EDITIONS)
    assert {pair["format"] for pair in theme["pairs"]} == {"pdf", "pptx"}
    assert all(pair["passes"] and pair["ratio"] >= pair["limit"] for pair in theme["pairs"])
    assert theme["pairs"][0]["apart"].keys() == {"usual", "protan", "deutan", "tritan"}


def test_a_theme_with_errors_is_judged_by_what_can_be_read(at: Run, project: Path) -> None:
    (project / BRAND).write_text("color: {primary: nope}")
    result = at("check")
    assert result.code == 1
    assert "there is no color 'nope'" in result.out
    listed = at("list")
    assert "cannot be used, 1 error: run 'kdeck theme check default'" in listed.out


def test_themes_are_listed_and_compared(at: Run, project: Path) -> None:
    at("new", "other", "--color", "#5B2A86")
    listed = at("list").out
    assert "Small Clinic\n  #0B5F66 with #A85B1B, Source Sans 3\n  letter, US, en-US" in listed
    compared = at("diff", "default", "other").out
    assert re.search(r"primary +#0B5F66 +#5B2A86", compared)
    assert "page" not in compared
    assert at("diff", "default", "default").out == ("default and default make the same documents\n")


CHANNELS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
KEYS = st.sampled_from(["primary", "secondary", "danger", "background", "foreground", "tertiary"])


@pytest.mark.slow
@pytest.mark.long
@given(st.dictionaries(KEYS, CHANNELS, min_size=1), st.booleans())
@settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_message_about_colors_names_key_value_place_ratio_and_a_value_that_works(
    project: Path, colors: dict[str, str], strict: bool
) -> None:
    brand = "".join(f'  {key}: "{value}"\n' for key, value in colors.items())
    kdeck = f"defaults: {{kdeck: {{strict: {str(strict).lower()}}}}}\n"
    (project / BRAND).write_text(f"color:\n{brand}{kdeck}")
    (verdict,) = check_themes(project, (), TODAY)
    for finding in verdict.findings:
        # The brand is one of colors alone: that it says no number is another matter.
        if finding.code in {"after-hours", "phone-missing", "visit-unsaid"}:
            continue
        key = (finding.span.path or "").removeprefix("$.")
        assert re.match(rf"{re.escape(key)} '#[0-9A-F]{{6}}' ", finding.message), finding
        assert re.search(r" (in|behind) [a-z]", finding.message), finding
        assert re.search(r"\d(\.\d)?:1", finding.message), finding
        assert re.search(r"'#[0-9A-F]{6}'", finding.hint), finding
        works = re.findall(r"'(#[0-9A-F]{6})'", finding.hint)[0]
        changed = {**colors, key.rpartition(".")[2]: works}
        lines = "".join(f'  {name}: "{value}"\n' for name, value in changed.items())
        (project / BRAND).write_text(f"color:\n{lines}")
        (again,) = check_themes(project, (), TODAY)
        left = [(other.code, other.span.path) for other in again.findings]
        assert (finding.code, finding.span.path) not in left


def test_the_summary_of_a_template_says_why_grounds_are_drawn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    theme = waved()
    matched = tuple(Matched(m.name, m.layout.name, m.how) for m in adopted(theme).matches)
    _summarize(ThemeVerdict("own", theme, (), tuple(check_matches(theme)), matched))
    *_, changed = capsys.readouterr().out.splitlines()
    assert "grounds drawn behind text, because a picture or unlike colors lie there (" in changed


@pytest.mark.slow
def test_theme_check_names_the_layouts_of_a_template(at: Run, project: Path) -> None:
    brand = project / BRAND
    text = brand.read_text(encoding="utf-8")
    brand.write_text(own_part(text, "template: our.potx"), encoding="utf-8")
    (brand.parent / "our.potx").write_bytes(templates.pale())
    short = at("check", "default")
    first, *lines = short.out.splitlines()
    assert first == "default"
    assert lines[0] == "  template: 5 of its layouts serve for 6 of 23 kinds of slides"
    assert lines[1].startswith("  missing:  Assertion beside points, ")
    assert lines[2].startswith("  changed:  ")
    assert lines[2].endswith("; --verbose lists all")
    assert [line.split(":")[0] for line in lines[3:5]] == ["  colors", "  fonts"]
    assert "note:" not in short.out
    result = at("check", "default", "--verbose")
    assert result.code == short.code == 0
    assert re.search(r"Assertion and points +Title and Content \(by its type\)", result.out)
    assert re.search(r"Warning +Title and Content \(instead\)", result.out)
    assert "the template has no layout 'Picture sequence'" in result.out
    assert "'#FFF2A8', has 1.1:1 against '#FFFFFF'" in result.out
    (theme,) = json.loads(at("check", "default", "--json").out)["themes"]
    assert {"layout": "Title", "template": "Title Slide", "by": "type"} in theme["layouts"]
    title = next(p for p in theme["pairs"] if p["role"] == "title")
    assert title["passes"]
    assert title["color"] != "#FFF2A8"


def named(name: str) -> str:
    return f"meta: {{name: Ours}}\nlogo:\n  medium: {{path: {name}, alt: Ours}}\n"


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["logo.svg", "/img/logo.svg", "../logos/logo.svg", "a b.png"])
def test_a_brand_file_that_comes_alone_makes_a_theme_that_builds(
    at: Run, project: Path, tmp_path: Path, name: str
) -> None:
    brand = tmp_path / "mail" / "_brand.yml"
    brand.parent.mkdir()
    brand.write_text(named(name))
    result = at("new", "ours", "--from", brand, "--phone", "555-555-0134")
    assert result.code == 0, result.err
    kept = name.removeprefix("../").removeprefix("/")
    assert f"warning: there is no file '{kept}', the logo is left out" in result.err
    folder = (project / "themes/ours" / kept).parent.relative_to(project)
    assert f"hint: put it into {folder}/, or correct the name" in result.err
    assert not build(project, Order(Choice(themes=("ours",)), today=TODAY), lambda *_: None).failed
    (project / folder).mkdir(exist_ok=True)
    (project / "themes/ours" / kept).write_text(SVG)
    theme, _ = read_theme(Files(project), "ours")
    assert theme is None or theme.logo is not None


WEBSITES = {
    "beside it": ("_brand.yml", "logo.svg", "logo.svg"),
    "from the root of the website": ("brand/_brand.yml", "logo/a.svg", "/logo/a.svg"),
    "from a deep folder": ("a/b/c/_brand.yml", "logo/a.svg", "/logo/a.svg"),
    "in a folder beside": ("brand/_brand.yml", "logos/a.svg", "../logos/a.svg"),
    "far above, but inside": ("a/b/_brand.yml", "logos/a.svg", "../../logos/a.svg"),
}


@pytest.mark.parametrize("case", WEBSITES)
def test_a_logo_is_found_where_a_website_has_it(
    at: Run, project: Path, tmp_path: Path, case: str
) -> None:
    brand, logo, name = (WEBSITES[case][0], WEBSITES[case][1], WEBSITES[case][2])
    site = tmp_path / "site"
    for file in (brand, logo):
        (site / file).parent.mkdir(parents=True, exist_ok=True)
    (site / "_quarto.yml").write_text("project: {type: website}\n")
    (site / logo).write_text(SVG)
    (site / brand).write_text(named(name))
    result = at("new", "ours", "--from", site / brand)
    assert result.code == 0, result.err
    assert "there is no file" not in result.err
    theme, _ = read_theme(Files(project), "ours")
    assert theme is not None
    assert theme.logo is not None
    assert theme.logo.data.decode() == SVG
    (copied,) = (project / "themes/ours").rglob("*.svg")
    assert copied.relative_to(project / "themes/ours").as_posix() == theme.logo.file.removeprefix(
        "/"
    )


def test_a_folder_beside_needs_no_website_around_it(at: Run, project: Path, tmp_path: Path) -> None:
    for folder in ("brand", "logos"):
        (tmp_path / "site" / folder).mkdir(parents=True)
    (tmp_path / "site/logos/a.svg").write_text(SVG)
    (tmp_path / "site/brand/_brand.yml").write_text(named("../logos/a.svg"))
    assert at("new", "ours", "--from", tmp_path / "site/brand/_brand.yml").code == 0
    assert (project / "themes/ours/logos/a.svg").read_text() == SVG


@pytest.mark.parametrize("name", ["../../secret.svg", "/../secret.svg", "../link.svg", "up/a.svg"])
def test_nothing_outside_a_website_is_copied(
    at: Run, project: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "site/brand").mkdir(parents=True)
    (tmp_path / "secret.svg").write_text(SVG)
    (tmp_path / "a.svg").write_text(SVG)
    (tmp_path / "site/link.svg").symlink_to(tmp_path / "secret.svg")
    (tmp_path / "site/brand/up").symlink_to(tmp_path)
    (tmp_path / "site/_quarto.yml").write_text("project: {}\n")
    (tmp_path / "site/brand/_brand.yml").write_text(named(name))
    result = at("new", "ours", "--from", tmp_path / "site/brand/_brand.yml")
    assert result.code == 0, result.err
    assert "the logo is left out" in result.err
    assert list((project / "themes/ours").rglob("*.svg")) == []


def test_nothing_but_pictures_and_fonts_is_copied_from_outside_its_folder(
    at: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "site/brand").mkdir(parents=True)
    (tmp_path / "site/id_rsa").write_text("secret")
    fonts = "typography: {fonts: [{family: A, source: file, files: [{path: ../id_rsa}]}]}\n"
    (tmp_path / "site/brand/_brand.yml").write_text(f"meta: {{name: Ours}}\n{fonts}")
    at("new", "ours", "--from", tmp_path / "site/brand/_brand.yml")
    assert not list((project / "themes").rglob("id_rsa"))


def test_two_files_of_one_name_are_both_kept(at: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "site/brand").mkdir(parents=True)
    (tmp_path / "site/a.svg").write_text(SVG)
    (tmp_path / "site/brand/a.svg").write_text(SVG.replace("h7", "h6"))
    logos = "{light: {path: a.svg, alt: A}, dark: {path: ../a.svg, alt: A}}"
    (tmp_path / "site/brand/_brand.yml").write_text(f"logo: {{medium: {logos}}}\n")
    assert at("new", "ours", "--from", tmp_path / "site/brand/_brand.yml").code == 0
    theme, _ = read_theme(Files(project), "ours")
    assert theme is not None
    assert theme.logo is not None
    assert theme.logo_on_primary is not None
    assert "h6" in theme.logo.data.decode()
    assert theme.logo_on_primary.data.decode() == SVG


def test_a_phone_number_is_written_into_the_brand(at: Run, project: Path, tmp_path: Path) -> None:
    assert at("new", "a", "--phone", "555-555-0134").code == 0
    brand = tmp_path / "_brand.yml"
    brand.write_text("meta: {name: Ours}\n")
    assert at("new", "b", "--from", brand, "--phone", "555-555-0134").code == 0
    for name in "ab":
        theme, _ = read_theme(Files(project), name)
        assert theme is not None
        assert theme.clinic.phone == "555-555-0134"
    result = at("new", "c", "--phone", "call us")
    assert result.code == 1
    assert "'phone' is not a phone number: 'call us'" in result.err


def test_a_logo_that_is_too_large_is_not_called_gray(
    at: Run, project: Path, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    Image.new("P", (20_000, 900)).save(logo)
    result = at("new", "x", "--logo", logo)
    assert result.code != 0
    assert "20000 × 900 pixels" in result.err
    assert "grays" not in result.out + result.err


@pytest.mark.slow
def test_a_file_of_nearly_that_name_is_offered(at: Run, project: Path) -> None:
    fonts = project / "themes/default/fonts"
    fonts.mkdir()
    (fonts / "OurSerif-Regular.otf").touch()
    (project / BRAND).write_text(
        "typography: {fonts: [{family: Ours, source: file, files: "
        "[{path: fonts/OurSerif-Regular.ttf}, {path: fonts/Other.ttf}]}], base: Ours}\n"
    )
    result = at("check", "default")
    assert "did you mean 'fonts/OurSerif-Regular.otf'?" in result.out + result.err
    assert result.out.count("did you mean") == 1


def test_a_logo_as_a_pdf_file_hears_the_way_to_one(at: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").touch()
    result = at("new", "x", "--logo", tmp_path / "x.pdf")
    assert result.code == 2
    assert "is a PDF file, and no logo yet" in result.err
    assert "save it as plain SVG" in result.err
