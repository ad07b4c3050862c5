"""What holds for all tests."""

import pytest


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Measure speed in one process, whatever '-n auto' says."""
    return 0 if any("benchmarks" in argument for argument in config.args) else None
