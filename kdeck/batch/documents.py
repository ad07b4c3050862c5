"""The documents that a theme has, by the names of their files alone."""

from collections.abc import Iterable
from pathlib import Path

from kdeck.batch.projectfolder import theme_names
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


def require_no_document(root: Path, paths: Iterable[Path]) -> None:
    """Refuse the name of a document, or its recipe, where files that anybody made are asked for."""
    meant = [path for path in paths if path.suffix in DOCUMENT_ENDINGS or not path.exists()]
    if not meant:
        return
    files = Files(root)
    known = {name for theme in theme_names(root) for name in known_documents(files, theme)}
    for path in meant:
        name = path.stem if path.suffix in DOCUMENT_ENDINGS else path.name
        if name in known:
            raise KdeckError(
                f"'{name}' is a document of the project, and not a file that was built",
                f"run 'kdeck check' alone, which checks every document, or 'kdeck build {name}'",
            )


def own_folder(theme: str) -> str:
    """Name the folder of the documents that a clinic adds."""
    return f"themes/{theme}/documents"
