"""Random ledgers, the same in a database, and a naive model that counts in fractions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import strategies as st

TYPES = {1: "Currencies", 2: "Equities", 3: "Bonds"}
ASSETS = {1: ("USD", 1), 2: ("EUR", 1), 3: ("VTI", 2), 4: ("UST", 3)}  # code, type; 1 is the base
PAIRS = {1: (1, "Bank"), 2: (2, "Bank"), 3: (3, "Broker"), 4: (4, "Broker"), 5: (1, "Broker")}
STORAGES = {"Bank": 1, "Broker": 2}
ROOT, ACTIVE, MIXED, PASSIVE, IMPORT = 1, 2, 3, 4, 5  # categories
WORLD = """
    INSERT INTO fin_asset_types (id, name) VALUES (1, 'Currencies'), (2, 'Equities'), (3, 'Bonds');
    INSERT INTO fin_assets (id, code, type_id, is_base)
    VALUES (1, 'USD', 1, 1), (2, 'EUR', 1, 0), (3, 'VTI', 2, 0), (4, 'UST', 3, 0);
    INSERT INTO fin_storages (id, name) VALUES (1, 'Bank'), (2, 'Broker');
    INSERT INTO fin_transaction_categories (id, name, parent_id, is_passive, is_initial_import)
    VALUES
    (1, 'all', NULL, NULL, NULL),
    (2, 'active', 1, 0, 0),
    (3, 'mixed', 1, NULL, 0),
    (4, 'passive', 1, 1, 0),
    (5, 'import', 1, 0, 1);
    INSERT INTO fin_assets_storages (id, asset_id, storage_id)
    VALUES (1, 1, 1), (2, 2, 1), (3, 3, 2), (4, 4, 2), (5, 1, 2)
"""
SECOND = timedelta(seconds=1)
NEAR = 1e-6  # what money computed in floating point may be off by

# --- random ledgers ------------------------------------------------------------------------------

# Around the ends of months, where the mistakes are, and so few that some fall together.
MOMENTS = st.sampled_from(
    [
        datetime(2026, month, 1) + offset
        for month in (1, 2, 3)
        for offset in (-SECOND, timedelta(0), SECOND, timedelta(days=10), timedelta(days=20))
    ]
)
NOWS = st.sampled_from([datetime(2026, 3, 1), datetime(2026, 3, 31, 23, 59, 59)])
CENTS = st.integers(1, 10**7).map(lambda number: Fraction(number, 100))
SATOSHIS = st.integers(1, 10**11).map(lambda number: Fraction(number, 10**8))
SIZES = st.one_of(CENTS, SATOSHIS)
AMOUNTS = st.builds(lambda size, sign: size * sign, SIZES, st.sampled_from((1, -1)))
RATES = st.integers(0, 10**5).map(lambda number: Fraction(number, 1000))
CATEGORIES = st.sampled_from((ACTIVE, ACTIVE, MIXED, PASSIVE, IMPORT))


@dataclass(frozen=True)
class Transaction:
    moment: datetime
    pair: int
    amount: Fraction
    category: int


@dataclass
class Ledger:
    now: datetime
    transactions: list[Transaction]
    swaps: list[tuple[Transaction, Transaction]]  # what went out, what came in
    rates: dict[tuple[int, datetime], Fraction]  # by asset and moment
    balances: dict[tuple[int, datetime], Fraction] = field(default_factory=dict)  # by pair ...

    @property
    def all_transactions(self) -> list[Transaction]:
        """In the order of their ids, from 1: first those that are in no swap."""
        return self.transactions + [side for swap in self.swaps for side in swap]


def transactions(amounts):
    return st.builds(Transaction, MOMENTS, st.sampled_from(list(PAIRS)), amounts, CATEGORIES)


@st.composite
def ledgers(draw) -> Ledger:
    swaps = st.tuples(transactions(SIZES.map(lambda size: -size)), transactions(SIZES))
    rated = st.tuples(st.sampled_from([2, 3, 4]), MOMENTS)
    held = st.tuples(st.sampled_from(list(PAIRS)), MOMENTS)
    return Ledger(
        now=draw(NOWS),
        transactions=draw(st.lists(transactions(AMOUNTS), max_size=12)),
        swaps=draw(st.lists(swaps, max_size=4)),
        rates=draw(st.dictionaries(rated, RATES, max_size=12)),
        balances=draw(st.dictionaries(held, st.one_of(AMOUNTS, st.just(Fraction(0))), max_size=12)),
    )


@st.composite
def booked_ledgers(draw) -> Ledger:
    """Every balance is what the transactions before it come to, and none is behind them."""
    ledger = draw(ledgers())
    ledger.balances.update({(pair, ledger.now + SECOND): Fraction(0) for pair in PAIRS})
    for pair, moment in ledger.balances:
        ledger.balances[pair, moment] = sum(
            tx.amount for tx in ledger.all_transactions if tx.pair == pair and tx.moment < moment
        )
    return ledger


# --- the same in a database ----------------------------------------------------------------------


class Booked:
    """The connection with a ledger in it, which it loses again."""

    def __init__(self, world, ledger: Ledger) -> None:
        (self.connection, clock), self.ledger = world, ledger
        clock.now = text(ledger.now)

    def __enter__(self):
        run = self.connection.execute
        run("SAVEPOINT ledger")
        for number, tx in enumerate(self.ledger.all_transactions, 1):
            reason = tx.pair if tx.category == PASSIVE else None
            run(
                "INSERT INTO fin_transactions (id, datetime, asset_storage_id, amount, category_id,"
                " reason_fin_asset_storage_id) VALUES (?, ?, ?, ?, ?, ?)",
                (number, text(tx.moment), tx.pair, float(tx.amount), tx.category, reason),
            )
        first = len(self.ledger.transactions) + 1
        for number in range(len(self.ledger.swaps)):
            run(
                "INSERT INTO swaps (credit_fin_transaction_id, debit_fin_transaction_id)"
                " VALUES (?, ?)",
                (first + 2 * number, first + 2 * number + 1),
            )
        for (asset, moment), rate in self.ledger.rates.items():
            run(
                "INSERT INTO fin_asset_rates (asset_id, datetime, rate) VALUES (?, ?, ?)",
                (asset, text(moment), float(rate)),
            )
        for (pair, moment), amount in self.ledger.balances.items():
            run(
                "INSERT INTO balances (asset_storage_id, datetime, amount) VALUES (?, ?, ?)",
                (pair, text(moment), float(amount)),
            )
        return lambda *sql: list(run(*sql))

    def __exit__(self, *error) -> None:
        self.connection.execute("ROLLBACK TO ledger")
        self.connection.execute("RELEASE ledger")


def text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


# --- the naive model -----------------------------------------------------------------------------

FIGURES = ("balance", "balance_delta", "active_delta", "passive_delta", "unaccounted_delta")


def newest(rows: dict, key: int, until: datetime):
    """The value of the newest row of a key up to a moment, or None."""
    moments = [moment for known, moment in rows if known == key and moment <= until]
    return rows[key, max(moments)] if moments else None


def rate_at(ledger: Ledger, asset: int, until: datetime) -> Fraction | None:
    return Fraction(1) if asset == 1 else newest(ledger.rates, asset, until)


def value(amount: Fraction, rate: Fraction | None) -> Fraction | None:
    return Fraction(0) if amount == 0 else None if rate is None else amount * rate


def total(values) -> Fraction | None:
    values = list(values)
    return None if None in values else sum(values, Fraction(0))


def months(ledger: Ledger) -> list[tuple[datetime, datetime]]:
    """Start and end of every month that is shown, the newest first."""
    if not ledger.balances:
        return []
    start = (min(moment for _, moment in ledger.balances) - SECOND).replace(
        day=1, hour=0, minute=0, second=0
    )
    found = []
    while start <= ledger.now:
        end = (start + timedelta(days=31)).replace(day=1)
        found.append((start, end))
        start = end
    return found[::-1]


def month_of_pair(ledger: Ledger, pair: int, start: datetime, end: datetime) -> dict:
    """The figures of one asset & storage, by what the document says of each."""
    asset, _ = PAIRS[pair]
    rate_before, rate = (rate_at(ledger, asset, moment - SECOND) for moment in (start, end))
    balance_before, balance = (
        newest(ledger.balances, pair, moment) or Fraction(0) for moment in (start, end)
    )
    local = defaultdict(Fraction)
    for tx in ledger.transactions:
        if tx.pair == pair and start <= tx.moment < end:
            kind = {PASSIVE: "passive", IMPORT: "import"}.get(tx.category, "active")
            local[kind] += tx.amount
    sent = []  # what both sides of swaps are worth in base
    for out, into in ledger.swaps:
        base_amount = value(out.amount, rate_at(ledger, PAIRS[out.pair][0], out.moment))
        for side, sign in ((out, 1), (into, -1)):
            if side.pair == pair and start <= side.moment < end:
                local["swap"] += side.amount
                sent.append(None if base_amount is None else sign * base_amount)
    missing = balance - balance_before - sum(local.values())
    found = {
        "balance": value(balance, rate),
        "before": value(balance_before, rate_before),
        "active_delta": value(local["active"], rate),
        "unaccounted_delta": total([value(local["import"] + missing, rate), *sent]),
    }
    if None not in found.values() and rate is not None and rate_before is not None:
        fluctuation = balance_before * (rate - rate_before)
        spread = local["swap"] * rate - sum(sent)
        found["passive_delta"] = local["passive"] * rate + fluctuation + spread
    return found


def monthly_figures(ledger: Ledger) -> list[tuple[str, str, dict, dict]]:
    """Start, end, the figures of the total, and those by type name."""
    found = []
    for start, end in months(ledger):
        by_type = {}
        for type_id, name in sorted(TYPES.items(), key=lambda item: item[1]):
            pairs = [
                month_of_pair(ledger, pair, start, end)
                for pair, (asset, _) in PAIRS.items()
                if ASSETS[asset][1] == type_id
            ]
            sums = {
                key: total(pair[key] for pair in pairs)
                for key in ("balance", "before", "active_delta", "unaccounted_delta")
            }
            before = sums.pop("before")
            known = None not in (sums["balance"], before)
            sums["balance_delta"] = sums["balance"] - before if known else None
            known = known and None not in sums.values()
            if known and all("passive_delta" in pair for pair in pairs):
                sums["passive_delta"] = sum(pair["passive_delta"] for pair in pairs)
            elif known:  # a rate is missing, but nothing that was there at an end needs it
                sums["passive_delta"] = (
                    sums["balance_delta"] - sums["active_delta"] - sums["unaccounted_delta"]
                )
            else:
                sums["passive_delta"] = None
            by_type[name] = sums
        totals = {key: total(sums[key] for sums in by_type.values()) for key in FIGURES}
        found.append((text(start), text(end), totals, by_type))
    return found


def unbooked(ledger: Ledger) -> list[tuple]:
    """The rows of historical_txs_balances_mismatch, in any order."""
    found = []
    known = {
        key: amount for key, amount in ledger.balances.items() if key[1] <= ledger.now + SECOND
    }
    running = {(pair, None): Fraction(0) for pair in PAIRS}
    for pair, end in [*known, *running]:
        until = end or ledger.now + SECOND
        earlier = [
            moment
            for other, moment in known
            if other == pair and (moment < until or (end is None and moment == until))
        ]
        start = max(earlier, default=None)
        tx_delta = sum(
            tx.amount
            for tx in ledger.all_transactions
            if tx.pair == pair and tx.moment < until and (start is None or tx.moment >= start)
        )
        balance_delta = known[pair, end] - known.get((pair, start), 0) if end else Fraction(0)
        if tx_delta != balance_delta:
            asset, storage = PAIRS[pair]
            interval = (start and text(start), text(end or ledger.now), storage, ASSETS[asset][0])
            found.append((*interval, balance_delta - tx_delta, tx_delta, balance_delta))
    return found
