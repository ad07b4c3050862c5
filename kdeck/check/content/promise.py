"""Whether a text promises what no study has shown."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.denial import evened, pattern
from kdeck.check.text.passage import Passage, shortened
from kdeck.finding import Finding

_TREATMENT = (
    r"(?:(?:es|ar)?ketamine|spravato|(?:the|this|our|your|these|ketamine) (?:\w+ )?(?:treatments?"
    r"|infusions?|drugs?|medicines?|medications?|therap(?:y|ies)|sprays?|injections?|doses?)"
    r"|(?<!\w)(?:treatments?|infusions?)|it|they)"
)
_ALL = r"(?:all|everyone|everybody|every \w+|anyone|anybody|any patient|always|100)"
_PROMISE = pattern(
    rf"{_TREATMENT}(?: \w+ly| also| can| will| does| and \w+| really){{0,2}}"
    r" (?:cures?|heals?|fixes) (?!a |by )\w+",
    rf"(?:{_TREATMENT}|and|but)(?: (?:is|are|was|were)|'s)(?: (?:\w+ly|very|so|quite|perfectly|100"
    rf" ?%"
    r"|100|percent|all)){0,2} (?:safe|harmless|risk-free|natural|proven to|guaranteed to"
    r"|non-addictive"
    r"|not addictive|not dangerous|a cure|the cure|a miracle|free of (?:risks?|side effects))(?!\w)"
    r"(?! to leave| place)",
    rf"(?:^|{_TREATMENT} (?:(?!not|never|no)\w+ ){{0,2}}?)(?:works?|(?:is |are )?effective|helps?"
    rf"|safe|suits?)"
    rf"(?: \w+)? (?:for|in|on|with)? ?{_ALL}(?: (?:people|patients?|cases|%|percent))?(?!\w)(?!"
    rf" (?:of our|questions))",
    r"(?:always|never fails to|is (?:sure|certain|bound|guaranteed) to|will certainly|will surely)"
    r" (?:works?|help|cure|heal)(?!\w)",
    r"100 ?(?:%|percent|per cent) (?:of (?:\w+ )?(?:people|patients)|safe|effective|success\w*"
    r"|cured?"
    r"|guaranteed|relief|natural)",
    rf"{_TREATMENT}(?: \w+){{0,2}}? (?:has|have|with|without|carr(?:y|ies)) (?:no |any )(?:known )?"
    r"(?:risks?|side effects|dangers?|harms?)",
    rf"{_TREATMENT} (?:never|does not|doesn't|do not|cannot|can't|won't|will not) (?:ever )?"
    r"(?:harms?|hurts?|damages?|causes? (?:harm|hallucinations|problems|side effects)|fails?)",
    r"no side effects|risk-free|(?:completely|totally|perfectly|entirely|100%) safe",
    r"(?:you|everyone|everybody|all patients) (?:will|are going to|is going to) (?:\w+ )?"
    r"(?:be cured|feel (?:much )?better|get (?:much )?better|recover|be well)(?!\w)",
    r"(?:guaranteed?|guarantees) (?:results?|relief|success|recovery|a cure|that it works)",
    rf"(?:{_TREATMENT}|this) (?:will|is going to) (?:cure|heal|fix|save|work for) \w+",
)
_DENIED = re.compile(
    r"(?:\b(?:no|not|never|neither|nor|cannot|none|nobody|no one|nothing|whether|if|how|myth"
    r"|unclear|unknown|unless|ask|isn't|without|before|until|when)\b|n't\b)[^.;:]*$",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"[^.;:]*\b(?:not (?:yet )?(?:known|clear|proven|true)|unclear|unknown)\b|[^.;]*\?", re.I
)


def check_promises(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find sentences that promise a cure, safety, or that the treatment works for everybody.

    A myth that is corrected beside it passes, and so do a question and what is denied.
    """
    for passage in found:
        for sentence, span in () if passage.myth else passage.sentences():
            words = promise(sentence)
            if words:
                yield Finding(
                    "promise-made",
                    f"'{words}' promises what no study has shown: '{shortened(sentence)}'",
                    "leave it out, or say for how many people, and what is not known",
                    span,
                )


def promise(sentence: str) -> str:
    """Give the words of a sentence that promise too much, or nothing."""
    text = evened(sentence)
    for match in _PROMISE.finditer(text):
        denied = _DENIED.search(text[: match.start()])
        if not denied and not _DOUBTED.match(text[match.end() :]):
            return match[0]
    return ""
