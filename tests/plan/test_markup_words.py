"""No markup reaches a reader: what is planned of a topic that was read holds none of its signs."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import buildable
from examples import examples
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project, read_project
from kdeck.finding import Span, has_errors
from kdeck.fingerprint import Files
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.text.run import Run, run_text
from kdeck.theme.theme import Theme
from projects import FILES, FRONT, TOPIC, MemoryFiles

SIGNS = re.compile(
    r"~~|\*\*|\[\^|\^\[|\[[ xX]\]|\{\{|\}\}|\{[#.]\w|\{--|\{\+\+|==|\$x\$(?!\d)|(?<!\w)@smith"
    r"|(?<!\.uk)--|<!--|</?b>|<br|<sub|(?<![\w:]):smile:|\\newpage|`|:::|\]\(|\]\{|[\ufb01\u00ad\u200b]|~2~|\^3\^"
)
PIECES = (
    "Take ", "1 tablet", " a day. ", "water", "~~2 tablets~~", "~~", "[^1]", "^[so it is]", "H~2~O",
    "10^3^", "$x$", "$50", "{{< video x >}}", "==x==", "@smith2020", "[@smith2020]", "--", "---",
    "<b>", "<br>", "<!-- to do -->", ":smile:", "\\newpage", "{#id}", "[so]{.note}", "**so**", "**",
    "`", "[our desk](tel:555-0142)", "[a map](https://example.org/a-b)", "www.nhs.uk", "\u00ad",
    "\u200b", "\ufb01", "&amp;", "{--2--}", "[[Dose]]", "[x] ",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


def project(body: str) -> Project:
    buildable.write(_folder(), {buildable.TOPIC: f"{FRONT}{body}"})
    return read_project(Files(_folder()), ("default",))


def texts(node: object) -> Iterator[str]:
    """Give every text of a plan, runs that stand together as one."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple) and node and all(isinstance(inner, Run) for inner in node):
        yield run_text(node)
        for run in node:
            yield from texts(run.mark)
    elif isinstance(node, (tuple, list)):
        for inner in node:
            yield from texts(inner)
    elif is_dataclass(node) and not isinstance(node, (Span, Theme)):
        for field in fields(node):
            if field.name not in {"master", "theme", "url", "scene"}:
                yield from texts(getattr(node, field.name))


def planned(found: Project) -> Iterator[tuple[str, str]]:
    theme = found.themes[0]
    recipe = next(r for r in found.library.recipes if r.id == "handout")
    # The topic alone: the other ones are the same every time.
    part = replace(recipe.parts[0], topics=recipe.parts[0].topics[:1])
    short = replace(recipe, parts=(part,))
    for audience in Audience:
        document = select(found.library, short, Reader(audience, theme.region), found.scenes)
        for plan in (plan_handout(document, theme), plan_deck(document, theme)):
            for text in texts(plan):
                yield f"{audience} {type(plan).__name__}", text


def body_of(words: str) -> str:
    points = f"::: {{.key-points}}\n- A {words}\n:::\n"
    table = f'::: {{.table caption="Cups"}}\n| a | b |\n|---|---|\n| A {words} | 2 |\n:::\n'
    panel = f"::: warning\nA {words}\n:::\n"
    note = "\n[^1]: A note.\n" if "[^1]" in words else ""
    return f"A {words}\n\n{points}\n{table}\n{panel}{note}"


@pytest.mark.slow
@given(WORDS)
@settings(max_examples=examples(5), suppress_health_check=list(HealthCheck))
def test_no_sign_of_markup_is_planned(words: str) -> None:
    found = project(body_of(words))
    assume(not has_errors(found.findings))
    for where, text in planned(found):
        assert not SIGNS.search(text), (words, where, text)


@pytest.mark.slow
@given(WORDS)
@settings(max_examples=examples(50), suppress_health_check=list(HealthCheck))
def test_no_sign_of_markup_is_planned_of_many_texts(words: str) -> None:
    found = project(body_of(words))
    assume(not has_errors(found.findings))
    for where, text in planned(found):
        assert not SIGNS.search(text), (words, where, text)


def test_every_piece_is_planned_or_refused() -> None:
    sound = set()
    for piece in PIECES:
        text = f"{FRONT}{body_of(piece)}"
        _, findings = read_library(MemoryFiles({**FILES, TOPIC: text}))
        sound |= set() if findings else {piece}
    assert sound == {
        "Take ", "1 tablet", " a day. ", "water", "[^1]", "^[so it is]", "H~2~O", "10^3^", "$50",
        "[@smith2020]", "--", "---", "<!-- to do -->", "[so]{.note}", "**so**", "www.nhs.uk",
        "[our desk](tel:555-0142)", "[a map](https://example.org/a-b)", "\u00ad", "\u200b",
        "\ufb01", "&amp;",
    }  # fmt: skip
