"""Dates are numbered from the first of January of the year 1."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (date(1, 1, 1).toordinal(), date(1970, 1, 1).toordinal(), date.max.toordinal()))
show(lambda: (date.fromordinal(1), date.fromordinal(738945), date.fromordinal(3652059)))
show(lambda: date.fromordinal(0))
show(lambda: date.fromordinal(3652060))
show(lambda: all(date.fromordinal(n).toordinal() == n for n in range(1, 3652059, 997)))
show(lambda: (date(2024, 2, 29).weekday(), date(2024, 2, 29).isoweekday(), date(1, 1, 1).weekday()))
show(lambda: (date(2024, 2, 28) + timedelta(2), date(2024, 3, 1) - timedelta(1), timedelta(hours=47) + date(2024, 1, 1)))
show(lambda: date(2024, 3, 1) - date(2023, 3, 1))
show(lambda: date(9999, 12, 31) + timedelta(1))
show(lambda: date(1, 1, 1) - timedelta(1))
show(lambda: date(2024, 1, 1) + timedelta.max)
