"""The shipped CSV profiles, on rows of the same shape as the real exports and on public samples."""

from __future__ import annotations

import io
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from findb.readers import ReadError, Record, csv_profile, recognise
from findb.readers.profile import shipped

SAMPLES = Path("/work/shared/data/csv")
if not SAMPLES.is_dir():  # beside the checkout
    SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "csv"


def read(content: str | bytes, **options) -> list[Record]:
    data = content.encode() if isinstance(content, str) else content
    assert recognise(data, "my.csv") is csv_profile
    return list(csv_profile.read(io.BytesIO(data), "my.csv", account="mine", **options))


def sample(name: str) -> bytes:
    path = SAMPLES / f"{name}-export.csv"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path.read_bytes()


def cash(records: list[Record]) -> dict[str, Decimal]:
    """What the records do to the cash of each currency."""
    total: dict[str, Decimal] = {}
    for record in records:
        if record.kind in ("balance", "position", "price") or record.amount is None:
            continue
        total[record.currency] = total.get(record.currency, Decimal(0)) + record.amount
        if record.kind == "fx":
            other = record.security_code
            total[other] = total.get(other, Decimal(0)) + record.quantity
    return total


def units(records: list[Record], security: str) -> Decimal:
    kinds = ("trade", "delivery", "split")
    return sum(
        record.quantity
        for record in records
        if record.kind in kinds and security in (record.security_id, record.security_code)
    )


def kinds(records: list[Record]) -> Counter[str]:
    return Counter(record.kind for record in records)


def test_all_shipped_profiles_are_valid():
    assert [profile.name for profile in shipped()] == [
        *("degiro", "generic", "ibkr", "ibkr_activity", "revolut", "sbi", "schwab", "swissquote"),
        *("traderepublic", "trading212"),
    ]
    assert all(profile.title for profile in shipped())


# -- DEGIRO

DEGIRO = "Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id\n"


def test_degiro_joins_what_one_order_did():
    records = read(
        DEGIRO
        + '15-12-2022,16:55,15-12-2022,ACME CORP,US9256521090,Valuta Creditering,"1,0624",USD,'
        + '"33,90",USD,"0,00",5925d76b-\n,,,,,,,,,,,b017\n'
        + "15-12-2022,16:55,15-12-2022,ACME CORP,US9256521090,Valuta Debitering,,EUR,"
        + '"-31,91",EUR,"68,09",5925d76b-b017\n'
        + "15-12-2022,16:55,15-12-2022,ACME CORP,US9256521090,"
        + 'DEGIRO Transactiekosten en/of kosten van derden,,EUR,"-1,00",EUR,"99,00",5925d76b-b017\n'
        + '15-12-2022,16:55,15-12-2022,ACME CORP,US9256521090,"Koop 1 @ 33,9 USD",,USD,"-33,90",'
        + 'USD,"-33,90",5925d76b-b017\n'
        + "14-12-2022,09:00,14-12-2022,,,iDEAL Deposit,,EUR,100,EUR,100,\n"
    )
    order = [record for record in records if record.group_key == "5925d76b-b017"]
    assert kinds(order) == {"fx": 1, "fee": 1, "trade": 1}
    assert cash(records) == {"EUR": Decimal("67.09"), "USD": 0}
    (trade,) = (record for record in order if record.kind == "trade")
    assert (trade.quantity, trade.price) == (1, Decimal("33.9"))
    assert (trade.occurred_at, trade.booked_on) == ("2022-12-15 15:55:00", "2022-12-15")
    (exchange,) = (record for record in order if record.kind == "fx")
    assert (exchange.currency, exchange.amount) == ("EUR", Decimal("-31.91"))
    assert (exchange.security_code, exchange.quantity) == ("USD", Decimal("33.90"))
    closing = {(r.currency, r.occurred_at): r.amount for r in records if r.kind == "balance"}
    assert closing["EUR", "2022-12-15 23:00:00"] == Decimal("68.09")
    assert closing["EUR", "2022-12-14 23:00:00"] == 100


def test_degiro_in_english_with_thousands():
    records = read(
        "Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order Id\n"
        "21-07-2025,15:43,21-07-2025,FTSE ETF,IE000716YHJ7,"
        '"Buy 1,200 Invesco FTSE All World@6.9851 EUR (IE000716YHJ7)",,EUR,"-8,382.12",EUR,'
        '"1.00",a1\n'
    )
    assert (records[0].quantity, records[0].amount) == (1200, Decimal("-8382.12"))


@pytest.mark.parametrize(
    "header",
    [
        "Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order Id",
        "Datum,Uhrzeit,Valutadatum,Produkt,ISIN,Beschreibung,FX,Änderung,,Saldo,,Order-ID",
        "Date,Heure,Date de,Produit,Code ISIN,Description,FX,Mouvements,,Solde,,ID Ordre",
        "Fecha,Hora,Fecha valor,Producto,ISIN,Descripción,Tipo,Variación,,Saldo,,ID Orden",
        "Data,Ora,Data Valore,Prodotto,ISIN,Descrizione,FX,Variazioni,,Saldo,,ID Ordine",
        "Data,Hora,Data Valor,Produto,ISIN,Descrição,T.,Mudança,,Saldo,,ID da Ordem",
    ],
)
def test_degiro_in_every_language(header):
    row = "02-02-2024,08:00,01-02-2024,AT&T INC.,US00206R1023,Dividend,,USD,1.39,USD,1.39,x1"
    (record,) = read(f"{header}\n{row}\n")
    assert (record.source, record.kind, record.amount) == (
        "csv:degiro",
        "dividend",
        Decimal("1.39"),
    )
    assert (record.booked_on, record.currency, record.group_key) == ("2024-02-01", "USD", "x1")
    assert (record.security_id, record.security_name) == ("US00206R1023", "AT&T INC.")


def test_degiro_refuses_what_it_does_not_know():
    row = "15-12-2022,16:55,15-12-2022,,,Something new,,EUR,1,EUR,1,\n"
    with pytest.raises(ReadError, match="line 2: no rule of the profile degiro"):
        read(DEGIRO + row)


def test_degiro_sample():
    records = read(sample("degiro"))
    assert kinds(records) == {
        **{"trade": 13, "fee": 13, "dividend": 9, "tax": 6, "fx": 6, "cash": 8},
        **{"delivery": 3, "interest": 2},
    }
    assert units(records, "AU000000FBR4") == 500
    assert all(record.security_id for record in records if record.kind == "trade")
    (aviva,) = (record for record in records if record.security_name == "AVIVA")
    assert (aviva.quantity, aviva.price, aviva.currency) == (-4, Decimal("4.96"), "GBP")


# -- Trade Republic


def test_trade_republic_sample():
    records = read(sample("traderepublic"))
    assert kinds(records) == {"cash": 2, "trade": 6, "dividend": 1, "fee": 2}
    # what the file calls net is what trade and fee add up to
    assert cash(records)["EUR"] == sum(
        map(
            Decimal,
            ["-10.84", "0.01", "-5", "10.799", "-5", "0.03", "-24.999996", "86.714375", "-690.25"],
        )
    )


def test_trade_republic_app_export():
    header = (
        "datetime,date,account_type,category,type,asset_class,name,symbol,shares,price,amount,fee,"
        "tax,currency,original_amount,original_currency,fx_rate,description,transaction_id,"
        "counterparty_name,counterparty_iban,payment_reference,mcc_code\n"
    )
    records = read(
        header
        + "2026-04-01T08:00:00.1Z,2026-04-01,DEFAULT,CASH,CUSTOMER_INBOUND,,,,,,1000.00,,,EUR,,,,"
        + "Einzahlung,t1,,,,\n"
        + "2026-04-02T07:31:12.120Z,2026-04-02,DEFAULT,TRADING,BUY,STOCK,Acme Inc.,US0378331005,2,"
        + "210.50,-421.00,-1.00,,EUR,,,,Kauf,t2,,,,\n"
        + "2026-05-01T03:49:10Z,2026-05-01,DEFAULT,CASH,INTEREST_PAYMENT,,,,,,0.80,,-0.24,EUR,,,,"
        + "Interest,t3,,,,\n"
        + "2026-05-02T10:00:00Z,2026-05-02,DEFAULT,DELIVERY,FREE_RECEIPT,CRYPTO,Ethereum,ETH,0.5,"
        + "2488.46,,,,EUR,,,,x,t4,,,,\n"
    )
    assert [record.kind for record in records] == [
        *("cash", "trade", "fee", "interest", "tax", "delivery")
    ]
    assert cash(records) == {"EUR": Decimal("578.56")}
    assert records[1].security_id == "US0378331005"
    assert (records[1].security_code, records[5].security_code) == (None, "ETH")
    assert records[4].external_id == "t3:tax"


# -- Trading 212

TRADING212 = (
    "Action,Time,ISIN,Ticker,Name,Notes,ID,No. of shares,Price / share,Currency (Price / share),"
    "Exchange rate,Result,Currency (Result),Total,Currency (Total),Withholding tax,"
    "Currency (Withholding tax),Currency conversion fee,Currency (Currency conversion fee)\n"
)


def test_trading212_fees_splits_and_foreign_tax():
    split = "US05606L1008,BYDDY,BYD,,"
    records = read(
        TRADING212
        + "Market buy,2025-07-01 14:30:03.613,US05606L1008,BYDDY,BYD,,E1,1,110,USD,1.1,,,100.15,"
        + "EUR,,,0.15,EUR\n"
        + f"Stock split close,2025-07-30 06:42:25.9,{split}E2,1,93,USD,,,,93,EUR,,,,\n"
        + f"Stock split open,2025-07-30 06:42:26.1,{split}E3,6,15.5,USD,,,,93,EUR,,,,\n"
        + f"Dividend (Dividend),2025-08-01 00:00:00,{split},6,0.1,USD,,,,0.4,EUR,0.1,USD,,\n"
        + f"Dividend (Dividend),2025-08-02 00:00:00,{split},6,0.1,EUR,,,,0.4,EUR,0.1,EUR,,\n"
    )
    assert [(record.kind, record.amount) for record in records] == [
        ("trade", Decimal("-100.00")),
        ("fee", Decimal("-0.15")),
        ("split", None),
        ("dividend", Decimal("0.4")),
        ("dividend", Decimal("0.5")),
        ("tax", Decimal("-0.1")),
    ]
    assert records[0].price is None  # it is in dollars, the trade in euros
    assert (records[2].ratio, records[2].quantity) == ("6:1", 5)
    assert records[3].memo == "tax of 0.1 USD withheld"
    assert units(records, "US05606L1008") == 6
    assert [record.external_id for record in records[:2]] == ["E1:trade", "E1:fee"]


def test_trading212_sample_is_refused_where_its_rows_do_not_fit_its_header():
    content = sample("trading212")
    with pytest.raises(ReadError) as caught:
        read(content)
    assert caught.value.line == 11  # from here the cells are those of the newer layout
    lines = content.decode().splitlines(keepends=True)
    old = read("".join(lines[:10]))
    assert kinds(old) == {"cash": 1, "trade": 4, "dividend": 3, "interest": 1}
    assert cash(old) == {"EUR": Decimal("45.44")}
    new = read(TRADING212 + "".join(lines[10:]))
    assert kinds(new) == {"delivery": 2, "split": 1}
    (split,) = (record for record in new if record.kind == "split")
    assert split.ratio == "1:4"


# -- Schwab


def test_schwab_sample():
    records = read(sample("schwab"))
    assert kinds(records)["trade"] == 43
    assert kinds(records)["delivery"] == 12
    assert cash(records) == {"USD": Decimal("400074.19")}  # the sum of the file's Amount column


def test_schwab_takes_the_fee_out_of_the_amount():
    records = read(
        '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
        '"07/15/2024 as of 07/12/2024","Sell","ACME","ACME INC","592.199","$8.46","$10.00",'
        '"$5,000.00"\n'
        '"Transactions Total","","","","","","","$5,000.00"\n'
    )
    assert [(record.kind, record.amount) for record in records] == [("trade", 5010), ("fee", -10)]
    assert (records[0].occurred_at[:10], records[0].booked_on) == ("2024-07-12", "2024-07-15")


# -- Swissquote


def test_swissquote_sample():
    records = read(sample("swissquote"))
    assert kinds(records)["trade"] == 10
    assert kinds(records)["fx"] == 2
    rows = sample("swissquote").decode().splitlines()[1:]
    expected: dict[str, Decimal] = {}
    for row in rows:
        cells = row.split(";")
        expected[cells[12]] = expected.get(cells[12], Decimal(0)) + Decimal(cells[10])
    assert cash(records) == expected
    for record in records:
        if record.kind == "trade":
            assert abs(record.quantity * record.price + record.amount) < Decimal("0.01")


def test_swissquote_dividends_tell_their_tax():
    header = "Date;Order #;Transaction;Symbol;Name;ISIN;Quantity;Unit price;Costs;Accrued Interest;"
    records = read(
        header
        + "Net Amount;Balance;Currency\n30-06-2022 16:35:13;00000000;Dividend;NESN;Nestlé;"
        + "CH0038863350;1.0;100.00;35.00;0.00;65.00;1065.00;CHF\n"
    )
    assert [(record.kind, record.amount) for record in records] == [("dividend", 100), ("tax", -35)]


# -- Revolut


def test_revolut_investments_sample():
    notes: list[str] = []
    records = read(sample("revolut-invest"), note=notes.append)
    assert kinds(records) == {
        **{"cash": 2, "trade": 4, "dividend": 1, "fee": 1, "delivery": 1, "transfer": 1}
    }
    assert len(notes) == 1
    assert "2 rows skipped" in notes[0]
    assert cash(records) == {"USD": Decimal("-30.42"), "EUR": -70}


def test_revolut_account():
    header = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,"
    records = read(
        header
        + "Balance\nTOPUP,Current,2026-08-01 08:07:42,2026-08-01 08:07:43,Pay,100.00,0.00,EUR,"
        + "COMPLETED,100.00\n"
        + "EXCHANGE,Current,2026-08-02 10:11:12,2026-08-02 10:11:13,To USD,-10.00,0.25,EUR,"
        + "COMPLETED,89.75\n"
        + "CARD_PAYMENT,Current,2026-08-03 10:11:12,,Shop,-5.00,0.00,EUR,PENDING,\n"
        + "CARD_PAYMENT,Current,2026-08-03 10:11:12,,Shop,-5.00,0.00,EUR,REVERTED,\n"
    )
    assert {record.account for record in records} == {"mine"}
    booked = [record for record in records if record.status == "booked"]
    assert cash(booked) == {"EUR": Decimal("89.75")}
    assert [record.amount for record in records if record.kind == "balance"] == [
        Decimal("100.00"),
        Decimal("89.75"),
    ]
    assert kinds(records) == {"cash": 3, "fee": 1, "balance": 2}


# -- SBI

SBI = (Path(__file__).parent / "fixtures" / "sbi.csv").read_text("utf-8")


def test_sbi_in_shift_jis():
    records = read(SBI.replace("\n", "\r\n").encode("cp932"))
    assert [(record.kind, record.amount) for record in records] == [
        ("trade", -135500),
        ("fee", -99),
        ("tax", -9),
        ("trade", 223940),
        ("trade", -5001),
        ("dividend", 20),
        ("trade", -20),
        ("cash", 59812),
    ]
    assert {record.currency for record in records} == {"JPY"}
    first, fund = records[0], records[4]
    assert (first.security_code, first.security_name) == ("6846", "中央電機")
    assert (first.occurred_at, first.booked_on) == ("2026-06-17 00:00:00", "2026-06-19")
    assert first.memo == "株式現物買, 名証, 一般"
    assert (fund.price, fund.quantity, fund.security_code) == (Decimal("4.7903"), 1044, None)
    assert records[5].group_key == records[6].group_key is not None


def test_sbi_also_in_utf8():
    assert len(read(SBI)) == 8
