"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

# What CI judges does not change from one run to the next; new examples are looked for elsewhere.
settings.register_profile("ci", derandomize=True, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is slow unless it is asked for; CI runs everything."""
    if os.environ.get("CI"):
        settings.load_profile("ci")
    elif not config.option.markexpr:
        config.option.markexpr = "not slow"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Measure speed in one process, whatever '-n auto' says."""
    return 0 if any("benchmarks" in argument for argument in config.args) else None
