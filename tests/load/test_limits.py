"""What is longer than anybody can read is refused with the limit, and soon."""

from pathlib import Path

import pytest

from kdeck.fingerprint import Files
from kdeck.load.limits import (
    LONGEST_FILE,
    LONGEST_PARAGRAPH,
    LONGEST_WORD,
    MOST_NOTES,
    MOST_ROWS,
    find_excess,
)
from kdeck.load.project import read_library
from projects import FRONT, RECIPE, REFERENCES, TOPIC, read_project
from stopwatch import within

ROOT = Path(__file__).parents[2]
TABLE = "| Group | Count |\n|---|---|\n"


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        ("x" * 1_000_000, "the word 'xxxxxxxxxxxxxxxxxxxx…' has 1,000,000", "at most 1,000 char"),
        ("7" * 1_000_000, "the word '77777777777777777777…' has 1,000,000", "at most 1,000 char"),
        ("A short one. " * 80_000, "the file has 1,040,1", "at most 300,000 char"),
        ("A short one. " * 8_000, "the paragraph has 104,000 characters", "at most 10,000"),
        ("A short one.\n" * 8_000, "the paragraph has 103,999 characters", "at most 10,000"),
        (TABLE + "| a | 1 |\n" * 20_000, "the table has too many rows", "at most 500 rows"),
        ("[x]{.note}\n\n" * 10_000, "the file has 10,000 notes", "at most 500 notes"),
        ("[x]{.note} " * 10_000, "the file has 10,000 notes", "at most 500 notes"),
        ("_a " * 10_000, "the paragraph has 30,000 characters", "at most 10,000"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_is_too_long_is_refused_with_its_limit_and_line(
    tmp_path: Path, body: str, message: str, hint: str
) -> None:
    files = {TOPIC: f"{FRONT}\n{body}\n"}
    _, findings = within(3, lambda: read_project(tmp_path, files))
    finding = next(finding for finding in findings if finding.code == "too-long")
    assert finding.message.startswith(message)
    assert hint in finding.hint
    assert finding.span.file == TOPIC
    assert (finding.span.line or 0) >= (1 if "file" in message else 8)


@pytest.mark.parametrize("file", [RECIPE, TOPIC])
def test_a_title_of_many_thousand_characters_is_refused(tmp_path: Path, file: str) -> None:
    title = "A title that never ends " * 380
    changes = {
        RECIPE: f'id: handout\ntitle: {{plain: "{title}", clinician: "K"}}\n',
        TOPIC: FRONT.replace("The dose is small", title),
    }
    _, findings = within(3, lambda: read_project(tmp_path, {file: changes[file]}))
    finding = next(finding for finding in findings if "characters" in finding.message)
    assert finding.message == "this text has 9,120 characters"
    assert finding.hint == "say it in 2,000 or fewer"
    assert finding.span.line


def test_a_word_in_the_references_is_as_long_as_any(tmp_path: Path) -> None:
    text = '[{"id": "smith2020", "title": "' + "x" * 5_000 + '"}]'
    _, findings = read_project(tmp_path, {REFERENCES: text})
    assert "too-long" in {finding.code for finding in findings}


def test_references_without_spaces_are_no_long_word() -> None:
    authors = ",".join('{"family":"Smith","given":"A"}' for _ in range(200))
    assert find_excess(f"[{authors}]", REFERENCES) is None


@pytest.mark.parametrize(
    "text",
    [
        "x" * LONGEST_WORD,
        ("word " * LONGEST_PARAGRAPH)[: LONGEST_PARAGRAPH - 1],
        TABLE + "| a | 1 |\n" * (MOST_ROWS - 2),
        f"{TABLE}{'| a | 1 |' * 3}\n\nwords\n\n" * MOST_ROWS,
        "- an item of a list that goes on\n" * 2_000,
        "[x]{.note}\n" * MOST_NOTES,
        ("A paragraph.\n\n" * LONGEST_FILE[".md"])[: LONGEST_FILE[".md"]],
        "",
        "\n\n\n",
    ],
    ids=range(9),
)
def test_what_is_just_short_enough_is_taken(text: str) -> None:
    assert find_excess(text, TOPIC) is None


@pytest.mark.slow
def test_the_shipped_sources_are_far_below_every_limit() -> None:
    _, findings = read_library(Files(ROOT))
    assert "too-long" not in {finding.code for finding in findings}
    for path in (ROOT / "sources").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert find_excess(text.replace("\n\n", "\n\n" * 3), path.name) is None
        assert len(text) * 3 < LONGEST_FILE[".md"]
