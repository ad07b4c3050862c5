"""What a person reads about every mistake that can be made in a source."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from kdeck.finding import shortened
from kdeck.fingerprint import Files
from kdeck.load.limits import LONGEST_PARAGRAPH
from kdeck.load.project import read_library
from projects import (
    CLAIM,
    FILES,
    FRONT,
    GLOSSARY,
    RECIPE,
    REFERENCES,
    REGIONS,
    TOPIC,
    WORDS,
    read_project,
)

FLAWS = Path(__file__).with_name("flaws.txt")
INCLUDE = '::: {.include file="shared.md"}\n:::\n'


@dataclass(frozen=True)
class Flaw:
    """Hold a name, the files that differ from the sound project, and what is said of them."""

    name: str
    changes: dict[str, str]
    findings: list[str]


def flaws() -> list[Flaw]:
    """Read the table of flaws.

    A case begins with '== name'. 'body:' replaces the text of the topic, 'file PATH:' a whole file,
    and 'change PATH: OLD => NEW' a piece of one; after '----' stand the findings.
    """
    found = []
    for case in FLAWS.read_text(encoding="utf-8").removeprefix("== ").split("\n== "):
        made, _, findings = case.partition("\n----\n")
        name, *lines = made.split("\n")
        found.append(Flaw(name, changes(lines), grouped(findings.strip("\n").split("\n"))))
    return found


def changes(lines: list[str]) -> dict[str, str]:
    made: dict[str, str] = {}
    path = ""
    for line in lines:
        word, _, rest = line.partition(" ")
        if line == "body:":
            path, made[TOPIC] = TOPIC, FRONT
        elif word == "file" and rest.endswith(":"):
            path = rest.removesuffix(":")
            made[path] = ""
        elif word == "change":
            place, _, pair = rest.partition(": ")
            old, new = pair.replace("\\n", "\n").split(" => ")
            before = made.get(place, FILES[place])
            assert before.count(old) == 1, f"'{old}' is not once in {place}"
            made[place] = before.replace(old, new)
        else:
            made[path] += f"{line}\n"
    return made


def grouped(lines: list[str]) -> list[str]:
    """Join each finding with its hint."""
    return ["\n".join(pair) for pair in zip(lines[::2], lines[1::2], strict=True)]


def said(folder: Path, made: dict[str, str | bytes]) -> list[str]:
    return [str(finding) for finding in read_project(folder, made)[1]]


@pytest.mark.sampled(100)
@pytest.mark.parametrize("flaw", flaws(), ids=lambda flaw: flaw.name)
def test_a_flaw_gives_exactly_these_findings(flaw: Flaw, tmp_path: Path) -> None:
    assert said(tmp_path, dict(flaw.changes)) == flaw.findings


def test_every_flaw_is_named_once() -> None:
    names = [flaw.name for flaw in flaws()]
    assert len(names) == len(set(names)) >= 45


def test_the_sound_project_has_no_finding(tmp_path: Path) -> None:
    library, findings = read_project(tmp_path)
    assert findings == ()
    assert [topic.id for topic in library.topics] == ["dose"]
    assert [recipe.id for recipe in library.recipes] == ["handout"]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    windows = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in FILES.items()}
    assert read_project(tmp_path / "a", windows) == read_project(tmp_path / "b")


def test_old_macintosh_line_ends_change_nothing(tmp_path: Path) -> None:
    old = {path: text.replace("\n", "\r") for path, text in FILES.items() if path.endswith(".md")}
    assert read_project(tmp_path / "a", old) == read_project(tmp_path / "b")


def test_a_file_that_is_not_utf_8_is_named_with_the_line_of_the_wrong_byte(tmp_path: Path) -> None:
    latin = (FRONT + "Good.\n\nNot caf\u00e9.\n").encode("latin-1")
    assert said(tmp_path, {TOPIC: latin}) == [
        "sources/topics/dose.md:9: error: the file is not UTF-8 [encoding]\n"
        "  hint: save it with the encoding UTF-8"
    ]


@pytest.mark.parametrize(
    ("character", "name"),
    [("\0", "U+0000"), ("\x0c", "U+000C"), ("\x1b", "U+001B"), ("\x85", "U+0085"), ("�", "U+FFFD")],
)
@pytest.mark.parametrize("path", [TOPIC, RECIPE, REFERENCES])
def test_a_character_that_cannot_be_printed_is_named_with_its_line(
    character: str, name: str, path: str, tmp_path: Path
) -> None:
    line = FILES[path].count("\n") + 2
    assert said(tmp_path, {path: f"{FILES[path]}\n{character}"}) == [
        f"{path}:{line}: error: the character {name} cannot be printed [encoding]\n"
        "  hint: delete it and type the word again: it may have come with a paste"
    ]


def test_a_character_that_cannot_be_printed_does_not_come_in_by_an_escape(tmp_path: Path) -> None:
    escaped = FRONT.replace("The dose is small", "The dose is \\0 small")
    assert said(tmp_path, {TOPIC: escaped + CLAIM}) == [
        "sources/topics/dose.md:5: error: the character U+0000 cannot be printed [front-matter]\n"
        "  hint: delete it and type the word again: it may have come with a paste"
    ]


@pytest.mark.parametrize(
    ("opened", "closed", "code"),
    [
        ("::: {.warning}\n", ":::\n", "nesting"),
        ("> ", "", "nesting"),
        ("*a ", " b*", "nesting"),
        ("[", "](https://example.org)", "too-long"),
        ("[", "]{.abbr title='long'}", "too-long"),
    ],
    ids=["divs", "quotations", "emphasis", "links", "abbreviations"],
)
def test_a_thousand_levels_are_refused(opened: str, closed: str, code: str, tmp_path: Path) -> None:
    made = FRONT + opened * 1000 + "x" + closed * 1000
    assert {f.code for f in read_project(tmp_path, {TOPIC: made})[1]} == {code}


@pytest.mark.parametrize(
    ("closed", "code"),
    [("](https://example.org)", "markup-left"), ("]{.abbr title='long'}", "markup-literal")],
)
def test_thirty_levels_of_brackets_are_refused(closed: str, code: str, tmp_path: Path) -> None:
    made = FRONT + "[" * 30 + "x" + closed * 30
    assert {f.code for f in read_project(tmp_path, {TOPIC: made})[1]} == {code}


def test_lists_in_an_included_file_are_refused_on_their_own_line(tmp_path: Path) -> None:
    deep = "".join(f"{'  ' * level}- a\n" for level in range(500))
    assert said(tmp_path, {TOPIC: FRONT + INCLUDE, "sources/includes/shared.md": deep}) == [
        "sources/includes/shared.md:8: error: the text is nested too deep [nesting]\n"
        "  hint: use fewer levels"
    ]


def test_a_very_long_line_is_read_whole(tmp_path: Path) -> None:
    words = "dose " * (LONGEST_PARAGRAPH // 5 - 1)
    library, findings = read_project(tmp_path, {TOPIC: f"{FRONT}{words}\n"})
    assert findings == ()
    (paragraph,) = library.topics[0].blocks
    assert "".join(i.text for i in paragraph.inlines) == words.strip()  # type: ignore[union-attr]


def test_names_longer_than_a_disk_allows_are_files_that_do_not_exist(tmp_path: Path) -> None:
    name = "a" * 600
    body = f'![A hill]({name}.svg)\n\n::: {{.include file="{name}.md"}}\n:::\n'
    figure = shortened(f"the figure '{name}.svg' does not exist")
    included = shortened(f"the included file '{name}.md' cannot be read")
    assert said(tmp_path, {TOPIC: FRONT + body}) == [
        f"sources/topics/dose.md:7: error: {figure} [figure-unknown]"
        "\n  hint: put the file into sources/figures, or correct its name",
        f"sources/topics/dose.md:9: error: {included} "
        "[include-missing]\n  hint: put it into sources/includes, as UTF-8",
    ]


def test_includes_that_include_nine_more_each_come_to_an_end(tmp_path: Path) -> None:
    made: dict[str, str | bytes] = {
        f"sources/includes/{level}.md": f'::: {{.include file="{level + 1}.md"}}\n:::\n' * 9
        for level in range(4)
    }
    made |= {"sources/includes/4.md": "Text.\n"}
    made |= {TOPIC: FRONT + '::: {.include file="0.md"}\n:::\n'}
    assert said(tmp_path, made)[0] == (
        "sources/includes/0.md:5: error: the include of '1.md' is one too many [include-limit]\n"
        "  hint: a topic takes 100 includes, 4 inside one another"
    )


def test_files_that_are_no_files_are_refused_by_name(tmp_path: Path) -> None:
    read_project(tmp_path)
    topics = tmp_path / "sources" / "topics"
    secret = tmp_path.with_name("secret.md")
    secret.write_text(FRONT)
    (topics / "folder.md").mkdir()
    (topics / "loop.md").symlink_to(topics / "loop.md")
    (topics / "outside.md").symlink_to(secret)
    os.mkfifo(topics / "pipe.md")
    hint = "[file-unreadable]\n  hint: replace the file"
    where = "sources/topics"
    assert said(tmp_path, {}) == [
        f"{where}/folder.md: error: the file cannot be read: it is not a file {hint}",
        f"{where}/loop.md: error: the file cannot be read: it is not a path {hint}",
        f"{where}/outside.md: error: the file cannot be read: it leads out of its folder {hint}",
        f"{where}/pipe.md: error: the file cannot be read: it is not a file {hint}",
    ]


def test_a_file_name_that_is_not_utf_8_can_be_shown(tmp_path: Path) -> None:
    read_project(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/sources/topics/caf\xe9.md")).write_text(FRONT)
    assert said(tmp_path, {}) == [
        "sources/topics/caf\ufffd.md: error: the file does not exist [file-missing]\n"
        "  hint: create it, or correct its name"
    ]


def test_a_folder_that_leads_out_of_the_project_counts_as_empty(tmp_path: Path) -> None:
    project = tmp_path / "project"
    read_project(project)
    read_project(tmp_path / "other")
    for path in (project / "sources/topics").iterdir():
        path.unlink()
    (project / "sources/topics").rmdir()
    (project / "sources/topics").symlink_to(tmp_path / "other/sources/topics")
    library, findings = read_library(Files(project))
    assert library.topics == ()
    assert [f.code for f in findings] == ["topic-unknown"]


def test_a_missing_file_is_named_and_what_it_would_hold_is_not_missed(tmp_path: Path) -> None:
    read_project(tmp_path)
    (tmp_path / REFERENCES).unlink()
    assert [str(finding) for finding in read_library(Files(tmp_path))[1]] == [
        "sources/references.json: error: the file does not exist [file-missing]\n"
        "  hint: create it, or correct its name"
    ]


def test_the_errors_of_all_files_come_in_one_go_in_reading_order(tmp_path: Path) -> None:
    made: dict[str, str | bytes] = {
        TOPIC: f"{FRONT}See [here](https://example.org).\n\n<b>Stop</b> [@lost]\n",
        "sources/topics/other.md": "No front matter.\n",
        RECIPE: FILES[RECIPE].replace("form: panels", "form: panel"),
        REFERENCES: FILES[REFERENCES].replace('"volume": "3"', '"volume": [3]'),
        GLOSSARY: "terms: []\n",
        REGIONS: FILES[REGIONS].replace("name:", "nam:", 1),
        WORDS: b"\xff",
    }
    places = [(f.span.file, f.span.line, f.code) for f in read_project(tmp_path, made)[1]]
    assert places == [
        (RECIPE, 9, "recipe"),
        (GLOSSARY, 1, "glossary"),
        (REFERENCES, 4, "references"),
        (REGIONS, 3, "regions"),
        (REGIONS, 4, "regions"),
        (TOPIC, 7, "link-text"),
        (TOPIC, 9, "inline-unknown"),
        ("sources/topics/other.md", 1, "front-matter"),
        (WORDS, 1, "encoding"),
    ]
