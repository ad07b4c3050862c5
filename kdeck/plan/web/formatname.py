"""What people read a format as, where the files of a document are listed."""

from kdeck.model.recipe import Format
from kdeck.plan.text.wording import Wording

_WORDS = {
    Format.PDF: "web-handout",
    Format.PPTX: "web-deck",
    Format.HTML: "web-page",
    Format.EPUB: "web-book",
    Format.SCRIPT: "web-script",
    Format.FRAGMENT: "web-fragment",
    Format.SLIDES_HTML: "web-slides-html",
    Format.HANDOUT_PAGES: "web-handout-pages",
}


def format_name(kind: Format, words: Wording, file: str) -> str:
    """Name a format; one that is added without words of its own is told by its file's ending."""
    return words(_WORDS[kind]) if kind in _WORDS else file.rpartition(".")[2]
