"""Projects of any size: many topics, short documents that each print one of them, many clinics."""

from pathlib import Path

from buildable import HANDOUT, LEAFLET, SECOND, SOURCES, TOPIC, write

_OWN = 'id: handout\ntitle: {plain: "A handout"'


def write_many(folder: Path, topics: int, documents: int, themes: int = 1) -> Path:
    """Write a project whose documents, 'd0' and on, print one topic of their own and all notes.

    Documents are handouts for patients; topics beyond the documents are printed by none. Themes
    are 'default' and 't1' and on.
    """
    changes: dict[str, str | None] = {HANDOUT: None, LEAFLET: None}
    for number in range(topics):
        changes[f"sources/topics/s{number}.md"] = _topic(number)
    for number in range(documents):
        changes[f"sources/documents/d{number}.yml"] = _document(number, number % topics)
    for number in range(1, themes):
        changes[f"themes/t{number}/_brand.yml"] = SECOND.replace("Aurora", f"Clinic {number}")
    return write(folder, changes)


def _topic(number: int) -> str:
    text = SOURCES[TOPIC].replace("id: dose", f"id: s{number}").replace("#low-dose", f"#c{number}")
    return text.replace("The dose is low.", f"The dose is low in case {_word(number)}.")


def _document(number: int, topic: int) -> str:
    text = SOURCES[HANDOUT].replace("topics: [dose", f"topics: [s{topic}")
    text = text.replace(_OWN, _OWN.replace("handout", f"d{number}"))
    return text.replace("checked:", "formats: [pdf]\naudiences: [plain]\nchecked:")


def _word(number: int) -> str:
    """Give a word that no other number has: some numbers are those of crisis lines."""
    return "".join("bdfgklmnrt"[int(digit)] + "a" for digit in str(number))
