"""A date has to be a day that exists."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: date(2024, 2, 29))
show(lambda: date(2023, 2, 29))
show(lambda: date(1900, 2, 29))
show(lambda: date(0, 1, 1))
show(lambda: date(10000, 1, 1))
show(lambda: date(2024, 13, 1))
show(lambda: date(2024, 4, 31))
show(lambda: date(2024, 1, 0))
show(lambda: date('a', 1, 1))
show(lambda: date(2024.5, 1, 1))
show(lambda: date(2024, 1))
show(lambda: date())
show(lambda: date(1, 2, 3, 4))
show(lambda: date(2 ** 40, 1, 1))
show(lambda: date(year=2024, month=True, day=2))
show(lambda: (date.min, date.max, date.resolution))
