"""The documents that a theme has, by the names of their files alone."""

from collections.abc import Iterable

from kdeck.errors import KdeckError
from kdeck.fingerprint import Files
from kdeck.load.folders import DOCUMENT_ENDINGS, DOCUMENTS


def known_documents(files: Files, theme: str) -> tuple[str, ...]:
    """List the documents that a theme has: the project's, then its own."""
    folders = (DOCUMENTS, own_folder(theme))
    names = (name for folder in folders for name in files.names(folder, DOCUMENT_ENDINGS))
    return tuple(dict.fromkeys(name.rpartition(".")[0] for name in names))


def require_documents(files: Files, themes: Iterable[str], names: Iterable[str]) -> None:
    """Refuse a document that none of some themes has."""
    listed = (known_documents(files, theme) for theme in themes)
    known = dict.fromkeys(document for documents in listed for document in documents)
    for name in names:
        if name not in known:
            raise KdeckError(
                f"there is no document '{name}'", f"the documents are {', '.join(known)}"
            )


def own_folder(theme: str) -> str:
    """Name the folder of the documents that a clinic adds."""
    return f"themes/{theme}/documents"
