"""Points in time are moved by timedeltas and subtracted from each other."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (datetime(2024, 2, 28, 23) + timedelta(hours=2), datetime(2024, 1, 1) - timedelta(microseconds=1)))
show(lambda: (timedelta(1) + datetime(2024, 2, 28), datetime(2024, 3, 1) - datetime(2024, 2, 1, 12)))
show(lambda: datetime(2024, 1, 1, tzinfo=timezone.utc) - datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=2))))
show(lambda: datetime(2024, 1, 1, fold=1) + timedelta(0))
show(lambda: datetime.max + timedelta(microseconds=1))
show(lambda: datetime.min - timedelta(microseconds=1))
show(lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc))
show(lambda: (datetime(2024, 1, 31, 5).replace(day=1, hour=0), datetime(2024, 1, 1).replace(tzinfo=timezone.utc, fold=1)))
show(lambda: (datetime.combine(date(2024, 1, 1), time(5, fold=1)), datetime.combine(datetime(2024, 1, 1, 9), time(5, tzinfo=timezone.utc), None)))
