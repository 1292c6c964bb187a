"""A timedelta is kept as days, seconds and microseconds, whatever it is made of."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: timedelta(weeks=1, days=2, hours=3, minutes=4, seconds=5, milliseconds=6, microseconds=7))
show(lambda: timedelta(hours=-1))
show(lambda: timedelta(milliseconds=-1))
show(lambda: timedelta(days=1.5, hours=0.25))
show(lambda: (timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(microseconds=2.5)))
show(lambda: timedelta(days=1.1, seconds=0.1, microseconds=0.3, weeks=0.7))
show(lambda: timedelta(1, 2, 3, 4, 5, 6, 7))
show(lambda: (timedelta(-5, 3).days, timedelta(-5, 3).seconds, timedelta(0, 1.000001).microseconds))
show(lambda: (timedelta(0), timedelta(-1), timedelta(seconds=1), timedelta(microseconds=-1)))
show(lambda: (timedelta.min, timedelta.max, timedelta.resolution))
