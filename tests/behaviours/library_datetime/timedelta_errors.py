"""A timedelta that is too large, or is made of something else, is an error."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: timedelta('a'))
show(lambda: timedelta(hours=None))
show(lambda: timedelta(days=10 ** 9))
show(lambda: timedelta(days=10 ** 20))
show(lambda: timedelta.max + timedelta(microseconds=1))
show(lambda: timedelta(float('nan')))
show(lambda: timedelta(float('inf')))
show(lambda: timedelta(1) * float('nan'))
show(lambda: timedelta(1) / 0)
show(lambda: timedelta(1) // 0)
show(lambda: timedelta(1) % timedelta(0))
show(lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8))
