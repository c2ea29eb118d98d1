"""The SQL of FinDB: where its files are, what is in them, and the schema that they make."""

import glob
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from findb import structure
from findb.errors import FindbError, located

if TYPE_CHECKING:  # yoyo takes longer to load than most commands take to run
    from yoyo.migrations import Migration

APPLICATION_ID = 0x46696E44  # "FinD": tells `file` and findb whose SQLite file this is
INCLUDE = re.compile(r"([ ]*)-- include (\w+)(?:\((.*)\))?([,;]?)")
CREATE = re.compile(r"CREATE\s+(VIEW|TRIGGER)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+|`\w+`|\[\w+\])", re.I)


class Created(NamedTuple):
    """One CREATE VIEW or CREATE TRIGGER, and the file and line that each of its lines is from."""

    type: str
    name: str
    sql: str
    origins: "list[Line]"

    @property
    def key(self) -> tuple[str, str]:
        return self.type, self.name.lower()

    def place(self, error: object = "") -> str:
        """File and line; of the word that an error message of SQLite names, if it names one."""
        word = re.search(r'(?:near|column|table|view|function|index):? "?([\w.]+)', str(error))
        below = 0
        if word:
            text = structure.without_comments(self.sql)
            at = re.search(rf"\b{word[1].rpartition('.')[2]}\b", text, re.IGNORECASE)
            below = text[: at.start()].count("\n") if at else 0
        origin = self.origins[below]
        return f"{origin.path}, line {origin.number}"


class Line(NamedTuple):
    """A line of SQL and where it is from."""

    text: str
    path: Path
    number: int


class Sources:
    """The folders migrations/, views/ and triggers/ below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    @cached_property
    def version(self) -> int:
        """The number of migrations, which is the user_version of a database that has them all."""
        files = (self.root / "migrations").glob("*.sql")
        return sum(not file.name.endswith(".rollback.sql") for file in files)

    @cached_property
    def migrations(self) -> "list[Migration]":
        """yoyo's migrations in the order of their dependencies; `.id` is the stem of the file."""
        from yoyo import exceptions, read_migrations
        from yoyo.migrations import topological_sort

        folder = self.root / "migrations"
        try:
            return list(topological_sort(read_migrations(glob.escape(str(folder)))))
        except (exceptions.BadMigration, exceptions.MigrationConflict) as error:
            raise FindbError(f"{folder}: {error}.") from error

    @property
    def migration_ids(self) -> list[str]:
        return [migration.id for migration in self.migrations]

    @cached_property
    def objects(self) -> list[Created]:
        """Every view, then every trigger, as its own statement, with its parts in their places."""
        return [
            created
            for folder in ("views", "triggers")
            for file in sorted((self.root / folder).glob("*.sql"))
            for created in statements(expanded(file))
        ]

    def build(self, connection: sqlite3.Connection) -> None:
        """Make the whole schema on an empty connection: tables, indexes, views, triggers, marks in
        the file's header; no rows and none of the runner's tables."""
        for _ in self._steps(connection):
            pass
        for created in self.objects:
            create(connection, created)
        self.stamp(connection)

    def _steps(self, connection: sqlite3.Connection) -> "list[Migration]":
        from findb.backend import Backend

        for migration in self.migrations:
            Backend(connection).apply(migration)
            yield migration

    def stamp(self, connection: sqlite3.Connection) -> None:
        """Say in the file's header whose it is and how many migrations it has."""
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {self.version}")

    @cached_property
    def levels(self) -> list[structure.Things]:
        """Tables and indexes after 0, 1, 2 ... migrations."""
        with closing(memory()) as connection:
            steps = self._steps(connection)
            return [{}] + [structure.read(connection, ("table", "index")) for _ in steps]

    @cached_property
    def schema(self) -> structure.Things:
        """Everything that a fresh database holds."""
        with closing(memory()) as connection:
            self.build(connection)
            return structure.read(connection)

    def query(self, path: Path) -> str:
        """A query in a file of its own, which may be made of the parts of views."""
        lines = expanded(path, parts=self.root / "views" / "parts")
        return "\n".join(line.text for line in lines)

    def schema_sql(self) -> str:
        """The schema as one script: tables, indexes, table triggers, views, their triggers."""
        things = list(self.schema.values())
        views = {thing.name for thing in things if thing.type == "view"}

        def part(thing: structure.Thing) -> int:
            if thing.type == "trigger":
                return 4 if thing.table in views else 2
            return {"table": 0, "index": 1, "view": 3}[thing.type]

        parts = [f"{thing.sql};\n" for thing in sorted(things, key=part)]
        parts.append(
            f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {self.version};\n"
        )
        return "\n".join(parts)


def expanded(
    path: Path, indent: str = "", values: dict[str, str] | None = None, parts: Path | None = None
) -> list[Line]:
    """The lines of a file. `-- include name(key = value, ...),` stands for the file parts/name.sql
    beside it: each :key in it becomes the value, and what follows the bracket ends the part. A name
    may begin with a :key, as in :table_insert. Triggers may include the parts of views, too."""
    found: list[Line] = []
    parts = parts or path.parent / "parts"
    for number, line in unfolded(path.read_text(encoding="utf-8")):
        for key, value in (values or {}).items():
            line = re.sub(rf":{key}(?=_|\b)", lambda _, value=value: value, line)
        include = INCLUDE.fullmatch(line)
        if not include:
            found.append(Line(indent + line if line else line, path, number))
            continue
        inner, part, settings, end = include.groups()
        file = parts / f"{part}.sql"
        if parts.parent.name == "triggers" and not file.exists():
            file = parts.parents[1] / "views" / "parts" / f"{part}.sql"
        if not file.exists():
            raise FindbError(f"{path}, line {number}: there is no {file}.")
        given = re.split(r", (?=\w+ = )", settings) if settings else []
        values_of_part = dict(pair.split(" = ", 1) for pair in given)
        body = expanded(file, indent + inner, values_of_part, parts)
        found += [*body[:-1], body[-1]._replace(text=body[-1].text + end)]
    return found


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line. An include that is longer than a line goes on below its opening
    bracket, up to the line of the closing one."""
    begun, begin = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if begun:
            words = line.strip().removeprefix("--").strip()
            begun += words if begun.endswith("(") or words.startswith(")") else f" {words}"
            if re.fullmatch(r" *-- \)[,;]?", line):
                yield begin, begun
                begun = ""
        elif re.fullmatch(r" *-- include \w+\(", line):
            begun, begin = line, number
        else:
            yield number, line


def statements(lines: list[Line]) -> list[Created]:
    """Split the lines of a file of CREATE VIEW and CREATE TRIGGER statements."""
    text = "\n".join(line.text for line in lines)
    found, start = [], 0
    for end in (match.end() for match in re.finditer(";", text)):
        if not sqlite3.complete_statement(text[start:end]):
            continue
        bare = structure.without_comments(text[start:end])
        begin = start + len(bare) - len(bare.lstrip())
        origins = lines[text[:begin].count("\n") :]
        match = CREATE.match(bare, begin - start)
        if not match:
            origin = origins[0]
            raise FindbError(
                f"{origin.path}, line {origin.number}: only views and triggers stand here."
            )
        name = match[2].strip("`[]")
        found.append(Created(match[1].lower(), name, text[begin : end - 1], origins))
        start = end
    if structure.without_comments(text[start:]).strip():
        raise FindbError(
            f"{lines[0].path}: the last statement does not end; a semicolon is missing."
        )
    return found


def create(connection: sqlite3.Connection, created: Created) -> None:
    """Run one of our CREATE statements; an error names its file and line."""
    with located(created.place):
        connection.execute(created.sql)


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def find_root() -> Path:
    """The SQL lies in the package when it is installed, at the top of the checkout otherwise."""
    package = Path(__file__).resolve().parent
    for root in (package, package.parents[1]):
        if (root / "migrations").is_dir():
            return root
    raise FindbError(f"The SQL of FinDB is not beside {package}; install FinDB again.")


@cache
def default() -> Sources:
    """The SQL that came with this program."""
    return Sources(find_root())
