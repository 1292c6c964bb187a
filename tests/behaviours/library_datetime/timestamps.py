"""Timestamps become points in time of a zone and back, rounded to even microseconds."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime(1969, 12, 31, 23, 59, 59, 5, timezone.utc).timestamp()))
show(lambda: (datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(-1.5, timezone.utc), datetime.fromtimestamp(1e9, tz=timezone.utc)))
show(lambda: (datetime.fromtimestamp(5e-7, timezone.utc), datetime.fromtimestamp(1.5e-6, timezone.utc), datetime.fromtimestamp(0.9999999, timezone.utc)))
show(lambda: datetime.fromtimestamp(1700000000, timezone(timedelta(hours=-5))))
show(lambda: datetime.fromtimestamp(1e12, timezone.utc))
show(lambda: datetime.fromtimestamp(1e20, timezone.utc))
show(lambda: datetime.fromtimestamp(2 ** 70, timezone.utc))
show(lambda: datetime.fromtimestamp(float('nan'), timezone.utc))
show(lambda: datetime.fromtimestamp('0', timezone.utc))
show(lambda: datetime.fromtimestamp(0, 3))
show(lambda: (datetime.fromtimestamp(1234567.5).timestamp(), datetime.fromtimestamp(86400 * 200).timestamp()))
show(lambda: date.fromtimestamp(86400 * 365).year)
