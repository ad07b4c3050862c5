"""What the project file may say, and what is said of one that cannot be used."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.load.settings import FILE, Settings, read_settings
from kdeck.model.recipe import Format


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("default", "riverside"):
        (tmp_path / "themes" / name).mkdir(parents=True)
    return tmp_path


def read(folder: Path, data: bytes | str) -> tuple[Settings, tuple[Finding, ...]]:
    (folder / FILE).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_settings(Files(folder))


def test_a_project_without_a_file_has_what_is_usual(folder: Path) -> None:
    assert read_settings(Files(folder)) == (Settings("default", (), "output"), ())


@pytest.mark.parametrize(
    "data",
    [
        b'# ours\ntheme = "riverside"\nformats = ["pdf"]\noutput = "to print/2026"\n',
        b"\xef\xbb\xbftheme = 'riverside'\r\nformats = [\r\n  'pdf',\r\n  'pdf'\r\n]\r\n"
        b"output = 'to print//2026/'",
    ],
    ids=["as typed", "as Notepad saves it"],
)
def test_a_theme_formats_and_a_folder_are_read(folder: Path, data: bytes) -> None:
    assert read(folder, data) == (
        Settings("riverside", (Format.PDF,), "to print/2026", names_theme=True),
        (),
    )


def test_a_part_may_be_left_out(folder: Path) -> None:
    assert read(folder, 'theme = "riverside"') == (Settings("riverside", names_theme=True), ())
    assert read(folder, "") == (Settings(), ())


FLAWS = [
    ("\ntheme = riverside", 2, "the file is not TOML: ", 'theme = "riverside"'),
    ('theme = "a"\ntheme = "b"', 2, "the file is not TOML: ", "one name on each line"),
    ('theme = "a', 1, "the file is not TOML: ", "words in quotes"),
    ('\n\nthem = "riverside"', 3, "unknown name 'them'", "did you mean 'theme'?"),
    ('[build]\ntheme = "riverside"', 1, "unknown name 'build'", "theme, formats, output"),
    ('# one\n"theme" = "rivreside"', 2, "there is no theme 'rivreside'", "mean 'riverside'?"),
    ("theme = 1", 1, "'theme' is not the name of a theme", "themes/"),
    ("[theme]\nx = 1", 1, "'theme' is not the name of a theme", "themes/"),
    ('formats = "pdf"', 1, "'formats' is not a list of formats", 'formats = ["pdf", "pptx"]'),
    ("formats = []", 1, "'formats' is not a list of formats", 'formats = ["pdf", "pptx"]'),
    ("formats = [1]", 1, "'formats' holds what is not text", 'formats = ["pdf", "pptx"]'),
    ('formats = ["pdf", "ppt"]', 1, "there is no format 'ppt'", "did you mean 'pptx'?"),
    ('output = ""', 1, "'output' is not the name of a folder", 'output = "handouts"'),
    ("output = true", 1, "'output' is not the name of a folder", 'output = "handouts"'),
    ('output = "../out"', 1, "'../out' is no folder inside the project", "kdeck build -o DIR"),
    ('output = "/srv/out"', 1, "'/srv/out' is no folder inside the project", "build -o DIR"),
    ("output = 'C:\\out'", 1, "'C:\\out' is no folder inside the project", "build -o DIR"),
    ('output = "."', 1, "'.' is no folder inside the project", 'output = "handouts"'),
    ('output = ".hidden"', 1, "'.hidden' is no folder inside the project", "handouts"),
    ('output = "out/con"', 1, "'out/con' is no folder inside the project", "handouts"),
    ('output = "Themes/x"', 1, "'Themes' holds what documents are made from", "handouts"),
    ('output = "sources"', 1, "'sources' holds what documents are made from", "handouts"),
    (b'theme = "\xff"', 1, "the file is not UTF-8 text", "save it as UTF-8"),
    (f"theme = {'[' * 30_000}", None, "the file nests too deep to be read", "flatten it"),
    ("#" * 70_000, None, "the file is larger than 64 KB", "shorten it"),
]


@pytest.mark.parametrize(("data", "line", "message", "hint"), FLAWS, ids=range(len(FLAWS)))
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(
    folder: Path, data: bytes | str, line: int | None, message: str, hint: str
) -> None:
    found, (finding,) = read(folder, data)
    assert found == Settings()
    assert (finding.code, finding.span.file, finding.span.line) == ("project-file", FILE, line)
    assert finding.message.startswith(message)
    assert hint in finding.hint
    assert not finding.message.endswith(".")


def test_all_flaws_are_told_at_once(folder: Path) -> None:
    _, findings = read(folder, 'output = "themes"\ntheme = 3\nfromats = []\nformats = ["pfd"]')
    assert [finding.span.line for finding in findings] == [1, 2, 3, 4]


def test_a_file_that_leads_out_of_the_project_is_not_read(folder: Path, tmp_path: Path) -> None:
    inner = folder / "project"
    inner.mkdir()
    (folder / "secret").write_text('theme = "riverside"')
    (inner / FILE).symlink_to(folder / "secret")
    found, (finding,) = read_settings(Files(inner))
    assert found == Settings()
    assert "it leads out of its folder" in finding.message


@given(st.binary(max_size=80) | st.text("thema=[]\"'\n./ -pdf", max_size=80).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_at_all_make_the_reader_fail(folder: Path, data: bytes) -> None:
    found, findings = read(folder, data)
    assert isinstance(found, Settings)
    assert all(finding.hint for finding in findings)
