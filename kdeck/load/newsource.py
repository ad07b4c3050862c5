"""The text of a new topic, document or drawing: what is left to fill in is empty, and is found."""

import json
from dataclasses import dataclass

from kdeck.model.topic import TopicKind

# The document that tells the safety notes whole, where a project has it.
FULL_NOTES = "safety-notes"
_SCHEMA = "# yaml-language-server: $schema=../schemas/{name}.schema.json\n"

_TOPIC = """\
---
{schema}id: {name}
kind: {kind} # {kinds}
title:
  plain: {title}
  clinician: {title}
takeaway: # the point in one sentence; a deck has it as the title of a slide
  plain: ""
  clinician: ""
---

<!-- One claim says one thing twice, for patients and for clinicians. refs names what supports it,
by the keys that 'kdeck references list' shows, and as-of the month in which somebody looked. -->

::: {{.claim #{name} drug="" evidence="" refs="" as-of=""}}
:::: plain
<!-- What a patient must know, in short sentences and everyday words. -->
::::
:::: clinician
<!-- The same for clinicians, with numbers; cite as [@key]. -->
::::
:::

<!-- The points of the slide, two to five of them for each audience. -->

::: key-points
:::: plain
-
::::
:::: clinician
-
::::
:::
"""
_DOCUMENT = """\
{schema}id: {name}
title:
  plain: {title}
  clinician: {title}
message: # the whole document in one sentence; it stands below the title
  plain: ""
  clinician: ""
kind: {{plain: "For patients", clinician: "For clinicians"}} # stands above the title
audiences: [plain, clinician]
formats: [{formats}]
version: "1.0"
checked: "" # the month in which somebody looked through it, as in "2026-06"
{length}{safety}parts:
  - heading: {{plain: "What to know", clinician: "What to know"}}
    topics: [{topics}]
"""
_TALK = "form: talk\nminutes: {minutes} # what is spoken, at 130 words a minute\n"
_LENGTH = "# pages: 2 # how long it may be; the build fails, and says what is too much\n"
_SHORT = f"""\
safety: short # every safety note in one line; 'full' prints the notes whole
full-notes: {FULL_NOTES} # where a reader finds them whole
"""
_FULL = "safety: full # every safety note is printed whole\n"
_FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="400" height="150" viewBox="0 0 400 150">
  <!-- Colors are roles, which every brand fills: ink, muted, paper, surface, primary, accent and
    danger; with stroke- before them they color lines. Text is 14 or larger at this width. -->
  <g class="surface stroke-primary" stroke-width="2">
    <rect x="1" y="1" width="398" height="148" rx="12"/>
  </g>
  <g class="paper stroke-primary" stroke-width="4">
    <rect x="20" y="45" width="140" height="60" rx="10"/>
    <rect x="245" y="45" width="135" height="60" rx="10"/>
  </g>
  <text class="ink" font-size="16" text-anchor="middle" x="90" y="80">Before</text>
  <path class="ink" d="M 175 70 L 215 70 L 215 60 L 230 75 L 215 90 L 215 80 L 175 80 Z"/>
  <text class="ink" font-size="16" text-anchor="middle" x="312" y="80">After</text>
</svg>
"""


def topic_text(name: str, title: str, kind: TopicKind) -> str:
    """Write a topic that has its title, and lacks what only its author can say."""
    kinds = [str(each) for each in TopicKind]
    return _TOPIC.format(
        schema=_SCHEMA.format(name="topic"),
        name=name,
        kind=kind,
        kinds=f"{', '.join(kinds[:-1])} or {kinds[-1]}",
        title=_quoted(title),
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold what a new document is made of; it is a talk where it has minutes."""

    topics: tuple[str, ...]
    minutes: int | None
    has_full_notes: bool


def document_text(name: str, title: str, outline: Outline) -> str:
    """Write a recipe of some topics: a handout and a deck, or a talk."""
    minutes = outline.minutes
    return _DOCUMENT.format(
        schema=_SCHEMA.format(name="document"),
        name=name,
        title=_quoted(title),
        topics=", ".join(outline.topics),
        formats="pptx" if minutes else "pdf, pptx, html",
        length=_TALK.format(minutes=minutes) if minutes else _LENGTH,
        safety=_SHORT if outline.has_full_notes else _FULL,
    )


def figure_text() -> str:
    """Write a drawing to change, in the colors of every brand."""
    return _FIGURE


def _quoted(title: str) -> str:
    return json.dumps(title, ensure_ascii=False)
