"""A point in time is read from a date and a time with any character between them."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (datetime.fromisoformat('2024-02-29'), datetime.fromisoformat('2024-02-29T10:20'), datetime.fromisoformat('20240229T102030')))
show(lambda: (datetime.fromisoformat('2024-02-29 10:20:30.123'), datetime.fromisoformat('2024-W09-4x10'), datetime.fromisoformat('2024W094T10Z')))
show(lambda: (datetime.fromisoformat('2024-02-29T10:20+05:30'), datetime.fromisoformat('2024-02-29T10:20-00:00:00.000001')))
show(lambda: (datetime.fromisoformat('2024-12-31T24:00'), datetime.fromisoformat('2024-02-28é24:00:00.000')))
show(lambda: (datetime.fromisoformat('2024-W01-1-10'), datetime.fromisoformat('2024-W01 10')))
show(lambda: datetime.fromisoformat('2024-02-29T'))
show(lambda: datetime.fromisoformat('2024-02-29T1'))
show(lambda: datetime.fromisoformat('2024-02'))
show(lambda: datetime.fromisoformat('2024-02-30T10:20'))
show(lambda: datetime.fromisoformat('2024-02-29T25:00'))
show(lambda: datetime.fromisoformat('9999-12-31T24:00'))
show(lambda: datetime.fromisoformat('2024-02-29T10:20+24:00'))
show(lambda: datetime.fromisoformat(''))
show(lambda: datetime.fromisoformat(None))
