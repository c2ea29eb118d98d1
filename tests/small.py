"""A small schema of its own with a history of three versions, for the tests of the runner: its SQL
may be changed, broken and taken away at will."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from findb import database, migrate, structure
from findb.create import create
from findb.errors import FindbError
from findb.sql import Sources
from findb.structure import Things

FILES = {
    "migrations/0001.core.sql": """-- Types; and assets.
-- depends:

CREATE TABLE fin_asset_types (
    -- One row per type; with a comment.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE fin_assets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL
        CONSTRAINT `fin_assets.code: has a lower case letter; write it in upper case, like USD`
        CHECK (code = upper(code)),
    name TEXT,
    type_id INTEGER NOT NULL REFERENCES fin_asset_types (id),
    is_base INTEGER NOT NULL CHECK (is_base IN (0, 1)),
    is_active INTEGER NOT NULL,
    UNIQUE (code, type_id)
);
CREATE INDEX i_fin_assets_type_id ON fin_assets (type_id);
""",
    "migrations/0002.rates.sql": """-- depends: 0001.core

CREATE TABLE fin_asset_rates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    datetime TEXT NOT NULL,
    asset_id INTEGER NOT NULL REFERENCES fin_assets (id) ON DELETE CASCADE,
    rate REAL NOT NULL
        CONSTRAINT `fin_asset_rates.rate: is not a number; use a dot, like 1.25`
        CHECK (typeof(rate) = 'real'),
    UNIQUE (asset_id, datetime)
);
""",
    # Rebuilds a table that another refers to ON DELETE CASCADE.
    "migrations/0003.description.sql": """-- depends: 0002.rates

CREATE TABLE fin_assets_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL
        CONSTRAINT `fin_assets.code: has a lower case letter; write it in upper case, like USD`
        CHECK (code = upper(code)),
    name TEXT,
    description TEXT DEFAULT 'none',
    type_id INTEGER NOT NULL REFERENCES fin_asset_types (id),
    is_base INTEGER NOT NULL CHECK (is_base IN (0, 1)),
    is_active INTEGER NOT NULL,
    quote_asset_id INTEGER,
    UNIQUE (code, type_id)
);
INSERT INTO fin_assets_new (id, code, name, type_id, is_base, is_active)
SELECT id, code, name, type_id, is_base, is_active FROM fin_assets;
DROP TABLE fin_assets;
ALTER TABLE fin_assets_new RENAME TO fin_assets;
CREATE INDEX i_fin_assets_type_id ON fin_assets (type_id);
""",
    "views/current_assets.sql": """CREATE VIEW current_assets AS
    -- One row per asset; active or not.
SELECT fin_assets.id AS pseudo_id, code, fin_assets.name, fin_asset_types.name AS asset_type
FROM fin_assets INNER JOIN fin_asset_types ON fin_asset_types.id = type_id;
""",
    "views/current_data_issues.sql": """CREATE VIEW current_data_issues AS
SELECT
    'no_name' AS issue,
    'fin_assets' AS table_name,
    id AS row_id,
    code || ' has no name.' AS description,
    'Give it one.' AS what_to_do
FROM fin_assets
WHERE name = '?';
""",
    "triggers/current_assets.sql": """CREATE TRIGGER current_assets_insert
INSTEAD OF INSERT ON current_assets
BEGIN
    SELECT RAISE(ABORT, 'current_assets.asset_type: is unknown; add it to fin_asset_types')
    WHERE NOT EXISTS (SELECT 1 FROM fin_asset_types WHERE name = NEW.asset_type);
    INSERT INTO fin_assets (code, name, type_id, is_base, is_active)
    SELECT NEW.code, NEW.name, id, 0, 1 FROM fin_asset_types WHERE name = NEW.asset_type;
END;

-- A comment; between.
CREATE TRIGGER current_assets_update
INSTEAD OF UPDATE ON current_assets
BEGIN
    UPDATE fin_assets SET name = CASE WHEN NEW.name = '' THEN NULL ELSE NEW.name END
    WHERE id = OLD.pseudo_id;
END;
""",
    "triggers/fin_assets_name_insert.sql": """CREATE TRIGGER fin_assets_name_insert
BEFORE INSERT ON fin_assets
WHEN NEW.name = 'forbidden'
BEGIN
    SELECT RAISE(ABORT, 'fin_assets.name: is forbidden; take another');
END;
""",
}


# Things of the user's own.
OWN = (
    "CREATE TABLE my_notes (id INTEGER PRIMARY KEY, asset_id REFERENCES fin_assets (id), note)",
    "INSERT INTO my_notes VALUES (1, 2, 'keep')",
    "CREATE VIEW my_assets AS SELECT code FROM fin_assets",
    "CREATE VIEW my_view_of_a_view AS SELECT * FROM my_assets",
    "CREATE INDEX my_index ON fin_assets (name)",
    "CREATE TRIGGER my_table_trigger AFTER UPDATE OF name ON fin_assets"
    " BEGIN INSERT INTO my_notes (note) VALUES ('table'); END",
    "CREATE TRIGGER my_view_trigger INSTEAD OF DELETE ON current_assets"
    " BEGIN INSERT INTO my_notes (note) VALUES ('view'); END",
    "CREATE TRIGGER my_own_trigger AFTER DELETE ON my_notes"
    " BEGIN DELETE FROM fin_asset_rates WHERE asset_id = OLD.asset_id; END",
)

posix = pytest.mark.skipif(os.name != "posix", reason="needs fork or file permissions of POSIX")


class Small:
    """The schema as files below a folder. `sources` reads them anew."""

    def __init__(self, root: Path, version: int = 3) -> None:
        self.root = root
        self.to_version(version)

    def to_version(self, version: int) -> "Small":
        """Have the first migrations only."""
        for name, text in FILES.items():
            if not name.startswith("migrations/") or int(name[11:15]) <= version:
                self.write(name, text)
        return self

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    @property
    def sources(self) -> Sources:
        return Sources(self.root)

    def create(self, path: Path) -> Path:
        """A database with USD as base and EUR, which has a rate where there are rates."""
        create(path, "USD", sources=self.sources)
        run(
            path,
            "INSERT INTO fin_assets (code, name, type_id, is_base, is_active)"
            " VALUES ('EUR', 'Euro', 1, 0, 1)",
        )
        if self.sources.version >= 2:
            run(
                path,
                "INSERT INTO fin_asset_rates (datetime, asset_id, rate)"
                " VALUES ('2026-01-01 00:00:00', 2, 1.25)",
            )
        return path


def run(path: Path, *statements: str) -> list[tuple]:
    """Execute statements with foreign keys off, as any other program would; the last one's rows."""
    rows: list[tuple] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def dump(path: Path) -> list[str]:
    """Everything that a database holds, without the moments at which migrations were applied."""
    with closing(sqlite3.connect(path)) as connection:
        header = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        ]
        lines = [line for line in connection.iterdump() if "_yoyo" not in line]
    return [*map(str, header), *lines]


def things(path: Path) -> Things:
    with closing(database.open_file(path)) as connection:
        return structure.read(connection)


def refused(path: Path, sources: Sources) -> str:
    """The message with which an upgrade is refused; the database must be as it was."""
    before, files = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(FindbError) as error:
        migrate.migrate(path, sources)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == files
    return error.value.message
