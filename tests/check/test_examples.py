"""Every rule on content finds its own bad example, at its line, and nothing in its good one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from buildable import HANDOUT, LEAFLET, SOURCES, TOPIC, write
from days import TODAY
from kdeck.batch.checking import check_project
from kdeck.check.rules import Rule, rules
from kdeck.finding import Finding
from projects import CLAIM, FRONT, REFERENCES, SMITH

GROUPS = {"Plain language", "Numbers", "Doses", "Evidence", "Sources"}
OTHERS = {
    LEAFLET: None,
    "sources/words.yml": (Path(__file__).parents[2] / "sources/words.yml").read_text("utf-8"),
    "sources/figures/hill.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<path d="M0 9L4 1L9 9Z" class="muted"/></svg>'
    ),
}
RULES = [r for r in rules().values() if r.group in GROUPS or r.code == "note-contradicted"]
JONES = """\
 {"id": "jones2021", "type": "book", "title": "A book", "author": [{"family": "Jones"}],
  "issued": {"date-parts": [[2021]]}, "short": "Jones. A book, 2021"}
"""
# A topic begins with its front matter, and a list of references with a bracket and one entry.
START = FRONT.count("\n")
Changes = dict[str, str]
Place = tuple[str, int]


def claim(opening: str) -> str:
    rest = CLAIM.split("\n", 1)[1]
    return f"{opening}\n{rest}".replace("[@smith2020]", "")


def topic(text: str) -> tuple[Changes, Place]:
    tail = SOURCES[TOPIC].removeprefix(FRONT)
    return {TOPIC: f"{FRONT}{text}\n\n{tail}"}, (TOPIC, START)


def repeated(text: str) -> tuple[Changes, Place]:
    body = "\n\n".join(f"::: plain\n{text}\n:::" for _ in range(40))
    return topic(body)[0], (HANDOUT, 1)


def listed(text: str) -> tuple[Changes, Place]:
    """Add an entry to the references, cited unless the example is about that."""
    entries = f"[\n{SMITH},\n{text}\n]\n"
    return {REFERENCES: entries}, (REFERENCES, entries[: entries.index(text)].count("\n"))


def unused(text: str) -> tuple[Changes, Place]:
    if text.startswith("{"):
        return listed(text)
    cited = SOURCES[TOPIC].replace('refs="smith2020"', text)
    return {TOPIC: cited} | listed(JONES)[0], (TOPIC, 0)


def incomplete(text: str) -> tuple[Changes, Place]:
    changes, place = listed(text)
    cited = SOURCES[TOPIC].replace('refs="smith2020"', 'refs="smith2020 jones2021"')
    return changes | {TOPIC: cited}, place


def withheld(text: str) -> tuple[Changes, Place]:
    held = JONES.replace('"short"', '"x-ship": false, "x-reason": "not confirmed", "short"')
    changes, place = topic(claim(text))
    return changes | listed(held)[0], place


def recipe(text: str) -> tuple[Changes, Place]:
    notes = SOURCES[LEAFLET].split("topics: ")[1].split("\n")[0].strip("[]")
    line = text.replace("who-should-not", notes)
    changed = SOURCES[HANDOUT].split("  - topics:")[0] + f"  {line}\n"
    # The topic that nobody uses is meant, not the line that leaves it out.
    return {HANDOUT: changed}, (TOPIC, 0)


def unprinted(text: str) -> tuple[Changes, Place]:
    """Use the topic in a recipe for clinicians alone; the finding stands at its claim."""
    head = "".join(f"{line}\n" for line in text.splitlines() if line.startswith("audiences:"))
    changed = SOURCES[TOPIC].replace("id: dose\n", f"id: dose\n{head}")
    place = (TOPIC, changed[: changed.index("::: {.claim")].count("\n") + 1)
    return {TOPIC: changed, HANDOUT: f"{SOURCES[HANDOUT]}audiences: [clinician]\n"}, place


def twice(text: str) -> tuple[Changes, Place]:
    """Cite all entries of an example."""
    changes, place = listed(text)
    keys = " ".join(re.findall(r'"id": "(\w+)"', text))
    cited = SOURCES[TOPIC].replace('refs="smith2020"', f'refs="smith2020 {keys}"')
    return changes | {TOPIC: cited}, place


WRAPS: dict[str, Callable[[str], tuple[Changes, Place]]] = {
    "reading-grade": repeated,
    "reading-smog": repeated,
    "reference-unused": unused,
    "reference-corrected": twice,
    "reference-duplicate": twice,
    "reference-incomplete": incomplete,
    "reference-withheld": withheld,
    "claim-expired": lambda text: topic(claim(text)),
    "topic-unused": recipe,
    "claim-unprinted": unprinted,
}
# Found at a place of its own, whichever line of the example is flawed.
PLACED = {"reading-grade", "reading-smog", "claim-unprinted"}


def check(folder: Path, code: str, example: str) -> tuple[list[Finding], Place]:
    changes, place = WRAPS.get(code, topic)(example)
    handout = changes.get(HANDOUT, SOURCES[HANDOUT]) + "formats: [pdf]\n"
    root = write(folder, {**changes, HANDOUT: handout, **OTHERS})
    found = check_project(root, (), TODAY, reference=False).findings
    # An example stands in no claim, but where it is about that.
    return [f for f in found if f.code == code or f.code != "claim-outside"], place


def flawed_line(rule: Rule) -> int:
    """Count, from 1, to the first line that differs, words before divs."""
    lines = list(enumerate(rule.bad.splitlines(), 1))
    words = [(n, line) for n, line in lines if not line.startswith(":::")] or lines
    good = rule.good.splitlines()
    return next((n for n, line in words if line not in good), words[0][0])


def test_there_are_rules_of_every_group() -> None:
    assert {rule.group for rule in RULES} == GROUPS | {"Safety"}
    assert len(RULES) >= 30


@pytest.mark.sampled(5)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found_at_its_line(rule: Rule, tmp_path: Path) -> None:
    found, (file, before) = check(tmp_path, rule.code, rule.bad)
    mine = [finding for finding in found if finding.code == rule.code]
    assert mine, [str(finding) for finding in found]
    line = before if rule.code in PLACED else before + flawed_line(rule)
    assert {(f.span.file, f.span.line) for f in mine} >= {(file, line)}
    assert all(finding.message and finding.hint for finding in mine)
    if rule.code not in {"reading-grade", "reading-smog"}:
        assert {finding.code for finding in found} == {rule.code}


@pytest.mark.sampled(5)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_has_no_finding(rule: Rule, tmp_path: Path) -> None:
    found, _ = check(tmp_path, rule.code, rule.good)
    assert not [str(finding) for finding in found]
