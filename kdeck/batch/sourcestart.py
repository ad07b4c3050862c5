"""A new topic, document or drawing in a project: a file that says what is to be filled in."""

import re
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.projectfolder import require_project
from kdeck.errors import ExitCode, KdeckError
from kdeck.fingerprint import Files
from kdeck.load.folders import DOCUMENT_ENDINGS, DOCUMENTS, FIGURES, TOPICS
from kdeck.load.newsource import FULL_NOTES, Outline, document_text, figure_text, topic_text
from kdeck.load.topic import is_id
from kdeck.model.topic import TopicKind
from kdeck.nearest import nearest


def start_topic(root: Path, name: str, title: str | None, kind: TopicKind) -> str:
    """Write sources/topics/NAME.md and give its place; raise KdeckError where it cannot be."""
    return _write(root, TOPICS, name, ".md", topic_text(name, title or _title(name), kind))


def start_document(
    root: Path, name: str, title: str | None, topics: tuple[str, ...], minutes: int | None
) -> str:
    """Write sources/documents/NAME.yml and give its place.

    Without minutes it is a handout and a deck, with them a talk. Raises KdeckError where a topic is
    not there, or the file cannot be written.
    """
    there = tuple(file.removesuffix(".md") for file in Files(root).names(TOPICS, (".md",)))
    for topic in topics:
        if topic not in there:
            hint = nearest(topic, there, f"make it first: 'kdeck new topic {topic}'")
            raise KdeckError(f"there is no topic '{topic}'", hint, ExitCode.USAGE)
    documents = Files(root).names(DOCUMENTS, DOCUMENT_ENDINGS)
    outline = Outline(topics, minutes, f"{FULL_NOTES}{DOCUMENT_ENDINGS[0]}" in documents)
    text = document_text(name, title or _title(name), outline)
    return _write(root, DOCUMENTS, name, DOCUMENT_ENDINGS[0], text)


def start_figure(root: Path, name: str) -> str:
    """Write sources/figures/NAME.svg and give its place; raise KdeckError where it cannot be."""
    return _write(root, FIGURES, name, ".svg", figure_text())


def require_name(name: str) -> None:
    """Refuse a name that a file of a project cannot have."""
    if not is_id(name):
        raise KdeckError(
            f"'{name}' is no name for a file of a project",
            "use lower-case letters, digits and hyphens, as in sleep-apnea, and no name that "
            "Windows keeps, such as con or nul",
            ExitCode.USAGE,
        )


def _write(root: Path, folder: str, name: str, ending: str, text: str) -> str:
    require_project(root)
    require_name(name)
    for there in Files(root).names(folder, DOCUMENT_ENDINGS if folder == DOCUMENTS else (ending,)):
        if there.rpartition(".")[0].casefold() == name:
            message = f"'{folder}/{there}' exists already"
            raise KdeckError(message, "edit it, or choose another name")
    file = f"{folder}/{name}{ending}"
    write_files(root, {file: text.encode()})
    return file


def _title(name: str) -> str:
    """Make the words of a title from a name: 'sleep-apnea' is 'Sleep apnea'."""
    words = re.sub(r"-+", " ", name).strip()
    return words[:1].upper() + words[1:]
