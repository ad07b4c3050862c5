import gzip
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from check.build_syllables import packed
from kdeck.check.text import syllable
from kdeck.check.text.readability import (
    flesch_kincaid_grade,
    hardest_words,
    score,
    smog_grade,
    split_sentences,
    syllables,
    words,
    worst_sentences,
)
from kdeck.check.text.syllable import estimated, supplement

DATA = Path(syllable.__file__).parents[1] / "data"

# Each passage was counted by hand: words, sentences, syllables, words of three syllables or more.
PASSAGES = [
    # The cat(1) sat(1) on(1) the(1) mat(1)
    ("The cat sat on the mat.", (6, 1, 6, 0)),
    # The Aus-tra-li-an plat-y-pus is seem-ing-ly a hy-brid of a mam-mal and rep-til-i-an crea-ture
    (
        "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
        (13, 1, 24, 4),
    ),
    # Call 9-1-1 as one; "Stop"; "Rest now"; "Drink wa-ter"; "Do not drive"
    ("Call 911. Stop. Rest now. Drink water. Do not drive.", (10, 5, 11, 0)),
    # Your care team will watch your blood pres-sure. It may rise for a-bout a day.
    (
        "Your care team will watch your blood pressure. It may rise for about a day.",
        (15, 2, 17, 0),
    ),
    # Ke-ta-mine blocks a gate on nerve cells. The gate is called the N-M-D-A re-cep-tor.
    (
        "Ketamine blocks a gate on nerve cells. The gate is called the NMDA receptor.",
        (14, 2, 21, 3),
    ),
    # Take 2.5 mg at 8.30 p-m in the U-S to-day. Then rest.
    ("Take 2.5 mg at 8.30 p.m. in the U.S. today. Then rest.", (12, 2, 15, 0)),
    # Hy-dro-chlo-ro-thi-a-zide and met-for-min do not in-ter-act with es-ke-ta-mine.
    (
        "Hydrochlorothiazide and metformin do not interact with esketamine.",
        (8, 1, 21, 4),
    ),
    # Eat noth-ing for 4 hours be-fore. / Bring a list of your med-i-cines. / Do not drive.
    # (hours counts 2, as "our" does in the dictionary's "AW ER")
    (
        "• Eat nothing for 4 hours before\n• Bring a list of your medicines\n• Do not drive",
        (15, 3, 20, 1),
    ),
]


@pytest.mark.parametrize(("text", "counts"), PASSAGES)
def test_counts_agree_with_a_count_by_hand(text: str, counts: tuple[int, int, int, int]) -> None:
    grade = score(split_sentences(text))
    assert (grade.words, grade.sentences, grade.syllables, grade.polysyllables) == counts


def test_flesch_kincaid_agrees_with_published_examples() -> None:
    # Wikipedia, "Flesch-Kincaid readability tests": the platypus sentence scores 11.3, and
    # Green Eggs and Ham, with 5.7 words a sentence and 1.02 syllables a word, -1.3.
    platypus = score(split_sentences(PASSAGES[1][0]))
    assert round(platypus.flesch_kincaid, 1) == 11.3
    assert round(flesch_kincaid_grade(5700, 1000, 5814), 1) == -1.3


def test_flesch_kincaid_is_lowest_for_one_syllable_a_sentence() -> None:
    # The same article: the lowest possible grade is -3.40.
    assert flesch_kincaid_grade(1, 1, 1) == pytest.approx(-3.40)
    assert score(["Stop.", "Rest."]).flesch_kincaid == pytest.approx(-3.40)


@pytest.mark.parametrize(
    ("low", "high", "grade"),
    [(7, 12, 6), (13, 20, 7), (21, 30, 8), (31, 42, 9), (43, 56, 10), (57, 72, 11)],
)
def test_smog_agrees_with_the_conversion_table(low: int, high: int, grade: int) -> None:
    # McGraw's table for 30 sentences rounds to whole grades; the regression that McLaughlin
    # (Journal of Reading 12, 1969, 639-646) gives runs through the middle of these rows, and above
    # those from grade 12 on.
    assert round(smog_grade((low + high) // 2, 30)) == grade


def test_smog_scales_a_short_text_to_thirty_sentences() -> None:
    assert smog_grade(3, 10) == pytest.approx(smog_grade(9, 30))
    assert smog_grade(9, 30) == pytest.approx(1.0430 * 3 + 3.1291)
    assert smog_grade(0, 4) == pytest.approx(3.1291)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The dose is 0.5 mg per kg. It is slow.", ["The dose is 0.5 mg per kg.", "It is slow."]),
        ("Come at 8.30 p.m. Call us.", ["Come at 8.30 p.m.", "Call us."]),
        ("Come at 8 p.m. on Monday.", ["Come at 8 p.m. on Monday."]),
        ("The U.S. Food and Drug Administration.", ["The U.S. Food and Drug Administration."]),
        ("It is sold in the U.S. The dose is low.", ["It is sold in the U.S.", "The dose is low."]),
        ("Dr. J. Smith and Mrs. Lee.", ["Dr. J. Smith and Mrs. Lee."]),
        ("Avoid vitamin C. Then rest.", ["Avoid vitamin C.", "Then rest."]),
        ("Avoid e.g. Xanax or St. John's wort.", ["Avoid e.g. Xanax or St. John's wort."]),
        ("Call 1.800.555.0100. Wait.", ["Call 1.800.555.0100.", "Wait."]),
        ("See www.kdeck.org/help. Then call.", ["See www.kdeck.org/help.", "Then call."]),
        ("No. Do not. See No. 5.", ["No.", "Do not.", "See No. 5."]),
        ("1. Rest. 2. Drink.", ["1. Rest.", "2. Drink."]),
        ("Is it safe? “Yes!” (Mostly.) Ask.", ["Is it safe?", "“Yes!”", "(Mostly.)", "Ask."]),
        ("Wait... then go… now.", ["Wait... then go… now."]),
        ("- eat\n- drink\n\n  * sleep\n", ["eat", "drink", "sleep"]),
        ("", []),
        (" \n…\n", []),
    ],
)
def test_sentences_are_split_where_they_end(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Call 1-800-273-8255 now.", "Call now"),
        ("Call (555) 010-1234 or +44 20 7946 0000.", "Call or"),
        ("Call 116 123 or 13 11 14.", "Call or"),
        ("Call 988.", "Call 988"),
        ("See https://a.org/b?c=d, www.x.com or me@clinic.org today.", "See or today"),
        ("Go to kdeck.org/help.", "Go to"),
        ("2. Take 2.5 mg (30%).", "Take 2.5 mg 30"),
        ("It’s a long-term, low-dose plan.", "It’s a long-term low-dose plan"),
        ("In 2024, 1,200 of 10,000 people.", "In 2024 1,200 of 10,000 people"),
        ("At 8:30 p.m. in the U.S.", "At 8:30 p.m. in the U.S."),
        ("Café, naïve, Sjögren.", "Café naïve Sjögren"),
    ],
)
def test_words_leave_out_addresses_and_phone_numbers(sentence: str, expected: str) -> None:
    assert " ".join(words(sentence)) == expected


def test_one_address_does_not_raise_the_grade() -> None:
    plain = score(split_sentences("Ask your nurse. Read more here."))
    linked = score(split_sentences("Ask your nurse. Read more here: https://kdeck.org/very-long."))
    lone = score(split_sentences("Ask your nurse. Read more here.\nhttps://kdeck.org"))
    assert plain == linked == lone


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ketamine", 3), ("Esketamine's", 4), ("glutamate", 3), ("synapse", 2), ("synapses", 3),
        ("hydrochlorothiazide", 7), ("metformin", 3), ("NMDA", 4), ("FDA", 3), ("U.S.", 2),
        ("p.m.", 2), ("WHO", 1), ("long-term", 2), ("follow-up", 3), ("and/or", 2), ("30", 1),
        ("2.5", 1), ("mg", 1), ("don’t", 1), ("nurse's", 2), ("nurses", 2), ("titrated", 3),
        ("dissociated", 5), ("benzodiazepines", 6), ("the", 1), ("Z", 1), ("xyzzy", 2),
        ("synthesizes", 4), ("dehydrates", 3),
    ],
)  # fmt: skip
def test_syllables_of_words_of_this_subject(word: str, count: int) -> None:
    assert syllables(word) == count


def test_supplement_spells_out_what_it_counts() -> None:
    rows = [
        line.split()
        for line in (DATA / "supplement.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert len(rows) >= 120
    assert rows == sorted(rows)
    for word, count, parts in rows:
        assert parts.replace("-", "") == word
        assert len(parts.split("-")) == int(count)
    assert all(syllables(word) == count for word, count in supplement().items() if word != "iv")


@pytest.mark.slow
def test_rule_for_unknown_words_is_right_for_nine_in_ten() -> None:
    known = {word: count for word, count in syllable._table().items() if "'" not in word}
    right = sum(estimated(word) == count for word, count in known.items())
    long = [word for word, count in known.items() if count >= 3]
    assert right / len(known) > 0.90
    assert sum(estimated(word) >= 3 for word in long) / len(long) > 0.92


def test_text_without_words_has_no_grade() -> None:
    for sentences in ([], [""], ["https://kdeck.org"], ["1-800-273-8255"]):
        with pytest.raises(ValueError, match="no words"):
            score(sentences)


def test_worst_sentences_come_first() -> None:
    sentences = split_sentences(
        "Rest now. Dissociation and hypertension necessitate observation. See https://a.org. "
        "The nurse will stay with you for the whole of your visit."
    )
    worst = worst_sentences(sentences, 2)
    assert [s.text.split()[0] for s in worst] == ["Dissociation", "The"]
    assert worst[0].grade.polysyllables == 4
    assert worst_sentences(["https://a.org"]) == ()


def test_hardest_words_are_the_longest_then_the_most_used() -> None:
    hard = hardest_words(["NMDA receptors.", "Receptors, antagonist; rest.", "Antagonist dose."])
    assert [(w.word, w.syllables, w.times) for w in hard] == [
        ("antagonist", 4, 2),
        ("nmda", 4, 1),
        ("receptors", 3, 2),
    ]
    assert hardest_words(["Receptor antagonist."], 1)[0].word == "antagonist"


def test_data_loads_late_and_fast() -> None:
    program = (
        "import kdeck.check.text.readability, kdeck.check.text.syllable as syllable;"
        "print(syllable._table.cache_info().misses)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0\n"

    def seconds() -> float:
        """Measure the processor's time: other work on the machine does not make it slow."""
        syllable._table.cache_clear()
        start = process_time()
        syllable._table()
        return process_time() - start

    assert min(seconds() for _ in range(5)) < 0.08


def test_data_is_packed_in_the_same_way_every_time() -> None:
    source = "\n".join(
        (
            "export const dictionary = {",
            '  "a": "AH0",',
            "  aamodt: 'AA1 M AH0 T',",
            '  "a(2)": "EY1",',
            '  "a.": "EY1",',
            "  b: 'B IY1'",
            "}",
        )
    )
    assert packed(source) == packed(source)
    assert gzip.decompress(packed(source)) == b"1 a b\n2 aamodt\n"
    shipped = gzip.decompress((DATA / "syllables.txt.gz").read_bytes()).decode("ascii")
    assert sum(line.count(" ") for line in shipped.splitlines()) > 120_000
    assert "1993-2015 Carnegie Mellon" in (DATA / "CMUDICT-LICENSE.txt").read_text("utf-8")
