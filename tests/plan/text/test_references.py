"""References as AMA entries."""

from dataclasses import replace

import pytest

from kdeck.finding import Span
from kdeck.model.reference import Name, Reference
from kdeck.plan.text.references import format_references

TRIAL = Reference(
    id="smith2020",
    type="article-journal",
    title="A trial of ketamine",
    authors=(Name("Smith", "Ann B"), Name("Lee", "Bo")),
    authors_complete=True,
    container="J Trials",
    issued=(2020, 5),
    volume="3",
    issue="2",
    page="4-9",
    publisher="",
    doi="10.1000/182",
    url="https://example.org/182",
    accessed=(),
    short="Smith. A trial, 2020",
    span=Span("sources/references.json", 2),
)
BARE = replace(TRIAL, doi="", url="")
PAGE = replace(
    BARE,
    type="webpage",
    title="Warning about compounded ketamine",
    authors=(Name("US Food and Drug Administration", literal=True),),
    container="",
    volume="",
    issue="",
    page="",
    issued=(2023, 10, 10),
    accessed=(2026, 6, 1),
    url="https://example.org/a?b=1&c=2",
)


def entry(reference: Reference) -> str:
    (found,) = format_references((reference,))
    return found


def people(number: int) -> tuple[Name, ...]:
    return tuple(Name(f"Name{letter}", f"{letter}na") for letter in "ABCDEFGHIJ"[:number])


def test_a_journal_article_ends_in_its_doi_and_leaves_out_the_address() -> None:
    assert entry(TRIAL) == (
        "Smith AB, Lee B. A trial of ketamine. J Trials. 2020;3(2):4-9. doi:10.1000/182"
    )


def test_a_list_abbreviates_its_journals_where_each_has_its_abbreviation() -> None:
    long = replace(TRIAL, container="Journal of Trials", container_short="J Trials")
    of_one_word = replace(TRIAL, container="Lancet")
    without = replace(TRIAL, container="Annals of Trials")
    first, second = format_references((long, of_one_word))
    assert " J Trials. 2020" in first
    assert " Lancet. 2020" in second
    first, second = format_references((long, without))
    assert " Journal of Trials. 2020" in first
    assert " Annals of Trials. 2020" in second


def test_an_article_without_issue_and_pages_leaves_them_out() -> None:
    assert entry(replace(BARE, issue="", page="")) == (
        "Smith AB, Lee B. A trial of ketamine. J Trials. 2020;3."
    )


@pytest.mark.parametrize(
    "title", ["A trial of ketamine", "Is it safe?", "J Trials", "p < 0.05 (a)"]
)
def test_an_article_without_authors_begins_with_its_title_and_says_it_once(title: str) -> None:
    stop = "" if title.endswith("?") else "."
    assert entry(replace(BARE, authors=(), title=title)) == (
        f"{title}{stop} J Trials. 2020;3(2):4-9."
    )


@pytest.mark.parametrize(
    ("number", "complete", "printed"),
    [
        (1, True, "NameA A."),
        (6, True, "NameA A, NameB B, NameC C, NameD D, NameE E, NameF F."),
        (7, True, "NameA A, NameB B, NameC C, et al."),
        (1, False, "NameA A, et al."),
        (2, False, "NameA A, NameB B, et al."),
        (3, False, "NameA A, NameB B, NameC C, et al."),
        (6, False, "NameA A, NameB B, NameC C, et al."),
    ],
)
def test_more_than_six_authors_and_incomplete_lists_end_in_et_al(
    number: int, complete: bool, printed: str
) -> None:
    made = replace(BARE, authors=people(number), authors_complete=complete)
    assert entry(made) == f"{printed} A trial of ketamine. J Trials. 2020;3(2):4-9."


@pytest.mark.parametrize("title", ["Is it safe?", "Stop!", "Does it work? A trial."])
def test_a_title_that_ends_in_a_mark_has_no_second_one(title: str) -> None:
    assert entry(replace(BARE, title=title)) == f"Smith AB, Lee B. {title} J Trials. 2020;3(2):4-9."


def test_a_web_page_has_its_dates_and_its_address() -> None:
    assert entry(PAGE) == (
        "US Food and Drug Administration. Warning about compounded ketamine. October 10, 2023. "
        "Accessed June 1, 2026. https://example.org/a?b=1&c=2"
    )


@pytest.mark.parametrize(
    ("edition", "printed"), [("5", "5th ed. "), ("2", "2nd ed. "), ("Revised ed", "Revised ed. ")]
)
def test_a_book_names_its_edition(edition: str, printed: str) -> None:
    bare = replace(BARE, container="", volume="", issue="", page="")
    made = replace(bare, type="book", title="The guide", publisher="Press", edition=edition)
    assert entry(made) == f"Smith AB, Lee B. The Guide. {printed}Press; 2020."


def test_an_article_number_stands_where_pages_do() -> None:
    assert entry(replace(BARE, page="19m12891")).endswith("J Trials. 2020;3(2):19m12891.")


def test_a_report_of_an_organization_names_its_publisher() -> None:
    made = replace(
        BARE,
        type="report",
        authors=(Name("World Health Organization", literal=True),),
        container="",
        volume="",
        issue="",
        page="",
        publisher="WHO Press",
    )
    assert entry(made) == "World Health Organization. A Trial of Ketamine. WHO Press; 2020."


def test_names_keep_their_particles_suffixes_and_accents() -> None:
    authors = (Name("van den Berg", "Éa"), Name("King", "Martin L", "Jr"), Name("O’Neil", "J-P"))
    assert entry(replace(BARE, authors=authors)).startswith(
        "van den Berg É, King ML Jr, O’Neil JP. A trial"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Ketamine & esketamine: p < 0.05, n > 20",
        "Effects of <b>ketamine</b> &amp; more",
        "A [bracket] (round) {curly} $1 \\1 * _x_",
        "Über α-blockers: “fast”",
    ],
)
def test_signs_that_mean_something_elsewhere_are_kept_as_text(title: str) -> None:
    made = replace(BARE, title=title, authors=(Name("Smith & <Sons>", literal=True),))
    assert entry(made) == f"Smith & <Sons>. {title}. J Trials. 2020;3(2):4-9."


def test_entries_come_in_the_order_of_the_references_without_numbers() -> None:
    made = tuple(replace(BARE, id=f"r{n}", title=f"Trial {n}") for n in (3, 1, 2))
    assert [found.split(". ")[1] for found in format_references(made)] == [
        "Trial 3",
        "Trial 1",
        "Trial 2",
    ]


def test_a_title_that_begins_with_a_number_keeps_it() -> None:
    assert entry(replace(BARE, authors=(), title="2020. A year of trials")) == (
        "2020. A year of trials. J Trials. 2020;3(2):4-9."
    )


def test_ids_that_differ_only_in_their_case_are_two_references() -> None:
    made = (replace(BARE, id="Lee", title="One"), replace(BARE, id="lee", title="Two"))
    assert [found.split(". ")[1] for found in format_references(made)] == ["One", "Two"]


def test_no_references_have_no_entries() -> None:
    assert format_references(()) == ()


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en-US", "October 10, 2023"),
        ("en-CA", "October 10, 2023"),
        ("en-GB", "10 October 2023"),
        ("en-IE", "10 October 2023"),
        ("en-AU", "10 October 2023"),
        ("en-NZ", "10 October 2023"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, day: str) -> None:
    (found,) = format_references((PAGE,), None, language)
    assert day in found
    assert "2026" in found
    assert found.count("2023") == 1
