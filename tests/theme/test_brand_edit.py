"""A font is written into a brand file, and all else in it stays."""

import pytest

from kdeck.datafile.node import Node
from kdeck.finding import Findings
from kdeck.theme.brandedit import with_font
from kdeck.theme.schema import read_brand

FILES = [("fonts/A-400.ttf", 400), ("fonts/A-700.ttf", 700)]
BEFORE = [
    "meta: {name: A}",
    "typography:\n  base: Source Sans 3 # text\n  headings: 'Asap'\n",
    "typography:\n    fonts:\n      - {family: A, source: system}\n      - family: B\n"
    "        source: google\n    base: A, serif\n    headings:\n      family: Source Sans 3\n",
    "typography:\n  fonts:\n  - family: B\n    source: google\n  - family: A\n    source: file\n"
    "    files:\n      - a.ttf\n  # kept\n  base: B\n# end\n",
    "typography:\n  # fonts:\n  #   - family: C\n  link: {color: red}\n\ndefaults: {}",
]


def tree(text: str) -> Node:
    found = read_brand(text.encode(), Findings())
    assert found is not None, text
    return found


@pytest.mark.parametrize("before", BEFORE)
def test_a_font_is_named_once_and_comments_and_other_keys_are_kept(before: str) -> None:
    after = with_font(before, "A", FILES)
    assert after is not None
    typography = tree(after).fields["typography"]
    families = [entry.fields["family"].value for entry in typography.fields["fonts"].entries]
    assert families.count("A") == 1
    assert families.count("B") == before.count("family: B")
    entry = typography.fields["fonts"].entries[families.index("A")]
    assert [file.fields["path"].value for file in entry.fields["files"].entries] == [
        path for path, _ in FILES
    ]
    for kept in ("# text", "# kept", "# end", "#   - family: C", "meta: {name: A}", "defaults: {}"):
        assert (kept in before) == (kept in after)
    assert with_font(after, "A", FILES) == after


def test_text_in_a_shipped_font_is_set_in_the_new_one_and_other_text_is_not() -> None:
    after = with_font(BEFORE[1], "A", FILES)
    assert after is not None
    assert '  base: "A" # text\n  headings: "A"\n' in after
    other = with_font("typography:\n  base: B\n  headings: Asap\n", "A", FILES)
    assert other is not None
    assert '  base: B\n  headings: "A"\n' in other


@pytest.mark.parametrize("headings", ["A", '"A"', "A, serif", "{family: A, weight: 700}"])
def test_text_stays_where_headings_are_set_in_the_font_already(headings: str) -> None:
    for elements in (f"base: Asap\n  headings: {headings}", f"headings: {headings}\n  base: Asap"):
        after = with_font(f"typography:\n  {elements}\n", "A", FILES)
        assert after is not None
        assert elements in after


@pytest.mark.parametrize(
    "files",
    [
        "\n      - a.otf\n      - {path: i.otf, style: italic} # slanted\n"
        "      - path: l.otf\n        weight: light\n      - {path: b.otf, weight: bold}",
        " [a.otf, {path: i.otf, style: italic}, {path: l.otf, weight: 300}]",
    ],
    ids=["lines", "braces"],
)
def test_files_of_other_weights_and_slants_stay(files: str) -> None:
    font = f"  fonts:\n  - family: A\n    source: file\n    files:{files}\n"
    after = with_font(f"typography:\n{font}  base: A # end\n", "A", FILES)
    assert after is not None
    (entry,) = tree(after).fields["typography"].fields["fonts"].entries
    listed = [file.fields["path"].value for file in entry.fields["files"].entries]
    assert listed == [*(path for path, _ in FILES), "i.otf", "l.otf"]
    assert ("# slanted" in after) == ("# slanted" in files)
    assert "base: A # end" in after
    assert with_font(after, "A", FILES) == after


@pytest.mark.parametrize(
    "text", ["typography: {base: A}", "typography:\n  fonts: [{family: B, source: google}]", "["]
)
def test_what_stands_between_braces_is_left_to_a_person(text: str) -> None:
    assert with_font(text, "A", FILES) is None
