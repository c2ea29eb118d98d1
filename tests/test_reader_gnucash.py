"""GnuCash books: every own account ends with what GnuCash shows."""

from __future__ import annotations

import gzip
import io
import sqlite3
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from findb.readers import ReadError, Record, gnucash, recognise
from findb.readers import read as read_file

SAMPLE = Path("/work/shared/data/gnucash/complex_sample.gnucash")

TABLES = """
CREATE TABLE books(guid, root_account_guid, root_template_guid);
CREATE TABLE commodities(guid, namespace, mnemonic, fullname, cusip);
CREATE TABLE accounts(guid, name, account_type, commodity_guid, parent_guid);
CREATE TABLE transactions(guid, currency_guid, num, post_date, enter_date, description);
CREATE TABLE splits(guid, tx_guid, account_guid, memo, action, reconcile_state,
    value_num, value_denom, quantity_num, quantity_denom);
CREATE TABLE prices(guid, commodity_guid, currency_guid, date, value_num, value_denom);
INSERT INTO books VALUES ('book', 'root', 'templates');
INSERT INTO commodities VALUES
    ('EUR', 'CURRENCY', 'EUR', 'Euro', '978'), ('USD', 'CURRENCY', 'USD', 'Dollar', '840'),
    ('ACME', 'NYSE', 'ACME', 'Acme Inc', 'US0000000002');
INSERT INTO accounts VALUES
    ('root', 'Root', 'ROOT', NULL, NULL), ('templates', 'Templates', 'ROOT', NULL, NULL),
    ('assets', 'Assets', 'ASSET', 'EUR', 'root'),
    ('bank', 'Bank', 'BANK', 'EUR', 'assets'), ('card', 'Card', 'CREDIT', 'EUR', 'root'),
    ('dollars', 'Dollars', 'BANK', 'USD', 'assets'),
    ('acme', 'Acme', 'STOCK', 'ACME', 'assets'),
    ('food', 'Food', 'EXPENSE', 'EUR', 'root'), ('fees', 'Fees', 'EXPENSE', 'EUR', 'root'),
    ('pay', 'Pay', 'INCOME', 'EUR', 'root'), ('trading', 'Trading', 'TRADING', 'EUR', 'root'),
    ('template', 'Template', 'BANK', 'EUR', 'templates');
"""


@pytest.fixture
def book(tmp_path):
    """`book(splits, ...)`: the records of a book of transactions.

    A split is 'account value [quantity [action]]'.
    """

    def made(*transactions: list[str], currency: str = "EUR", **options) -> list[Record]:
        path = tmp_path / "my.gnucash"
        path.unlink(missing_ok=True)
        database = sqlite3.connect(path)
        database.executescript(TABLES)
        for number, splits in enumerate(transactions):
            guid = f"t{number}"
            when = f"2024-01-{number + 1:02} 10:59:00"
            database.execute(
                "INSERT INTO transactions VALUES (?, ?, '', ?, ?, ?)",
                (guid, currency, when, when, f"text {number}"),
            )
            for index, split in enumerate(splits):
                account, value, *rest = split.split()
                quantity, action = rest[0] if rest else value, rest[1] if rest[1:] else ""
                cents, units = int(Decimal(value) * 100), int(Decimal(quantity) * 10000)
                database.execute(
                    "INSERT INTO splits VALUES (?, ?, ?, '', ?, 'n', ?, 100, ?, 10000)",
                    (f"{guid}s{index}", guid, account, action, cents, units),
                )
        database.commit()
        database.close()
        return list(read_file(path, **options))

    return made


def totals(records: list[Record]) -> dict[tuple[str, str], Decimal]:
    """What is in each account, by currency or security."""
    held: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for record in records:
        if record.kind != "price":
            if record.amount:
                held[record.account, record.currency] += record.amount
            if record.quantity:
                held[record.account, record.security_code] += record.quantity
    return {key: value for key, value in held.items() if value}


def told(records: list[Record]) -> list[tuple]:
    return [(record.account, record.kind, record.amount) for record in records]


def test_an_expense_is_cash(book):
    (record,) = book(["bank -12.50", "food 12.50"])
    assert (record.source, record.account, record.kind) == ("gnucash", "Assets:Bank", "cash")
    assert (record.amount, record.currency) == (Decimal("-12.50"), "EUR")
    assert (record.counterparty, record.memo) == ("text 0", "Food")
    assert (record.occurred_at, record.booked_on) == ("2024-01-01 00:00:00", "2024-01-01")
    assert (record.group_key, record.external_id) == ("t0", "t0s0")


def test_between_own_accounts_is_a_transfer(book):
    records = book(["bank -100", "card 100"])
    assert sorted(told(records)) == [
        ("Assets:Bank", "transfer", -100),
        ("Card", "transfer", 100),
    ]
    assert {record.counterparty for record in records} == {"Assets:Bank", "Card"}


def test_many_splits_keep_every_category_and_account(book):
    records = book(["bank -130", "card 100", "food 20", "fees 10"])
    assert told(records) == [
        ("Assets:Bank", "transfer", -100),
        ("Card", "transfer", 100),
        ("Assets:Bank", "cash", -20),
        ("Assets:Bank", "cash", -10),
    ]
    assert len({record.external_id for record in records}) == 4
    assert {record.group_key for record in records} == {"t0"}


def test_a_purchase_of_shares(book):
    records = book(["bank -1010", "acme 1000 20", "fees 10"])
    assert totals(records) == {("Assets:Bank", "EUR"): -1010, ("Assets:Acme", "ACME"): 20}
    (trade,) = (record for record in records if record.kind == "trade")
    assert (trade.account, trade.amount, trade.quantity) == ("Assets:Acme", -1000, 20)
    assert (trade.security_id, trade.security_code) == ("US0000000002", "ACME")
    assert len({record.external_id for record in records}) == len(records)


def test_a_reinvested_dividend_needs_no_cash_account(book):
    records = book(["acme 50 1", "pay -50"])
    assert told(records) == [("Assets:Acme", "trade", -50), ("Assets:Acme", "cash", 50)]


def test_splits_and_shares_for_nothing(book):
    records = book(["acme 0 5"], ["acme 0 15 Split"])
    assert [(record.kind, record.quantity, record.ratio) for record in records] == [
        ("delivery", 5, None),
        ("split", 15, "4:1"),
    ]


def test_gains_booked_by_lots_are_left_to_findb(book):
    notes: list[str] = []
    sale = ["bank 700", "acme -700 -10", "acme 200 0", "pay -200"]
    records = book(["acme 500 10", "bank -500"], sale, note=notes.append)
    assert totals(records) == {("Assets:Bank", "EUR"): 200}
    assert "realised gains" in notes[0]
    with pytest.raises(ReadError, match="values a security without units"):
        book(["bank 100", "acme 100 0", "pay -200"])


def test_another_currency_is_an_exchange_and_a_transfer(book):
    records = book(["bank -100", "dollars 100 108", "trading -100", "trading 100"])
    assert told(records) == [
        ("Assets:Bank", "fx", -100),
        ("Assets:Bank", "transfer", -108),
        ("Assets:Dollars", "transfer", 108),
    ]
    assert totals(records) == {("Assets:Bank", "EUR"): -100, ("Assets:Dollars", "USD"): 108}


def test_an_expense_in_another_currency_adds_up_exactly(book):
    records = book(["dollars -100 -108.01", "food 33.33", "fees 66.67"])
    assert totals(records) == {("Assets:Dollars", "USD"): Decimal("-108.01")}


def test_two_splits_of_one_account(book):
    records = book(["bank -100", "bank -50", "food 150"])
    assert totals(records) == {("Assets:Bank", "EUR"): -150}


def test_scheduled_transactions_are_no_transactions(book):
    assert book(["template -100", "template 100"]) == []


def test_prices(tmp_path, book):
    book()
    path = tmp_path / "my.gnucash"
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO prices VALUES ('p', 'ACME', 'EUR', '20240201105900', 25, 2)")
    database.close()
    (price,) = read_file(path)
    assert (price.kind, price.security_code, price.security_id) == ("price", "ACME", "US0000000002")
    assert (price.price, price.currency) == (Decimal("12.5"), "EUR")
    assert (price.occurred_at, price.external_id) == ("2024-02-01 00:00:00", "p")


def test_old_books_kept_local_midnights(tmp_path, book):
    book(["bank -1", "food 1"])
    path = tmp_path / "my.gnucash"
    with sqlite3.connect(path) as database:
        database.execute("UPDATE transactions SET post_date = '2014-12-23 23:00:00'")
    database.close()
    assert next(read_file(path)).occurred_at == "2014-12-23 23:00:00"
    (record,) = read_file(path, time_zone="Europe/Paris")
    assert (record.occurred_at, record.booked_on) == ("2014-12-24 00:00:00", "2014-12-24")


def test_a_book_that_is_not_on_disk_and_one_left_alone(tmp_path, book):
    book(["bank -1", "food 1"])
    path = tmp_path / "my.gnucash"
    before = path.read_bytes()
    assert len(list(gnucash.read(io.BytesIO(before), "in.zip"))) == 1
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["my.gnucash"]


def test_unbalanced_transactions_are_refused(book):
    with pytest.raises(ReadError, match="2024-01-01 does not balance"):
        book(["bank -1", "food 2"])


@pytest.mark.parametrize("packed", [True, False])
def test_xml_books_are_refused_with_what_to_do(packed):
    content = b'<?xml version="1.0"?>\n<gnc-v2 xmlns:gnc="http://www.gnucash.org/XML/gnc">'
    content = gzip.compress(content) if packed else content
    assert recognise(content, "a") is gnucash
    with pytest.raises(ReadError, match="save it as SQLite3"):
        list(gnucash.read(io.BytesIO(content), "my.gnucash"))


def test_other_and_broken_databases_are_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    with pytest.raises(ReadError, match="no GnuCash book"):
        list(read_file(path))
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(ReadError, match=r"cannot be read|no GnuCash book"):
        list(read_file(path))


@pytest.mark.skipif(not SAMPLE.exists(), reason="public samples are not here")
def test_sample():
    records = list(read_file(SAMPLE))
    assert totals(records) == {
        ("Asset:Broker:Foo stock", "TDB160"): 130,
        ("Asset:Current:Cash", "EUR"): 220,
        ("Asset:Current:Checking", "EUR"): 820,
        ("Asset:Current:Savings", "EUR"): 3550,
        ("Asset:Fixed:House", "EUR"): 20000,
        ("Liability", "EUR"): -20900,
    }
    (trade,) = (record for record in records if record.kind == "trade")
    assert (trade.amount, trade.quantity) == (-1200, 130)
    assert sum(record.kind == "price" for record in records) == 4
    assert len({record.external_id for record in records}) == len(records)


@pytest.mark.parametrize("assets, bank", [("assets", "assets"), ("bank", "assets")])
def test_an_account_below_itself_is_refused(tmp_path, assets, bank):
    path = tmp_path / "loop.gnucash"
    with sqlite3.connect(path) as database:
        database.executescript(TABLES)
        for guid, parent in (("assets", assets), ("bank", bank)):
            database.execute("UPDATE accounts SET parent_guid = ? WHERE guid = ?", (parent, guid))
    database.close()
    with pytest.raises(ReadError, match="an account of the book stands below itself; open it"):
        list(read_file(path))
