"""The shipped sources with twenty brands, read once for all tests of them."""

import pytest

from kdeck.batch.project import Project, read_project
from kdeck.fingerprint import Files

from .placing import NAMES, place, write_sources


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Read the shipped sources with all of the brands."""
    root = tmp_path_factory.mktemp("brands")
    write_sources(root)
    for name in NAMES:
        place(root, name)
    return read_project(Files(root), NAMES)
