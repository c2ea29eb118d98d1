"""Real files of other projects, read where they lie; tests that need them skip without them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"


def shared_file(name: str) -> Path:
    """The path of a file like 'ofx/checking.ofx', or a skipped test."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path
