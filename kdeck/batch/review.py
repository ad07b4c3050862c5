"""Which sign-offs hold: what a document's sources say now, against what somebody approved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kdeck.audience import Reader
from kdeck.batch.coverage import coverage
from kdeck.model.audience import Audience
from kdeck.model.library import Library
from kdeck.model.recipe import Recipe
from kdeck.model.review import Covered, Review, SignOff, content_digest


class State(StrEnum):
    """Say how a document stands."""

    APPROVED = "approved"
    STALE = "stale"
    OVERDUE = "overdue"
    NEVER = "never reviewed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how a document stands for an audience, and what has changed since it was approved.

    A document that is stale may be overdue as well.
    """

    document: str
    audience: Audience
    state: State
    sign_off: SignOff | None = None
    changed: tuple[str, ...] = ()
    overdue: bool = False


def standing(library: Library, recipe: Recipe, audience: Audience, today: date) -> Standing:
    """Judge the sign-off of a document for an audience; it holds through its due date."""
    sign_off = _sign_off(library, recipe, audience)
    if sign_off is None:
        return Standing(recipe.id, audience, State.NEVER)
    now = coverage(library, recipe, audience, sign_off.regions)
    overdue = sign_off.review.due < today.isoformat()
    stale = content_digest(now) != sign_off.content
    state = State.STALE if stale else State.OVERDUE if overdue else State.APPROVED
    changed = _changed(sign_off.covers, now)
    return Standing(recipe.id, audience, state, sign_off, changed, overdue)


def review_for(library: Library, recipe: Recipe, reader: Reader, today: date) -> Review | None:
    """Give the review that a reader's document may name; None where it is a draft."""
    found = standing(library, recipe, reader.audience, today)
    if found.state is not State.APPROVED or found.sign_off is None:
        return None
    return found.sign_off.review if reader.region in found.sign_off.regions else None


def _sign_off(library: Library, recipe: Recipe, audience: Audience) -> SignOff | None:
    of_document = (s for s in library.reviews if s.document == recipe.id)
    return next((s for s in of_document if s.audience is audience), None)


def _changed(then: tuple[Covered, ...], now: tuple[Covered, ...]) -> tuple[str, ...]:
    """Name what is new, gone or different, in the order of groups and keys."""
    return tuple(dict.fromkeys(covered.name for covered in sorted({*then} ^ {*now})))
