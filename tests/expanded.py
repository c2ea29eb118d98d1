"""Write the SQL files as sqlfluff can read them, with their parts in place and apart:

    python tests/expanded.py build/sql

The copies have the names of their sources. A part is linted wherever it is included.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from findb.sql import expanded
from sources import ROOT, files


def write(folder: Path) -> None:
    """Replace the folder by the expanded files."""
    shutil.rmtree(folder, ignore_errors=True)
    queries = [file for file in (ROOT / "scripts").rglob("*.sql") if file.parent.name != "parts"]
    for file in [*files("migrations", "views", "triggers"), *queries]:
        parts = file.parent / "parts"
        lines = expanded(file, parts=parts if parts.exists() else ROOT / "views" / "parts")
        save(folder, file, "\n".join(line.text for line in lines))


def save(folder: Path, file: Path, text: str) -> None:
    copy = folder / file.relative_to(ROOT)
    copy.parent.mkdir(parents=True, exist_ok=True)
    apart = re.sub(r"^\),\n(?=.)", "),\n\n", text, flags=re.MULTILINE)
    copy.write_text(apart + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
