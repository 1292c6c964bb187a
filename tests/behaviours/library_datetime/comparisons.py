"""Dates, times and points in time compare with their own kind."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (date(2024, 1, 1) < date(2024, 1, 2), date(2024, 1, 1) == date(2024, 1, 1), date(2024, 1, 1) != 'a'))
show(lambda: (date(2024, 1, 1) == datetime(2024, 1, 1), datetime(2024, 1, 1) == date(2024, 1, 1)))
show(lambda: (time(1) < time(1, 0, 1), time(1, tzinfo=timezone.utc) == time(3, tzinfo=timezone(timedelta(hours=2)))))
show(lambda: (time(1) == time(1, tzinfo=timezone.utc), datetime(2024, 1, 1) == datetime(2024, 1, 1, tzinfo=timezone.utc)))
show(lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc))
show(lambda: time(1) < time(1, tzinfo=timezone.utc))
show(lambda: datetime(2024, 1, 1, 1, tzinfo=timezone.utc) == datetime(2024, 1, 1, 3, tzinfo=timezone(timedelta(hours=2))))
show(lambda: (datetime(2024, 1, 1, fold=1) == datetime(2024, 1, 1), time(1, fold=1) == time(1)))
show(lambda: sorted([datetime(2024, 1, 2), datetime(2023, 1, 1), datetime(2024, 1, 1, 5)])[0])
