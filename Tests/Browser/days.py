"""Dates as Indonesian pages write them, in the demo's zone (WIB)."""

import datetime

WIB = datetime.timezone(datetime.timedelta(hours=7))
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember")


def written(date: datetime.date, year: bool = False) -> str:
    text = f"{DAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]}"
    return f"{text} {date.year}" if year else text


def today() -> datetime.date:
    return datetime.datetime.now(WIB).date()


def calendar_days_from_today(days: int, year: bool = False) -> str:
    return written(today() + datetime.timedelta(days=days), year)
