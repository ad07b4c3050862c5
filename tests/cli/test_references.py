"""The contract of 'kdeck references'."""

import json
from pathlib import Path

import pytest

from buildable import snapshot
from kdeck.batch import lock
from kdeck.batch.lock import locked
from projects import REFERENCES

from .conftest import Run

EXPORTS = Path(__file__).parents[1] / "load/exports"
FOLDER = "sources/references"
BOOK = "@book{moore, title={A book}, author={Moore, Jo}, year=2020, abstract={Words.}}\n"


def test_what_was_retracted_is_told_as_it_is_added_and_is_no_example_to_cite(
    run: Run, project: Path, tmp_path: Path
) -> None:
    record = (
        "PMID- 17545441\nTI  - Pain after surgery.\nFAU - Reuben, Scott S\nDP  - 2007\n"
        "PT  - Retracted Publication\nRIN - J Bone. 2009 Apr;91(4):965.\n\n"
    )
    (tmp_path / "one.nbib").write_text(record)
    out = run("references", "add", tmp_path / "one.nbib", "--project", project).out
    assert out.splitlines() == [
        "held back  pmid:17545441  Reuben. Pain after surgery, 2007",
        "  it was retracted (retraction in J Bone. 2009 Apr;91(4):965)",
        f"1 reference added to {FOLDER}/one.json, 1 held back",
    ]
    (tmp_path / "more.bib").write_text(
        "@article{doe, title={RETRACTED: Rats}, author={Doe, Jo}, year=2019}\n"
        "@article{roe, title={No year}, author={Roe, Jo}}\n" + BOOK
    )
    out = run("references", "add", tmp_path / "more.bib", "--project", project).out
    assert "held back  doe  Doe. RETRACTED: Rats, 2019\n  it was retracted (its title" in out
    assert "added  roe  Roe. No year\n  it has no year: complete it before you cite it\n" in out
    assert f"3 references added to {FOLDER}/more.json, 1 held back" in out
    assert "cite one as [@moore]" in out


def test_adding_copies_the_entries_and_says_how_to_cite_one(
    run: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "My refs (2).bib").write_text(BOOK)
    result = run("references", "add", tmp_path / "My refs (2).bib", "--project", project)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "added  moore  Moore. A book, 2020\n"
        f"1 reference added to {FOLDER}/My-refs-2.json\n"
        'cite one as [@moore], and name it in refs="moore" of its claim\n'
        "clinicians get the list of sources; patients at most read where it is\n"
    )
    (entry,) = json.loads((project / FOLDER / "My-refs-2.json").read_text("utf-8"))
    assert entry == {
        "id": "moore", "type": "book", "author": [{"family": "Moore", "given": "Jo"}],
        "title": "A book", "issued": {"date-parts": [[2020]]}, "short": "Moore. A book, 2020",
    }  # fmt: skip
    assert "not cited  moore" in run("references", "list", "--project", project).out


@pytest.mark.parametrize("name", ["zotero.ris", "pubmed.nbib", "zotero-csl.json", "jabref.bib"])
def test_what_was_added_reads_as_the_export_does(name: str, run: Run, project: Path) -> None:
    from kdeck.finding import Findings
    from kdeck.fingerprint import Files
    from kdeck.load.references import read_bibliography

    assert run("references", "add", EXPORTS / name, "--project", project).code == 0
    (written,) = (project / FOLDER).iterdir()
    first = read_bibliography(Files(project), findings := Findings())
    codes = sorted(f.code for f in findings if f.code == "reference-corrected")
    written.unlink()
    (project / FOLDER / name).write_bytes((EXPORTS / name).read_bytes())
    second = read_bibliography(Files(project), findings := Findings())
    assert codes == sorted(f.code for f in findings if f.code == "reference-corrected")
    assert [each.fields for each in first.taken] == [each.fields for each in second.taken]


def test_adding_a_newer_export_of_the_same_name_adds_what_is_new(
    run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(BOOK)
    run("references", "add", path, "--project", project)
    path.write_text(BOOK + BOOK.replace("moore", "nash").replace("A book", "Another"))
    out = run("references", "add", path, "--project", project).out
    assert out.startswith(f"already there  moore  {FOLDER}/refs.json:3\nadded  nash")
    entries = json.loads((project / FOLDER / "refs.json").read_text("utf-8"))
    assert [entry["id"] for entry in entries] == ["moore", "nash"]
    before = snapshot(project)
    assert run("references", "add", path, "--project", project).out.endswith("nothing added\n")
    assert snapshot(project) == before


def test_a_work_that_is_there_under_another_key_is_named(
    run: Run, project: Path, tmp_path: Path
) -> None:
    for key in ("first", "second"):
        path = tmp_path / f"{key}.bib"
        path.write_text(BOOK.replace("moore", key).replace("year", "doi={10.1000/x}, year"))
        out = run("references", "add", path, "--project", project).out
    assert out == f"already there  second as 'first'  {FOLDER}/first.json:3\nnothing added\n"


def test_what_looks_like_a_source_that_is_there_is_added_on_demand_alone(
    run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "twin.bib"
    path.write_text(BOOK + BOOK.replace("moore", "again").replace("A book", "A {Book}."))
    result = run("references", "add", path, "--project", project)
    assert "looks like 'moore', already there  again  Moore. A Book, 2020  twin.bib:1" in result.out
    assert "--keep-both adds it all the same" in result.out
    assert "1 reference added" in result.out
    result = run("references", "add", path, "--project", project, "--keep-both")
    assert "added  again" in result.out
    assert "'again' looks like the same source as 'moore'" in result.err
    assert "[reference-duplicate]" in run("references", "list", "--project", project).err


def test_an_entry_without_a_key_is_not_added_twice(run: Run, project: Path, tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text(
        "TY  - BOOK\nTI  - Other\nAU  - Lee, A\nPY  - 2020\nER  -\n"
        "TY  - BOOK\nTI  - No year\nAU  - Lee, A\nER  -\n"
    )
    run("references", "add", path, "--project", project)
    before = snapshot(project)
    assert run("references", "add", path, "--project", project).out.endswith("nothing added\n")
    assert snapshot(project) == before


def test_a_corrected_entry_is_told_field_by_field_and_taken_on_demand(
    run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    more = BOOK.replace("moore", "nash").replace("A book", "Another")
    path.write_text(BOOK + more)
    run("references", "add", path, "--project", project)
    written = project / FOLDER / "refs.json"
    kept = json.loads(written.read_text("utf-8"))
    path.write_text(BOOK.replace("A book", "A new book") + more.replace("2020", "2021"))
    before = snapshot(project)
    result = run("references", "add", path, "--project", project)
    assert result.out.endswith("nothing added\n")
    assert "where it is the same, and corrected, add the file with --replace" in result.err
    path.write_text(BOOK.replace("A book", "A Book").replace("Jo}", "Jo and Lee, Al}"))
    out = run("references", "add", path, "--project", project).out
    assert "  author: there 'Jo Moore', in the file 'Jo Moore, Al Lee'\n" in out
    assert "  title: there 'A book', in the file 'A Book'\n" in out
    assert "--replace takes it from the file" in out
    assert snapshot(project) == before
    path.write_text(
        BOOK.replace("A book", "A new book") + BOOK.replace("moore", "third").replace("A book", "B")
    )
    out = run("references", "add", path, "--project", project, "--replace").out
    assert out.startswith("replaced  moore")
    assert "1 reference replaced\n1 reference added to" in out
    entries = json.loads(written.read_text("utf-8"))
    assert [e["title"] for e in entries] == ["A new book", kept[1]["title"], "B"]
    assert entries[1] == kept[1]


def test_an_entry_of_an_author_is_never_replaced(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@article{smith2020, title={A trial of ketamine}, author={Smith, Zoe}, year=2020}\n"
    )
    before = snapshot(project)
    result = run("references", "add", tmp_path / "refs.bib", "--project", project, "--replace")
    assert "  it differs in author" in result.out
    assert f"what differs in {REFERENCES} is your own, and stays" in result.out
    assert snapshot(project) == before


THIN = """[
  {"id": "king2020", "type": "article-journal", "author": [{"family": "King", "given": "A."}],
   "authors-complete": false, "title": "A trial", "issued": {"date-parts": [[2020]]},
   "DOI": "10.1000/k", "x-mine": "kept", "short": "King. A trial, 2020"},
    {
        "id": "lee2021",
        "type": "book",
        "author": [],
        "title": "Caf\\u00e9",
        "issued": {"date-parts": [[2021]]},
        "short": "Caf\\u00e9, 2021"
    }
]
"""
WHOLE = """@article{other, title={A trial}, author={King, A. and Moore, Jo}, year=2020, volume=3,
  journal={J Trials}, publisher={Press}, doi={10.1000/K}, url={https://example.org}}
@book{book, title={Café}, year=2021, publisher={Press}, author={Lee, B}}
"""


def test_an_entry_of_an_author_is_completed_on_demand_and_nothing_else_of_it_is_changed(
    run: Run, project: Path, tmp_path: Path
) -> None:
    own, path = project / REFERENCES, tmp_path / "refs.bib"
    own.write_text(THIN.replace('"x-mine": "kept", ', ""), "utf-8")
    path.write_text(WHOLE.replace("book{book", "book{lee2021"), "utf-8")
    before = snapshot(project)
    out = run("references", "add", path, "--project", project).out
    assert "  it lacks some authors, container-title, volume\n" in out
    assert "--complete adds what is lacking to the entries" in out
    assert snapshot(project) == before
    out = run("references", "add", path, "--project", project, "--complete").out
    assert out.startswith(f"completed  other as 'king2020'  {REFERENCES}:2\n")
    assert "  author: now 'A. King, Jo Moore'\n" in out
    assert "2 references completed\n" in out
    first, second = json.loads(own.read_text("utf-8"))
    assert first["id"] == "king2020"
    assert first["authors-complete"] is True
    assert (first["volume"], first["container-title"]) == ("3", "J Trials")
    # A list prints neither of an article with a DOI.
    assert not {"publisher", "URL"} & first.keys()
    assert second["publisher"] == "Press"
    text = own.read_text("utf-8")
    assert '        "title": "Caf\\u00e9",\n' in text
    assert '        "publisher": "Press",\n        "short"' in text
    again = run("references", "add", path, "--project", project, "--complete").out
    assert "completed" not in again


def test_a_page_that_got_its_author_is_replaced_though_no_program_gave_it_a_key(
    run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "zotero.json"
    page = {
        "id": "http://zotero.org/users/1/items/A", "type": "webpage", "title": "On rest",
        "URL": "https://example.org/rest", "issued": {"date-parts": [["2023"]]},
    }  # fmt: skip
    path.write_text(json.dumps([page]))
    run("references", "add", path, "--project", project)
    path.write_text(json.dumps([page | {"author": [{"literal": "Society"}]}]))
    out = run("references", "add", path, "--project", project, "--replace").out
    assert out.startswith("replaced  society2023 as 'rest2023'")
    assert out.endswith("1 reference replaced\nnothing else added\n")
    (entry,) = json.loads((project / FOLDER / "zotero.json").read_text("utf-8"))
    assert (entry["id"], entry["author"]) == ("rest2023", [{"literal": "Society"}])


def test_a_journal_has_one_name_in_a_list_however_each_export_writes_it(
    run: Run, project: Path, tmp_path: Path
) -> None:
    from kdeck.finding import Findings
    from kdeck.fingerprint import Files
    from kdeck.load.references import read_bibliography

    (tmp_path / "a.nbib").write_text(
        "PMID- 1\nTI  - One.\nFAU - Lee, A\nDP  - 2020\nJT  - The journal of trials\n"
        "TA  - J Trials\nPT  - Journal Article\n\n"
    )
    (tmp_path / "b.bib").write_text(
        "@article{two, title={Two}, author={Lee, A}, year=2021, journal={J. Trials}}\n"
        "@article{three, title={Three}, author={Lee, A}, year=2021, journal={Journal of Trials}}\n"
        "@article{four, title={Four}, author={Lee, A}, year=2021, journal={Journal of Pain}}\n"
    )
    run("references", "add", tmp_path / "a.nbib", "--project", project)
    out = run("references", "add", tmp_path / "b.bib", "--project", project).out
    assert "1 journal without an abbreviation, such as 'Journal of Pain':\n  a list" in out
    found = read_bibliography(Files(project), Findings()).references
    named = {r.title: (r.container, r.container_short) for r in found}
    assert {named[title] for title in ("One", "Two", "Three")} == {
        ("The journal of trials", "J Trials")
    }
    assert named["Four"] == ("Journal of Pain", "")


def test_a_source_that_was_retracted_since_it_was_added_is_told_and_held_back_on_demand(
    run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(BOOK)
    run("references", "add", path, "--project", project)
    path.write_text(BOOK.replace("year", "note={Retracted}, year"))
    result = run("references", "add", path, "--project", project)
    assert "the source 'moore' may not be cited any more: it was retracted" in result.err
    assert "add the file with --replace" in result.err
    run("references", "add", path, "--project", project, "--replace")
    # A later export that says less takes nothing away.
    path.write_text(BOOK.replace("A book", "A Book"))
    out = run("references", "add", path, "--project", project, "--replace").out
    assert out.startswith("replaced  moore")
    assert "held back  moore  Moore. A Book" in run("references", "list", "--project", project).out


def test_a_key_of_another_work_leaves_its_entry_out_and_no_other(
    run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    other = BOOK.replace("A book", "Another")
    path.write_text(other.replace("moore", "smith2020") + BOOK)
    result = run("references", "add", path, "--project", project)
    assert result.code == 0
    assert (
        "refs.bib:1: warning: the entry 'smith2020' is left out: its key is that of" in result.err
    )
    assert f"such as 'smith2020b', and add the file again: the other stands in {REFERENCES}:2" in (
        result.err
    )
    assert result.out.startswith("added  moore  Moore. A book, 2020\n1 reference added to")
    # What the hint says can be done.
    path.write_text(other.replace("moore", "smith2020b") + BOOK)
    out = run("references", "add", path, "--project", project).out
    assert "already there  moore" in out
    assert "added  smith2020b  Moore. Another, 2020" in out


@pytest.mark.parametrize("turn", [1, -1])
def test_a_key_that_a_file_gives_two_works_is_refused_where_one_of_them_is_there(
    turn: int, run: Run, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    there = BOOK.replace("year", "doi={10.1000/x}, year")
    path.write_text(there)
    run("references", "add", path, "--project", project)
    both = [there.replace("moore", "nash"), BOOK.replace("moore", "nash").replace("A b", "No b")]
    path.write_text("".join(both[::turn]))
    before = snapshot(project)
    result = run("references", "add", path, "--project", project)
    assert result.code == 1
    assert "refs.bib:2: error: the key 'nash' is that of another source: " in result.err
    assert "the other stands in refs.bib:1" in result.err
    assert "nothing added: 1 error" in result.out
    assert snapshot(project) == before
    # Twice one work is no harm.
    path.write_text(both[0] * 2)
    assert run("references", "add", path, "--project", project).out.endswith("nothing added\n")


def test_an_entry_without_a_key_gets_one_that_nobody_has(
    run: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "refs.ris").write_text(
        "TY  - BOOK\nTI  - Other\nAU  - Smith, A\nPY  - 2020\nER  -\n"
    )
    result = run("references", "add", tmp_path / "refs.ris", "--project", project)
    assert result.out.startswith("added  smith2020b  Smith. Other, 2020\n")


def test_a_list_of_somebody_else_is_not_written_over(
    run: Run, project: Path, tmp_path: Path
) -> None:
    own = project / FOLDER / "refs.json"
    own.parent.mkdir(parents=True)
    own.write_text('[{"id": "king", "type": "book", "title": "Mine", "mine": "kept"}]')
    before = own.read_bytes()
    (tmp_path / "refs.bib").write_text(BOOK)
    assert (
        "refs-2.json" in run("references", "add", tmp_path / "refs.bib", "--project", project).out
    )
    assert own.read_bytes() == before


def test_a_file_that_is_no_list_is_refused_in_one_line(run: Run, project: Path) -> None:
    before = snapshot(project)
    result = run("references", "add", EXPORTS / "endnote.xml", "--project", project)
    assert result.code == 1
    assert result.err.startswith("endnote.xml: error: the file is no list of references")
    assert "choose the format RIS" in result.err
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("refs.docx", "export the list from your reference manager"),
        ("refs.zip", "unpack it"),
        ("refs.enl", "in EndNote, choose File > Export"),
        ("refs.csv", "in place of CSV"),
        ("refs.xlsx", "export it as CSL JSON, BibTeX or RIS"),
    ],
)
@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\xff\xfe\x80", b"a,b\n", b"\0" * 4_000_002])
def test_a_file_of_a_form_that_is_not_read_hears_how_it_becomes_one_that_is(
    name: str, hint: str, data: bytes, run: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("references", "add", tmp_path / name, "--project", project)
    assert result.code == 1
    assert result.err.startswith(f"{name}: error: the file is no list of references")
    assert hint in result.err
    assert "UTF-8" not in result.err


def test_a_file_that_is_read_from_its_place_is_not_added_again(run: Run, project: Path) -> None:
    path = project / FOLDER / "refs.bib"
    path.parent.mkdir(parents=True)
    path.write_text(BOOK)
    result = run("references", "add", path, "--project", project)
    assert result.code
    assert f"stands in {FOLDER}, and is read from there" in result.err


def test_the_list_says_what_is_cited_held_back_and_wrong(run: Run, project: Path) -> None:
    for name in ("pubmed.nbib", "unknown-command.bib"):
        (project / FOLDER).mkdir(parents=True, exist_ok=True)
        (project / FOLDER / name).write_bytes((EXPORTS / name).read_bytes())
    result = run("references", "list", "--project", project)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0].startswith(
        "cited      smith2020  Smith. A trial, 2020  sources/references.json:"
    )
    assert lines[1].startswith("not cited  pmid:10000001  Evans and others.")
    assert lines[2].startswith("held back  pmid:10000002")
    assert lines[3].startswith("  it was retracted (retraction in Trials. 2012;14:3.")
    assert lines[4] == "3 references, 1 cited by nobody, 1 held back"
    assert "the entry 'reed2020' is left out" in result.err
    assert "was corrected: erratum in J Trials. 2001" in result.err
    unused = run("references", "unused", "--project", project)
    assert unused.out.splitlines()[0].startswith("not cited  pmid:10000001")
    assert unused.out.splitlines()[1:] == ["1 reference cited by nobody"]
    data = json.loads(run("references", "list", "--json", "--project", project).out)
    assert [row["key"] for row in data["references"]] == [
        "smith2020", "pmid:10000001", "pmid:10000002",
    ]  # fmt: skip


def test_adding_waits_for_who_writes_into_the_project(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)
    (tmp_path / "refs.bib").write_text(BOOK)
    with locked(project, "kdeck build", pytest.fail):
        result = run("references", "add", tmp_path / "refs.bib", "--project", project)
    assert result.code == 3
    assert not (project / FOLDER).exists()
