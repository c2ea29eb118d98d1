"""Queries of the program, a file each: what needs no view in every database."""

from functools import cache
from pathlib import Path

from findb import sql


@cache
def query(name: str) -> str:
    """The text of the file `name`.sql beside this one, with its parts in their places."""
    return sql.default().query(Path(__file__).parent / f"{name}.sql")
