"""The repr of each class makes the same value again."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (date(2024, 2, 29), time(0), time(1, 2), time(1, 2, 3), time(1, 2, 0, 4), time(1, tzinfo=timezone.utc, fold=1)))
show(lambda: (datetime(2024, 2, 29), datetime(2024, 2, 29, 1, 2, 3), datetime(2024, 2, 29, 0, 0, 0, 5), datetime(2024, 2, 29, fold=1)))
show(lambda: (datetime(2024, 2, 29, 1, tzinfo=timezone.utc), timezone.utc, timezone(timedelta(hours=-5)), timezone(timedelta(0), 'X')))
show(lambda: (timezone.min, timezone.max, date(2024, 2, 29).isocalendar(), datetime.min, datetime.max))
