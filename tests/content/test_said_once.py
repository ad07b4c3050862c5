"""What wearies where it is said again and again: a section says once that no one knows.

So it does of proof that is mostly from animals; that a finding is one in animals, its own sentence
says, each time. A safety note says what it has to say wherever it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import starter
from content.builttext import evened
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Handout, Item, Prose
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import read_handout
from kdeck.plan.text.run import run_text
from kdeck.variants import Edition
from render.pdf.test_pdf_shipped_pages import jobs

SAID = {
    "no one knows": re.compile(
        r"\b(?:no ?(?:one|body)|(?:we|experts) (?:do not|don’t)) (?:yet |fully )*knows?\b"
        r"|\b(?:is|are) (?:not|un)(?: yet)? ?known\b|\bstill being studied\b|\bneeds? proof\b",
        re.IGNORECASE,
    ),
    "proof from animals": re.compile(r"\b(?:most|much) of the(?:ir)? proof\b[^.]*\banimal", re.I),
}


def sections(handout: Handout) -> Iterator[tuple[str, str]]:
    """Give the words of each section after its title, those of safety notes left out."""
    notes = {topic.span.file for topic in starter.library().topics if topic.note}
    around = " ".join(words.text for words in read_handout(replace(handout, items=())))
    title, part = handout.title, list[Item]()
    for item in (*handout.items, None):
        if item is None or (isinstance(item, Prose) and item.level == 2):
            read = read_handout(replace(handout, items=tuple(part)))
            text = " ".join(words.text for words in read if words.file not in notes)
            yield title, evened(text.removeprefix(around))
            part = []
        if isinstance(item, Prose) and item.level == 2:
            title = run_text(item.runs)
        if item:
            part.append(item)


def test_a_section_of_a_plain_handout_says_once_that_no_one_knows() -> None:
    planned = (
        plan_handout(job.document, job.theme, job.edition)
        for job in jobs("default")
        if job.edition is Edition.STANDARD and job.document.audience is Audience.PLAIN
    )
    found = {
        (handout.title, title): Counter(
            {name: len(words.findall(text)) for name, words in SAID.items()}
        )
        for handout in planned
        for title, text in sections(handout)
    }
    total = sum(found.values(), Counter[str]())
    assert total["no one knows"] >= 5
    assert total["proof from animals"] >= 3
    assert {place: counts for place, counts in found.items() if max(counts.values()) > 1} == {}
