"""Dates and times are written by formats."""

from datetime import date, datetime, time, timedelta, timezone


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: datetime(2024, 2, 9, 15, 4, 5, 678, timezone.utc).strftime('%Y-%m-%d %H:%M:%S.%f %z %Z %:z %%'))
show(lambda: datetime(2024, 2, 9, 15, 4, 5).strftime('%a %A %b %B %c | %x | %X | %p %I %j %y'))
show(lambda: datetime(2024, 2, 9).strftime('%G-W%V-%u %w %U %W %C %e %D %F %T %R %h'))
show(lambda: (datetime(2024, 2, 9).strftime('[%z%Z%:z]'), date(2024, 2, 9).strftime('%H:%M %f'), time(5, 6).strftime('%Y-%m-%d %H:%M')))
show(lambda: (date(5, 1, 1).strftime('%Y %F %G %C %y'), date(2024, 2, 9).strftime('é%d%%%%'), date(2024, 2, 9).strftime('')))
show(lambda: f'{date(2024, 2, 9)} {date(2024, 2, 9):%d.%m.} {time(5):%H} {datetime(2024, 2, 9):%j}')
show(lambda: (format(time(5)), format(datetime(2024, 2, 9), '%Y')))
show(lambda: datetime(2024, 2, 9, tzinfo=timezone(timedelta(hours=-3, seconds=-1, microseconds=-2))).strftime('%z|%:z'))
show(lambda: date(2024, 2, 9).strftime(3))
show(lambda: (date(2024, 2, 9).ctime(), datetime(2024, 2, 9, 1, 2, 3).ctime(), date(2024, 2, 9).timetuple()[:8]))
