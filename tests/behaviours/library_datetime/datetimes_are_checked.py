"""The parts of a point in time have to be in their ranges."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: datetime(2024, 1, 1, 24))
show(lambda: datetime(2024, 1, 1, 1, 60))
show(lambda: datetime(2024, 1, 1, 1, 1, 60))
show(lambda: datetime(2024, 1, 1, 1, 1, 1, 10 ** 6))
show(lambda: datetime(2024, 1, 1, -1))
show(lambda: datetime(2024, 1, 1, fold=2))
show(lambda: datetime(2024, 1, 1, tzinfo=3))
show(lambda: datetime(2024, 1))
show(lambda: datetime(2024, 1, 1, 1, 1, 1, 1, None, 1))
show(lambda: datetime(2024, 1, 1, 1.5))
show(lambda: time(24))
show(lambda: time(1, 2, 3, 4, 5))
show(lambda: time(1, 2, 3, 4, None, 6))
show(lambda: time('a'))
show(lambda: datetime(2024, 1, 1).replace(month=13))
show(lambda: datetime.combine(1, time()))
show(lambda: datetime.combine(date(2024, 1, 1), 1))
