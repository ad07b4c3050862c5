"""Of an edited deck, what changed is told by its sentences, wherever its slides stand now."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.pptx.changes import Changes, Kind, changes
from kdeck.ooxml.slidewords import Said, SlideWords, Where

FOOTER = Said(Where.FOOTER, "Our clinic · Draft: not yet reviewed by a clinician")


def deck(*slides: Sequence[Said]) -> tuple[SlideWords, ...]:
    return tuple(SlideWords(n, (*said, FOOTER)) for n, said in enumerate(slides, 1))


def slide(title: str, *texts: str, notes: str = "") -> tuple[Said, ...]:
    said = [Said(Where.TITLE, title), *(Said(Where.TEXT, text) for text in texts)]
    return (*said, Said(Where.NOTES, notes)) if notes else tuple(said)


FIRST = slide("What it is", "It is a drug.", notes="Ask what they know. Wait for answers.")
SECOND = slide("How it is given", "By a drip into a vein.", "Twice a week for 4 weeks.")
THIRD = slide("When to call", "Call 911 for chest pain.", "Call us when you feel worse.")


def told(found: Changes) -> list[tuple[str, str, str, str, tuple[int, ...]]]:
    return [(c.kind, c.where, c.planned, c.found, c.slides) for c in found.found]


def test_a_title_that_was_worded_anew_is_one_change_whatever_its_words() -> None:
    edited = deck(FIRST, slide("Your visits", *(s.text for s in SECOND[1:])), THIRD)
    assert told(changes(deck(FIRST, SECOND, THIRD), edited)) == [
        ("changed", "title", "How it is given", "Your visits", (2,))
    ]


def test_a_number_changed_in_a_sentence_is_told_with_both_sentences() -> None:
    edited = deck(FIRST, slide("How it is given", SECOND[1].text, "Twice a week for 6 weeks."))
    assert told(changes(deck(FIRST, SECOND), edited)) == [
        ("changed", "text", "Twice a week for 4 weeks.", "Twice a week for 6 weeks.", (2,))
    ]


def test_a_sentence_of_the_notes_is_told_apart_from_the_others_of_its_paragraph() -> None:
    edited = deck(slide("What it is", "It is a drug.", notes="Ask what they know. Be kind."))
    assert told(changes(deck(FIRST), edited)) == [
        ("removed", "notes", "Wait for answers.", "", (1,)),
        ("added", "notes", "", "Be kind.", (1,)),
    ]


def test_slides_in_another_order_say_the_same() -> None:
    assert changes(deck(FIRST, SECOND, THIRD), deck(THIRD, FIRST, SECOND)) == Changes(())


def test_a_slide_that_was_deleted_is_told_sentence_by_sentence_without_its_footer() -> None:
    found = changes(deck(FIRST, SECOND, THIRD), deck(FIRST, SECOND))
    assert told(found) == [("removed", s.where, s.text, "", ()) for s in THIRD]
    assert {c.planned_slides for c in found.found} == {(3,)}


def test_a_slide_that_is_new_stands_behind_the_one_before_it() -> None:
    own = slide("Our team", "Ask for the nurse on duty.")
    found = changes(deck(FIRST, SECOND), deck(FIRST, own, SECOND))
    assert told(found) == [("added", s.where, "", s.text, (2,)) for s in own]
    assert {c.planned_slides for c in found.found} == {(1,)}


def test_a_slide_cut_in_two_has_moved_sentences() -> None:
    one, two = slide("When to call", THIRD[1].text), slide("When to call us", THIRD[2].text)
    assert told(changes(deck(FIRST, THIRD), deck(FIRST, one, two))) == [
        ("moved", "text", THIRD[2].text, THIRD[2].text, (3,)),
        ("added", "title", "", "When to call us", (3,)),
    ]


def test_a_footer_changed_on_every_slide_is_one_change() -> None:
    after = tuple(
        SlideWords(s.number, tuple(Said(e.where, e.text.replace("Draft: n", "N")) for e in s.said))
        for s in deck(FIRST, SECOND, THIRD)
    )
    (change,) = changes(deck(FIRST, SECOND, THIRD), after).found
    assert (change.kind, change.where, change.slides) == (Kind.CHANGED, Where.FOOTER, (1, 2, 3))


def test_words_that_moved_from_a_title_to_a_text_are_no_change_and_to_the_notes_are() -> None:
    text = (Said(Where.TEXT, "What it is"), *FIRST[1:])
    assert changes(deck(FIRST), deck(text)) == Changes(())
    note = (*SECOND[:-1], Said(Where.NOTES, SECOND[-1].text))
    kinds = {(c.kind, c.where) for c in changes(deck(SECOND), deck(note)).found}
    assert kinds == {("removed", "text"), ("added", "notes")}


def test_another_deck_is_listed_up_to_a_limit_and_the_rest_counted() -> None:
    many = deck(*(slide(f"Title {n}", f"Text {n} of another deck.") for n in range(1500)))
    found = changes(deck(FIRST), many)
    assert len(found.found) == 2000
    assert found.more == 3000 + len(FIRST) + 1 - 2000


WORDS = st.text("ab c.", min_size=1, max_size=12).map(lambda t: f"x{t}".strip())
SLIDES = st.lists(
    st.lists(st.builds(Said, st.sampled_from(Where), WORDS), max_size=4), max_size=5
).map(lambda slides: deck(*slides))


@settings(max_examples=examples(60))
@given(SLIDES, SLIDES)
def test_every_sentence_is_accounted_for_once(planned: object, found: object) -> None:
    assert isinstance(planned, tuple)
    assert isinstance(found, tuple)
    assert changes(planned, planned) == Changes(())
    there, back = changes(planned, found).found, changes(found, planned).found
    mirrored = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
    # Where nothing differs one way, nothing does the other way.
    assert bool(there) == bool(back)
    for change in there:
        assert (change.kind in mirrored) == (not change.planned or not change.found)
