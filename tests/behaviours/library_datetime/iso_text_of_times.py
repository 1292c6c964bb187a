"""Times are written by ISO 8601 as exactly as asked."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (datetime(2024, 2, 29, 1, 2, 3).isoformat(), datetime(2024, 2, 29, 1, 2, 3, 4).isoformat(' ')))
show(lambda: [datetime(2024, 2, 29, 1, 2, 3, 4567).isoformat(timespec=spec) for spec in ('hours', 'minutes', 'seconds', 'milliseconds', 'microseconds')])
show(lambda: (time(1, 2, 3, 4567, timezone.utc).isoformat('milliseconds'), str(time(1, 2)), time(1).isoformat()))
show(lambda: datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30))).isoformat())
show(lambda: str(datetime(5, 1, 1, tzinfo=timezone(timedelta(seconds=61, microseconds=5)))))
show(lambda: datetime(2024, 1, 1).isoformat(timespec='days'))
show(lambda: datetime(2024, 1, 1).isoformat('ab'))
show(lambda: datetime(2024, 1, 1).isoformat(sep=3))
show(lambda: (date(33, 4, 3).isoformat(), str(date(2024, 2, 29))))
