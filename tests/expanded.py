"""Write the SQL files as sqlfluff can read them, with their parts in place:

    python tests/expanded.py build/sql

The copies have the names of their sources. A part is linted wherever it is included.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from findb.sql import default, expanded
from sources import ROOT, files


def write(folder: Path) -> None:
    """Replace the folder by the expanded files."""
    shutil.rmtree(folder, ignore_errors=True)
    for file in files("migrations", "views", "triggers"):
        save(folder, file, "\n".join(line.text for line in expanded(file)))
    for file in (ROOT / "scripts").rglob("*.sql"):
        save(folder, file, default().query(file))


def save(folder: Path, file: Path, text: str) -> None:
    copy = folder / file.relative_to(ROOT)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
