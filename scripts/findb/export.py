"""Everything in formats that other programs read."""

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from findb import database, export_beancount, export_csv, export_hledger
from findb.errors import FindbError, readable
from findb.export_ledger import Ledger
from findb.files import new_file

LEDGERS = {"beancount": export_beancount, "hledger": export_hledger}
FORMATS = (*LEDGERS, "csv")


def export(path: Path, format_: str, target: Path | None, replace: bool = False) -> str:
    """Write the database `path` to the file `target`, for csv to the folder (<name>-csv if not
    given), else to standard output. It is as it was at one moment. Return what was done."""
    with closing(database.connect(path, write=False)) as connection, readable(path):
        connection.execute("BEGIN")
        if format_ == "csv":
            folder = target or Path(f"{path.stem}-csv")
            files = export_csv.write(connection, folder, path, replace)
            return f"{folder}: {files} files; {export_csv.README} says how to load them."
        # A journal would leave out what refers to nothing.
        database.require_references(connection, path)
        module = LEDGERS[format_]
        lines = module.lines(Ledger(connection, module.DIALECT))
        if target is None:
            write(lines, sys.stdout.buffer)
            return ""
        if target.exists() and not replace:
            raise FindbError(f"{target} exists already; choose another name or add --force.")
        with new_file(target, replace=replace) as temporary, temporary.open("wb") as file:
            write(lines, file)
        return f"{target}: {target.stat().st_size:,} bytes."


def write(lines: Iterable[str], file: BinaryIO) -> None:
    """As UTF-8 with LF everywhere, which both programs expect."""
    file.writelines(f"{line}\n".encode() for line in lines)
