"""What is read of a folder, what is refused, and what is remembered of it."""

from pathlib import Path

import pytest

from kdeck.fingerprint import ABSENT, MAX_BYTES, Files, Fingerprint, RefusedError, digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "topics").mkdir(parents=True)
    (root / "topics" / "b.md").write_text("b")
    (root / "topics" / "a.md").write_text("a")
    (root / "topics" / "_draft.md").write_text("draft")
    (root / "topics" / ".a.md.swp").write_text("swap")
    (tmp_path / "secret.md").write_text("secret")
    return root


def test_what_was_read_listed_and_missed_is_remembered(folder: Path) -> None:
    files = Files(folder)
    assert files.read("topics/a.md") == b"a"
    assert files.read("topics/lost.md") is None
    assert files.names("topics", (".md",)) == ("a.md", "b.md")
    assert files.fingerprint().entries == (
        ("topics/*.md", digest(b"a.md\nb.md")),
        ("topics/a.md", digest(b"a")),
        ("topics/lost.md", ABSENT),
    )


def test_a_fingerprint_may_be_taken_of_a_part(folder: Path) -> None:
    files = Files(folder)
    files.read("topics/a.md")
    files.read("themes/t/_brand.yml")
    assert files.fingerprint(below=("themes/t/", "figures/")) == Fingerprint(
        (("themes/t/_brand.yml", ABSENT),)
    )


def whole(folder: Path) -> Fingerprint:
    files = Files(folder)
    for name in files.names("topics", (".md",)):
        files.read(f"topics/{name}")
    files.read("glossary.yml")
    return files.fingerprint()


def test_a_fingerprint_holds_while_nothing_changes(folder: Path) -> None:
    taken = whole(folder)
    (folder / "other.md").write_text("never read")
    (folder / "topics" / "notes.txt").write_text("of another kind")
    assert taken.holds(Files(folder))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("topics/a.md", "changed"),
        ("topics/a.md", None),
        ("topics/c.md", "new"),
        ("glossary.yml", "appeared"),
    ],
    ids=["changed", "removed", "added", "appeared"],
)
def test_a_fingerprint_ends_with_any_change_of_what_was_seen(
    folder: Path, path: str, text: str | None
) -> None:
    taken = whole(folder)
    if text is None:
        (folder / path).unlink()
    else:
        (folder / path).write_text(text)
    assert not taken.holds(Files(folder))


@pytest.mark.parametrize(
    "path",
    [
        "../secret.md",
        "topics/../topics/a.md",
        "topics/../../secret.md",
        "/etc/hostname",
        "topics\\a.md",
        "topics/\0.md",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(folder: Path, path: str) -> None:
    with pytest.raises(RefusedError, match="leads out of its folder"):
        Files(folder).read(path)


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_not(folder: Path) -> None:
    (folder / "topics" / "out.md").symlink_to(folder.parent / "secret.md")
    (folder / "topics" / "in.md").symlink_to(folder / "topics" / "a.md")
    files = Files(folder)
    assert files.read("topics/in.md") == b"a"
    with pytest.raises(RefusedError, match="leads out of its folder"):
        files.read("topics/out.md")
    assert files.state("topics/out.md") == ABSENT


def test_a_folder_reached_by_a_link_is_read_like_any_other(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert Files(link).read("topics/a.md") == b"a"


def test_a_file_that_is_too_large_is_refused_unread(folder: Path) -> None:
    with (folder / "large.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(RefusedError, match="it is larger than 32 MB"):
        Files(folder).read("large.md")


def test_a_folder_that_does_not_exist_lists_nothing(folder: Path) -> None:
    assert Files(folder).names("lost", (".md",)) == ()
    assert Files(folder).names("../", (".md",)) == ()


def test_a_folder_that_was_looked_at_hides_no_link(tmp_path: Path) -> None:
    folder = tmp_path / "project/sources"
    folder.mkdir(parents=True)
    (tmp_path / "outside").write_text("secret")
    (folder / "own").write_text("own")
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "linked").symlink_to(folder / "own")
    (folder / "up").symlink_to(tmp_path)
    files = Files(tmp_path / "project")
    assert files.read("sources/own") == b"own"
    for path in ("sources/link", "/sources/own", "sources/../sources/own", "sources/up/outside"):
        with pytest.raises(RefusedError):
            files.read(path)
    assert files.read("sources/own", within="sources") == b"own"
    assert files.read("sources/linked") == b"own"
    assert files.read("sources/none") is None
    (folder / "own").unlink()
    (folder / "own").symlink_to(tmp_path / "outside")
    with pytest.raises(RefusedError):
        files.read("sources/own")
    assert files.state("sources/own") == ABSENT
