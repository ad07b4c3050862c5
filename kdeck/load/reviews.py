"""From the file of reviews to sign-offs."""

import re
from collections.abc import Iterator
from datetime import date

from kdeck.fingerprint import Files, RefusedError
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import Source, read_text
from kdeck.model.audience import Audience
from kdeck.model.review import GROUPS, Covered, Review, SignOff, content_digest

FILE = "sources/reviews.yml"
_KEYS = ("document", "audience", "by", "role", "on", "due", "content", "covers")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_reviews(files: Files, source: Source) -> tuple[SignOff, ...]:
    """Read the sign-offs, in the order of the file; none where there is no file."""
    if _is_absent(files):
        return ()
    text = read_text(files, source)
    fields = parse_fields(text, source, "review") if text is not None else None
    if fields is None:
        return ()
    fields.only("reviews")
    found: dict[tuple[str, Audience], SignOff] = {}
    for entry in fields.mappings("reviews"):
        sign_off = _sign_off(entry)
        if sign_off is None:
            continue
        key = (sign_off.document, sign_off.audience)
        if key in found:
            message = f"the {key[1]} document '{key[0]}' has two sign-offs"
            source.error("review", message, "keep the newer one", entry.span.line)
        found[key] = sign_off
    return tuple(found.values())


def _is_absent(files: Files) -> bool:
    try:
        return files.read(FILE) is None
    except RefusedError:
        return False


def _sign_off(fields: Fields) -> SignOff | None:
    before = len(fields.source.findings)
    fields.only(*_KEYS)
    audience = fields.choice("audience", Audience)
    review = Review(
        fields.text("by"), fields.text("role"), _day(fields, "on"), _day(fields, "due"), fields.span
    )
    if review.on and review.due and review.due < review.on:
        fields.error("due", "the review is due before it was made", "run 'kdeck review approve'")
    covers = tuple(_covers(fields))
    document, content = fields.text("document"), fields.text("content")
    if len(fields.source.findings) > before or audience is None:
        return None
    if content != content_digest(covers):
        message = "'content' is not the digest of what the sign-off covers"
        fields.error("content", message, "run 'kdeck review approve': nobody types this by hand")
    return SignOff(document, audience, review, content, covers)


def _day(fields: Fields, key: str) -> str:
    text = fields.text(key)
    try:
        if text and not _DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        fields.error(key, f"'{text}' is not a date", "write it like 2026-11-02")
        return ""


def _covers(fields: Fields) -> Iterator[Covered]:
    groups = fields.mapping("covers")
    if groups is None:
        return
    groups.only(*GROUPS)
    for group in groups.data:
        entries = groups.mapping(group)
        if entries is not None and group in GROUPS:
            yield from _group(entries, group)


def _group(fields: Fields, group: str) -> Iterator[Covered]:
    for key in fields.data:
        value = fields.text(key)
        if value and not _DIGEST.fullmatch(value):
            fields.error(key, f"'{value[:80]}' is not a digest", "run 'kdeck review approve'")
        yield Covered(group, key, value)
