"""Plain text is held to short sentences, active verbs and explained words."""

import pytest

from kdeck.audienceselection import Reader, select
from kdeck.check.content.length import LIMIT, TARGET
from kdeck.check.content.passive import passive
from kdeck.check.content.rulebook import check_library
from kdeck.check.content.terms import check_undefined_terms, pattern_of
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from projects import FILES, FRONT, GLOSSARY, RECIPE, TOPIC

from .texts import codes, in_topic, library


@pytest.mark.parametrize(
    ("count", "severity"),
    [
        (TARGET, None),
        (TARGET + 1, Severity.WARNING),
        (LIMIT, Severity.WARNING),
        (LIMIT + 1, Severity.ERROR),
    ],
)
def test_a_sentence_has_20_words(count: int, severity: Severity | None) -> None:
    text = " ".join(["You", *["go"] * (count - 1)]) + "."
    found = in_topic(f"::: plain\nFine.\n\n{text}\n:::")
    assert [(f.code, f.severity, f.span.line) for f in found] == (
        [("sentence-long", severity, 10)] if severity else []
    )
    assert not codes(text, "clinician")


def test_each_item_of_a_list_is_a_sentence_and_a_heading_is_none() -> None:
    item = " ".join(["go"] * 15)
    assert not codes(f"You can:\n\n- {item}\n- {item}")
    assert not codes(f"# {' '.join(['go'] * 30)}\n\nFine.")


@pytest.mark.parametrize(
    ("sentences", "words", "found"),
    [(4, 20, False), (5, 17, True), (10, 8, False), (12, 7, True)],
)
def test_a_paragraph_has_80_words(sentences: int, words: int, *, found: bool) -> None:
    text = " ".join([f"You {'go ' * (words - 1)}".strip() + "."] * sentences)
    assert codes(text) == ({"paragraph-long"} if found else set())


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The dose is chosen for you.", "is chosen"),
        ("You will be watched.", "be watched"),
        ("It has not been checked by the FDA.", "been checked"),
        ("The gate isn’t blocked.", "isn’t blocked"),
        ("It can be easily misused.", "be easily misused"),
        ("You are being watched.", "are being watched"),
        ("Notes were never taken.", "were never taken"),
        ("It is also often given by drip.", "is also often given"),
    ],
)
def test_the_passive_voice_is_found(sentence: str, verb: str) -> None:
    assert passive(sentence) == verb
    assert codes(sentence) == {"passive-voice"}
    assert not codes(sentence, "clinician")


@pytest.mark.parametrize(
    "sentence",
    [
        "This is called dissociation.",
        "It is approved for surgery.",
        "It is a mixed picture.",
        "You are tired or scared.",
        "You may be very wired.",
        "You are allergic to it.",
        "Your eyes are red.",
        "There is need for care.",
        "There are a hundred of them.",
        "It is indeed so.",
        "It is used for sleep in surgery.",
        "Staff are trained.",
        "Keep it locked up.",
        "It may have helped.",
        "You are not alone.",
        "It is well known.",
        "He was done and gone.",
        "The effect is limited.",
        "Is speed a sign?",
        "This is still being studied.",
        "It has not been shown to prevent this.",
    ],
)
def test_states_names_and_other_words_are_no_passive_voice(sentence: str) -> None:
    assert not passive(sentence)


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("RID", "The RID is low.", True),
        ("RID", "Get rid of it.", False),
        ("HNK", "(2R,6R)-HNK is one.", True),
        ("IPD", "The IPDs.", True),
        ("PCP site", "The PCP site is one.", True),
        ("use-dependent trapping", "Use-dependent trapping is one.", True),
        ("13C-MRS", "By 13C‑MRS it is.", True),
        ("Nerve cell (neuron)", "Two nerve cells.", True),
        ("Glutamate", "Glutamates.", True),
        ("Mood", "A moody man.", False),
    ],
)
def test_a_term_is_known_as_a_whole_word(term: str, text: str, *, found: bool) -> None:
    assert bool(pattern_of(term).search(text)) == found


def test_terms_for_clinicians_never_reach_patients() -> None:
    for text in ("A MADRS score.", "# MADRS\n\nFine.", "| A | B |\n|---|---|\n| MADRS | b |"):
        assert codes(text) == {"term-clinician"}
        assert not codes(text, "clinician")
    title = FILES[TOPIC].replace('plain: "The dose"', 'plain: "The MADRS"')
    (finding,) = check_library(library({TOPIC: title}))
    assert (finding.code, finding.span.file, finding.span.line) == ("term-clinician", TOPIC, 4)


def undefined(body: str, audience: Audience = Audience.PLAIN) -> list[tuple[str, int | None]]:
    read = library({TOPIC: f"{FRONT}{body}\n"})
    document = select(read, read.recipes[0], Reader(audience, "US"), {})
    return [(f.message, f.span.line) for f in check_undefined_terms(document, read)]


def test_a_term_is_marked_once_in_a_document() -> None:
    found = undefined("Fine.\n\nHere glutamate is.\n\nHere glutamate is.")
    assert [line for _, line in found] == [9]
    assert "'Glutamate'" in found[0][0]
    assert not undefined("Here glutamate is.\n\nHere [glutamate]{.term} is.")
    assert not undefined("# Glutamate\n\nFine.")
    assert not undefined("Here glutamate is.", Audience.CLINICIAN)


def test_a_definition_is_no_use_of_a_term() -> None:
    entry = '  - {key: gate, term: "Gate", definition: "Opened by glutamate."}\n'
    read = library({GLOSSARY: FILES[GLOSSARY] + entry, TOPIC: f"{FRONT}A [gate]{{.term}}.\n"})
    document = select(read, read.recipes[0], Reader(Audience.PLAIN, "US"), {})
    assert [each.key for each in document.glossary] == ["gate"]
    assert not list(check_undefined_terms(document, read))


def test_what_a_recipe_and_a_front_matter_say_is_judged_at_its_line() -> None:
    recipe = FILES[RECIPE].replace('plain: "It may help."', 'plain: "It is chosen."')
    (finding,) = check_library(library({RECIPE: recipe}))
    assert (finding.code, finding.span.file, finding.span.line) == ("passive-voice", RECIPE, 3)
    topic = FILES[TOPIC].replace("The dose is small", "The dose is chosen")
    (finding,) = check_library(library({TOPIC: topic}))
    assert (finding.code, finding.span.line) == ("passive-voice", 5)


MYTHS = [
    "| Claim | Answer |\n|---|---|\n| Myth: it resets you | Fact: it does not |",
    "| Myth | Fact |\n|---|---|\n| It resets you | It blocks a gate |",
    "Myth: it resets you\n:   Fact: it does not.",
]


@pytest.mark.parametrize("body", MYTHS)
def test_a_myth_that_is_corrected_beside_it_may_be_told(body: str) -> None:
    assert not in_topic(body)
    uncorrected = body.replace("Fact", "Note")
    assert {finding.code for finding in in_topic(uncorrected)} == {"word-avoided"}
    lone = body.replace("Myth", "Word")
    assert {finding.code for finding in in_topic(lone)} == {"word-avoided"}


@pytest.mark.parametrize(
    "text",
    [
        "It is used in natural language.", "A fixed-dose cohort was named.",
        "We do not know how safe it is.", "It is broken down by the liver.",
        "No one has said that it is not proven.", "There is no evidence for a “reset”.",
        "We can’t say that one part of the brain is broken.",
        "A rise lasting about 4 hours was seen.",
    ],
)  # fmt: skip
def test_a_word_in_a_phrase_that_is_fair_is_not_found(text: str) -> None:
    assert not codes(text, "clinician")


# One example of each row of the ledger's list of words to avoid.
AVOIDED = """\
It resets the brain. You can reboot it. They turned my brain back on.
It shuts down the brain. It shuts off communication.
It rewires the brain.
It can regrow neurons. Lost connections regrow.
It is Miracle-Gro for you. It is a fertilizer.
The brain is broken. It is a chemical imbalance. It is faulty.
NMDA functions poorly.
It turns down the volume.
It is a cure. It heals. It is a miracle. It is a game changer. It is a beacon of hope.
It is proven. It is guaranteed. It will work. You should feel better.
It is so much more effective.
It is safe. It has an extensive track record. It has few side effects.
Only 0.7% of 30 patients stopped.
A sub-dissociative dose is one. It is a gentle dose. It will not cause hallucinations.
It is one tenth of that.
The trip is not the treatment.
It is a ketamine nasal spray.
Stay in the comfort of your home. Get it from home.
It is natural. It is non-addictive. It is not like street ketamine.
It works instantly. It works overnight.
It is permanent. It is lasting. It is long-term relief.
It is a failed treatment. You failed. They are non-compliant.
He suffers from it. She is an addict. They commit suicide.
It is a journey. It is a medicine session. It is psychedelic therapy.
Studies show it.
"""


@pytest.mark.sampled(8)
@pytest.mark.parametrize("line", AVOIDED.splitlines())
def test_every_row_of_the_list_of_words_is_found(line: str) -> None:
    for sentence in line.replace(". ", ".\n").splitlines():
        assert "word-avoided" in codes(sentence, "clinician"), sentence


def test_the_terms_of_the_ledger_are_in_the_shipped_list() -> None:
    read = library({})
    assert [term.term for term in read.clinician_only] == [
        "HNK", "eEF2", "TrkB", "GluN2B", "SV2A", "MADRS", "CADSS", "LSAS", "RID", "PCP site",
        "13C-MRS", "IPD", "use-dependent trapping",
    ]  # fmt: skip
    assert {term.span.file for term in read.clinician_only} == {"sources/words.yml"}


@pytest.mark.parametrize(
    "text",
    [
        "A sign from the 911 box? Call us.",
        "Call us for what stands in the red box.",
        "Turn over: whom to call.",
        "The numbers are on the other side.",
        "Ask about the signs below.",
        "See the table above.",
        "The steps are listed below.",
        "Read page 3 first. More is on page 4.",
    ],
)
def test_no_text_points_to_a_place_that_nobody_hears(text: str) -> None:
    assert "points-by-place" in codes(text)
    assert "points-by-place" in codes(text, "clinician")


@pytest.mark.parametrize(
    "text",
    [
        "Get ready with the list “Before you come” below.",
        "Tell us above all if you feel scared.",
        "Call us if your blood pressure is above the limit.",
        "Bring the box of each medicine.",
        "Turn over in bed as you like.",
        "The pain is on one side of the face.",
    ],
)
def test_a_heading_that_is_named_and_a_place_in_the_world_are_not_found(text: str) -> None:
    assert "points-by-place" not in codes(text)


def test_where_things_stand_in_a_picture_its_alt_text_may_say() -> None:
    found = in_topic("![The gate below is open, and the one above it is shut.](hill.svg)")
    assert "points-by-place" not in {finding.code for finding in found}


def test_a_sentence_names_six_things_and_a_list_any_number() -> None:
    six = "Tell us about your heart, lungs, liver, eyes, seizures and a stroke"
    assert "list-run-on" not in codes(f"{six}.")
    assert "list-run-on" not in codes(f"{six} (a clot, a bleed, or both).")
    assert "list-run-on" in codes(
        "Tell us about your skin, heart, lungs, liver, eyes, ears and feet."
    )
    assert "list-run-on" in codes("Tell us about your heart, lungs, liver, eyes, skin, ears, feet.")
    assert "list-run-on" not in codes("Tell us about:\n\n- heart\n- lungs\n- liver\n- ears")
