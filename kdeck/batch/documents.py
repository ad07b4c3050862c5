"""The documents that a theme has, by the names of their files alone."""

from kdeck.fingerprint import Files
from kdeck.load.folders import DOCUMENT_ENDINGS, DOCUMENTS


def known_documents(files: Files, theme: str) -> tuple[str, ...]:
    """List the documents that a theme has: the project's, then its own."""
    folders = (DOCUMENTS, own_folder(theme))
    names = (name for folder in folders for name in files.names(folder, DOCUMENT_ENDINGS))
    return tuple(dict.fromkeys(name.rpartition(".")[0] for name in names))


def own_folder(theme: str) -> str:
    """Name the folder of the documents that a clinic adds."""
    return f"themes/{theme}/documents"
