"""Dates and times of records: always UTC, always text."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone


def moment(value: datetime | date) -> str:
    """'YYYY-MM-DD HH:MM:SS' in UTC; a time without zone is taken as UTC, a date as its 00:00:00."""
    if not isinstance(value, datetime):
        return f"{value.isoformat()} 00:00:00"
    if value.tzinfo is not None:
        value = value.astimezone(timezone.utc)
    return value.strftime("%Y-%m-%d %H:%M:%S")


def opening(day: date) -> str:
    """The moment an opening balance of that day is valid for: the day's start."""
    return moment(day)


def closing(day: date) -> str:
    """The moment a closing balance of that day is valid for: the next day's start."""
    return moment(day + timedelta(days=1))


def on_day(day: date, time: datetime | None) -> str:
    """The moment of an event that a statement books on `day`, at its time when one is known.

    A statement's balances go by its own days. A time that falls on another day in UTC is moved to
    the nearest second of the booking day, so that the event stays on its side of the balances.
    """
    start = moment(day)
    if time is None:
        return start
    return min(max(moment(time), start), start.replace("00:00:00", "23:59:59"))
