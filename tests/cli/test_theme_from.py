"""'kdeck theme new --from' with the files that clinics have, and what becomes of them."""

from pathlib import Path

import pytest
from PIL import Image

from buildable import BRAND, write
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from theme import templates

from .conftest import Result, Run

TOKENS = """{"brand": {"$type": "color",
  "primary": {"$value": {"colorSpace": "srgb", "components": [0.0431, 0.3725, 0.4]}},
  "secondary # x: y\\n": {"$value": "#D67828"}},
 "font": {"body": {"$type": "fontFamily", "$value": ["Atkinson Hyperlegible Next", "serif"]}}}"""
SHEET = "/* site */ h1 { color: #0B5F66; font-family: Lora, serif } a { color: #0B5F66 }"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project")


@pytest.fixture
def new(run: Run, project: Path, tmp_path: Path) -> "New":
    return New(run, project, tmp_path)


class New:
    """Make the theme 'x' from a file."""

    def __init__(self, run: Run, project: Path, folder: Path) -> None:
        self._run, self.project, self.folder = run, project, folder

    def __call__(self, name: str, content: str | bytes, *more: str | Path) -> Result:
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        phone = ("--phone", "555-555-0134")
        return self._run(
            "theme", "new", "x", "--from", file, *phone, *more, "--project", self.project
        )

    @property
    def text(self) -> str:
        return (self.project / "themes/x/_brand.yml").read_text(encoding="utf-8")

    @property
    def theme(self) -> Theme:
        theme, findings = read_theme(Files(self.project), "x")
        assert theme is not None, [str(finding) for finding in findings]
        return theme


def test_design_tokens_become_a_brand_file_that_says_where_its_values_came_from(new: New) -> None:
    result = new("clinic.tokens.json", TOKENS)
    assert result.code == 0, result.err
    assert '  primary: "#0B5F66" # from brand.primary, line 2\n' in new.text
    assert '  secondary: "#D67828" # from brand.secondary # x: y , line 3\n' in new.text
    assert str(new.theme.palette.primary) == "#0B5F66"
    assert new.theme.body.name == "Atkinson Hyperlegible Next"
    assert "kdeck theme preview x" in result.out


def test_a_style_sheet_becomes_a_brand(new: New) -> None:
    result = new("site.css", SHEET)
    assert result.code == 0, result.err
    assert "    color: \"#0B5F66\" # from 'h1', line 1\n" in new.text
    assert str(new.theme.palette.heading) == "#0B5F66"
    assert str(new.theme.palette.primary) == "#0B5F66"


def test_a_template_lends_colors_and_logo_and_decks_stand_on_it(new: New) -> None:
    result = new("clinic.potx", templates.wide())
    assert result.code == 0, result.err
    assert new.theme.template is not None
    assert new.theme.logo is not None
    assert str(new.theme.palette.accent) == "#D46F08"
    assert "needs 3:1 there; '#D46F08' is used" in result.err


def test_a_template_on_which_no_deck_can_stand_lends_its_colors_alone(new: New) -> None:
    result = new("clinic.pptx", templates.without(lambda name: name != "Blank"))
    assert result.code == 0, result.err
    assert "note: decks do not stand on it" in result.err
    assert new.theme.template is None
    assert not (new.project / "themes/x/template.pptx").exists()


def test_a_color_and_a_logo_that_are_given_stand_before_those_of_the_file(
    new: New, tmp_path: Path
) -> None:
    logo = tmp_path / "ours.png"
    Image.new("RGB", (900, 300), "#5B2A86").save(logo)
    result = new("site.css", SHEET, "--color", "#7A1F1F", "--logo", logo)
    assert result.code == 0, result.err
    assert '  primary: "#7A1F1F"\n' in new.text
    assert (new.project / "themes/x/logo.png").exists()


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_without_another_color_those_of_the_logo_are_taken(
    run: Run, project: Path, tmp_path: Path, kind: str
) -> None:
    logo = tmp_path / f"ours.{kind}"
    if kind == "png":
        Image.new("RGB", (900, 300), "#5B2A86").save(logo)
    else:
        logo.write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
            '<rect width="90" height="30" fill="#5B2A86"/></svg>'
        )
    result = run("theme", "new", "x", "--logo", logo, "--project", project)
    assert result.code == 0, result.err
    text = (project / "themes/x/_brand.yml").read_text(encoding="utf-8")
    assert f"  primary: \"#5B2A86\" # from the logo 'ours.{kind}', 100% of it\n" in text


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.json", "{", 3, "not valid JSON"),
        ("a.css", "x", 3, "is no style sheet"),
        ("a.css", b"a{color:\xff}", 3, "not UTF-8"),
        ("a.css", "/" * 1_600_000, 3, "is larger than 1.5 MB"),
        ("a.potx", b"PK", 3, "no zip archive"),
        ("a.scss", "$a: red;", 2, "give the .css file that it becomes"),
        ("IMG_2041.JPG", "x", 2, "give it with --logo"),
        ("a.html", "<p>", 2, "give the .css file that the page names"),
        ("a.pdf", b"%PDF", 2, "the main colors with --color"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line_and_nothing_is_made(
    new: New, name: str, content: str | bytes, code: int, words: str
) -> None:
    result = new(name, content)
    assert result.code == code, result.err
    assert words in result.err
    assert result.err.count("\n") == 2
    assert sorted(p.name for p in (new.project / BRAND).parents[1].iterdir()) == ["default"]


@pytest.mark.slow
def test_a_preview_is_drawn_at_once(run: Run, project: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    result = run("theme", "new", "x", "--color", "#5B2A86", "--phone", "555-555-0134", "--preview",
                 "--project", project)  # fmt: skip
    assert result.code == 0, result.err
    assert (project / "output/x/specimen.png").exists()
