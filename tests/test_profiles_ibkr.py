"""The profiles of Interactive Brokers."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest

from findb.readers import ReadError, csv_profile
from test_profiles import cash, kinds, read, sample, units


def test_ibkr_dividends_sample():
    records = read(sample("ibkr-dividends"))
    assert kinds(records) == {"dividend": 7, "tax": 4}
    assert cash(records) == {
        "USD": Decimal("334.61"),
        "CHF": Decimal("32.08"),
        "JPY": Decimal("455"),
    }
    assert {record.security_code for record in records} == {"VT", "SMMCHA", "4543.T", "AVGO"}


def test_ibkr_trades_sample():
    content = sample("ibkr-trades")
    with pytest.raises(ReadError, match="line 10: the other currency is missing.*--fx-currency"):
        read(content)
    records = read(content, fx_currency="CHF")
    assert kinds(records) == {"trade": 8, "fx": 3, "fee": 11}
    assert units(records, "US9220427424") == 323
    assert cash(records)["USD"] == Decimal("0.732")
    sold = [record for record in records if record.kind == "fx"]
    assert [(record.security_code, record.quantity) for record in sold] == [
        ("CHF", -8000),
        ("CHF", -10012),
        ("CHF", -10020),
    ]


def test_ibkr_activity_statement():
    records = read(
        "Statement,Header,Field Name,Field Value\n"
        "Statement,Data,BrokerName,Interactive Brokers\n"
        "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,"
        "T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code\n"
        'Trades,Data,Order,Stocks,USD,AMC,"2021-11-23, 12:46:38",50,39.83,39.16,-1991.5,-1,1992.5,'
        "0,-33.5,O\n"
        "Trades,SubTotal,,Stocks,USD,AMC,,50,,,-1991.5,-1,1992.5,0,-33.5,\n"
        "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,"
        "T. Price,,Proceeds,Comm in CHF,,,MTM in CHF,Code\n"
        'Trades,Data,Order,Forex,USD,CHF.USD,"2021-11-23, 12:40:00",-2000,1.07,,2140,-1.8,,,0.1,\n'
        "Dividends,Header,Currency,Date,Description,Amount\n"
        "Dividends,Data,USD,2021-12-15,AMC(US00165C1045) CASH DIVIDEND 0.24 USD,12.00\n"
        "Dividends,Data,Total,,,12.00\n"
        "Withholding Tax,Header,Currency,Date,Description,Amount,Code\n"
        "Withholding Tax,Data,USD,2021-12-15,AMC(US00165C1045) US TAX,-1.80,\n"
    )
    assert kinds(records) == {"trade": 1, "fee": 2, "fx": 1, "dividend": 1, "tax": 1}
    assert cash(records) == {"USD": Decimal("157.7"), "CHF": Decimal("-2001.8")}
    assert records[0].occurred_at == "2021-11-23 17:46:38"
    with pytest.raises(ReadError, match="line 1: the section 'News'"):
        list(csv_profile.read(io.BytesIO(b"News,Header,a\n"), "my.csv", profile="ibkr_activity"))
