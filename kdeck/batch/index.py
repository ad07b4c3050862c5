"""The files that stand beside the outputs of a theme: the page and the manifest, and a style sheet.

They are made last, from what the record knows, and written with what they name, or not at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from kdeck.answers import answer
from kdeck.batch.about import About
from kdeck.batch.kit.table import kit_of
from kdeck.batch.listed import index_path, listed_digest, outputs_there
from kdeck.batch.manifest import SIGN, manifest_bytes, manifest_path
from kdeck.batch.output import Output
from kdeck.batch.record import Record, document_key
from kdeck.batch.target import OUTPUT, Target
from kdeck.finding import Finding, Severity, Span
from kdeck.fingerprint import ABSENT, digest
from kdeck.model.audience import Audience

# How the files begin.
_SIGNS = (b'data-kdeck="index"', b".kdeck{", SIGN)
_HEAD = 200

if TYPE_CHECKING:
    from kdeck.batch.signoffstanding import State
    from kdeck.model.document import Document
    from kdeck.theme.theme import Theme


def about(document: "Document", state: "State") -> About:
    """Tell of a document, and how its review stands, what is said where all are listed."""
    from kdeck.plan.text.wording import wording

    review = document.review
    return About(
        title=document.title,
        kind=document.kind,
        language=document.language,
        version=document.version,
        checked=document.checked,
        notice=wording(document.language).short_review(review),
        due=review.due if review else "",
        state=str(state),
        grade=_grade(document),
    )


def _grade(document: "Document") -> str:
    """Grade what patients read, in English; empty for the rest, and where there is no prose."""
    if document.audience is not Audience.PLAIN or not document.language.startswith("en"):
        return ""

    def found() -> str:
        from kdeck.check.text.reading import grade

        with suppress(ValueError):
            return f"{grade(document).flesch_kincaid:.1f}"
        return ""

    return answer(str, f"grade of {digest(repr(document).encode())}", found)


def files_beside(
    theme: "Theme", data: Mapping[str, bytes], record: Record, output: Output, *, force: bool
) -> dict[str, bytes]:
    """Make what stands beside the outputs of a theme, and record it; data is what is written now.

    A file that somebody edited, or put there, is kept, unless force says otherwise.
    """
    targets = outputs_there(theme.id, record, output, data)
    if not targets:
        return {}
    record.listed[theme.id] = listed_digest(targets, record)
    made = {index_path(theme.id): _index(theme, targets, data, record, output)}
    if any(kit_of(target.format).has_sheet for target in targets):
        from kdeck.render.html.fragment import SHEET, render_fragment_sheet

        made[f"{OUTPUT}/{theme.id}/{SHEET}"] = render_fragment_sheet(theme.palette).data
    # Last: it names no file that is not there.
    made[manifest_path(theme.id)] = manifest_bytes(theme.id, targets, data, record, output)
    written = {
        path: bytes_ for path, bytes_ in made.items() if force or _is_ours(path, record, output)
    }
    record.beside.update({path: digest(bytes_) for path, bytes_ in written.items()})
    return written


def kept_findings(themes: Iterable[str], record: Record, output: Output) -> Iterator[Finding]:
    """Say of a page or a manifest that it was left as somebody made it."""
    for path in (name(theme) for theme in themes for name in (index_path, manifest_path)):
        if not _is_ours(path, record, output):
            message = "the file was edited, or is not kdeck's, and does not list what is here"
            hint = "move it away, or run 'kdeck build --force', which writes over it"
            yield Finding("output-edited", message, hint, Span(output.shown(path)), Severity.NOTE)


def _is_ours(path: str, record: Record, output: Output) -> bool:
    """Say whether a file is as it was written here, or is not there.

    Where no record tells, one that says that it is ours is taken for it, as outputs are.
    """
    known = record.beside.get(path)
    if known is None:
        head = output.read(path)[:_HEAD]
        return not head or any(sign in head for sign in _SIGNS)
    return output.state(path) in (ABSENT, digest(b""), known)


def _index(
    theme: "Theme",
    targets: tuple[Target, ...],
    data: Mapping[str, bytes],
    record: Record,
    output: Output,
) -> bytes:
    from kdeck.plan.web.index import IndexDocument, IndexFile, plan_index
    from kdeck.render.html.index import render_index

    documents: dict[str, list[IndexFile]] = {}
    for target in targets:
        size = len(data[target.path]) if target.path in data else output.size(target.path) or 0
        name = target.path.rpartition("/")[2]
        file = IndexFile(name, target.format, target.edition, size)
        documents.setdefault(document_key(target), []).append(file)
    audiences = {document_key(target): target.audience for target in targets}
    listed = tuple(
        IndexDocument(
            audience=audiences[key],
            title=record.about[key].title,
            kind=record.about[key].kind,
            language=record.about[key].language,
            version=record.about[key].version,
            checked=record.about[key].checked,
            notice=record.about[key].notice,
            due=record.about[key].due,
            files=tuple(files),
        )
        for key, files in documents.items()
    )
    return render_index(plan_index(listed, theme)).data
