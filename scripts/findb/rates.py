"""Historical rates from files: the ECB's reference rates of all currencies, or one asset's prices.

A rate is the value of 1 of the asset in the base asset. Days are stored at 00:00:00.
"""

import io
import math
import re
import sqlite3
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from findb import database
from findb.csv_file import CsvFile
from findb.errors import FindbError

HOLES = {"", "N/A", "n/a", "-", "null"}
NUMBER = re.compile(r"\d+(\.\d*)?([eE][-+]?\d+)?|\.\d+")
UPSERT = """
    INSERT INTO fin_asset_rates (datetime, asset_id, rate) VALUES (?, ?, ?)
    ON CONFLICT (asset_id, datetime) DO UPDATE SET rate = excluded.rate
    WHERE rate IS NOT excluded.rate"""


class Asset(NamedTuple):
    id: int
    code: str
    type_id: int
    is_base: bool


class Loaded(NamedTuple):
    """How many rates the file has, of how many assets and days; codes of the assets created, and of
    currencies that were passed over; how many lines have no price, and what the prices are in."""

    rates: int
    assets: int
    days: int
    created: list[str]
    skipped: list[str]
    holes: int = 0
    currency: str = ""


def load_rates(
    connection: sqlite3.Connection,
    path: Path | str,
    asset: str | None = None,
    asset_type: str | None = None,
    currency: str | None = None,
    known: bool = False,
) -> Loaded:
    """Store all rates of a file, in one transaction. Without `asset` it is an ECB history, whose
    missing currencies are created unless `known`; with it, a CSV file with the columns Date and
    Close, where Close is in `currency` (the asset's quote, else the base asset, if not given)."""
    with opened(Path(path)) as file, database.transaction(connection):
        if asset is None:
            if asset_type or currency:
                raise FindbError("--type and --currency say more of --asset; add it.")
            return load_ecb(connection, file, known)
        return load_closes(connection, file, find_asset(connection, asset, asset_type), currency)


@contextmanager
def opened(path: Path) -> Iterator[CsvFile]:
    """A CSV file, or the only one in a zip."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(path.open("rb"))
            if zipfile.is_zipfile(file):
                archive = stack.enter_context(zipfile.ZipFile(file))
                names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
                if len(names) != 1:
                    raise FindbError(f"{path} should hold one CSV file, but holds {len(names)}.")
                file = stack.enter_context(archive.open(names[0]))
            else:
                file.seek(0)
            yield CsvFile(str(path), io.BufferedReader(file))
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise FindbError(f"{path} is a damaged or locked zip file ({error}).") from error
        except OSError as error:
            raise FindbError(f"{path}: {error.strerror or error}.") from error


# All currencies


def load_ecb(connection: sqlite3.Connection, file: CsvFile, known: bool) -> Loaded:
    """Each line holds a day and, for each currency, its units per 1 EUR. A day on which the base
    asset has no value tells nothing."""
    codes = ecb_codes(file)
    base = base_asset(connection)
    if base.code != "EUR" and base.code not in codes:
        raise FindbError(
            f"{file.name} has no rates of the base asset {base.code}, so none can be derived from"
            " it. Give --asset for a file with the prices of one asset."
        )
    days = read_ecb_days(file, codes)
    assets = dict(
        connection.execute("SELECT code, id FROM fin_assets WHERE type_id = ?", (base.type_id,))
    )
    quoted = set().union(*(values for _, values in days)) - {base.code}
    missing = sorted(quoted - set(assets))
    if missing and not known:
        current = max(days, key=lambda day: day[0])[1]
        for code in missing:
            assets[code] = connection.execute(
                "INSERT INTO fin_assets (code, type_id, is_base, is_active) VALUES (?, ?, 0, ?)",
                (code, base.type_id, code in current),
            ).lastrowid

    stored: dict[str, int] = dict.fromkeys(quoted & set(assets), 0)

    def rows() -> Iterator[tuple[str, int, float]]:
        for day, values in days:
            for code in values.keys() & stored.keys() if base.code in values else ():
                stored[code] += 1
                yield day, assets[code], values[base.code] / values[code]

    connection.executemany(UPSERT, rows())
    return Loaded(
        rates=sum(stored.values()),
        assets=sum(map(bool, stored.values())),
        days=sum(base.code in values for _, values in days),
        created=[] if known else missing,
        skipped=missing if known else [],
    )


def ecb_codes(file: CsvFile) -> list[str]:
    """The currencies of the columns after the first, '' for the empty one at the end."""
    first, *codes = file.header
    if first.lower() == "date" and codes and all(re.fullmatch("[A-Z]{3}|", c) for c in codes):
        return codes
    file.require_commas()
    if {"date", "close"} <= {column.lower() for column in file.header}:
        raise FindbError(f"{file.name} has prices of one asset; say of which: --asset CODE.")
    raise file.error(
        "the columns must be Date and currency codes, as in the history of the European Central"
        " Bank, or Date and Close."
    )


def read_ecb_days(file: CsvFile, codes: list[str]) -> list[tuple[str, dict[str, float]]]:
    """(datetime, currency -> units per 1 EUR) of every line."""
    days, seen = [], set()
    for cells in file:
        day = parse_datetime(file, cells[0], seen)
        values = {"EUR": 1.0}
        for code, cell in zip(codes, cells[1:], strict=True):
            if code and cell.strip() not in HOLES:
                values[code] = parse_number(file, code, cell)
                if values[code] == 0:
                    raise file.error(f"{code}: a rate cannot be 0.")
        days.append((day, values))
    if not days:
        raise FindbError(f"{file.name} has no line below its header.")
    return days


# One asset


def load_closes(
    connection: sqlite3.Connection, file: CsvFile, asset: Asset, currency: str | None
) -> Loaded:
    """Each line holds a Date (or datetime) and a Close; other columns do not matter."""
    file.require_commas()
    columns = {column.lower(): number for number, column in enumerate(file.header)}
    for column in ("date", "close"):
        if column not in columns:
            raise file.error(f"there is no column {column.title()}.")
    if asset.is_base:
        raise FindbError(f"{asset.code} is the base asset; its rate is always 1.")
    quote = find_quote(connection, asset, currency)
    convert = converter(connection, file, quote)
    seen: set[str] = set()
    holes = 0

    def rows() -> Iterator[tuple[str, int, float]]:
        nonlocal holes
        for cells in file:
            if cells[columns["close"]].strip() in HOLES:
                holes += 1
            else:
                moment = parse_datetime(file, cells[columns["date"]], seen)
                price = parse_number(file, "Close", cells[columns["close"]])
                yield moment, asset.id, price * convert(moment)

    connection.executemany(UPSERT, rows())
    days = len({moment[:10] for moment in seen})
    return Loaded(len(seen), 1, days, [], [], holes, quote.code)


def converter(connection: sqlite3.Connection, file: CsvFile, quote: Asset):
    """A function: datetime -> value of 1 of the quote in the base asset, by the newest rate of that
    day or before, as in the view prices."""
    if quote.is_base:
        return lambda moment: 1.0
    known = connection.execute(
        "SELECT datetime, rate FROM fin_asset_rates WHERE asset_id = ? ORDER BY datetime",
        (quote.id,),
    ).fetchall()
    moments = [moment for moment, _ in known]

    def convert(moment: str) -> float:
        day = moment[:10]
        number = bisect_right(moments, f"{day} 23:59:59")
        if number == 0:
            raise file.error(
                f"no rate of {quote.code} is known on {day} or before; load its rates first."
            )
        return known[number - 1][1]

    return convert


# Assets


def base_asset(connection: sqlite3.Connection) -> Asset:
    row = connection.execute(
        "SELECT id, code, type_id, is_base FROM fin_assets WHERE is_base = 1"
    ).fetchone()
    if row is None:
        raise FindbError("There is no base asset; add a row to fin_assets with is_base = 1.")
    return Asset(*row)


def find_quote(connection: sqlite3.Connection, asset: Asset, currency: str | None) -> Asset:
    """What prices of the asset are in: the currency, else its own quote, else the base asset."""
    if currency is not None:
        return find_currency(connection, currency)
    row = connection.execute(
        """SELECT quote.id, quote.code, quote.type_id, quote.is_base FROM fin_assets AS asset
        INNER JOIN fin_assets AS quote ON quote.id = asset.quote_asset_id
        WHERE asset.id = ?""",
        [asset.id],
    ).fetchone()
    return Asset(*row) if row else base_asset(connection)


def find_currency(connection: sqlite3.Connection, code: str) -> Asset:
    """By code among the assets of the base asset's type, else among all."""
    row = connection.execute(
        """SELECT id, code, type_id, is_base FROM fin_assets
        WHERE
            code = upper(?) AND type_id = (SELECT type_id FROM fin_assets WHERE is_base = 1)""",
        (code,),
    ).fetchone()
    return Asset(*row) if row else find_asset(connection, code, None)


def find_asset(connection: sqlite3.Connection, code: str, asset_type: str | None) -> Asset:
    """By code, and by the name of its type where the code alone does not tell."""
    rows = connection.execute(
        """SELECT fin_assets.id, code, type_id, is_base, fin_asset_types.name
        FROM fin_assets JOIN fin_asset_types ON fin_asset_types.id = type_id
        WHERE code = upper(?) AND (? IS NULL OR fin_asset_types.name = ?)
        ORDER BY fin_asset_types.name""",
        (code, asset_type, asset_type),
    ).fetchall()
    if not rows:
        of_type = f" of the type {asset_type}" if asset_type else ""
        raise FindbError(f"There is no asset {code}{of_type}; add it to fin_assets first.")
    if len(rows) > 1:
        types = ", ".join(row[4] for row in rows)
        raise FindbError(f"There are several assets {code} ({types}); say which one: --type TYPE.")
    return Asset(*rows[0][:4])


# Cells


def parse_datetime(file: CsvFile, cell: str, seen: set[str]) -> str:
    """`2024-05-31` or `2024-05-31 17:30:00` as 'YYYY-MM-DD HH:MM:SS', each only once in a file."""
    text = cell.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        text += " 00:00:00"
    try:
        moment = str(datetime.strptime(text, "%Y-%m-%d %H:%M:%S"))
    except ValueError:
        raise file.error(f"«{cell}» is not a date; write it like 2024-05-31.") from None
    if moment in seen:
        raise file.error(f"{text} is there twice.")
    seen.add(moment)
    return moment


def parse_number(file: CsvFile, column: str, cell: str) -> float:
    """Plain digits with a dot; what Python would also take (1_000, nan, ٣) is refused."""
    text = cell.strip()
    number = float(text) if text.isascii() and NUMBER.fullmatch(text) else math.inf
    if math.isinf(number):
        raise file.error(f"{column}: «{cell}» is not a number of 0 or more; write it like 1.25.")
    return number
