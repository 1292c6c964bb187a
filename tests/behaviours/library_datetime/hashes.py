"""Equal dates and times have equal hashes, in any zone."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (hash(date(2024, 1, 1)) == hash(date(2024, 1, 1)), len({date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 2)})))
show(lambda: hash(datetime(2024, 1, 1, 1, tzinfo=timezone.utc)) == hash(datetime(2024, 1, 1, 3, tzinfo=timezone(timedelta(hours=2)))))
show(lambda: (hash(datetime(2024, 1, 1, fold=1)) == hash(datetime(2024, 1, 1)), hash(time(1, fold=1)) == hash(time(1))))
show(lambda: hash(time(1, tzinfo=timezone.utc)) == hash(time(3, tzinfo=timezone(timedelta(hours=2)))))
show(lambda: (hash(timezone.utc) == hash(timezone(timedelta(0), 'A')), len({timezone.utc, timezone(timedelta(0), 'A')})))
