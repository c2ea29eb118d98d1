"""A second made-up ledger, less regular than the first: balances at random moments, as many of them
however few transactions there are; every twentieth booking is a swap of two transactions.
"""

from __future__ import annotations

from itertools import accumulate

from ledger import ACTIVE, DAY, PASSIVE, Ledger

BALANCES = 49_600


class RandomLedger(Ledger):
    """The assets, storages and rates of Ledger with another history."""

    def _history(self) -> tuple[list[tuple], list[tuple], list[tuple]]:
        """Transactions in the order of time, swaps and balances. Amounts grow in whole cents."""
        choose, number_below = self.random.choice, self.random.randrange
        seconds = [0] * self.pairs
        seconds += sorted(number_below(1, self.days * DAY) for _ in range(self.transactions))
        booked: list[list[tuple[int, int]]] = [[] for _ in range(self.pairs)]  # second, cents
        transactions: list[tuple] = []
        swaps: list[tuple] = []

        def book(second: int, pair: int, cents: int, kind: str, reason: int | None = None) -> None:
            booked[pair].append((second, cents))
            transactions.append(
                (self.moment(second), None, pair + 1, cents / 100, self.categories[kind], reason)
            )

        for pair in range(self.pairs):
            book(0, pair, 100_000_000, "initial import")
        while len(transactions) < self.transactions:
            second, pair = seconds[len(transactions)], number_below(self.pairs)
            cents = number_below(1, 100_000)
            if number_below(20) == 0:
                book(second, pair, -cents, "swap")
                book(second, (pair + number_below(1, self.pairs)) % self.pairs, cents, "swap")
                swaps.append((len(transactions) - 1, len(transactions)))
            elif number_below(10) == 0:
                book(second, pair, cents, choose(PASSIVE), number_below(self.pairs) + 1)
            else:
                book(second, pair, cents * choose((1, -1)), choose(ACTIVE))
        return transactions, swaps, self._balances(booked)

    def _balances(self, booked: list[list[tuple[int, int]]]) -> list[tuple]:
        """At random moments, in agreement with the transactions, but for one in 1,000."""
        found = []
        for pair, history in enumerate(booked):
            sums = [0, *accumulate(cents for _, cents in history)]
            known = 0
            moments = self.random.sample(range(1, self.days * DAY), BALANCES // self.pairs)
            for second in sorted(moments):
                while known < len(history) and history[known][0] < second:
                    known += 1
                wrong = 1_00 if len(found) % 1_000 == 999 else 0
                found.append((self.moment(second), (sums[known] + wrong) / 100, pair + 1))
        self.random.shuffle(found)
        return found
