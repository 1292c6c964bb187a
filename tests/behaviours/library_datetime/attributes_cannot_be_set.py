"""Dates and times do not change."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
import datetime as module

for value, name in ((date(2024, 1, 1), 'year'), (datetime(2024, 1, 1), 'hour'), (time(1), 'minute'), (timedelta(1), 'days'),
                    (date(2024, 1, 1), 'colour')):
    try:
        setattr(value, name, 5)
    except AttributeError as error:
        print(type(value).__name__, name, type(error).__name__)
print(MINYEAR, MAXYEAR, UTC is timezone.utc, module.__all__)
print([cls.__module__ for cls in (date, datetime, time, timedelta, timezone)], datetime.__mro__[1].__name__)
print(datetime(2024, 1, 1).year, datetime(2024, 1, 1, 2, 3, 4, 5).microsecond, time(1, 2).tzinfo, time.min, time.max, bool(time(0)))
