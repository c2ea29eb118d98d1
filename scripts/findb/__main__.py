"""`python -m findb`, and `python scripts/findb` from a checkout."""

import sys
from pathlib import Path

if not __package__:  # run as a folder: Python put the folder itself on the path, not its parent
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from findb.cli import main

if __name__ == "__main__":
    main()
