"""'kdeck theme font': an installed font in a theme, with its license asked for."""

import io
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from brands.placing import font
from buildable import write
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme

from .conftest import ROOT, Result, Run

FILES = ROOT / "tests/theme/fontfiles"
BRAND = "themes/default/_brand.yml"
PHONE = "defaults: {kdeck: {phone: 555-555-0100}}\n"


class Themed:
    """Run the command in a small project, on a computer with the fonts of a folder."""

    def __init__(self, run: Run, project: Path, fonts: Path) -> None:
        self._run, self.project, self.fonts = run, project, fonts

    def __call__(self, name: str, *more: str) -> Result:
        return self._run("theme", "font", name, *more, "--project", self.project)

    def brand(self, text: str) -> None:
        (self.project / BRAND).write_text(text, encoding="utf-8")

    @property
    def text(self) -> str:
        return (self.project / BRAND).read_text(encoding="utf-8")

    @property
    def theme(self) -> Theme:
        theme, findings = read_theme(Files(self.project), "default")
        assert theme is not None, [str(finding) for finding in findings]
        return theme


@pytest.fixture
def at(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Themed:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for style, source in (("Regular", "400Regular"), ("Bold", "700Bold")):
        data = font(f"AtkinsonHyperlegibleNext_{source}", "Tui Sans", style)
        (fonts / f"TuiSans-{style}.ttf").write_bytes(data)
    shutil.copyfile(FILES / "TrialSerifVariable-Roman.otf", fonts / "serif.otf")
    monkeypatch.setattr("kdeck.batch.installedfonts._folders", lambda: (fonts,))
    project = write(tmp_path / "project")
    themed = Themed(run, project, fonts)
    themed.brand(f"# ours\nmeta: {{name: Ours}} # kept\n{PHONE}")
    return themed


@pytest.mark.parametrize("name", ["Tui Sans", "tui  sans", "TuiSans-Regular"])
def test_an_installed_font_is_copied_and_documents_are_set_in_it(at: Themed, name: str) -> None:
    result = at(name, "--yes")
    assert result.code == 0, result.err
    assert "'Tui Sans'" in result.out
    assert (at.theme.body.name, at.theme.headings.name) == ("Tui Sans", "Tui Sans")
    assert (at.theme.body.regular.weight, at.theme.body.bold.weight) == (400, 700)
    assert at.text.startswith("# ours\nmeta: {name: Ours} # kept\n")
    shutil.rmtree(at.fonts)
    assert at.theme.body.name == "Tui Sans"


@pytest.mark.slow
def test_a_variable_font_is_written_as_two_static_ones(at: Themed) -> None:
    family = TTFont(at.fonts / "serif.otf")["name"].getDebugName(1)
    result = at(str(at.fonts / "serif.otf"), "--yes")
    assert result.code == 0, result.err
    written = sorted((at.project / "themes/default/fonts").iterdir())
    assert len(written) == 2
    for file in written:
        made = TTFont(file)
        assert "fvar" not in made
        assert "glyf" in made
    assert at.theme.body.name == family


@pytest.mark.slow
def test_a_file_of_the_theme_keeps_the_name_that_the_brand_has_for_it(at: Themed) -> None:
    shutil.copyfile(at.fonts / "serif.otf", at.project / "themes/default/v.otf")
    fonts = "typography:\n  fonts:\n    - family: Ours\n      source: file\n      files:\n"
    at.brand(f"{fonts}        - path: v.otf\n  base: Ours\n{PHONE}")
    result = at(str(at.project / "themes/default/v.otf"), "--yes")
    assert result.code == 0, result.err
    assert "v.otf" not in at.text
    assert at.theme.body.name == "Ours"


def test_no_theme_is_guessed_among_several(at: Themed) -> None:
    other = at.project / "themes/quay"
    shutil.copytree(at.project / "themes/default", other)
    before = at.text
    result = at("Tui Sans", "--yes")
    assert result.code == 3
    assert "add --theme with one of: default, quay" in result.err
    assert at.text == before
    (at.project / "kdeck.toml").write_text('theme = "quay"\n')
    assert at("Tui Sans", "--yes").code == 0
    assert at.text == before
    assert "Tui Sans" in (other / "_brand.yml").read_text()


def test_the_hint_of_a_missing_font_and_the_question_name_the_theme(
    at: Themed, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(at.project / "themes/default", at.project / "themes/quay")
    (at.project / "themes/quay/_brand.yml").write_text(f"typography: {{base: Tui Sans}}\n{PHONE}")
    _, findings = read_theme(Files(at.project), "quay")
    (hint,) = (finding.hint for finding in findings if finding.code == "theme-font")
    assert "'kdeck theme font \"Tui Sans\" --theme quay'" in hint
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert "the theme 'quay'" in at("Tui Sans", "--theme", "quay").err


def test_leave_to_convert_is_asked_for_where_a_font_is_converted(
    at: Themed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, converted in (("Tui Sans", False), (str(at.fonts / "serif.otf"), True)):
        monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
        result = at(name)
        assert ("many licenses forbid to convert" in result.out) == converted
        assert ("May you convert this font" in result.err) == converted


@pytest.mark.parametrize(
    ("answer", "code", "words"), [("", 2, "add --yes"), ("n\n", 1, "nothing was copied")]
)
def test_nothing_is_copied_without_a_yes(
    at: Themed, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, words: str
) -> None:
    before = at.text
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    result = at("Tui Sans")
    assert result.code == code
    assert words in result.err
    assert at.text == before
    assert not (at.project / "themes/default/fonts").exists()


def test_a_font_whose_license_forbids_it_is_not_copied(at: Themed) -> None:
    for file in at.fonts.glob("Tui*"):
        restricted = TTFont(file)
        restricted["OS/2"].fsType = 2
        restricted.save(file)
    before = at.text
    result = at("Tui Sans", "--yes")
    assert result.code == 3
    assert "its license forbids embedding" in result.err
    assert at.text == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tuj Sans", "did you mean 'Tui Sans'?"),
        ("Lora", "the npm package '@fontsource/lora'"),
        ("Zzz", "install it"),
        ("nowhere/Tui.otf", "there is no such file: 'nowhere/Tui.otf'"),
    ],
)
def test_a_font_that_is_not_here_is_told_with_the_way_to_it(
    at: Themed, name: str, words: str
) -> None:
    result = at(name, "--yes")
    assert result.code == 3
    assert words in result.err


def test_a_damaged_file_beside_it_does_no_harm(at: Themed) -> None:
    (at.fonts / "Tui-broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 400)
    assert at("Tui Sans", "--yes").code == 0


def test_lines_for_a_brand_between_braces_are_given_to_paste(at: Themed) -> None:
    at.brand(f"typography: {{base: Source Sans 3}}\n{PHONE}")
    before = at.text
    result = at("Tui Sans", "--yes")
    assert result.code == 0, result.err
    assert "now add to 'fonts'" in result.out
    assert at.text == before


def test_a_font_that_nothing_is_set_in_says_how_it_is_used(at: Themed) -> None:
    at.brand(f"typography:\n  base: Inter\n  headings: Inter\n{PHONE}")
    out = at("Tui Sans", "--yes").out
    assert "nothing is set in it yet" in out
    assert 'base: "Tui Sans" for all text, or headings: "Tui Sans"' in out
    at.brand(PHONE)
    assert "nothing is set in it yet" not in at("Tui Sans", "--yes").out


def test_a_font_of_which_only_the_bold_file_is_there_lacks_its_regular_one(at: Themed) -> None:
    (at.fonts / "TuiSans-Regular.ttf").unlink()
    assert "has no regular file, all text is bold" in at("Tui Sans", "--yes").err
    at.brand(f"typography:\n  headings: Tui Sans\n{PHONE}")
    result = at("Tui Sans", "--yes")
    assert "regular file" not in result.err
    assert "bold file" not in result.err
