"""The `findb` command: a click group that loads findb/commands/*.py when they are called."""

import pkgutil
import platform
import sqlite3
from importlib import import_module

import click

from findb import __version__, commands, database
from findb.errors import FindbError, sentence


class LazyGroup(click.Group):
    """Module credit_lines or import_ of findb.commands is the command credit-lines or import."""

    def modules(self) -> dict[str, str]:
        """Command name -> module name."""
        names = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return {name.rstrip("_").replace("_", "-"): name for name in names}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.modules())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        module = self.modules().get(name)
        return import_module(f"findb.commands.{module}").command if module else None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except sqlite3.Error as error:
            raise FindbError(sentence(error)) from error
        except BrokenPipeError:
            raise  # click knows it: `findb ... | head` is no error
        except OSError as error:
            what = f"{error.filename}: " if error.filename else ""
            raise FindbError(f"{what}{error.strerror or error}") from error


ENGINES = f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}"


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="findb", message=f"%(prog)s %(version)s ({ENGINES})")
def main() -> None:
    """Personal finances in one SQLite file that is yours."""
    database.require_sqlite()
