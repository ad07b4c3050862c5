"""From the file of reviews to sign-offs."""

import re
from collections.abc import Iterator

from kdeck.finding import Findings
from kdeck.fingerprint import Files, RefusedError
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.folders import REVIEWS
from kdeck.load.source import read_text
from kdeck.model.audience import Audience
from kdeck.model.review import Covered, Review, SignOff, Withdrawal

_WHO = ("document", "audience", "by", "role", "on", "due")
_KEYS = (*_WHO, "theme", "kdeck", "content", "covers", "withdrawn")
# What version 0.1.0 wrote beside who signed: it covered no theme.
_OLDER = (*_WHO, "content", "covers")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_AGAIN = "run 'kdeck review approve': nobody types this by hand"


def read_reviews(files: Files, findings: Findings) -> tuple[SignOff, ...]:
    """Read the sign-offs, in the order of the file; none where there is no file."""
    if _is_absent(files):
        return ()
    text = read_text(files, findings)
    fields = parse_fields(text, findings, "review") if text is not None else None
    if fields is None:
        return ()
    fields.only("reviews")
    found: list[SignOff] = []
    for entry in fields.mappings("reviews"):
        sign_off = _sign_off(entry)
        if sign_off is None:
            continue
        if sign_off.is_open and any(s.is_open and _key(s) == _key(sign_off) for s in found):
            document, audience, theme = _key(sign_off)
            message = f"the {audience} document '{document}' has two sign-offs in '{theme}'"
            findings.error("review", message, "keep the newer one", entry.span.line)
        found.append(sign_off)
    return tuple(found)


def _key(sign_off: SignOff) -> tuple[str, Audience, str]:
    return sign_off.document, sign_off.audience, sign_off.theme


def _is_absent(files: Files) -> bool:
    try:
        return files.read(REVIEWS) is None
    except RefusedError:
        return False


def _sign_off(fields: Fields) -> SignOff | None:
    before = len(fields.findings.found)
    older = "theme" not in fields.keys
    fields.only(*(_OLDER if older else _KEYS))
    audience = fields.choice("audience", Audience)
    review = Review(
        _line(fields, "by"),
        _line(fields, "role"),
        fields.day("on"),
        fields.day("due"),
        fields.span,
    )
    if review.on and review.due and review.due < review.on:
        fields.error("due", "the review is due before it was made", "run 'kdeck review approve'")
    document = fields.text("document")
    if older:
        found = audience and SignOff(document, audience, "", review, "", "", ())
    else:
        found = audience and SignOff(
            document,
            audience,
            fields.text("theme"),
            review,
            fields.text("kdeck", ""),
            _digest(fields, "content"),
            tuple(_covers(fields)),
            _withdrawal(fields),
        )
    return (found or None) if len(fields.findings.found) == before else None


def _line(fields: Fields, key: str) -> str:
    """Read what prints within one line."""
    text = fields.text(key)
    if len(text.splitlines()) > 1:
        fields.error(key, f"'{key}' runs over several lines", "write it in one line")
    return text


def _withdrawal(fields: Fields) -> Withdrawal | None:
    if "withdrawn" not in fields.keys:
        return None
    given = fields.mapping("withdrawn")
    if given is None:
        return None
    given.only("on", "because")
    return Withdrawal(given.day("on"), given.text("because"))


def _covers(fields: Fields) -> Iterator[Covered]:
    given = fields.mapping("covers")
    for name in given.keys if given else ():
        assert given is not None
        yield Covered(name, _digest(given, name))


def _digest(fields: Fields, key: str) -> str:
    value = fields.text(key)
    if value and not _DIGEST.fullmatch(value):
        fields.error(key, f"'{value[:80]}' is not a digest", _AGAIN)
    return value
