"""Zip archives of statements, with limits against zip bombs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from findb.readers.record import ReadError

MOST_MEMBERS = 1000
MOST_BYTES = 512 * 2**20  # unpacked, all members together
MOST_RATIO = 200  # unpacked to packed; XML and CSV stay below 50
SMALL = 2**20  # below this size the ratio does not matter


def is_zip(head: bytes) -> bool:
    """Whether these are the first bytes of a zip archive."""
    return head[:4] == b"PK\x03\x04"


def names(head: bytes) -> list[str]:
    """The names of the members whose headers are in the first bytes of an archive."""
    headers = re.finditer(rb"PK\x03\x04.{22}(?P<length>..)..", head, re.DOTALL)
    found = ((header.end(), int.from_bytes(header["length"], "little")) for header in headers)
    return [head[start : start + length].decode("utf-8", "replace") for start, length in found]


def members(
    file: BinaryIO, name: str, ending: str, note: Callable[[str], None] = lambda text: None
) -> Iterator[tuple[BinaryIO, str]]:
    """Yield (file, title) of the archive's members with that ending, in order of their names.

    Raises ReadError for an archive that is damaged, encrypted, too large, or has no such member;
    others are noted and skipped.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            inside = [info for info in archive.infolist() if not info.is_dir()]
            _refuse_bombs(inside, name)
            wanted = [info for info in inside if info.filename.lower().endswith(ending)]
            if not wanted:
                advice = "unpack it and import the statement itself"
                raise ReadError(name, f"there is no *{ending} in the zip", advice)
            for info in inside:
                if info not in wanted:
                    note(f"{name}: {info.filename} in the zip is skipped")
            for info in sorted(wanted, key=lambda info: info.filename):
                with archive.open(info) as member:
                    yield member, f"{name}/{info.filename}"
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        if "password" in str(error):
            raise ReadError(name, "the zip is encrypted", "unpack it first") from error
        raise ReadError(name, "the zip is damaged", "download it again") from error


def _refuse_bombs(inside: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(info.file_size for info in inside)
    swollen = any(info.file_size > max(SMALL, MOST_RATIO * info.compress_size) for info in inside)
    if len(inside) > MOST_MEMBERS or total > MOST_BYTES or swollen:
        raise ReadError(
            name,
            "the zip unpacks to far more than statements need",
            "unpack it yourself and import the files you trust",
        )
