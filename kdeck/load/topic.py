"""From a topic file to a topic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from kdeck.finding import Findings
from kdeck.fingerprint import Files, is_portable
from kdeck.load.blocks import BlockReader
from kdeck.load.divs import read_div
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.folders import INCLUDES
from kdeck.load.limits import LONGEST_TAKEAWAY
from kdeck.load.source import read_text
from kdeck.load.speakernotes import check_speaker_notes
from kdeck.load.syntax import without_comments
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Blocks
from kdeck.model.topic import Topic, TopicKind

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NOTE_ID = re.compile(r"D-\d{2}")
KEYS = (
    "id",
    "kind",
    "title",
    "takeaway",
    "note",
    "starred",
    "audiences",
    "teach-back",
    "optional",
)
MAX_DEPTH = 4
MAX_INCLUDES = 100


def read_topic(files: Files, findings: Findings) -> Topic | None:
    """Read one topic file; None, with findings, where its front matter cannot be used."""
    text = read_text(files, findings)
    if text is None:
        return None
    front = _FRONT.match(text)
    if front is None and text.startswith("---\n"):
        findings.error(
            "front-matter",
            "the front matter does not end",
            "close it with a line '---' before the text",
            1,
        )
        return None
    if front is None:
        findings.error(
            "front-matter",
            "the file does not begin with front matter",
            "begin with a line '---', the keys id, kind, title and takeaway, and a line '---'",
            1,
        )
        return None
    first_line = text[: front.end()].count("\n") + 1
    fields = parse_fields(front[1] or "", findings, "front-matter", 2)
    include = Includes(files, findings)
    body = text[front.end() :]
    blocks = BlockReader(findings, first_line, read_div, include.read).parse(body)
    if not without_comments(body).strip():
        hint = "write its text below the front matter, or delete the file"
        findings.error("topic-empty", "the topic has no text", hint, first_line)
    topic = _topic(fields, blocks) if fields else None
    read = dict.fromkeys((findings.file, *include.taken))
    return replace(topic, files=tuple(read)) if topic else None


@dataclass(frozen=True, slots=True)
class Includes:
    """Read the files that a topic includes, each at most once on the way down; taken lists them."""

    files: Files
    findings: Findings
    open_files: tuple[str, ...] = ()
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    taken: list[str] = field(default_factory=list)

    def read(self, name: str, line: int) -> Blocks:
        """Read the blocks of sources/includes/NAME."""
        file = f"{INCLUDES}/{name}"
        if file in self.open_files:
            chain = " → ".join((*self.open_files, file))
            self.findings.error(
                "include-circular",
                f"the include of '{name}' leads back to itself",
                f"break the circle {chain}",
                line,
            )
            return ()
        if len(self.open_files) >= MAX_DEPTH or next(self.numbers) > MAX_INCLUDES:
            self.findings.error(
                "include-limit",
                f"the include of '{name}' is one too many",
                f"a topic takes {MAX_INCLUDES} includes, {MAX_DEPTH} inside one another",
                line,
            )
            return ()
        self.taken.append(file)
        inner = self.findings.of(file)
        before = len(inner.found)
        text = read_text(self.files, inner)
        if text is None:
            inner.take_since(before)
            self.findings.error(
                "include-missing",
                f"the included file '{name}' cannot be read",
                f"put it into {INCLUDES}, as UTF-8",
                line,
            )
            return ()
        include = replace(self, findings=inner, open_files=(*self.open_files, file))
        return BlockReader(inner, 1, read_div, include.read).parse(text)


def _topic(fields: Fields, blocks: Blocks) -> Topic | None:
    fields.only(*KEYS)
    identifier = read_id(fields)
    kind = fields.choice("kind", TopicKind)
    title = fields.worded("title")
    takeaway = fields.worded("takeaway")
    note = fields.text("note", "") or None
    if note and not NOTE_ID.fullmatch(note):
        fields.error("note", f"'{note}' is not the id of a safety note", "write it like D-03")
    starred = fields.flag("starred")
    optional = fields.flag("optional")
    if starred and optional:
        message = "a safety note with a star is never optional"
        fields.error("optional", message, "remove the line 'optional: true'")
    audiences = fields.choices("audiences", Audience)
    teach_back = fields.worded("teach-back", required=False)
    check_speaker_notes(blocks, fields.findings)
    if takeaway:
        _check_takeaway(fields, takeaway)
    if kind is None or title is None or takeaway is None:
        return None
    span = fields.findings.span(1)
    return Topic(
        identifier,
        kind,
        title,
        takeaway,
        blocks,
        span,
        note,
        starred,
        audiences,
        teach_back,
        optional,
    )


def _check_takeaway(fields: Fields, takeaway: Worded[str]) -> None:
    for audience in Audience:
        if len(takeaway[audience]) > LONGEST_TAKEAWAY:
            fields.error(
                "takeaway",
                f"the {audience} takeaway has {len(takeaway[audience])} characters",
                f"say it in {LONGEST_TAKEAWAY} or fewer: it is the title of a slide",
            )


def is_id(name: str) -> bool:
    """Say whether a name may be that of a topic, a document or a drawing, on every system."""
    return _ID.fullmatch(name) is not None and is_portable(name)


def read_id(fields: Fields) -> str:
    """Read the id of a file, which is its name without the ending."""
    identifier = fields.text("id")
    stem = fields.findings.file.rpartition("/")[2].rpartition(".")[0]
    if identifier and not _ID.fullmatch(identifier):
        fields.error(
            "id",
            f"'{identifier}' is not an id",
            "use lower-case letters, digits and hyphens",
        )
    elif identifier and not is_portable(identifier):
        fields.error(
            "id",
            f"'{identifier}' is a name that Windows keeps for itself",
            "choose another id, and rename the file",
        )
    elif identifier and identifier != stem:
        fields.error(
            "id",
            f"the id '{identifier}' is not the name of the file",
            f"write 'id: {stem}', or rename the file",
        )
    return identifier or stem
