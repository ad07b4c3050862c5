"""Whatever a person types comes back as a library, or as findings that name the place."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Finding, has_errors
from kdeck.load.project import read_library
from kdeck.model.library import Library
from projects import FILES, FRONT, GLOSSARY, RECIPE, REFERENCES, REGIONS, TOPIC, WORDS, MemoryFiles

PROJECT = Path(__file__).parents[2]
FRAGMENTS = (
    "---\n", ":::\n", "::: ", "::::\n", "::: plain\n", "::: {.clinician}\n", "::: {.key-points}\n",
    '::: {.claim #c drug="both" evidence="rct" refs="smith2020" as-of="2026-06"}\n',
    "::: {.figure}\n", "::: {.sequence}\n", ":::: {.frame}\n", '::: {.for region="US"}\n',
    '::: {.include file="shared.md"}\n:::\n', "::: {.crisis}\n", "::: {.table row-headers=true}\n",
    "![alt](hill.svg)", "![](", "{.decorative}", "[words](https://example.org)", "[@smith2020]",
    "[@", "]{.term}", "]{.abbr title=", "]{lang=fr}", "[emergency]{.region}", "| a | b |\n",
    "|---|---|\n", ":   ", "- ", "1. ", "> ", "# ", "```\n", "<b>", "<!--", "&#0;", "&amp;", "**",
    "_", "\\", '"', "'", "\n", "\n\n", "\t", "    ", "{", "}", "[", "]", "a", "é", "µ", "5 mg",
    "id: ", "plain: ", "&a ", "*a", "!!x ", "? ", "|\n", "~~", "^[", "[^1]", "[^1]: ",
    "{{", "• ", "[ ] ", "@a", "$a$", "H~2~", "-->", "::: checklist\n",
    "%YAML", "null", "1e999", "0x1F", "\ufeff",
)  # fmt: skip
FRAGMENT = st.sampled_from(FRAGMENTS)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
PIECES = st.lists(FRAGMENT | ANY_TEXT, max_size=12).map("".join)
PATHS = st.sampled_from((TOPIC, RECIPE, REFERENCES, GLOSSARY, REGIONS, WORDS))
DEPTH = st.integers(1, 2000)


@cache
def real_sources() -> dict[str, str]:
    """Read the sources that come with kdeck."""
    return {
        str(path.relative_to(PROJECT)): path.read_text(encoding="utf-8")
        for path in sorted((PROJECT / "sources").rglob("*.*"))
    }


@st.composite
def edited(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Cut, repeat, overwrite or insert pieces of a text."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 20, 400))))
        repeats = draw(st.sampled_from((0, 1, 1, 2)))
        text = text[:start] + draw(FRAGMENT | st.just("")) + text[start:end] * repeats + text[end:]
    return text


def read(contents: dict[str, str | bytes]) -> tuple[Library, tuple[Finding, ...]]:
    """Read a project and hold what is true of every result."""
    library, findings = read_library(MemoryFiles(contents))
    assert (library, findings) == read_library(MemoryFiles(contents))
    for finding in findings:
        assert finding.message, finding
        assert finding.hint, finding
        str(finding).encode("utf-8")
        data = contents.get(finding.span.file, b"")
        text = data.encode() if isinstance(data, str) else data
        ends = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
        assert finding.span.line is None or 1 <= finding.span.line <= ends + 1, finding
    return library, findings


def holds(contents: dict[str, str | bytes]) -> None:
    """Hold that every topic and recipe is read, or that an error says why it is not."""
    library, findings = read(contents)
    found = {topic.span.file for topic in library.topics}
    found |= {recipe.span.file for recipe in library.recipes}
    flawed = {finding.span.file for finding in findings if has_errors((finding,))}
    wanted = {p for p in contents if p.startswith(("sources/topics/", "sources/documents/"))}
    assert wanted <= found | flawed


@given(PIECES)
@settings(max_examples=examples(150, few=10))
def test_any_text_of_a_topic_gives_a_topic_or_findings(body: str) -> None:
    holds({**FILES, TOPIC: FRONT + body, "sources/includes/shared.md": body})


@given(PATHS, PIECES)
@settings(max_examples=examples(150))
def test_any_file_of_any_text_gives_a_library_or_findings(path: str, text: str) -> None:
    holds({**FILES, path: text})


@given(PATHS, st.binary(max_size=80))
@settings(max_examples=examples(50))
def test_any_bytes_give_a_library_or_findings(path: str, data: bytes) -> None:
    holds({**FILES, path: data})


@given(st.data())
@settings(max_examples=examples(100))
def test_any_edit_of_a_sound_file_gives_a_library_or_findings(data: st.DataObject) -> None:
    path = data.draw(PATHS)
    holds({**FILES, path: data.draw(edited(st.just(FILES[path])))})


@pytest.mark.slow
@pytest.mark.long
@given(st.data())
@settings(max_examples=examples(60))
def test_any_edit_of_a_topic_that_comes_with_kdeck_gives_a_topic_or_findings(
    data: st.DataObject,
) -> None:
    topics = [path for path in real_sources() if path.startswith("sources/topics/")]
    path = data.draw(st.sampled_from(topics))
    kept = {p: t for p, t in real_sources().items() if not p.startswith("sources/topics/")}
    kept.pop("sources/documents/how-ketamine-works.yml")
    holds({**kept, path: data.draw(edited(st.just(real_sources()[path])))})


@pytest.mark.sampled(20)
@pytest.mark.parametrize("opened", sorted(set(FRAGMENTS) - {"---\n"}))
@pytest.mark.parametrize("count", [40, 1500])
def test_one_fragment_over_and_over_gives_a_topic_or_findings(opened: str, count: int) -> None:
    holds({**FILES, TOPIC: FRONT + opened * count, "sources/includes/shared.md": "Text.\n"})


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "opened", ["[", "{", "{a: ", "- ", "? ", "a:\n ", '"', "'", "|\n", "!", "&"]
)
def test_one_fragment_over_and_over_gives_no_more_than_findings_in_a_data_file(opened: str) -> None:
    for path in (GLOSSARY, REFERENCES):
        _, findings = read({**FILES, path: opened * 1000})
        assert {f.span.file for f in findings} >= {path}


@pytest.mark.slow
def test_the_sources_that_come_with_kdeck_have_no_finding() -> None:
    library, findings = read({**real_sources()})
    assert findings == ()
    assert len(library.topics) > 20
