"""Which sign-offs hold: what is printed now, against what somebody approved.

judge is the one function that decides, for every command.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kdeck.batch.clock import Today
from kdeck.batch.version import installed_version
from kdeck.finding import Finding, Severity, has_errors
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.review import Covered, Review, SignOff
from kdeck.theme.theme import Theme


class State(StrEnum):
    """Say how a document stands."""

    APPROVED = "approved"
    STALE = "stale"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"
    FUTURE = "dated in the future"
    OLDER = "sign again"
    NEVER = "never reviewed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how a document stands for an audience in a theme, and what has changed since.

    A document that is stale may be overdue as well.
    """

    document: str
    audience: Audience
    theme: str
    state: State
    sign_off: SignOff | None = None
    changed: tuple[str, ...] = ()
    overdue: bool = False

    @property
    def review(self) -> Review | None:
        """Give the review that the document may name; None where it is a draft."""
        return self.sign_off.review if self.sign_off and self.state is State.APPROVED else None

    @property
    def ended(self) -> str:
        """Say in words why a review is not printed; empty where one is, or there was none."""
        if self.sign_off is None or self.state is State.APPROVED:
            return ""
        about, withdrawn = self.sign_off.review, self.sign_off.withdrawn
        signed = f"approved by {about.by} on {about.on}"
        match self.state:
            case State.STALE:
                return f"{signed}, but {_listed(self.changed)} changed since"
            case State.OVERDUE:
                return f"{signed}, but that was due to be renewed by {about.due}"
            case State.FUTURE:
                return f"{signed}, but that day is still to come"
            case State.OLDER:
                older = "made by an older version of kdeck, which covered less"
                return f"{signed}, but {older}: sign again"
            case State.WITHDRAWN:
                assert withdrawn is not None
                return f"{signed}, but withdrawn on {withdrawn.on}: {withdrawn.because}"
            case State.NEVER:
                return ""


def judge(sign_offs: Iterable[SignOff], document: Document, theme: Theme, today: Today) -> Standing:
    """Judge the sign-off of a selected document in a theme."""
    named = Standing(document.id, document.audience, theme.id, State.NEVER)
    sign_off = sign_off_of(sign_offs, document, theme.id)
    if sign_off is None:
        return named
    overdue = today.has_passed(sign_off.review.due)
    named = replace(named, sign_off=sign_off, overdue=overdue)
    if sign_off.is_older:
        return replace(named, state=State.OLDER)
    if sign_off.withdrawn:
        return replace(named, state=State.WITHDRAWN)
    if not today.has_come(sign_off.review.on):
        return replace(named, state=State.FUTURE)
    from kdeck.batch.content import check_content
    from kdeck.batch.printed import printed

    signed = replace(document, review=sign_off.review)
    if any(has_errors(check_content(signed, theme, kind)) for kind in document.formats):
        return replace(named, state=State.STALE, changed=("what was found to be wrong with it",))
    now = printed(signed, theme)
    if now.content != sign_off.content:
        changed = _changed(sign_off, now.covers)
        return replace(named, state=State.STALE, changed=changed)
    return replace(named, state=State.OVERDUE if overdue else State.APPROVED)


def sign_off_of(sign_offs: Iterable[SignOff], document: Document, theme: str) -> SignOff | None:
    """Find the sign-off that counts: an open one, else the last withdrawn, else an older one."""
    found = [s for s in sign_offs if (s.document, s.audience) == (document.id, document.audience)]
    of_theme = [s for s in found if s.theme == theme]
    withdrawn = [s for s in of_theme if s.withdrawn]
    ranked = ([s for s in of_theme if s.is_open], withdrawn[-1:], [s for s in found if s.is_older])
    return next((some[0] for some in ranked if some), None)


def ended_finding(standing: Standing) -> Finding | None:
    """Give the finding by which a build says why a document prints as a draft all the same."""
    if not standing.ended or standing.sign_off is None:
        return None
    return Finding(
        "review-ended",
        f"the {standing.audience} document '{standing.document}' prints as a draft in "
        f"'{standing.theme}': {standing.ended}",
        f"let a clinician read it, then run 'kdeck review approve {standing.document} "
        f"--theme {standing.theme} --audience {standing.audience} --by NAME --role ROLE "
        "--due YYYY-MM-DD'",
        standing.sign_off.review.span,
        Severity.WARNING,
    )


def _changed(then: SignOff, now: tuple[Covered, ...]) -> tuple[str, ...]:
    """Name the sources that are new, gone or different, in their order."""
    named = tuple(dict.fromkeys(covered.name for covered in sorted({*then.covers} ^ {*now})))
    if named:
        return named
    if then.version != (version := installed_version() or ""):
        return (f"kdeck itself ({then.version}, now {version})",)
    return ("the entry in sources/reviews.yml, or the order of the text",)


def _listed(names: tuple[str, ...]) -> str:
    *most, last = names
    verb = "have" if most else "has"
    return f"{', '.join(most)} and {last} {verb}" if most else f"{last} {verb}"
