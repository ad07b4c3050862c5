"""What a clinic says of its visits, and what its patients are told to ask where it says nothing."""

from kdeck.model.inline import Datum
from kdeck.plan.text.wording import Wording
from kdeck.theme.schema import VISIT
from kdeck.theme.visit import Visit

SENTENCE_ENDS = (".", "!", "?", "…")


def is_answer(datum: Datum) -> bool:
    """Say whether a place stands for what a clinic says of its visits."""
    return datum.source == "clinic" and datum.key in VISIT


def answer_words(key: str, visit: Visit, words: Wording) -> str:
    """Word an answer as a sentence, or else what to ask; after hours have words of their own."""
    answer = visit.answer(key)
    if not answer:
        return words(f"visit-{key}")
    stop = "" if answer.endswith(SENTENCE_ENDS) else "."
    return words(f"visit-{key}-said", answer=answer + stop)
