"""How an English text says how much, how many and how long, as patterns."""

import re

# People of whom it is told how many.
COUNTED = re.compile(
    r"\b(?:nobody|no one|nearly|almost|everyone|everybody|most|half|third|majority)\b"
    r"|\b(?:in|out of) "
)
# A dose, in figures or in words.
DOSE = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|one|two|three|four|five|ten|half a)[\s-]?"
    r"(?:mg|mcg|µg|μg|micrograms?|milligrams?|mmHg|mm Hg)\b(?:/\w+)?",
    re.I,
)
# How many of whom.
RATE = re.compile(
    r"\d\s?%|\bper ?cent\b|\bout of (?:every )?\w+|\b(?:in|of) (?:every )?(?:ten|100|10|five|four"
    r"|three|20|1,?000|two|a hundred)\b|\b(?:half|a third|a quarter|two[- ]thirds|majority|most"
    r"|many|nearly all|almost all|few|fewer|twice|times|every patient|all patients|some people"
    r"|some patients|rate|rates|hundreds|thousands)\b",
    re.I,
)
# A sentence that begins with a share: 'one in ten'.
SHARE = re.compile(
    r"^(?:only |about |just |nearly |almost |over )?[\w-]+ (?:in|out of) (?:every )?"
    r"(?:\d+|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred)\b",
    re.I,
)
# What denies.
NONE = re.compile(r"\b(?:no|without|zero|never|free of|not|nor|any)\b")
# How long something takes.
LASTS = re.compile(
    r"\b(?:within|in|for|after|about|lasts?|up to|under|over) (?:\w+ ){0,4}?(?:seconds?|minutes?"
    r"|hours?|days?|weeks?|months?|years?)\b",
    re.I,
)
