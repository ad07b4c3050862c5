"""The lists of references that people have: taken, taken with a note, or refused in one line."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.content.sources import check_references, check_use
from kdeck.finding import Findings, Severity
from kdeck.fingerprint import Files
from kdeck.load.bibliography import samework
from kdeck.load.bibliography.dates import date_of
from kdeck.load.bibliography.exportfile import entries_of
from kdeck.load.bibliography.latex import plain_of
from kdeck.load.bibliography.standing import standing_of
from kdeck.load.bibliography.taking import Taken, take
from kdeck.load.folders import EXPORTS as FOLDER
from kdeck.load.folders import REFERENCES as FILE
from kdeck.load.references import Bibliography, read_bibliography
from kdeck.model.reference import Reference, Shipping
from kdeck.model.usage import cited_references
from kdeck.plan.text.citationruns import reference_runs
from kdeck.plan.text.references import format_references
from kdeck.plan.text.wording import Wording
from projects import CLAIM, FRONT, SMITH, TOPIC, MemoryFiles, read_project
from projects import FILES as PROJECT
from stopwatch import within

EXPORTS = Path(__file__).parent / "exports"
FILES = sorted(
    p for p in EXPORTS.rglob("*.*") if p.suffix not in (".md", ".rst") and p.stem != "expected"
)
JOURNAL = (
    '"id": "a", "type": "article-journal", "title": "T", "container-title": "Journal of Trials"'
)
EXPECTED = {
    name: (int(taken), int(said))
    for name, taken, said in map(str.split, (EXPORTS / "expected.txt").read_text().splitlines())
}


def read(folder: Path, **files: str | bytes) -> tuple[Bibliography, Findings]:
    """Read files of the folder for exports; a name is written with '__' for its stop."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = place / name.replace("__", ".")
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    findings = Findings()
    return read_bibliography(Files(folder), findings), findings


def export(folder: Path, name: str) -> tuple[dict[str, Reference], Findings]:
    """Read one export of the corpus, by the keys of its entries."""
    path = next(path for path in FILES if path.name == name)
    found, findings = read(folder, **{path.name.replace(".", "__"): path.read_bytes()})
    return {each.reference.id: each.reference for each in found.taken}, findings


def test_the_exports_of_programs_are_taken_with_few_notes_and_refused_in_one_line(
    tmp_path: Path,
) -> None:
    counts: Counter[str] = Counter()
    found: dict[str, tuple[int, int]] = {}
    for path in FILES:
        read_in, findings = export(tmp_path / path.name, path.name)
        said = list(findings)
        found[path.name] = len(read_in), len(said)
        kind = "refused" if not read_in else "with a note" if said else "taken"
        counts[kind] += 1
        if kind == "refused":
            assert len(said) == 1
        assert all(finding.hint and finding.span.file.startswith(FOLDER) for finding in said)
        assert all(reference.title and reference.short for reference in read_in.values())
    assert found == EXPECTED
    # Before there was a reader for each: all of them were refused.
    assert counts == {"taken": 56, "with a note": 24, "refused": 7}
    public = [path for path in FILES if path.parent != EXPORTS]
    assert len(FILES) >= 40
    assert len(public) * 2 >= len(FILES)


def test_what_a_reader_of_the_list_needs_is_read_alike_from_every_program(tmp_path: Path) -> None:
    names = ("zotero-biblatex.bib", "zotero.ris", "zotero-csl.json")
    read_in = [next(iter(export(tmp_path / name, name)[0].values())) for name in names]
    for reference in read_in:
        assert reference.type == "article-journal"
        assert (reference.authors[0].family, reference.authors[0].given) == ("Adams", "R. M.")
        assert reference.container == "Journal of Trials"
        assert reference.issued == (2000, 2, 15)
        assert (reference.volume, reference.issue, reference.page) == ("47", "4", "351-354")
        assert reference.doi == "10.1000/zot.1"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", f'[{{{JOURNAL}, "container-title-short": "J Trials"}}]'),
        ("a.json", f'[{{{JOURNAL}, "short-container-title": ["J Trials"]}}]'),
        ("a.bib", "@article{a, title={T}, journal={Journal of Trials}, shortjournal={J Trials}}"),
        ("a.ris", "TY  - JOUR\nTI  - T\nT2  - Journal of Trials\nJ2  - J Trials\nER  -\n"),
        ("a.nbib", "PMID- 1\nTI  - T\nJT  - Journal of Trials\nTA  - J Trials\n"),
    ],
)
def test_the_abbreviation_of_a_journal_is_read_from_every_program(name: str, text: str) -> None:
    entries = entries_of(name, text.encode(), findings := Findings(name))
    (taken,) = take(entries, findings)
    assert isinstance(taken, Taken)
    reference = taken.reference
    assert (reference.container, reference.container_short) == ("Journal of Trials", "J Trials")


@pytest.mark.parametrize(
    ("typed", "edition"),
    [
        ("5th", "5"), ("Fifth", "5"), ("5", "5"), ("2nd ed.", "2"), ("3rd Edition", "3"),
        ("Revised edition", "Revised edition"), ("2nd revised ed", "2nd revised ed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@book{{a, title={{T}}, author={{A, B}}, year=2013, edition={{{}}}}}"),
        ("a.ris", "TY  - BOOK\nTI  - T\nET  - {}\nER  -\n"),
        ("a.json", '[{{"id": "a", "type": "book", "title": "T", "edition": "{}"}}]'),
    ],
)
def test_the_edition_of_a_book_is_read_from_every_program(
    name: str, text: str, typed: str, edition: str
) -> None:
    entries = entries_of(name, text.format(typed).encode(), findings := Findings(name))
    (taken,) = take(entries, findings)
    assert isinstance(taken, Taken)
    assert (taken.reference.edition, taken.fields["edition"]) == (edition, edition)


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("VI  - 81\nLID - 19m12891 [pii]\n", "19m12891"),
        ("VI  - 81\nLID - 10.4088/x [doi]\nLID - e2012345 [pii]\n", "e2012345"),
        ("VI  - 81\nPG  - 7-9\nLID - 19m12891 [pii]\n", "7-9"),
        ("VI  - 395\nLID - S0140-6736(20)30183-5 [pii]\n", ""),
        ("VI  - 163\nLID - 163/1/28 [pii]\n", ""),
        ("LID - 19m12891 [pii]\n", ""),
    ],
)
def test_the_number_of_an_article_without_pages_is_read_from_pubmed(line: str, page: str) -> None:
    text = f"PMID- 1\nTI  - T\n{line}"
    (found,) = entries_of("a.nbib", text.encode(), Findings("a.nbib"))
    assert found.fields.get("page", "") == page


@pytest.mark.parametrize(
    ("note", "pmid"),
    [
        ("Cited By: 512\n1360-0443\nPMID: 21777321", "21777321"),
        ("PMID:21777321", "21777321"),
        ("PMID: 21777321; Export Date: 2026", "21777321"),
        ("no PMID", ""),
    ],
)
def test_the_number_in_pubmed_is_read_from_a_note_of_endnote(note: str, pmid: str) -> None:
    text = f"TY  - JOUR\nTI  - T\nET  - 2011/07/26\nN1  - {note}\nER  -\n"
    (found,) = entries_of("a.ris", text.encode(), Findings("a.ris"))
    assert found.fields.get("PMID", "") == pmid
    assert "edition" not in found.fields


def test_names_keep_their_particles_and_organizations_stay_whole(tmp_path: Path) -> None:
    found, _ = export(tmp_path, "zotero-biblatex.bib")
    families = [name.family for name in found["adamsEffects2000"].authors]
    assert families == ["Adams", "van den Berg", "De La Cruz"]
    institute = found["instituteDepression2023"].authors[0]
    assert (institute.family, institute.literal) == ("Institute of Guidance", True)
    found, _ = export(tmp_path / "other", "zotero-better-csl.json")
    assert found["vandenbergImaging2023"].authors[0].family == "van den Berg"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Janssen Pharmaceuticals, Inc.", "Janssen Pharmaceuticals, Inc."),
        ("Janssen Pharmaceuticals, Inc", "Janssen Pharmaceuticals, Inc"),
        ("Example Labs, LLC", "Example Labs, LLC"),
        ("Example Labs, L.L.C.", "Example Labs, L.L.C."),
        ("Example, Ltd.", "Example, Ltd."),
        ("Example, Limited", "Example, Limited"),
        ("Example, GmbH", "Example, GmbH"),
        ("Example, plc", "Example, plc"),
        ("Example, Corp.", "Example, Corp."),
        ("Example Pharmaceutical Co., Ltd.", "Example Pharmaceutical Co., Ltd."),
        ("Smith, Sharp & Dohme, Ltd.", "Smith, Sharp & Dohme, Ltd."),
        ("Example Pharma, AG", "Example Pharma, AG"),
        ("Laboratorios Example, S.A.", "Laboratorios Example, S.A."),
        # Initials and given names of people, all the same.
        ("Smith, A.G.", "Smith AG"),
        ("van den Berg, S.A.", "van den Berg SA"),
        ("Vu, Co", "Vu C"),
        ("Limited, Ann", "Limited A"),
    ],
)
def test_the_legal_form_of_a_company_belongs_to_its_name(written: str, printed: str) -> None:
    family, _, given = written.partition(", ")
    lists = {
        "a.bib": f"@book{{a, title={{T}}, author={{{written} and Doe, Jo}}}}",
        "a.ris": f"TY  - BOOK\nTI  - T\nAU  - {written}\nAU  - Doe, J\nER  -\n",
        "a.nbib": f"PMID- 1\nTI  - T\nFAU - {written}\nFAU - Doe, J\n",
    }
    if "," not in given:
        names = [{"family": family, "given": given}, {"family": "Doe", "given": "J"}]
        lists["a.json"] = json.dumps([{"id": "a", "type": "book", "title": "T", "author": names}])
    for name, text in lists.items():
        (taken,) = take(entries_of(name, text.encode(), findings := Findings(name)), findings)
        assert isinstance(taken, Taken)
        (entry,) = format_references((taken.reference,))
        assert entry.startswith(f"{printed}, Doe J. "), name


def test_who_are_not_all_named_is_remembered(tmp_path: Path) -> None:
    found, _ = export(tmp_path, "google-scholar.bib")
    reference = found["ford2019ketamine"]
    assert [name.family for name in reference.authors] == ["Ford", "Green"]
    assert not reference.authors_complete


def test_a_source_that_was_retracted_cannot_be_cited_whichever_program_says_so(
    tmp_path: Path,
) -> None:
    for name, key in (
        ("pubmed.nbib", "pmid:10000002"), ("crossref-items.json", "hall2019"),
        ("web-of-science.ris", "lane2010"), ("extended-names.bib", "pitt2021"),
    ):  # fmt: skip
        found, _ = export(tmp_path / name, name)
        held = [ref.id for ref in found.values() if ref.shipping is Shipping.NEVER]
        assert held == [key]
        assert found[key].reason.startswith("it was retracted")


@pytest.mark.parametrize(
    "note",
    [
        "Retracted: no", "retracted = false", "Retraction: none", "Retracted: No.", "Erratum: none",
        "Retracted: no (checked 2026-03-04)", "PMID: 1\nRetracted: no\nPMCID: PMC1",
        "Is retracted? No", "Withdrawn: n/a; Corrected: no", "Retracted: no PMID: 1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("rest", ["", "\nRetraction in: J Trials. 2021;1:2"])
def test_a_note_that_a_source_was_not_retracted_holds_nothing_back(note: str, rest: str) -> None:
    standing = standing_of({"note": note + rest})
    assert (bool(standing.retracted), standing.corrected) == (bool(rest), "")


@pytest.mark.parametrize(
    "note",
    ["Retracted", "Retracted: yes", "Retracted: 2021", "Retracted: no reason given",
     "Retracted: no data could be shown", "retracted = true", "Status: retracted"],
)  # fmt: skip
def test_a_note_that_a_source_was_retracted_holds_it_back(note: str) -> None:
    assert standing_of({"note": note}).retracted


def test_a_citation_of_a_retracted_source_stops_a_build(tmp_path: Path) -> None:
    data = (EXPORTS / "pubmed.nbib").read_text("utf-8")
    text = FRONT + CLAIM.replace('refs="smith2020"', 'refs="smith2020 pmid:10000002"')
    library, _ = read_project(tmp_path, {f"{FOLDER}/pubmed.nbib": data, TOPIC: text})
    found = [f for f in check_references(library) if f.code == "reference-withheld"]
    assert [(f.severity, f.span.file) for f in found] == [(Severity.ERROR, TOPIC)]
    assert "retraction in Trials. 2012;14:3" in found[0].message


@pytest.mark.parametrize(
    ("name", "where"), [("pubmed.nbib", "2001"), ("crossref-work.json", "f1x")]
)
def test_an_erratum_is_told(name: str, where: str, tmp_path: Path) -> None:
    _, findings = export(tmp_path, name)
    told = [f for f in findings if f.code == "reference-corrected"]
    assert len(told) == 1
    assert where in told[0].message


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["2000", 2, "15"]]}, (2000, 2, 15)),
        ({"date-parts": [[2000], [2001]]}, (2000,)),
        ({"date-parts": [[2000, None]]}, (2000,)),
        ({"date-parts": [[None]]}, ()),
        ({"raw": "2000-02-15"}, (2000, 2, 15)),
        ({"raw": "15 February 2000"}, (2000, 2, 15)),
        ({"literal": "Spring 2023"}, (2023,)),
        ({"literal": "in press"}, ()),
        ("2000-21", (2000,)),
        ("2000 Mar-Apr", (2000, 3)),
        ({"date-parts": [[2020, 13]]}, ()),
        (2000, ()),
    ],
)
def test_dates_are_read_as_programs_write_them(value: object, date: tuple[int, ...]) -> None:
    assert date_of(value) == date  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            r"{\'E}tude de S{\o}ren {\ss} \v{s} Erd\H{o}s Garc\'{\i}a",
            "Étude de Søren ß š Erdős García",
        ),
        (r"\textit{In vivo} {{NMDA}}", "In vivo NMDA"),
        (r"95% of 5\% and 30\,mg", "95% of 5% and 30\u00a0mg"),
        (r"0.5 \textmu g or $\mu$g", "0.5 μg or μg"),
        (r"H$_2$O and \textless 5", "H~2~O and <5"),
        (r"``quoted'' \& \$5 \{x\}", "“quoted” & $5 {x}"),
        (r"5 \mcg a day", r"5 \mcg a day"),
    ],
)
def test_commands_of_latex_become_words_and_an_unknown_one_stays(typed: str, printed: str) -> None:
    assert plain_of(typed) == printed


def test_an_entry_whose_command_nobody_knows_is_left_out_and_its_citation_says_where(
    tmp_path: Path,
) -> None:
    data = (EXPORTS / "unknown-command.bib").read_text("utf-8")
    text = FRONT + CLAIM.replace('refs="smith2020"', 'refs="smith2020 reed2020"')
    _, findings = read_project(tmp_path, {f"{FOLDER}/refs.bib": data, TOPIC: text})
    errors = [f for f in findings if f.severity is Severity.ERROR]
    assert [f.code for f in errors] == ["reference-unknown"]
    assert errors[0].message.endswith(f"stands in {FOLDER}/refs.bib:1")
    assert any(r"'\mcg' in 'title'" in f.message for f in findings)


def test_a_broken_entry_leaves_the_others(tmp_path: Path) -> None:
    found, findings = export(tmp_path, "unclosed.bib")
    assert list(found) == ["second2021"]
    assert [finding.span.line for finding in findings] == [1]


def test_two_records_of_ris_without_an_end_between_them_stay_two(tmp_path: Path) -> None:
    found, _ = export(tmp_path, "lost-end.ris")
    said = [(r.title, r.authors[0].family, r.issued) for r in found.values()]
    assert said == [
        ("The first article", "Young", (2001,)), ("The second article", "Zimmer", (2002,)),
    ]  # fmt: skip


def entry(key: str, **fields: object) -> dict[str, object]:
    return {
        "id": key, "type": "article-journal", "title": f"The work {key}",
        "author": [{"family": "Smith"}], "issued": {"date-parts": [[2020]]}, **fields,
    }  # fmt: skip


def test_one_work_under_two_keys_is_found_by_doi_and_by_pmid(tmp_path: Path) -> None:
    one = json.dumps([entry("a", DOI="10.1000/X"), entry("b", PMID="123")])
    two = json.dumps([entry("c", DOI="https://doi.org/10.1000/x"), entry("d", note="PMID: 123")])
    found, findings = read(tmp_path, one__json=one, two__json=two)
    assert [each.reference.id for each in found.taken] == ["a", "b", "c", "d"]
    said = [f.message for f in findings if f.code == "reference-duplicate"]
    assert said == [
        "'c' is the same source as 'a': both have the DOI 10.1000/x",
        "'d' is the same source as 'b': both have the PMID 123",
    ]


@pytest.mark.parametrize(
    ("fields", "shared"),
    [
        ({}, "the year and the first author"),
        ({"title": "A {study}: Of Ketamíne!"}, "the year and the first author"),
        ({"author": []}, "the year and the journal, volume and page"),
        ({"DOI": ""}, "the year and the first author"),
        ({"title": "A study of ketamine 2"}, ""),
        ({"issued": {"date-parts": [[2021]]}}, ""),
        ({"author": [{"family": "Lee"}], "volume": "5"}, ""),
        ({"volume": "5"}, ""),
        ({"page": "20-9"}, ""),
        ({"DOI": "10.1000/y"}, ""),
    ],
)
def test_one_work_of_which_an_entry_has_no_number_is_found_by_what_it_says(
    fields: dict[str, object], shared: str, tmp_path: Path
) -> None:
    both = {"title": "A study of ketamine", "container-title": "J Trials", "volume": "4"}
    one = entry("a", **both, page="10-19", DOI="10.1000/x")
    two = entry("b", **{**both, "page": "10--9", **fields})
    _, findings = read(tmp_path, one__json=json.dumps([one, two]))
    said = [f.message for f in findings if f.code == "reference-duplicate"]
    like = f"'b' looks like the same source as 'a': both have the title, {shared}"
    assert said == ([like] if shared else [])


def test_a_title_that_stands_very_often_is_compared_with_some_of_its_like_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = samework._shared
    compared: list[object] = []

    def counted(one: samework._Known, other: samework._Known) -> str:
        compared.append(one)
        return compare(one, other)

    monkeypatch.setattr(samework, "_shared", counted)
    entries = [entry(f"k{n}", title="Editorial", volume=str(n)) for n in range(200)]
    found, findings = read(tmp_path, one__json=json.dumps(entries))
    assert (len(found.taken), list(findings)) == (200, [])
    assert len(compared) < 10_000


@pytest.mark.parametrize("number", [{"DOI": "10.1000/x"}, {}])
def test_of_two_entries_of_a_retracted_work_neither_is_to_be_cited(
    number: dict[str, str], tmp_path: Path
) -> None:
    one = entry("a", title="A work", **number)
    two = entry("b", title="A work", note="Retraction in: J Trials. 2021;1:2", **number)
    for first, second in ((one, two), (two, one)):
        _, findings = read(tmp_path, one__json=json.dumps([first, second]))
        (found,) = (f for f in findings if f.code == "reference-duplicate")
        assert "cite neither, for 'b' is held back: it was retracted" in found.hint


def test_an_entry_that_two_exports_share_is_one_and_another_of_its_key_is_an_error(
    tmp_path: Path,
) -> None:
    same = json.dumps([entry("a", DOI="10.1000/x")])
    read_project(tmp_path, {f"{FOLDER}/one.json": same, f"{FOLDER}/two.json": same})
    library, findings = read_project(tmp_path)
    assert [r.id for r in library.references] == ["smith2020", "a"]
    assert [f.code for f in findings] == ["reference-duplicate"]
    other = json.dumps([entry("a", DOI="10.1000/y")])
    _, findings = read_project(tmp_path, {f"{FOLDER}/two.json": other})
    assert [f.code for f in findings if f.severity is Severity.ERROR] == ["id-duplicate"]


def test_a_project_with_references_json_alone_reads_as_it_did(tmp_path: Path) -> None:
    library, findings = read_project(tmp_path)
    assert findings == ()
    (reference,) = library.references
    assert (reference.id, reference.short) == ("smith2020", "Smith. A trial, 2020")
    assert (reference.span.file, reference.span.line) == (FILE, 2)


def test_an_entry_of_zotero_pasted_into_references_json_is_taken(tmp_path: Path) -> None:
    pasted = json.dumps(
        entry(
            "lee2021", ISSN="0000-0001", abstract="Words.", language="en", source="PubMed",
            issued={"date-parts": [["2021"]]}, **{"citation-key": "lee2021"},
        )
    )  # fmt: skip
    library, findings = read_project(tmp_path, {FILE: f"[\n{SMITH},\n{pasted}\n]\n"})
    assert findings == ()
    assert library.references[1].short == "Smith. The work lee2021, 2021"


def test_exports_alone_make_a_project(tmp_path: Path) -> None:
    read_project(tmp_path, {f"{FOLDER}/refs.json": f"[{SMITH}]"})
    (tmp_path / FILE).unlink()
    from kdeck.load.project import read_library

    library, findings = read_library(Files(tmp_path))
    assert findings == ()
    assert [r.id for r in library.references] == ["smith2020"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sources/refs.bib", "@book{a, title={A}}"),
        ("sources/refs.json", '[{"id": "a", "title": "A", "issued": {"date-parts": [[2020]]}}]'),
        (f"{FOLDER}/old/refs.ris", "TY  - BOOK"),
        (f"{FOLDER}/old/refs.json", "[]"),
        ("references/refs.nbib", "PMID- 1"),
    ],
)
def test_a_list_that_lies_where_nothing_reads_it_is_not_passed_over_in_silence(
    path: str, text: str, tmp_path: Path
) -> None:
    _, findings = read_project(tmp_path, {path: text})
    found = [(f.span.file, f.code, f.severity) for f in findings]
    assert found == [(path, "references", Severity.WARNING)]
    assert f"kdeck references add {path}" in findings[0].hint


def test_a_file_of_another_kind_beside_the_folder_is_left_alone(tmp_path: Path) -> None:
    _, findings = read_project(tmp_path, {"sources/other.json": '{"title": "A"}'})
    assert not findings


MANY = 200_000
HOSTILE: dict[str, str | bytes] = {
    "deep__json": "[" * MANY,
    "wide__json": "[" + "1," * 1_900_000 + "1]",
    "keys__json": "[{" + ",".join(f'"k{n}":1' for n in range(MANY)) + "}]",
    "long__json": "[" + " " * 4_000_000 + "]",
    "grows__bib": "@string{a = {xxxxxxxxxx}}\n"
    + "".join(
        f"@string{{a{n} = {'a' if n == 0 else f'a{n - 1}'}{' # a' * 20}}}\n" for n in range(60)
    )
    + "".join(
        f"@string{{b{n} = {' # '.join([f'b{n - 1}' if n else 'a'] * 10)}}}\n" for n in range(9)
    )
    + "@book{k, title = b8}\n",
    "braces__bib": "@book{k, title = " + "{" * MANY,
    "quotes__bib": '@book{k, title = "' + "{}" * 70_000,
    "signs__bib": "@" * 3_000_000,
    "entries__bib": "@a{" * 70_000,
    "names__bib": "@book{k, title={T}, author = {" + "A and " * 500_000 + "B}}",
    "lines__ris": "TY  - JOUR\nTI  - x\n" + "y\n" * 1_900_000,
    "records__ris": "TY  - J\n" * 100_000,
    "small__bib": "@a{b}" * 20_000,
    "empty__json": "[" + "{}," * 40_000 + "{}]",
    "inside__txt": "PMID- 1\n" * 100_000,
    "tags__nbib": "PMID- 1\n" + "FAU - A, B\n" * 350_000,
    "zeros__ris": b"\0" * 3_000_000,
    "picture__bib": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9_000,
    "commands__bib": "@book{k, title = {" + r"\'" * 1_500_000 + "}}",
}


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_list_ends_within_a_second_in_few_lines(name: str, tmp_path: Path) -> None:
    read(tmp_path / "first", first__bib="@book{k, title={T}}")
    (tmp_path / FOLDER).mkdir(parents=True)
    data = HOSTILE[name]
    path = tmp_path / FOLDER / name.replace("__", ".")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def listed() -> tuple[Bibliography, Findings]:
        findings = Findings()
        return read_bibliography(Files(tmp_path), findings), findings

    found, findings = within(1, listed)
    assert len(found.taken) <= 1
    assert len(list(findings)) <= 2


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_list_takes_less_than_200_mb(name: str, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / FOLDER).mkdir(parents=True)
    data = HOSTILE[name]
    path = tmp_path / FOLDER / name.replace("__", ".")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    program = (
        "import re, sys; from pathlib import Path\n"
        "from kdeck.finding import Findings; from kdeck.fingerprint import Files\n"
        "from kdeck.load.references import read_bibliography\n"
        "read_bibliography(Files(Path(sys.argv[1])), Findings())\n"
        # What a process that was copied counts as its most is that of its parent as well.
        "print(re.search(r'VmHWM:\\s+(\\d+) kB', Path('/proc/self/status').read_text())[1])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True
    )
    assert int(run.stdout) < 200 * 1024


@pytest.mark.posix
def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.bib").write_text("@book{k, title={T}}")
    project = tmp_path / "project"
    (project / FOLDER).mkdir(parents=True)
    (project / FOLDER / "refs.bib").symlink_to(tmp_path / "outside.bib")
    findings = Findings()
    assert read_bibliography(Files(project), findings).taken == ()
    assert [f.code for f in findings] == ["file-unreadable"]


def test_a_key_with_a_stroke_is_cited_as_it_stands(tmp_path: Path) -> None:
    data = (EXPORTS / "dblp.bib").read_text("utf-8")
    key = "DBLP:journals/tri/Lane20"
    text = FRONT + CLAIM.replace('refs="smith2020"', f'refs="smith2020 {key}"')
    text = text.replace("[@smith2020]", f"[@smith2020; @{key}]")
    library, findings = read_project(tmp_path, {f"{FOLDER}/dblp.bib": data, TOPIC: text})
    assert findings == ()
    assert [ref.id for ref in cited_references(library)] == ["smith2020", key]


def test_a_report_without_an_author_is_by_who_published_it(tmp_path: Path) -> None:
    text = "TY  - RPRT\nTI  - Depression\nPB  - Institute of Guidance\nPY  - 2022\nER  -\n"
    found, _ = read(tmp_path, refs__ris=text)
    (taken,) = found.taken
    assert [name.family for name in taken.reference.authors] == ["Institute of Guidance"]
    assert taken.reference.short == "Institute of Guidance. Depression, 2022"


EDITED = (
    ("a.bib", "@book{{a, title={{T}}, year=2020, publisher={{P}}, editor={{{}}}}}", " and "),
    ("a.ris", "TY  - BOOK\nTI  - T\nPY  - 2020\nPB  - P\nA2  - {}\nER  -\n", "\nA2  - "),
    ("a.ris", "TY  - EDBOOK\nTI  - T\nPY  - 2020\nPB  - P\nAU  - {}\nER  -\n", "\nAU  - "),
)


def printed(name: str, text: str) -> tuple[str, Findings]:
    """Read the one entry of an export, and print it as a list of sources has it."""
    (taken,) = take(entries_of(name, text.encode(), findings := Findings(name)), findings)
    assert isinstance(taken, Taken)
    (entry,) = format_references((taken.reference,))
    return entry, findings


@pytest.mark.parametrize(("name", "text", "between"), EDITED)
@pytest.mark.parametrize(
    ("names", "head"),
    [
        (["Lee, Ann"], "Lee A, ed"),
        (["Lee, Ann", "Doe, Jo"], "Lee A, Doe J, eds"),
        ([f"Lee{sign}, Ann" for sign in "abcdefgh"], "Leea A, Leeb A, Leec A, et al., eds"),
    ],
)
def test_the_editors_of_a_book_are_named_once_and_as_editors(
    name: str, text: str, between: str, names: list[str], head: str
) -> None:
    entry, findings = printed(name, text.format(between.join(names)))
    assert entry == f"{head}. T. P; 2020."
    assert [f.message for f in findings if "key" not in f.message] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"id": "a", "type": "chapter", "title": "T", "container-title": "Book",'
         ' "author": [{"family": "Doe", "given": "Jo"}], "page": "1-9", "publisher": "P",'
         ' "editor": [{"family": "Lee", "given": "Ann"}, {"family": "Roe", "given": "Carl",'
         ' "suffix": "Jr."}], "issued": {"date-parts": [[2020]]}}]'),
        ("a.bib", "@incollection{a, title={T}, booktitle={Book}, author={Doe, Jo}, pages={1--9},"
         " publisher={P}, editor={Lee, Ann and Roe, Jr, Carl}, year=2020}"),
        ("a.ris", "TY  - CHAP\nTI  - T\nT2  - Book\nAU  - Doe, Jo\nA2  - Lee, Ann\n"
         "A2  - Roe, Carl, Jr.\nSP  - 1\nEP  - 9\nPB  - P\nPY  - 2020\nER  -\n"),
    ],
)  # fmt: skip
def test_a_chapter_names_the_editors_of_its_book(name: str, text: str) -> None:
    entry, _ = printed(name, text)
    assert entry == "Doe J. T. In: Lee A, Roe C Jr, eds. Book. P; 2020:1-9."


def test_an_article_does_not_name_who_edited_its_journal() -> None:
    text = "@article{a, title={T}, author={Doe, Jo}, editor={Lee, Ann}, journal={J}, volume=3}"
    assert printed("a.bib", text)[0] == "Doe J. T. J. 3."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@online{a, eprinttype={medRxiv}, pubstate={prepublished}, pages={2.28.1},"),
        ("a.bib", "@online{a, publisher={medRxiv}, pubstate={prepublished},"),
        ("a.bib", "@misc{a, publisher={medRxiv},"),
        ("a.bib", "@unpublished{a, archiveprefix={medRxiv},"),
        ("a.bib", "@article{a, journal={medRxiv}, pages={2023--04}, publisher={Cold Harbor},"),
        ("a.ris", "TY  - UNPB\nPB  - medRxiv\n"),
        ("a.ris", "TY  - JOUR\nT2  - medRxiv\nSP  - 2023.04.28.1\n"),
        ("a.json", '[{"id": "a", "type": "article", "genre": "preprint", "publisher": "medRxiv",'),
        ("a.json", '[{"id": "a", "type": "article-journal", "container-title": "medRxiv",'),
    ],
)  # fmt: skip
def test_a_preprint_is_called_one_whichever_program_says_so(name: str, text: str) -> None:
    rest = {
        "a.bib": " title={T}, author={Lee, Ann}, date={2023-05-01}, doi={10.1101/2023.04.28.1},"
        " url={https://www.medrxiv.org/content/1}}",
        "a.ris": "TI  - T\nAU  - Lee, Ann\nDA  - 2023/05/01\nDO  - 10.1101/2023.04.28.1\nER  -\n",
        "a.json": '"title": "T", "author": [{"family": "Lee", "given": "Ann"}],'
        '"issued": {"date-parts": [[2023, 5, 1]]}, "DOI": "10.1101/2023.04.28.1"}]',
    }
    entry, _ = printed(name, text + rest[name])
    assert entry == (
        "Lee A. T. medRxiv. Preprint posted online May 1, 2023. doi:10.1101/2023.04.28.1"
    )


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title={T}, author={Lee, A}, journal={J}, eprinttype={arxiv}, eprint={1}}",
        "@online{a, title={T}, author={Lee, A}, url={https://example.org}, year=2020}",
        "@article{a, title={T}, author={Lee, A}, journal={Genome Res}, doi={10.1101/gr.1}}",
        "@book{a, title={T}, author={Lee, A}, publisher={medRxiv}, pubstate={prepublished}}",
    ],
)
def test_what_was_reviewed_or_is_no_article_is_no_preprint(text: str) -> None:
    assert "reprint" not in printed("a.bib", text)[0]


@pytest.mark.parametrize(
    ("note", "printed_day"),
    [
        ("note={Accessed: 2026-03-04}", "March 4, 2026"),
        ("note={Accessed 4 March 2026}", "March 4, 2026"),
        ("note={[Online; accessed 4-March-2026]}", "March 4, 2026"),
        ("note={Last accessed on Mar 4, 2026.}", "March 4, 2026"),
        ("note={Retrieved March 4, 2026 from the web}", "March 4, 2026"),
        ("annote={Accessed: 2026-03-04}, note={A page}", "March 4, 2026"),
        ("note={Accessed: 2026-03-04}, urldate={2026-05-06}", "May 6, 2026"),
        ("howpublished={Website, accessed 2026-03-04}", "March 4, 2026"),
        ("note={Not accessed}", ""),
    ],
)
def test_the_day_of_access_is_read_from_a_note(note: str, printed_day: str) -> None:
    text = f"@misc{{a, title={{T}}, author={{Lee, A}}, url={{https://example.org/x}}, {note}}}"
    entry, _ = printed("a.bib", text)
    day = f" Accessed {printed_day}." if printed_day else ""
    assert entry == f"Lee A. T.{day} https://example.org/x"


def test_the_day_of_access_is_read_from_a_note_in_ris() -> None:
    text = "TY  - ELEC\nTI  - T\nAU  - Lee, A\nUR  - https://example.org/x\nN1  - {}\nER  -\n"
    entry, _ = printed("a.ris", text.format("Accessed: 2026-03-04"))
    assert entry == "Lee A. T. Accessed March 4, 2026. https://example.org/x"


def test_an_address_that_is_not_safe_is_printed_and_leads_nowhere(tmp_path: Path) -> None:
    found, _ = export(tmp_path, "zotero-biblatex.bib")
    reference = found["instituteDepression2023"]
    (printed,) = format_references((reference,))
    assert printed.endswith("http://www.example.org/ng1")
    runs = reference_runs(printed, reference.span, Wording("en"))
    assert [run.mark for run in runs] == [None]


def test_what_nobody_cites_of_an_export_is_neither_unused_nor_incomplete(tmp_path: Path) -> None:
    data = "@book{nobody, title={A book without an author}}"
    library, findings = read_project(tmp_path, {f"{FOLDER}/refs.bib": data})
    assert findings == ()
    assert list(check_references(library)) == []
    assert [f for f in check_use(library) if f.code == "reference-unused"] == []
    text = FRONT + CLAIM.replace('refs="smith2020"', 'refs="smith2020 nobody"')
    library, _ = read_project(tmp_path, {f"{FOLDER}/refs.bib": data, TOPIC: text})
    assert [f.code for f in check_references(library)] == ["reference-incomplete"]


_SIGNS = "@{}(),=\"\\#$~^_%&'` \n-ATYERPMIDk1:/[]<>éß\u00ad\u202e\0"
_PIECES = st.sampled_from([
    "@article{k, ", "title = {", "author = ", "A and B", "}", "TY  - JOUR\n", "TI  - ", "AU  - ",
    "ER  - \n", "PMID- 1\n", "FAU - ", "      ", '[{"id": "k", ', '"title": ',
    '"issued": {"date-parts": ',
    '"author": [', "null", "1e999", "\\'", "\\textit{", "$_{2}$", "@string{a = ", "a # a", "\n",
])  # fmt: skip


@settings(max_examples=examples(150))
@given(
    st.sampled_from(["json", "bib", "ris", "nbib", "txt"]),
    st.lists(_PIECES | st.text(_SIGNS, max_size=8), max_size=25),
)
def test_whatever_is_written_into_a_list_is_read_or_told(ending: str, pieces: list[str]) -> None:
    findings = Findings(f"{FOLDER}/refs.{ending}")
    text = "".join(pieces)
    for each in take(entries_of(f"refs.{ending}", text.encode(), findings), findings):
        if isinstance(each, Taken):
            assert each.reference.id
            assert each.reference.title


@settings(max_examples=examples(100))
@given(st.data())
def test_whatever_stands_in_a_field_is_read_or_told(data: st.DataObject) -> None:
    keys = st.sampled_from([
        "id", "type", "title", "author", "editor", "issued", "DOI", "URL", "note", "updated-by",
        "page", "publisher", "short", "x-ship", "x-design", "authors-complete", "PMID",
    ])  # fmt: skip
    plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    value = st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "raw", "literal", "family", "given", "type", "DOI"]),
            inner, max_size=3,
        ),
        max_leaves=6,
    )  # fmt: skip
    entries = data.draw(st.lists(st.dictionaries(keys, value, max_size=6), max_size=3))
    text = json.dumps(entries)
    findings = Findings(f"{FOLDER}/refs.json")
    list(take(entries_of("refs.json", text.encode(), findings), findings))
    read_bibliography(MemoryFiles({**PROJECT, FILE: text}), Findings())
