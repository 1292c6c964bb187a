"""A zone of a fixed distance has a name and never summer time."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (timezone(timedelta(0)) is timezone.utc, timezone.utc.tzname(None), timezone.utc.utcoffset(None), timezone.utc.dst(None)))
show(lambda: (str(timezone(timedelta(hours=5, minutes=30))), str(timezone(-timedelta(hours=1))), str(timezone(timedelta(seconds=3)))))
show(lambda: (str(timezone(timedelta(hours=1), 'CET')), timezone(timedelta(hours=1), 'CET').tzname(datetime(2024, 1, 1))))
show(lambda: (timezone(timedelta(hours=1)) == timezone(timedelta(hours=1), 'x'), timezone.utc == 0))
show(lambda: timezone(timedelta(hours=24)))
show(lambda: timezone(-timedelta(hours=24)))
show(lambda: timezone(3))
show(lambda: timezone())
show(lambda: timezone(timedelta(0), 3))
show(lambda: timezone.utc.utcoffset(3))
show(lambda: timezone.utc.fromutc(datetime(2024, 1, 1)))
show(lambda: timezone.utc.fromutc(3))
show(lambda: timezone(timedelta(hours=1)).fromutc(datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=1)))))
show(lambda: type('Zone', (timezone,), {}))
