"""A point in time is moved to another zone."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: datetime(2024, 1, 1, 12, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=5, minutes=30))))
show(lambda: datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=-8))).astimezone(timezone.utc))
show(lambda: (lambda m: m.astimezone(timezone.utc) is m)(datetime(2024, 1, 1, tzinfo=timezone.utc)))
show(lambda: datetime(1, 1, 1, tzinfo=timezone.utc).astimezone(timezone(-timedelta(hours=1))))
show(lambda: datetime(2024, 1, 1).astimezone(3))
show(lambda: datetime(2024, 1, 1).astimezone().replace(tzinfo=None))
show(lambda: datetime(2024, 1, 1).astimezone().timestamp() == datetime(2024, 1, 1).timestamp())
show(lambda: (datetime(2024, 1, 1, 5, tzinfo=timezone.utc).utctimetuple()[:6], datetime(2024, 1, 1, 5, tzinfo=timezone(timedelta(hours=9))).utctimetuple()[:6]))
