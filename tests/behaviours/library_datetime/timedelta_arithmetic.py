"""Timedeltas are added, scaled and divided, and round to even microseconds."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: timedelta(1) + timedelta(hours=5) - timedelta(minutes=1))
show(lambda: (timedelta(1) * 3, 3 * timedelta(1), timedelta(1) * -1.5, True * timedelta(2)))
show(lambda: (timedelta(seconds=0.5) / 3, timedelta(1) / 1.1, timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2))
show(lambda: (timedelta(5) / timedelta(2), timedelta(5) // timedelta(2), timedelta(5) % timedelta(2)))
show(lambda: divmod(timedelta(hours=-7), timedelta(hours=2)))
show(lambda: (timedelta(microseconds=7) // 2, timedelta(microseconds=-7) // 2))
show(lambda: (-timedelta(1, 1, 1), +timedelta(3), abs(timedelta(-5, 3))))
show(lambda: (timedelta(hours=36).total_seconds(), timedelta(microseconds=-1).total_seconds()))
show(lambda: (bool(timedelta(0)), bool(timedelta(microseconds=1))))
show(lambda: sum([timedelta(hours=9), timedelta(hours=20)], timedelta()))
