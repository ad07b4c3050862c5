"""How a document stands with those who review it, as commands print it."""

from typing import TYPE_CHECKING

from kdeck.cli.show import Styled, say

if TYPE_CHECKING:
    from kdeck.batch.signoffstanding import Standing

_COLORS = {"approved": "green", "never reviewed": None}


def show_standing(standing: "Standing") -> None:
    """Print a line on how a document stands, and under it who signed and why that ended."""
    state = Styled(f"{standing.state:<20}", _COLORS.get(str(standing.state), "red"))
    say(state, f" {standing.document} ({standing.audience}) in {standing.theme}")
    if standing.sign_off is None:
        return
    about = standing.sign_off.review
    ended = ", and that has passed" if standing.overdue else ""
    say(f"  by {about.by}, {about.role}, on {about.on}; due {about.due}{ended}")
    if standing.changed:
        say(f"  changed since: {', '.join(standing.changed)}")
    if withdrawn := standing.sign_off.withdrawn:
        say(f"  withdrawn on {withdrawn.on}: {withdrawn.because}")


def standing_data(standing: "Standing") -> dict[str, object]:
    """Give how a document stands in the form that --json prints."""
    sign_off = standing.sign_off
    about, withdrawn = (sign_off.review, sign_off.withdrawn) if sign_off else (None, None)
    return {
        "document": standing.document,
        "audience": str(standing.audience),
        "theme": standing.theme,
        "state": str(standing.state),
        "overdue": standing.overdue,
        "changed": list(standing.changed),
        "by": about.by if about else None,
        "role": about.role if about else None,
        "on": about.on if about else None,
        "due": about.due if about else None,
        "withdrawn": {"on": withdrawn.on, "because": withdrawn.because} if withdrawn else None,
    }
