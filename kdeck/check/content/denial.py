"""The words with which a text tells its reader not to do something, or not to believe it."""

import re

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "‐": "-", "\u00a0": " "})
# Tells somebody not to: 'do not', 'you need not', 'there is no need to', 'no one should'.
NOT_TO = (
    r"(?:do not|don't|never|(?:must|should|shall|may|might|can|could|would|need) ?not|can't|mustn't"
    r"|shouldn't|needn't|(?:do|does) not (?:have|need) to|(?:don't|doesn't) (?:have|need) to"
    r"|not (?:have|need) to|no (?:one |body )?(?:longer )?(?:need|needs|reason|point|use|should|has"
    r"|"
    r"have)(?: (?:in|to|for))?|nobody (?:should|has to|needs to)|no longer|unnecessary to"
    r"|not (?:necessary|needed|required|wise|worth it) to|stop|avoid|refuse to|instead of"
    r"|rather than|not)"
)
CALLING = (
    r"(?:call(?:ing)?|dial(?:l?ing)?|ring(?:ing)?|phon(?:e|ing)|telephon(?:e|ing)|text(?:ing)?"
    r"|contact(?:ing)?|us(?:e|ing)|trust(?:ing)?|try(?:ing)?|reach(?:ing)? out to|reach(?:ing)?"
    r"|(?:go|going)(?: to)?|visit(?:ing)?|bother(?:ing)?|rely(?:ing)? on|believ(?:e|ing))"
)
# What is not to be relied on: said of a number, of a line or of a note.
GONE = (
    r"(?:closed|shut|scams?|fakes?|hoax(?:es)?|a joke|useless|pointless|disconnected|dead"
    r"|discontinued|abolished|out of (?:service|order|date|use)|outdated|obsolete|expired|void"
    r"|superseded|withdrawn|a waste of time|nonsense|rubbish|untrue|false|wrong|old"
    r"|no longer \w+|not (?:real|needed|necessary|true|valid|correct|in use|working|important"
    r"|required|up to date|for you|to be trusted))"
)


def evened(text: str) -> str:
    """Write quotes, hyphens and spaces as those of a keyboard, for patterns to meet."""
    return " ".join(text.translate(_QUOTES).split())


def pattern(*parts: str) -> re.Pattern[str]:
    """Compile alternatives, each of whole words, in any case."""
    return re.compile("|".join(rf"(?<!\w)(?:{part})" for part in parts), re.IGNORECASE)
