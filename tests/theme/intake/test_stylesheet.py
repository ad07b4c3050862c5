"""What is taken from the style sheet of a website."""

import pytest

from kdeck.errors import KdeckError
from kdeck.theme.intake.stylesheet import read_stylesheet
from stopwatch import within

BOOTSTRAP = """@charset "UTF-8";
:root, [data-bs-theme=light] {
  --bs-primary: #0b5f66; --bs-secondary: #6c757d; --bs-danger: #dc3545;
  --bs-primary-rgb: 11, 95, 102; --bs-light-text-emphasis: #495057; --bs-body-color: #212529;
  --bs-font-sans: system-ui, -apple-system, sans-serif; --bs-body-font-size: 1rem;
  --bs-body-font-family: Lora, "Noto Serif", serif; --bs-link-rgb: 11, 95, 102;
}
[data-bs-theme=dark] { --bs-primary: #ff0000; --bs-body-color: #fff; }
@media (prefers-color-scheme: dark) { body { color: white } }
body { color: var(--bs-body-color); font-family: var(--bs-body-font-family) }
a { color: rgba(var(--bs-link-rgb), var(--bs-link-opacity, 1)) }
"""


def colors(text: str) -> dict[str, str]:
    return {role: str(found.value) for role, found in read_stylesheet(text).colors.items()}


def test_custom_properties_and_what_the_page_uses_are_taken_in_their_light_form() -> None:
    found = read_stylesheet(BOOTSTRAP)
    assert colors(BOOTSTRAP) == {
        "primary": "#0B5F66",
        "secondary": "#6C757D",
        "danger": "#DC3545",
        "foreground": "#212529",
        "link": "#0B5F66",
    }
    assert found.colors["primary"].origin == "--bs-primary, line 3"
    assert found.base is not None
    assert found.base.value == "Lora, Noto Serif, serif"


@pytest.mark.parametrize(
    ("text", "primary"),
    [
        (".btn{background:#0b5f66}.btn-danger{background:#d00}.x{color:#00f}", "#0B5F66"),
        ("button:hover{background:#d00}.cta{background-color:rgb(11 95 102)}", "#0B5F66"),
        ("a{color:#0b5f66}.x{border:1px solid #d00}.y{color:#d00}", "#0B5F66"),
        (".x{border:1px solid #0b5f66}.y{fill:#0b5f66}.z{color:#d00}", "#0B5F66"),
        (":root{--primary: 185 80.5% 22.2%}", "#0B5F66"),
        (":root{--primary: 11 95 102}", "#0B5F66"),
        (":root{--brand: var(--teal)}@layer base{:root{--teal:#0b5f66}}", "#0B5F66"),
        (":root{--accent: light-dark(#0b5f66, #fff)}", "#0B5F66"),
        (":root{--primary-foreground:#fff;--primary:#0b5f66}", "#0B5F66"),
        (".c{--color-primary:#d00}:root{--color-primary:#0b5f66}", "#0B5F66"),
    ],
)
def test_the_main_color_is_found_where_a_site_has_it(text: str, primary: str) -> None:
    assert colors(text)["primary"] == primary


@pytest.mark.parametrize(
    ("accent", "second"),
    [("#f2b441", "#F2B441"), ("#0b5f66", None), ("#f1f5f9", None)],
    ids=["strong", "the same", "pale"],
)
def test_an_accent_is_the_second_color_beside_a_primary_one(
    accent: str, second: str | None
) -> None:
    found = colors(f":root{{--color-accent:{accent};--color-primary:#0b5f66}}")
    assert found == {"primary": "#0B5F66"} | ({"secondary": second} if second else {})
    assert colors(f":root{{--brand-accent:{accent};--brand-primary:#0b5f66}}") == found
    assert colors(f":root{{--accent-color:{accent}}}") == {"primary": accent.upper()}


def test_what_is_left_out_is_counted_and_named() -> None:
    found = read_stylesheet(
        ":root{--mist:#e3f4f1;--primary:#0b5f66;--sun:#f2b441;--sun-2:#f2b441;--red:#c0392b}"
        ".alert{border:1px solid #7b2d8b}"
    )
    told = "4 colors, as #F2B441 ('--sun'), #C0392B ('--red'), #7B2D8B ('.alert')"
    assert found.remarks[-1][0] == f"left out of the style sheet: {told}"
    assert read_stylesheet(":root{--primary:#0b5f66}").remarks == ()


def test_headings_and_their_family_are_found() -> None:
    found = read_stylesheet("h1, h2 { font: 700 2rem/1.2 'Zilla Slab', serif; color: #123456 }")
    assert str(found.colors["headings"].value) == "#123456"
    assert found.headings is not None
    assert found.headings.value == "Zilla Slab, serif"


def test_the_gray_page_of_a_website_is_not_printed() -> None:
    assert "background" not in colors("body{background:#d0d4d8;color:#111}")
    assert colors("body{background:#faf8f4}")["background"] == "#FAF8F4"


def test_what_a_sheet_imports_is_told_and_not_fetched() -> None:
    found = read_stylesheet("@import url(https://fonts.example/css);a{color:#0b5f66}")
    assert "imports 1 other, nothing is fetched" in found.remarks[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0{",
        "a{color:inherit}",
        "{" * 500_000,
        "a{color:" + "(" * 500_000,
        "@media screen{" * 15_000,
        ":root{--a:var(--b) var(--b);--b:var(--a) var(--a);--primary:var(--a)}",
        ":root{" + "".join(f"--c{i}:var(--c{i + 1});" for i in range(3000)) + "}",
        "a{color:#f00}" * 20_000,
    ],
    ids=["empty", "binary", "nothing", "braces", "brackets", "media", "circle", "chain", "many"],
)
def test_what_holds_nothing_or_too_much_is_refused_at_once(text: str) -> None:
    def refused() -> KdeckError:
        with pytest.raises(KdeckError) as raised:
            read_stylesheet(text)
        return raised.value

    assert "\n" not in within(1, refused).message
