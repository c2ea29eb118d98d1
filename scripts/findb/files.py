"""New files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from findb.errors import FindbError

SIDECARS = ("-journal", "-wal", "-shm")


@contextmanager
def new_file(path: Path, mode: int = 0o600, replace: bool = False) -> Iterator[Path]:
    """Yield an empty temporary file beside `path`; it takes that name, with `mode`, if the block
    succeeds, and is gone if it fails. An existing `path` is an error unless `replace`."""
    if not path.parent.is_dir():
        raise FindbError(f"{path}: there is no folder {path.parent}; make it first.")
    if path.is_dir():
        raise FindbError(f"{path} is a folder; give the name of a file.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    except OSError as error:
        raise FindbError(f"{path} cannot be written: {error.strerror}.") from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        flush(temporary)
        temporary.chmod(mode)
        if replace:
            temporary.replace(path)
        else:
            publish(temporary, path)
    finally:
        for suffix in ("", *SIDECARS):
            Path(name + suffix).unlink(missing_ok=True)


def publish(temporary: Path, path: Path) -> None:
    """Give `temporary` the name `path`, never over a file that appeared there meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        refuse_existing(path)
    except OSError:  # a file system without hard links
        refuse_existing(path)
        temporary.rename(path)


def refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise FindbError(f"{path} exists already; choose another name.")


def flush(path: Path) -> None:
    """Have what was written reach the disk before the name does."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
