"""A timedelta is written in days and hours, and compares and hashes by its length."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (str(timedelta(0)), str(timedelta(1, 3661)), str(timedelta(-1, 3, 5)), str(timedelta(100, 0, 70)), str(timedelta(hours=30))))
show(lambda: (timedelta(1) < timedelta(hours=25), timedelta(1) >= timedelta(hours=24), timedelta(1) == timedelta(hours=24)))
show(lambda: (timedelta(1) == 1, timedelta(1) != 'a'))
show(lambda: (hash(timedelta(1)) == hash(timedelta(hours=24)), len({timedelta(1), timedelta(hours=24), timedelta(2)})))
show(lambda: sorted([timedelta(2), timedelta(-1), timedelta(0, 5)]))
show(lambda: max(timedelta(1), timedelta(2)) is not None)
show(lambda: timedelta(5, 3).__reduce__())
